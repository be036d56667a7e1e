/**
 * 签到: what the code of an event opens: one press, and one has come. It works without a script, asks for nothing and sets no cookie:
 * the browser keeps the page for the rest of the day, so that scanning again shows the same page with the same mark.
 */
import { Hono, type Context as HonoContext } from 'hono';
import { startOf, addDays, dayOf } from '../../../domain/base/calendar.ts';
import { problemsOf } from '../../../domain/base/field.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  answerGrades,
  checkinStanding,
  OutreachAnswers,
  takesAnswers,
  wishTopics,
  type CheckinStanding,
} from '../../../domain/publicity/education/checkin.ts';
import type { Outreach } from '../../../domain/publicity/education/outreach.ts';
import { audiences, topics } from '../../../domain/publicity/education/subject.ts';
import { heldMark, isMark, newMark } from '../../../actions/base/mark.ts';
import { answerOutreach, checkIn } from '../../../actions/publicity/education/checkin.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findOutreachByCode } from '../../../store/publicity/education/outreach.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { readForm } from '../base/attachment.tsx';
import { Choice, fieldClass, formTitle, many, one, Problems, Wrong, type Form } from '../base/field.tsx';
import { Page, sendPage } from '../base/layout.tsx';
import { dayWords, mannerOf, type Manner } from '../base/language.ts';

export const checkinPages = new Hono<Env>();

checkinPages.get('/checkin/:code', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  const outreach = await getByCode(c, ctx);
  const standing = checkinStanding(outreach, ctx.today);
  if (standing !== 'open') return sendPage(c, <ClosedPage m={m} ctx={ctx} outreach={outreach} standing={standing} />);
  // A browser that asks whether its page still holds names its mark by it: it keeps the page, and counts once.
  const held = heldMark(c.req.header('if-none-match'));
  const marked = { of: 'checkin', id: outreach.id } as const;
  const known = isMark(ctx, marked, held);
  const mark = known ? held : newMark(ctx, marked);
  const seconds = Math.max(1, Math.floor((startOf(addDays(ctx.today, 1)).getTime() - ctx.at.getTime()) / 1000));
  const keep = { 'cache-control': `private, max-age=${seconds}`, etag: `"${mark}"` };
  if (known) return c.body(null, 304, keep);
  c.get('deps').limits.checkin.demand(addressOf(c), ctx.at.getTime());
  const page = await sendPage(c, <CheckinPage m={m} ctx={ctx} outreach={outreach} mark={mark} />);
  for (const [name, value] of Object.entries(keep)) page.headers.set(name, value);
  return page;
});

checkinPages.post('/checkin/:code', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  c.get('deps').limits.checkin.demand(addressOf(c), ctx.at.getTime());
  const outreach = await getByCode(c, ctx);
  const mark = one((await readForm(c)).fields, 'mark');
  await checkIn(ctx, outreach, mark);
  const form = { m, typed: { mark }, problems: [] };
  return sendPage(c, <AskPage form={form} ctx={ctx} outreach={outreach} />, 200, true);
});

checkinPages.post('/checkin/:code/answers', async (c) => {
  const m = mannerOf(c);
  const ctx = consumerContext(c);
  c.get('deps').limits.checkin.demand(addressOf(c), ctx.at.getTime());
  const outreach = await getByCode(c, ctx);
  const typed = (await readForm(c)).fields;
  const wants = many(typed, 'wants').filter((topic) => (wishTopics as readonly string[]).includes(topic));
  const read = OutreachAnswers.safeParse({
    understood: one(typed, 'understood'),
    useful: one(typed, 'useful'),
    wants,
  });
  if (!read.success) {
    const form = { m, typed, problems: problemsOf(read.error, OutreachAnswers) };
    return sendPage(c, <AskPage form={form} ctx={ctx} outreach={outreach} />, 422, true);
  }
  await answerOutreach(ctx, outreach, one(typed, 'mark'), read.data);
  return sendPage(
    c,
    <Page m={m} county={ctx.county} title={m.say('谢谢您', 'Thank you')}>
      <div class="read stack">
        <h1>{m.say('谢谢，收到了', 'Thank you, it arrived')}</h1>
        <p class="lead">{m.say('下回讲什么，就看大家这几句。', 'What is taught next follows from this.')}</p>
      </div>
    </Page>,
    200,
    true,
  );
});

async function getByCode(c: HonoContext<Env>, ctx: Context): Promise<Outreach> {
  const code = c.req.param('code') ?? '';
  const found = /^[\w-]{12}$/u.test(code) ? await findOutreachByCode(ctx.db, ctx.actor.countyId, code) : null;
  if (found === null || found.state === 'cancelled') throw new Refusal('not-found');
  return found;
}

