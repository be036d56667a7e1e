/** 查进度: the form that asks for number and code; after half an hour it says why it is there again, and keeps what was half written. */
import type { Context as HonoContext } from 'hono';
import type { Attachment } from '../../../domain/matter/attachment.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import type { Upload } from '../../base/upload.ts';
import { isFileId, keepFiles } from '../base/attachment.tsx';
import { formTitle, many, one, Problems, Text, type Form, type Typed } from '../base/field.tsx';
import { mannerOf, type Manner } from '../base/language.ts';
import { formId, Hotline, Page, sendPage } from '../base/layout.tsx';

/** Nothing personal goes into the address: why the form is there again is a word. */
export function toAsk(c: HonoContext<Env>): Response {
  return c.redirect('/progress?sent=closed', 303);
}

/** What came when the half hour was over: it stands in the form that asks for number and code, and goes on behind it. */
export async function askAgain(c: HonoContext<Env>, upload: Upload): Promise<Response> {
  const ctx = consumerContext(c);
  if (upload.files.length > 0) await keepFiles(ctx, upload);
  const typed = Object.fromEntries(
    Object.entries(upload.fields).flatMap(([name, value]) => (isHeld(name, value) ? [[`${held}${name}`, value]] : [])),
  );
  if (Object.keys(typed).length === 0) return toAsk(c);
  // Another language or size is asked for at the form that stands here now.
  const m = { ...mannerOf(c), here: new URL('/progress', c.req.url) };
  return sendPage(c, <AskPage ctx={ctx} form={{ m, typed, problems: [] }} why="closed" />, 200, true);
}

const held = 'held.';

/** Of what was sent with number and code, what is carried over once more. */
export function heldOnly(fields: Typed): Typed {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith(held)));
}
/** What is decided by a press, and what only this form asks, is not carried over. */
const passing = new Set(['token', 'number', 'code', 'word', 'sure', 'agrees', 'result', 'drop', 'again']);

function isHeld(name: string, value: string | string[] | undefined): boolean {
  return !passing.has(name) && [value].flat().some((one) => (one ?? '').trim() !== '');
}

/** What was half written when the half hour was over, by the names of its own form, with the files that came with it. */
export async function heldIn(ctx: Context, fields: Typed): Promise<{ typed: Typed; attachments: Attachment[] } | null> {
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(fields))
    if (name.startsWith(held) && value !== undefined) typed[name.slice(held.length)] = value;
  if (Object.keys(typed).length === 0) return null;
  const ids = many(typed, 'kept').filter(isFileId);
  if (ids.length === 0) return { typed, attachments: [] };
  const kept = await keepFiles(ctx, { fields: { kept: ids }, files: [], problems: [] });
  return { typed, attachments: kept.attachments };
}

