/** @jsxImportSource hono/jsx */
/** 值班表: a month of the roster on A4, to be hung on the wall. */
import { Hono } from 'hono';
import { demand } from '../../domain/base/actor.ts';
import { dayOf, weekdayZh } from '../../domain/base/calendar.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { partZh, shiftPostWords, type ShiftPost } from '../../domain/command/rota.ts';
import { runsOf, wordsOf, type Cell } from '../../domain/matter/paper-sheet.ts';
import { rosterOf, type RosterView } from '../api/command/roster-routes.ts';
import type { Env } from '../base/env.ts';
import { PaperPage } from './base/paper-page.tsx';
import { staffOnly } from '../base/session.ts';

/** /papers/roster?month=2026-10 */
export const rosterPages = new Hono<Env>();
rosterPages.get('/', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'shift.read');
  const month = c.req.query('month') ?? ctx.today.slice(0, 7);
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(month)) throw new Refusal('not-found');
  const roster = await rosterOf(ctx, `${month}-01`);
  const { bureauName, hotline } = ctx.county.county;
  const [year, number] = month.split('-');
  const paper: Paper = {
    missing: [],
    addressee: null,
    head: null,
    wording: '2026.1',
    formZh: '实用文书',
    formEn: 'Practical paper',
    kind: 'roster',
    title: [bureauName, `${year}年${Number(number)}月值班表`],
    number: runsOf`值班电话：${hotline}`,
    matterNumber: month,
    blocks: [{ type: 'table', name: '值班表', columns: 24, rows: tableOf(roster) }],
    signOff: { name: bureauName, date: { text: dayZhOf(dayOf(ctx.at)), slot: true }, seal: false },
    notes: [
      '接班前一小时起签到；交班要写交班记录，接班的人看过签收。换班、顶班以系统里的为准。',
      roster.gaps.length === 0 ? '本月没有空缺。' : `打印时还有 ${roster.gaps.length} 个岗没有人，请补上。`,
    ],
  };
  return c.html(<PaperPage papers={[paper]} />);
});

function dayZhOf(day: string): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

function tableOf({ days, shifts, people, rota }: RosterView): Cell[][] {
  const parts = rota.parts;
  const span = Math.floor(18 / Math.max(1, parts.length));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const who = (day: string, part: string, post: ShiftPost) =>
    shifts
      .filter((one) => one.day === day && one.part === part && one.post === post)
      .map(({ accountId }) => names.get(accountId) ?? '');
  const head = [
    cell('日期', true, 6),
    ...parts.map(({ code, from, to }) => cell(`${partZh(rota, code)} ${from}—${to}`, true, span)),
  ];
  const rows = days.map(({ day, rest, holiday }) => [
    cell(
      `${Number(day.slice(8, 10))}日 ${weekdayZh(day).replace('星期', '周')}${holiday ?? (rest ? '休' : '')}`,
      true,
      6,
    ),
    ...parts.map(({ code }) => {
      const words = (['leader', 'clerk'] as const)
        .map((post) => [shiftPostWords[post].zh, who(day, code, post)] as const)
        .filter(([, found]) => found.length > 0)
        .map(([post, found]) => `${post}：${found.join('、')}`)
        .join('　');
      return cell(words, false, span);
    }),
  ]);
  return [head, ...rows];
}

function cell(text: string, label: boolean, columns: number): Cell {
  return { label, runs: [label ? wordsOf(text) : [{ text, slot: true }]], columns, rows: 1, tall: false };
}
