/** 动词 (verb): every word by which the ledger names an act, noun by noun, in the order of the wings. */

/** The county, its people’s accounts and its lists. */
export const countyVerbs = [
  'set-up',
  'county-saved',
  'organisation-saved',
  'regions-saved',
  'region-removed',
  'station-saved',
  'calendar-saved',
  'deadlines-recounted',
  'account-saved',
  'account-unlocked',
  'sessions-ended',
  'password-changed',
  'password-given',
  'slips-opened',
  'account-confirmed',
  'factor-set',
  'factor-codes-renewed',
  'factor-ended',
  'factor-reset-asked',
  'factor-reset',
  'reach-saved',
  'ledger-keyed',
  'virus-found',
  'categories-saved',
  'categories-mapped',
  'question-saved',
  'notice-saved',
  'notice-taken-back',
] as const;
export type CountyVerb = (typeof countyVerbs)[number];

/** What is done to a matter of any kind. */
export const matterVerbs = [
  'filed',
  'dispatched',
  'given-back',
  'urged',
  'supplemented',
  'noted',
  'corrected',
  'closed',
  'revealed',
  'clocks-opened',
  'paper-issued',
  'paper-remade',
  'escalated',
  'attached',
  'exported',
  'message-tested',
  'message-sent-again',
  'export-asked',
  'export-allowed',
  'export-refused',
  'export-withdrawn',
  'watched',
  'unwatched',
  're-keyed',
  'row-stated',
  'code-hashed',
  'code-renewed',
  'category-mapped',
  'erased',
  'service-failed',
  'service-failure-corrected',
  'decision-annulled',
  'step-undone',
  'bulk-made',
  'bulk-ended',
  'bulk-undone',
] as const;
export type MatterVerb = (typeof matterVerbs)[number];

/** The course of a complaint, from the station’s talk to the follow-up. */
export const complaintVerbs = [
  'talked',
  'settled-at-station',
  'sent-up',
  'assigned',
  'accepted',
  'declined',
  'consented',
  'mediation-started',
  'session-held',
  'entrusted',
  'taken-back',
  'test-started',
  'test-ended',
  'settled',
  'terminated',
  'notice-proven',
  'told',
  'pushed',
  'withdrawn',
  'joined',
  'told-apart',
  'followed-up',
  'performed',
] as const;
export type ComplaintVerb = (typeof complaintVerbs)[number];

/** The law’s procedure beside the course. */
export const proceedingVerbs = [
  'parties-corrected',
  'identity-asked',
  'identity-checked',
  'jurisdiction-found',
  'lacks-power',
  'dispute-opened',
  'dispute-ended',
  'transferred',
  'transfer-answered',
  'transfer-returned',
  'proposed',
  'proposal-returned',
  'session-called',
  'session-called-off',
  'recusal-requested',
  'recusal-decided',
  'clue-found',
  'clue-extended',
  'clue-ended',
  'handed-to-police',
  'wished',
  'referred',
  'referral-ended',
  'follow-up-waived',
  'review-answered',
  'appealed',
  'appeal-answered',
  'consumer-asked',
  'question-answered',
  'performance-told',
  'performance-answered',
  'publication-decided',
  'archived',
  'agent-recorded',
  'agent-ended',
  'withdrawal-told',
  'withdrawal-dropped',
] as const;
export type ProceedingVerb = (typeof proceedingVerbs)[number];

/** What binds several people or several matters to one complaint. */
export const bondVerbs = [
  'member-added',
  'member-wished',
  'member-left',
  'representatives-elected',
  'took-over',
  'merged-into',
  'split-off',
  'restored',
  'parted',
  'co-handler-added',
  'share-handed-back',
  'share-ended',
] as const;
export type BondVerb = (typeof bondVerbs)[number];

/** What is entered of a complaint beside its course. */
export const factVerbs = [
  'marked-urgent',
  'urgent-taken-back',
  'urgent-again',
  'called-back',
  'called',
  'shop-called',
  'call-ended',
  'injury-recorded',
  'claims-recorded',
  'purchase-recorded',
  'investigated',
  'fact-recorded',
  'term-checked',
] as const;
export type FactVerb = (typeof factVerbs)[number];

