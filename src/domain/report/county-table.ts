/**
 * 各县对比 (county table): what a city or a province reads of its counties: counts and rates by the same definitions, and never a person, a
 * number of a file or a list. What the cells count is counted up to now; what they do not know comes out of the months that the counties
 * have locked, and says how many of them.
 */
import { z } from 'zod';
import { labelled } from '../base/field.ts';
import type { Words } from '../base/words.ts';
import { figures, type FigureName } from '../figures.ts';
import { measures, type Measure } from '../figures/figure-cell.ts';
import { rate, type FigureWords } from '../figures/figure.ts';

/** Rates of two counts that the cells have. */
export const cellRates = ['closureRate', 'resolutionRate'] as const satisfies readonly FigureName[];

/** What only the months have that were locked: both numbers of each rate are added over the months. */
export const lockedRates = [
  'onTimeClosureRate',
  'mediationSuccessRate',
  'initialOnTimeRate',
  'verifyOnTimeRate',
  'publicationRate',
] as const satisfies readonly FigureName[];

/** Counts that are also told by ten thousand inhabitants, where a county knows how many it has. */
export const perInhabitants = ['received', 'accepted', 'tipoffs'] as const satisfies readonly Measure[];

export const comparedFigures = [...measures, ...cellRates, ...lockedRates] as const;
export type ComparedFigure = (typeof comparedFigures)[number];

/** What the page shows unless something else is chosen. */
export const usualCompared: readonly ComparedFigure[] = [
  'accepted',
  'settled',
  'closureRate',
  'onTimeClosureRate',
  'mediationSuccessRate',
];
export const mostCompared = 12;

/** A rate of fewer than so many is shown with its counts and ranked behind all others. */
export const leastWhole = 10;

export function isLockedRate(figure: ComparedFigure): boolean {
  return (lockedRates as readonly string[]).includes(figure);
}

/** The two counts of a rate, in the order of its formula; null of a count. */
export function partsOf(figure: ComparedFigure): { part: FigureName; whole: FigureName } | null {
  const { ratio }: FigureWords = figures[figure];
  return ratio === undefined ? null : { part: ratio.part as FigureName, whole: ratio.whole as FigureName };
}

/** The counts that the cells are asked for. */
export function measuresOf(compared: readonly ComparedFigure[]): Measure[] {
  const asked = compared.flatMap((figure): string[] => {
    if (isLockedRate(figure)) return [];
    const parts = partsOf(figure);
    return parts === null ? [figure] : [parts.part, parts.whole];
  });
  return measures.filter((one) => asked.includes(one));
}

const month = (zh: string, en: string) =>
  labelled(z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u), {
    zh,
    en,
    wrongZh: '写成 2026-10 这样的月份',
    wrongEn: 'a month such as 2026-10',
  });
export const CountyTableQuery = z.object({
  from: month('从哪个月', 'From'),
  to: month('到哪个月', 'To'),
  figures: labelled(
    z.preprocess(
      (typed) => (typeof typed === 'string' ? typed.split(',').filter((one) => one !== '') : typed),
      z.array(z.enum(comparedFigures)).min(1).max(mostCompared).optional(),
    ),
    { zh: '比哪些数', en: 'Figures', wrongZh: `从列出的数里选 1 到 ${mostCompared} 个` },
  ),
  sort: labelled(z.enum(['county', ...comparedFigures]).optional(), {
    zh: '按什么排',
    en: 'Sorted by',
    wrongZh: '选县，或者比的一个数',
  }),
});

/** What a county has of one figure. */
export interface ComparedCell {
  value: number | null;
  part: number | null;
  whole: number | null;
  /** Of how many locked months it was added; null of what is counted up to now. */
  months: number | null;
  /** Too few for a rate that could be ranked. */
  isFew: boolean;
  /** By an earlier version of its definition than the one that is shown. */
  isOlder: boolean;
  /** By ten thousand inhabitants, where they are known. */
  perTenThousand: number | null;
  /** Counted by another version of its definition, which came over the line: it is shown, and compared with nothing. */
  otherVersion: number | null;
  /** Of fewer locked months than the period has, here or over the line: it is no whole, and is in no mean. */
  isPart: boolean;
}

