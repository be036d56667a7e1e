import { sql, type RawBuilder } from 'kysely';
import type { openedHandlingFigures, handlingFigureWords } from '../../domain/complaint/handling-figures.ts';
import type { ComplaintFigure } from '../../domain/complaint/complaint-figures.ts';
import type { TermKind } from '../../domain/complaint/facts/facts.ts';
import type { ReferralKind } from '../../domain/complaint/steps/records.ts';
import { baseOf } from '../../domain/figures/comparison.ts';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import { paces, type KeptMeasure } from '../../domain/figures/figure-cell.ts';
import type { Db } from '../base/db.ts';
import { cellParts, sumEvents, wholeOf } from '../figures/cells.ts';
import { countPace, type SecondsOf } from '../figures/pace-cells.ts';
import { askedOf, keptIds, keptIn, keptSums, keptTimes, onceEach, type Again, type Asked } from '../figures/kept.ts';
import { reachedOffice, receivedComplaintParts, scopeOf, settledWithFirm } from '../figures/scope.ts';
import { happenedWithin } from '../matter/lists.ts';
import { countWantedComplaintFigures, recountAccepted } from './complaint-figure.ts';
import { findKeptSince } from './kept-since.ts';
import { withinCategory } from '../county/category.ts';

/** What of a sum of two figures is in both: counted, and no figure of its own. */
const twiceHandled = ['settledAndTransferred', 'acceptedAndTransferred'] as const;
export type TwiceHandled = (typeof twiceHandled)[number];
type Handled = CountedOf<typeof handlingFigureWords> & Record<TwiceHandled, number>;

/** What has records of its own. */
export type HandledRecords = (typeof openedHandlingFigures)[number];

interface Days {
  from: string;
  to: string;
}

const accepted = ({ from, to }: Days) => sql`c.merged is null and ${happenedWithin('accepted', from, to)}`;
export const handedOver = ({ from, to }: Days) =>
  sql`c.outcome = 'transferred' and c.ended_on between ${from} and ${to}`;
export const closed = ({ from, to }: Days) =>
  sql`c.merged is null and c.accepted_on is not null and c.closed_on between ${from} and ${to}`;
export const closedInTime = (days: Days) => sql`${closed(days)} and ${stoppedInTime('mediate')}`;
export const closedAgreed = (days: Days) => sql`${closed(days)} and c.outcome = 'settled'`;
export const aboutServices = withinCategory(sql`c.category_code`, 'V');
const initialDue = (days: Days) => sql`${mayFallDue} and exists (${acceptDue(days)})`;
const initialInTime = (days: Days) => sql`${initialDue(days)} and ${stoppedInTime('accept')}`;
/** 初查 of what ended before is no matter of time. */
export const mayFallDue = sql`c.merged is null and coalesce(c.outcome, '') not in ('withdrawn', 'settledAtStation')`;
export const acceptDue = ({ from, to }: Days) => sql`select from matter_clock as k where k.county_id = c.county_id
  and k.matter_id = c.id and k.clock = 'accept' and k.due_on between ${from} and ${to}`;
/** That somebody told what it cost, as the index `complaint_cost_told` says it. */
export const hasCost = sql`jsonb_path_exists(c.cost, '$.* ? (@ != null)')`;
/** That somebody told the one thing that it cost. */
const toldCost =
  (key: string) =>
  ({ from, to }: Days) =>
    sql`c.closed_on between ${from} and ${to} and c.cost ->> ${key} is not null`;
const costTold = ({ from, to }: Days) => sql`c.closed_on between ${from} and ${to} and ${hasCost}`;

/** The column of the cells that counts who told what it cost. */
export function toldColumn(key: string): string {
  return key === 'feeFen' ? 'fee_told' : `${key}_told`;
}

/** By its figure the kind of money of a settlement, as `recovered_of` of the database tells it. */
export const recoveredKindOf = {
  refundFen: 'refund',
  inKindFen: 'inKind',
  damagesFen: 'compensation',
  extraDamagesFen: 'extraDamages',
  waiverFen: 'waiver',
} as const satisfies Partial<Record<HandledRecords, TermKind>>;
export type RecoveredKind = keyof typeof recoveredKindOf;
export const recoveredKindNames = Object.keys(recoveredKindOf) as RecoveredKind[];

