/** What one may do with one's own matter of any kind: add a word or photos, urge (J11). */
import type { Attachment } from '../../../domain/matter/attachment.ts';
import type { Context } from '../../../actions/base/context.ts';
import { Photos } from '../base/attachment.tsx';
import { Text, Wrong, type Form } from '../base/field.tsx';
import { formId } from '../base/layout.tsx';
import { dayWords, type Manner } from '../base/language.ts';

interface AddProps {
  form: Form;
  token: string;
  attachments: readonly Attachment[];
  /** How many files of his own the matter has already. */
  there: number;
  /** Whether that is all it may have. */
  full: boolean;
}

export function Add({ form, token, attachments, there, full }: AddProps) {
  const { m } = form;
  return (
    <section class="card" id="add">
      <h2>{m.say('补一句话、加照片', 'Add a word or photos')}</h2>
      {there > 0 && (
        <p class="hint">{m.say(`已经有 ${there} 个文件。`, `${there} file${there === 1 ? '' : 's'} so far.`)}</p>
      )}
      <form id={formId} method="post" action="/progress/supplement" enctype="multipart/form-data" novalidate>
        <input type="hidden" name="token" value={token} />
        <Text form={form} name="words" rows={2} label={m.say('想说的', 'What you want to say')} />
        {!full || attachments.length > 0 ? (
          <Photos form={form} attachments={attachments} there={there} />
        ) : (
          <Wrong form={form} name="photos" />
        )}
        <button class="btn do full gap">{m.say('加进去', 'Add')}</button>
      </form>
    </section>
  );
}

interface UrgeProps {
  m: Manner;
  matter: { urgedOn: string | null; urgedTimes: number };
  ctx: Context;
}

export function Urge({ m, matter, ctx }: UrgeProps) {
  const today = matter.urgedOn === ctx.today;
  return (
    <section class="card" id="urge">
      <h2>{m.say('等急了？', 'Waiting too long?')}</h2>
      {today ? (
        <p class="gap">
          {m.say(
            '今天催过了，办的人看得到。明天还没消息，可以再催。',
            'You have urged today; the officer sees it. You may urge again tomorrow.',
          )}
        </p>
      ) : (
        <>
          <p class="gap">
            {m.say(
              '催一下，办的人马上看到。不用再说一遍。',
              'The officer sees it at once. There is no need to file again.',
            )}
          </p>
          <form method="post" action="/progress/urge">
            <button class="btn full">{m.say('催一催', 'Urge')}</button>
          </form>
        </>
      )}
      {matter.urgedOn !== null && (
        <p class="hint">
          {m.say(
            `一共催过 ${matter.urgedTimes} 次，最近是 ${dayWords(m, matter.urgedOn, ctx.today)}。`,
            `Urged ${matter.urgedTimes} time${matter.urgedTimes === 1 ? '' : 's'}, last on ${dayWords(m, matter.urgedOn, ctx.today)}.`,
          )}
        </p>
      )}
    </section>
  );
}
