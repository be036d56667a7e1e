import { sql } from 'kysely';
import { passedOn } from '../../domain/matter/message.ts';
import type { Copying } from '../base/wire/copy.ts';
import { copyingOf, insertMany, type Db, type Tx } from '../base/db.ts';
import { isWithinReach, sealsBeside, withoutNumbers } from '../base/person-seal.ts';
import type { MessageRow } from '../base/schema.ts';

export async function saveMessages(tx: Tx, messages: readonly MessageRow[]): Promise<void> {
  const rows = messages.map((one) => (one.channel === 'hook' ? { ...one, system: one.system ?? one.to } : one));
  // What was told of a cause already is not told again; of a message without a cause there is no other.
  if (rows.length > 0) await insertMany(tx, 'message', rows, sql`on conflict do nothing`);
}

/** Messages to be saved with what they tell of: nothing where there are none. */
export function savingOf(tx: Tx, messages: readonly MessageRow[]): Copying[] {
  return messages.length === 0 ? [] : [copyingOf('message', messages, sealsBeside(tx, 'message', messages))];
}

/**
 * Who is written to: people, by text message and letter, or one system of the county's own by its name; null for those of which a former
 * version wrote no name down. None waits for another. What is told at the desk stands with neither: it never waits. `ids` are messages
 * that their maker sends himself.
 */
export type Addressees = 'people' | { system: string | null } | { ids: readonly string[] };

const isTo = (to: Addressees) =>
  to === 'people'
    ? sql`channel in ('sms', 'email')`
    : 'ids' in to
      ? sql`channel <> 'app' and id = any(${to.ids}::uuid[])`
      : sql`channel = 'hook' and system is not distinct from ${to.system}::text`;

/** The systems for which something may go out now. */
export async function listWaitedFor(db: Db, at: Date): Promise<(string | null)[]> {
  const found = await sql<{ system: string | null }>`select distinct system from message
    where sent_at is null and failed_times < 5 and channel = 'hook' and not_before <= ${at}`.execute(db);
  return found.rows.map(({ system }) => system);
}

/** Messages that may go out now, locked so that two workers never send the same one. */
export async function takeWaitingMessages(tx: Tx, to: Addressees, at: Date, limit: number): Promise<MessageRow[]> {
  const found =
    await sql<MessageRow>`select m.* from message as m where sent_at is null and failed_times < 5 and ${isTo(to)} and not_before <= ${at} and ${isWithinReach(tx, 'm')} order by not_before limit ${limit} for update skip locked`.execute(
      tx,
    );
  return found.rows;
}

