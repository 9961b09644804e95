import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { meQuery } from "../../api/me";
import { usePageTitle } from "../../app/page-title";
import { Button, buttonClass } from "../../ui/button";
import { Field, Select, TextInput } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { EmptyState } from "../../ui/placeholders";
import { useToday } from "./use-today";
import { useWording } from "../../wording/use-wording";
import { CaseTable } from "./case-table";
import "./list.css";
import { listed, type ListSearch, type SortKey } from "./list-order";
import { OwnTasks } from "./own-tasks";
import { casesQuery } from "./requests";
import { wantedOf } from "./wanted";
import { WantedBlock } from "./wanted-block";
import { casesWording } from "./wording";

const route = getRouteApi("/framed/cases");

/** The cases of the reader, what is asked about them, and the reader's own tasks. */
export function CasesPage() {
  const t = useWording(casesWording);
  const { data: me } = useSuspenseQuery(meQuery);
  const { data } = useSuspenseQuery(casesQuery);
  const search = route.useSearch();
  usePageTitle(t("title"));
  const today = useToday();
  const rows = listed(data.cases, search);
  const wanted = wantedOf(me.roles, me.person, data.cases);
  return (
    <div className="cases">
      <header className="cases-head">
        <div>
          <p className="soft">{t("count", { count: data.cases.length })}</p>
          <h1>{t("title")}</h1>
        </div>
        {me.roles.includes("coordinator") && (
          <Link to="/cases/new" className={`${buttonClass({})} push`}>
            <Icon name="plus" />
            {t("new")}
          </Link>
        )}
      </header>
      {wanted && <WantedBlock wanted={wanted} />}
      {data.cases.length === 0 ? (
        <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
      ) : (
        <>
          <Tools search={search} found={rows.length} all={data.cases.length} />
          {rows.length === 0 ? <NoneFound /> : <CaseTable rows={rows} today={today} />}
        </>
      )}
      <OwnTasks tasks={data.tasks} rows={data.cases} today={today} />
    </div>
  );
}

/** Whether a key was meant for the page and not for a text being written. */
const isForPage = (event: KeyboardEvent): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !(event.target instanceof HTMLElement && event.target.closest("input, textarea, select, dialog") !== null);

function Tools({ search, found, all }: { search: ListSearch; found: number; all: number }) {
  const t = useWording(casesWording);
  const navigate = route.useNavigate();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "/" || !isForPage(event)) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
  const show = (next: ListSearch) => void navigate({ search: next, replace: true });
  const sort = search.sort ?? "urgency";
  const choices = (["urgency", "needed", "state", "referrer"] as const).map((value) => ({
    value,
    label: t(`sort.${value}`),
  }));
  return (
    <div className="list-tools">
      <TextInput
        ref={box}
        type="search"
        aria-label={t("search")}
        aria-keyshortcuts="/"
        placeholder={t("search.hint")}
        value={search.find ?? ""}
        onChange={({ target: { value } }) =>
          show({ ...(value === "" ? {} : { find: value }), ...(search.sort ? { sort: search.sort } : {}) })
        }
      />
      <Field label={t("sort")}>
        <Select<SortKey>
          value={sort}
          choices={choices}
          onChoose={(value) => show({ ...(search.find ? { find: search.find } : {}), sort: value })}
        />
      </Field>
      {search.find !== undefined && (
        <span className="push small muted" role="status">
          {t("count.found", { count: found, all })}
        </span>
      )}
    </div>
  );
}

function NoneFound() {
  const t = useWording(casesWording);
  const navigate = route.useNavigate();
  return (
    <EmptyState
      title={t("none-found.title")}
      action={
        <Button size="tight" onClick={() => void navigate({ search: {}, replace: true })}>
          {t("none-found.clear")}
        </Button>
      }
    />
  );
}
