import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { usePageTitle } from "../../app/page-title";
import { ProblemView } from "../../app/problem-view";
import { EmptyState, Skeleton } from "../../ui/placeholders";
import { StateGlyph } from "../../ui/state-glyph";
import { NumCell, RowsTable, Th } from "../../ui/table";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import "./audit.css";
import { auditListQuery } from "./requests";
import { auditWording } from "./wording";

/** The decisions that can be checked, the latest first. */
export function AuditPage() {
  const t = useWording(auditWording);
  const format = useFormat();
  usePageTitle(t("title"));
  const { data, error, isPending, refetch } = useQuery(auditListQuery);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="soft">{t("list.lead")}</p>
        </div>
      </header>
      {error && <ProblemView error={error} onAgain={() => void refetch()} />}
      {isPending && <Skeleton label={t("loading")} />}
      {data?.decisions.length === 0 && <EmptyState title={t("list.none")} />}
      {data && data.decisions.length > 0 && (
        <div className="audit-list">
          <RowsTable
            label={t("title")}
            head={
              <>
                <Th>{t("list.case")}</Th>
                <Th>{t("list.board")}</Th>
                <Th num>{t("list.version")}</Th>
                <Th>{t("list.decided")}</Th>
                <Th>{t("list.state")}</Th>
              </>
            }
          >
            {data.decisions.map(({ decision, pseudonym, board_name, version, decided_at, signed }) => (
              <tr key={decision}>
                <td>
                  <Link to="/audit/decisions/$decisionId" params={{ decisionId: decision }} translate="no">
                    {pseudonym}
                  </Link>
                </td>
                <td>{board_name}</td>
                <NumCell>{version}</NumCell>
                <td>
                  {format.date(decided_at)} {format.timeWithSeconds(decided_at)}
                </td>
                <td>
                  <StateGlyph
                    state={signed ? "signed" : "decided"}
                    word={t(signed ? "state.signed" : "state.decided")}
                  />
                </td>
              </tr>
            ))}
          </RowsTable>
        </div>
      )}
    </div>
  );
}
