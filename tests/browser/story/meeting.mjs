// The session is held: attendance, presenting and following, recommendations, decisions, signatures.

import { all, choose, counted, dayFromNow, fill } from './common.mjs';

const heading = (name) => (page) => page.getByRole('heading', { level: 1, name });
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Everybody joins from their own browser; the secretary enters the geneticist, who has no device. */
export async function gather(story, sessionUrl) {
  const { annika, elin } = story;
  for (const { page } of story.room) {
    await page.goto(sessionUrl);
    await page.getByRole('link', { name: 'Go to the room' }).click();
    await page.getByLabel('No conflict of interest').check();
    await button(page, 'Join').click();
    await page.getByRole('region', { name: 'Join the session' }).waitFor({ state: 'detached' });
  }
  await elin.page.getByRole('button', { name: 'Enter somebody in the room…' }).click();
  const dialog = elin.page.getByRole('dialog', { name: 'Enter somebody in the room' });
  await choose(dialog, { Who: 'Mikael Öberg' });
  await button(dialog, 'Enter').click();
  await dialog.waitFor({ state: 'detached' });
  await all(story.room, (page) => page.getByRole('img', { name: /Mikael Öberg, .*in the room/ }));
  await all(story.room, (page) => page.getByRole('region', { name: '5 attend, quorum held' }));
  await story.pictures(annika, 'room-lobby');
  await button(annika.page, 'Start the session').click();
  await all([annika], (page) => button(page, 'Present Rowan 4172'));
}

/** The chair presents a case; every screen follows to its question. */
export async function present(story, pseudonym) {
  const { annika, room } = story;
  const later = button(annika.page, 'Later');
  const next = button(annika.page, `Present ${pseudonym}`);
  await later.or(next).first().waitFor();
  if (await later.isVisible()) await later.click();
  await next.click();
  await annika.page.getByRole('button', { name: 'Propose a recommendation' }).first().waitFor();
  const question = await annika.page.getByRole('heading', { level: 1 }).innerText();
  await all(room, heading(question));
  return question;
}

/** A follower looks at something else and comes back; the presenter moves on and the others with them. */
export async function leaveAndReturn({ annika, johan, petra }, question, other) {
  await johan.page.getByText('Following Annika Berglund').waitFor();
  await johan.page.getByRole('navigation', { name: 'Agenda' }).getByRole('button', { name: other }).click();
  await johan.page.getByText('This case has not been presented yet').waitFor();
  await heading(question)(petra.page).waitFor();
  await johan.page.getByRole('button', { name: 'Back to Annika Berglund' }).click();
  await heading(question)(johan.page).waitFor();
  await johan.page.getByText('Following Annika Berglund').waitFor();
  await annika.page.getByText('3 of 3 follow you').waitFor();
}

