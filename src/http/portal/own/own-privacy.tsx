/**
 * 我的个人信息: with the ticket of one's own matter one asks what is kept of oneself, asks to correct, delete or explain it, and
 * reads the answer (个人信息保护法 第四十四条至第五十条). Without the ticket nothing is told, not even that there was a request.
 */
import { Hono, type Context as HonoContext } from 'hono';
import { uuidv7 } from 'uuidv7';
import { Refusal, type FieldProblem } from '../../../domain/base/refusal.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import type { Held } from '../../../domain/desk/privacy-held.ts';
import {
  mostPrivacyWords,
  privacyGrounds,
  privacyKindWords,
  privacyKinds,
  type AskPrivacy,
  type PrivacyKind,
  type PrivacyRequest,
} from '../../../domain/desk/privacy.ts';

import type { Context } from '../../../actions/base/context.ts';
import { privacyFrame, readHeld } from '../../../actions/desk/privacy.ts';
import { openEntry } from '../../../actions/matter/docket.ts';
import { listPrivacyOf } from '../../../store/desk/privacy.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { sentenceOf } from '../../base/errors.ts';
import { readForm } from '../base/attachment.tsx';
import { Choice, fieldClass, formTitle, one, Problems, Text, Wrong, type Form } from '../base/field.tsx';
import { dayWords, isSwitch, mannerOf, type Manner } from '../base/language.ts';
import { formId, Hotline, Page, sendPage } from '../base/layout.tsx';
import { openSealedId, sealedId } from '../base/ticket.ts';
import type { OwnMatter } from '../matter/own-matter.tsx';
import { toAsk } from './ask-page.tsx';
import { findOwn } from './open-own.ts';

export const ownPrivacyPages = new Hono<Env>();

ownPrivacyPages.get('/progress/privacy', async (c) => {
  const own = await findOwn(c);
  if (own === null) return toAsk(c);
  return sendAsking(c, own, { m: mannerOf(c), typed: {}, problems: [] }, uuidv7());
});