/** By its figure where a matter was referred to. */
const referredKindOf = {
  referredToArbitration: 'arbitration',
  referredToCourt: 'court',
  referredForConfirmation: 'confirmation',
  suitsSupported: 'support',
} as const satisfies Partial<Record<HandledRecords, ReferralKind>>;
export type Referred = keyof typeof referredKindOf;
export const referredNames = Object.keys(referredKindOf) as Referred[];

export const settlement = sql`l.verb in ('settled', 'settled-at-station')`;
export const sumOfKind = (name: RecoveredKind) => sql`recovered_of(l.detail, ${recoveredKindOf[name]})`;
export const isReferredTo = (name: Referred) =>
  sql`l.verb = 'referred' and l.detail ->> 'kind' = ${referredKindOf[name]}`;

/** Whether the clock of `c` was stopped by its legal day; asked of one complaint after the other, for nobody would read all clocks of the county. */
export function stoppedInTime(clock: string): RawBuilder<unknown> {
  return sql`exists (select from matter_clock as k
    where k.county_id = c.county_id and k.matter_id = c.id and k.clock = ${clock} and k.stopped_on <= k.due_on offset 0)`;
}

/** The first line of `c` in which somebody did something about it, where it is of a day until then. */
export function firstAct(to: string): RawBuilder<unknown> {
  return sql`(select f.at, f.on_day from (select l.at, l.on_day from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.verb in ('dispatched', 'talked', 'called-back', 'accepted', 'declined', 'settled-at-station')
    and not is_undone(l.county_id, l.matter_id, l.seq) order by l.seq limit 1) as f
    where f.on_day <= ${to})`;
}

const reaching: ReadonlySet<string> = new Set([
  'received',
  'people',
  'responded',
  'firstResponseMinutes',
  'initialDue',
  'initialOnTime',
  'declined',
  'transferred',
]);

/**
 * What of a figure is an office's own: of what begins with the receipt, and of what the centre may decide itself, it has only what was
 * dispatched to it. Before that the office of a complaint is a proposal, and nobody there reads it.
 */
export function ofOfficeAlone(figure: string): RawBuilder<unknown> {
  if (reaching.has(figure)) return sql`c.dispatched_on is not null`;
  return figure === 'solvedOrTransferred' || figure === 'acceptedOrTransferred'
    ? sql`(c.outcome is distinct from 'transferred' or c.dispatched_on is not null)`
    : sql`true`;
}

/** Counts how complaints were handled: out of the cells, each figure as its records are opened (`figure-records.ts`), and none that nobody wants. */
export async function countHandling(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  wanted: ReadonlySet<string>,
): Promise<Partial<Handled>> {
  const counted = await Promise.all(
    handledParts
      .filter(({ names }) => names.some((name) => wanted.has(name)))
      .map(({ count }) => count(db, countyId, period, wanted)),
  );
  return Object.assign({}, ...counted) as Partial<Handled>;
}

type Part = (db: Db, countyId: number, period: FigurePeriod, wanted: ReadonlySet<string>) => Promise<Partial<Handled>>;

/** Each by a question of its own: of days that are no whole months most are dear. */
const handledParts: readonly { names: readonly (keyof Handled)[]; count: Part }[] = [
  { names: ['initialDue', 'initialOnTime'], count: countFalling },
  {
    names: [
      'transferred',
      'closedInPeriod',
      'closedOnTime',
      'closedSettled',
      'disputedFen',
      'costTold',
      'tripsMean',
      'kmMean',
      'minutesMean',
      'feeMean',
      'firmSettled',
      'firmRecoveredFen',
      ...recoveredKindNames,
      'sentUp',
    ],
    count: countEnded,
  },
  { names: twiceHandled, count: countTwice },
  { names: ['referred', ...referredNames], count: countReferred },
  { names: ['serviceAccepted', 'serviceClosed', 'serviceRecoveredFen'], count: countServices },
  {
    names: ['serviceIndustries'],
    count: async (db, countyId, period) => ({ serviceIndustries: await countIndustries(db, countyId, period) }),
  },
  { names: ['responded', 'firstResponseMinutes'], count: countResponse },
  {
    names: ['acceptedYearBefore'],
    count: async (db, countyId, period) => ({ acceptedYearBefore: await countYearBefore(db, countyId, period) }),
  },
];

