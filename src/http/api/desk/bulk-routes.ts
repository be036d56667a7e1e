import { createRoute, z } from '@hono/zod-openapi';
import {
  bulkItemStates,
  bulkVerdicts,
  LookAtBulk,
  MakeBulk,
  UndoBulk,
  type Bulk,
  type BulkAct,
  type BulkItem,
  type BulkItemState,
  type BulkVerdict,
  type BulkWhy,
} from '../../../domain/matter/bulk/bulk.ts';
import { undo, undoUntil } from '../../../domain/matter/bulk/undo.ts';
import type { Matter } from '../../../domain/matter/matter.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { demand } from '../../../domain/base/actor.ts';
import { Refusal, type RefusalCode } from '../../../domain/base/refusal.ts';
import type { Words } from '../../../domain/base/words.ts';
import { bulkKinds } from '../../../actions/desk/bulk-kinds.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { getOwnBulk, lookAtBulk, makeBulk, undoBulk, type Looked } from '../../../actions/matter/bulk/bulk.ts';
import { getSeenMatter, undoLastStep, type Frame } from '../../../actions/matter/matter.ts';
import { countTakenOver, listBulkItems, listOwnBulks } from '../../../store/matter/bulk.ts';
import { findLastStep } from '../../../store/matter/last-step.ts';
import type { BulkListed, BulkLook, BulkView, LastStepView, LookedRow } from '../matter/bulk-view.ts';
import { numberParam } from '../matter/matter-routes.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { problemOf } from '../../base/errors.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const IdParam = z.object({ id: z.uuid() });
/** With the number of the line that was shown, so that no later step is taken back for it. */
const UndoStep = z.object({ clientId: z.uuid(), line: z.int().min(1) });
/** What one has made since yesterday is shown again after a reload. */
const shownHours = 24;

const look = createRoute({
  method: 'post',
  path: '/bulks/look',
  summary: '批量先看：每件能不能、为什么、到哪个所；不动一件',
  middleware: staffOnly,
  request: { body: body(LookAtBulk) },
  responses: { 200: { description: '逐件', ...json(shape<BulkLook>()) }, ...problems },
});
const make = createRoute({
  method: 'post',
  path: '/bulks',
  summary: '批量办；同一个 id 再交一次，不会办第二次',
  middleware: staffOnly,
  request: { body: body(MakeBulk) },
  responses: { 200: { description: '逐件的结果', ...json(shape<BulkView>()) }, ...problems },
});
const list = createRoute({
  method: 'get',
  path: '/bulks',
  summary: '我近一天的批量，新的在前',
  middleware: staffOnly,
  responses: { 200: { description: '批量', ...json(shape<{ bulks: BulkListed[] }>()) }, ...problems },
});
const read = createRoute({
  method: 'get',
  path: '/bulks/{id}',
  summary: '我的一次批量：办到哪里、逐件的结果',
  middleware: staffOnly,
  request: { params: IdParam },
  responses: { 200: { description: '逐件的结果', ...json(shape<BulkView>()) }, ...problems },
});
const takeBack = createRoute({
  method: 'post',
  path: '/bulks/{id}/undo',
  summary: '撤回一次批量：整批，或者挑几件；别人接着办了的不撤',
  middleware: staffOnly,
  request: { params: IdParam, body: body(UndoBulk) },
  responses: { 200: { description: '逐件的结果', ...json(shape<BulkView>()) }, ...problems },
});
const lastStep = createRoute({
  method: 'get',
  path: '/last-steps/{number}',
  summary: '这一件最后一步是什么，我能不能撤回，不能的该怎么办',
  middleware: staffOnly,
  request: { params: numberParam('投2026-0412') },
  responses: { 200: { description: '最后一步', ...json(shape<LastStepView>()) }, ...problems },
});
const undoStep = createRoute({
  method: 'post',
  path: '/last-steps/{number}/undo',
  summary: '撤回自己刚才的一步（Z）；台账另记一行更正',
  middleware: staffOnly,
  request: { params: numberParam('投2026-0412'), body: body(UndoStep) },
  responses: {
    200: { description: '撤回了哪一步', ...json(z.object({ zh: z.string(), en: z.string(), version: z.number() })) },
    ...problems,
  },
});

