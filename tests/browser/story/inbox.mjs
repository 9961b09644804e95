// The geneticist drops whatever came, outside any case: each file is proposed its patient, and all are confirmed with the
// list in view.

import assert from 'node:assert/strict';
import { drop } from './common.mjs';
import { answerTo, dropArea, lineOf } from './laboratory.mjs';
import { rowsOf, writePair } from './vcf.mjs';

const FILES = {
  'P26-1203.panel.vcf': { normal: 'N', tumour: 'P26-1203_T', source: 'Mutect2', patient: 'Linden 2205' },
  'run77.vcf': { normal: 'B26-1251_N', tumour: 'P26-1251_T', patient: 'Aspen 7714' },
  'run78.vcf': { normal: 'B25-0412_N', tumour: 'P26-1198_T', patient: 'Willow 2846' },
};

/** Three files that say whose they are, and one that does not. */
export async function readInbox(story) {
  const { mikael, address, directory } = story;
  const { page } = mikael;
  await page.goto(address);
  await page.getByRole('link', { name: 'Files on their way' }).first().click();
  await dropArea(page).waitFor();
  const paths = Object.entries(FILES).map(([name, names], at) => writePair(directory, name, { ...names, rows: rowsOf(at + 2) }));
  await drop(dropArea(page), ...paths, writePair(directory, 'unknown.vcf', { tumour: 'T2', rows: rowsOf(5) }));
  await page.getByRole('heading', { level: 1, name: /files, four patients$/ }).waitFor();
  await page.getByRole('region', { name: 'Where does it belong?' }).waitFor();
  await story.pictures(mikael, 'inbox');
  await page.getByRole('button', { name: 'Confirm all 3 that agree' }).click();
  const dialog = page.getByRole('dialog', { name: 'Attach these 3 files?' });
  const shown = await dialog.getByRole('listitem').allInnerTexts();
  for (const [name, { patient, tumour }] of Object.entries(FILES)) {
    const line = shown.find((text) => text.includes(name));
    assert.equal(line.includes(patient) && line.includes(`in the sample’s name`), true, `${line} names ${patient} by ${tumour}`);
  }
  await story.pictures(mikael, 'inbox-confirm');
  await dialog.getByRole('button', { name: 'Confirm all 3' }).click();
  for (const name of Object.keys(FILES)) await lineOf(page, name).getByText(/^Confirmed/).waitFor();
  await lineOf(page, 'run77.vcf').getByText(/laboratory number P26-1251 in the sample’s name/i).waitFor();
  await answerTo(page, 'Where does it belong?', 'Choose case and analysis…').click();
  const choice = page.getByRole('dialog', { name: 'Where does unknown.vcf belong?' });
  await choice.getByLabel('Case', { exact: true }).waitFor();
  await choice.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Take away unknown.vcf' }).click();
  await lineOf(page, 'unknown.vcf').waitFor({ state: 'detached' });
  await page.getByText('No question is open.').waitFor();
}
