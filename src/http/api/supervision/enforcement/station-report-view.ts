/** How far a report of a station is: in three words for whoever reads it, and as its telephone carries it along. */
import type { Day } from '../../../../domain/base/calendar.ts';
import type { Words } from '../../../../domain/base/words.ts';
import { enforcementOutcomeWords, type Enforcement } from '../../../../domain/supervision/enforcement/enforcement.ts';
import {
  reportStandingOf,
  reportStandingWords,
  stationReportAnswerWords,
  stationReportKindWords,
  type ReportStanding,
  type StationReport,
} from '../../../../domain/supervision/enforcement/station-report.ts';
import type { Context } from '../../../../actions/base/context.ts';
import {
  listReportComplaints,
  listReportedCases,
  listStationReports,
} from '../../../../store/supervision/enforcement/station-report.ts';

export type ReportedCase = Pick<Enforcement, 'number' | 'state' | 'outcome'>;

/** The cases that were made of the reports. */
export function casesOf(
  { db, actor }: Context,
  reports: readonly Pick<StationReport, 'enforcementId'>[],
): Promise<Map<string, ReportedCase>> {
  return listReportedCases(
    db,
    actor.countyId,
    reports.flatMap(({ enforcementId }) => enforcementId ?? []),
  );
}

function isOver({ state, outcome }: ReportedCase): boolean {
  return (state === 'closed' || state === 'archived' || state === 'notFiled') && outcome !== null;
}

/** Only how it ended, once it has ended: what an open case finds is nobody's to hear. */
export function progressOf(made: ReportedCase): Words {
  if (isOver(made) && made.outcome !== null) {
    const { zh, en } = enforcementOutcomeWords[made.outcome];
    return { zh: `结果：${zh}`, en: `Ended: ${en.toLowerCase()}` };
  }
  return { zh: '还在办，有结果会告诉站里', en: 'Under way; the station hears how it ends' };
}

export function standingOf(report: StationReport, made: ReportedCase | null): ReportStanding | null {
  return reportStandingOf(report, made !== null && isOver(made));
}

export function standingWordsOf(report: StationReport, made: ReportedCase | null): Words | null {
  const standing = standingOf(report, made);
  return standing === null ? null : reportStandingWords[standing];
}

/** 报给所里的: a report as the telephone of its station has it. */
export interface CarriedReport {
  number: string;
  what: Words;
  operatorName: string;
  /** The complaint over which it was seen; null for one alone. */
  complaintNumber: string | null;
  sentOn: Day;
  answerBy: Day;
  standing: Words;
  isDone: boolean;
  /** How the office answered, in its words; empty while it has not. */
  answer: Words | null;
  answerWords: string;
  caseWords: Words | null;
}

const mostReports = 20;

/** The newest ones, those that the station took back left out. */
export async function carriedReports(ctx: Context): Promise<CarriedReport[]> {
  const { db, actor } = ctx;
  const told = await listStationReports(db, actor, 'open', mostReports);
  const [cases, complaints] = await Promise.all([
    casesOf(ctx, told),
    listReportComplaints(
      db,
      actor.countyId,
      told.flatMap(({ complaintId }) => complaintId ?? []),
    ),
  ]);
  return told.flatMap((one): CarriedReport[] => {
    const made = cases.get(one.enforcementId ?? '') ?? null;
    const standing = standingOf(one, made);
    if (standing === null) return [];
    return [
      {
        number: one.number,
        what: stationReportKindWords[one.kind],
        operatorName: one.operatorName,
        complaintNumber: complaints.get(one.complaintId ?? '')?.number ?? null,
        sentOn: one.sentOn,
        answerBy: one.answerBy,
        standing: reportStandingWords[standing],
        isDone: standing === 'done',
        answer: one.answer === null ? null : stationReportAnswerWords[one.answer],
        answerWords: one.answerWords,
        caseWords: made === null ? null : progressOf(made),
      },
    ];
  });
}
