import type { Transcript } from "../../api/generated/Transcript";
import { consequenceWording } from "./wording";

const terms: readonly string[] = consequenceWording.keys;

/** How severe a transcript's consequence is, 0 the most: the terms stand in the order of severity. */
function rankOf({ consequence }: Transcript): number {
  const ranks = consequence.map((term) => terms.indexOf(term)).filter((rank) => rank >= 0);
  return ranks.length === 0 ? terms.length : Math.min(...ranks);
}

/** What of a gene is shown: the transcript that stands for it, and a more severe one. */
export interface OfGene {
  readonly gene: string;
  /** MANE Select where there is one. */
  readonly first: Transcript;
  readonly moreSevere: Transcript | undefined;
  readonly rest: readonly Transcript[];
}

const standing: readonly ((transcript: Transcript) => boolean)[] = [
  ({ mane_select }) => mane_select,
  ({ mane_plus_clinical }) => mane_plus_clinical,
  ({ picked }) => picked,
  ({ canonical }) => canonical,
];

/**
 * The transcripts of each gene, that of the shown one first: MANE Select, else the next best that is marked, and beside it
 * the most severe of the others where that is more severe. No gene and no transcript is left out.
 */
export function byGene(transcripts: readonly Transcript[]): OfGene[] {
  const genes = new Map<string, Transcript[]>();
  for (const transcript of transcripts) {
    const gene = transcript.gene ?? transcript.gene_id ?? "";
    const own = genes.get(gene);
    if (own) own.push(transcript);
    else genes.set(gene, [transcript]);
  }
  return [...genes].flatMap(([gene, own]): OfGene[] => {
    const marked = standing.flatMap((stands) => own.find(stands) ?? []);
    const first = marked[0] ?? own[0];
    if (first === undefined) return [];
    const others = own.filter((transcript) => transcript !== first);
    const severest = others.toSorted((a, b) => rankOf(a) - rankOf(b))[0];
    const moreSevere = severest && rankOf(severest) < rankOf(first) ? severest : undefined;
    return [{ gene, first, moreSevere, rest: others.filter((other) => other !== moreSevere) }];
  });
}
