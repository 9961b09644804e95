// Takes pictures of the screens, in both languages and both themes, into `results/`.

import { Room } from './people.mjs';
import { startServer } from './server.mjs';

const LANGUAGES = { en: 'en-GB', sv: 'sv-SE' };
const THEMES = ['light', 'dark'];
/** Whose first screen is taken. */
const PEOPLE = ['Sara Wikström', 'Mikael Öberg', 'Annika Berglund', 'Ulla Stenmark'];

const fileName = (text) => text.toLowerCase().normalize('NFD').replace(/\p{Mark}/gu, '').replace(/[^a-z]+/g, '-');

const server = await startServer({ database: 'sqlite' });
const room = await Room.open();
try {
  for (const [language, locale] of Object.entries(LANGUAGES)) {
    for (const colorScheme of THEMES) {
      const visitor = await room.visitor('a visitor', { locale, colorScheme });
      await visitor.page.goto(server.address, { waitUntil: 'networkidle' });
      console.log(await visitor.picture(`sign-in-${language}-${colorScheme}`));
      await visitor.leave();
    }
    for (const name of PEOPLE) {
      const person = await room.person(name, server, { locale });
      await person.page.waitForLoadState('networkidle');
      console.log(await person.picture(`start-${fileName(name)}-${language}`));
      await person.leave();
    }
  }
} finally {
  await room.close();
  await server.stop();
  server.remove();
}
