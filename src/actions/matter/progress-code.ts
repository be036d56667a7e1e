/** Codes to the telephone on file, for who has lost the slip. */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { isMobile } from '../../domain/county/reach-by.ts';
import {
  isFreshCode,
  maySendAgain,
  mostProgressCodesADay,
  mostProgressCodesANetwork,
  progressCodeMinutes,
} from '../../domain/matter/progress-code.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import type { Db } from '../../store/base/db.ts';
import { derivedSecret } from '../../store/base/derived-key.ts';
import { saveMessages } from '../../store/matter/message.ts';
import {
  deleteOldProgressCodes,
  deleteProgressCode,
  lockProgressCode,
  saveProgressCode,
} from '../../store/matter/progress-code.ts';
import { addTries } from '../../store/base/tries.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { everywhere, tryMark } from '../base/tries.ts';
import { sendSoon, toPhone } from './message.ts';

/** A matter, and a telephone that is on file in it. */
export interface Reached {
  kind: MatterKind;
  number: string;
  phone: string;
}

/** Sends a code to the telephone, three a day for one network and ten in all; a second press within a minute sends nothing. */
export async function sendProgressCode(ctx: Context, reached: Reached, network: string): Promise<void> {
  const { phone, number } = reached;
  const { countyId } = ctx.actor;
  if (!isMobile(phone)) return;
  const subject = subjectOf(ctx, reached);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await transact(ctx.db, async (tx) => {
    if (!maySendAgain(await lockProgressCode(tx, countyId, subject), ctx.at)) return;
    const key = (...what: string[]) => ({ subject: tryMark(ctx, ...what, ctx.today, phone), origin: everywhere });
    const [asked] = await addTries(tx, countyId, [key('progress code from', network)], ctx.at);
    if ((asked?.n ?? 0) > mostProgressCodesANetwork) return;
    const [today] = await addTries(tx, countyId, [key('progress code')], ctx.at);
    if ((today?.n ?? 0) > mostProgressCodesADay) return;
    const codeHash = hashOf(ctx, subject, code);
    await saveProgressCode(tx, { countyId, subject, codeHash, madeAt: ctx.at, tries: 0 });
    const words = `验证码 ${code}，${progressCodeMinutes} 分钟内有效，用来看${number}的进度。不是您要的，不用管；谁来要都别给。`;
    // Whoever waits at the page waits by night too; whose telephone it is does not stand beside the matter.
    const messages = toPhone(ctx, { countyId, id: number }, phone, words).map((message) => ({
      ...message,
      matterId: null,
      notBefore: ctx.at,
    }));
    await saveMessages(tx, messages);
    await sendSoon(tx, messages);
  });
}

/** Whether the code is the one that was sent; it opens once, and five wrong ones spoil it. */
export function takeProgressCode(ctx: Context, reached: Reached, typed: string): Promise<boolean> {
  const { countyId } = ctx.actor;
  const subject = subjectOf(ctx, reached);
  return transact(ctx.db, async (tx) => {
    const sent = await lockProgressCode(tx, countyId, subject);
    if (sent === null || !isFreshCode(sent, ctx.at)) return false;
    const isRight = timingSafeEqual(Buffer.from(sent.codeHash), hashOf(ctx, subject, typed));
    if (isRight) await deleteProgressCode(tx, countyId, subject);
    else await saveProgressCode(tx, { ...sent, tries: sent.tries + 1 });
    return isRight;
  });
}

export async function sweepProgressCodes(db: Db, at: Date): Promise<void> {
  await transact(db, (tx) => deleteOldProgressCodes(tx, new Date(at.getTime() - progressCodeMinutes * 60_000)));
}

function subjectOf(ctx: Context, { kind, number, phone }: Reached): Buffer {
  return tryMark(ctx, 'progress code of', kind, number, phone);
}

function hashOf({ keyring }: Context, subject: Buffer, code: string): Buffer {
  return createHmac('sha256', derivedSecret(keyring.marking, 'progress code')).update(subject).update(code).digest();
}
