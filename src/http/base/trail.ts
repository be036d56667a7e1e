import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { askedNumbers } from '../../domain/base/number/asked-number.ts';
import { numberInPath, type TrailEntry } from '../../domain/base/trail.ts';
import { askedDetail, noteAsked, type Asking } from '../../actions/matter/asked-number.ts';
import { comingFrom } from '../../store/base/trail.ts';
import type { Env } from './env.ts';
import { addressOf } from './address.ts';

type Looked = Pick<TrailEntry, 'kind' | 'matterId' | 'number' | 'detail'>;

/** Notes what somebody of the desk looked at; nobody waits for it to be written. */
export function noteSeen(c: HonoContext<Env>, looked: Looked): void {
  const { actor, at } = c.get('ctx');
  if (c.get('account') === null) return;
  c.get('deps').trail.add({ countyId: actor.countyId, accountId: actor.id, at, ...looked });
}

/** Notes what somebody takes out of the house, before he has it: a copy that is found leads to its line, whatever happens meanwhile. */
export async function noteTaken(c: HonoContext<Env>, taken: readonly Looked[]): Promise<void> {
  const { actor, at } = c.get('ctx');
  if (c.get('account') === null) return;
  await c.get('deps').trail.addNow(taken.map((one) => ({ countyId: actor.countyId, accountId: actor.id, at, ...one })));
}

/**
 * Notes how many rows of lists somebody has read page by page on the day, each time when it is as many again as he may take out by
 * himself: whoever copies a list off the screen needs no second person, and is seen.
 */
export function notePages(c: HonoContext<Env>, list: string, rows: number): void {
  const { actor, county, today } = c.get('ctx');
  const before = c.get('deps').limits.pages.add(`${actor.id} ${list}`, today, rows);
  const step = Math.max(county.county.limits.exportRows, 1);
  const told = Math.floor((before + rows) / step) * step;
  if (told > before) noteSeen(c, { kind: 'searched', detail: { in: list, rows: told } });
}

/**
 * Counts what is asked by a whole number before it is answered: the line stands in the trail already, and beyond the county's limit the
 * answer is a refusal. What was asked on the day before it is noted as any other search.
 */
export async function noteNumbers(c: HonoContext<Env>, asking: Asking): Promise<void> {
  const { ctx, deps } = { ctx: c.get('ctx'), deps: c.get('deps') };
  const { actor, at } = ctx;
  const isWritten = await noteAsked(ctx, asking);
  const line = {
    countyId: actor.countyId,
    accountId: actor.id,
    at,
    kind: 'searched',
    detail: askedDetail(ctx, asking),
  } as const;
  if (isWritten) deps.trail.remember(line);
}

/**
 * Tells whatever the request writes into the trail where it came from, and notes what was searched for: any list that is asked with
 * `q` or for numbers one by one, those of later wings too. A citizen's request is let through as it is.
 */
export function withTrail(): MiddlewareHandler<Env> {
  return (c, next) => {
    const account = c.get('account') ?? null;
    if (account === null && !signsIn.test(c.req.path)) return next();
    return comingFrom({ address: addressOf(c), device: c.req.header('user-agent') ?? '' }, async () => {
      const isAsked = account !== null && (c.req.method === 'GET' || c.req.method === 'HEAD');
      const words = isAsked ? soughtIn(c) : '';
      const list = c.req.path.replace(/^\/api\/(?:export\/)?/u, '').replace(/\/size$/u, '');
      const asking = { in: list, words, numbers: askedNumbers(words) };
      if (asking.numbers.length > 0) await noteNumbers(c, asking);
      await next();
      if (isAsked) noteRefused(c);
      if (words === '' || !c.res.ok || isExport.test(c.req.path)) return;
      noteSeen(c, { kind: 'searched', detail: askedDetail(c.get('ctx'), asking) });
    });
  };
}

/** Who opens by its number what is not shown to him, or is not there: whoever tries one after the other is seen. */
function noteRefused(c: HonoContext<Env>): void {
  if (c.res.status !== 403 && c.res.status !== 404) return;
  const number = numberInPath(c.req.path);
  if (number !== null) noteSeen(c, { kind: 'view-refused', number });
}

/** What was typed, or which were asked for by their numbers one by one. */
function soughtIn(c: HonoContext<Env>): string {
  const typed = (c.req.query('q') ?? '').trim();
  // A sheaf of papers says itself what was printed.
  if (typed !== '' || !c.req.path.startsWith('/api/')) return typed;
  return (c.req.query('numbers') ?? '').trim().slice(0, 200);
}

/** Where nobody is signed in yet, and will be. */
const signsIn = /^\/api\/(?:session|device-sessions|devices)/u;
/** An export says itself what it took, and only it: how many rows there are of a name tells as much as a list. */
const isExport = /^\/api\/export\/[^/]+$/u;
