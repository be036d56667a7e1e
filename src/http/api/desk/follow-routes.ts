import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { enforcementStageWords } from '../../../domain/supervision/enforcement/enforcement.ts';
import { enforcementFrame } from '../../../actions/supervision/enforcement/enforcement.ts';
import { enforcementItemOf } from '../supervision/enforcement/enforcement-view.ts';
import { inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import type { Matter } from '../../../domain/matter/matter.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { mayWatch, type Watch } from '../../../domain/matter/follow.ts';
import { complaintFrame } from '../../../actions/complaint/complaint.ts';
import type { Context } from '../../../actions/base/context.ts';
import { inquiryFrame } from '../../../actions/inquiry/inquiry.ts';
import { tipoffFrame } from '../../../actions/tipoff/tipoff.ts';
import { watchMatter } from '../../../actions/matter/follow.ts';
import { findMattersByIds, type Book } from '../../../store/matter/matter.ts';
import { listWatches } from '../../../store/matter/follow.ts';
import { inquiryItemOf } from '../inquiry/inquiry-view.ts';
import { complaintItemOf } from '../complaint/complaint-view.ts';
import type { SeenWatch } from '../matter/follow-view.ts';
import { namesOf } from '../county/account-names.ts';
import { tipoffItemOf } from '../tipoff/tipoff-view.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import { tipoffStageWords } from '../../../domain/tipoff/state-words.ts';

const most = 100;
/** How many are read, so that those which the reader may not see any more take no place from the others. */
const mostRead = 1000;
const done = { 200: { description: '好了', ...json(z.object({ watched: z.boolean() })) }, ...problems };
const list = createRoute({
  method: 'get',
  path: '/watches',
  summary: '我关注的件，新关注的在前；看不到了的不列',
  middleware: staffOnly,
  responses: { 200: { description: '件', ...json(shape<{ watches: SeenWatch[] }>()) }, ...problems },
});
const params = numberParam('投2026-0412');
const watch = createRoute({
  method: 'put',
  path: '/watches/{number}',
  summary: '关注一件：办一步告诉一声',
  middleware: staffOnly,
  request: { params },
  responses: done,
});
const unwatch = createRoute({
  method: 'delete',
  path: '/watches/{number}',
  summary: '不再关注',
  middleware: staffOnly,
  request: { params },
  responses: done,
});

export const watchApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'complaint.read');
    const rows = await listWatches(ctx.db, ctx.actor.countyId, ctx.actor.id, mostRead);
    return c.json({ watches: (await seenOf(ctx, rows)).slice(0, most) }, 200);
  })
  .openapi(watch, async (c) => {
    await follow(c.get('ctx'), c.req.valid('param').number, true);
    return c.json({ watched: true }, 200);
  })
  .openapi(unwatch, async (c) => {
    await follow(c.get('ctx'), c.req.valid('param').number, false);
    return c.json({ watched: false }, 200);
  });

function follow(ctx: Context, number: string, isWatched: boolean): Promise<void> {
  switch (parseMatterNumber(number)?.kind) {
    case 'tipoff':
      return watchMatter(ctx, tipoffFrame, number, isWatched);
    case 'inquiry':
      return watchMatter(ctx, inquiryFrame, number, isWatched);
    case 'enforcement':
      return watchMatter(ctx, enforcementFrame, number, isWatched);
    default:
      return watchMatter(ctx, complaintFrame, number, isWatched);
  }
}

async function seenOf(ctx: Context, rows: readonly Watch[]): Promise<SeenWatch[]> {
  if (rows.length === 0) return [];
  const names = await namesOf(ctx);
  const found = new Map<string, Omit<SeenWatch, 'since' | 'kind'>>();
  const read = async <T extends Matter>(
    book: Book<T>,
    seen: (matter: T) => Pick<SeenWatch, 'title' | 'stage' | 'due'>,
  ): Promise<void> => {
    const ids = rows.filter(({ kind }) => kind === book.kind).map(({ matterId }) => matterId);
    for (const matter of await findMattersByIds(ctx.db, book, ctx.actor.countyId, ids)) {
      if (!mayWatch(ctx.actor, book.kind, matter)) continue;
      const { id, number, dueOn, legalOn, stage } = matter;
      found.set(id, { id, number, dueOn, legalOn, isOver: stage === 'done', ...seen(matter) });
    }
  };
  await Promise.all([
    read(complaintFrame.book, (complaint) => {
      const { complaint: one, due } = complaintItemOf(ctx, complaint, names);
      return { title: `${one.consumerName} — ${one.operatorName}`, stage: stageWords[one.stage], due };
    }),
    read(tipoffFrame.book, (tipoff) => {
      const { tipoff: one, due } = tipoffItemOf(ctx, tipoff, names);
      return { title: one.operatorName, stage: tipoffStageWords[one.stage], due };
    }),
    read(inquiryFrame.book, (inquiry) => {
      const { inquiry: one, due } = inquiryItemOf(ctx, inquiry, names);
      return { title: one.question, stage: inquiryStageWords[one.stage], due };
    }),
    read(enforcementFrame.book, (enforcement) => {
      const { enforcement: one, due } = enforcementItemOf(ctx, enforcement, names);
      return { title: `${one.operatorName} ${one.cause}`, stage: enforcementStageWords[one.stage], due };
    }),
  ]);
  return rows.flatMap(({ kind, matterId, since }) => {
    const one = found.get(matterId);
    return one === undefined ? [] : [{ ...one, kind, since: since.toISOString() }];
  });
}
