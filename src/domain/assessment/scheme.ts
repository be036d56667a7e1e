/**
 * 考核方案 (scheme): what an assessment asks, as data of the county: items with their weight, each counted from the ledger, looked
 * up by a spot check, or marked by hand with a reason. Versioned: a round keeps the version with which it was opened (S93).
 */
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import { presets } from '../station/standard-presets.ts';
import { Refusal } from '../base/refusal.ts';
import {
  subjectNames,
  subjects,
  unitWords,
  yardstickNames,
  yardsticks,
  type Subject,
  type Yardstick,
} from './yardstick.ts';

export const sources = {
  counted: { zh: '台账自动计', en: 'Counted from the ledger' },
  spotcheck: { zh: '抽查', en: 'Spot check' },
  hand: { zh: '人工评', en: 'By hand' },
  self: { zh: '自评加核查', en: 'Self-mark, then checked' },
} as const;
export type Source = keyof typeof sources;
export const sourceNames = Object.keys(sources) as [Source, ...Source[]];

export interface SchemeItem {
  code: string;
  zh: string;
  group: string;
  /** Full marks, in whole points. */
  weight: number;
  source: Source;
  yardstick: Yardstick | null;
  /** The value at which the item has full marks, in the unit that people read: pieces, hours, people, per cent. */
  full: number;
  /** Whether a mark needs a photo. */
  photo: boolean;
}

export interface Scheme {
  countyId: number;
  code: string;
  version: number;
  subject: Subject;
  title: string;
  basis: string;
  /** Kinds of stations for which it holds; empty for all. */
  appliesTo: readonly string[];
  /** How many of a hundred are drawn for the spot check. */
  sharePercent: number;
  items: readonly SchemeItem[];
  fromOn: Day;
  retired: boolean;
  savedById: string | null;
  savedAt: Date | null;
}

const code = z.string().regex(/^[A-Za-z0-9-]{2,40}$/u);
const codeWords = { zh: '代号', en: 'Code', input: 'text', wrongZh: '用 2 到 40 个字母、数字或短横' } as const;
const SchemeItemForm = z.object({
  code: labelled(code, codeWords),
  zh: labelled(written().min(1).max(100), { zh: '考核内容', en: 'Item', input: 'text' }),
  group: labelled(written().max(20).default(''), { zh: '组', en: 'Group', input: 'text' }),
  weight: labelled(z.number().int().min(1).max(100), {
    zh: '分值',
    en: 'Weight',
    input: 'number',
    wrongZh: '写 1 到 100 的整数',
    wrongEn: 'a whole number from 1 to 100',
  }),
  source: labelled(z.enum(sourceNames), { zh: '分从哪里来', en: 'Source', input: 'choice' }),
  yardstick: labelled(z.enum(yardstickNames).nullable().default(null), {
    zh: '指标',
    en: 'Yardstick',
    input: 'choice',
  }),
  full: labelled(z.number().int().min(0).max(1_000_000).default(0), {
    zh: '满分值',
    en: 'Full marks at',
    input: 'number',
    wrongZh: '写整数',
    wrongEn: 'a whole number',
  }),
  photo: labelled(z.boolean().default(false), { zh: '要照片', en: 'Photo', input: 'tick' }),
});

/** The next version of a scheme; `version` is the one that was read. */
export const SchemeForm = z.object({
  code: labelled(code, codeWords),
  version: z.number().int().min(0),
  subject: labelled(z.enum(subjectNames), { zh: '考核谁', en: 'Whom', input: 'choice' }),
  title: labelled(written().min(2).max(60), { zh: '名称', en: 'Title', input: 'text' }),
  basis: labelled(written().max(200).default(''), { zh: '依据', en: 'Source', input: 'text' }),
  appliesTo: labelled(z.array(z.string().max(40)).max(30).default([]), { zh: '适用于', en: 'Holds for' }),
  sharePercent: labelled(z.number().int().min(1).max(100).default(20), {
    zh: '抽查比例（%）',
    en: 'Drawn, of a hundred',
    input: 'number',
    wrongZh: '写 1 到 100 的整数',
    wrongEn: 'a whole number from 1 to 100',
  }),
  items: labelled(z.array(SchemeItemForm).min(1).max(60), { zh: '条目', en: 'Items', input: 'rows' }),
  retired: labelled(z.boolean().default(false), { zh: '停用', en: 'Retired', input: 'tick' }),
});
export type SchemeForm = z.infer<typeof SchemeForm>;

