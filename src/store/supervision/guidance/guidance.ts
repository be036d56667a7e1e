import { sql } from 'kysely';
import { guidanceStateWords, type Guidance } from '../../../domain/supervision/guidance/guidance.ts';
import { guidanceDocket } from '../../../domain/supervision/guidance/guidance-steps.ts';
import type { Db } from '../../base/db.ts';
import type { DocketTable } from '../../matter/docket-list.ts';

/** The list of letters: the county's, of an office its own. */
export const guidanceTable: DocketTable<Guidance> = {
  name: 'guidance',
  states: Object.keys(guidanceStateWords),
  over: guidanceDocket.over,
  scope: ({ role, organisationId }) =>
    role === 'officer' || role === 'officeHead' ? sql`office_id = ${organisationId}` : sql`true`,
  words: sql`number || ' ' || former_number || ' ' || operator_name || ' ' || title || ' ' || words || ' ' || coalesce(source_number, '') || ' '
    || jsonb_path_query_array(items, '$[*].text')::text`,
  newest: sql`coalesce(issued_on, 'infinity')`,
  due: sql`due_on`,
  day: sql`issued_on`,
  filters: { source: (number) => sql`source_number = ${number}` },
  // 规范意见 alone has items that are counted (F35).
  figure: (_, { from, to }) => sql`kind = 'opinion' and issued_on between ${from} and ${to}`,
};

/** The letters that were written because of it, whole, so that what is sealed in them is read; the first first. */
export async function listLettersOn(db: Db, countyId: number, sourceNumber: string): Promise<Guidance[]> {
  const found = await sql<Guidance>`select * from guidance
    where county_id = ${countyId} and source_number = ${sourceNumber} order by number`.execute(db);
  return found.rows;
}
