import type { Actor } from '../../../domain/base/actor.ts';
import { messageState, type Message, type MessagePage, type MessageState } from '../../../domain/matter/message.ts';
import type { Db } from '../../../store/base/db.ts';
import { listOwnMessages, listRung } from '../../../store/matter/message.ts';

/** What the reader was told at the desk. */
export interface OwnMessage {
  id: string;
  matterNumber: string | null;
  page: MessagePage | null;
  /** The view that it tells of, where that is its page. */
  viewId: string | null;
  text: string;
  madeAt: string;
  readAt: string | null;
  state: MessageState;
  /** By which ways it rang besides, and what became of each. */
  rung: { channel: Message['channel']; state: MessageState }[];
}
export interface OwnMessages {
  unread: number;
  items: OwnMessage[];
}

/** What the reader was told, the newest first, and what became of the text message that went with it. */
export async function ownMessagesOf(db: Db, { countyId, id }: Actor, most: number): Promise<OwnMessages> {
  const { rows, unread } = await listOwnMessages(db, countyId, id, most);
  const rung = await listRung(
    db,
    countyId,
    id,
    rows.flatMap(({ cause }) => cause ?? []),
  );
  const items = rows.map((row): OwnMessage => ({
    id: row.id,
    matterNumber: row.matterNumber,
    page: row.page,
    viewId: row.page === 'view' ? row.matterId : null,
    text: row.text,
    madeAt: row.madeAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
    state: messageState(row),
    rung: (rung.get(row.cause ?? '') ?? []).map((one) => ({ channel: one.channel, state: messageState(one) })),
  }));
  return { unread, items };
}
