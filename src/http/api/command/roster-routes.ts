import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { addDays, isPublished, isWorkingDay, type Day } from '../../../domain/base/calendar.ts';
import type { Words } from '../../../domain/base/words.ts';
import { labelled } from '../../../domain/base/field.ts';
import {
  candidatesOf,
  coverageOf,
  dutyAt,
  dutyDays,
  gapsOf,
  holidayOf,
  monthOf,
  type Coverage,
  type Gap,
} from '../../../domain/command/roster.ts';
import { RotaForm, shiftPosts, shiftPostWords, type Rota, type ShiftPost } from '../../../domain/command/rota.ts';
import type { Shift } from '../../../domain/command/shift.ts';
import type { Context } from '../../../actions/base/context.ts';
import { buildRosterFor, saveRotaForm } from '../../../actions/command/roster.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { findRota } from '../../../store/command/rota.ts';
import { listKept } from '../../../store/command/shift.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export interface RosterDay {
  day: Day;
  rest: boolean;
  holiday: string | null;
}

export interface RosterPerson {
  id: string;
  name: string;
  phone: string;
  posts: ShiftPost[];
}

/** A month of the roster, with who may keep it, what is missing, and what the county's calendar says of it. */
export interface RosterView {
  from: Day;
  to: Day;
  days: RosterDay[];
  shifts: Shift[];
  people: RosterPerson[];
  gaps: Gap[];
  coverage: Coverage;
  /** Of the year so far, since the first day that is on the roster. */
  since: Day;
  /** Null of a month before whose end nothing of the roster is past. */
  year: Coverage | null;
  /** Whether the holidays of the month's year are published; until then they are the thirteen of the law. */
  published: boolean;
  rota: Rota;
  now: Shift[];
  next: Shift[];
}

/** Who keeps a post, and where he is reached. */
export interface DutyPerson {
  name: string;
  phone: string;
  /** In words: a first screen carries no schema. */
  post: Words;
  until: string;
}

/** 值班: who is on duty now, who is next and from when, and how many posts of the next seven days nobody fills. */
export interface DutyView {
  now: DutyPerson[];
  next: DutyPerson[];
  nextAt: string | null;
  empty: number;
}

const Month = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u)
    .optional(),
});
const Period = z.object({
  from: labelled(z.iso.date(), { zh: '从哪天', en: 'From', input: 'day' }),
  to: labelled(z.iso.date(), { zh: '到哪天', en: 'Until', input: 'day' }),
});

const month = createRoute({
  method: 'get',
  path: '/roster',
  summary: '一个月的值班表：谁值、缺谁、覆盖率',
  middleware: staffOnly,
  request: { query: Month },
  responses: { 200: { description: '值班表', ...json(shape<RosterView>()) }, ...problems },
});
const duty = createRoute({
  method: 'get',
  path: '/roster/now',
  summary: '现在谁值班、下一班是谁，怎么找到',
  middleware: staffOnly,
  responses: { 200: { description: '值班', ...json(shape<DutyView>()) }, ...problems },
});
const build = createRoute({
  method: 'post',
  path: '/roster',
  summary: '按值班规则排班；已经排好的不动，再按一次不会重排',
  middleware: staffOnly,
  request: { body: body(Period) },
  responses: { 200: { description: '排了几班', ...json(shape<{ made: number; gaps: Gap[] }>()) }, ...problems },
});
const saveRota = createRoute({
  method: 'put',
  path: '/rota',
  summary: '保存值班规则',
  middleware: staffOnly,
  request: { body: body(RotaForm) },
  responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const rosterApi = apiRoutes()
  .openapi(
    month,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'shift.read');
      const asked = c.req.valid('query').month;
      return c.json(await rosterOf(ctx, asked === undefined ? ctx.today : `${asked}-01`), 200);
    },
    checked(Month),
  )
  .openapi(duty, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'shift.read');
    return c.json(await dutyOf(ctx), 200);
  })
  .openapi(build, async (c) => c.json(await buildRosterFor(c.get('ctx'), c.req.valid('json')), 200), checked(Period))
  .openapi(
    saveRota,
    async (c) => {
      await saveRotaForm(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(RotaForm),
  );

async function dutyOf(ctx: Context): Promise<DutyView> {
  const { countyId } = ctx.actor;
  const soon = dutyDays(ctx.at);
  const [rota, accounts, around] = await Promise.all([
    findRota(ctx.db, countyId),
    listAccounts(ctx.db, countyId),
    listKept(ctx.db, countyId, soon.from, soon.to),
  ]);
  const { now, next } = dutyAt(around, ctx.at);
  const personOf = ({ accountId, post, endsAt }: Shift): DutyPerson => {
    const one = accounts.find(({ id }) => id === accountId);
    return { name: one?.name ?? '', phone: one?.phone ?? '', post: shiftPostWords[post], until: endsAt.toISOString() };
  };
  // Where nothing is rostered yet every post is empty, and nobody is told of each.
  const gaps = around.length === 0 ? [] : gapsOf(ctx.county.calendar, rota, ctx.today, soon.to, around);
  return {
    now: now.map(personOf),
    next: next.map(personOf),
    nextAt: next[0]?.startsAt.toISOString() ?? null,
    empty: gaps.length,
  };
}

export async function rosterOf(ctx: Context, day: Day): Promise<RosterView> {
  const { countyId } = ctx.actor;
  const { calendar } = ctx.county;
  const { from, to } = monthOf(day);
  const newYear = `${from.slice(0, 4)}-01-01`;
  const soon = dutyDays(ctx.at);
  const [rota, accounts, ofYear, around] = await Promise.all([
    findRota(ctx.db, countyId),
    listAccounts(ctx.db, countyId),
    listKept(ctx.db, countyId, newYear, to),
    listKept(ctx.db, countyId, soon.from, soon.to),
  ]);
  const active = accounts.filter((one) => one.active);
  const shifts = ofYear.filter((one) => one.day >= from);
  const kept = new Set([...shifts, ...around].map(({ accountId }) => accountId));
  const postsOf = (id: string) => shiftPosts.filter((post) => candidatesOf(rota, post, active).includes(id));
  const people = accounts
    .map(({ id, name, phone }) => ({ id, name, phone, posts: postsOf(id) }))
    .filter(({ id, posts }) => posts.length > 0 || kept.has(id));
  const days: RosterDay[] = [];
  for (let one = from; one <= to; one = addDays(one, 1))
    days.push({ day: one, rest: !isWorkingDay(calendar, one), holiday: holidayOf(calendar, one) });
  const until = to < ctx.today ? to : ctx.today;
  // Since the roster is kept here: what was before is not known, and so is no gap.
  const since = ofYear.map(({ day: one }) => one).toSorted()[0] ?? newYear;
  return {
    from,
    to,
    days,
    shifts,
    people,
    gaps: gapsOf(calendar, rota, from < ctx.today ? ctx.today : from, to, shifts),
    coverage: coverageOf(calendar, rota, { from, to }, shifts, ctx.at),
    since,
    year: until < since ? null : coverageOf(calendar, rota, { from: since, to: until }, ofYear, ctx.at),
    published: isPublished(calendar, Number(from.slice(0, 4))),
    rota,
    ...dutyAt(around, ctx.at),
  };
}
