/**
 * 早上的一行 (late, told together): what is late, near its day, silent or back again is told to each person in one line a kind, which opens its list,
 * and not in one a matter. One alone is told in its own words, by its number. The ledger of each matter still says who heard of what.
 */
import { matterWords, type MatterKind } from '../matter.ts';
import type { MessagePage } from '../message.ts';

export const lateLabels = {
  legal: { zh: '已超过法定期限', en: 'past the legal day' },
  past: { zh: '已过应办日', en: 'past the target' },
  last: { zh: '快到应办日', en: 'near the target' },
  ending: { zh: '调解快到期', en: 'mediation near its end' },
  silent: { zh: '没有动静', en: 'silent' },
  back: { zh: '多次退回来', en: 'back again' },
} as const;
export type LateLabel = keyof typeof lateLabels;
const labels = Object.keys(lateLabels) as LateLabel[];

/** One thing that somebody hears of one matter. */
export interface Late {
  label: LateLabel;
  /** 1 handler, 2 head of the office, 3 centre, 4 deputy director: as whom he hears of it. */
  level: number;
  number: string;
  /** The whole sentence, for who hears of nothing else. */
  words: string;
}

/** What somebody hears in one line: by label the numbers, the gravest level, and the sentence of the first. */
export interface LateTally {
  level: number;
  words: string;
  of: Partial<Record<LateLabel, string[]>>;
}

/** The line with these in it too. */
export function withLate(tally: LateTally | null, more: readonly Late[]): LateTally {
  const of = new Map(labels.map((label) => [label, new Set(tally?.of[label] ?? [])]));
  for (const { label, number } of more) of.get(label)?.add(number);
  const level = Math.max(tally?.level ?? 1, ...more.map((one) => one.level));
  const kept = [...of].filter(([, numbers]) => numbers.size > 0).map(([label, numbers]) => [label, [...numbers]]);
  return { level, words: tally?.words ?? more[0]?.words ?? '', of: Object.fromEntries(kept) as LateTally['of'] };
}

/** The number of the one matter that the line is about; null where it is about several. */
export function onlyOf({ of }: LateTally): string | null {
  const numbers = new Set(Object.values(of).flat());
  const [one = null] = numbers;
  return numbers.size === 1 ? one : null;
}

const asked: Readonly<Record<number, string>> = { 1: '请抓紧办理', 2: '请督促', 3: '请催办', 4: '请过问' };

/** 「8 件投诉已过应办日，请催办。」 Nothing of the people in them. */
export function lateLineZh(kind: MatterKind, tally: LateTally): string {
  const found = labels.flatMap((label) => {
    const n = tally.of[label]?.length ?? 0;
    return n === 0 ? [] : [{ zh: lateLabels[label].zh, n }];
  });
  const ask = asked[tally.level] ?? '请办理';
  const [first] = found;
  const only = onlyOf(tally);
  if (only !== null)
    return found.length === 1 ? tally.words : `${only}：${found.map(({ zh }) => zh).join('，')}，${ask}。`;
  const n = new Set(Object.values(tally.of).flat()).size;
  const what = `${n} 件${matterWords[kind].zh}`;
  if (found.length === 1 && first !== undefined) return `${what}${first.zh}，${ask}。`;
  return `${what}要您看：${found.map((one) => `${one.n} 件${one.zh}`).join('，')}，${ask}。`;
}

/** What is late and no more opens the list of what is late; all else the list of the kind, the most urgent first. */
export function latePage(kind: MatterKind, { of }: LateTally): MessagePage {
  const isLate = Object.keys(of).every((label) => label === 'legal' || label === 'past');
  return (isLate ? latePages : openPages)[kind];
}

const openPages = {
  complaint: 'complaints',
  tipoff: 'tipoffs',
  inquiry: 'inquiries',
  enforcement: 'enforcements',
} as const satisfies Record<MatterKind, MessagePage>;

const latePages = {
  complaint: 'lateComplaints',
  tipoff: 'lateTipoffs',
  inquiry: 'lateInquiries',
  enforcement: 'lateEnforcements',
} as const satisfies Record<MatterKind, MessagePage>;