async function countEnded(db: Db, countyId: number, period: FigurePeriod): Promise<Partial<Handled>> {
  const { trips, tripsTold, km, kmTold, minutes, minutesTold, feeFen, feeTold, ...figures } = await countHappened(
    db,
    countyId,
    period,
  );
  return {
    ...figures,
    tripsMean: mean(trips, tripsTold),
    kmMean: mean(km, kmTold),
    minutesMean: mean(minutes, minutesTold),
    // In yuan, to the nearest fen.
    feeMean: feeTold === 0 ? null : Math.floor((2 * feeFen + feeTold) / (2 * feeTold)) / 100,
  };
}

/** Two decimals, rounded half up on whole numbers as rates are; null of nothing. */
function mean(sum: number, n: number): number | null {
  return n === 0 ? null : Math.floor((sum * 200 + n) / (2 * n)) / 100;
}

/** What falls due, of which there are days to come, and what has happened. */
const falling = ['initialDue', 'initialOnTime'] as const satisfies readonly KeptMeasure[];
const happened = [
  'transferred',
  'closedInPeriod',
  'closedOnTime',
  'closedSettled',
  'disputedFen',
  'costTold',
  'tripsTold',
  'kmTold',
  'minutesTold',
  'trips',
  'km',
  'minutes',
  'feeTold',
  'feeFen',
  'firmSettled',
  'firmRecoveredFen',
  'refundFen',
  'inKindFen',
  'damagesFen',
  'extraDamagesFen',
  'waiverFen',
  'sentUp',
] as const satisfies readonly KeptMeasure[];
export type FallenSums = Record<(typeof falling)[number], number>;
export type HappenedSums = Record<(typeof happened)[number], number>;

async function countFalling(db: Db, countyId: number, period: FigurePeriod): Promise<FallenSums> {
  const recount = (days: FigurePeriod) => countEachFall(db, countyId, days);
  const { values, mayRepeat } = await sumEvents(db, countyId, period, { events: falling, recount });
  if (!mayRepeat) return values;
  const again = await onceEach(db, 'complaint', countyId, period, againOf(askedOf(period), falling));
  for (const name of falling) values[name] -= again[name];
  return values;
}

async function countHappened(db: Db, countyId: number, period: FigurePeriod): Promise<HappenedSums> {
  const recount = (days: FigurePeriod) => countEachEnd(db, countyId, days);
  const { values, mayRepeat } = await sumEvents(db, countyId, period, { events: happened, recount });
  if (!mayRepeat) return values;
  const again = await onceEach(db, 'complaint', countyId, period, againOf(askedOf(period), repeatable));
  for (const name of repeatable) values[name] -= again[name];
  return values;
}

/** How many complaints of the period meet a condition. */
export function matters(
  countyId: number,
  period: FigurePeriod,
  name: HandledRecords,
  condition: (asked: Asked) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const asked = askedOf(period);
  return sql`(select count(*)::integer from complaint as c
    where c.county_id = ${countyId} and ${scopeOf('c', period)} and ${ownOf(asked, name)} and ${condition(asked)})`;
}

function ownOf({ isOfOffice }: Pick<Asked, 'isOfOffice'>, name: string): RawBuilder<unknown> {
  return isOfOffice ? ofOfficeAlone(name) : sql`true`;
}

/** What counts as it stands, by the condition of each and the column that keeps what a revoked decision had counted for. */
const counted = {
  initialDue: [initialDue, 'initial_due'],
  initialOnTime: [initialInTime, 'initial_on_time', 'initialDue'],
  transferred: [handedOver, 'transferred'],
  closedInPeriod: [closed, 'closed_in_period'],
  closedOnTime: [closedInTime, 'closed_on_time', 'closedInPeriod'],
  closedSettled: [closedAgreed, 'closed_settled'],
  costTold: [costTold, 'cost_told'],
  tripsTold: [toldCost('trips'), 'trips_told'],
  kmTold: [toldCost('km'), 'km_told'],
  minutesTold: [toldCost('minutes'), 'minutes_told'],
  feeTold: [toldCost('feeFen'), 'fee_told'],
} as const satisfies Partial<Record<KeptMeasure, [(days: Days) => RawBuilder<unknown>, string, string?]>>;

