/**
 * 集中登记表 (the short form of one incident): opened by its code from a poster or a message. What is known already is not asked again;
 * whoever files by it says himself that his is the same trouble. It is a complaint like any other, with its receipt and its clocks.
 */
import { Hono, type Context as HonoContext } from 'hono';
import { uuidv7 } from 'uuidv7';
import type { Incident } from '../../../domain/incident/incident.ts';
import type { Attachment } from '../../../domain/matter/attachment.ts';
import { opensByForm } from '../../../domain/matter/ticket.ts';
import { hasFilerLeft } from '../../../domain/complaint/joint/member.ts';
import { Refusal, type FieldProblem } from '../../../domain/base/refusal.ts';
import { fileComplaint, findFiled } from '../../../actions/complaint/filing.ts';
import { joinByForm, joinFiled } from '../../../actions/incident/incident.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { findByFormCode } from '../../../store/incident/incident.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { keepFiles, Photos, readForm } from '../base/attachment.tsx';
import { formTitle, one, Problems, Text, Tick, tooLong, Village, type Form, type Typed } from '../base/field.tsx';
import { dayWords, isSwitch, mannerOf } from '../base/language.ts';
import { KeptLine, keptForm, Unsent } from '../base/kept-form.tsx';
import { Hotline, isHotlineShut, Page, sendPage } from '../base/layout.tsx';
import { openSealedId, sealedId, toProgress } from '../base/ticket.ts';
import { toReceipt } from '../complaint/complaint-pages.tsx';
import { outside, readFiling } from '../complaint/filing.ts';

export const outbreakPages = new Hono<Env>();

outbreakPages.get('/outbreak/:code', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const incident = await getOpen(c, ctx);
  const typed = m.villageId === null ? {} : { village: m.villageId };
  return sendPage(
    c,
    <OutbreakPage
      {...{ incident, ctx, token: sealedId(c, uuidv7()), attachments: [] }}
      form={{ m, typed, problems: [] }}
    />,
  );
});

outbreakPages.post('/outbreak/:code', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  // Read first, so that who has to wait keeps what he wrote.
  const upload = await readForm(c);
  c.get('deps').limits.filing.demand(addressOf(c), ctx.at.getTime());
  const incident = await getOpen(c, ctx);
  const clientId = openSealedId(c, one(upload.fields, 'token')) ?? uuidv7();
  const before = await findFiled(ctx, clientId);
  if (before !== null) {
    await joinByForm(ctx, incident, before, isWilling(upload.fields));
    return opensByForm(before, ctx.at) && !hasFilerLeft(before)
      ? toReceipt(c, before, 'again', 'filed')
      : toProgress(c, before);
  }
  const { typed, attachments, problems } = await keepFiles(ctx, upload);
  const facts = { clientId, attachmentIds: attachments.map(({ id }) => id), county: ctx.county, today: ctx.today };
  const read = readFiling(asFiling(typed, incident), facts);
  const all = [
    ...read.problems.map((one) => ({ ...one, path: asked[one.path] ?? one.path })),
    ...longProblems(typed),
    ...problems,
  ];
  const page = (found: typeof all, status: 200 | 422) =>
    sendPage(
      c,
      <OutbreakPage
        {...{ incident, ctx, attachments, token: sealedId(c, clientId) }}
        form={{ m, typed, problems: found }}
      />,
      status,
      true,
    );
  if (read.filing === null || all.length > 0) return page(all, 422);
  if (isSwitch(c)) return page([], 200);
  const filed = await fileComplaint(ctx, read.filing, {
    station: null,
    isProven: false,
    beside: (tx, complaint) => joinFiled(tx, ctx, incident, complaint, isWilling(typed)),
  });
  return toReceipt(c, filed, 'new', 'filed');
});

