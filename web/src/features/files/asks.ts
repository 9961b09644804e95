import type { Placing } from "../../api/generated/Placing";
import type { Upload } from "../../api/generated/Upload";
import type { VariantFile } from "../../api/generated/VariantFile";
import { type Answers, openQuestions, type Question, questionsOf } from "./questions";
import { doubtOf, type PlaceDoubt, type Target, targetOf } from "./target";

/** An upload that was looked at and waits for a person. */
export type Waiting = Upload & { readonly state: "waiting" };
/** The upload when it waits for a person. */
export const waitingOf = (upload: Upload): Waiting | undefined =>
  upload.state === "waiting" ? upload : undefined;
/** A file that was read and is kept back. */
export type Held = VariantFile & { readonly state: "held" };

/** What a person said of an upload so far; nothing of it is at the server before it is confirmed. */
export interface Draft {
  readonly answers: Answers;
  /** Chosen by hand instead of the best proposal. */
  readonly target?: Target;
  /** The same bytes are elsewhere; it is to be placed all the same. */
  readonly sameBytesToo?: boolean;
  /** What it does to the file that stands there: nothing, or takes its place. */
  readonly replaces?: string | null;
  readonly mends?: string;
}
export const emptyDraft: Draft = { answers: {} };

/** What is asked about an upload, one at a time. */
export type UploadAsk =
  | { readonly asks: "same" }
  | { readonly asks: "place"; readonly doubt: PlaceDoubt }
  | Question
  | { readonly asks: "relation"; readonly target: Target }
  | { readonly asks: "confirm"; readonly target: Target };

/** Where it goes if it is confirmed now: what was chosen, else the best proposal. */
export function targetFor({ proposals }: Waiting, draft: Draft): Target | undefined {
  if (draft.target) return draft.target;
  const [best] = proposals;
  return best && targetOf(best, false);
}

/** What must be answered before it can be confirmed, the next question first. */
function openAsks(upload: Waiting, draft: Draft): UploadAsk[] {
  const open: UploadAsk[] = [];
  const same = upload.same_bytes.length > 0 || upload.same_bytes_elsewhere;
  if (same && !draft.sameBytesToo) open.push({ asks: "same" });
  const doubt = draft.target ? undefined : doubtOf(upload.proposals, upload.case);
  if (doubt) open.push({ asks: "place", doubt });
  open.push(...openQuestions(upload.survey, draft.answers));
  const target = targetFor(upload, draft);
  const mayReplace = draft.mends === undefined && (target?.predecessors.length ?? 0) > 0;
  if (target && mayReplace && draft.replaces === undefined) open.push({ asks: "relation", target });
  return open;
}

/** Something was or is asked about it: it is never among those confirmed in one go. */
const isAskedAbout = (upload: Waiting, draft: Draft): boolean =>
  openAsks(upload, draft).length > 0 ||
  // A place chosen by hand is one that the file did not tell, or that something speaks against.
  (draft.target !== undefined && draft.mends === undefined) ||
  draft.sameBytesToo === true ||
  draft.replaces !== undefined ||
  questionsOf(upload.survey, draft.answers).length > 0;

/** What is asked about an upload; after questions, confirming it is the last one. */
export function asksOf(upload: Waiting, draft: Draft): UploadAsk[] {
  const open = openAsks(upload, draft);
  if (open.length > 0) return open;
  const target = targetFor(upload, draft);
  return target && isAskedAbout(upload, draft) ? [{ asks: "confirm", target }] : [];
}

/**
 * How many questions of an upload are open, those too that only an answer brings up: which sample is the normal once the
 * tumour is said, and the confirmation after the last of them, unless that one attaches the file itself.
 */
export function openCount(upload: Waiting, draft: Draft): number {
  const asks = asksOf(upload, draft);
  const last = asks.at(-1);
  if (last === undefined) return 0;
  const tumour = asks.some(({ asks: what }) => what === "tumour");
  const normal = tumour && upload.survey.samples.length > 1 ? 1 : 0;
  return asks.length + normal + (confirmsItself(last) ? 0 : 1);
}

