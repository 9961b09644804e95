import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCargo, readTap, readVitest, unequalDatabases } from './test_report.mjs';

test('Rust: sums of all crates, tests per database, and a skipped test is a failed one', () => {
  const output = [
    'running 3 tests',
    'test journal::tests::a_row_stays::sqlite ... ok',
    'test journal::tests::a_row_stays_postgres ... FAILED',
    'test journal::tests::slow ... ignored, too slow',
    'test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s',
    'test src/lib.rs - page (line 3) ... ok',
    'test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s',
  ].join('\n');
  assert.deepEqual(readCargo(output), {
    passed: 2,
    failed: 2,
    names: ['journal::tests::a_row_stays_postgres', 'journal::tests::slow'],
    sqlite: 1,
    postgres: 0,
  });
});

test('Node: passed, failed and skipped tests of a TAP report', () => {
  const output = 'ok 1 - a\nnot ok 2 - b\nok 3 - c # SKIP\n# tests 3\n# pass 1\n# fail 1\n# cancelled 0\n# skipped 1\n# todo 0\n';
  assert.deepEqual(readTap(output), { passed: 1, failed: 2, names: ['b'] });
});

test('Vitest: whatever did not pass has failed', () => {
  const json = JSON.stringify({
    numTotalTests: 3,
    numPassedTests: 1,
    testResults: [
      {
        assertionResults: [
          { status: 'passed', fullName: 'a' },
          { status: 'failed', fullName: 'b' },
          { status: 'pending', fullName: 'c' },
        ],
      },
    ],
  });
  assert.deepEqual(readVitest(json), { passed: 1, failed: 2, names: ['b', 'c'] });
});

test('databases must have seen equally many tests, and some', () => {
  assert.equal(unequalDatabases({ sqlite: 4, postgres: 4 }), undefined);
  assert.equal(unequalDatabases({ sqlite: 4, postgres: 3 }), 'not every test ran on both databases');
  assert.equal(unequalDatabases({ sqlite: 0, postgres: 0 }), 'no test ran on one of the databases');
});
