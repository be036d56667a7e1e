/**
 * 消费调查: one question a page without a script. What was answered travels in the form itself: no cookie, nothing kept of who answers, and a
 * sheet that is sent twice counts once. And what was found, for everybody.
 */
import { Hono, type Context as HonoContext } from 'hono';
import { Refusal } from '../../../domain/base/refusal.ts';
import { takesAnswers, type Survey } from '../../../domain/supervision/survey/survey.ts';
import { valuesOf, type SurveyQuestion } from '../../../domain/supervision/survey/tabulate.ts';
import { answerSurvey } from '../../../actions/supervision/survey/survey.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findSurveyByCode, listPublishedSurveys } from '../../../store/supervision/survey/survey.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { readForm } from '../base/attachment.tsx';
import { Choice, one, Problems, type Form, type Typed } from '../base/field.tsx';
import { Page, sendPage } from '../base/layout.tsx';
import { dayWords, mannerOf, type Manner } from '../base/language.ts';

export const surveyPages = new Hono<Env>();

surveyPages.get('/survey/:code', async (c) => {
  const { m, ctx, survey } = await asked(c);
  if (!takesAnswers(survey, ctx.today)) return sendPage(c, <OverPage m={m} ctx={ctx} survey={survey} />);
  const at = ctx.county.stations.find(({ id }) => id === c.req.query('at'))?.id ?? '';
  const form: Form = { m, typed: { id: ctx.newId(), at }, problems: [] };
  return sendPage(c, <QuestionPage form={form} ctx={ctx} survey={survey} nth={1} />);
});

surveyPages.post('/survey/:code', async (c) => {
  const { m, ctx, survey } = await asked(c);
  c.get('deps').limits.checkin.demand(addressOf(c), ctx.at.getTime());
  if (!takesAnswers(survey, ctx.today)) return sendPage(c, <OverPage m={m} ctx={ctx} survey={survey} />, 200, true);
  const typed = (await readForm(c)).fields;
  const now = Math.min(Math.max(Number(one(typed, 'q')) || 1, 1), survey.questions.length);
  const go = one(typed, 'go');
  const name = `a${now}`;
  if (go === 'next' && one(typed, name) === '') {
    const problem = {
      path: name,
      zh: '请挑一个，或者按“这题不想答”。',
      en: 'Choose one, or press “I would rather not say”.',
    };
    return sendPage(
      c,
      <QuestionPage form={{ m, typed, problems: [problem] }} ctx={ctx} survey={survey} nth={now} />,
      422,
      true,
    );
  }
  const kept = go === 'skip' ? { ...typed, [name]: '' } : typed;
  const nth = go === 'back' ? Math.max(1, now - 1) : now + 1;
  const form: Form = { m, typed: kept, problems: [] };
  if (nth <= survey.questions.length)
    return sendPage(c, <QuestionPage form={form} ctx={ctx} survey={survey} nth={nth} />, 200, true);
  await answerSurvey(ctx, survey, sheetOf(ctx, survey, kept));
  return sendPage(c, <ThanksPage m={m} ctx={ctx} />, 200, true);
});

surveyPages.get('/surveys', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const surveys = await listPublishedSurveys(ctx.db, ctx.actor, 20);
  return sendPage(c, <ResultsPage m={m} ctx={ctx} surveys={surveys} />);
});