/** A tip-off. */
export const tipoffVerbs = [
  'tipoff-filed',
  'officers-assigned',
  'verification-started',
  'decision-proposed',
  'decision-endorsed',
  'decision-returned',
  'decision-withdrawn',
  'verification-extended',
  'verification-paused',
  'verification-resumed',
  'enforcement-opened',
  'enforcement-not-opened',
  'enforcement-ended',
  'no-power-found',
  'handed-over',
  'repeated',
  'merged',
  'took-in',
  'let-go',
  'reporter-told',
  'reward-granted',
  'reward-paid',
  'tipoff-closed',
  'tipoff-archived',
  'reporter-revealed',
  'reporters-resealed',
  'reporter-sought',
] as const;
export type TipoffVerb = (typeof tipoffVerbs)[number];

/** A case, and the certificates of who investigates. */
export const enforcementVerbs = [
  'enforcement-registered',
  'enforcement-carried',
  'enforcement-corrected',
  'investigators-assigned',
  'case-handed-on',
  'clue-verification-started',
  'clue-verification-extended',
  'time-excluded',
  'time-included',
  'filing-requested',
  'filing-endorsed',
  'filing-returned',
  'filing-withdrawn',
  'enforcement-filed',
  'enforcement-not-filed',
  'measure-taken',
  'measure-approved',
  'measure-approval-denied',
  'measure-extended',
  'measure-ended',
  'measures-lapsed',
  'transcript-recorded',
  'transcript-signed',
  'transcript-voided',
  'help-asked',
  'help-answered',
  'value-assessed',
  'investigation-suspended',
  'investigation-resumed',
  'investigation-terminated',
  'investigation-reported',
  'investigation-reopened',
  'term-extended',
  'review-submitted',
  'review-extended',
  'review-reassigned',
  'review-passed',
  'review-returned',
  'penalty-notice-issued',
  'penalty-notice-withdrawn',
  'penalty-notice-announced',
  'penalty-notified',
  'defence-recorded',
  'defence-waived',
  'hearing-asked',
  'hearing-held',
  'enforcement-discussed',
  'penalty-decided',
  'decided-on-the-spot',
  'spot-confirmed',
  'spot-denied',
  'spot-settled',
  'enforcement-handed-over',
  'crime-reported',
  'crime-decided',
  'police-handed',
  'decision-announced',
  'decision-served',
  'penalty-published',
  'penalty-withdrawn',
  'decision-revoked',
  'penalty-paid',
  'payment-deferred',
  'payment-urged',
  'court-asked',
  'court-answered',
  'execution-ended',
  'enforcement-closed',
  'enforcement-archived',
  'certificate-saved',
  'spot-form-closed',
  'spot-form-reopened',
  'legal-reviewer-named',
  'legal-reviewer-removed',
  // What a case came to, in the ledger of what it was opened out of.
  'case-decided',
] as const;
export type EnforcementVerb = (typeof enforcementVerbs)[number];

/** An inquiry. */
export const inquiryVerbs = [
  'asked',
  'answered',
  'marked-pending',
  'turned-into-complaint',
  'turned-into-tipoff',
  'route-told',
  'inquiry-corrected',
  'asker-told',
] as const;
export type InquiryVerb = (typeof inquiryVerbs)[number];

/** 办件清单: the county’s list, and its lines on a matter. */
export const checklistVerbs = ['matter-checklist-saved', 'line-ticked', 'line-unticked'] as const;

/** 系统告警: whom they go to, and that they were tried. */
export const alertVerbs = ['alert-way-saved', 'alert-tested'] as const;

/** 对外通知 that is set at the desk: the systems, their secrets, and what was sent again. */
export const hookVerbs = [
  'hook-saved',
  'hook-decided',
  'hook-switched',
  'hook-removed',
  'hook-secret-made',
  'hook-secret-used',
  'hook-tested',
  'hook-letters-again',
] as const;

/** 系统状态: what somebody had the program do for itself. */
export const upkeepVerbs = ['upkeep-begun'] as const;

/** 常用语 that many use. */
export const phraseVerbs = ['phrase-saved', 'phrase-removed'] as const;

/** What is answered to everybody, and the ways by which people reach the county. */
export const knowledgeVerbs = [
  'knowledge-saved',
  'knowledge-approved',
  'knowledge-returned',
  'knowledge-retired',
  'channel-saved',
  'channel-down',
  'channel-up',
  'missed-call-recorded',
  'missed-call-returned',
] as const;
export type KnowledgeVerb = (typeof knowledgeVerbs)[number];

