import { sql } from 'kysely';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import { readsNames } from '../../domain/complaint/privacy.ts';
import type { Db, Tx } from '../base/db.ts';
import { findMatter, findMattersByIds, type Book, type MatterKey } from '../matter/matter.ts';

/** The book of inquiries. */
export const inquiryBook: Book<Inquiry> = {
  kind: 'inquiry',
  documents: ['annulments'],
  searchedPairs: sql`search_pairs(c.number || ' ' || c.asker_name || ' ' || c.asker_phone || ' ' || c.question || ' ' || coalesce(c.answer, ''))`,
  holds(has, actor) {
    const name = actor === null || readsNames(actor.role) ? has(sql`c.asker_name`) : sql`false`;
    const others = [sql`c.question`, sql`coalesce(c.answer, '')`, sql`c.number`];
    return sql.join([...others.map(has), name], sql` or `);
  },
  keepsPhone: true,
  canBeEntrusted: false,
};

export function findInquiry(db: Db | Tx, countyId: number, by: MatterKey): Promise<Inquiry | null> {
  return findMatter(db, inquiryBook, countyId, by);
}

export function findInquiriesByIds(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<Inquiry[]> {
  return findMattersByIds(db, inquiryBook, countyId, ids);
}

/** The inquiries that turned out to be one of these complaints or tip-offs, in the words in which they were asked. */
export async function listTurnedInto(
  tx: Tx,
  countyId: number,
  kind: 'complaint' | 'tipoff',
  ids: readonly string[],
): Promise<Inquiry[]> {
  if (ids.length === 0) return [];
  const became = sql.ref(kind === 'complaint' ? 'c.complaint_id' : 'c.tipoff_id');
  const found = await sql<Inquiry>`select c.* from inquiry as c
    where c.county_id = ${countyId} and ${became} = any(${[...ids]}::uuid[])`.execute(tx);
  return found.rows;
}
