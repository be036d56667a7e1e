import { sql, type RawBuilder } from 'kysely';
import type {
  openedHandlingFigures,
  HandlingFigure,
  handlingFigureWords,
} from '../../domain/complaint/handling-figures.ts';
import { baseOf } from '../../domain/figures/comparison.ts';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import { columnOf, type Db } from '../base/db.ts';
import { reachedOffice, receivedOf, scopeOf } from '../figures/scope.ts';
import { happenedWithin } from '../matter/lists.ts';
import { findKeptSince } from './kept-since.ts';
import { withinCategory } from '../county/category.ts';

type Handled = CountedOf<typeof handlingFigureWords>;

/** What has records of its own. */
export type HandledRecords = (typeof openedHandlingFigures)[number];

interface Days {
  from: string;
  to: string;
}

const accepted = ({ from, to }: Days) => sql`c.merged is null and ${happenedWithin('accepted', from, to)}`;
const transferred = ({ from, to }: Days) => sql`c.outcome = 'transferred' and c.ended_on between ${from} and ${to}`;
const closed = ({ from, to }: Days) =>
  sql`c.merged is null and c.accepted_on is not null and c.closed_on between ${from} and ${to}`;
const settledOf = (days: Days) => sql`${accepted(days)} and ${reachedBy('settled', days.to)}`;
const aboutServices = withinCategory(sql`c.category_code`, 'V');
const initialDue = ({ from, to }: Days) =>
  sql`c.merged is null and c.outcome is distinct from 'withdrawn' and c.outcome is distinct from 'settledAtStation'
    and exists (select 1 from matter_clock as k where k.county_id = c.county_id and k.matter_id = c.id and k.clock = 'accept'
      and k.due_on between ${from} and ${to})`;
const withCost = (key: string) => (days: Days) =>
  sql`c.closed_on between ${days.from} and ${days.to} and c.cost ->> ${key} is not null`;
const withResponse = (days: Days) => sql`c.merged is null and ${receivedOf('c', days)} and exists ${firstAct(days.to)}`;

const conditions: Readonly<Record<HandledRecords, (days: Days) => RawBuilder<unknown>>> = {
  acceptedYearBefore: (days) => accepted(baseOf(days, 'year')),
  transferred,
  solvedOrTransferred: (days) => sql`((${settledOf(days)}) or (${transferred(days)}))`,
  acceptedOrTransferred: (days) => sql`((${accepted(days)}) or (${transferred(days)}))`,
  mediationOver: (days) =>
    sql`${accepted(days)} and (${reachedBy('settled', days.to)} or ${reachedBy('terminated', days.to)})`,
  closedInPeriod: closed,
  closedOnTime: (days) => sql`${closed(days)} and ${stoppedInTime('mediate')}`,
  closedSettled: (days) => sql`${closed(days)} and c.outcome = 'settled'`,
  initialDue,
  initialOnTime: (days) => sql`${initialDue(days)} and ${stoppedInTime('accept')}`,
  disputedFen: ({ from, to }) => happenedWithin('settled', from, to),
  serviceAccepted: (days) => sql`${accepted(days)} and ${aboutServices}`,
  serviceClosed: (days) => sql`${accepted(days)} and ${aboutServices} and ${reachedBy('closed', days.to)}`,
  serviceRecoveredFen: ({ from, to }) =>
    sql`${aboutServices} and (${happenedWithin('settled', from, to)} or ${happenedWithin('settled-at-station', from, to)})`,
  responded: withResponse,
  firstResponseMinutes: withResponse,
  costTold: ({ from, to }) =>
    sql`c.closed_on between ${from} and ${to} and jsonb_path_exists(c.cost, '$.* ? (@ != null)')`,
  tripsMean: withCost('trips'),
  kmMean: withCost('km'),
  minutesMean: withCost('minutes'),
};

/**
 * What begins with the receipt: of it an office has only what was dispatched to it. Before that the office of a complaint is a proposal,
 * and nobody there reads it.
 */
export const reachingFigures: ReadonlySet<string> = new Set([
  'received',
  'people',
  'responded',
  'firstResponseMinutes',
  'initialDue',
  'initialOnTime',
]);

/** The complaints `c` behind each figure, for what counts them and for the list that opens them. */
export function handlingOf(figure: HandledRecords, days: Days): RawBuilder<unknown> {
  return conditions[figure](days);
}

function reachedBy(verb: string, to: string): RawBuilder<unknown> {
  return sql`exists (select 1 from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.verb = ${verb} and l.on_day <= ${to})`;
}

/** Whether the clock of `c` was stopped by its legal day. */
function stoppedInTime(clock: string): RawBuilder<unknown> {
  return sql`exists (select 1 from matter_clock as k
    where k.county_id = c.county_id and k.matter_id = c.id and k.clock = ${clock} and k.stopped_on <= k.due_on)`;
}

