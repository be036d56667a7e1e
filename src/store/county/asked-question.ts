import type { AskedQuestion } from '../../domain/county/asked/asked-question.ts';
import { noteSettings } from '../base/ledger.ts';
import type { Db, Tx } from '../base/db.ts';

/** All that the county asks and asked, in their order. */
export function listQuestions(db: Db | Tx, countyId: number): Promise<AskedQuestion[]> {
  return (db as Db)
    .selectFrom('askedQuestion')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function saveQuestionRow(tx: Tx, question: AskedQuestion): Promise<void> {
  await noteSettings(tx, question.countyId, 'asked_question');
  await tx
    .insertInto('askedQuestion')
    .values(question)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(question))
    .execute();
}
