/**
 * A table of a figure counted from the matters of some days, for two sides that no cell has both of. Each figure has its own question,
 * which reads no more than it counts: what a matter counts for (`figures_of`) says the same of one matter, and takes a hundred times as long.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  conditionsIn,
  spanOf,
  type DayRange,
  type Measure,
  type TableCondition,
  type TableCount,
  type TableSide,
  type TableWish,
} from '../../domain/figures/figure-cell.ts';
import type { Db } from '../base/db.ts';
import { withinCategory } from '../county/category.ts';
import { keyOf, startsIn } from './cells.ts';
import { isRecovering, receivedOf as receivedWithin, recoveringVerbs } from './scope.ts';

/** So many matters are counted for one table; a county of a million would be asked for half a minute. */
export const mostCounted = 500_000;

/** Counts the matters of some days: all of a period, or those before and behind its whole months. */
export async function countMatters(
  db: Db,
  countyId: number,
  wish: TableWish,
  part: { within: DayRange; isHead: boolean },
): Promise<TableCount[]> {
  const { rows, columns, officeId = null, category = null, conditions = {}, isDeep = false } = wish;
  await demandFew(db, countyId, wish, part.within);
  const source = sourceOf(wish.measure);
  const side = (one: TableSide | null) => sideOfMatter(one, source, isDeep || (category?.length ?? 0) > 2);
  // The town of a place is asked once a place.
  const told = (one: TableSide | null, value: RawBuilder<unknown>) =>
    one === 'town' ? sql`town_of(${countyId}, ${value})` : value;
  const { from, n, office, since, where } = eventsOf(countyId, wish, part);
  const ofCategory = category === null ? sql`true` : withinCategory(sql`m.category_code`, category);
  const ofOffice = officeId === null ? sql`true` : sql`${office} = ${officeId}`;
  const narrowed = conditionsIn(conditions).map((one) => isOfCondition(countyId, source, one));
  const { rows: counts } = await sql<TableCount>`
    select ${told(rows, sql`row`)} as row, ${told(columns, sql`"column"`)} as column, sum(n)::bigint as n from (
      select ${side(rows)} as row, ${side(columns)} as column, sum(n)::bigint as n from (
        select m.*, ${office} as at_office_id, month_of(${since}) as since_on, ${n} as n from ${from}
        where m.county_id = ${countyId} and ${where} and ${ofCategory} and ${ofOffice}
          and ${sql.join([sql`true`, ...narrowed], sql` and `)}
      ) as m where n is not null group by 1, 2
    ) as counted
    group by 1, 2 having sum(n) <> 0`.execute(db);
  return counts;
}

/** Says at once, out of the cells, that a table would count too many matters one by one. */
async function demandFew(db: Db, countyId: number, wish: TableWish, { from, to }: DayRange): Promise<void> {
  const { officeId = null, category = null } = wish;
  const measure = { complaint: 'received', tipoff: 'tipoffs', inquiry: 'asked_people' }[sourceOf(wish.measure)];
  const months = { from: `${from.slice(0, 7)}-01`, to };
  const { rows } = await sql<{ n: number }>`select coalesce(sum(${sql.ref(measure)}), 0)::bigint as n from figure_count
    where county_id = ${countyId} and level = ${officeId === null ? 'C' : 'O'} and area = ${officeId ?? ''} and ${keyOf(category)}
      and ${startsIn([months], 'month')}`.execute(db);
  const n = rows[0]?.n ?? 0;
  if (n > mostCounted) throw new Refusal('table-too-large', { n, most: mostCounted });
}

interface Events {
  /** Where a matter is `m`. */
  from: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
  n: RawBuilder<unknown>;
  office: RawBuilder<unknown>;
  /** A day of the month that it is told under. */
  since: RawBuilder<unknown>;
}

