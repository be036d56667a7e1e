import type { Complaint, Stage } from '../domain/complaint.ts';
import { ListingQuery } from '../domain/listing.ts';
import type { Context } from '../actions/context.ts';
import type { StageCount } from '../store/matter.ts';
import { countComplaints, listComplaints } from '../store/listing.ts';
import { itemOf, namesOf, type ListItem } from './matter.ts';

export type WorkGroupKey = 'urgent' | 'overdue' | 'dueToday' | 'toCheck' | Stage;

export interface WorkGroup {
  key: WorkGroupKey;
  /** All matters of the group, counted; those already shown in a more urgent group are counted but not repeated. */
  total: number;
  items: ListItem[];
  shownAbove: number;
}

export interface Work {
  today: string;
  counts: Record<WorkGroupKey, number>;
  groups: WorkGroup[];
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
const rows = 20;
const most = 999;
/** Who looks at the performance of agreements. */
const checks: readonly string[] = ['centre', 'officer', 'officeHead'];

export async function workOf(ctx: Context, mine: boolean, stageCounts: readonly StageCount[]): Promise<Work> {
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
  const names = await namesOf(ctx);
  const keys: WorkGroupKey[] = ['urgent', 'overdue', 'dueToday', ...(queues[ctx.actor.role] ?? []), 'toCheck'];
  const pages = await Promise.all(keys.map(async (key) => (counts[key] === 0 ? [] : read(ctx, key, mine))));
  const shown = new Set<string>();
  const groups = keys.map((key, i): WorkGroup => {
    const all = pages[i] ?? [];
    const fresh = all.filter((complaint) => !shown.has(complaint.id));
    for (const complaint of fresh) shown.add(complaint.id);
    return {
      key,
      total: counts[key],
      items: fresh.map((complaint) => itemOf(ctx, complaint, names)),
      shownAbove: all.length - fresh.length,
    };
  });
  return { today: ctx.today, counts, groups };
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

function queryOf(ctx: Context, key: WorkGroupKey): ListingQuery {
  const own = ctx.actor.role === 'station' ? { stage: ['atStation'] } : {};
  const filters: Partial<Record<WorkGroupKey, object>> = {
    urgent: { urgent: 'waiting' },
    overdue: { due: 'overdue', ...own },
    dueToday: { due: 'today', ...own },
    toCheck: { check: 'due' },
  };
  return ListingQuery.parse({ ...(filters[key] ?? { stage: [key] }), sort: 'due', limit: rows });
}
