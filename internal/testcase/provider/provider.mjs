// A real OpenID Connect provider for tests, on a port of its own choosing. It knows whoever types a name. Under /test/ the test
// moves its clock and changes its keys. It ends when its standard input does.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import http from 'node:http';
import Provider from 'oidc-provider';

const [offset, redirect, after, secret] = process.argv.slice(2);
const now = Date.now.bind(Date);
let ahead = Number(offset);
Date.now = () => now() + ahead;

const server = http.createServer((asked, answer) => handle(asked, answer));
let handle;
let keys = 0;

function begin() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: `key-${++keys}`, use: 'sig', alg: 'RS256' };
  const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients: [{
      client_id: 'kith', client_secret: secret, redirect_uris: [redirect], post_logout_redirect_uris: [after],
      response_types: ['code'], grant_types: ['authorization_code']
    }],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    jwks: { keys: [jwk] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    }
  });
  const callback = provider.callback();
  const signIn = async (asked, answer) => {
    if (asked.method === 'POST') {
      const parts = [];
      for await (const part of asked) parts.push(part);
      const accountId = new URLSearchParams(Buffer.concat(parts).toString()).get('login');
      await provider.interactionFinished(asked, answer, { login: { accountId } });
      return;
    }
    answer.setHeader('Content-Type', 'text/html; charset=utf-8');
    answer.end(`<!DOCTYPE html><html lang="en"><title>Council</title><form method="post" action="${provider.issuer}${asked.url}">
      <label for="login">Your name at work</label><input id="login" name="login"><button>Go on</button></form>`);
  };
  handle = (asked, answer) => {
    const at = new URL(asked.url, 'http://127.0.0.1');
    if (at.pathname === '/test/ahead') {
      ahead = Number(at.searchParams.get('ms'));
      answer.end();
    } else if (at.pathname === '/test/keys') {
      begin();
      answer.end();
    } else if (at.pathname.startsWith('/interaction/')) {
      signIn(asked, answer);
    } else {
      callback(asked, answer);
    }
  };
}

server.listen(0, '127.0.0.1', () => {
  begin();
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
process.stdin.on('end', () => process.exit()).resume();