/** What of the ended is one matter however often; what it cost is the sum of what was told each time. */
export const repeatable = [
  'transferred',
  'closedInPeriod',
  'closedOnTime',
  'closedSettled',
  'costTold',
  'tripsTold',
  'kmTold',
  'minutesTold',
  'feeTold',
] as const satisfies readonly (keyof typeof counted)[];

function againOf<Name extends keyof typeof counted>(
  asked: Asked,
  names: readonly Name[],
): Readonly<Record<Name, Again>> {
  const again = (name: Name): Again => {
    const [condition, column, ofAll] = counted[name];
    return {
      is: sql`(${ownOf(asked, name)} and ${condition(asked)})`,
      kept: keptTimes(column, asked),
      ...(ofAll === undefined ? {} : { ofAll }),
    };
  };
  return Object.fromEntries(names.map((name) => [name, again(name)])) as Record<Name, Again>;
}

type CountedOnce = 'initialDue' | 'initialOnTime' | 'transferred' | 'closedInPeriod' | 'closedOnTime' | 'closedSettled';

/** How often it happened: of a decision that was revoked and of the one that stands. */
function bothOf(countyId: number, period: FigurePeriod, name: CountedOnce): RawBuilder<unknown> {
  const [condition, column] = counted[name];
  return sql`(${matters(countyId, period, name, condition)} + ${keptIn('complaint', countyId, period, column)})::integer`;
}

/** 初查到期 and 其中按时 of which a matter that was due twice is one too many, of whichever office it had reached. */
export function dueAgain(days: Days): Readonly<Record<(typeof falling)[number], Again>> {
  return againOf({ ...days, isOfOffice: true }, falling);
}

function countEachFall(db: Db, countyId: number, period: FigurePeriod): Promise<FallenSums> {
  return countFall(db, (name) => bothOf(countyId, period, name));
}

export async function countFall(
  db: Db,
  count: (name: (typeof falling)[number]) => RawBuilder<unknown>,
): Promise<FallenSums> {
  return one(
    await sql<FallenSums>`select ${count('initialDue')} as initial_due, ${count('initialOnTime')} as initial_on_time`.execute(
      db,
    ),
  );
}

const closings = ['closedInPeriod', 'closedOnTime', 'closedSettled'] as const;
/** What was told of the cost, by the key under which it stands there. */
const costKeys = { trips: 'tripsTold', km: 'kmTold', minutes: 'minutesTold', feeFen: 'feeTold' } as const;
const costs = [
  'costTold',
  'trips',
  'tripsTold',
  'km',
  'kmTold',
  'minutes',
  'minutesTold',
  'feeFen',
  'feeTold',
] as const;

