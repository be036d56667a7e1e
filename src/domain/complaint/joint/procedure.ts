/** 成员的各步怎么说 (bond): the moves that bind several people or matters to one, and their ledger lines as sentences. */
import { words, day, tail, tailEn, text, yuan, type Sentences, type Tellings } from '../../base/sentence.ts';
import type { Day } from '../../base/calendar.ts';
import { RecordNotices, recordNotices } from './notice-to-each.ts';
import { jointMoves } from './joint.ts';
import { mergeFields, mergingMoves } from './merging.ts';
import { noticeKindWords, noticeWayWords } from '../words/notice-words.ts';
import { memberWishWords } from './member-words.ts';
import { sharingMoves } from './sharing.ts';
import { proceedingWords } from '../words/move-words.ts';

const deliveryMoves = {
  recordNotices: {
    ...proceedingWords.recordNotices,
    input: RecordNotices,
    apply: recordNotices,
  },
} as const;

/** The rows of the procedure. */
export const bonds = { ...deliveryMoves, ...jointMoves, ...mergingMoves, ...sharingMoves } as const;

/** That one member was told, or whoever received it for him. */
export interface MemberTold {
  n: number | undefined;
  way: string | null;
  toldOn: Day | null;
  through?: number;
  contentHash: string | null;
}

/** 「第 1、3 位 4月29日短信」: those who were told in the same way on the same day, together. */
export function membersTold(
  members: readonly MemberTold[],
  told: { readonly kind?: string; readonly contentHash?: string; readonly allTold?: boolean },
): Sentences {
  const groups = new Map<string, { ns: string[]; zh: string; en: string }>();
  for (const one of members) {
    const [way, on] = [words(noticeWayWords, one.way), one.toldOn ?? ''];
    const [zh, en] =
      one.through === undefined
        ? [`${day(on, on)}${way.zh}`, `${way.en.toLowerCase()}, ${on}`]
        : [`由第 ${one.through} 位代收`, `received by member ${one.through}`];
    const group = groups.get(zh) ?? { ns: [], zh, en };
    group.ns.push(String(one.n));
    groups.set(zh, group);
  }
  const each = [...groups.values()];
  const kind = words(noticeKindWords, text(told.kind));
  const hash = text(told.contentHash).slice(0, 8);
  const all = told.allTold === true;
  return [
    `逐人告知${kind.zh}：${each.map(({ ns, zh }) => `第 ${ns.join('、')} 位 ${zh}`).join('；')}${hash === '' ? '' : `（内容摘要 ${hash}）`}${all ? '；该告知的都告知了' : ''}。`,
    `${kind.en}, told to each: ${each.map(({ ns, en }) => `${ns.join(', ')} (${en})`).join('; ')}${all ? '; all are told' : ''}.`,
  ];
}

const many = (value: unknown, join: string) => (Array.isArray(value) ? value.map(String).join(join) : '');

/** What the ledger keeps of what binds several people or matters to one complaint. */
export interface BondDetails {
  'member-added': { n: number; number: string | null; amountFen: number | null; way: string };
  'member-wished': { n: number; kind: string; given: boolean; way: string };
  'member-left': { n: number; how: string; number: string | null; reason: string };
  'representatives-elected': { representatives: readonly number[]; paper: string; nth: number };
  'took-over': { numbers: readonly string[]; fields: readonly string[]; reason: string; possibly?: readonly string[] };
  'merged-into': { into: string; as: string; reason: string };
  'split-off': { number: string; reason: string };
  restored: { from: string; reason: string };
  parted: { from: string; n: number };
  'co-handler-added': { coHandlerId: string; part: string };
  'share-handed-back': { coHandlerId: string; reason: string };
  'share-ended': { coHandlerId: string; reason: string };
}

declare module '../../base/event.ts' {
  interface Details extends BondDetails {}
}

