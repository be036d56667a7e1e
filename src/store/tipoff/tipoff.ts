import { sql } from 'kysely';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Db, Tx } from '../base/db.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import { findMatter, type Book, type MatterKey } from '../matter/matter.ts';
import { listMarksOf, listReportersByMarks } from './reporter.ts';

/** The book of tip-offs. Who told it is in no column of the table, so that no list, search or export can tell it. */
export const tipoffBook: Book<Tipoff> = {
  kind: 'tipoff',
  documents: [
    'laws',
    'jurisdiction',
    'dispute',
    'verifiers',
    'proposal',
    'extensionApproval',
    'approval',
    'pauses',
    'takenIn',
    'notices',
    'reward',
    'annulments',
  ],
  searchedPairs: sql`search_pairs(c.number || ' ' || c.operator_name || ' ' || c.operator_address || ' ' || c.story)`,
  holds: (has) =>
    sql.join([sql`c.story`, sql`c.operator_name`, sql`c.number`, sql`c.operator_address`].map(has), sql` or `),
  keepsPhone: false,
  canBeEntrusted: false,
};

export function findTipoff(db: Db | Tx, countyId: number, by: MatterKey): Promise<Tipoff | null> {
  return findMatter(db, tipoffBook, countyId, by);
}

/** The tip-offs of these sealed identities, the newest first. */
export async function listTipoffsByReporters(
  db: Db | Tx,
  countyId: number,
  reporterIds: readonly string[],
): Promise<Tipoff[]> {
  if (reporterIds.length === 0) return [];
  const found = await sql<Tipoff>`
    select c.* from tipoff as c where c.county_id = ${countyId} and c.reporter_id in (${sql.join([...reporterIds])})
    order by c.filed_at desc limit 200`.execute(db as Db);
  return found.rows;
}

/** Other tip-offs of the same person, told by the marks of the sealed identity or by the hash of the code word. */
export async function listTipoffsOfSameReporter(db: Db | Tx, keyring: Keyring, tipoff: Tipoff): Promise<Tipoff[]> {
  const { countyId, id, reporterId, codeWordHash } = tipoff;
  const marks = reporterId === null ? [] : await listMarksOf(db, keyring, countyId, reporterId);
  const reporters = await listReportersByMarks(db, countyId, marks);
  const found = await sql<Tipoff>`
    select c.* from tipoff as c
    where c.county_id = ${countyId} and c.id <> ${id} and (
      (${codeWordHash}::text is not null and c.code_word_hash = ${codeWordHash}) or c.reporter_id = any(${reporters}::uuid[]))
    order by c.filed_at limit 50`.execute(db as Db);
  return found.rows;
}

/** Those that nobody has decided, and on which there is a law that may want somebody told. */
export async function listInterimDue(
  db: Db | Tx,
  countyId: number,
  /** So many at a time, behind the one that was the last before. */
  { after, limit }: { after: string | null; limit: number },
): Promise<Tipoff[]> {
  const found = await sql<Tipoff>`
    select c.* from tipoff as c
    where c.county_id = ${countyId} and c.state in ('registered', 'dispatched', 'verifying') and c.stage <> 'done'
      and c.laws <> '[]' and (${after}::uuid is null or c.id > ${after}::uuid)
    order by c.id limit ${limit}`.execute(db as Db);
  return found.rows;
}
