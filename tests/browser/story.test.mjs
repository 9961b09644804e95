// The whole story in the browsers of seven people: from a patient and a variant file to a signed decision that
// can be proved without the server. The server is killed once on the way.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Room } from './people.mjs';
import { proveDecision, readTimeline } from './story/audit.mjs';
import { handOver, pasteAnswer, readMinutes } from './story/answer.mjs';
import { contestedCase } from './story/ballot.mjs';
import { openStory } from './story/cast.mjs';
import { readInbox } from './story/inbox.mjs';
import { planSession, takeInCase } from './story/intake.mjs';
import { markFinding, readCutOffFile, readFileThatAsks, readHeldFile, readRealFile } from './story/laboratory.mjs';
import { mendLines } from './story/mending.mjs';
import { firstCase, gather, signAndClose, thirdCase } from './story/meeting.mjs';
import { swapSamples, wrongPatient } from './story/mishaps.mjs';
import { loseTheLine } from './story/sending.mjs';
import { readSixFiles, replaceFile } from './story/together.mjs';

let browser;
before(async () => {
  browser = await Room.open();
});
after(() => browser.close());

/** The story's people and server; closed when the test ends, with pictures of every screen when it failed. */
async function begin(t, database) {
  const story = await openStory(browser, database);
  t.after(async () => {
    if (!t.passed) {
      for (const [slug, person] of Object.entries(story.people)) await person.picture(`failed-${slug}-${database}`);
    }
    await story.close();
  });
  return story;
}

/** One part of the story: says how long it took, and that no page has complained. */
async function chapter(t, story, name, tell) {
  const began = performance.now();
  const result = await tell();
  for (const person of Object.values(story.people)) assert.deepEqual(person.takeProblems(), [], `${name}: ${person.name}`);
  t.diagnostic(`${name}: ${Math.round(performance.now() - began)} ms`);
  return result;
}

for (const database of ['sqlite', 'postgres']) {
  test(`a variant file becomes a signed decision that can be proved, in seven browsers_${database}`, async (t) => {
    const story = await begin(t, database);
    const tell = (name, act) => chapter(t, story, name, act);
    const taken = await tell('a case is taken in', () => takeInCase(story));
    await tell('a file asks', () => readFileThatAsks(story, taken.pseudonym));
    await tell('a finding is marked', () => markFinding(story, taken.pseudonym));
    await tell('a cut-off file is refused', () => readCutOffFile(story, taken.pseudonym));
    await tell('six files at once', () => readSixFiles(story, taken.pseudonym));
    await tell('a newer file takes a place', () => replaceFile(story, taken.pseudonym));
    await tell('lines are mended', () => mendLines(story, taken.pseudonym));
    await tell('a sample swap is held', () => swapSamples(story, taken.pseudonym));
    await tell('a file of another patient is held', () => wrongPatient(story, taken.pseudonym));
    await tell('files outside a case', () => readInbox(story));
    await tell('the line is lost', () => loseTheLine(story));
    await tell('a file is held', () => readHeldFile(story, 'Maple 0562'));
    const took = await tell('a real file', () => readRealFile(story, 'Linden 2205'));
    if (took === undefined) t.diagnostic('the real file is absent: its 3,313 lines were not read');
    story.cases = [{ pseudonym: 'Rowan 4172' }, { pseudonym: 'Hazel 3391' }, taken];
    const agenda = story.cases.map(({ pseudonym }) => pseudonym);
    story.sessionUrl = await tell('a session is planned', () => planSession(story, agenda));
    await tell('everybody joins', () => gather(story, story.sessionUrl));
    await tell('the first case', () => firstCase(story, agenda[0], agenda[1]));
    await tell('the answer at once', () => pasteAnswer(story));
    await tell('the contested case', () => contestedCase(story, agenda[1]));
    await tell('the third case', () => thirdCase(story, agenda[2]));
    await tell('the signatures', () => signAndClose(story));
    await tell('the answer is handed over', () => handOver(story, agenda[0]));
    await tell('the minutes', () => readMinutes(story));
    await tell('the timeline', () => readTimeline(story, agenda[1]));
    await tell('the proof', () => proveDecision(story, story.directory));
  });
}
