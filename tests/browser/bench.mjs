// Measures the running server and prints a table: what, measured, wished for.

import { readFileSync } from 'node:fs';
import { Room } from './people.mjs';
import { startServer } from './server.mjs';
import { closeBallot, openBallot, vote } from './story/ballot.mjs';
import { openStory } from './story/cast.mjs';
import { planSession } from './story/intake.mjs';
import { readRealFile } from './story/laboratory.mjs';
import { gather, present, proposeTreatment, proposeTrial } from './story/meeting.mjs';

/** How often each start is measured; the median is printed. */
const STARTS = 5;

/** How many votes are measured. */
const VOTES = 100;

const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Resident memory of a process, in megabytes. */
function residentMegabytes(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) / 1024;
}

/** Starts on data that are there already, and asks until the server answers. */
async function startAgain(server) {
  const began = performance.now();
  await server.start();
  const response = await fetch(`${server.address}/readyz`);
  if (!response.ok) throw new Error(`/readyz answered ${response.status}`);
  return performance.now() - began;
}

async function measure(database) {
  const server = await startServer({ database });
  try {
    const starts = [];
    for (let count = 0; count < STARTS; count += 1) {
      await server.stop();
      starts.push(await startAgain(server));
    }
    // Idle: nobody is there, the start's own work is over.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    return [
      [`start to first answer, ${database}`, `${median(starts).toFixed(0)} ms`, '< 1000 ms'],
      [`memory when idle, ${database}`, `${residentMegabytes(server.pid).toFixed(1)} MB`, '< 80 MB'],
    ];
  } finally {
    await server.stop();
    server.remove();
  }
}

/** Notes on a voter's page when the act was clicked. */
const noteClicks = ({ page }) =>
  page.evaluate(() => {
    document.addEventListener('click', () => { globalThis.clickedAt = Date.now(); }, { capture: true });
  });

/** When the frame after the one that first shows `text` began on a watcher's page. */
const frameWith = ({ page }, text) =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.body.textContent.includes(wanted)) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    text,
  );

/** Milliseconds from each click on "Cast my vote" until the secretary's screen has shown it. */
async function timeVotes(story) {
  const { annika, johan, petra, elin } = story;
  const voters = [johan, petra, annika];
  await Promise.all(voters.map(noteClicks));
  const taken = [];
  while (taken.length < VOTES) {
    await openBallot(story);
    for (const [place, voter] of voters.entries()) {
      const seen = frameWith(elin, `${place + 1} of 3 have voted`);
      // Answered after the observer is in place: a page works off what it is asked in order.
      await elin.page.evaluate(() => document.title);
      await vote(voter, place % 2);
      const at = await seen;
      taken.push(at - (await voter.page.evaluate(() => globalThis.clickedAt)));
    }
    await closeBallot(story);
  }
  return taken.slice(0, VOTES);
}

/** What people wait for in their browsers. */
async function wait(browser, database) {
  const story = await openStory(browser, database);
  try {
    const real = await readRealFile(story, 'Linden 2205');
    await gather(story, await planSession(story, ['Rowan 4172', 'Hazel 3391']));
    await present(story, 'Rowan 4172');
    await proposeTreatment(story, story.johan);
    await proposeTrial(story.petra);
    const votes = await timeVotes(story);
    const shown = [0.5, 0.95].map((share) => `${percentile(votes, share)} ms`);
    return [
      [`3,313 lines dropped until filtered, ${database}`, real === undefined ? 'absent' : `${real.toFixed(0)} ms`, '< 1000 ms'],
      [`vote on another screen, p50 of ${VOTES}, ${database}`, shown[0], ''],
      [`vote on another screen, p95 of ${VOTES}, ${database}`, shown[1], '< 150 ms'],
    ];
  } finally {
    await story.close();
  }
}

const rows = [['what', 'measured', 'wished for']];
const browser = await Room.open();
try {
  for (const database of ['sqlite', 'postgres']) rows.push(...(await measure(database)), ...(await wait(browser, database)));
} finally {
  await browser.close();
}
for (const [what, measured, wish] of rows) console.log(`${what.padEnd(48)}${measured.padStart(12)}   ${wish}`);
