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
}

/** A table as the server makes it: every word once, the empty word first. */
export function tableOf(calls: readonly ExampleCall[]): CallTable {
  const words = [""];
  const index = (word: string) => {
    const known = words.indexOf(word);
    return known >= 0 ? known : words.push(word) - 1;
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
    transcript: column(() => 0),
    hgvs_c: column(() => 0),
    hgvs_p: column(({ hgvs_p = "" }) => index(hgvs_p)),
    consequence: column(({ consequence = "missense_variant" }) => index(consequence)),
    severity: column(({ severity = 21 }) => severity),
    allele_fraction: column(({ fraction = -1 }) => fraction),
    alt_count: column(() => -1),
    depth: column(() => -1),
    method: column(() => index("ad_over_sum")),
    normal_fraction: column(() => -1),
    filter: column(({ filter = "PASS" }) => index(filter)),
    filter_status: column((call) => index(status(call))),
    origin: column(() => index("somatic")),
    caller: column(({ caller = "Mutect2" }) => index(caller)),
    gnomad: column(({ gnomad = "" }) => index(gnomad)),
    words,
  };
}
