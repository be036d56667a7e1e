/** 觉得办得不对: who is not satisfied asks the bureau to look at it once more, by whom and until when it is answered, and what it answered. */
import { addDays } from '../../../domain/base/calendar.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { clocksOf } from '../../../domain/complaint/deadline.ts';
import { appealUntil, whyNoAppeal } from '../../../domain/complaint/steps/appeal.ts';
import { reviewResultWords } from '../../../domain/complaint/words/review-words.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { moveOwnComplaint } from '../../../actions/complaint/complaint.ts';
import { fieldClass, many, one, Text, Tick, tooLong, Wrong, type Form } from '../base/field.tsx';
import { dayWords, type Manner } from '../base/language.ts';
import type { Telling } from '../matter/own-matter.tsx';

/** What he may tick, in his own words as they are sent. */
const wrongs = {
  unheard: { zh: '没好好听我说', en: 'I was not heard' },
  paper: { zh: '纸上写的和说的不一样', en: 'The paper says otherwise than was said' },
  slow: { zh: '拖得太久', en: 'It took too long' },
  partial: { zh: '偏着店家', en: 'It favoured the shop' },
} as const;

interface AppealProps {
  form: Form;
  ctx: Context;
  complaint: Complaint;
  token: string;
}

export function AppealCard(props: AppealProps) {
  const { form, ctx, complaint } = props;
  const { m } = form;
  if (complaint.appeal !== null) return <Asked m={m} ctx={ctx} complaint={complaint} />;
  const { limits } = ctx.county.county;
  if (whyNoAppeal(complaint, { today: ctx.today, limits }) !== null) return null;
  const until = appealUntil(complaint, limits) ?? addDays(ctx.today, limits.appealDays);
  return (
    <section class="card" id="appeal">
      <h2>{m.say('觉得办得不对？', 'Do you think it was handled wrongly?')}</h2>
      <p class="gap">
        {m.say(
          `请县局再看一遍，不由办过这件的人看，${limits.appealWorkingDays} 个工作日内写清楚答您。${dayWords(m, until, ctx.today)}以前都可以提。`,
          `The bureau looks at it once more: nobody who handled it, and you have an answer in writing within ${limits.appealWorkingDays} working days. Possible until ${dayWords(m, until, ctx.today)}.`,
        )}
      </p>
      <form method="post" action="/progress/appeal" novalidate>
        <input type="hidden" name="token" value={props.token} />
        <fieldset class={fieldClass(form, 'wrong')} id="wrong">
          <legend>{m.say('哪里不对，可选几样', 'What was wrong')}</legend>
          <Wrong form={form} name="wrong" />
          {Object.entries(wrongs).map(([value, { zh, en }]) => (
            <Tick form={form} name="wrong" value={value}>
              {m.say(zh, en)}
            </Tick>
          ))}
        </fieldset>
        <Text form={form} name="appeal" rows={3} label={m.say('您想说的', 'What you want to say')} />
        <button class="btn full gap">{m.say('请县局看一遍', 'Ask the bureau')}</button>
        <p class="hint gap">
          {m.say('这不影响您去复议、去法院。', 'Reconsideration and the courts stay open to you.')}
        </p>
      </form>
    </section>
  );
}

function Asked({ m, ctx, complaint }: { m: Manner; ctx: Context; complaint: Complaint }) {
  const { appeal } = complaint;
  if (appeal === null) return null;
  const due = clocksOf(complaint, factsOf(ctx)).find(({ identifier }) => identifier === 'appeal')?.targetOn ?? null;
  const result = appeal.result === null ? null : reviewResultWords[appeal.result];
  return (
    <section class="card" id="appeal" data-test="appeal">
      <h2>{m.say('请县局复核', 'Your appeal')}</h2>
      {result === null || appeal.answeredOn === null ? (
        <p class="gap">
          {m.say(
            `${dayWords(m, appeal.openedOn, ctx.today)}收到的，由没办过这件的局领导看${due === null ? '' : `，最晚 ${dayWords(m, due, ctx.today)}答您`}。`,
            `Received on ${dayWords(m, appeal.openedOn, ctx.today)}; a leader who did not handle it answers you${due === null ? '' : ` by ${dayWords(m, due, ctx.today)}`}.`,
          )}
        </p>
      ) : (
        <>
          <p class="gap">
            {m.say(
              `${dayWords(m, appeal.answeredOn, ctx.today)}答复：`,
              `${dayWords(m, appeal.answeredOn, ctx.today)}: `,
            )}
            <b>{m.say(result.zh, result.en)}</b>
          </p>
          <p class="said" lang={m.language === 'en' ? 'zh-CN' : undefined}>
            {appeal.answer}
          </p>
        </>
      )}
    </section>
  );
}

/** Asks the bureau for the complaint of the id; gives back what is wrong with what was typed. */
export function appealOf(complaintId: string): Telling {
  return async (ctx, typed, pressId): Promise<FieldProblem | null> => {
    const [long] = tooLong(typed, 'appeal', { zh: '您想说的', en: 'What you want to say' }, 800);
    if (long !== undefined) return long;
    const ticked = many(typed, 'wrong').flatMap((value) =>
      value in wrongs ? [wrongs[value as keyof typeof wrongs].zh] : [],
    );
    const said = one(typed, 'appeal').replaceAll('\r\n', '\n').trim();
    if (ticked.length === 0 && said.length < 4)
      return { path: 'wrong', zh: '请选一样哪里不对，或者写一句', en: 'Please tick what was wrong, or write it' };
    const words = [ticked.join('、'), said].filter((part) => part !== '').join('。');
    try {
      await moveOwnComplaint(ctx, complaintId, 'appeal', { words }, pressId);
      return null;
    } catch (error) {
      // Asked meanwhile in another window: the page says what stands.
      if (error instanceof Refusal && error.code === 'appeal-once') return null;
      throw error;
    }
  };
}
