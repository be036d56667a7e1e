/** 在办: whoever opens a matter at the desk says so, and reads who else has it open; what changes in it comes over the live line. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand, type Actor } from '../../../../domain/base/actor.ts';
import { Refusal } from '../../../../domain/base/refusal.ts';
import type { Words } from '../../../../domain/base/words.ts';
import { mayKnowThere } from '../../../../domain/matter/follow.ts';
import { parseMatterNumber } from '../../../../domain/matter/numbering.ts';
import type { Deps } from '../../../base/env.ts';
import { seersOf } from '../../../base/live/presence-seers.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import type { SeenPresence } from '../../matter/presence-view.ts';
import { stepWordsOf } from '../work/matter-lines.ts';

const Stay = z.object({
  number: z.string().min(1).max(40),
  /** The step whose form is open. */
  move: z.string().min(1).max(60).nullable(),
});
const params = z.object({ window: z.uuid() });

const stay = createRoute({
  method: 'put',
  path: '/presence/{window}',
  summary: '说一声这个窗口正开着哪一件、在办哪一步；答还有谁开着。只在内存里，一分钟没动静就没了',
  middleware: staffOnly,
  request: { params, body: body(Stay) },
  responses: { 200: { description: '还有谁', ...json(shape<SeenPresence>()) }, ...problems },
});
const leave = createRoute({
  method: 'delete',
  path: '/presence/{window}/{number}',
  summary: '说一声这个窗口不看这一件了',
  middleware: staffOnly,
  request: { params: params.extend({ number: z.string().min(1).max(40) }) },
  responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const presenceApi = apiRoutes()
  .openapi(
    stay,
    async (c) => {
      const [ctx, { presence }] = [c.get('ctx'), c.get('deps')];
      const { number, move } = c.req.valid('json');
      const { window } = c.req.valid('param');
      const { id: accountId, name, organisationId, stationId } = ctx.actor;
      demand(ctx.actor, 'presence.tell');
      const isSeenBy = await seersOf(ctx.db, ctx.actor.countyId, number);
      if (!isSeenBy(ctx.actor)) {
        // It was seen a moment ago and is another office's by now.
        presence?.leave({ window, accountId, number });
        throw new Refusal('not-found');
      }
      // What is no step of its kind is none: it must not hide the step that another window of his is at.
      const at = { number, move: move === null || actOf(number, move) === null ? null : move, at: ctx.at };
      presence?.stay({ window, accountId, name, organisationId, stationId, ...at }, isSeenBy);
      return c.json(othersAt(presence, number, ctx.actor), 200);
    },
    checked(Stay),
  )
  .openapi(leave, (c) => {
    const { actor } = c.get('ctx');
    demand(actor, 'presence.tell');
    c.get('deps').presence?.leave({ ...c.req.valid('param'), accountId: actor.id });
    return c.json({ ok: true as const }, 200);
  });

/** Everybody else who has the matter open, as far as the reader is told of him. */
export function othersAt(presence: Deps['presence'], number: string, reader: Actor): SeenPresence {
  const others = (presence?.at(number) ?? []).filter((one) => one.accountId !== reader.id && mayKnowThere(reader, one));
  return {
    number,
    others: others.map(({ name, since, move }) => ({
      name,
      since: since.toISOString(),
      act: move === null ? null : actOf(number, move),
    })),
  };
}

function actOf(number: string, move: string): Words | null {
  const kind = parseMatterNumber(number)?.kind ?? null;
  return kind === null ? null : stepWordsOf(kind, move);
}
