/** The first-run page of an empty database: it makes the bureau and the first administrator, once. */
import { Hono, type Context as HonoContext } from 'hono';
import { uuidv7 } from 'uuidv7';
import { fieldsOf, problemsOf } from '../../domain/base/field.ts';
import { Refusal, type FieldProblem } from '../../domain/base/refusal.ts';
import { setUp, Setup } from '../../actions/exchange/set-up.ts';
import { readCalendarYears, readCategories, readKnowledge } from '../../outside/seeds.ts';
import { findCountyFacts } from '../../store/county/county.ts';
import type { Env } from '../base/env.ts';
import { readForm } from './base/attachment.tsx';
import { formTitle, one, Problems, Text, type Form } from './base/field.tsx';
import { formId, Page, sendPage } from './base/layout.tsx';
import { isSwitch, mannerOf } from './base/language.ts';

export const setUpPages = new Hono<Env>();

const hints: Partial<Record<keyof Setup, { zh: string; en: string }>> = {
  countyId: { zh: '6 位数字，民政部公布的县级代码', en: 'The six figures of the county' },
  bureauName: { zh: '印在每张文书上，例如 青禾县市场监督管理局', en: 'Printed on every letter' },
  paperPrefix: { zh: '例如 青市监，文号就是 青市监诉受〔2026〕第1号', en: 'Such as 青市监' },
  loginName: { zh: '3 到 31 个小写字母、数字或短横', en: '3 to 31 small letters, figures or hyphens' },
  password: { zh: '至少 10 个字符，不用常见密码', en: 'At least 10 characters, not a common one' },
};

setUpPages.get('/setup', async (c) => {
  if ((await findCountyFacts(c.get('deps').db)) !== null) return c.redirect('/desk/', 303);
  return sendPage(c, <SetUpPage form={{ m: mannerOf(c), typed: { hotline: '12315' }, problems: [] }} />);
});

setUpPages.post('/setup', async (c) => {
  const { db, now } = c.get('deps');
  if ((await findCountyFacts(db)) !== null) return c.redirect('/desk/', 303);
  const { fields } = await readForm(c);
  if (isSwitch(c)) return again(c, fields, []);
  const typed = Object.fromEntries(Object.keys(Setup.shape).map((name) => [name, one(fields, name)]));
  const parsed = Setup.safeParse(typed);
  if (!parsed.success) return again(c, fields, problemsOf(parsed.error, Setup));
  try {
    const [categories, calendar, knowledge] = await Promise.all([
      readCategories(),
      readCalendarYears(),
      readKnowledge(),
    ]);
    await setUp(db, parsed.data, { categories, calendar, knowledge }, now(), uuidv7);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'weak-password') return again(c, fields, [...error.fields]);
    if (error instanceof Refusal && error.code === 'already-set-up') return c.redirect('/desk/', 303);
    throw error;
  }
  return c.redirect('/desk/?ready=1', 303);
});

function again(c: HonoContext<Env>, typed: Form['typed'], problems: FieldProblem[]): Response | Promise<Response> {
  return sendPage(c, <SetUpPage form={{ m: mannerOf(c), typed, problems }} />, 422, true);
}

function SetUpPage({ form }: { form: Form }) {
  const { m } = form;
  return (
    <Page
      m={m}
      county={null}
      title={formTitle(m, form.problems, m.say('建立本县的系统', 'Set up the county'))}
      back={false}
    >
      <form id={formId} class="stack read" method="post" action="/setup" novalidate>
        <h1>{m.say('建立本县的系统', 'Set up the county')}</h1>
        <p class="lead">
          {m.say(
            '只填这一次。村、站点、所和人员，建好以后在工作台里添。',
            'Only once. Villages, stations, offices and people are added at the desk afterwards.',
          )}
        </p>
        <p>
          {m.say(
            '这里建的是系统管理员。还要两位：安全管理员核定账号，审计员看留痕；三员由三个人担任，建好以后在“管理 › 账号”里添。先添安全管理员：他本人改好密码、设好第二道验证，在“我的账号”里核定自己，再由他核定别人；在这以前谁也看不了举报人身份。',
            'This makes the system administrator. Two more people are needed: a security administrator, who confirms accounts, and an auditor; add them under Administration › Accounts. The security administrator comes first: with a password and a second factor of his own he confirms himself, and then the others; before that nobody opens a reporter.',
          )}
        </p>
        <Problems {...form} />
        <div class="card">
          {fieldsOf(Setup).map((field) => {
            const hint = hints[field.name as keyof Setup];
            return (
              <Text
                form={form}
                name={field.name}
                label={m.say(field.zh, field.en)}
                type={field.name === 'password' ? 'password' : 'text'}
                {...(hint === undefined ? {} : { hint: m.say(hint.zh, hint.en) })}
                attributes={field.name === 'password' ? { autocomplete: 'new-password' } : { autocomplete: 'off' }}
              />
            );
          })}
        </div>
        <button class="btn do big full">{m.say('建立', 'Set up')}</button>
      </form>
    </Page>
  );
}
