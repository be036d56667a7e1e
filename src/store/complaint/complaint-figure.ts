import { sql, type RawBuilder } from 'kysely';
import type { ComplaintFigure, complaintFigureWords } from '../../domain/complaint/complaint-figures.ts';
import type { DayRange } from '../../domain/figures/figure-cell.ts';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';
import { sumEvents, sumReached } from '../figures/cells.ts';
import { gathering } from '../figures/gathered.ts';
import { isReopening, isUndone, stoodOn } from '../figures/kept.ts';
import { isRecovering, reachedOffice, receivedComplaintParts, scopeOf } from '../figures/scope.ts';

type Counted = CountedOf<typeof complaintFigureWords>;

const events = [
  'received',
  'people',
  'accepted',
  'declined',
  'recoveredFen',
  'compensationFen',
  'settledAtStation',
] as const satisfies readonly ComplaintFigure[];
const reached = ['mediated', 'settled', 'terminated', 'closed'] as const satisfies readonly ComplaintFigure[];

type Event = (typeof events)[number];
type ReachedName = (typeof reached)[number];

/**
 * The figures of complaints, out of the cells. The base of every mediation figure is what was accepted in the period; what became of it is
 * read up to the cut-off, which is the period's last day. Of a month that is not whole, what no cell says is counted from the ledger.
 */
export async function countComplaintFigures(db: Db, countyId: number, period: FigurePeriod): Promise<Counted> {
  const [happened, come] = await Promise.all([countEvents(db, countyId, period), countReached(db, countyId, period)]);
  return { ...happened, ...come };
}

/** Those that are wanted, and those that come with them. */
export async function countWantedComplaintFigures(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  wanted: ReadonlySet<string>,
): Promise<Partial<Counted>> {
  const [happened, come] = await Promise.all([
    events.some((name) => wanted.has(name)) ? countEvents(db, countyId, period) : {},
    reached.some((name) => wanted.has(name)) ? countReached(db, countyId, period) : {},
  ]);
  return { ...happened, ...come };
}

/** What happened in the period. */
async function countEvents(db: Db, countyId: number, period: FigurePeriod): Promise<Pick<Counted, Event>> {
  const recount = (days: FigurePeriod) => askEvents(db, JSON.stringify([countyId, days]), { countyId, period: days });
  return (await sumEvents(db, countyId, period, { events, recount })).values;
}

/** What became, by its end, of all that was accepted in the period. */
async function countReached(db: Db, countyId: number, period: FigurePeriod): Promise<Pick<Counted, ReachedName>> {
  const recount = ({ within, by }: Reached) =>
    askReached(db, JSON.stringify([countyId, period, within, by]), { countyId, period, within, by });
  return (await sumReached(db, countyId, period, { reached, recount })).values;
}

/** Accepted in the one range, and come so far in the other; an act dated before the acceptance counts from that on. */
interface Reached {
  within: DayRange;
  by: DayRange;
}

interface Recounted {
  countyId: number;
  period: FigurePeriod;
}

/** Of services the same days are asked for once more, as what happened to services. */
const askEvents = gathering<Recounted, Pick<Counted, Event>>((db, all) =>
  once(all, ({ countyId, period }) => recountEvents(db, countyId, period)),
);
const askReached = gathering<Recounted & Reached, Pick<Counted, ReachedName>>((db, all) =>
  once(all, ({ countyId, period, ...end }) => countEachReached(db, countyId, period, end)),
);

/** What all of them ask for is the same. */
async function once<Asked, Answer>(all: readonly Asked[], ask: (one: Asked) => Promise<Answer>): Promise<Answer[]> {
  const [first] = all;
  if (first === undefined) return [];
  const answer = await ask(first);
  return all.map(() => answer);
}

/** Counts a few: whose line is found by an index stands in one of the two ranges. */
async function countEachReached(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  { within: acceptedWithin, by }: Reached,
): Promise<Pick<Counted, (typeof reached)[number]>> {
  const isHead = acceptedWithin.from === by.from;
  const within = isHead ? acceptedWithin : by;
  const lines = (verbs: RawBuilder<unknown>) =>
    sql`select l.matter_id from ledger as l where l.county_id = ${countyId} and l.verb in (${verbs})
      and l.on_day between ${within.from} and ${within.to}`;
  const touched = isHead
    ? lines(sql`'accepted'`)
    : sql`${lines(sql`'accepted', 'settled', 'terminated'`)} union ${lines(sql`'session-held', 'closed'`)}
      union ${lines(sql`'decision-annulled'`)}
      union select l.matter_id from ledger as l where l.county_id = ${countyId} and ${isReopening}
        and l.on_day between ${within.from} and ${within.to}`;
  const count = (column: string) =>
    sql`count(*) filter (where ${sql.ref(`f.${column}`)} is not null
      and greatest(f.accepted, ${sql.ref(`f.${column}`)}) between ${by.from} and ${by.to})`;
  // What stands on the last day, less what stood already on the day before the first: a decision may have been revoked meanwhile, or a close taken back.
  const standing = (column: 'terminated' | 'closed') => {
    const was = (on: RawBuilder<unknown>) =>
      sql`(${sql.ref(`f.${column}`)} is not null and ${sql.ref(`f.${column}`)} <= ${on} and ${stoodOn(column, on)})`;
    return sql`coalesce(sum(${was(sql`${by.to}::date`)}::integer
      - (f.accepted < ${by.from} and ${was(sql`(${by.from}::date - 1)`)})::integer), 0)`;
  };
  const found = await sql<Pick<Counted, (typeof reached)[number]>>`
    with touched as materialized (${touched})
    select ${count('mediated')} as mediated, ${count('settled')} as settled, ${standing('terminated')} as terminated,
      ${standing('closed')} as closed
    from (select distinct matter_id from touched) as t
    join complaint as c on c.county_id = ${countyId} and c.id = t.matter_id and c.merged is null and ${scopeOf('c', period)}
    cross join lateral (
      select min(l.on_day) filter (where l.verb = 'accepted') as accepted,
        min(l.on_day) filter (where l.verb = 'session-held') as mediated,
        min(l.on_day) filter (where l.verb = 'settled') as settled,
        min(l.on_day) filter (where l.verb = 'terminated') as terminated,
        min(l.on_day) filter (where l.verb = 'closed') as closed
      from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
        and l.verb in ('accepted', 'session-held', 'settled', 'terminated', 'closed')
    ) as f
    where f.accepted between ${acceptedWithin.from} and ${acceptedWithin.to}`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}

