// How fast a file is read by `samsyn inspect`, beside bcftools on the same bytes, in turns.

import { installed, median, timed } from './processes.mjs';

/** How often each is run. */
const TURNS = 5;

/** Exit codes of `samsyn inspect` that mean the file was read. */
const READ = [0, 1];

const ANSWERS = ['--tumour', 'TUMOR', '--normal', 'NORMAL'];

/** The file that `samsyn generate-vcf` makes, compressed. */
export async function generate(binary, path, records, seed) {
  await timed(binary, ['generate-vcf', '--records', String(records), '--seed', String(seed), '--output', path]);
}

/** Runs every command `TURNS` times, one after the other in each turn; the median seconds and the highest peak of each. */
async function inTurns(commands) {
  const runs = commands.map(() => []);
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [place, { program, args, accepted }] of commands.entries()) runs[place].push(await timed(program, args, accepted));
  }
  return runs.map((run) => ({ seconds: median(run.map(({ seconds }) => seconds)), peak: Math.max(...run.map(({ peak }) => peak)) }));
}

/** Compares the reading of a large file with bcftools. */
export async function againstBcftools(binary, path, records) {
  const ours = { program: binary, args: ['inspect', path, ...ANSWERS], accepted: READ };
  const theirs = installed('bcftools')
    ? [
        { program: 'bcftools', args: ['view', '-H', path] },
        { program: 'bcftools', args: ['query', '-f', '%CHROM\t%POS\t%REF\t%ALT\t[%AF\t]%CSQ\n', path] },
      ]
    : [];
  const [own, view, query] = await inTurns([ours, ...theirs]);
  const rate = `${(records / own.seconds / 1e6).toFixed(2)} million lines/s`;
  const ratio = (other) => (other ? `${(other.seconds / own.seconds).toFixed(1)} x` : 'bcftools is not installed');
  return [
    [`inspect, ${records} annotated lines, every check on`, `${own.seconds.toFixed(2)} s`, ''],
    ['the same as a rate', rate, ''],
    ['as fast as bcftools view -H', ratio(view), '>= 3 x'],
    ['as fast as bcftools query CHROM POS REF ALT AF CSQ', ratio(query), ''],
    ['peak memory of inspect', `${own.peak.toFixed(0)} MB`, '< 512 MB'],
  ];
}

/** The time of a panel's file, process start included. */
export async function panel(binary, path) {
  const [own] = await inTurns([{ program: binary, args: ['inspect', path, ...ANSWERS], accepted: READ }]);
  return [['inspect, panel of 1000 lines', `${(own.seconds * 1000).toFixed(0)} ms`, '< 50 ms']];
}
