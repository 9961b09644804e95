// The server under test: the built binary, in a data directory of its own, that can be killed and started again.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The binary under test. */
export const BINARY = process.env.SAMSYN_BIN ?? join(import.meta.dirname, '../../target/debug/samsyn');
const ADDRESS = /Samsyn is at (http:\/\/127\.0\.0\.1:\d+)/;
const START_LIMIT_MS = 30_000;

/** A free port of the loopback address, for a server that must come back to the same one. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A new database on the PostgreSQL server of the test run. */
async function newPostgresDatabase() {
  const given = process.env.SAMSYN_TEST_POSTGRES;
  if (!given) throw new Error('no PostgreSQL: run the tests through tools/with_postgres.sh');
  const url = new URL(given);
  const name = `story_${randomBytes(6).toString('hex')}`;
  const child = spawn('psql', ['--quiet', '--dbname', given, '--command', `CREATE DATABASE ${name}`], { stdio: 'inherit' });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`psql ended with ${status}`);
  url.pathname = `/${name}`;
  return url.href;
}

/** A running server and the means to end it gently, kill it, and start it again on the same data and port. */
class Server {
  #arguments;
  #environment;
  #data;
  #child;

  constructor(data, args, environment) {
    this.#data = data;
    this.#arguments = args;
    this.#environment = environment;
  }

  /** Starts the process and waits for the line that says where it listens. */
  async start() {
    const child = spawn(BINARY, this.#arguments, {
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const said = [];
    const address = new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`no address within ${START_LIMIT_MS} ms`)), START_LIMIT_MS);
      const read = (line) => {
        said.push(line);
        const found = ADDRESS.exec(line);
        if (found) resolve(found[1]);
        if (found) clearTimeout(limit);
      };
      createInterface({ input: child.stdout }).on('line', read);
      createInterface({ input: child.stderr }).on('line', read);
      child.once('error', reject);
      child.once('exit', (status, signal) => reject(new Error(`ended with ${status ?? signal}`)));
    });
    try {
      this.address = await address;
    } catch (error) {
      child.kill('SIGKILL');
      throw new Error(`the server did not start: ${error.message}\n${said.join('\n')}`);
    }
    this.log = said;
    return this;
  }

  /** The process, to look at its memory. */
  get pid() {
    return this.#child.pid;
  }

  /** Ends the process as a power cut would. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Asks the process to end, and waits until it has; its exit status. */
  async stop() {
    return this.#end('SIGTERM');
  }

  /** Removes the data of a stopped server. */
  remove() {
    rmSync(this.#data, { recursive: true, force: true });
  }

  async #end(signal) {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    return (await ended)[0];
  }
}

/** Starts a demo server on `database` ('sqlite' or 'postgres') with empty data, with these settings in its environment. */
export async function startServer({ database, environment = {} }) {
  const data = mkdtempSync(join(tmpdir(), 'samsyn-data-'));
  const args = ['demo', '--port', String(await freePort()), '--data', data];
  if (database === 'postgres') args.push('--database', await newPostgresDatabase());
  return new Server(data, args, environment).start();
}
