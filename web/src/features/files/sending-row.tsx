import { ProblemView } from "../../app/problem-view";
import { ApiProblem } from "../../api/problem";
import { Button } from "../../ui/button";
import { ErrorView } from "../../ui/placeholders";
import { StateShape } from "../../ui/state-glyph";
import { useLanguage } from "../../wording/language";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { isRefusal, wordRefusal } from "./facts";
import { Progress } from "./progress";
import type { Sending } from "./uploads";
import { filesWording } from "./wording";

interface SendingRowProps {
  sending: Sending;
  onAgain(): void;
  onDismiss(): void;
}

/** A file on its way to the server. */
export function SendingRow({ sending, onAgain, onDismiss }: SendingRowProps) {
  const t = useWording(filesWording);
  const format = useFormat();
  const { name, bytes, sent, state, error } = sending;
  return (
    <li className="file-row">
      <div className="file-line">
        <div>
          <div className="hgvs cut" translate="no">
            {name}
          </div>
          <div className="small muted">{format.fileSize(bytes)}</div>
        </div>
        <span />
        <span />
        <div>
          <span className="state">
            <StateShape state={state === "failed" ? "missing" : "waiting"} />
            {t(`sending.${state}`)}
          </span>
          {state === "sending" && (
            <Progress
              label={t("sending.label", { name })}
              share={bytes === 0 ? 0 : sent / bytes}
              text={t("sending.progress", { sent: format.fileSize(sent), bytes: format.fileSize(bytes) })}
            />
          )}
        </div>
        <span className="row file-acts">
          {state === "failed" && (
            <>
              <Button size="tight" onClick={onAgain}>
                {t("sending.again")}
              </Button>
              <Button size="tight" variant="quiet" onClick={onDismiss}>
                {t("sending.dismiss")}
              </Button>
            </>
          )}
        </span>
      </div>
      {error !== undefined && <SendingProblem error={error} />}
    </li>
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
