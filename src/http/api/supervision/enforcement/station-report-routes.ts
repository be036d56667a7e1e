/** 站点上报 on the wire: the station its own, the office those of its stations. */
import { mayDo } from '../../../../domain/base/actor.ts';
import type { Words } from '../../../../domain/base/words.ts';
import { enforcementOutcomeWords, type Enforcement } from '../../../../domain/supervision/enforcement/enforcement.ts';
import { stationReportFrame } from '../../../../actions/supervision/enforcement/station-report.ts';
import { listStationReports, listReportedCases } from '../../../../store/supervision/enforcement/station-report.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addDocketRoutes, DocketState } from '../../matter/docket-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

export interface StationReportMore {
  byName: string;
  stationName: string | null;
  officeName: string | null;
  answeredByName: string | null;
  /** Of the case that was made of it, for who reads cases; a station hears how far it is and no number. */
  caseNumber: string | null;
  caseWords: Words | null;
  isLate: boolean;
}

export const stationReportApi = apiRoutes();

addDocketRoutes(stationReportApi, {
  frame: stationReportFrame,
  example: '报2026-0001',
  Query: DocketState,
  list: (ctx, { state }, most) => listStationReports(ctx.db, ctx.actor, state, most),
  moreOf: async (ctx, entries, names) => {
    const cases = await listReportedCases(
      ctx.db,
      ctx.actor.countyId,
      entries.flatMap(({ enforcementId }) => enforcementId ?? []),
    );
    return (one): StationReportMore => {
      const made = cases.get(one.enforcementId ?? '') ?? null;
      return {
        byName: names.get(one.byId) ?? '',
        stationName: placeNameOf(ctx, one.stationId),
        officeName: placeNameOf(ctx, one.officeId),
        answeredByName: one.answeredById === null ? null : (names.get(one.answeredById) ?? ''),
        caseNumber: made !== null && mayDo(ctx.actor, 'enforcement.read') ? made.number : null,
        caseWords: made === null ? null : progressOf(made),
        isLate: one.state === 'sent' && one.answerBy < ctx.today,
      };
    };
  },
});

/** Only how it ended, once it has ended: what an open case finds is nobody's to hear. */
function progressOf({ state, outcome }: Pick<Enforcement, 'state' | 'outcome'>): Words {
  if ((state === 'closed' || state === 'archived' || state === 'notFiled') && outcome !== null) {
    const { zh, en } = enforcementOutcomeWords[outcome];
    return { zh: `结果：${zh}`, en: `Ended: ${en.toLowerCase()}` };
  }
  return { zh: '还在办，有结果会告诉站里', en: 'Under way; the station hears how it ends' };
}
