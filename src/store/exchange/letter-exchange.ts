import { sql, type RawBuilder } from 'kysely';
import type { LetterKind, StoredLetter } from '../../domain/exchange/letter-exchange.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import { isWithinReach, sealedChanges } from '../base/person-seal.ts';

/** Writes a letter down; false when it is there already, or the same was told of the matter before. */
export async function insertLetter(tx: Tx, letter: StoredLetter): Promise<boolean> {
  return (await insertLetters(tx, [letter])) === 1;
}

/** The same of several; gives how many were new. */
export function insertLetters(tx: Tx, letters: readonly StoredLetter[]): Promise<number> {
  return insertEnding(tx, letters, sql`on conflict do nothing returning id`);
}

/**
 * The same, and what was refused goes anew in its place, under the id of the new letter: the other end knows the old one as refused. By whom
 * it went first it goes still.
 */
export function insertAgain(tx: Tx, letters: readonly StoredLetter[]): Promise<number> {
  const renewed = [
    'id',
    'platform_number',
    'number',
    'body',
    'exchange_letter_seal',
    'key_id',
    'words_open',
    'made_at',
    'not_before',
    'failed_times',
    'last_error',
    'put_off',
    'acked_at',
    'verdict',
    'peer_number',
    'reason_zh',
    'reason_en',
  ].map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  return insertEnding(
    tx,
    letters,
    sql`on conflict (county_id, matter_id, kind, subject) where direction = 'out' do update set ${sql.join(renewed)}
      where exchange_letter.verdict = 'refused' returning id`,
  );
}

async function insertEnding(tx: Tx, letters: readonly StoredLetter[], ending: RawBuilder<unknown>): Promise<number> {
  if (letters.length === 0) return 0;
  return (await insertMany<{ id: string }>(tx, 'exchange_letter', letters, ending)).rows.length;
}

/** What was refused before is not listed beside what comes in its place. */
export async function dropRefused(
  tx: Tx,
  { countyId, peerCountyId, kind, platformNumber, subject }: StoredLetter,
): Promise<void> {
  await sql`delete from exchange_letter where county_id = ${countyId} and direction = 'in' and verdict = 'refused'
    and kind = ${kind} and platform_number = ${platformNumber} and subject = ${subject}
    and peer_county_id is not distinct from ${peerCountyId}::integer`.execute(tx);
}

export async function findLetter(
  db: Db | Tx,
  countyId: number,
  by: Partial<
    Pick<
      StoredLetter,
      'id' | 'platformNumber' | 'direction' | 'kind' | 'matterId' | 'subject' | 'edition' | 'verdict' | 'peerCountyId'
    >
  >,
): Promise<StoredLetter | null> {
  let query = (db as Db).selectFrom('exchangeLetter').selectAll().where('countyId', '=', countyId);
  for (const [name, value] of Object.entries(by)) query = query.where(name as 'id', '=', value as string);
  return (await query.orderBy('madeAt').limit(1).executeTakeFirst()) ?? null;
}

/** One writer of letters at a time for a number: two that bring it at once do not both look before either has written. */
export async function lockPlatformNumber(tx: Tx, countyId: number, platformNumber: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exchange:${countyId}:${platformNumber}`}, 0))`.execute(tx);
}

export async function saveLetter(
  tx: Tx,
  { countyId, id }: Pick<StoredLetter, 'countyId' | 'id'>,
  { body, ...change }: Partial<StoredLetter>,
): Promise<void> {
  await tx
    .updateTable('exchangeLetter')
    .set({ ...change, ...(body === null ? { body: null, exchangeLetterSeal: null, keyId: null } : {}) })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .execute();
}

/** What of a matter has not gone yet, locked so that no worker takes it meanwhile. */
export async function lockUnsent(
  tx: Tx,
  countyId: number,
  { matterId, kind }: { matterId: string; kind: LetterKind },
): Promise<StoredLetter | null> {
  const found = await sql<StoredLetter>`select l.* from exchange_letter as l
    where l.county_id = ${countyId} and l.matter_id = ${matterId} and l.direction = 'out' and l.kind = ${kind}
      and l.acked_at is null limit 1 for update of l`.execute(tx);
  return found.rows[0] ?? null;
}

/** Other words in a letter that has not gone yet; a number in them is sealed as those of a new letter are. */
export async function saveBody(tx: Tx, before: StoredLetter, body: StoredLetter['body']): Promise<void> {
  const { countyId, id } = before;
  const changes = sealedChanges(tx, 'exchange_letter', before, { ...before, body });
  await tx
    .updateTable('exchangeLetter')
    .set(changes as object)
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .execute();
}

