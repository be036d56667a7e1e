import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { addMonths } from '../../../domain/base/calendar.ts';
import { townsCovered, villagesCovered } from '../../../domain/station/coverage.ts';
import {
  cluesByTown,
  sharedStations,
  type SharedClue,
  type SharedStation,
  type SharedTown,
} from '../../../domain/station/shared-network.ts';
import { inForce } from '../../../domain/station/standard.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findAgreed, readByPact } from '../../../actions/people/sharing-pact.ts';
import { listNodes } from '../../../store/station/coverage.ts';
import { countClues, listAllCharters } from '../../../store/station/shared-network.ts';
import { listStandards } from '../../../store/station/standard.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** What a department reads by one agreement; nothing where nothing is agreed. */
export interface Shared<Row> {
  agreed: boolean;
  rows: Row[];
}

const monthsCounted = 12;

const shared = <Row>(path: string, summary: string) =>
  createRoute({
    method: 'get',
    path,
    summary,
    middleware: staffOnly,
    responses: { 200: { description: summary, ...json(shape<Shared<Row>>()) }, ...problems },
  });

export const sharedNetworkApi = apiRoutes()
  .openapi(shared<SharedStation>('/shared/stations', '按约定共享的站点'), async (c) => {
    const ctx = c.get('ctx');
    return c.json(await readShared(ctx, 'stations', () => stationsOf(ctx)), 200);
  })
  .openapi(shared<SharedTown>('/shared/coverage', '按约定共享的站点覆盖'), async (c) => {
    const ctx = c.get('ctx');
    return c.json(await readShared(ctx, 'coverage', () => townsOf(ctx)), 200);
  })
  .openapi(shared<SharedClue>('/shared/clues', '按约定共享的本行业线索数，不带姓名和店名'), async (c) => {
    const ctx = c.get('ctx');
    return c.json(await readShared(ctx, 'clues', (categoryCode) => cluesOf(ctx, categoryCode ?? '')), 200);
  });

/** Each reading is a line of the agreement, written before anything is given out. */
async function readShared<Row>(
  ctx: Context,
  dataClass: 'stations' | 'coverage' | 'clues',
  read: (categoryCode: string | null) => Promise<Row[]>,
): Promise<Shared<Row>> {
  demand(ctx.actor, 'shared.read');
  const agreed = await findAgreed(ctx, dataClass);
  if (agreed === null) return { agreed: false, rows: [] };
  const rows = await read(agreed.categoryCode);
  const pact = await readByPact(ctx, dataClass, rows.length);
  return pact === null ? { agreed: false, rows: [] } : { agreed: true, rows };
}

async function stationsOf({ db, actor, county }: Context): Promise<SharedStation[]> {
  const [charters, standards] = await Promise.all([
    listAllCharters(db, actor.countyId),
    listStandards(db, actor.countyId),
  ]);
  const kinds = inForce(standards).find(({ subject }) => subject === 'kinds')?.items ?? [];
  const named = new Map(kinds.map(({ code, zh }) => [code, zh]));
  return sharedStations(charters, county.regions, named);
}

async function townsOf({ db, actor, county, today }: Context): Promise<SharedTown[]> {
  const nodes = await listNodes(db, actor.countyId, {
    today,
    idleAfterDays: county.county.limits.stationIdleDays,
    stations: county.stations,
  });
  const villages = villagesCovered(county.regions, nodes, 'protection');
  const associations = county.organisations.filter(({ kind }) => kind === 'association');
  return townsCovered(county.regions, nodes, villages, associations).map(
    ({ name, villages: n, counts, farthestKm }) => ({
      townName: name,
      villages: n,
      covered: counts.own + counts.served,
      gap: counts.gap + counts.idle,
      farthestKm,
    }),
  );
}

async function cluesOf({ db, actor, county, today }: Context, categoryCode: string): Promise<SharedClue[]> {
  const counts = await countClues(db, actor.countyId, { categoryCode, since: addMonths(today, -monthsCounted) });
  return cluesByTown(counts, county.regions, county.categories);
}