/** What was accepted in the period alone, anew from the ledger. */
export async function recountAccepted(db: Db, countyId: number, period: FigurePeriod): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(distinct l.matter_id)::integer as n ${acceptedIn(countyId, period)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * Counts them all anew from the ledger, which costs as much as there is to count. The base of every mediation figure is what was accepted in the
 * period; what became of it is read up to the cut-off, which is the period's last day.
 */
export async function recountComplaintFigures(db: Db, countyId: number, period: FigurePeriod): Promise<Counted> {
  const [happened, come] = await Promise.all([
    recountEvents(db, countyId, period),
    recountReached(db, countyId, period),
  ]);
  return { ...happened, ...come };
}

async function recountEvents(db: Db, countyId: number, period: FigurePeriod): Promise<Pick<Counted, Event>> {
  const office = scopeOf('c', period);
  const reached = reachedOffice('c', period);
  const receivedIn = receivedComplaintParts(countyId, period).map(
    (isReceived) => sql`select case when c.joint is null then 1
        else jsonb_array_length(jsonb_path_query_array(c.joint, '$.members[*] ? (@.leftOn == null)')) end as people
      from complaint as c where c.county_id = ${countyId} and ${office} and ${reached} and c.merged is null and ${isReceived}`,
  );
  const found = await sql<Pick<Counted, Event>>`
    with received as (
      ${sql.join(receivedIn, sql` union all `)}
    ), inside as (
      select l.matter_id, l.verb, l.detail, ${reached} as has_reached from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
      where l.county_id = ${countyId} and l.verb in ('declined', 'settled', 'settled-at-station', 'offer-answered') and l.on_day between ${period.from} and ${period.to} and ${office}
        and ${isRecovering}
    )
    select
      (select count(*) from received) as received,
      (select coalesce(sum(people), 0)::bigint from received) as people,
      (select count(distinct l.matter_id) ${acceptedIn(countyId, period)}) as accepted,
      (select count(distinct i.matter_id) from inside as i where i.verb = 'declined' and i.has_reached
        and not exists (select from ledger as e where e.county_id = ${countyId} and e.matter_id = i.matter_id and e.verb = 'declined'
          and e.on_day < ${period.from})) as declined,
      (select coalesce(sum((detail->>'recoveredFen')::bigint), 0)::bigint from inside where verb <> 'declined') as recovered_fen,
      (select coalesce(sum((detail->>'compensationFen')::bigint), 0)::bigint from inside where verb in ('settled', 'settled-at-station')) as compensation_fen,
      (select count(*) from inside where verb = 'settled-at-station') as settled_at_station`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}

/** The lines `l` by which complaints `c` of the office and the category were accepted in the period. */
function acceptedIn(countyId: number, period: FigurePeriod): RawBuilder<unknown> {
  return sql`from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
    where l.county_id = ${countyId} and l.verb = 'accepted' and l.on_day between ${period.from} and ${period.to}
      and ${scopeOf('c', period)} and c.merged is null`;
}

async function recountReached(db: Db, countyId: number, period: FigurePeriod): Promise<Pick<Counted, ReachedName>> {
  const found = await sql<Pick<Counted, ReachedName>>`
    with accepted as (select distinct l.matter_id as id, ${isUndone} as is_undone ${acceptedIn(countyId, period)}),
    reached as (
      select l.matter_id as id, bool_or(l.verb = 'session-held') as mediated, bool_or(l.verb = 'settled') as settled,
        bool_or(l.verb = 'terminated' and (not a.is_undone or stands(l.county_id, l.matter_id, l.verb, ${period.to}))) as terminated,
        bool_or(l.verb = 'closed' and (not a.is_undone or stands(l.county_id, l.matter_id, l.verb, ${period.to}))) as closed
      from ledger as l join accepted as a on a.id = l.matter_id
      where l.county_id = ${countyId} and l.verb in ('session-held', 'settled', 'terminated', 'closed') and l.on_day <= ${period.to}
      group by 1
    )
    select count(*) filter (where mediated) as mediated, count(*) filter (where settled) as settled,
      count(*) filter (where terminated) as terminated, count(*) filter (where closed) as closed from reached`.execute(
    db,
  );
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
