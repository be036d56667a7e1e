/** What one may do with one's own matter of any kind: add a word or photos, urge (J11). */
import type { Attachment } from '../../../domain/matter/attachment.ts';
import type { Context } from '../../../actions/base/context.ts';
import { Photos } from '../base/attachment.tsx';
import { Text, Wrong, type Form } from '../base/field.tsx';
import { sentForm } from '../base/layout.tsx';
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
      <form action="/progress/supplement" {...sentForm}>
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
  token: string;
}

/** 催一催: one button, once a day; how often it was pressed stands beside it. */
export function Urge({ m, matter, ctx, token }: UrgeProps) {
  const { urgedOn, urgedTimes } = matter;
  const times =
    urgedOn === null
      ? ''
      : m.say(
          `一共催过 ${urgedTimes} 次，最近是 ${dayWords(m, urgedOn, ctx.today)}。`,
          `Urged ${urgedTimes} time${urgedTimes === 1 ? '' : 's'}, last on ${dayWords(m, urgedOn, ctx.today)}.`,
        );
  if (urgedOn === ctx.today)
    return (
      <p>
        {m.say('今天催过了，明天还可以催。', 'Urged today; you may urge again tomorrow. ')}
        {times}
      </p>
    );
  return (
    <>
      {times !== '' && <p class="hint">{times}</p>}
      <form method="post" action="/progress/urge">
        <input type="hidden" name="token" value={token} />
        <button class="btn full">{m.say('催一催', 'Urge')}</button>
      </form>
    </>
  );
}
