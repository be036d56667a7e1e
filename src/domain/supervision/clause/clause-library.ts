/** 条款库 (library of clauses): what was decided of each wording, by industry, so that the same sentence is not judged from nothing again. */
import type { Day } from '../../base/calendar.ts';
import type { ClauseCode, Severities, Severity } from './clause-code.ts';
import { clauseCodes, clauseCodeTable } from './clause-code.ts';
import type { ClauseDecision } from './contract-review.ts';
import type { ClauseTrade } from './trade.ts';

/** One decision on one wording; the newest of a wording is what counts, the others are shown. */
export interface ClauseJudgement {
  countyId: number;
  reviewId: string;
  /** The number of the mark in the text of the review. */
  n: number;
  trade: ClauseTrade;
  code: ClauseCode;
  /** The words as they are compared. */
  key: string;
  words: string;
  decision: Exclude<ClauseDecision, 'expert'>;
  reason: string;
  reviewNumber: string;
  byId: string;
  judgedOn: Day;
  judgedAt: Date;
}

/** 轻重: what the county takes a kind for, where it differs from what the program begins with. */
export interface ClauseSeverity {
  countyId: number;
  code: ClauseCode;
  severity: Severity;
}

/** The severity of every kind in the county. */
export function severitiesOf(rows: readonly Pick<ClauseSeverity, 'code' | 'severity'>[]): Severities {
  const own = new Map(rows.map(({ code, severity }) => [code, severity]));
  const entries = clauseCodes.map((code) => [code, own.get(code) ?? clauseCodeTable[code].severity] as const);
  return Object.fromEntries(entries) as Severities;
}
