/**
 * 同一答复 (answering): the answer of an incident goes to each of its complaints, a page in a transaction. What was told and what was
 * not stands in the rows of the members, so that a stop, a kill or a second worker goes on where the page before has ended, and nobody is
 * told twice.
 *
 * Whoever holds a complaint and an incident at once locks the complaint first: corrected facts and filings by the short form do so too.
 */
import type { LedgerEvent } from '../../domain/base/event.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { lockComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { findLastOf, record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { claimAnswered, holdIncident, listMemberships, listUnanswered } from '../../store/incident/incident.ts';
import type { Context } from '../base/context.ts';
import { tellEveryComplainant } from '../complaint/complaint-messages.ts';

/** So many complaints are told in one transaction, which holds them until it ends. */
const atOnce = 50;

/** Tells the answers that wait; ends at the page at which the program stops. */
export async function answerIncidents(ctx: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await answerPage(ctx)));
}

/** One page of one incident; false when nobody waits any more. */
export function answerPage(ctx: Context, most = atOnce): Promise<boolean> {
  const { countyId } = ctx.county.county;
  return transact(ctx.db, async (tx) => {
    const page = await listUnanswered(tx, countyId, most);
    if (page === null) return false;
    const complaints = new Map<string, Complaint>();
    for (const id of page.complaintIds) complaints.set(id, await lockComplaint(tx, countyId, { id }));
    const incident = await holdIncident(tx, countyId, page.incidentId);
    const answered = await findLastOf(tx, incident, 'incident-answered');
    if (incident.answeredAt === null || answered === null) return false;
    // Who was told meanwhile by another worker, or was taken out, is not among them any more.
    const claimed = new Set(await claimAnswered(tx, incident, page.complaintIds, ctx.at));
    for (const id of claimed) {
      const complaint = complaints.get(id);
      if (complaint === undefined) continue;
      await noteAnswer(tx, ctx, incident, complaint, answered);
      if (!(await isToldByLead(tx, incident, complaint, claimed))) await tellAnswer(tx, ctx, incident, complaint);
    }
    return true;
  });
}

/** It stands in the complaint's own ledger and on its page of progress. */
async function noteAnswer(
  tx: Tx,
  ctx: Context,
  { answer }: Incident,
  { countyId, id: matterId }: Complaint,
  { by, byOrganisationId, detail }: Pick<LedgerEvent, 'by' | 'byOrganisationId' | 'detail'>,
): Promise<void> {
  await record(tx, {
    countyId,
    matterId,
    verb: 'incident-answered',
    at: ctx.at,
    onDay: ctx.today,
    by,
    byOrganisationId,
    detail: { number: detail['number'], n: detail['n'], words: answer },
  });
}

/** It goes to its complainants by text message. */
function tellAnswer(tx: Tx, ctx: Context, { answer }: Incident, complaint: Complaint): Promise<void> {
  const words = (number: string) => `您的投诉${number}和别家的是一起事，统一答复：${answer}`;
  return tellEveryComplainant(tx, ctx, complaint, words);
}

/**
 * Who was taken into another of the same incident as one of several is told as such by that one: where it is told now or is still to be
 * told of this answer, or was told after he was taken in. Where it was told alone before, he hears of it by himself.
 */
async function isToldByLead(
  tx: Tx,
  { id, answeredAt }: Incident,
  complaint: Complaint,
  claimed: ReadonlySet<string>,
): Promise<boolean> {
  const { countyId, merged } = complaint;
  if (merged === null || answeredAt === null) return false;
  if (claimed.has(merged.id)) return true;
  const memberships = await listMemberships(tx, countyId, [merged.id]);
  const lead = memberships.find((one) => one.incidentId === id && one.state === 'in');
  // It was taken in after the answer, of which it is told nothing.
  if (lead === undefined || lead.at > answeredAt) return false;
  if (lead.answeredAt === null || lead.answeredAt < answeredAt) return true;
  const taken = await findLastOf(tx, complaint, 'merged-into');
  return taken !== null && taken.at < lead.answeredAt;
}
