// People at their browsers: one Chromium, and for each person a context of their own with cookies of their own.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const RESULTS = join(import.meta.dirname, 'results');

/** Chromium as Debian packages it, kept from calling anybody by itself. */
function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A browser context signed in as one persona. */
class Person {
  #context;
  #problems = [];

  constructor(name, context, page) {
    this.name = name;
    this.page = page;
    this.#context = context;
    // What a page of this browser could not do on its own account is a failure of the page, whatever the test looks at.
    context.on('weberror', (error) => this.#problems.push(error.error().message));
    context.on('console', (message) => {
      // A refusal to a stranger is how the page learns that nobody is signed in.
      if (message.type() === 'error' && !/status of 401/.test(message.text())) this.#problems.push(message.text());
    });
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (/^http/.test(protocol) && hostname !== '127.0.0.1') this.#problems.push(`asked ${hostname}`);
    });
  }

  /** Errors that the pages threw or logged, and hosts elsewhere that they asked, since this was last called. */
  takeProblems() {
    return this.#problems.splice(0);
  }

  /** Chooses the persona on the demo's sign-in page. */
  async signIn(address) {
    await this.page.goto(address);
    const [givenName] = this.name.split(' ');
    const row = this.page.getByRole('button', { name: new RegExp(literally(this.name)) });
    // The persona to start with has a block of their own, whose button says "Sign in as" and the given name.
    const start = this.page.getByRole('button', { name: new RegExp(`(?:as|som) ${literally(givenName)}(?![\\p{L}])`, 'u') });
    await row.or(start).click();
    await this.me().waitFor();
  }

  /** The button that names who is signed in: it is there once somebody is. */
  me() {
    return this.page.locator('button[popovertarget]').and(this.page.getByRole('button', { name: new RegExp(literally(this.name)) }));
  }

  /** Takes a picture of what the person sees into `results/`, and returns its path. */
  async picture(name) {
    mkdirSync(RESULTS, { recursive: true });
    const path = join(RESULTS, `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  /** Closes the person's browser. */
  async leave() {
    await this.#context.close();
  }
}

/** A room full of browsers at one server. */
export class Room {
  #browser;

  static async open() {
    const room = new Room();
    room.#browser = await launch();
    return room;
  }

  /** A visitor who has not signed in. `locale` is what their browser asks for. */
  async visitor(name, { locale = 'en-GB', viewport = { width: 1440, height: 900 }, colorScheme = 'light' } = {}) {
    const context = await this.#browser.newContext({
      locale,
      viewport,
      colorScheme,
      timezoneId: 'Europe/Stockholm',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(15_000);
    return new Person(name, context, await context.newPage());
  }

  /** A browser signed in as the persona called `name`. */
  async person(name, server, options) {
    const person = await this.visitor(name, options);
    await person.signIn(server.address);
    return person;
  }

  /** Closes every browser. */
  async close() {
    await this.#browser.close();
  }
}
