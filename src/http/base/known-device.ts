/**
 * 登录过的浏览器 (known device): a signed cookie by which a browser is known to whom it has signed in before. It signs nobody in:
 * it is only counted apart, so that who guesses at a name elsewhere does not keep its owner out.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Env } from './env.ts';

const cookie = 'hongdun_known';
const days = 180;
/** As many people as share the computer of an office. */
const mostNames = 12;

/** The id of the browser, when the name has signed in with it. */
export async function findKnownDevice(c: HonoContext<Env>, loginName: string): Promise<string | null> {
  const { id, names } = await readCookie(c);
  return names.includes(markOf(c, loginName)) ? id : null;
}

/** Remembers that the name has signed in with this browser. */
export async function rememberDevice(c: HonoContext<Env>, loginName: string): Promise<void> {
  const { secret, settings } = c.get('deps');
  const { id, names } = await readCookie(c);
  const mark = markOf(c, loginName);
  const known = [mark, ...names.filter((name) => name !== mark)].slice(0, mostNames);
  await setSignedCookie(c, cookie, [id, ...known].join('.'), secret, {
    path: '/api/session',
    httpOnly: true,
    sameSite: 'Lax',
    secure: settings.secureCookies,
    maxAge: days * 86_400,
  });
}

async function readCookie(c: HonoContext<Env>): Promise<{ id: string; names: string[] }> {
  const value = await getSignedCookie(c, c.get('deps').secret, cookie);
  const [id = '', ...names] = typeof value === 'string' ? value.split('.') : [];
  return id === '' ? { id: randomBytes(12).toString('base64url'), names: [] } : { id, names };
}

function markOf(c: HonoContext<Env>, loginName: string): string {
  const hmac = createHmac('sha256', c.get('deps').secret).update(`known ${loginName.trim().toLowerCase()}`);
  return hmac.digest('base64url').slice(0, 16);
}
