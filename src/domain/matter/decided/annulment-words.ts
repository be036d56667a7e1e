import type { Day } from '../../base/calendar.ts';
import type { Words } from '../../base/words.ts';

export const annulmentCauseWords = {
  review: { zh: '行政复议', en: 'Administrative review' },
  court: { zh: '人民法院判决', en: 'A judgment of the court' },
  self: { zh: '自行纠正', en: 'Corrected by the bureau itself' },
} as const satisfies Record<AnnulmentCause, Words>;

export const annulmentCauses = ['review', 'court', 'self'] as const;

export type AnnulmentCause = (typeof annulmentCauses)[number];

/** The days by which a decision that was revoked is made anew. */
interface AnewDays {
  orderedBy?: Day;
  legalBy?: Day;
}

/**
 * Whether the day that was ordered comes behind that of the law, which then binds: who revoked it sets a day within the days of the law, and
 * lengthens none (《行政复议法实施条例》第四十九条: 在法律、法规、规章规定的期限内重新作出).
 */
export function isLawEarlier({ orderedBy, legalBy }: AnewDays): boolean {
  return orderedBy !== undefined && legalBy !== undefined && legalBy < orderedBy;
}

/** 「责令 12月20日 前重新作出，法定期限 12月10日 在先」; nothing where no day was ordered. */
export function orderedWords(days: AnewDays, told: (on: Day) => string): Words {
  const { orderedBy, legalBy } = days;
  if (orderedBy === undefined) return { zh: '', en: '' };
  const [zh, en] = [`责令 ${told(orderedBy)} 前重新作出`, `to be decided anew by ${told(orderedBy)}`];
  if (legalBy === undefined || !isLawEarlier(days)) return { zh, en };
  return { zh: `${zh}，法定期限 ${told(legalBy)} 在先`, en: `${en}, by law by ${told(legalBy)} already` };
}
