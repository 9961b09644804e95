// The files of the project: what git tracks, and what it would track if asked now.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths relative to `root`, sorted, without ignored and deleted files. */
export function filesOf(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const paths = [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)));
  return paths.sort();
}

/** The text of a file. */
export function textOf(root, path) {
  return readFileSync(join(root, path), 'utf8');
}
