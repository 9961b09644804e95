// The geneticist drops variant files, answers what they ask, and marks findings for the board.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drop, fixture, REAL_FILE } from './common.mjs';

/** The page takes files wherever they are let go. */
export const dropArea = (page) => page.getByRole('region', { name: 'Drop variant files anywhere on this page' });

/** The line of a file in the list of files, with its question and its report. */
export const lineOf = (page, name) =>
  page.getByRole('list', { name: 'Variant files' }).getByRole('listitem').filter({ hasText: name }).first();

/** Opens a case's files: from the list of cases, or from another page of the case. */
export async function openFiles({ mikael, address }, pseudonym) {
  const { page } = mikael;
  const shown = page.locator('.casebar .who');
  if (!(await shown.count()) || (await shown.innerText()) !== pseudonym) {
    await page.goto(`${address}/cases`);
    await page.getByRole('link', { name: pseudonym, exact: true }).click();
  }
  await page.getByRole('link', { name: 'Variant files', exact: true }).click();
  await dropArea(page).waitFor();
}

/** Answers the questions of a file, one after the other. The keys of the answers are no part of their names. */
export async function answer(page, answers) {
  for (const [question, choice] of answers) await answerTo(page, question, choice).click();
}

/** An answer to the question that is asked now, for who only looks or presses. */
export const answerTo = (page, question, choice) =>
  page.getByRole('region', { name: question, exact: true }).getByRole('button', { name: choice, exact: true });

/** Unfolds the report of a file that was read: one with odd lines that came while somebody looks unfolds by itself. */
export async function openReport(page, name) {
  const report = page.getByRole('button', { name: `Report of ${name}`, exact: true });
  await report.waitFor();
  if ((await report.getAttribute('aria-expanded')) === 'false') await report.click();
}

/** A file without build, roles or annotation: it asks, and is read when it has its answers. */
export async function readFileThatAsks(story, pseudonym) {
  const { page } = story.mikael;
  await openFiles(story, pseudonym);
  await drop(dropArea(page), fixture('asks-everything.vcf'));
  const tumour = page.getByRole('region', { name: 'Which sample is the tumour?' });
  await tumour.getByText('3 more questions of this file.').waitFor();
  await page.getByText('1 question now, 3 after it.').waitFor();
  await story.pictures(story.mikael, 'file-asks');
  await answer(page, [
    ['Which sample is the tumour?', '26-101'],
    ['Which sample is the normal of 26-101?', '26-102'],
    ['Which genome build is it on?', 'GRCh38'],
    [`Attach it to ${pseudonym}?`, 'Confirm'],
  ]);
  const row = lineOf(page, 'asks-everything.vcf');
  await openReport(page, 'asks-everything.vcf');
  await row.getByText('2 data lines: 2 accepted, 0 accepted with a warning, 0 set aside').waitFor();
  await row.getByText('not annotated', { exact: true }).waitFor();
  assert.equal(await row.getByText('from an answer given here').count(), 3);
  await story.pictures(story.mikael, 'file-report');
  await page.getByRole('link', { name: 'Findings of asks-everything.vcf' }).click();
  await page.getByRole('grid', { name: 'Findings of asks-everything.vcf' }).waitFor();
  await page.getByText('2 findings', { exact: true }).waitFor();
}

/** An annotated file: filtered, sorted, opened, and one finding marked with a note. */
export async function markFinding(story, pseudonym) {
  const { page } = story.mikael;
  await openFiles(story, pseudonym);
  await drop(dropArea(page), fixture('tumour-normal.vcf.gz'));
  await answer(page, [
    ['These bytes are here already', 'Place it all the same'],
    [`Attach it to ${pseudonym}?`, 'Confirm'],
  ]);
  const row = lineOf(page, 'tumour-normal.vcf.gz');
  await row.getByText('26 of 26').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Report of tumour-normal.vcf.gz' }).getAttribute('aria-expanded'), 'false');
  await page.getByRole('link', { name: 'Findings of tumour-normal.vcf.gz' }).click();
  const grid = page.getByRole('grid', { name: 'Findings of tumour-normal.vcf.gz' });
  await grid.waitFor();
  await page.getByRole('button', { name: 'Passed only' }).click();
  await page.getByRole('button', { name: 'Sort by Allele fraction' }).click();
  await grid.getByRole('columnheader', { name: 'Allele fraction' }).and(page.locator('[aria-sort="descending"]')).waitFor();
  const fractions = await grid.getByRole('row').locator('[role=gridcell]:nth-child(5)').allInnerTexts();
  const values = fractions.map((text) => Number(/^\d\.\d\d/.exec(text)?.[0]));
  assert.equal(values.length > 5, true);
  assert.deepEqual(values, values.toSorted((a, b) => b - a));
  await page.getByLabel('Gene, HGVS or position').fill('BRAF');
  const finding = grid.getByRole('row').filter({ hasText: 'Val600Glu' });
  await page.getByText(/^1 of \d+ findings$/).waitFor();
  await story.pictures(story.mikael, 'findings-filtered');
  await finding.click();
  const ask = page.getByRole('region', { name: /Does BRAF .* go to the board\?/ });
  await ask.getByLabel('Note for the board').fill('In the relapse as well; confirmed by the pathologist.');
  await story.pictures(story.mikael, 'finding-open');
  await ask.getByRole('button', { name: 'To the board' }).click();
  await page.getByRole('list', { name: 'For the board, in this order' }).getByText('BRAF').waitFor();
}