/** The three that become one story are measured one by one. */
function longProblems(typed: Typed): FieldProblem[] {
  return [
    ...tooLong(typed, 'what', { zh: '是什么样', en: 'How it looks' }, 1000),
    ...tooLong(typed, 'howMuch', { zh: '多少', en: 'How much' }, 60),
    ...tooLong(typed, 'sown', { zh: '哪天种的', en: 'Sown when' }, 40),
  ];
}

/** Under which name a question of the long form is asked here. */
const asked: Readonly<Record<string, string>> = { story: 'what', shop: 'shop' };

async function getOpen(c: HonoContext<Env>, ctx: Context): Promise<Incident> {
  const code = c.req.param('code') ?? '';
  const incident = /^[a-z0-9]{6}$/u.test(code) ? await findByFormCode(ctx.db, ctx.county.county.countyId, code) : null;
  if (incident === null) throw new Refusal('not-found');
  return incident;
}

/** 愿意一起办: a fact of the filing beside its words, which the incident and the page of progress show. */
function isWilling(typed: Typed): boolean {
  return one(typed, 'together') === 'yes';
}

/** The short form as the long one: what the incident is about stands in its words. */
function asFiling(typed: Typed, { title, categoryCode, number }: Incident): Typed {
  const [what, howMuch, sown] = [one(typed, 'what').trim(), one(typed, 'howMuch').trim(), one(typed, 'sown').trim()];
  const told = [
    what,
    ...(howMuch === '' ? [] : [`数量：${howMuch}`]),
    ...(sown === '' ? [] : [`播种：${sown}`]),
    ...(isWilling(typed) ? ['愿意和别的户一起办，推选代表'] : []),
  ];
  const shop = one(typed, 'shop').trim();
  return {
    ...typed,
    shop: shop === '' ? '卖家待查' : shop,
    shopVillage: one(typed, 'shopVillage') === '' ? 'unknown' : one(typed, 'shopVillage'),
    story: what === '' ? '' : `集中登记（${number}，${title}）：${told.join('；')}。`,
    claim: one(typed, 'claim').trim() === '' ? '查清原因，赔偿损失' : one(typed, 'claim'),
    category: categoryCode ?? '',
  };
}

/** What need not be kept to register: a bag where it is of a field, else the package. */
function Easy({ m, isField }: { m: Form['m']; isField: boolean }) {
  return (
    <p>
      {isField
        ? m.say('答几样就行，袋子、票没了也能登记。', 'A few answers will do, without bag or receipt too.')
        : m.say('答几样就行，包装、票没了也能登记。', 'A few answers will do, without package or receipt too.')}
    </p>
  );
}

interface PageProps {
  incident: Incident;
  ctx: Context;
  form: Form;
  token: string;
  attachments: readonly Attachment[];
}

function OutbreakPage({ incident, ctx, form, token, attachments }: PageProps) {
  const { m } = form;
  const { county } = ctx;
  const title = m.say(`${incident.title}，来登记`, `${incident.title}: register here`);
  return (
    <Page m={m} county={county} script="form" title={formTitle(m, form.problems, title)}>
      <div class="two">
        <form class="stack" action={`/outbreak/${incident.formCode ?? ''}`} {...keptForm}>
          <Unsent m={m} county={county} facts={toldFacts(m)} />
          <h1>{title}</h1>
          <KeptLine m={m} />
          {incident.appraiseBy === null || incident.appraisalAskedOn !== null ? null : (
            <p class="note">
              <b>
                {m.say('申请专家看田，最晚 ', 'Experts can be asked until ')}
                {dayWords(m, incident.appraiseBy, ctx.today)}
              </b>
            </p>
          )}
          <Easy m={m} isField={incident.crop !== ''} />
          <Problems {...form} />
          <input type="hidden" name="token" value={token} />
          <Questions form={form} county={county} incident={incident} attachments={attachments} />
          <button class="btn do big full">{m.say('登记上', 'Register')}</button>
          <p class="hint">
            {m.say(
              '给您一个编号。名字电话只给办这件事的人看。',
              'You get a number. Only those who handle it see your name and telephone.',
            )}{' '}
            <a href="/privacy">{m.say('您的信息怎么用', 'How your data are used')}</a>
          </p>
        </form>
        <aside class="side stack">
          {incident.crop === '' ? null : (
            <div class="note">
              <b>{m.say('先别砍秆、别翻地', 'Do not cut or plough yet')}</b>
              <br />
              {m.say('等专家看过再收。', 'Wait until experts have seen the field.')}
            </div>
          )}
          <div class="note">
            <b>{m.say('不会写？', 'Hard to write?')}</b>
            <br />
            {m.say('打 ', 'Call ')}
            <Hotline m={m} county={county} />
            {isHotlineShut(m, county)
              ? m.say('。先在这里写，夜里也收。', '. Write it here: it is taken by night, too.')
              : m.say('，有人替您记。', ', someone writes it down for you.')}
          </div>
          <p>
            <a href="/complaint">{m.say('别的事：用平常的单子投诉', 'Something else: the ordinary form')}</a>
          </p>
        </aside>
      </div>
    </Page>
  );
}

