// The provider itself, met as a relying party meets it: so that a failing sign-in test is the server's fault.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { after, before, test } from 'node:test';

const REDIRECT = 'http://127.0.0.1:9/api/v1/sign-in/return';
let child;
let at;

before(async () => {
  child = spawn(
    process.execPath,
    ['provider.mjs', '--redirect-uri', REDIRECT, '--accounts', 'accounts.json', '--client-secret', 'a-secret-for-tests-only-of-32-bytes'],
    { cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const stopped = once(child, 'exit').then(([status]) => assert.fail(`the provider ended at once, with ${status}`));
  const [line] = await Promise.race([once(child.stdout, 'data'), stopped]);
  stopped.catch(() => {});
  at = JSON.parse(line);
});
after(() => child.stdin.end());

/** A person's browser without scripts: it keeps cookies and follows redirects as far as it is told. */
class Visitor {
  #cookies = new Map();

  async ask(address, form) {
    const response = await fetch(address, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      body: form && new URLSearchParams(form),
      headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      this.#cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return { status: response.status, location: location && new URL(location, address).href, text: await response.text() };
  }

  /** Signs in with `form` where asked to, and returns the address the provider sends the browser back to. */
  async authorize(parameters, form) {
    let { location } = await this.ask(`${at.issuer}/auth?${new URLSearchParams(parameters)}`);
    let asked = false;
    for (let steps = 0; location && !location.startsWith(REDIRECT); steps += 1) {
      assert.ok(steps < 10, `the provider sends the browser round in circles, at last to ${location}`);
      const interaction = location.includes('/interaction/');
      asked ||= interaction;
      ({ location } = await this.ask(location, interaction ? form : undefined));
    }
    return { asked, answer: Object.fromEntries(new URL(location).searchParams) };
  }
}

const verifier = randomBytes(32).toString('base64url');

function request(more = {}) {
  return {
    client_id: at.clientId,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: 'openid',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  };
}

/** Exchanges the code and returns the claims of an ID token whose signature was checked. */
async function claimsFor(code) {
  const response = await fetch(`${at.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${at.clientId}:${at.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: verifier }),
  });
  const { id_token: token } = await response.json();
  const [head, body, signature] = token.split('.');
  const { keys } = await (await fetch(`${at.issuer}/jwks`)).json();
  const key = createPublicKey({ key: keys[0], format: 'jwk' });
  assert.ok(verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')));
  return JSON.parse(Buffer.from(body, 'base64url'));
}

const now = () => Math.floor(Date.now() / 1000);

test('a person who signs in brings their claims in the ID token', async () => {
  const { asked, answer } = await new Visitor().authorize(request(), { account: 'sara' });
  assert.equal(asked, true);
  assert.equal(answer.state, 'the-state');
  assert.equal(answer.iss, at.issuer);
  const claims = await claimsFor(answer.code);
  assert.equal(claims.sub, 'sara');
  assert.equal(claims.name, 'Sara Wikström');
  assert.equal(claims.nonce, 'the-nonce');
  assert.equal(claims.employeeHsaId, 'SE2321000016-SW01');
  assert.deepEqual(claims.roles, ['coordinator']);
  assert.equal(claims.acr, 'urn:mtb:loa3');
  assert.deepEqual(claims.amr, ['mfa', 'hwk']);
  assert.ok(Math.abs(claims.auth_time - now()) <= 5);
});

test('who is signed in is not asked again, unless the client demands it', async () => {
  const visitor = new Visitor();
  await visitor.authorize(request(), { account: 'sara' });
  assert.equal((await visitor.authorize(request())).asked, false);
  assert.equal((await visitor.authorize(request({ prompt: 'login' }), { account: 'sara' })).asked, true);
});

test('max_age asks again once the sign-in is older than that', async () => {
  const visitor = new Visitor();
  await visitor.authorize(request(), { account: 'sara', age: 100 });
  assert.equal((await visitor.authorize(request({ max_age: 200 }))).asked, false);
  const { asked, answer } = await visitor.authorize(request({ max_age: 60 }), { account: 'sara' });
  assert.equal(asked, true);
  assert.ok(Math.abs((await claimsFor(answer.code)).auth_time - now()) <= 5);
});

test('a stale sign-in and a lower level of assurance can be played', async () => {
  const { answer } = await new Visitor().authorize(request({ prompt: 'login' }), { account: 'sara', age: 3600, acr: 'urn:mtb:loa2' });
  const claims = await claimsFor(answer.code);
  assert.ok(Math.abs(claims.auth_time - (now() - 3600)) <= 5);
  assert.equal(claims.acr, 'urn:mtb:loa2');
});

test('somebody else may answer a demanded sign-in', async () => {
  const { answer } = await new Visitor().authorize(request({ prompt: 'login', login_hint: 'sara' }), { account: 'annika' });
  assert.equal((await claimsFor(answer.code)).sub, 'annika');
});

test('a person who cancels sends the client an error', async () => {
  const { answer } = await new Visitor().authorize(request(), { refuse: 'yes' });
  assert.equal(answer.error, 'access_denied');
});

test('a request without a code challenge is refused', async () => {
  const { answer } = await new Visitor().authorize(request({ code_challenge: '', code_challenge_method: '' }));
  assert.equal(answer.error, 'invalid_request');
});

test('an account that does not exist is refused by name', async () => {
  const visitor = new Visitor();
  const { location } = await visitor.ask(`${at.issuer}/auth?${new URLSearchParams(request())}`);
  const { status, text } = await visitor.ask(location, { account: 'nobody' });
  assert.equal(status, 400);
  assert.equal(text, 'no such account; there are sara, annika, stranger\n');
});
