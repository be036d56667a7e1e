import { sql, type RawBuilder } from 'kysely';
import { grades, type Grade, type OpinionCell } from '../../domain/complaint/opinion.ts';
import type { Db } from '../base/db.ts';
import { actorIdOf } from '../base/ledger.ts';
import { closesInOrder, closesOf, countGraded, type GradedCount } from '../figures/closed-tally.ts';
import { withNumbersOpen } from '../base/stated/ledger-words.ts';

export interface OpinionPeriod {
  from: string;
  to: string;
  officeId: string | null;
}

/** Matters closed in the period, each with its grade; without those withdrawn, but for a settlement with the firm, and those that live on in another. */
function closedIn(
  countyId: number,
  { from, to, officeId }: OpinionPeriod,
): Record<'standing' | 'revoked', RawBuilder<unknown>> {
  const office = officeId === null ? sql`true` : sql`c.office_id = ${officeId}`;
  const category = sql`nullif(split_part(coalesce(c.category_code, ''), '.', 1), '') as category`;
  return {
    standing: sql`
      select c.id, c.number, c.office_id, c.closed_on, c.consumer_name, ${category}, c.satisfaction as grade, c.followed_up_on
      from complaint as c
      where c.county_id = ${countyId} and c.closed_on between ${from} and ${to} and c.state = 'closed'
        and (c.outcome is distinct from 'withdrawn' or c.firm_settled_on is not null) and c.merged is null and ${office}`,
    // What was closed by a decision that was revoked since, and not closed again by the end of the days.
    revoked: sql`
      select c.id, c.number, c.office_id, k.closed_on, c.consumer_name, ${category}, nullif(k.grade, 0)::smallint as grade, k.followed_up_on
      from complaint as c cross join lateral (
        select k.*, lead(true) over (order by ${closesInOrder}) as is_again from ${closesOf} as k where k.closed_on between ${from} and ${to}
      ) as k
      where c.county_id = ${countyId} and c.annulments <> '[]' and not k.stands and k.is_again is null and ${office}`,
  };
}

/** How many were closed and how they were graded, by office and by top category, most of them first. */
export async function countOpinions(
  db: Db,
  countyId: number,
  period: OpinionPeriod,
): Promise<{ byOffice: OpinionCell[]; byCategory: OpinionCell[] }> {
  const [offices, categories] = await Promise.all([
    countGraded(db, countyId, period, 'O'),
    countGraded(db, countyId, period, period.officeId === null ? 'K' : 'X'),
  ]);
  return {
    byOffice: cellsOf(offices, ({ officeId }) => officeId),
    byCategory: cellsOf(categories, ({ category }) => category),
  };
}

function cellsOf(counts: readonly GradedCount[], keyOf: (count: GradedCount) => string | null): OpinionCell[] {
  const cells = new Map<string | null, OpinionCell>();
  for (const count of counts) {
    const { officeId, category, grade, n } = count;
    const cell = cells.get(keyOf(count)) ?? { officeId, category, closed: 0, grades: { 1: 0, 2: 0, 3: 0, 4: 0 } };
    cell.closed += n;
    if (grade !== null) cell.grades[grade as Grade] += n;
    cells.set(keyOf(count), cell);
  }
  return [...cells.entries()]
    .toSorted(([a, { closed: n }], [b, { closed: m }]) => m - n || (a ?? '').localeCompare(b ?? ''))
    .map(([, cell]) => cell);
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

/** The graded matters behind the counts: those with the worse grade first, then those closed last. */
export async function listOpinions(
  db: Db,
  countyId: number,
  period: OpinionPeriod,
  { grade, category }: { grade?: Grade | undefined; category?: string | undefined },
  limit: number,
): Promise<OpinionRecord[]> {
  const ofCategory = category === undefined ? sql`true` : sql`coalesce(k.category, '') = ${category}`;
  // Each grade by its index, from the worst, and of each no more than are shown: sorted with others, all of the period would be read.
  const { standing, revoked } = closedIn(countyId, period);
  const graded = [...grades]
    .toReversed()
    .filter((one) => grade === undefined || one === grade)
    .flatMap((one) =>
      [standing, revoked].map(
        (all) => sql`(select k.* from (${all}) as k where k.grade = ${one} and ${ofCategory}
          order by k.closed_on desc, k.number desc limit ${limit})`,
      ),
    );
  const found = await sql<Omit<OpinionRecord, 'words'> & { id: string; detail: { words?: string } | null }>`
    select k.id, k.number, k.office_id, k.category, k.grade, k.consumer_name, coalesce(k.followed_up_on, k.closed_on) as on_day,
      coalesce(said.by = ${actorIdOf('consumer')}, false) as own, said.detail
    from (
      select * from (${sql.join(graded, sql` union all `)}) as g order by g.grade desc, g.closed_on desc, g.number desc limit ${limit}
    ) as k left join lateral (
      select l.by, l.detail from ledger as l
      where l.county_id = ${countyId} and l.matter_id = k.id and l.verb = 'followed-up' order by l.seq desc limit 1
    ) as said on true
    order by k.grade desc, k.closed_on desc, k.number desc`.execute(db);
  return found.rows.map(({ id, detail, ...one }) => {
    const said = withNumbersOpen(db, { countyId, matterId: id, detail: detail ?? {} });
    return { ...one, words: said.detail.words ?? '' };
  });
}
