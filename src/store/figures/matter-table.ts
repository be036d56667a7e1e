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
  type reachedMeasures,
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
import { undoneIds } from './kept.ts';
import { isRecovering, receivedParts, recoveringVerbs } from './scope.ts';

/** So many matters are counted for one table; a county of a million would be asked for half a minute. */
export const mostCounted = 500_000;

/** Counts the matters of some days: all of a period, or those before and behind its whole months. */
export async function countMatters(
  db: Db,
  countyId: number,
  wish: TableWish,
  part: { within: DayRange; isHead: boolean },
): Promise<TableCount[]> {
  const { rows, columns, officeId = null, category = null, conditions = {} } = wish;
  await demandFew(db, countyId, wish, part.within);
  const source = sourceOf(wish.measure);
  // The town of a place is asked once a place.
  const told = (one: TableSide | null, value: RawBuilder<unknown>) =>
    one === 'town' ? sql`town_of(${countyId}, ${value})` : value;
  const ofCategory = category === null ? sql`true` : withinCategory(sql`m.category_code`, category);
  const narrowed = await Promise.all(conditionsIn(conditions).map((one) => isOfCondition(db, countyId, source, one)));
  // Nothing but the sides leaves a row: it is a hundred columns wide.
  const counted = eventsOf(countyId, wish, part).map((events) => {
    const { from, n, office, where } = events;
    const side = (one: TableSide | null) => sideOfMatter(one, source, isByCode(wish), events);
    return sql`
        select ${side(rows)} as row, ${side(columns)} as column, ${n} as n from ${from}
        where m.county_id = ${countyId} and ${where} and ${ofCategory}
          and ${officeId === null ? sql`true` : sql`${office} = ${officeId}`} and ${sql.join([sql`true`, ...narrowed], sql` and `)}`;
  });
  const { rows: counts } = await sql<TableCount>`
    select ${told(rows, sql`row`)} as row, ${told(columns, sql`"column"`)} as column, sum(n)::bigint as n from (
      select row, "column", sum(n)::bigint as n from (
        ${sql.join(counted, sql` union all `)}
      ) as m where n is not null group by 1, 2
    ) as counted
    group by 1, 2 having sum(n) <> 0`.execute(db);
  return counts;
}

