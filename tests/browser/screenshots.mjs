// Takes pictures of the screens, in both languages and both themes, into `results/`.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Room } from './people.mjs';
import { startServer } from './server.mjs';
import { drop, fixture } from './story/common.mjs';
import { rowsOf, writeExchanged, writePair } from './story/vcf.mjs';

const LANGUAGES = { en: 'en-GB', sv: 'sv-SE' };
const THEMES = ['light', 'dark'];
/** Whose first screen is taken. */
const PEOPLE = ['Sara Wikström', 'Mikael Öberg', 'Annika Berglund', 'Ulla Stenmark'];

const fileName = (text) => text.toLowerCase().normalize('NFD').replace(/\p{Mark}/gu, '').replace(/[^a-z]+/g, '-');

/** How wide the files and findings pages are looked at, in CSS pixels: a desk and a telephone. */
const WIDTHS = [1440, 420];
/** The case whose files are looked at. */
const CASE = 'Linden 2205';

/** Files of several sorts on a case: one of another patient, one that asks, one that is cut off, one that was read. */
async function bringFiles(server, room, directory) {
  const mikael = await room.person('Mikael Öberg', server);
  const { page } = mikael;
  await page.goto(`${server.address}/cases`);
  await page.getByRole('link', { name: CASE, exact: true }).click();
  await page.getByRole('link', { name: 'Variant files', exact: true }).click();
  const area = page.getByRole('region', { name: 'Drop variant files anywhere on this page' });
  const names = { normal: 'N', tumour: 'P26-1203_T' };
  await drop(area, writePair(directory, 'P26-1203.vcf', { ...names, rows: rowsOf(8) }));
  await page.getByRole('button', { name: 'Confirm P26-1203.vcf' }).click();
  await drop(area, writeExchanged(directory, 'P26-1203.swapped.vcf', { ...names, source: 'VarDict', rows: rowsOf(12) }));
  await page.getByRole('button', { name: 'Confirm P26-1203.swapped.vcf' }).click();
  await page.getByRole('region', { name: 'Are tumour and normal exchanged?' }).waitFor();
  await drop(area, ...['asks-everything.vcf', 'truncated-in-a-block.vcf.gz', 'tumour-normal.vcf.gz'].map(fixture));
  await page.getByText(/The file is cut off/).waitFor();
  const address = page.url();
  await mikael.leave();
  return address;
}

/** The files page of the case, the findings, and the list of all one's files, as one person meets them. */
async function filesAndFindings(room, server, address) {
  for (const [language, locale] of Object.entries(LANGUAGES)) {
    for (const colorScheme of THEMES) {
      for (const width of WIDTHS) {
        const mikael = await room.person('Mikael Öberg', server, { locale, colorScheme, viewport: { width, height: 900 } });
        const screens = { files: address, findings: address.replace(/files$/, 'variants'), inbox: `${server.address}/files` };
        for (const [name, url] of Object.entries(screens)) {
          await mikael.page.goto(url);
          await mikael.page.locator('.file-list, [role=grid]').first().waitFor();
          console.log(await mikael.picture(`${name}-${language}-${colorScheme}-${width}`));
        }
        await mikael.leave();
      }
    }
  }
}

const directory = mkdtempSync(join(tmpdir(), 'samsyn-pictures-'));
const server = await startServer({ database: 'sqlite' });
const room = await Room.open();
try {
  await filesAndFindings(room, server, await bringFiles(server, room, directory));
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
  rmSync(directory, { recursive: true, force: true });
}
