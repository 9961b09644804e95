import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { anchorOf, targetsOf } from './doc_links.mjs';

test('a heading becomes the anchor that readers link to', () => {
  assert.equal(anchorOf("A vote's way to disk, *and* to `screens`"), 'a-votes-way-to-disk-and-to-screens');
  assert.equal(anchorOf('Händelselogg 2'), 'händelselogg-2');
});

test('links in code are examples and other places are not followed', () => {
  const text = '[a](a.md) `[b](b.md)`\n```\n[c](c.md)\n```\n[d](https://example.org/d) ![e](e.png "E")\n[f]: f.md#g\n';
  assert.deepEqual(targetsOf(text), ['a.md', 'e.png', 'f.md#g']);
});

test('a link to a missing file or heading is named and fails the check', () => {
  const root = mkdtempSync(join(tmpdir(), 'samsyn-links-'));
  try {
    mkdirSync(join(root, 'docs'));
    writeFileSync(join(root, 'README.md'), '# Samsyn\n[words](docs/words.md#words) [gone](docs/gone.md)\n');
    writeFileSync(join(root, 'docs', 'words.md'), '# Words\n[up](../README.md#nothing)\n');
    spawnSync('git', ['init', '-q', root]);
    const script = fileURLToPath(new URL('doc_links.mjs', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, root], { encoding: 'utf8' });
    assert.equal(status, 1);
    assert.deepEqual(stderr.trim().split('\n'), [
      'README.md: no such file: docs/gone.md',
      'docs/words.md: no such heading: ../README.md#nothing',
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
