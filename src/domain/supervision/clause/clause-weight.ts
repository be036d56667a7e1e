/** 轻重 (weight): a county says how heavily it takes each kind, with its reason; what is proposed is shown in that order. */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import {
  clauseCodes,
  severities,
  severityWords,
  type ClauseCode,
  type Severities,
  type Severity,
} from './clause-code.ts';

export const SetClauseWeight = z.object({
  id: z.uuid(),
  code: z.enum(clauseCodes),
  severity: labelled(z.enum(severities), {
    zh: '轻重',
    en: 'Weight',
    input: 'choice',
    options: severities.map((value) => ({ value, ...severityWords[value] })),
  }),
  reason: labelled(written().min(4).max(300), {
    zh: '为什么',
    en: 'Why',
    input: 'longText',
    hintZh: '如：本县餐饮业投诉里这一类最多',
    hintEn: 'such as: most complaints about restaurants are of this kind',
  }),
});
export type SetClauseWeight = z.infer<typeof SetClauseWeight>;

/** One change, as it is kept for good. */
export interface ClauseWeightChange {
  countyId: number;
  id: string;
  code: ClauseCode;
  was: Severity;
  severity: Severity;
  reason: string;
  byId: string;
  onDay: Day;
  at: Date;
}

/** Refuses a change that changes nothing. */
export function changedWeight({ code, severity }: SetClauseWeight, now: Severities): { was: Severity } {
  const was = now[code];
  if (was === severity) throw new Refusal('clause-weight-same', { weight: severityWords[severity].zh });
  return { was };
}

const weights: Readonly<Record<Severity, number>> = { light: 0, middle: 1, heavy: 2 };

/** The heaviest first, and of the same weight as they stand in the text. */
export function byWeight(
  a: Readonly<{ severity: Severity; at: number }>,
  b: Readonly<{ severity: Severity; at: number }>,
): number {
  return weights[b.severity] - weights[a.severity] || a.at - b.at;
}
