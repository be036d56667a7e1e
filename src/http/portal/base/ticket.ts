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

/** What the ticket of progress says of the matter that it opens; `place` follows for one of several. */
export function ticketOf({ kind, id, place = '' }: { kind: MatterKind; id: string; place?: string }): string {
  return `${ticketMatter(kind, id)}${place}`;
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

export async function findTicket(c: HonoContext<Env>, name: TicketName): Promise<string | null> {
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

/** Leaves the page of one's own matter: no ticket for it opens anything any more, wherever a copy of it lies. */
export async function leaveOwn(c: HonoContext<Env>): Promise<void> {
  const value = await findTicket(c, 'progress');
  if (value !== null) await endTickets(consumerContext(c), matterOf(value));
  for (const name of ['progress', 'complaint', 'receipt'] as const) endTicket(c, name);
}

/** What a ticket says besides its matter is how it was come by. */
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
