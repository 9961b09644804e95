// Measures the reading and importing of variant files and prints tables in Markdown: what, wished for, measured. What is
// done next goes to standard error. Ends within a quarter of an hour on two processors.
// Usage: node tests/bench/ingest.mjs [reading|importing ...]

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BINARY, startServer } from '../browser/server.mjs';
import { importFile, Person, place, serverPeak, workMeanwhile } from './importing.mjs';
import { median, version } from './processes.mjs';
import { againstBcftools, generate, panel } from './reading.mjs';
import { machine, megabytes, milliseconds, print, say, seconds } from './report.mjs';

/** Lines of the files. */
const PANEL = 1_000;
const EXOME = 100_000;
const COMPARED = 1_500_000;
const GENOME = 4_500_000;

/** How many files of an exome are imported; the median is printed. */
const EXOMES = 5;

const DATABASES = ['sqlite', 'postgres'];

const directory = mkdtempSync(join(tmpdir(), 'samsyn-bench-'));
const path = (name) => join(directory, `${name}.vcf.gz`);

async function reading() {
  await generate(BINARY, path('panel'), PANEL, 1);
  await generate(BINARY, path('compared'), COMPARED, 2);
  const rows = [...(await panel(BINARY, path('panel'), PANEL)), ...(await againstBcftools(BINARY, path('compared'), COMPARED))];
  rmSync(path('compared'));
  return rows;
}

/** Lets `work` happen on a new server. */
async function onServer(database, environment, work) {
  const server = await startServer({ database, environment });
  try {
    const mikael = await Person.signIn(server.address, 'mikael');
    return await work(server, mikael, await place(mikael));
  } finally {
    await server.stop();
    server.remove();
  }
}

/** Imports of exomes, one after the other, and then of a genome while somebody else works. */
const withPolicy = (database) =>
  onServer(database, {}, async (server, mikael, where) => {
    const exomes = [];
    for (let seed = 0; seed < EXOMES; seed += 1) {
      const exome = await importFile(mikael, where, path(`exome-${seed}`));
      say(`${database}: ${EXOME} lines in ${seconds(exome.seconds)}`);
      exomes.push(exome.seconds);
    }
    const sara = await Person.signIn(server.address, 'sara');
    const { result, looks, entries } = await workMeanwhile(sara, where, importFile(mikael, where, path('genome')));
    say(`${database}: ${GENOME} lines in ${seconds(result.seconds)}, ${result.rows} of them in the table`);
    return {
      exome: seconds(median(exomes)),
      genome: seconds(result.seconds),
      rows: String(result.rows),
      looks: `${milliseconds(looks.p50)} / ${milliseconds(looks.p95)}`,
      entries: `${milliseconds(entries.p50)} / ${milliseconds(entries.p95)}`,
      peak: megabytes(serverPeak(server)),
    };
  });

/** An import of a genome of which every call becomes a row. */
const allKept = (database) =>
  onServer(database, { SAMSYN_ROWS_KEPT_UP_TO: String(2 * GENOME) }, async (server, mikael, where) => {
    const result = await importFile(mikael, where, path('genome'));
    say(`${database}: ${GENOME} lines with all rows in ${seconds(result.seconds)}`);
    return { all: seconds(result.seconds), allPeak: megabytes(serverPeak(server)) };
  });

const FIGURES = [
  [`${EXOME} annotated lines, from sending them until their table is there, median of ${EXOMES}`, 'under 1 s', 'exome'],
  [`${GENOME} lines, the import policy choosing the rows`, 'under 20 s', 'genome'],
  ['rows in its table', '', 'rows'],
  ['somebody else reads a case meanwhile, median / 95th percentile', '', 'looks'],
  ['somebody else enters a consent meanwhile, median / 95th percentile', '', 'entries'],
  ['peak memory of the server', 'under 512 MB', 'peak'],
  [`${GENOME} lines, every call a row of the database`, '', 'all'],
  ['peak memory of the server then', 'under 512 MB', 'allPeak'],
];

async function importing() {
  for (let seed = 0; seed < EXOMES; seed += 1) await generate(BINARY, path(`exome-${seed}`), EXOME, 10 + seed);
  await generate(BINARY, path('genome'), GENOME, 3);
  const measured = [];
  for (const database of DATABASES) measured.push({ ...(await withPolicy(database)), ...(await allKept(database)) });
  return FIGURES.map(([what, wish, key]) => [what, wish, ...measured.map((of) => of[key])]);
}

const wanted = process.argv.slice(2);
const wants = (part) => wanted.length === 0 || wanted.includes(part);
console.log(`${machine()}; ${version(BINARY)}, ${version('bcftools') ?? 'no bcftools'}, ${version('psql') ?? 'no psql'}, Node ${process.versions.node}\n`);
try {
  if (wants('reading')) print(['what', 'wished for', 'measured', 'command'], await reading());
  if (wants('reading') && wants('importing')) console.log();
  if (wants('importing')) print(['what', 'wished for', 'SQLite', 'PostgreSQL'], await importing());
} finally {
  rmSync(directory, { recursive: true, force: true });
}
