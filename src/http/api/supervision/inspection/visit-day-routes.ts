/** 今天要查的: what an inspector takes along for a day: his premises in the order of walking, what was found there last, whom to beware of. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Words } from '../../../../domain/base/words.ts';
import { demand } from '../../../../domain/base/actor.ts';
import { isLocated } from '../../../../domain/county/place/place.ts';
import { availableDocketMoves } from '../../../../domain/matter/docket.ts';
import type { Inspection } from '../../../../domain/supervision/inspection/inspection.ts';
import { cautionTold } from '../../../../domain/supervision/inspection/caution.ts';
import { inspectionDocket } from '../../../../domain/supervision/inspection/inspection-steps.ts';
import { routeOf } from '../../../../domain/supervision/inspection/visit-route.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { cautionsByVisit } from '../../../../actions/supervision/inspection/caution.ts';
import {
  listInspections,
  listLastVisits,
  type LastVisit,
} from '../../../../store/supervision/inspection/inspection.ts';
import { apiRoutes, checked, json, problems, shape, validOf } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';

/** One of the premises of the day. */
export interface DayStop {
  entry: Inspection;
  /** What the reader may do there now. */
  moves: string[];
  placeName: string;
  /** From the stop before it, as the crow flies; null where the place has no coordinates. */
  kilometres: number | null;
  last: LastVisit | null;
  /** 去之前看: the cautions in force on the shop, its village or its town. */
  cautions: Words[];
}
export interface InspectionDay {
  stops: DayStop[];
  /** Whether there are more than are carried. */
  more: boolean;
  at: string;
}

/** So many a telephone carries: a day has thirty. */
export const mostCarried = 60;
const Asked = z.object({ from: z.string().max(40).optional() });

export const visitDayApi = apiRoutes();
visitDayApi.openapi(
  createRoute({
    method: 'get',
    path: '/inspection-day',
    summary: '派给我的检查，按走的顺序：上次查出什么、去之前看什么',
    middleware: staffOnly,
    request: { query: Asked },
    responses: { 200: { description: '一天要查的', ...json(shape<object>()) }, ...problems },
  }),
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'inspection.read');
    const { from } = validOf(c, 'query', Asked);
    return c.json<object, 200>(await dayOf(ctx, from), 200);
  },
  checked(Asked),
);

async function dayOf(ctx: Context, from: string | undefined): Promise<InspectionDay> {
  const found = await listInspections(ctx.db, ctx.actor, { state: 'open', mine: true }, mostCarried + 1);
  return {
    stops: await stopsOf(ctx, found.slice(0, mostCarried), from),
    more: found.length > mostCarried,
    at: ctx.at.toISOString(),
  };
}

/** The premises in the order of walking, from a place or from the county seat. */
export async function stopsOf(ctx: Context, entries: readonly Inspection[], from?: string): Promise<DayStop[]> {
  const { countyId } = ctx.actor;
  const [cautions, lasts] = await Promise.all([
    cautionsByVisit(ctx, entries),
    listLastVisits(
      ctx.db,
      countyId,
      entries.map(({ id }) => id),
    ),
  ]);
  const placeOf = (id: string) => ctx.county.regions.find((one) => one.id === id);
  const placed = entries.map((entry) => ({ entry, place: placeOf(entry.regionId) }));
  const seat = { x: 0, y: 0 };
  const begun = placeOf(from ?? '');
  const start = begun === undefined ? seat : isLocated(begun) ? begun : null;
  // Those in a village that nobody has located come last, and how far they are is not known.
  const stops = placed.flatMap(({ entry, place }) =>
    place === undefined || !isLocated(place) ? [] : [{ id: entry.id, x: place.x, y: place.y }],
  );
  const order = new Map(
    routeOf(start ?? stops[0] ?? seat, stops).map(({ id, kilometres }, i) => [id, { i, kilometres }]),
  );
  const last = (id: string) => order.get(id)?.i ?? entries.length;
  return placed
    .toSorted((a, b) => last(a.entry.id) - last(b.entry.id))
    .map(({ entry, place }) => ({
      entry,
      moves: availableDocketMoves(inspectionDocket, entry, ctx.actor, ctx.at),
      placeName: place?.name ?? entry.regionId,
      kilometres: order.get(entry.id)?.kilometres ?? null,
      last: lasts.get(entry.id) ?? null,
      cautions: (cautions.get(entry.id) ?? []).map(cautionTold),
    }));
}
