import { sql } from 'kysely';
import type { Tipoff } from '../domain/tipoff.ts';
import type { Db, Tx } from './db.ts';
import { findMatter, type Book, type MatterKey } from './matter.ts';

/** The book of tip-offs. Who told it is in no column of the table, so that no list, search or export can tell it. */
export const tipoffBook: Book<Tipoff> = {
  kind: 'tipoff',
  documents: ['laws', 'proposal', 'pauses', 'takenIn', 'notices', 'reward'],
  searchedPairs: sql`search_pairs(c.number || ' ' || c.operator_name || ' ' || c.operator_address || ' ' || c.story)`,
  holds: (has) =>
    sql.join([sql`c.story`, sql`c.operator_name`, sql`c.number`, sql`c.operator_address`].map(has), sql` or `),
  canBeEntrusted: false,
};

export function findTipoff(db: Db | Tx, countyId: number, by: MatterKey): Promise<Tipoff | null> {
  return findMatter(db, tipoffBook, countyId, by);
}

/** The tip-offs that were split off a complaint. */
export async function listTipoffsOfComplaint(db: Db | Tx, countyId: number, complaintId: string): Promise<Tipoff[]> {
  const found = await sql<Tipoff>`
    select c.* from tipoff as c where c.county_id = ${countyId} and c.linked_complaint_id = ${complaintId}
    order by c.filed_at`.execute(db as Db);
  return found.rows;
}
