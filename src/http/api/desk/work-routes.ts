import { createRoute, z } from '@hono/zod-openapi';
import { shareRows } from '../../../domain/matter/work-share.ts';
import type { Complaint, Stage } from '../../../domain/complaint/complaint.ts';
import { demand, mayDo, scopes, type Role } from '../../../domain/base/actor.ts';
import { TipoffQuery } from '../../../domain/tipoff/tipoff-list.ts';
import type { Words } from '../../../domain/base/words.ts';
import { procedure } from '../../../domain/complaint/procedure.ts';
import { inquiryProcedure } from '../../../domain/inquiry/procedure.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import { enforcementProcedure } from '../../../domain/supervision/enforcement/procedure.ts';
import { tipoffProcedure } from '../../../domain/tipoff/procedure.ts';
import { chinaTimeOf } from '../../../domain/base/calendar.ts';
import type { PlannedSession } from '../../../domain/complaint/steps/records.ts';
import { readsNames } from '../../../domain/complaint/privacy.ts';
import { nextSessions } from '../../../domain/complaint/mediation/summons.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { Tipoff, TipoffStage } from '../../../domain/tipoff/tipoff.ts';
import { countStages, type StageCount } from '../../../store/matter/matter.ts';
import { tipoffBook } from '../../../store/tipoff/tipoff.ts';
import { countOpenBy, listMatters, type Listing } from '../../../store/matter/lists.ts';
import { complaintBook } from '../../../store/complaint/complaint.ts';
import { countIncidentsWaiting } from '../../../store/incident/incident.ts';
import { listCalled } from '../../../store/complaint/summons.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { enforcementWorkOf, type EnforcementWork } from '../supervision/enforcement/enforcement-view.ts';
import { inquiryWorkOf, type InquiryWork } from '../inquiry/inquiry-view.ts';
import { maskName } from '../../../domain/base/masking.ts';
import { ComplaintQuery } from '../../../domain/complaint/complaint-list.ts';
import { countComplaints, listComplaints } from '../../../store/complaint/complaint-list.ts';
import { tipoffListing } from '../../../store/tipoff/tipoff-list.ts';
import {
  tipoffWorkLineOf,
  workLineOf,
  workNotesOf,
  type TipoffWorkLine,
  type WorkGroupKey,
  type WorkLine,
  type WorkNote,
} from './work-view.ts';

export interface WorkGroup {
  key: WorkGroupKey;
  /** All matters of the group, counted; those already shown in a more urgent group are counted but not repeated. */
  total: number;
  /** The most urgent of them; behind the others stands the list. */
  items: WorkLine[];
  shownAbove: number;
  /** What the number is made of, as far as it has been looked at. */
  notes: WorkNote[];
}

export interface Work {
  today: string;
  /** The inquiries that wait; null for who reads none. */
  inquiries: InquiryWork | null;
  /** The cases that wait; null for who reads none. */
  enforcements: EnforcementWork | null;
  counts: Record<WorkGroupKey, number>;
  groups: WorkGroup[];
  /** 今天的安排, of whatever queue: the sessions of today, or of the next day that has any; empty for who holds none. */
  sessions: CalledSession[];
  /** The tip-offs that wait; null for who has none to handle, as a station. */
  tipoffs: TipoffWork | null;
  /** What stands on the buttons of the rows: the words of each step that one of them names, once. */
  steps: StepWords;
  /** How many group incidents wait for the reader; null for who reads none. */
  incidents: number | null;
}

export type StepWords = Readonly<Record<MatterKind, Readonly<Partial<Record<string, Words>>>>>;

export interface CalledSession extends Pick<PlannedSession, 'place' | 'way'> {
  number: string;
  consumerName: string;
  operatorName: string;
  /** Its hour in China: 2026-11-27T14:00. */
  at: string;
}

export type TipoffGroupKey = 'overdue' | 'dueToday' | TipoffStage;

export interface TipoffWork {
  /** Everything that still waits for somebody. */
  inHand: number;
  groups: { key: TipoffGroupKey; total: number; items: TipoffWorkLine[]; shownAbove: number }[];
}

/** Which queues the first screen shows, by what the role does; in the order of urgency. */
const queues: Record<string, readonly Stage[]> = {
  centre: ['toDispatch', 'toTell', 'toFollowUp'],
  officer: ['toAccept', 'toTell', 'toMediate', 'mediating', 'toClose', 'toFollowUp', 'toApprove'],
  officeHead: ['toApprove', 'toReview', 'toAccept', 'toTell', 'toMediate', 'mediating', 'toClose', 'toFollowUp'],
  leader: ['toApprove', 'toReview', 'toDispatch', 'toAccept', 'toTell'],
  station: ['atStation', 'toDispatch', 'toAccept', 'toMediate', 'mediating'],
  mediator: ['mediating'],
};
/** So many of a queue are looked at, and so many rows of each kind are shown. */
const rows = 20;
const [complaintRows, tipoffRows] = [31, 10];
const most = 999;
/** Who looks at the performance of agreements. */
const checks: readonly string[] = ['centre', 'officer', 'officeHead'];

