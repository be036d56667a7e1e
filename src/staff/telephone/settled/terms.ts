/** The terms of a settlement as they are typed at the station, one by one: what, what it is worth, and by when. */
import type { Day } from '../../../domain/base/calendar.ts';
import { formatYuan, parseSum } from '../../../domain/base/money.ts';
import { mostRecoveredFen, mostStationTerms, type StationTerm } from '../../../domain/complaint/steps/station-talk.ts';
import type { Words } from '../../../domain/base/words.ts';
import { mostWords, overlong } from '../most-words.ts';

/** How the shop makes good, in the words of a counter; the first three have a value. */
export const termWays = {
  refund: { zh: '退钱', en: 'Money back' },
  inKind: { zh: '换货、补货', en: 'Goods' },
  compensation: { zh: '赔钱', en: 'Compensation' },
  promise: { zh: '做别的事', en: 'Something else' },
} as const satisfies Record<StationTerm['kind'], Words>;

export type TypedAt = (name: string) => string;

/** So many terms stand in the form, one at least. */
export function termCount(at: TypedAt): number {
  const n = Number(at('terms'));
  return Number.isInteger(n) && n >= 1 ? Math.min(n, mostStationTerms) : 1;
}

/** Under which name a part of the n-th term, counted from nought, is typed. */
export const termField = (part: 'agreed' | 'kind' | 'sum' | 'when' | 'due', n: number) => `${part}${n === 0 ? '' : n}`;

function fenOf(typed: string): number | null {
  return typed === '' ? null : (parseSum(typed)?.fen ?? null);
}

/** What the shop gives by all terms together, as far as it is written. */
export function termsSum(at: TypedAt): number {
  return termsOf(at).reduce((all, { kind, valueFen }) => all + (kind === 'promise' ? 0 : (valueFen ?? 0)), 0);
}

/** The terms as they are sent; whole only where nothing is at fault. */
export function termsOf(at: TypedAt): StationTerm[] {
  return Array.from({ length: termCount(at) }, (_, n) => {
    const part = (name: Parameters<typeof termField>[0]) => at(termField(name, n));
    const kind = part('kind') in termWays ? (part('kind') as StationTerm['kind']) : 'promise';
    const done = part('when') === 'done';
    return {
      kind,
      text: part('agreed'),
      valueFen: kind === 'promise' ? null : fenOf(part('sum')),
      dueOn: done ? null : part('due') === '' ? null : part('due'),
      done,
    };
  });
}

/** What is still wrong, by the name of its box. */
export function termFaults(at: TypedAt, today: Day): Record<string, Words> {
  const faults: Record<string, Words> = {};
  for (let n = 0; n < termCount(at); n += 1)
    for (const [part, fault] of Object.entries(faultsOfOne(at, n, today)))
      if (fault !== null) faults[termField(part as Parameters<typeof termField>[0], n)] = fault;
  return faults;
}

function faultsOfOne(at: TypedAt, n: number, today: Day): Record<string, Words | null> {
  const part = (name: Parameters<typeof termField>[0]) => at(termField(name, n));
  const hasValue = part('kind') !== 'promise' && part('kind') !== '';
  return {
    agreed:
      part('agreed').length < 2
        ? { zh: '请写双方说定什么', en: 'Write what both agreed' }
        : overlong(part('agreed'), mostWords.term),
    kind: part('kind') in termWays ? null : { zh: '请选店家怎么办', en: 'Please choose how it is made good' },
    sum: hasValue ? sumFault(part('sum')) : null,
    when: ['done', 'later'].includes(part('when'))
      ? null
      : { zh: '请选办了没有', en: 'Please choose whether it is done' },
    due: part('when') === 'later' ? dueFault(part('due'), today) : null,
  };
}

function sumFault(typed: string): Words | null {
  if (typed === '') return { zh: '请写多少钱；换货写值多少钱', en: 'Write the sum, or what the goods are worth' };
  const sum = parseSum(typed);
  if (sum === null) return { zh: '只写数字，例如 20', en: 'In figures, such as 20' };
  const most = formatYuan(mostRecoveredFen);
  return sum.fen > mostRecoveredFen ? { zh: `太大了，最多写 ${most} 元`, en: `At most ${most} yuan` } : null;
}

function dueFault(typed: string, today: Day): Words | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(typed)) return { zh: '请写最晚哪天办', en: 'Write by which day' };
  return typed < today ? { zh: '这一天已经过了，写今天或者以后', en: 'The day is past' } : null;
}

/** 「双方说定」 as one text, for the course of the matter. */
export function termsWords(at: TypedAt): string {
  return termsOf(at)
    .map(({ text }) => text)
    .join('；');
}

/** 「合计 20.00 元」 while it is typed; nothing while there is no sum. */
export function sumWords(fen: number): Words | null {
  return fen === 0 ? null : { zh: `合计 ${formatYuan(fen)} 元`, en: `${formatYuan(fen)} yuan in all` };
}