/** What a file that was cut off says, in English and in Swedish. */
export async function readCutOffFile(story, pseudonym) {
  const { mikael } = story;
  const { page } = mikael;
  await openFiles(story, pseudonym);
  assert.deepEqual(mikael.takeProblems(), []);
  await drop(dropArea(page), fixture('truncated-in-a-block.vcf.gz'));
  await page.getByText(/The file is cut off after \d+ lines: .* is missing/).waitFor();
  assert.equal(await page.getByText('SHA-256 when it is here').count(), 0);
  await story.pictures(mikael, 'truncation');
  await page.getByRole('button', { name: 'På svenska' }).click();
  await page.getByText(/Filen är avkortad efter \d+ rader: .* saknas/).waitFor();
  await story.pictures(mikael, 'truncation-sv');
  await page.getByRole('button', { name: 'In English' }).click();
  await page.getByText(/The file is cut off after/).waitFor();
  await page.getByRole('button', { name: 'Take away truncated-in-a-block.vcf.gz' }).click();
  await page.getByText(/The file is cut off after/).waitFor({ state: 'detached' });
  assert.deepEqual(mikael.takeProblems(), []);
}

/** Lets a held file through that does not go with the record, and says why. */
export async function letThrough(page, question, verdict, reason) {
  await answer(page, [[question, verdict]]);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your reason, kept with the file').fill(reason);
  await dialog.getByRole('button', { name: 'Let it through' }).click();
  await page.getByText(/^Let through by Mikael Öberg: /).waitFor();
}

/** The laboratory's pair with inherited calls of thirty places on X, two alleles at each: a girl's normal. */
function girlsNormal(directory) {
  const path = join(directory, 'two-copies-of-x.vcf');
  const head = readFileSync(fixture('tumour-normal.vcf'), 'utf8').replace(/^[^#].*\n/gm, '');
  const rows = Array.from({ length: 30 }, (_, at) =>
    ['chrX', 20_000_000 + 1_000 * at, '.', 'A', 'G', '.', 'germline', '.', 'GT:AD:AF:DP', '0/1:25,25:0.5:50', '0/1:50,50:0.5:100'].join('\t'),
  );
  writeFileSync(path, `${head}${rows.join('\n')}\n`);
  return path;
}

/** A girl's file in a boy's case is held until somebody lets it through and says why. */
export async function readHeldFile(story, pseudonym) {
  const { page } = story.mikael;
  await openFiles(story, pseudonym);
  await drop(dropArea(page), girlsNormal(story.directory));
  await page.getByRole('region', { name: /^Attach it to / }).getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByRole('region', { name: 'Is this the right child?' }).waitFor();
  await story.pictures(story.mikael, 'file-held');
  const reason = 'The sample was taken from somebody else for this test.';
  await letThrough(page, 'Is this the right child?', 'Right child, the record is wrong…', reason);
}

/**
 * A real tumour of 3,313 lines, when it is there: how long the reader waited for it in milliseconds, the questions
 * answered as fast as they came.
 */
export async function readRealFile(story, pseudonym) {
  if (!existsSync(REAL_FILE)) return undefined;
  const { page } = story.mikael;
  await openFiles(story, pseudonym);
  const began = performance.now();
  await drop(dropArea(page), REAL_FILE);
  const tumour = page.getByRole('region', { name: 'Which sample is the tumour?' });
  const build = page.getByRole('region', { name: 'Which genome build is it on?' });
  await tumour.getByRole('button').first().click();
  await build.getByRole('button', { name: 'GRCh38', exact: true }).click();
  await page.getByRole('region', { name: /^Attach it to / }).getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByRole('link', { name: 'Findings of T001-COAD.grch38.vcf.gz' }).click();
  await page.getByText('3,313 findings', { exact: true }).waitFor();
  const took = performance.now() - began;
  await story.pictures(story.mikael, 'findings-real');
  return took;
}