/** A shop of the register, and which matters are about it. */
export const operatorVerbs = [
  'operator-opened',
  'operator-corrected',
  'operator-merged',
  'operator-parted',
  'operator-kept-apart',
  'operator-assigned',
  'operator-flagged',
  'operator-unflagged',
  'operator-watched',
  'operator-unwatched',
  'operators-imported',
] as const;
export type OperatorVerb = (typeof operatorVerbs)[number];

/** A firm, and what it was offered to settle itself. */
export const offerVerbs = [
  'firm-saved',
  'offered',
  'firm-replied',
  'offer-answered',
  'offer-overtaken',
  'offer-lapsed',
] as const;
export type OfferVerb = (typeof offerVerbs)[number];

/** A task. */
export const taskVerbs = [
  'task-assigned',
  'task-accepted',
  'task-contributed',
  'task-reported',
  'task-nudged',
  'task-extended',
  'task-withdrawn',
  'task-closed',
  'task-returned',
  'task-passed-on',
] as const;
export type TaskVerb = (typeof taskVerbs)[number];

/** A directive from above. */
export const directiveVerbs = [
  'directive-received',
  'directive-split',
  'directive-shelved',
  'directive-extended',
  'directive-corrected',
  'directive-answered',
  'directive-closed',
  'directive-reopened',
] as const;
export type DirectiveVerb = (typeof directiveVerbs)[number];

/** A plan of the year. */
export const planVerbs = [
  'plan-drafted',
  'plan-revised',
  'plan-approved',
  'plan-withdrawn',
  'plan-split',
  'plan-reached',
  'plan-counted',
  'plan-warned',
  'plan-concluded',
  'plan-carried',
  'plan-waived',
  'plan-closed',
] as const;
export type PlanVerb = (typeof planVerbs)[number];

/** A meeting. */
export const meetingVerbs = [
  'meeting-called',
  'meeting-held',
  'meeting-resolved',
  'meeting-cancelled',
  'meeting-closed',
] as const;
export type MeetingVerb = (typeof meetingVerbs)[number];

/** A working group. */
export const workgroupVerbs = [
  'workgroup-founded',
  'workgroup-amended',
  'workgroup-cascaded',
  'workgroup-filled',
  'workgroup-ended',
] as const;
export type WorkgroupVerb = (typeof workgroupVerbs)[number];

/** A remark (批示). */
export const remarkVerbs = [
  'remarked',
  'remark-read',
  'remark-answered',
  'remark-passed',
  'remark-returned',
  'remark-closed',
  'remark-nudged',
  'remark-withdrawn',
  'remark-handed',
  'remark-unheard',
] as const;
export type RemarkVerb = (typeof remarkVerbs)[number];

/** What comes round again. */
export const recurrenceVerbs = [
  'recurrence-set',
  'recurrence-made',
  'recurrence-paused',
  'recurrence-resumed',
  'recurrence-ended',
] as const;
export type RecurrenceVerb = (typeof recurrenceVerbs)[number];

/** A person on the register. */
export const personVerbs = [
  'person-registered',
  'person-corrected',
  'office-taken',
  'office-left',
  'person-merged',
  'person-took-in',
  'person-kept-apart',
  'person-left',
  'person-returned',
  'person-restored',
  'person-gave-back',
  'score-corrected',
] as const;
export type PersonVerb = (typeof personVerbs)[number];

/** An appointment. */
export const appointmentVerbs = [
  'nominated',
  'nomination-checked',
  'nomination-refused',
  'appointed',
  'appointee-trained',
  'appointee-active',
  'duties-set',
  'appointment-renewed',
  'dismissed',
  'appointment-ended',
  'appointment-restored',
] as const;
export type AppointmentVerb = (typeof appointmentVerbs)[number];

/** A training. */
export const trainingVerbs = [
  'training-planned',
  'training-approved',
  'trainees-invited',
  'training-held',
  'training-scored',
  'training-recorded',
  'training-cancelled',
] as const;
export type TrainingVerb = (typeof trainingVerbs)[number];

/** A commission to a lecturer or an expert. */
export const engagementVerbs = [
  'engaged',
  'engagement-accepted',
  'engagement-declined',
  'engagement-done',
  'engagement-cancelled',
  'opinion-asked',
  'opinion-given',
] as const;
export type EngagementVerb = (typeof engagementVerbs)[number];

