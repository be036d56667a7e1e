/** The recovery keys of telephones, sealed: each opens the store of a telephone whose PIN was forgotten, or that was found. */
import { sql } from 'kysely';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Device } from '../../domain/device/device.ts';
import type { Db, Tx } from '../base/db.ts';
import type { DeviceRecoveryRow } from '../base/schema.ts';
import { openText, sealText, type Batch, type Turn } from '../base/seal.ts';

type Key = Pick<Device, 'countyId' | 'id'>;

/** Null when there is none, or when no key of the ring opens it. */
export async function findRecovery(db: Db | Tx, keyring: Keyring, { countyId, id }: Key): Promise<Buffer | null> {
  const row = await (db as Db)
    .selectFrom('deviceRecovery')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('deviceId', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : openRecovery(keyring, row);
}

export async function saveRecovery(tx: Tx, keyring: Keyring, { countyId, id }: Key, recovery: Buffer): Promise<void> {
  const row = { countyId, deviceId: id };
  const sealed = { ...sealText(keyring, bindingOf(row), recovery.toString('base64')), recovery: null };
  await tx
    .insertInto('deviceRecovery')
    .values({ ...row, ...sealed })
    .onConflict((on) => on.columns(['countyId', 'deviceId']).doUpdateSet(sealed))
    .execute();
}

/** Seals a batch that an earlier version left in clear. */
export async function sealRecoveries(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  const rows = await lockRows(tx, countyId, turn, sql<boolean>`recovery is not null`);
  for (const { deviceId: id, recovery } of rows)
    if (recovery !== null) await saveRecovery(tx, keyring, { countyId, id }, recovery);
  return { done: rows.length, last: rows.at(-1)?.deviceId ?? null };
}

/** Seals a batch that lies under an older key anew; what was changed by hand is left, and opens nothing. */
export async function resealRecoveries(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  const older = sql<boolean>`key_id <> ${keyring.current} and key_id = any(${[...keyring.keys.keys()]})`;
  const rows = await lockRows(tx, countyId, turn, older);
  let done = 0;
  for (const row of rows) {
    const recovery = openRecovery(keyring, row);
    if (recovery === null) continue;
    await saveRecovery(tx, keyring, { countyId, id: row.deviceId }, recovery);
    done += 1;
  }
  return { done, last: rows.at(-1)?.deviceId ?? null };
}

function lockRows(
  tx: Tx,
  countyId: number,
  { after, limit }: Turn,
  which: ReturnType<typeof sql<boolean>>,
): Promise<DeviceRecoveryRow[]> {
  return tx
    .selectFrom('deviceRecovery')
    .selectAll()
    .where('countyId', '=', countyId)
    .where(which)
    .$if(after !== null, (query) => query.where('deviceId', '>', after))
    .orderBy('deviceId')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

function openRecovery(keyring: Keyring, row: DeviceRecoveryRow): Buffer | null {
  const { sealed, keyId } = row;
  if (sealed === null || keyId === null) return null;
  const text = openText(keyring, bindingOf(row), { sealed, keyId });
  return text === null ? null : Buffer.from(text, 'base64');
}

function bindingOf({ countyId, deviceId }: Pick<DeviceRecoveryRow, 'countyId' | 'deviceId'>): string {
  return `${countyId} device ${deviceId} recovery`;
}
