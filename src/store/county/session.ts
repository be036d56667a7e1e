import { sql } from 'kysely';
import { askPrepared, columnOf, type Db, type Tx } from '../base/db.ts';
import type { SessionRow } from '../base/schema.ts';
import { originNow } from '../base/trail.ts';
import type { StoredAccount } from './account.ts';

/** All of both, so that a field that is added to one of the types is read too. */
const sessionFields: Readonly<Record<keyof SessionRow, true>> = {
  countyId: true,
  id: true,
  accountId: true,
  startedAt: true,
  usedAt: true,
  device: true,
  way: true,
  deviceId: true,
  factorAt: true,
  address: true,
};
const accountFields: Readonly<Record<keyof StoredAccount, true>> = {
  countyId: true,
  id: true,
  loginName: true,
  name: true,
  role: true,
  organisationId: true,
  stationId: true,
  phone: true,
  passwordHash: true,
  mustChange: true,
  sealsHeld: true,
  subject: true,
  hasFactor: true,
  active: true,
  language: true,
};
/** Both have an `id`: each column bears the name of its table, and is told apart by it again. */
const columnsOf = (alias: string, fields: object) =>
  Object.keys(fields).map((field) => `${alias}.${columnOf(field)} as "${alias}.${columnOf(field)}"`);
const columns = sql.raw([...columnsOf('session', sessionFields), ...columnsOf('account', accountFields)].join(', '));

export interface FoundSession {
  session: SessionRow;
  account: StoredAccount;
}

/** The session and its account, as the statement or the transaction sees them. */
export async function findSession(db: Db | Tx, countyId: number, id: Buffer): Promise<FoundSession | null> {
  return (await findSessions(db, countyId, [id])).get(id.toString('hex')) ?? null;
}

/** Both of many, in one piece that is planned once. */
async function findSessions(
  db: Db | Tx,
  countyId: number,
  ids: readonly Buffer[],
): Promise<ReadonlyMap<string, FoundSession>> {
  const rows = await askPrepared(
    db,
    'sessions and accounts',
    sql<Record<string, unknown>>`select ${columns} from session
    join account on account.county_id = session.county_id and account.id = session.account_id
    where session.county_id = ${countyId} and session.id = any (${ids}::bytea[])`,
  );
  const found = rows.map((row) => ({
    session: partOf<SessionRow>(row, 'session', sessionFields),
    account: partOf<StoredAccount>(row, 'account', accountFields),
  }));
  return new Map(found.map((one) => [one.session.id.toString('hex'), one]));
}

/** Who asks for a session in this turn of the loop, by the county. */
const asking = new WeakMap<Db, Map<number, { ids: Buffer[]; answer: Promise<ReadonlyMap<string, FoundSession>> }>>();

/**
 * The same for a request: every one of a desk asks for its session first, and many at once when the county files. Those that ask in one
 * turn of the loop are asked for together, at its end, so that nobody gets an answer that is older than his question.
 */
export async function findSessionSoon(db: Db, countyId: number, id: Buffer): Promise<FoundSession | null> {
  const counties = asking.get(db) ?? new Map<number, never>();
  asking.set(db, counties);
  let together = counties.get(countyId);
  if (together === undefined) {
    const ids: Buffer[] = [];
    const answer = new Promise((turn) => setImmediate(turn)).then(() => {
      counties.delete(countyId);
      return findSessions(db, countyId, ids);
    });
    together = { ids, answer };
    counties.set(countyId, together);
  }
  together.ids.push(id);
  return (await together.answer).get(id.toString('hex')) ?? null;
}

/** The part of the row that is of one table. */
function partOf<T>(row: Record<string, unknown>, alias: string, fields: Readonly<Record<keyof T, true>>): T {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, row[`${alias}.${field}`]])) as T;
}

export function listSessions(db: Db, countyId: number, accountId: string): Promise<SessionRow[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .orderBy('usedAt', 'desc')
    .execute();
}

/** Begins it; where from is known of the request under way. */
export async function saveSession(tx: Tx, session: Omit<SessionRow, 'address'>): Promise<void> {
  const address = originNow().address.slice(0, 60);
  await tx
    .insertInto('session')
    .values({ ...session, address })
    .execute();
}

/** The shift that the account has checked in to and not handed over, the last if there are several; it keeps a session awake. */
export async function findKept(
  db: Db,
  { countyId, accountId }: Pick<SessionRow, 'countyId' | 'accountId'>,
): Promise<{ checkedInAt: Date; endsAt: Date } | null> {
  const found = await db
    .selectFrom('shift')
    .select(['checkedInAt', 'endsAt'])
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('state', '=', 'checkedIn')
    .orderBy('endsAt', 'desc')
    .executeTakeFirst();
  if (found === undefined || found.checkedInAt === null) return null;
  return { checkedInAt: found.checkedInAt, endsAt: found.endsAt };
}

/** Notes that a session was used, unless it has been used later; one that has been ended meanwhile stays ended. */
export async function touchSession(tx: Tx, { countyId, id }: SessionRow, usedAt: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ usedAt })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .where('usedAt', '<', usedAt)
    .execute();
}

/** Notes that the session has shown the second factor, and gives the way by which it came in; null when it was ended meanwhile. */
export async function noteFactorShown(
  tx: Tx,
  countyId: number,
  id: Buffer,
  factorAt: Date,
): Promise<SessionRow['way'] | null> {
  const noted = await tx
    .updateTable('session')
    .set({ factorAt })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .returning('way')
    .executeTakeFirst();
  return noted?.way ?? null;
}

/** Ends one session, all of a telephone, or all of an account but one; returns how many ended. */
export async function deleteSessions(
  tx: Tx,
  countyId: number,
  which: { id: Buffer } | { deviceId: string } | { accountId: string; butNot: Buffer | null },
): Promise<number> {
  let query = tx.deleteFrom('session').where('countyId', '=', countyId);
  if ('id' in which) query = query.where('id', '=', which.id);
  else if ('deviceId' in which) query = query.where('deviceId', '=', which.deviceId);
  else {
    query = query.where('accountId', '=', which.accountId);
    if (which.butNot !== null) query = query.where('id', '<>', which.butNot);
  }
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/**
 * Ends what began too early and what nobody has used since the instant, but for what a shift may still keep: one that is checked in to
 * and was not over by that instant. Which of them it does keep, `isAwake` says.
 */
export async function deleteEndedSessions(tx: Tx, startedBefore: Date, usedBefore: Date): Promise<void> {
  await tx
    .deleteFrom('session')
    .where(({ eb, or, not, exists, selectFrom }) =>
      eb.and([
        or([eb('startedAt', '<', startedBefore), eb('usedAt', '<', usedBefore)]),
        not(
          exists(
            selectFrom('shift')
              .select('shift.id')
              .whereRef('shift.countyId', '=', 'session.countyId')
              .whereRef('shift.accountId', '=', 'session.accountId')
              .where('shift.state', '=', 'checkedIn')
              .where('shift.endsAt', '>=', usedBefore),
          ),
        ),
      ]),
    )
    .execute();
}