export interface ComparedCounty {
  countyId: number;
  name: string;
  inhabitants: number | null;
  keptSince: string | null;
  /** It began within the period: what it has is of a part of it, and stands in the total and not in the mean. */
  isPartly: boolean;
  cells: Partial<Record<ComparedFigure, ComparedCell>>;
  /** Of a county whose locked months come over the line: since which month, up to which, and when it was last heard from. */
  line: { since: string; last: string; receivedAt: string } | null;
}

/** What was told over the line of a figure, added over the months. */
export interface LineFigure {
  value: number | null;
  part: number | null;
  whole: number | null;
  months: number;
  /** The versions of its definition, the least and the greatest. */
  oldest: number;
  newest: number;
}

/** What was read of a county. */
export interface CountyRead {
  countyId: number;
  name: string;
  inhabitants: number | null;
  /** Since when it counts; null where it has counted nothing yet, and then nothing of it is a nought. */
  keptSince: string | null;
  counts: Partial<Record<Measure, number>>;
  locked: Partial<Record<string, { part: number; whole: number; months: number; oldest: number }>>;
  /** Of another database: its locked months as they were last told over the line. */
  line?: NonNullable<ComparedCounty['line']> & { told: Partial<Record<string, LineFigure>> };
}

export function comparedCounty(
  read: CountyRead,
  compared: readonly ComparedFigure[],
  { from, to, months }: { from: string; to: string; months: number },
): ComparedCounty {
  const { countyId, name, inhabitants, keptSince, line } = read;
  if (line !== undefined) {
    const { told, ...over } = line;
    const ofLine = compared.map((figure) => [figure, lineCell(told[figure], figure, { inhabitants, months })]);
    // Since when its ledger is kept nobody was told; what lacks months says so figure by figure.
    return {
      countyId,
      name,
      inhabitants,
      keptSince: null,
      isPartly: false,
      cells: Object.fromEntries(ofLine),
      line: over,
    };
  }
  const isKept = keptSince !== null && keptSince <= to;
  const cells = Object.fromEntries(
    compared.map((figure) => [figure, isKept || isLockedRate(figure) ? cellOf(read, figure, months) : blankCell]),
  );
  return { countyId, name, inhabitants, keptSince, isPartly: isKept && keptSince > from, cells, line: null };
}

const blankCell: ComparedCell = {
  value: null,
  part: null,
  whole: null,
  months: null,
  isFew: false,
  isOlder: false,
  perTenThousand: null,
  otherVersion: null,
  isPart: false,
};

function lineCell(
  told: LineFigure | undefined,
  figure: ComparedFigure,
  { inhabitants, months: all }: { inhabitants: number | null; months: number },
): ComparedCell {
  if (told === undefined) return { ...blankCell, months: 0 };
  const { value, part, whole, months, oldest, newest } = told;
  const { version }: FigureWords = figures[figure];
  const shown = version?.n ?? 1;
  const otherVersion = oldest !== shown ? oldest : newest !== shown ? newest : null;
  const over = { ...blankCell, months, otherVersion, isPart: months < all };
  if (partsOf(figure) !== null) return { ...over, ...rateOf(part ?? 0, whole ?? 0) };
  const isPer = isPerInhabitants(figure) && inhabitants !== null && inhabitants > 0 && value !== null;
  return { ...over, value, perTenThousand: isPer ? perTenThousand(value, inhabitants) : null };
}

function isPerInhabitants(figure: ComparedFigure): boolean {
  return (perInhabitants as readonly string[]).includes(figure);
}

function cellOf({ counts, locked, inhabitants }: CountyRead, figure: ComparedFigure, all: number): ComparedCell {
  const parts = partsOf(figure);
  if (parts === null) {
    const value = counts[figure as Measure] ?? 0;
    const hasPer = isPerInhabitants(figure) && inhabitants !== null && inhabitants > 0;
    return { ...blankCell, value, perTenThousand: hasPer ? perTenThousand(value, inhabitants) : null };
  }
  if (isLockedRate(figure)) {
    const found = locked[figure];
    if (found === undefined) return { ...blankCell, value: null, months: 0 };
    const { version }: FigureWords = figures[figure];
    const isOlder = found.oldest < (version?.n ?? 1);
    const isPart = found.months < all;
    return { ...blankCell, ...rateOf(found.part, found.whole), months: found.months, isOlder, isPart };
  }
  return { ...blankCell, ...rateOf(counts[parts.part as Measure] ?? 0, counts[parts.whole as Measure] ?? 0) };
}

