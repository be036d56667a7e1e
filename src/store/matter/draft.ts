import { sql } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Draft, DraftTexts } from '../../domain/matter/draft.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Db, Tx } from '../base/db.ts';
import type { DraftRow } from '../base/schema.ts';
import { resealColumn } from '../base/reseal-column.ts';
import { openText, sealText, type Batch, type Turn } from '../base/seal.ts';

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
  'fileIds',
] as const;

/** Whether what it would submit is registered or done already: its id is that of a record, or of a press in the ledger. */
const submitted = sql<boolean>`(
  exists (select 1 from ledger where ledger.county_id = draft.county_id and ledger.matter_id = draft.id)
  or exists (select 1 from ledger where ledger.county_id = draft.county_id and ledger.detail ->> 'requestId' = draft.id::text)
)`;

/** The drafts of an account without what is in them, the newest first; what was submitted is none any more. */
export function listDrafts(db: Db | Tx, countyId: number, accountId: string): Promise<Draft[]> {
  return (db as Db)
    .selectFrom('draft')
    .select(plain)
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where(sql<boolean>`not ${submitted}`)
    .orderBy('savedAt', 'desc')
    .orderBy('id')
    .execute();
}

/** In which state each record is that a draft is about, by its table and its id or number; all tables at once. */
export async function listStates(
  db: Db,
  countyId: number,
  asked: readonly { table: string; by: 'id' | 'number'; key: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (asked.length === 0) return new Map();
  const tables = Map.groupBy(asked, ({ table }) => table);
  const each = [...tables].map(([table, of]) => {
    const column = sql.ref(of[0]?.by ?? 'id');
    return sql`select ${table}::text as name, ${column}::text as key, state from ${sql.table(table)}
      where county_id = ${countyId} and ${column} in (${sql.join(of.map(({ key }) => key))})`;
  });
  const { rows } = await sql<{ name: string; key: string; state: string }>`${sql.join(each, sql` union all `)}`.execute(
    db,
  );
  return new Map(rows.map(({ name, key, state }) => [`${name} ${key}`, state]));
}

/** One's own draft of the form, opened; null when there is none, when it was submitted, or when the key that sealed it is gone. */
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
    .where(sql<boolean>`not ${submitted}`)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { sealed, keyId, ...draft } = row;
  const text = openText(keyring, bindingOf(row), { sealed, keyId });
  return text === null ? null : { draft, typed: JSON.parse(text) as DraftTexts };
}

/** One's own drafts with what is in them, the newest first: not what was handed to him, nor what was submitted, nor what no key opens. */
export async function listOpenedDrafts(
  db: Db,
  keyring: Keyring,
  { countyId, accountId }: Pick<Draft, 'countyId' | 'accountId'>,
): Promise<{ draft: Draft; typed: DraftTexts }[]> {
  const rows = await db
    .selectFrom('draft')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('handedAt', 'is', null)
    .where(sql<boolean>`not ${submitted}`)
    .orderBy('savedAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    const { sealed, keyId, ...draft } = row;
    const text = openText(keyring, bindingOf(row), { sealed, keyId });
    return text === null ? [] : [{ draft, typed: JSON.parse(text) as DraftTexts }];
  });
}

/** One's own draft of the form, locked, without what is in it. */
export async function lockDraft(
  tx: Tx,
  { form, ...of }: Pick<Draft, 'countyId' | 'accountId' | 'form'>,
): Promise<Draft | null> {
  const found = lockingOf(tx, of).where('form', '=', form).where('handedAt', 'is', null);
  return (await found.executeTakeFirst()) ?? null;
}

/** A draft of the account by its id, its own or handed over, locked. */
export async function lockDraftById(
  tx: Tx,
  { id, ...of }: Pick<Draft, 'countyId' | 'accountId' | 'id'>,
): Promise<Draft | null> {
  return (await lockingOf(tx, of).where('id', '=', id).executeTakeFirst()) ?? null;
}

function lockingOf(tx: Tx, { countyId, accountId }: Pick<Draft, 'countyId' | 'accountId'>) {
  return tx
    .selectFrom('draft')
    .select(plain)
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .forUpdate();
}

/** Whether the id of a draft is that of a record, or of a press that was made. */
export async function isSubmitted(tx: Tx, { countyId, id }: Pick<Draft, 'countyId' | 'id'>): Promise<boolean> {
  const found = await sql`select 1 from ledger where county_id = ${countyId} and matter_id = ${id}
    union all select 1 from ledger where county_id = ${countyId} and detail ->> 'requestId' = ${id} limit 1`.execute(
    tx,
  );
  return found.rows.length > 0;
}

/**
 * Removes what was just submitted, in the transaction that does it: what a window removed behind its back would live on when the
 * line drops, and the next filing would have its id. Consumers and the program have no drafts.
 */
export async function endDrafts(
  tx: Tx,
  countyId: number,
  submitted: readonly { by: Pick<Actor, 'id'>; id: string }[],
): Promise<void> {
  const own = submitted.filter(({ by }) => by.id !== 'consumer' && by.id !== 'system');
  if (own.length === 0) return;
  await tx
    .deleteFrom('draft')
    .where('countyId', '=', countyId)
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('accountId', 'id'),
        'in',
        own.map(({ by, id }) => tuple(by.id, id)),
      ),
    )
    .execute();
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
  const { title, path, version, writer, savedAt, fileIds } = draft;
  await tx
    .updateTable('draft')
    .set({
      title,
      path,
      version,
      writer,
      savedAt,
      fileIds,
      ...sealText(keyring, bindingOf(draft), JSON.stringify(typed)),
    })
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

/** Seals a batch of drafts that lie under an older key anew. */
export function resealDrafts(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  return resealColumn<DraftRow>(tx, keyring, { table: 'draft', bindingOf }, countyId, turn);
}

function bindingOf({ countyId, id }: Pick<Draft, 'countyId' | 'id'>): string {
  return `${countyId} draft ${id}`;
}

/** How many forms each account has begun and not submitted, or one account alone; who has none is not in it. */
export async function countDrafts(
  db: Db | Tx,
  countyId: number,
  accountId: string | null,
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ accountId: string; n: number }>`select account_id, count(*)::integer as n from draft
    where county_id = ${countyId} and (${accountId}::uuid is null or account_id = ${accountId}) group by account_id`.execute(
    db as Db,
  );
  return new Map(found.rows.map((row) => [row.accountId, row.n]));
}