ownPrivacyPages.post('/progress/privacy', async (c) => {
  const own = await findOwn(c);
  if (own === null) return toAsk(c);
  const { ctx, matter } = own;
  const { fields } = await readForm(c);
  const id = openSealedId(c, one(fields, 'token')) ?? uuidv7();
  const form = { m: mannerOf(c), typed: fields };
  if (isSwitch(c)) return sendAsking(c, own, { ...form, problems: [] }, id);
  c.get('deps').limits.filing.demand(addressOf(c), ctx.at.getTime());
  const { input, problems } = readAsking(fields, { id, matter });
  if (input === null) return sendAsking(c, own, { ...form, problems }, id, 422);
  try {
    await openEntry(ctx, privacyFrame, input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return sendAsking(c, own, { ...form, problems: refusedPlainly(error) }, id, 422);
  }
  return c.redirect('/progress/privacy?done=asked', 303);
});

ownPrivacyPages.get('/progress/privacy/:id', async (c) => {
  const own = await findOwn(c);
  if (own === null) return toAsk(c);
  const { ctx, matter } = own;
  // Only what this person asked about this matter: another's request is not found.
  const request = (await requestsOf(ctx, matter)).find(({ id }) => id === c.req.param('id'));
  if (request === undefined) throw new Refusal('not-found');
  const lists = request.state === 'answered' && (request.kind === 'access' || request.kind === 'copy');
  const held = lists ? await readHeld(ctx, request, 'page') : [];
  return sendPage(c, <AnswerPage m={mannerOf(c)} ctx={ctx} request={request} held={held} />, 200, true);
});

function requestsOf(ctx: Context, matter: OwnMatter): Promise<PrivacyRequest[]> {
  return listPrivacyOf(ctx.db, matter.countyId, matter);
}

function readAsking(
  fields: Form['typed'],
  { id, matter }: { id: string; matter: OwnMatter },
): { input: AskPrivacy; problems: [] } | { input: null; problems: FieldProblem[] } {
  const kind = privacyKinds.find((known) => known === one(fields, 'kind'));
  const words = one(fields, 'words').replaceAll('\r\n', '\n').trim();
  const problems: FieldProblem[] = [];
  if (kind === undefined) problems.push({ path: 'kind', zh: '请选您要什么', en: 'Please choose what you want' });
  if (words.length > mostPrivacyWords)
    problems.push({
      path: 'words',
      zh: `最多 ${mostPrivacyWords} 个字，现在 ${words.length} 个，请缩短一些`,
      en: `At most ${mostPrivacyWords} characters`,
    });
  if (kind === undefined || problems.length > 0) return { input: null, problems };
  const input = { id, aboutNumber: matter.number, kind, how: 'code', words, member: matter.member } as const;
  return { input, problems: [] };
}

function refusedPlainly(refusal: Refusal): FieldProblem[] {
  if (refusal.fields.length > 0) return [...refusal.fields];
  return [{ path: 'kind', zh: sentenceOf(refusal, 'zh'), en: sentenceOf(refusal, 'en') }];
}

async function sendAsking(
  c: HonoContext<Env>,
  { ctx, matter }: { ctx: Context; matter: OwnMatter },
  form: Form,
  id: string,
  status = 200,
): Promise<Response> {
  const requests = await requestsOf(ctx, matter);
  const page = (
    <AskingPage
      ctx={ctx}
      matter={matter}
      form={form}
      requests={requests}
      token={sealedId(c, id)}
      done={c.req.query('done') === 'asked'}
    />
  );
  return sendPage(c, page, status, true);
}

const kindNotes: Record<PrivacyKind, { zh: string; en: string }> = {
  access: { zh: '看一看留了我哪些信息、给过谁', en: 'what is kept of me, and who was given it' },
  copy: { zh: '要一份，可以打印', en: 'a copy that I can print' },
  correct: { zh: '哪里记错了，写在下面', en: 'what is wrong, written below' },
  delete: { zh: '办完、留够时间的才能删', en: 'once it is closed and has been kept long enough' },
  explain: { zh: '想知道为什么要用、怎么用的', en: 'why and how they are used' },
};

/** What a reporter writes to be put right is sealed with his name; who gave none has no seal, and is not to name himself here. */
function hintOf(m: Manner, { kind }: OwnMatter): string {
  return kind === 'tipoff'
    ? m.say(
        '实名的，要更正的加密另放，只有能打开举报人信息的人看得到；要说明的，不要写姓名、电话、住处。匿名的都不要写。',
        'With your name on file, what is to be corrected is sealed with it; otherwise write no name, telephone or address.',
      )
    : m.say('例如：我的名字写错了，应当是李友田', 'For example: my name is misspelt');
}

interface AskingProps {
  ctx: Context;
  matter: OwnMatter;
  form: Form;
  requests: readonly PrivacyRequest[];
  token: string;
  done: boolean;
}

function AskingPage({ ctx, matter, form, requests, token, done }: AskingProps) {
  const { m } = form;
  const title = m.say('我的个人信息', 'My own data');
  return (
    <Page m={m} county={ctx.county} title={formTitle(m, form.problems, title)}>
      <form id={formId} class="stack read" method="post" action="/progress/privacy" novalidate>
        <p class="hint">
          {m.say('编号', 'Number')} <b class="num">{matter.number}</b>
        </p>
        <h1>{title}</h1>
        {done && (
          <output class="note ok">{m.say('收到了，答复写在下面。', 'Received; the answer will stand below.')}</output>
        )}
        <Problems {...form} />
        <Asked m={m} ctx={ctx} requests={requests} />
        <input type="hidden" name="token" value={token} />
        <fieldset class={fieldClass(form, 'kind')}>
          <legend>{m.say('您要什么', 'What do you want')}</legend>
          <Wrong form={form} name="kind" />
          {privacyKinds.map((kind, i) => (
            <Choice
              form={form}
              name="kind"
              value={kind}
              {...(i === 0 ? { id: 'kind' } : {})}
              note={m.say(kindNotes[kind].zh, kindNotes[kind].en)}
            >
              {m.say(privacyKindWords[kind].zh, privacyKindWords[kind].en)}
            </Choice>
          ))}
        </fieldset>
        <Text
          form={form}
          name="words"
          rows={3}
          label={m.say('想说的', 'What you want to say')}
          aside={m.say('更正、说明的要写', 'needed to correct or explain')}
          hint={hintOf(m, matter)}
        />
        <button class="btn do big full">{m.say('提出来', 'Send')}</button>
        <p>
          {m.say(
            `${ctx.county.county.limits.privacyWorkingDays} 个工作日内答复，不收钱。不想在网上提，打 `,
            `You are answered within ${ctx.county.county.limits.privacyWorkingDays} working days, free of charge. Or call `,
          )}
          <Hotline m={m} county={ctx.county} />
          {m.say('，或者带身份证到窗口。', ', or come with your identity card.')}
        </p>
        <a class="btn full" href="/progress/mine">
          {m.say('回进度页', 'Back to the progress')}
        </a>
      </form>
    </Page>
  );
}

function Asked({ m, ctx, requests }: { m: Manner; ctx: Context; requests: readonly PrivacyRequest[] }) {
  if (requests.length === 0) return null;
  return (
    <section class="card">
      <h2>{m.say('提过的', 'What you asked')}</h2>
      <ul class="plain">
        {requests.map(({ id, kind, state, dueOn, askedAt }) => (
          <li>
            <b>{m.say(privacyKindWords[kind].zh, privacyKindWords[kind].en)}</b>
            {m.say('，', ', ')}
            {dayWords(m, dayOf(askedAt), ctx.today)}
            {m.say('提的。', '. ')}
            {state === 'asked' ? (
              m.say(`最晚 ${dayWords(m, dueOn, ctx.today)}答复。`, `Answered by ${dayWords(m, dueOn, ctx.today)}.`)
            ) : (
              <a href={`/progress/privacy/${id}`}>
                {state === 'answered'
                  ? m.say('答复了，看答复', 'Answered: read it')
                  : m.say('没有同意，看理由', 'Refused: read why')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AnswerProps {
  m: Manner;
  ctx: Context;
  request: PrivacyRequest;
  held: readonly Held[];
}

function AnswerPage({ m, ctx, request, held }: AnswerProps) {
  const { kind, state, ground, keptUntil, said, aboutNumber, answeredAt, dueOn } = request;
  const what = m.say(privacyKindWords[kind].zh, privacyKindWords[kind].en);
  const rule = ground === null ? null : privacyGrounds[ground];
  const title = m.say(`答复：${what}`, `Answer: ${what}`);
  return (
    <Page m={m} county={ctx.county} title={title}>
      <div class="read stack">
        <p class="hint">
          {m.say('编号', 'Number')} <b class="num">{aboutNumber}</b>
          {answeredAt !== null && ` · ${dayWords(m, dayOf(answeredAt), ctx.today)}`}
        </p>
        <h1>{title}</h1>
        {state === 'asked' && (
          <p class="lead">
            {m.say(
              `还没答复，最晚 ${dayWords(m, dueOn, ctx.today)}。`,
              `Not yet; by ${dayWords(m, dueOn, ctx.today)}.`,
            )}
          </p>
        )}
        {rule !== null && (
          <p class="lead">
            {m.say('没有同意：', 'Refused: ')}
            {m.say(rule.zh, rule.en)}
            {keptUntil !== null && m.say(`，留到 ${keptUntil}`, ` until ${keptUntil}`)}
            {m.say(`（${rule.article}）。`, '.')}
          </p>
        )}
        {said !== '' && <p class="said">{said}</p>}
        {held.length > 0 && <HeldList m={m} held={held} />}
        {state !== 'asked' && (
          <p>
            {m.say(
              '认为不对的，可以再提，也可以向人民法院起诉（《个人信息保护法》第五十条）。',
              'If you disagree you may ask again, or go to court (Personal Information Protection Law, art. 50).',
            )}
          </p>
        )}
        <a class="btn full" href="/progress/privacy">
          {m.say('回上一页', 'Back')}
        </a>
      </div>
    </Page>
  );
}

function HeldList({ m, held }: { m: Manner; held: readonly Held[] }) {
  return (
    <section class="card">
      <h2>{m.say('留着您的这些信息', 'What is kept of you')}</h2>
      <dl class="facts">
        {held.map(({ zh, en, lines }) => (
          <>
            <dt>{m.say(zh, en)}</dt>
            <dd class="said">{lines.join('\n')}</dd>
          </>
        ))}
      </dl>
      <p class="hint">
        {m.say(
          '姓名、电话、住址、证件号遮住了一部分：凭编号和查询码只能证明到这里。要看全的，带身份证到窗口。',
          'Name, telephone, address and identity number are masked: number and code prove no more. To see them whole, come with your identity card.',
        )}
      </p>
    </section>
  );
}
