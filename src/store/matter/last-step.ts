import { sql } from 'kysely';
import { passingVerbs, type LastStep, type MeantStep, type Undoing } from '../../domain/matter/bulk/undo.ts';
import type { LedgerVerb } from '../../domain/base/ledger-verbs.ts';
import type { Db, Tx } from '../base/db.ts';

/** Keeps the step as the last one of its matter; to be called when all that follows it is written. */
export async function saveLastStep(
  tx: Tx,
  { countyId, matterId, kind, move, byId, at, was }: Omit<LastStep, 'line' | 'upto'>,
  verb: LedgerVerb,
): Promise<void> {
  const own = sql`select max(seq) from ledger where county_id = ${countyId} and matter_id = ${matterId}`;
  const kept = was === null ? null : JSON.stringify(was);
  await sql`insert into last_step (county_id, matter_id, kind, move, by_id, at, line, upto, was)
    select ${countyId}, ${matterId}, ${kind}, ${move}, ${byId}, ${at}, (${own} and verb = ${verb}), (${own}), ${kept}::jsonb
    on conflict (county_id, matter_id) do update set kind = excluded.kind, move = excluded.move, by_id = excluded.by_id,
      at = excluded.at, line = excluded.line, upto = excluded.upto, was = excluded.was`.execute(tx);
}

/** The last step on the matter, whether it is the one that is meant, whether the citizen was told of it, and whether somebody has done something with it since. */
export async function findLastStep(
  db: Db | Tx,
  { countyId, id }: { countyId: number; id: string },
  meant: MeantStep | null,
): Promise<Undoing> {
  const found = await sql<LastStep & { requestId: string | null; isTold: boolean; isOvertaken: boolean }>`
    select s.*, (select l.detail ->> 'requestId' from ledger as l where l.county_id = s.county_id and l.matter_id = s.matter_id
      and l.seq = s.line) as request_id,
      exists (select from message as m where m.county_id = s.county_id and m.matter_id = s.matter_id and m.account_id is null
        and m.channel <> 'app' and m.made_at = s.at and m.sent_at is not null) as is_told,
      exists (select from ledger as l where l.county_id = s.county_id and l.matter_id = s.matter_id and l.seq > s.upto
      and l.verb not in (${sql.join([...passingVerbs])})) as is_overtaken
    from last_step as s where s.county_id = ${countyId} and s.matter_id = ${id}`.execute(db as Db);
  const [row] = found.rows;
  if (row === undefined) return { step: null, isAnother: false, isTold: false, isOvertaken: false };
  const { requestId, isTold, isOvertaken, ...step } = row;
  const isMeant = meant === null || ('line' in meant ? meant.line === step.line : meant.requestId === requestId);
  return { step, isAnother: !isMeant, isTold, isOvertaken };
}

export async function deleteLastStep(tx: Tx, countyId: number, matterId: string): Promise<void> {
  await tx.deleteFrom('lastStep').where('countyId', '=', countyId).where('matterId', '=', matterId).execute();
}

/** Removes those that nobody can take back any more. */
export async function deleteLastSteps(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('lastStep').where('at', '<', before).execute();
}
