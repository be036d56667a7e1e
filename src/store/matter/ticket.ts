import type { Db, Tx } from '../base/db.ts';

/** Whether whoever held it has left the page of the matter since the ticket was given. */
export async function isTicketEnded(db: Db, countyId: number, matter: string, givenAt: Date): Promise<boolean> {
  const found = await db
    .selectFrom('endedTicket')
    .select('endedAt')
    .where('countyId', '=', countyId)
    .where('matter', '=', matter)
    .executeTakeFirst();
  return found !== undefined && found.endedAt >= givenAt;
}

export async function saveEndedTicket(tx: Tx, countyId: number, matter: string, endedAt: Date): Promise<void> {
  await tx
    .insertInto('endedTicket')
    .values({ countyId, matter, endedAt })
    .onConflict((on) => on.columns(['countyId', 'matter']).doUpdateSet({ endedAt }))
    .execute();
}

export async function deleteEndedTickets(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('endedTicket').where('endedAt', '<', before).execute();
}
