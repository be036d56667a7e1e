/**
 * 消费调查: one question a page without a script. Each answer is kept under the mark of the browser, no cookie, nothing of who answers: whoever
 * stopped halfway scans again and goes on, and a sheet that is sent twice counts once. And what was found, for everybody.
 */
import { Hono, type Context as HonoContext } from 'hono';
import { Refusal } from '../../../domain/base/refusal.ts';
import { partDays, takesAnswers, type Survey } from '../../../domain/supervision/survey/survey.ts';
import { cameInWords, countedWords } from '../../../domain/supervision/survey/survey-words.ts';
import { valuesOf, type SheetQuestion } from '../../../domain/figures/tabulate.ts';
import { heldMark, isMark, newMark } from '../../../actions/base/mark.ts';
import { pressSheet, standingOfSheet } from '../../../actions/supervision/survey/citizen-answers.ts';
import type { Context } from '../../../actions/base/context.ts';
import { countSheets, findSurveyByCode, listPublishedSurveys } from '../../../store/supervision/survey/survey.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { readForm } from '../base/attachment.tsx';
import { Choice, one, Problems, type Form } from '../base/field.tsx';
import { formId, Page, sendPage } from '../base/layout.tsx';
import { dayWords, isSwitch, mannerOf, type Manner } from '../base/language.ts';

export const surveyPages = new Hono<Env>();

surveyPages.get('/survey/:code', async (c) => {
  const { m, ctx, survey } = await asked(c);
  if (!takesAnswers(survey, ctx.today)) return sendPage(c, <OverPage m={m} ctx={ctx} survey={survey} />);
  const at = stationAt(ctx, c.req.query('at'));
  // A browser that asks whether its page still holds names its mark by it: whoever scans the code again goes on where he stopped.
  const held = c.req.query('again') === undefined ? heldMark(c.req.header('if-none-match')) : '';
  const marked = { of: 'survey', id: survey.id } as const;
  const mark = isMark(ctx, marked, held) ? held : newMark(ctx, marked);
  const page = await sendPage(c, await standingPage({ m, ctx, survey, at }, mark, true));
  page.headers.set('cache-control', 'private, no-cache');
  page.headers.set('etag', `"${mark}"`);
  return page;
});

/** The page where a browser stands: its next question, or that it has answered. */
async function standingPage({ m, ctx, survey, at }: Props & { at: string }, mark: string, isScan: boolean) {
  const { isSent, part } = await standingOfSheet(ctx, survey, mark);
  if (isSent) return <ThanksPage m={m} ctx={ctx} survey={survey} at={at} />;
  const nth = Math.min(part?.atQuestion ?? 1, survey.questions.length);
  const typed = Object.fromEntries(Object.entries(part?.answers ?? {}).map(([q, value]) => [`a${q}`, value]));
  const form: Form = { m, typed: { ...typed, k: mark, at: part?.stationId ?? at }, problems: [] };
  return <QuestionPage form={form} ctx={ctx} survey={survey} nth={nth} resumed={isScan && part !== null} />;
}

// Whoever passes the address of a question on passes the code, and never his own sheet.
surveyPages.get('/survey/:code/answer', (c) => c.redirect(`/survey/${c.req.param('code')}`, 303));

// The language is switched at the address that is open.
surveyPages.on('POST', ['/survey/:code', '/survey/:code/answer'], async (c) => {
  const { m, ctx, survey } = await asked(c);
  c.get('deps').limits.checkin.demand(addressOf(c), ctx.at.getTime());
  if (!takesAnswers(survey, ctx.today)) return sendPage(c, <OverPage m={m} ctx={ctx} survey={survey} />, 200, true);
  const typed = (await readForm(c)).fields;
  const question = Math.min(Math.max(Number(one(typed, 'q')) || 1, 1), survey.questions.length);
  const go = one(typed, 'go');
  const name = `a${question}`;
  const value = one(typed, name);
  if (isSwitch(c))
    return sendPage(
      c,
      <QuestionPage form={{ m, typed, problems: [] }} ctx={ctx} survey={survey} nth={question} />,
      200,
      true,
    );
  if (go === 'next' && value === '') {
    const problem = {
      path: name,
      zh: '请挑一个，或者按“这题不想答”。',
      en: 'Choose one, or press “I would rather not say”.',
    };
    const form: Form = { m, typed, problems: [problem] };
    return sendPage(c, <QuestionPage form={form} ctx={ctx} survey={survey} nth={question} />, 422, true);
  }
  const mark = one(typed, 'k');
  const at = stationAt(ctx, one(typed, 'at'));
  await pressSheet(ctx, survey, {
    mark,
    stationId: at || null,
    question,
    value: go === 'skip' ? '' : value === '' ? null : value,
    next: go === 'back' ? Math.max(1, question - 1) : question + 1,
  });
  // The mark stands in the page and in what the browser keeps of it, never in an address: that is shared, and written down on its way.
  return sendPage(c, await standingPage({ m, ctx, survey, at }, mark, false), 200, true);
});

