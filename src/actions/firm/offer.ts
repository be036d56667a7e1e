import type { z } from 'zod';
import { beforeDispatch, demand, isGuest, maySee, type Actor } from '../../domain/base/actor.ts';
import { dayShortZh } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { mayMove } from '../../domain/complaint/complaint.ts';
import { waitingFor } from '../../domain/complaint/next-move.ts';
import { withDue } from '../../domain/complaint/deadline.ts';
import { contactPhone } from '../../domain/complaint/steps/agent.ts';
import { endSettled } from '../../domain/complaint/steps/followup.ts';
import {
  answerOffer,
  isOpenOffer,
  lapseOffer,
  lastDayOf,
  overtakenBy,
  overtakeOffer,
  replyToOffer,
  sendOffer,
  type FirmReply,
  type Offer,
  type OfferAnswer,
  type OfferChange,
  type SendOffer,
} from '../../domain/firm/offer.ts';
import type { Account } from '../../domain/county/account.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { findComplaint, lockComplaint, saveComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { listFirms } from '../../store/firm/firm.ts';
import { hasRequest, record } from '../../store/base/ledger.ts';
import { saveMessages } from '../../store/matter/message.ts';
import {
  findOffer,
  insertOffer,
  listFirmOffers,
  listOffers,
  listPastOffers,
  lockOffer,
  saveOffer,
} from '../../store/firm/offer.ts';
import { transact } from '../../store/base/transact.ts';
import { announceOnCommit, factsOf, type Context, type Follower } from '../base/context.ts';
import { sendSoon, toCitizen } from '../matter/message.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** Offers a complaint to a firm that takes part, once however often it is sent. */
export async function offerComplaint(ctx: Context, number: string, input: z.infer<typeof SendOffer>): Promise<Offer> {
  demand(ctx.actor, 'offer.send');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const complaint = await lockComplaint(tx, countyId, { number });
    demandOwn(ctx.actor, complaint);
    const others = await listOffers(tx, countyId, complaint.id);
    const known = others.find((one) => one.id === input.id);
    if (known !== undefined) return known;
    const firm = (await listFirms(tx, countyId)).find((one) => one.id === input.firmId && one.active);
    if (firm === undefined) throw new Refusal('firm-unknown');
    const { next, event } = sendOffer(complaint, input, others, factsOf(ctx));
    if (!(await insertOffer(tx, next))) throw new Refusal('offered-already');
    await record(tx, { ...event, detail: { ...event.detail, firmName: firm.name } });
    await tellFirm(tx, ctx, next, `有一件投诉${number}转给你们直接协商，最晚${dayShortZh(next.dueOn)}，请登录答复。`);
    await tellConsumer(tx, ctx, complaint, `您的投诉${number}同时转给商家直接协商；谈不成照样由市场监管部门办。`);
    announceOnCommit(tx, ctx, complaint, null);
    return next;
  });
}

/** The contact of the firm answers; only what was offered to his own firm is there for him. */
export function replyAsFirm(ctx: Context, id: string, input: z.infer<typeof FirmReply>, press: Press): Promise<Offer> {
  demand(ctx.actor, 'offer.reply');
  return change(ctx, id, press, {
    isOwn: (_, offer) => offer.firmId === ctx.actor.organisationId,
    decide: (complaint, offer) => replyToOffer(complaint, offer, input, factsOf(ctx)),
  });
}

/** What the complainant said, written down by an officer who sees the matter. */
export function recordAnswer(
  ctx: Context,
  id: string,
  input: z.infer<typeof OfferAnswer>,
  press: Press,
): Promise<Offer> {
  demand(ctx.actor, 'offer.answer');
  return change(ctx, id, press, {
    isOwn: (complaint) => maySee(ctx.actor, complaint),
    decide: (complaint, offer) => {
      demandOwn(ctx.actor, complaint);
      return answerOffer(complaint, offer, input, factsOf(ctx));
    },
  });
}

/** The same by the complainant himself, to whom number and query code have proven the complaint. */
export function answerOwnOffer(
  ctx: Context,
  complaintId: string,
  id: string,
  input: z.infer<typeof OfferAnswer>,
  press: Press,
): Promise<Offer> {
  demand(ctx.actor, 'offer.answer');
  return change(ctx, id, press, {
    isOwn: (complaint) => complaint.id === complaintId,
    decide: (complaint, offer) => answerOffer(complaint, offer, input, factsOf(ctx)),
  });
}

