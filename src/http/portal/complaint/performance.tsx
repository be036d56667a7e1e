/** 店家照办没有: from the day on one press tells the office that the shop has not kept what was agreed, or that it has; and what the office answered. */
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { isDue, linesToKeep, openPerformance, TellPerformance } from '../../../domain/complaint/facts/performance.ts';
import { performanceFoundWords } from '../../../domain/complaint/words/performance-words.ts';
import { termKindWords } from '../../../domain/complaint/facts/facts.ts';
import type { AgreedLine } from '../../../domain/complaint/facts/agreed-terms.ts';
import { Refusal, type FieldProblem } from '../../../domain/base/refusal.ts';
import { moveOwnComplaint } from '../../../actions/complaint/complaint.ts';
import type { Context } from '../../../actions/base/context.ts';
import { fieldClass, many, one, Text, Tick, tooLong, Wrong, type Form } from '../base/field.tsx';
import { dayWords, type Manner } from '../base/language.ts';
import type { Telling } from '../matter/own-matter.tsx';
import { yuan } from './agreed.tsx';

interface TellProps {
  form: Form;
  ctx: Context;
  complaint: Complaint;
  token: string;
  /** Of several each says what is missing; that all was done the office hears of each. */
  mayConfirm: boolean;
}

/** What he told and heard of it, and the form by which he tells it. */
export function Performance(props: TellProps) {
  const { form, ctx, complaint } = props;
  const open = linesToKeep(complaint);
  const told = openPerformance(complaint);
  return (
    <>
      <LastTold m={form.m} ctx={ctx} complaint={complaint} />
      {told === null && open.length > 0 && <TellForm {...props} open={open} />}
    </>
  );
}

/** The office has it and answers by a day, or has answered. */
function LastTold({ m, ctx, complaint }: { m: Manner; ctx: Context; complaint: Complaint }) {
  const told = complaint.performances.findLast(({ result }) => result === 'broken');
  if (told === undefined) return null;
  const on = dayWords(m, told.on, ctx.today);
  if (told.answeredOn === null) {
    const by = dayWords(m, told.dueOn ?? told.on, ctx.today);
    return (
      <p class="note gap" data-test="told">
        {m.say(
          `${on}您说店家没照办，所里去问店家，最晚 ${by}回您。`,
          `On ${on} you told that it was not kept. The office asks the shop and answers you by ${by}.`,
        )}
      </p>
    );
  }
  if (told.found === null || told.answer === '') return null;
  const found = performanceFoundWords[told.found];
  const until =
    told.promisedOn === null
      ? ''
      : m.say(`，${dayWords(m, told.promisedOn, ctx.today)}办`, `, for ${dayWords(m, told.promisedOn, ctx.today)}`);
  return (
    <p class="note gap" data-test="told">
      {m.say(
        `所里 ${dayWords(m, told.answeredOn, ctx.today)}回您：`,
        `The office on ${dayWords(m, told.answeredOn, ctx.today)}: `,
      )}
      <b>
        {m.say(found.zh, found.en)}
        {until}
      </b>
      {m.say('。', '. ')}
      <span lang={m.language === 'en' ? 'zh-CN' : undefined}>{told.answer}</span>
    </p>
  );
}

function TellForm({ form, ctx, open, token, mayConfirm }: TellProps & { open: readonly AgreedLine[] }) {
  const { m, problems } = form;
  const isLate = open.some((line) => isDue(line, ctx.today));
  const fields = (
    <form method="post" action="/progress/performance" novalidate>
      <input type="hidden" name="token" value={token} />
      {open.length > 1 && <WhichTerms form={form} open={open} />}
      <Text
        form={form}
        name="kept"
        rows={2}
        label={m.say('想说的', 'What you want to say')}
        aside={
          isLate
            ? m.say('可以不写', 'if you like')
            : m.say('日子还没到，请写为什么', 'the day has not come: please say why')
        }
      />
      <button class="btn do full gap" name="result" value="broken">
        {m.say('店家没照办，告诉所里', 'Not kept: tell the office')}
      </button>
      {mayConfirm && (
        <button class="btn full gap" name="result" value="kept">
          {open.every(({ kind }) => money.has(kind))
            ? m.say('钱收到了', 'I have the money')
            : m.say('照办了', 'It was kept')}
        </button>
      )}
    </form>
  );
  if (isLate) return <div id="kept-form">{fields}</div>;
  const isWrong = problems.some(({ path }) => path === 'kept' || path === 'terms');
  return (
    <details class="f" open={isWrong}>
      <summary>{m.say('还没到日子：店家说不办了，或者已经办了', 'Before the day: it refuses, or has kept it')}</summary>
      {fields}
    </details>
  );
}

const money: ReadonlySet<string> = new Set(['refund', 'compensation', 'extraDamages']);

function WhichTerms({ form, open }: { form: Form; open: readonly AgreedLine[] }) {
  const { m } = form;
  return (
    <fieldset class={fieldClass(form, 'terms')} id="terms">
      <legend>{m.say('哪几条', 'Which terms')}</legend>
      <Wrong form={form} name="terms" />
      {open.map(({ nth, kind, text, valueFen }) => (
        <Tick form={form} name="terms" value={String(nth)}>
          {`${nth}. ${text === '' ? m.say(termKindWords[kind].zh, termKindWords[kind].en) : text}`}
          {valueFen !== null && valueFen > 0 && ` ${yuan(m, valueFen)}`}
        </Tick>
      ))}
    </fieldset>
  );
}

/** Tells it of the complaint of the id; gives back what is wrong with what was typed. */
export function tellingOf(complaintId: string, complaint: Complaint): Telling | null {
  if (linesToKeep(complaint).length === 0) return null;
  return async (ctx, typed, pressId): Promise<FieldProblem | null> => {
    const [long] = tooLong(typed, 'kept', { zh: '想说的', en: 'What you want to say' }, 500);
    if (long !== undefined) return long;
    const terms = many(typed, 'terms').map(Number);
    if (terms.length === 0 && linesToKeep(complaint).length > 1)
      return { path: 'terms', zh: '请勾是哪几条', en: 'Please tick which terms' };
    const read = TellPerformance.safeParse({
      result: one(typed, 'result'),
      terms,
      words: one(typed, 'kept').replaceAll('\r\n', '\n').trim(),
    });
    if (!read.success) return { path: 'kept', zh: '请按一个：没照办，还是照办了', en: 'Please press one of the two' };
    try {
      await moveOwnComplaint(ctx, complaintId, 'tellPerformance', read.data, pressId);
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const [wrong] = error.fields;
      if (wrong !== undefined) return { ...wrong, path: 'kept' };
      // Told or done meanwhile, in another window: the page says what stands.
      if (error.code === 'performance-told' || error.code === 'performance-nothing') return null;
      throw error;
    }
  };
}