/** What of the form is read out on the telephone while it cannot be sent. */
function toldFacts(m: Form['m']) {
  return [
    { words: m.say('谁', 'Who'), of: 'name phone village' },
    { words: m.say('什么样', 'How it looks'), of: 'what howMuch sown' },
    { words: m.say('哪儿买的', 'Bought where'), of: 'shop' },
  ];
}

function Questions({
  form,
  county,
  incident,
  attachments,
}: Omit<PageProps, 'ctx' | 'token'> & { county: CountyFacts }) {
  const { m } = form;
  return (
    <fieldset class="card">
      <legend>{m.say('您家的情况', 'How it is with you')}</legend>
      <Who form={form} county={county} />
      <Text
        form={form}
        name="what"
        label={m.say('是什么样', 'How it looks')}
        rows={3}
        hint={
          incident.crop === ''
            ? m.say('照实写一两句：哪儿坏了、什么时候坏的、伤着人没有', 'One or two sentences')
            : m.say('照实写一两句，如：十棵有四棵没棒子', 'One or two sentences')
        }
      />
      <Text
        form={form}
        name="howMuch"
        label={
          incident.crop === '' ? m.say('买了多少', 'How much') : m.say('种了多少亩、多少袋', 'How many mu and bags')
        }
        aside={m.say('说不准写个大概', 'about')}
      />
      {incident.crop === '' ? null : (
        <Text form={form} name="sown" label={m.say('哪天种的', 'Sown when')} aside={m.say('大概就行', 'about')} />
      )}
      <Text
        form={form}
        name="shop"
        label={m.say('哪儿买的', 'Bought where')}
        aside={m.say('店名，或卖的人什么样；不知道就空着', 'the shop or the seller; leave it empty if unknown')}
      />
      <Photos form={form} attachments={attachments} />
      <Tick
        form={form}
        name="together"
        value="yes"
        note={m.say('推两个代表去谈，谈成什么一样告诉您', 'Two representatives talk; you hear the same')}
      >
        {m.say('愿意和别的户一起办', 'I will act together with the others')}
      </Tick>
    </fieldset>
  );
}

function Who({ form, county }: { form: Form; county: CountyFacts }) {
  const { m } = form;
  return (
    <>
      <Text form={form} name="name" label={m.say('姓名', 'Name')} attributes={{ autocomplete: 'name' }} />
      <Text
        form={form}
        name="phone"
        type="tel"
        label={m.say('手机号', 'Telephone')}
        aside={m.say('没有就写家里人的', "or a relative's")}
        attributes={{ autocomplete: 'tel', inputmode: 'tel' }}
      />
      <Village
        form={form}
        county={county}
        name="village"
        label={m.say('哪个村（社区）', 'Your village')}
        others={[{ value: outside, words: m.say('不在本县', 'Outside the county') }]}
      />
    </>
  );
}
