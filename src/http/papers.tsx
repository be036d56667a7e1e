import { Hono } from 'hono';
import { demand } from '../domain/actor.ts';
import { mayPrint, paperKinds, paperOf, type PaperKind } from '../domain/paper.ts';
import { Refusal } from '../domain/refusal.ts';
import { getSeenComplaint, revealComplaint } from '../actions/complaint.ts';
import type { Env } from './app.ts';
import { namesOf } from './matter.ts';
import { PaperPage } from './paper.tsx';
import { staffOnly } from './session.ts';

/** Papers that show telephones and addresses in full: who opens one may reveal them, and the ledger says that he did. */
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
  const complaint = revealing.includes(kind) ? await revealComplaint(ctx, number, '打印文书') : seen;
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
