// Files that do not go with where they were placed: held with both sides of the evidence until somebody has looked.

import assert from 'node:assert/strict';
import { drop } from './common.mjs';
import { answer, answerTo, dropArea, letThrough, lineOf, openFiles } from './laboratory.mjs';
import { rowsOf, writeExchanged, writePair } from './vcf.mjs';

const REASON = 'The laboratory confirmed both by telephone.';

/** Takes a file back by its question, and says why. */
async function takeBack(page, question, verdict, name) {
  await answer(page, [[question, verdict]]);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your reason, kept with the file').fill(REASON);
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await lineOf(page, name).getByText('Withdrawn', { exact: true }).waitFor();
}

/** A pair whose tumour and normal were exchanged at the laboratory: held, let through with a reason that stands by the findings. */
export async function swapSamples(story, pseudonym) {
  const { page } = story.mikael;
  await openFiles(story, pseudonym);
  await drop(dropArea(page), writeExchanged(story.directory, 'swapped.vcf', { rows: rowsOf(12) }));
  await answer(page, [['Add it, or does it take a place?', /^Add it beside/]]);
  const question = 'Are tumour and normal exchanged?';
  const block = page.getByRole('region', { name: question, exact: true });
  await block.getByText(`swapped.vcf: ${pseudonym}, P26-1301, Right temporal lobe`).waitFor();
  await block.getByText('not in the samples’ names: N, T').waitFor();
  await story.pictures(story.mikael, 'sample-swap');
  await letThrough(page, question, 'They are right, let it through…', REASON);
  await page.getByRole('link', { name: `Findings of ${pseudonym}` }).click();
  const beside = page.getByRole('list', { name: 'Files that did not go with the record' });
  await beside.getByText(`Let through by Mikael Öberg`).waitFor();
  assert.match(await beside.innerText(), /^swapped\.vcf did not go with the record\. Let through by Mikael Öberg, .*: The laboratory confirmed both by telephone\.$/);
  await story.pictures(story.mikael, 'findings-let-through');
  await openFiles(story, pseudonym);
  await page.getByRole('button', { name: 'Report of swapped.vcf' }).click();
  await lineOf(page, 'swapped.vcf').getByRole('button', { name: 'Take back…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your reason, kept with the file').fill(REASON);
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await lineOf(page, 'swapped.vcf').getByText('Withdrawn', { exact: true }).waitFor();
}

/** A file of another patient: asked before it is placed, held when it is placed all the same, and taken back. */
export async function wrongPatient(story, pseudonym) {
  const { page } = story.mikael;
  await openFiles(story, pseudonym);
  const names = { normal: 'B24-0716_N', tumour: 'P26-1187_T' };
  await drop(dropArea(page), writePair(story.directory, 'run12.vcf', { ...names, source: 'VarDict', rows: rowsOf(3) }));
  const asked = page.getByRole('region', { name: 'Does it belong to Rowan 4172?', exact: true });
  await asked.getByText('It was dropped on the page of another case.').waitFor();
  await asked.getByText(/sample P26-1187_T carries P26-1187, a specimen of another patient/i).waitFor();
  await story.pictures(story.mikael, 'wrong-patient-asked');
  await asked.getByRole('button', { name: new RegExp(`^${pseudonym}, P26-1301`) }).click();
  await page.getByRole('region', { name: `Attach it to ${pseudonym}?` }).getByText(/carries P26-1187, a specimen of another patient/).waitFor();
  await answer(page, [[`Attach it to ${pseudonym}?`, 'Confirm']]);
  const question = 'Is this the right patient?';
  const held = page.getByRole('region', { name: question, exact: true });
  await held.getByText(`run12.vcf: ${pseudonym}, P26-1301, Right temporal lobe`).waitFor();
  await story.pictures(story.mikael, 'wrong-patient');
  await answerTo(page, question, 'Hold it and ask the laboratory').click();
  const letter = page.getByRole('dialog', { name: 'Ask the laboratory' });
  const text = await letter.getByLabel('To send to the laboratory').inputValue();
  assert.match(text, /File: run12\.vcf\nSHA-256: [0-9a-f]{64}\nEntered for laboratory number: P26-1301/);
  assert.equal(text.includes(pseudonym), false);
  await letter.getByRole('button', { name: 'Hold it', exact: true }).click();
  await page.getByText('One held file waits for an answer.').waitFor();
  await page.getByRole('button', { name: 'Answer now what run12.vcf asks' }).click();
  await takeBack(page, question, 'It belongs to another patient…', 'run12.vcf');
}
