/**
 * 等办的一行 (waiting line): whatever waits for a reader, of any kind, in the one shape in which the first screen ranks it: matters by the
 * four books, and entries of the dockets beside them. What is near and what is late is said by `spanOf` alone.
 */
import type { Day } from '../../base/calendar.ts';
import type { Words } from '../../base/words.ts';
import type { ClockMark } from '../../law/clock.ts';
import { handSpans, handWords, spanOf, type HandAsk, type HandSpan } from '../../matter/list/hand.ts';
import { matterKinds, matterWords } from '../../matter/matter.ts';

/** The dockets whose entries are given to somebody by name or by place, and so wait for him. */
export const waitingDockets = [
  'callout',
  'instruction',
  'remark',
  'task',
  'directive',
  'meeting',
  'awaited',
  'redispatch',
  'incident',
  'areaCheck',
  'export',
  'privacy',
  'revisit',
] as const;
export type WaitingDocket = (typeof waitingDockets)[number];
export const waitingKinds = [...matterKinds, ...waitingDockets] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** What stands in the box before a line, and what it is the sign of. */
export const waitingGlyphs = {
  complaint: { glyph: '投', ...matterWords.complaint },
  tipoff: { glyph: '举', ...matterWords.tipoff },
  inquiry: { glyph: '询', ...matterWords.inquiry },
  enforcement: { glyph: '案', ...matterWords.enforcement },
  callout: { glyph: '急', zh: '紧急处置', en: 'Call-out' },
  instruction: { glyph: '令', zh: '指令', en: 'Instruction' },
  remark: { glyph: '批', zh: '批示', en: 'Remark' },
  task: { glyph: '任', zh: '任务', en: 'Task' },
  directive: { glyph: '来', zh: '上级来文', en: 'Directive' },
  meeting: { glyph: '会', zh: '会议', en: 'Meeting' },
  awaited: { glyph: '候', zh: '等外面的', en: 'Awaited' },
  redispatch: { glyph: '转', zh: '就近分转', en: 'Help' },
  incident: { glyph: '群', zh: '群体投诉', en: 'Group incident' },
  areaCheck: { glyph: '查', zh: '区域排查', en: 'Area check' },
  export: { glyph: '导', zh: '导出申请', en: 'Export' },
  privacy: { glyph: '权', zh: '个人信息请求', en: 'Privacy request' },
  revisit: { glyph: '看', zh: '到日子再看的', en: 'To be looked at again' },
} as const satisfies Record<WaitingKind, Words & { glyph: string }>;

/** A line as it is sent: what a row shows, and no more. */
export interface WaitingLine {
  kind: WaitingKind;
  id: string;
  /** As it is called, with its letter; empty for what has no number. */
  number: string;
  /** Whom it is about: the parties of a matter, the title of an entry. */
  who: string;
  /** The other side of a matter, or what an entry belongs to; empty where there is none. */
  whom: string;
  /** What is to be done, or the words in which it was asked. */
  what: Words;
  dueOn: Day | null;
  legalOn: Day | null;
  /** The clock that runs, in words; null where the day is the county's own, or none is set. */
  clock: { mark: ClockMark; remaining: string; zh: string; en: string } | null;
  /** The step that the one button of the row leads to; null looks at it. */
  step: string | null;
  urgedTimes: number;
  /** Somebody waits for a call: it stands before everything that only has a day. */
  isUrgent: boolean;
}

/** The groups of the list, by how near the day is. */
export const waitingGroups = ['past', 'today', 'soon', 'later'] as const;
export type WaitingGroup = (typeof waitingGroups)[number];

/** In which group a line stands. */
export function groupOf(line: Pick<WaitingLine, 'dueOn' | 'legalOn'>, today: Day): WaitingGroup {
  const span = spanOf(line, today);
  return span === 'pastLegal' || span === 'pastTarget' ? 'past' : span;
}

/** Whether a line stands behind a number that was pressed. What is not accepted yet is a complaint's alone, and its list knows it. */
export function isWithin(line: Pick<WaitingLine, 'dueOn' | 'legalOn'>, ask: HandAsk, today: Day): boolean {
  if (ask === 'all') return true;
  if (ask === 'untaken') return false;
  return ask === 'past' ? groupOf(line, today) === 'past' : spanOf(line, today) === ask;
}

/** Where a page ended: the day and the id of its last line. */
export type RankKey = readonly [Day | null, string];

export function rankKeyOf({ dueOn, id }: Pick<WaitingLine, 'dueOn' | 'id'>): RankKey {
  return [dueOn, id];
}

