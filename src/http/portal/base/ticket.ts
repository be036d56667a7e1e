/** Tickets: what a browser may show of a matter for a while, in a signed cookie that only this server can write. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import { ticketMatter, ticketMinutes } from '../../../domain/matter/ticket.ts';
import { endTickets } from '../../../actions/matter/ticket.ts';
import { isTicketEnded } from '../../../store/matter/ticket.ts';
import type { Env } from '../../base/env.ts';
import { consumerContext } from '../../base/session.ts';

/**
 * `receipt`: the slip of what was just filed; `progress`: the matter that number and code have opened; `complaint`: the same while a
 * complaint is filed, where what is told again may be added to it.
 */
export type TicketName = 'receipt' | 'progress' | 'complaint';

/**
 * How the ticket `complaint` was come by: by filing in this browser, by number and query code, or by a code that came to the telephone.
 * With each of them he who holds it goes on with that matter; whether the telephone is his too, `provenWay` says.
 */
export type TicketWay = 'filed' | 'code' | 'sms';

/** What a ticket opens: the matter, and of several who belong to it the one. */
export interface Ticket {
  kind: string;
  id: string;
  /** The place of one of several; null for who filed it. */
  n: number | null;
  /** How it was come by; empty for most. */
  how: string;
  /** Whether it was given under the code of this stub: another code, or somebody else who stands first now, ends it. */
  isUnder(codeStub: string): boolean;
}

/** What a ticket says of the matter that it opens and of the code that opens it; `place` follows for one of several. */
export function ticketOf(
  c: HonoContext<Env>,
  { kind, id, codeStub, place = '' }: { kind: MatterKind; id: string; codeStub: string; place?: string },
): string {
  const matter = `${ticketMatter(kind, id)}${place}`;
  return `${matter}~${markOf(c, matter, codeStub)}`;
}

export async function setTicket(c: HonoContext<Env>, name: TicketName, value: string): Promise<void> {
  const { secret, settings, now } = c.get('deps');
  const until = now().getTime() + ticketMinutes * 60_000;
  // The end stands inside what is signed, because a browser may keep a cookie longer than it was told to.
  await setSignedCookie(c, name, `${value}~${until}`, secret, {
    path: `/${name}`,
    httpOnly: true,
    sameSite: 'Lax',
    secure: settings.secureCookies,
    maxAge: ticketMinutes * 60,
  });
}

/** The ticket of the browser; who has the matter behind it must still ask whether it is under the code of today. */
export async function findTicket(c: HonoContext<Env>, name: TicketName): Promise<Ticket | null> {
  const value = await findGiven(c, name);
  if (value === null) return null;
  const [kind = '', of = '', mark = '', how = ''] = value.split('~');
  const [id = '', n] = of.split('/');
  const isUnder = (codeStub: string) => isSame(markOf(c, matterOf(value), codeStub), mark);
  return { kind, id, n: n === undefined ? null : Number(n), how, isUnder };
}

async function findGiven(c: HonoContext<Env>, name: TicketName): Promise<string | null> {
  const { secret, now } = c.get('deps');
  const signed = await getSignedCookie(c, secret, name);
  if (typeof signed !== 'string') return null;
  const end = signed.lastIndexOf('~');
  const until = Number(signed.slice(end + 1));
  const value = signed.slice(0, end);
  if (now().getTime() > until) return null;
  const given = new Date(until - ticketMinutes * 60_000);
  return (await isTicketEnded(c.get('deps').db, countyOf(c), matterOf(value), given)) ? null : value;
}

/** Where the form of a filing opens it no more: the number was on its receipt, and the code is asked for. */
export function toProgress(c: HonoContext<Env>, { number }: { number: string }): Response {
  return c.redirect(`/progress?sent=before&number=${encodeURIComponent(number)}`, 303);
}

/** Leaves the page of one's own matter: no ticket for it opens anything any more, wherever a copy of it lies. */
export async function leaveOwn(c: HonoContext<Env>): Promise<void> {
  const value = await findGiven(c, 'progress');
  if (value !== null) await endTickets(consumerContext(c), matterOf(value));
  for (const name of ['progress', 'complaint', 'receipt'] as const) endTicket(c, name);
}

/** Neither the stub nor anything from which a code is made leaves the server. */
function markOf(c: HonoContext<Env>, matter: string, codeStub: string): string {
  return createHmac('sha256', c.get('deps').secret)
    .update(`ticket ${matter} ${codeStub}`)
    .digest('base64url')
    .slice(0, 16);
}

/** What a ticket says besides its matter is the mark of its code, and how it was come by. */
function matterOf(value: string): string {
  return value.split('~').slice(0, 2).join('~');
}

function countyOf(c: HonoContext<Env>): number {
  return c.get('ctx').actor.countyId;
}

export function endTicket(c: HonoContext<Env>, name: TicketName): void {
  deleteCookie(c, name, { path: `/${name}` });
}

/** The id of a form with a seal, so that nobody can send the id of a matter that is already there. */
export function sealedId(c: HonoContext<Env>, id: string): string {
  return `${id}.${sealOf(c, id)}`;
}

/** The id in the seal, or null when it was not this server that wrote it. */
export function openSealedId(c: HonoContext<Env>, sealed: string): string | null {
  const [id = '', seal = ''] = sealed.split('.');
  return isSame(sealOf(c, id), seal) ? id : null;
}

/** Whether two secrets are the same, without telling by the time it takes how much of them is. */
function isSame(secret: string, typed: string): boolean {
  const [wanted, given] = [Buffer.from(secret), Buffer.from(typed)];
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

function sealOf(c: HonoContext<Env>, id: string): string {
  return createHmac('sha256', c.get('deps').secret).update(`form ${id}`).digest('base64url').slice(0, 24);
}
