/** Who told of something, sealed under a key that is not in the database, and marks by which the same person is recognised. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { Refusal } from '../../domain/base/refusal.ts';
import { markedWords, type Reporter } from '../../domain/tipoff/reporter.ts';
import type { Db, Tx } from '../base/db.ts';
import type { ReporterRow } from '../base/schema.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { openText, sealText, type Batch, type Turn } from '../base/seal.ts';
import { suiteOf, suites, type Keyring, type Suite } from '../../domain/base/keyring.ts';
import { derivedSecret, hashNames } from '../base/derived-key.ts';
import { eraseCredit } from './tipoff-credit.ts';

export interface Marks {
  phone: Buffer | null;
  identity: Buffer | null;
}

/**
 * Keyed hashes of telephone and identity number: equal for the same person, and telling nothing to who has not the key. The hash is
 * that of the key under which the identity is sealed.
 */
export function marksOf({ marking }: Keyring, reporter: Pick<Reporter, 'phone' | 'idNumber'>, suite: Suite): Marks {
  const { phone, idNumber } = markedWords(reporter);
  const key = suite === 'aes' ? marking : derivedSecret(marking, 'reporters', suite);
  const mark = (what: string, word: string | null) =>
    word === null ? null : createHmac(hashNames[suite], key).update(`${what} ${word}`).digest();
  return { phone: mark('phone', phone), identity: mark('identity', idNumber) };
}

/** What the marks of a person may be: one pair for each suite, for `reseal` may not have come to all rows, nor ever come to those whose key is lost. */
export function soughtMarks(ring: Keyring, reporter: Pick<Reporter, 'phone' | 'idNumber'>): Marks[] {
  return suites.map((suite) => marksOf(ring, reporter, suite));
}

/** Where a sealed identity lies: its own id, and the tip-off for which alone it opens. */
export interface ReporterKey {
  countyId: number;
  id: string;
  tipoffId: string;
}

/** Seals the identity and writes it down, bound to its county, its id and its tip-off, so that it opens nowhere else. */
export async function saveReporter(
  tx: Tx,
  keyring: Keyring,
  key: ReporterKey,
  reporter: Reporter,
  sealedAt: Date,
): Promise<void> {
  await tx
    .insertInto('reporter')
    .values({ ...key, ...sealedReporter(keyring, key, reporter), sealedAt })
    .execute()
    .catch((error: Error & { code?: string; constraint?: string }) => {
      // Somebody files this tip-off meanwhile: all is done again with what is there.
      throw error.constraint === 'reporter_tipoff' ? Object.assign(error, { code: '40001' }) : error;
    });
}

/** Seals an identity to which something was added, in place of what was sealed; the day stays. */
export async function resealReporter(tx: Tx, keyring: Keyring, key: ReporterKey, reporter: Reporter): Promise<void> {
  await tx
    .updateTable('reporter')
    .set({ ...sealedReporter(keyring, key, reporter), tipoffId: key.tipoffId })
    .where('countyId', '=', key.countyId)
    .where('id', '=', key.id)
    .execute();
}

function sealedReporter(keyring: Keyring, key: ReporterKey, reporter: Reporter) {
  const { phone, identity } = marksOf(keyring, reporter, suiteOf(keyring, keyring.current));
  const sealed = sealText(keyring, bindingOf(key), JSON.stringify(reporter));
  return { ...sealed, phoneMark: phone, identityMark: identity };
}

/**
 * Takes the person out of the seal of a tip-off whose time is over: what is sealed now names nobody, nothing marks him any more, and
 * which complaint it was split off, and whose points it was, is forgotten.
 */
export async function eraseReporter(tx: Tx, keyring: Keyring, countyId: number, tipoffId: string): Promise<void> {
  const rows = await tx
    .selectFrom('reporter')
    .select('id')
    .where('countyId', '=', countyId)
    .where('tipoffId', '=', tipoffId)
    .execute();
  for (const { id } of rows) await resealReporter(tx, keyring, { countyId, id, tipoffId }, nobody);
  await tx.deleteFrom('tipoffLink').where('countyId', '=', countyId).where('tipoffId', '=', tipoffId).execute();
  await eraseCredit(tx, keyring, countyId, tipoffId);
}

/**
 * Binds a batch of identities that an earlier version sealed to the tip-offs that they are of. What none of the keys opens is left as
 * it is, and opens for nobody.
 */
export async function bindReporters(
  tx: Tx,
  keyring: Keyring,
  countyId: number,
  { after, limit }: Turn,
): Promise<Batch> {
  const rows = await tx
    .selectFrom('reporter')
    .innerJoin('tipoff', (join) =>
      join.onRef('tipoff.countyId', '=', 'reporter.countyId').onRef('tipoff.reporterId', '=', 'reporter.id'),
    )
    .selectAll('reporter')
    .select('tipoff.id as boundTo')
    .where('reporter.countyId', '=', countyId)
    .where('reporter.tipoffId', 'is', null)
    .$if(after !== null, (query) => query.where('reporter.id', '>', after))
    .orderBy('reporter.id')
    .limit(limit)
    .forUpdate('reporter')
    .execute();
  let done = 0;
  for (const { boundTo, ...row } of rows) {
    const text = openText(keyring, formerBindingOf(row), row);
    if (text === null) continue;
    await resealReporter(tx, keyring, { countyId, id: row.id, tipoffId: boundTo }, JSON.parse(text) as Reporter);
    done += 1;
  }
  return { done, last: rows.at(-1)?.id ?? null };
}

