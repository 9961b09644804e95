import { afterEach, expect, test } from "vitest";
import { fingerprintOf } from "./fingerprint";
import { addresses, uploadHeaders, uploadIdOf, uploadMetadata } from "./resumable";

afterEach(() => localStorage.clear());

test("every request proves that it is ours", () => {
  expect(uploadHeaders()["x-samsyn"]).toBe("1");
});

test("an upload tells its name, and its case only when it was dropped on one", () => {
  expect(uploadMetadata("prov å.vcf.gz", undefined)).toEqual({ filename: "prov å.vcf.gz" });
  expect(uploadMetadata("a.vcf", "c1")).toEqual({ filename: "a.vcf", case: "c1" });
});

test("the address of an upload ends with its identifier", () => {
  expect(uploadIdOf("http://127.0.0.1:8080/api/v1/uploads/0193a")).toBe("0193a");
});

const file = (text: string, name = "26-101.vcf", lastModified = 7) =>
  new File([text], name, { lastModified });

test("a file whose sending broke off is known again, another one is not", async () => {
  const first = await fingerprintOf(file("##fileformat=VCFv4.2\n"), "c1");
  expect(first).toMatch(/^[0-9a-f]{64}$/u);
  expect(await fingerprintOf(file("##fileformat=VCFv4.2\n"), "c1")).toBe(first);
  expect(await fingerprintOf(file("##fileformat=VCFv4.3\n"), "c1")).not.toBe(first);
  expect(await fingerprintOf(file("##fileformat=VCFv4.2\n", "26-101.vcf", 8), "c1")).not.toBe(first);
  expect(await fingerprintOf(file("##fileformat=VCFv4.2\n"), "c2")).not.toBe(first);
});

test("an interrupted upload leaves its address on the computer and no name", async () => {
  const before = { size: 4, metadata: { filename: "26-101.vcf" }, creationTime: "", urlStorageKey: "" };
  const uploadUrl = "http://127.0.0.1:8080/api/v1/uploads/0193a";
  const key = await addresses.addUpload("9c41", { ...before, uploadUrl, parallelUploadUrls: null });
  expect((await addresses.findUploadsByFingerprint("9c41"))[0]?.uploadUrl).toBe(uploadUrl);
  expect(JSON.stringify({ ...localStorage })).not.toContain("26-101");
  await addresses.removeUpload(key);
  expect(await addresses.findUploadsByFingerprint("9c41")).toEqual([]);
});
