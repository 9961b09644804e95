import { describe, expect, test } from "vitest";
import { formatIn } from "../../wording/format";
import type { Language } from "../../wording/language";
import type { Translate } from "../../wording/use-wording";
import type { Values } from "../../wording/wording";
import { placeOf, placeWord } from "./region";
import { isStructural, lengthWord, type Structural, structuralWords } from "./structural";
import { structuralWording } from "./wording";

type Key = (typeof structuralWording.keys)[number];

function words(language: Language, allele: Partial<Structural>): string {
  const say = (key: Key, values?: Values) => structuralWording.say(language, key, values);
  const whole = { kind: "sv", alternate: "<DEL>", mate: "", length: -1, ...allele };
  return structuralWords(whole, say as Translate<Key>, formatIn(language)).replaceAll("\u00A0", " ");
}

const both = (allele: Partial<Structural>) => [words("en", allele), words("sv", allele)];

describe("an allele without spelled-out bases says in words", () => {
  test("what was lost, doubled, put in or turned round, and how long it is", () => {
    expect(both({ alternate: "<DEL>", length: 1200 })).toEqual(["deletion 1.2 kb", "deletion 1,2 kb"]);
    expect(both({ alternate: "<DUP:TANDEM>", length: 312 })).toEqual([
      "tandem duplication 312 bp",
      "tandemduplikation 312 bp",
    ]);
    expect(both({ alternate: "<INV>" })).toEqual(["inversion", "inversion"]);
    expect(both({ alternate: "<INS:ME:ALU>" })).toEqual(["mobile element inserted", "mobilt element insatt"]);
  });

  test("where a breakend goes on", () => {
    const joined = { alternate: "G]chr2:29446394]", mate: "2:29446394" };
    expect(both(joined)).toEqual(["joins chr2:29446394", "går ihop med chr2:29446394"]);
    expect(both({ ...joined, kind: "fusion" })).toEqual([
      "fusion, joins chr2:29446394",
      "fusion, går ihop med chr2:29446394",
    ]);
  });

  test("that the other end of a single breakend is unknown", () => {
    expect(both({ alternate: "G." })).toEqual([
      "broken off, other end unknown",
      "avbruten, andra änden okänd",
    ]);
  });

  test("the copies of a segment, else whether it is a gain or a loss", () => {
    expect(both({ kind: "cnv", alternate: "<CN0>" })).toEqual(["copy number 0", "kopietal 0"]);
    expect(both({ kind: "cnv", alternate: "<DUP>", copies: 2.77 })).toEqual([
      "copy number 2.8",
      "kopietal 2,8",
    ]);
    expect(both({ kind: "cnv", alternate: "<DUP>", length: 159_000_000 })).toEqual([
      "gain 159 Mb",
      "tillskott 159 Mb",
    ]);
    expect(both({ kind: "cnv", alternate: "<CN0>", length: 250_000 })).toEqual([
      "copy number 0, 250 kb",
      "kopietal 0, 250 kb",
    ]);
    expect(both({ kind: "cnv", alternate: "<DEL>" })).toEqual(["loss", "förlust"]);
  });

  test("the symbol itself when it is not known", () => {
    expect(both({ alternate: "<STRANGE>" })).toEqual(["<STRANGE>", "<STRANGE>"]);
  });
});

test("bases are no event, symbols and breakends are", () => {
  expect(["T", "GA", "<DEL>", "]7:5]A", "A.", ".A"].map(isStructural)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
});

test("lengths are told in bases, thousands and millions", () => {
  const format = formatIn("en");
  expect([1, 999, 1000, 12_345, 9_940_000].map((bases) => lengthWord(bases, format))).toEqual(
    ["1 bp", "999 bp", "1.0 kb", "12 kb", "9.9 Mb"].map((word) => word.replace(" ", "\u00A0")),
  );
});

describe("a place to look at in the whole file", () => {
  test("is read with or without chr and separators", () => {
    expect(placeOf(" chr7:140,753,300-140,753,400 ")).toEqual({
      chrom: "7",
      from: 140_753_300,
      until: 140_753_400,
    });
    expect(placeOf("x:500")).toEqual({ chrom: "X", from: 500, until: 500 });
  });

  test("has a chromosome, and ends after it begins", () => {
    expect([placeOf("500"), placeOf("BRAF"), placeOf("7:9-3"), placeOf("7:0")]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("is written as it is asked for", () => {
    expect(placeWord({ chrom: "7", from: 140_753_300, until: 140_753_400 })).toBe("7:140753300-140753400");
    expect(placeWord({ chrom: "X", from: 500, until: 500 })).toBe("X:500");
  });
});
