/** 站点上报 on the wire: the station its own, the office those of its stations. */
import { mayDo } from '../../../../domain/base/actor.ts';
import type { Words } from '../../../../domain/base/words.ts';
import { enforcementOutcomeWords, type Enforcement } from '../../../../domain/supervision/enforcement/enforcement.ts';
import { stationReportRow, type StationReport } from '../../../../domain/supervision/enforcement/station-report.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { stationReportFrame } from '../../../../actions/supervision/enforcement/station-report.ts';
import { listStationReports, listReportedCases } from '../../../../store/supervision/enforcement/station-report.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addDocketRoutes, DocketState } from '../../matter/docket-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

/** What stands beside a row of the list. */
export interface StationReportRowMore {
  stationName: string | null;
  isLate: boolean;
}

export interface StationReportMore extends StationReportRowMore {
  byName: string;
  officeName: string | null;
  answeredByName: string | null;
  /** Of the case that was made of it, for who reads cases; a station hears how far it is and no number. */
  caseNumber: string | null;
  caseWords: Words | null;
}

export const stationReportApi = apiRoutes();

addDocketRoutes(stationReportApi, {
  frame: stationReportFrame,
  example: '报2026-0001',
  Query: DocketState,
  list: (ctx, { state }, most) => listStationReports(ctx.db, ctx.actor, state, most),
  row: { entry: stationReportRow, moreOf: async (ctx) => (one) => rowMoreOf(ctx, one) },
  moreOf: async (ctx, entries, names) => {
    const cases = await listReportedCases(
      ctx.db,
      ctx.actor.countyId,
      entries.flatMap(({ enforcementId }) => enforcementId ?? []),
    );
    return (one): StationReportMore => {
      const made = cases.get(one.enforcementId ?? '') ?? null;
      return {
        ...rowMoreOf(ctx, one),
        byName: names.get(one.byId) ?? '',
        officeName: placeNameOf(ctx, one.officeId),
        answeredByName: one.answeredById === null ? null : (names.get(one.answeredById) ?? ''),
        caseNumber: made !== null && mayDo(ctx.actor, 'enforcement.read') ? made.number : null,
        caseWords: made === null ? null : progressOf(made),
      };
    };
  },
});

function rowMoreOf(ctx: Context, { stationId, state, answerBy }: StationReport): StationReportRowMore {
  return { stationName: placeNameOf(ctx, stationId), isLate: state === 'sent' && answerBy < ctx.today };
}

/** Only how it ended, once it has ended: what an open case finds is nobody's to hear. */
function progressOf({ state, outcome }: Pick<Enforcement, 'state' | 'outcome'>): Words {
  if ((state === 'closed' || state === 'archived' || state === 'notFiled') && outcome !== null) {
    const { zh, en } = enforcementOutcomeWords[outcome];
    return { zh: `结果：${zh}`, en: `Ended: ${en.toLowerCase()}` };
  }
  return { zh: '还在办，有结果会告诉站里', en: 'Under way; the station hears how it ends' };
}
