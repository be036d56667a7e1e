import type { Db } from '../../src/store/base/db.ts';
import type { MessageRow } from '../../src/store/base/schema.ts';

/** What is to go to a telephone or an address, in the order in which it was made. */
export async function sentTo(db: Db, to: string, words = ''): Promise<MessageRow[]> {
  const all = await db.selectFrom('message').selectAll().orderBy('madeAt').orderBy('id').execute();
  return all.filter((one) => one.to === to && one.text.includes(words));
}
