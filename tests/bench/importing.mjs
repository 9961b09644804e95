// How long it takes from sending a file until its table is in the browser's hands, and what others notice of it.

import { openAsBlob, statSync } from 'node:fs';
import { basename } from 'node:path';
import { peakMegabytes, percentile } from './processes.mjs';

/** How often the state of an import is asked for, in milliseconds. */
const ASK_EVERY = 20;

/** How often somebody else works while a large file is read, in milliseconds. */
const WORK_EVERY = 50;

/** A persona's own requests. */
export class Person {
  #address;
  #cookie;

  static async signIn(address, slug) {
    const person = new Person();
    person.#address = address;
    const { people } = await (await fetch(`${address}/api/v1/sign-in/options`)).json();
    const { id } = people.find((known) => known.slug === slug || known.name.toLowerCase().startsWith(slug));
    const answer = await person.#fetch('POST', '/demo/sign-in', JSON.stringify({ person: id }), { 'content-type': 'application/json' });
    person.#cookie = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
    return person;
  }

  async #fetch(method, path, body, headers = {}) {
    const common = { 'x-samsyn': '1', origin: this.#address, ...(this.#cookie ? { cookie: this.#cookie } : {}) };
    const answer = await fetch(`${this.#address}/api/v1${path}`, { method, body, headers: { ...common, ...headers } });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }

  async get(path) {
    return (await this.#fetch('GET', path)).json();
  }

  async post(path, document) {
    return (await this.#fetch('POST', path, JSON.stringify(document), { 'content-type': 'application/json' })).json();
  }

  /** Sends a file in one request; the upload's path. */
  async send(file) {
    const headers = {
      'tus-resumable': '1.0.0',
      'upload-length': String(statSync(file).size),
      'upload-metadata': `filename ${Buffer.from(basename(file)).toString('base64')}`,
      'content-type': 'application/offset+octet-stream',
    };
    const answer = await this.#fetch('POST', '/uploads', await openAsBlob(file), headers);
    return new URL(answer.headers.get('location'), this.#address).pathname.replace('/api/v1', '');
  }

  /** Reads the whole table of a file; its number of rows. */
  async table(file) {
    return (await this.get(`/variant-files/${file}/table`)).rows;
  }
}

/** The analysis that files are placed on: the first of the first case that has one. */
export async function place(person) {
  const { cases } = await person.get('/cases');
  for (const { id } of cases) {
    const { snapshot } = await person.get(`/cases/${id}`);
    if (snapshot.analyses.length > 0) return { case: id, analysis: snapshot.analyses[0].id };
  }
  throw new Error('no case has an analysis');
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends, places and reads a file; the seconds until its table was there, the rows, and the report. */
export async function importFile(person, where, file) {
  const began = performance.now();
  const upload = await person.send(file);
  const placed = await person.post(`${upload}/place`, { ...where, tumour: 'TUMOR', normal: 'NORMAL' });
  let now = placed;
  while (now.state === 'reading') {
    await pause(ASK_EVERY);
    now = await person.get(`/variant-files/${placed.id}`);
  }
  if (now.state === 'held') now = await person.post(`/variant-files/${placed.id}/release`, { reason: 'measured' });
  if (now.state !== 'ready') throw new Error(`the file became ${now.state}`);
  const rows = await person.table(placed.id);
  return { seconds: (performance.now() - began) / 1000, rows, report: now.report };
}

/** Lets somebody else look at cases, each look journalled, until `done`; the milliseconds that each look took. */
export async function workMeanwhile(person, where, done) {
  const took = [];
  let over = false;
  const end = done.finally(() => { over = true; });
  while (!over) {
    const began = performance.now();
    await person.get(`/cases/${where.case}`);
    took.push(performance.now() - began);
    await pause(WORK_EVERY);
  }
  return { result: await end, p50: percentile(took, 0.5), p95: percentile(took, 0.95), looks: took.length };
}

/** The most memory that the server has held, in megabytes. */
export const serverPeak = (server) => peakMegabytes(server.pid);
