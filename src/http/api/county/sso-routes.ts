/** 统一身份认证: to the provider and back. Both are pages that the browser walks, and whatever went wrong is said on the sign-in page. */
import { Hono, type Context as HonoContext } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { z } from 'zod';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { SingleSignOn } from '../../../domain/county/single-sign-on.ts';
import { signInBySso } from '../../../actions/county/single-sign-on.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { giveSession } from './session-routes.ts';

const cookie = 'hongdun_sso';
const path = '/api/session/sso';
/** For so long somebody may stand at the provider's page. */
const seconds = 600;
const Checks = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

export const ssoPages = new Hono<Env>();

ssoPages.get('/', (c) =>
  orSay(c, async () => {
    const { secret, settings } = c.get('deps');
    const { address, checks } = await ssoOf(c).begin(backTo(c).href);
    await setSignedCookie(c, cookie, Buffer.from(JSON.stringify(checks)).toString('base64url'), secret, {
      path,
      httpOnly: true,
      // The provider's page leads back here by a link, which takes the cookie along.
      sameSite: 'Lax',
      secure: settings.secureCookies,
      maxAge: seconds,
    });
    return address;
  }),
);

ssoPages.get('/back', (c) =>
  orSay(c, async () => {
    const { db, secret, limits } = c.get('deps');
    const { actor, at } = c.get('ctx');
    // What is counted of the network are walks that failed: an office walks behind one address, all at half past eight.
    if (limits.sso.count(addressOf(c), at.getTime(), 0) >= limits.sso.limit) throw new Refusal('too-many-tries');
    const kept = await getSignedCookie(c, secret, cookie);
    deleteCookie(c, cookie, { path });
    if (typeof kept !== 'string') throw new Refusal('sso-stale');
    const checks = Checks.parse(JSON.parse(Buffer.from(kept, 'base64url').toString()));
    const came = backTo(c);
    came.search = new URL(c.req.url).search;
    const device = c.req.header('user-agent') ?? '';
    const { token } = await ssoOf(c)
      .finish(came, checks)
      .then((vouched) => signInBySso(db, actor.countyId, { ...vouched, device }, at))
      .catch((error: unknown) => {
        // That the provider is away is nobody's guess.
        if (!(error instanceof Refusal && error.code === 'sso-unreachable'))
          limits.sso.count(addressOf(c), at.getTime(), 1);
        throw error;
      });
    await giveSession(c, token);
    return '/desk/';
  }),
);

/** Leads on, or to the sign-in page with the sentence; nothing of the address decides where to. */
async function orSay(c: HonoContext<Env>, walk: () => Promise<string>): Promise<Response> {
  try {
    return c.redirect(await walk(), 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return c.redirect(`/desk/?sso=${encodeURIComponent(error.code)}`, 303);
  }
}

function ssoOf(c: HonoContext<Env>): SingleSignOn {
  const { sso } = c.get('deps');
  if (sso === null || sso === undefined) throw new Refusal('not-found');
  return sso;
}

/** Where the provider sends people back to: the county's own address, whatever the request calls itself. */
function backTo(c: HonoContext<Env>): URL {
  return new URL(`${path}/back`, c.get('deps').settings.publicUrl);
}
