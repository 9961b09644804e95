import { expect, test } from "vitest";
import {
  type Ask,
  asksOf,
  askingOf,
  agrees,
  type Draft,
  emptyDraft,
  openCount,
  placingOf,
  targetFor,
} from "./asks";
import { held, proposal, survey, waiting } from "./example";
import { targetOf } from "./target";

const predecessor = {
  file: "f0",
  analysis: "analysis 26-101",
  name: "older.vcf.gz",
  kinds: ["snv" as const],
  uploaded_at: "2026-11-03T10:00:00Z",
};
const words = (upload: ReturnType<typeof waiting>, draft: Draft = emptyDraft) =>
  asksOf(upload, draft).map(({ asks }) => asks);
const undecided = survey({ code: "tumour_sample_undecided", candidates: ["S1", "S2"] });

test("the best proposal is preselected, and a file that agrees asks nothing", () => {
  const upload = waiting("u1", { proposals: [proposal("26-101"), proposal("26-102", { because: [] })] });
  expect(targetFor(upload, emptyDraft)).toMatchObject({ case: "case 26-101", chosen: false });
  expect(words(upload)).toEqual([]);
  expect(agrees(upload, emptyDraft)).toBe(true);
  expect(placingOf(upload, emptyDraft)).toEqual({ case: "case 26-101", analysis: "analysis 26-101" });
});

test("a file that nothing speaks for asks where it belongs", () => {
  const upload = waiting("u1", { proposals: [] });
  expect(asksOf(upload, emptyDraft)).toEqual([{ asks: "place", doubt: "none" }]);
  expect(placingOf(upload, emptyDraft)).toBeUndefined();
});

test("an objection, a tie and a reason that names no patient are asked about, not confirmed in one go", () => {
  const differs = {
    objection: "assembly_differs" as const,
    file: "GRCh37" as const,
    analysis: "GRCh38" as const,
  };
  const doubts = [
    [proposal("26-101", { against: [differs] })],
    [proposal("26-101"), proposal("26-102")],
    [proposal("26-101", { because: [{ reason: "assay_fits" }] })],
  ].map((proposals) => asksOf(waiting("u1", { proposals }), emptyDraft)[0]);
  const dropped = waiting("u1", { case: "case 26-102", proposals: [proposal("26-101"), proposal("26-102")] });
  expect(asksOf(dropped, emptyDraft)[0]).toEqual({ asks: "place", doubt: "elsewhere" });
  expect(agrees(dropped, emptyDraft)).toBe(false);
  expect(doubts).toEqual([
    { asks: "place", doubt: "objection" },
    { asks: "place", doubt: "tie" },
    { asks: "place", doubt: "weak" },
  ]);
});

test("bytes that are here already are asked about first, then the place, the file's own questions, and what it replaces", () => {
  const upload = waiting("u1", {
    same_bytes_elsewhere: true,
    survey: undecided,
    proposals: [proposal("26-101", { because: [], predecessors: [predecessor] })],
  });
  expect(words(upload)).toEqual(["same", "place", "tumour", "relation"]);
});

test("a place chosen by hand is confirmed by itself, never among those that agree", () => {
  const upload = waiting("u1", { proposals: [] });
  const draft: Draft = { answers: {}, target: targetOf(proposal("26-101"), true) };
  expect(words(upload, draft)).toEqual(["confirm"]);
  expect(agrees(upload, draft)).toBe(false);
});

test("when its questions are answered a file still asks to be confirmed", () => {
  const upload = waiting("u1", { survey: undecided });
  const draft: Draft = { answers: { tumour: "S1", normal: "S2" } };
  expect(words(upload, draft)).toEqual(["confirm"]);
  expect(agrees(upload, draft)).toBe(false);
  expect(placingOf(upload, draft)).toEqual({
    case: "case 26-101",
    analysis: "analysis 26-101",
    tumour: "S1",
    normal: "S2",
  });
});

test("a newer file is added or takes a place only after it was asked", () => {
  const upload = waiting("u1", { proposals: [proposal("26-101", { predecessors: [predecessor] })] });
  expect(agrees(upload, emptyDraft)).toBe(false);
  expect(placingOf(upload, emptyDraft)).toBeUndefined();
  expect(placingOf(upload, { answers: {}, replaces: "f0" })?.replaces).toBe("f0");
  expect(placingOf(upload, { answers: {}, replaces: null })).not.toHaveProperty("replaces");
});

