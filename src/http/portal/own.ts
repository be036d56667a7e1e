/** One's own matter: found by its number and code whatever its kind, and kept open for half an hour by a ticket. */
import type { Context as HonoContext } from 'hono';
import type { Complaint } from '../../domain/complaint.ts';
import type { MatterKind } from '../../domain/matter.ts';
import { matterNumber, parseMatterNumber } from '../../domain/numbering.ts';
import type { Context } from '../../actions/context.ts';
import { findFiled } from '../../actions/filing.ts';
import { findFiledTipoff, findOwnTipoff } from '../../actions/tipoff.ts';
import { findComplaint } from '../../store/complaint.ts';
import { addressOf, type Env } from '../env.ts';
import { consumerContext } from '../session.ts';
import { ownComplaint } from './dossier.tsx';
import { one, type Typed } from './field.tsx';
import type { OwnMatter } from './matter.tsx';
import { ownTipoff } from './pursuit.tsx';
import { findTicket, isSame } from './session.ts';

/** What was typed beside the number: the six figures of the slip, or the code word of an anonymous tip-off; empty where neither. */
interface Secret {
  code: string;
  word: string;
}

interface Opening {
  /** The matter of the number, when the secret is its own. */
  open(ctx: Context, number: string, secret: Secret): Promise<OwnMatter | null>;
  find(ctx: Context, id: string): Promise<OwnMatter | null>;
}

const kinds: Readonly<Partial<Record<MatterKind, Opening>>> = {
  complaint: {
    async open(ctx, number, { code }) {
      const complaint = await findComplaint(ctx.db, ctx.actor.countyId, { number });
      return complaint !== null && isSame(complaint.queryCode, code) ? ownComplaint(complaint) : null;
    },
    async find(ctx, id) {
      const complaint = await findFiled(ctx, id);
      return complaint === null ? null : ownComplaint(complaint);
    },
  },
  tipoff: {
    async open(ctx, number, { code, word }) {
      const byCode = code === '' ? null : await findOwnTipoff(ctx, number, { queryCode: code });
      const found = byCode ?? (word === '' ? null : await findOwnTipoff(ctx, number, { codeWord: word }));
      return found === null ? null : ownTipoff(found);
    },
    async find(ctx, id) {
      const tipoff = await findFiledTipoff(ctx, id);
      return tipoff === null ? null : ownTipoff(tipoff);
    },
  },
};

/** What the ticket of progress says of the matter that it opens. */
export function ticketOf({ kind, id }: Pick<OwnMatter, 'kind' | 'id'>): string {
  return `${kind}~${id}`;
}

/** The matter of a number and its code; null for every kind of wrong. Tries are counted by address and by number. */
export async function findByCode(c: HonoContext<Env>, ctx: Context, typed: Typed): Promise<OwnMatter | null> {
  const { limits } = c.get('deps');
  limits.queryCode.demand(addressOf(c), ctx.at.getTime());
  const parsed = parseMatterNumber(one(typed, 'number'));
  const figures = one(typed, 'code').normalize('NFKC').replace(/\D/gu, '');
  const secret = { code: figures.length === 6 ? figures : '', word: one(typed, 'word').trim() };
  if (parsed === null || (secret.code === '' && secret.word === '')) return null;
  limits.queryCode.demand(`number ${parsed.year}-${parsed.n}`, ctx.at.getTime());
  // Without its letter the number may be that of any kind; the code says which.
  for (const [kind, opening] of Object.entries(kinds) as [MatterKind, Opening][]) {
    if (parsed.kind !== null && parsed.kind !== kind) continue;
    const matter = await opening.open(ctx, matterNumber(kind, parsed.year, parsed.n), secret);
    if (matter !== null) return matter;
  }
  return null;
}

/** What number and code have opened, for half an hour. */
export async function findOwn(c: HonoContext<Env>): Promise<{ ctx: Context; matter: OwnMatter } | null> {
  const [kind = '', id = ''] = ((await findTicket(c, 'progress')) ?? '').split('~');
  const ctx = consumerContext(c);
  const matter = (await kinds[kind as MatterKind]?.find(ctx, id)) ?? null;
  return matter === null ? null : { ctx, matter };
}

/** Only a complaint can be withdrawn. */
export async function findOwnComplaint(c: HonoContext<Env>): Promise<{ ctx: Context; complaint: Complaint } | null> {
  const own = await findOwn(c);
  if (own === null || own.matter.kind !== 'complaint') return null;
  const complaint = await findFiled(own.ctx, own.matter.id);
  return complaint === null ? null : { ctx: own.ctx, complaint };
}
