import { createRoute, z } from '@hono/zod-openapi';
import { AskBatches, MakeUp, PlanBatches, type Completion } from '../../../domain/people/training-batch.ts';
import { planBatches, planMakeUp, proposeBatches } from '../../../actions/people/training-batch.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';

/** 分批的样子: whom it is for, and how many in which batch. */
export interface SeenBatches {
  people: number;
  completion: Completion;
  batches: { officeName: string | null; n: number; names: string[] }[];
}

const propose = createRoute({
  method: 'get',
  path: '/training-batches',
  summary: '按缺什么、按片区、按座位分批：谁来、分几期',
  middleware: staffOnly,
  request: { query: AskBatches },
  responses: { 200: { description: '分批', ...json(shape<SeenBatches>()) }, ...problems },
});
const plan = createRoute({
  method: 'post',
  path: '/training-batches',
  summary: '一次排好各期培训并请人；同一个 id 再交一次，不多排',
  middleware: staffOnly,
  request: { body: body(PlanBatches) },
  responses: { 200: { description: '各期编号', ...json(shape<{ numbers: string[] }>()) }, ...problems },
});
const makeUp = createRoute({
  method: 'post',
  path: '/trainings/{key}/make-up',
  summary: '给没到的人排一期补课',
  middleware: staffOnly,
  request: {
    params: z.object({
      key: z
        .string()
        .min(4)
        .max(40)
        .openapi({ param: { name: 'key', in: 'path' }, example: '训2026-0007' }),
    }),
    body: body(MakeUp),
  },
  responses: { 200: { description: '补课的编号', ...json(shape<{ number: string }>()) }, ...problems },
});

export const trainingBatchApi = apiRoutes()
  .openapi(
    propose,
    async (c) => {
      const ctx = c.get('ctx');
      const { people, batches, completion } = await proposeBatches(ctx, c.req.valid('query'));
      const names = new Map(people.map(({ personId, name }) => [personId, name]));
      return c.json(
        {
          people: people.length,
          completion,
          batches: batches.map(({ officeId, personIds }) => ({
            officeName: placeNameOf(ctx, officeId),
            n: personIds.length,
            names: personIds.map((id) => names.get(id) ?? ''),
          })),
        },
        200,
      );
    },
    checked(AskBatches),
  )
  .openapi(
    plan,
    async (c) => {
      const made = await planBatches(c.get('ctx'), c.req.valid('json'));
      return c.json({ numbers: made.map(({ number }) => number) }, 200);
    },
    checked(PlanBatches),
  )
  .openapi(
    makeUp,
    async (c) => {
      const { number } = await planMakeUp(c.get('ctx'), c.req.valid('param').key, c.req.valid('json'));
      return c.json({ number }, 200);
    },
    checked(MakeUp),
  );