function eventsOf(countyId: number, wish: TableWish, part: { within: DayRange; isHead: boolean }): Events {
  const { measure } = wish;
  switch (measure) {
    case 'received':
      return receivedOf('complaint', part.within, sql`1`, sql`m.merged is null`);
    case 'people':
      return receivedOf('complaint', part.within, sql`people_of(m.joint)`, sql`m.merged is null`);
    case 'tipoffs':
      return receivedOf('tipoff', part.within, sql`1`, sql`true`);
    case 'askedPeople':
      return { ...receivedOf('inquiry', part.within, sql`m.people`, sql`true`), office: sql`m.office_id` };
    case 'declined':
      // What was refused while an office was only proposed was refused by the centre.
      return {
        from: sql`(${beganIn(countyId, 'declined', part.within)}) as f join complaint as m on m.county_id = ${countyId} and m.id = f.id`,
        where: sql`true`,
        n: sql`1`,
        office: dispatchedOffice,
        since: sql`f.began_on`,
      };
    case 'settledAtStation':
      return linesOf(['settled-at-station'], part.within, sql`1`);
    case 'recoveredFen':
      return linesOf(
        recoveringVerbs,
        part.within,
        sql`case when ${isRecovering} then (l.detail ->> ${measure})::bigint end`,
      );
    case 'compensationFen':
      return linesOf(['settled', 'settled-at-station'], part.within, sql`(l.detail ->> ${measure})::bigint`);
    case 'casesOpened':
      return firstsOf(
        countyId,
        { ...part, to: wish.to },
        { source: 'tipoff', begins: 'enforcement-opened', reached: null, sinceOn: null },
      );
    case 'accepted':
      return firstsOf(
        countyId,
        { ...part, to: wish.to },
        { source: 'complaint', begins: 'accepted', reached: null, sinceOn: null },
      );
    default:
      return firstsOf(
        countyId,
        { ...part, to: wish.to },
        {
          source: 'complaint',
          begins: 'accepted',
          reached: measure === 'mediated' ? 'session-held' : measure,
          sinceOn: spanOf(wish).sinceOn,
        },
      );
  }
}

const dispatchedOffice = sql`case when m.dispatched_on is not null then m.office_id end`;

/** What came in. An office has received what the centre dispatched to it. */
function receivedOf(
  table: 'complaint' | 'tipoff' | 'inquiry',
  within: DayRange,
  n: RawBuilder<unknown>,
  counted: RawBuilder<unknown>,
): Events {
  return {
    from: sql`${sql.table(table)} as m`,
    where: sql`${receivedWithin('m', within)} and ${counted}`,
    n,
    office: dispatchedOffice,
    since: sql`(m.received_at at time zone 'Asia/Shanghai')::date`,
  };
}

/** What is counted by each line of the ledger. */
function linesOf(verbs: readonly string[], { from, to }: DayRange, n: RawBuilder<unknown>): Events {
  return {
    from: sql`ledger as l join complaint as m on m.county_id = l.county_id and m.id = l.matter_id`,
    where: sql`l.verb in (${sql.join(verbs)}) and l.on_day between ${from} and ${to}`,
    n,
    office: sql`m.office_id`,
    since: sql`l.on_day`,
  };
}

interface Firsts {
  source: 'complaint' | 'tipoff';
  /** The verb whose first line begins it, and that of what became of it. */
  begins: string;
  reached: string | null;
  /** What was accepted before that month does not count in days behind whole months. */
  sinceOn: Day | null;
}

/** What is counted once a matter, by the first line of a verb; what became of the accepted from the acceptance on. */
function firstsOf(
  countyId: number,
  { within, isHead, to }: { within: DayRange; isHead: boolean; to: Day },
  { source, begins, reached, sinceOn }: Firsts,
): Events {
  const began = beganIn(countyId, begins, within);
  const on = sql`greatest(f.began_on, f.reached_on)`;
  const late = sql`${on} between ${within.from} and ${within.to} and month_of(f.began_on) >= ${sinceOn}`;
  const firsts =
    reached === null
      ? began
      : isHead
        ? reachedBy(countyId, began, reached, to)
        : firstLines(countyId, begins, reached, within);
  const revocable = reached === 'terminated' || reached === 'closed' ? reached : null;
  const all =
    revocable === null
      ? sql`select f.*, 1 as n from (${firsts}) as f`
      : sql`
    select f.id, f.began_on, ${isHead ? sql`null::date` : sql`f.reached_on`} as reached_on, 1 as n from (${firsts}) as f
    union all
    select * from (${revokedLines(countyId, revocable)}) as f
    where ${isHead ? sql`f.began_on between ${within.from} and ${within.to} and f.reached_on <= ${to}` : sql`true`}`;
  return {
    from: sql`(${all}) as f join ${sql.table(source)} as m on m.county_id = ${countyId} and m.id = f.id`,
    where: sql`${source === 'complaint' ? sql`m.merged is null` : sql`true`} and ${reached === null || isHead ? sql`true` : late}`,
    n: sql`f.n`,
    office: sql`m.office_id`,
    since: sql`f.began_on`,
  };
}

