// Running a program to its end, with its time and the most memory it held.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** How often the memory of a running process is looked at, in milliseconds. */
const LOOK_EVERY = 10;

/** The middle of some figures. */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The figure below which `share` of the values lie. */
export const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];

/** Whether a program can be run here. */
export const installed = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** The most memory that a process has held so far, in megabytes; nothing once it has ended. */
export function peakMegabytes(pid) {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return peak ? Number(peak[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

/** Runs a program whose output nobody reads; its seconds and its peak of memory in megabytes. */
export async function timed(program, args, accepted = [0]) {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let peak = 0;
  const look = setInterval(() => { peak = Math.max(peak, peakMegabytes(child.pid) ?? 0); }, LOOK_EVERY);
  const [status] = await once(child, 'exit');
  const seconds = (performance.now() - began) / 1000;
  clearInterval(look);
  if (!accepted.includes(status)) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
  return { seconds, peak };
}
