/** 异议: the operator says on the page what is wrong, by the code of the notice that the office handed to it; without one, at the desk. */
import type { Context as HonoContext, Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import { dayZh } from '../../../../domain/base/calendar.ts';
import { subscriberOf } from '../../../../domain/base/tries.ts';
import { Refusal, type FieldProblem } from '../../../../domain/base/refusal.ts';
import { refusals } from '../../../../domain/refusals.ts';
import {
  objectionEndWords,
  type PublicEntry,
  type Publication,
} from '../../../../domain/publicity/publication/publication.ts';
import { objectByCode, readAnswers } from '../../../../actions/publicity/publication/objection.ts';
import type { CountyFacts } from '../../../../store/county/county.ts';
import { addressOf } from '../../../base/address.ts';
import type { Env } from '../../../base/env.ts';
import { consumerContext } from '../../../base/session.ts';
import { readForm } from '../../base/attachment.tsx';
import { formTitle, one, Problems, Text, tooLong, type Form, type Typed } from '../../base/field.tsx';
import { formId, Hotline, Page, sendPage } from '../../base/layout.tsx';
import { dayIn, isSwitch, mannerOf, type Manner } from '../../base/language.ts';
import { officeOf } from './publication-words.ts';

interface Props {
  form: Form;
  county: CountyFacts;
  entry: Pick<PublicEntry, 'number' | 'officeId' | 'isObjected'>;
  days: number;
  pressId: string;
}

const wordsLabel = { zh: '哪里写错了', en: 'What is wrong' };
const mostWords = 1000;

/** Not offered anew while one is being looked into; what somebody wrote in between still comes back to him. */
export function ObjectForm({ form, county, entry, days, pressId }: Props) {
  const { m } = form;
  const isOpen = !entry.isObjected || form.problems.length > 0;
  return (
    <section class="card stack" id="object">
      <h2>{m.say('您是店家，觉得写错了？', 'Are you the operator, and it is wrong?')}</h2>
      <p>
        {isOpen
          ? m.say(
              `写明哪里错。${days} 个工作日内答您；查的时候这里写“店家有异议，正在查”。`,
              `Say what is wrong. You are answered within ${days} working days; meanwhile the page says that you object.`,
            )
          : m.say(
              '已经有一个异议，正在查。答复以后还觉得不对，可以再提。',
              'An objection is being looked into. Once it is answered you may object again.',
            )}
      </p>
      {isOpen ? <ObjectFields form={form} number={entry.number} pressId={pressId} /> : null}
      <p class="hint">
        {m.say(
          `没有告知书，就带营业执照和写好的异议，到${officeOf(county, entry.officeId) || county.county.bureauName}提；也可以打 `,
          'Without a notice, bring the licence and a written objection to the office, or call ',
        )}
        <Hotline m={m} county={county} />
      </p>
      <AnswersLink m={m} number={entry.number} />
    </section>
  );
}

function ObjectFields({ form, number, pressId }: { form: Form; number: string; pressId: string }) {
  const { m } = form;
  return (
    <form id={formId} class="stack" method="post" action={`/disclosure/${number}/object`} novalidate>
      <Problems {...form} />
      <input type="hidden" name="press" value={pressId} />
      <Text
        form={form}
        name="code"
        label={m.say('公示告知书上的查询码（8 位）', 'The code of the notice (8 figures)')}
        attributes={{ inputmode: 'numeric', autocomplete: 'off' }}
      />
      <Text
        form={form}
        name="words"
        rows={4}
        label={m.say(wordsLabel.zh, wordsLabel.en)}
        hint={m.say('不要写电话、证件号', 'No telephone and no identity numbers')}
      />
      <button class="btn full">{m.say('提出异议', 'Object')}</button>
    </form>
  );
}

type Answers = Pick<Publication, 'number' | 'objection' | 'objections'>;

function AnswersLink({ m, number }: { m: Manner; number: string }) {
  return (
    <p>
      <a class="tap" href={`/disclosure/answers?number=${encodeURIComponent(number)}`}>
        {m.say('提过异议的，凭查询码看答复', 'You objected: see the answer by your code')}
      </a>
    </p>
  );
}

export function addObjection(pages: Hono<Env>, showAgain: ShowAgain): void {
  pages.get('/disclosure/answers', async (c) => {
    const m = mannerOf(c);
    const { county } = consumerContext(c);
    const number = (c.req.query('number') ?? '').slice(0, 30);
    return sendPage(c, <AskPage m={m} county={county} number={number} />, 200, true);
  });
  pages.post('/disclosure/answers', async (c) => {
    const m = mannerOf(c);
    const ctx = consumerContext(c);
    const from = addressOf(c);
    c.get('deps').limits.queryCode.demand(from, ctx.at.getTime());
    const { fields } = await readForm(c);
    const number = one(fields, 'number').trim().replaceAll('\0', '').slice(0, 30);
    const asked = { number, code: one(fields, 'code') };
    try {
      const answers = await readAnswers(ctx, asked, subscriberOf(from));
      return await sendPage(c, <AnswersPage m={m} county={ctx.county} answers={answers} />, 200, true);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'publication-wrong-code') throw error;
      const { status, zh, en } = refusals[error.code];
      return sendPage(c, <AskPage m={m} county={ctx.county} number={number} wrong={m.say(zh, en)} />, status, true);
    }
  });
  pages.post('/disclosure/:number/object', async (c) => {
    const m = mannerOf(c);
    const ctx = consumerContext(c);
    const from = addressOf(c);
    c.get('deps').limits.queryCode.demand(from, ctx.at.getTime());
    const number = c.req.param('number').slice(0, 30);
    const { fields } = await readForm(c);
    const words = one(fields, 'words').replaceAll('\r\n', '\n').trim();
    const press = one(fields, 'press');
    const clientId = /^[0-9a-f-]{36}$/u.test(press) ? press : uuidv7();
    const back = (problems: readonly FieldProblem[], status: number) =>
      showAgain(c, { number, form: { m, typed: fields, problems }, pressId: clientId, status });
    if (isSwitch(c)) return back([], 200);
    const problems = objectionProblems(fields);
    if (problems.length > 0) return back(problems, 422);
    try {
      const entry = await objectByCode(ctx, { number, code: one(fields, 'code'), words, clientId }, subscriberOf(from));
      const by = dayIn(m, entry.objection?.answerBy ?? ctx.today);
      const done = m.say(
        `收到了您的异议，最晚 ${by} 答您；这期间网页上写明“有异议”。`,
        `Your objection has arrived. You are answered by ${by}; until then the page says so.`,
      );
      return await sendPage(c, <Sent m={m} county={ctx.county} number={number} words={done} />, 200, true);
    } catch (error) {
      if (!(error instanceof Refusal) || !isTold(error.code)) throw error;
      const field = error.fields[0];
      const { status, zh, en } = refusals[error.code];
      const path = error.code === 'publication-wrong-code' ? 'code' : 'words';
      return back([{ path, zh: field?.zh ?? zh, en: field?.en ?? en }], status);
    }
  });
}

