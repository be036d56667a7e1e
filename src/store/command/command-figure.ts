import { sql, type RawBuilder } from 'kysely';
import type { CommandFigure, commandFigureWords } from '../../domain/command/command-figures.ts';
import { partZh } from '../../domain/command/rota.ts';
import type { FigureRecord } from '../../domain/figures/figure-record.ts';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';
import { findRota } from './rota.ts';

type Sending = 'redispatched' | 'redispatchSettled' | 'redispatchRate';

/** A sending `r` that was not undone, by the day on which it was sent. */
function sendingOf(countyId: number, { from, to, officeId }: FigurePeriod, settled: boolean): RawBuilder<unknown> {
  return sql`r.county_id = ${countyId} and r.state <> 'undone'
    and r.sent_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
    and r.sent_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'
    and ${officeId === null ? sql`true` : sql`r.office_id = ${officeId}`} and ${settled ? sql`r.state = 'settled'` : sql`true`}`;
}

/** A shift `s` that came to its time; the county keeps the roster, and an office none of its own. */
function shiftOf(countyId: number, { from, to, officeId }: FigurePeriod, kept: boolean): RawBuilder<unknown> {
  const states = kept ? ['checkedIn', 'handedOver', 'signed'] : ['checkedIn', 'handedOver', 'signed', 'missed'];
  return sql`s.county_id = ${countyId} and s.day between ${from} and ${to} and s.state in (${sql.join(states)})
    and ${officeId === null ? sql`true` : sql`false`}`;
}

export async function countCommand(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<CountedOf<typeof commandFigureWords>> {
  const sendings = (settled: boolean) =>
    sql`(select count(*)::integer from redispatch as r where ${sendingOf(countyId, period, settled)})`;
  const shifts = (kept: boolean) =>
    sql`(select count(*)::integer from shift as s where ${shiftOf(countyId, period, kept)})`;
  const found = await sql<CountedOf<typeof commandFigureWords>>`
    select ${sendings(false)} as redispatched, ${sendings(true)} as redispatch_settled,
      ${shifts(false)} as shifts_due, ${shifts(true)} as shifts_kept`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}

/** The sendings and shifts behind a figure; of a rate those of its part. */
export async function listCommandRecords(
  db: Db,
  countyId: number,
  figure: CommandFigure,
  period: FigurePeriod,
  most: number,
): Promise<FigureRecord[]> {
  if (figure === 'redispatched' || figure === 'redispatchSettled' || figure === 'redispatchRate') {
    const settled = (figure satisfies Sending) !== 'redispatched';
    const found = await sql<FigureRecord>`
      select r.id::text as id, r.number, r.matter_number as title, r.station_id as place,
        (r.sent_at at time zone 'Asia/Shanghai')::date as on_day, 1 as n, '/complaints/' || r.matter_number as to
      from redispatch as r where ${sendingOf(countyId, period, settled)} order by r.sent_at desc, r.id limit ${most}`.execute(
      db,
    );
    return found.rows;
  }
  const rota = await findRota(db, countyId);
  const found = await sql<FigureRecord>`
    select s.id::text as id, '' as number, coalesce(a.name, '') as title, s.part as place, s.day as on_day, 1 as n,
      '/roster?month=' || to_char(s.day, 'YYYY-MM') || '&open=' || s.id as to
    from shift as s left join account as a on a.county_id = s.county_id and a.id = s.account_id
    where ${shiftOf(countyId, period, figure !== 'shiftsDue')} order by s.starts_at desc, s.id limit ${most}`.execute(
    db,
  );
  return found.rows.map((one) => ({ ...one, place: partZh(rota, one.place) }));
}