async function propose({ page }, write) {
  await page.getByRole('button', { name: 'Propose a recommendation' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Propose a recommendation' });
  await write(dialog);
  return dialog;
}

async function send(dialog) {
  await button(dialog, 'Propose').click();
  await dialog.waitFor({ state: 'detached' });
}

/** Proposes a combination for a finding. */
export async function proposeTreatment(story, person) {
  const dialog = await propose(person, async (form) => {
    await fill(form, { 'Drug 1': 'dabrafenib', Rationale: 'The finding is in the relapse, and the first line is used up.' });
    await button(form, 'Add a drug').click();
    await fill(form, { 'Drug 2': 'trametinib', By: dayFromNow(14) });
    await form.getByLabel('BRAF p.Val600Glu').check();
    await choose(form, { Use: 'Off label', ESCAT: 'III-A', Owner: 'Maja Lindqvist' });
  });
  await story.pictures(person, 'recommendation-form');
  await send(dialog);
}

/** Proposes a referral to an invented trial. */
export async function proposeTrial(person) {
  const dialog = await propose(person, async (form) => {
    await choose(form, { Kind: 'Trial referral' });
    await fill(form, {
      'Registry number of the trial': 'DEMO-0001',
      'Title of the trial': 'Invented trial of the demo',
      Site: 'Gothenburg',
      Reason: 'The site has a place this month.',
      By: dayFromNow(10),
    });
    await choose(form, { Slot: 'Open', Owner: 'Petra Sandell' });
  });
  await send(dialog);
}

/** Proposes that nothing is recommended, and why. */
export async function proposeNothing(person) {
  const dialog = await propose(person, async (form) => {
    await choose(form, { Kind: 'No recommendation', 'Why none': 'Standard treatment first' });
    await fill(form, { Explanation: 'Nobody has tried the second line yet.' });
  });
  await send(dialog);
}

/** The draft is read aloud: every voting member is asked for dissent. */
export async function readBack({ annika, johan, petra }) {
  await button(annika.page, 'Read back').click();
  await all([johan, petra], (page) => page.getByRole('region', { name: 'Any dissent?' }));
}

/** Nobody dissents: the chair decides, and everybody sees the frozen statement. */
export async function decideByConsensus({ annika, room }) {
  await button(annika.page, 'Decide by consensus').click();
  await all(room, heading('Board statement'));
  await all(room, (page) => page.getByText(/nobody dissented/));
}

/** The patient's side is in view until the wishes are spoken and somebody has said what was explained. */
async function speakForThePatient({ annika, johan, room }) {
  const strip = (page) => page.getByRole('region', { name: 'The patient’s side, not spoken yet' });
  await all(room, strip);
  await button(strip(johan.page), 'Mark as spoken').click();
  await button(strip(annika.page), 'Say what…').click();
  const dialog = annika.page.getByRole('dialog', { name: 'What was explained to the patient?' });
  await fill(dialog, { 'What was explained, and by whom': 'The family knows of the relapse, from their physician.' });
  await button(dialog, 'Keep it').click();
  await Promise.all(room.map(({ page }) => strip(page).waitFor({ state: 'detached' })));
}

/** The first case: one proposal from another browser, decided by consensus. */
export async function firstCase(story, pseudonym, next) {
  const { annika, johan, petra, room } = story;
  const question = await present(story, pseudonym);
  await story.pictures(petra, 'room-case');
  await leaveAndReturn(story, question, next);
  await speakForThePatient(story);
  await proposeTreatment(story, johan);
  const sentence = 'We recommend dabrafenib with trametinib, off label, for BRAF p.Val600Glu.';
  await all(room, (page) => page.getByText(sentence));
  await readBack(story);
  await story.pictures(petra, 'room-read-back');
  await decideByConsensus(story);
  await counted(petra.page.getByText(sentence), 1);
  await story.pictures(annika, 'room-statement');
  await story.pictures(johan, 'room-statement-member');
}

/** The third case ends without a recommendation. */
export async function thirdCase(story, pseudonym) {
  await present(story, pseudonym);
  await proposeNothing(story.annika);
  await all(story.room, (page) => page.getByText('We make no recommendation: standard treatment comes first.'));
  await readBack(story);
  await decideByConsensus(story);
}

/** The chair signs everything in a second window, with a fresh sign-in, and closes the session. */
export async function signAndClose(story) {
  const { annika, room } = story;
  await annika.page.getByRole('heading', { name: 'Sign 3 statements' }).waitFor();
  await story.pictures(annika, 'room-sign');
  const opening = annika.page.waitForEvent('popup');
  await button(annika.page, 'Sign as chair: approved').click();
  const second = await opening;
  await counted(second.getByText('Not signed yet'), 3);
  await story.pictures({ page: second, picture: annika.picture }, 'signing');
  await button(second, 'Sign as Annika Berglund').click();
  await second.getByRole('heading', { name: '3 statements are signed' }).waitFor();
  const closed = second.waitForEvent('close');
  // The window may be gone before the click is said to be done.
  await Promise.all([closed, button(second, 'Close this window').click().catch((error) => second.isClosed() || Promise.reject(error))]);
  await button(annika.page, 'Close the session').click();
  await all(room, (page) => page.getByText(/^Annika Berglund, .*approved, /));
  const { page } = story.elin;
  for (const { pseudonym } of story.cases) {
    await page.getByRole('navigation', { name: 'Agenda' }).getByRole('button', { name: pseudonym }).click();
    await page.getByText(/^Annika Berglund, .*approved, /).waitFor();
  }
  await page.goto(story.sessionUrl);
  await page.getByText('Closed', { exact: true }).waitFor();
  const states = page.getByRole('table', { name: 'Agenda' }).getByText('Signed', { exact: true });
  await counted(states, 3);
  await story.pictures(story.elin, 'session-closed');
}
