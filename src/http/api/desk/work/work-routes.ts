import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo, type Role } from '../../../../domain/base/actor.ts';
import { chinaTimeOf } from '../../../../domain/base/calendar.ts';
import { maskName } from '../../../../domain/base/masking.ts';
import type { Stage } from '../../../../domain/complaint/complaint.ts';
import { nextSessions } from '../../../../domain/complaint/mediation/summons.ts';
import { readsNames } from '../../../../domain/complaint/privacy.ts';
import type { PlannedSession } from '../../../../domain/complaint/steps/records.ts';
import { countWithin, type WaitingCounts, type WaitingLine } from '../../../../domain/desk/work/waiting-line.ts';
import { inquiryStages } from '../../../../domain/inquiry/inquiry.ts';
import { handAsks } from '../../../../domain/matter/list/hand.ts';
import { matterKinds, type MatterKind } from '../../../../domain/matter/matter.ts';
import { enforcementStages } from '../../../../domain/supervision/enforcement/enforcement.ts';
import type { TipoffStage } from '../../../../domain/tipoff/tipoff.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { listCalled } from '../../../../store/complaint/summons.ts';
import { apiRoutes, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { stepsOf, type StepWords } from './matter-lines.ts';
import {
  countsOf,
  fewOf,
  kindsOf,
  mayChoose,
  stagesOf,
  waitingPage,
  type Asked,
  type Counted,
  type Few,
} from './waiting.ts';

/** A page of what waits, the most urgent first. */
export interface WaitingPage {
  today: string;
  lines: WaitingLine[];
  /** Where the next page starts, or null on the last one. */
  next: string | null;
  /** What stands on the buttons of the rows: the words of each step that one of them names, once. */
  steps: StepWords;
}

export interface Work extends WaitingPage {
  /** The six numbers, by kind. */
  counts: WaitingCounts;
  /** Of each book the queues with something in them, the most urgent first. */
  queues: Partial<Record<MatterKind, WorkQueue[]>>;
  /** 今天的安排, of whatever queue: the sessions of today, or of the next day that has any; empty for who holds none. */
  sessions: CalledSession[];
}

/** A queue below the line of its book: its stage, a span of days, or what waits for the reader's own word. */
export interface WorkQueue {
  key: string;
  total: number;
}

export interface CalledSession extends Pick<PlannedSession, 'place' | 'way'> {
  number: string;
  consumerName: string;
  operatorName: string;
  /** Its hour in China: 2026-11-27T14:00. */
  at: string;
}

const Mine = z.object({ mine: z.enum(['yes', 'no']).default('yes') });
/** A page that is drawn at once, in a small answer. */
const rows = 40;
const Page = Mine.extend({
  /** Everything that is in hand, or a part of it. */
  hand: z.enum(handAsks).default('all'),
  /** In whose hands, as the lists ask for it: then matters alone. */
  holder: z.string().max(90).optional(),
  kind: z.enum(matterKinds).optional(),
  /** Where the page before ended; made by the server. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(rows),
});

const work = createRoute({
  method: 'get',
  path: '/work',
  summary: '我的工作：六个数、头一页、各队列',
  middleware: staffOnly,
  request: { query: Mine },
  responses: { 200: { description: '等办的', ...json(shape<Work>()) }, ...problems },
});
const lines = createRoute({
  method: 'get',
  path: '/work/lines',
  summary: '等办的单子：各种件按应办日排成一张，可筛可翻页',
  middleware: staffOnly,
  request: { query: Page },
  responses: { 200: { description: '一页', ...json(shape<WaitingPage>()) }, ...problems },
});

export const workApi = apiRoutes()
  .openapi(work, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'complaint.read');
    return c.json(await workOf(ctx, isMine(ctx, c.req.valid('query').mine)), 200);
  })
  .openapi(
    lines,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'complaint.read');
      const { mine, ...asked } = c.req.valid('query');
      return c.json(await linesOf(ctx, { ...asked, mine: isMine(ctx, mine) }), 200);
    },
    checked(Page),
  );

/** Only who handles or decides has some of his own; the centre and stations see their whole scope. */
function isMine({ actor }: Context, mine: 'yes' | 'no'): boolean {
  return mine === 'yes' && mayChoose(actor);
}

async function linesOf(ctx: Context, asked: Asked): Promise<WaitingPage> {
  const few = asked.holder === undefined ? await fewOf(ctx, asked.mine) : noFew;
  return pageOf(ctx, asked, few);
}

const noFew: Few = { lines: [], apart: [], urgent: 0, terms: 0, forWord: 0 };

async function pageOf(ctx: Context, asked: Asked, few: Few): Promise<WaitingPage> {
  const page = await waitingPage(ctx, asked, few.lines);
  return { today: ctx.today, ...page, steps: stepsOf(page.lines) };
}

export async function workOf(ctx: Context, mine: boolean): Promise<Work> {
  const few = await fewOf(ctx, mine);
  const [counted, page, sessions] = await Promise.all([
    stagesOf(ctx, mine),
    pageOf(ctx, { mine, hand: 'all', limit: rows }, few),
    sessionsOf(ctx, mine),
  ]);
  const counts = countsOf(ctx, mine, counted, few.apart);
  return { ...page, counts, queues: queuesOf(ctx, counted, counts, few), sessions };
}

/** Which stages of complaints are queues of the role, in the order of urgency. */
const stages: Record<string, readonly Stage[]> = {
  centre: ['toDispatch', 'toTell', 'toFollowUp'],
  officer: ['toAccept', 'toTell', 'toMediate', 'mediating', 'toClose', 'toFollowUp', 'toApprove'],
  officeHead: ['toApprove', 'toReview', 'toAccept', 'toTell', 'toMediate', 'mediating', 'toClose', 'toFollowUp'],
  leader: ['toApprove', 'toReview', 'toDispatch', 'toAccept', 'toTell'],
  station: ['atStation', 'toDispatch', 'toAccept', 'toMediate', 'mediating'],
  mediator: ['mediating'],
};
const tipoffStages: Partial<Record<Role, readonly TipoffStage[]>> = {
  centre: ['toDispatch', 'toTell', 'toClose', 'toArchive'],
  officer: ['toVerify', 'verifying', 'toTell', 'inEnforcement', 'toClose', 'toArchive'],
  officeHead: ['toVerify', 'verifying', 'toTell', 'inEnforcement', 'toClose', 'toArchive'],
  leader: ['toDispatch', 'verifying', 'toTell'],
};

function queuesOf(ctx: Context, counted: Counted, counts: WaitingCounts, few: Few): Work['queues'] {
  const { role } = ctx.actor;
  const of: Record<MatterKind, readonly string[]> = {
    complaint: stages[role] ?? [],
    tipoff: tipoffStages[role] ?? [],
    inquiry: inquiryStages.filter((one) => one !== 'done'),
    enforcement: enforcementStages.filter((one) => one !== 'done'),
  };
  const first: Partial<Record<MatterKind, WorkQueue[]>> = {
    complaint: [{ key: 'urgent', total: few.urgent }],
    enforcement: [{ key: 'forWord', total: few.forWord }],
  };
  const last: Partial<Record<MatterKind, WorkQueue[]>> = { complaint: [{ key: 'toCheck', total: few.terms }] };
  return Object.fromEntries(
    kindsOf(ctx).map((kind): [MatterKind, WorkQueue[]] => [
      kind,
      [
        ...(first[kind] ?? []),
        { key: 'past', total: countWithin(counts, 'past', [kind]) },
        { key: 'today', total: countWithin(counts, 'today', [kind]) },
        ...of[kind].map((key) => ({
          key,
          total: (counted[kind] ?? []).filter(({ stage }) => stage === key).reduce((sum, { n }) => sum + n, 0),
        })),
        ...(last[kind] ?? []),
      ].filter(({ total }) => total > 0),
    ]),
  );
}

/** More than any office holds in a day: a page is cut by what falls due, the sessions of a day are not. */
const mostSessions = 200;

async function sessionsOf(ctx: Context, mine: boolean): Promise<CalledSession[]> {
  if (!mayDo(ctx.actor, 'complaint.holdSession')) return [];
  // Who leads an office plans its day, whoever holds the sessions.
  const whose = mine && ctx.actor.role !== 'officeHead' ? ctx.actor.id : null;
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
