/** @jsxImportSource hono/jsx */
/** 催办函: the letter by which somebody outside is reminded of what a matter waits for, on A4. */
import { Hono } from 'hono';
import { dayZh } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Awaited, Reminder } from '../../domain/command/awaited.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import { runsOf, wordsOf, type Block, type Runs } from '../../domain/matter/paper-sheet.ts';
import type { Context } from '../../actions/base/context.ts';
import { awaitedFrame } from '../../actions/command/awaited.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { markPrinted } from '../base/watermark.ts';
import { PaperPage } from './base/paper-page.tsx';

export const reminderPapers = new Hono<Env>();

/** /papers/awaiteds/{number}/{n}: the n-th letter of reminder of what is waited for, by the office that sends it. */
reminderPapers.get('/:number/:n{[1-9]\\d?}', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const one = await getSeenEntry(ctx, awaitedFrame, c.req.param('number'));
  const n = Number(c.req.param('n'));
  const reminder = one.reminders[n - 1];
  if (reminder === undefined || ctx.actor.role === 'department') throw new Refusal('not-found');
  const mark = await markPrinted(c, one.number, { title: '催办函' });
  const back = `/desk/awaiteds?state=all&open=${encodeURIComponent(one.number)}`;
  return c.html(<PaperPage papers={[reminderPaper(ctx, one, reminder, n)]} mark={mark} back={back} />);
});

/** The letter as its addressee reads it: what was asked, since when it waits, and by when an answer is asked for now. */
export function reminderPaper(
  { county: { county } }: Pick<Context, 'county'>,
  one: Awaited,
  { on, byDay }: Reminder,
  n: number,
): Paper {
  const { number, matterNumber, toName } = one;
  const paragraphs: Runs[] = [
    askedOf(one),
    runsOf`上述事项（本局编号：${matterNumber}）应于${dayZh(one.dueOn)}前完成，截至${dayZh(on)}，${n === 1 ? '本局' : `本局已催办 ${n - 1} 次，`}尚未收到你单位的${answerOf(one)}。`,
    ...(one.pausesClock
      ? [wordsOf('等候结果期间，有关办理期限依法中止计算；结果迟延，将使当事人的事项久拖不决。')]
      : []),
    runsOf`请你单位在${dayZh(byDay)}前书面答复本局；确需延期的，请在此以前书面说明原因和预计完成的日期。`,
  ];
  return {
    kind: 'reminder',
    title: [county.bureauName, '催办函'],
    number: runsOf`编号：${`${number}-催${n}`}`,
    addressee: runsOf`${toName}：`,
    head: null,
    matterNumber: number,
    wording: '2026.1',
    formZh: '实用文书',
    formEn: 'Practical paper',
    missing: [],
    blocks: paragraphs.map((runs): Block => ({ type: 'paragraph', runs })),
    signOff: { name: county.bureauName, date: { text: dayZh(on), slot: true }, seal: true },
    notes: [`有疑问打 ${county.hotline}。`],
  };
}

/** What was asked, when, and by which paper and article. */
function askedOf({ kind, sentOn, paper, about }: Awaited): Runs {
  const by = paper === '' ? '' : `（${paper}）`;
  switch (kind) {
    case 'letter':
      return runsOf`你单位于${dayZh(sentOn)}收到本局的协助调查函${by}${about === '' ? '' : `，请求协助：${plain(about)}`}。依照《市场监督管理行政处罚程序规定》第四十五条，应当在收到之日起十五个工作日内完成相关工作，需要延期的应当在期限届满前告知。`;
    case 'test':
      return runsOf`本局于${dayZh(sentOn)}委托你单位检测、鉴定，委托书：${paper === '' ? '（见附件）' : paper}。`;
    case 'transfer':
      return runsOf`本局于${dayZh(sentOn)}将有关事项移送你单位处理${by}。`;
    case 'platform':
    case 'maker':
    case 'department':
      return runsOf`本局于${dayZh(sentOn)}请你单位就下列事项答复${by}：${plain(about)}。`;
  }
}

function answerOf({ kind }: Awaited): string {
  if (kind === 'test') return '检测、鉴定结果';
  return kind === 'transfer' ? '处理情况' : '答复';
}

/** Words that somebody typed, without the stop that the sentence brings. */
function plain(words: string): string {
  return words.trim().replace(/[。；;.]$/u, '');
}
