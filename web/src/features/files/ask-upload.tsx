import { Fragment, type ReactNode, useState } from "react";
import { About } from "./about";
import type { AskAct } from "./ask-block";
import { AskBlock } from "./ask-block";
import { AskAboutFile } from "./ask-file";
import { AskConfirm } from "./ask-confirm";
import { AskPlace } from "./ask-place";
import { AskRelation } from "./ask-relation";
import {
  asksOf,
  confirmsItself,
  type Draft,
  openCount,
  targetFor,
  type UploadAsk,
  type Waiting,
} from "./asks";
import { ChoosePlace } from "./choose-place";
import { askLater, changeDraft, resetDraft, useDrafts } from "./drafts";
import type { Target } from "./target";
import { useGiveUp, usePlace } from "./use-acts";
import { askWording } from "./wording";
import { useWording } from "../../wording/use-wording";

/** How the parts of a question answer it, go back and choose another place. */
export interface Answering {
  readonly upload: Waiting;
  readonly draft: Draft;
  readonly about: ReactNode;
  readonly more: number;
  readonly busy: string | undefined;
  readonly error: unknown;
  readonly escape: { label: string; act(): void };
  /** Takes an answer; when it names the place and nothing is left to ask, the file is attached. */
  answer(part: Partial<Draft>): void;
  choosePlace(): void;
}

interface AskUploadProps {
  upload: Waiting;
  ask: UploadAsk;
}

/** The next question about an upload. */
export function AskUpload({ upload, ask }: AskUploadProps) {
  const t = useWording(askWording);
  const { draftOf } = useDrafts();
  const draft = draftOf(upload.id);
  const [choosing, setChoosing] = useState(false);
  const place = usePlace();
  const answer = (part: Partial<Draft>) => {
    const next = changeDraft(upload.id, part);
    const open = asksOf(upload, next).filter(({ asks }) => asks !== "confirm");
    if (open.length === 0 && confirmsItself(ask)) place.mutate([{ upload, draft: next }]);
  };
  const begun =
    draft.target !== undefined || draft.sameBytesToo === true || Object.keys(draft.answers).length > 0;
  const answering: Answering = {
    upload,
    draft,
    about: <About name={upload.name} target={targetFor(upload, draft)} />,
    more: openCount(upload, draft) - 1,
    busy: place.isPending ? t("ask.sending") : undefined,
    error: place.error,
    escape: begun
      ? { label: t("ask.back"), act: () => resetDraft(upload.id) }
      : { label: t("ask.later"), act: () => askLater(upload.id) },
    answer,
    choosePlace: () => setChoosing(true),
  };
  const take = (target: Target) => {
    setChoosing(false);
    // What was said of a file of another analysis does not hold for this one.
    const { replaces: _before, ...rest } = draft;
    resetDraft(upload.id);
    changeDraft(upload.id, { ...rest, target });
  };
  return (
    <>
      <Asked ask={ask} answering={answering} />
      {choosing && <ChoosePlace upload={upload} onTake={take} onClose={() => setChoosing(false)} />}
    </>
  );
}

function Asked({ ask, answering }: { ask: UploadAsk; answering: Answering }) {
  switch (ask.asks) {
    case "same":
      return <AskSame {...answering} />;
    case "place":
      return <AskPlace doubt={ask.doubt} {...answering} />;
    case "relation":
      return <AskRelation target={ask.target} {...answering} />;
    case "confirm":
      return <AskConfirm target={ask.target} {...answering} />;
    default:
      return <AskAboutFile question={ask} {...answering} />;
  }
}

/** The same bytes are here: where, and that nothing would be gained, or that they may be somebody else's. */
function AskSame({ upload, draft, about, answer, escape, more, error }: Answering) {
  const t = useWording(askWording);
  const giveUp = useGiveUp();
  const { same_bytes: known } = upload;
  const [first] = known;
  const target = targetFor(upload, draft);
  const elsewhere = first === undefined || (target !== undefined && first.case !== target.case);
  const acts: AskAct[] = [
    { label: t("same.drop"), act: () => giveUp.mutate(upload.id), primary: true },
    { label: t("same.place"), act: () => answer({ sameBytesToo: true }) },
  ];
  return (
    <AskBlock
      title={t("same.title")}
      about={about}
      why={
        first === undefined
          ? t("same.elsewhere")
          : t(elsewhere ? "same.other" : "same.here", { name: first.name, pseudonym: first.pseudonym })
      }
      acts={acts}
      escape={escape}
      more={more}
      busy={giveUp.isPending ? t("ask.sending") : undefined}
      error={giveUp.error ?? error}
    >
      {known.length > 1 && (
        <dl>
          {known.map(({ file, name, pseudonym }) => (
            <Fragment key={file}>
              <dt>{pseudonym}</dt>
              <dd className="hgvs" translate="no">
                {name}
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
    </AskBlock>
  );
}