/** What follows a move that merged, transferred or decided complaints: the talk with a firm about each of them is over. */
export const endTalks: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: 'all',
  async follow(tx, ctx, { on, besides }) {
    for (const { saved, before } of [...on, ...besides]) if (before !== null) await endTalk(tx, ctx, saved);
  },
};

async function endTalk(tx: Tx, ctx: Context, complaint: Complaint): Promise<void> {
  if (overtakenBy(complaint) === null) return;
  const { countyId, id, number } = complaint;
  const open = (await listOffers(tx, countyId, id)).find(isOpenOffer);
  if (open === undefined) return;
  const { next, event } = overtakeOffer(complaint, await lockOffer(tx, countyId, open.id), factsOf(ctx));
  const saved = await saveOffer(tx, open, next);
  await record(tx, event);
  await tellFirm(tx, ctx, saved, `投诉${number}已经另有结果，直接协商到此结束，不用再答复。`);
}

/** So many of one morning; the others come the next. */
const mostLapsed = 1_000;

/**
 * C-10, every morning: talks whose days are over say so, each in a transaction of its own. The complaint may be offered again, and those who
 * have it hear what it waits for now. Gives how many have lapsed.
 */
export async function lapseOffers(ctx: Context): Promise<number> {
  demand(ctx.actor, 'offer.lapse');
  const past = await listPastOffers(ctx.db, ctx.actor.countyId, ctx.today, mostLapsed);
  const due = past.filter((offer) => ctx.today > lastDayOf(offer, ctx.county.calendar));
  for (const { id, complaintId } of due) await lapse(ctx, complaintId, id);
  return due.length;
}

function lapse(ctx: Context, complaintId: string, offerId: string): Promise<void> {
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const complaint = await lockComplaint(tx, countyId, { id: complaintId });
    const before = await lockOffer(tx, countyId, offerId);
    // Whoever answered a moment ago came first.
    if (!isOpenOffer(before) || ctx.today <= lastDayOf(before, ctx.county.calendar)) return;
    const { next, event } = lapseOffer(complaint, before, factsOf(ctx));
    const saved = await saveOffer(tx, before, next);
    await record(tx, event);
    const { number } = complaint;
    await tellFirm(tx, ctx, saved, `投诉${number}的协商期过了，由市场监管部门接着办，不用再答复。`);
    await tellConsumer(
      tx,
      ctx,
      complaint,
      `您的投诉${number}，和商家直接协商到期没有谈成，市场监管部门接着调解，您不用再投诉一遍。`,
    );
    await tellPeople(
      tx,
      ctx,
      complaint,
      (account) => hasInHand(account, complaint),
      `投诉${number}和企业直接协商到期没有谈成，接着办：${waitingFor(complaint, 'officer', ctx.today).zh}。`,
      { cause: `lapsed ${offerId}` },
    );
    announceOnCommit(tx, ctx, complaint, null);
  });
}

/** The handler; where there is none yet the head of the office, and before the dispatch the centre. */
function hasInHand({ id, role, organisationId }: Account, { handlerId, officeId, state }: Complaint): boolean {
  if (handlerId !== null) return id === handlerId;
  if (officeId === null || beforeDispatch.has(state)) return role === 'centre';
  return role === 'officeHead' && organisationId === officeId;
}

/** Who sees it only because he helps offers nothing and answers nothing in another's name. */
function demandOwn(actor: Actor, complaint: Complaint): void {
  if (!maySee(actor, complaint)) throw new Refusal('not-found');
  if (isGuest(actor, complaint)) throw new Refusal('guest-cannot');
}

export interface Press {
  /** The version that the person saw; null for a citizen. */
  version: number | null;
  clientId?: string | undefined;
}

/** Whose offer it has to be, asked before everything that would tell a stranger of it, and what the act makes of it. */
interface Act {
  isOwn: (complaint: Complaint, offer: Offer) => boolean;
  decide: (complaint: Complaint, offer: Offer) => OfferChange;
}

