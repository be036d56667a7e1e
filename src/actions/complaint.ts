import type { z } from 'zod';
import type { Account } from '../domain/account.ts';
import { demand, maySee, type Actor } from '../domain/actor.ts';
import { demandRoom } from '../domain/attachment.ts';
import type { Complaint } from '../domain/complaint.ts';
import type { Facts } from '../domain/matter.ts';
import { isOfKind } from '../domain/category.ts';
import { withDue } from '../domain/deadline.ts';
import type { Change, LedgerEvent } from '../domain/event.ts';
import { procedure, type PersonMove } from '../domain/procedure.ts';
import type { MoveRule } from '../domain/matter.ts';
import { paperWords, type PaperKind } from '../domain/paper.ts';
import { paperNumber } from '../domain/numbering.ts';
import { Refusal } from '../domain/refusal.ts';
import { getAccount } from '../store/account.ts';
import { claimAttachments, listAttachments } from '../store/attachment.ts';
import { findComplaint, lockComplaint, saveComplaint } from '../store/complaint.ts';
import type { Tx } from '../store/db.ts';
import { hasRequest, record } from '../store/ledger.ts';
import { takeNumbers } from '../store/numbering.ts';
import { transact } from '../store/transact.ts';
import { announceOnCommit, factsOf, type Context } from './context.ts';
import { tellOfMove } from './message.ts';

export interface MoveRequest {
  /** The version the person saw; when somebody saved meanwhile the move is refused and nothing is lost. Null for citizens. */
  version: number | null;
  /** Made by the client, so that a second press or a retry does the move once. */
  clientId?: string | undefined;
}

/** Makes one move on one matter: load, decide, save, record, tell, in one transaction. */
export function moveComplaint<M extends PersonMove>(
  ctx: Context,
  number: string,
  move: M,
  input: z.infer<(typeof procedure)[M]['input']>,
  request: MoveRequest,
): Promise<Complaint> {
  const rule: MoveRule<Complaint, PaperKind> = procedure[move];
  demand(ctx.actor, rule.permission);
  return transact(ctx.db, async (tx) => {
    const before = await lockComplaint(tx, ctx.actor.countyId, { number });
    demandSeen(ctx.actor, before);
    // A retry whose answer was lost on the way: the move is in the ledger already, and is not made again.
    if (request.clientId !== undefined && (await hasRequest(tx, before, request.clientId))) return before;
    if (request.version !== null && request.version !== before.version) throw new Refusal('changed-meanwhile');
    await demandReferences(tx, ctx, before, input as Record<string, unknown>);
    const letter = rule.paper === null ? null : await takePaperNumber(tx, ctx, rule.paper);
    const apply = rule.apply as (matter: Complaint, input: unknown, facts: Facts) => Change<Complaint>;
    const change = apply(before, input, factsOf(ctx, letter));
    const files = (input as { attachmentIds?: readonly string[] }).attachmentIds;
    if (files !== undefined) await claimAttachments(tx, before.countyId, before.id, files);
    return finish(tx, ctx, before, withRequest(change, request.clientId), move);
  });
}

/** A citizen's act on the matter that number and query code have proven to be his; the actor is the consumer. */
export function moveOwnComplaint<M extends 'urge' | 'supplement' | 'withdraw'>(
  ctx: Context,
  id: string,
  move: M,
  input: z.infer<(typeof procedure)[M]['input']>,
  pressId?: string,
): Promise<Complaint> {
  const rule: MoveRule<Complaint, PaperKind> = procedure[move];
  demand(ctx.actor, rule.permission);
  return transact(ctx.db, async (tx) => {
    const before = await lockComplaint(tx, ctx.actor.countyId, { id });
    // A second press of the same form, or a retry whose answer was lost: the act is in the ledger and is not made again.
    if (pressId !== undefined && (await hasRequest(tx, before, pressId))) return before;
    const apply = rule.apply as (matter: Complaint, input: unknown, facts: Facts) => Change<Complaint>;
    const change = apply(before, input, factsOf(ctx));
    const files = (input as { attachmentIds?: readonly string[] }).attachmentIds;
    if (files !== undefined) {
      demandRoom(ctx.actor, await listAttachments(tx, before.countyId, before.id), files.length);
      await claimAttachments(tx, before.countyId, before.id, files);
    }
    return finish(tx, ctx, before, withRequest(change, pressId), move);
  });
}

