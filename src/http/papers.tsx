/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import { demand, mayDo } from '../domain/actor.ts';
import { mayPrint, paperKinds, paperOf, type PaperKind } from '../domain/paper.ts';
import { masked } from '../domain/privacy.ts';
import { Refusal } from '../domain/refusal.ts';
import { getSeenComplaint, revealComplaint } from '../actions/complaint.ts';
import type { Env } from './env.ts';
import { namesOf } from './matter.ts';
import { PaperPage } from './paper.tsx';
import { staffOnly } from './session.ts';

/** Papers that show telephones and addresses in full to who may reveal them, which the ledger notes; to others they print masked. */
const revealing: readonly PaperKind[] = ['registration', 'agreement'];

/** /papers/{number}/{kind}: one letter on A4, ready to print. */
export const paperPages = new Hono<Env>();
paperPages.get('/:number/:kind', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'complaint.print');
  const number = c.req.param('number');
  const kind = paperKinds.find((one) => one === c.req.param('kind'));
  const seen = await getSeenComplaint(ctx, number);
  if (kind === undefined || !mayPrint(seen, kind)) throw new Refusal('not-found');
  const full = revealing.includes(kind) && mayDo(ctx.actor, 'complaint.reveal');
  const complaint = full ? await revealComplaint(ctx, number, '打印文书') : masked(seen, ctx.actor.role);
  const names = await namesOf(ctx);
  const { county, organisations } = ctx.county;
  const paper = paperOf(kind, complaint, {
    county,
    officePhone: organisations.find((one) => one.id === complaint.officeId)?.phone ?? county.hotline,
    handlerName: complaint.handlerId === null ? '' : (names.get(complaint.handlerId) ?? ''),
    today: ctx.today,
  });
  return c.html(<PaperPage paper={paper} stylesheet="/assets/paper.css" />);
});
