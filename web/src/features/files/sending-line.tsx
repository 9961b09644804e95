import { ApiProblem } from "../../api/problem";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { ErrorView } from "../../ui/placeholders";
import { useLanguage } from "../../wording/language";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { Line, Named, Progress, shareOf, State } from "./cells";
import { isRefusal, wordRefusal } from "./facts";
import type { Sending } from "./sendings";
import { sendings } from "./use-files";
import { filesWording } from "./wording";

/** A file that this page sends. */
export function SendingLine({ sending }: { sending: Sending }) {
  const t = useWording(filesWording);
  const format = useFormat();
  const { id, name, bytes, sent, state, lost, error } = sending;
  const share = shareOf(sent, bytes);
  const cancel = (
    <button
      type="button"
      className="link"
      aria-label={t("act.cancel.for", { name })}
      onClick={() => sendings.cancel(id)}
    >
      {t("act.cancel")}
    </button>
  );
  return (
    <>
      <Line
        file={<Named name={name} bytes={bytes} arriving />}
        to={<span className="muted">{t("to.unknown")}</span>}
        state={
          state === "failed" ? (
            <State shape="missing" word={t("state.failed")} strong>
              <span className="row">
                <Button size="tight" onClick={() => sendings.again(id)}>
                  {t("act.again")}
                </Button>
                {cancel}
              </span>
            </State>
          ) : state === "waiting" ? (
            <State shape="not-yet" word={t("state.waits")}>
              {cancel}
            </State>
          ) : (
            <>
              <Progress
                label={t("progress.receiving", { name })}
                share={share}
                word={
                  state === "arrived" || share >= 1
                    ? t("state.looking")
                    : t("state.receiving", { percent: format.percent(share) })
                }
              />
              {lost && state === "sending" && <div className="small strong">{t("state.lost")}</div>}
              {state === "sending" && <div className="small">{cancel}</div>}
            </>
          )
        }
      />
      {error !== undefined && <SendingProblem error={error} />}
    </>
  );
}

/** Why the server did not take the file: in the reader's words when it looked into it. */
function SendingProblem({ error }: { error: unknown }) {
  const language = useLanguage();
  if (error instanceof ApiProblem && isRefusal(error.facts)) {
    return <ErrorView {...wordRefusal(error.facts, language)} />;
  }
  return <ProblemView error={error} />;
}
