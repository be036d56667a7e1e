/** A provider of 统一身份认证 on loopback: OpenID Connect with real keys and signatures, and people who sign in at once. */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

export interface Provider {
  issuer: string;
  /** What it says of who stands at its page, beside the usual; set by the test. */
  person: JWTPayload;
  /** How it misbehaves. */
  fault: 'none' | 'denies' | 'hangs' | 'other-key' | 'other-nonce' | 'other-audience' | 'old';
  /** The codes that it has given and that were not redeemed. */
  open: number;
  close(): Promise<void>;
}

export const clientId = 'hongdun-qinghe';
export const clientSecret = 'a secret between both';

interface Asked {
  redirect: string;
  challenge: string;
  nonce: string;
}

export async function identityProvider(back: string): Promise<Provider> {
  const [own, stranger] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, Asked>();
  const provider: Provider = {
    issuer: '',
    person: { sub: 'u-1' },
    fault: 'none',
    get open() {
      return codes.size;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  const idToken = async ({ nonce }: Asked) =>
    new SignJWT({ ...provider.person, nonce: provider.fault === 'other-nonce' ? 'another' : nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(provider.issuer)
      .setAudience(provider.fault === 'other-audience' ? 'somebody-else' : clientId)
      .setIssuedAt(provider.fault === 'old' ? '-3 hours' : undefined)
      .setExpirationTime(provider.fault === 'old' ? '-2 hours' : '5 minutes')
      .sign(provider.fault === 'other-key' ? stranger.privateKey : own.privateKey);

  /** Refuses what a careful provider refuses: another client, another way back, no PKCE, no nonce. */
  const authorize = (query: URLSearchParams, response: ServerResponse) => {
    const get = (name: string) => query.get(name) ?? '';
    const isGood =
      get('client_id') === clientId &&
      get('redirect_uri') === back &&
      get('response_type') === 'code' &&
      get('code_challenge_method') === 'S256' &&
      get('nonce') !== '' &&
      get('state') !== '';
    if (!isGood) return void response.writeHead(400).end('no such client');
    const to = new URL(back);
    to.searchParams.set('state', get('state'));
    if (provider.fault === 'denies') to.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      codes.set(code, { redirect: back, challenge: get('code_challenge'), nonce: get('nonce') });
      to.searchParams.set('code', code);
    }
    response.writeHead(303, { location: to.href }).end();
  };
  const token = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams(await textOf(request));
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const basic = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /u, ''), 'base64').toString();
    const [id = '', secret = ''] = basic.split(':').map((one) => decodeURIComponent(one.replaceAll('+', ' ')));
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isGood =
      id === clientId &&
      secret === clientSecret &&
      asked !== undefined &&
      asked.challenge === challenge &&
      asked.redirect === form.get('redirect_uri');
    if (!isGood) return send(response, { error: 'invalid_grant' }, 400);
    return send(response, { access_token: randomUUID(), token_type: 'Bearer', id_token: await idToken(asked) });
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer);
    if (provider.fault === 'hangs') return;
    if (url.pathname === '/.well-known/openid-configuration')
      send(response, {
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['client_secret_basic'],
        code_challenge_methods_supported: ['S256'],
      });
    else if (url.pathname === '/keys') send(response, { keys: [jwk] });
    else if (url.pathname === '/authorize') authorize(url.searchParams, response);
    else void token(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

function send(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
