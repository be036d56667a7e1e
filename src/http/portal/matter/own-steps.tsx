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
  /** What an officer asks of him: then the same form answers it. */
  question: string | null;
}

export function Add({ form, token, attachments, there, full, question }: AddProps) {
  const { m } = form;
  const isAsked = question !== null;
  return (
    <section class={isAsked ? 'card asked' : 'card'} id="add">
      {isAsked ? (
        <>
          <p class="hint">{m.say('办的人问您', 'The officer asks')}</p>
          <h2 lang={m.language === 'en' ? 'zh-CN' : undefined}>{question}</h2>
        </>
      ) : (
        <h2>{full ? m.say('补一句话', 'Add a word') : m.say('补一句话、加照片', 'Add a word or photos')}</h2>
      )}
      {there > 0 && <p class="hint">{full ? fullWords(m, there) : soFar(m, there)}</p>}
      <form action={isAsked ? '/progress/answer' : '/progress/supplement'} {...sentForm}>
        <input type="hidden" name="token" value={token} />
        <Text
          form={form}
          name="words"
          rows={2}
          label={isAsked ? m.say('您的回答', 'Your answer') : m.say('想说的', 'What you want to say')}
        />
        {!full || attachments.length > 0 ? (
          <Photos form={form} attachments={attachments} there={there} />
        ) : (
          <Wrong form={form} name="photos" />
        )}
        <button class="btn do full gap">{isAsked ? m.say('答给他', 'Answer') : m.say('加进去', 'Add')}</button>
        {isAsked && (
          <p class="hint gap">
            {m.say(
              '没空写的，打所里的电话说也行，有人替您记。',
              'You may also call the office, where somebody writes it down.',
            )}
          </p>
        )}
      </form>
    </section>
  );
}

function soFar(m: Manner, there: number): string {
  return m.say(`已经有 ${there} 个文件。`, `${there} file${there === 1 ? '' : 's'} so far.`);
}

/** No more photos are taken here: said before one looks for where to add them, with the way out. */
function fullWords(m: Manner, there: number): string {
  return m.say(
    `已经有 ${there} 个文件，满了，不能再加照片。还有要紧的，写一句话，或者带到所里。`,
    `There are ${there} files, and no more are taken here. Say in a word what else you have, or bring it to the office.`,
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
