import type { Logger } from 'pino';
import { sealHead as seal } from '../actions/base/seal-head.ts';
import type { Context } from '../actions/base/context.ts';
import { headLine } from '../domain/base/ledger-head.ts';
import type { Line } from '../domain/exchange/letter-exchange.ts';
import { appendLine, textOf } from '../outside/ledger/head-file.ts';
import type { MessageChannel } from '../outside/sms.ts';

/** Where the heads of the ledger go besides the database. */
export interface HeadPlaces {
  file: string | null;
  mail: string | null;
}

/** Seals the head of the hour and sends it away; what could not be sent is said in the log, and the next one covers it. */
export async function sealHead(
  ctx: Context,
  { places, email, line, log }: { places: HeadPlaces; email: MessageChannel; line: Line | null; log: Logger },
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  const { head, isNew, broken } = await seal(ctx, now, signal);
  if (broken > 0) log.error({ chains: broken }, '有几件的台账对不上，没有盖进总封记：请做一次台账核对');
  if (head === null) return;
  const words = headLine(head);
  if (places.file !== null) keepIn(places.file, words, log);
  if (!isNew) return;
  await line?.sendHead({ from: ctx.county.county.name, line: words }, now()).catch((error: Error) => {
    log.error({ error: error.message }, '总封记没有送到上级，下一个小时再送新的');
  });
  if (places.mail !== null) {
    const text = `【${ctx.county.county.name}12315】台账总封记，请原样留存，核对台账时用：\n${words}`;
    const id = `ledger-head-${head.countyId}-${head.n}`;
    await email.send({ id, to: places.mail, text }).catch((error: Error) => {
      log.error({ error: error.message }, '总封记的邮件没有送出，下一个小时再送新的');
    });
  }
}

/** Adds the newest head to the file where it is not there yet: also an older one, when the file was named or put aside since. */
function keepIn(file: string, line: string, log: Logger): void {
  try {
    const kept = textOf(file);
    if (kept?.includes(line) === true) return;
    appendLine(file, line);
    if (kept === null) log.warn({ file }, '总封记的文件原来不在，新建了：不是刚填的设置，就看原来那一份哪里去了');
  } catch (error) {
    log.error(
      { code: (error as NodeJS.ErrnoException).code },
      '总封记没有写进 LEDGER_HEAD_FILE：看那个盘在不在、满没满',
    );
  }
}