/** Whether rows by category are the codes themselves, and not the classes at the top. */
export function isByCode({ category = null, isDeep = false }: Pick<TableWish, 'category' | 'isDeep'>): boolean {
  return isDeep || (category?.length ?? 0) > 2;
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

function eventsOf(countyId: number, wish: TableWish, part: { within: DayRange; isHead: boolean }): Events[] {
  const { measure } = wish;
  switch (measure) {
    case 'received':
      return receivedOf('complaint', part.within, sql`1`, { where: sql`m.merged is null` });
    case 'people':
      return receivedOf('complaint', part.within, sql`people_of(m.joint)`, { where: sql`m.merged is null` });
    case 'tipoffs':
      return receivedOf('tipoff', part.within, sql`1`);
    case 'askedPeople':
      return receivedOf('inquiry', part.within, sql`m.people`, { office: sql`m.office_id` });
    case 'declined':
      // What was refused while an office was only proposed was refused by the centre.
      return [{ ...firstLinesOf(countyId, 'complaint', 'declined', part.within), office: dispatchedOffice }];
    case 'settledAtStation':
      return [linesOf(countyId, ['settled-at-station'], part.within, sql`1`)];
    case 'recoveredFen':
      return [
        linesOf(
          countyId,
          recoveringVerbs,
          part.within,
          sql`case when ${isRecovering} then (l.detail ->> ${measure})::bigint end`,
        ),
      ];
    case 'compensationFen':
      return [
        linesOf(countyId, ['settled', 'settled-at-station'], part.within, sql`(l.detail ->> ${measure})::bigint`),
      ];
    case 'casesOpened':
      return [firstLinesOf(countyId, 'tipoff', 'enforcement-opened', part.within)];
    case 'accepted':
      return [firstLinesOf(countyId, 'complaint', 'accepted', part.within)];
    default:
      return part.isHead
        ? reachedInHead(countyId, measure, wish.to, part.within)
        : [reachedInTail(countyId, measure, spanOf(wish).sinceOn, part.within)];
  }
}

const dispatchedOffice = sql`case when m.dispatched_on is not null then m.office_id end`;

/**
 * What came in, as it was filed or at another time: each by itself, so that a place is asked for the days alone. An office has received what
 * the centre dispatched to it.
 */
function receivedOf(
  table: 'complaint' | 'tipoff' | 'inquiry',
  within: DayRange,
  n: RawBuilder<unknown>,
  more: Partial<Pick<Events, 'office' | 'where'>> = {},
): Events[] {
  return receivedParts('m', within).map((isReceived) => ({
    from: sql`${sql.table(table)} as m`,
    where: sql`${isReceived} and ${more.where ?? sql`true`}`,
    n,
    office: more.office ?? dispatchedOffice,
    since: sql`(m.received_at at time zone 'Asia/Shanghai')::date`,
  }));
}

/** What is counted by each line of the ledger. */
function linesOf(countyId: number, verbs: readonly string[], { from, to }: DayRange, n: RawBuilder<unknown>): Events {
  return {
    from: byLine('complaint'),
    where: sql`l.county_id = ${countyId} and l.verb in (${sql.join(verbs)}) and l.on_day between ${from} and ${to}`,
    n,
    office: sql`m.office_id`,
    since: sql`l.on_day`,
  };
}

/**
 * Lines `l` with the row `m` of each, looked up by its line whatever else is asked of it: where it is joined, the planner reads all rows that
 * the county has for one year of them.
 */
function byLine(source: 'complaint' | 'tipoff'): RawBuilder<unknown> {
  return sql`ledger as l cross join lateral (select * from ${sql.table(source)} as o
    where o.county_id = l.county_id and o.id = l.matter_id offset 0) as m`;
}

/** What is counted once a matter, by the first line of a verb. What went into another complaint was accepted with that one. */
function firstLinesOf(countyId: number, source: 'complaint' | 'tipoff', verb: string, { from, to }: DayRange): Events {
  const isFirst = sql`not exists (select from ledger as e where e.county_id = m.county_id and e.matter_id = m.id and e.verb = ${verb}
    and (e.on_day < l.on_day or e.on_day = l.on_day and e.seq < l.seq) offset 0)`;
  return {
    from: byLine(source),
    where: sql`l.county_id = ${countyId} and l.verb = ${verb} and l.on_day between ${from} and ${to}
      and ${verb === 'accepted' ? sql`m.merged is null` : sql`true`} and ${isFirst}`,
    n: sql`1`,
    office: sql`m.office_id`,
    since: sql`l.on_day`,
  };
}

type ReachedMeasure = (typeof reachedMeasures)[number];

function reachedVerb(measure: ReachedMeasure): string {
  return measure === 'mediated' ? 'session-held' : measure;
}

/** What can be revoked. */
function isRevocable(measure: ReachedMeasure): measure is 'terminated' | 'closed' {
  return measure === 'terminated' || measure === 'closed';
}

/** Of those that were accepted in the days, what became of them by the last one. */
function reachedInHead(countyId: number, measure: ReachedMeasure, to: Day, within: DayRange): Events[] {
  const accepted = firstLinesOf(countyId, 'complaint', 'accepted', within);
  const reached = sql`exists (select from ledger as r where r.county_id = m.county_id and r.matter_id = m.id
    and r.verb = ${reachedVerb(measure)} and r.on_day <= ${to} offset 0)`;
  const came = { ...accepted, where: sql`${accepted.where} and ${reached}` };
  if (!isRevocable(measure)) return [came];
  const revoked = eachOnce(countyId, revokedLines(countyId, measure));
  const isWithin = sql`f.began_on between ${within.from} and ${within.to} and f.reached_on <= ${to}`;
  return [came, { ...revoked, where: sql`${revoked.where} and ${isWithin}` }];
}

/** In days behind whole months: what of those that were accepted in these months, or since, came so far in the days, from the acceptance on. */
function reachedInTail(countyId: number, measure: ReachedMeasure, sinceOn: Day, within: DayRange): Events {
  const firsts = sql`select f.*, 1 as n from (${firstLines(countyId, 'accepted', reachedVerb(measure), within)}) as f`;
  const all = isRevocable(measure) ? sql`${firsts} union all ${revokedLines(countyId, measure)}` : firsts;
  const events = eachOnce(countyId, all);
  const late = sql`greatest(f.began_on, f.reached_on) between ${within.from} and ${within.to} and month_of(f.began_on) >= ${sinceOn}`;
  return { ...events, where: sql`${events.where} and ${late}` };
}

/** Complaints by their ids, and when each began and came so far. */
function eachOnce(countyId: number, all: RawBuilder<unknown>): Events {
  return {
    from: sql`(${all}) as f join complaint as m on m.county_id = ${countyId} and m.id = f.id`,
    where: sql`m.merged is null`,
    n: sql`f.n`,
    office: sql`m.office_id`,
    since: sql`f.began_on`,
  };
}

/** Where a decision was revoked or a close taken back: one less from that day on, and one more when it is ended or closed again. */
function revokedLines(countyId: number, what: 'terminated' | 'closed'): RawBuilder<unknown> {
  return sql`select c.id, b.began_on, a.on_day as reached_on, ${sql.ref(`a.${what}`)} as n
    from complaint as c cross join lateral anew_of(c, 2147483647) as a
      cross join lateral (select min(l.on_day) as began_on from ledger as l
        where l.county_id = c.county_id and l.matter_id = c.id and l.verb = 'accepted') as b
    where c.county_id = ${countyId} and c.id in (${undoneIds(countyId)}) and ${sql.ref(`a.${what}`)} is not null`;
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

/**
 * Narrowed to a value, as an index may be asked for it. The shops of a town are those of its villages and those of whom no more is known than
 * the town; they are named to the planner, which otherwise takes a town for a few rows and reads all that it ever had.
 */
async function isOfCondition(
  db: Db,
  countyId: number,
  source: ReturnType<typeof sourceOf>,
  [side, key]: readonly [TableCondition, string],
): Promise<RawBuilder<unknown>> {
  if (side === 'channel') return sql`m.channel = ${key}`;
  // Nobody asks an inquiry where a shop is.
  if (source === 'inquiry') return key === 'none' ? sql`true` : sql`false`;
  if (side === 'nature') return key === 'none' ? sql`m.nature_code is null` : sql`m.nature_code = ${key}`;
  if (side === 'village')
    return key === 'none' ? sql`m.operator_region_id is null` : sql`m.operator_region_id = ${key}`;
  if (key === 'none') return sql`town_of(${countyId}, m.operator_region_id) = 'none'`;
  return sql`m.operator_region_id = any(${await regionsOf(db, countyId, key)}::text[])`;
}

/** The places of a town, itself among them; of no town in particular, all that are of one. */
export async function regionsOf(db: Db, countyId: number, town: string | null): Promise<string[]> {
  const place = sql`case r.kind when 'village' then r.parent_id when 'town' then r.id end`;
  const { rows } = await sql<{ id: string }>`select r.id from region as r where r.county_id = ${countyId}
    and ${town === null ? sql`${place} is not null` : sql`${place} = ${town}`}`.execute(db);
  return rows.map(({ id }) => id);
}

function sideOfMatter(
  side: TableSide | null,
  source: ReturnType<typeof sourceOf>,
  byCode: boolean,
  { office, since }: Pick<Events, 'office' | 'since'>,
): RawBuilder<string> {
  // Nobody asks an inquiry where a shop is.
  const has = (column: RawBuilder<string>) =>
    source === 'inquiry' ? sql<string>`'none'` : sql<string>`coalesce(${column}, 'none')`;
  switch (side) {
    case null:
      return sql`''`;
    case 'month':
      return sql`to_char(month_of(${since}), 'YYYY-MM-DD')`;
    case 'office':
      return sql`coalesce(${office}, 'none')`;
    case 'town':
    case 'village':
      return has(sql`m.operator_region_id`);
    case 'category':
      return byCode
        ? sql`coalesce(m.category_code, 'none')`
        : sql`coalesce(split_part(m.category_code, '.', 1), 'none')`;
    case 'nature':
      return has(sql`m.nature_code`);
    case 'channel':
      return sql`m.channel`;
  }
}
