import { createRoute, z } from '@hono/zod-openapi';
import { demand, scopes } from '../../../domain/base/actor.ts';
import { undoUntil } from '../../../domain/matter/bulk/undo.ts';
import { nearnessIn } from '../../../actions/command/redispatch.ts';
import {
  agedOf,
  backlogReasons,
  backlogReasonsOf,
  bucketOf,
  countAges,
  type AgeCounts,
  type Aged,
  type BacklogReason,
} from '../../../domain/command/backlog.ts';
import { addDays } from '../../../domain/base/calendar.ts';
import type { ComplaintState, Stage } from '../../../domain/complaint/complaint.ts';
import { labelled } from '../../../domain/base/field.ts';
import type { StationProposal } from '../../../domain/command/nearest-station.ts';
import { readsNames } from '../../../domain/complaint/privacy.ts';
import type { Refusal } from '../../../domain/base/refusal.ts';
import type { RedispatchState } from '../../../domain/command/redispatch.ts';
import { unsendable } from '../../../domain/command/redispatch-sending.ts';
import type { BacklogLimits } from '../../../domain/law/local-limits.ts';
import type { Context } from '../../../actions/base/context.ts';
import {
  listBacklog,
  listBacklogCounts,
  weighBacklog,
  type BacklogRow,
  type BacklogWeight,
} from '../../../store/command/backlog.ts';
import { countRedispatches, listSaid, listUndoable, type RedispatchCounts } from '../../../store/command/redispatch.ts';
import { namesOf } from '../county/account-names.ts';
import { refusals } from '../../../domain/refusals.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { maskName } from '../../../domain/base/masking.ts';

export interface BacklogItem {
  id: string;
  number: string;
  state: ComplaintState;
  stage: Stage;
  consumerName: string;
  operatorName: string;
  officeName: string;
  handlerName: string | null;
  aged: Aged;
  reasons: BacklogReason[];
  proposals: StationProposal[];
  /** With which station it is, or null. */
  out: { number: string; state: RedispatchState; stationName: string } | null;
  /** Why it cannot be sent now, or null. */
  unsendable: { zh: string; en: string } | null;
}

export interface BacklogBoard {
  today: string;
  limits: BacklogLimits;
  total: number;
  /** How many there are of what was asked for, of which `items` may be the first. */
  asked: number;
  out: number;
  ages: AgeCounts;
  reasons: Record<BacklogReason, number>;
  offices: { id: string; name: string; total: number; out: number; oldest: number }[];
  /** The backlog at the end of each day, with today as it is now. */
  history: { onDay: string; total: number; out: number }[];
  counts: RedispatchCounts;
  /** From which day on the counts and the history are. */
  since: string;
  /** One's own presses that can still be taken back. */
  undoable: { id: string; sentAt: string; sent: number; unanswered: number; until: string }[];
  items: BacklogItem[];
}

const historyDays = 90;
const Query = z.object({
  officeId: z.string().max(40).optional(),
  /** Only what is with this handler, or with nobody yet. */
  mine: z.enum(['yes', 'no']).default('no'),
  reason: labelled(z.enum(backlogReasons).optional(), { zh: '原因', en: 'Reason' }),
  bucket: labelled(z.enum(['to15', 'to30', 'to60', 'to90', 'over90']).optional(), { zh: '账龄', en: 'Age' }),
  /** Whether it is out with a station. */
  out: z.enum(['yes', 'no']).optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(30),
});

const board = createRoute({
  method: 'get',
  path: '/backlog',
  summary: '积案：账龄、曲线、逐件的就近提议',
  middleware: staffOnly,
  request: { query: Query },
  responses: { 200: { description: '积案', ...json(shape<BacklogBoard>()) }, ...problems },
});

export const backlogApi = apiRoutes().openapi(
  board,
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'backlog.read');
    return c.json(await boardOf(ctx, c.req.valid('query')), 200);
  },
  checked(Query),
);

interface Weighed {
  row: BacklogRow;
  aged: Aged;
  reasons: BacklogReason[];
}

