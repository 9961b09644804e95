import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strayIn } from './stray_words.mjs';

// Written in two parts, so that the check does not find its own examples.
const part = (...parts) => parts.join('');

test('paths, hosts, download addresses and notes are found with their line', () => {
  const text = [
    'fine',
    part('see /ro', 'ot/x'),
    part('"resol', 'ved": "https://example.org/a.tgz"'),
    part('// TO', 'DO later'),
    part('https://regi', 'stry.npmjs.org/a'),
  ].join('\n');
  assert.deepEqual(strayIn(text), [
    { line: 2, what: 'a path of one machine' },
    { line: 3, what: 'a download address in a lock file' },
    { line: 4, what: 'a note to oneself' },
    { line: 5, what: 'a host of a package registry' },
  ]);
});

test('relative paths, system paths and the index that names crates are fine', () => {
  assert.deepEqual(strayIn('a/home/b\n/var/lib/samsyn/\nregistry+https://github.com/rust-lang/crates.io-index\nwork/main/\n'), []);
});
