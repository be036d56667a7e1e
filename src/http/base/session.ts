import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { getCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '../../domain/base/actor.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { untouchedHeader } from '../../domain/law/idle.ts';
import { actorOfAccount, type Due } from '../../domain/county/account.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Context } from '../../actions/base/context.ts';
import {
  findSignedIn,
  findTelephone,
  findUnattended,
  sessionIdOf,
  type AskingCounty,
  type Entered,
} from '../../actions/county/session.ts';
import { findCountyFacts } from '../../store/county/county.ts';
import type { Deps, Env } from './env.ts';
import { isAmong, sheetDoors, telephoneDoors, unattendedDoors } from './telephone-routes.ts';

export const sessionCookie = 'hongdun_session';
/** Opens the sheets that a telephone of a station prints. */
const sheetCookie = 'hongdun_sheets';
const sheetSeconds = 300;

/** Puts the county, the language and a Context on the request: the signed-in officer, or the consumer. */
export function withContext(deps: Deps): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('deps', deps);
    const county = await findCountyFacts(deps.db);
    if (county === null) {
      if (c.req.path.startsWith('/setup') || c.req.path.startsWith('/assets/')) return next();
      if (c.req.path.startsWith('/api/')) throw new Refusal('not-found');
      return c.redirect('/setup', 303);
    }
    const at = deps.now();
    const { countyId } = county.county;
    const entered = await findEntered(c, { deps, county: county.county, at });
    const due = entered?.due ?? null;
    // Until what is due has been done, he is nobody to every page but those that do it.
    const account = entered === null || due !== null ? null : entered.account;
    const actor: Actor = account === null ? { ...consumer, countyId } : actorOfAccount(account);
    c.set('account', account);
    c.set('entering', entered === null || due === null ? null : { account: entered.account, due });
    const firstAid = await deps.firstAid();
    c.set('ctx', { ...contextOf(deps, county, actor, at), alarmOf: await deps.alarm(), firstAid });
    return next();
  };
}

interface Asked {
  deps: Deps;
  county: AskingCounty;
  at: Date;
}

/** Who sends the request: by what a telephone holds, or else by the cookie of a browser. */
async function findEntered(c: HonoContext<Env>, asked: Asked): Promise<Entered | null> {
  const { deps, county, at } = asked;
  const telephone = telephoneToken(c);
  if (telephone !== null) {
    const entered = await findTelephone(deps.db, county.countyId, sessionIdOf(telephone), at);
    if (entered !== null && !isAmong(telephoneDoors, c.req)) throw new Refusal('telephone-elsewhere');
    return entered;
  }
  const token = getCookie(c, sessionCookie);
  const entered = token === undefined ? null : await findOfBrowser(c, asked, token);
  return entered ?? (isAmong(sheetDoors, c.req) ? findBySheets(c, asked) : null);
}

function findOfBrowser(c: HonoContext<Env>, { deps, county, at }: Asked, token: string): Promise<Entered | null> {
  if (isAmong(unattendedDoors, c.req)) return findUnattended(deps.db, county, token, at);
  return findSignedIn(deps.db, county, token, { at, usedAt: usedAtOf(c, at) });
}

/**
 * When whoever sends the request last did something himself. The desk says with whatever it asks for how many seconds nobody has
 * touched it; what says nothing of that kind (a link, a form, another program) is itself a use.
 */
function usedAtOf(c: HonoContext<Env>, at: Date): Date {
  const seconds = Number(c.req.header(untouchedHeader) ?? 0);
  return seconds > 0 ? new Date(at.getTime() - Math.min(seconds, 86_400) * 1000) : at;
}

/** What the stations' program shows of its session. It lies in the memory of the open page and nowhere else, never in a cookie. */
export function telephoneToken(c: HonoContext<Env>): string | null {
  return /^Bearer ([\w-]{1,100})$/u.exec(c.req.header('authorization') ?? '')?.[1] ?? null;
}

async function findBySheets(c: HonoContext<Env>, { deps, county, at }: Asked): Promise<Entered | null> {
  const id = await getSignedCookie(c, deps.secret, sheetCookie);
  return typeof id === 'string' ? findTelephone(deps.db, county.countyId, Buffer.from(id, 'hex'), at) : null;
}

/** Lets the telephone's browser open the sheets in a window of their own, for a few minutes, while the telephone stays signed in. */
export async function openSheets(c: HonoContext<Env>, token: string): Promise<void> {
  const { secret, settings } = c.get('deps');
  await setSignedCookie(c, sheetCookie, sessionIdOf(token).toString('hex'), secret, {
    path: '/papers',
    httpOnly: true,
    sameSite: 'Lax',
    secure: settings.secureCookies,
    maxAge: sheetSeconds,
  });
}

export function contextOf(deps: Deps, county: Context['county'], actor: Actor, at: Date): Context {
  return {
    db: deps.db,
    actor,
    at,
    today: dayOf(at),
    county,
    ...((deps.scanner ?? null) === null ? {} : { scansFiles: true }),
    ...((deps.line ?? null) === null ? {} : { hasLine: true }),
    newId: uuidv7,
    keyring: deps.keyring,
    announce: deps.announce,
    followers: deps.followers,
    remarkedDockets: deps.remarkedDockets,
    holdings: deps.holdings,
  };
}

/** The context for a citizen's page or act: never the officer's rights, even on an officer's own browser. */
export function consumerContext(c: HonoContext<Env>): Context {
  const ctx = c.get('ctx');
  return { ...ctx, actor: { ...consumer, countyId: ctx.actor.countyId } };
}

/** Lets only signed-in staff through. */
export const staffOnly: MiddlewareHandler<Env> = async (c, next) => {
  const entering = c.get('entering') ?? null;
  if (entering !== null) throw new Refusal(dueRefusals[entering.due]);
  if (c.get('account') === null || c.get('account') === undefined) throw new Refusal('not-signed-in');
  await next();
};

const dueRefusals = {
  factor: 'factor-due',
  password: 'password-due',
  enrol: 'enrol-due',
} as const satisfies Record<Due, string>;

/** Lets those through too who still have something to do at the door, for what they do there: leaving, and what is due of them. */
export const atTheDoor: MiddlewareHandler<Env> = async (c, next) => {
  const entering = c.get('entering') ?? null;
  if (entering === null) return staffOnly(c, next);
  c.set('ctx', { ...c.get('ctx'), actor: actorOfAccount(entering.account) });
  await next();
};

/** The same for those of whom this is due now: whatever comes later has to wait, or a stolen password would change itself. */
export function doing(due: Due): MiddlewareHandler<Env> {
  return (c, next) => {
    const entering = c.get('entering') ?? null;
    return entering === null || entering.due === due ? atTheDoor(c, next) : staffOnly(c, next);
  };
}

const consumer: Actor = {
  countyId: 0,
  id: 'consumer',
  name: '',
  role: 'consumer',
  organisationId: null,
  stationId: null,
};
