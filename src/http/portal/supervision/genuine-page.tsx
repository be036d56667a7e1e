/**
 * 核对单子: a slip that officers leave at a shop is genuine where the bureau has it. Whoever holds the slip has the address of this page on
 * it, which nobody guesses; he reads what was ordered, by which day, and when it is looked at again. A slip that was made without a network
 * comes here with its telephone, so that the page says so until then.
 */
import { Hono } from 'hono';
import { maskName } from '../../../domain/base/masking.ts';
import type { Words } from '../../../domain/base/words.ts';
import { findSlip, type Slip } from '../../../actions/supervision/inspection/slip.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { Env } from '../../base/env.ts';
import { addressOf } from '../../base/address.ts';
import { consumerContext } from '../../base/session.ts';
import { Hotline, Page, sendPage } from '../base/layout.tsx';
import { dayIn, mannerOf, type Manner } from '../base/language.ts';

export const genuinePages = new Hono<Env>();

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;

genuinePages.get('/genuine/:id', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  c.get('deps').limits.checkin.demand(addressOf(c), ctx.at.getTime());
  const id = c.req.param('id');
  const slip = uuid.test(id) ? await findSlip(ctx, id.toLowerCase()) : null;
  c.header('x-robots-tag', 'noindex');
  if (slip === null) return sendPage(c, <UnknownPage m={m} ctx={ctx} />, 404);
  return sendPage(c, <SlipPage m={m} ctx={ctx} slip={slip} />);
});

interface Props {
  m: Manner;
  ctx: Context;
}

function UnknownPage({ m, ctx }: Props) {
  return (
    <Page m={m} county={ctx.county} title={m.say('还查不到这张单子', 'This slip is not here yet')}>
      <div class="read stack">
        <h1>{m.say('还查不到这张单子', 'This slip is not here yet')}</h1>
        <p class="lead">
          {m.say(
            '现场没网的时候开的单子，执法人员连上网才到这里，一般当天就到。过一天再扫一次。',
            'A slip that was made without a network comes here when the officer has one, mostly on the same day. Scan it again tomorrow.',
          )}
        </p>
        <p>
          {m.say('过了一天还查不到，打 ', 'If it is still not here after a day, call ')}
          <Hotline m={m} county={ctx.county} />
          {m.say('问一问，先别交钱。', ' and ask; pay nothing before.')}
        </p>
      </div>
    </Page>
  );
}

function SlipPage({ m, ctx, slip }: Props & { slip: Slip }) {
  const { kind, number, shop, isPerson, onDay, text, dueOn, standing } = slip;
  const title = m.say(titleWords[kind].zh, titleWords[kind].en);
  const rows: [Words, string][] = [
    [{ zh: '编号', en: 'Number' }, number],
    [{ zh: '给谁的', en: 'For' }, isPerson ? maskName(shop) : shop],
    [{ zh: '哪天开的', en: 'Made on' }, dayIn(m, onDay)],
    ...(text === '' ? [] : [[textWords[kind], text] as [Words, string]]),
    ...(dueOn === null
      ? []
      : [
          [{ zh: '哪天前改好，到期复查', en: 'To be done by, checked again then' }, dayIn(m, dueOn)] as [Words, string],
        ]),
    [{ zh: '现在', en: 'Now' }, m.say(standing.zh, standing.en)],
  ];
  return (
    <Page m={m} county={ctx.county} title={title}>
      <div class="read stack">
        <h1>{m.say('这张单子是真的', 'This slip is genuine')}</h1>
        <p class="lead">
          {m.say(`${ctx.county.county.bureauName}开的${titleWords[kind].zh}`, `${title}, made by the bureau`)}
        </p>
        <section class="card">
          <dl class="facts">
            {rows.map(([name, words]) => (
              <>
                <dt>{m.say(name.zh, name.en)}</dt>
                <dd lang={/\p{Script=Han}/u.test(words) ? 'zh-CN' : undefined}>{words}</dd>
              </>
            ))}
          </dl>
        </section>
        <p class="note">
          {m.say(
            '和手里的单子对一对，编号、日期、内容一样才算。要您当场交罚款的，看有没有财政部门的专用票据，没有可以不交（《行政处罚法》第七十条）；谁要验证码都别给。',
            'Compare number, day and words with the slip. Who wants a fine at once gives the receipt of the treasury, or you need not pay (article 70 of the Penalty Law); give nobody a code.',
          )}
        </p>
        <p>
          {m.say('有疑问打 ', 'Questions? Call ')}
          <Hotline m={m} county={ctx.county} />
        </p>
      </div>
    </Page>
  );
}

const titleWords = {
  order: { zh: '责令改正通知书', en: 'Order to rectify' },
  ban: { zh: '取缔决定书', en: 'Decision on a ban' },
  spot: { zh: '当场行政处罚决定书', en: 'Decision of a penalty on the spot' },
} as const satisfies Record<Slip['kind'], Words>;
const textWords = {
  order: { zh: '责令改正什么', en: 'What is to be rectified' },
  ban: { zh: '停止经营什么', en: 'The trade that is to stop' },
  spot: { zh: '怎么处罚', en: 'The penalty' },
} as const satisfies Record<Slip['kind'], Words>;
