import contractReviewDocket from '../../../domain/supervision/clause/contract-review-steps.ts?contractReviewDocket';
import standardContractDocket from '../../../domain/supervision/clause/standard-contract.ts?standardContractDocket';
import stationReportDocket from '../../../domain/supervision/enforcement/station-report.ts?stationReportDocket';
import guidanceDocket from '../../../domain/supervision/guidance/guidance-steps.ts?guidanceDocket';
import campaignDocket from '../../../domain/supervision/inspection/campaign-steps.ts?campaignDocket';
import cautionDocket from '../../../domain/supervision/inspection/caution.ts?cautionDocket';
import covertCheckDocket from '../../../domain/supervision/inspection/covert-check.ts?covertCheckDocket';
import inspectionDocket from '../../../domain/supervision/inspection/inspection-steps.ts?inspectionDocket';
import seizureDocket from '../../../domain/supervision/inspection/seizure.ts?seizureDocket';
import sortieDocket from '../../../domain/supervision/inspection/sortie.ts?sortieDocket';
import stationVisitDocket from '../../../domain/supervision/inspection/station-visit.ts?stationVisitDocket';
import batchDocket from '../../../domain/supervision/sampling/batch-steps.ts?batchDocket';
import samplingPlanDocket from '../../../domain/supervision/sampling/sampling-plan.ts?samplingPlanDocket';
import surveyDocket from '../../../domain/supervision/survey/survey-steps.ts?surveyDocket';
import { matterWords } from '../../../domain/matter/matter.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { KeptKind } from '../../../domain/desk/kept.ts';

/** What each kind that is kept is called; its rules are the server's. */
export const keptWords: Readonly<Record<KeptKind, Words>> = {
  ...matterWords,
  sampling_plan: samplingPlanDocket,
  sampling_batch: batchDocket,
  campaign: campaignDocket,
  sortie: sortieDocket,
  inspection: inspectionDocket,
  seizure: seizureDocket,
  covert_check: covertCheckDocket,
  station_visit: stationVisitDocket,
  contract_review: contractReviewDocket,
  standard_contract: standardContractDocket,
  guidance: guidanceDocket,
  survey: surveyDocket,
  station_report: stationReportDocket,
  caution: cautionDocket,
};
