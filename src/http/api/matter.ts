import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Matter } from '../../domain/matter.ts';
import { labelled, written } from '../../domain/field.ts';
import type { Context } from '../../actions/context.ts';
import { getSeenMatter, moveMatter, revealMatter, type Frame } from '../../actions/matter.ts';
import type { Env } from '../env.ts';
import { body, checked, json, problems, shape } from '../schema.ts';
import { staffOnly } from '../session.ts';

/** What the routes of one kind of matter need besides its frame. */
export interface MatterRoutes<T extends Matter, View extends object> {
  /** The plural that the addresses have, such as complaints. */
  path: string;
  /** 投诉, 举报 or 咨询, for the document of the API. */
  zh: string;
  example: string;
  frame: Frame<T>;
  viewOf: (ctx: Context, matter: T, unmasked?: boolean) => Promise<View>;
}

const Reveal = z.object({
  reason: labelled(written().min(2).max(200), { zh: '查看的理由', en: 'Reason' }),
});
const Versioned = z.object({ version: z.number().int().min(1), clientId: z.uuid().optional() });

export function numberParam(example: string) {
  return z.object({
    number: z
      .string()
      .min(4)
      .max(30)
      .openapi({ param: { name: 'number', in: 'path' }, example }),
  });
}

/** Reading one matter, seeing what is masked, and one route a move made from its procedure: path, permission and input are the table's. */
export function addMatterRoutes<T extends Matter, View extends object>(
  routes: OpenAPIHono<Env>,
  { path, zh, example, frame, viewOf }: MatterRoutes<T, View>,
): void {
  const params = numberParam(example);
  const answer = (description: string) => ({
    200: { description, ...json(shape<View>()) },
    ...problems,
  });
  routes
    .openapi(
      createRoute({
        method: 'get',
        path: `/${path}/{number}`,
        summary: `一件${zh}`,
        middleware: staffOnly,
        request: { params },
        responses: answer('件'),
      }),
      async (c) => {
        const ctx = c.get('ctx');
        const matter = await getSeenMatter(ctx, frame, { number: numberOf(c.req) });
        return c.json((await viewOf(ctx, matter)) as never, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: `/${path}/{number}/reveal`,
        summary: '查看隐去的个人信息，留痕',
        middleware: staffOnly,
        request: { params, body: body(Reveal) },
        responses: answer('未隐去的件'),
      }),
      async (c) => {
        const ctx = c.get('ctx');
        const { reason } = bodyOf<{ reason: string }>(c.req);
        const matter = await revealMatter(ctx, frame, numberOf(c.req), reason);
        return c.json((await viewOf(ctx, matter, true)) as never, 200);
      },
      checked(Reveal),
    );
  for (const [move, rule] of Object.entries(frame.procedure)) {
    const Body = Versioned.extend({ input: rule.input });
    routes.openapi(
      createRoute({
        method: 'post',
        path: `/${path}/{number}/${move}`,
        summary: `${rule.zh}（${rule.en}）`,
        middleware: staffOnly,
        request: { params, body: body(Body) },
        responses: answer('办后的件'),
      }),
      async (c) => {
        const ctx = c.get('ctx');
        const { version, clientId, input } = bodyOf<{
          version: number;
          clientId?: string;
          input: Record<string, unknown>;
        }>(c.req);
        const matter = await moveMatter(ctx, frame, numberOf(c.req), move, input, { version, clientId });
        return c.json((await viewOf(ctx, matter)) as never, 200);
      },
      checked(Body),
    );
  }
}

/** The parts of a request that its schema has tried; the address of a made route hides their types. */
interface Tried {
  param: (name: 'number') => string | undefined;
  valid: (part: never) => unknown;
}

function numberOf(request: Tried): string {
  return request.param('number') ?? '';
}

function bodyOf<B>(request: Tried): B {
  return (request.valid as (part: 'json') => B)('json');
}
