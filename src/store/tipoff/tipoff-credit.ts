/**
 * Whose points a tip-off is that another typed for him (S194): the row names the person of the roster, and the tip-off lies sealed in it, for
 * whoever knows both knows who told (《办法》第三十七条). The seal keeps it from pages and from a dump's columns, not from who reads the database
 * itself: the row is of the transaction that filed the tip-off.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { suiteOf, suites, type Keyring, type Suite } from '../../domain/base/keyring.ts';
import type { Db, Tx } from '../base/db.ts';
import { derivedSecret, hashNames } from '../base/derived-key.ts';
import type { TipoffCreditRow } from '../base/schema.ts';
import { openText, sealText, type Batch, type Turn } from '../base/seal.ts';

interface Teller {
  personId: string;
  stationId: string;
}

/** The id of the row is of chance alone: one made of the time would stand beside that of the tip-off. */
export async function saveCredit(
  tx: Tx,
  keyring: Keyring,
  { countyId, tipoffId }: { countyId: number; tipoffId: string },
  { personId, stationId }: Teller,
): Promise<void> {
  const id = randomUUID();
  const tipoffMark = markOf(keyring, countyId, tipoffId, suiteOf(keyring, keyring.current));
  const sealed = sealText(keyring, bindingOf({ countyId, id }), tipoffId);
  await tx
    .insertInto('tipoffCredit')
    .values({ countyId, id, stationId, personId, tipoffMark, ...sealed })
    .execute();
}

/** Every tip-off that was typed for somebody of a roster, with whose points it is; what no key of the ring opens is nobody's. */
export async function listCredits(
  db: Db | Tx,
  keyring: Keyring,
  countyId: number,
): Promise<(Teller & { tipoffId: string })[]> {
  const rows = await (db as Db).selectFrom('tipoffCredit').selectAll().where('countyId', '=', countyId).execute();
  return rows.flatMap((row) => {
    const tipoffId = openText(keyring, bindingOf(row), row);
    return tipoffId === null ? [] : [{ tipoffId, personId: row.personId, stationId: row.stationId }];
  });
}

/** Forgets whose points a tip-off was whose time is over. */
export async function eraseCredit(tx: Tx, keyring: Keyring, countyId: number, tipoffId: string): Promise<void> {
  const marks = suites.map((suite) => markOf(keyring, countyId, tipoffId, suite));
  await tx.deleteFrom('tipoffCredit').where('countyId', '=', countyId).where('tipoffMark', 'in', marks).execute();
}

/** Seals a batch of rows that lie under an older key anew; one that was changed by hand is left, and opens for nobody. */
export async function resealCredits(
  tx: Tx,
  keyring: Keyring,
  countyId: number,
  { after, limit }: Turn,
): Promise<Batch> {
  const rows: TipoffCreditRow[] = await tx
    .selectFrom('tipoffCredit')
    .selectAll()
    .where('countyId', '=', countyId)
    .where(sql<boolean>`key_id <> ${keyring.current} and key_id = any(${[...keyring.keys.keys()]})`)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  let done = 0;
  for (const row of rows) {
    const tipoffId = openText(keyring, bindingOf(row), row);
    if (tipoffId === null) continue;
    const tipoffMark = markOf(keyring, countyId, tipoffId, suiteOf(keyring, keyring.current));
    await tx
      .updateTable('tipoffCredit')
      .set({ tipoffMark, ...sealText(keyring, bindingOf(row), tipoffId) })
      .where('countyId', '=', countyId)
      .where('id', '=', row.id)
      .execute();
    done += 1;
  }
  return { done, last: rows.at(-1)?.id ?? null };
}

/** The same for a tip-off whenever it is asked, and telling nothing to who has not the key. */
function markOf({ marking }: Keyring, countyId: number, tipoffId: string, suite: Suite): Buffer {
  return createHmac(hashNames[suite], derivedSecret(marking, 'credit of a tip-off', suite))
    .update(`${countyId} ${tipoffId}`)
    .digest();
}

function bindingOf({ countyId, id }: Pick<TipoffCreditRow, 'countyId' | 'id'>): string {
  return `${countyId} credit ${id} tipoff`;
}
