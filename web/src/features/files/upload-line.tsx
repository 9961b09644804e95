import { useState } from "react";
import type { Upload } from "../../api/generated/Upload";
import { ProblemView } from "../../app/problem-view";
import { Button } from "../../ui/button";
import { ErrorView } from "../../ui/placeholders";
import { useLanguage } from "../../wording/language";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { agrees, asksOf, targetFor, type UploadAsk, type Waiting } from "./asks";
import { Line, Named, shareOf, State, To, What } from "./cells";
import { ChoosePlace } from "./choose-place";
import { askNow, changeDraft, useDrafts } from "./drafts";
import { wordRefusal } from "./facts";
import { useGiveUp, usePlace } from "./use-acts";
import { filesWording } from "./wording";
import { wordTarget } from "./words";

/** Takes a file off the list that was not attached. */
function TakeAway({ upload }: { upload: Upload }) {
  const t = useWording(filesWording);
  const giveUp = useGiveUp();
  return (
    <button
      type="button"
      className="link"
      aria-label={t("act.take-away.for", { name: upload.name })}
      onClick={() => giveUp.mutate(upload.id)}
    >
      {t("act.take-away")}
    </button>
  );
}

/** An upload that another page began, or that broke off: dropping the same file again goes on with it. */
function BrokenLine({ upload }: { upload: Upload & { state: "receiving" } }) {
  const t = useWording(filesWording);
  const format = useFormat();
  const percent = format.percent(shareOf(upload.received, upload.bytes));
  return (
    <Line
      file={<Named name={upload.name} bytes={upload.bytes} arriving />}
      to={<span className="muted">{t("to.unknown")}</span>}
      why={t("state.broken.remedy")}
      state={
        <State shape="preliminary" word={t("state.broken", { percent })}>
          <TakeAway upload={upload} />
        </State>
      }
    />
  );
}

/** An upload that is at the server and not placed. */
export function UploadLine({ upload, asked }: { upload: Upload; asked: boolean }) {
  const t = useWording(filesWording);
  const language = useLanguage();
  if (upload.state === "receiving") return <BrokenLine upload={upload} />;
  if (upload.state === "waiting") return <WaitingLine upload={upload} asked={asked} />;
  const { title, remedy } = wordRefusal(upload.refusal, language);
  return (
    <>
      <Line
        file={<Named name={upload.name} bytes={upload.bytes} />}
        state={
          <State shape="missing" word={t("state.refused")} strong>
            <TakeAway upload={upload} />
          </State>
        }
      />
      <ErrorView title={title} remedy={remedy} />
    </>
  );
}

function WaitingLine({ upload, asked }: { upload: Waiting; asked: boolean }) {
  const t = useWording(filesWording);
  const language = useLanguage();
  const { draftOf, later } = useDrafts();
  const draft = draftOf(upload.id);
  const target = targetFor(upload, draft);
  const [choosing, setChoosing] = useState(false);
  const other = (
    <button
      type="button"
      className="link small"
      aria-label={t("to.other.for", { name: upload.name })}
      onClick={() => setChoosing(true)}
    >
      {t("to.other")}
    </button>
  );
  const why =
    target && (target.because.length + target.against.length > 0 ? wordTarget(target, language) : "");
  return (
    <>
      <Line
        file={<Named name={upload.name} bytes={upload.bytes} sha256={upload.sha256} asked={asked} />}
        what={<What known={upload.survey} />}
        to={
          target ? (
            <To {...target}>{other}</To>
          ) : (
            <>
              <span className="soft">{t("to.nobody")}</span>
              <div>{other}</div>
            </>
          )
        }
        lines={<span className="small muted">{t("lines.unread")}</span>}
        why={why || (target?.chosen && t("to.chosen"))}
        state={
          agrees(upload, draft) ? (
            <Agreeing upload={upload} />
          ) : (
            <Asking ask={asksOf(upload, draft)[0]} asked={asked}>
              {later.has(upload.id) && !asked && (
                <button
                  type="button"
                  className="link"
                  aria-label={t("act.ask-now.for", { name: upload.name })}
                  onClick={() => askNow(upload.id)}
                >
                  {t("act.ask-now")}
                </button>
              )}{" "}
              <TakeAway upload={upload} />
            </Asking>
          )
        }
      />
      {choosing && (
        <ChoosePlace
          upload={upload}
          onClose={() => setChoosing(false)}
          onTake={(chosen) => {
            changeDraft(upload.id, { target: chosen });
            setChoosing(false);
          }}
        />
      )}
    </>
  );
}

function Asking({
  ask,
  asked,
  children,
}: {
  ask: UploadAsk | undefined;
  asked: boolean;
  children: React.ReactNode;
}) {
  const t = useWording(filesWording);
  const word = asked || ask === undefined ? t("state.asks") : t(`state.asks.next.${ask.asks}`);
  return (
    <State shape={asked ? "missing" : "waiting"} word={word} strong={asked}>
      {children}
    </State>
  );
}

/** Nothing speaks against it: one press attaches it. */
function Agreeing({ upload }: { upload: Waiting }) {
  const t = useWording(filesWording);
  const { draftOf } = useDrafts();
  const place = usePlace();
  return (
    <State shape="preliminary" word={place.isPending ? t("state.placing") : t("state.agrees")}>
      <span className="row">
        <Button
          size="tight"
          aria-label={t("act.confirm.for", { name: upload.name })}
          onClick={() => place.mutate([{ upload, draft: draftOf(upload.id) }])}
        >
          {t("act.confirm")}
        </Button>
        <TakeAway upload={upload} />
      </span>
      {place.error && <ProblemView error={place.error} />}
    </State>
  );
}
