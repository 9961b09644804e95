// Runs the tests, all of them or the suites named, and sums them up: `N passed, N failed` is the last line.
// Usage: tools/with_postgres.sh node tools/test.mjs [tools|rust|web|oidc|browser ...]

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCargo, readTap, readVitest, unequalDatabases } from './test_report.mjs';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'samsyn-test-'));
let running;

/** Runs a command in its own process group, shows what it prints and returns that with its exit status. */
function run(command, args, directory) {
  return new Promise((resolve) => {
    let output = '';
    running = spawn(command, args, { cwd: join(root, directory), detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
    running.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    running.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve({ status: 1, output });
    });
    running.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

async function rust() {
  const { status, output } = await run('cargo', ['test', '--workspace', '--no-fail-fast'], '.');
  return { status, ...readCargo(output) };
}

async function node(directory) {
  const files = readdirSync(join(root, directory)).filter((name) => name.endsWith('.test.mjs'));
  const tap = join(scratch, 'tap');
  const { status } = await run(
    process.execPath,
    // Two reporters: one for the reader, one for the sums. One file at a time: the machine may have two cores.
    ['--test', '--test-concurrency=1', '--test-timeout=900000', '--test-reporter=spec', '--test-reporter-destination=stdout',
      '--test-reporter=tap', `--test-reporter-destination=${tap}`, ...files],
    directory,
  );
  return { status, ...readTap(existsSync(tap) ? readFileSync(tap, 'utf8') : '') };
}

async function web() {
  const json = join(scratch, 'vitest.json');
  const { status } = await run('npm', ['test', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${json}`], 'web');
  return { status, ...(existsSync(json) ? readVitest(readFileSync(json, 'utf8')) : { passed: 0, failed: 0, names: [] }) };
}

const SUITES = {
  tools: () => node('tools'),
  rust,
  web,
  oidc: () => node('tests/oidc'),
  browser: () => node('tests/browser'),
};

/** What went wrong in a suite beyond tests that failed: it broke off, or it held nothing. */
function trouble({ status, passed, failed }) {
  if (status !== 0 && failed === 0) return 'it ended with an error, see above';
  if (passed + failed === 0) return 'it ran no test';
  return undefined;
}

async function main(names) {
  const lines = [];
  let passed = 0;
  let failed = 0;
  const complain = (text) => {
    lines.push(`FAILED ${text}`);
    failed += 1;
  };
  for (const name of names) {
    const began = performance.now();
    console.log(`== tests: ${name}`);
    const report = await SUITES[name]();
    passed += report.passed;
    failed += report.failed;
    const seconds = Math.round((performance.now() - began) / 1000);
    lines.push(`${name.padEnd(8)} ${report.passed} passed, ${report.failed} failed, ${seconds} s`);
    lines.push(...report.names.map((each) => `FAILED ${name}: ${each}`));
    const broken = trouble(report);
    if (broken !== undefined) complain(`${name}: ${broken}`);
    if (name === 'rust') {
      lines.push(`tests per database: ${report.sqlite} sqlite, ${report.postgres} postgres`);
      const unequal = unequalDatabases(report);
      if (unequal !== undefined) complain(`rust: ${unequal}`);
    }
  }
  console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143]]) {
  process.on(signal, () => {
    if (running?.exitCode === null) process.kill(-running.pid, 'SIGTERM');
    process.exit(status);
  });
}
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  console.error(`no such suite: ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}`);
  process.exitCode = 2;
} else await main(asked.length > 0 ? asked : Object.keys(SUITES));
