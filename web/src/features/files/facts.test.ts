import { expect, test } from "vitest";
import { isRefusal, issueRemedy, issueTitle, wordIssue, wordRefusal } from "./facts";

test("a file cut off says what is missing and what to do", () => {
  expect(wordRefusal({ code: "truncated_bgzf", missing: "end_marker", lines: 4812 }, "en")).toEqual({
    title: "The file is cut off after 4,812 lines: the block that ends every complete file is missing.",
    remedy: "The download did not finish. Fetch the file again and compare its size with the laboratory’s.",
  });
});

test("limits in bytes are told as sizes, limits of samples as counts", () => {
  expect(wordRefusal({ code: "line_too_long", line: 12, limit: 16_000_000 }, "sv").title).toBe(
    "Rad 12 är längre än 16,0\u00A0MB.",
  );
  expect(wordRefusal({ code: "too_many_samples", found: 2500, limit: 1000 }, "en").title).toBe(
    "The file has 2,500 samples, more than 1,000.",
  );
});

test("an occurrence tells its facts in the language's notation", () => {
  expect(wordIssue({ code: "position_past_contig_end", pos: 300, length: 200 }, "en")).toBe(
    "Position 300 lies past the end of the contig, which has 200 bases.",
  );
  expect(wordIssue({ code: "allele_fraction_differs", caller: 0.438, counts: 0.38 }, "sv")).toBe(
    "Programmet anger allelfraktionen 0,44, läsantalen ger 0,38.",
  );
  expect(wordIssue({ code: "role_undecided", samples: ["998-99", "999-99"] }, "en")).toBe(
    "Nothing tells whether these are tumour, normal or something else: “998-99”, “999-99”.",
  );
});

test("a code has a title and a remedy", () => {
  expect(issueTitle("blank_line", "sv")).toBe("Tomma rader");
  expect(issueRemedy("blank_line", "en")).toBe("It is passed over and is no data line.");
});

test("text of a file stays text, also when it looks like markup or a fact", () => {
  expect(wordRefusal({ code: "not_vcf", starts_with: "{x} <b> $&" }, "en").title).toBe(
    "This is text, but not a VCF: it begins with “{x} <b> $&”.",
  );
});

test("only refusals that have words are taken for refusals", () => {
  expect(isRefusal({ code: "empty" })).toBe(true);
  expect(isRefusal({ code: "moonlight" })).toBe(false);
  expect(isRefusal({ limit_bytes: 7 })).toBe(false);
});
