// Checks that every link between the project's documents leads somewhere: to a file, and to a heading in it.
// Usage: node tools/doc_links.mjs [ROOT]

import { existsSync, statSync } from 'node:fs';
import { join, normalize, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf, textOf } from './files.mjs';

/** The text without fenced code and code spans, in which brackets are no links. */
function prose(markdown) {
  return markdown.replace(/^(```|~~~)[^]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
}

/** The anchor that a rendered heading gets: lower case, hyphens for blanks, no punctuation. */
export function anchorOf(heading) {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

/** All anchors of a document. */
export function anchorsOf(markdown) {
  const headings = markdown.replace(/^(```|~~~)[^]*?^\1/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm);
  return new Set([...headings].map(([, heading]) => anchorOf(heading)));
}

/** Targets of links, pictures and reference definitions, without addresses of other places. */
export function targetsOf(markdown) {
  const text = prose(markdown);
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const defined = [...text.matchAll(/^\s*\[[^\]]+\]:\s*<?(\S+?)>?\s*$/gm)];
  const embedded = [...text.matchAll(/<(?:img|a)\b[^>]*?\b(?:src|href)="([^"]+)"/g)];
  return [...inline, ...defined, ...embedded].map(([, target]) => target).filter((target) => !/^[a-z]+:/i.test(target));
}

/** Why `target` in the document at `path` leads nowhere, or undefined. */
function broken(root, path, target) {
  const [file, anchor] = target.split('#');
  const aim = file === '' ? path : normalize(posix.join(posix.dirname(path), decodeURIComponent(file)));
  if (aim.startsWith('..') || !existsSync(join(root, aim))) return `no such file: ${target}`;
  if (anchor === undefined || !aim.endsWith('.md') || statSync(join(root, aim)).isDirectory()) return undefined;
  return anchorsOf(textOf(root, aim)).has(anchor) ? undefined : `no such heading: ${target}`;
}

function main(root) {
  const documents = filesOf(root).filter((path) => path.endsWith('.md'));
  let count = 0;
  for (const path of documents) {
    for (const target of targetsOf(textOf(root, path))) {
      count += 1;
      const reason = broken(root, path, target);
      if (reason === undefined) continue;
      console.error(`${path}: ${reason}`);
      process.exitCode = 1;
    }
  }
  console.log(`${count} links in ${documents.length} documents followed`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2] ?? '.');
