import { breachFrame, impactFrame } from '../../../actions/desk/privacy-records.ts';
import { breachRow, type Breach } from '../../../domain/desk/breach.ts';
import type { Impact } from '../../../domain/desk/impact.ts';
import { listPrivacyRecords } from '../../../store/desk/privacy.ts';
import { apiRoutes } from '../../base/schema.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** Names beside the ids of a record. */
export interface RecordMore {
  writtenByName: string;
  /** Who signed or closed it. */
  endedByName: string | null;
}

/** 影响评估 and 安全事件 (个人信息保护法 第五十五条至第五十七条). */
export const privacyRecordApi = apiRoutes();

addDocketRoutes(privacyRecordApi, {
  frame: impactFrame,
  example: '评2026-0001',
  Query: DocketState,
  list: (ctx, { state }, limit) =>
    listPrivacyRecords<Impact>(ctx.db, 'impact', ctx.actor.countyId, {
      states: state === 'open' ? ['drafted'] : [],
      limit,
    }),
  moreOf:
    async (_ctx, _entries, names) =>
    ({ writtenById, signedById }): RecordMore => ({
      writtenByName: names.get(writtenById) ?? '',
      endedByName: signedById === null ? null : (names.get(signedById) ?? ''),
    }),
});
addDocketRoutes(privacyRecordApi, {
  frame: breachFrame,
  example: '事2026-0001',
  Query: DocketState,
  list: (ctx, { state }, limit) =>
    listPrivacyRecords<Breach>(ctx.db, 'breach', ctx.actor.countyId, {
      states: state === 'open' ? ['open'] : [],
      limit,
    }),
  row: { entry: breachRow, moreOf: async () => () => ({}) },
  moreOf:
    async (_ctx, _entries, names) =>
    ({ writtenById, closedById }): RecordMore => ({
      writtenByName: names.get(writtenById) ?? '',
      endedByName: closedById === null ? null : (names.get(closedById) ?? ''),
    }),
});
