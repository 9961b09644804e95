import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { buttonClass } from "../../ui/button";
import { Field, Select } from "../../ui/field";
import { EmptyState } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { BoardOrder } from "./foot";
import { storeQuery } from "./requests";
import { SpecimenStrip } from "./specimen-strip";
import "./variants.css";
import { VariantTable, type VariantTableProps } from "./variant-table";
import { variantsWording } from "./wording";

const route = getRouteApi("/framed/cases/$caseId/variants");

/** The findings of the case's files, one file at a time. */
export function VariantsPage() {
  const t = useWording(variantsWording);
  const { caseId, view } = useCase();
  const search = route.useSearch();
  const [drawerPlace, setDrawerPlace] = useState<HTMLElement | null>(null);
  const ready = view.files.filter(({ state }) => state === "ready");
  const file = ready.find(({ id }) => id === search.file) ?? ready[0];
  if (file === undefined || file.state !== "ready") {
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
  const analysis = view.snapshot.analyses.find(({ id }) => id === file.analysis);
  return (
    <div className={search.call === undefined ? "lab" : "lab with-drawer"}>
      <div className="lab-left">
        <h1 className="vh">{t("title")}</h1>
        <div className="lab-head">
          {analysis && <SpecimenStrip analysis={analysis} />}
          <FileChoice files={ready} chosen={file.id} />
        </div>
        <OneFile
          key={file.id}
          file={file.id}
          name={file.name}
          drawerPlace={drawerPlace}
          assembly={file.report.assembly.name ?? t("unknown")}
        />
        <BoardOrder />
      </div>
      {/* The drawer of the chosen call is drawn here by the table. */}
      <div ref={setDrawerPlace} className="lab-drawer" />
    </div>
  );
}

function FileChoice({ files, chosen }: { files: readonly { id: string; name: string }[]; chosen: string }) {
  const t = useWording(variantsWording);
  const navigate = route.useNavigate();
  if (files.length < 2) return null;
  return (
    <Field label={t("file")}>
      <Select
        value={chosen}
        choices={files.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(file) => void navigate({ search: { file } })}
      />
    </Field>
  );
}

function OneFile({ file, ...rest }: Omit<VariantTableProps, "store">) {
  const t = useWording(variantsWording);
  const { data: store } = useSuspenseQuery(storeQuery(file));
  if (store.rows === 0) return <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>;
  return <VariantTable store={store} file={file} {...rest} />;
}
