import { expect, test } from "vitest";
import type { VariantFile } from "../../api/generated/VariantFile";
import type { Uploaded } from "../../api/upload";
import { createUploads, type Parcel } from "./uploads";

const parcel = (name: string): Parcel => ({ caseId: "c1", analysisId: "a1", file: new File(["##"], name) });
// The queue hands the server's answer on without looking at it.
const arrived = { isNew: true } as Uploaded<VariantFile>;

/** Uploads whose sending the test ends itself. */
function heldUploads() {
  const ends: { name: string; arrive(): void; fail(error: Error): void; progress(sent: number): void }[] = [];
  const uploads = createUploads(
    ({ file }, progress) =>
      new Promise((resolve, reject) => {
        ends.push({ name: file.name, arrive: () => resolve(arrived), fail: reject, progress });
      }),
  );
  return { uploads, ends };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));
const shown = (uploads: ReturnType<typeof createUploads>) =>
  uploads.now().map(({ name, state, sent }) => `${name} ${state} ${sent}`);

test("files are sent one at a time", async () => {
  const { uploads, ends } = heldUploads();
  const done: string[] = [];
  for (const name of ["a.vcf", "b.vcf"]) uploads.add(parcel(name), ({ file }) => done.push(file.name));
  ends[0]?.progress(2);
  expect(shown(uploads)).toEqual(["a.vcf sending 2", "b.vcf waiting 0"]);
  ends[0]?.arrive();
  await settled();
  expect(done).toEqual(["a.vcf"]);
  expect(shown(uploads)).toEqual(["b.vcf sending 0"]);
});

test("a refused file stays with its reason and does not hold up the next", async () => {
  const { uploads, ends } = heldUploads();
  uploads.add(parcel("a.vcf"), () => undefined);
  uploads.add(parcel("b.vcf"), () => undefined);
  ends[0]?.fail(new Error("too large"));
  await settled();
  expect(shown(uploads)).toEqual(["a.vcf failed 0", "b.vcf sending 0"]);
  ends[1]?.arrive();
  await settled();
  uploads.again(uploads.now()[0]?.id ?? 0);
  expect(ends.map(({ name }) => name)).toEqual(["a.vcf", "b.vcf", "a.vcf"]);
});
