import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { addDays, type Day } from '../../../domain/base/calendar.ts';
import { incidentStateWords } from '../../../domain/incident/incident.ts';
import { calloutStateWords } from '../../../domain/command/callout.ts';
import type { FigureName, FigureValues } from '../../../domain/figures.ts';
import { ComplaintQuery } from '../../../domain/complaint/complaint-list.ts';
import { isLocated } from '../../../domain/county/place/place.ts';
import { townOf } from '../../../domain/county/region.ts';
import { dutyAt, dutyDays } from '../../../domain/command/roster.ts';
import type { ShiftPost } from '../../../domain/command/rota.ts';
import type { Shift } from '../../../domain/command/shift.ts';
import { taskKindWords } from '../../../domain/steering/task.ts';
import {
  aliveOf,
  chartDays,
  countAlive,
  inHandStages,
  type Alive,
  type RecentVerb,
  type TownCount,
  type WallCount,
} from '../../../domain/desk/wall.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listNodes } from '../../../store/station/coverage.ts';
import { countSome } from '../../../store/figures.ts';
import { countDays } from '../../../store/figures/cells.ts';
import { countComplaints } from '../../../store/complaint/complaint-list.ts';
import { listKept } from '../../../store/command/shift.ts';
import {
  countTowns,
  listRecent,
  listUrgentWaiting,
  listWallCallouts,
  listWallIncidents,
  listWallInstructions,
  listWallTasks,
  type First,
} from '../../../store/desk/wall.ts';
import { namesOf } from '../county/account-names.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** A matter, a task or an instruction by its number and its place; what it is about stands behind the link. */
export interface WallAlert {
  number: string;
  zh: string;
  en: string;
  placeName: string;
  /** Since when it waits; of a group, when the newest came. */
  since: string;
  /** The page of a group incident. */
  to?: string;
}

export interface WallDuty {
  post: ShiftPost;
  name: string;
  /** Whether he said that he is there. */
  isThere: boolean;
  from: string;
  to: string;
}

export interface WallBoard {
  at: string;
  today: Day;
  countyName: string;
  /** Figures of the work report, of today and of the month until today. */
  day: Pick<FigureValues, 'received' | 'accepted' | 'settled'>;
  month: Pick<FigureValues, 'accepted' | 'closed' | 'closureRate' | 'recoveredFen' | 'settledAtStation'>;
  monthFrom: Day;
  counts: Record<WallCount, number>;
  days: { day: Day; received: number }[];
  /** Every town of the county, and what lies in none of them. */
  towns: (TownCount & { name: string })[];
  stations: Record<Alive, number>;
  map: {
    towns: { id: string; name: string; points: { x: number; y: number }[] }[];
    marks: { name: string; x: number; y: number; alive: Alive; number: string }[];
    /** Stations that are not drawn, for nobody has located them. */
    unlocated: number;
  };
  alerts: Record<'callouts' | 'urgent' | 'groups' | 'tasks' | 'instructions', First<WallAlert>>;
  /** Who is on duty now, or who is next; by name alone. */
  duty: { now: WallDuty[]; next: WallDuty[] };
  recent: { number: string; verb: RecentVerb; at: string; placeName: string }[];
}

/** No wall is read for more than this; a list of more says so itself. */
const countMost = 100_000;
const [alertsShown, recentShown] = [4, 6];

const get = createRoute({
  method: 'get',
  path: '/wall',
  summary: '指挥大屏：今天收到、到期、过应办日、各镇、站点、要紧的；不含个人信息',
  middleware: staffOnly,
  responses: { 200: { description: '大屏', ...json(shape<WallBoard>()) }, ...problems },
});

export const wallApi = apiRoutes().openapi(get, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'wall.read');
  return c.json(await wallOf(ctx), 200);
});

/** What the wall shows of the work report: no other figure is counted for it. */
const wallFigures = [
  'received',
  'accepted',
  'settled',
  'closed',
  'closureRate',
  'recoveredFen',
  'settledAtStation',
] as const satisfies readonly FigureName[];
type WallFigure = (typeof wallFigures)[number];

