/** What no line of the ledger tells of: rows from before it did, and later those that came past the program. */
import { sql, type RawBuilder } from 'kysely';
import type { LaidFile } from '../../../domain/base/event.ts';
import type { Db, Tx } from '../db.ts';
import type { Schema } from '../schema.ts';
import { hasUnstatedLimits, isCompleteState, readSettings } from './settings-state.ts';
import { ledgerKeysOf } from '../ledger-key.ts';

/** Whether every row that was there has been stated, the settings in the manner of today, and every limit. */
export async function isStatedThroughout(db: Db, countyId: number): Promise<boolean> {
  if (!(await areDocketFilesStated(db, countyId))) return false;
  const { rowState } = (await findSettingsState(db, countyId)) ?? {};
  if (rowState === undefined || !isCompleteState(rowState)) return false;
  const county = (await readSettings(db, countyId, ['county'])).get('county') ?? [];
  return !hasUnstatedLimits(ledgerKeysOf(db).all, county, rowState);
}

/** Whether the files are stated too that steps of dockets have brought: they were later than all else. */
export async function areDocketFilesStated(db: Db, countyId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from county as c join ledger as l on l.county_id = c.county_id and l.matter_id = c.ledger_id
    where c.county_id = ${countyId} and l.verb in ('set-up', 'row-stated') and l.detail ->> 'dockets' = 'true' limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** The newest line that says what the settings are. */
export async function findSettingsState(
  db: Db,
  countyId: number,
): Promise<{ matterId: string; seq: number; rowState: Buffer } | null> {
  const { rows } = await sql<{ matterId: string; seq: number; rowState: Buffer }>`
    select l.matter_id, l.seq, l.row_state from county as c
    join ledger as l on l.county_id = c.county_id and l.matter_id = c.ledger_id
    where c.county_id = ${countyId} and l.row_state is not null order by l.seq desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function listUnstatedAccounts(db: Db | Tx, countyId: number): Promise<Schema['account'][]> {
  const { rows } = await sql<Schema['account']>`
    select a.* from account as a where a.county_id = ${countyId} and not exists (select 1 from ledger as l
      where l.county_id = a.county_id and l.matter_id = a.id and l.row_state is not null)
    order by a.id`.execute(db);
  return rows;
}

/** What the lines say that put files to matters: a line of its own for each that was added, and the line of the act that others came with. */
export function laidBy(lines: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select county_id, matter_id, seq, lower(detail ->> 'attachmentId') as id, detail ->> 'sha256' as sha256, detail ->> 'bytes' as bytes
    from ledger where ${lines} and verb = 'attached'
    union all
    select county_id, matter_id, seq, lower(f ->> 'id'), f ->> 'sha256', f ->> 'bytes'
    from ledger cross join lateral json_array_elements(
      case json_typeof(detail -> 'withFiles') when 'array' then detail -> 'withFiles' end) as f
    where ${lines})`;
}

/**
 * Of so many records with files, in the order of their ids, what they lie with and which of them no line tells of; what telephones have left
 * is nothing's yet. Bounded by what is looked at, not by what is found: hardly any is left in a county that is half stated. Gives the last
 * record that was looked at too; null when there are no more.
 */
export async function listUnstatedFiles(
  db: Db,
  countyId: number,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ matters: { matterId: string; laid: LaidFile[] }[]; last: string | null }> {
  const behind = after === null ? sql`matter_id is not null` : sql`matter_id > ${after}`;
  const looked = await sql<{ matterId: string }>`
    select distinct matter_id from attachment where county_id = ${countyId} and ${behind} order by matter_id limit ${limit}`.execute(
    db,
  );
  const ids = looked.rows.map(({ matterId }) => matterId);
  const last = ids.at(-1) ?? null;
  if (last === null) return { matters: [], last };
  const { rows } = await sql<{ matterId: string; laid: LaidFile[] }>`
    select a.matter_id, json_agg(json_build_object('id', a.id, 'sha256', a.sha256, 'bytes', a.bytes) order by a.id) as laid
    from attachment as a where a.county_id = ${countyId} and a.matter_id = any(${ids}::uuid[]) and (${isOfMatter} or ${isOfDocket}) and not exists (
      select 1 from ${laidBy(sql`county_id = a.county_id and matter_id = a.matter_id`)} as l where l.id = a.id::text)
    group by a.matter_id order by a.matter_id`.execute(db);
  return { matters: rows, last };
}

/** Whether an attachment `a` lies with a complaint, a tip-off, an inquiry or a case. */
export const isOfMatter = sql`(
  exists (select 1 from complaint as m where m.county_id = a.county_id and m.id = a.matter_id)
  or exists (select 1 from tipoff as m where m.county_id = a.county_id and m.id = a.matter_id)
  or exists (select 1 from inquiry as m where m.county_id = a.county_id and m.id = a.matter_id)
  or exists (select 1 from enforcement as m where m.county_id = a.county_id and m.id = a.matter_id))`;

/** Whether it lies with an entry of a docket whose steps bring files (`brings` of its frame). */
export const isOfDocket = sql`(${sql.join(
  (
    [
      'charter',
      'task',
      'posting',
      'course',
      'outreach',
      'drive_report',
      'sampling_batch',
      'inspection',
      'covert_check',
      'exhibit',
      'station_report',
      'station_visit',
      'assessment',
    ] as const
  ).map(
    (table) =>
      sql`exists (select 1 from ${sql.table(table)} as m where m.county_id = a.county_id and m.id = a.matter_id)`,
  ),
  sql` or `,
)})`;
