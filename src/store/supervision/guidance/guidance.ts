import { sql } from 'kysely';
import {
  guidanceStateWords,
  type Guidance,
  type GuidanceItem,
  type GuidanceState,
} from '../../../domain/supervision/guidance/guidance.ts';
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

/** What a record's file says of a letter that came from it. */
export type LetterOn = Pick<Guidance, 'countyId' | 'officeId' | 'number' | 'title' | 'words' | 'issuedOn'> & {
  state: GuidanceState;
  items: readonly GuidanceItem[];
};

/** The letters that were written because of it, the first first. */
export async function listLettersOn(db: Db, countyId: number, sourceNumber: string): Promise<LetterOn[]> {
  const found =
    await sql<LetterOn>`select county_id, office_id, number, title, words, state, items, issued_on from guidance
    where county_id = ${countyId} and source_number = ${sourceNumber} order by number`.execute(db);
  return found.rows;
}
