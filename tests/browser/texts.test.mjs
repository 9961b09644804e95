// Two people write the texts of a case at once, each in a browser of their own; the server is killed while they type.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Room } from './people.mjs';
import { startServer } from './server.mjs';
import { all } from './story/common.mjs';

let room;
before(async () => {
  room = await Room.open();
});
after(() => room.close());

const notes = (page) => page.getByLabel('Notes of the discussion');
const saved = (page) => page.getByRole('region', { name: 'Written together' }).getByRole('status').getByText('Saved', { exact: true });

/** Joins the session that the demo has planned. */
async function join({ page }, address) {
  await page.goto(`${address}/sessions`);
  await page.getByRole('row', { name: /National paediatric molecular board/ }).getByRole('link').click();
  await page.getByRole('link', { name: 'Go to the room' }).click();
  await page.getByLabel('No conflict of interest').check();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('region', { name: 'Join the session' }).waitFor({ state: 'detached' });
}

/** Waits until both fields hold the same, and gives it. */
async function agreed(people, words) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const [one, other] = await Promise.all(people.map(({ page }) => notes(page).inputValue()));
    if (one === other && words.every((word) => one.includes(word))) return one;
    assert.ok(Date.now() < deadline, `they read ${JSON.stringify([one, other])}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

for (const database of ['sqlite', 'postgres']) {
  test(`two people write notes at once, and nothing is lost when the server is killed_${database}`, async (t) => {
    const server = await startServer({ database });
    const annika = await room.person('Annika Berglund', server);
    const johan = await room.person('Johan Ekström', server);
    const both = [annika, johan];
    t.after(async () => {
      if (!t.passed) for (const person of both) await person.picture(`failed-texts-${person.name.slice(0, 6)}-${database}`);
      await Promise.all(both.map((person) => person.leave()));
      await server.stop();
      server.remove();
    });
    for (const person of both) await join(person, server.address);
    await annika.page.getByRole('button', { name: 'Start the session', exact: true }).click();
    await annika.page.getByRole('button', { name: /^Present / }).click();
    await all(both, saved);

    await Promise.all([
      notes(annika.page).pressSequentially('The relapse was sequenced. ', { delay: 15 }),
      notes(johan.page).pressSequentially('Is there germline material? ', { delay: 15 }),
    ]);
    const letters = await agreed(both, []);
    assert.deepEqual([...letters].sort(), [...'The relapse was sequenced. Is there germline material? '].sort());
    await all(both, saved);

    await notes(annika.page).fill('Decided on Thursday.');
    await agreed(both, ['Decided on Thursday.']);
    await notes(johan.page).press('End');
    await annika.page.getByText('Also writing here: Johan Ekström').waitFor();
    await johan.picture(`texts-${database}`);
    assert.deepEqual(both.flatMap((person) => person.takeProblems()), []);

    await server.kill();
    await johan.page.getByText('Line lost. What you type is kept here').or(johan.page.getByText('Line lost', { exact: true })).waitFor();
    await notes(johan.page).pressSequentially(' Typed without a line.');
    await johan.page.getByText('What you type is kept here and sent when the line is back.').waitFor();
    await server.start();
    await all(both, saved);
    assert.equal(await agreed(both, ['Typed without']), 'Decided on Thursday. Typed without a line.');
    await annika.page.reload();
    await agreed(both, ['Typed without a line.']);
    // A socket that is refused while nobody listens is said in the console.
    for (const problem of both.flatMap((person) => person.takeProblems())) assert.match(problem, /WebSocket|ERR_CONNECTION_REFUSED|Failed to load/);
  });
}
