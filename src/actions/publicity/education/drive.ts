import { scopes, type Actor } from '../../../domain/base/actor.ts';
import { driveDocket, type Drive, type DriveFacts, type SendDrive } from '../../../domain/publicity/education/drive.ts';
import {
  driveReportDocket,
  type DriveReport,
  type DriveReportFacts,
  type TellDrive,
} from '../../../domain/publicity/education/drive-report.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { listMaterials, lockStock } from '../../../store/publicity/education/material.ts';
import type { Context } from '../../base/context.ts';
import type { DocketFrame } from '../../matter/docket.ts';
import { moveMaterial } from './material.ts';

/** 宣传任务: nobody is written a row of his own; a station reads what is asked of it. */
export const driveFrame: DocketFrame<Drive, SendDrive, DriveFacts> = {
  docket: driveDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx) => ({
    stationIds: askedBy(ctx).map(({ id }) => id),
    materialIds: (await listMaterials(tx, ctx.actor.countyId, 'open')).map(({ id }) => id),
  }),
};

/** The active stations that somebody may ask: an office its own. */
function askedBy({ county, actor }: { county: Context['county']; actor: Actor }) {
  return county.stations.filter(
    ({ active, officeId }) => active && (scopes[actor.role] !== 'office' || officeId === actor.organisationId),
  );
}

/** 回报: what was handed out leaves the stock of the station, as far as it is in the books. */
export const driveReportFrame: DocketFrame<DriveReport, TellDrive, DriveReportFacts> = {
  docket: driveReportDocket,
  place: ({ officeId, stationId }) => ({ officeId, stationId }),
  know: async (tx, ctx, { entry, input }) => {
    const { countyId } = ctx.actor;
    const { driveNumber, stationId, handed } = input as TellDrive;
    const key = entry === null ? { number: driveNumber } : { id: entry.driveId };
    const drive = await findEntry<Drive>(tx, 'drive', countyId, key);
    // A station that closed meanwhile still tells what it did.
    const place = ctx.county.stations.find(({ id }) => id === (entry?.stationId ?? stationId)) ?? null;
    const materialId = drive?.materialId ?? null;
    const counts = entry === null && place !== null && materialId !== null && handed > 0;
    const stock = counts ? ((await lockStock(tx, countyId, materialId, [place.id])).get(place.id) ?? 0) : 0;
    return { drive, place, stock };
  },
  brings: ({ entry, move }) => (move === null ? entry.attachmentIds : []),
  beside: async (tx, ctx, { entry, facts }) => {
    const { id, stationId, handed, short, actedOn } = entry;
    const { drive } = facts;
    if (drive === null || drive.materialId === null || handed === short) return;
    const movement = { kind: 'handedOut', stationId, n: handed - short } as const;
    await moveMaterial(tx, ctx, drive.materialId, movement, { onDay: actedOn, note: drive.number, sourceId: id });
  },
};
