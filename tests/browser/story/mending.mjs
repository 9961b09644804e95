// Lines that were set aside: downloaded, mended, and sent back to their own file's analysis.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, lineOf, openFiles, openReport } from './laboratory.mjs';

/** The lines of the file with lines set aside come back, one of them mended. */
export async function mendLines(story, pseudonym) {
  const { page } = story.mikael;
  await openFiles(story, pseudonym);
  await openReport(page, 'quarantined-lines.vcf');
  const row = lineOf(page, 'quarantined-lines.vcf');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('link', { name: 'The 9 lines set aside' }).click(),
  ]);
  const aside = readFileSync(await download.path(), 'latin1');
  const lines = aside.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  assert.equal(lines.length, 9);
  const broken = lines.find((line) => line.includes('x140753338'));
  const header = aside.split('\n').filter((line) => line.startsWith('#'));
  const path = join(story.directory, 'mended.vcf');
  writeFileSync(path, [...header, broken.replace('x140753338', '140753338'), ''].join('\n'), 'latin1');
  await row.getByLabel('Send the mended lines').and(page.locator('input')).setInputFiles(path);
  await answer(page, [[`Attach this file to ${pseudonym}?`, 'Confirm']]);
  const mended = lineOf(page, 'mended lines of quarantined-lines.vcf');
  await mended.getByText('1 of 1').waitFor();
  await story.pictures(story.mikael, 'mended-lines');
}