/** An allowance. */
export const allowanceVerbs = [
  'allowance-drafted',
  'allowance-approved',
  'allowance-returned',
  'allowance-redrafted',
  'allowance-paid',
  'allowance-cancelled',
] as const;
export type AllowanceVerb = (typeof allowanceVerbs)[number];

/** How many people each kind of post needs, which department follows which, and what a department reads by agreement. */
export const staffingVerbs = ['staffing-saved', 'succession-saved', 'pact-saved', 'shared-data-read'] as const;
export type StaffingVerb = (typeof staffingVerbs)[number];

/** An instruction. */
export const instructionVerbs = [
  'instructed',
  'instruction-acknowledged',
  'instruction-arrived',
  'instruction-reported',
  'instruction-nudged',
  'instruction-returned',
  'instruction-closed',
  'instruction-withdrawn',
] as const;
export type InstructionVerb = (typeof instructionVerbs)[number];

/** What a matter waits for from somebody outside. */
export const awaitedVerbs = [
  'awaited-opened',
  'awaited-reminded',
  'awaited-extended',
  'awaited-replied',
  'awaited-returned',
  'awaited-answered',
  'awaited-dropped',
  'awaited-ended',
] as const;
export type AwaitedVerb = (typeof awaitedVerbs)[number];

/** A redispatch. */
export const redispatchVerbs = [
  'redispatched',
  'redispatch-accepted',
  'redispatch-declined',
  'redispatch-lapsed',
  'redispatch-undone',
  'redispatch-recalled',
  'redispatch-returned',
  'redispatch-ran-out',
  'redispatch-joint',
  'redispatch-session',
  'redispatch-settled',
  'redispatch-terminated',
  'redispatch-ended',
  'redispatch-called',
  'redispatch-call-ended',
] as const;
export type RedispatchVerb = (typeof redispatchVerbs)[number];

/** The roster and its shifts. */
export const shiftVerbs = [
  'shift-rostered',
  'shift-swap-asked',
  'shift-swap-dropped',
  'shift-swapped',
  'shift-substituted',
  'shift-checked-in',
  'shift-reminded',
  'shift-missed',
  'shift-cancelled',
  'shift-handed-over',
  'shift-signed',
  'rota-saved',
  'roster-built',
  'roster-gap-told',
] as const;
export type ShiftVerb = (typeof shiftVerbs)[number];

/** A call-out. */
export const calloutVerbs = [
  'callout-opened',
  'callout-paged',
  'callout-heard',
  'callout-accepted',
  'callout-office-sent',
  'callout-departments-told',
  'callout-stations-alerted',
  'callout-noted',
  'callout-arrived',
  'callout-reported',
  'callout-closed',
  'callout-dismissed',
] as const;
export type CalloutVerb = (typeof calloutVerbs)[number];

/** The life of a station, and what the network is measured by. */
export const charterVerbs = [
  'charter-applied',
  'charter-reviewed',
  'charter-refused',
  'charter-inspected',
  'charter-approved',
  'charter-hung',
  'charter-delivered',
  'charter-activated',
  'charter-year-reviewed',
  'charter-reaccepted',
  'charter-rectify-ordered',
  'charter-suspended',
  'charter-resumed',
  'charter-closed',
  'charter-classified',
  'charter-posted',
  'charter-acknowledged',
  'charter-activity',
  'station-changed',
  'standard-saved',
  'outline-saved',
  'county-onboarded',
  'obligations-told',
] as const;
export type CharterVerb = (typeof charterVerbs)[number];

/** The money of a station. */
export const fundVerbs = ['fund-recorded', 'fund-approved', 'fund-voided'] as const;
export type FundVerb = (typeof fundVerbs)[number];

/** 行业公约: what a trade has promised, and who has signed. */
export const conventionVerbs = [
  'convention-registered',
  'convention-signed',
  'convention-left',
  'convention-amended',
  'convention-ended',
] as const;
export type ConventionVerb = (typeof conventionVerbs)[number];

/** A testing institution. */
export const institutionVerbs = [
  'institution-registered',
  'institution-amended',
  'institution-retired',
  'institution-restored',
] as const;
export type InstitutionVerb = (typeof institutionVerbs)[number];

