/**
 * 公示栏 (board): the three boards on the wall of a station (「政策法规宣传栏、消费警示栏、维权公示栏」), made from the ledger and renewed by it: what the
 * law says to what people complain of here, what buyers learn from the cases that were published to it, and what the station
 * has done. Figures and masked words alone: nobody's name stands on it but those on duty.
 */
import { addDays, dayShortZh, daysBetween, type Day } from '../base/calendar.ts';
import { isOnBoard, type Example } from './example.ts';
import { inOrder, warningKindWords, type Warning } from './warning/warning.ts';
import { entriesOn, type KnowledgeEntry } from '../inquiry/knowledge.ts';
import { formatYuan } from '../base/money.ts';
import { isWithinCategory } from '../county/category.ts';

export const boardKindWords = {
  law: { zh: '政策法规宣传栏', en: 'Law and policy' },
  warning: { zh: '消费警示栏', en: 'Warnings' },
  result: { zh: '维权公示栏', en: 'Results' },
} as const;
export type BoardKind = keyof typeof boardKindWords;
export const boardKinds = Object.keys(boardKindWords) as [BoardKind, ...BoardKind[]];

/** What a station did in a period, by the definitions that stand below the table. */
export interface BoardCount {
  received: number;
  settled: number;
  recoveredFen: number;
}

export const boardSpans = ['lastMonth', 'thisMonth', 'thisYear'] as const;
export type BoardSpan = (typeof boardSpans)[number];

export interface BoardItem {
  title: string;
  text: string;
  /** Where it stands: articles, or the number of the case. */
  note: string;
}

/** One sheet of a board. */
export interface BoardSheet {
  kind: BoardKind;
  title: string;
  items: BoardItem[];
  /** 维权公示栏 alone: the head of each column, then rows of words. */
  table: { columns: string[]; rows: string[][] } | null;
  /** Who is on duty at the station, and how to reach them. */
  duty: string[];
  /** What the figures count, and until when. */
  note: string;
  /** The published cases and warnings that stand on it: when one is taken down, the sheet is too old. */
  exampleIds: string[];
}

export interface BoardFacts {
  today: Day;
  station: { id: string; name: string; phone: string; contactName: string };
  office: { name: string; phone: string };
  county: { bureauName: string; hotline: string; hotlineHours: string };
  /** 站长、监督员: who is appointed to the station, the head first. */
  people: readonly { name: string; postZh: string }[];
  counts: Readonly<Record<BoardSpan, BoardCount>>;
  /** The classes of what was complained of at the station in a year, the most frequent first. */
  categories: readonly string[];
  examples: readonly Example[];
  /** Warnings in force that are for the station. */
  warnings: readonly Warning[];
  knowledge: readonly KnowledgeEntry[];
}

/** The days of the three periods that the board tells of. */
export function boardPeriods(today: Day): Record<BoardSpan, { from: Day; to: Day }> {
  const first = `${today.slice(0, 7)}-01`;
  const before = addDays(first, -1);
  return {
    lastMonth: { from: `${before.slice(0, 7)}-01`, to: before },
    thisMonth: { from: first, to: today },
    thisYear: { from: `${today.slice(0, 4)}-01-01`, to: today },
  };
}

/** The sheets of a station as they are today. */
export function boardSheets(facts: BoardFacts): BoardSheet[] {
  const { today, station, examples } = facts;
  const own = examples
    .filter((one) => isOnBoard(one, station.id, today))
    .toSorted((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0));
  const duty = dutyOf(facts);
  return [lawSheet(facts, duty), warningSheet(facts, own, duty), resultSheet(facts, own, duty)];
}

const mostHints = 4;
/** So many characters of answers fill a sheet of A4 that can be read from a step away. */
const mostCharacters = 380;

/** What fits to the complaints of the station first, then another part of the base each month, so that the wall changes with it. */
export function hintsFor({
  today,
  categories,
  knowledge,
}: Pick<BoardFacts, 'today' | 'categories' | 'knowledge'>): KnowledgeEntry[] {
  const inForce = entriesOn(knowledge, today).filter(({ articles }) => articles.length > 0);
  const rankOf = ({ categoryCodes }: KnowledgeEntry) => {
    const at = categories.findIndex((code) => categoryCodes.some((one) => isWithinCategory(code, one)));
    return at < 0 ? categories.length : at;
  };
  const fitting = inForce.filter((one) => rankOf(one) < categories.length).toSorted((a, b) => rankOf(a) - rankOf(b));
  const rest = inForce.filter((one) => !fitting.includes(one));
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7));
  const turned = (list: KnowledgeEntry[]) => {
    const from = list.length === 0 ? 0 : (month * 2) % list.length;
    return [...list.slice(from), ...list.slice(0, from)];
  };
  // Two of what people here complain of; the others go round with the months.
  const chosen: KnowledgeEntry[] = [];
  let room = mostCharacters;
  for (const one of [...fitting.slice(0, 2), ...turned([...rest, ...fitting.slice(2)])]) {
    if (chosen.length === mostHints || one.answer.length > room) continue;
    chosen.push(one);
    room -= one.answer.length;
  }
  return chosen;
}

function lawSheet(facts: BoardFacts, duty: string[]): BoardSheet {
  const items = hintsFor(facts).map(({ title, answer, articles }) => ({
    title,
    text: answer,
    note: articles.slice(0, 2).join('；'),
  }));
  return { ...emptySheet('law', duty), items, note: `以上按 ${dayShortZh(facts.today)}有效的法律法规。` };
}

const mostWarnings = 4;
const mostLessons = 280;

