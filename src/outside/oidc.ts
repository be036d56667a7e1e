/** The provider of the 统一身份认证, spoken to by OpenID Connect: authorization code with PKCE, state and nonce. */
import type * as Client from 'openid-client';
import type { SingleSignOn, Vouched } from '../domain/county/single-sign-on.ts';
import { Refusal } from '../domain/base/refusal.ts';

export interface OidcSettings {
  issuer: string;
  clientId: string;
  /** Null for a client that the provider trusts by PKCE alone. */
  clientSecret: string | null;
  /** Which of the provider's words names the person, such as sub or employee_number. */
  claim: string;
  /** What the provider says in `amr` or `acr` when it has asked for a second factor itself. */
  factorWords: readonly string[];
}

/** Somebody waits at the sign-in page: no call to the provider takes longer. */
const waitsSeconds = 10;
/** What the provider says of itself is asked anew. */
const knownMs = 3_600_000;

export function oidcAt(settings: OidcSettings): SingleSignOn {
  let known: { at: number; config: Promise<Client.Configuration> } | null = null;
  const configOf = (client: typeof Client): Promise<Client.Configuration> => {
    if (known !== null && performance.now() - known.at < knownMs) return known.config;
    const config = discover(client, settings);
    known = { at: performance.now(), config };
    // What failed is tried again by whoever comes next.
    config.catch(() => (known = null));
    return config;
  };
  return {
    async begin(back) {
      const client = await import('openid-client');
      const config = await configOf(client).catch(unreachable);
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: 'openid',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, checks };
    },
    async finish(cameBack, { state, nonce, verifier }) {
      const client = await import('openid-client');
      const config = await configOf(client).catch(unreachable);
      const tokens = await client
        .authorizationCodeGrant(config, cameBack, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        .catch((error: unknown) => refuse(client, error));
      const claims = { ...tokens.claims() };
      return vouchedOf(settings, claims);
    },
  };
}

async function discover(
  client: typeof Client,
  { issuer, clientId, clientSecret }: OidcSettings,
): Promise<Client.Configuration> {
  const server = new URL(issuer);
  // The settings allow http for this machine alone.
  const execute = server.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  const found = await client.discovery(server, clientId, undefined, client.None(), { timeout: waitsSeconds, execute });
  if (clientSecret === null) return checking(client, found);
  const ways = found.serverMetadata().token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const auth = ways.includes('client_secret_basic')
    ? client.ClientSecretBasic(clientSecret)
    : client.ClientSecretPost(clientSecret);
  const config = new client.Configuration(found.serverMetadata(), clientId, undefined, auth);
  config.timeout = waitsSeconds;
  for (const allow of execute) allow(config);
  return checking(client, config);
}

/** Who it is stands on the provider's signature, not on the line alone by which its answer came. */
function checking(client: typeof Client, config: Client.Configuration): Client.Configuration {
  client.enableNonRepudiationChecks(config);
  return config;
}

function vouchedOf({ claim, factorWords }: OidcSettings, claims: Readonly<Record<string, unknown>>): Vouched {
  const subject = claims[claim];
  if ((typeof subject !== 'string' && typeof subject !== 'number') || subject === '') throw new Refusal('sso-nameless');
  const said = [claims['amr'], claims['acr']].flat().filter((one) => typeof one === 'string');
  return { subject: String(subject), hasFactor: said.some((one) => factorWords.includes(one)) };
}

function unreachable(): never {
  throw new Refusal('sso-unreachable');
}

/** Whoever said no there knows it; what the provider did not answer, and what does not fit, are told apart. */
function refuse(client: typeof Client, error: unknown): never {
  if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied')
    throw new Refusal('sso-denied');
  const name = error instanceof Error ? error.name : '';
  const code = error instanceof client.ClientError ? (error.code ?? '') : '';
  if (name === 'TypeError' || name === 'TimeoutError' || code === 'OAUTH_TIMEOUT') throw new Refusal('sso-unreachable');
  throw new Refusal('sso-failed');
}