export const bulkApi = apiRoutes()
  .openapi(
    look,
    async (c) => {
      const [ctx, asked] = [c.get('ctx'), c.req.valid('json')];
      const looked = await lookAtBulk(ctx, bulkKinds, asked);
      return c.json(lookOf(ctx, asked, looked), 200);
    },
    checked(LookAtBulk),
  )
  .openapi(
    make,
    async (c) => {
      const ctx = c.get('ctx');
      return c.json(await viewOf(ctx, await makeBulk(ctx, bulkKinds, c.req.valid('json'))), 200);
    },
    checked(MakeBulk),
  )
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    const { db, actor, at } = ctx;
    demand(actor, 'bulk.make');
    const since = new Date(at.getTime() - shownHours * 3_600_000);
    const found = await listOwnBulks(db, actor.countyId, actor.id, since);
    const bulks: BulkListed[] = [];
    for (const { bulk, counts } of found) bulks.push(listedOf(bulk, counts, await takenOverOf(ctx, bulk)));
    return c.json({ bulks }, 200);
  })
  .openapi(read, async (c) => {
    const ctx = c.get('ctx');
    return c.json(await viewOf(ctx, await getOwnBulk(ctx, c.req.valid('param').id)), 200);
  })
  .openapi(
    takeBack,
    async (c) => {
      const ctx = c.get('ctx');
      const undone = await undoBulk(ctx, bulkKinds, c.req.valid('param').id, c.req.valid('json'));
      return c.json(await viewOf(ctx, undone), 200);
    },
    checked(UndoBulk),
  )
  .openapi(lastStep, async (c) => c.json(await lastStepOf(c.get('ctx'), c.req.valid('param').number), 200))
  .openapi(
    undoStep,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'bulk.make');
      const { number } = c.req.valid('param');
      const { clientId, line } = c.req.valid('json');
      const frame = frameOf(number);
      const { matter, move } = await undoLastStep(ctx, frame, number, { clientId, meant: { line } });
      const words = wordsOf(frame, move);
      return c.json(
        { zh: `撤回了${words?.zh ?? ''}。`, en: `Taken back: ${words?.en ?? ''}.`, version: matter.version },
        200,
      );
    },
    checked(UndoStep),
  );

function frameOf(number: string): Frame<Matter> {
  return bulkKinds[parseMatterNumber(number)?.kind ?? 'complaint'].frame;
}

function wordsOf({ procedure }: Frame<Matter>, move: string | null): Words | null {
  const rule = move === null ? undefined : procedure[move];
  return rule === undefined ? null : { zh: rule.zh, en: rule.en };
}

/** Asks the rule of undoing without doing it. */
async function lastStepOf(ctx: Context, number: string): Promise<LastStepView> {
  demand(ctx.actor, 'bulk.make');
  const frame = frameOf(number);
  const matter = await getSeenMatter(ctx, frame, { number });
  const undoing = await findLastStep(ctx.db, matter, null);
  const { step } = undoing;
  const known = {
    move: wordsOf(frame, step?.move ?? null),
    line: step?.line ?? null,
    at: step?.at.toISOString() ?? null,
    until: step === null ? null : undoUntil(step.at).toISOString(),
  };
  try {
    undo(matter, undoing, factsOf(ctx));
    return { ...known, mayUndo: true, zh: '', en: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...known, mayUndo: false, ...sentences({ code: error.code, facts: error.facts }) };
  }
}

