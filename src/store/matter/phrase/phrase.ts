import type { Actor } from '../../../domain/base/actor.ts';
import type { Phrase, PhraseScope } from '../../../domain/matter/phrase/phrase.ts';
import type { Db, Tx } from '../../base/db.ts';
import { noteSettings } from '../../base/ledger.ts';

type Reader = Pick<Actor, 'countyId' | 'id' | 'organisationId'>;

/** Those that he uses: his own, those of the office in which he is, those of the county; and who wrote each last. */
export function listPhrases(
  db: Db,
  { countyId, id, organisationId }: Reader,
): Promise<(Phrase & { byName: string })[]> {
  return db
    .selectFrom('phrase')
    .innerJoin('account', (join) =>
      join.onRef('account.countyId', '=', 'phrase.countyId').onRef('account.id', '=', 'phrase.accountId'),
    )
    .selectAll('phrase')
    .select('account.name as byName')
    .where('phrase.countyId', '=', countyId)
    .where((eb) =>
      eb.or([
        eb('phrase.scope', '=', 'county'),
        eb.and([eb('phrase.scope', '=', 'own'), eb('phrase.accountId', '=', id)]),
        // Who is in no office has none of an office, for nothing equals none.
        eb.and([eb('phrase.scope', '=', 'office'), eb('phrase.organisationId', '=', organisationId)]),
      ]),
    )
    .orderBy('phrase.pinyin')
    .orderBy('phrase.id')
    .execute();
}

export async function findPhrase(tx: Tx, countyId: number, id: string): Promise<Phrase | null> {
  const found = await tx
    .selectFrom('phrase')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

/** The others of a scope: how many there are, and whether one of them has the name. */
export async function countOthers(
  tx: Tx,
  { countyId, id: accountId, organisationId }: Reader,
  scope: PhraseScope,
  { id, name }: Pick<Phrase, 'id' | 'name'>,
): Promise<{ others: number; isTaken: boolean }> {
  const rows = await tx
    .selectFrom('phrase')
    .select('name')
    .where('countyId', '=', countyId)
    .where('scope', '=', scope)
    .where('id', '<>', id)
    .$if(scope === 'own', (query) => query.where('accountId', '=', accountId))
    .$if(scope === 'office', (query) => query.where('organisationId', '=', organisationId))
    .execute();
  return { others: rows.length, isTaken: rows.some((one) => one.name === name) };
}

export async function savePhrase(tx: Tx, phrase: Phrase): Promise<void> {
  const { countyId: _, id: __, ...rest } = phrase;
  await noteSettings(tx, phrase.countyId, 'phrase');
  await tx
    .insertInto('phrase')
    .values(phrase)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(rest))
    .execute();
}

export async function deletePhrase(tx: Tx, { countyId, id }: Pick<Phrase, 'countyId' | 'id'>): Promise<void> {
  await noteSettings(tx, countyId, 'phrase');
  await tx.deleteFrom('phrase').where('countyId', '=', countyId).where('id', '=', id).execute();
}
