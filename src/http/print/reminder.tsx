/** @jsxImportSource hono/jsx */
/** 催办函: the letter by which somebody outside is reminded of what a matter waits for, on A4. */
import { Hono } from 'hono';
import { dayZh } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { askedBy, isByLetter, type Awaited, type ReminderContact } from '../../domain/command/awaited.ts';
import { contactLacks } from '../../domain/complaint/papers/missing.ts';
import {
  reminderLetter,
  reminderNumber,
  reminderWording,
  type ReminderDays,
} from '../../domain/command/reminder-letter.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import type { Block } from '../../domain/matter/paper-sheet.ts';
import type { Context } from '../../actions/base/context.ts';
import { awaitedFrame, reminderContacts } from '../../actions/command/awaited.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { namesIn } from '../../actions/matter/paper-facts.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { markPrinted } from '../base/watermark.ts';
import { PaperPage } from './base/paper-page.tsx';
import { sendDocx } from './base/send-docx.ts';

export const reminderPapers = new Hono<Env>();

/**
 * /papers/awaiteds/{number}/{n}: the n-th letter of reminder of what is waited for, by the office that sends it; with .docx the same as a
 * document. The one after the last is the letter as it would go today, to be looked at: it is not sent by being read, and is no document.
 */
reminderPapers.get('/:number/:asked{[1-9]\\d?(?:\\.docx)?}', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const asked = c.req.param('asked');
  const isDocument = asked.endsWith('.docx');
  const n = Number.parseInt(asked, 10);
  if (ctx.actor.role === 'department') throw new Refusal('not-found');
  const one = await getSeenEntry(ctx, awaitedFrame, c.req.param('number'));
  // A complainant is asked by text message, and for a clock at rest nobody outside answers.
  if (!isByLetter(one)) throw new Refusal('not-found');
  const sent = one.reminders[n - 1];
  const isNext = sent === undefined && n === one.reminders.length + 1 && one.state === 'waiting';
  if (sent === undefined && (!isNext || isDocument)) throw new Refusal('not-found');
  const contact = sent === undefined ? await contactOf(ctx, one) : (sent.contact ?? null);
  const letter = reminderPaper(ctx, one, sent ?? nextReminder(ctx), n, contact);
  const paper = isNext ? { ...letter, notes: ['预览，还没有发出；发出后印出来没有这一行。'] } : letter;
  const mark = await markPrinted(c, one.number, { title: '催办函', ...(isDocument ? { format: 'docx' } : {}) });
  if (isDocument) return sendDocx(c, [paper], mark, `催办函-${one.number}-${n}`);
  const back = `/desk/awaiteds?state=all&open=${encodeURIComponent(one.number)}`;
  const docx = `/papers/awaiteds/${encodeURIComponent(one.number)}/${n}.docx`;
  return c.html(<PaperPage papers={[paper]} mark={mark} back={back} {...(isNext ? {} : { docx })} />);
});

/** Whom a letter of today would name. */
async function contactOf(ctx: Context, one: Awaited): Promise<ReminderContact> {
  return (await reminderContacts(ctx, [one], await namesIn(ctx, ctx.db)))(one);
}

/** The days that a letter of today would bear. */
function nextReminder({ county, today }: Context): ReminderDays {
  return { on: today, byDay: askedBy(today, county.calendar, county.county.limits.awaited) };
}

/** The n-th letter on A4. */
export function reminderPaper(
  { county: { county }, today }: Pick<Context, 'county' | 'today'>,
  one: Awaited,
  days: ReminderDays,
  n: number,
  contact: ReminderContact | null,
): Paper {
  const head = { number: reminderNumber(one, n, county, today), contact };
  const { number, addressee, paragraphs } = reminderLetter(one, days, n, head);
  return {
    kind: 'reminder',
    title: [county.bureauName, '催办函'],
    number,
    addressee,
    head: null,
    matterNumber: one.number,
    wording: reminderWording,
    formZh: '实用文书',
    formEn: 'Practical paper',
    missing: contact === null ? [] : contactLacks(contact).flatMap((lack) => lack ?? []),
    blocks: paragraphs.map((runs): Block => ({ type: 'paragraph', runs })),
    signOff: { name: county.bureauName, date: { text: dayZh(days.on), slot: true }, seal: true },
    notes: [`有疑问打 ${county.hotline}。`],
  };
}