/** The oldest letter that may go out now, locked so that two workers never send it both. Of one number, the earlier goes first. */
export async function takeWaitingLetter(
  tx: Tx,
  countyId: number,
  at: Date,
  /** Over which line: of a county below by its number, of the one line with null. */
  peer: number | null,
  /** Kinds that the other end does not take. */
  without: readonly LetterKind[],
): Promise<StoredLetter | null> {
  const found = await sql<StoredLetter>`
    select l.* from exchange_letter as l
    where l.county_id = ${countyId} and l.direction = 'out' and l.acked_at is null and l.not_before <= ${at}
      and ${isWithinReach(tx, 'l')} and l.peer_county_id is not distinct from ${peer}::integer
      and not (l.kind = any(${[...without]}::text[]))
      and not exists (select 1 from exchange_letter as e where e.county_id = l.county_id and e.direction = 'out'
        and e.acked_at is null and e.platform_number = l.platform_number
        -- An edition that the other end cannot take holds up no later one, but what is told of its own number; and that holds up nothing.
        and not (e.kind = 'number'
          or e.kind = 'report' and e.put_off and not (l.kind = 'number' and split_part(l.subject, '-', 1) = e.subject))
        and e.peer_county_id is not distinct from l.peer_county_id and (e.made_at, e.id) < (l.made_at, l.id))
    order by l.made_at, l.id limit 1 for update of l skip locked`.execute(tx);
  return found.rows[0] ?? null;
}

/** What waits may go at once: somebody asked, or the line is back. */
export async function hastenLetters(tx: Tx, countyId: number, at: Date): Promise<number> {
  const done = await tx
    .updateTable('exchangeLetter')
    .set({ notBefore: at })
    .where('countyId', '=', countyId)
    .where('direction', '=', 'out')
    .where('ackedAt', 'is', null)
    .where('notBefore', '>', at)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** The newest letters first, those of one direction or all. */
export function listLetters(
  db: Db,
  countyId: number,
  { direction, limit }: { direction: StoredLetter['direction'] | null; limit: number },
): Promise<StoredLetter[]> {
  let query = db.selectFrom('exchangeLetter').selectAll().where('countyId', '=', countyId);
  if (direction !== null) query = query.where('direction', '=', direction);
  return query.orderBy('madeAt', 'desc').orderBy('id').limit(limit).execute();
}

/** All letters about one matter, the first first. */
export function listLettersOf(db: Db, countyId: number, matterId: string): Promise<StoredLetter[]> {
  return db
    .selectFrom('exchangeLetter')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .orderBy('madeAt')
    .orderBy('id')
    .execute();
}

export interface LineCounts {
  in: number;
  out: number;
  acked: number;
  waiting: number;
  refused: number;
  /** Of those that wait: what is put off for a reason of its own, and what has no line at all. */
  putOff: number;
  lineless: number;
  lastAckedAt: Date | null;
  /** Why a line is down. */
  lastError: string | null;
}

export async function countLetters(
  db: Db,
  countyId: number,
  reachable: readonly (number | null)[],
): Promise<LineCounts> {
  const hasLine = sql`coalesce(peer_county_id, 0) = any(${reachable.map((one) => one ?? 0)}::integer[])`;
  const found = await sql<LineCounts>`
    select count(*) filter (where direction = 'in')::int as "in", count(*) filter (where direction = 'out')::int as out,
      count(*) filter (where direction = 'out' and acked_at is not null)::int as acked,
      count(*) filter (where direction = 'out' and acked_at is null)::int as waiting,
      count(*) filter (where verdict = 'refused')::int as refused,
      count(*) filter (where direction = 'out' and acked_at is null and put_off and ${hasLine})::int as put_off,
      count(*) filter (where direction = 'out' and acked_at is null and not ${hasLine})::int as lineless,
      max(acked_at) filter (where direction = 'out') as last_acked_at,
      (array_agg(last_error order by made_at) filter (where direction = 'out' and acked_at is null and last_error is not null
        and not put_off and ${hasLine}))[1] as last_error
    from exchange_letter where county_id = ${countyId}`.execute(db);
  return found.rows[0] as LineCounts;
}

/** Matters that came over the line and have something decided that was not told yet; the oldest first, locked. */
export async function lockUnanswered(
  tx: Tx,
  countyId: number,
  kind: Extract<MatterKind, 'complaint' | 'inquiry'>,
  limit: number,
): Promise<Pick<StoredLetter, 'id' | 'platformNumber' | 'peerCountyId'>[]> {
  const subject =
    kind === 'complaint'
      ? sql`coalesce(c.outcome, case when c.accepted_on is not null then 'accepted' end)`
      : sql`case when c.outcome in ('turnedIntoComplaint', 'turnedIntoTipoff') then 'turned' else c.outcome end`;
  const found = await sql<Pick<StoredLetter, 'id' | 'platformNumber' | 'peerCountyId'>>`
    select c.id, l.platform_number, l.peer_county_id from exchange_letter as l
    join ${sql.table(kind)} as c on c.county_id = l.county_id and c.id = l.matter_id
    where l.county_id = ${countyId} and l.direction = 'in' and l.kind = 'ticket' and ${subject} is not null
      and not exists (select 1 from exchange_letter as o where o.county_id = l.county_id and o.matter_id = l.matter_id
        and o.direction = 'out' and o.kind = 'reply' and o.subject = ${subject})
    order by l.made_at limit ${limit} for update of c skip locked`.execute(tx);
  return found.rows;
}
