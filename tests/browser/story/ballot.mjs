// The contested case: a blind ballot, a power cut in the middle of it, a dissent, a decision.

import assert from 'node:assert/strict';
import { all } from './common.mjs';
import { present, proposeTreatment, proposeTrial, readBack } from './meeting.mjs';

const TREATMENT = 0;
const TRIAL = 1;
const DISSENT = 'The trial has a place now, and a drug off label would close it.';

const button = (page, name) => page.getByRole('button', { name, exact: true });
/** Chromium's own words for a line that broke and for a server that is not there. */
const CUT = /WebSocket connection|ERR_CONNECTION|Failed to load resource|net::/;

/** Casts the vote for an option, counted from 0. */
export async function vote({ page }, option) {
  const ask = page.getByRole('region', { name: 'Your vote' });
  await ask.getByRole('radio').nth(option).check();
  await ask.getByRole('button', { name: /^Cast my vote/ }).click();
}

/** The chair opens a ballot with the proposals as its options; everybody sees that it is open. */
export async function openBallot({ annika, room }) {
  await button(annika.page, 'Open a ballot…').click();
  const dialog = annika.page.getByRole('dialog', { name: 'Open a ballot' });
  await button(dialog, 'Open the ballot').click();
  await all(room, progress('0 of 3 have voted'));
}

/** The chair closes the ballot once all who can vote have. */
export async function closeBallot({ annika }) {
  const close = button(annika.page, 'Close the ballot');
  await close.click();
  await close.waitFor({ state: 'detached' });
}

const voteIsIn = (page) => page.getByText(/^Your vote is in, /);
const progress = (text) => (page) => page.getByText(text, { exact: true }).first();

/** Ends the server as a power cut would and starts it again: every screen comes back by itself. */
async function powerCut({ server, room }) {
  for (const person of room) assert.deepEqual(person.takeProblems(), []);
  await server.kill();
  await all(room, (page) => page.getByText(/^(Reconnecting|Offline)/));
  await server.start();
  await all(room, (page) => page.getByText('Live', { exact: true }));
  for (const person of room) {
    assert.deepEqual(person.takeProblems().filter((text) => !CUT.test(text)), []);
  }
}

/** The second case: two proposals, a ballot, the power cut, a dissent, and the decision as the ballot carried. */
export async function contestedCase(story, pseudonym) {
  const { annika, johan, petra, elin, room } = story;
  await present(story, pseudonym);
  await proposeTreatment(story, johan);
  await proposeTrial(petra);
  await readBack(story);
  await openBallot(story);
  await story.pictures(petra, 'room-vote');
  for (const [person, option] of [[johan, TREATMENT], [petra, TRIAL]]) await vote(person, option);
  await all([johan, petra], voteIsIn);
  await all(room, progress('2 of 3 have voted'));
  await story.pictures(elin, 'room-ballot');

  await powerCut(story);
  await all(room, progress('2 of 3 have voted'));
  await all([johan, petra], voteIsIn);
  await petra.page.getByText(/^You chose “.*Invented trial of the demo.*”\.$/).waitFor();
  await Promise.all([johan, elin].map(({ page }) => page.reload()));
  await all([johan, elin], progress('2 of 3 have voted'));
  await voteIsIn(johan.page).waitFor();

  // Mikael Öberg sits in the room without a device: he counts for the quorum, and nobody waits for a vote of his.
  await button(elin.page, 'Close the ballot').waitFor();
  assert.equal(await button(elin.page, 'Close early…').count(), 0);
  await button(elin.page, 'Close the ballot').click();
  await elin.page.getByText(/^2 of 3 have voted, too few for a quorum\./).waitFor();
  await vote(annika, TREATMENT);
  await all(room, progress('3 of 3 have voted'));
  await closeBallot(story);
  await all(room, (page) => page.getByRole('region', { name: 'Ballot closed' }).getByText('2 votes', { exact: true }));

  await petra.page.getByRole('button', { name: /^I dissent…/ }).click();
  await petra.page.getByLabel('Why do you dissent?').fill(DISSENT);
  await story.pictures(petra, 'room-dissent');
  await button(petra.page, 'Save my dissent').click();
  await all(room, (page) => page.getByText(DISSENT).first());
  await story.pictures(annika, 'room-ballot-closed');
  const carried = annika.page.getByRole('region', { name: 'The ballot carried. Decide?' });
  assert.equal(await carried.getByRole('alert').count(), 0);
  await button(annika.page, 'Decide as the ballot carried').click();
  await all(room, (page) => page.getByRole('heading', { level: 1, name: 'Board statement' }));
  await all(room, (page) => page.getByText(`Petra Sandell: ${DISSENT}`, { exact: true }));
  await Promise.all([annika, petra].map(({ page }) => page.reload()));
  await all([annika, petra], (page) => page.getByText(`Petra Sandell: ${DISSENT}`, { exact: true }));
}
