import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countRust, countTypescript } from './code_lines.mjs';

test('comments, documentation and blank lines are not code', () => {
  const source = '//! A module.\n\n/// One.\nfn one() -> u8 {\n    // why\n    /* and /* nested */\n    why */\n    1\n}\n';
  assert.deepEqual(countRust(source), { lines: 3, functions: [{ name: 'one', lines: 3 }] });
});

test('a test module is not counted, what follows it is', () => {
  const source = 'struct A;\n#[cfg(test)]\nmod tests {\n    fn t() { let b = "}"; }\n}\nstruct B;\n';
  assert.deepEqual(countRust(source), { lines: 2, functions: [] });
});

test('braces and slashes in texts and characters are not braces and comments', () => {
  const source = [
    'fn a<\'x>(s: &\'x str) -> bool {',
    '    let open = \'{\';',
    '    let quote = \'\\\'\';',
    '    let address = "http://a/{";',
    '    let raw = r#"}" // {"#;',
    '    s.contains(open) || s == raw || s == address || s.contains(quote)',
    '}',
    'fn b() {}',
  ].join('\n');
  assert.deepEqual(countRust(source), { lines: 8, functions: [{ name: 'a', lines: 7 }, { name: 'b', lines: 1 }] });
});

test('a function that a trait only asks for has no body to count', () => {
  const source = 'trait T {\n    fn asked(&self, size: [u8; 2]);\n    fn given(&self) {\n    }\n}\n';
  assert.deepEqual(countRust(source), { lines: 5, functions: [{ name: 'given', lines: 2 }] });
});

test('TypeScript: an apostrophe in markup, a regular expression and a template end where they should', () => {
  const source = [
    "const a = <p>it's</p>;",
    '// a comment',
    'const slashes = /[/]\\/\\//g;',
    'const b = `one // two',
    '/* three */`;',
    '/* four',
    '   five */',
    '',
  ].join('\n');
  assert.deepEqual(countTypescript(source), { lines: 4 });
});
