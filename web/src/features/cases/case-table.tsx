import { Link } from "@tanstack/react-router";
import type { CaseRow } from "../../api/generated/CaseRow";
import type { CaseState } from "../../api/generated/CaseState";
import { type StateName, StateGlyph, StateShape } from "../../ui/state-glyph";
import { RowsTable, Th } from "../../ui/table";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { codeWording } from "./codes";
import { isLate } from "./list-order";
import { casesWording } from "./wording";

/** The shape of each state of a case. */
export const caseShapes: Record<CaseState, StateName> = {
  accepted: "waiting",
  on_agenda: "not-yet",
  decided: "decided",
  signed: "signed",
  deferred: "deferred",
};

/** The cases, one rule each. The pseudonym is the link; the whole row follows it. */
export function CaseTable({ rows, today }: { rows: readonly CaseRow[]; today: string }) {
  const t = useWording(casesWording);
  const head = (["case", "referrer", "needed", "state", "missing"] as const).map((column) => (
    <Th key={column}>{t(`col.${column}`)}</Th>
  ));
  return (
    <div className="case-list">
      <RowsTable label={t("list.label")} head={head}>
        {rows.map((row) => (
          <Row key={row.case} row={row} late={isLate(row, today)} />
        ))}
      </RowsTable>
    </div>
  );
}

function Row({ row, late }: { row: CaseRow; late: boolean }) {
  const t = useWording(casesWording);
  const code = useWording(codeWording);
  const format = useFormat();
  const [first, ...more] = row.missing;
  return (
    <tr className={row.state === "signed" ? "done" : undefined}>
      <td>
        <div>
          <Link to="/cases/$caseId" params={{ caseId: row.case }} className="case-link" translate="no">
            {row.pseudonym}
          </Link>{" "}
          <span className="muted">{format.age(row.age)}</span>
        </div>
        <div className="q">{row.question}</div>
        <div className="small muted">{row.diagnosis}</div>
      </td>
      <td>
        {row.referrer.name}
        <div className="small muted">{row.referrer.place}</div>
      </td>
      <td className="nowrap">
        <span className={late || row.urgency === "urgent" ? "strong" : undefined}>
          {format.day(row.needed_by)}
        </span>
        {late ? (
          <div className="small warn state">
            <StateShape state="missing" />
            {t("late")}
          </div>
        ) : (
          row.urgency !== "routine" && <div className="small muted">{code(`urgency.${row.urgency}`)}</div>
        )}
      </td>
      <td>
        <StateGlyph state={caseShapes[row.state]} word={code(`state.${row.state}`)} />
        {row.placed && (
          <div className="small muted">
            {format.day(row.placed.starts_at)} {format.time(row.placed.starts_at)}
          </div>
        )}
      </td>
      <td>
        {first === undefined ? (
          <span className="soft">{t("missing.none")}</span>
        ) : (
          <>
            <span className="state strong">
              <StateShape state="missing" />
              {code(`missing.${first}`)}
            </span>
            {more.length > 0 && (
              <div className="small muted">{t("missing.more", { count: more.length })}</div>
            )}
          </>
        )}
      </td>
    </tr>
  );
}
