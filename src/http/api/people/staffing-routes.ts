import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { PactForm, type Pact } from '../../../domain/people/sharing-pact.ts';
import { StaffingForm, type Staffing } from '../../../domain/people/staffing.ts';
import { SuccessionForm, type Succession } from '../../../domain/people/department-succession.ts';
import { savePactForm } from '../../../actions/people/sharing-pact.ts';
import { loadReform, saveStaffingForm, saveSuccessionForm } from '../../../actions/people/staffing.ts';
import { listPacts, listReadings, type Reading } from '../../../store/people/sharing-pact.ts';
import { findStaffing } from '../../../store/people/staffing.ts';
import { listSuccessions } from '../../../store/people/department-succession.ts';
import { namesOf } from '../county/account-names.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** The rules of people, and whose the departments of before are today. */
export interface StaffingView {
  staffing: Staffing;
  successions: Succession[];
}
/** What the departments read by agreement, and who of them read it when. */
export interface PactView {
  pacts: Pact[];
  readings: (Reading & { byName: string })[];
}

const ok = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };
const get = createRoute({
  method: 'get',
  path: '/staffing',
  summary: '人员配备标准、称号、部门职能承继',
  middleware: staffOnly,
  responses: { 200: { description: '配备标准', ...json(shape<StaffingView>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/staffing',
  summary: '保存人员配备标准',
  middleware: staffOnly,
  request: { body: body(StaffingForm) },
  responses: ok,
});
const saveSuccession = createRoute({
  method: 'put',
  path: '/successions',
  summary: '保存一个原部门现在归谁',
  middleware: staffOnly,
  request: { body: body(SuccessionForm) },
  responses: ok,
});
const reform = createRoute({
  method: 'post',
  path: '/successions',
  summary: '填入 2018 年机构改革前的部门；已有的不动',
  middleware: staffOnly,
  responses: { 200: { description: '新填的', ...json(z.object({ added: z.number() })) }, ...problems },
});
const pacts = createRoute({
  method: 'get',
  path: '/pacts',
  summary: '部门共享约定和读取记录',
  middleware: staffOnly,
  responses: { 200: { description: '约定', ...json(shape<PactView>()) }, ...problems },
});
const savePact = createRoute({
  method: 'put',
  path: '/pacts',
  summary: '保存一项共享约定',
  middleware: staffOnly,
  request: { body: body(PactForm) },
  responses: ok,
});

export const staffingApi = apiRoutes()
  .openapi(get, async (c) => {
    const { db, actor } = c.get('ctx');
    demand(actor, 'staffing.read');
    const [staffing, successions] = await Promise.all([
      findStaffing(db, actor.countyId),
      listSuccessions(db, actor.countyId),
    ]);
    return c.json({ staffing, successions }, 200);
  })
  .openapi(
    save,
    async (c) => {
      await saveStaffingForm(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(StaffingForm),
  )
  .openapi(
    saveSuccession,
    async (c) => {
      await saveSuccessionForm(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(SuccessionForm),
  )
  .openapi(reform, async (c) => c.json({ added: (await loadReform(c.get('ctx'))).length }, 200))
  .openapi(pacts, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'pact.read');
    const own = ctx.actor.role === 'department' ? ctx.actor.organisationId : null;
    const [found, readings, names] = await Promise.all([
      listPacts(ctx.db, ctx.actor.countyId, own ?? undefined),
      listReadings(ctx.db, ctx.actor.countyId, own),
      namesOf(ctx),
    ]);
    const named = readings.map((one) => ({ ...one, byName: names.get(one.accountId) ?? '' }));
    return c.json({ pacts: found, readings: named }, 200);
  })
  .openapi(
    savePact,
    async (c) => {
      await savePactForm(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(PactForm),
  );
