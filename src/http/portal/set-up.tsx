/** The first-run page of an empty database: it makes the bureau and the first administrator, once. */
import { Hono, type Context as HonoContext } from 'hono';
import { uuidv7 } from 'uuidv7';
import { fieldsOf, problemsOf } from '../../domain/base/field.ts';
import { Refusal, type FieldProblem } from '../../domain/base/refusal.ts';
import { demandFirstStrong, setUp, Setup, setupHints } from '../../actions/exchange/set-up.ts';
import { readCalendarYears, readCategories, readKnowledge } from '../../outside/seeds.ts';
import { findCountyFacts } from '../../store/county/county.ts';
import { isSetUpCode } from '../../store/base/derived-key.ts';
import type { Env } from '../base/env.ts';
import { readForm } from './base/attachment.tsx';
import { formTitle, one, Problems, Text, type Form } from './base/field.tsx';
import { formId, Page, sendPage } from './base/layout.tsx';
import { isSwitch, mannerOf } from './base/language.ts';

export const setUpPages = new Hono<Env>();

const wrongCode: FieldProblem = {
  path: 'code',
  zh: '设立码不对：它在程序启动时说的那一行里，也可以在服务器上由 root 运行 hongdun setup --link 再看一次。',
  en: 'This is not the set-up code: the start of the program says it, and so does `hongdun setup --link`, run as root at the server.',
};

/** A slip of the hand would lock the only administrator out. */
const notTwice: FieldProblem = {
  path: 'passwordAgain',
  zh: '两次写的密码不一样，请都再写一遍。',
  en: 'The two passwords differ; type both again.',
};

setUpPages.get('/setup', async (c) => {
  if ((await findCountyFacts(c.get('deps').db)) !== null) return c.redirect('/desk/', 303);
  const typed = { hotline: '12315', code: c.req.query('code') ?? '' };
  return sendPage(c, <SetUpPage form={{ m: mannerOf(c), typed, problems: [] }} />);
});

setUpPages.post('/setup', async (c) => {
  const { db, now, keyring } = c.get('deps');
  if ((await findCountyFacts(db)) !== null) return c.redirect('/desk/', 303);
  const { fields } = await readForm(c);
  if (isSwitch(c)) return again(c, fields, []);
  const typed = Object.fromEntries(Object.keys(Setup.shape).map((name) => [name, one(fields, name)]));
  const parsed = Setup.safeParse(typed);
  const problems = [
    // Whoever comes first must not become the administrator: he has been at the machine.
    ...(isSetUpCode(keyring, one(fields, 'code')) ? [] : [wrongCode]),
    ...(parsed.success ? [] : problemsOf(parsed.error, Setup)),
    ...(await weakProblems(one(fields, 'password'), fields)),
    ...(one(fields, 'passwordAgain') === one(fields, 'password') ? [] : [notTwice]),
  ];
  if (!parsed.success || problems.length > 0) return again(c, fields, problems);
  try {
    const [categories, calendar, knowledge] = await Promise.all([
      readCategories(),
      readCalendarYears(),
      readKnowledge(),
    ]);
    await setUp(db, parsed.data, { categories, calendar, knowledge }, { at: now(), newId: uuidv7 });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'already-set-up') return c.redirect('/desk/', 303);
    throw error;
  }
  return c.redirect('/desk/?ready=1', 303);
});

/** Why the password is weak, by what is typed of the county and of the administrator so far; of none that is typed nothing. */
async function weakProblems(password: string, fields: Form['typed']): Promise<readonly FieldProblem[]> {
  if (password === '') return [];
  const text = (name: keyof Setup) => one(fields, name).trim();
  try {
    await demandFirstStrong({
      countyId: Number(text('countyId')) || 0,
      name: text('name'),
      province: text('province'),
      city: text('city'),
      bureauName: text('bureauName'),
      paperPrefix: text('paperPrefix'),
      hotline: text('hotline'),
      adminName: text('adminName'),
      loginName: text('loginName'),
      password,
    });
    return [];
  } catch (error) {
    if (error instanceof Refusal && error.code === 'weak-password') return error.fields;
    throw error;
  }
}

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
        <Answers form={form} />
        <button class="btn do big full">{m.say('建立', 'Set up')}</button>
      </form>
    </Page>
  );
}

/** The code of the machine, what is asked, and the password once more. */
function Answers({ form }: { form: Form }) {
  const { m } = form;
  return (
    <div class="card">
      <Text
        form={form}
        name="code"
        label={m.say('设立码', 'Set-up code')}
        hint={m.say(
          '程序启动时说的那一行网址里有；也可以在服务器上由 root 运行 hongdun setup --link 看。',
          'In the address that the start of the program says; `hongdun setup --link`, run as root at the server, shows it again.',
        )}
        attributes={{ autocomplete: 'off' }}
      />
      {fieldsOf(Setup).map((field) => {
        const hint = setupHints[field.name as keyof Setup];
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
      <Text
        form={form}
        name="passwordAgain"
        label={m.say('密码再写一遍', 'Password again')}
        type="password"
        attributes={{ autocomplete: 'new-password' }}
      />
    </div>
  );
}