const work = createRoute({
  method: 'get',
  path: '/work',
  summary: '我的工作',
  middleware: staffOnly,
  request: { query: z.object({ mine: z.enum(['yes', 'no']).default('yes') }) },
  responses: { 200: { description: '各队列', ...json(shape<Work>()) }, ...problems },
});

export const workApi = apiRoutes().openapi(work, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'complaint.read');
  // Only who handles matters has some of his own; the centre, stations and leaders see their whole scope.
  const mine = c.req.valid('query').mine === 'yes' && scopes[ctx.actor.role] === 'office';
  return c.json(await workOf(ctx, mine), 200);
});

export async function workOf(ctx: Context, mine: boolean): Promise<Work> {
  const stageCounts = await countStages(ctx.db, complaintBook, ctx.actor, mine);
  const sum = (of: (count: StageCount) => boolean) => stageCounts.filter(of).reduce((n, count) => n + count.n, 0);
  // A station keeps its own clock; those of the offices are not for it to press.
  const isOwn = ({ stage }: StageCount) => ctx.actor.role !== 'station' || stage === 'atStation';
  const byStage = (stage: Stage) => sum((count) => count.stage === stage);
  const counts: Work['counts'] = {
    urgent: 0,
    toCheck: 0,
    overdue: sum((count) => isOwn(count) && count.dueOn !== null && count.dueOn < ctx.today),
    dueToday: sum((count) => isOwn(count) && count.dueOn === ctx.today),
    atStation: byStage('atStation'),
    toApprove: byStage('toApprove'),
    toDispatch: byStage('toDispatch'),
    toAccept: byStage('toAccept'),
    toTell: byStage('toTell'),
    toMediate: byStage('toMediate'),
    mediating: byStage('mediating'),
    toClose: byStage('toClose'),
    toFollowUp: byStage('toFollowUp'),
    toReview: byStage('toReview'),
    done: 0,
  };
  // Of these two there are few at any time, and their own indexes find them.
  [counts.urgent, counts.toCheck] = await Promise.all([
    countComplaints(ctx.db, ctx.actor, queryOf(ctx, 'urgent'), ctx.today, most),
    checks.includes(ctx.actor.role) ? countComplaints(ctx.db, ctx.actor, queryOf(ctx, 'toCheck'), ctx.today, most) : 0,
  ]);
  if (mine) {
    for (const key of superior.filter((one) => isForHead(ctx, one)))
      counts[key] = await countComplaints(ctx.db, ctx.actor, queryOf(ctx, key), ctx.today, most);
  }
  const keys: WorkGroupKey[] = ['urgent', 'overdue', 'dueToday', ...(queues[ctx.actor.role] ?? []), 'toCheck'];
  const pages = await Promise.all(keys.map(async (key) => (counts[key] === 0 ? [] : read(ctx, key, mine))));
  const looked = [...new Map(pages.flat().map((one) => [one.id, one])).values()];
  const groups = shareRows(pages, complaintRows).map(({ items, shownAbove }, i): WorkGroup => {
    const key = keys[i] as WorkGroupKey;
    const notes = workNotesOf(ctx, key, looked);
    return { key, total: counts[key], items: items.map((one) => workLineOf(ctx, one)), shownAbove, notes };
  });
  const [tipoffs, inquiries, enforcements, sessions, incidents] = await Promise.all([
    tipoffWorkOf(ctx, mine),
    inquiryWorkOf(ctx, mine),
    enforcementWorkOf(ctx, mine),
    sessionsOf(ctx, mine),
    mayDo(ctx.actor, 'incident.read') ? countIncidentsWaiting(ctx.db, ctx.actor) : null,
  ]);
  const shown = { groups, tipoffs, inquiries, enforcements };
  return { today: ctx.today, counts, sessions, incidents, ...shown, steps: stepsOf(shown) };
}

/** The desk knows no rules, whose tables have these words: they would weigh more than the page. */
function stepsOf({ groups, tipoffs, inquiries, enforcements }: Shown): StepWords {
  const named = (all: readonly { items: readonly { next: string | null }[] }[]) =>
    all.flatMap(({ items }) => items.flatMap(({ next }) => next ?? []));
  const own = (enforcements?.groups ?? []).flatMap(({ items }) => items.flatMap((one) => one.own ?? []));
  return {
    complaint: wordsOf(procedure, named(groups)),
    tipoff: wordsOf(tipoffProcedure, named(tipoffs?.groups ?? [])),
    inquiry: wordsOf(inquiryProcedure, named(inquiries?.groups ?? [])),
    enforcement: wordsOf(enforcementProcedure, own),
  };
}

type Shown = Pick<Work, 'groups' | 'tipoffs' | 'inquiries' | 'enforcements'>;

function wordsOf(
  of: Readonly<Partial<Record<string, Words>>>,
  moves: readonly string[],
): Partial<Record<string, Words>> {
  return Object.fromEntries(
    moves.flatMap((move) => {
      const rule = of[move];
      return rule === undefined ? [] : [[move, { zh: rule.zh, en: rule.en }]];
    }),
  );
}

