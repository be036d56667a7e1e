import { sql, type RawBuilder } from 'kysely';
import type { FigureRecord } from '../../domain/figures/figure-record.ts';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { StationFigure, stationFigureWords } from '../../domain/station/station-figures.ts';
import type { Db } from '../base/db.ts';

/** The file `c` of a station that was in use at the end of the day: the same as `isRunningStation`; a test holds the two together. */
export function runsOn(to: string): RawBuilder<unknown> {
  const lines = sql`select l.verb from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.verb in ('charter-suspended', 'charter-resumed', 'charter-activated')`;
  return sql`not c.facility and coalesce(c.activated_on,
      case when c.state in ('active', 'rectifying', 'suspended') then coalesce(c.approved_on, c.applied_on)
        when c.state = 'closed' and c.approved_on is null then c.applied_on end) <= ${to}
    and (c.closed_on is null or c.closed_on > ${to})
    and not coalesce((${lines} and l.on_day <= ${to} order by l.seq desc limit 1) = 'charter-suspended',
      (${lines} and l.on_day > ${to} order by l.seq limit 1) = 'charter-resumed', c.state = 'suspended')`;
}

function ofOffice(table: string, { officeId }: FigurePeriod): RawBuilder<unknown> {
  return officeId === null ? sql`true` : sql`${sql.ref(`${table}.office_id`)} = ${officeId}`;
}

/** The files `c` behind a figure of stations. */
function stationOf(countyId: number, figure: CharterFigure, period: FigurePeriod): RawBuilder<unknown> {
  const { from, to } = period;
  const own = sql`c.county_id = ${countyId} and ${ofOffice('c', period)}`;
  switch (figure) {
    case 'stationsRunning':
      return sql`${own} and ${runsOn(to)}`;
    case 'standardisedStations':
      return sql`${own} and ${runsOn(to)} and c.standardised_on <= ${to}`;
    case 'firstBatchStations':
      return sql`${own} and c.batch_number = (select b.batch_number from charter as b
        where b.county_id = ${countyId} and b.approved_on between ${from} and ${to} and b.batch_number is not null
        order by b.approved_on, b.batch_number limit 1)`;
  }
}
type CharterFigure = 'stationsRunning' | 'standardisedStations' | 'firstBatchStations';

/** The villages `v`, all or those in which a station in use stands that serves an area, or which one serves. */
function villageOf(countyId: number, period: FigurePeriod, covered: boolean): RawBuilder<unknown> {
  const all = sql`v.county_id = ${countyId} and v.kind = 'village' and ${ofOffice('v', period)}`;
  if (!covered) return all;
  return sql`${all} and v.id in (
    select unnest(array[c.region_id] || array(select jsonb_array_elements_text(c.serves_region_ids)))
    from charter as c where c.county_id = ${countyId} and c.serves = 'area' and ${runsOn(period.to)})`;
}

export async function countStations(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<CountedOf<typeof stationFigureWords>> {
  const stations = (figure: CharterFigure) =>
    sql`(select count(*)::integer from charter as c where ${stationOf(countyId, figure, period)})`;
  const villages = (covered: boolean) =>
    sql`(select count(*)::integer from region as v where ${villageOf(countyId, period, covered)})`;
  const found = await sql<CountedOf<typeof stationFigureWords>>`
    select ${stations('stationsRunning')} as stations_running, ${stations('standardisedStations')} as standardised_stations,
      ${stations('firstBatchStations')} as first_batch_stations, ${villages(false)} as villages, ${villages(true)} as villages_covered`.execute(
    db,
  );
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}

/** The stations and villages behind a figure; of a rate those of its part. */
export async function listStationRecords(
  db: Db,
  countyId: number,
  figure: StationFigure,
  period: FigurePeriod,
  most: number,
): Promise<FigureRecord[]> {
  if (figure === 'villages' || figure === 'villagesCovered' || figure === 'coverageRate') {
    const found = await sql<FigureRecord>`
      select v.id, v.id as number, v.name as title, coalesce(v.parent_id, '') as place, null as on_day, 1 as n, '/coverage' as to
      from region as v where ${villageOf(countyId, period, figure !== 'villages')} order by v.id limit ${most}`.execute(
      db,
    );
    return found.rows;
  }
  const day = {
    stationsRunning: 'activated_on',
    standardisedStations: 'standardised_on',
    firstBatchStations: 'approved_on',
  };
  const found = await sql<FigureRecord>`
    select c.id::text as id, case when ${figure === 'firstBatchStations'} then c.number || ' ' || coalesce(c.batch_number, '') else c.number end as number,
      c.name as title, c.region_id as place, ${sql.ref(`c.${day[figure]}`)} as on_day, 1 as n, '/stations/' || c.number as to
    from charter as c where ${stationOf(countyId, figure, period)} order by c.number limit ${most}`.execute(db);
  return found.rows;
}
