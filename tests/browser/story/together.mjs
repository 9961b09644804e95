// Many files at once, and a newer file that takes an older one's place.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drop, fixture } from './common.mjs';
import { answer, dropArea, lineOf, openFiles, openReport } from './laboratory.mjs';

const AWAY = [['These bytes are here already', 'Take this one away']];
const BESIDE = ['Add it, or does it take a place?', /^Add it beside/];
const AGAIN = [['These bytes are here already', 'Place it all the same'], BESIDE];
const BUILD = ['Which genome build is it on?', 'GRCh38'];

/** What each of the six asks, and what is answered; the cut-off file asks nothing. */
const ANSWERS = {
  'tumour-normal.vcf.gz': AGAIN,
  'asks-everything.vcf': AWAY,
  'plain-gzip.vcf.gz': [BESIDE],
  'quarantined-lines.vcf': [BESIDE],
  'conflicting-builds.vcf': [BUILD, BESIDE],
};
/** The screens of what is asked about some of them. */
const PICTURES = { 'tumour-normal.vcf.gz': 'duplicate-upload', 'conflicting-builds.vcf': 'build-conflict' };
const CUT_OFF = 'truncated-in-a-block.vcf.gz';

/** Six files in one go, for a case that has files: each is asked about, refused or read by itself. */
export async function readSixFiles(story, pseudonym) {
  const { page } = story.mikael;
  await openFiles(story, pseudonym);
  await drop(dropArea(page), ...[...Object.keys(ANSWERS), CUT_OFF].map(fixture));
  await lineOf(page, CUT_OFF).getByText(/The file is cut off after \d+ lines: .* is missing/).waitFor();
  await page.getByText('1 question now, 10 after it.').waitFor();
  await story.pictures(story.mikael, 'six-files-at-once');
  const asked = page.getByRole('list', { name: 'Variant files' }).locator('li', { has: page.locator('#ask') });
  for (let answered = 0; answered < Object.keys(ANSWERS).length; answered += 1) {
    const name = await asked.locator('[title]').first().getAttribute('title');
    if (name in PICTURES) await story.pictures(story.mikael, PICTURES[name]);
    await answer(page, ANSWERS[name]);
    await page.getByRole('button', { name: `Take away ${name}` }).waitFor({ state: 'detached' });
    if (ANSWERS[name] !== AWAY) await page.getByRole('button', { name: `Report of ${name}`, exact: true }).waitFor();
  }
  await page.getByText('No question is open.').waitFor();
  await page.getByText('The same bytes came again as tumour-normal.vcf.gz: nothing was added.').waitFor();
  await openReport(page, 'plain-gzip.vcf.gz');
  await lineOf(page, 'plain-gzip.vcf.gz').getByText('VCF, gzip', { exact: true }).waitFor();
  await story.pictures(story.mikael, 'plain-gzip');
  await openReport(page, 'quarantined-lines.vcf');
  await lineOf(page, 'quarantined-lines.vcf').getByText('15 data lines: 2 accepted, 4 accepted with a warning, 9 set aside').waitFor();
  await story.pictures(story.mikael, 'six-files-read');
  await page.getByRole('link', { name: `Findings of ${pseudonym}` }).click();
  const grid = page.getByRole('grid', { name: 'Findings of the case' });
  await page.getByText('27 findings', { exact: true }).waitFor();
  // Five files of the case hold it and one line shows it: the one known caller, and the files that name none.
  const callers = grid.getByRole('row').filter({ hasText: 'Val600Glu' }).getByRole('gridcell', { name: /1 of 1 caller/ });
  assert.match(await callers.innerText(), /1\/1 \+ 3\?/);
  await story.pictures(story.mikael, 'six-files-findings');
}

/** A run of the laboratory's pair again: one fraction is another, one finding is gone. */
function secondRun(directory) {
  const path = join(directory, 'tumour-normal-second-run.vcf');
  const first = readFileSync(fixture('tumour-normal.vcf'), 'utf8');
  const second = first.replace('126,58:0.316:184', '110,90:0.450:200').replace(/^chr17\t7675997\t.*\n/m, '');
  assert.equal(second.split('\n').length, first.split('\n').length - 1);
  assert.equal(second.includes('0.450'), true);
  writeFileSync(path, second);
  return path;
}

/** A newer file takes the place of the file whose finding is marked for the board. */
export async function replaceFile(story, pseudonym) {
  const { page } = story.mikael;
  await openFiles(story, pseudonym);
  await drop(dropArea(page), secondRun(story.directory));
  await page.getByRole('region', { name: 'Add it, or does it take a place?' }).waitFor();
  await story.pictures(story.mikael, 'supersede-asks');
  await answer(page, [['Add it, or does it take a place?', 'It takes the place of tumour-normal.vcf.gz']]);
  const row = lineOf(page, 'tumour-normal-second-run.vcf');
  await row.getByText('Took the place of tumour-normal.vcf.gz').waitFor();
  await page.getByRole('button', { name: 'What changed in tumour-normal-second-run.vcf' }).click();
  await row.getByText('none appeared, 1 vanished, 1 changed').waitFor();
  await row.getByText('1 of them is marked for the board or in a decision: it stands first.').waitFor();
  const changes = row.getByRole('table', { name: 'What changed since tumour-normal.vcf.gz' }).getByRole('row');
  const [, changed, vanished] = await changes.allInnerTexts();
  assert.match(changed, /BRAF p\.Val600Glu.*Changed.*0\.32, PASS.*0\.45, PASS.*For the board/s);
  assert.match(vanished, /TP53.*Vanished.*0\.13, PASS.*not there/s);
  await story.pictures(story.mikael, 'supersede');
}
