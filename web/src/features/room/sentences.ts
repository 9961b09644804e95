import type { RecommendationContent } from "../../api/generated/RecommendationContent";
import type { Language } from "../../wording/language";
import { defineWording, type Values } from "../../wording/wording";
import { en } from "./wording.sentences.en";
import { sv } from "./wording.sentences.sv";

/** Recommendations in words. A sentence is made from fields and never edited as text. */
export const sentenceWording = defineWording({ en, sv });

type Key = (typeof sentenceWording.keys)[number];
type Say = (key: Key, values?: Values) => string;

/** `a`, `a and b`, `a, b and c`. */
function listed(say: Say, names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  if (names.length < 2) return last;
  return say("list.joined", { first: names.slice(0, -1).join(", "), last });
}

/** `a`, `a with b`, `a with b and c`. */
function drugsGiven(say: Say, names: readonly string[]): string {
  const [first = "", ...others] = names;
  return others.length === 0 ? first : say("drugs.joined", { first, others: listed(say, others) });
}

const orNone = (text: string): string => (text.trim() === "" ? "none" : text);

function valuesOf(say: Say, content: RecommendationContent): Values {
  switch (content.kind) {
    case "treatment":
      return {
        drugs: drugsGiven(
          say,
          content.drugs.map(({ name }) => name),
        ),
        use: say(`use.${content.label_use}`),
        line: content.line ?? 0,
        targets: orNone(
          listed(
            say,
            content.targets.map(({ name }) => name),
          ),
        ),
      };
    case "trial_referral":
      return {
        title: content.title.trim() || content.trial,
        arm: orNone(content.arm ?? ""),
        site: content.site,
        targets: orNone(
          listed(
            say,
            content.targets.map(({ name }) => name),
          ),
        ),
      };
    case "further_test":
      return { test: content.test };
    case "rebiopsy":
      return { site: content.site };
    case "other_board":
      return { board: content.board };
    case "no_recommendation":
      return { reason: say(`reason.${content.reason}`) };
    case "germline_referral":
      return {};
  }
}

/** The key of a recommendation's sentence and its values, for `useWording(sentenceWording).rich`. */
export function sentenceOf(say: Say, content: RecommendationContent): { key: Key; values: Values } {
  return { key: content.kind, values: valuesOf(say, content) };
}

// A character for private use: it never stands in our texts, so a written `<` is told from a tag's.
const lessThan = "\uE002";

/** The sentence as plain text. */
export function plainSentence(language: Language, content: RecommendationContent): string {
  const say: Say = (key, values) => sentenceWording.say(language, key, values);
  const { key, values } = sentenceOf(say, content);
  const shielded = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll("<", lessThan) : value,
    ]),
  );
  return say(key, shielded)
    .replaceAll(/<\/?b>/gu, "")
    .replaceAll(lessThan, "<");
}

/** A few words that tell one recommendation from the others on a list. */
export function shortly(language: Language, content: RecommendationContent): string {
  const say: Say = (key, values) => sentenceWording.say(language, key, values);
  const values = valuesOf(say, content);
  switch (content.kind) {
    case "treatment":
      return String(values["drugs"]);
    case "trial_referral":
      return [values["title"], content.site].join(", ");
    case "further_test":
      return content.test;
    case "other_board":
      return content.board;
    case "rebiopsy":
      return say("short.rebiopsy", { site: content.site });
    case "germline_referral":
    case "no_recommendation":
      return say(`short.${content.kind}`);
  }
}
