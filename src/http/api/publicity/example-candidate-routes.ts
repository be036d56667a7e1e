import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { JudgeFitAgain, JudgeUnfit, type Candidate } from '../../../domain/publicity/example-candidate.ts';
import { judgeFitAgain, judgeUnfit, listCandidates } from '../../../actions/publicity/example-candidate.ts';
import { listUnfit } from '../../../store/publicity/example-candidate.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { namesOf } from '../county/account-names.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';

/** 案例候选: the best first, and what was found unfit. Nothing of it tells who complained, or of which shop. */
export interface SeenCandidates {
  items: (Pick<Candidate, 'number' | 'categoryCode' | 'closedOn' | 'points' | 'reasons'> & {
    officeName: string | null;
    category: { zh: string; en: string } | null;
  })[];
  /** How many of the newest were weighed, and whether there are older ones. */
  weighed: number;
  more: boolean;
  unfit: { id: string; number: string; reason: string; byName: string; at: Date }[];
}

const mostUnfit = 100;

const list = createRoute({
  method: 'get',
  path: '/example-candidates',
  summary: '可以写成典型案例的件：近半年谈成的，按写明的理由排先后；说过不适合的另列',
  middleware: staffOnly,
  responses: { 200: { description: '候选', ...json(shape<SeenCandidates>()) }, ...problems },
});
const params = z.object({
  key: z
    .string()
    .min(4)
    .max(40)
    .openapi({ param: { name: 'key', in: 'path' }, example: '投2026-0007' }),
});
const judge = createRoute({
  method: 'post',
  path: '/example-candidates/{key}/unfit',
  summary: '说一件不适合写成典型案例，写理由；同一个 id 再交一次，只算一次',
  middleware: staffOnly,
  request: {
    params,
    body: body(JudgeUnfit),
  },
  responses: { 200: { description: '记下了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});
const again = createRoute({
  method: 'post',
  path: '/example-candidates/{key}/fitAgain',
  summary: '收回说过的不适合；按的是哪一次就收回哪一次，再交一次不变',
  middleware: staffOnly,
  request: { params, body: body(JudgeFitAgain) },
  responses: { 200: { description: '收回了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const exampleCandidateApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'example.write');
    const [{ items: candidates, weighed, more }, unfit, names] = await Promise.all([
      listCandidates(ctx),
      listUnfit(ctx.db, ctx.actor, mostUnfit),
      namesOf(ctx),
    ]);
    const items = candidates.map(({ number, categoryCode, closedOn, points, reasons, officeId }) => {
      const category = ctx.county.categories.find(({ code }) => code === categoryCode);
      return {
        number,
        categoryCode,
        closedOn,
        points,
        reasons,
        officeName: placeNameOf(ctx, officeId),
        category: category === undefined ? null : { zh: category.zh, en: category.en },
      };
    });
    const judged = unfit.map(({ id, number, reason, byId, at }) => ({
      id,
      number,
      reason,
      byName: names.get(byId) ?? '',
      at,
    }));
    return c.json({ items, weighed, more, unfit: judged }, 200);
  })
  .openapi(
    judge,
    async (c) => {
      await judgeUnfit(c.get('ctx'), c.req.valid('param').key, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(JudgeUnfit),
  )
  .openapi(
    again,
    async (c) => {
      await judgeFitAgain(c.get('ctx'), c.req.valid('param').key, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(JudgeFitAgain),
  );