/** How often each happened on days that no cell says: what is closed, and each kind of line, is read once for all that is counted of it. */
async function countEachEnd(db: Db, countyId: number, period: FigurePeriod): Promise<HappenedSums> {
  const asked = askedOf(period);
  const own = sql`from complaint as c where c.county_id = ${countyId} and ${scopeOf('c', period)}`;
  const sumOf = (what: RawBuilder<unknown>, name: string) => sql`coalesce(sum(${what}), 0)::bigint as ${sql.ref(name)}`;
  const lines = (what: RawBuilder<unknown>, isOne: RawBuilder<unknown>) => sql`select ${what}
    from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
    where l.county_id = ${countyId} and ${isOne} and l.on_day between ${period.from} and ${period.to} and ${scopeOf('c', period)}`;
  const money = [
    sumOf(sql`(l.detail ->> 'disputedFen')::bigint`, 'disputedFen'),
    ...recoveredKindNames.map((name) => sumOf(sumOfKind(name), name)),
  ];
  const firms = [sql`count(*) as firm_settled`, sumOf(sql`(l.detail ->> 'recoveredFen')::bigint`, 'firmRecoveredFen')];
  const ended = closings.map((name) => sql`count(*) filter (where ${counted[name][0](asked)}) as ${sql.ref(name)}`);
  const told = Object.entries(costKeys).flatMap(([key, name]) => [
    sumOf(sql`(c.cost ->> ${key})::numeric`, key),
    sql`count(c.cost ->> ${key}) as ${sql.ref(name)}`,
  ]);
  const twice = { e: closings, t: ['transferred'], h: costs } as const;
  const both = Object.entries(twice).flatMap(([table, names]) =>
    names.map((name) => sql`${sql.ref(`${table}.${name}`)} + ${sql.ref(`k.${name}`)} as ${sql.ref(name)}`),
  );
  return one(
    await sql<HappenedSums>`select m.*, f.*, s.*, ${sql.join(both)} from
      (${lines(sql.join(money), settlement)}) as m,
      (${lines(sql.join(firms), settledWithFirm)}) as f,
      (${lines(sql`count(*) as sent_up`, sql`l.verb = 'sent-up'`)}) as s,
      (select ${sql.join(ended)} ${own} and ${closed(period)}) as e,
      (select count(*) as transferred ${own} and ${ownOf(asked, 'transferred')} and ${handedOver(period)}) as t,
      (select count(*) as cost_told, ${sql.join(told)} ${own} and ${costTold(period)}) as h,
      (${keptSums('complaint', countyId, period, Object.values(twice).flat())}) as k`.execute(db),
  );
}

/**
 * What was accepted in the period and handed over in it, by a decision that stands or was revoked since, and what of it was settled by the
 * end: few, for an office gives back what it has accepted before the centre hands that over. `complaint_accepted_transferred` leads to them.
 */
async function countTwice(db: Db, countyId: number, period: FigurePeriod): Promise<Record<TwiceHandled, number>> {
  const isSettled = sql`exists (select from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.verb = 'settled' and l.on_day <= ${period.to})`;
  const asked = askedOf(period);
  const now = sql`select c.id from complaint as c where c.county_id = ${countyId} and ${handedOver(period)}
    and c.accepted_on is not null and ${ownOf(asked, 'transferred')}`;
  return one(
    await sql<Record<TwiceHandled, number>>`
      select count(*)::integer as accepted_and_transferred, (count(*) filter (where ${isSettled}))::integer as settled_and_transferred
      from (${now} union ${keptIds(countyId, 'transferred', asked)}) as t (id) join complaint as c on c.county_id = ${countyId} and c.id = t.id
      where ${scopeOf('c', period)} and ${accepted(period)}`.execute(db),
  );
}