/** A plan of what is sampled. */
export const samplingPlanVerbs = [
  'sampling-plan-drafted',
  'sampling-plan-approved',
  'sampling-plan-revised',
  'sampling-plan-dropped',
  'sampling-plan-closed',
] as const;
export type SamplingPlanVerb = (typeof samplingPlanVerbs)[number];

/** A batch that was sampled. */
export const samplingVerbs = [
  'sampling-planned',
  'sampling-sampled',
  'sampling-handed-over',
  'sampling-sent',
  'sampling-reported',
  'sampling-passed',
  'sampling-failed',
  'sampling-told',
  'sampling-retest-asked',
  'sampling-retest-waived',
  'sampling-window-ended',
  'sampling-papers-taken',
  'sampling-institution-drawn',
  'sampling-retest-failed',
  'sampling-retest-passed',
  'sampling-retest-dropped',
  'sampling-ordered',
  'sampling-counted',
  'sampling-executed',
  'sampling-struck',
  'sampling-disposed',
  'sampling-rechecked',
  'sampling-no-case',
  'sampling-case-opened',
  'sampling-case-linked',
  'sampling-published',
  'sampling-closed',
  'sampling-cancelled',
] as const;
export type SamplingVerb = (typeof samplingVerbs)[number];

/** A typical case. */
export const exampleVerbs = [
  'example-drafted',
  'example-submitted',
  'example-rewritten',
  'example-dropped',
  'example-approved',
  'example-returned',
  'example-published',
  'example-withdrawn',
  'example-unfit',
  'example-fit-again',
] as const;
export type ExampleVerb = (typeof exampleVerbs)[number];

/** A tip or a warning to consumers. */
export const warningVerbs = [
  'warning-drafted',
  'warning-checked',
  'warning-reviewed',
  'warning-approved',
  'warning-returned',
  'warning-rewritten',
  'warning-dropped',
  'warning-published',
  'warning-correction-written',
  'warning-corrected',
  'warning-correction-dropped',
  'warning-withdrawn',
  'warning-passed',
] as const;
export type WarningVerb = (typeof warningVerbs)[number];

/** A complaint that is told in public, or not, and the county's rule of it. */
export const publicationVerbs = [
  'publication-drafted',
  'publication-published',
  'publication-withheld',
  'publication-rewritten',
  'publication-left',
  'publication-objected',
  'publication-corrected',
  'publication-withdrawn',
  'publication-kept',
  'publication-amended',
  'publication-upheld',
  'publication-reconsidered',
  'publication-passed',
] as const;
export type PublicationVerb = (typeof publicationVerbs)[number];
export const publicationRuleVerbs = [
  'publication-rule-written',
  'publication-rule-confirmed',
  'publication-rule-dropped',
  'publication-rule-ended',
] as const;
export type PublicationRuleVerb = (typeof publicationRuleVerbs)[number];

/** A product that is called back, or dangerous. */
export const recallVerbs = [
  'recall-listed',
  'recall-released',
  'recall-amended',
  'recall-correction-written',
  'recall-corrected',
  'recall-correction-dropped',
  'recall-ended',
] as const;
export type RecallVerb = (typeof recallVerbs)[number];

/** What stations tell each other. */
export const stationMessageVerbs = [
  'station-message-sent',
  'station-message-answered',
  'station-message-withdrawn',
] as const;
export type StationMessageVerb = (typeof stationMessageVerbs)[number];

/** A class of goods that stands out. */
export const trendVerbs = ['trend-raised', 'trend-used', 'trend-dropped'] as const;
export type TrendVerb = (typeof trendVerbs)[number];

/** The board of a station. */
export const postingVerbs = ['posting-recorded', 'posting-struck'] as const;
export type PostingVerb = (typeof postingVerbs)[number];

/** A course of education. */
export const courseVerbs = ['course-written', 'course-rewritten', 'course-retired'] as const;
export type CourseVerb = (typeof courseVerbs)[number];

/** An event of education. */
export const outreachVerbs = [
  'outreach-planned',
  'outreach-approved',
  'outreach-revised',
  'outreach-cancelled',
  'outreach-counted',
  'outreach-held',
  'outreach-recounted',
  'outreach-asked',
  'outreach-recorded',
] as const;
export type OutreachVerb = (typeof outreachVerbs)[number];

