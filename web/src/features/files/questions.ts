import type { Assembly } from "../../api/generated/Assembly";
import type { AssemblyEvidence } from "../../api/generated/AssemblyEvidence";
import type { RoleEvidence } from "../../api/generated/RoleEvidence";
import type { Survey } from "../../api/generated/Survey";

/** What has been answered so far. `normal: null` is an answer: none of the samples. */
export interface Answers {
  readonly tumour?: string;
  readonly normal?: string | null;
  readonly assembly?: Assembly;
}

/** One question about the file itself, with what the file says for and against. */
export type Question =
  | {
      readonly asks: "tumour";
      /** The file names several; otherwise it names none. */
      readonly conflict: boolean;
      readonly choices: readonly string[];
      readonly evidence: readonly RoleEvidence[];
    }
  | { readonly asks: "normal"; readonly tumour: string; readonly choices: readonly string[] }
  | {
      readonly asks: "assembly";
      readonly conflict: boolean;
      readonly choices: readonly Assembly[];
      readonly evidence: readonly AssemblyEvidence[];
    };

const assemblies: readonly Assembly[] = ["GRCh38", "GRCh37", "T2T-CHM13"];

/** The file leaves open which sample is the tumour. */
const asksTumour = ({ questions }: Survey) =>
  questions.find(({ code }) => code === "tumour_sample_undecided" || code === "tumour_sample_conflict");

/**
 * The questions in the order in which they are asked, the most dangerous first: a tumour taken for the normal turns
 * every finding round. Which sample is the normal is only asked when the tumour was, and something is left to choose.
 */
export function questionsOf(survey: Survey, { tumour }: Answers): Question[] {
  const asked: Question[] = [];
  const role = asksTumour(survey);
  if (role) {
    const choices = survey.samples.map(({ name }) => name);
    const conflict = role.code === "tumour_sample_conflict";
    asked.push({ asks: "tumour", conflict, choices, evidence: conflict ? role.evidence : [] });
    const others = choices.filter((name) => name !== tumour);
    if (tumour !== undefined && others.length > 0) asked.push({ asks: "normal", tumour, choices: others });
  }
  for (const issue of survey.questions) {
    if (issue.code === "assembly_undecided") {
      asked.push({ asks: "assembly", conflict: false, choices: issue.candidates, evidence: [] });
    }
    if (issue.code === "assembly_conflict") {
      asked.push({ asks: "assembly", conflict: true, choices: assemblies, evidence: issue.evidence });
    }
  }
  return asked;
}

/** The questions that have no answer yet, the next one first. */
export const openQuestions = (survey: Survey, answers: Answers): Question[] =>
  questionsOf(survey, answers).filter(({ asks }) => answers[asks] === undefined);
