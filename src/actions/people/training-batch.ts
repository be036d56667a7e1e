import { createHash } from 'node:crypto';
import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { PlanTraining, type Training } from '../../domain/people/training.ts';
import {
  batchesOf,
  completionOf,
  isOfAudience,
  lacks,
  missedBy,
  trainingsOf,
  type AskBatches,
  type Batch,
  type Completion,
  type MakeUp,
  type PlanBatches,
  type Trainee,
} from '../../domain/people/training-batch.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { findEntry } from '../../store/matter/docket.ts';
import { findStaffing } from '../../store/people/staffing.ts';
import { listAttendance } from '../../store/people/training.ts';
import { listTrainees } from '../../store/people/training-batch.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { getSeenEntry, writeMove, writeOpening } from '../matter/docket.ts';
import { trainingFrame } from './training.ts';

export interface ProposedBatches {
  batches: Batch[];
  people: Trainee[];
  completion: Completion;
}

/** Who lacks it, and in which batches he would come. */
export async function proposeBatches(
  ctx: Context,
  asked: Omit<AskBatches, 'officeId'> & { officeId?: string | null | undefined },
  db: Db | Tx = ctx.db,
): Promise<ProposedBatches> {
  demand(ctx.actor, 'training.plan');
  const staffing = await findStaffing(db, ctx.actor.countyId);
  const hoursOfYear = staffing.trainingDays * staffing.hoursPerDay;
  const all = await listTrainees(db, ctx.actor, Number(ctx.today.slice(0, 4)), asked.officeId ?? null);
  const audience = all.filter(({ posts }) => isOfAudience(asked.audience, posts));
  const people = audience.filter((one) => lacks(one, { ...asked, hoursOfYear }));
  return { people, batches: batchesOf(people, asked.seats), completion: completionOf(audience, asked.courseTitle) };
}

/** Plans a training for each batch and invites its people, all in one act; the same press twice plans them once. */
export function planBatches(ctx: Context, plan: PlanBatches): Promise<Training[]> {
  demand(ctx.actor, 'training.plan');
  demand(ctx.actor, 'training.invite');
  return transact(ctx.db, async (tx) => {
    const known = await findAll(tx, ctx, plan.id);
    return known.length > 0 ? known : writeBatches(tx, ctx, plan);
  }).catch(async (error: unknown) => {
    // Two presses at once: neither found them, the earlier one wrote them, and the table refused the later one.
    const known = error instanceof Refusal ? await findAll(ctx.db, ctx, plan.id) : [];
    if (known.length === 0) throw error;
    return known;
  });
}

async function writeBatches(tx: Tx, ctx: Context, plan: PlanBatches): Promise<Training[]> {
  const { batches } = await proposeBatches(ctx, plan, tx);
  if (batches.length === 0) throw new Refusal('nobody-to-train');
  const ids = batches.map((_, n) => batchId(plan.id, n));
  const made: Training[] = [];
  for (const [n, form] of trainingsOf(plan, batches, ids).entries())
    made.push(await planWith(tx, ctx, form, batches[n]?.personIds ?? []));
  return made;
}

/** The make-up class of a training that was held: the same courses once more, for all that were not there. */
export async function planMakeUp(ctx: Context, key: string, { id, startsOn, place }: MakeUp): Promise<Training> {
  demand(ctx.actor, 'training.plan');
  demand(ctx.actor, 'training.invite');
  const before = await getSeenEntry(ctx, trainingFrame, key);
  return transact(ctx.db, async (tx) => {
    const known = await findEntry<Training>(tx, 'training', before.countyId, { id });
    if (known !== null) return known;
    if (before.state !== 'held' && before.state !== 'recorded') throw new Refusal('make-up-too-early');
    const missed = missedBy(await listAttendance(tx, before.countyId, before.id));
    if (missed.length === 0) throw new Refusal('nobody-to-train');
    const { batch, audience, officeId, courses, passMark } = before;
    const title = `${before.title.slice(0, 56)}补课`;
    const form = { id, title, batch, audience, officeId, startsOn, endsOn: startsOn, place, courses, passMark };
    return planWith(tx, ctx, PlanTraining.parse(form), missed);
  });
}

async function planWith(tx: Tx, ctx: Context, form: PlanTraining, personIds: readonly string[]): Promise<Training> {
  const planned = await writeOpening(tx, ctx, trainingFrame, form);
  return writeMove(tx, ctx, trainingFrame, planned, 'invite', { personIds: [...personIds] });
}

/** The id of each training follows from that of the press. */
function batchId(id: string, n: number): string {
  const hex = createHash('sha256').update(`${id} ${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function findAll(db: Db | Tx, { actor }: Context, id: string): Promise<Training[]> {
  const found: Training[] = [];
  for (let n = 0; ; n += 1) {
    const one = await findEntry<Training>(db, 'training', actor.countyId, { id: batchId(id, n) });
    if (one === null) return found;
    found.push(one);
  }
}