async function asked(c: HonoContext<Env>): Promise<{ m: Manner; ctx: Context; survey: Survey }> {
  const ctx = consumerContext(c);
  const code = c.req.param('code') ?? '';
  const survey = /^[\w-]{12}$/u.test(code) ? await findSurveyByCode(ctx.db, ctx.actor.countyId, code) : null;
  if (survey === null || survey.frame !== 'public' || survey.state === 'designed' || survey.state === 'dropped')
    throw new Refusal('not-found');
  return { m: mannerOf(c), ctx, survey };
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;

function sheetOf(ctx: Context, { questions }: Survey, typed: Typed) {
  const id = one(typed, 'id');
  if (!uuid.test(id)) throw new Refusal('survey-over');
  const stationId = ctx.county.stations.find((station) => station.id === one(typed, 'at'))?.id ?? null;
  const answers = Object.fromEntries(questions.map((_, i) => [String(i + 1), one(typed, `a${i + 1}`)]));
  return { id, stationId, answers };
}

interface Props {
  m: Manner;
  ctx: Context;
  survey: Survey;
}

const yesNoWords = { yes: { zh: '有', en: 'Yes' }, no: { zh: '没有', en: 'No' } } as const;

function QuestionPage({ form, ctx, survey, nth }: { form: Form; ctx: Context; survey: Survey; nth: number }) {
  const { m, typed } = form;
  const { questions, title, code } = survey;
  const question = questions[nth - 1] as SurveyQuestion;
  const name = `a${nth}`;
  const last = nth === questions.length;
  const others = ['id', 'at', ...questions.map((_, i) => `a${i + 1}`).filter((other) => other !== name)];
  return (
    <Page
      m={m}
      county={ctx.county}
      title={`${m.say(`第 ${nth} 题，共 ${questions.length} 题`, `Question ${nth} of ${questions.length}`)} - ${title}`}
    >
      <div class="read stack">
        <p class="hint">
          <span lang="zh-CN">{title}</span>
          {m.say(' · 不问名字', ' · no name is asked')}
        </p>
        <p>
          <b>{m.say(`第 ${nth} 题`, `Question ${nth}`)}</b>
          {m.say(`，共 ${questions.length} 题`, ` of ${questions.length}`)}
        </p>
        <progress value={nth - 1} max={questions.length} aria-label={m.say('答到哪里了', 'How far')} />
        <Problems {...form} />
        <form method="post" action={`/survey/${code}`} class="stack" novalidate>
          {others.map((other) => (
            <input type="hidden" name={other} value={one(typed, other)} />
          ))}
          <input type="hidden" name="q" value={String(nth)} />
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
          <button class="btn do full" name="go" value="next">
            {last ? m.say('答完了，交上去', 'Done, send') : m.say('下一题', 'Next')}
          </button>
          {nth > 1 ? (
            <button class="btn full" name="go" value="back">
              {m.say('上一题', 'Back')}
            </button>
          ) : null}
          <button class="btn full" name="go" value="skip">
            {m.say('这题不想答', 'I would rather not say')}
          </button>
        </form>
        <Where m={m} ctx={ctx} survey={survey} at={one(typed, 'at')} />
      </div>
    </Page>
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
          '不记您的名字、号码、位置，只数有几个人怎么答。',
          'No name, number or place is kept: only how many answered what.',
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

function ThanksPage({ m, ctx }: Omit<Props, 'survey'>) {
  return (
    <Page m={m} county={ctx.county} title={m.say('谢谢您', 'Thank you')}>
      <div class="read stack">
        <h1>{m.say('谢谢，收到了', 'Thank you, it arrived')}</h1>
        <p class="lead">
          {m.say(
            '按几回都只算一份。结果出来了，在“调查结果”里公布。',
            'However often you press, it counts once. What is found is published here.',
          )}
        </p>
        <p>
          <a href="/surveys">{m.say('调查结果', 'Results')}</a>
        </p>
      </div>
    </Page>
  );
}

function ResultsPage({ m, ctx, surveys }: { m: Manner; ctx: Context; surveys: readonly Survey[] }) {
  return (
    <Page m={m} county={ctx.county} title={m.say('消费调查结果', 'What surveys found')}>
      <div class="read stack">
        <h1>{m.say('消费调查结果', 'What surveys found')}</h1>
        {surveys.length === 0 ? <p>{m.say('还没有公布的调查。', 'No survey has been published yet.')}</p> : null}
        {surveys.map(({ title, number, publishedOn, summary, findings, quota }) => (
          <section class="card stack">
            <h2 lang="zh-CN">{title}</h2>
            <p class="hint">
              {number}
              {publishedOn === null ? '' : `，${dayWords(m, publishedOn, ctx.today)}`}
              {m.say(`，问了 ${quota} 家（人）`, `, ${quota} asked`)}
            </p>
            {summary === '' ? null : <p lang="zh-CN">{summary}</p>}
            <ol lang="zh-CN">
              {findings.map((finding, i) => (
                <li>
                  <b>{`${i + 1}. ${finding.title}`}</b>（{finding.n} 家里 {finding.k} 家）：{finding.words}
                  {(finding.after ?? null) === null
                    ? null
                    : ` 公布以后再去看：${finding.after?.n} 家里 ${finding.after?.k} 家。`}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Page>
  );
}