/** Few in any county, and a counted nought in most: found by an index of their lines alone. */
async function countReferred(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Pick<Handled, 'referred' | Referred>> {
  const counts = referredNames.map(
    (name) => sql`count(distinct l.matter_id) filter (where ${isReferredTo(name)})::integer as ${sql.ref(name)}`,
  );
  return one(
    await sql<
      Pick<Handled, 'referred' | Referred>
    >`select count(distinct l.matter_id)::integer as referred, ${sql.join(counts)}
      from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
      where l.county_id = ${countyId} and l.verb = 'referred' and l.on_day between ${period.from} and ${period.to} and ${scopeOf('c', period)}`.execute(
      db,
    ),
  );
}

/** The period, of services alone; null where it asks for a category that is none. */
function ofServices(period: FigurePeriod): FigurePeriod | null {
  const { category = null } = period;
  if (category === null) return { ...period, category: 'V' };
  return category.startsWith('V') ? period : null;
}

type Services = Pick<Handled, 'serviceAccepted' | 'serviceClosed' | 'serviceRecoveredFen'>;

/** What is counted of all complaints, of those about services: by its figure what of theirs it is. */
const serviceFigures = {
  serviceAccepted: 'accepted',
  serviceClosed: 'closed',
  serviceRecoveredFen: 'recoveredFen',
} as const satisfies Record<keyof Services, ComplaintFigure>;

async function countServices(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  wanted: ReadonlySet<string>,
): Promise<Partial<Services>> {
  const asked = ofServices(period);
  const names = Object.entries(serviceFigures).filter(([name]) => wanted.has(name));
  const counted =
    asked === null
      ? {}
      : await countWantedComplaintFigures(db, countyId, asked, new Set<string>(names.map(([, figure]) => figure)));
  return Object.fromEntries(names.map(([name, figure]) => [name, counted[figure] ?? 0]));
}

/** How many second levels of the services the accepted belong to; one of no second level is one by itself. */
async function countIndustries(db: Db, countyId: number, period: FigurePeriod): Promise<number> {
  const asked = ofServices(period);
  if (asked === null) return 0;
  const { whole, endsOf } = wholeOf(asked, false, true);
  const cells = await cellParts(db, countyId, whole, { measures: ['accepted'], isByCode: true });
  const { parts, span } = cells;
  const { category, officeId } = asked;
  const own = sql`county_id = ${countyId} and area = ${officeId ?? ''} and ${withinCategory(sql`key`, category ?? 'V')}`;
  const kept = span.months === null ? [] : parts.slice(0, 1);
  // Each full code, and of a node at the top what is of none below it.
  const months = kept.map(
    (part) => sql`select each.code, each.n from (
        select key, accepted as n from figure_count where ${own} and ${part} and accepted is not null
      ) as c cross join lateral (
        select c.key, c.n union all
        select split_part(c.key, '.', 1), -c.n where position('.' in c.key) > 0 and ${category?.includes('.') !== true}
      ) as each (code, n)`,
  );
  const ends = endsOf(cells).map(
    // Their lines lead to them: of a category all that ever came would be asked.
    ({
      by: { from, to },
      sign,
    }) => sql`select c.category_code, ${sql.lit(sign)} from (select distinct l.matter_id from ledger as l
        where l.county_id = ${countyId} and l.verb = 'accepted' and l.on_day between ${from} and ${to} offset 0) as l
      join complaint as c on c.county_id = ${countyId} and c.id = l.matter_id
      where c.merged is null and ${scopeOf('c', asked)}`,
  );
  const all = [...months, ...ends];
  if (all.length === 0) return 0;
  const { n } = one(
    await sql<{ n: number }>`select count(*)::integer as n from (
      select substring(code from '^[^.]+(?:\\.[^.]+)?') from (${sql.join(all, sql` union all `)}) as a (code, n)
      group by 1 having sum(n) > 0) as industries`.execute(db),
  );
  return n;
}

/** What was dispatched before the day had its first act by then. */
const mayStartBy = (day: string) => sql`(c.dispatched_on is null or c.dispatched_on >= ${day})`;

async function countResponse(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Pick<Handled, 'responded' | 'firstResponseMinutes'>> {
  const secondsOf: SecondsOf = ({ within, by }) => {
    const parts = receivedComplaintParts(countyId, within).map(
      (isReceived) => sql`
        select pace_seconds(c.received_at, a.at) as seconds from complaint as c cross join lateral ${firstAct(by.to)} as a
        where c.county_id = ${countyId} and ${scopeOf('c', period)} and ${reachedOffice('c', period)} and c.merged is null
          and ${isReceived} and ${within.from < by.from ? mayStartBy(by.from) : sql`true`}
          and greatest((c.received_at at time zone 'Asia/Shanghai')::date, a.on_day) between ${by.from} and ${by.to}`,
    );
    return sql.join(parts, sql` union all `);
  };
  const { n, middle } = await countPace(db, countyId, period, {
    pace: paces.firstResponseMinutes,
    isCohort: true,
    secondsOf,
  });
  return { responded: n, firstResponseMinutes: middle };
}

/** Null where the ledger was not kept in all of the days a year before: part of a base is none. */
async function countYearBefore(db: Db, countyId: number, period: FigurePeriod): Promise<number | null> {
  const since = await findKeptSince(db, countyId, period.officeId);
  const base = { ...period, ...baseOf(period, 'year') };
  if (since === null || since > base.from) return null;
  const recount = async (days: FigurePeriod) => ({ accepted: await recountAccepted(db, countyId, days) });
  return (await sumEvents(db, countyId, base, { events: ['accepted'], recount })).values.accepted;
}

function one<Row>({ rows: [row] }: { rows: Row[] }): Row {
  if (row === undefined) throw new Error('Counting always gives one row.');
  return row;
}
