import { sql } from 'kysely';
import type { Draft, DraftTexts } from '../domain/draft.ts';
import type { Keyring } from '../domain/reporter.ts';
import type { Db, Tx } from './db.ts';
import type { DraftRow } from './schema.ts';
import { openText, sealText } from './seal.ts';

const plain = [
  'countyId',
  'id',
  'accountId',
  'form',
  'title',
  'path',
  'version',
  'writer',
  'savedAt',
  'fromId',
  'handedAt',
] as const;

/** The drafts of an account without what is in them, the newest first. */
export function listDrafts(db: Db | Tx, countyId: number, accountId: string): Promise<Draft[]> {
  return (db as Db)
    .selectFrom('draft')
    .select(plain)
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .orderBy('savedAt', 'desc')
    .orderBy('id')
    .execute();
}

/** One's own draft of the form, opened; null when there is none, or when the key that sealed it is gone. */
export async function findDraft(
  db: Db,
  keyring: Keyring,
  { countyId, accountId, form }: Pick<Draft, 'countyId' | 'accountId' | 'form'>,
): Promise<{ draft: Draft; typed: DraftTexts } | null> {
  const row = await db
    .selectFrom('draft')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('form', '=', form)
    .where('handedAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { sealed, keyId, ...draft } = row;
  const text = openText(keyring, bindingOf(row), { sealed, keyId });
  return text === null ? null : { draft, typed: JSON.parse(text) as DraftTexts };
}

/** One's own draft of the form, locked, without what is in it. */
export async function lockDraft(
  tx: Tx,
  { countyId, accountId, form }: Pick<Draft, 'countyId' | 'accountId' | 'form'>,
): Promise<Draft | null> {
  const row = await tx
    .selectFrom('draft')
    .select(plain)
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('form', '=', form)
    .where('handedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** A draft of the account by its id, its own or handed over, locked. */
export async function lockDraftById(
  tx: Tx,
  { countyId, accountId, id }: Pick<Draft, 'countyId' | 'accountId' | 'id'>,
): Promise<Draft | null> {
  const row = await tx
    .selectFrom('draft')
    .select(plain)
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** False when another window wrote one of the same form, or of the same id, at the same moment. */
export async function insertDraft(tx: Tx, keyring: Keyring, draft: Draft, typed: DraftTexts): Promise<boolean> {
  const result = await tx
    .insertInto('draft')
    .values({ ...draft, ...sealText(keyring, bindingOf(draft), JSON.stringify(typed)) })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updateDraft(tx: Tx, keyring: Keyring, draft: Draft, typed: DraftTexts): Promise<void> {
  const { title, path, version, writer, savedAt } = draft;
  await tx
    .updateTable('draft')
    .set({ title, path, version, writer, savedAt, ...sealText(keyring, bindingOf(draft), JSON.stringify(typed)) })
    .where('countyId', '=', draft.countyId)
    .where('id', '=', draft.id)
    .execute();
}

/** Lays it with another account, or takes up what was laid with one; what is in it stays sealed. */
export async function moveDraft(tx: Tx, draft: Draft): Promise<void> {
  const { accountId, fromId, handedAt, savedAt } = draft;
  await tx
    .updateTable('draft')
    .set({ accountId, fromId, handedAt, savedAt })
    .where('countyId', '=', draft.countyId)
    .where('id', '=', draft.id)
    .execute();
}

export async function deleteDraft(
  tx: Tx,
  { countyId, accountId, id }: Pick<Draft, 'countyId' | 'accountId' | 'id'>,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('draft')
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Removes what was last saved before the instant; returns how many. */
export async function deleteOldDrafts(tx: Tx, countyId: number, before: Date): Promise<number> {
  const result = await tx
    .deleteFrom('draft')
    .where('countyId', '=', countyId)
    .where('savedAt', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Seals a batch of drafts that lie under an older key anew; returns how many. What no key opens any more is of no use and goes. */
export async function resealDrafts(tx: Tx, keyring: Keyring, countyId: number, limit: number): Promise<number> {
  const rows: DraftRow[] = await tx
    .selectFrom('draft')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('keyId', '!=', keyring.current)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const row of rows) {
    const text = openText(keyring, bindingOf(row), row);
    const here = sql<boolean>`county_id = ${countyId} and id = ${row.id}`;
    if (text === null) await tx.deleteFrom('draft').where(here).execute();
    else
      await tx
        .updateTable('draft')
        .set(sealText(keyring, bindingOf(row), text))
        .where(here)
        .execute();
  }
  return rows.length;
}

function bindingOf({ countyId, id }: Pick<Draft, 'countyId' | 'id'>): string {
  return `${countyId} draft ${id}`;
}