/** Everything agrees: no question, no objection, nothing that it might replace. */
export const agrees = (upload: Waiting, draft: Draft): boolean =>
  targetFor(upload, draft) !== undefined && !isAskedAbout(upload, draft);

/** Questions whose answer attaches the file when nothing is left to ask; the others leave that to a confirmation. */
export const confirmsItself = ({ asks }: UploadAsk): boolean => asks === "relation" || asks === "confirm";

/** The document that attaches the upload; nothing while something is open. */
export function placingOf(upload: Waiting, draft: Draft): Placing | undefined {
  const target = targetFor(upload, draft);
  if (target === undefined || openAsks(upload, draft).length > 0) return undefined;
  const { tumour, normal, assembly } = draft.answers;
  return {
    case: target.case,
    analysis: target.analysis.id,
    ...(tumour === undefined ? {} : { tumour }),
    ...(typeof normal === "string" ? { normal } : {}),
    ...(assembly === undefined ? {} : { assembly }),
    ...(typeof draft.replaces === "string" ? { replaces: draft.replaces } : {}),
    ...(draft.mends === undefined ? {} : { mends: draft.mends }),
  };
}

/** The one question of the screen, and whom it is about. */
export type Ask =
  | { readonly about: "held"; readonly file: Held }
  | { readonly about: "upload"; readonly upload: Waiting; readonly ask: UploadAsk }
  | { readonly about: "agreeing"; readonly uploads: readonly Waiting[] };

/** The file or upload that is asked about, or `undefined`. */
export const askedId = (ask: Ask | undefined): string | undefined =>
  ask?.about === "held" ? ask.file.id : ask?.about === "upload" ? ask.upload.id : undefined;

export interface Asking {
  /** What is asked now; nothing when nobody is asked anything. */
  readonly now: Ask | undefined;
  /** How many questions are asked now: none or one. */
  readonly first: 0 | 1;
  /** How many come after it. */
  readonly after: number;
  /** How many held files wait for an answer that was put off. */
  readonly putOff: number;
}

interface Askable {
  readonly uploads: readonly Waiting[];
  /** Held files that the reader may judge. */
  readonly held: readonly Held[];
  readonly draftOf: (upload: string) => Draft;
  /** Files and uploads whose question is put off: asked last, or not at all while they are held. */
  readonly later: ReadonlySet<string>;
  /** What is asked about now: it stays, whatever arrives meanwhile, so that no answer goes to another question. */
  readonly asked?: string | undefined;
}

/**
 * What is asked now: held files first, for they may be another patient's; then one upload after the other, each with
 * all its questions; then the confirmation of all that agree. What is being asked is asked to its end.
 */
export function askingOf({ uploads, held, draftOf, later, asked: current }: Askable): Asking {
  const asked = uploads
    .map((upload) => ({ upload, asks: asksOf(upload, draftOf(upload.id)) }))
    .filter(({ asks }) => asks.length > 0);
  const inOrder = [
    ...asked.filter(({ upload }) => !later.has(upload.id)),
    ...asked.filter(({ upload }) => later.has(upload.id)),
  ];
  const agreeing = uploads.filter((upload) => agrees(upload, draftOf(upload.id)));
  const toJudge = held.filter(({ id }) => !later.has(id));
  const ofUploads = asked.reduce((sum, { upload }) => sum + openCount(upload, draftOf(upload.id)), 0);
  const questions = toJudge.length + ofUploads + Math.min(agreeing.length, 1);
  const counts = {
    first: Math.min(questions, 1) as 0 | 1,
    after: Math.max(0, questions - 1),
    putOff: held.length - toJudge.length,
  };
  const going = inOrder.find(({ upload }) => upload.id === current && !later.has(upload.id));
  const file = going ? undefined : (toJudge.find(({ id }) => id === current) ?? toJudge[0]);
  if (file) return { now: { about: "held", file }, ...counts };
  const next = going ?? inOrder[0];
  const [ask] = next?.asks ?? [];
  if (next && ask) return { now: { about: "upload", upload: next.upload, ask }, ...counts };
  return { now: agreeing.length > 0 ? { about: "agreeing", uploads: agreeing } : undefined, ...counts };
}
