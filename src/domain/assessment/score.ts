/**
 * 得分 (score): what one station, person, branch or office has in a round: a mark for each item with the records behind it, as they
 * were when the round was frozen. Marks are kept in tenths of a point and totals in thousandths, so that no fraction decides.
 */
import { z } from 'zod';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import { fullValue, type Scheme, type SchemeItem } from './scheme.ts';
import { valueOf, workYardsticks, type Evidence } from './yardstick.ts';

export interface Mark {
  code: string;
  /** What was counted, in the unit of the yardstick; null where nothing is counted. */
  value: number | null;
  /** Tenths of a point; null while it has no mark. */
  tenths: number | null;
  /** Whether the item counts for this one: a share of nothing does not, nor a spot check that was not drawn. */
  applies: boolean;
  /** What the branch gave itself, in tenths. */
  selfTenths: number | null;
  selfWords: string;
  /** Why it has this mark; asked of every mark that a person gives. */
  reason: string;
  byId: string | null;
  attachmentIds: readonly string[];
}

export interface Score {
  countyId: number;
  assessmentId: string;
  /** The station, person or organisation. */
  subjectId: string;
  version: number;
  name: string;
  /** Within what it is ranked: the kind of station, or one for all. */
  kindCode: string;
  kindZh: string;
  townId: string | null;
  townName: string;
  officeId: string | null;
  stationId: string | null;
  /** The departments for which the person works. */
  departmentIds: readonly string[];
  marks: readonly Mark[];
  /** The records behind each counted mark, by the code of the item. */
  evidence: Readonly<Record<string, readonly Evidence[]>>;
  /** Of a thousand; null while nothing is marked. */
  permille: number | null;
}

/** The score without the records, as a ranking reads it. */
export type ScoreLine = Omit<Score, 'evidence'>;

export const MarkItem = z.object({
  version: z.number().int().min(1),
  code: z.string().max(40),
  points: labelled(z.number().int().min(0).max(100), {
    zh: '得几分',
    en: 'Points',
    input: 'number',
    wrongZh: '写 0 到满分之间的整数',
    wrongEn: 'a whole number up to full marks',
  }),
  reason: labelled(written().min(2).max(500), {
    zh: '为什么给这个分',
    en: 'Why',
    input: 'longText',
    hintZh: '抽查写几时打的、谁接的；人工评写看到了什么',
    hintEn: 'When and who answered; what was seen',
  }),
  attachmentIds: z.array(z.uuid()).max(9).default([]),
});
export type MarkItem = z.infer<typeof MarkItem>;

/** The mark of a counted item: rising evenly to full marks at the value that the scheme asks for, rounded down. */
export function countedMark(item: SchemeItem, records: readonly Evidence[]): Mark {
  const value = item.yardstick === null ? null : valueOf(item.yardstick, records);
  const full = fullValue(item);
  const tenths = value === null ? null : Math.floor((item.weight * 10 * Math.min(value, full)) / full);
  return { ...emptyMark(item), value, tenths, applies: value !== null };
}

export function emptyMark({ code, source }: Pick<SchemeItem, 'code' | 'source'>): Mark {
  return {
    code,
    value: null,
    tenths: null,
    // Nobody is asked by telephone before the draw.
    applies: source !== 'spotcheck',
    selfTenths: null,
    selfWords: '',
    reason: '',
    byId: null,
    attachmentIds: [],
  };
}

export function firstMarks(items: readonly SchemeItem[], evidence: Score['evidence']): Mark[] {
  return items.map((item) =>
    item.source === 'counted' ? countedMark(item, evidence[item.code] ?? []) : emptyMark(item),
  );
}

/** The marks after the draw: the spot check counts for who was drawn and for nobody else. */
export function drawnMarks(items: readonly SchemeItem[], marks: readonly Mark[], drawn: boolean): Mark[] {
  const checked = new Set(items.filter((item) => item.source === 'spotcheck').map((item) => item.code));
  return marks.map((mark) => (checked.has(mark.code) ? { ...mark, applies: drawn } : mark));
}

/** What was reached of what could be: items that do not apply weigh nothing. Rounded half up on whole numbers. */
export function permilleOf(items: readonly SchemeItem[], marks: readonly Mark[]): number | null {
  const byCode = new Map(marks.map((mark) => [mark.code, mark]));
  const marked = items.filter((item) => isMarked(byCode.get(item.code)));
  const whole = marked.reduce((sum, item) => sum + item.weight, 0);
  if (whole === 0) return null;
  const got = marked.reduce((sum, item) => sum + (byCode.get(item.code)?.tenths ?? 0), 0);
  return Math.floor((got * 200 + whole) / (2 * whole));
}

function isMarked(mark: Mark | undefined): boolean {
  return mark !== undefined && mark.applies && mark.tenths !== null;
}

