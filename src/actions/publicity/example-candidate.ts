import { demand, maySee } from '../../domain/base/actor.ts';
import { addDays } from '../../domain/base/calendar.ts';
import { maskText } from '../../domain/base/masking.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import {
  candidateDays,
  frequencyDays,
  mostCandidates,
  mostWeighed,
  ranked,
  type Candidate,
  type JudgeUnfit,
} from '../../domain/publicity/example-candidate.ts';
import { record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { findComplaint, lockComplaint } from '../../store/complaint/complaint.ts';
import {
  countByClass,
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
  const codes = [...new Set(facts.flatMap(({ categoryCode }) => categoryCode ?? []))];
  const [frequency, covered] = await Promise.all([
    countByClass(db, actor.countyId, codes, addDays(today, -frequencyDays)),
    listCoveredClasses(db, actor.countyId, since),
  ]);
  const items = ranked(facts, { frequency, covered }).slice(0, mostCandidates);
  return { items, weighed: facts.length, more: facts.length === mostWeighed };
}

/** Takes a complaint off the list of candidates, with the reason, which its own ledger keeps; numbers are masked in it. */
export async function judgeUnfit(ctx: Context, number: string, { id, reason }: JudgeUnfit): Promise<void> {
  const { actor, at } = ctx;
  demand(actor, 'example.write');
  await transact(ctx.db, async (tx) => {
    const seen = await findComplaint(tx, actor.countyId, { number });
    if (seen === null || !maySee(actor, seen) || seen.erasedOn !== null) throw new Refusal('not-found');
    const complaint = await lockComplaint(tx, actor.countyId, { id: seen.id });
    const words = maskText(reason, []);
    const row = { countyId: actor.countyId, complaintId: complaint.id, id, reason: words, byId: actor.id, at };
    if (await insertUnfit(tx, row)) {
      await record(tx, eventOf(complaint, 'example-unfit', factsOf(ctx), { reason: words }));
      return;
    }
    const known = await findUnfit(tx, actor.countyId, complaint.id);
    if (known?.id !== id) throw new Refusal('example-unfit-already');
  });
}
