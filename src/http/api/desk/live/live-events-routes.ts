import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { Context as HonoContext } from 'hono';
import { getCookie } from 'hono/cookie';
import { maySee, scopes, type Actor } from '../../../../domain/base/actor.ts';
import type { Announcement } from '../../../../actions/base/context.ts';
import { findListener } from '../../../../actions/county/session.ts';
import type { Env } from '../../../base/env.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { sessionCookie, staffOnly } from '../../../base/session.ts';

/** A line is asked this often at most whether its session has ended or its account may see less now. */
const askAgainMilliseconds = 5_000;
const beatMilliseconds = 20_000;
/** So many changed matters are told by their numbers, in one telling. */
const mostTold = 30;
/**
 * Of what was told each desk reads its lists anew, which takes some 25 ms of the program: each waits a time of its own within so much for
 * every desk that hears it, so that two hundred take half a core for some seconds, and three are as good as at once.
 */
const [msPerDesk, mostSpreadMs] = [50, 8_000];

/** Changes by others, as server-sent events: only of matters that the account may see, and without any personal data. */
export const eventApi = apiRoutes();
eventApi.get('/events', staffOnly, (c) =>
  streamSSE(c, async (stream) => {
    const find = listenerOf(c);
    const tell = async (announcements: readonly Announcement[], hearers: number) => {
      const actor = await find();
      if (actor === null) return stop(stream);
      const seen = announcements.filter((one) => concerns(actor, one));
      if (seen.length > 0) await stream.writeSSE({ event: 'changes', data: JSON.stringify(toldOf(seen, hearers)) });
    };
    const tellCall = async (accountIds: readonly string[], call: { id: string; from: string }) => {
      const actor = await find();
      if (actor === null) return stop(stream);
      if (accountIds.includes(actor.id)) await stream.writeSSE({ event: 'call', data: JSON.stringify(call) });
    };
    const silence = c.get('deps').listen((heard, hearers) => void tell(heard, hearers).catch(() => stop(stream)));
    const unheard = c
      .get('deps')
      .calls?.hear(({ accountIds, ...call }) => void tellCall(accountIds, call).catch(() => stop(stream)));
    stream.onAbort(silence);
    stream.onAbort(() => unheard?.());
    try {
      // A beat now and then keeps proxies from closing a quiet line.
      while (!stream.aborted && !stream.closed && (await find()) !== null) {
        await stream.writeSSE({ event: 'beat', data: '' });
        await stream.sleep(beatMilliseconds);
      }
    } finally {
      silence();
      unheard?.();
    }
  }),
);

/** Each matter once, as it is now; of a crowd only that there is one, for a desk then reads its lists anew and not each matter. */
function toldOf(announcements: readonly Announcement[], hearers: number) {
  const matters = new Map<string, { number: string; version: number; by: string }>();
  const dockets = new Set<string>();
  for (const { docket, number, version, by } of announcements) {
    if (docket === undefined) matters.set(number, { number, version, by });
    else dockets.add(docket);
  }
  const isCrowd = matters.size > mostTold;
  const spreadMs = Math.min(mostSpreadMs, hearers * msPerDesk);
  return { isCrowd, spreadMs, matters: isCrowd ? [] : [...matters.values()], dockets: [...dockets] };
}

/** The account of the line as it is now, or null once the session has ended; asked of the database now and then. */
function listenerOf(c: HonoContext<Env>): () => Promise<Actor | null> {
  const { db, now } = c.get('deps');
  const token = getCookie(c, sessionCookie) ?? '';
  let actor: Actor | null = c.get('ctx').actor;
  const { county } = c.get('ctx').county;
  let askedAt = now().getTime();
  return async () => {
    if (actor !== null && now().getTime() - askedAt > askAgainMilliseconds) {
      askedAt = now().getTime();
      actor = await findListener(db, county, token, now());
    }
    return actor;
  };
}

/** A matter that just left the office is news for it too: its lists must drop it. Of a docket only that it changed is told. */
function concerns(actor: Actor, one: Announcement): boolean {
  if (one.docket !== undefined) return isNear(actor, one);
  const left = one.leftOfficeId !== null && one.leftOfficeId === actor.organisationId;
  return maySee(actor, { ...one, countyId: actor.countyId }) || (left && scopes[actor.role] === 'office');
}

async function stop(stream: SSEStreamingApi): Promise<void> {
  if (!stream.closed) await stream.close();
}

function isNear(actor: Actor, { officeId, stationId }: Announcement): boolean {
  const scope = scopes[actor.role];
  // What is the whole county's is news for the network and who keeps its lists, not for who sees no matter besides.
  if (officeId === null && stationId === null) return scope !== 'none' || actor.role === 'admin';
  if (scope === 'station') return actor.stationId === stationId;
  return scope === 'county' || actor.organisationId === officeId;
}
