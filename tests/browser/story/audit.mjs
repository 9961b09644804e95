// The auditor reads what was done and seen, proves a decision, and takes the bundle away.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BINARY } from '../server.mjs';

/** What every file of a ZIP archive begins with. */
const LOCAL_HEADER = 0x04034b50;

const verify = (path) => spawnSync(BINARY, ['verify', path], { encoding: 'utf8' });

/** What must stand in the timeline of the contested case, in this order. */
const STORY = [
  'Presented to the board',
  'Recommendation proposed',
  'Recommendation proposed',
  'Read back, dissent asked for',
  'Ballot opened',
  'Vote cast',
  'Vote cast',
  'Vote cast',
  'Ballot closed',
  'Dissent recorded',
  'Decided, text frozen',
  'Signed',
];

const timeline = (page) => page.getByRole('table', { name: 'Timeline' });

/** The entries shown, in their order: number and words. */
async function entries(page) {
  const rows = await timeline(page).getByRole('row').filter({ has: page.getByRole('button') }).all();
  return Promise.all(
    rows.map(async (row) => {
      const [number, , words] = await row.getByRole('cell').allInnerTexts();
      return { number: Number(number.replaceAll(/\D/g, '')), words };
    }),
  );
}

/** Whether the texts hold the steps in order, with others between them. */
function holdsInOrder(texts, steps) {
  let at = 0;
  for (const text of texts) if (at < steps.length && text.startsWith(steps[at])) at += 1;
  return at === steps.length ? undefined : steps[at];
}

/** Where the content of a file begins in an archive that stores its files as they are, one after the other. */
function contentOf(archive, wanted) {
  let at = 0;
  while (archive.readUInt32LE(at) === LOCAL_HEADER) {
    const content = at + 30 + archive.readUInt16LE(at + 26);
    if (archive.toString('utf8', at + 30, content) === wanted) return content;
    at = content + archive.readUInt32LE(at + 18);
  }
  throw new Error(`no ${wanted} in the archive`);
}

/** Opens the decision on a case and reads its timeline: acts first, then looks. */
export async function readTimeline(story, pseudonym) {
  const { page } = story.ulla;
  await page.goto(story.address);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activity log' }).click();
  await page.getByRole('table', { name: 'Activity log' }).waitFor();
  await story.pictures(story.ulla, 'audit-list');
  await page.getByRole('link', { name: pseudonym, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `${pseudonym}, statement version 1` }).waitFor();
  const acts = await entries(page);
  assert.equal(holdsInOrder(acts.map(({ words }) => words), STORY), undefined);
  assert.deepEqual(acts, acts.toSorted((a, b) => a.number - b.number));
  await page.getByRole('button', { name: /^Looks/ }).click();
  await page.getByRole('button', { name: /^Looks/, pressed: true }).waitFor();
  const looks = await entries(page);
  assert.equal(looks.length > 0, true);
  assert.deepEqual(looks, looks.toSorted((a, b) => a.number - b.number));
  await story.pictures(story.ulla, 'audit-looks');
}

/** Proves the open decision in the browser, then without the server; a changed byte is found and its file named. */
export async function proveDecision(story, directory) {
  const { page } = story.ulla;
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
  await page.getByRole('heading', { name: 'Unchanged since it was signed' }).waitFor();
  assert.equal(await page.getByRole('region', { name: 'Proof' }).getByRole('listitem').count(), 6);
  await story.pictures(story.ulla, 'audit-proof');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export the bundle' }).click(),
  ]);
  const path = join(directory, 'bundle.zip');
  await download.saveAs(path);
  const held = verify(path);
  assert.equal(held.status, 0, held.stdout + held.stderr);
  assert.match(held.stdout, /^HOLDS$/m);

  const bytes = readFileSync(path);
  bytes[contentOf(bytes, 'decision.json') + 100] ^= 1;
  const changed = join(directory, 'changed.zip');
  writeFileSync(changed, bytes);
  const broken = verify(changed);
  assert.notEqual(broken.status, 0);
  assert.match(broken.stdout, /decision\.json/);
  assert.match(broken.stdout, /^DOES NOT HOLD/m);
}
