import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { checkinStanding, takesAnswers, type OutreachAnswers } from '../../../domain/publicity/education/checkin.ts';
import type { Outreach } from '../../../domain/publicity/education/outreach.ts';
import { derivedSecret } from '../../../store/base/derived-key.ts';
import { transact } from '../../../store/base/transact.ts';
import { isOpenForCheckin, saveAnswer, saveCheckin } from '../../../store/publicity/education/outreach.ts';
import type { Context } from '../../base/context.ts';

/** A mark for a telephone: made here and signed, so that nobody makes up a thousand; it says nothing of who has it. */
export function newMark(ctx: Pick<Context, 'keyring'>, outreachId: string): string {
  const random = randomBytes(12).toString('base64url');
  return `${random}.${signed(ctx, outreachId, random)}`;
}

/** Whether the mark was made here, for this event. */
export function isMark(ctx: Pick<Context, 'keyring'>, outreachId: string, mark: string): boolean {
  const [random = '', signature = ''] = mark.slice(0, 80).split('.');
  const [given, right] = [Buffer.from(signature), Buffer.from(signed(ctx, outreachId, random))];
  return random !== '' && given.length === right.length && timingSafeEqual(given, right);
}

function signed({ keyring }: Pick<Context, 'keyring'>, outreachId: string, random: string): string {
  const key = derivedSecret(keyring.marking, 'checkin');
  return createHmac('sha256', key).update(`${outreachId} ${random}`).digest('base64url').slice(0, 22);
}

/** What is kept of a mark: the check-in and the answers have hashes of their own, which nobody puts together. */
function kept(of: 'checkin' | 'answer', mark: string): string {
  return createHash('sha256').update(`${of} ${mark}`).digest('base64url');
}

/** Counts the telephone, once however often it is sent. No line of the ledger is written: that so many came is told when it was held. */
export async function checkIn(ctx: Context, outreach: Outreach, mark: string): Promise<void> {
  demand(ctx.actor, 'outreach.checkIn');
  if (!isMark(ctx, outreach.id, mark)) throw new Refusal('checkin-over');
  if (checkinStanding(outreach, ctx.today) !== 'open') throw new Refusal('checkin-over');
  await transact(ctx.db, async (tx) => {
    if (!(await isOpenForCheckin(tx, outreach.countyId, outreach.id))) throw new Refusal('checkin-over');
    await saveCheckin(tx, outreach.countyId, outreach.id, { mark: kept('checkin', mark), at: ctx.at });
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
  if (!isMark(ctx, outreach.id, mark) || !takesAnswers(outreach, ctx.today)) throw new Refusal('checkin-over');
  await transact(ctx.db, (tx) =>
    saveAnswer(tx, outreach.countyId, outreach.id, { mark: kept('answer', mark), onDay: ctx.today, ...answers }),
  );
}
