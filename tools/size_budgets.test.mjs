import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breaches, summary } from './size_budgets.mjs';

const counted = (...lines) => lines.map((each, index) => ({ where: `f${index}.rs`, lines: each }));

test('the summary of ten files is their middle, their ninth and their largest', () => {
  assert.deepEqual(summary(counted(100, 20, 30, 40, 50, 60, 70, 80, 90, 10)), { count: 10, median: 50, p90: 90, max: 100 });
});

test('a file at the limit passes and one line more is named', () => {
  const budget = { median: 1000, p90: 1000, max: 400 };
  assert.deepEqual(breaches('Rust file', counted(400), budget), []);
  assert.deepEqual(breaches('Rust file', counted(400, 401), budget), ['f1.rs: 401 lines, a Rust file may have 400']);
});

test('a median over budget is a breach although no single file is', () => {
  assert.deepEqual(breaches('Rust file', counted(110, 120), { median: 100, p90: 250, max: 400 }), [
    'the median Rust file has 110 lines, allowed are 100',
  ]);
});