function rateOf(part: number, whole: number): Pick<ComparedCell, 'value' | 'part' | 'whole' | 'isFew'> {
  return { value: rate(part, whole), part, whole, isFew: whole < leastWhole };
}

/** Two decimals. */
function perTenThousand(n: number, inhabitants: number): number {
  return Math.round((n * 1_000_000) / inhabitants) / 100;
}

/** What is counted by another version of the definition stands beside the others and goes into no sum, no mean and no order. */
function sameDefinition(cell: ComparedCell | undefined): ComparedCell | null {
  return cell === undefined || cell.otherVersion !== null ? null : cell;
}

/** The sum of all counties: a rate of the sums, and by inhabitants of the counties that know theirs. */
export function totalOf(
  counties: readonly ComparedCounty[],
  compared: readonly ComparedFigure[],
): ComparedCounty['cells'] {
  const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((all, n) => all + (n ?? 0), 0);
  return Object.fromEntries(
    compared.map((figure): [ComparedFigure, ComparedCell] => {
      const cells = counties.flatMap(({ cells: own }) => sameDefinition(own[figure]) ?? []);
      // Whose matters were not counted has no inhabitants in the base either.
      const known = counties.filter(
        ({ inhabitants, cells: own }) =>
          inhabitants !== null && inhabitants > 0 && (sameDefinition(own[figure])?.value ?? null) !== null,
      );
      const inhabitants = sum(known.map((one) => one.inhabitants));
      const isPer = isPerInhabitants(figure) && inhabitants > 0;
      const months = isLockedRate(figure) ? sum(cells.map((one) => one.months)) : null;
      const none = { months, isOlder: cells.some(({ isOlder }) => isOlder) };
      if (partsOf(figure) !== null) {
        const numbers = rateOf(sum(cells.map(({ part }) => part)), sum(cells.map(({ whole }) => whole)));
        return [figure, { ...blankCell, ...none, ...numbers }];
      }
      const value = sum(cells.map((one) => one.value));
      const ofKnown = sum(known.map(({ cells: own }) => own[figure]?.value ?? null));
      const per = isPer ? perTenThousand(ofKnown, inhabitants) : null;
      return [figure, { ...blankCell, ...none, value, perTenThousand: per }];
    }),
  );
}

/**
 * The mean of the counties, each as heavy as the other, and of how many: of a rate those that have enough for one, and nothing of those
 * that began within the period, whose few weeks would weigh as much as the months of the others.
 */
export function meanOf(
  counties: readonly ComparedCounty[],
  compared: readonly ComparedFigure[],
): Partial<Record<ComparedFigure, { value: number | null; counties: number }>> {
  return Object.fromEntries(
    compared.map((figure) => {
      const values = counties.flatMap(({ cells, isPartly }) => {
        const cell = sameDefinition(cells[figure]);
        if (isPartly || cell === null || cell.isFew || cell.isPart) return [];
        return cell.value === null ? [] : [cell.value];
      });
      const mean = values.reduce((all, n) => all + n, 0) / values.length;
      return [figure, { value: values.length === 0 ? null : Math.round(mean * 100) / 100, counties: values.length }];
    }),
  );
}

/** Which counties are not in the mean because they began within the period; empty where there is none. */
export function partlyWords(counties: readonly Pick<ComparedCounty, 'isPartly'>[]): Words | null {
  const n = counties.filter(({ isPartly }) => isPartly).length;
  if (n === 0) return null;
  return {
    zh: `有 ${n} 个县的台账是这段时间里才开始的（县名旁写着从哪天起），只有一部分时间的数：算进合计，不算进平均。`,
    en: `${n} of the counties began their ledger within the period (since when stands beside the name) and have figures of a part of it: they are in the total and not in the mean.`,
  };
}

/** The greatest first; what is too few for a rate, and what has none, stands behind, by the number of the county. */
export function inOrder(counties: readonly ComparedCounty[], sort: 'county' | ComparedFigure): ComparedCounty[] {
  if (sort === 'county') return counties.toSorted((a, b) => a.countyId - b.countyId);
  const place = ({ cells }: ComparedCounty) => {
    const cell = sameDefinition(cells[sort]);
    if (cell === null || cell.value === null) return 2;
    return cell.isFew || cell.isPart ? 1 : 0;
  };
  return counties.toSorted(
    (a, b) =>
      place(a) - place(b) || (b.cells[sort]?.value ?? 0) - (a.cells[sort]?.value ?? 0) || a.countyId - b.countyId,
  );
}
