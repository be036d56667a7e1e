import type { Logger } from 'pino';
import { sealHead as seal } from '../actions/base/seal-head.ts';
import type { Context } from '../actions/base/context.ts';
import { headLine } from '../domain/base/ledger-head.ts';
import { appendLine } from '../outside/ledger/head-file.ts';
import type { MessageChannel } from '../outside/sms.ts';

/** Where the heads of the ledger go besides the database. */
export interface HeadPlaces {
  file: string | null;
  mail: string | null;
}

/** Seals the head of the hour and sends it away; what could not be sent is said in the log, and the next one covers it. */
export async function sealHead(
  ctx: Context,
  { places, email, log }: { places: HeadPlaces; email: MessageChannel; log: Logger },
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  const { head, isNew, broken } = await seal(ctx, now, signal);
  if (broken > 0) log.error({ chains: broken }, '有几件的台账对不上，没有盖进总封记：请做一次台账核对');
  if (head === null || !isNew) return;
  const line = headLine(head);
  if (places.file !== null) {
    try {
      appendLine(places.file, line);
    } catch (error) {
      log.error(
        { code: (error as NodeJS.ErrnoException).code },
        '总封记没有写进 LEDGER_HEAD_FILE：看那个盘在不在、满没满',
      );
    }
  }
  if (places.mail !== null) {
    const text = `【${ctx.county.county.name}12315】台账总封记，请原样留存，核对台账时用：\n${line}`;
    const id = `ledger-head-${head.countyId}-${head.n}`;
    await email.send({ id, to: places.mail, text }).catch((error: Error) => {
      log.error({ error: error.message }, '总封记的邮件没有送出，下一个小时再送新的');
    });
  }
}
