// How long it takes from sending a file until its table is in the browser's hands, and what others notice of it.

import { openAsBlob, statSync } from 'node:fs';
import { basename } from 'node:path';
import { peakMegabytes, percentile } from './processes.mjs';

/** How often the state of an import is asked for, in milliseconds. */
const ASK_EVERY = 20;

/** How long an import may take, in milliseconds. */
const LONGEST = 180_000;

/** How often somebody else works while a large file is read, in milliseconds. */
const WORK_EVERY = 50;

/** A persona's own requests. */
export class Person {
  #address;
  #cookie;

  static async signIn(address, name) {
    const person = new Person();
    person.#address = address;
    const { personas } = await (await fetch(`${address}/api/v1/sign-in/options`)).json();
    const { person: id } = personas.find((known) => known.name.toLowerCase().startsWith(name));
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

  async put(path, document) {
    return (await this.#fetch('PUT', path, JSON.stringify(document), { 'content-type': 'application/json' })).json();
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
  for (const { case: id } of cases) {
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
    if (performance.now() - began > LONGEST) throw new Error(`the file is not read after ${LONGEST / 1000} s`);
  }
  if (now.state === 'held') now = await person.post(`/variant-files/${placed.id}/release`, { reason: 'measured' });
  if (now.state !== 'ready') throw new Error(`the file became ${now.state}`);
  const rows = await person.table(placed.id);
  return { seconds: (performance.now() - began) / 1000, rows, report: now.report };
}

/** A day that has been, for what is entered. */
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

const took = (times) => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95), times: times.length });

/**
 * Lets somebody else read a case and enter a consent, which the journal has on disk before it answers, until `done`; how
 * long each took.
 */
export async function workMeanwhile(person, where, done) {
  const [looks, entries] = [[], []];
  const time = async (times, work) => {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  };
  let over = false;
  const end = done.finally(() => { over = true; });
  for (let turn = 0; !over; turn += 1) {
    await time(looks, () => person.get(`/cases/${where.case}`));
    const consent = { given: turn % 2 === 0, on: YESTERDAY };
    await time(entries, () => person.put(`/cases/${where.case}/consents/germline_findings`, consent));
    await pause(WORK_EVERY);
  }
  return { result: await end, looks: took(looks), entries: took(entries) };
}

/** The most memory that the server has held, in megabytes. */
export const serverPeak = (server) => peakMegabytes(server.pid);
