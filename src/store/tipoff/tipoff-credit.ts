/**
 * Whose points a tip-off is that another typed for him (S194): whoever knows it knows who told (《办法》第三十七条). The tip-off, the person of
 * the roster and his station lie in one seal, for the row is of the transaction that filed the tip-off and may be joined to it by that.
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

type Credit = Teller & { tipoffId: string };
type Key = Pick<TipoffCreditRow, 'countyId' | 'id'>;

/** The id of the row is of chance alone: one made of the time would stand beside that of the tip-off. */
export async function saveCredit(
  tx: Tx,
  keyring: Keyring,
  { countyId, tipoffId }: { countyId: number; tipoffId: string },
  { personId, stationId }: Teller,
): Promise<void> {
  const key = { countyId, id: randomUUID() };
  const sealed = sealedCredit(keyring, key, { tipoffId, personId, stationId });
  await tx
    .insertInto('tipoffCredit')
    .values({ ...key, ...sealed })
    .execute();
}

/** Every tip-off that was typed for somebody of a roster, with whose points it is; what no key of the ring opens is nobody's. */
export async function listCredits(db: Db | Tx, keyring: Keyring, countyId: number): Promise<Credit[]> {
  const rows = await (db as Db).selectFrom('tipoffCredit').selectAll().where('countyId', '=', countyId).execute();
  return rows.flatMap((row) => openCredit(keyring, row) ?? []);
}

/** Forgets whose points a tip-off was whose time is over. */
export async function eraseCredit(tx: Tx, keyring: Keyring, countyId: number, tipoffId: string): Promise<void> {
  const marks = suites.map((suite) => markOf(keyring, countyId, tipoffId, suite));
  await tx.deleteFrom('tipoffCredit').where('countyId', '=', countyId).where('tipoffMark', 'in', marks).execute();
}

/** Seals a batch of rows whose person an earlier version left in clear; one that no key opens is left, and its point is nobody's. */
export async function sealCredits(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  const rows = await lockCredits(tx, countyId, turn, sql<boolean>`person_id is not null`);
  return sealRows(tx, keyring, rows, (row) => {
    const { personId, stationId } = row;
    const tipoffId = openText(keyring, formerBindingOf(row), row);
    return tipoffId === null || personId === null || stationId === null ? null : { tipoffId, personId, stationId };
  });
}

/** Seals a batch of rows that lie under an older key anew; one that was changed by hand is left, and opens for nobody. */
export async function resealCredits(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  const older = sql<boolean>`key_id <> ${keyring.current} and key_id = any(${[...keyring.keys.keys()]})`;
  const rows = await lockCredits(tx, countyId, turn, older);
  return sealRows(tx, keyring, rows, (row) => openCredit(keyring, row));
}

function lockCredits(
  tx: Tx,
  countyId: number,
  { after, limit }: Turn,
  which: ReturnType<typeof sql<boolean>>,
): Promise<TipoffCreditRow[]> {
  return tx
    .selectFrom('tipoffCredit')
    .selectAll()
    .where('countyId', '=', countyId)
    .where(which)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

async function sealRows(
  tx: Tx,
  keyring: Keyring,
  rows: readonly TipoffCreditRow[],
  creditOf: (row: TipoffCreditRow) => Credit | null,
): Promise<Batch> {
  let done = 0;
  for (const row of rows) {
    const credit = creditOf(row);
    if (credit === null) continue;
    await tx
      .updateTable('tipoffCredit')
      .set({ ...sealedCredit(keyring, row, credit), stationId: null, personId: null })
      .where('countyId', '=', row.countyId)
      .where('id', '=', row.id)
      .execute();
    done += 1;
  }
  return { done, last: rows.at(-1)?.id ?? null };
}

/** So long that no length of a seal tells one station's id from another's. */
const sealedLength = 240;

function sealedCredit(keyring: Keyring, key: Key, credit: Credit) {
  return {
    tipoffMark: markOf(keyring, key.countyId, credit.tipoffId, suiteOf(keyring, keyring.current)),
    ...sealText(keyring, bindingOf(key), JSON.stringify(credit).padEnd(sealedLength)),
  };
}

function openCredit(keyring: Keyring, row: TipoffCreditRow): Credit | null {
  const text = openText(keyring, bindingOf(row), row);
  return text === null ? null : (JSON.parse(text) as Credit);
}

/** The same for a tip-off whenever it is asked, and telling nothing to who has not the key. */
function markOf({ marking }: Keyring, countyId: number, tipoffId: string, suite: Suite): Buffer {
  return createHmac(hashNames[suite], derivedSecret(marking, 'credit of a tip-off', suite))
    .update(`${countyId} ${tipoffId}`)
    .digest();
}

function bindingOf({ countyId, id }: Key): string {
  return `${countyId} credit ${id} teller`;
}

/** Of a seal that holds the tip-off alone. */
function formerBindingOf({ countyId, id }: Key): string {
  return `${countyId} credit ${id} tipoff`;
}
