import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Words } from '../../../domain/base/words.ts';
import { leavingMoves, lineStates } from '../../../domain/desk/checklist/leaving-moves.ts';
import {
  ChecklistForm,
  checklistsOf,
  TickForm,
  type MatterChecklist,
} from '../../../domain/matter/checklist/checklist.ts';
import { mayWatch } from '../../../domain/matter/follow.ts';
import { matterKinds, type MatterKind } from '../../../domain/matter/matter.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { checkableOf, saveChecklist, tickOnMatter } from '../../../actions/matter/checklist/checklist.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listChecklists, listChecks } from '../../../store/matter/checklist/checklist.ts';
import { findAnyMatter } from '../../../store/matter/matter.ts';
import { namesOf } from '../county/account-names.ts';
import type { ChecklistOnMatter } from '../matter/checklist-view.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export interface ChecklistSettings {
  /** Every version, the oldest first. */
  lists: MatterChecklist[];
  /** The states in which a line can be looked at, by kind. */
  states: Record<MatterKind, { state: string; words: Words }[]>;
}

const params = numberParam('投2026-0412');
const answer = { 200: { description: '清单', ...json(shape<ChecklistOnMatter>()) }, ...problems };
const list = createRoute({
  method: 'get',
  path: '/matter-checklists',
  summary: '办件清单的各个版本',
  middleware: staffOnly,
  responses: { 200: { description: '清单', ...json(shape<ChecklistSettings>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/matter-checklists',
  summary: '保存办件清单的下一个版本；同一次提交再来一遍只存一次',
  middleware: staffOnly,
  request: { body: body(ChecklistForm) },
  responses: { 200: { description: '新的版本', ...json(shape<MatterChecklist>()) }, ...problems },
});
const one = createRoute({
  method: 'get',
  path: '/matter-checklists/of/{number}',
  summary: '一件上的清单：谁什么时候勾了什么',
  middleware: staffOnly,
  request: { params },
  responses: answer,
});
const tick = createRoute({
  method: 'post',
  path: '/matter-checklists/of/{number}/ticks',
  summary: '勾一项，或者去掉勾',
  middleware: staffOnly,
  request: { params, body: body(TickForm) },
  responses: answer,
});

export const checklistApi = apiRoutes()
  .openapi(list, async (c) => {
    const { actor, db } = c.get('ctx');
    demand(actor, 'matterChecklist.save');
    const states = Object.fromEntries(matterKinds.map((kind) => [kind, lineStates(kind)]));
    return c.json({ lists: await listChecklists(db, actor.countyId), states } as ChecklistSettings, 200);
  })
  .openapi(
    save,
    async (c) => {
      const form = c.req.valid('json');
      const states = lineStates(form.subject).map(({ state }) => state);
      return c.json(await saveChecklist(c.get('ctx'), form, states), 200);
    },
    checked(ChecklistForm),
  )
  .openapi(one, async (c) => c.json(await seenOf(c.get('ctx'), c.req.valid('param').number), 200))
  .openapi(
    tick,
    async (c) => {
      const ctx = c.get('ctx');
      const { number } = c.req.valid('param');
      await tickOnMatter(ctx, kindOf(number), number, c.req.valid('json'));
      return c.json(await seenOf(ctx, number), 200);
    },
    checked(TickForm),
  );

function kindOf(number: string): MatterKind {
  return parseMatterNumber(number)?.kind ?? 'complaint';
}

async function seenOf(ctx: Context, number: string): Promise<ChecklistOnMatter> {
  demand(ctx.actor, 'matterChecklist.read');
  const { countyId } = ctx.actor;
  const kind = kindOf(number);
  const matter = await findAnyMatter(ctx.db, kind, countyId, { number });
  if (matter === null || !mayWatch(ctx.actor, kind, matter)) throw new Refusal('not-found');
  const checkable = checkableOf(kind, matter);
  const lists = checklistsOf(
    checkable,
    await listChecklists(ctx.db, countyId),
    await listChecks(ctx.db, countyId, matter.id),
  );
  const names = lists.length === 0 ? new Map<string, string>() : await namesOf(ctx);
  const words = new Map(lineStates(kind).map(({ state, words: said }) => [state, said]));
  return {
    lists: lists.map((found) => ({
      ...found,
      lines: found.lines.map(({ mark, ...line }) => ({
        ...line,
        stateWords: words.get(line.state) ?? null,
        tick:
          mark === null ? null : { byName: names.get(mark.byId) ?? '', at: mark.at.toISOString(), words: mark.words },
      })),
    })),
    leaving: leavingMoves(kind, matter.state),
    mayTick: matter.stage !== 'done' && matter.erasedOn === null,
  };
}
