/** 查询码丢了 (J11): the way in without the code is a code sent to the telephone on file. No answer tells whether it fits. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono, type Context as HonoContext } from 'hono';
import { isMobile, plainPhone } from '../../../domain/county/reach-by.ts';
import { subscriberOf } from '../../../domain/base/tries.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import { mostProgressCodesANetwork, progressCodeMinutes } from '../../../domain/matter/progress-code.ts';
import { sendProgressCode, takeProgressCode } from '../../../actions/matter/progress-code.ts';
import type { Context } from '../../../actions/base/context.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { readForm } from '../base/attachment.tsx';
import { formTitle, one, Problems, Text, type Form, type Typed } from '../base/field.tsx';
import { formId, Hotline, Page, sendPage } from '../base/layout.tsx';
import { isSwitch, mannerOf } from '../base/language.ts';
import { enterOwn, findByPhone } from './open-own.ts';

export const lostSlipPages = new Hono<Env>();

lostSlipPages.get('/progress/lost', (c) => {
  const form = { m: mannerOf(c), typed: { number: c.req.query('number') ?? '' }, problems: [] };
  return sendPage(c, <LostPage ctx={consumerContext(c)} form={form} />, 200, true);
});

lostSlipPages.post('/progress/lost', async (c) => {
  const { m, ctx, fields } = await opened(c);
  const typed = { number: one(fields, 'number'), phone: one(fields, 'phone') };
  const problems = isSwitch(c) ? [] : askProblems(typed);
  if (problems.length > 0 || isSwitch(c))
    return sendPage(c, <LostPage ctx={ctx} form={{ m, typed, problems }} />, problems.length > 0 ? 422 : 200, true);
  await Promise.all([send(ctx, typed, subscriberOf(addressOf(c))), noSooner(c)]);
  return sendPage(c, <CodePage ctx={ctx} form={{ m, typed, problems: [] }} />, 200, true);
});

lostSlipPages.post('/progress/lost/code', async (c) => {
  const { m, ctx, fields } = await opened(c);
  const typed = { number: one(fields, 'number'), phone: one(fields, 'phone') };
  const code = one(fields, 'code').normalize('NFKC').replace(/\D/gu, '');
  if (isSwitch(c)) return sendPage(c, <CodePage ctx={ctx} form={{ m, typed, problems: [] }} />, 200, true);
  const [found] = await Promise.all([take(ctx, typed, code), noSooner(c)]);
  if (found !== null) return enterOwn(c, ctx, found, 'sms');
  const problems: FieldProblem[] = [
    code.length === 6
      ? {
          path: 'code',
          zh: `验证码不对，或者过了 ${progressCodeMinutes} 分钟；可以回上一页再发一条`,
          en: `Wrong, or older than ${progressCodeMinutes} minutes; go back to have another one sent`,
        }
      : { path: 'code', zh: '请填写短信里的 6 位验证码', en: 'Please write the 6 figures of the text message' },
  ];
  return sendPage(c, <CodePage ctx={ctx} form={{ m, typed, problems }} />, code.length === 6 ? 404 : 422, true);
});

const noSooner = (c: HonoContext<Env>): Promise<void> => sleep(c.get('deps').limits.lostSlipMs);

async function opened(c: HonoContext<Env>) {
  const ctx = consumerContext(c);
  c.get('deps').limits.queryCode.demand(`lost ${addressOf(c)}`, ctx.at.getTime());
  const { fields } = await readForm(c);
  return { m: mannerOf(c), ctx, fields };
}

async function send(ctx: Context, typed: { number: string; phone: string }, network: string): Promise<void> {
  const found = await findByPhone(ctx, typed);
  if (found !== null) await sendProgressCode(ctx, found.reached, network);
}

async function take(ctx: Context, typed: { number: string; phone: string }, code: string) {
  const found = code.length === 6 ? await findByPhone(ctx, typed) : null;
  return found !== null && (await takeProgressCode(ctx, found.reached, code)) ? found.matter : null;
}

function askProblems({ number, phone }: { number: string; phone: string }): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (number.trim() === '') problems.push({ path: 'number', zh: '请填写编号', en: 'Please write the number' });
  if (!isMobile(plainPhone(phone)))
    problems.push({
      path: 'phone',
      zh: '请写全登记时留的手机号，11 位；留的是座机就打电话',
      en: 'Please write the whole mobile number that you gave, 11 figures; with a landline, call us',
    });
  return problems;
}

function LostPage({ ctx, form }: { ctx: Context; form: Form }) {
  const { m } = form;
  return (
    <Page m={m} county={ctx.county} title={formTitle(m, form.problems, m.say('查询码丢了', 'No query code'))}>
      <form id={formId} class="stack read" method="post" action="/progress/lost" novalidate>
        <h1>{m.say('查询码丢了', 'No query code')}</h1>
        <p class="lead">
          {m.say(
            '我们往登记时留的手机上发一条验证码，填对了就能看进度。',
            'We send a code to the mobile number that you gave; with it you see how far it is.',
          )}
        </p>
        <Problems {...form} title={m.say('还有没填的', 'Something is missing')} />
        <div class="card">
          <Text
            form={form}
            name="number"
            label={m.say('编号', 'Number')}
            hint={m.say('短信里也有，例如 投2026-0412', 'It stands in our text message too, for example 投2026-0412')}
            attributes={{ autocomplete: 'off' }}
          />
          <Text
            form={form}
            name="phone"
            label={m.say('登记时留的手机号', 'The mobile number that you gave')}
            type="tel"
            attributes={{ inputmode: 'tel', autocomplete: 'tel' }}
          />
        </div>
        <button class="btn do big full">{m.say('发验证码', 'Send a code')}</button>
        <p>
          {m.say(
            '举报不发短信，免得别人看见：请用查询码或者暗语；实名举报的，也可以照下面说的换一个。匿名的没法核实是本人，换不了。',
            'For a tip-off no message is sent, lest somebody sees it: use the query code or the code word. Who gave a name may have another code, as below; nobody can prove to be an anonymous reporter.',
          )}
        </p>
        <Callback ctx={ctx} form={form} />
      </form>
    </Page>
  );
}

function CodePage({ ctx, form }: { ctx: Context; form: Form }) {
  const { m } = form;
  return (
    <Page m={m} county={ctx.county} title={formTitle(m, form.problems, m.say('填验证码', 'The code'))}>
      <form id={formId} class="stack read" method="post" action="/progress/lost/code" novalidate>
        <h1>{m.say('填验证码', 'The code')}</h1>
        <p class="lead">
          {m.say(
            '编号和手机号要是对得上，验证码已经发到那部手机上了。',
            'If number and telephone belong together, a code is on its way to that telephone.',
          )}
        </p>
        <Problems {...form} title={m.say('没有打开', 'Not opened')} />
        <Hidden typed={form.typed} />
        <div class="card">
          <Text
            form={form}
            name="code"
            label={m.say('短信里的验证码', 'The code of the text message')}
            hint={m.say(
              `6 位数字，${progressCodeMinutes} 分钟内有效`,
              `6 figures, good for ${progressCodeMinutes} minutes`,
            )}
            attributes={{ inputmode: 'numeric', autocomplete: 'one-time-code' }}
          />
        </div>
        <button class="btn do big full">{m.say('看进度', 'Show')}</button>
        <p>
          {m.say(
            `没收到？等一分钟，回上一页核对编号和手机号再发；一天最多发 ${mostProgressCodesANetwork} 条，再收不到就打电话。`,
            `Nothing came? Wait a minute, go back, check both and send again; at most ${mostProgressCodesANetwork} a day; if nothing comes, call.`,
          )}
        </p>
        <a class="btn big full" href={`/progress/lost?number=${encodeURIComponent(one(form.typed, 'number'))}`}>
          {m.say('回上一页', 'Back')}
        </a>
        <Callback ctx={ctx} form={form} />
      </form>
    </Page>
  );
}

/** What was typed on the page before; the code is asked for the same two. */
function Hidden({ typed }: { typed: Typed }) {
  return (
    <>
      <input type="hidden" name="number" value={one(typed, 'number')} />
      <input type="hidden" name="phone" value={one(typed, 'phone')} />
    </>
  );
}

/** The other way in: the centre calls the telephone on file, and may make another code, with which the lost slip opens nothing. */
function Callback({ ctx, form: { m } }: { ctx: Context; form: Form }) {
  return (
    <p>
      {m.say(
        '不方便收短信，或者查询码给别人看过、要换一个？打 ',
        'No text messages, or somebody else has seen your code and you want another? Call ',
      )}
      <Hotline m={m} county={ctx.county} />
      {m.say(
        '，我们打回您登记的电话告诉您；也可以带身份证，到办这一件的所里。换了以后，原来的查询码就不能用了。',
        '; we call back the telephone that you gave and tell you. Or come to the office that has it, with your identity card. Once it is changed, the old code opens nothing.',
      )}
    </p>
  );
}
