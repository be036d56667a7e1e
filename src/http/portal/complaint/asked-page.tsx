/**
 * 「再问您几句」: what the county wants to know besides of such goods, asked between the form and its receipt, when it is known what they are.
 * Who does not know leaves it empty; in large type one question stands on a page.
 */
import {
  asked,
  askedLabel,
  askedPath,
  calledFor,
  notKnown,
  readAnswers,
  type AskedAnswer,
  type Asking,
} from '../../../domain/county/asked/asked-question.ts';
import type { Filing } from '../../../domain/complaint/filing.ts';
import type { Attachment } from '../../../domain/matter/attachment.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import {
  Choice,
  fieldClass,
  formTitle,
  many,
  one,
  Problems,
  Text,
  Tick,
  Wrong,
  type Form,
  type Typed,
} from '../base/field.tsx';
import { KeptLine, keptBehind, Unsent } from '../base/kept-form.tsx';
import { Hotline, Page } from '../base/layout.tsx';
import type { Manner } from '../base/language.ts';
import { CarriedTyped } from './carried-typed.tsx';

/** What is to be asked yet, or what was answered. */
export type Further =
  | { isOver: true; answers: AskedAnswer[] }
  | { isOver: false; questions: readonly Asking[]; step: number; problems: FieldProblem[] };

/**
 * Where the visitor stands with the questions that his filing calls for. `asked` says what was pressed: `yes` sends it, `next` and `back` turn
 * the page, `no` comes of a form that sends itself while nobody sits before it. A switch of size or language only shows the page again.
 */
export function furtherOf(
  typed: Typed,
  { story, categoryCode, natureCode }: Filing,
  { m, county, today, isSwitch }: { m: Manner; county: CountyFacts; today: Day; isSwitch: boolean },
): Further {
  const questions = calledFor(asked(county.questions, 'portal'), { categoryCode, natureCode, text: story });
  const { answers, problems } = readAnswers(questions, (question) => typedOf(typed, question), today);
  const isHere = one(typed, 'asking') !== '';
  const last = questions.length - 1;
  const at = Math.min(Math.max(Math.trunc(Number(one(typed, 'asking'))) || 0, 0), last);
  // The return key presses a button without a name.
  const byReturn = isHere ? (m.large && at < last ? 'next' : 'yes') : '';
  const pressed = one(typed, 'asked') || byReturn;
  const isSent = pressed === 'no' || (pressed === 'yes' && problems.length === 0);
  if (questions.length === 0 || (isSwitch ? !isHere : isSent)) return { isOver: true, answers };
  if (isSwitch || pressed === '') return { isOver: false, questions, step: at, problems: [] };
  if (!m.large) return { isOver: false, questions, step: at, problems };
  return { isOver: false, questions, ...turned(questions, problems, at, pressed) };
}

/** Whoever says that he does not know has answered, whatever stands in the box. */
function typedOf(typed: Typed, question: Asking): string {
  const name = askedPath(question);
  return many(typed, name).includes(notKnown) ? notKnown : one(typed, name);
}

/** In large type: which page comes, and what is wrong on it. */
function turned(
  questions: readonly Asking[],
  problems: readonly FieldProblem[],
  at: number,
  pressed: string,
): { step: number; problems: FieldProblem[] } {
  const wrongAt = (step: number) => problems.filter(({ path }) => path === askedPath(questions[step] as Asking));
  if (pressed === 'back') return { step: Math.max(0, at - 1), problems: [] };
  if (wrongAt(at).length > 0) return { step: at, problems: wrongAt(at) };
  if (pressed === 'next') return { step: Math.min(at + 1, questions.length - 1), problems: [] };
  // Sent, and one of another page is wrong: that page comes.
  const first = questions.findIndex((_, step) => wrongAt(step).length > 0);
  return { step: first, problems: wrongAt(first) };
}

interface AskedPageProps {
  m: Manner;
  county: CountyFacts;
  typed: Typed;
  token: string;
  attachments: readonly Attachment[];
  further: Extract<Further, { isOver: false }>;
}

