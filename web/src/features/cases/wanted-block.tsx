import { Link } from "@tanstack/react-router";
import type { CaseRow } from "../../api/generated/CaseRow";
import { Ask } from "../../ui/ask";
import { buttonClass } from "../../ui/button";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "./codes";
import type { Wanted } from "./wanted";
import { casesWording } from "./wording";

const target = {
  files: "/cases/$caseId/files",
  findings: "/cases/$caseId/variants",
  gaps: "/cases/$caseId",
  "own-gaps": "/cases/$caseId",
  dates: "/cases/$caseId",
} as const;

/** What is wanted of this reader, and the first case to open for it. */
export function WantedBlock({ wanted }: { wanted: Wanted }) {
  const t = useWording(casesWording);
  const code = useWording(codeWording);
  const format = useFormat();
  const [first] = wanted.cases;
  if (first === undefined) return null;
  const who = first.pseudonym;
  const when = format.day(first.needed_by);
  const kind = wanted.what === "own-gaps" ? "gaps" : wanted.what;
  const title = () => {
    if (kind === "gaps" && "things" in wanted) {
      return t("ask.gaps", { count: wanted.cases.length, things: wanted.things });
    }
    if (kind === "gaps") return undefined;
    return wanted.cases.length === 1
      ? t(`ask.${kind}`, { who })
      : t(`ask.${kind}.many`, { count: wanted.cases.length });
  };
  const reason = (row: CaseRow) => {
    const [what] = row.missing;
    return kind === "gaps" && what !== undefined
      ? t("ask.first", { who, what: code(`missing.${what}`), when })
      : t("ask.needed", { when });
  };
  return (
    <Ask
      title={title()}
      reason={reason(first)}
      actions={
        <Link
          to={target[wanted.what]}
          params={{ caseId: first.case }}
          className={buttonClass({ variant: "primary" })}
        >
          {t(`ask.${kind}.act`, { who })}
        </Link>
      }
    />
  );
}
