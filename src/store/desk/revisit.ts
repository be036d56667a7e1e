import type { Day } from '../../domain/base/calendar.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Revisit } from '../../domain/matter/revisit.ts';
import type { Db, Tx } from '../base/db.ts';
import { resealColumn } from '../base/reseal-column.ts';
import type { RevisitRow } from '../base/schema.ts';
import { openText, sealText, type Batch, type Turn } from '../base/seal.ts';

/** A revisit with what its owner has written; a note whose key is gone is empty. */
export type NotedRevisit = Revisit & { note: string };
type Own = Pick<Revisit, 'countyId' | 'accountId'>;

/** What the account wants to see again, the nearest day first; until a day, or all of it. */
export async function listRevisits(
  db: Db,
  keyring: Keyring,
  { countyId, accountId }: Own,
  { until, limit }: { until: Day | null; limit: number },
): Promise<NotedRevisit[]> {
  const own = db
    .selectFrom('revisit')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .orderBy('againOn')
    .orderBy('id')
    .limit(limit);
  const rows = await (until === null ? own : own.where('againOn', '<=', until)).execute();
  return rows.map(({ sealed, keyId, ...row }) => ({
    ...row,
    note: openText(keyring, bindingOf(row), { sealed, keyId }) ?? '',
  }));
}

/** How many others the account has: not the one on the matter. */
export async function countRevisits(
  tx: Tx,
  { countyId, accountId, matterId }: Own & Pick<Revisit, 'matterId'>,
): Promise<number> {
  const { n } = await tx
    .selectFrom('revisit')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('matterId', '<>', matterId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The one of the account on a matter takes the new day and note; of two windows that set one at once the later is kept. */
export async function saveRevisit(tx: Tx, keyring: Keyring, { note, ...revisit }: NotedRevisit): Promise<void> {
  const sealed = sealText(keyring, bindingOf(revisit), note);
  const { id, againOn, setAt } = revisit;
  await tx
    .insertInto('revisit')
    .values({ ...revisit, ...sealed })
    // The seal binds the note to the id, which comes with it.
    .onConflict((on) =>
      on.columns(['countyId', 'accountId', 'matterId']).doUpdateSet({ id, againOn, setAt, ...sealed }),
    )
    .execute();
}

/** Gives whether there was one. */
export async function deleteRevisit(
  tx: Tx,
  { countyId, accountId, matterId }: Own & Pick<Revisit, 'matterId'>,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('revisit')
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('matterId', '=', matterId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Seals a batch of notes that lie under an older key anew. */
export function resealRevisits(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  return resealColumn<RevisitRow>(tx, keyring, { table: 'revisit', bindingOf }, countyId, turn);
}

function bindingOf({ countyId, id }: Pick<Revisit, 'countyId' | 'id'>): string {
  return `${countyId} revisit ${id}`;
}