export function AskedPage({ m, county, typed, token, attachments, further }: AskedPageProps) {
  const { questions, step, problems } = further;
  const form: Form = { m, typed, problems };
  const shown = m.large ? questions.slice(step, step + 1) : questions;
  const isLast = !m.large || step === questions.length - 1;
  const title = m.say(`再问您${questions.length === 1 ? '一' : ` ${questions.length} `}句`, 'A few more questions');
  return (
    <Page m={m} county={county} script="form" title={formTitle(m, problems, title)}>
      <form class="stack read" action="/complaint" {...keptBehind}>
        <Unsent m={m} county={county} facts={shown.map((one) => toldFact(m, one))} isBehind />
        <h1>{title}</h1>
        <p class="lead">
          {questions.some(({ required }) => required)
            ? m.say(
                '答了办得快。写着“要答”的答一下，不知道就选“不知道”；别的不知道就空着。',
                'It helps. Answer what is marked, or say that you do not know; leave the rest empty where you do not.',
              )
            : isLast
              ? m.say('答了办得快。不知道就空着，直接交。', 'It helps. Leave empty what you do not know, and send.')
              : m.say(
                  '答了办得快。不知道就空着，按“下一句”。',
                  'It helps. Leave empty what you do not know, and go on.',
                )}
        </p>
        <KeptLine m={m} isBehind />
        <Problems {...form} />
        <CarriedTyped typed={typed} token={token} attachments={attachments} but={['asked', ...shown.map(askedPath)]} />
        <input type="hidden" name="asking" value={String(step)} />
        <div class="card">
          {m.large && questions.length > 1 && (
            <p class="hint">
              {m.say(`第 ${step + 1} 句，一共 ${questions.length} 句`, `${step + 1} of ${questions.length}`)}
            </p>
          )}
          {shown.map((question) => (
            <AskedField form={form} question={question} />
          ))}
        </div>
        {isLast ? (
          <button class="btn do big full" name="asked" value="yes">
            {m.say('交上去', 'Send')}
          </button>
        ) : (
          <button class="btn do big full" name="asked" value="next">
            {m.say('下一句', 'Next')}
          </button>
        )}
        {m.large && step > 0 && (
          <button class="btn big full" name="asked" value="back">
            {m.say('回上一句', 'Back')}
          </button>
        )}
        <p class="hint">
          {m.say('前面写好的都在，没有丢。说不清就打 ', 'All that you wrote is kept. Rather tell it? Call ')}
          <Hotline m={m} county={county} />
        </p>
      </form>
    </Page>
  );
}

/** A question as it is read out to the telephone, and where its answer is found. */
function toldFact(m: Manner, question: Asking): { words: string; of: string } {
  const { zh, en } = askedLabel(question);
  return { words: m.say(zh, en), of: askedPath(question) };
}

/** One question as its kind of answer asks it: a line, figures with their unit, a day, or one of a list. */
function AskedField({ form, question }: { form: Form; question: Asking }) {
  const { m } = form;
  const { kind, choices, required } = question;
  const name = askedPath(question);
  const words = askedLabel(question);
  const label = m.say(words.zh, words.en);
  const aside = required ? m.say('要答', 'needed') : m.say('不知道就空着', 'if known');
  if (kind === 'choice')
    return (
      <fieldset class={fieldClass(form, name)}>
        <legend>
          {label} <em>{required ? aside : ''}</em>
        </legend>
        <Wrong form={form} name={name} />
        {choices.map((choice, i) => (
          <Choice form={form} name={name} value={choice} {...(i === 0 ? { id: name } : {})}>
            <span lang="zh-CN">{choice}</span>
          </Choice>
        ))}
        <Choice form={form} name={name} value={required ? notKnown : ''}>
          {m.say('不知道', 'Not known')}
        </Choice>
      </fieldset>
    );
  return (
    <>
      <Text
        form={form}
        name={name}
        label={label}
        aside={aside}
        {...(kind === 'day' ? { hint: m.say('例如 2026年4月18日', 'Such as 2026-04-18') } : {})}
        attributes={kind === 'number' ? { inputmode: 'decimal' } : {}}
      />
      {required && (
        <Tick form={form} name={name} value={notKnown}>
          {m.say('不知道', 'Not known')}
        </Tick>
      )}
    </>
  );
}

/** What was answered already of a form that comes back for something else. */
export function AnsweredBefore({ typed }: { typed: Typed }) {
  return (
    <>
      {Object.entries(typed).flatMap(([name, value]) =>
        name.startsWith('asked.')
          ? [value ?? ''].flat().map((each) => <input type="hidden" name={name} value={each} />)
          : [],
      )}
    </>
  );
}