/** Items that apply and have no mark yet. */
export function unmarkedOf(items: readonly SchemeItem[], marks: readonly Mark[]): SchemeItem[] {
  return items.filter((item) => marks.some((mark) => mark.code === item.code && mark.applies && mark.tenths === null));
}

/** A mark that a person gives; what the ledger counted is changed by an objection alone, with `counted`. */
export function markItem(
  { items }: Pick<Scheme, 'items'>,
  score: Score,
  { code, points, reason, attachmentIds }: Omit<MarkItem, 'version'>,
  by: { id: string; self: boolean; counted?: boolean },
): Score {
  const item = items.find((one) => one.code === code);
  const before = score.marks.find((one) => one.code === code);
  if (item === undefined || before === undefined) throw new Refusal('not-found');
  if (item.source === 'counted' && by.counted !== true) throw new Refusal('score-is-counted', { item: item.zh });
  if (!before.applies) throw new Refusal('score-not-drawn', { name: score.name });
  if (points > item.weight)
    throw new Refusal('invalid-input', {}, [
      { path: 'points', zh: `“${item.zh}”满分 ${item.weight} 分。`, en: `Full marks are ${item.weight}.` },
    ]);
  const photos = attachmentIds.length > 0 ? attachmentIds : before.attachmentIds;
  if (item.photo && photos.length === 0) throw new Refusal('score-needs-photo', { item: item.zh });
  const given = by.self ? { selfTenths: points * 10, selfWords: reason } : { tenths: points * 10, reason, byId: by.id };
  const marks = score.marks.map((mark) => (mark === before ? { ...mark, ...given, attachmentIds: photos } : mark));
  return { ...score, marks, permille: permilleOf(items, marks) };
}

export interface Placed {
  /** 1 for the best of its kind; null while it has no score. */
  place: number | null;
  /** Whether others of its kind have the same. */
  tied: boolean;
}

/** 排名 within each kind: who has more stands higher, who has the same shares the place, and the next one leaves out as many. */
export function ranked<T extends Pick<Score, 'subjectId' | 'kindCode' | 'permille' | 'name'>>(
  scores: readonly T[],
): (T & Placed)[] {
  const kinds = new Map<string, T[]>();
  for (const one of scores) kinds.set(one.kindCode, [...(kinds.get(one.kindCode) ?? []), one]);
  // The kind of which there are most comes first.
  const inOrder = [...kinds].toSorted(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1));
  return inOrder.flatMap(([, ones]) => {
    const known = ones.flatMap(({ permille }) => permille ?? []).toSorted((a, b) => b - a);
    const first = new Map<number, number>();
    const alike = new Map<number, number>();
    for (const [i, permille] of known.entries()) {
      if (!first.has(permille)) first.set(permille, i + 1);
      alike.set(permille, (alike.get(permille) ?? 0) + 1);
    }
    return ones
      .map((one) => ({
        ...one,
        place: one.permille === null ? null : (first.get(one.permille) ?? null),
        tied: one.permille !== null && (alike.get(one.permille) ?? 0) > 1,
      }))
      .toSorted(
        (a, b) =>
          (a.place ?? Infinity) - (b.place ?? Infinity) ||
          (a.name === b.name ? 0 : a.name < b.name ? -1 : 1) ||
          (a.subjectId < b.subjectId ? -1 : 1),
      );
  });
}

/** 96.5 */
export function pointsText(tenths: number | null): string {
  return tenths === null ? '—' : tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
}

export interface Shared {
  people: number;
  /** Pieces of work: each matter once, however many marks it is behind. */
  works: number;
}

/**
 * 多员合一: the work of a person for several departments counts once for him and once in the whole, and once in the view of each
 * department that he serves; the views therefore add up to more than the whole, and the whole is counted by itself.
 */
export function sharedWork(
  items: readonly SchemeItem[],
  scores: readonly Pick<Score, 'departmentIds' | 'evidence' | 'subjectId'>[],
): { whole: Shared; byDepartment: (Shared & { departmentId: string })[] } {
  const codes = items.filter((item) => item.yardstick !== null && workYardsticks.includes(item.yardstick));
  const worksOf = (ones: typeof scores) => {
    const works = new Set<string>();
    for (const one of ones)
      for (const { code } of codes) for (const record of one.evidence[code] ?? []) works.add(record.id);
    return { people: new Set(ones.map((one) => one.subjectId)).size, works: works.size };
  };
  const departments = [...new Set(scores.flatMap((one) => one.departmentIds))].toSorted();
  return {
    whole: worksOf(scores),
    byDepartment: departments.map((departmentId) => ({
      departmentId,
      ...worksOf(scores.filter((one) => one.departmentIds.includes(departmentId))),
    })),
  };
}
