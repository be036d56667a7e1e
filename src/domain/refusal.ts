/**
 * The one error of the rules: a rule said no. Thrown, so that the transaction rolls back; `http/errors.ts` turns
 * each code into a status and one Chinese and one English sentence, complete by type.
 */
export const refusalCodes = [
  'not-found',
  'not-permitted',
  'not-signed-in',
  'move-not-allowed',
  'changed-meanwhile',
  'invalid-input',
  'wrong-password',
  'locked-out',
  'weak-password',
  'name-taken',
  'last-administrator',
  'session-ended',
  'wrong-code',
  'too-many-tries',
  'only-centre-dispatches',
  'office-unknown',
  'handler-unknown',
  'station-unknown',
  'region-unknown',
  'region-in-use',
  'category-unknown',
  'give-back-needs-reason',
  'ground-needs-head',
  'centre-after-dispatch',
  'entrust-not-agreed',
  'already-entrusted',
  'not-entrusted',
  'consents-missing',
  'sixty-days-not-run',
  'ground-needs-session',
  'mediation-paused',
  'not-paused',
  'agreement-needs-session',
  'compensation-exceeds-recovered',
  'recovered-exceeds-disputed',
  'day-in-future',
  'day-before-start',
  'notice-not-needed',
  'notices-unproven',
  'already-urged-today',
  'station-role-unlawful',
  'station-beyond-power',
  'terms-differ',
  'term-needs-end',
  'term-needs-value',
  'agreement-unsigned',
  'identity-asked-already',
  'identity-nothing-asked',
  'identity-day-too-late',
  'identity-not-asked',
  'identity-still-running',
  'identity-request-missing',
  'farm-means-protected',
  'factors-missing',
  'three-years-not-over',
  'ground-not-in-rules',
  'needs-approval',
  'proposal-open',
  'no-proposal',
  'head-decides-alone',
  'approval-needs-superior',
  'mediation-halted',
  'recusal-not-open',
  'own-recusal',
  'recusal-needs-other',
  'disputed-already',
  'not-disputed',
  'dispute-needs-superior',
  'no-power-found-already',
  'nothing-transferred',
  'transfer-nothing-recorded',
  'clue-open',
  'no-clue',
  'clue-extended-already',
  'clue-extension-late',
  'police-already',
  'no-review',
  'publication-not-allowed',
  'publication-not-consented',
  'archived-already',
  'archive-needs-follow-up',
  'archive-needs-review',
  'archive-needs-publication',
  'archive-needs-clue',
  'referral-open',
  'no-referral',
  'arbitration-needs-agreement',
  'confirmation-needs-agreement',
  'attachment-too-large',
  'attachment-too-many',
  'attachment-type',
  'already-set-up',
  'calendar-year-invalid',
  'period-invalid',
  'entry-unknown',
  'entry-not-in-force',
  'fallback-goes-round',
  'call-already-returned',
  'officers-missing',
  'officers-same',
  'already-extended',
  'extension-too-late',
  'verification-paused',
  'paper-already-out',
  'opening-conditions-missing',
  'competent-body-missing',
  'not-the-first',
  'first-already-decided',
  'notice-needs-writing',
  'no-code-word',
  'no-open-enforcement',
  'penalty-without-decision',
  'enforcement-still-open',
  'already-rewarded',
  'reward-needs-penalty',
  'reward-excluded',
  'reward-needs-finance',
  'no-open-reward',
  'reporter-anonymous',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** A field that was wrong: its path in the input, and the sentence that names it and the way out. */
export interface FieldProblem {
  path: string;
  zh: string;
  en: string;
}

export class Refusal extends Error {
  readonly code: RefusalCode;
  /** Words that the sentence of the code may use, such as the day from which a move is allowed. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldProblem[];

  constructor(code: RefusalCode, facts: Record<string, string | number> = {}, fields: FieldProblem[] = []) {
    super(`refused: ${code}`);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
    this.fields = fields;
  }
}
