import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { usePageTitle } from "../../app/page-title";
import { buttonClass } from "../../ui/button";
import { StateGlyph } from "../../ui/state-glyph";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { resultQuery } from "./requests";
import { ResultView } from "./result-view";
import { resultWording } from "./wording";

const route = getRouteApi("/framed/decisions/$decisionId");

/** One decision's answer: the text to paste, who has it, and the way to its case. */
export function ResultPage() {
  const t = useWording(resultWording);
  const format = useFormat();
  usePageTitle(t("title"));
  const { decisionId } = route.useParams();
  const { data } = useQuery(resultQuery(decisionId));
  return (
    <div className="page result-page">
      <header className="page-head">
        <div>
          {data && <p className="soft">{data.board_name}</p>}
          <h1>
            {t("title")}
            {data && <span translate="no">: {data.pseudonym}</span>}
          </h1>
          {data && (
            <p className="meta">
              {t("version", { version: data.version, when: format.dateTime(data.decided_at) })}{" "}
              <StateGlyph
                state={
                  data.standing === "signed" ? "signed" : data.standing === "decided" ? "decided" : "missing"
                }
                word={t(`standing.${data.standing}`)}
              />
            </p>
          )}
        </div>
        {data && (
          <Link to="/cases/$caseId" params={{ caseId: data.case }} className={buttonClass({})}>
            {t("case")}
          </Link>
        )}
      </header>
      <ResultView decision={decisionId} />
    </div>
  );
}