/** What is in force first, the most urgent above; the lessons of cases fill what room is left. */
function warningSheet({ warnings }: BoardFacts, own: readonly Example[], duty: string[]): BoardSheet {
  let room = mostLessons;
  const hung: Warning[] = [];
  for (const one of inOrder(warnings)) {
    if (hung.length === mostWarnings || (hung.length > 0 && one.advice.length > room)) continue;
    hung.push(one);
    room -= one.advice.length;
  }
  const shown: Example[] = [];
  for (const one of own) {
    // One that does not fit leaves its room to a shorter one behind it.
    if (hung.length + shown.length >= mostWarnings || one.lesson.length > room) continue;
    shown.push(one);
    room -= one.lesson.length;
  }
  return {
    ...emptySheet('warning', duty),
    items: [
      ...hung.map(({ kind, title, advice, number, untilOn }) => ({
        title: `${warningKindWords[kind].zh}：${title}`,
        text: advice.split('\n').join('；'),
        note: `${number ?? ''}${untilOn === null ? '' : `，管到 ${dayShortZh(untilOn)}`}`,
      })),
      ...shown.map(({ title, lesson, basis }) => ({ title, text: lesson, note: basis.split('\n')[0] ?? '' })),
    ],
    exampleIds: [...hung, ...shown].map(({ id }) => id),
    note: hung.length + shown.length === 0 ? '本期没有新的消费警示。买东西留好小票，有事先找站里。' : '',
  };
}

const mostCases = 2;

function resultSheet({ today, counts }: BoardFacts, own: readonly Example[], duty: string[]): BoardSheet {
  const shown = own.slice(0, mostCases);
  const month = Number(today.slice(5, 7));
  const last = Number(boardPeriods(today).lastMonth.from.slice(5, 7));
  const row = (name: string, of: (count: BoardCount) => string) => [
    name,
    ...boardSpans.map((span) => of(counts[span])),
  ];
  return {
    ...emptySheet('result', duty),
    table: {
      columns: ['项目', `${last} 月`, `${month} 月`, '今年以来'],
      rows: [
        row('收到投诉（件）', ({ received }) => String(received)),
        row('谈成（件）', ({ settled }) => String(settled)),
        row('要回（元）', ({ recoveredFen }) => formatYuan(recoveredFen)),
      ],
    },
    items: shown.map(({ title, text, number }) => ({ title, text: shortened(text, 140), note: number })),
    exampleIds: shown.map(({ id }) => id),
    note: `数字从台账数出，截至 ${dayShortZh(today)}：收到的按站里收到的日子，谈成和要回的按谈成的日子，站里谈成的和交上去由所里调解成的都算。`,
  };
}

function emptySheet(kind: BoardKind, duty: string[]): BoardSheet {
  return { kind, title: boardKindWords[kind].zh, items: [], table: null, duty, note: '', exampleIds: [] };
}

/** Who is on duty, and whom to call where nobody is. */
function dutyOf({ station, office, county, people }: BoardFacts): string[] {
  const named = people.length > 0 ? people.map(({ name, postZh }) => `${postZh}${name}`) : [station.contactName];
  const who = named.filter((one) => one !== '').join('、');
  return [
    `值班：${[who, station.phone].filter((one) => one !== '').join('　')}`,
    `主管：${[office.name, office.phone].filter((one) => one !== '').join('　')}`,
    `热线：${county.hotline}（${county.hotlineHours}）`,
  ];
}

/** As many whole sentences as there is room for. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.max(...['。', '；', '！'].map((mark) => text.lastIndexOf(mark, most - 1)));
  return end < 40 ? `${text.slice(0, most - 1)}…` : text.slice(0, end + 1);
}

/** What hangs at a station of one board. */
export interface BoardState {
  kind: BoardKind;
  /** When it was last put up; null while nobody has. */
  putUpOn: Day | null;
  photoId: string | null;
  /** Why it is to be put up anew; null while it is fresh. */
  stale: StaleReason | null;
}
export type StaleReason = 'never' | 'old' | 'withdrawn' | 'warning';

export const staleWords = {
  never: { zh: '没有贴过', en: 'never put up' },
  old: { zh: '太久没换', en: 'too old' },
  withdrawn: { zh: '上面有撤下的案例', en: 'shows a case that was taken down' },
  warning: { zh: '有新的警示没贴', en: 'a new warning does not hang yet' },
} as const satisfies Record<StaleReason, { zh: string; en: string }>;

/**
 * The state of the three boards of a station, by what was recorded there; `gone` are the cases and warnings that no longer stand, `due`
 * the warnings that are to hang there.
 */
export function boardStates(
  postings: readonly {
    kinds: readonly BoardKind[];
    putUpOn: Day;
    attachmentId: string | null;
    exampleIds: readonly string[];
  }[],
  { today, days, gone, due = [] }: { today: Day; days: number; gone: ReadonlySet<string>; due?: readonly string[] },
): BoardState[] {
  return boardKinds.map((kind) => {
    const last = postings
      .filter(({ kinds }) => kinds.includes(kind))
      .toSorted((a, b) => (a.putUpOn < b.putUpOn ? 1 : a.putUpOn > b.putUpOn ? -1 : 0))[0];
    if (last === undefined) return { kind, putUpOn: null, photoId: null, stale: 'never' };
    const shows = kind !== 'law' && last.exampleIds.some((id) => gone.has(id));
    const misses = kind === 'warning' && due.some((id) => !last.exampleIds.includes(id));
    const old = daysBetween(last.putUpOn, today) > days ? 'old' : null;
    const stale = shows ? 'withdrawn' : misses ? 'warning' : old;
    return { kind, putUpOn: last.putUpOn, photoId: last.attachmentId, stale };
  });
}
