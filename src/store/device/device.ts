import type { Device, Home, SignInCode } from '../../domain/device/device.ts';
import type { Db, Tx } from '../base/db.ts';

export async function findDevice(db: Db | Tx, countyId: number, id: string): Promise<Device | null> {
  const found = await (db as Db)
    .selectFrom('device')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

/** The device locked until the transaction ends. */
export async function lockDevice(tx: Tx, countyId: number, id: string): Promise<Device | null> {
  const found = await tx
    .selectFrom('device')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

export function listDevices(db: Db | Tx, countyId: number): Promise<Device[]> {
  return (db as Db)
    .selectFrom('device')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('stationId')
    .orderBy('officeId')
    .orderBy('boundAt')
    .execute();
}

/** How many telephones the station, or the office, ever had: no letter is given twice, or two slips would bear one number. */
export async function countDevicesOf(tx: Tx, countyId: number, { stationId, officeId }: Home): Promise<number> {
  const { n } = await tx
    .selectFrom('device')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('countyId', '=', countyId)
    .where('stationId', 'is not distinct from', stationId)
    .where('officeId', 'is not distinct from', officeId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function saveDevice(tx: Tx, device: Device): Promise<void> {
  const { keyHash, wordHash, pinHash } = device;
  const hashes = {
    keyHash: bytes(keyHash),
    wordHash: bytes(wordHash),
    pinHash: pinHash === null ? null : bytes(pinHash),
  };
  const whole = { ...device, ...hashes };
  await tx
    .insertInto('device')
    .values(whole)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(whole))
    .execute();
}

export async function findCode(tx: Tx, countyId: number, phone: string): Promise<SignInCode | null> {
  const found = await tx
    .selectFrom('signInCode')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('phone', '=', phone)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

export async function saveCode(tx: Tx, code: SignInCode): Promise<void> {
  const row = { ...code, codeHash: bytes(code.codeHash) };
  await tx
    .insertInto('signInCode')
    .values(row)
    .onConflict((on) => on.columns(['countyId', 'phone']).doUpdateSet(row))
    .execute();
}

export async function deleteCode(tx: Tx, countyId: number, phone: string): Promise<void> {
  await tx.deleteFrom('signInCode').where('countyId', '=', countyId).where('phone', '=', phone).execute();
}

/** The driver writes buffers, and takes other arrays of bytes for objects. */
function bytes(array: Uint8Array): Uint8Array {
  return Buffer.from(array);
}
