/** One's own matter: found by its number and code whatever its kind, and kept open for half an hour by a ticket. */
import type { Context as HonoContext } from 'hono';
import type { Day } from '../../../domain/base/calendar.ts';
import { subscriberOf } from '../../../domain/base/tries.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import type { CodeKind } from '../../../domain/matter/code-guess.ts';
import type { ToldKind } from '../../../domain/matter/matter.ts';
import { codeTyped, formerFigures, isSpent } from '../../../domain/matter/query-code.ts';
import { matterNumber, parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { plainPhone } from '../../../domain/county/reach-by.ts';
import { activeMembers } from '../../../domain/complaint/joint/member.ts';
import { parseSlipCode } from '../../../domain/complaint/slip.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findFiled } from '../../../actions/complaint/filing.ts';
import { tryCode } from '../../../actions/matter/code-guess.ts';
import type { Reached } from '../../../actions/matter/progress-code.ts';
import { findFiledTipoff, findOwnTipoff } from '../../../actions/tipoff/tipoff.ts';
import { findComplaint } from '../../../store/complaint/complaint.ts';
import { findInquiry } from '../../../store/inquiry/inquiry.ts';
import { isCodeOf } from '../../../store/matter/query-code.ts';
import { findSlip } from '../../../store/complaint/slip.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';
import { ownInquiry } from '../inquiry/own-inquiry.tsx';
import { ownComplaint } from '../complaint/own-complaint.tsx';
import { one, type Typed } from '../base/field.tsx';
import { openedOf } from '../complaint/own-joint.tsx';
import type { OwnMatter } from '../matter/own-matter.tsx';
import { ownTipoff } from '../tipoff/own-tipoff.tsx';
import { endTicket, findTicket, setTicket, ticketOf, type TicketWay } from '../base/ticket.ts';

/** What was typed beside the number: the figures of the slip, or the code word of an anonymous tip-off; empty where neither. */
interface Secret {
  code: string;
  word: string;
  /** The network from which it was sent. */
  from: string;
}

interface Opening {
  /** The matter of the number, when the secret is its own. */
  open(ctx: Context, number: string, secret: Secret): Promise<OwnMatter | null>;
  /** The matter of the number, when the telephone is on file in it as that of who filed it or belongs to it. */
  reach(ctx: Context, number: string, phone: string): Promise<OwnMatter | null>;
  /** The matter that a ticket opens: of several who belong to it, for the one at this place. */
  find(ctx: Context, id: string, n: number | null): Promise<OwnMatter | null>;
}

const kinds: Readonly<Record<ToldKind, Opening>> = {
  complaint: {
    async open(ctx, number, { code }) {
      const complaint = await findComplaint(ctx.db, ctx.actor.countyId, { number });
      if (complaint === null) return null;
      if (opens(ctx, 'complaint', complaint.codeStub, code)) return openedBy(ctx, complaint.codeStub, complaint);
      // Who complains jointly and has no number of his own has a code of his own.
      for (const { n, codeStub } of complaint.joint?.members ?? [])
        if (codeStub !== null && opens(ctx, 'complaint', codeStub, code)) return openedBy(ctx, codeStub, complaint, n);
      return null;
    },
    async reach(ctx, number, phone) {
      const complaint = await findComplaint(ctx.db, ctx.actor.countyId, { number });
      if (complaint === null) return null;
      if (plainPhone(complaint.consumerPhone) === phone) return ownComplaint(await openedOf(ctx, complaint));
      const member = activeMembers(complaint).find((one) => plainPhone(one.phone) === phone);
      return member === undefined ? null : ownComplaint(await openedOf(ctx, complaint, member.n));
    },
    async find(ctx, id, n) {
      const complaint = await findFiled(ctx, id);
      return complaint === null ? null : ownComplaint(await openedOf(ctx, complaint, n));
    },
  },
  tipoff: {
    async open(ctx, number, { code, word, from }) {
      const byCode = code === '' ? null : await findOwnTipoff(ctx, number, { queryCode: code });
      if (byCode !== null) demandUnspent(ctx, byCode.codeStub, byCode.closedOn);
      const found = byCode ?? (word === '' ? null : await findOwnTipoff(ctx, number, { codeWord: word, from }));
      return found === null ? null : ownTipoff(found);
    },
    // Who told of something is sealed, and no message goes to his telephone: whoever holds it would learn of the tip-off.
    reach: () => Promise.resolve(null),
    async find(ctx, id) {
      const tipoff = await findFiledTipoff(ctx, id);
      return tipoff === null ? null : ownTipoff(tipoff);
    },
  },
  inquiry: {
    async open(ctx, number, { code }) {
      const inquiry = await findInquiry(ctx.db, ctx.actor.countyId, { number });
      if (inquiry === null || !opens(ctx, 'inquiry', inquiry.codeStub, code)) return null;
      demandUnspent(ctx, inquiry.codeStub, inquiry.closedOn);
      return ownInquiry(inquiry);
    },
    async reach(ctx, number, phone) {
      const inquiry = await findInquiry(ctx.db, ctx.actor.countyId, { number });
      return inquiry !== null && plainPhone(inquiry.askerPhone) === phone ? ownInquiry(inquiry) : null;
    },
    async find(ctx, id) {
      const inquiry = await findInquiry(ctx.db, ctx.actor.countyId, { id });
      return inquiry === null ? null : ownInquiry(inquiry);
    },
  },
};

/** Whether what was typed is the code of the stub. */
function opens({ keyring, actor: { countyId } }: Context, kind: ToldKind, stub: string, code: string): boolean {
  return code !== '' && isCodeOf(keyring, { countyId, kind }, stub, code);
}

/**
 * The complaint that a code has opened; what it was merged into says whether it is closed. Null where who left goes on alone, and has
 * another code by now: the one of before opens nothing by the number of the joint matter either.
 */
async function openedBy(
  ctx: Context,
  stub: string,
  complaint: Complaint,
  n: number | null = null,
): Promise<OwnMatter | null> {
  const opened = await openedOf(ctx, complaint, n);
  if (opened.codeStub !== stub) return null;
  demandUnspent(ctx, stub, opened.main.closedOn);
  return ownComplaint(opened);
}

/** Says to who has the slip why it opens nothing any more: it tells nothing to who has it not. */
function demandUnspent({ today, county }: Context, stub: string, closedOn: Day | null): void {
  if (isSpent(stub, closedOn, today)) throw new Refusal('code-expired', { hotline: county.county.hotline });
}

/** The matter of a number and its code; null for every kind of wrong, of which only so many are looked at in a day. */
export function findByCode(c: HonoContext<Env>, ctx: Context, typed: Typed): Promise<OwnMatter | null> {
  return openByCode(c, ctx, typed, addressOf(c));
}

/** The same for who comes from a network, or from a telephone: of each only so many guesses are looked at. */
export async function openByCode(
  c: HonoContext<Env>,
  ctx: Context,
  typed: Typed,
  from: string,
): Promise<OwnMatter | null> {
  c.get('deps').limits.queryCode.demand(from, ctx.at.getTime());
  const parsed = parseMatterNumber(await numberBehind(ctx, one(typed, 'number')));
  const secret = { code: codeTyped(one(typed, 'code')) ?? '', word: one(typed, 'word').trim(), from };
  if (parsed === null || (secret.code === '' && secret.word === '')) return null;
  const guess = { number: `${parsed.year}-${parsed.n}`, kind: codeKind(secret), network: subscriberOf(from) };
  return tryCode(ctx, guess, async () => {
    // Without its letter the number may be that of any kind; the code says which.
    for (const [kind, opening] of Object.entries(kinds) as [ToldKind, Opening][]) {
      if (parsed.kind !== null && parsed.kind !== kind) continue;
      const matter = await opening.open(ctx, matterNumber(kind, parsed.year, parsed.n), secret);
      if (matter !== null) return matter;
    }
    return null;
  });
}

/** The matter of a number in which the telephone is on file, and the number as it is written there; nothing of it is told. */
export async function findByPhone(
  ctx: Context,
  typed: { number: string; phone: string },
): Promise<{ matter: OwnMatter; reached: Reached } | null> {
  const parsed = parseMatterNumber(await numberBehind(ctx, typed.number));
  const phone = plainPhone(typed.phone);
  if (parsed === null || phone === '') return null;
  for (const [kind, opening] of Object.entries(kinds) as [ToldKind, Opening][]) {
    if (parsed.kind !== null && parsed.kind !== kind) continue;
    const number = matterNumber(kind, parsed.year, parsed.n);
    const matter = await opening.reach(ctx, number, phone);
    if (matter !== null) return { matter, reached: { kind, number, phone } };
  }
  return null;
}

function codeKind({ code }: Secret): CodeKind {
  return code.length === formerFigures ? 'short' : 'long';
}

/** The number behind the slip number that a station's telephone gave before there was one; any other stays as typed. */
async function numberBehind(ctx: Context, typed: string): Promise<string> {
  const code = parseMatterNumber(typed) === null ? parseSlipCode(typed) : null;
  const slip = code === null ? null : await findSlip(ctx.db, ctx.actor.countyId, code);
  const filed = slip === null ? null : await findFiled(ctx, slip.matterId);
  return filed?.number ?? typed;
}

/** What number and code have opened, for half an hour. */
export async function findOwn(c: HonoContext<Env>): Promise<{ ctx: Context; matter: OwnMatter } | null> {
  const ticket = await findTicket(c, 'progress');
  if (ticket === null) return null;
  const ctx = consumerContext(c);
  const opening: Opening | undefined = kinds[ticket.kind as ToldKind];
  const matter = (await opening?.find(ctx, ticket.id, ticket.n)) ?? null;
  return matter !== null && ticket.isUnder(matter.codeStub) ? { ctx, matter } : null;
}

/** Only a complaint can be withdrawn, and what several complain of only by each of them leaving. */
export async function findOwnComplaint(c: HonoContext<Env>): Promise<{ ctx: Context; complaint: Complaint } | null> {
  const own = await findOwn(c);
  if (own === null || own.matter.kind !== 'complaint') return null;
  const complaint = await findFiled(own.ctx, own.matter.id);
  if (complaint === null || complaint.joint !== null || complaint.merged !== null) return null;
  return { ctx: own.ctx, complaint };
}

/** The complaint of the one who filed it, with others or alone; null for a member, for what was merged and for another kind. */
export async function findFiledByMe(
  c: HonoContext<Env>,
): Promise<{ ctx: Context; matter: OwnMatter; complaint: Complaint } | null> {
  const own = await findOwn(c);
  if (own === null) return null;
  const complaint = await filedComplaint(own.ctx, own.matter);
  return complaint === null ? null : { ...own, complaint };
}

/** Opens what was proven to be one's own, and goes to its page. */
export async function enterOwn(
  c: HonoContext<Env>,
  ctx: Context,
  own: OwnMatter,
  way: Exclude<TicketWay, 'filed'>,
): Promise<Response> {
  await openOwn(c, ctx, own, way);
  return c.redirect('/progress/mine', 303);
}

/** Opens what was proven to be one's own, for half an hour. */
export async function openOwn(
  c: HonoContext<Env>,
  ctx: Context,
  own: OwnMatter,
  way: Exclude<TicketWay, 'filed'>,
): Promise<void> {
  const ticket = ticketOf(c, own);
  await setTicket(c, 'progress', ticket);
  if ((await filedComplaint(ctx, own)) === null) endTicket(c, 'complaint');
  else await setTicket(c, 'complaint', `${ticket}~${way}`);
}

export async function filedComplaint(ctx: Context, matter: OwnMatter): Promise<Complaint | null> {
  if (matter.kind !== 'complaint' || !matter.mayAdd) return null;
  const complaint = await findFiled(ctx, matter.id);
  return complaint?.merged === null ? complaint : null;
}