async function wallOf(ctx: Context): Promise<WallBoard> {
  const { db, actor, today, county } = ctx;
  const { countyId } = actor;
  const monthFrom = `${today.slice(0, 8)}01`;
  const figures = async (from: Day) =>
    (await countSome(db, countyId, { from, to: today, officeId: null }, wallFigures)) as Pick<FigureValues, WallFigure>;
  const from = addDays(today, 1 - chartDays);
  const [day, month, counts, towns, days, stations, alerts, recent, duty] = await Promise.all([
    figures(today),
    figures(monthFrom),
    countsOf(ctx),
    countTowns(db, countyId, today),
    countDays(db, countyId, 'received', { from, to: today }),
    stationsOf(ctx),
    alertsOf(ctx),
    listRecent(db, countyId, today, recentShown),
    dutyOf(ctx),
  ]);
  const place = placesOf(ctx);
  return {
    at: ctx.at.toISOString(),
    today,
    countyName: county.county.name,
    day: { received: day.received, accepted: day.accepted, settled: day.settled },
    month: {
      accepted: month.accepted,
      closed: month.closed,
      closureRate: month.closureRate,
      recoveredFen: month.recoveredFen,
      settledAtStation: month.settledAtStation,
    },
    monthFrom,
    counts,
    days: Array.from({ length: chartDays }, (_, i) => addDays(from, i)).map((one) => ({
      day: one,
      received: days.get(one) ?? 0,
    })),
    towns: townsOf(ctx, towns),
    ...stations,
    alerts,
    duty,
    recent: recent.map(({ number, verb, at, officeId, stationId }) => ({
      number,
      verb,
      at: at.toISOString(),
      // What a station did is the station's, whichever office has it now.
      placeName: place(verb === 'settled-at-station' || verb === 'sent-up' ? stationId : (officeId ?? stationId)),
    })),
  };
}

/** Counted by the very query of the list that each number opens. */
async function countsOf({ db, actor, today }: Context): Promise<Record<WallCount, number>> {
  const count = (query: object) => countComplaints(db, actor, ComplaintQuery.parse(query), today, countMost);
  const [inHand, atStation, dueToday, overdue, unassigned] = await Promise.all([
    count({ stage: [...inHandStages] }),
    count({ stage: ['atStation'] }),
    count({ due: 'today' }),
    count({ due: 'overdue' }),
    count({ due: 'overdue', handlerId: 'none' }),
  ]);
  return { inHand, atStation, dueToday, overdue, unassigned };
}

function townsOf({ county }: Context, counted: readonly TownCount[]): WallBoard['towns'] {
  const none = (townId: string): TownCount => ({ townId, received: 0, inHand: 0, dueToday: 0, overdue: 0 });
  const of = (townId: string) => counted.find((one) => one.townId === townId) ?? none(townId);
  const towns = county.regions.filter(({ kind }) => kind === 'town').map(({ id, name }) => ({ ...of(id), name }));
  const nowhere = of('none');
  return nowhere.received + nowhere.inHand + nowhere.dueToday + nowhere.overdue === 0
    ? towns
    : [...towns, { ...nowhere, name: '' }];
}

async function stationsOf(ctx: Context): Promise<Pick<WallBoard, 'stations' | 'map'>> {
  const { db, actor, today, county } = ctx;
  const { stations, regions } = county;
  const idleAfterDays = county.county.limits.stationIdleDays;
  const nodes = await listNodes(db, actor.countyId, { today, idleAfterDays, stations });
  const marks = nodes.flatMap((node) => {
    const alive = aliveOf(node);
    const { name, number } = node;
    return alive === null || !isLocated(node) ? [] : [{ name, x: node.x, y: node.y, alive, number }];
  });
  const towns = regions
    .filter(({ kind }) => kind === 'town')
    .map((town) => ({
      id: town.id,
      name: town.name,
      points: [
        town,
        ...regions.filter((one) => one.parentId === town.id),
        ...stations.filter((one) => one.active && townOfStation(ctx, one.regionId) === town.id),
      ]
        .filter(isLocated)
        .map(({ x, y }) => ({ x, y })),
    }))
    .filter(({ points }) => points.length > 0);
  const unlocated = nodes.filter((node) => aliveOf(node) !== null && !isLocated(node)).length;
  return { stations: countAlive(nodes), map: { towns, marks, unlocated } };
}

