import type { Format } from "../../wording/format";
import type { Translate } from "../../wording/use-wording";
import type { structuralWording } from "./wording";

/** What a table or a call tells of an allele that has no spelled-out bases. */
export interface Structural {
  readonly kind: string;
  readonly alternate: string;
  /** The other end, `chrom:pos`; empty when there is none. */
  readonly mate: string;
  /** In bases; -1 when unknown. */
  readonly length: number;
  /** Copies in the tumour, where that is told. */
  readonly copies?: number | null | undefined;
}

type Say = Translate<(typeof structuralWording.keys)[number]>;

const isBreakend = (alternate: string): boolean => /[[\]]/u.test(alternate);
const isSingle = (alternate: string): boolean => /^(?:\.[A-Z]+|[A-Z]+\.)$/iu.test(alternate);

/** Whether an allele is told in words: its bases are not spelled out. */
export const isStructural = (alternate: string): boolean =>
  alternate.startsWith("<") || isBreakend(alternate) || isSingle(alternate);

const units = ["bp", "kb", "Mb", "Gb"] as const;

/** A length in bases: `312 bp`, `1.2 kb`, `159 Mb`. */
export function lengthWord(bases: number, format: Format): string {
  const step = bases < 1000 ? 0 : Math.min(Math.floor(Math.log10(bases) / 3), units.length - 1);
  const value = bases / 1000 ** step;
  return `${format.number(value, step > 0 && value < 10 ? 1 : 0)}\u00A0${units[step]}`;
}

/** The word of a symbolic allele; segments of copy number are gains and losses, not duplications and deletions. */
function symbolWord({ kind, alternate, copies }: Structural, say: Say, format: Format): string {
  const [symbol = "", ...finer] = alternate.slice(1, -1).toUpperCase().split(":");
  const written = /^CN(\d+)$/u.exec(symbol)?.[1];
  const number = copies ?? (written === undefined ? undefined : Number(written));
  const segment = kind === "cnv";
  if (number !== undefined && (segment || written !== undefined)) {
    return say("copies", { number: format.number(number, Number.isInteger(number) ? 0 : 1) });
  }
  switch (symbol) {
    case "DEL":
      return finer.includes("ME") ? say("del.mobile") : say(segment ? "loss" : "del");
    case "DUP":
      if (segment) return say("gain");
      return say(finer.includes("TANDEM") ? "dup.tandem" : "dup");
    case "INS":
      return say(finer.includes("ME") ? "ins.mobile" : "ins");
    case "INV":
      return say("inv");
    case "CNV":
      return say(finer.includes("TR") ? "repeat" : "cnv");
    case "FUS":
    case "FUSION":
      return say("fusion");
    case "TRA":
    case "BND":
      return say("joined");
    default:
      return alternate;
  }
}

/** What an allele without spelled-out bases is, in words: "deletion 1.2 kb", "joins chr2:29446394", "copy number 0". */
export function structuralWords(allele: Structural, say: Say, format: Format): string {
  const { kind, alternate, mate, length } = allele;
  const end = mate === "" ? undefined : say("joins", { place: `chr${mate}` });
  if (isBreakend(alternate) || (kind === "fusion" && end !== undefined)) {
    const joins = end ?? say("joined");
    return kind === "fusion" ? say("fusion.joins", { joins }) : joins;
  }
  if (isSingle(alternate)) return say("single");
  const word = symbolWord(allele, say, format);
  const sized =
    length > 0
      ? say(/\d$/u.test(word) ? "sized.figure" : "sized", { word, length: lengthWord(length, format) })
      : word;
  const joined = alternate === "<TRA>" || alternate === "<BND>";
  return joined && end !== undefined ? end : sized;
}
