import { expect, test } from "vitest";
import { emptyDraft } from "./asks";
import { file, held, proposal, report, waiting } from "./example";
import { type Row, rowsOf, unfoldedOf } from "./rows";
import type { Sending } from "./sendings";

const sending = (id: number, part: Partial<Sending> = {}): Sending => ({
  id,
  caseId: undefined,
  name: `s${id}.vcf`,
  bytes: 10,
  sent: 5,
  upload: undefined,
  state: "sending",
  lost: false,
  ...part,
});
const list = (part: Partial<Parameters<typeof rowsOf>[0]>) =>
  rowsOf({
    sendings: [],
    uploads: [],
    files: [],
    others: [],
    draftOf: () => emptyDraft,
    later: new Set(),
    caseId: undefined,
    ...part,
  }).map((row) =>
    row.row === "sending"
      ? row.sending.name
      : row.row === "upload"
        ? row.upload.id
        : [row.file.id, ...row.older.map(({ id }) => `(${id})`)].join(" "),
  );

test("what wants somebody stands first, then what goes on, then what is done, the newest first", () => {
  const files = [
    file("old", { uploaded_at: "2026-11-03T10:00:00Z" }),
    file("new", { uploaded_at: "2026-12-02T16:00:00Z" }),
    held("held", { check: "assembly", file: "GRCh37", analysis: "GRCh38" }),
  ];
  const uploads = [waiting("agrees"), waiting("asks", { proposals: [] })];
  expect(list({ sendings: [sending(1)], uploads, files })).toEqual([
    "held",
    "asks",
    "agrees",
    "s1.vcf",
    "new",
    "old",
  ]);
});

test("a file that is being sent is shown once, before and after the server has looked at it", () => {
  const receiving = { ...waiting("u1"), state: "receiving" as const, received: 5 };
  expect(list({ sendings: [sending(1, { upload: "u1" })], uploads: [receiving] })).toEqual(["s1.vcf"]);
  expect(list({ sendings: [sending(1, { upload: "u1" })], uploads: [waiting("u1")] })).toEqual(["u1"]);
});

test("a replaced file is folded under the newer one, and its own predecessor with it", () => {
  const files = [
    file("v1", { replaced_by: "v2" }),
    file("v2", { replaced_by: "v3", replaces: "v1" }),
    file("v3", { replaces: "v2" }),
  ];
  expect(list({ files })).toEqual(["v3 (v2) (v1)"]);
});

test("a case shows what was dropped on it and what is about to go to it, and nothing else on its way", () => {
  const uploads = [
    waiting("dropped", { case: "case 26-101", proposals: [] }),
    waiting("proposed"),
    waiting("other", { proposals: [proposal("26-102")] }),
  ];
  const sendings = [sending(1), sending(2, { caseId: "case 26-101" })];
  expect(list({ uploads, sendings, caseId: "case 26-101" })).toEqual(["dropped", "proposed", "s2.vcf"]);
});

test("a question that was put off leaves the first place to the one that is asked", () => {
  const files = [held("held", { check: "assembly", file: "GRCh37", analysis: "GRCh38" })];
  const uploads = [waiting("agrees"), waiting("asks", { proposals: [] })];
  expect(list({ uploads, files, later: new Set(["held"]) })).toEqual(["asks", "held", "agrees"]);
});

const read = (id: string, minute: number, part: object = {}): Row => ({
  row: "file",
  file: file(id, { uploaded_at: `2026-12-02T15:${minute}:00Z`, ...part }),
  older: [],
});

test("only the newest report unfolds by itself, and only when lines were odd", () => {
  const clean = { ...report, warned: 0, quarantined: 0 };
  const none = new Set<string>();
  expect(unfoldedOf([read("first", 10)], none)).toBe("first");
  expect(unfoldedOf([read("first", 10), read("second", 20)], none)).toBe("second");
  expect(unfoldedOf([read("first", 10), read("clean", 20, { report: clean })], none)).toBeUndefined();
  expect(unfoldedOf([read("there", 30), read("first", 10)], new Set(["there"]))).toBe("first");
});

test("what is asked about stands first, above what arrives while it is", () => {
  const files = [held("held", { check: "assembly", file: "GRCh37", analysis: "GRCh38" })];
  const uploads = [waiting("asks", { proposals: [] }), waiting("asked", { proposals: [] })];
  expect(list({ uploads, files, asked: "asked" })).toEqual(["asked", "held", "asks"]);
});