/** A poster with a code. */
export const posterVerbs = ['poster-made', 'poster-taken-down'] as const;
export type PosterVerb = (typeof posterVerbs)[number];

/** What stations are asked to hang, to tell and to hand out, and what came of it. */
export const driveVerbs = ['drive-sent', 'drive-extended', 'drive-ended', 'drive-withdrawn', 'drive-told'] as const;
export type DriveVerb = (typeof driveVerbs)[number];

/** Printed matter, from the press to whoever takes it home. */
export const materialVerbs = [
  'material-added',
  'material-printed',
  'material-issued',
  'material-returned',
  'material-handed-out',
  'material-written-off',
  'material-retired',
] as const;
export type MaterialVerb = (typeof materialVerbs)[number];

/** A round of assessment, the objections to it, its schemes and awards. */
export const assessmentVerbs = [
  'assessment-opened',
  'assessment-frozen',
  'assessment-cancelled',
  'spotcheck-drawn',
  'assessment-scored',
  'assessment-announced',
  'award-nominated',
  'assessment-returned',
  'assessment-decided',
  'assessment-published',
  'score-marked',
  'score-self-marked',
  'objection-raised',
  'objection-upheld',
  'objection-dismissed',
  'objection-withdrawn',
  'scheme-saved',
  'award-saved',
] as const;
export type AssessmentVerb = (typeof assessmentVerbs)[number];

/** A telephone of a station, and what was left on it. */
export const deviceVerbs = [
  'device-bound',
  'device-revoked',
  'device-wiped',
  'drafts-handed',
  'leftover-kept',
  'leftover-taken',
  'leftover-dropped',
] as const;
export type DeviceVerb = (typeof deviceVerbs)[number];

/** What comes from other systems and what goes back to them. */
export const exchangeVerbs = [
  'import-changed',
  'carried-over',
  'carried-corrected',
  'import-run',
  'import-sampled',
  'reply-exported',
  'exchange-received',
  'exchange-sent',
  'exchange-answered',
  'exchange-hastened',
] as const;
export type ExchangeVerb = (typeof exchangeVerbs)[number];

/** The erasure of what has had its time, and what is held back from it. */
export const erasureVerbs = [
  'erasure-proposed',
  'erasure-confirmed',
  'erasure-refused',
  'erasure-withdrawn',
  'erasure-done',
  'hold-placed',
  'hold-lifted',
] as const;
export type ErasureVerb = (typeof erasureVerbs)[number];

/** What a person asks of his own data, and the answer; what is assessed beforehand, and what went wrong. */
export const privacyVerbs = [
  'privacy-asked',
  'privacy-answered',
  'privacy-refused',
  'privacy-reopened',
  'impact-written',
  'impact-rewritten',
  'impact-signed',
  'impact-dropped',
  'breach-noted',
  'breach-rewritten',
  'breach-body-told',
  'breach-persons-told',
  'breach-closed',
] as const;
export type PrivacyVerb = (typeof privacyVerbs)[number];

/** What was read out of a matter, put right by hand. */
export const sheetVerbs = ['fact-corrected'] as const;
export type SheetVerb = (typeof sheetVerbs)[number];

/** A group incident. */
export const incidentVerbs = [
  'incident-raised',
  'incident-confirmed',
  'incident-dropped',
  'incident-filed',
  'incident-handled',
  'incident-closed',
  'incident-reopened',
  'incident-revived',
  'incident-joined',
  'incident-taken-in',
  'incident-left',
  'incident-described',
  'incident-form-opened',
  'incident-form-shut',
  'incident-directed',
  'incident-crop-recorded',
  'incident-appraisal-asked',
  'incident-handed-over',
  'incident-answered',
  'incident-commanded',
  'incident-merged',
] as const;
export type IncidentVerb = (typeof incidentVerbs)[number];

/** An area check, and the answers of the stations. */
export const areaCheckVerbs = [
  'check-asked',
  'check-nudged',
  'check-extended',
  'check-closed',
  'check-reopened',
  'check-answered',
  'check-answer-corrected',
] as const;
export type AreaCheckVerb = (typeof areaCheckVerbs)[number];

