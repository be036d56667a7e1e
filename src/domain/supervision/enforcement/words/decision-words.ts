import type { Words } from '../../../base/words.ts';
import type { DecisionResult, RevocationKind } from '../records.ts';

export const decisionResultWords = {
  penalised: { zh: '给予行政处罚', en: 'Penalty' },
  exempted: { zh: '不予行政处罚（轻微、首违、没有过错等）', en: 'No penalty: slight, first, or without fault' },
  unfounded: { zh: '违法事实不能成立，不予处罚', en: 'No penalty: the facts do not stand' },
} as const satisfies Record<DecisionResult, { zh: string; en: string }>;

export const revocationWords = {
  revoked: { zh: '撤销', en: 'Revoked' },
  changed: { zh: '变更', en: 'Changed' },
  unlawful: { zh: '确认违法', en: 'Found unlawful' },
} as const satisfies Record<RevocationKind, Words>;

/** 「撤销」, 「变更」 or 「确认违法」; all three of a decision of which it was not kept. */
export function revocationZh(how: RevocationKind | undefined): string {
  return how === undefined ? '撤销、变更或者确认违法' : revocationWords[how].zh;
}

export function revocationEn(how: RevocationKind | undefined): string {
  return how === undefined ? 'revoked, changed or found unlawful' : revocationWords[how].en.toLowerCase();
}
