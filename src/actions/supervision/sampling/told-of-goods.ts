/** Complaints about the goods of a batch: looked up when it is found unqualified, and whenever its page is read. */
import { mayDo, maySee } from '../../../domain/base/actor.ts';
import type { SamplingBatch } from '../../../domain/supervision/sampling/batch.ts';
import {
  lotKeyOf,
  overturnedZh,
  reasonOf,
  soldDays,
  speakingOf,
  suspicionOf,
  type Speaking,
  type SpokenBy,
} from '../../../domain/supervision/sampling/told-of-goods.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { findComplaintsByIds } from '../../../store/complaint/complaint.ts';
import { listCandidates, listSheets } from '../../../store/incident/fact.ts';
import { listIncidentsOn } from '../../../store/incident/incident.ts';
import type { Context } from '../../base/context.ts';
import { raiseSuspicion } from '../../incident/suspicion.ts';
import { tellPeople } from '../../matter/tell-people.ts';

/** A result that is found unqualified is compared with what consumers have told: with enough of them it is a suspicion. */
export async function raiseTold(tx: Tx, ctx: Context, batch: SamplingBatch): Promise<void> {
  const speaking = await whoSpeaks(tx, ctx, batch);
  const evidence = suspicionOf(batch, speaking, ctx.county.county.limits.groups);
  if (evidence !== null) await raiseSuspicion(tx, ctx, evidence);
}

/** The re-test found the goods in order: whoever judges the card that rests on the batch looks at it again. */
export async function tellOverturned(tx: Tx, ctx: Context, batch: SamplingBatch): Promise<void> {
  for (const incident of await listIncidentsOn(tx, ctx.actor.countyId, reasonOf(batch)))
    await tellPeople(
      tx,
      ctx,
      incident,
      ({ id, role }) => (incident.responsibleId === null ? role === 'centre' : id === incident.responsibleId),
      overturnedZh(batch, incident),
      { cause: `overturned ${batch.id} ${incident.id}` },
    );
}

/** A complaint on the page of a batch. */
export interface ToldOf {
  number: string;
  onDay: string;
  by: SpokenBy;
}

/** What the reader may read of them; how many there are besides, he is told. */
export async function listTold(ctx: Context, batch: SamplingBatch): Promise<{ told: ToldOf[]; others: number }> {
  const speaking = await whoSpeaks(ctx.db, ctx, batch);
  const ids = speaking.map(({ matterId }) => matterId);
  const complaints = mayDo(ctx.actor, 'complaint.read')
    ? await findComplaintsByIds(ctx.db, ctx.actor.countyId, ids)
    : [];
  const seen = new Set(complaints.filter((one) => maySee(ctx.actor, one)).map(({ id }) => id));
  const told = speaking.filter(({ matterId }) => seen.has(matterId));
  return {
    told: told.map(({ number, onDay, by }) => ({ number, onDay, by })),
    others: speaking.length - told.length,
  };
}

async function whoSpeaks(db: Db | Tx, ctx: Context, batch: SamplingBatch): Promise<Speaking[]> {
  const { countyId } = ctx.actor;
  const lot = lotKeyOf(batch);
  if (lot === null && batch.sellerId === null) return [];
  const ids = await listCandidates(db, countyId, {
    keys: lot === null ? [] : [lot],
    operatorIds: batch.sellerId === null ? [] : [batch.sellerId],
    ...soldDays(batch, ctx.today),
  });
  const sheets = await listSheets(db, countyId, ids);
  return speakingOf(
    batch,
    // Of whom somebody tips off nobody is told by way of a card.
    sheets.filter(({ kind }) => kind === 'complaint'),
  );
}
