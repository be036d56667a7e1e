/** What the system already knows about the grounds of a decision, said beside the choice; the person decides. */
import { isFarmInput } from '../../domain/category.ts';
import { threeYearsAfter } from '../../domain/evidence.ts';
import { dayOf, dayZh, type Day } from '../../domain/calendar.ts';
import type { Complaint } from '../../domain/complaint.ts';
import type { Facts } from '../../domain/matter.ts';
import { mediationRanOutOn } from '../../domain/deadline.ts';
import { mustPropose } from '../../domain/proposal.ts';
import { isPaused } from '../../domain/appraisal.ts';

export interface Hint {
  zh: string;
  en: string;
  /** The ground cannot be chosen now, and the words say why. */
  closed: boolean;
}

/** Hints for the seven grounds of 第十六条. */
export function declineHint(ground: string, complaint: Complaint, facts: Facts, proposing = false): Hint | null {
  switch (ground) {
    case 'NA3':
      if (!proposing && mustPropose('decline', 'NA3', facts)) {
        return {
          closed: true,
          zh: '判断人是不是为生活消费，要所长决定；请关上，用“其他法定手续”里的“提请不予受理”',
          en: 'Judges a person: the head of the office decides; close this and use “Propose to decline” below the other steps',
        };
      }
      return isFarmInput(complaint.categoryCode)
        ? {
            closed: true,
            zh: '农民买直接用于农业生产的农资，照消法办（第六十二条），不能用这一项',
            en: 'Farm inputs bought by farmers are protected (art. 62)',
          }
        : null;
    case 'NA4': {
      const on = complaint.knownOn ?? complaint.happenedOn;
      if (on === null)
        return { closed: false, zh: '没写哪天的事，先问清楚', en: 'No day of the event is on record: ask first' };
      const over = dayOf(complaint.receivedAt ?? complaint.filedAt) > threeYearsAfter(on);
      const [zh, en] = complaint.knownOn === null ? ['事发', 'Happened'] : ['知道受侵害', 'Known'];
      return {
        closed: false,
        zh: `${zh} ${on}，到收到时${over ? '已超过三年' : '没超过三年'}`,
        en: `${en} ${on}: ${over ? 'more than' : 'within'} three years`,
      };
    }
    case 'NA5':
      return identityHint(complaint, ['notGiven', 'falsePapers']);
    case 'NA6':
      return identityHint(complaint, ['borrowedName', 'refused']);
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

/** Grounds five and six rest on an identity check that is on record. */
function identityHint({ identity }: Complaint, results: readonly string[]): Hint | null {
  if (identity !== null && identity.result !== null && results.includes(identity.result)) return null;
  return {
    closed: true,
    zh: '要以身份核验的结果为依据，先“要身份证明”',
    en: 'Rests on an identity check: ask for the papers first',
  };
}