interface Props {
  m: Manner;
  ctx: Context;
  outreach: Outreach;
}

function Head({ m, ctx, outreach }: Props) {
  const { title, onDay, fromTime, toTime, place, audience } = outreach;
  return (
    <>
      <p class="hint">
        {dayWords(m, onDay, ctx.today)} {fromTime}—{toTime}，{place}
      </p>
      <h1 lang="zh-CN">{title}</h1>
      <p class="hint">{m.say(`来听的：${audiences[audience].zh}`, `For: ${audiences[audience].en.toLowerCase()}`)}</p>
    </>
  );
}

function CheckinPage({ m, ctx, outreach, mark }: Props & { mark: string }) {
  return (
    <Page m={m} county={ctx.county} title={`${m.say('签到', 'Check in')} - ${outreach.title}`}>
      <div class="read stack">
        <Head m={m} ctx={ctx} outreach={outreach} />
        <form method="post" action={`/checkin/${outreach.code}`} class="card stack">
          <input type="hidden" name="mark" value={mark} />
          <p>{m.say('按一下，就算来了。不问名字，不记号码。', 'One press, and you have come. No name, no number.')}</p>
          <button class="btn do full">{m.say('我来了', 'I am here')}</button>
          <p class="hint">
            {m.say('一个手机算一回，多按、再扫都不多算。', 'A telephone counts once, however often you press or scan.')}
          </p>
        </form>
      </div>
    </Page>
  );
}

const closedWords: Record<Exclude<CheckinStanding, 'open'>, { zh: string; en: string }> = {
  early: { zh: '还没到日子。到那天再扫一次。', en: 'It is not the day yet. Scan the code again on that day.' },
  over: { zh: '签到已经结束了，谢谢您来。', en: 'Checking in has ended. Thank you for coming.' },
};

function ClosedPage({ m, ctx, outreach, standing }: Props & { standing: Exclude<CheckinStanding, 'open'> }) {
  const words = closedWords[standing];
  return (
    <Page m={m} county={ctx.county} title={`${m.say('签到', 'Check in')} - ${outreach.title}`}>
      <div class="read stack">
        <Head m={m} ctx={ctx} outreach={outreach} />
        <p class="card">{m.say(words.zh, words.en)}</p>
      </div>
    </Page>
  );
}

/** 签上了, and 三问 for who wants to say how it was. */
function AskPage({ form, ctx, outreach }: { form: Form; ctx: Context; outreach: Outreach }) {
  const { m, typed, problems } = form;
  const asks = takesAnswers(outreach, dayOf(ctx.at));
  const title = m.say('签上了', 'You are checked in');
  return (
    <Page m={m} county={ctx.county} title={formTitle(m, problems, title)}>
      <div class="read stack">
        <Problems {...form} />
        <h1>{title}</h1>
        <p class="lead" lang="zh-CN">
          {outreach.title}
        </p>
        {asks ? (
          <form method="post" action={`/checkin/${outreach.code}/answers`} class="card stack" novalidate>
            <h2>{m.say('听完了，说三句（可不说）', 'Afterwards, three answers (if you like)')}</h2>
            <p class="hint">{m.say('不记名，谁说的查不出来。', 'Nobody can tell who answered.')}</p>
            <input type="hidden" name="mark" value={one(typed, 'mark')} />
            <Grade form={form} name="understood" label={m.say('听懂了吗？', 'Did you understand it?')} />
            <Grade form={form} name="useful" label={m.say('用得上吗？', 'Is it of use to you?')} />
            <Wishes form={form} />
            <button class="btn do full">{m.say('交上去', 'Send')}</button>
          </form>
        ) : null}
      </div>
    </Page>
  );
}

function Grade({ form, name, label }: { form: Form; name: string; label: string }) {
  const { m } = form;
  return (
    <fieldset class={fieldClass(form, name)}>
      <legend>{label}</legend>
      <Wrong form={form} name={name} />
      {(Object.keys(answerGrades) as (keyof typeof answerGrades)[]).map((value, n) => (
        <Choice form={form} name={name} value={value} {...(n === 0 ? { id: name } : {})}>
          {m.say(answerGrades[value].zh, answerGrades[value].en)}
        </Choice>
      ))}
    </fieldset>
  );
}

function Wishes({ form: { m, typed } }: { form: Form }) {
  const chosen = many(typed, 'wants');
  return (
    <fieldset class="f">
      <legend>{m.say('还想听什么？', 'What else would you like to hear?')}</legend>
      {wishTopics.map((topic) => (
        <label class="pick">
          <input type="checkbox" name="wants" value={topic} checked={chosen.includes(topic)} />
          <span>{m.say(topics[topic].zh, topics[topic].en)}</span>
        </label>
      ))}
    </fieldset>
  );
}
