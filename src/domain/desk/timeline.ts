/**
 * 经过 (timeline): each line of a matter's ledger as one whole sentence, for those who work on it. The names of people
 * and places are put into the detail by who reads the ledger; the line itself keeps ids.
 */
import { escalatedTelling } from '../command/alarm.ts';
import { bondTellings } from '../complaint/joint/procedure.ts';
import { tipoffNoticeVerbs, tipoffTellings } from '../tipoff/sentences.ts';
import { channelTellings } from '../inquiry/channel.ts';
import { entryTellings } from '../complaint/facts/fact-moves.ts';
import { instructionTellings } from '../command/instruction-steps.ts';
import { awaitedTellings } from '../command/awaited-steps.ts';
import { redispatchTellings } from '../command/redispatch.ts';
import { charterTellings } from '../station/charter-procedure.ts';
import { toldBy, type Details } from '../base/event.ts';
import type { LedgerVerb } from '../base/ledger-verbs.ts';
import { enforcementTellings } from '../supervision/enforcement/sentences.ts';
import { cautionTellings } from '../supervision/inspection/caution.ts';
import { stationReportTellings } from '../supervision/enforcement/station-report.ts';
import { exhibitTellings } from '../supervision/enforcement/exhibit-steps.ts';
import { inquiryTellings } from '../inquiry/inquiry.ts';
import { deviceTellings } from '../device/device.ts';
import { operatorTellings } from '../operator/operator-sentences.ts';
import { offerTellings } from '../firm/offer.ts';
import { actedWords } from '../matter/acted-at.ts';
import { allowanceTellings } from '../people/allowance.ts';
import { appointmentTellings } from '../people/appointment-steps.ts';
import { taskTellings } from '../steering/task-steps.ts';
import { directiveTellings } from '../steering/directive.ts';
import { exampleTellings } from '../publicity/example-steps.ts';
import { publicationRuleTellings } from '../publicity/publication/rule.ts';
import { publicationTellings } from '../publicity/publication/publication-steps.ts';
import { countyReportTellings } from '../report/county-report.ts';
import { monthClosingTellings } from '../report/month/month-closing-sentences.ts';
import { workReportTellings } from '../report/work-report-sentences.ts';
import { contractReviewTellings } from '../supervision/clause/contract-review-sentences.ts';
import { surveyTellings } from '../supervision/survey/survey-sentences.ts';
import { guidanceTellings } from '../supervision/guidance/guidance-steps.ts';
import { conventionTellings } from '../supervision/guidance/convention.ts';
import { institutionTellings } from '../supervision/sampling/institution.ts';
import { samplingPlanTellings } from '../supervision/sampling/sampling-plan.ts';
import { samplingTellings } from '../supervision/sampling/batch-sentences.ts';
import { standardContractTellings } from '../supervision/clause/standard-contract.ts';
import { recallTellings } from '../publicity/warning/recall.ts';
import { stationMessageTellings } from '../station/station-message.ts';
import { trendTellings } from '../publicity/warning/trend.ts';
import { warningTellings } from '../publicity/warning/warning-steps.ts';
import { engagementTellings } from '../people/engagement.ts';
import { exchangeTellings } from '../exchange/letter-exchange.ts';
import { planTellings } from '../steering/plan-steps.ts';
import { sheetTellings } from '../incident/facts/fact-correction.ts';
import { areaCheckTellings, incidentTellings } from '../incident/incident-sentences.ts';
import { fundTellings } from '../station/fund.ts';
import { importTellings } from '../exchange/import/import.ts';
import { assessmentTellings } from '../assessment/assessment-steps.ts';
import { meetingTellings } from '../steering/meeting.ts';
import { personTellings } from '../people/person-steps.ts';
import { courseTellings } from '../publicity/education/course.ts';
import { materialTellings } from '../publicity/education/material.ts';
import { driveTellings } from '../publicity/education/drive.ts';
import { posterTellings } from '../publicity/education/poster.ts';
import { outreachTellings } from '../publicity/education/outreach-steps.ts';
import { postingTellings } from '../publicity/board-posting.ts';
import { recurrenceTellings } from '../steering/recurrence.ts';
import { remarkTellings } from '../steering/remark.ts';
import { replyTellings } from '../exchange/reply.ts';
import { trainingTellings } from '../people/training.ts';
import { workgroupTellings } from '../steering/workgroup.ts';
import { proceedingTellings } from '../complaint/steps/side-procedure.ts';
import { calloutTellings } from '../command/callout-steps.ts';
import { shiftTellings } from '../command/shift-steps.ts';
import { countyTellings } from '../county/county-sentences.ts';
import { bulkTellings } from '../matter/bulk/bulk.ts';
import { checklistTellings } from '../matter/checklist/checklist.ts';
import { hookSystemTellings } from '../matter/hook/hook-system.ts';
import { alertTellings } from '../matter/alert/alert-ways.ts';
import { upkeepTellings } from '../matter/upkeep/upkeep-work.ts';
import { phraseTellings } from '../matter/phrase/phrase.ts';
import { matterTellings } from '../matter/matter-sentences.ts';
import { complaintTellings } from '../complaint/complaint-sentences.ts';
import { knowledgeTellings } from '../inquiry/knowledge.ts';
import { staffingTellings } from '../people/staffing-sentences.ts';
import { erasureTellings } from './erasure.ts';
import { holdTellings } from './hold.ts';
import { privacyTellings } from './privacy.ts';
import { impactTellings } from './impact.ts';
import { breachTellings } from './breach.ts';
import {
  campaignTellings,
  covertCheckTellings,
  inspectionTellings,
  seizureTellings,
  sortieTellings,
  stationVisitTellings,
} from '../supervision/inspection/inspection-sentences.ts';
import { lateWords } from '../law/late-entry.ts';
import type { Sentences, Telling, TimelineEntry } from '../base/sentence.ts';
import { outcomeWords } from '../complaint/state-words.ts';
import { noticeKindWords, recipientWords } from '../complaint/words/notice-words.ts';
import { tipoffNoticeKindWords, tipoffRecipientWords } from '../tipoff/words/notice-words.ts';
import { tipoffOutcomeWords } from '../tipoff/state-words.ts';
import { anewNoticeTellings } from '../inquiry/anew-sentences.ts';
import { inquiryNoticeWords, inquiryOutcomeWords } from '../inquiry/state-words.ts';
import { annulledTelling } from '../matter/decided/anew.ts';
import { takenBackTelling, unservedTelling } from '../matter/decided/unserved.ts';