function townOfStation({ county }: Context, regionId: string): string | null {
  const region = county.regions.find(({ id }) => id === regionId);
  return region === undefined ? null : (townOf(region, county.regions)?.id ?? null);
}

async function dutyOf(ctx: Context): Promise<WallBoard['duty']> {
  const { from, to } = dutyDays(ctx.at);
  const [kept, names] = await Promise.all([listKept(ctx.db, ctx.actor.countyId, from, to), namesOf(ctx)]);
  const { now, next } = dutyAt(kept, ctx.at);
  const seen = ({ post, accountId, state, startsAt, endsAt }: Shift): WallDuty => ({
    post,
    name: names.get(accountId) ?? '',
    isThere: state === 'checkedIn',
    from: startsAt.toISOString(),
    to: endsAt.toISOString(),
  });
  return { now: now.map(seen), next: next.map(seen) };
}

async function alertsOf(ctx: Context): Promise<WallBoard['alerts']> {
  const { db, actor, today, at } = ctx;
  const place = placesOf(ctx);
  const [callouts, urgent, groups, tasks, instructions] = await Promise.all([
    listWallCallouts(db, actor, alertsShown),
    listUrgentWaiting(db, actor.countyId, alertsShown),
    listWallIncidents(db, actor.countyId, alertsShown),
    listWallTasks(db, actor, today, alertsShown),
    listWallInstructions(db, actor, at, alertsShown),
  ]);
  return {
    callouts: shownOf(callouts, (one) => ({
      number: one.number,
      zh: `紧急处置，${calloutStateWords[one.state].zh}`,
      en: `call-out, ${calloutStateWords[one.state].en.toLowerCase()}`,
      placeName: place(one.officeId) || place(one.regionId),
      since: one.openedAt.toISOString(),
    })),
    urgent: shownOf(urgent, (one) => ({
      number: one.number,
      zh: '加急，等回电',
      en: 'urgent, waits for a call',
      placeName: place(one.officeId) || place(one.townId),
      since: one.urgentAt.toISOString(),
    })),
    groups: shownOf(groups, ({ number, title, state, matters, townIds, newestAt }) => ({
      number,
      zh: `${incidentStateWords[state].zh}：${title}，${matters} 件`,
      en: `${incidentStateWords[state].en.toLowerCase()}: ${title}, ${matters}`,
      placeName: townIds
        .flatMap((id) => place(id) || [])
        .slice(0, 3)
        .join('、'),
      since: newestAt.toISOString(),
      to: `/incidents/${encodeURIComponent(number)}`,
    })),
    tasks: shownOf(tasks, (one) => ({
      number: one.number,
      zh: `${taskKindWords[one.kind].zh}逾期`,
      en: `${taskKindWords[one.kind].en}, late`,
      placeName: place(one.stationId ?? one.leadId),
      // By whole days behind the due day, as the list of tasks says it.
      since: `${one.dueOn}T00:00:00+08:00`,
    })),
    instructions: shownOf(instructions, (one) => ({
      number: one.number,
      zh: '指令逾期',
      en: 'instruction, late',
      placeName: place(one.toStationId ?? one.toOfficeId),
      since: one.dueAt.toISOString(),
    })),
  };
}

function shownOf<T>({ total, items }: First<T>, alertOf: (one: T) => WallAlert): First<WallAlert> {
  return { total, items: items.map(alertOf) };
}

function placesOf({ county }: Context): (id: string | null) => string {
  const names = new Map(
    [...county.regions, ...county.organisations, ...county.stations].map(({ id, name }) => [id as string, name]),
  );
  return (id) => names.get(id ?? '') ?? '';
}
