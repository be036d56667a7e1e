import { ticketMinutes } from '../../domain/matter/ticket.ts';
import { deleteEndedTickets, saveEndedTicket } from '../../store/matter/ticket.ts';
import type { Db } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';

/** Ends whatever ticket was given for the matter until now: who has its number and code opens it again. */
export async function endTickets(ctx: Context, matter: string): Promise<void> {
  await transact(ctx.db, (tx) => saveEndedTicket(tx, ctx.actor.countyId, matter, ctx.at));
}

/** What was ended longer ago than any ticket lasts. */
export async function sweepTickets(db: Db, at: Date): Promise<void> {
  await transact(db, (tx) => deleteEndedTickets(tx, new Date(at.getTime() - ticketMinutes * 60_000)));
}
