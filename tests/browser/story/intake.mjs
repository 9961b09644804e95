// The coordinator takes in a case, and plans the session that will hear it.

import assert from 'node:assert/strict';
import { choose, dayFromNow, fill } from './common.mjs';

/** From the tax agency's published test numbers. */
const TEST_NUMBER = '196911292032';
const QUESTION = 'Is there a drug for the relapse?';

/** Enters a patient with all material and takes the case in; the case's address and the patient's pseudonym. */
export async function takeInCase({ sara, address, pictures }) {
  const { page } = sara;
  await page.goto(`${address}/cases`);
  await page.getByRole('link', { name: 'New case' }).click();
  await page.getByRole('heading', { level: 1, name: 'New case' }).waitFor();
  await enterPatient(page);
  await enterMaterial(page);
  const step = page.getByRole('region', { name: 'The case' });
  await choose(step, { Board: 'National paediatric molecular board', Referrer: 'Maja Lindqvist', Urgency: 'Urgent' });
  await fill(step, { 'Question to the board': QUESTION, 'Needed by': dayFromNow(7) });
  const lacking = page.getByRole('region', { name: 'What the case will lack' }).getByRole('listitem');
  assert.deepEqual(await lacking.allInnerTexts(), [
    'The variant file',
    'Findings for the board',
    'The consents',
    'The patient’s own wishes',
  ]);
  await pictures(sara, 'intake');
  await page.getByRole('button', { name: 'Take in the case' }).click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor();
  const missing = page.getByRole('region', { name: 'Still missing' });
  await missing.getByText('The variant file').waitFor();
  assert.equal(await missing.getByRole('listitem').count(), 4);
  await pictures(sara, 'case-overview');
  const pseudonym = await page.locator('.casebar .who').innerText();
  assert.equal((await page.content()).includes(TEST_NUMBER.slice(2)), false);
  return { url: page.url(), pseudonym, question: QUESTION };
}

async function enterPatient(page) {
  await page.getByLabel('Pseudonym or personal number').fill(TEST_NUMBER);
  await page.getByRole('button', { name: 'Look up' }).click();
  await page.getByText('Nobody is found with these words.').waitFor();
  await page.getByRole('button', { name: 'Enter a new patient' }).click();
  const form = page.getByRole('form', { name: 'Enter a new patient' });
  await fill(form, { Name: 'Testar Demolund', 'Region where the patient is treated': 'Umeå' });
  await choose(form, { Sex: 'male' });
  await form.getByRole('button', { name: 'Enter the patient' }).click();
}

async function enterMaterial(page) {
  const disease = page.getByRole('form', { name: 'Enter the disease' });
  await fill(disease, { Diagnosis: 'High-grade glioma', 'Diagnosed on': dayFromNow(-400) });
  await disease.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Add an event or treatment' }).click();
  const event = page.getByRole('form', { name: 'Add an event or treatment' });
  await choose(event, { 'What happened': 'Relapse' });
  await fill(event, { On: dayFromNow(-30) });
  await event.getByRole('button', { name: 'Save' }).click();
  const specimen = page.getByRole('form', { name: 'Enter a specimen' });
  await choose(specimen, { Material: 'Tumour', Shows: 'Relapse' });
  await fill(specimen, { 'Laboratory number': 'P26-1301', Site: 'Right temporal lobe', 'Taken on': dayFromNow(-25) });
  await specimen.getByLabel('Tumour cells, %').fill('60');
  await specimen.getByRole('button', { name: 'Save' }).click();
  const analysis = page.getByRole('form', { name: 'Enter an analysis' });
  await choose(analysis, { Assay: 'Panel', Specimen: 'P26-1301' });
  await fill(analysis, {
    'Panel or kit': 'Solid tumour panel, 523 genes',
    Laboratory: 'Clinical genetics, Uppsala',
    'Pipeline and version': 'Laboratory pipeline 4.2',
  });
  await analysis.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('checkbox', { name: /Solid tumour panel/ }).waitFor();
}

/** Plans a session today and puts the cases on its agenda in this order; the session's address. */
export async function planSession({ sara, address, pictures }, pseudonyms) {
  const { page } = sara;
  await page.goto(`${address}/sessions`);
  await page.getByRole('link', { name: 'Plan a session' }).click();
  await choose(page.getByRole('main'), { Board: 'National paediatric molecular board' });
  await page.getByLabel('Date').fill(dayFromNow(0));
  await page.getByRole('button', { name: 'Plan the session' }).click();
  await page.waitForURL(/\/sessions\/[0-9a-f-]{36}$/);
  const waiting = page.getByRole('region', { name: 'Not yet placed' });
  for (const pseudonym of pseudonyms) {
    await waiting.getByRole('button', { name: `Place ${pseudonym}` }).click();
    await page.getByRole('table', { name: 'Agenda' }).getByRole('link', { name: pseudonym, exact: true }).waitFor();
  }
  const placed = page.getByRole('table', { name: 'Agenda' }).getByRole('link');
  assert.deepEqual(await placed.allInnerTexts(), pseudonyms);
  await pictures(sara, 'session-planned');
  return page.url();
}
