/** 动词 (verb): what the ledger calls the acts on the people of the network, of its steering and of its duty; `event.ts` joins them to the others. */

/** Verbs of a person on the register; their sentences stand in personnel.ts. */
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
] as const;
export type PersonVerb = (typeof personVerbs)[number];

/** Verbs of 站点经费; their sentences stand in fund.ts. */
export const fundVerbs = ['fund-recorded', 'fund-approved', 'fund-voided'] as const;
export type FundVerb = (typeof fundVerbs)[number];

/** Verbs of typical cases and of the boards of stations; their sentences stand in editorial.ts and posting.ts. */
export const exampleVerbs = [
  'example-drafted',
  'example-submitted',
  'example-rewritten',
  'example-dropped',
  'example-approved',
  'example-returned',
  'example-published',
  'example-withdrawn',
] as const;
export type ExampleVerb = (typeof exampleVerbs)[number];
export const postingVerbs = ['posting-recorded', 'posting-struck'] as const;
export type PostingVerb = (typeof postingVerbs)[number];

/** Verbs of an appointment; their sentences stand in appointing.ts. */
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

/** Verbs of a training, of a commission to a lecturer or expert, and of an allowance. */
export const trainingVerbs = [
  'training-planned',
  'training-approved',
  'trainees-invited',
  'training-held',
  'training-recorded',
  'training-cancelled',
] as const;
export type TrainingVerb = (typeof trainingVerbs)[number];
export const engagementVerbs = [
  'engaged',
  'engagement-accepted',
  'engagement-declined',
  'engagement-done',
  'engagement-cancelled',
] as const;
export type EngagementVerb = (typeof engagementVerbs)[number];
export const allowanceVerbs = [
  'allowance-drafted',
  'allowance-approved',
  'allowance-returned',
  'allowance-redrafted',
  'allowance-paid',
  'allowance-cancelled',
] as const;
export type AllowanceVerb = (typeof allowanceVerbs)[number];

/** All verbs about the people of the network; their sentences stand together in telling.ts. */
export const peopleVerbs = [
  ...personVerbs,
  ...appointmentVerbs,
  ...trainingVerbs,
  ...engagementVerbs,
  ...allowanceVerbs,
  ...fundVerbs,
  ...exampleVerbs,
  ...postingVerbs,
  'staffing-saved',
  'succession-saved',
  'pact-saved',
  'shared-data-read',
] as const;
export type PeopleVerb = (typeof peopleVerbs)[number];

/** Verbs of a round, of the objections to it, and of its schemes and awards; their sentences stand in judging.ts. */
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
/** Verbs of 统筹; the sentences of each stand beside its docket and are gathered in telling.ts. */
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
export const meetingVerbs = [
  'meeting-called',
  'meeting-held',
  'meeting-resolved',
  'meeting-cancelled',
  'meeting-closed',
] as const;
export type MeetingVerb = (typeof meetingVerbs)[number];
export const workgroupVerbs = [
  'workgroup-founded',
  'workgroup-amended',
  'workgroup-cascaded',
  'workgroup-filled',
  'workgroup-ended',
] as const;
export type WorkgroupVerb = (typeof workgroupVerbs)[number];
export const remarkVerbs = [
  'remarked',
  'remark-read',
  'remark-answered',
  'remark-passed',
  'remark-returned',
  'remark-closed',
  'remark-withdrawn',
  'remark-handed',
  'remark-unheard',
] as const;
export type RemarkVerb = (typeof remarkVerbs)[number];
export const recurrenceVerbs = [
  'recurrence-set',
  'recurrence-made',
  'recurrence-paused',
  'recurrence-resumed',
  'recurrence-ended',
] as const;
export type RecurrenceVerb = (typeof recurrenceVerbs)[number];

export const steeringVerbs = [
  ...directiveVerbs,
  ...planVerbs,
  ...meetingVerbs,
  ...workgroupVerbs,
  ...remarkVerbs,
  ...recurrenceVerbs,
] as const;
export type SteeringVerb = (typeof steeringVerbs)[number];
/** Verbs of the roster and its shifts; their sentences stand in changeover.ts. */
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
/** Verbs of a call-out; their sentences stand in command.ts. */
export const calloutVerbs = [
  'callout-opened',
  'callout-paged',
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

export const dutyVerbs = [...shiftVerbs, ...calloutVerbs] as const;