function stationAt(ctx: Context, id: string | undefined): string {
  return ctx.county.stations.find((station) => station.id === id)?.id ?? '';
}

surveyPages.get('/surveys', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const surveys = await listPublishedSurveys(ctx.db, ctx.actor, 20);
  const sheets = await countSheets(
    ctx.db,
    ctx.actor.countyId,
    surveys.map(({ id }) => id),
  );
  return sendPage(c, <ResultsPage m={m} ctx={ctx} surveys={surveys} sheets={sheets} />);
});

async function asked(c: HonoContext<Env>): Promise<{ m: Manner; ctx: Context; survey: Survey }> {
  const ctx = consumerContext(c);
  const code = c.req.param('code') ?? '';
  const survey = /^[\w-]{12}$/u.test(code) ? await findSurveyByCode(ctx.db, ctx.actor.countyId, code) : null;
  if (survey === null || survey.frame !== 'public' || survey.state === 'designed' || survey.state === 'dropped')
    throw new Refusal('not-found');
  return { m: mannerOf(c), ctx, survey };
}

interface Props {
  m: Manner;
  ctx: Context;
  survey: Survey;
}

const yesNoWords = { yes: { zh: '有', en: 'Yes' }, no: { zh: '没有', en: 'No' } } as const;

interface QuestionProps {
  form: Form;
  ctx: Context;
  survey: Survey;
  nth: number;
  /** Whether it goes on with what was begun before. */
  resumed?: boolean;
}

function QuestionPage({ form, ctx, survey, nth, resumed = false }: QuestionProps) {
  const { m, typed } = form;
  const { questions, title, code } = survey;
  const name = `a${nth}`;
  const last = nth === questions.length;
  return (
    <Page
      m={m}
      county={ctx.county}
      title={`${m.say(`第 ${nth} 题，共 ${questions.length} 题`, `Question ${nth} of ${questions.length}`)} - ${title}`}
    >
      {/* Its own sheet: no other page of the portal waits for what only a survey draws. */}
      <link rel="stylesheet" href={m.asset('survey.css')} />
      <div class="read stack survey">
        <p class="hint">
          <span lang="zh-CN">{title}</span>
          {m.say(' · 不问名字', ' · no name is asked')}
        </p>
        <p>
          <b>{m.say(`第 ${nth} 题`, `Question ${nth}`)}</b>
          {m.say(`，共 ${questions.length} 题`, ` of ${questions.length}`)}
        </p>
        <Steps nth={nth} of={questions.length} />
        {resumed ? (
          <output class="note">
            {m.say('上回答到这里，接着答。前面答的都在。', 'You had come this far; what you answered is still here.')}
          </output>
        ) : null}
        <Problems {...form} />
        <form id={formId} method="post" action={`/survey/${code}/answer`} class="stack" novalidate>
          <input type="hidden" name="k" value={one(typed, 'k')} />
          <input type="hidden" name="at" value={one(typed, 'at')} />
          <input type="hidden" name="q" value={String(nth)} />
          <Answers form={form} name={name} question={questions[nth - 1] as SheetQuestion} />
          <div class="turns">
            <button class="btn do" name="go" value="next">
              {last ? m.say('答完了，交上去', 'Done, send') : m.say('下一题', 'Next')}
            </button>
            {nth > 1 ? (
              <button class="btn off" name="go" value="back">
                {m.say('上一题', 'Back')}
              </button>
            ) : null}
          </div>
          <button class="plain" name="go" value="skip">
            {m.say('这题不想答', 'I would rather not say')}
          </button>
        </form>
        <Where m={m} ctx={ctx} survey={survey} at={one(typed, 'at')} />
      </div>
    </Page>
  );
}

/** A bar a question: full where it was passed, half where one stands. The words beside it say the same. */
function Steps({ nth, of }: { nth: number; of: number }) {
  return (
    <div class="steps" aria-hidden="true">
      {Array.from({ length: of }, (_, i) => (
        <i class={i + 1 < nth ? 'past' : i + 1 === nth ? 'now' : undefined} />
      ))}
    </div>
  );
}

function Answers({ form, name, question }: { form: Form; name: string; question: SheetQuestion }) {
  const { m } = form;
  return (
    <fieldset class="f">
      <legend>
        <h1 lang="zh-CN">{question.text}</h1>
      </legend>
      {valuesOf(question).map((value, i) => (
        <Choice form={form} name={name} value={value} {...(i === 0 ? { id: name } : {})}>
          {question.kind === 'yesNo' ? (
            m.say(yesNoWords[value as 'yes'].zh, yesNoWords[value as 'yes'].en)
          ) : (
            <span lang="zh-CN">{value}</span>
          )}
        </Choice>
      ))}
    </fieldset>
  );
}