async function change(ctx: Context, id: string, { version, clientId }: Press, { isOwn, decide }: Act): Promise<Offer> {
  const { countyId } = ctx.actor;
  const known = await findOffer(ctx.db, countyId, id);
  if (known === null) throw new Refusal('not-found');
  return transact(ctx.db, async (tx) => {
    // The complaint first, as everybody else locks it, so that two acts never wait for each other.
    const complaint = await lockComplaint(tx, countyId, { id: known.complaintId });
    const before = await lockOffer(tx, countyId, id);
    // Neither an old version nor a press that was made already is answered to somebody whose offer it is not.
    if (!isOwn(complaint, before)) throw new Refusal('not-found');
    const decided = decideOnce(await repeated(tx, complaint, clientId), () => {
      if (version !== null && version !== before.version) throw new Refusal('changed-meanwhile');
      return decide(complaint, before);
    });
    if (decided === null) return before;
    const saved = await saveOffer(tx, before, decided.next);
    const requested = clientId === undefined ? {} : { requestId: clientId };
    await record(tx, { ...decided.event, detail: { ...decided.event.detail, ...requested } });
    await settleMatter(tx, ctx, complaint, saved);
    await tellOthers(tx, ctx, complaint, saved);
    return saved;
  });
}

function decideOnce(isRepeated: boolean, decide: () => OfferChange): OfferChange | null {
  return isRepeated ? null : decide();
}

async function repeated(tx: Tx, complaint: Complaint, clientId: string | undefined): Promise<boolean> {
  return clientId !== undefined && (await hasRequest(tx, complaint, clientId));
}

/** Settled before acceptance, the complainant has nothing left to ask: the complaint is withdrawn in his name. */
async function settleMatter(tx: Tx, ctx: Context, complaint: Complaint, offer: Offer): Promise<void> {
  if (offer.state !== 'settled' || !mayMove(complaint, 'withdraw')) {
    announceOnCommit(tx, ctx, complaint, null);
    return;
  }
  const facts = factsOf(ctx);
  const { next, event } = endSettled(complaint, '和企业直接和解了', facts);
  const saved = await saveComplaint(tx, complaint, withDue(next, facts));
  await record(tx, event);
  announceOnCommit(tx, ctx, saved, complaint);
}

async function tellOthers(tx: Tx, ctx: Context, complaint: Complaint, offer: Offer): Promise<void> {
  const last = offer.words.at(-1);
  if (last?.by === 'firm')
    await tellConsumer(
      tx,
      ctx,
      complaint,
      `您的投诉${complaint.number}，商家有了答复，请用编号和查询码查看并说同意不同意。`,
    );
  else await tellFirm(tx, ctx, offer, `投诉${complaint.number}的投诉人有了答复，请登录查看。`);
}

async function tellFirm(tx: Tx, ctx: Context, offer: Offer, words: string): Promise<void> {
  const about = { ...offer, number: null, page: 'offers' as const, matterId: offer.complaintId };
  const isContact = ({ role, organisationId }: { role: string; organisationId: string | null }) =>
    role === 'business' && organisationId === offer.firmId;
  await tellPeople(tx, ctx, about, isContact, words);
}

async function tellConsumer(tx: Tx, ctx: Context, complaint: Complaint, words: string): Promise<void> {
  const messages = toCitizen(ctx, complaint, contactPhone(complaint, ctx.today), words);
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

/** What was offered to the firm of the contact, each with its complaint. */
export async function listOwnOffers(ctx: Context): Promise<{ offer: Offer; complaint: Complaint }[]> {
  demand(ctx.actor, 'offer.read');
  const firmId = firmOf(ctx.actor);
  const offers = await listFirmOffers(ctx.db, ctx.actor.countyId, firmId);
  return Promise.all(offers.map(async (offer) => ({ offer, complaint: await complaintOf(ctx, offer) })));
}

export async function complaintOf(ctx: Context, { countyId, complaintId }: Offer): Promise<Complaint> {
  const complaint = await findComplaint(ctx.db, countyId, { id: complaintId });
  if (complaint === null) throw new Refusal('not-found');
  return complaint;
}

function firmOf({ organisationId }: Actor): string {
  if (organisationId === null) throw new Refusal('not-found');
  return organisationId;
}
