import { ApiProblem, type Fact, NoAnswer } from "../api/problem";
import type { Language } from "../wording/language";
import { defineWording, type Values } from "../wording/wording";
import type { ProblemText } from "./problem-text";
import { en } from "./wording.problems.en";
import { sv } from "./wording.problems.sv";

type Slug = keyof typeof en;

const side = <Part extends keyof ProblemText>(texts: Record<string, ProblemText>, part: Part) =>
  Object.fromEntries(Object.entries(texts).map(([slug, text]) => [slug, text[part]]));

const titles = defineWording({ en: side(en, "title"), sv: side(sv, "title") });
const remedies = defineWording({ en: side(en, "remedy"), sv: side(sv, "remedy") });

/** Slugs that have words; those of the server must all be among them. */
export const wordedProblems: readonly string[] = Object.keys(en);

const isWorded = (slug: string): slug is Slug => Object.hasOwn(en, slug);

function asValues(facts: Readonly<Record<string, Fact>>): Values {
  const values: Record<string, string | number> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact === "string" || typeof fact === "number") values[name] = fact;
    else if (typeof fact === "boolean") values[name] = String(fact);
  }
  return values;
}

/** An error in words, with the request's id when the server gave one. */
export interface WordedProblem extends ProblemText {
  readonly requestId: string | undefined;
}

/** Words what a request threw. A problem without words of its own keeps the server's title. */
export function wordProblem(error: unknown, language: Language): WordedProblem {
  const problem = error instanceof ApiProblem ? error : undefined;
  const slug = problem?.slug ?? (error instanceof NoAnswer ? "no-answer" : "internal");
  const known = isWorded(slug) ? slug : "internal";
  const values = asValues(problem?.facts ?? {});
  return {
    title:
      problem && known !== slug && problem.status < 500
        ? problem.message
        : titles.say(language, known, values),
    remedy: remedies.say(language, known, values),
    requestId: problem?.requestId,
  };
}
