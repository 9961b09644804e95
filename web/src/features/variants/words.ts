import type { Call } from "../../api/generated/Call";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { type CallStore, copiesAt, wordAt } from "./store";
import { isStructural, structuralWords } from "./structural";
import { consequenceWording, structuralWording, variantsWording } from "./wording";

type Term = (typeof consequenceWording.keys)[number];
const isTerm = (term: string): term is Term => (consequenceWording.keys as readonly string[]).includes(term);

/** Words consequences: `missense_variant&splice_region_variant`. A term without words stays as it is. */
export function useConsequenceWords() {
  const t = useWording(consequenceWording);
  return (terms: string): string =>
    terms
      .split("&")
      .map((term) => (isTerm(term) ? t(term) : term))
      .join(", ");
}

/** Words a filter: passed and not filtered in words, failed ones as the caller names them. */
export function useFilterWords() {
  const t = useWording(variantsWording);
  return (status: string, filter: string): string => {
    if (status === "passed") return t("filter.passed");
    return status === "not_applied" ? t("filter.not_applied") : filter.replaceAll(";", ", ");
  };
}

const place = (chrom: string, pos: number, reference: string, alternate: string) =>
  `${chrom}:${pos} ${reference}>${alternate}`;

/** The place and the bases of a row: `7:140753336 A>T`. */
export const placeAt = (store: CallStore, row: number): string =>
  place(
    wordAt(store, "chrom", row),
    store.pos[row] ?? 0,
    wordAt(store, "reference", row),
    wordAt(store, "alternate", row),
  );

/** What changed. */
export interface ChangeWords {
  readonly text: string;
  /** It is a description or a place, and not a sentence in words. */
  readonly code: boolean;
}

/** Names what changed in the shortest usual writing: protein, else transcript, else in words, else the place. */
export function useNames() {
  const say = useWording(structuralWording);
  const format = useFormat();
  const changeAt = (store: CallStore, row: number): ChangeWords => {
    const told = wordAt(store, "hgvs_p", row) || wordAt(store, "hgvs_c", row);
    if (told !== "") return { text: told, code: true };
    const alternate = wordAt(store, "alternate", row);
    if (!isStructural(alternate)) return { text: placeAt(store, row), code: true };
    const kind = wordAt(store, "kind", row);
    const length = store.svLength[row] ?? -1;
    const mate = wordAt(store, "mate", row);
    const copies = copiesAt(store, row);
    return { text: structuralWords({ kind, alternate, mate, length, copies }, say, format), code: false };
  };
  const changeOf = (call: Call): string => {
    const told = call.hgvs_p ?? call.hgvs_c;
    if (told !== null) return told;
    if (!isStructural(call.alt)) return place(call.chrom, call.pos, call.ref, call.alt);
    const { kind, alt: alternate, mate, sv_length, copy_number: copies } = call;
    return structuralWords(
      { kind, alternate, mate: mate ?? "", length: sv_length ?? -1, copies },
      say,
      format,
    );
  };
  return {
    changeAt,
    changeOf,
    /** A row's name in a sentence: `BRAF p.Val600Glu`. */
    nameAt: (store: CallStore, row: number): string =>
      [wordAt(store, "gene", row) || geneless(store, row), changeAt(store, row).text]
        .filter(Boolean)
        .join(" "),
    /** The same of a call. */
    nameOf: (call: Call): string =>
      [call.gene ?? (isStructural(call.alt) ? `${call.chrom}:${call.pos}` : null), changeOf(call)]
        .filter(Boolean)
        .join(" "),
  };
}

/** What stands for the gene of a structural allele that has none: its place. */
const geneless = (store: CallStore, row: number): string =>
  isStructural(wordAt(store, "alternate", row)) ? `${wordAt(store, "chrom", row)}:${store.pos[row]}` : "";

/** How many callers call a finding, of how many that could have; files that name none are told apart. */
export interface CallerCounts {
  readonly calling: number;
  readonly callers: number;
  readonly unknown: number;
}

/** "2 of 3 callers, 1 of unknown caller". */
export function useCallerWords() {
  const t = useWording(variantsWording);
  return ({ calling, callers, unknown }: CallerCounts): string =>
    [
      ...(callers > 0 ? [t("callers", { count: calling, all: callers })] : []),
      ...(unknown > 0 ? [t("callers.unknown", { count: unknown })] : []),
    ].join(", ");
}
