import { sql } from 'kysely';
import type { Copying } from './copy.ts';
import { copyingOf, insertMany, type Db, type Tx } from './db.ts';
import type { MessageRow } from './schema.ts';

export async function saveMessages(tx: Tx, messages: readonly MessageRow[]): Promise<void> {
  if (messages.length > 0) await insertMany(tx, 'message', messages);
}

/** Messages to be saved with what they tell of: nothing where there are none. */
export function savingOf(messages: readonly MessageRow[]): Copying[] {
  return messages.length === 0 ? [] : [copyingOf('message', messages)];
}

/** Messages that may go out now, locked so that two workers never send the same one. */
export async function takeWaitingMessages(tx: Tx, at: Date, limit: number): Promise<MessageRow[]> {
  const found =
    await sql<MessageRow>`select * from message where sent_at is null and failed_times < 5 and not_before <= ${at} order by not_before limit ${limit} for update skip locked`.execute(
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
