import { sql, type RawBuilder } from 'kysely';
import type { Grade, OpinionCell } from '../../domain/complaint/opinion.ts';
import type { Db } from '../base/db.ts';
import { actorIdOf } from '../base/ledger.ts';
import { withNumbersOpen } from '../base/stated/ledger-words.ts';

export interface OpinionPeriod {
  from: string;
  to: string;
  officeId: string | null;
}

/** Matters closed in the period, each with its grade; without those withdrawn and those that live on in another. */
function closedIn(countyId: number, { from, to, officeId }: OpinionPeriod): RawBuilder<unknown> {
  const office = officeId === null ? sql`true` : sql`c.office_id = ${officeId}`;
  return sql`
    select c.id, c.number, c.office_id, c.closed_on, c.consumer_name, nullif(split_part(coalesce(c.category_code, ''), '.', 1), '') as category,
      c.satisfaction as grade, c.followed_up_on
    from complaint as c
    where c.county_id = ${countyId} and c.closed_on between ${from} and ${to} and c.state = 'closed'
      and c.outcome is distinct from 'withdrawn' and c.merged is null and ${office}`;
}

/** How many were closed and how they were graded, by office and top category. */
export async function countOpinions(db: Db, countyId: number, period: OpinionPeriod): Promise<OpinionCell[]> {
  const grade = (of: Grade) => sql`count(*) filter (where grade = ${of})::integer`;
  const found = await sql<
    { officeId: string | null; category: string | null; closed: number } & Record<'a' | 'b' | 'c' | 'd', number>
  >`
    select office_id, category, count(*)::integer as closed, ${grade(1)} as a, ${grade(2)} as b, ${grade(3)} as c, ${grade(4)} as d
    from (${closedIn(countyId, period)}) as closed group by 1, 2 order by 3 desc, 1, 2`.execute(db);
  return found.rows.map(({ officeId, category, closed, a, b, c, d }) => ({
    officeId,
    category,
    closed,
    grades: { 1: a, 2: b, 3: c, 4: d },
  }));
}

export interface OpinionRecord {
  number: string;
  officeId: string | null;
  category: string | null;
  grade: Grade;
  /** Whether he said it himself; else it was written down of a call. */
  own: boolean;
  words: string;
  onDay: string;
  consumerName: string;
}

/** The graded matters behind the counts: those with the worse grade first, then the newest. */
export async function listOpinions(
  db: Db,
  countyId: number,
  period: OpinionPeriod,
  { grade, category }: { grade?: Grade | undefined; category?: string | undefined },
  limit: number,
): Promise<OpinionRecord[]> {
  const ofGrade = grade === undefined ? sql`true` : sql`k.grade = ${grade}`;
  const ofCategory = category === undefined ? sql`true` : sql`coalesce(k.category, '') = ${category}`;
  const found = await sql<Omit<OpinionRecord, 'words'> & { id: string; detail: { words?: string } | null }>`
    select k.id, k.number, k.office_id, k.category, k.grade, k.consumer_name, coalesce(k.followed_up_on, k.closed_on) as on_day,
      coalesce(said.by = ${actorIdOf('consumer')}, false) as own, said.detail
    from (${closedIn(countyId, period)}) as k left join lateral (
      select l.by, l.detail from ledger as l
      where l.county_id = ${countyId} and l.matter_id = k.id and l.verb = 'followed-up' order by l.seq desc limit 1
    ) as said on true
    where k.grade is not null and ${ofGrade} and ${ofCategory}
    order by k.grade desc, on_day desc, k.number desc limit ${limit}`.execute(db);
  return found.rows.map(({ id, detail, ...one }) => {
    const said = withNumbersOpen(db, { countyId, matterId: id, detail: detail ?? {} });
    return { ...one, words: said.detail.words ?? '' };
  });
}