/** How many tip-offs have an identity that is bound to none: its key is not on the ring, or somebody changed the tables by hand. */
export async function countUnboundReporters(db: Db, countyId: number): Promise<number> {
  const { n } = await db
    .selectFrom('reporter')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('countyId', '=', countyId)
    .where('tipoffId', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Seals a batch of what lies under an older key anew; another run that works on some is let be, and what does not open is left and told. */
export async function resealReporters(
  tx: Tx,
  keyring: Keyring,
  countyId: number,
  { after, limit }: Turn,
): Promise<Batch> {
  const rows = await tx
    .selectFrom('reporter')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('keyId', '!=', keyring.current)
    .where(sql<boolean>`key_id = any(${[...keyring.keys.keys()]})`)
    .where('tipoffId', 'is not', null)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  let done = 0;
  for (const row of rows) {
    const reporter = reporterIn(keyring, row);
    if (reporter === null) continue;
    await resealReporter(tx, keyring, keyOf(row), reporter);
    done += 1;
  }
  return { done, last: rows.at(-1)?.id ?? null };
}

/**
 * Opens the identity of one tip-off. Refuses one that was sealed for another tip-off, and one whose key is not on the ring or whose
 * bytes were changed.
 */
export async function getReporter(
  db: Db | Tx,
  keyring: Keyring,
  { countyId, id, reporterId }: Pick<Tipoff, 'countyId' | 'id' | 'reporterId'>,
): Promise<Reporter> {
  const row = reporterId === null ? null : await findRow(db, countyId, reporterId);
  if (row === null) throw new Refusal('not-found');
  if (row.tipoffId !== null && row.tipoffId !== id) throw new Refusal('reporter-of-another');
  return open(keyring, row);
}

const nobody: Reporter = {
  name: '',
  phone: '',
  address: '',
  idNumber: null,
  ownWords: null,
  regionId: null,
  wantsReward: false,
};

/** Whether two sealed identities are of one person: by telephone or by identity number. */
export async function isSameReporter(
  db: Db | Tx,
  keyring: Keyring,
  countyId: number,
  a: string,
  b: string,
): Promise<boolean> {
  const others = await listMarksOf(db, keyring, countyId, b);
  const same = (x: Buffer | null, y: Buffer | null) => x !== null && y !== null && x.equals(y);
  return (await listMarksOf(db, keyring, countyId, a)).some((one) =>
    others.some((other) => same(one.phone, other.phone) || same(one.identity, other.identity)),
  );
}

/**
 * The marks of a sealed identity: those that it was stored with, and those that it would have under each suite, so that somebody is
 * recognised before `reseal` has come to all.
 */
export async function listMarksOf(db: Db | Tx, keyring: Keyring, countyId: number, id: string): Promise<Marks[]> {
  const row = await findRow(db, countyId, id);
  if (row === null) return [];
  const stored = { phone: row.phoneMark, identity: row.identityMark };
  const opened = reporterIn(keyring, row);
  return opened === null ? [stored] : [stored, ...soughtMarks(keyring, opened)];
}

/** The ids of sealed identities that have one of the marks. */
export async function listReportersByMarks(db: Db | Tx, countyId: number, marks: readonly Marks[]): Promise<string[]> {
  const phones = marks.flatMap(({ phone }) => phone ?? []);
  const identities = marks.flatMap(({ identity }) => identity ?? []);
  if (phones.length === 0 && identities.length === 0) return [];
  const rows = await (db as Db)
    .selectFrom('reporter')
    .select('id')
    .where('countyId', '=', countyId)
    .where((eb) =>
      eb.or([
        ...(phones.length === 0 ? [] : [eb('phoneMark', 'in', phones)]),
        ...(identities.length === 0 ? [] : [eb('identityMark', 'in', identities)]),
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
  const reporter = reporterIn(keyring, row);
  if (reporter === null) throw new Refusal('reporter-unsealable');
  return reporter;
}

function reporterIn(keyring: Keyring, row: ReporterRow): Reporter | null {
  const text = row.tipoffId === null ? null : openText(keyring, bindingOf(keyOf(row)), row);
  return text === null ? null : (JSON.parse(text) as Reporter);
}

function keyOf({ countyId, id, tipoffId }: ReporterRow): ReporterKey {
  return { countyId, id, tipoffId: tipoffId ?? '' };
}

function bindingOf({ countyId, id, tipoffId }: ReporterKey): string {
  return `${countyId} tipoff ${tipoffId} reporter ${id}`;
}

/** Earlier versions bound the seal to its own row alone. */
function formerBindingOf({ countyId, id }: Pick<ReporterRow, 'countyId' | 'id'>): string {
  return `${countyId} ${id}`;
}
