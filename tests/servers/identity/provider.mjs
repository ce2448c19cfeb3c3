// A real OpenID Connect provider on a free port of 127.0.0.1, for tests. Its first line of output is its address.
// It ends with its standard input, so that it never outlives the test run that began it.
//
//   POST /admin/accounts  {"sub": "…", "claims": {…}}   somebody who can sign in, with any password
//   POST /admin/clients   [{"client_id": "…", …}]       the clients, as oidc-provider is configured with them
//   POST /admin/rotation                                 new keys; tokens are signed by no former one
import { createServer } from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { Provider } from 'oidc-provider';

const accounts = new Map();
let clients = [];
let keys = newKeys();
let provider;

const server = createServer(async (request, response) => {
  if (request.url?.startsWith('/admin/') && request.method === 'POST') {
    await administer(request.url, await bodyOf(request));
    response.writeHead(204).end();
    return;
  }
  provider.callback()(request, response);
});

server.listen(0, '127.0.0.1', () => {
  build();
  console.log(issuer());
});
process.stdin.on('end', () => process.exit(0)).resume();

function issuer() {
  return `http://127.0.0.1:${server.address().port}`;
}

async function administer(path, body) {
  if (path === '/admin/accounts') accounts.set(body.sub, body.claims);
  else if (path === '/admin/clients') clients = body;
  else if (path === '/admin/rotation') keys = newKeys();
  else throw new Error(`${path} is none of this server's`);
  build();
}

function build() {
  provider = new Provider(issuer(), {
    clients,
    jwks: { keys },
    scopes: ['openid', 'profile', 'email', 'groups'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    findAccount: (_, sub) => accounts.has(sub) && { accountId: sub, claims: () => ({ sub, ...accounts.get(sub) }) },
  });
}

function newKeys() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }];
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return parts.length === 0 ? undefined : JSON.parse(Buffer.concat(parts).toString('utf8') || 'null');
}
