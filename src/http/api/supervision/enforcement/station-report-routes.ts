/** 站点上报 on the wire: the station its own, the office those of its stations. */
import { mayDo, maySee } from '../../../../domain/base/actor.ts';
import type { Words } from '../../../../domain/base/words.ts';
import { stationReportRow, type StationReport } from '../../../../domain/supervision/enforcement/station-report.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { stationReportFrame } from '../../../../actions/supervision/enforcement/station-report.ts';
import { findPeople } from '../../../../store/people/person.ts';
import { listReportComplaints, listStationReports } from '../../../../store/supervision/enforcement/station-report.ts';
import { casesOf, progressOf, standingWordsOf, type ReportedCase } from './station-report-view.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addDocketRoutes, DocketState, ordered } from '../../matter/docket-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

/** What stands beside a row of the list. */
export interface StationReportRowMore {
  stationName: string | null;
  /** 已收下、在查、已办完: how far it is, in the same words for the station and for the centre. */
  standing: Words | null;
  isLate: boolean;
}

export interface StationReportMore extends StationReportRowMore {
  byName: string;
  /** Who of the roster saw it; null where whoever sent it did. */
  personName: string | null;
  officeName: string | null;
  answeredByName: string | null;
  /** Of the case that was made of it, for who reads cases; a station hears how far it is and no number. */
  caseNumber: string | null;
  caseWords: Words | null;
  /** The complaint over which it was seen, for who sees that. */
  complaintNumber: string | null;
}

export const stationReportApi = apiRoutes();

export const orderedStationReports = ordered({
  frame: stationReportFrame,
  example: '报2026-0001',
  Query: DocketState,
  list: (ctx, { state }, most) => listStationReports(ctx.db, ctx.actor, state, most),
  row: {
    entry: stationReportRow,
    moreOf: async (ctx, entries) => {
      const cases = await casesOf(ctx, entries);
      return (one) => rowMoreOf(ctx, one, cases);
    },
  },
  moreOf: async (ctx, entries, names) => {
    const { db, actor } = ctx;
    const [cases, seenBy, complaints] = await Promise.all([
      casesOf(ctx, entries),
      findPeople(
        db,
        actor.countyId,
        entries.flatMap(({ personId }) => personId ?? []),
      ),
      listReportComplaints(
        db,
        actor.countyId,
        entries.flatMap(({ complaintId }) => complaintId ?? []),
      ),
    ]);
    return (one): StationReportMore => {
      const made = cases.get(one.enforcementId ?? '') ?? null;
      const complaint = complaints.get(one.complaintId ?? '');
      return {
        ...rowMoreOf(ctx, one, cases),
        byName: names.get(one.byId) ?? '',
        personName: seenBy.find(({ id }) => id === one.personId)?.name ?? null,
        officeName: placeNameOf(ctx, one.officeId),
        answeredByName: one.answeredById === null ? null : (names.get(one.answeredById) ?? ''),
        caseNumber: made !== null && mayDo(actor, 'enforcement.read') ? made.number : null,
        caseWords: made === null ? null : progressOf(made),
        complaintNumber: complaint !== undefined && maySee(actor, complaint) ? complaint.number : null,
      };
    };
  },
});
addDocketRoutes(stationReportApi, orderedStationReports);

function rowMoreOf(ctx: Context, one: StationReport, cases: ReadonlyMap<string, ReportedCase>): StationReportRowMore {
  const { stationId, state, answerBy, enforcementId } = one;
  return {
    stationName: placeNameOf(ctx, stationId),
    standing: standingWordsOf(one, cases.get(enforcementId ?? '') ?? null),
    isLate: state === 'sent' && answerBy < ctx.today,
  };
}