/** The form as it was sent, beside what it is about; by a number of which nothing is public, on a page of its own. */
export type ShowAgain = (
  c: HonoContext<Env>,
  asked: { number: string; form: Form; pressId: string; status: number },
) => Promise<Response>;

function objectionProblems(typed: Typed): FieldProblem[] {
  const { length } = one(typed, 'words').trim();
  if (length >= 4) return tooLong(typed, 'words', wordsLabel, mostWords);
  return [{ path: 'words', zh: '请写明哪里写错了，至少四个字', en: 'Please say what is wrong' }];
}

/** What is told on the page itself, with the way back to what was being objected to. */
function isTold(code: string): boolean {
  return code === 'publication-wrong-code' || code === 'publication-objected-already' || code === 'publication-names';
}

/** Where nothing of that number is public: the same form, which says no more than that number and code do not belong together. */
export function ObjectPage({
  form,
  county,
  number,
  pressId,
}: {
  form: Form;
  county: CountyFacts;
  number: string;
  pressId: string;
}) {
  const { m } = form;
  const title = m.say('提出异议', 'Objection');
  return (
    <Page m={m} county={county} title={formTitle(m, form.problems, title)}>
      <h1>{title}</h1>
      <section class="card">
        <ObjectFields form={form} number={number} pressId={pressId} />
      </section>
      <AnswersLink m={m} number={number} />
    </Page>
  );
}

