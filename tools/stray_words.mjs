// Finds what one machine or one moment left behind in the project's files: paths of somebody's directories,
// hosts that packages were downloaded from, notes to oneself.
// Usage: node tools/stray_words.mjs [ROOT]

import { fileURLToPath } from 'node:url';
import { filesOf, textOf } from './files.mjs';

// Each pattern is written so that it does not find itself here.
const STRAY = [
  [/(?<![\w.])\/(?:[w]ork|[r]oot|[h]ome\/\w+|[U]sers\/\w+)\//, 'a path of one machine'],
  [/[r]egistry\.(?:npmjs|yarnpkg)\.|(?:static|index)\.[c]rates\.io|[f]iles\.pythonhosted\.|[d]eb\.debian\.org/, 'a host of a package registry'],
  [/^\s*"[r]esolved":\s*"https?:/, 'a download address in a lock file'],
  [/\b(?:[T]ODO|[F]IXME|[X]XX)\b/, 'a note to oneself'],
];
const BINARY = /\.(?:png|jpe?g|gif|ico|woff2?|pdf|gz|bgz|bin|zip|db)$/;

/** Each line of `text` that holds something stray: its number from 1 and what it is. */
export function strayIn(text) {
  return text.split('\n').flatMap((line, index) => {
    const found = STRAY.find(([pattern]) => pattern.test(line));
    return found ? [{ line: index + 1, what: found[1] }] : [];
  });
}

function main(root) {
  const files = filesOf(root).filter((path) => !BINARY.test(path));
  for (const path of files) {
    for (const { line, what } of strayIn(textOf(root, path))) {
      console.error(`${path}:${line}: ${what}`);
      process.exitCode = 1;
    }
  }
  console.log(`${files.length} files read for stray words`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2] ?? '.');