/** The first line of `c` in which somebody did something about it. */
function firstAct(to: string): RawBuilder<unknown> {
  return sql`(select l.at from ledger as l where l.county_id = c.county_id and l.matter_id = c.id and l.on_day <= ${to}
    and l.verb in ('dispatched', 'talked', 'called-back', 'accepted', 'declined', 'settled-at-station') order by l.seq limit 1)`;
}

/** Counts how complaints were handled: each figure by the condition that opens its records. */
export async function countHandling(db: Db, countyId: number, period: FigurePeriod): Promise<Handled> {
  const [counted, sums, cost, response, before] = await Promise.all([
    countMatters(db, countyId, period),
    countSums(db, countyId, period),
    countCosts(db, countyId, period),
    countResponse(db, countyId, period),
    countYearBefore(db, countyId, period),
  ]);
  return { ...counted, ...sums, ...cost, ...response, acceptedYearBefore: before };
}

const plain = [
  'transferred',
  'closedInPeriod',
  'closedOnTime',
  'closedSettled',
  'initialDue',
  'initialOnTime',
  'serviceAccepted',
  'serviceClosed',
] as const satisfies readonly HandlingFigure[];

async function countMatters(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Record<(typeof plain)[number], number>> {
  const each = plain.map((name) => sql`(${matters(countyId, period, name)}) as ${sql.ref(columnOf(name))}`);
  return one(await sql<Record<(typeof plain)[number], number>>`select ${sql.join(each)}`.execute(db));
}

function matters(countyId: number, period: FigurePeriod, name: HandledRecords): RawBuilder<unknown> {
  const reached = reachingFigures.has(name) ? reachedOffice('c', period) : sql`true`;
  return sql`select count(*)::integer from complaint as c
    where c.county_id = ${countyId} and ${scopeOf('c', period)} and ${reached} and ${handlingOf(name, period)}`;
}

async function countSums(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Pick<Handled, 'disputedFen' | 'serviceRecoveredFen' | 'serviceIndustries'>> {
  const { from, to } = period;
  return one(
    await sql<Pick<Handled, 'disputedFen' | 'serviceRecoveredFen' | 'serviceIndustries'>>`
      select coalesce(sum((l.detail ->> 'disputedFen')::bigint), 0)::bigint as disputed_fen,
        coalesce(sum((l.detail ->> 'recoveredFen')::bigint) filter (where ${aboutServices}), 0)::bigint as service_recovered_fen,
        (select count(distinct substring(c.category_code from '^[^.]+(?:\\.[^.]+)?'))::integer from complaint as c
          where c.county_id = ${countyId} and ${scopeOf('c', period)} and ${handlingOf('serviceAccepted', period)}) as service_industries
      from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
      where l.county_id = ${countyId} and l.verb in ('settled', 'settled-at-station') and l.on_day between ${from} and ${to}
        and ${scopeOf('c', period)}`.execute(db),
  );
}

type Cost = Pick<Handled, 'costTold' | 'tripsMean' | 'kmMean' | 'minutesMean'>;

async function countCosts(db: Db, countyId: number, period: FigurePeriod): Promise<Cost> {
  const mean = (key: string) => sql`round(avg((c.cost ->> ${key})::numeric), 2)::double precision`;
  return one(
    await sql<Cost>`
      select count(*)::integer as cost_told, ${mean('trips')} as trips_mean, ${mean('km')} as km_mean, ${mean('minutes')} as minutes_mean
      from complaint as c
      where c.county_id = ${countyId} and ${scopeOf('c', period)} and ${handlingOf('costTold', period)}`.execute(db),
  );
}

async function countResponse(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Pick<Handled, 'responded' | 'firstResponseMinutes'>> {
  return one(
    await sql<Pick<Handled, 'responded' | 'firstResponseMinutes'>>`
      select count(*)::integer as responded,
        round(percentile_cont(0.5) within group (order by greatest(extract(epoch from a.at - c.received_at) / 60, 0)))::integer
          as first_response_minutes
      from complaint as c cross join lateral ${firstAct(period.to)} as a
      where c.county_id = ${countyId} and ${scopeOf('c', period)} and ${reachedOffice('c', period)} and c.merged is null
        and ${receivedOf('c', period)}`.execute(db),
  );
}

/** Null where the ledger was not kept in all of the days a year before: part of a base is none. */
async function countYearBefore(db: Db, countyId: number, period: FigurePeriod): Promise<number | null> {
  const since = await findKeptSince(db, countyId, period.officeId);
  if (since === null || since > baseOf(period, 'year').from) return null;
  const { n } = one(
    await sql<{ n: number }>`select (${matters(countyId, period, 'acceptedYearBefore')}) as n`.execute(db),
  );
  return n;
}

function one<Row>({ rows: [row] }: { rows: Row[] }): Row {
  if (row === undefined) throw new Error('Counting always gives one row.');
  return row;
}
