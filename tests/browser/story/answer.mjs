// The answer to paste into the patient record, who has it, and the minutes of the session that is over.

import assert from 'node:assert/strict';
import { choose, fill } from './common.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Chooses the language of the screens: the rail's globe turns it over. */
async function screensIn(page, language) {
  const now = await page.evaluate(() => document.documentElement.lang.slice(0, 2));
  if (now !== language) await page.locator('.rail button[lang]').click();
  await page.waitForFunction((wanted) => document.documentElement.lang.startsWith(wanted), language);
}

/** In the room, at the decision: the text in the other language than the screen's, copied with one press. */
export async function pasteAnswer(story) {
  const { page } = story.annika;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const answer = page.getByRole('region', { name: 'The board’s answer' });
  await answer.getByText('Advisory – the treating physician decides with the patient.').waitFor();
  await answer.scrollIntoViewIfNeeded();
  await story.pictures(story.annika, 'room-answer');
  await button(answer, 'Svenska').click();
  await answer.getByText('Rådgivande – behandlande läkare beslutar med patienten.').waitFor();
  await button(answer, 'Copy').click();
  await button(answer, 'Copied').waitFor();
  const pasted = await page.evaluate(() => navigator.clipboard.readText());
  const lines = pasted.split('\n');
  assert.ok(lines.length <= 25, pasted);
  assert.match(lines[0], /^National paediatric molecular board: konferensutlåtande \d{4}-\d\d-\d\d \d\d:\d\d, version 1$/);
  assert.match(pasted, /^1\. Behandling med dabrafenib \+ trametinib \(BRAF p\.Val600Glu\), utanför godkänd indikation\.$/m);
  assert.match(pasted, /^ {3}Ansvarig: Maja Lindqvist, senast \d{4}-\d\d-\d\d\.$/m);
  assert.match(pasted, /^ {3}Evidens: ESCAT III-A\.$/m);
  assert.match(pasted, /^Underskrift: inte undertecknat än\.$/m);
}

/** The secretary hands a signed answer over, and the referrer takes note of it. */
export async function handOver(story, pseudonym) {
  const { elin, sara } = story;
  await sara.page.goto(`${story.address}/cases`);
  await sara.page.getByRole('link', { name: pseudonym }).first().click();
  const version = sara.page.getByRole('link', { name: /^Version 1/ });
  await version.waitFor();
  const address = new URL(await version.getAttribute('href'), story.address).href;
  await elin.page.goto(address);
  await button(elin.page, 'Record a handover…').click();
  const dialog = elin.page.getByRole('dialog', { name: 'Record a handover' });
  await fill(dialog, { 'To whom': 'The clinic in Umeå' });
  await choose(dialog, { How: 'Message' });
  await button(dialog, 'Record').click();
  await elin.page.getByText('To The clinic in Umeå, by message').waitFor();
  const maja = await story.browser.person('Maja Lindqvist', story.server);
  await maja.page.goto(address);
  await button(maja.page, 'I have taken note').click();
  await maja.page.getByText(/^Acknowledged by Maja Lindqvist, /).waitFor();
  assert.deepEqual(maja.takeProblems(), []);
  await maja.leave();
  await sara.page.reload();
  await sara.page.getByText(/^Acknowledged by Maja Lindqvist, /).waitFor();
  await story.pictures(sara, 'case-answered');
  await elin.page.reload();
  await elin.page.getByText(/^Acknowledged by Maja Lindqvist, /).waitFor();
  for (const language of ['sv', 'en']) {
    await screensIn(elin.page, language);
    await story.pictures(elin, `answer-${language}`);
  }
}

/** The minutes of the closed session, on the screen and on paper, in both languages. */
export async function readMinutes(story) {
  const { page } = story.elin;
  await page.goto(story.sessionUrl);
  await page.getByRole('link', { name: 'Minutes', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Minutes' }).waitFor();
  await page.getByRole('row', { name: /Mikael Öberg.* in the room/ }).waitFor();
  for (const { pseudonym } of story.cases) await page.getByRole('heading', { level: 3, name: pseudonym }).waitFor();
  const times = await page.getByText(/ before the board, 10 min planned$/).allInnerTexts();
  assert.equal(times.length, story.cases.length, times.join('; '));
  await page.getByText(/\(blind\)$/).waitFor();
  await page.getByText('Nothing is carried over.').waitFor();
  for (const language of ['sv', 'en']) {
    await screensIn(page, language);
    await story.pictures(story.elin, `minutes-${language}`);
  }
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await story.pictures(story.elin, 'minutes-paper');
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1440, height: 900 });
}
