import { createRoute, z } from '@hono/zod-openapi';
import { scopes } from '../../../../domain/base/actor.ts';
import {
  reachesStation,
  standingOf,
  tallyOf,
  type Drive,
  type DriveStanding,
  type StationDone,
} from '../../../../domain/publicity/education/drive.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { getSeenEntry } from '../../../../actions/matter/docket.ts';
import { driveFrame, driveReportFrame } from '../../../../actions/publicity/education/drive.ts';
import { listDone, listDriveReports, listDrives } from '../../../../store/publicity/education/drive.ts';
import { listMaterials } from '../../../../store/publicity/education/material.ts';
import { apiRoutes, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { addDocketRoutes, DocketState } from '../../matter/docket-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

export interface DriveMore {
  officeName: string | null;
  byName: string;
  materialName: string | null;
  tally: Record<DriveStanding | 'asked', number>;
  handed: number;
  late: boolean;
}

/** Where a station stands with a drive. */
export interface DriveStation {
  stationId: string;
  stationName: string;
  officeName: string;
  standing: DriveStanding;
  handed: number;
  short: number;
  cannot: string;
  lastOn: string | null;
  photoIds: readonly string[];
}

export interface DriveReportMore {
  stationName: string;
  byName: string;
}

const stations = createRoute({
  method: 'get',
  path: '/drives/{key}/stations',
  summary: '一个宣传任务各站做得怎么样：先列没动静的',
  middleware: staffOnly,
  request: {
    params: z.object({
      key: z
        .string()
        .max(40)
        .openapi({ param: { name: 'key', in: 'path' }, example: '宣2026-0007' }),
    }),
  },
  responses: {
    200: { description: '各站', ...json(shape<{ stations: DriveStation[]; more: boolean }>()) },
    ...problems,
  },
});

/** So many are drawn; the tally counts all. */
const mostShown = 500;

export const driveApi = apiRoutes().openapi(stations, async (c) => {
  const ctx = c.get('ctx');
  const drive = await getSeenEntry(ctx, driveFrame, c.req.valid('param').key);
  const done = new Map((await listDone(ctx.db, ctx.actor.countyId, [drive.id])).map((one) => [one.stationId, one]));
  const order: readonly DriveStanding[] = ['silent', 'cannot', 'partly', 'done'];
  const rows = stationsOf(ctx, drive)
    .map((station): DriveStation => {
      const did = done.get(station.id);
      return {
        stationId: station.id,
        stationName: station.name,
        officeName: placeNameOf(ctx, station.officeId) ?? '',
        standing: standingOf(drive, did),
        handed: did?.handed ?? 0,
        short: did?.short ?? 0,
        cannot: did?.cannot ?? '',
        lastOn: did?.lastOn ?? null,
        photoIds: did?.photoIds ?? [],
      };
    })
    .toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
  return c.json({ stations: rows.slice(0, mostShown), more: rows.length > mostShown }, 200);
});
addDocketRoutes(driveApi, {
  frame: driveFrame,
  example: '宣2026-0007',
  Query: DocketState,
  list: (ctx, { state }, most) => listDrives(ctx.db, ctx.actor, state, most),
  moreOf: async (ctx, drives, names) => {
    const { countyId } = ctx.actor;
    const [done, materials] = await Promise.all([
      listDone(
        ctx.db,
        countyId,
        drives.map(({ id }) => id),
      ),
      listMaterials(ctx.db, countyId, 'all', 2000),
    ]);
    const byDrive = Map.groupBy(done, ({ driveId }) => driveId);
    return (drive): DriveMore => {
      const rows = byDrive.get(drive.id) ?? [];
      const byStation = new Map<string, StationDone>(rows.map((one) => [one.stationId, one]));
      return {
        officeName: placeNameOf(ctx, drive.officeId),
        byName: names.get(drive.byId) ?? '',
        materialName: materials.find(({ id }) => id === drive.materialId)?.name ?? null,
        tally: tallyOf(drive, stationsOf(ctx, drive), byStation),
        handed: rows.reduce((sum, { handed }) => sum + handed, 0),
        late: drive.state === 'running' && drive.dueOn < ctx.today,
      };
    };
  },
});
addDocketRoutes(driveApi, {
  frame: driveReportFrame,
  example: '00000000-0000-7000-8000-000000000001',
  Query: DocketState.extend({ driveId: z.uuid().optional() }),
  list: (ctx, { driveId }, most) => listDriveReports(ctx.db, ctx.actor, driveId, most),
  moreOf:
    async (ctx, _reports, names) =>
    ({ stationId, byId }): DriveReportMore => ({
      stationName: placeNameOf(ctx, stationId) ?? stationId,
      byName: names.get(byId) ?? '',
    }),
});

/** The stations that are asked, as far as the reader may look: an office its own. */
function stationsOf({ county, actor }: Context, drive: Drive) {
  return county.stations.filter(
    (one) =>
      one.active &&
      reachesStation(drive, one) &&
      (scopes[actor.role] !== 'office' || one.officeId === actor.organisationId),
  );
}
