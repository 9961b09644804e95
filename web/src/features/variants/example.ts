import type { CallTable } from "../../api/generated/CallTable";

/** A row for tests, in words instead of indices. */
export interface ExampleCall {
  line?: number;
  kind?: string;
  chrom?: string;
  pos?: number;
  gene?: string;
  hgvs_p?: string;
  severity?: number;
  fraction?: number;
  filter?: string;
  gnomad?: string;
  consequence?: string;
  caller?: string;
  reference?: string;
  alternate?: string;
  transcript?: string;
  hgvs_c?: string;
  alt_count?: number;
  depth?: number;
  mate?: string;
  sv_length?: number;
  mane?: boolean;
  copy_number?: number;
  half_pair?: boolean;
}

/** A table as the server makes it: every word once, the empty word first. */
export function tableOf(calls: readonly ExampleCall[]): CallTable {
  const words = [""];
  const places = new Map([["", 0]]);
  const index = (word: string) => {
    const place = places.get(word) ?? words.push(word) - 1;
    places.set(word, place);
    return place;
  };
  const column = <Cell>(cell: (call: ExampleCall, row: number) => Cell) => calls.map(cell);
  const status = ({ filter = "PASS" }: ExampleCall) => (filter === "PASS" ? "passed" : "failed");
  return {
    rows: calls.length,
    line: column(({ line }, row) => line ?? row + 10),
    allele_index: column(() => 1),
    kind: column(({ kind = "snv" }) => index(kind)),
    chrom: column(({ chrom = "7" }) => index(chrom)),
    pos: column(({ pos }, row) => pos ?? 1000 + row),
    reference: column(({ reference = "A" }) => index(reference)),
    alternate: column(({ alternate = "T" }) => index(alternate)),
    gene: column(({ gene = "" }) => index(gene)),
    transcript: column(({ transcript = "" }) => index(transcript)),
    hgvs_c: column(({ hgvs_c = "" }) => index(hgvs_c)),
    hgvs_p: column(({ hgvs_p = "" }) => index(hgvs_p)),
    consequence: column(({ consequence = "missense_variant" }) => index(consequence)),
    severity: column(({ severity = 21 }) => severity),
    allele_fraction: column(({ fraction = -1 }) => fraction),
    alt_count: column(({ alt_count = -1 }) => alt_count),
    depth: column(({ depth = -1 }) => depth),
    method: column(() => index("ad_over_sum")),
    normal_fraction: column(() => -1),
    filter: column(({ filter = "PASS" }) => index(filter)),
    filter_status: column((call) => index(status(call))),
    origin: column(() => index("somatic")),
    caller: column(({ caller = "Mutect2" }) => index(caller)),
    gnomad: column(({ gnomad = "" }) => index(gnomad)),
    mate: column(({ mate = "" }) => index(mate)),
    sv_length: column(({ sv_length = -1 }) => sv_length),
    mane: column(({ mane = false }) => mane),
    copy_number: column(({ copy_number = -1 }) => copy_number),
    half_pair: column(({ half_pair = false }) => half_pair),
    words,
  };
}
