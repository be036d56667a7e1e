import { privacyFrame } from '../../../actions/desk/privacy.ts';
import { listPrivacy } from '../../../store/desk/privacy.ts';
import { apiRoutes } from '../../base/schema.ts';
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
