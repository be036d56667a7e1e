import {
  changesOf,
  materialDocket,
  moved,
  movementOfMove,
  type AddMaterial,
  type Material,
  type MaterialFacts,
  type MovedInput,
  type Movement,
} from '../../../domain/publicity/education/material.ts';
import type { Tx } from '../../../store/base/db.ts';
import { insertMovement, lockStock, saveStock } from '../../../store/publicity/education/material.ts';
import type { Context } from '../../base/context.ts';
import type { DocketFrame } from '../../matter/docket.ts';

/** Materials: each step but the first and the last moves some from one place to another. */
export const materialFrame: DocketFrame<Material, AddMaterial, MaterialFacts> = {
  docket: materialDocket,
  know: async (_tx, ctx) => ({ stationIds: ctx.county.stations.filter(({ active }) => active).map(({ id }) => id) }),
  beside: async (tx, ctx, { entry, move, input }) => {
    if (move === null || !(move in movementOfMove)) return;
    const { stationId, n, onDay, note = '' } = input as MovedInput;
    const kind = movementOfMove[move as keyof typeof movementOfMove];
    await moveMaterial(tx, ctx, entry.id, { kind, stationId: stationId ?? '', n }, { onDay, note, sourceId: null });
  },
};

/** Writes one movement: what is there is locked, so that no place ever holds less than nothing. */
export async function moveMaterial(
  tx: Tx,
  ctx: Context,
  materialId: string,
  movement: Movement,
  { onDay, note, sourceId }: { onDay: string; note: string; sourceId: string | null },
): Promise<void> {
  const { countyId, id: byId, organisationId } = ctx.actor;
  const places = changesOf(movement).map(({ place }) => place);
  const before = await lockStock(tx, countyId, materialId, places);
  await saveStock(tx, countyId, materialId, moved(before, movement));
  const station = ctx.county.stations.find(({ id }) => id === movement.stationId);
  const office = ctx.county.organisations.find(({ id, kind }) => id === organisationId && kind === 'office');
  const officeId = station?.officeId ?? office?.id ?? null;
  await insertMovement(tx, {
    countyId,
    id: ctx.newId(),
    materialId,
    ...movement,
    onDay,
    sourceId,
    officeId,
    note,
    byId,
  });
}