export const bondTellings: Tellings<BondDetails> = {
  'member-added': (d, onDay) => {
    const own = text(d.number);
    const sum = typeof d.amountFen === 'number' ? `，涉及 ${yuan(d.amountFen)} 元` : '';
    return [
      `${day(onDay, onDay)}加第 ${text(d.n)} 位共同投诉人${own === '' ? '' : `（原件 ${own}）`}${sum}。`,
      `Member ${text(d.n)} joined the complaint on ${onDay}${own === '' ? '' : ` (own number ${own})`}.`,
    ];
  },
  'member-wished': (d, onDay) => {
    const kind = words(memberWishWords, text(d.kind));
    const [zh, en] = d.given === true ? ['同意', 'agreed to'] : ['不同意', 'did not agree to'];
    return [
      `第 ${text(d.n)} 位共同投诉人 ${day(onDay, onDay)}表示${zh}${kind.zh}。`,
      `Member ${text(d.n)} ${en} ${kind.en.toLowerCase()} on ${onDay}.`,
    ];
  },
  'member-left': (d, onDay) => [
    `第 ${text(d.n)} 位共同投诉人 ${day(onDay, onDay)}退出${d.how === 'alone' ? `，单独投诉（${text(d.number)}）` : '，不再投诉'}${tail('他的话', text(d.reason))}。`,
    `Member ${text(d.n)} left on ${onDay}${d.how === 'alone' ? ` and goes on alone (${text(d.number)})` : ''}${tailEn(text(d.reason))}.`,
  ],
  'representatives-elected': (d, onDay) => [
    `${day(onDay, onDay)}推选第 ${many(d.representatives, '、')} 位为代表人${tail('推选书', text(d.paper))}。`,
    `Members ${many(d.representatives, ' and ')} were elected representatives on ${onDay}${tailEn(text(d.paper))}.`,
  ],
  'took-over': (d) => {
    const possibly = many(d.possibly, '、');
    const maybe =
      possibly === ''
        ? ['', '']
        : [`；${possibly} 凭同名、住址或者村一样，可能是同一个人`, `; ${possibly} possibly of the same person`];
    const fields = Array.isArray(d.fields) ? d.fields.map((one) => words(mergeFields, one)) : [];
    return [
      `${many(d.numbers, '、')} 并进这件${fields.length === 0 ? '' : `，用了那边的${fields.map((one) => one.zh).join('、')}`}${maybe[0]}${tail('理由', text(d.reason))}。`,
      `Merged into this one: ${many(d.numbers, ', ')}${fields.length === 0 ? '' : `; taken from there: ${fields.map((one) => one.en.toLowerCase()).join(', ')}`}${maybe[1]}${tailEn(text(d.reason))}.`,
    ];
  },
  'merged-into': (d) => [
    `${d.as === 'member' ? '加入共同投诉' : '并入'} ${text(d.into)}，一并办理${tail('理由', text(d.reason))}。`,
    `${d.as === 'member' ? 'Joined the joint complaint' : 'Merged into'} ${text(d.into)}${tailEn(text(d.reason))}.`,
  ],
  'split-off': (d) => [
    `${text(d.number)} 从这件分开${tail('理由', text(d.reason))}。`,
    `Taken out of this one: ${text(d.number)}${tailEn(text(d.reason))}.`,
  ],
  restored: (d) => [
    `从 ${text(d.from)} 分开，恢复到合并以前的样子${tail('理由', text(d.reason))}。`,
    `Taken out of ${text(d.from)} and put back as it was${tailEn(text(d.reason))}.`,
  ],
  parted: (d) => [
    `从共同投诉 ${text(d.from)} 退出，单独投诉；事实、要求和收到的日子照那一件，材料在那一件的卷里。`,
    `Left the joint complaint ${text(d.from)} and goes on alone; facts, claim and day of receipt are those of it, whose files are there.`,
  ],
  'co-handler-added': (d) => [
    `请${text(d.coHandlerName) || '一位同事'}协办${tail('分工', text(d.part))}。`,
    `${text(d.coHandlerName) || 'A colleague'} helps to handle it${tailEn(text(d.part))}.`,
  ],
  'share-handed-back': (d) => [
    `${text(d.coHandlerName) || '协办人'}把协办的事交还承办人：${text(d.reason)}`,
    `${text(d.coHandlerName) || 'The co-handler'} handed the part back to the handler: ${text(d.reason)}`,
  ],
  'share-ended': (d) => [
    `${text(d.coHandlerName) || '协办人'}不再协办${tail('原因', text(d.reason))}。`,
    `${text(d.coHandlerName) || 'The co-handler'} helps no more${tailEn(text(d.reason))}.`,
  ],
};
