import type { Discipline } from "../../api/generated/Discipline";
import type { Quorum } from "../../api/generated/Quorum";
import type { State } from "../../api/generated/State";
import { CommandRefused, type RefusalReason } from "../../live/outbox";
import { formatIn } from "../../wording/format";
import type { Language } from "../../wording/language";
import { defineWording, type Values } from "../../wording/wording";
import { nameOf } from "./model";
import { en } from "./wording.refusals.en";
import { sv } from "./wording.refusals.sv";

/** Refused acts in words. */
export const refusalWording = defineWording({ en, sv });

const timeOf = (language: Language, at: string): string => formatIn(language).dateTime(at);

type WordDiscipline = (discipline: Discipline) => string;

function quorumValues({ present, needed, disciplines }: Quorum, word: WordDiscipline): Values {
  const lacking = disciplines.filter((one) => one.present < one.needed).map((one) => word(one.discipline));
  return { present, needed, lacking: lacking.join(", ") || "none" };
}

/** The facts of a refusal as the values of its text. */
function valuesOf(
  language: Language,
  reason: RefusalReason,
  state: State | undefined,
  word: WordDiscipline,
): Values {
  switch (reason.code) {
    case "forbidden":
      return { needed: reason.needed };
    case "session_not":
      return { phase: reason.phase, needed: reason.needed };
    case "item_not":
      return { state: reason.state };
    case "no_quorum":
      return quorumValues(reason.quorum, word);
    case "incomplete":
      return { field: reason.field };
    case "dissent_stands": {
      const names = reason.by.map((person) => (state ? nameOf(state, person) : "")).join(", ");
      return { names, count: reason.by.length };
    }
    case "no_such_option":
      return { options: reason.options };
    case "votes_missing":
      return { cast: reason.cast, eligible: reason.eligible };
    case "stale_term":
      return { name: state ? nameOf(state, reason.chair) : "" };
    case "deputy_before":
      return { name: state ? nameOf(state, reason.person) : "" };
    case "chair_awaited":
      return { time: timeOf(language, reason.until) };
    case "deadline_passed":
      return { time: timeOf(language, reason.deadline) };
    case "answers_awaited":
      return { cast: reason.cast, eligible: reason.eligible, time: timeOf(language, reason.deadline) };
    case "cases_open": {
      const open = state?.items.filter(({ id }) => reason.items.includes(id)) ?? [];
      return { names: open.map(({ pseudonym }) => pseudonym).join(", ") };
    }
    default:
      return {};
  }
}

/** A refusal with its facts and remedy. A code without words does not compile. */
export const wordReason = (
  language: Language,
  reason: RefusalReason,
  state: State | undefined,
  word: WordDiscipline,
): string => refusalWording.say(language, reason.code, valuesOf(language, reason, state, word));

/** What a command's promise was rejected with, in words. */
export const wordRefusal = (
  language: Language,
  error: unknown,
  state: State | undefined,
  word: WordDiscipline,
): string =>
  error instanceof CommandRefused
    ? wordReason(language, error.reason, state, word)
    : refusalWording.say(language, "unanswered");
