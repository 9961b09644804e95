// Variant files that the story's laboratory makes, written where the browser picks them up.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A file of a normal and a tumour on GRCh38, as Mutect2 names them: each row a chromosome, a position, two alleles and the
 * tumour's allele fraction in hundredths. `source` is left out of files whose caller nobody names.
 */
export function writePair(directory, name, { normal = 'N', tumour = 'T', source, rows }) {
  const lines = [
    '##fileformat=VCFv4.2',
    ...(source === undefined ? [] : [`##source=${source}`]),
    '##reference=file:///ref/GRCh38.fa',
    `##normal_sample=${normal}`,
    `##tumor_sample=${tumour}`,
    ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO', 'FORMAT', normal, tumour].join('\t'),
    ...rows.map(([chrom, pos, reference, alternate, hundredths]) =>
      [chrom, pos, '.', reference, alternate, '.', 'PASS', '.', 'GT:AD', '0/0:50,0', `0/1:${100 - hundredths},${hundredths}`].join('\t'),
    ),
  ];
  const path = join(directory, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** Rows of a substitution each, so many of them. */
export const rowsOf = (count) => Array.from({ length: count }, (_, at) => ['chr2', 1_000_000 + 1000 * at, 'A', 'T', 40]);

/** Such a file whose header has tumour and normal exchanged. */
export function writeExchanged(directory, name, { normal = 'N', tumour = 'T', ...pair }) {
  const path = writePair(directory, name, { normal, tumour, ...pair });
  const text = readFileSync(path, 'utf8');
  const [right, wrong] = [[normal, tumour], [tumour, normal]].map(
    ([first, second]) => `##normal_sample=${first}\n##tumor_sample=${second}\n`,
  );
  writeFileSync(path, text.replace(right, wrong));
  return path;
}