/** Whatever of it are words, once more in the form that is sent, and to be read. */
function Held({ m, typed }: { m: Manner; typed: Typed }) {
  const fields = Object.entries(typed).flatMap(([name, values]) =>
    name.startsWith(held) ? [values].flat().map((value) => ({ name, value: value ?? '' })) : [],
  );
  if (fields.length === 0) return null;
  const words = fields.filter(({ value }) => value.trim() !== '' && !isFileId(value) && !/^[a-z]+$/iu.test(value));
  const files = fields.filter(({ value }) => isFileId(value)).length;
  return (
    <section class="card">
      {fields.map(({ name, value }) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p>
        <b>{m.say('您写的还在，还没交：', 'What you wrote is kept, and not sent yet:')}</b>
      </p>
      {words.map(({ value }) => (
        <p class="said">{value}</p>
      ))}
      {files > 0 && <p class="hint">{m.say(`还有 ${files} 个文件`, `and ${files} file${files === 1 ? '' : 's'}`)}</p>}
      <p class="hint">{m.say('填好编号和查询码，接着交。', 'Give the number and the code, and send it from there.')}</p>
    </section>
  );
}

/** The page of one's own matter was open for half an hour, and is closed for whoever sits down there next. */
function Closed({ m }: { m: Manner }) {
  return (
    <output class="note">
      {m.say(
        '那一页打开以后只开半小时，免得别人看到，已经关上了。您的件还在，没有丢：填编号和查询码就打开。',
        'That page stays open for half an hour, so that nobody else reads it, and is closed by now. Your matter is still there: give the number and the query code.',
      )}
    </output>
  );
}

/** To who sends the form of a filing once more: that it is there, and no way in. */
function SentBefore({ m }: { m: Manner }) {
  return (
    <output class="note">
      {m.say(
        '这张表早就收到了，没有再登记一次。要看办到哪了，请填查询码。',
        'This form was received before and was not filed again. To see how far it is, give the query code.',
      )}
    </output>
  );
}

/** Who gets no text message, or lost the number too. */
function NeitherWay({ m, ctx }: { m: Manner; ctx: Context }) {
  return (
    <p>
      {m.say('留的是座机，或者编号也丢了？打 ', 'A landline, or no number either? Call ')}
      <Hotline m={m} county={ctx.county} />
      {m.say('，我们打回您登记的电话。', '; we call back the telephone that you gave.')}
    </p>
  );
}

interface AskProps {
  ctx: Context;
  form: Form;
  wrong?: boolean;
  /** Whether the code word was given in place of the code. */
  byWord?: boolean;
  /** Why it is asked: a form that was filed already came once more, or the half hour is over. */
  why?: 'before' | 'closed' | null;
}

export function AskPage({ ctx, form, wrong = false, byWord = false, why = null }: AskProps) {
  const { m }: { m: Manner } = form;
  // Number and code are wrong together, so that the sentence stands on top and at neither of them.
  const fields = wrong ? { ...form, problems: [] } : form;
  return (
    <Page m={m} county={ctx.county} title={formTitle(m, form.problems, m.say('查进度', 'Progress'))}>
      <form id={formId} class="stack read" method="post" action="/progress" novalidate>
        <h1>{m.say('查进度', 'See the progress')}</h1>
        <p class="lead">{m.say('编号和查询码都在回执上。', 'The number and the query code stand on the slip.')}</p>
        {why === 'before' && <SentBefore m={m} />}
        {why === 'closed' && <Closed m={m} />}
        <Problems
          {...form}
          title={wrong ? m.say('没有查到', 'Not found') : m.say('还有没填的', 'Something is missing')}
        />
        <Held m={m} typed={form.typed} />
        <div class="card">
          <Text
            form={fields}
            name="number"
            label={m.say('编号', 'Number')}
            hint={
              m.language === 'zh' ? (
                '例如 投2026-0412、举2026-0021，头一个字可以不写'
              ) : (
                <>
                  For example <span lang="zh-CN">投2026-0412</span> or <span lang="zh-CN">举2026-0021</span>; the first
                  character may be left out
                </>
              )
            }
            attributes={{ autocomplete: 'off' }}
          />
          <Text
            form={fields}
            name="code"
            label={m.say('查询码', 'Query code')}
            hint={m.say('8 位数字；以前的回执是 6 位', '8 figures; 6 on older slips')}
            attributes={{ inputmode: 'numeric', autocomplete: 'off' }}
          />
          <CodeWord form={fields} open={byWord || one(form.typed, 'word') !== ''} />
        </div>
        <button class="btn do big full">{m.say('看进度', 'Show')}</button>
        <a class="btn big full" href="/progress/lost">
          {m.say('查询码丢了，用短信验证码查', 'No query code? Get in by a text message')}
        </a>
        <NeitherWay m={m} ctx={ctx} />
      </form>
    </Page>
  );
}

/** Who left a code word gives it in place of the code. */
function CodeWord({ form, open }: { form: Form; open: boolean }) {
  const { m } = form;
  return (
    <details class="f" open={open}>
      <summary>{m.say('匿名举报，想用暗语查', 'An anonymous tip-off, with the code word')}</summary>
      <Text
        form={form}
        name="word"
        label={m.say('暗语', 'Code word')}
        hint={m.say('举报时您自己定的那个词，写了就不用查询码', 'The word you chose; then no query code is needed')}
        attributes={{ autocomplete: 'off' }}
      />
    </details>
  );
}
