// The browser, the built page and the server meet: who chooses a persona is signed in, and stays so.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Room } from './people.mjs';
import { startServer } from './server.mjs';

let room;
before(async () => {
  room = await Room.open();
});
after(() => room.close());

for (const database of ['sqlite', 'postgres']) {
  test(`a coordinator and a geneticist sign in and stay signed in when the server is killed, on ${database}`, async (t) => {
    const server = await startServer({ database });
    t.after(async () => {
      await server.stop();
      server.remove();
    });
    const sara = await room.person('Sara Wikström', server);
    const mikael = await room.person('Mikael Öberg', server, { locale: 'sv-SE' });
    t.after(() => Promise.all([sara.leave(), mikael.leave()]));
    await sara.picture(`signed-in-en-${database}`);
    await mikael.picture(`signed-in-sv-${database}`);
    assert.deepEqual([...sara.takeProblems(), ...mikael.takeProblems()], []);

    const { address } = server;
    await server.kill();
    await server.start();
    assert.equal(server.address, address);
    await sara.page.reload();
    await sara.me().waitFor();
  });
}

test('a stranger is shown the sign-in page and nothing else', async (t) => {
  const server = await startServer({ database: 'sqlite' });
  t.after(async () => {
    await server.stop();
    server.remove();
  });
  const stranger = await room.visitor('a stranger');
  t.after(() => stranger.leave());
  await stranger.page.goto(`${server.address}/cases`);
  await stranger.page.waitForURL(`${server.address}/sign-in**`);
  const answer = await stranger.page.request.get(`${server.address}/api/v1/cases`);
  assert.equal(answer.status(), 401);
});

test('a server that is asked to end does so in order', async () => {
  const server = await startServer({ database: 'sqlite' });
  assert.equal(await server.stop(), 0);
  server.remove();
});
