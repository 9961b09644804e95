// Running a program to its end, with its time and the most memory it held.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** How often a running process is looked at, in milliseconds. */
const LOOK_EVERY = 10;

/** Ticks of a second in which Linux tells processor time to programs. */
const TICKS = 100;

/** The middle of some figures. */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The figure below which `share` of the values lie. */
export const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];

/** What a program says of its version, in one line; nothing when it cannot be run here. */
export function version(program) {
  const asked = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.split('\n')[0] : undefined;
}

/** The most memory that a process has held so far, in megabytes; nothing once it has ended. */
export function peakMegabytes(pid) {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return peak ? Number(peak[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds of processor time that a process has used so far; nothing once it has ended. */
export function processorSeconds(pid) {
  try {
    // The name, in parentheses, may hold blanks.
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return words[0] === 'Z' ? undefined : (Number(words[11]) + Number(words[12])) / TICKS;
  } catch {
    return undefined;
  }
}

/** Runs a program whose output nobody reads; its seconds, those of processors, and its peak of memory in megabytes. */
export async function timed(program, args, accepted = [0]) {
  const began = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let [peak, processor] = [0, 0];
  const look = setInterval(() => {
    peak = peakMegabytes(child.pid) ?? peak;
    processor = processorSeconds(child.pid) ?? processor;
  }, LOOK_EVERY);
  const [status] = await once(child, 'exit');
  const seconds = (performance.now() - began) / 1000;
  clearInterval(look);
  if (!accepted.includes(status)) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
  return { seconds, processor, peak };
}
