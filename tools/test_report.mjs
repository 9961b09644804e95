// Reads what the test runners printed. A test that was skipped was not run, so it counts as failed.

/** Sums of Rust's own test runner, the names of tests that did not pass, and tests per database. */
export function readCargo(output) {
  const report = { passed: 0, failed: 0, names: [], sqlite: 0, postgres: 0 };
  for (const [, passed, failed, ignored] of output.matchAll(
    /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm,
  )) {
    report.passed += Number(passed);
    report.failed += Number(failed) + Number(ignored);
  }
  for (const [, name, outcome] of output.matchAll(/^test (\S+)(?: - [^\n]*?)? \.\.\. (ok|FAILED|ignored)/gm)) {
    if (outcome !== 'ok') report.names.push(name);
    else if (/(_|::)sqlite$/.test(name)) report.sqlite += 1;
    else if (/(_|::)postgres$/.test(name)) report.postgres += 1;
  }
  return report;
}

/** Sums of Node's test runner, from its TAP report. */
export function readTap(output) {
  const sum = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const names = [...output.matchAll(/^not ok \d+ - (.*)$/gm)].map(([, name]) => name);
  return {
    passed: sum('pass'),
    failed: sum('fail') + sum('cancelled') + sum('skipped') + sum('todo'),
    names,
  };
}

/** Sums of Vitest, from its JSON report. */
export function readVitest(json) {
  const report = JSON.parse(json);
  const names = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName),
  );
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests, names };
}

/** What is wrong with the number of tests per database, or undefined: each rule is tried on both. */
export function unequalDatabases({ sqlite, postgres }) {
  if (sqlite === 0 || postgres === 0) return 'no test ran on one of the databases';
  if (sqlite !== postgres) return 'not every test ran on both databases';
  return undefined;
}
