import type { Call } from "../../api/generated/Call";
import { useWording } from "../../wording/use-wording";
import { type CallStore, wordAt } from "./store";
import { consequenceWording, variantsWording } from "./wording";

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

/** What changed, in the shortest usual writing: protein, else transcript, else position. */
export const changeAt = (store: CallStore, row: number): string =>
  wordAt(store, "hgvs_p", row) || wordAt(store, "hgvs_c", row) || placeAt(store, row);

/** The place and the bases of a row: `7:140753336 A>T`. */
export const placeAt = (store: CallStore, row: number): string =>
  place(
    wordAt(store, "chrom", row),
    store.pos[row] ?? 0,
    wordAt(store, "reference", row),
    wordAt(store, "alternate", row),
  );

/** A call's name in a sentence: `BRAF p.Val600Glu`. */
export const nameOf = ({ gene, hgvs_p, hgvs_c, chrom, pos, ref, alt }: Call): string =>
  [gene, hgvs_p ?? hgvs_c ?? place(chrom, pos, ref, alt)].filter(Boolean).join(" ");

/** The same of a row. */
export const nameAt = (store: CallStore, row: number): string =>
  [wordAt(store, "gene", row), changeAt(store, row)].filter(Boolean).join(" ");
