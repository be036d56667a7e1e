import type { Day } from './calendar.ts';
import { assessmentVerbs, dutyVerbs, peopleVerbs, steeringVerbs } from './ledger-verbs.ts';

/**
 * 台账 (ledger): every change is one line that says who did what to which matter, when. The line is written in the
 * transaction of the change, never altered, and chained by hash to the line before it of the same matter.
 */
export interface LedgerEvent {
  countyId: number;
  /** The matter that the line belongs to; lines are numbered and chained per matter. */
  matterId: string;
  verb: LedgerVerb;
  at: Date;
  /** The day on which the act counts: the day of the decision, not of the typing. */
  onDay: Day;
  /** The account that acted, or 'consumer' or 'system'. */
  by: string;
  /** The organisation or station for which the account acted, if any. */
  byOrganisationId: string | null;
  /** Facts of the act, without names, telephones or addresses: those stay in the matter, where they are masked. */
  detail: Readonly<Record<string, unknown>>;
}

/** What a rule gives back: the thing as it is after the act, and the line that tells of it. */
export interface Change<T> {
  next: T;
  event: LedgerEvent;
  /** Other matters of the same kind that the act changes too, each with its own line, such as those merged into this one. */
  also?: readonly Change<T>[];
  /** Matters of the same kind that the act makes, each with its first line. */
  made?: readonly Change<T>[];
}

/** Verbs of a tip-off alone; their sentences stand in chronicle.ts. */
export const tipoffVerbs = [
  'tipoff-filed',
  'officers-assigned',
  'verification-started',
  'decision-proposed',
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

/** Verbs of the law's procedure beside the main course; their sentences stand in proceeding.ts. */
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
  'publication-decided',
  'archived',
] as const;
export type ProceedingVerb = (typeof proceedingVerbs)[number];

/** Verbs of what binds several to one matter; their sentences stand in bond.ts. */
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

/** Verbs of an inquiry alone; their sentences stand in inquiry.ts. */
export const inquiryVerbs = [
  'asked',
  'answered',
  'marked-pending',
  'turned-into-complaint',
  'turned-into-tipoff',
  'route-told',
  'inquiry-corrected',
] as const;
export type InquiryVerb = (typeof inquiryVerbs)[number];

/** Verbs of an instruction; their sentences stand in fulfilment.ts. */
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

/** Verbs of telephones and of what was left on them; their sentences stand in device.ts. */
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
/** Verbs of a task; their sentences stand in task.ts. */
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
/** Verbs of a redispatch; their sentences stand in redispatch.ts. */
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
] as const;
export type RedispatchVerb = (typeof redispatchVerbs)[number];
/** Verbs of a station's life; their sentences stand in network.ts. */
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

export const ledgerVerbs = [
  ...taskVerbs,
  ...dutyVerbs,
  ...peopleVerbs,
  ...steeringVerbs,
  ...inquiryVerbs,
  ...instructionVerbs,
  ...deviceVerbs,
  ...redispatchVerbs,
  ...charterVerbs,
  ...assessmentVerbs,
  'offered',
  'firm-replied',
  'offer-answered',
  'offer-overtaken',
  'firm-saved',
  'filed',
  'sent-up',
  'dispatched',
  'given-back',
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
  'closed',
  'talked',
  'settled-at-station',
  'withdrawn',
  'urged',
  'supplemented',
  'noted',
  'joined',
  'followed-up',
  'performed',
  'corrected',
  'import-changed',
  'import-run',
  'import-sampled',
  'reply-exported',
  'exchange-received',
  'exchange-sent',
  'exchange-answered',
  'exchange-hastened',
  ...proceedingVerbs,
  ...bondVerbs,
  ...tipoffVerbs,
  'marked-urgent',
  'called-back',
  'injury-recorded',
  'claims-recorded',
  'purchase-recorded',
  'investigated',
  'fact-recorded',
  'term-checked',
  'revealed',
  'clocks-opened',
  'paper-issued',
  'escalated',
  'pushed',
  'attached',
  'exported',
  'set-up',
  'station-saved',
  'organisation-saved',
  'regions-saved',
  'region-removed',
  'calendar-saved',
  'deadlines-recounted',
  'county-saved',
  'account-saved',
  'account-unlocked',
  'password-changed',
  'reach-saved',
  'watched',
  'unwatched',
  'knowledge-saved',
  'knowledge-retired',
  'channel-saved',
  'channel-down',
  'channel-up',
  'missed-call-recorded',
  'missed-call-returned',
] as const;

export type LedgerVerb = (typeof ledgerVerbs)[number];
