// An OpenID Connect provider for tests: real protocol, real signatures, and accounts that sign in by being named.
//
// Usage: node provider.mjs --redirect-uri URI --accounts FILE [--port N] [--client-id ID] [--client-secret SECRET]
//
// FILE holds a JSON array of accounts, each an object of claims with at least `sub`; all of them go into the ID token.
// One JSON line says where it listens: {"issuer":…,"clientId":…,"clientSecret":…}. It ends when its input ends, so it
// never outlives the test that started it.
//
// To sign in without a browser's scripts: follow the redirect to /interaction/UID and post to that address
// `account=SUB`, and optionally `age=SECONDS` (that long ago the person signed in), `acr=LEVEL`, `refuse=yes`.

import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import Provider from 'oidc-provider';

/** The level of assurance reported when neither the client nor the person names one. */
const DEFAULT_ACR = 'urn:mtb:loa3';
/** A second factor held in hardware: what a smart card gives. */
const METHODS = ['mfa', 'hwk'];

/**
 * A fresh key. It goes through PEM, because Node 20 may stand still for good when the memory of the job that made a key is
 * reclaimed while that very key is written as JWK: both take the key's lock.
 */
function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const jwk = createPrivateKey(privateKey).export({ format: 'jwk' });
  return { ...jwk, use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') };
}

/** Whoever signs in has agreed: the grant is made of what the client asks for. */
async function grantEverything(context) {
  const { provider, client, session, requestParamScopes, requestParamClaims } = context.oidc;
  const known = session.grantIdFor(client.clientId);
  const grant = known
    ? await provider.Grant.find(known)
    : new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope([...requestParamScopes].join(' '));
  grant.addOIDCClaims([...requestParamClaims]);
  await grant.save();
  return grant;
}

function configuration({ client, redirectUris, accounts }) {
  const claims = new Set(accounts.flatMap((account) => Object.keys(account)));
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: redirectUris,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: [...claims, 'acr', 'amr', 'auth_time', 'sid'] },
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    conformIdTokenClaims: false,
    acrValues: [DEFAULT_ACR, 'urn:mtb:loa2'],
    cookies: { keys: [randomBytes(32).toString('hex')] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    findAccount: (_context, id) => {
      const account = accounts.find(({ sub }) => sub === id);
      return account && { accountId: id, claims: () => account };
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    jwks: { keys: [signingKey()] },
    loadExistingGrant: grantEverything,
    pkce: { required: () => true },
    renderError: (context, { error, error_description }) => {
      context.type = 'text/plain';
      context.body = `${error}: ${error_description}\n`;
    },
  };
}

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function signInPage(accounts) {
  const buttons = accounts.map(
    ({ sub, name }) => `<p><button name="account" value="${escaped(sub)}">${escaped(name ?? sub)}</button></p>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in</title>
<h1>Sign in</h1><form method="post">${buttons.join('')}<p><button name="refuse" value="yes">Cancel</button></p></form></html>`;
}

async function fieldsOf(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return Object.fromEntries(new URLSearchParams(body));
}

/** What the person's answer means for the provider. */
function resultOf({ account, age, acr, refuse }, params) {
  if (refuse !== undefined) return { error: 'access_denied', error_description: 'the person cancelled' };
  const ts = Math.floor(Date.now() / 1000) - Number(age ?? 0);
  return { login: { accountId: account, ts, amr: METHODS, acr: acr ?? params.acr_values?.split(' ')[0] ?? DEFAULT_ACR } };
}

async function interact(provider, accounts, request, response) {
  const { params } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(signInPage(accounts));
    return;
  }
  const fields = await fieldsOf(request);
  if (fields.refuse === undefined && !accounts.some(({ sub }) => sub === fields.account)) {
    response.writeHead(400, { 'content-type': 'text/plain' });
    response.end(`no such account; there are ${accounts.map(({ sub }) => sub).join(', ')}\n`);
    return;
  }
  await provider.interactionFinished(request, response, resultOf(fields, params), { mergeWithLastSubmission: false });
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server.address().port));
  });
}

const { values } = parseArgs({
  options: {
    'redirect-uri': { type: 'string', multiple: true },
    accounts: { type: 'string' },
    port: { type: 'string', default: '0' },
    'client-id': { type: 'string', default: 'samsyn' },
    'client-secret': { type: 'string', default: randomBytes(24).toString('hex') },
  },
});
if (!values.accounts || !values['redirect-uri']) {
  console.error('usage: node provider.mjs --redirect-uri URI --accounts FILE [--port N] [--client-id ID] [--client-secret SECRET]');
  process.exit(2);
}
const accounts = JSON.parse(readFileSync(values.accounts, 'utf8'));
const client = { id: values['client-id'], secret: values['client-secret'] };

// The issuer's name holds the port, so the port is taken before the provider is made.
const server = createServer();
const issuer = `http://127.0.0.1:${await listen(server, Number(values.port))}`;
const provider = new Provider(issuer, configuration({ client, redirectUris: values['redirect-uri'], accounts }));
const protocol = provider.callback();
// Servers under test take free ports, so the port of the address to return to is left open.
const withoutPort = (uri) => Object.assign(new URL(uri), { port: '' }).href;
provider.Client.prototype.redirectUriAllowed = (uri) =>
  URL.canParse(uri) && values['redirect-uri'].map(withoutPort).includes(withoutPort(uri));

server.on('request', (request, response) => {
  if (!request.url.startsWith('/interaction/')) {
    protocol(request, response);
    return;
  }
  interact(provider, accounts, request, response).catch((error) => {
    response.writeHead(400, { 'content-type': 'text/plain' });
    response.end(`${error.message}\n`);
  });
});
console.log(JSON.stringify({ issuer, clientId: client.id, clientSecret: client.secret }));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
