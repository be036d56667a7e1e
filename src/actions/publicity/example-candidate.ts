import { demand, maySee, type Actor } from '../../domain/base/actor.ts';
import { addDays } from '../../domain/base/calendar.ts';
import { maskText } from '../../domain/base/masking.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import {
  candidateDays,
  frequencySince,
  mostCandidates,
  mostWeighed,
  ranked,
  type Candidate,
  type JudgeFitAgain,
  type JudgeUnfit,
} from '../../domain/publicity/example-candidate.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { findComplaint, lockComplaint } from '../../store/complaint/complaint.ts';
import {
  countByClass,
  deleteUnfit,
  findUnfit,
  insertUnfit,
  listCandidateFacts,
  listCoveredClasses,
} from '../../store/publicity/example-candidate.ts';
import { factsOf, type Context } from '../base/context.ts';

export interface Candidates {
  items: Candidate[];
  /** How many were weighed; in a large county there are older ones behind them. */
  weighed: number;
  more: boolean;
}

/** The candidates, the best first. */
export async function listCandidates(ctx: Context): Promise<Candidates> {
  const { db, actor, today } = ctx;
  demand(actor, 'example.write');
  const since = addDays(today, -candidateDays);
  const facts = await listCandidateFacts(db, actor, { since, limit: mostWeighed });
  const counted = frequencySince(today);
  const [frequency, covered] = await Promise.all([
    countByClass(db, actor.countyId, { from: counted, to: today }),
    listCoveredClasses(db, actor.countyId, since),
  ]);
  const items = ranked(facts, { frequency, since: counted, covered }).slice(0, mostCandidates);
  return { items, weighed: facts.length, more: facts.length === mostWeighed };
}

/**
 * Takes a complaint off the list of candidates, with the reason, which its own ledger keeps; numbers are masked in it. Only what is on the
 * list is taken off: said of a matter that is still open, it would hide it for ever.
 */
export async function judgeUnfit(ctx: Context, number: string, { id, reason }: JudgeUnfit): Promise<void> {
  const { actor, at, today } = ctx;
  demand(actor, 'example.write');
  await transact(ctx.db, async (tx) => {
    const complaint = await lockSeen(tx, actor, number);
    const known = await findUnfit(tx, actor.countyId, complaint.id);
    if (known?.id === id) return;
    if (known !== null) throw new Refusal('example-unfit-already');
    const since = addDays(today, -candidateDays);
    const [candidate] = await listCandidateFacts(tx, actor, { since, limit: 1, id: complaint.id });
    if (candidate === undefined) throw new Refusal('example-not-candidate');
    const words = maskText(reason, []);
    await insertUnfit(tx, {
      countyId: actor.countyId,
      complaintId: complaint.id,
      id,
      reason: words,
      byId: actor.id,
      at,
    });
    await record(tx, eventOf(complaint, 'example-unfit', factsOf(ctx), { reason: words }));
  });
}

/** Takes that judgement back, once however often it is pressed: the complaint is proposed again where it may be told of. */
export async function judgeFitAgain(ctx: Context, number: string, { id }: JudgeFitAgain): Promise<void> {
  const { actor } = ctx;
  demand(actor, 'example.write');
  await transact(ctx.db, async (tx) => {
    const complaint = await lockSeen(tx, actor, number);
    if (await deleteUnfit(tx, { countyId: actor.countyId, complaintId: complaint.id, id }))
      await record(tx, eventOf(complaint, 'example-fit-again', factsOf(ctx), {}));
  });
}

/** The complaint, locked and then asked whether the actor sees it: it may have gone to another office meanwhile. */
async function lockSeen(tx: Tx, actor: Actor, number: string): Promise<Complaint> {
  const found = await findComplaint(tx, actor.countyId, { number });
  if (found === null) throw new Refusal('not-found');
  const complaint = await lockComplaint(tx, actor.countyId, { id: found.id });
  if (!maySee(actor, complaint) || complaint.erasedOn !== null) throw new Refusal('not-found');
  return complaint;
}
