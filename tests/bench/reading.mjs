// How fast a file is read by `samsyn inspect`, beside bcftools on the same bytes, in turns.

import { statSync } from 'node:fs';
import { median, timed, version } from './processes.mjs';
import { megabytes, milliseconds, say, seconds, times } from './report.mjs';

/** How often each is run. */
const TURNS = 5;

/** Exit codes of `samsyn inspect` that mean the file was read. */
const READ = [0, 1];

const ANSWERS = ['--tumour', 'TUMOR', '--normal', 'NORMAL'];
const COLUMNS = '%CHROM\t%POS\t%REF\t%ALT\t[%AF\t]%CSQ\n';

/** The file that `samsyn generate-vcf` makes, compressed. */
export async function generate(binary, path, records, seed) {
  const { seconds: took } = await timed(binary, ['generate-vcf', '--records', String(records), '--seed', String(seed), '--output', path]);
  say(`made ${records} lines, ${megabytes(statSync(path).size / 2 ** 20)}, in ${seconds(took)}`);
}

const inspect = (binary, path) => ({ program: binary, args: ['inspect', path, ...ANSWERS], accepted: READ });

/**
 * Runs every command `TURNS` times, one after the other in each turn, so that whatever else the machine does falls on all of
 * them; the median seconds and the highest peak of each.
 */
async function inTurns(commands) {
  const runs = commands.map(() => []);
  for (let turn = 1; turn <= TURNS; turn += 1) {
    for (const [place, { program, args, accepted }] of commands.entries()) runs[place].push(await timed(program, args, accepted));
    say(`turn ${turn} of ${TURNS}: ${runs.map((run) => seconds(run.at(-1).seconds)).join(', ')}`);
  }
  return runs.map((run) => ({
    seconds: median(run.map((one) => one.seconds)),
    processor: median(run.map((one) => one.processor)),
    peak: Math.max(...run.map((one) => one.peak)),
  }));
}

/** Compares the reading of a large file with bcftools. */
export async function againstBcftools(binary, path, records) {
  const theirs = version('bcftools')
    ? [
        { program: 'bcftools', args: ['view', '-H', path] },
        { program: 'bcftools', args: ['query', '-f', COLUMNS, path] },
      ]
    : [];
  say(`inspect${theirs.length > 0 ? ', bcftools view, bcftools query' : ''} on ${records} lines`);
  const [own, view, query] = await inTurns([inspect(binary, path), ...theirs]);
  const command = 'samsyn inspect';
  const rate = `${(records / own.seconds / 1e6).toFixed(2)} million lines/s`;
  const beside = (name, other, wish) => {
    if (!other) return [[`as fast as ${name}`, wish, 'bcftools is not installed', command]];
    const processor = `${times(own.processor, other.processor)} by processor time`;
    return [[`as fast as ${name}, which took ${seconds(other.seconds)}`, wish, `${times(own.seconds, other.seconds)} (${processor})`, name]];
  };
  return [
    [`${records} annotated lines of a tumour and its normal, BGZF, every check on`, '', `${seconds(own.seconds)}: ${rate}`, command],
    ...beside('bcftools view -H', view, 'at least 3 x'),
    ...beside('bcftools query of CHROM POS REF ALT AF CSQ', query, ''),
    ['peak memory of it', 'under 512 MB', megabytes(own.peak), command],
  ];
}

/** The time of a panel's file, process start included. */
export async function panel(binary, path, records) {
  say(`inspect on ${records} lines`);
  const [own] = await inTurns([inspect(binary, path)]);
  return [[`a panel of ${records} lines, start of the process included`, 'under 50 ms', milliseconds(own.seconds * 1000), 'samsyn inspect']];
}
