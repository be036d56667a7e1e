import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { checkinStanding, takesAnswers, type OutreachAnswers } from '../../../domain/publicity/education/checkin.ts';
import type { Outreach } from '../../../domain/publicity/education/outreach.ts';
import { transact } from '../../../store/base/transact.ts';
import { isOpenForCheckin, saveAnswers, saveCheckin } from '../../../store/publicity/education/outreach.ts';
import type { Context } from '../../base/context.ts';
import { isMark, keptMark } from '../../base/mark.ts';

const marked = ({ id }: Pick<Outreach, 'id'>) => ({ of: 'checkin', id }) as const;

/** Counts the telephone, once however often it is sent. No line of the ledger is written: that so many came is told when it was held. */
export async function checkIn(ctx: Context, outreach: Outreach, mark: string): Promise<void> {
  demand(ctx.actor, 'outreach.checkIn');
  if (!isMark(ctx, marked(outreach), mark)) throw new Refusal('checkin-over');
  if (checkinStanding(outreach, ctx.today) !== 'open') throw new Refusal('checkin-over');
  await transact(ctx.db, async (tx) => {
    if (!(await isOpenForCheckin(tx, outreach.countyId, outreach.id))) throw new Refusal('checkin-over');
    await saveCheckin(tx, outreach.countyId, outreach.id, { mark: keptMark('checkin', mark), at: ctx.at });
  });
}

/** Keeps the first answers of the telephone. */
export async function answerOutreach(
  ctx: Context,
  outreach: Outreach,
  mark: string,
  answers: OutreachAnswers,
): Promise<void> {
  demand(ctx.actor, 'outreach.checkIn');
  if (!isMark(ctx, marked(outreach), mark) || !takesAnswers(outreach, ctx.today)) throw new Refusal('checkin-over');
  await transact(ctx.db, (tx) =>
    saveAnswers(tx, outreach, [{ mark: keptMark('answer', mark), onDay: ctx.today, ...answers }]),
  );
}
