import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../domain/base/actor.ts';
import { isInstant } from '../../domain/base/calendar.ts';
import type { DayRange } from '../../domain/figures/figure-cell.ts';
import {
  kindsOf,
  registeredKinds,
  type RegisterCount,
  type RegisteredKind,
  type RegisteredLine,
  type RegisterQuery,
} from '../../domain/desk/intake-register.ts';
import { matterNumber, parseMatterNumber } from '../../domain/matter/numbering.ts';
import type { Db, Tx } from '../base/db.ts';
import { complaintBook } from '../complaint/complaint.ts';
import { inquiryBook } from '../inquiry/inquiry.ts';
import type { Page } from '../matter/lists.ts';
import { scopeOf, tableOf } from '../matter/matter.ts';
import { tipoffBook } from '../tipoff/tipoff.ts';

/** What each kind lets the reader see is what its own list does. */
function inScope(
  actor: Actor,
): Readonly<Record<RegisteredKind, { table: RawBuilder<unknown>; scope: RawBuilder<unknown> }>> {
  return {
    complaint: { table: tableOf(complaintBook), scope: scopeOf(complaintBook, actor) },
    tipoff: { table: tableOf(tipoffBook), scope: scopeOf(tipoffBook, actor) },
    inquiry: { table: tableOf(inquiryBook), scope: scopeOf(inquiryBook, actor) },
  };
}

function kindsAsked(actor: Actor, { kind }: Pick<RegisterQuery, 'kind'>): RegisteredKind[] {
  return kindsOf(actor).filter((one) => kind === undefined || one === kind);
}

const within = ({ from, to }: DayRange) => sql`c.filed_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
  and c.filed_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
const ofChannel = (channel: string | undefined) => (channel === undefined ? sql`true` : sql`c.channel = ${channel}`);

/** That a matter `c` of the kind bears the number: its own, or that of the platform; a number of another kind is none of it. */
function bears(kind: RegisteredKind, typed: string): RawBuilder<unknown> {
  const number = parseMatterNumber(typed);
  if (number !== null)
    return number.kind !== null && number.kind !== kind
      ? sql`false`
      : sql`c.number = ${matterNumber(kind, number.year, number.n)}`;
  return sql`c.platform_number = ${typed} and c.platform_number <> ''`;
}

/** One page of the register, newest first, by keyset: of each kind as many as a page has, and of these the newest. */
export async function listRegister(
  db: Db,
  actor: Actor,
  query: RegisterQuery,
  days: DayRange,
): Promise<Page<RegisteredLine>> {
  const { channel, q = '', limit } = query;
  const after = cursorOf(query.after);
  const kinds = kindsAsked(actor, query);
  if (kinds.length === 0) return { items: [], next: null };
  const scoped = inScope(actor);
  const behind = after === null ? sql`true` : sql`(c.filed_at, c.id) < (${after.filedAt}, ${after.id})`;
  const parts = kinds.map((kind) => {
    const which = q === '' ? sql`${within(days)} and ${ofChannel(channel)}` : bears(kind, q);
    const { table, scope } = scoped[kind];
    return sql`(select ${kind} as kind, c.county_id, c.id, c.number, c.channel, c.filed_at, c.received_at, c.office_id, c.station_id
      from ${table} as c where ${scope} and ${which} and ${behind} order by c.filed_at desc, c.id desc limit ${limit + 1})`;
  });
  const { rows } = await sql<RegisteredLine>`
    select r.kind, r.id, r.number, r.channel, r.filed_at, r.received_at, r.office_id, r.station_id, l.by as by_id
    from (select * from (${sql.join(parts, sql` union all `)}) as all_kinds order by filed_at desc, id desc limit ${limit + 1}) as r
    left join lateral (select f.by from ledger as f where f.county_id = r.county_id and f.matter_id = r.id order by f.seq limit 1) as l on true
    order by r.filed_at desc, r.id desc`.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last !== undefined ? `${last.filedAt.toISOString()}_${last.id}` : null;
  return { items, next };
}

/** A cursor that was not made by us is as good as none; an instant that there is not is one of these. */
function cursorOf(after: string | undefined): { filedAt: string; id: string } | null {
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u.exec(after ?? '');
  const [, filedAt, id] = found ?? [];
  if (filedAt === undefined || id === undefined) return null;
  return isInstant(filedAt) && !filedAt.startsWith('0000') ? { filedAt, id } : null;
}

/** How many came in of each kind through each channel in the days; who reads the whole county reads days that are over as they were counted. */
export async function countRegister(
  db: Db,
  actor: Actor,
  query: Pick<RegisterQuery, 'kind' | 'channel'>,
  days: DayRange,
): Promise<RegisterCount[]> {
  const kinds = kindsAsked(actor, query);
  if (kinds.length === 0) return [];
  const scoped = inScope(actor);
  const parts = kinds.flatMap((kind) => {
    const { table, scope } = scoped[kind];
    const counted = (
      which: RawBuilder<unknown>,
    ) => sql`select ${kind} as kind, c.channel, count(*)::integer as n from ${table} as c
      where ${scope} and ${which} and ${ofChannel(query.channel)} group by c.channel`;
    if (scopes[actor.role] !== 'county') return [counted(within(days))];
    const own = sql`r.county_id = ${actor.countyId} and r.kind = ${kind}`;
    return [
      sql`select ${kind} as kind, c.channel, c.n from (select * from register_day as r where ${own}
        and r.on_day between ${days.from} and ${days.to}) as c where c.channel <> '' and ${ofChannel(query.channel)}`,
      // By the day, so that nothing but the days that were not counted is read.
      sql`select o.* from ${daysOf(days)} as d cross join lateral (${counted(onDay)}) as o
        where not exists (select from register_day as r where ${own} and r.on_day = d.on_day)`,
    ];
  });
  const { rows } = await sql<RegisterCount>`
    select kind, channel, sum(n)::integer as n from (${sql.join(parts, sql` union all `)}) as c
    group by channel, kind order by channel, kind`.execute(db);
  return rows;
}

const daysOf = ({ from, to }: DayRange) =>
  sql`(select day::date as on_day from generate_series(${from}::date::timestamp, ${to}::date::timestamp, interval '1 day') as g (day))`;
/** That a matter `c` came in on the day of `d`. */
const onDay = sql`c.filed_at >= d.on_day::timestamp at time zone 'Asia/Shanghai'
  and c.filed_at < (d.on_day + 1)::timestamp at time zone 'Asia/Shanghai'`;

/**
 * Counts the days that are over and were not counted yet. Nobody writes into one of them meanwhile; while somebody does, they are left for the
 * next night, for whoever waited would have all who write behind him wait too.
 */
export async function countRegisterDays(tx: Tx, countyId: number, days: DayRange): Promise<void> {
  const { rows } = await sql<{ isFree: boolean }>`select pg_try_advisory_xact_lock(4100412) as is_free`.execute(tx);
  if (rows[0]?.isFree !== true) return;
  for (const kind of registeredKinds)
    await sql`
      insert into register_day (county_id, kind, on_day, channel, n)
      select ${countyId}::integer, ${kind}::text, d.on_day, o.channel, o.n from ${daysOf(days)} as d cross join lateral (
        select '' as channel, 0 as n
        union all
        select c.channel, count(*)::integer from ${sql.table(kind)} as c
        where c.county_id = ${countyId} and ${onDay} and c.channel <> '' group by c.channel
      ) as o
      where not exists (select from register_day as r where r.county_id = ${countyId} and r.kind = ${kind} and r.on_day = d.on_day)`.execute(
      tx,
    );
}
