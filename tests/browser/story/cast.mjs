// Who plays in the story: seven personas, each at a browser of their own, and the server they meet at.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../server.mjs';

const CAST = {
  sara: 'Sara Wikström',
  mikael: 'Mikael Öberg',
  annika: 'Annika Berglund',
  johan: 'Johan Ekström',
  petra: 'Petra Sandell',
  elin: 'Elin Hedberg',
  ulla: 'Ulla Stenmark',
};

/** A new server on `database` with everybody signed in at it; `close` ends and removes all of it. */
export async function openStory(browser, database) {
  const server = await startServer({ database });
  const directory = mkdtempSync(join(tmpdir(), 'samsyn-story-'));
  const people = {};
  const close = async () => {
    await Promise.all(Object.values(people).map((person) => person.leave()));
    await server.stop();
    server.remove();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const arrive = async ([slug, name]) => [slug, await browser.person(name, server)];
    // In the order of the cast, whoever arrives first.
    Object.assign(people, Object.fromEntries(await Promise.all(Object.entries(CAST).map(arrive))));
  } catch (error) {
    await close();
    throw error;
  }
  const { annika, johan, petra, elin } = people;
  const pictures = (person, name) => person.picture(`${name}-${database}`);
  return { ...people, people, room: [annika, johan, petra, elin], browser, server, address: server.address, directory, pictures, close };
}