export type { TimelineEntry } from '../base/sentence.ts';

/** The sentence of the line in Chinese, such as 「决定受理，决定日期 4月29日。」. */
export function timelineZh(line: TimelineEntry): string {
  return sentencesOf(line)[0];
}

export function timelineEn(line: TimelineEntry): string {
  return sentencesOf(line)[1];
}

const noticeVerbs: readonly string[] = [
  'notice-proven',
  'told',
  'service-failed',
  'service-failure-corrected',
  'asker-told',
  ...tipoffNoticeVerbs,
];

/** Whether the line tells of a notice, for the filter 只看告知. */
export function isNotice(line: TimelineEntry): boolean {
  return noticeVerbs.includes(line.verb);
}

function sentencesOf(line: TimelineEntry): Sentences {
  const { verb, onDay, detail } = line;
  const [zh, en] = tell(verb as LedgerVerb, onDay, detail);
  const [actedZh, actedEn] = actedWords(detail);
  const [lateZh, lateEn] = lateWords(line);
  const [undoneZh, undoneEn] = detail['undone'] === true ? ['（已撤回）', ' (taken back)'] : ['', ''];
  const [whenZh, whenEn] = [`${actedZh}${lateZh}${undoneZh}`, `${actedEn}${lateEn}${undoneEn}`];
  if (detail['wordsClosed'] === true)
    return [
      `${zh}${whenZh}（已转为举报，这一行的原话不再显示）`,
      `${en}${whenEn} (It became a tip-off: the words of this line are closed.)`,
    ];
  if (detail['wordsErased'] !== true) return [`${zh}${whenZh}`, `${en}${whenEn}`];
  return [`${zh}${whenZh}（这一行的文字已清除）`, `${en}${whenEn} (The words of this line were erased.)`];
}

