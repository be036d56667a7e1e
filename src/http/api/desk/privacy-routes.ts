import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { demandWhole, FindPerson, soughtPerson, type FoundPerson } from '../../../domain/desk/privacy-person.ts';
import { privacyFrame } from '../../../actions/desk/privacy.ts';
import { askedDetail } from '../../../actions/matter/asked-number.ts';
import { findPersonRecords } from '../../../actions/desk/privacy-person.ts';
import { listPrivacy } from '../../../store/desk/privacy.ts';
import { apiRoutes, body, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { noteNumbers, noteSeen } from '../../base/trail.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** Names beside the ids of a request. */
export interface PrivacyMore {
  /** Null for a citizen on the portal. */
  askedByName: string | null;
  answeredByName: string | null;
  late: boolean;
}

/** 个人信息请求: those of the county for who answers them, those that he entered for others. */
export const privacyApi = apiRoutes();

addDocketRoutes(privacyApi, {
  frame: privacyFrame,
  example: '权2026-0001',
  Query: DocketState,
  list: (ctx, { state }, limit) => {
    const { id, role, countyId } = ctx.actor;
    const own = role === 'centre' || role === 'leader' ? null : id;
    return listPrivacy(ctx.db, countyId, { state, own, limit });
  },
  moreOf:
    async (ctx, _requests, names) =>
    ({ askedById, answeredById, state, dueOn }): PrivacyMore => ({
      askedByName: names.get(askedById) ?? null,
      answeredByName: answeredById === null ? null : (names.get(answeredById) ?? ''),
      late: state === 'asked' && dueOn < ctx.today,
    }),
});

privacyApi.openapi(
  createRoute({
    method: 'post',
    path: '/privacy-persons',
    summary: '按人找：本人在哪些件里（写全姓名、电话或者证件号）',
    middleware: staffOnly,
    request: { body: body(FindPerson) },
    responses: {
      200: { description: '写到他的件', ...json(shape<FoundPerson>()) },
      ...problems,
    },
  }),
  async (c) => {
    const ctx = c.get('ctx');
    const asked = c.req.valid('json');
    demand(ctx.actor, 'privacy.ask');
    demandWhole(asked);
    // Whom he looks for stands in the trail before he is answered, and counts: a name as well as a number.
    const asking = { in: 'privacy-persons', ...soughtPerson(asked) };
    await noteNumbers(c, asking);
    const found = await findPersonRecords(ctx, asked);
    noteSeen(c, { kind: 'searched', detail: { ...askedDetail(ctx, asking), rows: found.items.length } });
    return c.json(found, 200);
  },
);
