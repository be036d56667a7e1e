import type { Complaint, Stage } from '../domain/complaint.ts';
import { ListingQuery } from '../domain/listing.ts';
import type { Context } from '../actions/context.ts';
import type { StageCount } from '../store/matter.ts';
import { listComplaints } from '../store/listing.ts';
import { itemOf, namesOf, type ListItem } from './matter.ts';

export type WorkGroupKey = 'overdue' | 'dueToday' | Stage;

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
  officer: ['toAccept', 'toTell', 'toMediate', 'mediating', 'toClose', 'toFollowUp'],
  officeHead: ['toAccept', 'toTell', 'toMediate', 'mediating', 'toClose', 'toFollowUp'],
  leader: ['toAccept', 'toTell'],
  station: ['atStation', 'toDispatch', 'toAccept', 'toMediate', 'mediating'],
  mediator: ['mediating'],
};
const rows = 20;

export async function workOf(ctx: Context, mine: boolean, stageCounts: readonly StageCount[]): Promise<Work> {
  const sum = (of: (count: StageCount) => boolean) => stageCounts.filter(of).reduce((n, count) => n + count.n, 0);
  // A station keeps its own clock; those of the offices are not for it to press.
  const isOwn = ({ stage }: StageCount) => ctx.actor.role !== 'station' || stage === 'atStation';
  const byStage = (stage: Stage) => sum((count) => count.stage === stage);
  const counts: Work['counts'] = {
    overdue: sum((count) => isOwn(count) && count.dueOn !== null && count.dueOn < ctx.today),
    dueToday: sum((count) => isOwn(count) && count.dueOn === ctx.today),
    atStation: byStage('atStation'),
    toDispatch: byStage('toDispatch'),
    toAccept: byStage('toAccept'),
    toTell: byStage('toTell'),
    toMediate: byStage('toMediate'),
    mediating: byStage('mediating'),
    toClose: byStage('toClose'),
    toFollowUp: byStage('toFollowUp'),
    done: 0,
  };
  const names = await namesOf(ctx);
  const keys: WorkGroupKey[] = ['overdue', 'dueToday', ...(queues[ctx.actor.role] ?? [])];
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

async function read(ctx: Context, key: WorkGroupKey, mine: boolean): Promise<Complaint[]> {
  const own = ctx.actor.role === 'station' ? { stage: ['atStation'] } : {};
  const filter =
    key === 'overdue' ? { due: 'overdue', ...own } : key === 'dueToday' ? { due: 'today', ...own } : { stage: [key] };
  const query = ListingQuery.parse({ ...filter, sort: 'due', limit: rows });
  const { items } = await listComplaints(
    ctx.db,
    ctx.actor,
    mine ? { ...query, handlerId: `mine:${ctx.actor.id}` } : query,
    ctx.today,
  );
  return items;
}