function tell<V extends LedgerVerb>(verb: V, onDay: string, detail: TimelineEntry['detail']): Sentences {
  const telling: Telling<Details[V]> | undefined = tellings[verb];
  return telling === undefined ? ['办了一步。', 'A step was made.'] : telling(toldBy(verb, detail), onDay);
}

const noticeRecipients = { ...recipientWords, ...tipoffRecipientWords, asker: { zh: '咨询人', en: 'Asker' } };
const noticeKindsTo = (to: string) =>
  to === 'asker' ? inquiryNoticeWords : to in recipientWords ? noticeKindWords : tipoffNoticeKindWords;

const tellings: { readonly [V in LedgerVerb]: Telling<Details[V]> } = {
  ...countyTellings,
  ...matterTellings,
  ...bulkTellings,
  ...alertTellings,
  ...hookSystemTellings,
  ...upkeepTellings,
  ...phraseTellings,
  ...checklistTellings,
  // Of a matter of any kind, in the words of each.
  'service-failed': unservedTelling(noticeKindsTo, noticeRecipients),
  'service-failure-corrected': takenBackTelling(noticeKindsTo, noticeRecipients),
  'decision-annulled': annulledTelling({ ...outcomeWords, ...tipoffOutcomeWords }, inquiryOutcomeWords),
  ...complaintTellings,
  ...proceedingTellings,
  ...bondTellings,
  ...entryTellings,
  ...tipoffTellings,
  ...inquiryTellings,
  ...anewNoticeTellings,
  ...enforcementTellings,
  ...exhibitTellings,
  ...stationReportTellings,
  ...cautionTellings,
  ...knowledgeTellings,
  ...channelTellings,
  ...operatorTellings,
  ...offerTellings,
  ...taskTellings,
  ...directiveTellings,
  ...planTellings,
  ...meetingTellings,
  ...workgroupTellings,
  ...remarkTellings,
  ...recurrenceTellings,
  ...personTellings,
  ...appointmentTellings,
  ...trainingTellings,
  ...engagementTellings,
  ...allowanceTellings,
  ...staffingTellings,
  ...instructionTellings,
  ...awaitedTellings,
  ...redispatchTellings,
  ...shiftTellings,
  ...calloutTellings,
  escalated: escalatedTelling,
  ...charterTellings,
  ...fundTellings,
  ...campaignTellings,
  ...sortieTellings,
  ...inspectionTellings,
  ...seizureTellings,
  ...covertCheckTellings,
  ...stationVisitTellings,
  ...sheetTellings,
  ...incidentTellings,
  ...areaCheckTellings,
  ...exampleTellings,
  ...warningTellings,
  ...recallTellings,
  ...contractReviewTellings,
  ...workReportTellings,
  ...monthClosingTellings,
  ...countyReportTellings,
  ...surveyTellings,
  ...guidanceTellings,
  ...institutionTellings,
  ...conventionTellings,
  ...samplingPlanTellings,
  ...samplingTellings,
  ...standardContractTellings,
  ...publicationTellings,
  ...publicationRuleTellings,
  ...trendTellings,
  ...stationMessageTellings,
  ...postingTellings,
  ...courseTellings,
  ...outreachTellings,
  ...materialTellings,
  ...posterTellings,
  ...driveTellings,
  ...assessmentTellings,
  ...deviceTellings,
  ...importTellings,
  ...exchangeTellings,
  ...replyTellings,
  ...erasureTellings,
  ...holdTellings,
  ...privacyTellings,
  ...impactTellings,
  ...breachTellings,
};
