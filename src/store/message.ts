import { sql } from 'kysely';
import type { Copying } from './copy.ts';
import { copyingOf, insertMany, type Db, type Tx } from './db.ts';
import type { MessageRow } from './schema.ts';

export async function saveMessages(tx: Tx, messages: readonly MessageRow[]): Promise<void> {
  // What was told of a cause already is not told again; of a message without a cause there is no other.
  if (messages.length > 0) await insertMany(tx, 'message', messages, sql`on conflict do nothing`);
}

/** Messages to be saved with what they tell of: nothing where there are none. */
export function savingOf(messages: readonly MessageRow[]): Copying[] {
  return messages.length === 0 ? [] : [copyingOf('message', messages)];
}

/** Messages that may go out now, locked so that two workers never send the same one. */
export async function takeWaitingMessages(tx: Tx, at: Date, limit: number): Promise<MessageRow[]> {
  const found =
    await sql<MessageRow>`select * from message where sent_at is null and failed_times < 5 and channel <> 'app' and not_before <= ${at} order by not_before limit ${limit} for update skip locked`.execute(
      tx,
    );
  return found.rows;
}

export async function updateMessage(
  tx: Tx,
  message: Pick<MessageRow, 'countyId' | 'id'>,
  change: Partial<MessageRow>,
): Promise<void> {
  await tx
    .updateTable('message')
    .set(change)
    .where('countyId', '=', message.countyId)
    .where('id', '=', message.id)
    .execute();
}

/** Takes telephone and words out of the messages of a matter whose asker is sealed from now on; what waits is not sent. */
export async function forgetMessages(tx: Tx, countyId: number, matterId: string, at: Date): Promise<void> {
  await sql`update message set "to" = '', text = '（内容已隐去）', sent_at = coalesce(sent_at, ${at})
    where county_id = ${countyId} and matter_id = ${matterId}`.execute(tx);
}

export function listMessages(db: Db, countyId: number, limit: number): Promise<MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('madeAt', 'desc')
    .limit(limit)
    .execute();
}

/** What an account was told at the desk, the newest first, and how much of all of it nobody has read. */
export async function listOwnMessages(
  db: Db,
  countyId: number,
  accountId: string,
  limit: number,
): Promise<{ rows: MessageRow[]; unread: number }> {
  const own = db
    .selectFrom('message')
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('channel', '=', 'app');
  const [rows, { n }] = await Promise.all([
    own.selectAll().orderBy('madeAt', 'desc').orderBy('id', 'desc').limit(limit).execute(),
    own
      .where('readAt', 'is', null)
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow(),
  ]);
  return { rows, unread: Number(n) };
}

/** What was told to accounts of one matter, the newest first. */
export function listToldOf(db: Db, countyId: number, matterId: string, limit: number): Promise<MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .where('cause', 'is not', null)
    .orderBy('madeAt', 'desc')
    .orderBy('channel')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Marks what the account was told as read; gives how many were not yet. */
export async function markRead(
  tx: Tx,
  countyId: number,
  accountId: string,
  ids: readonly string[] | null,
  at: Date,
): Promise<number> {
  const marked = await tx
    .updateTable('message')
    .set({ readAt: at })
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('channel', '=', 'app')
    .where('readAt', 'is', null)
    .$if(ids !== null, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .executeTakeFirst();
  return Number(marked.numUpdatedRows);
}

/** Marks what the account was told of one matter as read: who acts on it has seen it. */
export async function markReadOf(
  tx: Tx,
  { countyId, id: matterId }: { countyId: number; id: string },
  accountId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('message')
    .set({ readAt: at })
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .where('accountId', '=', accountId)
    .where('cause', 'is not', null)
    .where('channel', '=', 'app')
    .where('readAt', 'is', null)
    .execute();
}
