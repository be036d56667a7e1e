/** 有新的，发短信给我: asked for on the list of warnings, confirmed and ended by the link that is sent to the telephone. */
import { Hono } from 'hono';
import { maskPhone } from '../../../../domain/base/masking.ts';
import { plainPhone } from '../../../../domain/county/reach-by.ts';
import { AskWarnings, mostDaysAsked, type WarningSubscriber } from '../../../../domain/publicity/warning/subscriber.ts';
import { askForWarnings, decideWarnings, getSubscriber } from '../../../../actions/publicity/warning/subscriber.ts';
import type { CountyFacts } from '../../../../store/county/county.ts';
import { addressOf } from '../../../base/address.ts';
import type { Env } from '../../../base/env.ts';
import { consumerContext } from '../../../base/session.ts';
import { readForm } from '../../base/attachment.tsx';
import { formTitle, many, one, Problems, Text, type Form } from '../../base/field.tsx';
import { formId, Page, sendPage } from '../../base/layout.tsx';
import { isSwitch, mannerOf, type Manner } from '../../base/language.ts';

export const subscriberPages = new Hono<Env>();

subscriberPages.post('/warnings/mine', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const { county } = ctx;
  c.get('deps').limits.queryCode.demand(`warnings ${addressOf(c)}`, ctx.at.getTime());
  const { fields } = await readForm(c);
  const asked = AskWarnings.safeParse({ phone: plainPhone(one(fields, 'phone')), townIds: many(fields, 'towns') });
  if (!asked.success || isSwitch(c)) {
    const problems = isSwitch(c) ? [] : [wrongPhone];
    const page = <AgainPage form={{ m, typed: fields, problems }} county={county} />;
    return sendPage(c, page, problems.length > 0 ? 422 : 200, true);
  }
  await askForWarnings(ctx, asked.data, c.get('deps').settings.publicUrl);
  return sendPage(c, <AskedPage m={m} county={county} phone={asked.data.phone} />, 200, true);
});

const wrongPhone = {
  path: 'phone',
  zh: '请填写手机号，是 11 位数字',
  en: 'Please write a mobile, which has 11 figures',
};

function AgainPage({ form, county }: { form: Form; county: CountyFacts }) {
  const { m } = form;
  const title = m.say('订消费警示', 'Warnings by text message');
  return (
    <Page m={m} county={county} title={formTitle(m, form.problems, title)}>
      <h1>{title}</h1>
      <Problems {...form} />
      <Subscribe form={form} county={county} />
      <p>
        <a class="btn" href="/warnings">
          {m.say('回消费警示', 'Back to the warnings')}
        </a>
      </p>
    </Page>
  );
}

/** Says the same whether the number was subscribed, asked for before or new: a message goes out at most once a day. */
function AskedPage({ m, county, phone }: { m: Manner; county: CountyFacts; phone: string }) {
  return (
    <Page m={m} county={county} title={m.say('订消费警示', 'Warnings by text message')}>
      <h1>{m.say(`还差一步：看 ${maskPhone(phone)} 的短信`, `One more step: the messages of ${maskPhone(phone)}`)}</h1>
      <p>
        {m.say(
          '点开短信里的链接，按“订上”，才算订上；订着的，凭它改、退。',
          'Open the link in the message and press to confirm; who is subscribed changes or ends it there.',
        )}
      </p>
      <ul class="rows">
        <li>
          {m.say(
            '一个号一天最多发一条：今天发过的，用那一条；夜里不发，早上才到。',
            'A number gets one message a day at most: if it had one today, use that. None is sent at night.',
          )}
        </li>
        <li>
          {m.say(
            `${mostDaysAsked} 天里没有按“订上”的号码，自动删掉。`,
            `A number that is not confirmed within ${mostDaysAsked} days is deleted.`,
          )}
        </li>
        <li>{m.say('号码写错了，回去重新写。', 'If the number is wrong, go back and write it again.')}</li>
      </ul>
      <p>
        <a class="btn" href="/warnings">
          {m.say('回消费警示', 'Back to the warnings')}
        </a>
      </p>
    </Page>
  );
}

subscriberPages.get('/warnings/mine/:token', async (c) => {
  const ctx = consumerContext(c);
  const found = await getSubscriber(ctx, c.req.param('token'));
  return sendPage(c, <MinePage m={mannerOf(c)} county={ctx.county} subscriber={found} />, 200, true);
});

subscriberPages.post('/warnings/mine/:token', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const { fields } = await readForm(c);
  const stays = one(fields, 'stays') === 'yes';
  await decideWarnings(ctx, c.req.param('token'), stays);
  return sendPage(
    c,
    <Page m={m} county={ctx.county} title={m.say('订消费警示', 'Warnings by text message')}>
      <h1>
        {stays
          ? m.say('订上了。有新的警示发短信给您', 'You will be told of new warnings')
          : m.say('退了，号码也删了', 'You will hear no more, and your number is deleted')}
      </h1>
    </Page>,
    200,
    true,
  );
});

function MinePage({ m, county, subscriber }: { m: Manner; county: CountyFacts; subscriber: WarningSubscriber }) {
  const towns = subscriber.townIds.map((id) => county.regions.find((one) => one.id === id)?.name ?? id);
  return (
    <Page m={m} county={county} title={m.say('订消费警示', 'Warnings by text message')}>
      <h1>
        {subscriber.state === 'on'
          ? m.say('您订着消费警示', 'You are told of warnings')
          : m.say('订消费警示', 'Be told of warnings')}
      </h1>
      <p>
        {m.say('哪里的：', 'Where: ')}
        {towns.length === 0 ? m.say('全县', 'the whole county') : <span lang="zh-CN">{towns.join('、')}</span>}
      </p>
      <form method="post" class="stack">
        {subscriber.state === 'on' ? null : (
          <button class="btn do full" name="stays" value="yes">
            {m.say('订上', 'Yes, tell me')}
          </button>
        )}
        <button class="btn full" name="stays" value="no">
          {m.say('不要了，把号码删掉', 'No more: delete my number')}
        </button>
      </form>
    </Page>
  );
}

/** The form on the list of warnings. */
export function Subscribe({ form, county }: { form: Form; county: CountyFacts }) {
  const { m } = form;
  return (
    <section class="card">
      <h2>{m.say('有新的，发短信给我', 'Tell me by text message')}</h2>
      <p class="hint">
        {m.say('不要钱。每条短信里都有退订的链接，退了号码就删。', 'Free; each message has a link that ends it.')}
      </p>
      <form id={formId} method="post" action="/warnings/mine" novalidate>
        <Text
          form={form}
          name="phone"
          type="tel"
          label={m.say('手机号', 'Mobile')}
          attributes={{ inputmode: 'numeric', autocomplete: 'tel' }}
        />
        <fieldset class="f">
          <legend>{m.say('哪些地方（不选就是全县）', 'Where (none: the whole county)')}</legend>
          {county.regions
            .filter(({ kind }) => kind === 'town')
            .map(({ id, name }) => (
              <label class="tick tap">
                <input type="checkbox" name="towns" value={id} checked={many(form.typed, 'towns').includes(id)} />{' '}
                <span lang="zh-CN">{name}</span>
              </label>
            ))}
        </fieldset>
        <button class="btn">{m.say('发短信给我', 'Send me a message')}</button>
      </form>
    </section>
  );
}
