/** The tallies of matters by office, handler, stage and day, which triggers keep (migrations/0286-tally-by-legal-day.sql). */
import { sql } from 'kysely';
import { matterKinds } from '../../domain/matter/matter.ts';
import type { Tx } from '../base/db.ts';

/**
 * Takes away the rows that count nobody any more, which every day leaves some of. An office keeps its last row, by which no office is
 * removed that has a matter; a row that an act is just counting in is left to the next time, so that nobody waits.
 */
export async function removeNoughts(tx: Tx, countyId: number): Promise<void> {
  const each = matterKinds.map(
    (kind) => sql`${sql.id(`${kind}_gone`)} as (
      delete from ${sql.table(`${kind}_tally`)} where ctid = any (array(
        select t.ctid from ${sql.table(`${kind}_tally`)} as t where t.county_id = ${countyId} and t.n = 0
          and exists (select from ${sql.table(`${kind}_tally`)} as o where o.county_id = t.county_id and o.office_id = t.office_id
            and (o.n <> 0 or o.ctid < t.ctid))
        for update skip locked)) and n = 0)`,
  );
  await sql`with ${sql.join(each)} select 1`.execute(tx);
}