/** The review of standard terms, and each clause of it. */
export const contractReviewVerbs = [
  'contract-collected',
  'clause-judged',
  'clause-weighed',
  'clause-weight-set',
  'clause-set-aside',
  'clause-marked',
  'clause-commented',
  'contract-replaced',
  'contract-reviewed',
  'contract-dropped',
  'contract-advised',
  'contract-cleared',
  'contract-resumed',
  'contract-enforced',
  'contract-reopened',
  'contract-rectified',
  'contract-rechecked',
  'contract-sent-back',
] as const;
export type ContractReviewVerb = (typeof contractReviewVerbs)[number];
/** A survey; of a citizen's sheet no line is written. */
export const surveyVerbs = [
  'survey-designed',
  'survey-fielded',
  'survey-amended',
  'survey-dropped',
  'survey-entered',
  'survey-tipped',
  'survey-tabulated',
  'survey-concluded',
  'survey-struck',
  'survey-returned',
  'survey-published',
  'survey-resumed',
  'survey-followed',
  'survey-done',
  'survey-revisited',
  'survey-finished',
] as const;
export type SurveyVerb = (typeof surveyVerbs)[number];

/** A letter to an operator: 规范意见, 提醒, 约谈. */
export const guidanceVerbs = [
  'guidance-drafted',
  'guidance-signed',
  'guidance-returned',
  'guidance-amended',
  'guidance-dropped',
  'guidance-acknowledged',
  'guidance-answered',
  'guidance-replied',
  'guidance-checked',
  'guidance-verified',
  'guidance-ended',
  'guidance-closed',
] as const;
export type GuidanceVerb = (typeof guidanceVerbs)[number];

/** 专项、出动、检查 and what belongs to them. */
export const campaignVerbs = [
  'campaign-planned',
  'campaign-revised',
  'campaign-started',
  'campaign-cancelled',
  'campaign-drawn',
  'campaign-summarised',
  'campaign-resumed',
  'campaign-archived',
  'campaign-case-opened',
] as const;
export type CampaignVerb = (typeof campaignVerbs)[number];
export const sortieVerbs = [
  'sortie-planned',
  'sortie-joined',
  'sortie-done',
  'sortie-cancelled',
  'sortie-corrected',
  'sortie-partner-entered',
] as const;
export type SortieVerb = (typeof sortieVerbs)[number];
export const inspectionVerbs = [
  'field-work-handed-on',
  'inspection-planned',
  'inspection-nil-found',
  'inspection-problem-found',
  'inspection-door-closed',
  'inspection-joined',
  'inspection-cancelled',
  'inspection-nil-confirmed',
  'inspection-nil-doubted',
  'inspection-rectified-at-once',
  'inspection-ordered',
  'inspection-extended',
  'inspection-rechecked',
  'inspection-unrectified',
  'inspection-noted',
  'ban-ordered',
  'ban-executed',
  'ban-resisted',
  'ban-withdrawn',
  'ban-reopened',
  'inspection-case-opened',
] as const;
export type InspectionVerb = (typeof inspectionVerbs)[number];
export const seizureVerbs = ['goods-taken', 'goods-moved', 'goods-disposed'] as const;
export type SeizureVerb = (typeof seizureVerbs)[number];
export const covertCheckVerbs = [
  'covert-check-planned',
  'covert-check-made',
  'covert-check-cancelled',
  'covert-check-handed-over',
  'covert-check-closed',
] as const;
export const exhibitVerbs = [
  'exhibit-collected',
  'exhibit-hand-asked',
  'exhibit-handed',
  'exhibit-checked',
  'exhibit-release-asked',
  'exhibit-taken-back',
  'exhibit-released',
] as const;
export type ExhibitVerb = (typeof exhibitVerbs)[number];
export const cautionVerbs = [
  'caution-set',
  'caution-confirmed',
  'caution-refused',
  'caution-renewed',
  'caution-ended',
] as const;
export type CautionVerb = (typeof cautionVerbs)[number];
export const stationReportVerbs = [
  'station-report-sent',
  'station-report-added',
  'station-report-answered',
  'station-report-withdrawn',
  'station-report-followed',
] as const;
export type StationReportVerb = (typeof stationReportVerbs)[number];
export type CovertCheckVerb = (typeof covertCheckVerbs)[number];
export const stationVisitVerbs = [
  'station-visit-planned',
  'station-visit-fine',
  'station-visit-faulty',
  'station-visit-cancelled',
  'station-visit-mended',
  'station-visit-asked-again',
] as const;
export type StationVisitVerb = (typeof stationVisitVerbs)[number];
/** The register of standard contracts. */
export const standardContractVerbs = [
  'text-kept',
  'text-put-under-review',
  'text-rechecked',
  'text-renewed',
  'text-ended',
] as const;
export type StandardContractVerb = (typeof standardContractVerbs)[number];

