import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import { ticketMatter, ticketMinutes } from '../../domain/matter/ticket.ts';
import { deleteEndedTickets, saveEndedTicket } from '../../store/matter/ticket.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';

/** Ends whatever ticket was given for the matter until now: who has its number and code opens it again. */
export async function endTickets(ctx: Context, matter: string): Promise<void> {
  await transact(ctx.db, (tx) => saveEndedTicket(tx, ctx.actor.countyId, matter, ctx.at));
}

/** The same of one matter within the transaction of what ends them. */
export function endTicketsWithin(tx: Tx, ctx: Context, kind: MatterKind, { countyId, id }: Matter): Promise<void> {
  return saveEndedTicket(tx, countyId, ticketMatter(kind, id), ctx.at);
}

/** What was ended longer ago than any ticket lasts. */
export async function sweepTickets(db: Db, at: Date): Promise<void> {
  await transact(db, (tx) => deleteEndedTickets(tx, new Date(at.getTime() - ticketMinutes * 60_000)));
}
