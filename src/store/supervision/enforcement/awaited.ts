import { sql } from 'kysely';
import { testExclusions } from '../../../domain/supervision/enforcement/steps/awaited.ts';
import { restKinds } from '../../../domain/command/awaited.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { Tx } from '../../base/db.ts';

/** Cases that wait for a test or for help, or whose clock rests, of which no row is known: from before there were rows, or by an import. Locked. */
export async function lockUnawaitedCases(tx: Tx, countyId: number, limit: number): Promise<Enforcement[]> {
  const tests = sql`exists (select 1 from jsonb_array_elements(m.pauses) as p
    where p ->> 'to' is null and p ->> 'kind' in (${sql.join([...testExclusions])}))`;
  // One by one: a case may be suspended anew after its first row has ended.
  const rests = sql`m.decision is null and m.ended_on is null and exists (select 1 from jsonb_array_elements(m.pauses) as p
    where p ->> 'to' is null and p ->> 'kind' in (${sql.join([...restKinds])})
    and not exists (select 1 from awaited as a where a.county_id = m.county_id and a.matter_id = m.id
      and a.source = concat_ws(' ', p ->> 'kind', p ->> 'from', p ->> 'paper')))`;
  const letters = sql`exists (select 1 from jsonb_array_elements(m.help_letters) as l where l ->> 'answeredOn' is null)`;
  const known = (kind: string) => sql`exists (select 1 from awaited as a
    where a.county_id = m.county_id and a.matter_id = m.id and a.kind = ${kind})`;
  const found =
    await sql<Enforcement>`select m.* from enforcement as m where m.county_id = ${countyId} and m.stage <> 'done'
    and ((${tests} and not ${known('test')}) or (${letters} and not ${known('letter')}) or (${rests}))
    order by m.id limit ${limit} for update skip locked`.execute(tx);
  return found.rows;
}