/** For the operator: what was answered, by number and code, also once nothing is public any more. */
function AskPage({ m, county, number, wrong }: { m: Manner; county: CountyFacts; number: string; wrong?: string }) {
  return (
    <Page m={m} county={county} title={m.say('异议的答复', 'The answer to an objection')}>
      <h1>{m.say('异议的答复', 'The answer to an objection')}</h1>
      {wrong === undefined ? null : (
        <p class="card" role="alert">
          {wrong}
        </p>
      )}
      <form method="post" action="/disclosure/answers" class="card stack">
        <div class="f">
          <label for="number">
            {m.say('告知书上的编号，例如 示2026-0003', 'The number of the notice, such as 示2026-0003')}
          </label>
          <input id="number" name="number" type="text" autocomplete="off" value={number} />
        </div>
        <div class="f">
          <label for="code">{m.say('查询码（8 位）', 'The code (8 figures)')}</label>
          <input id="code" name="code" type="text" inputmode="numeric" autocomplete="off" />
        </div>
        <button class="btn full">{m.say('看答复', 'See the answer')}</button>
      </form>
    </Page>
  );
}

function AnswersPage({ m, county, answers }: { m: Manner; county: CountyFacts; answers: Answers }) {
  const { number, objection, objections } = answers;
  return (
    <Page m={m} county={county} title={m.say('异议的答复', 'The answer to an objection')}>
      <h1>{m.say('异议的答复', 'The answer to an objection')}</h1>
      <p class="hint">{number}</p>
      {objection === null && objections.length === 0 ? (
        <p class="card">{m.say('这一条还没有提过异议。', 'Nobody has objected yet.')}</p>
      ) : null}
      {objection === null ? null : (
        <section class="card stack">
          <p>
            <b>
              {m.say(
                `正在查，最晚 ${dayZh(objection.answerBy)} 答复。`,
                `To be answered by ${dayIn(m, objection.answerBy)}.`,
              )}
            </b>
          </p>
          <p>
            {m.say('您说：', 'You said: ')}
            <span lang="zh-CN">{objection.words}</span>
          </p>
        </section>
      )}
      {objections.toReversed().map(({ end, answer, answeredOn, words }) => (
        <section class="card stack">
          <p>
            <b>
              {m.say(
                `异议已经答复：${objectionEndWords[end].zh}。${dayZh(answeredOn)}`,
                `Answered: ${objectionEndWords[end].en}. ${dayIn(m, answeredOn)}`,
              )}
            </b>
          </p>
          {answer === '' ? null : <p lang="zh-CN">{answer}</p>}
          <p class="hint">
            {m.say('您说：', 'You said: ')}
            <span lang="zh-CN">{words}</span>
          </p>
        </section>
      ))}
    </Page>
  );
}

function Sent({ m, county, number, words }: { m: Manner; county: CountyFacts; number: string; words: string }) {
  return (
    <Page m={m} county={county} title={m.say('提出异议', 'Objection')}>
      <h1>{m.say('提出异议', 'Objection')}</h1>
      <p class="card">{words}</p>
      <p>
        <a class="btn" href={`/disclosure/${number}#object`}>
          {m.say('回这一条公示', 'Back to the complaint')}
        </a>
      </p>
      <AnswersLink m={m} number={number} />
    </Page>
  );
}
