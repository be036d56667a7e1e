/** Who told of something, sealed: AES-256-GCM under a key that is not in the database, and marks by which the same person is recognised. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { Refusal } from '../../domain/base/refusal.ts';
import { markedWords, type Reporter } from '../../domain/tipoff/reporter.ts';
import type { Db, Tx } from '../base/db.ts';
import type { ReporterRow } from '../base/schema.ts';
import { openText, sealText } from '../base/seal.ts';
import type { Keyring } from '../../domain/base/keyring.ts';

export interface Marks {
  phone: Buffer | null;
  identity: Buffer | null;
}

/** Keyed hashes of telephone and identity number: equal for the same person, and telling nothing to who has not the key. */
export function marksOf({ marking }: Keyring, reporter: Pick<Reporter, 'phone' | 'idNumber'>): Marks {
  const { phone, idNumber } = markedWords(reporter);
  const mark = (what: string, word: string | null) =>
    word === null ? null : createHmac('sha256', marking).update(`${what} ${word}`).digest();
  return { phone: mark('phone', phone), identity: mark('identity', idNumber) };
}

/** Seals the identity and writes it down; the row is bound to its county and id, so that it opens nowhere else. */
export async function saveReporter(
  tx: Tx,
  keyring: Keyring,
  key: { countyId: number; id: string },
  reporter: Reporter,
  sealedAt: Date,
): Promise<void> {
  const marks = marksOf(keyring, reporter);
  await tx
    .insertInto('reporter')
    .values({
      ...key,
      ...sealText(keyring, bindingOf(key), JSON.stringify(reporter)),
      phoneMark: marks.phone,
      identityMark: marks.identity,
      sealedAt,
    })
    .execute();
}

/** Seals an identity to which something was added, in place of what was sealed; marks and day stay. */
export async function resealReporter(
  tx: Tx,
  keyring: Keyring,
  key: { countyId: number; id: string },
  reporter: Reporter,
): Promise<void> {
  await tx
    .updateTable('reporter')
    .set(sealText(keyring, bindingOf(key), JSON.stringify(reporter)))
    .where('countyId', '=', key.countyId)
    .where('id', '=', key.id)
    .execute();
}

/** A batch of what is sealed under an older key of the ring, locked; another run that works on some is let be. */
export async function lockOlderReporters(
  tx: Tx,
  { current, keys }: Keyring,
  countyId: number,
  limit: number,
): Promise<ReporterRow[]> {
  return tx
    .selectFrom('reporter')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('keyId', '!=', current)
    .where(sql<boolean>`key_id = any(${[...keys.keys()]})`)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** How many rows of all that is sealed, reporters and drafts, lie under which key. */
export async function countByKey(db: Db, countyId: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('reporter')
        .select('keyId')
        .where('countyId', '=', countyId)
        .unionAll(db.selectFrom('draft').select('keyId').where('countyId', '=', countyId))
        .as('sealed'),
    )
    .select(['keyId', ({ fn }) => fn.countAll<string>().as('n')])
    .groupBy('keyId')
    .orderBy('keyId')
    .execute();
  return new Map(rows.map(({ keyId, n }) => [keyId, Number(n)]));
}

/** Opens a row that was read already. */
export function openReporter(keyring: Keyring, row: ReporterRow): Reporter {
  return open(keyring, row);
}

/** Opens one identity. Refuses when the key that sealed it is not on the ring, and when the bytes were changed. */
export async function getReporter(db: Db | Tx, keyring: Keyring, countyId: number, id: string): Promise<Reporter> {
  const row = await findRow(db, countyId, id);
  if (row === null) throw new Refusal('not-found');
  return open(keyring, row);
}

/** Whether two sealed identities are of one person: by telephone or by identity number. */
export async function isSameReporter(db: Db | Tx, countyId: number, a: string, b: string): Promise<boolean> {
  const [one, other] = [await findRow(db, countyId, a), await findRow(db, countyId, b)];
  if (one === null || other === null) return false;
  const same = (x: Buffer | null, y: Buffer | null) => x !== null && y !== null && x.equals(y);
  return same(one.phoneMark, other.phoneMark) || same(one.identityMark, other.identityMark);
}

/** The ids of sealed identities that have one of the marks. */
export async function listReportersByMarks(db: Db | Tx, countyId: number, marks: Marks): Promise<string[]> {
  const { phone, identity } = marks;
  if (phone === null && identity === null) return [];
  const rows = await (db as Db)
    .selectFrom('reporter')
    .select('id')
    .where('countyId', '=', countyId)
    .where((eb) =>
      eb.or([
        ...(phone === null ? [] : [eb('phoneMark', '=', phone)]),
        ...(identity === null ? [] : [eb('identityMark', '=', identity)]),
      ]),
    )
    .limit(1000)
    .execute();
  return rows.map(({ id }) => id);
}

async function findRow(db: Db | Tx, countyId: number, id: string): Promise<ReporterRow | null> {
  const row = await (db as Db)
    .selectFrom('reporter')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

function open(keyring: Keyring, row: ReporterRow): Reporter {
  const text = openText(keyring, bindingOf(row), row);
  if (text === null) throw new Refusal('reporter-unsealable');
  return JSON.parse(text) as Reporter;
}

function bindingOf({ countyId, id }: { countyId: number; id: string }): string {
  return `${countyId} ${id}`;
}
