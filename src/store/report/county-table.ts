/** 各县对比: counts of each county of a city or a province, out of the cells and out of the months that they have locked. */
import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import { isLockedRate, measuresOf, type ComparedFigure, type CountyRead } from '../../domain/report/county-table.ts';
import type { Db } from '../base/db.ts';
import { keptSinceOf } from '../complaint/kept-since.ts';
import { listCountyTable } from '../figures/figure-table.ts';
import { toldValues } from './month-closing.ts';

/** Reads counts, and the name of each county: nothing else of it. */
export async function readCounties(
  db: Db,
  { compared, from, to, within }: { compared: readonly ComparedFigure[]; from: Day; to: Day; within: number },
): Promise<CountyRead[]> {
  const measures = measuresOf(compared);
  const [counts, counties, locked] = await Promise.all([
    measures.length === 0 ? [] : listCountyTable(db, { measures, from, to, within }),
    listCounties(db, within),
    listLockedRates(db, { rates: compared.filter(isLockedRate), from, to, within }),
  ]);
  const countsOf = new Map(counts.map(({ countyId, values }) => [countyId, values]));
  return counties.map((one) => ({
    ...one,
    counts: countsOf.get(one.countyId) ?? {},
    locked: Object.fromEntries(
      locked.flatMap(({ countyId, figure, ...found }) => (countyId === one.countyId ? [[figure, found]] : [])),
    ),
  }));
}

/** The counties with their inhabitants (those of their villages, where each village tells its own), and since when each counts. */
async function listCounties(
  db: Db,
  within: number,
): Promise<Pick<CountyRead, 'countyId' | 'name' | 'inhabitants' | 'keptSince'>[]> {
  const { rows } = await sql<Pick<CountyRead, 'countyId' | 'name' | 'inhabitants' | 'keptSince'>>`
    select k.county_id, k.name, r.inhabitants, ${keptSinceOf(sql`k.county_id`, null)} as kept_since
    from county as k left join (
      select county_id, case when bool_and(population is not null) then sum(population)::integer end as inhabitants
      from region where kind = 'village' group by 1
    ) as r on r.county_id = k.county_id
    where k.county_id between ${within} and ${lastOf(within)} order by 1`.execute(db);
  return rows;
}

interface LockedRate {
  countyId: number;
  figure: string;
  part: number;
  whole: number;
  /** Of how many months, and by which version of its definition the oldest of them. */
  months: number;
  oldest: number;
}

async function listLockedRates(
  db: Db,
  { rates, from, to, within }: { rates: readonly ComparedFigure[]; from: Day; to: Day; within: number },
): Promise<LockedRate[]> {
  if (rates.length === 0) return [];
  const { rows } = await sql<LockedRate>`
    select county_id, figure, sum(part) as part, sum(whole) as whole, count(*)::integer as months, min(definition) as oldest
    from (${toldValues(sql`v.county_id = any(array(select k.county_id from county as k where k.county_id between ${within} and ${lastOf(within)}))
      and v.month between ${from} and ${to} and v.office_id = '' and v.figure in (${sql.join([...rates])})`)}) as told
    where part is not null and whole is not null
    group by 1, 2`.execute(db);
  return rows;
}

/** 330100 is a city, 330000 a province. */
function lastOf(within: number): number {
  return within % 10_000 === 0 ? within + 9999 : within + 99;
}
