import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { Context as HonoContext } from 'hono';
import { getCookie } from 'hono/cookie';
import { maySee, scopes, type Actor } from '../../../../domain/base/actor.ts';
import { mayKnowThere } from '../../../../domain/matter/follow.ts';
import type { Announcement } from '../../../../actions/base/context.ts';
import { findListener } from '../../../../actions/county/session.ts';
import type { Board } from '../../../base/live/board.ts';
import type { Deps, Env } from '../../../base/env.ts';
import type { PresenceChange } from '../../../base/live/presence-board.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { sessionCookie, staffOnly } from '../../../base/session.ts';
import type { SeenPresence } from '../../matter/presence-view.ts';
import { othersAt } from './presence-routes.ts';

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

/** Changes by others, as server-sent events: only of matters that the account may see, and without any personal data of a citizen. */
export const eventApi = apiRoutes();
eventApi.get('/events', staffOnly, (c) =>
  streamSSE(c, async (stream) => {
    const find = listenerOf(c);
    const tell = async (announcements: readonly Announcement[], hearers: number, isMissed: boolean) => {
      const actor = await find();
      if (actor === null) return stop(stream);
      const seen = announcements.filter((one) => concerns(actor, one));
      if (seen.length === 0 && !isMissed) return;
      await stream.writeSSE({ event: 'changes', data: JSON.stringify({ ...toldOf(seen, hearers), isMissed }) });
    };
    const reader = c.get('ctx').actor;
    /** Lets the line hear of what a board tells, as far as it concerns its reader, who is asked for anew only then; null where it does not. */
    const hearing = <T>(
      board: Pick<Board<T>, 'hear'> | undefined,
      event: string,
      of: (actor: Actor, one: T) => object | null,
    ) =>
      board?.hear((one) => {
        if (of(reader, one) === null) return;
        const tellOne = async () => {
          const actor = await find();
          if (actor === null) return stop(stream);
          const told = of(actor, one);
          if (told !== null) await stream.writeSSE({ event, data: JSON.stringify(told) });
        };
        void tellOne().catch(() => stop(stream));
      });
    const { listen, calls, drafts, presence } = c.get('deps');
    const ways = [
      listen((...heard) => void tell(...heard).catch(() => stop(stream))),
      hearing(calls, 'call', ({ id }, { accountIds, ...call }) => (accountIds.includes(id) ? call : null)),
      hearing(drafts, 'draft', ({ id }, { accountId, ...draft }) => (accountId === id ? draft : null)),
      hearing(presence, 'presence', (actor, change) => presenceTold(presence, actor, change)),
    ];
    const silence = () => {
      for (const way of ways) way?.();
    };
    stream.onAbort(silence);
    try {
      // A beat now and then keeps proxies from closing a quiet line, and asks each window whether it is still there: what has no data is heard by none.
      while (!stream.aborted && !stream.closed && (await find()) !== null) {
        await stream.writeSSE({ event: 'beat', data: 'null' });
        await stream.sleep(beatMilliseconds);
      }
    } finally {
      silence();
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

/** Only who has the matter open himself hears who else has, and only while he may see it; that somebody came of whom he is not told is no word to him. */
function presenceTold(
  board: Deps['presence'],
  actor: Actor,
  { number, house, isSeenBy }: PresenceChange,
): SeenPresence | null {
  const isThere = board?.at(number).some(({ accountId }) => accountId === actor.id) === true;
  return isThere && isSeenBy(actor) && mayKnowThere(actor, house) ? othersAt(board, number, actor) : null;
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
