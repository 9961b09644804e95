// Measures the reading and importing of variant files and prints a table: what, measured, wished for.
// Usage: node tests/bench/ingest.mjs [reading|importing ...]

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BINARY, startServer } from '../browser/server.mjs';
import { importFile, Person, place, serverPeak, workMeanwhile } from './importing.mjs';
import { median } from './processes.mjs';
import { againstBcftools, generate, panel } from './reading.mjs';

/** Lines of the files. */
const PANEL = 1_000;
const EXOME = 100_000;
const COMPARED = 1_500_000;
const GENOME = 4_500_000;

/** How many files of an exome are imported; the median is printed. */
const EXOMES = 5;

const directory = mkdtempSync(join(tmpdir(), 'samsyn-bench-'));
const path = (name) => join(directory, `${name}.vcf.gz`);

async function reading() {
  await generate(BINARY, path('panel'), PANEL, 1);
  await generate(BINARY, path('compared'), COMPARED, 2);
  return [...(await panel(BINARY, path('panel'))), ...(await againstBcftools(BINARY, path('compared'), COMPARED))];
}

async function importing(database) {
  const server = await startServer({ database });
  try {
    const mikael = await Person.signIn(server.address, 'mikael');
    const where = await place(mikael);
    const exomes = [];
    for (let seed = 0; seed < EXOMES; seed += 1) exomes.push(await importFile(mikael, where, path(`exome-${seed}`)));
    const sara = await Person.signIn(server.address, 'sara');
    const { result, p50, p95, looks } = await workMeanwhile(sara, where, importFile(mikael, where, path('genome')));
    return [
      [`${EXOME} annotated lines, sent until its table is there, ${database}`, `${median(exomes.map(({ seconds }) => seconds)).toFixed(2)} s`, '< 1 s'],
      [`${GENOME} lines with the import policy, ${database}`, `${result.seconds.toFixed(1)} s`, '< 20 s'],
      [`rows kept of them, ${database}`, String(result.rows), ''],
      [`somebody else's look meanwhile, p50 / p95 of ${looks}, ${database}`, `${p50.toFixed(0)} / ${p95.toFixed(0)} ms`, ''],
      [`peak memory of the server, ${database}`, `${serverPeak(server).toFixed(0)} MB`, '< 512 MB'],
    ];
  } finally {
    await server.stop();
    server.remove();
  }
}

const wanted = process.argv.slice(2);
const wants = (part) => wanted.length === 0 || wanted.includes(part);
const rows = [['what', 'measured', 'wished for']];
try {
  if (wants('reading')) rows.push(...(await reading()));
  if (wants('importing')) {
    for (let seed = 0; seed < EXOMES; seed += 1) await generate(BINARY, path(`exome-${seed}`), EXOME, 10 + seed);
    await generate(BINARY, path('genome'), GENOME, 3);
    for (const database of ['sqlite', 'postgres']) rows.push(...(await importing(database)));
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
for (const [what, measured, wish] of rows) console.log(`${what.padEnd(72)}${measured.padStart(24)}   ${wish}`);
