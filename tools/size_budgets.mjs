// Prints how large files and functions are, and fails when one is larger than the project allows itself.
// Usage: node tools/size_budgets.mjs [ROOT]

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { countRust, countTypescript } from './code_lines.mjs';
import { filesOf, textOf } from './files.mjs';

/** Lines of code allowed: of a file, of a function; and compressed bytes that the browser loads first. */
export const BUDGETS = {
  rustFile: { median: 100, p90: 250, max: 400 },
  rustFunction: { median: 10, p90: Infinity, max: 60 },
  typescriptFile: { median: Infinity, p90: Infinity, max: 250 },
  firstScriptBytes: 200_000,
};

/** The smallest value that at least `share` of the sorted values do not exceed. */
function quantile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** Count, median, 90th percentile and largest of `counted`, which has a `where` and `lines` each. */
export function summary(counted) {
  const sorted = counted.map(({ lines }) => lines).sort((a, b) => a - b);
  if (sorted.length === 0) return { count: 0, median: 0, p90: 0, max: 0 };
  return { count: sorted.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), max: sorted.at(-1) };
}

/** What breaks `budget`, in words. */
export function breaches(noun, counted, budget) {
  const { median, p90 } = summary(counted);
  const found = [];
  if (median > budget.median) found.push(`the median ${noun} has ${median} lines, allowed are ${budget.median}`);
  if (p90 > budget.p90) found.push(`one ${noun} in ten has over ${p90} lines, allowed are ${budget.p90}`);
  for (const { where, lines } of counted.filter((one) => one.lines > budget.max)) {
    found.push(`${where}: ${lines} lines, a ${noun} may have ${budget.max}`);
  }
  return found;
}

function measure(root) {
  const files = filesOf(root);
  const rust = files
    .filter((path) => path.endsWith('.rs'))
    .map((where) => ({ where, ...countRust(textOf(root, where)) }));
  const functions = rust.flatMap(({ where, functions: inside }) =>
    inside.map(({ name, lines }) => ({ where: `${where} fn ${name}`, lines })),
  );
  const typescript = files
    .filter((path) => /\.(?:ts|tsx|mjs)$/.test(path) && !path.startsWith('web/src/api/generated/'))
    .map((where) => ({ where, ...countTypescript(textOf(root, where)) }));
  return { rust, functions, typescript };
}

/** Compressed bytes of the scripts that the start page names, or nothing when the web application is not built. */
function firstScriptBytes(root) {
  const dist = join(root, 'web', 'dist');
  let page;
  try {
    page = readFileSync(join(dist, 'index.html'), 'utf8');
  } catch {
    return undefined;
  }
  const paths = [...page.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, path]) => path);
  return [...new Set(paths)]
    .map((path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

function row(cells) {
  return cells.map((cell, column) => (column === 0 ? String(cell).padEnd(20) : String(cell).padStart(8))).join('');
}

function main(root) {
  const { rust, functions, typescript } = measure(root);
  const found = [];
  console.log(row(['lines of code', 'count', 'median', 'p90', 'max']));
  for (const [title, noun, counted, budget] of [
    ['Rust files', 'Rust file', rust, BUDGETS.rustFile],
    ['Rust functions', 'function', functions, BUDGETS.rustFunction],
    ['TypeScript files', 'TypeScript file', typescript, BUDGETS.typescriptFile],
  ]) {
    const { count, median, p90, max } = summary(counted);
    console.log(row([title, count, median, p90, max]));
    found.push(...breaches(noun, counted, budget));
  }
  const bytes = firstScriptBytes(root);
  if (bytes !== undefined) {
    console.log(`first scripts       ${(bytes / 1000).toFixed(1)} kB compressed of ${BUDGETS.firstScriptBytes / 1000}`);
    if (bytes > BUDGETS.firstScriptBytes) found.push(`the first scripts weigh ${bytes} bytes compressed`);
  }
  for (const breach of found) console.error(`over budget: ${breach}`);
  process.exitCode = found.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2] ?? '.');
