import { createRoute, z } from '@hono/zod-openapi';
import { scopes } from '../../../../domain/base/actor.ts';
import {
  driveRow,
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
import { listMaterialsByIds } from '../../../../store/publicity/education/material.ts';
import { apiRoutes, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { addDocketRoutes, DocketState } from '../../matter/docket-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

/** What is shown beside a row of the list. */
export interface DriveRowMore {
  /** Which of the three it asks for. */
  asks: ('hang' | 'read' | 'hand')[];
  tally: Record<DriveStanding | 'asked', number>;
  handed: number;
  late: boolean;
}

export interface DriveMore extends DriveRowMore {
  officeName: string | null;
  byName: string;
  materialName: string | null;
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
  row: { entry: driveRow, moreOf: driveRowMore },
  moreOf: async (ctx, drives, names) => {
    const ids = drives.map(({ materialId }) => materialId);
    const [rowMore, materials] = await Promise.all([
      driveRowMore(ctx, drives),
      listMaterialsByIds(ctx.db, ctx.actor.countyId, ids),
    ]);
    return (drive): DriveMore => ({
      ...rowMore(drive),
      officeName: placeNameOf(ctx, drive.officeId),
      byName: names.get(drive.byId) ?? '',
      materialName: materials.find(({ id }) => id === drive.materialId)?.name ?? null,
    });
  },
});

async function driveRowMore(ctx: Context, drives: readonly Drive[]): Promise<(drive: Drive) => DriveRowMore> {
  const ids = drives.map(({ id }) => id);
  const byDrive = Map.groupBy(await listDone(ctx.db, ctx.actor.countyId, ids), ({ driveId }) => driveId);
  return (drive) => {
    const rows = byDrive.get(drive.id) ?? [];
    const byStation = new Map<string, StationDone>(rows.map((one) => [one.stationId, one]));
    return {
      asks: [
        ...(drive.hang === '' ? [] : ['hang' as const]),
        ...(drive.script === '' ? [] : ['read' as const]),
        ...(drive.materialId === null ? [] : ['hand' as const]),
      ],
      tally: tallyOf(drive, stationsOf(ctx, drive), byStation),
      handed: rows.reduce((sum, { handed }) => sum + handed, 0),
      late: drive.state === 'running' && drive.dueOn < ctx.today,
    };
  };
}

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
