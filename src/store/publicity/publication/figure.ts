/** The figures of what is published, as of a time: counted whole by the round, read by key. */
import { sql } from 'kysely';
import type { Day } from '../../../domain/base/calendar.ts';
import type { Cell, PublicCounts } from '../../../domain/publicity/publication/count.ts';
import type { Db, Tx } from '../../base/db.ts';
import { closedDays, isAgreed, receivedDay } from '../../operator/operator-list.ts';

export interface PublicationFigure extends PublicCounts {
  operatorCode: string;
  operatorName: string;
  townId: string | null;
}

/** Counts every operator anew from what is public now; `asOf` is when. */
export async function recountFigures(
  tx: Tx,
  countyId: number,
  { since, asOf }: { since: Day; asOf: Date },
): Promise<void> {
  await sql`delete from publication_figure where county_id = ${countyId}`.execute(tx);
  await sql`
    insert into publication_figure (county_id, operator_code, operator_name, town_id, published, answered, settled, median_days)
    select ${countyId}, f.operator_code, f.names[1], f.towns[1], f.published, f.answered, f.settled, f.median_days from (
      select p.operator_code,
        array_agg(p.operator_name order by p.published_on desc, p.number desc) as names,
        array_agg(p.town_id order by p.published_on desc, p.number desc) as towns,
        count(*)::integer as published,
        count(*) filter (where ${isAgreed} or c.operator_consented_on is not null or p.reply <> '')::integer as answered,
        count(*) filter (where ${isAgreed})::integer as settled,
        percentile_cont(0.5) within group (order by ${closedDays(receivedDay)}) filter (where ${closedDays(receivedDay)} is not null) as median_days
      from publication as p join complaint as c on c.county_id = p.county_id and c.id = p.matter_id
      where p.county_id = ${countyId} and p.state in ('published', 'objected') and p.published_on >= ${since}
      group by p.operator_code
    ) as f`.execute(tx);
  await sql`insert into publication_round (county_id, as_of) values (${countyId}, ${asOf})
    on conflict (county_id) do update set as_of = excluded.as_of`.execute(tx);
}

/** When what is public was last held against its complaints and counted. */
export async function findAsOf(db: Db | Tx, countyId: number): Promise<Date | null> {
  const found = await sql<{ asOf: Date }>`select as_of from publication_round where county_id = ${countyId}`.execute(
    db as Db,
  );
  return found.rows[0]?.asOf ?? null;
}

export async function findFigure(db: Db, countyId: number, operatorCode: string): Promise<PublicationFigure | null> {
  const found = await sql<PublicationFigure>`select operator_code, operator_name, town_id, published, answered, settled,
      median_days::float as median_days
    from publication_figure where county_id = ${countyId} and operator_code = ${operatorCode}`.execute(db);
  return found.rows[0] ?? null;
}

/** Those of which most is published, a page at a time; none that is told only as a few. */
export async function listFigures(
  db: Db,
  countyId: number,
  { smallest, after }: { smallest: number; after?: { published: number; operatorCode: string } | undefined },
  limit: number,
): Promise<PublicationFigure[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(published < ${after.published} or (published = ${after.published} and operator_code > ${after.operatorCode}))`;
  const found = await sql<PublicationFigure>`select operator_code, operator_name, town_id, published, answered, settled,
      median_days::float as median_days
    from publication_figure where county_id = ${countyId} and published >= ${smallest} and ${behind}
    order by published desc, operator_code limit ${limit}`.execute(db);
  return found.rows;
}

/** How many are public in all, as of the last count. */
export async function countPublished(db: Db, countyId: number): Promise<number> {
  const found = await sql<{ n: number }>`select coalesce(sum(published), 0)::integer as n from publication_figure
    where county_id = ${countyId}`.execute(db);
  return found.rows[0]?.n ?? 0;
}

/** What the complaints about one operator are about. */
export async function countNatures(db: Db, countyId: number, operatorCode: string, since: Day): Promise<Cell[]> {
  const found = await sql<Cell>`select nature_code as code, count(*)::integer as n from publication
    where county_id = ${countyId} and operator_code = ${operatorCode} and state in ('published', 'objected')
      and published_on >= ${since} group by 1`.execute(db);
  return found.rows;
}
