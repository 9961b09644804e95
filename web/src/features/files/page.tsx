import { Link } from "@tanstack/react-router";
import { usePageTitle } from "../../app/page-title";
import { buttonClass } from "../../ui/button";
import { EmptyState } from "../../ui/placeholders";
import { useWording } from "../../wording/use-wording";
import { useCase } from "../cases/use-case";
import { FilesView } from "./files-view";
import { usePlacedFiles } from "./use-files";
import { filesWording } from "./wording";

/** One's own files on their way, of whatever case. */
export function MyFilesPage() {
  const t = useWording(filesWording);
  usePageTitle(t("page.title"));
  const files = usePlacedFiles();
  return <FilesView files={files} maySend empty={null} />;
}

/** The files of a case, and one's own on their way to it. */
export function FilesPage() {
  const t = useWording(filesWording);
  const { caseId, view } = useCase();
  const { upload } = view.may;
  const without = view.snapshot.analyses.length === 0;
  const empty = without ? (
    <EmptyState
      title={t("none.analysis")}
      action={
        <Link to="/cases/$caseId" params={{ caseId }} className={buttonClass({ size: "tight" })}>
          {t("none.open")}
        </Link>
      }
    >
      {t("none.analysis.body")}
    </EmptyState>
  ) : upload ? null : (
    <EmptyState title={t("none.title")}>{t("drop.refused")}</EmptyState>
  );
  return <FilesView caseId={caseId} files={view.files} maySend={upload && !without} empty={empty} />;
}