test("mended lines go to their own file's analysis and replace nothing", () => {
  const target = targetOf(proposal("26-101", { predecessors: [predecessor] }), true);
  const draft: Draft = { answers: {}, target, mends: "f0" };
  expect(placingOf(waiting("u1", { proposals: [] }), draft)).toEqual({
    case: "case 26-101",
    analysis: "analysis 26-101",
    mends: "f0",
  });
});

test("the count holds the questions that only an answer brings up, and does not grow when they come", () => {
  const upload = waiting("u1", {
    survey: survey(
      { code: "tumour_sample_undecided", candidates: ["S1", "S2"] },
      { code: "assembly_undecided", candidates: ["GRCh38", "GRCh37"] },
    ),
  });
  const counts = [
    {},
    { tumour: "S1" },
    { tumour: "S1", normal: "S2" },
    { tumour: "S1", normal: "S2", assembly: "GRCh38" as const },
  ].map((answers) => openCount(upload, { answers }));
  expect(counts).toEqual([4, 3, 2, 1]);
  const newer = waiting("u2", { proposals: [proposal("26-101", { predecessors: [predecessor] })] });
  expect(openCount(newer, emptyDraft)).toBe(1);
  expect(openCount(waiting("u3"), emptyDraft)).toBe(0);
});

const asking = (draftOf: (id: string) => Draft, later: readonly string[] = []) =>
  askingOf({
    uploads: [waiting("agrees"), waiting("asks", { survey: undecided }), waiting("lost", { proposals: [] })],
    held: [held("f1", { check: "assembly", file: "GRCh37", analysis: "GRCh38" })],
    draftOf,
    later: new Set(later),
  });
const about = (ask: Ask | undefined) =>
  ask?.about === "held"
    ? ask.file.id
    : ask?.about === "upload"
      ? `${ask.upload.id} ${ask.ask.asks}`
      : ask?.about;

const none = () => emptyDraft;

test("one question at a time: the held file first, then the others as they came", () => {
  expect(about(asking(none).now)).toBe("f1");
  // The tumour, its normal, the confirmation, the place, its confirmation, and all that agree come after it.
  expect(asking(none)).toMatchObject({ first: 1, after: 6, putOff: 0 });
  expect(asking(none, ["f1"])).toMatchObject({ first: 1, after: 5, putOff: 1 });
  expect(about(asking(none, ["f1"]).now)).toBe("asks tumour");
  expect(about(asking(none, ["f1", "asks"]).now)).toBe("lost place");
});

test("what was put off comes last and is not forgotten", () => {
  const done = targetOf(proposal("26-101"), true);
  const draftOf = (id: string): Draft => (id === "lost" ? { answers: {}, target: done } : emptyDraft);
  expect(about(asking(draftOf, ["f1", "asks"]).now)).toBe("lost confirm");
  expect(about(asking(draftOf, ["f1", "asks", "lost"]).now)).toBe("asks tumour");
});

test("when nothing is asked any more, all that agree are confirmed in one go", () => {
  const now = askingOf({
    uploads: [waiting("a"), waiting("b")],
    held: [],
    draftOf: () => emptyDraft,
    later: new Set(),
  });
  expect(now).toMatchObject({ now: { about: "agreeing" }, first: 1, after: 0 });
});

/** Two uploads that ask and a held file, while `asked` is on the screen. */
const two = (asked: string | undefined, later: readonly string[] = []) =>
  askingOf({
    uploads: [waiting("first", { proposals: [] }), waiting("second", { survey: undecided })],
    held: [held("f1", { check: "assembly", file: "GRCh37", analysis: "GRCh38" })],
    draftOf: none,
    later: new Set(later),
    asked,
  }).now;

test("what is being asked stays until it is answered or put off, whatever arrives meanwhile", () => {
  expect(about(two(undefined))).toBe("f1");
  expect(about(two("second"))).toBe("second tumour");
  expect(about(two("second", ["second"]))).toBe("f1");
  expect(about(two("second", ["second", "f1"]))).toBe("first place");
  expect(about(two("gone"))).toBe("f1");
});
