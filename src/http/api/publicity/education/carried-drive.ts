/** What a station's telephone carries of the drives that it was asked: what to hang, to read out and to hand out, and what it has told. */
import { type StationDone } from '../../../../domain/publicity/education/drive.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { listDone, listDrivesOf } from '../../../../store/publicity/education/drive.ts';
import { listMaterialsByIds, listStock } from '../../../../store/publicity/education/material.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

export interface CarriedDrive {
  number: string;
  title: string;
  hang: string;
  script: string;
  dueOn: string;
  fromName: string;
  /** What to hand out and how many are in hand; null for nothing. */
  material: { id: string; name: string; inHand: number } | null;
  done: Omit<StationDone, 'stationId'>;
}

export async function carriedDrives(ctx: Context, station: { id: string; officeId: string }): Promise<CarriedDrive[]> {
  const { county, actor } = ctx;
  const drives = await listDrivesOf(ctx.db, actor.countyId, station);
  if (drives.length === 0) return [];
  const ids = drives.map(({ id }) => id);
  const [done, materials, stock] = await Promise.all([
    listDone(ctx.db, actor.countyId, ids, station.id),
    listMaterialsByIds(
      ctx.db,
      actor.countyId,
      drives.map(({ materialId }) => materialId),
    ),
    listStock(ctx.db, actor.countyId, { stationId: station.id }),
  ]);
  return drives.map(({ id, number, title, hang, script, dueOn, officeId, materialId }) => {
    const { hung = false, told = false, handed = 0, cannot = '' } = done.find(({ driveId }) => driveId === id) ?? {};
    const material = materials.find((one) => one.id === materialId);
    const inHand = stock.find((one) => one.materialId === materialId)?.n ?? 0;
    return {
      number,
      title,
      hang,
      script,
      dueOn,
      fromName: officeId === null ? county.county.bureauName : (placeNameOf(ctx, officeId) ?? ''),
      material: material === undefined ? null : { id: material.id, name: material.name, inHand },
      done: { hung, told, handed, cannot },
    };
  });
}
