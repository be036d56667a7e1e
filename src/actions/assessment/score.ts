import { demand, type Actor } from '../../domain/base/actor.ts';
import { marksScore, type Assessment } from '../../domain/assessment/assessment.ts';
import { dayShortZh } from '../../domain/base/calendar.ts';
import { withFiles } from '../../domain/base/event.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { markItem, pointsText, ranked, type MarkItem, type Score } from '../../domain/assessment/score.ts';
import { listAccounts } from '../../store/county/account.ts';
import { claimAttachments } from '../../store/matter/attachment.ts';
import type { Tx } from '../../store/base/db.ts';
import { docketKey, lockEntry } from '../../store/matter/docket.ts';
import { record } from '../../store/base/ledger.ts';
import { findScheme } from '../../store/assessment/scheme.ts';
import { listScoreLines, lockScore, saveMarks } from '../../store/assessment/score.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';
import { tellEach } from '../matter/tell-people.ts';

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
    const { laid } = await claimAttachments(tx, countyId, round.id, input.attachmentIds);
    const { event } = withFiles({ event: eventOf(round, verb, factsOf(ctx), detail) }, laid);
    await record(tx, event);
    return saveMarks(tx, next);
  });
}

function standing(actor: Actor, round: Assessment, score: Score): 'check' | 'self' {
  const as = marksScore(actor, round, score);
  if (as === null) throw new Refusal('not-found');
  return as;
}

/** What a station has, and until when it may object, is told to its people; who stands at it is not named. */
export async function tellOfScores(tx: Tx, ctx: Context, round: Assessment): Promise<void> {
  const places = ranked(await listScoreLines(tx, round.countyId, round.id));
  const until = dayShortZh(round.objectionsUntil ?? ctx.today);
  const hearings = (await listAccounts(tx, round.countyId))
    .filter((account) => account.active && account.role === 'station')
    .flatMap((account) => {
      const own = places.find((one) => one.stationId !== null && one.stationId === account.stationId);
      if (own === undefined) return [];
      const has =
        round.subject === 'person'
          ? '您站监督员的得分已公示'
          : `您站得${pointsText(own.permille)}分，${own.kindZh}第${own.place ?? '—'}名`;
      const words = `${round.title}：${has}。有异议点开提，${until}截止。`;
      return [{ account, about: round, cause: `scores ${round.id} ${round.version}`, words }];
    });
  await tellEach(tx, ctx, hearings);
}
