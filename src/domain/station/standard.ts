/**
 * 标准 (standard): what a county asks of its stations, as versioned lists that it edits itself: kinds of stations, siting
 * programmes (五进、六进) with targets, conditions of admission, equipment, the kit, rule documents, duty sheets and the
 * association's self-check. What was checked keeps the version it was checked against.
 */
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';

export const standardSubjects = {
  kinds: { zh: '站点类别', en: 'Kinds of stations' },
  programme: { zh: '进驻计划', en: 'Siting programme' },
  admission: { zh: '准入条件', en: 'Admission' },
  equipment: { zh: '配备', en: 'Equipment' },
  standardisation: { zh: '规范化', en: 'Standardisation' },
  kit: { zh: '建站资料', en: 'Station kit' },
  rule: { zh: '上墙制度', en: 'Rules for the wall' },
  duty: { zh: '职责清单', en: 'Duty sheet' },
  association: { zh: '协会自查', en: 'Self-check of the association' },
} as const;
export type StandardSubject = keyof typeof standardSubjects;
export const standardSubjectNames = Object.keys(standardSubjects) as [StandardSubject, ...StandardSubject[]];

/** What a venue says of its size, by which conditions of admission are measured. */
export const measureWords = {
  areaSqm: { zh: '面积（平方米）', en: 'Floor space (m²)' },
  staff: { zh: '从业人数', en: 'Staff' },
  stalls: { zh: '摊位数', en: 'Stalls' },
  grade: { zh: '景区等级（几个 A）', en: 'Grade of the sight (As)' },
  stars: { zh: '酒店星级', en: 'Stars of the hotel' },
} as const;
export type Measure = keyof typeof measureWords;
/** The most that a measure can be. */
export const mostOf: Readonly<Record<keyof typeof measureWords, number>> = {
  areaSqm: 1_000_000,
  staff: 100_000,
  stalls: 20_000,
  grade: 5,
  stars: 5,
};
export const measureNames = Object.keys(measureWords) as [Measure, ...Measure[]];
export type Measures = Partial<Record<Measure, number>>;

export interface StandardItem {
  code: string;
  zh: string;
  /** The part of the list in which it stands; empty where the list has none. */
  group: string;
  /** Its share of the score; an item without weight is only noted. */
  weight: number;
  /** Without it there is no admission and no re-acceptance. */
  must: boolean;
  /** Whether a photo is asked for. */
  photo: boolean;
  /** By what it is measured, and how much is asked at least. */
  measure: Measure | null;
  minimum: number | null;
  /** 目标: how many stations the programme wants of this kind; null where the county has set none. */
  target: number | null;
}

export interface Standard {
  countyId: number;
  code: string;
  version: number;
  subject: StandardSubject;
  title: string;
  /** Where it comes from. */
  basis: string;
  /** The text that hangs on the wall or is read and signed; empty for plain checklists. */
  body: string;
  /** Kinds of stations or of venues for which it holds; empty for all. */
  appliesTo: readonly string[];
  items: readonly StandardItem[];
  fromOn: Day;
  retired: boolean;
  /** Null for what the program brings along. */
  savedById: string | null;
  savedAt: Date | null;
}

const code = z.string().regex(/^[A-Za-z0-9-]{2,40}$/u);
export const StandardItemForm = z.object({
  code: labelled(code, { zh: '代号', en: 'Code', input: 'text', wrongZh: '用 2 到 40 个字母、数字或短横' }),
  zh: labelled(written().min(1).max(200), { zh: '内容', en: 'Item', input: 'text' }),
  group: labelled(written().max(20).default(''), { zh: '组', en: 'Group', input: 'text' }),
  weight: labelled(z.number().int().min(0).max(100).default(0), {
    zh: '分值',
    en: 'Weight',
    input: 'number',
    wrongZh: '写 0 到 100 的整数',
  }),
  must: labelled(z.boolean().default(false), { zh: '必备', en: 'Must', input: 'tick' }),
  photo: labelled(z.boolean().default(false), { zh: '要照片', en: 'Photo', input: 'tick' }),
  measure: labelled(z.enum(measureNames).nullable().default(null), { zh: '按什么量', en: 'Measure', input: 'choice' }),
  minimum: labelled(z.number().min(0).max(1_000_000).nullable().default(null), {
    zh: '最少',
    en: 'At least',
    input: 'number',
  }),
  target: labelled(z.number().int().min(0).max(100_000).nullable().default(null), {
    zh: '目标',
    en: 'Target',
    input: 'number',
  }),
});

