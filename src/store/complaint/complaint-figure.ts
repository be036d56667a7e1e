import { sql } from 'kysely';
import type { complaintFigureWords } from '../../domain/complaint/complaint-figures.ts';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';
import { reachedOffice, receivedOf, scopeOf } from '../figures/scope.ts';

type Counted = CountedOf<typeof complaintFigureWords>;

/**
 * Counts the figures of complaints from the ledger, in one statement. The base of every mediation figure is what was accepted in the
 * period; what became of it is read up to the cut-off, which is the period's last day.
 */
export async function countComplaintFigures(db: Db, countyId: number, period: FigurePeriod): Promise<Counted> {
  const office = scopeOf('c', period);
  const reached = reachedOffice('c', period);
  const found = await sql<Counted>`
    with received as (
      select case when c.joint is null then 1
        else jsonb_array_length(jsonb_path_query_array(c.joint, '$.members[*] ? (@.leftOn == null)')) end as people
      from complaint as c where c.county_id = ${countyId} and ${office} and ${reached} and c.merged is null
        and ${receivedOf('c', period)}
    ), accepted as (
      select distinct l.matter_id as id from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
      where l.county_id = ${countyId} and l.verb = 'accepted' and l.on_day between ${period.from} and ${period.to} and ${office} and c.merged is null
    ), reached as (
      select l.matter_id as id, bool_or(l.verb = 'session-held') as mediated, bool_or(l.verb = 'settled') as settled,
        bool_or(l.verb = 'terminated') as terminated, bool_or(l.verb = 'closed') as closed
      from ledger as l join accepted as a on a.id = l.matter_id
      where l.county_id = ${countyId} and l.verb in ('session-held', 'settled', 'terminated', 'closed') and l.on_day <= ${period.to}
      group by 1
    ), inside as (
      select l.verb, l.detail, c.office_id from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
      where l.county_id = ${countyId} and l.verb in ('declined', 'settled', 'settled-at-station') and l.on_day between ${period.from} and ${period.to} and ${office}
    )
    select
      (select count(*) from received) as received,
      (select coalesce(sum(people), 0)::bigint from received) as people,
      (select count(*) from accepted) as accepted,
      (select count(*) from inside where verb = 'declined') as declined,
      (select count(*) from reached where mediated) as mediated,
      (select count(*) from reached where settled) as settled,
      (select count(*) from reached where terminated) as terminated,
      (select count(*) from reached where closed) as closed,
      (select coalesce(sum((detail->>'recoveredFen')::bigint), 0)::bigint from inside where verb in ('settled', 'settled-at-station')) as recovered_fen,
      (select coalesce(sum((detail->>'compensationFen')::bigint), 0)::bigint from inside where verb in ('settled', 'settled-at-station')) as compensation_fen,
      (select count(*) from inside where verb = 'settled-at-station') as settled_at_station`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
