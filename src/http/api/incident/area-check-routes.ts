import { createRoute, z } from '@hono/zod-openapi';
import type { Placing } from '../../../domain/county/place/place.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  emptyTally,
  GiveAnswer,
  sumOf,
  type AnswerKind,
  type Tally,
  type TownTally,
} from '../../../domain/incident/area-answer.ts';
import { areaCheckFrame, giveAnswer, readCheck } from '../../../actions/incident/area-check.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import {
  listAnswersOf,
  listAreaChecks,
  listStationAnswers,
  tallyChecks,
  tallyTowns,
  type StationAnswer,
  type GivenAnswer,
} from '../../../store/incident/area-check.ts';
import { findAttachment } from '../../../store/matter/attachment.ts';
import { sendAttachment } from '../../base/attachment-file.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** What is shown beside a check. */
export interface AreaCheckMore {
  byName: string;
  tally: Tally;
  /** What the reader's own station has answered; null where it has not, and for whoever is no station. */
  own: { answer: AnswerKind; households: number; mu: number; words: string; answeredAt: string } | null;
}

/** Who has answered what, and the towns by completeness. */
export interface CheckAnswers {
  stations: (StationAnswer & Placing)[];
  /** Whether there are more stations than are listed. */
  more: boolean;
  towns: (TownTally & { name: string })[];
  tally: Tally;
  at: string;
}

export const areaCheckApi = apiRoutes();
addDocketRoutes(areaCheckApi, {
  frame: areaCheckFrame,
  example: '查2026-0003',
  Query: DocketState.extend({ incident: z.uuid().optional() }),
  list: (ctx, { state, incident }, most) => listAreaChecks(ctx.db, ctx.actor, { state, incidentId: incident }, most),
  moreOf: async (ctx, checks, names) => {
    const { countyId, role, stationId } = ctx.actor;
    const tallies = await tallyChecks(
      ctx.db,
      countyId,
      checks.map(({ id }) => id),
    );
    const ids = checks.map(({ id }) => id);
    const own = role === 'station' ? await listAnswersOf(ctx.db, countyId, stationId ?? '', ids) : null;
    return (check): AreaCheckMore => ({
      byName: names.get(check.byId) ?? '',
      tally: tallies.get(check.id) ?? emptyTally,
      own: ownOf(own?.get(check.id)),
    });
  },
});

function ownOf(given: GivenAnswer | undefined): AreaCheckMore['own'] {
  return given === undefined ? null : { ...given, answeredAt: given.answeredAt.toISOString() };
}

const params = numberParam('查2026-0003');
const limits = z.object({ limit: z.coerce.number().int().min(1).max(5_000).default(500) });

areaCheckApi
  .openapi(
    createRoute({
      method: 'get',
      path: '/area-checks/{number}/answers',
      summary: '一次排查的回答：每个站点、每个乡镇、合计',
      middleware: staffOnly,
      request: { params, query: limits },
      responses: { 200: { description: '回答', ...json(shape<object>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const check = await getSeenEntry(ctx, areaCheckFrame, c.req.valid('param').number);
      const { limit } = c.req.valid('query');
      const { countyId, role, stationId, organisationId } = ctx.actor;
      const isOffice = role === 'officer' || role === 'officeHead';
      const scope = {
        stationId: role === 'station' ? (stationId ?? '') : null,
        officeId: isOffice ? organisationId : null,
      };
      const [found, towns] = await Promise.all([
        listStationAnswers(ctx.db, countyId, check.id, { ...scope, limit: limit + 1 }),
        tallyTowns(ctx.db, countyId, check.id),
      ]);
      const placeOf = (id: string): Placing => {
        const { x = null, y = null } = ctx.county.stations.find((one) => one.id === id) ?? {};
        return { x, y };
      };
      const nameOf = (id: string | null) => ctx.county.regions.find((one) => one.id === id)?.name ?? '';
      const answers: CheckAnswers = {
        stations: found.slice(0, limit).map((one) => ({ ...one, ...placeOf(one.stationId) })),
        more: found.length > limit,
        // How the others have answered is told to a station as one sum.
        towns: role === 'station' ? [] : towns.map((one) => ({ ...one, name: nameOf(one.townId) })),
        tally: sumOf(towns),
        at: ctx.at.toISOString(),
      };
      return c.json<object, 200>(answers, 200);
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/area-answers',
      summary: '回答一次排查；再答一次就是改答，同一个 id 再交一次得到同一条',
      middleware: staffOnly,
      request: { body: body(GiveAnswer) },
      responses: {
        200: { description: '收到了', ...json(shape<{ answer: string; households: number; version: number }>()) },
        ...problems,
      },
    }),
    async (c) => {
      const { answer, households, version } = await giveAnswer(c.get('ctx'), c.req.valid('json'));
      return c.json({ answer, households, version }, 200);
    },
    checked(GiveAnswer),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/area-checks/{number}/read',
      summary: '站点看到了这个问题',
      middleware: staffOnly,
      request: { params },
      responses: { 200: { description: '记下了', ...json(shape<{ ok: true }>()) }, ...problems },
    }),
    async (c) => {
      await readCheck(c.get('ctx'), c.req.valid('param').number);
      return c.json({ ok: true as const }, 200);
    },
  );

// The telephone keeps it sealed itself: nothing of it stays in the store of the browser.
areaCheckApi.openAPIRegistry.registerPath({
  method: 'get',
  path: '/area-checks/{number}/photo',
  summary: '排查要找的东西的照片，站点手机带一份',
  request: { params },
  responses: { 200: { description: '照片' }, ...problems },
});
areaCheckApi.get('/area-checks/:number/photo', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const check = await getSeenEntry(ctx, areaCheckFrame, c.req.param('number'));
  const photo = check.photoId === null ? null : await findAttachment(ctx.db, ctx.actor.countyId, check.photoId);
  if (photo === null) throw new Refusal('not-found');
  return sendAttachment(c, photo, { keep: 'no-store' });
});