/** The id of the press travels in the ledger line, so that a retry can be told from a second act. */
function withRequest(change: Change<Complaint>, requestId: string | undefined): Change<Complaint> {
  return requestId === undefined
    ? change
    : { ...change, event: { ...change.event, detail: { ...change.event.detail, requestId } } };
}

async function finish(
  tx: Tx,
  ctx: Context,
  before: Complaint,
  change: Change<Complaint>,
  move: PersonMove,
): Promise<Complaint> {
  const saved = await saveComplaint(tx, before, withDue(change.next, factsOf(ctx)));
  await record(tx, change.event);
  await tellOfMove(tx, ctx, saved, move);
  announceOnCommit(tx, ctx, saved, before);
  return saved;
}

/** The matter for reading; what the actor may not know of is not found. */
export async function getSeenComplaint(ctx: Context, number: string): Promise<Complaint> {
  demand(ctx.actor, 'complaint.read');
  const complaint = await findComplaint(ctx.db, ctx.actor.countyId, { number });
  if (complaint === null) throw new Refusal('not-found');
  demandSeen(ctx.actor, complaint);
  return complaint;
}

/** Shows what is masked, to one who may, and writes into the ledger that it was shown and why. */
export async function revealComplaint(ctx: Context, number: string, reason: string): Promise<Complaint> {
  demand(ctx.actor, 'complaint.reveal');
  return transact(ctx.db, async (tx) => {
    const complaint = await lockComplaint(tx, ctx.actor.countyId, { number });
    demandSeen(ctx.actor, complaint);
    await record(tx, plainEvent(ctx, complaint, 'revealed', { reason }));
    return complaint;
  });
}

export function plainEvent(
  ctx: Context,
  complaint: Complaint,
  verb: LedgerEvent['verb'],
  detail: Record<string, unknown>,
): LedgerEvent {
  return {
    countyId: complaint.countyId,
    matterId: complaint.id,
    verb,
    at: ctx.at,
    onDay: ctx.today,
    by: ctx.actor.id,
    byOrganisationId: ctx.actor.stationId ?? ctx.actor.organisationId,
    detail,
  };
}

function demandSeen(actor: Actor, complaint: Complaint): void {
  if (!maySee(actor, complaint)) throw new Refusal('not-found');
}

/** Offices and people that a move names must be real and fit: an active office of this county, an active officer of the office. */
async function demandReferences(
  tx: Tx,
  ctx: Context,
  complaint: Complaint,
  input: Record<string, unknown>,
): Promise<void> {
  const { organisations, categories } = ctx.county;
  if (
    typeof input['officeId'] === 'string' &&
    !organisations.some(
      (one) => one.id === input['officeId'] && one.active && (one.kind === 'office' || one.kind === 'brigade'),
    )
  ) {
    throw new Refusal('office-unknown');
  }
  if (
    typeof input['associationId'] === 'string' &&
    !organisations.some((one) => one.id === input['associationId'] && one.active && one.kind === 'association')
  ) {
    throw new Refusal('office-unknown');
  }
  if (typeof input['handlerId'] === 'string') {
    const handler = await getAccount(tx, ctx.actor.countyId, input['handlerId']).catch(() => null);
    if (handler === null || !handles(handler, complaint.officeId)) throw new Refusal('handler-unknown');
  }
  for (const field of ['category', 'nature'] as const) {
    const code = input[`${field}Code`];
    if (typeof code === 'string' && !isOfKind(categories, code, field)) throw new Refusal('category-unknown', { code });
  }
}

function handles({ active, role, organisationId }: Account, officeId: string | null): boolean {
  return active && (role === 'officer' || role === 'officeHead') && organisationId === officeId;
}

async function takePaperNumber(tx: Tx, ctx: Context, paper: keyof typeof paperWords): Promise<string | null> {
  const { series } = paperWords[paper];
  if (series === null) return null;
  const year = Number(ctx.today.slice(0, 4));
  const n = await takeNumbers(tx, ctx.actor.countyId, `paper:${paper}`, year, 1);
  return paperNumber(`${ctx.county.county.paperPrefix}${series}`, year, n);
}
