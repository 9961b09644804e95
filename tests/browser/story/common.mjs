// What the chapters of the story share: paths, days, dropping a file, and the text that stands on a screen.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** A variant file of the fixtures. */
export const fixture = (name) => join(ROOT, 'fixtures/vcf', name);

/** A real file that is not part of the repository; it may be absent. */
export const REAL_FILE = join(ROOT, '../shared/data/vcf/sigven+pcgr/examples/T001-COAD.grch38.vcf.gz');

/** The day `days` from now in Stockholm, as `2026-12-03`. */
export const dayFromNow = (days) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

/** Drops files from the desktop on a part of the page, all in one go. */
export async function drop(target, ...paths) {
  const page = target.page();
  const transfer = await page.evaluateHandle(
    (files) => {
      const dropped = new DataTransfer();
      for (const { name, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        dropped.items.add(new File([bytes], name));
      }
      return dropped;
    },
    paths.map((path) => ({ name: basename(path), base64: readFileSync(path).toString('base64') })),
  );
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await target.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Waits until everybody in `people` sees what `find` finds on their page. */
export const all = (people, find) => Promise.all(people.map(({ page }) => find(page).waitFor()));

/** Waits until `locator` has `count` matches. */
export async function counted(locator, count) {
  if (count > 0) await locator.nth(count - 1).waitFor();
  const found = await locator.count();
  if (found !== count) throw new Error(`${found} of ${locator}, not ${count}`);
}

/** Fills the fields of a form by their labels. */
export async function fill(form, fields) {
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(text);
}

/** Chooses in the lists of a form by their labels; a choice is known by how it begins. */
export async function choose(form, choices) {
  for (const [label, beginning] of Object.entries(choices)) {
    const list = form.getByLabel(label, { exact: true });
    const option = list.locator('option', { hasText: new RegExp(`^${beginning}`) }).first();
    await option.waitFor({ state: 'attached' });
    await list.selectOption(await option.getAttribute('value'));
  }
}
