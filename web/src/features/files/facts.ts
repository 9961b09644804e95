import type { Issue } from "../../api/generated/Issue";
import type { NotRead } from "../../api/generated/NotRead";
import { formatIn } from "../../wording/format";
import type { Language } from "../../wording/language";
import type { Values } from "../../wording/wording";
import { factWording, refusalWording } from "./wording";

type FactKey = (typeof factWording.keys)[number];
const hasFacts = (code: string): code is FactKey => (factWording.keys as readonly string[]).includes(code);

/** Bytes that are told as a size, not as a count. */
const sizes: readonly string[] = ["limit", "inflated", "compressed"];

/** Facts as arguments of a text: lists joined, sizes with their unit. */
function valuesOf(facts: object, language: Language, inBytes: readonly string[] = []): Values {
  const format = formatIn(language);
  const entries = Object.entries(facts).map(([name, fact]): [string, string | number] => {
    if (Array.isArray(fact)) return [name, fact.join(", ")];
    if (typeof fact === "number" && inBytes.includes(name)) return [name, format.fileSize(fact)];
    if (typeof fact === "number" && Number.isInteger(fact)) return [name, format.count(fact)];
    if (typeof fact === "number") return [name, format.alleleFraction(fact)];
    return [name, String(fact)];
  });
  return Object.fromEntries(entries);
}

/** What one example of an issue says; nothing when the issue carries no facts. */
export const wordFacts = (issue: Issue, language: Language): string | undefined =>
  hasFacts(issue.code) ? factWording.say(language, issue.code, valuesOf(issue, language)) : undefined;

/** Limits that are counts or shares, not bytes. */
const countedLimits: readonly NotRead["code"][] = ["too_many_samples", "inflates_too_much"];

/** Why a file was not read, and what to do about it. */
export function wordRefusal(refusal: NotRead, language: Language): { title: string; remedy: string } {
  const inBytes = countedLimits.includes(refusal.code) ? sizes.slice(1) : sizes;
  const values = valuesOf(refusal, language, inBytes);
  return {
    title: refusalWording.say(language, `${refusal.code}.title`, values),
    remedy: refusalWording.say(language, `${refusal.code}.remedy`, values),
  };
}

/** Whether the facts of a problem are a refusal that has words. */
export const isRefusal = (facts: object): facts is NotRead =>
  "code" in facts && (refusalWording.keys as readonly string[]).includes(`${String(facts.code)}.title`);
