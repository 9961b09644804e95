import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { buttonClass } from "../../ui/button";
import { Field, Select } from "../../ui/field";
import { EmptyState } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { FindingsView } from "./findings-view";
import { LetThrough } from "./let-through";
import { materialsOf } from "./materials";
import { addressOf, type List, listOf } from "./search";
import { SpecimenStrip } from "./specimen-strip";
import { currentFiles, filesOf, type ReadFile } from "./use-findings";
import "./variants.css";
import { variantsWording } from "./wording";

const route = getRouteApi("/framed/cases/$caseId/variants");

/** The findings of the case: those of all its files together, or one file alone. */
export function VariantsPage() {
  const t = useWording(variantsWording);
  const { caseId, view } = useCase();
  const search = route.useSearch();
  const [drawerPlace, setDrawerPlace] = useState<HTMLElement | null>(null);
  const { alone, germline } = listOf(search);
  const list = useMemo((): List => ({ alone, germline }), [alone, germline]);
  const files = filesOf(view, list);
  const materials = useMemo(() => {
    const cited = new Set(view.files.map(({ analysis }) => analysis));
    return materialsOf(
      view.snapshot,
      view.snapshot.analyses.filter(({ id }) => cited.has(id)),
    );
  }, [view]);
  if (files.length === 0) {
    return (
      <EmptyState
        title={t("none.title")}
        action={
          <Link to="/cases/$caseId/files" params={{ caseId }} className={buttonClass({ size: "tight" })}>
            {t("none.open")}
          </Link>
        }
      >
        {t("none.body")}
      </EmptyState>
    );
  }
  const analyses = new Set(files.map(({ analysis }) => analysis));
  const shown = materials.filter((material) => material.analyses.some(({ id }) => analyses.has(id)));
  return (
    <div className={search.call === undefined ? "lab" : "lab with-drawer"}>
      <div className="lab-left">
        <h1 className="vh">{t("title")}</h1>
        <div className="lab-head">
          <SpecimenStrip materials={shown} />
          <FileChoice files={[...new Set([...currentFiles(view), ...files])]} list={list} />
        </div>
        <LetThrough files={files} />
        <FindingsView
          key={`${alone} ${germline}`}
          list={list}
          files={files}
          materials={shown}
          drawerPlace={drawerPlace}
        />
      </div>
      {/* The drawer of the opened finding is drawn here by the list. */}
      <div ref={setDrawerPlace} className="lab-drawer" />
    </div>
  );
}

const all = "all";

function FileChoice({ files, list }: { files: readonly ReadFile[]; list: List }) {
  const t = useWording(variantsWording);
  const navigate = route.useNavigate();
  if (files.length < 2) return null;
  return (
    <Field label={t("file")}>
      <Select
        value={list.alone ?? all}
        choices={[
          { value: all, label: t("file.all", { count: files.length }) },
          ...files.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChoose={(file) =>
          void navigate({ search: addressOf({ ...list, alone: file === all ? undefined : file }) })
        }
      />
    </Field>
  );
}
