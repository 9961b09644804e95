import type { DiseaseEvent } from "../../api/generated/DiseaseEvent";
import type { NewDisease } from "../../api/generated/NewDisease";
import type { NewDiseaseEvent } from "../../api/generated/NewDiseaseEvent";

/** A disease being entered. */
export interface DiseaseDraft {
  readonly diagnosis: string;
  readonly oncotree: string;
  readonly diagnosed_on: string;
}

export const emptyDisease: DiseaseDraft = { diagnosis: "", oncotree: "", diagnosed_on: "" };

export const diseaseLacks = (draft: DiseaseDraft): ("diagnosis" | "diagnosed_on")[] => [
  ...(draft.diagnosis.trim() === "" ? (["diagnosis"] as const) : []),
  ...(draft.diagnosed_on === "" ? (["diagnosed_on"] as const) : []),
];

export const newDisease = (draft: DiseaseDraft): NewDisease => ({
  diagnosis: draft.diagnosis.trim(),
  oncotree: draft.oncotree.trim() === "" ? null : draft.oncotree.trim().toUpperCase(),
  diagnosed_on: draft.diagnosed_on,
});

/** An event of a disease being entered. */
export interface EventDraft {
  readonly kind: DiseaseEvent["kind"] | "";
  readonly on: string;
  readonly until: string;
  readonly note: string;
}

export const emptyEvent: EventDraft = { kind: "", on: "", until: "", note: "" };

/** What is wrong: a field not filled in, or an end before the beginning. */
export type EventFault = "kind" | "on" | "note" | "until";

export function eventLacks(draft: EventDraft): EventFault[] {
  const faults: EventFault[] = [];
  if (draft.kind === "") faults.push("kind");
  if (draft.on === "") faults.push("on");
  // A line of treatment without its name says nothing.
  if (draft.kind === "treatment" && draft.note.trim() === "") faults.push("note");
  if (draft.until !== "" && draft.on !== "" && draft.until < draft.on) faults.push("until");
  return faults;
}

/** The next relapse is one more than those already there. */
export const nextRelapse = (events: readonly DiseaseEvent[]): number =>
  1 + events.filter(({ kind }) => kind === "relapse").length;

export function newEvent(draft: EventDraft, known: readonly DiseaseEvent[]): NewDiseaseEvent | undefined {
  if (draft.kind === "") return undefined;
  const rest = { on: draft.on, until: draft.until === "" ? null : draft.until, note: draft.note.trim() };
  return draft.kind === "relapse"
    ? { kind: draft.kind, number: nextRelapse(known), ...rest }
    : { kind: draft.kind, ...rest };
}