/** Where a decision was revoked: one less from that day on, and one more when it is ended or closed again. */
function revokedLines(countyId: number, what: 'terminated' | 'closed'): RawBuilder<unknown> {
  return sql`select c.id, b.began_on, a.on_day as reached_on, ${sql.ref(`a.${what}`)} as n
    from complaint as c cross join lateral anew_of(c, 2147483647) as a
      cross join lateral (select min(l.on_day) as began_on from ledger as l
        where l.county_id = c.county_id and l.matter_id = c.id and l.verb = 'accepted') as b
    where c.county_id = ${countyId} and c.annulments <> '[]' and ${sql.ref(`a.${what}`)} is not null`;
}

/** The matters of which the first line of a verb lies in the days. */
function beganIn(countyId: number, verb: string, { from, to }: DayRange): RawBuilder<unknown> {
  return sql`select l.matter_id as id, min(l.on_day) as began_on from ledger as l
    where l.county_id = ${countyId} and l.verb = ${verb} and l.on_day between ${from} and ${to}
      and not exists (select from ledger as e where e.county_id = ${countyId} and e.matter_id = l.matter_id and e.verb = ${verb}
        and e.on_day < ${from})
    group by 1`;
}

/** Those of them of which the verb was told by the day. */
function reachedBy(countyId: number, began: RawBuilder<unknown>, verb: string, to: Day): RawBuilder<unknown> {
  return sql`select b.id, b.began_on from (${began}) as b join ledger as l on l.county_id = ${countyId} and l.matter_id = b.id
    where l.verb = ${verb} and l.on_day <= ${to} group by 1, 2`;
}

/** The first lines of both verbs of all matters of which either was told in the days, which are few. */
function firstLines(countyId: number, begins: string, reached: string, { from, to }: DayRange): RawBuilder<unknown> {
  // Each verb by itself: no index has both, and for both at once the whole ledger was read.
  const told = (verb: string) => sql`select a.matter_id from ledger as a
    where a.county_id = ${countyId} and a.verb = ${verb} and a.on_day between ${from} and ${to}`;
  return sql`select l.matter_id as id, min(l.on_day) filter (where l.verb = ${begins}) as began_on,
      min(l.on_day) filter (where l.verb = ${reached}) as reached_on
    from ledger as l where l.county_id = ${countyId} and l.verb in (${begins}, ${reached}) and l.matter_id in (
      ${told(begins)} union ${told(reached)})
    group by 1 having count(distinct l.verb) = 2`;
}

export function sourceOf(measure: Measure): 'complaint' | 'tipoff' | 'inquiry' {
  if (measure === 'askedPeople') return 'inquiry';
  return measure === 'tipoffs' || measure === 'casesOpened' ? 'tipoff' : 'complaint';
}

/** The shops of a town are those of its villages and those of whom no more is known than the town. */
function isOfCondition(
  countyId: number,
  source: ReturnType<typeof sourceOf>,
  [side, key]: readonly [TableCondition, string],
): RawBuilder<unknown> {
  if (side !== 'town' || source === 'inquiry') return sql`${sideOfMatter(side, source, false)} = ${key}`;
  const places = sql`select r.id from region as r where r.county_id = ${countyId}
    and case r.kind when 'village' then r.parent_id when 'town' then r.id end = ${key}`;
  return key === 'none'
    ? sql`town_of(${countyId}, m.operator_region_id) = 'none'`
    : sql`m.operator_region_id in (${places})`;
}

function sideOfMatter(
  side: TableSide | null,
  source: ReturnType<typeof sourceOf>,
  isByCode: boolean,
): RawBuilder<string> {
  // Nobody asks an inquiry where a shop is.
  const has = (column: RawBuilder<string>) =>
    source === 'inquiry' ? sql<string>`'none'` : sql<string>`coalesce(${column}, 'none')`;
  switch (side) {
    case null:
      return sql`''`;
    case 'month':
      return sql`to_char(m.since_on, 'YYYY-MM-DD')`;
    case 'office':
      return sql`coalesce(m.at_office_id, 'none')`;
    case 'town':
    case 'village':
      return has(sql`m.operator_region_id`);
    case 'category':
      return isByCode
        ? sql`coalesce(m.category_code, 'none')`
        : sql`coalesce(split_part(m.category_code, '.', 1), 'none')`;
    case 'nature':
      return has(sql`m.nature_code`);
    case 'channel':
      return sql`m.channel`;
  }
}
