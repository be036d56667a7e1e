/**
 * 乡亲听得懂的话: how a complaint stands, in the words in which a neighbour asks after it: who has it, what he does, by which day. One table for the
 * telephone of a station; offices keep their own words (`state-words.ts`).
 */
import { monthDayZh, type Day } from '../../base/calendar.ts';
import { formatYuan } from '../../base/money.ts';
import type { Words } from '../../base/words.ts';
import type { ComplaintState, Outcome } from '../complaint.ts';

export interface NeighbourFacts {
  state: ComplaintState;
  outcome: Outcome | null;
  /** Who handles it; null while the centre has it. */
  officeName: string | null;
  /** By when the complainant hears next; null where no day runs. */
  by: Day | null;
  today: Day;
  recoveredFen: number | null;
}

/** 「柳河所」: as people call it. */
export function officeZh(name: string | null): string {
  return name === null ? '县中心' : name.replace(/市场监(?:管|督管理)所$/u, '所');
}

/** 「8,620」: whole yuan without the places behind the point. */
export function yuanZh(fen: number): string {
  return formatYuan(fen).replace(/\.00$/u, '');
}

/** 「柳河所在调解，9月28日前」 */
export function neighbourWords(facts: NeighbourFacts): Words {
  return facts.outcome !== null && facts.state === 'closed' ? overWords(facts) : openWords(facts);
}

function openWords({ state, officeName: named, by, today }: NeighbourFacts): Words {
  const { zh, en } = doing[state];
  // Until it is dispatched the centre has it, whatever office is proposed: the complainant reads the same on his page.
  const officeName = state === 'registered' ? null : named;
  const who = officeZh(officeName);
  const whose = officeName ?? 'the centre';
  if (by === null) return { zh: zh(who), en: en(whose) };
  return by < today
    ? { zh: `${zh(who)}，${monthDayZh(by)}的日子过了还没办完`, en: `${en(whose)}; past its day, ${by}` }
    : { zh: `${zh(who)}，${monthDayZh(by)}前`, en: `${en(whose)}, by ${by}` };
}

interface Doing {
  zh: (who: string) => string;
  en: (who: string) => string;
}

const doing: Record<ComplaintState, Doing> = {
  atStation: { zh: () => '咱站在谈', en: () => 'The station talks' },
  registered: { zh: (who) => `${who}收到了，看归哪儿办`, en: (who) => `${who} has it and looks who handles it` },
  dispatched: { zh: (who) => `${who}在看受理不受理`, en: (who) => `${who} decides whether to accept it` },
  accepted: { zh: (who) => `${who}受理了，约双方谈`, en: (who) => `${who} accepted it and calls both` },
  mediating: { zh: (who) => `${who}在调解`, en: (who) => `${who} mediates` },
  declined: { zh: (who) => `${who}没受理，理由会告诉他`, en: (who) => `${who} declined it and tells why` },
  settled: { zh: (who) => `${who}调解成了，看店家照办`, en: (who) => `${who} settled it; the shop has to keep it` },
  terminated: {
    zh: (who) => `没谈成，${who}告诉他怎样去法院`,
    en: (who) => `Not settled; ${who} tells the way to court`,
  },
  transferred: { zh: () => '转给别的部门办了', en: () => 'Passed to another authority' },
  told: { zh: (who) => `${who}告诉他了，快办完了`, en: (who) => `${who} has told him; nearly finished` },
  closed: { zh: () => '办完了', en: () => 'Finished' },
};

function overWords({ outcome, officeName, recoveredFen }: NeighbourFacts): Words {
  const got = recoveredFen ?? 0;
  const more = got === 0 ? ['', ''] : [`，要回 ${yuanZh(got)} 元`, `, ${yuanZh(got)} yuan back`];
  const who = officeZh(officeName);
  const over: Record<Outcome, Words> = {
    settledAtStation: { zh: `在咱站谈成了${more[0]}`, en: `Settled at the station${more[1]}` },
    settled: { zh: `${who}调解成了${more[0]}`, en: `Settled by ${officeName ?? 'the centre'}${more[1]}` },
    terminated: { zh: '没谈成，可以去法院', en: 'Not settled; the court is open' },
    declined: { zh: '没受理，理由告诉他了', en: 'Declined, and told why' },
    withdrawn: { zh: '他不投诉了', en: 'Withdrawn by himself' },
    transferred: { zh: '转给别的部门办了', en: 'Passed to another authority' },
    merged: { zh: '和另一件一起办', en: 'Handled with another one' },
  };
  return outcome === null ? { zh: '办完了', en: 'Finished' } : over[outcome];
}

/** Whether it came out well for who complained: only then a tick stands before it. */
export function isGoodEnd(outcome: Outcome | null): boolean {
  return outcome === 'settledAtStation' || outcome === 'settled';
}
