import { demand, type Actor } from '../domain/actor.ts';
import { marksScore, type Assessment } from '../domain/assessment.ts';
import { eventOf } from '../domain/matter.ts';
import { Refusal } from '../domain/refusal.ts';
import { markItem, type MarkItem, type Score } from '../domain/score.ts';
import { claimAttachments } from '../store/attachment.ts';
import { docketKey, lockEntry } from '../store/docket.ts';
import { record } from '../store/ledger.ts';
import { findScheme } from '../store/scheme.ts';
import { lockScore, saveMarks } from '../store/score.ts';
import { transact } from '../store/transact.ts';
import { factsOf, type Context } from './context.ts';

/** Gives one mark by hand, of a spot check or of oneself, with a reason and a line in the ledger of the round. */
export function saveMark(ctx: Context, key: string, subjectId: string, input: MarkItem): Promise<Score> {
  demand(ctx.actor, 'assessment.mark');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const round = await lockEntry<Assessment>(tx, 'assessment', countyId, docketKey(key, '考'));
    if (round.state !== 'frozen') throw new Refusal('move-not-allowed', { state: round.state, move: 'mark' });
    const before = await lockScore(tx, countyId, round.id, subjectId);
    const as = standing(ctx.actor, round, before);
    const scheme = await findScheme(tx, countyId, round);
    if (scheme === null) throw new Refusal('scheme-missing');
    const item = scheme.items.find((one) => one.code === input.code);
    const self = as === 'self';
    // Only what is asked as a self-mark is one's own to give.
    if (self && item?.source !== 'self') throw new Refusal('not-permitted');
    const next = markItem(scheme, before, input, { id: ctx.actor.id, self });
    // The same press twice writes what is there already.
    if (JSON.stringify(next) === JSON.stringify(before)) return before;
    if (before.version !== input.version) throw new Refusal('changed-meanwhile');
    const verb = self ? 'score-self-marked' : 'score-marked';
    // A line of the ledger names places, and nobody.
    const name = round.subject === 'person' ? '' : next.name;
    const detail = { subjectId, name, item: item?.zh ?? '', points: input.points, reason: input.reason };
    await claimAttachments(tx, countyId, round.id, input.attachmentIds);
    await record(tx, eventOf(round, verb, factsOf(ctx), detail));
    return saveMarks(tx, next);
  });
}

function standing(actor: Actor, round: Assessment, score: Score): 'check' | 'self' {
  const as = marksScore(actor, round, score);
  if (as === null) throw new Refusal('not-found');
  return as;
}