async function boardOf(ctx: Context, query: z.infer<typeof Query>): Promise<BacklogBoard> {
  const { db, actor, today, county } = ctx;
  const { limits } = county.county;
  const own = scopes[actor.role] === 'office' ? actor.organisationId : null;
  const officeId = own ?? query.officeId ?? null;
  const handlerId = query.mine === 'yes' ? actor.id : undefined;
  const from = addDays(today, -historyDays);
  const { undoMinutes } = limits.backlog;
  const [all, counted, counts, batches] = await Promise.all([
    weighBacklog(db, actor, { officeId, handlerId }, limits.backlog, today),
    listBacklogCounts(db, actor.countyId, { from, officeId }),
    countRedispatches(db, actor.countyId, { from, to: today, officeId }),
    listUndoable(db, actor.countyId, actor.id, new Date(ctx.at.getTime() - undoMinutes * 60_000)),
  ]);
  const asked = all.filter(
    (one) =>
      (query.reason === undefined || one[query.reason]) &&
      (query.bucket === undefined || bucketOf(one.ageDays) === query.bucket) &&
      (query.out === undefined || one.isOut === (query.out === 'yes')),
  );
  const ids = asked.slice(0, query.limit).map(({ id }) => id);
  const shown = (await listBacklog(db, actor.countyId, ids)).map((row): Weighed => {
    const aged = agedOf(row, row.movedOn, today);
    return { row, aged, reasons: backlogReasonsOf(row, aged, limits.backlog) };
  });
  const out = all.filter(({ isOut }) => isOut).length;
  return {
    today,
    limits: limits.backlog,
    total: all.length,
    out,
    asked: asked.length,
    ages: countAges(all.map(({ ageDays }) => ageDays)),
    reasons: Object.fromEntries(
      backlogReasons.map((reason) => [reason, all.filter((one) => one[reason]).length]),
    ) as Record<BacklogReason, number>,
    offices: officesOf(ctx, all),
    // Of one person's share no history is kept: the chart is the office's.
    history: handlerId === undefined ? historyOf(counted, today, { total: all.length, out }) : [],
    counts,
    since: from,
    undoable: batches.map(({ sentAt, ...batch }) => ({
      ...batch,
      sentAt: sentAt.toISOString(),
      until: undoUntil(sentAt, undoMinutes).toISOString(),
    })),
    items: await itemsOf(ctx, shown),
  };
}

function officesOf(ctx: Context, all: readonly BacklogWeight[]): BacklogBoard['offices'] {
  return ctx.county.organisations
    .filter(({ kind, active }) => active && kind === 'office')
    .map(({ id, name }) => {
      const own = all.filter(({ officeId }) => officeId === id);
      return {
        id,
        name,
        total: own.length,
        out: own.filter(({ isOut }) => isOut).length,
        // Of many thousands no call takes each as an argument.
        oldest: own.reduce((oldest, { ageDays }) => Math.max(oldest, ageDays), 0),
      };
    })
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => b.total - a.total);
}

function historyOf(
  counted: Awaited<ReturnType<typeof listBacklogCounts>>,
  today: string,
  now: { total: number; out: number },
): BacklogBoard['history'] {
  const days = new Map<string, { total: number; out: number }>();
  for (const { onDay, total, out } of counted) {
    const before = days.get(onDay) ?? { total: 0, out: 0 };
    days.set(onDay, { total: before.total + total, out: before.out + out });
  }
  days.set(today, now);
  return [...days].map(([onDay, count]) => ({ onDay, ...count })).toSorted((a, b) => (a.onDay < b.onDay ? -1 : 1));
}

async function itemsOf(ctx: Context, shown: readonly Weighed[]): Promise<BacklogItem[]> {
  const { stations, organisations } = ctx.county;
  const ids = shown.map(({ row }) => row.id);
  const [said, names, nearness] = await Promise.all([
    listSaid(ctx.db, ctx.actor.countyId, ids),
    namesOf(ctx),
    nearnessIn(ctx.db, ctx),
  ]);
  const offices = new Map(organisations.map((one) => [one.id, one.name]));
  const placed = new Map(stations.map((one) => [one.id, one.name]));
  return shown.map(({ row, aged, reasons }) => {
    const isOut = row.outNumber !== null;
    const why = unsendable(row, isOut);
    return {
      id: row.id,
      number: row.number,
      state: row.state,
      stage: row.stage,
      consumerName: readsNames(ctx.actor.role) ? row.consumerName : maskName(row.consumerName),
      operatorName: row.operatorName,
      officeName: offices.get(row.officeId ?? '') ?? '',
      handlerName: row.handlerId === null ? null : (names.get(row.handlerId) ?? null),
      aged,
      reasons,
      proposals: isOut ? [] : nearness.propose(row, said.get(row.id) ?? []),
      out:
        row.outNumber === null
          ? null
          : {
              number: row.outNumber,
              state: row.outState as RedispatchState,
              stationName: placed.get(row.outStationId ?? '') ?? '',
            },
      unsendable: why === null || isOut ? null : wordsOf(why),
    };
  });
}

function wordsOf(code: Refusal['code']): { zh: string; en: string } {
  const { zh, en } = refusals[code];
  return { zh, en };
}
