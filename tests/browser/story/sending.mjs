// A line that is lost in the middle of a file, and a file that is given up on its way.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lineOf } from './laboratory.mjs';
import { rowsOf, writePair } from './vcf.mjs';

/** Lines that make a file of more than one piece, which are of 8 MB. */
const LINES = 220_000;

/** Chooses a file by the page's own button, as those do who do not drag. */
const choose = (page, path) => page.getByLabel('Choose files', { exact: true }).and(page.locator('input')).setInputFiles(path);

/** The line is lost after the first piece: the page says so, goes on by itself when it is back, and the file is whole. */
export async function loseTheLine(story) {
  const { mikael, address } = story;
  const { page } = mikael;
  await page.goto(`${address}/files`);
  await page.getByText('Drop variant files anywhere on this page').first().waitFor();
  const path = writePair(story.directory, 'large.vcf', { rows: rowsOf(LINES) });
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
  await atSecondPiece(page, async (route) => {
    await page.context().setOffline(true);
    await route.abort('internetdisconnected');
  });
  await choose(page, path);
  const row = lineOf(page, 'large.vcf');
  await row.getByText('Line lost. It goes on by itself.').waitFor();
  const share = Number(await row.getByRole('progressbar', { name: 'Receiving large.vcf' }).getAttribute('aria-valuenow'));
  assert.equal(share > 0 && share < 100, true, `${share} %`);
  await story.pictures(mikael, 'line-lost');
  await page.unroute('**/api/v1/uploads/*');
  await page.context().setOffline(false);
  await row.getByText(`SHA-256 ${digest.slice(0, 4)}…${digest.slice(-4)}`).waitFor();
  await page.getByRole('button', { name: 'Take away large.vcf' }).click();
  await row.waitFor({ state: 'detached' });
  // What the browser says of the lost line is no fault of the page.
  mikael.takeProblems();
  await giveUp(story, path);
}

/** Does something with the request that carries the second piece of a file; the others pass. */
async function atSecondPiece(page, act) {
  let pieces = 0;
  await page.route('**/api/v1/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') pieces += 1;
    await (pieces === 2 && route.request().method() === 'PATCH' ? act(route) : route.fallback());
  });
}

/** A file is given up while it is sent: the server keeps nothing of it. */
async function giveUp({ mikael }, path) {
  const { page } = mikael;
  const halfway = new Promise((resolve) => {
    void atSecondPiece(page, resolve);
  });
  await choose(page, path);
  const held = await halfway;
  const gone = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await page.getByRole('button', { name: 'Cancel sending large.vcf' }).click();
  assert.equal((await gone).status(), 204);
  await held.abort().catch(() => undefined);
  await page.unroute('**/api/v1/uploads/*');
  await page.reload();
  await page.getByText('Drop variant files anywhere on this page').first().waitFor();
  assert.equal(await page.getByText('large.vcf').count(), 0);
  mikael.takeProblems();
}
