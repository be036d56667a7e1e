/** Seals anew, in batches, rows of which one column is sealed and bound to where it lies. */
import { sql } from 'kysely';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Tx } from './db.ts';
import { openText, sealText, type Batch, type SealedTable, type Sealed, type Turn } from './seal.ts';

/**
 * A batch that lies under an older key. What does not open, because it was changed past the program, stays as it is, shut, and is told by
 * who counts: nobody throws a key away behind it.
 */
export async function resealColumn<R extends Sealed & { countyId: number; id: string }>(
  tx: Tx,
  keyring: Keyring,
  { table, bindingOf }: { table: SealedTable; bindingOf: (row: R) => string },
  countyId: number,
  { after, limit }: Turn,
): Promise<Batch> {
  const behind = after === null ? sql`true` : sql`id > ${after}`;
  const { rows } = await sql<R>`select * from ${sql.table(table)} where county_id = ${countyId} and ${behind}
    and key_id <> ${keyring.current} and key_id = any(${[...keyring.keys.keys()]})
    order by id limit ${limit} for update skip locked`.execute(tx);
  let done = 0;
  for (const row of rows) {
    const text = openText(keyring, bindingOf(row), row);
    if (text === null) continue;
    const { sealed, keyId } = sealText(keyring, bindingOf(row), text);
    await sql`update ${sql.table(table)} set sealed = ${sealed}, key_id = ${keyId}
      where county_id = ${countyId} and id = ${row.id}`.execute(tx);
    done += 1;
  }
  return { done, last: rows.at(-1)?.id ?? null };
}
