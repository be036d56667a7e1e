import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { addDays, dayOf } from '../../../domain/base/calendar.ts';
import { callerOf, draftPlace, draftSubject, KeepDraft, type Draft } from '../../../domain/matter/draft.ts';
import type { Context } from '../../../actions/base/context.ts';
import { dropDraft, keepDraft, pastDrafts, takeUpDraft } from '../../../actions/desk/draft.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { findDraft, listDrafts, listOpenedDrafts } from '../../../store/matter/draft.ts';
import type { OpenedDraft, SeenDraft } from '../matter/draft-view.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };
const id = { params: z.object({ id: z.uuid() }) };

const list = createRoute({
  method: 'get',
  path: '/drafts',
  summary: '我没写完的和交给我的草稿，不含内容',
  middleware: staffOnly,
  responses: { 200: { description: '草稿', ...json(shape<{ drafts: SeenDraft[] }>()) }, ...problems },
});
const one = createRoute({
  method: 'get',
  path: '/drafts/of/{form}',
  summary: '我这张表的草稿，没有就是空',
  middleware: staffOnly,
  request: { params: z.object({ form: z.string().min(1).max(200) }) },
  responses: { 200: { description: '草稿', ...json(shape<{ draft: OpenedDraft | null }>()) }, ...problems },
});
const Kept = z.object({ id: z.uuid(), version: z.number(), savedAt: z.iso.datetime() });
const keep = createRoute({
  method: 'put',
  path: '/drafts',
  summary: '存草稿：写着写着自己存',
  middleware: staffOnly,
  request: { body: body(KeepDraft) },
  responses: { 200: { description: '存上了', ...json(Kept) }, ...problems },
});
const remove = createRoute({
  method: 'delete',
  path: '/drafts/{id}',
  summary: '删草稿：提交了，或者不要了',
  middleware: staffOnly,
  request: id,
  responses: done,
});
const takeUp = createRoute({
  method: 'post',
  path: '/drafts/{id}/take',
  summary: '接过离任的人交来的草稿',
  middleware: staffOnly,
  request: id,
  responses: done,
});

export const draftApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    const { db, actor, county } = ctx;
    demand(actor, 'draft.keep');
    const drafts = await listDrafts(db, actor.countyId, actor.id);
    const past = await pastDrafts(db, actor.countyId, drafts);
    const isLeft = drafts.some(({ fromId }) => fromId !== null);
    const names = new Map(isLeft ? (await listAccounts(db, actor.countyId)).map((one) => [one.id, one.name]) : []);
    const callers = await callersOf(ctx, drafts);
    const days = county.county.limits.draftDays;
    return c.json(
      {
        drafts: drafts.map((draft): SeenDraft => ({
          id: draft.id,
          form: draft.form,
          title: draft.title,
          who: callers.get(draft.id) ?? '',
          path: past.has(draft.id) ? draft.path : draftPlace(draft),
          isPast: past.has(draft.id),
          savedAt: draft.savedAt,
          endsOn: addDays(dayOf(draft.savedAt), days),
          fromName: draft.fromId === null ? null : (names.get(draft.fromId) ?? ''),
          handed: draft.handedAt !== null,
        })),
      },
      200,
    );
  })
  .openapi(one, async (c) => {
    const { db, actor, keyring } = c.get('ctx');
    demand(actor, 'draft.keep');
    const { form } = c.req.valid('param');
    const found = await findDraft(db, keyring, { countyId: actor.countyId, accountId: actor.id, form });
    if (found === null) return c.json({ draft: null }, 200);
    const { id: draftId, version, savedAt } = found.draft;
    return c.json({ draft: { id: draftId, version, savedAt, typed: found.typed } }, 200);
  })
  .openapi(
    keep,
    async (c) => {
      const asked = c.req.valid('json');
      const kept = await keepDraft(c.get('ctx'), asked);
      const { form, writer } = asked;
      c.get('deps').drafts?.tell({ accountId: c.get('ctx').actor.id, form, writer, ...kept });
      return c.json({ ...kept, savedAt: kept.savedAt.toISOString() }, 200);
    },
    checked(KeepDraft),
  )
  .openapi(remove, async (c) => {
    await dropDraft(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  })
  .openapi(takeUp, async (c) => {
    await takeUpDraft(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  });

/** Who called, of the sheets that the reader has begun himself: what was handed to him is opened when he takes it up. */
async function callersOf(
  { db, actor, keyring }: Context,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, string>> {
  const isSheet = ({ form, handedAt }: Draft) => handedAt === null && draftSubject(form)?.kind === 'new';
  if (!drafts.some(isSheet)) return new Map();
  const opened = await listOpenedDrafts(db, keyring, { countyId: actor.countyId, accountId: actor.id });
  return new Map(opened.flatMap(({ draft, typed }) => (isSheet(draft) ? [[draft.id, callerOf(typed)]] : [])));
}
