import { sql } from 'kysely';
import type { ClauseCandidate } from '../../../domain/supervision/clause/clause-candidate.ts';
import { insertMany, type Db, type Tx } from '../../base/db.ts';

/** Each complaint once; what somebody has decided of it stands. */
export async function insertCandidates(tx: Tx, found: readonly ClauseCandidate[]): Promise<void> {
  if (found.length > 0) await insertMany(tx, 'clause_candidate', [...found], sql`on conflict do nothing`);
}

/** What was read of complaints that were erased goes with them. */
export async function forgetCandidates(tx: Tx, countyId: number, complaintIds: readonly string[]): Promise<void> {
  if (complaintIds.length === 0) return;
  await sql`delete from clause_candidate where county_id = ${countyId} and complaint_id in (${sql.join([...complaintIds])})`.execute(
    tx,
  );
}

/** Those that nobody has decided, the newest first. */
export async function listOpenCandidates(db: Db, countyId: number, limit: number): Promise<ClauseCandidate[]> {
  const { rows } = await sql<ClauseCandidate>`select * from clause_candidate
    where county_id = ${countyId} and state = 'open' order by told_on desc, complaint_number desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function lockCandidate(
  tx: Tx,
  countyId: number,
  complaintNumber: string,
): Promise<ClauseCandidate | null> {
  const { rows } = await sql<ClauseCandidate>`select * from clause_candidate
    where county_id = ${countyId} and complaint_number = ${complaintNumber} for update`.execute(tx);
  return rows[0] ?? null;
}

/** A review was collected from these complaints. */
export async function takeCandidates(
  tx: Tx,
  { countyId, number }: { countyId: number; number: string },
  complaintNumbers: readonly string[],
): Promise<void> {
  if (complaintNumbers.length === 0) return;
  await sql`update clause_candidate set state = 'taken', review_number = ${number}
    where county_id = ${countyId} and state = 'open' and complaint_number in (${sql.join([...complaintNumbers])})`.execute(
    tx,
  );
}

export async function saveSetAside(
  tx: Tx,
  { countyId, complaintId, droppedId, reason, byId }: ClauseCandidate,
): Promise<void> {
  await sql`update clause_candidate set state = 'dropped', dropped_id = ${droppedId}, reason = ${reason}, by_id = ${byId}
    where county_id = ${countyId} and complaint_id = ${complaintId}`.execute(tx);
}