/** Ends all that may have gone out by then, each at its own moment, with why nobody got it. */
export async function endWaiting(tx: Tx, countyId: number, at: Date, why: string): Promise<void> {
  await sql`update message set sent_at = greatest(made_at, not_before), last_error = ${why}
    where county_id = ${countyId} and sent_at is null and failed_times < 5 and channel <> 'app' and not_before <= ${at}`.execute(
    tx,
  );
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

/**
 * A message that the gateway took and by which somebody was told of a decision, to be proven now; locked, so that two workers never prove
 * one. Where the gateway tells what arrived, one that has not arrived waits until `unheardSince`.
 */
export async function takeSentNotice(tx: Tx, countyId: number, unheardSince: Date): Promise<MessageRow | null> {
  const found = await sql<MessageRow>`select * from message
    where county_id = ${countyId} and notice is not null and sent_at is not null and last_error is null
      and unreached is null and (arrived_at is not null or sent_at <= ${unheardSince})
    order by sent_at limit 1 for update skip locked`.execute(tx);
  return found.rows[0] ?? null;
}

/** The same of many at once. */
export async function updateMessages(
  tx: Tx,
  messages: readonly Pick<MessageRow, 'countyId' | 'id'>[],
  change: Partial<MessageRow>,
): Promise<void> {
  const [first] = messages;
  if (first === undefined) return;
  const ids = messages.map(({ id }) => id);
  await tx
    .updateTable('message')
    .set(change)
    .where('countyId', '=', first.countyId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

export async function lockMessage(tx: Tx, countyId: number, id: string): Promise<MessageRow | null> {
  const found = tx.selectFrom('message').selectAll().where('countyId', '=', countyId).where('id', '=', id);
  return (await found.forUpdate().executeTakeFirst()) ?? null;
}

export async function findMessage(db: Db | Tx, countyId: number, id: string): Promise<MessageRow | null> {
  const found = db.selectFrom('message').selectAll().where('countyId', '=', countyId).where('id', '=', id);
  return (await found.executeTakeFirst()) ?? null;
}

/** The text message of which a receipt speaks, by its own id or by the gateway's name of it; locked. */
export async function lockReceived(tx: Tx, countyId: number, id: string): Promise<MessageRow | null> {
  const isOwn = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(id);
  const found = await sql<MessageRow>`select * from message where county_id = ${countyId} and channel = 'sms'
    and ${isOwn ? sql`id = ${id}::uuid` : sql`gateway_id = ${id}`} limit 1 for update`.execute(tx);
  return found.rows[0] ?? null;
}

/** The message by which another was sent again. */
export async function findSentAgain(db: Db | Tx, countyId: number, id: string): Promise<string | null> {
  const found = db.selectFrom('message').select('id').where('countyId', '=', countyId).where('resentFrom', '=', id);
  return (await found.executeTakeFirst())?.id ?? null;
}

/** How many letters to systems a press has sent again already. */
export async function countSentAgainBy(tx: Tx, countyId: number, press: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::integer as n from message
    where county_id = ${countyId} and channel = 'hook' and cause like ${`% again ${press}`}`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** When each of these was sent again, of those that were. */
export async function listSentAgain(
  db: Db,
  countyId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('message')
    .select(['resentFrom', 'madeAt'])
    .where('countyId', '=', countyId)
    .where('resentFrom', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ resentFrom, madeAt }) => [resentFrom ?? '', madeAt]));
}

/** Which of these matters have had a message of these words since then. */
export async function listToldInWords(
  tx: Tx,
  countyId: number,
  matterIds: readonly string[],
  text: string,
  since: Date,
): Promise<Set<string>> {
  const found = await sql<{ matterId: string }>`select distinct matter_id from message
    where county_id = ${countyId} and matter_id = any(${matterIds}::uuid[]) and made_at > ${since} and text in (${text}, ${withoutNumbers(text)})`.execute(
    tx,
  );
  return new Set(found.rows.map(({ matterId }) => matterId));
}

/** Takes telephone and words out of the messages of a matter whose asker is sealed from now on; what waits is not sent. */
export async function forgetMessages(tx: Tx, countyId: number, matterId: string, at: Date): Promise<void> {
  await sql`update message set "to" = '', message_seal = null, key_id = null, text = '（内容已隐去）', sent_at = coalesce(sent_at, ${at})
    where county_id = ${countyId} and matter_id = ${matterId}`.execute(tx);
}

/** Removes what citizens were to be told of a step, and have not been: it was taken back. */
export async function deleteUnsent(
  tx: Tx,
  { countyId, id }: { countyId: number; id: string },
  madeAt: Date,
): Promise<void> {
  await tx
    .deleteFrom('message')
    .where('countyId', '=', countyId)
    .where('matterId', '=', id)
    .where('accountId', 'is', null)
    .where('madeAt', '=', madeAt)
    .where('sentAt', 'is', null)
    .execute();
}

/** Takes the codes out of the words of messages that were made before the instant. */
export async function blankCodes(tx: Tx, countyId: number, before: Date): Promise<void> {
  await sql`update message set text = regexp_replace(text, '(验证码 )[0-9]{6}', '\\1······')
    where county_id = ${countyId} and channel = 'sms' and made_at < ${before} and text like '%验证码%' and text ~ '验证码 [0-9]{6}'`.execute(
    tx,
  );
}

/** What went out or is to, the newest first; what stands at somebody's desk is his to read. */
export function listMessages(db: Db, countyId: number, limit: number): Promise<MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('channel', '<>', 'app')
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

/** By which ways besides the desk the same was told, by its cause. */
export async function listRung(
  db: Db,
  countyId: number,
  accountId: string,
  causes: readonly string[],
): Promise<ReadonlyMap<string, MessageRow[]>> {
  if (causes.length === 0) return new Map();
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('cause', 'in', [...causes])
    .where('channel', '<>', 'app')
    .orderBy('channel', 'desc')
    .execute();
  const byCause = new Map<string, MessageRow[]>();
  for (const row of rows) byCause.set(row.cause ?? '', [...(byCause.get(row.cause ?? '') ?? []), row]);
  return byCause;
}

/** What was told to accounts of one record, the newest first; without those of the common queue whom it concerns no more. */
export function listToldOf(db: Db, countyId: number, number: string, limit: number): Promise<MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterNumber', '=', number)
    .where('cause', 'is not', null)
    .where(({ eb, or }) =>
      or([eb('channel', '<>', 'app'), eb('lastError', 'is', null), eb('lastError', '<>', passedOn)]),
    )
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

/** Marks what the account was told of one record as read: who acts on it has seen it. */
export async function markReadOf(
  tx: Tx,
  { countyId, id, number }: { countyId: number; id: string; number: string | null },
  accountId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('message')
    .set({ readAt: at })
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('channel', '=', 'app')
    .where('readAt', 'is', null)
    .$if(number !== null, (query) => query.where('matterNumber', '=', number))
    .$if(number === null, (query) => query.where('matterId', '=', id))
    .execute();
}

/** What the centre was told of a matter that waited in its queue is over for everybody there once it has left the queue. */
export async function passQueued(
  tx: Tx,
  { countyId, number }: { countyId: number; number: string },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('message')
    .set({ readAt: at, lastError: passedOn })
    .where('countyId', '=', countyId)
    .where('matterNumber', '=', number)
    .where('page', '=', 'toDispatch')
    .where('readAt', 'is', null)
    .where('cause', 'is not', null)
    .where('channel', '=', 'app')
    .execute();
}

/** The lines at the desk of these accounts that gather under the cause, locked. */
export async function listTallied(
  tx: Tx,
  countyId: number,
  accountIds: readonly string[],
  cause: string,
): Promise<ReadonlyMap<string, MessageRow>> {
  const found = await sql<MessageRow>`select * from message where county_id = ${countyId} and cause = ${cause}
    and account_id = any(${[...accountIds]}::uuid[]) and channel = 'app' for update`.execute(tx);
  return new Map(found.rows.map((row) => [row.accountId ?? '', row]));
}

/** Writes a line that gathers anew: at the desk, where it is unread again, and where it has not rung yet. */
export async function rewriteMessages(
  tx: Tx,
  { countyId, accountId, cause }: { countyId: number; accountId: string; cause: string },
  {
    text,
    rungText,
    tally,
    ...change
  }: Pick<MessageRow, 'text' | 'matterId' | 'matterNumber' | 'page' | 'tally'> & {
    rungText: string;
  },
): Promise<void> {
  const kept = JSON.stringify(tally);
  const { matterId, matterNumber, page } = change;
  await sql`update message set text = case channel when 'app' then ${text} else ${rungText} end, matter_id = ${matterId},
    matter_number = ${matterNumber}, page = ${page}, tally = ${kept}::jsonb, read_at = null
    where county_id = ${countyId} and account_id = ${accountId} and cause = ${cause}
      and (channel = 'app' or (sent_at is null and failed_times = 0))`.execute(tx);
}

/** Who of the centre asked to be rung has unread matters of the queue that no text message has told of, and how many. */
export async function countGathered(
  tx: Tx,
  countyId: number,
  notSince: Date,
): Promise<{ accountId: string; n: number }[]> {
  const found = await sql<{ accountId: string; n: number }>`
    select m.account_id, count(*)::integer as n from message as m
    join reach as r on r.county_id = m.county_id and r.account_id = m.account_id and (r.by_sms or r.by_email)
    cross join lateral (select max(made_at) as at from message as g
      where g.county_id = m.county_id and g.account_id = m.account_id and g.cause like 'gathered %') as last
    where m.county_id = ${countyId} and m.channel = 'app' and m.read_at is null and m.page = 'toDispatch'
      and (last.at is null or (last.at <= ${notSince} and m.made_at > last.at))
    group by m.account_id`.execute(tx);
  return found.rows;
}

/** Puts a mark in the place of words that tell of somebody, in all that was told of an entry. */
export async function hideInMessages(
  tx: Tx,
  { countyId, id }: { countyId: number; id: string },
  words: string,
  mark: string,
): Promise<void> {
  await sql`update message set text = replace(text, ${words}, ${mark})
    where county_id = ${countyId} and matter_id = ${id} and position(${words} in text) > 0`.execute(tx);
}
