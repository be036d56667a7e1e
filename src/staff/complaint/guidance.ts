/** What the system already knows about the grounds of a decision, said beside the choice; the person decides. */
import { isFarmInput } from '../../domain/category.ts';
import { dayOf, dayZh, type Day } from '../../domain/calendar.ts';
import type { Complaint } from '../../domain/complaint.ts';
import type { Facts } from '../../domain/matter.ts';
import { mediationRanOutOn } from '../../domain/deadline.ts';
import { isPaused } from '../../domain/appraisal.ts';

export interface Hint {
  zh: string;
  en: string;
  /** The ground cannot be chosen now, and the words say why. */
  closed: boolean;
}

const limitYears = 3;

/** Hints for the seven grounds of 第十六条. */
export function declineHint(ground: string, complaint: Complaint, facts: Facts): Hint | null {
  switch (ground) {
    case 'NA3':
      if (facts.by.role !== 'officeHead') {
        return {
          closed: true,
          zh: '判断人是不是为生活消费，要所长决定',
          en: 'Judges a person: the head of the office decides',
        };
      }
      return isFarmInput(complaint.categoryCode)
        ? {
            closed: false,
            zh: '农民买直接用于农业生产的农资，照消法办（第六十二条），不能用这一项',
            en: 'Farm inputs bought by farmers are protected (art. 62)',
          }
        : null;
    case 'NA4': {
      if (complaint.happenedOn === null)
        return { closed: false, zh: '没写哪天的事，先问清楚', en: 'No day of the event is on record: ask first' };
      const until = yearsLater(complaint.happenedOn, limitYears);
      const receivedOn = dayOf(complaint.receivedAt ?? complaint.filedAt);
      return receivedOn > until
        ? {
            closed: false,
            zh: `事发 ${complaint.happenedOn}，到收到时已超过三年`,
            en: `Happened ${complaint.happenedOn}: more than three years`,
          }
        : {
            closed: false,
            zh: `事发 ${complaint.happenedOn}，到收到时没超过三年`,
            en: `Happened ${complaint.happenedOn}: within three years`,
          };
    }
    default:
      return null;
  }
}

/** Hints for the eight grounds of 第二十三条: the fifth only after the sixty days have run. */
export function terminateHint(ground: string, complaint: Complaint, facts: Facts, decidedOn: Day): Hint | null {
  if (ground !== 'TM5') return null;
  if (isPaused(complaint))
    return { closed: true, zh: '鉴定检测中，六十日暂停', en: 'Testing: the sixty days are paused' };
  const from = mediationRanOutOn(complaint, facts);
  if (decidedOn >= from) return null;
  return { closed: true, zh: `${dayZh(from)}起才能用`, en: `Not before ${from}` };
}

function yearsLater(day: Day, years: number): Day {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}
