/** 更正 (correction): which facts of a matter were put right, from what to what, and by how much it moved the day on which it is due. */
import { dayShortZh, isDay, type Day } from '../../base/calendar.ts';
import type { FieldOption } from '../../base/field.ts';
import type { Sentences } from '../../base/sentence.ts';
import type { Words } from '../../base/words.ts';
import { conductOptions } from '../../law/conduct.ts';
import { dutyLawOptions } from '../../law/duty-laws.ts';

/** What is kept of it beside what the form sent; missing in a line that was written before it was kept. A type: it is a ledger line's detail. */
export type Corrected = {
  /** What stood there before, of the fields that changed. */
  was?: Readonly<Record<string, unknown>>;
  /** The day on which it is due, where that moved. */
  due?: { from: Day | null; to: Day | null };
};

/** What stood in the matter before, of the fields that the form changed. */
export function formerOf(before: object, input: object): Record<string, unknown> {
  const stood = new Map(Object.entries(before));
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) =>
      JSON.stringify(stood.get(name)) === JSON.stringify(value) ? [] : [[name, stood.get(name) ?? null]],
    ),
  );
}

const labels = {
  categoryCode: { zh: '类别', en: 'category' },
  natureCode: { zh: '问题性质', en: 'kind of problem' },
  conductCode: { zh: '违法行为类别', en: 'kind of conduct' },
  laws: { zh: '告知依据', en: 'laws in question' },
  platformNumber: { zh: '全国平台编号', en: 'national platform number' },
} as const satisfies Record<string, Words>;
const fields = Object.keys(labels) as (keyof typeof labels)[];

const none: Words = { zh: '没有', en: 'none' };

/** 「更正了要素：告知依据 没有→食品安全法；应办日 5月6日→5月20日。」; `codes` are the names of categories and kinds, which the county sets. */
export function correctionWords(detail: Readonly<Record<string, unknown>>): Sentences {
  const { was, due, codes } = detail as Corrected & { codes?: Readonly<Record<string, Words>> };
  if (was === undefined)
    return ['更正了要素（类别、问题性质或平台编号）。', 'Category, nature or platform number corrected.'];
  const changes = fields.flatMap((name): Words[] => {
    if (!(name in was)) return [];
    const [from, to] = [wordsOf(name, was[name], codes), wordsOf(name, detail[name], codes)];
    const { zh, en } = labels[name];
    return [
      from === null || to === null
        ? { zh, en }
        : { zh: `${zh} ${from.zh}→${to.zh}`, en: `${en} ${from.en} → ${to.en}` },
    ];
  });
  const moved: Words[] =
    due === undefined
      ? []
      : [
          {
            zh: `应办日 ${dayOrNone(due.from, 'zh')}→${dayOrNone(due.to, 'zh')}`,
            en: `due ${dayOrNone(due.from, 'en')} → ${dayOrNone(due.to, 'en')}`,
          },
        ];
  const all = [...changes, ...moved];
  if (all.length === 0) return ['更正了要素，内容没有变。', 'Facts corrected; nothing changed.'];
  return [
    `更正了要素：${all.map(({ zh }) => zh).join('；')}。`,
    `Facts corrected: ${all.map(({ en }) => en).join('; ')}.`,
  ];
}

/** Null where the name of a code is not known here: no raw code is shown. */
function wordsOf(name: keyof typeof labels, value: unknown, codes: Readonly<Record<string, Words>> = {}): Words | null {
  if (name === 'laws') {
    const named = Array.isArray(value) ? value.flatMap((law) => optionOf(dutyLawOptions, law) ?? []) : [];
    if (named.length === 0) return none;
    return { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en).join(', ') };
  }
  if (typeof value !== 'string' || value === '') return none;
  if (name === 'platformNumber') return { zh: value, en: value };
  return name === 'conductCode' ? optionOf(conductOptions, value) : (codes[value] ?? null);
}

function optionOf(options: readonly FieldOption[], value: unknown): Words | null {
  return options.find((one) => one.value === value) ?? null;
}

function dayOrNone(day: Day | null, language: 'zh' | 'en'): string {
  if (day === null || !isDay(day)) return none[language];
  return language === 'zh' ? dayShortZh(day) : day;
}