/** By the day, what has none last; on one day by the id, which begins with when it came. The lists of the books are in the same order. */
export function byRank(a: RankKey, b: RankKey): number {
  const [left, right] = [a[0] ?? '9', b[0] ?? '9'];
  if (left !== right) return left < right ? -1 : 1;
  return a[1] === b[1] ? 0 : a[1] < b[1] ? -1 : 1;
}

/** Before every day: where what is urgent stands, in the order in which it came. */
const beforeAllDays: Day = '0001-01-01';

/**
 * One page of several sources: what stands in two of them is shown once. What is urgent among the first of them, which is read whole, stands
 * before everything. The others are in that order, each read from where the page before ended, up to one line more than a page: of one that
 * gave so many nothing is known beyond its last line, so that the page goes no further than that.
 */
export function rankedPage(
  [few = [], ...books]: readonly (readonly WaitingLine[])[],
  { after, limit }: { after: RankKey | null; limit: number },
): { lines: WaitingLine[]; next: RankKey | null } {
  const known = new Map<string, { line: WaitingLine; key: RankKey }>();
  for (const line of few) known.set(line.id, { line, key: line.isUrgent ? [beforeAllDays, line.id] : rankKeyOf(line) });
  for (const line of books.flat()) if (!known.has(line.id)) known.set(line.id, { line, key: rankKeyOf(line) });
  const [horizon = null] = books
    .flatMap((book) => (book.length > limit ? book.slice(-1) : []))
    .map(rankKeyOf)
    .toSorted(byRank);
  const within = [...known.values()]
    .filter(({ key }) => after === null || byRank(key, after) > 0)
    .filter(({ key }) => horizon === null || byRank(key, horizon) <= 0)
    .toSorted((a, b) => byRank(a.key, b.key));
  const shown = within.slice(0, limit);
  return {
    lines: shown.map(({ line }) => line),
    next: within.length > limit ? (shown.at(-1)?.key ?? null) : horizon,
  };
}

/** How many of one kind stand in each span, and how many of them nobody has decided to accept. */
export type SpanCounts = Record<HandSpan | 'untaken', number>;
/** The same of every kind of which there is any. */
export type WaitingCounts = Partial<Record<WaitingKind, SpanCounts>>;

export const noCounts: SpanCounts = { pastLegal: 0, pastTarget: 0, today: 0, soon: 0, later: 0, untaken: 0 };

/** One number of the six, of some kinds or of all. */
export function countWithin(counts: WaitingCounts, ask: HandAsk, kinds: readonly WaitingKind[] = waitingKinds): number {
  return kinds.reduce((sum, kind) => sum + countOf(counts[kind] ?? noCounts, ask), 0);
}

function countOf(counts: SpanCounts, ask: HandAsk): number {
  if (ask === 'all') return handSpans.reduce((sum, span) => sum + counts[span], 0);
  return ask === 'past' ? counts.pastLegal + counts.pastTarget : counts[ask];
}

/** 逾期: of the entries beside the matters, whose days are no clocks. */
const overdueWords: Words = { zh: '逾期', en: 'Overdue' };

/** What 已过期限 is made of, each part by the words that its rows have: 超期, 过本地时限 of matters, 逾期 of the entries beside them. */
export function pastParts(counts: WaitingCounts): { words: Words; n: number }[] {
  return [
    { words: handWords.pastLegal, n: countWithin(counts, 'pastLegal') },
    { words: handWords.pastTarget, n: countWithin(counts, 'pastTarget', matterKinds) },
    { words: overdueWords, n: countWithin(counts, 'pastTarget', waitingDockets) },
  ].filter(({ n }) => n > 0);
}

/** Counts what has been read whole. */
export function countLines(lines: readonly WaitingLine[], today: Day): WaitingCounts {
  const counts: WaitingCounts = {};
  for (const line of lines) {
    const own = (counts[line.kind] ??= { ...noCounts });
    own[spanOf(line, today)] += 1;
  }
  return counts;
}

/** The sum of several counts, each of other lines. */
export function addCounts(all: readonly WaitingCounts[]): WaitingCounts {
  const sum: WaitingCounts = {};
  for (const counts of all)
    for (const [kind, of] of Object.entries(counts) as [WaitingKind, SpanCounts][]) {
      const own = (sum[kind] ??= { ...noCounts });
      for (const cell of [...handSpans, 'untaken'] as const) own[cell] += of[cell];
    }
  return sum;
}
