import { expect, test } from "vitest";
import type { Survey } from "../../api/generated/Survey";
import { survey } from "./example";
import { type Answers, openQuestions, questionsOf } from "./questions";

const nextQuestion = (asking: Survey, answers: Answers) => openQuestions(asking, answers)[0];
const both = survey(
  { code: "assembly_undecided", candidates: ["GRCh38", "GRCh37"] },
  { code: "tumour_sample_undecided", candidates: ["S1", "S2"] },
);

test("the tumour is asked for before the genome build, whatever the file's order", () => {
  expect(nextQuestion(both, {})).toEqual({
    asks: "tumour",
    conflict: false,
    choices: ["S1", "S2"],
    evidence: [],
  });
});

test("the normal is asked for among the samples that are left", () => {
  expect(nextQuestion(both, { tumour: "S2" })).toEqual({ asks: "normal", tumour: "S2", choices: ["S1"] });
});

test("no normal is an answer", () => {
  expect(nextQuestion(both, { tumour: "S2", normal: null })?.asks).toBe("assembly");
});

test("nothing is left when all is answered", () => {
  expect(nextQuestion(both, { tumour: "S1", normal: "S2", assembly: "GRCh38" })).toBeUndefined();
});

test("a file with one sample is not asked for its normal", () => {
  const single = { ...both, samples: [{ name: "S1", role: null, from: null }] };
  expect(questionsOf(single, { tumour: "S1" }).map(({ asks }) => asks)).toEqual(["tumour", "assembly"]);
});

test("a conflict comes with both sides of the evidence", () => {
  const evidence = [
    { name: "S1", role: "tumour" as const, from: "sample_line" as const },
    { name: "S2", role: "tumour" as const, from: "sample_name" as const },
  ];
  expect(nextQuestion(survey({ code: "tumour_sample_conflict", evidence }), {})).toMatchObject({
    conflict: true,
    evidence,
  });
});

test("a conflict of builds lets any build be chosen, also one that no hint names", () => {
  const evidence = [{ assembly: "GRCh37" as const, from: "contig_lengths" as const }];
  expect(nextQuestion(survey({ code: "assembly_conflict", evidence }), {})).toMatchObject({
    choices: ["GRCh38", "GRCh37", "T2T-CHM13"],
  });
});
