import type { DocketEntry } from '../../domain/matter/docket.ts';
import type { Tx } from '../../store/base/db.ts';
import { saveMessages } from '../../store/matter/message.ts';
import { findPeople } from '../../store/people/person.ts';
import type { Context } from '../base/context.ts';
import { sendSoon, toPhone } from '../matter/message.ts';

/** Tells people of the network by text what concerns them, whether they have an account or not; one telephone hears it once. */
export async function tellPersons(
  tx: Tx,
  ctx: Context,
  about: Pick<DocketEntry, 'countyId' | 'id'>,
  personIds: readonly string[],
  words: string,
): Promise<void> {
  const people = await findPeople(tx, about.countyId, [...new Set(personIds)]);
  const phones = new Set(people.filter(({ state }) => state === 'active').map(({ phone }) => phone));
  const messages = [...phones].flatMap((phone) => toPhone(ctx, about, phone, words));
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}