/** 工作汇报: reports of work, their templates and what the clock drafts. */
export const workReportVerbs = [
  'work-report-drafted',
  'work-report-written',
  'work-report-answered',
  'work-report-blanks-left',
  'work-report-commented',
  'work-report-comment-done',
  'work-report-asked',
  'work-report-sent',
  'work-report-dropped',
  'work-report-reviewed',
  'work-report-sent-back',
  'work-report-signed',
  'work-report-numbered',
  'work-report-number-voided',
  'work-report-adopted',
  'work-report-submitted',
  'work-report-filed',
  'work-report-received',
  'work-report-returned',
  'work-report-replied',
  'work-report-praised',
  'work-report-revised',
  'report-template-saved',
  'report-schedule-saved',
] as const;
export type WorkReportVerb = (typeof workReportVerbs)[number];

/** 各县上报: reports of counties that came over the line. */
export const countyReportVerbs = [
  'county-report-came',
  'county-report-received',
  'county-report-returned',
  'county-report-renumbered',
  'county-report-struck',
] as const;
export type CountyReportVerb = (typeof countyReportVerbs)[number];

/** 月度统计: how a month was closed. */
export const monthClosingVerbs = [
  'month-opened',
  'month-submitted',
  'month-returned',
  'month-approved',
  'month-locked',
  'month-settled',
  'month-missed',
] as const;
export type MonthClosingVerb = (typeof monthClosingVerbs)[number];

export const ledgerVerbs = [
  ...countyVerbs,
  ...matterVerbs,
  ...complaintVerbs,
  ...proceedingVerbs,
  ...bondVerbs,
  ...factVerbs,
  ...tipoffVerbs,
  ...inquiryVerbs,
  ...checklistVerbs,
  ...alertVerbs,
  ...hookVerbs,
  ...upkeepVerbs,
  ...phraseVerbs,
  ...knowledgeVerbs,
  ...operatorVerbs,
  ...offerVerbs,
  ...taskVerbs,
  ...directiveVerbs,
  ...planVerbs,
  ...meetingVerbs,
  ...workgroupVerbs,
  ...remarkVerbs,
  ...recurrenceVerbs,
  ...personVerbs,
  ...appointmentVerbs,
  ...trainingVerbs,
  ...engagementVerbs,
  ...allowanceVerbs,
  ...staffingVerbs,
  ...instructionVerbs,
  ...awaitedVerbs,
  ...redispatchVerbs,
  ...shiftVerbs,
  ...calloutVerbs,
  ...charterVerbs,
  ...fundVerbs,
  ...sheetVerbs,
  ...incidentVerbs,
  ...areaCheckVerbs,
  ...contractReviewVerbs,
  ...surveyVerbs,
  ...guidanceVerbs,
  ...standardContractVerbs,
  ...exampleVerbs,
  ...institutionVerbs,
  ...conventionVerbs,
  ...samplingPlanVerbs,
  ...samplingVerbs,
  ...warningVerbs,
  ...recallVerbs,
  ...publicationVerbs,
  ...publicationRuleVerbs,
  ...trendVerbs,
  ...stationMessageVerbs,
  ...postingVerbs,
  ...courseVerbs,
  ...outreachVerbs,
  ...materialVerbs,
  ...posterVerbs,
  ...driveVerbs,
  ...assessmentVerbs,
  ...campaignVerbs,
  ...sortieVerbs,
  ...inspectionVerbs,
  ...seizureVerbs,
  ...covertCheckVerbs,
  ...stationReportVerbs,
  ...cautionVerbs,
  ...exhibitVerbs,
  ...stationVisitVerbs,
  ...enforcementVerbs,
  ...deviceVerbs,
  ...exchangeVerbs,
  ...workReportVerbs,
  ...monthClosingVerbs,
  ...countyReportVerbs,
  ...erasureVerbs,
  ...privacyVerbs,
] as const;
export type LedgerVerb = (typeof ledgerVerbs)[number];
