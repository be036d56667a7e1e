/** 有新的，发短信给我: asked for on the list of warnings, confirmed and ended by the link that is sent to the telephone. */
import { Hono } from 'hono';
import { plainPhone } from '../../../../domain/complaint/filing.ts';
import { AskWarnings, type WarningSubscriber } from '../../../../domain/publicity/warning/subscriber.ts';
import { askForWarnings, decideWarnings, getSubscriber } from '../../../../actions/publicity/warning/subscriber.ts';
import type { CountyFacts } from '../../../../store/county/county.ts';
import { addressOf } from '../../../base/address.ts';
import type { Env } from '../../../base/env.ts';
import { consumerContext } from '../../../base/session.ts';
import { readForm } from '../../base/attachment.tsx';
import { many, one } from '../../base/field.tsx';
import { Page, sendPage } from '../../base/layout.tsx';
import { mannerOf, type Manner } from '../../base/language.ts';

export const subscriberPages = new Hono<Env>();

subscriberPages.post('/warnings/mine', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  c.get('deps').limits.queryCode.demand(`warnings ${addressOf(c)}`, ctx.at.getTime());
  const { fields } = await readForm(c);
  const asked = AskWarnings.safeParse({ phone: plainPhone(one(fields, 'phone')), townIds: many(fields, 'towns') });
  if (asked.success) await askForWarnings(ctx, asked.data, c.get('deps').settings.publicUrl);
  return sendPage(
    c,
    <Page m={m} county={ctx.county} title={m.say('订消费警示', 'Warnings by text message')}>
      <h1>
        {asked.success
          ? m.say('短信发出去了，点开里面的链接才算订上', 'A message is on its way: open its link to confirm')
          : m.say('手机号是 11 位数字', 'A mobile has 11 figures')}
      </h1>
      <p>
        <a class="btn" href="/warnings">
          {m.say('回消费警示', 'Back to the warnings')}
        </a>
      </p>
    </Page>,
    asked.success ? 200 : 422,
    true,
  );
});

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
        {towns.length === 0 ? m.say('全县', 'the whole county') : towns.join('、')}
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
export function Subscribe({ m, county }: { m: Manner; county: CountyFacts }) {
  return (
    <section class="card">
      <h2>{m.say('有新的，发短信给我', 'Tell me by text message')}</h2>
      <p class="hint">
        {m.say('不要钱。每条短信里都有退订的链接，退了号码就删。', 'Free; each message has a link that ends it.')}
      </p>
      <form method="post" action="/warnings/mine">
        <div class="f">
          <label for="phone">{m.say('手机号', 'Mobile')}</label>
          <input id="phone" name="phone" type="tel" inputmode="numeric" autocomplete="tel" maxlength={20} />
        </div>
        <fieldset class="f">
          <legend>{m.say('哪些地方（不选就是全县）', 'Where (none: the whole county)')}</legend>
          {county.regions
            .filter(({ kind }) => kind === 'town')
            .map(({ id, name }) => (
              <label class="tick">
                <input type="checkbox" name="towns" value={id} /> {name}
              </label>
            ))}
        </fieldset>
        <button class="btn">{m.say('发短信给我', 'Send me a message')}</button>
      </form>
    </section>
  );
}
