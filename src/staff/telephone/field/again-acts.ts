/** What is typed when premises are visited a second time, what is missing of it, and the acts that it becomes. */
import type { Standing, Task } from './again.ts';
import type { Shop } from './shops.ts';
import type { VisitStep } from './visit-step.ts';
import {
  missingOrder,
  missingPeople,
  together,
  tooLong,
  type Box,
  type Missing,
  type Stamp,
  type Team,
} from './visit.ts';

export interface AgainDraft {
  /** Rectified, or executed; null until it is said. */
  result: '' | 'done' | 'not';
  /** What was seen, or how they were refused. */
  words: string;
  sealed: string;
  guidance: string;
  isOrderedAnew: boolean;
  orderText: string;
  dueOn: string;
  officerIds: string[] | null;
  photoIds: string[];
}

export const emptyAgain = ({ order }: Standing, usualDueOn: string): AgainDraft => ({
  result: '',
  words: '',
  sealed: '',
  guidance: '',
  isOrderedAnew: false,
  orderText: order?.text ?? '',
  dueOn: usualDueOn,
  officerIds: null,
  photoIds: [],
});

interface Made {
  draft: AgainDraft;
  team: readonly Team[];
  sortieId: string | null;
}

/** The first thing that is missing, with the box in which it is written; null when it can be kept. */
export function missingAgain(task: Task, { draft, team }: Made, today: string): Missing | null {
  const { result, words, isOrderedAnew, orderText, dueOn } = draft;
  const isBan = task === 'ban';
  const unchosen: Missing = isBan
    ? { id: 'result', zh: '取缔了没有，请点一个。', en: 'Say whether it was executed.' }
    : { id: 'result', zh: '改了没有，请点一个。', en: 'Say whether it was put right.' };
  const unsaid: Missing = isBan
    ? { id: 'words', zh: '怎么不让的，写几个字。', en: 'Say how they were refused.' }
    : { id: 'words', zh: '看到什么，写几个字。', en: 'Say what was seen.' };
  const said: Box[] = [
    { id: 'words', zh: isBan ? '怎么不让的' : '看到什么', en: 'What was seen', value: words, most: 300 },
    { id: 'sealed', zh: '封存了什么', en: 'Sealed goods', value: draft.sealed, most: 200 },
    { id: 'guidance', zh: '怎么指导办照', en: 'How to get a licence', value: draft.guidance, most: 200 },
    {
      id: 'order',
      zh: '责令改正什么',
      en: 'What is to be rectified',
      value: isOrderedAnew ? orderText : '',
      most: 500,
    },
  ];
  return together(
    result === '' ? unchosen : null,
    (!isBan || result === 'not') && words.trim().length < 2 ? unsaid : null,
    ...(task === 'recheck' && result === 'not' && isOrderedAnew ? missingOrder(orderText, dueOn, today) : []),
    missingPeople(team),
    tooLong(said),
  );
}

/** The second look, and the order behind it; or what became of the ban. Each is said of what was ordered, whoever noted something since. */
export function actsAgain(
  shop: Pick<Shop, 'id'>,
  { orders, ban }: Standing,
  task: Task,
  { draft, team, today, stamps: [first, second] }: Made & { today: string; stamps: readonly [Stamp, Stamp] },
): VisitStep[] {
  const { result, words, sealed, guidance, isOrderedAnew, orderText, dueOn } = draft;
  const officers = team.map(({ accountId, certificate }) => ({ accountId, certificate: certificate.trim() }));
  const step = {
    kind: 'step' as const,
    ledger: 'inspection' as const,
    entryId: shop.id,
    sortieId: null,
    version: null,
  };
  const on = { onDay: today, officers, words: words.trim() };
  if (task === 'ban') {
    const known = ban === null ? undefined : { orderNumber: ban.orderNumber, attempts: ban.attempts };
    const told = { ...step, ...first, orders, ban: known };
    const executed = { executedOn: today, officers, sealed: sealed.trim(), guidance: guidance.trim() };
    return [
      result === 'done' ? { ...told, move: 'executeBan', input: executed } : { ...told, move: 'banFails', input: on },
    ];
  }
  const seen = result === 'done' ? ('recheck' as const) : ('recheckFails' as const);
  const look = { ...step, ...first, orders, move: seen, input: on };
  if (result === 'done' || !isOrderedAnew) return [look];
  return [look, { ...step, ...second, orders, move: 'order', input: { text: orderText.trim(), dueOn } }];
}
