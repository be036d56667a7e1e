/** One's own matter: found by its number and code whatever its kind, and kept open for half an hour by a ticket. */
import type { Context as HonoContext } from 'hono';
import type { Complaint } from '../../domain/complaint.ts';
import { matterNumber, parseMatterNumber } from '../../domain/numbering.ts';
import type { Context } from '../../actions/context.ts';
import { findFiled } from '../../actions/filing.ts';
import { findComplaint } from '../../store/complaint.ts';
import { addressOf, type Env } from '../env.ts';
import { consumerContext } from '../session.ts';
import { ownComplaint } from './dossier.tsx';
import { one, type Typed } from './field.tsx';
import type { OwnMatter } from './matter.tsx';
import { findTicket } from './session.ts';

/** How one's own matter of each kind is found, by number or id, by whoever has its code. */
const kinds = {
  complaint: async (ctx: Context, key: Key) => {
    const complaint = await findComplaint(ctx.db, ctx.actor.countyId, key);
    return complaint === null ? null : ownComplaint(complaint);
  },
} as const;
type Kind = keyof typeof kinds;
type Key = { id: string } | { number: string };

/** What the ticket of progress says of the matter that it opens. */
export function ticketOf({ kind, id }: Pick<OwnMatter, 'kind' | 'id'>): string {
  return `${kind}~${id}`;
}

/** The matter of a number and its code; null for every kind of wrong. Tries are counted by address and by number. */
export async function findByCode(c: HonoContext<Env>, ctx: Context, typed: Typed): Promise<OwnMatter | null> {
  const { limits } = c.get('deps');
  limits.queryCode.demand(addressOf(c), ctx.at.getTime());
  const parsed = parseMatterNumber(one(typed, 'number'));
  const code = one(typed, 'code').normalize('NFKC').replace(/\D/gu, '');
  const word = one(typed, 'word').normalize('NFKC').trim();
  if (parsed === null || (code.length !== 6 && word === '')) return null;
  limits.queryCode.demand(`number ${parsed.year}-${parsed.n}`, ctx.at.getTime());
  // Without its letter the number may be that of any kind; the code says which.
  for (const kind of Object.keys(kinds) as Kind[]) {
    if (parsed.kind !== null && parsed.kind !== kind) continue;
    const matter = await kinds[kind](ctx, { number: matterNumber(kind, parsed.year, parsed.n) });
    if (matter !== null && (await matter.opensWith({ code, word }))) return matter;
  }
  return null;
}

/** What number and code have opened, for half an hour. */
export async function findOwn(c: HonoContext<Env>): Promise<{ ctx: Context; matter: OwnMatter } | null> {
  const [kind = '', id = ''] = ((await findTicket(c, 'progress')) ?? '').split('~');
  if (!(kind in kinds)) return null;
  const ctx = consumerContext(c);
  const matter = await kinds[kind as Kind](ctx, { id });
  return matter === null ? null : { ctx, matter };
}

/** Only a complaint can be withdrawn. */
export async function findOwnComplaint(c: HonoContext<Env>): Promise<{ ctx: Context; complaint: Complaint } | null> {
  const own = await findOwn(c);
  if (own === null || own.matter.kind !== 'complaint') return null;
  const complaint = await findFiled(own.ctx, own.matter.id);
  return complaint === null ? null : { ctx: own.ctx, complaint };
}
