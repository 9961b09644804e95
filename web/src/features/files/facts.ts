import issuesEn from "../../../../server/board/wording/issues.en.json";
import issuesSv from "../../../../server/board/wording/issues.sv.json";
import refusalsEn from "../../../../server/board/wording/refusals.en.json";
import refusalsSv from "../../../../server/board/wording/refusals.sv.json";
import type { Issue } from "../../api/generated/Issue";
import type { IssueCode } from "../../api/generated/IssueCode";
import type { NotRead } from "../../api/generated/NotRead";
import { formatIn } from "../../wording/format";
import type { Language } from "../../wording/language";

/** What is said of a code; the server reads the same files, so that a code says the same everywhere. */
interface Text {
  title: string;
  /** Speaks of one occurrence; `{fact}` stands for a fact, `{fact:size}` for its bytes as a size. */
  sentence: string;
  remedy: string;
  /** Words of facts that are one of a few values. */
  words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const issues: Record<Language, Record<IssueCode, Text>> = { en: issuesEn, sv: issuesSv };
const refusals: Record<Language, Record<NotRead["code"], Text>> = { en: refusalsEn, sv: refusalsSv };

/** What an entry of a list names. */
function nameOf(entry: unknown): string {
  if (typeof entry !== "object" || entry === null) return String(entry);
  if ("name" in entry) return String(entry.name);
  return "assembly" in entry ? String(entry.assembly) : JSON.stringify(entry);
}

/** A fact as it stands in a sentence: numbers in the language's notation, the entries of a list each in quotes. */
function worded(fact: unknown, asSize: boolean, language: Language): string {
  const format = formatIn(language);
  if (Array.isArray(fact)) {
    const [open, close] = language === "sv" ? ["”", "”"] : ["“", "”"];
    return [...new Set(fact.map(nameOf))].map((name) => open + name + close).join(", ");
  }
  if (typeof fact !== "number") return String(fact);
  if (asSize) return format.fileSize(fact);
  return Number.isInteger(fact) ? format.count(fact) : format.alleleFraction(fact);
}

function sentenceOf({ sentence, words }: Text, facts: object, language: Language): string {
  const known = new Map<string, unknown>(Object.entries(facts));
  return sentence.replaceAll(/\{(\w+)(:size)?\}/g, (_, name: string, size: string | undefined) => {
    const fact = known.get(name);
    return words?.[name]?.[String(fact)] ?? worded(fact, size !== undefined, language);
  });
}

/** What heads all occurrences of a code. */
export const issueTitle = (code: IssueCode, language: Language): string => issues[language][code].title;

/** What follows, or what helps. */
export const issueRemedy = (code: IssueCode, language: Language): string => issues[language][code].remedy;

/** What one occurrence says. */
export const wordIssue = (issue: Issue, language: Language): string =>
  sentenceOf(issues[language][issue.code], issue, language);

/** Why a file was not read, and what to do about it. */
export function wordRefusal(refusal: NotRead, language: Language): { title: string; remedy: string } {
  const text = refusals[language][refusal.code];
  return { title: sentenceOf(text, refusal, language), remedy: text.remedy };
}

/** Whether the facts of a problem are a refusal that has words. */
export const isRefusal = (facts: object): facts is NotRead =>
  "code" in facts && Object.hasOwn(refusals.en, String(facts.code));