/** Where the code hung, who asks, and until when. */
function Where({ m, ctx, survey, at }: Props & { at: string }) {
  const station = ctx.county.stations.find(({ id }) => id === at);
  const until = survey.untilOn === null ? '' : dayWords(m, survey.untilOn, ctx.today);
  return (
    <div class="card">
      <p>
        {m.say(
          `答到一半能停：${partDays} 天内用这部手机再扫，从这题接着。不记您的名字、号码、位置，只数有几个人怎么答。`,
          `You may stop halfway and scan again with this telephone within ${partDays} days. No name, number or place is kept: only how many answered what.`,
        )}
      </p>
      <p>
        {station === undefined ? '' : m.say(`扫的是${station.name}墙上的码。`, `The code hung at ${station.name}. `)}
        {m.say(`${ctx.county.county.bureauName}做的，${until}截止。`, `Asked by the county bureau until ${until}.`)}
      </p>
    </div>
  );
}

function OverPage({ m, ctx, survey }: Props) {
  return (
    <Page m={m} county={ctx.county} title={m.say('调查结束了', 'The survey is over')}>
      <div class="read stack">
        <h1>{m.say('这次调查结束了', 'This survey is over')}</h1>
        <p class="lead" lang="zh-CN">
          {survey.title}
        </p>
        <p>
          <a href="/surveys">{m.say('看调查结果', 'See what was found')}</a>
        </p>
      </div>
    </Page>
  );
}

function ThanksPage({ m, ctx, survey, at }: Props & { at: string }) {
  const again = new URLSearchParams({ again: '1', ...(at === '' ? {} : { at }) });
  return (
    <Page m={m} county={ctx.county} title={m.say('谢谢您', 'Thank you')}>
      <div class="read stack">
        <h1>{m.say('谢谢，收到了', 'Thank you, it arrived')}</h1>
        <p class="lead">
          {m.say(
            '这部手机答过了，再扫、再按都只算一份。结果出来了，在“调查结果”里公布。',
            'This telephone has answered; scanning or pressing again counts no second time. What is found is published here.',
          )}
        </p>
        <p>
          <a href="/surveys">{m.say('调查结果', 'Results')}</a>
        </p>
        <p>
          <a href={`/survey/${survey.code}?${again.toString()}`}>
            {m.say('家里别人也用这部手机答一份', 'Somebody else answers on this telephone')}
          </a>
        </p>
      </div>
    </Page>
  );
}

interface ResultsProps {
  m: Manner;
  ctx: Context;
  surveys: readonly Survey[];
  /** How many sheets came in of each. */
  sheets: ReadonlyMap<string, number>;
}

function ResultsPage({ m, ctx, surveys, sheets }: ResultsProps) {
  return (
    <Page m={m} county={ctx.county} title={m.say('消费调查结果', 'What surveys found')}>
      <div class="read stack">
        <h1>{m.say('消费调查结果', 'What surveys found')}</h1>
        {surveys.length === 0 ? <p>{m.say('还没有公布的调查。', 'No survey has been published yet.')}</p> : null}
        {surveys.map((survey) => (
          <Result m={m} ctx={ctx} survey={survey} sheets={sheets.get(survey.id) ?? 0} />
        ))}
      </div>
    </Page>
  );
}

/** What came in, and of each finding what was counted. */
function Result({ m, ctx, survey, sheets }: Props & { sheets: number }) {
  const { title, number, publishedOn, summary, findings, frame } = survey;
  const cameIn = cameInWords(sheets);
  return (
    <section class="card stack">
      <h2 lang="zh-CN">{title}</h2>
      <p class="hint">
        {number}
        {publishedOn === null ? '' : `${m.say('，', ', ')}${dayWords(m, publishedOn, ctx.today)}`}
        {m.say(`，${cameIn.zh}`, `, ${cameIn.en}`)}
      </p>
      {summary === '' ? null : <p lang="zh-CN">{summary}</p>}
      <ol>
        {findings.map((finding, i) => {
          const counted = countedWords(frame, finding);
          const again = (finding.after ?? null) === null ? null : countedWords(frame, { ...finding, ...finding.after });
          return (
            <li>
              <b lang="zh-CN">{`${i + 1}. ${finding.title}`}</b>
              {m.say(`（${counted.zh}）：`, ` (${counted.en}): `)}
              <span lang="zh-CN">{finding.words}</span>
              {again === null ? null : m.say(` 公布以后再去看：${again.zh}。`, ` Asked again afterwards: ${again.en}.`)}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