/** A new version of a standard; `version` is the one that was read, so that two editors do not overwrite each other. */
export const StandardForm = z.object({
  code: labelled(code, { zh: '代号', en: 'Code', input: 'text', wrongZh: '用 2 到 40 个字母、数字或短横' }),
  version: z.number().int().min(0),
  subject: labelled(z.enum(standardSubjectNames), { zh: '哪一类', en: 'Subject', input: 'choice' }),
  title: labelled(written().min(2).max(60), { zh: '名称', en: 'Title', input: 'text' }),
  basis: labelled(written().max(200).default(''), { zh: '依据', en: 'Source', input: 'text' }),
  body: labelled(written().max(8000).default(''), { zh: '正文', en: 'Text', input: 'longText' }),
  appliesTo: labelled(z.array(z.string().max(40)).max(30).default([]), { zh: '适用于', en: 'Holds for' }),
  items: labelled(z.array(StandardItemForm).max(60).default([]), { zh: '条目', en: 'Items', input: 'rows' }),
  retired: labelled(z.boolean().default(false), { zh: '停用', en: 'Retired', input: 'tick' }),
});
export type StandardForm = z.infer<typeof StandardForm>;

/** The version that follows the one that was read; the version of today holds from today. */
export function nextVersion(
  form: StandardForm,
  before: Standard | null,
  facts: { countyId: number; byId: string; at: Date; today: Day },
): Standard {
  if ((before?.version ?? 0) !== form.version) throw new Refusal('changed-meanwhile');
  if (before !== null && before.subject !== form.subject)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'subject',
        zh: '已有的标准不能改成另一类；请另建一个。',
        en: 'The subject of a standard stays; make another.',
      },
    ]);
  const codes = form.items.map((item) => item.code);
  const twice = codes.find((one, i) => codes.indexOf(one) !== i);
  if (twice !== undefined)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'items',
        zh: `条目代号“${twice}”写了两次；请改一个。`,
        en: `The code “${twice}” stands twice; change one.`,
      },
    ]);
  const { version: _, ...words } = form;
  return {
    ...words,
    countyId: facts.countyId,
    version: form.version + 1,
    fromOn: facts.today,
    savedById: facts.byId,
    savedAt: facts.at,
  };
}

/** The newest version of each, those that were retired left out. */
export function inForce(standards: readonly Standard[]): Standard[] {
  const newest = new Map<string, Standard>();
  for (const one of standards) if ((newest.get(one.code)?.version ?? -1) < one.version) newest.set(one.code, one);
  return [...newest.values()].filter((one) => !one.retired);
}

/** Those of a subject that hold for a station of this kind at a venue of this kind. */
export function standardsFor(
  standards: readonly Standard[],
  subject: StandardSubject,
  { kindCode, venueKind }: { kindCode: string; venueKind: string },
): Standard[] {
  return inForce(standards).filter(
    (one) =>
      one.subject === subject &&
      (one.appliesTo.length === 0 || one.appliesTo.includes(kindCode) || one.appliesTo.includes(venueKind)),
  );
}

/** Whether a measured item is met; null where it cannot be told from the measures. */
export function isMeasuredMet({ measure, minimum }: StandardItem, measures: Measures): boolean | null {
  const measured = measure === null ? undefined : measures[measure];
  if (measured === undefined || minimum === null) return null;
  return measured >= minimum;
}

/** What came of one item. */
export interface Finding {
  code: string;
  met: boolean;
  remark: string;
  attachmentId: string | null;
}

/** Whether the item was found to be met and nothing shows it, though the list asks for a photo. */
export function isUnproven({ photo }: Pick<StandardItem, 'photo'>, met: boolean, attachmentId: string | null): boolean {
  return photo && met && attachmentId === null;
}

/** 得分: the weight that was met, of a hundred; null for a list without weights. */
export function scoreOf(standard: Pick<Standard, 'items'>, findings: readonly Finding[]): number | null {
  const whole = standard.items.reduce((sum, item) => sum + item.weight, 0);
  if (whole === 0) return null;
  const met = new Set(findings.filter((one) => one.met).map((one) => one.code));
  const got = standard.items.reduce((sum, item) => sum + (met.has(item.code) ? item.weight : 0), 0);
  return Math.round((got / whole) * 100);
}

/** The words of the must items that are not met. */
export function unmetMusts(standard: Pick<Standard, 'items'>, findings: readonly Finding[]): string[] {
  const met = new Set(findings.filter((one) => one.met).map((one) => one.code));
  return standard.items.filter((item) => item.must && !met.has(item.code)).map((item) => item.zh);
}
