// Measures the running server and prints a table: what, measured, wished for.

import { readFileSync } from 'node:fs';
import { startServer } from './server.mjs';

/** How often each start is measured; the median is printed. */
const STARTS = 5;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Resident memory of a process, in megabytes. */
function residentMegabytes(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) / 1024;
}

/** Starts on data that are there already, and asks until the server answers. */
async function startAgain(server) {
  const began = performance.now();
  await server.start();
  const response = await fetch(`${server.address}/readyz`);
  if (!response.ok) throw new Error(`/readyz answered ${response.status}`);
  return performance.now() - began;
}

async function measure(database) {
  const server = await startServer({ database });
  try {
    const starts = [];
    for (let count = 0; count < STARTS; count += 1) {
      await server.stop();
      starts.push(await startAgain(server));
    }
    // Idle: nobody is there, the start's own work is over.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    return [
      [`start to first answer, ${database}`, `${median(starts).toFixed(0)} ms`, '< 1000 ms'],
      [`memory when idle, ${database}`, `${residentMegabytes(server.pid).toFixed(1)} MB`, '< 80 MB'],
    ];
  } finally {
    await server.stop();
    server.remove();
  }
}

const rows = [['what', 'measured', 'wished for'], ...(await measure('sqlite')), ...(await measure('postgres'))];
for (const [what, measured, wish] of rows) console.log(`${what.padEnd(44)}${measured.padStart(12)}   ${wish}`);