/** More than any office holds in a day: a queue is cut by what falls due, the sessions of a day are not. */
const mostSessions = 200;

async function sessionsOf(ctx: Context, mine: boolean): Promise<CalledSession[]> {
  if (!mayDo(ctx.actor, 'complaint.holdSession')) return [];
  const whose = mine ? ctx.actor.id : null;
  const called = await listCalled(ctx.db, ctx.actor, { from: ctx.today, whose, limit: mostSessions });
  return nextSessions(called, ctx.today).map(({ number, consumerName, operatorName, summons }) => ({
    number,
    consumerName: readsNames(ctx.actor.role) ? consumerName : maskName(consumerName),
    operatorName,
    at: chinaTimeOf(summons.heldAt),
    place: summons.place,
    way: summons.way,
  }));
}

/** Which queues of tip-offs the first screen shows, by what the role does. */
const tipoffQueues: Partial<Record<Role, readonly TipoffStage[]>> = {
  centre: ['toDispatch', 'toTell', 'toClose', 'toArchive'],
  officer: ['toVerify', 'verifying', 'toTell', 'inEnforcement', 'toClose', 'toArchive'],
  officeHead: ['toVerify', 'verifying', 'toTell', 'inEnforcement', 'toClose', 'toArchive'],
  leader: ['toDispatch', 'verifying', 'toTell'],
};

/** The tip-offs by queue; each stands in the most urgent one only. The head decides on all those of his office. */
async function tipoffWorkOf(ctx: Context, asked: boolean): Promise<TipoffWork | null> {
  const own = tipoffQueues[ctx.actor.role];
  if (own === undefined) return null;
  const mine = asked && ctx.actor.role !== 'officeHead';
  // The tally knows the first of the two officers alone; what one person has is few, and is counted.
  const counted = mine
    ? await countOpenBy(ctx.db, ctx.actor, tipoffsOf(ctx, {}, true), ctx.today)
    : await countStages(ctx.db, tipoffBook, ctx.actor, false);
  const sum = (of: (count: StageCount) => boolean) => counted.filter(of).reduce((n, count) => n + count.n, 0);
  const totalOf = (key: TipoffGroupKey) => {
    if (key === 'overdue') return sum(({ dueOn }) => dueOn !== null && dueOn < ctx.today);
    return key === 'dueToday' ? sum(({ dueOn }) => dueOn === ctx.today) : sum(({ stage }) => stage === key);
  };
  const keys = (['overdue', 'dueToday', ...own] as const).filter((key) => totalOf(key) > 0);
  const found = await Promise.all(
    keys.map(async (key) => {
      const query =
        key === 'overdue' || key === 'dueToday' ? { due: key === 'overdue' ? 'overdue' : 'today' } : { stage: [key] };
      const { items } = await listMatters(ctx.db, ctx.actor, tipoffsOf(ctx, query, mine), ctx.today);
      return { key, total: totalOf(key), items };
    }),
  );
  const shown = shareRows(
    found.map(({ items }) => items),
    tipoffRows,
  );
  const groups = found.map(({ key, total }, i): TipoffWork['groups'][number] => ({
    key,
    total,
    items: (shown[i]?.items ?? []).map((one) => tipoffWorkLineOf(ctx, one)),
    shownAbove: shown[i]?.shownAbove ?? 0,
  }));
  return { inHand: sum(() => true), groups };
}

function tipoffsOf(ctx: Context, query: object, mine: boolean): Listing<Tipoff> {
  const whose = mine ? { handlerId: `mine:${ctx.actor.id}` } : {};
  return tipoffListing(TipoffQuery.parse({ ...query, ...whose, sort: 'due', limit: rows }));
}

const superior = ['toApprove', 'toReview'] as const satisfies readonly Stage[];

function isForHead(ctx: Context, key: WorkGroupKey): boolean {
  return ctx.actor.role === 'officeHead' && (key === 'toApprove' || key === 'toReview');
}

async function read(ctx: Context, key: WorkGroupKey, mine: boolean): Promise<Complaint[]> {
  const query = queryOf(ctx, key);
  // Where somebody waits for a call it is everybody's business; what waits for the head's word is his, whoever handles it.
  const whose =
    mine && key !== 'urgent' && !isForHead(ctx, key) ? { ...query, handlerId: `mine:${ctx.actor.id}` } : query;
  const { items } = await listComplaints(ctx.db, ctx.actor, whose, ctx.today);
  return items;
}

function queryOf(ctx: Context, key: WorkGroupKey): ComplaintQuery {
  const own = ctx.actor.role === 'station' ? { stage: ['atStation'] } : {};
  const filters: Partial<Record<WorkGroupKey, object>> = {
    urgent: { urgent: 'waiting' },
    overdue: { due: 'overdue', ...own },
    dueToday: { due: 'today', ...own },
    toCheck: { check: 'due' },
  };
  return ComplaintQuery.parse({ ...(filters[key] ?? { stage: [key] }), sort: 'due', limit: rows });
}