/** The version that follows the one that was read; a round that runs keeps its own. */
export function nextScheme(
  form: SchemeForm,
  before: Scheme | null,
  facts: { countyId: number; byId: string; at: Date; today: Day },
): Scheme {
  if ((before?.version ?? 0) !== form.version) throw new Refusal('changed-meanwhile');
  if (before !== null && before.subject !== form.subject)
    throw wrong('subject', '已有的方案不能改成考核别的；请另建一个。', 'Whom a scheme is for stays; make another.');
  const codes = form.items.map((item) => item.code);
  const twice = codes.find((one, i) => codes.indexOf(one) !== i);
  if (twice !== undefined)
    throw wrong('items', `条目代号“${twice}”写了两次；请改一个。`, `The code “${twice}” stands twice; change one.`);
  for (const [i, item] of form.items.entries()) {
    if (item.source !== 'counted') continue;
    const { yardstick, zh } = item;
    const fits = yardstick !== null && (yardsticks[yardstick].subjects as readonly Subject[]).includes(form.subject);
    if (!fits)
      throw wrong(
        `items.${i}.yardstick`,
        `“${zh}”要选一个能数${subjects[form.subject].zh}的指标。`,
        `Choose a yardstick of ${subjects[form.subject].en.toLowerCase()} for “${zh}”.`,
      );
    if (item.full < 1)
      throw wrong(`items.${i}.full`, `“${zh}”要写到多少得满分。`, `Say at which value “${zh}” has full marks.`);
  }
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

function wrong(path: string, zh: string, en: string): Refusal {
  return new Refusal('invalid-input', {}, [{ path, zh, en }]);
}

/** The newest version of each, those that were retired left out. */
export function schemesInForce(schemes: readonly Scheme[]): Scheme[] {
  const newest = new Map<string, Scheme>();
  for (const one of schemes) if ((newest.get(one.code)?.version ?? -1) < one.version) newest.set(one.code, one);
  return [...newest.values()].filter((one) => !one.retired);
}

/** The value at which the item has full marks, in the unit in which values are kept. */
export function fullValue({ yardstick, full }: Pick<SchemeItem, 'yardstick' | 'full'>): number {
  return yardstick === null ? 0 : full * unitWords[yardsticks[yardstick].unit].scale;
}

function counted(yardstick: Yardstick, weight: number, full: number, group = '台账'): SchemeItem {
  return {
    code: yardstick,
    zh: yardsticks[yardstick].zh,
    group,
    weight,
    source: 'counted',
    yardstick,
    full,
    photo: false,
  };
}

function other(itemCode: string, zh: string, weight: number, source: Source, group: string, photo = false): SchemeItem {
  return { code: itemCode, zh, group, weight, source, yardstick: null, full: 0, photo };
}

function made(
  schemeCode: string,
  subject: Subject,
  title: string,
  basis: string,
  items: readonly SchemeItem[],
): Scheme {
  const saved = { savedById: null, savedAt: null, retired: false, fromOn: '2011-01-01' };
  return {
    countyId: 0,
    code: schemeCode,
    version: 1,
    subject,
    title,
    basis,
    appliesTo: [],
    sharePercent: 20,
    items,
    ...saved,
  };
}

const checklist = presets.find((one) => one.code === 'association')?.items ?? [];

/** What a county begins with; it changes them as it likes. */
export const schemePresets: readonly Scheme[] = [
  made(
    'station-quarter',
    'station',
    '站点季度考核',
    '考评制度：季度考核，台账、及时率、培训、宣传、电话抽查百分之二十',
    [
      counted('filed', 15, 3),
      counted('settledAtStation', 15, 2),
      counted('inTime', 15, 95),
      counted('trainingHours', 10, 8, '队伍'),
      counted('dutySheets', 5, 1, '制度'),
      counted('rulesPosted', 10, 3, '制度'),
      counted('education', 15, 2, '宣传'),
      other('phone', '电话抽查：有人接、知道怎么登记', 10, 'spotcheck', '抽查'),
      other('room', '台账和环境现场看', 5, 'hand', '现场'),
    ],
  ),
  made('station-year', 'station', '站点年度考核', '考评制度：年度考核', [
    counted('filed', 15, 12),
    counted('settledAtStation', 15, 8),
    counted('inTime', 10, 95),
    counted('satisfied', 10, 90),
    counted('tasksInTime', 10, 100),
    counted('trainingHours', 10, 35, '队伍'),
    counted('yearReview', 10, 1, '制度'),
    counted('education', 10, 6, '宣传'),
    other('phone', '电话抽查：有人接、知道怎么登记', 10, 'spotcheck', '抽查'),
  ]),
  made('supervisor-year', 'person', '监督员年度考核', '十佳消费维权监督员评选', [
    counted('filed', 25, 5),
    counted('settledAtStation', 25, 3),
    counted('trainingHours', 20, 35, '队伍'),
    counted('lectures', 10, 1, '宣传'),
    other('village', '群众评议', 20, 'hand', '评议'),
  ]),
  made('office-year', 'office', '所年度目标', '消费维权工作纳入目标管理', [
    counted('filed', 30, 120),
    counted('settledAtStation', 30, 60),
    counted('trainingHours', 20, 400, '队伍'),
    counted('education', 20, 40, '宣传'),
  ]),
  made(
    'association-self',
    'branch',
    '规范化协会自查',
    '以创建规范化协会为起点：组织、管理、职责、场所',
    checklist.map(({ code: itemCode, zh, group, weight, photo }) => other(itemCode, zh, weight, 'self', group, photo)),
  ),
];
