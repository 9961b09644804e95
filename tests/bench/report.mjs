// What a measurement says while it runs, and the tables it prints in the end.

import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

const began = performance.now();

/** Says on standard error what is done next, and since when. */
export function say(what) {
  process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${what}\n`);
}

/** Seconds with digits by their size. */
export const seconds = (value) => `${value.toFixed(value < 10 ? 2 : 1)} s`;

export const milliseconds = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export const megabytes = (value) => `${value.toFixed(0)} MB`;

/** How many times the one figure is in the other. */
export const times = (part, whole) => `${(whole / part).toFixed(1)} x`;

/** The machine, and how busy it is with other things. */
export function machine() {
  const [{ model }] = cpus();
  const system = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GB`;
  const busy = `load ${loadavg()[0].toFixed(1)} at the start`;
  return `${availableParallelism()} processors (${model}), ${memory} of memory, ${system}, ${busy}`;
}

/** Prints a table of Markdown, ready for docs/benchmarks.md. */
export function print(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log([line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'));
}
