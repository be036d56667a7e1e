/** Which complaint a tip-off was split off, sealed: whoever knows it knows who told, for the complainant stands there with his name. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { suiteOf, suites, type Keyring, type Suite } from '../../domain/base/keyring.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Db, Tx } from '../base/db.ts';
import { derivedSecret, hashNames } from '../base/derived-key.ts';
import type { TipoffLinkRow } from '../base/schema.ts';
import { openText, sealText, type Batch, type Turn } from '../base/seal.ts';

/** A tip-off, as what its link is bound to. */
type Key = Pick<TipoffLinkRow, 'countyId' | 'tipoffId'>;

export async function saveLink(tx: Tx, keyring: Keyring, key: Key, complaintId: string): Promise<void> {
  await tx
    .insertInto('tipoffLink')
    .values({ ...key, ...sealedLink(keyring, key, complaintId), complaintId: null })
    .execute();
}

/** The id of the complaint that the tip-off was split off; null when no key of the ring opens it. */
export function openLink(keyring: Keyring, row: TipoffLinkRow): string | null {
  const { sealed, keyId } = row;
  return sealed === null || keyId === null ? null : openText(keyring, bindingOf(row), { sealed, keyId });
}

/** The sealed link of a tip-off; null when it was split off nothing. */
export async function findLink(
  db: Db | Tx,
  { countyId, id }: Pick<Tipoff, 'countyId' | 'id'>,
): Promise<TipoffLinkRow | null> {
  const row = await (db as Db)
    .selectFrom('tipoffLink')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('tipoffId', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The sealed links of these tip-offs. */
export function listLinks(tx: Tx, countyId: number, tipoffIds: readonly string[]): Promise<TipoffLinkRow[]> {
  if (tipoffIds.length === 0) return Promise.resolve([]);
  return tx
    .selectFrom('tipoffLink')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('tipoffId', 'in', [...tipoffIds])
    .execute();
}

/** Whether the link is one to this complaint. */
export function isLinkTo(keyring: Keyring, row: TipoffLinkRow, complaintId: string): boolean {
  return suites.some((suite) => row.complaintMark?.equals(markOf(keyring, row.countyId, complaintId, suite)) === true);
}

/** The tip-offs that were split off a complaint. */
export async function listTipoffsOfComplaint(
  db: Db | Tx,
  keyring: Keyring,
  { countyId, id }: { countyId: number; id: string },
): Promise<Tipoff[]> {
  // By the hash of the key that a link lies under, to which `reseal` may not have come yet, or which is lost.
  const marks = suites.map((suite) => markOf(keyring, countyId, id, suite));
  const found = await sql<Tipoff>`
    select c.* from tipoff_link as l join tipoff as c on c.county_id = l.county_id and c.id = l.tipoff_id
    where l.county_id = ${countyId} and l.complaint_mark = any(${marks}::bytea[])
    order by c.filed_at`.execute(db as Db);
  return found.rows;
}

/** Seals a batch of links that an earlier version left in clear. */
export async function sealLinks(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  const rows = await lockLinks(tx, countyId, turn, sql<boolean>`complaint_id is not null`);
  for (const row of rows) if (row.complaintId !== null) await updateLink(tx, keyring, row, row.complaintId);
  return { done: rows.length, last: rows.at(-1)?.tipoffId ?? null };
}

/** Seals a batch of links that lie under an older key anew; one that was changed by hand is left, and opens for nobody. */
export async function resealLinks(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  const older = sql<boolean>`key_id <> ${keyring.current} and key_id = any(${[...keyring.keys.keys()]})`;
  const rows = await lockLinks(tx, countyId, turn, older);
  let done = 0;
  for (const row of rows) {
    const complaintId = openLink(keyring, row);
    if (complaintId === null) continue;
    await updateLink(tx, keyring, row, complaintId);
    done += 1;
  }
  return { done, last: rows.at(-1)?.tipoffId ?? null };
}

function lockLinks(
  tx: Tx,
  countyId: number,
  { after, limit }: Turn,
  which: ReturnType<typeof sql<boolean>>,
): Promise<TipoffLinkRow[]> {
  return tx
    .selectFrom('tipoffLink')
    .selectAll()
    .where('countyId', '=', countyId)
    .where(which)
    .$if(after !== null, (query) => query.where('tipoffId', '>', after))
    .orderBy('tipoffId')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

async function updateLink(tx: Tx, keyring: Keyring, row: TipoffLinkRow, complaintId: string): Promise<void> {
  await tx
    .updateTable('tipoffLink')
    .set({ ...sealedLink(keyring, row, complaintId), complaintId: null })
    .where('countyId', '=', row.countyId)
    .where('tipoffId', '=', row.tipoffId)
    .execute();
}

function sealedLink(keyring: Keyring, key: Key, complaintId: string) {
  return {
    ...sealText(keyring, bindingOf(key), complaintId),
    complaintMark: markOf(keyring, key.countyId, complaintId, suiteOf(keyring, keyring.current)),
  };
}

/** The same for all tip-offs of a complaint, and telling nothing to who has not the key. */
function markOf({ marking }: Keyring, countyId: number, complaintId: string, suite: Suite): Buffer {
  return createHmac(hashNames[suite], derivedSecret(marking, 'link of a tip-off', suite))
    .update(`${countyId} ${complaintId}`)
    .digest();
}

function bindingOf({ countyId, tipoffId }: Key): string {
  return `${countyId} tipoff ${tipoffId} link`;
}