/** What was refused as its sentence, and what is to be decided as it was said. */
function sentences(why: BulkWhy | null): Words {
  if (why === null) return { zh: '', en: '' };
  if (!('code' in why)) return { zh: why.zh, en: why.en };
  const { zh, en } = problemOf(new Refusal<RefusalCode>(why.code, why.facts as never));
  return { zh, en };
}

function lookOf(ctx: Context, { act, items }: LookAtBulk, looked: readonly Looked[]): BulkLook {
  const place = new Map(items.map(({ number }, i) => [number, i]));
  const order = (one: Looked) => bulkVerdicts.indexOf(one.verdict) * 10_000 + (place.get(one.number) ?? 0);
  const rows = looked.toSorted((a, b) => order(a) - order(b)).map((one) => rowOf(ctx, one));
  const counts = Object.fromEntries(
    bulkVerdicts.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length]),
  ) as Record<BulkVerdict, number>;
  const going = Map.groupBy(
    rows.filter(({ verdict }) => verdict === 'able'),
    ({ officeName }) => officeName ?? '',
  );
  const offices = [...going]
    .filter(([name]) => name !== '')
    .map(([name, those]) => ({ name, n: those.length }))
    .toSorted((a, b) => b.n - a.n);
  return { counts, rows, offices, after: afterWords(act, counts) };
}

/** What will be so once those that can go have gone. */
function afterWords(act: BulkAct, { able, ask, unable }: BulkLook['counts']): Words {
  const stay = ask + unable;
  if (able === 0)
    return { zh: `还没有能办的，${stay} 件都原样留着。`, en: `None can go yet: all ${stay} stay as they are.` };
  const told = act === 'follow' ? '' : '每个承办的人（所）收一条汇总消息；';
  const left = stay === 0 ? ['', ''] : [`另 ${stay} 件原样留下；`, `${stay} stay as they are. `];
  return {
    zh: `${told}${left[0]}10 分钟内、没人接着办的，可以撤回。`,
    en: `${left[1]}What nobody has gone on with can be taken back within ten minutes.`,
  };
}

function rowOf(ctx: Context, { number, matter, verdict, why, officeId }: Looked): LookedRow {
  const { operatorName = '' } = (matter ?? {}) as { operatorName?: string };
  return {
    number,
    version: matter?.version ?? null,
    verdict,
    ...sentences(why),
    shop: operatorName,
    officeId,
    officeName: placeNameOf(ctx, officeId),
  };
}

/** How many somebody has gone on with: asked while it matters, and of no one who only follows. */
function takenOverOf({ db, at }: Context, bulk: Bulk): Promise<number> {
  const isOver = bulk.act === 'follow' || undoUntil(bulk.madeAt) <= at;
  return isOver ? Promise.resolve(0) : countTakenOver(db, bulk);
}

function listedOf(bulk: Bulk, counts: Partial<Record<BulkItemState, number>>, takenOver: number): BulkListed {
  const { id, kind, act, madeAt, endedAt } = bulk;
  return {
    id,
    kind,
    act,
    madeAt: madeAt.toISOString(),
    isRunning: endedAt === null,
    // Also of what a kill held up and was done later: those that were done at once cannot be taken back for longer.
    undoUntil: undoUntil(madeAt).toISOString(),
    counts: Object.fromEntries(bulkItemStates.map((state) => [state, counts[state] ?? 0])) as Record<
      BulkItemState,
      number
    >,
    takenOver,
  };
}

async function viewOf(ctx: Context, bulk: Bulk): Promise<BulkView> {
  const [items, takenOver] = await Promise.all([listBulkItems(ctx.db, bulk.countyId, bulk.id), takenOverOf(ctx, bulk)]);
  const counts = Object.fromEntries([...Map.groupBy(items, ({ state }) => state)].map(([s, of]) => [s, of.length]));
  const rows = items.map(({ number, state, why, officeId }: BulkItem) => ({
    number,
    state,
    ...sentences(why),
    officeName: placeNameOf(ctx, officeId),
  }));
  return { ...listedOf(bulk, counts, takenOver), rows };
}
