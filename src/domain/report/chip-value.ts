/**
 * 数字块的数 (chip value): what a chip counts, over which days and of which place, and what it prints once that was counted. The store counts
 * by scopes, each once however many chips ask for it; nothing here asks anybody.
 */
import { dayZh, type Day } from '../base/calendar.ts';
import { figures, type CountedValues, type FigureName } from '../figures.ts';
import { baseOf } from '../figures/comparison.ts';
import { blank, type FigureWords } from '../figures/figure.ts';
import type { ChipPeriod, FigureChip, ListChip, NameChip, ReportBody, ReportChip } from './body.ts';
import { changeOf, pointsOf } from './style/change-style.ts';
import { countInChinese } from './style/chinese-figures.ts';
import { isBlank as isBlankValue, printed, type FigureValue } from './style/figure-style.ts';
import { itemised, joined } from './style/list-style.ts';
import { periodZh } from './style/day-style.ts';

/** What a report is about: its days and whose it is. */
export interface ReportScope {
  from: Day;
  to: Day;
  /** Null for the county. */
  officeId: string | null;
}

/** What is counted at once: all figures of some days, a place, a category and a kind of campaign. */
export interface CountScope extends ReportScope {
  category: string | null;
  campaign: string | null;
}

/** What a list of names is of. */
export interface ListScope extends ReportScope {
  list: string;
}

export function scopeKey({ from, to, officeId, category, campaign }: CountScope): string {
  return [from, to, officeId ?? '', category ?? '', campaign ?? ''].join(' ');
}

export function listKey({ list, from, to, officeId }: ListScope): string {
  return [list, from, to, officeId ?? ''].join(' ');
}

/** A name out of the records, and where it stands. */
export interface ListedName {
  name: string;
  /** The number of the record, or its id. */
  record: string;
  /** How often, of a list that stands in this order: two of one number are told apart by nothing. */
  n?: number;
}

/** What was found for the chips of a report. */
export interface Found {
  /** By `scopeKey`; null where no ledger was kept in those days. */
  counted: ReadonlyMap<string, CountedValues | null>;
  /** Of which of them the ledger was kept in part only: they are no base of a comparison. */
  partly?: ReadonlyMap<string, PartlyKept>;
  /** By `listKey`. */
  lists: ReadonlyMap<string, readonly ListedName[]>;
  names: Readonly<Record<NameChip['of'], string>>;
  /** By number and part: `投2011-0005 story`; what is missing is a blank. */
  files: ReadonlyMap<string, string>;
}

/** Days of which the ledger was kept from one of them on. */
export interface PartlyKept {
  since: Day;
  /** What is whole all the same, out of the old books that were taken over. */
  values: CountedValues | null;
}

/** A chip with its value: what is printed, and what it was made of. */
export interface ChipValue {
  name: string;
  kind: ReportChip['kind'];
  text: string;
  isBlank: boolean;
  /** The figure as it was counted: a count, fen, grams; of a rate null, for it is its two numbers. */
  value: number | null;
  /** 分子、分母 of a rate or a share. */
  part: number | null;
  whole: number | null;
  /** Of a comparison: the number of the earlier days. */
  base: number | null;
  /** Said at the foot of the page: of a comparison, against which days. */
  note: string;
  scope: CountScope | null;
  /** Of a list, the records that are named. */
  records: readonly string[];
}

/** Of a figure that is a part of a whole, both: 办结率 is closed ÷ accepted. */
export function ratioOf(figure: string): readonly [part: FigureName, whole: FigureName] | null {
  const { ratio } = isFigure(figure) ? (figures[figure] as FigureWords) : {};
  return ratio === undefined ? null : [ratio.part as FigureName, ratio.whole as FigureName];
}

/** What a sentence can print: counts, sums, weights and rates; a time or a mean has no style of its own here. */
const printable: readonly string[] = ['count', 'fen', 'gram', 'percent'];

export function isFigure(name: string): name is FigureName {
  if (!Object.hasOwn(figures, name)) return false;
  const { unit, ratio } = figures[name as FigureName] as FigureWords;
  // A change in per cent is a view of its figure, and no figure of its own.
  return printable.includes(unit) && (unit !== 'percent' || ratio !== undefined);
}

/** The days of a chip: those of the report, or its own. */
export function daysOfChip(period: ChipPeriod, { from, to }: Pick<ReportScope, 'from' | 'to'>): { from: Day; to: Day } {
  if (typeof period === 'object') return period;
  const year = to.slice(0, 4);
  switch (period) {
    case 'report':
      return { from, to };
    case 'firstHalf':
      return { from: `${year}-01-01`, to: to < `${year}-06-30` ? to : `${year}-06-30` };
    case 'yearToDate':
      return { from: `${year}-01-01`, to };
    case 'sameLastYear':
      return baseOf({ from, to }, 'year');
    case 'before':
      return baseOf({ from, to }, 'before');
  }
}

/** What a figure chip counts, the number that is printed first. */
export function scopesOfChip(chip: FigureChip, report: ReportScope): CountScope[] {
  const days = daysOfChip(chip.period, report);
  // An office's report counts its own office, whatever a chip or a template that was brought along names.
  const place = { officeId: report.officeId ?? chip.officeId, category: chip.category, campaign: chip.campaign };
  const own = { ...days, ...place };
  if (chip.as === 'sameLastYear') return [own, { ...baseOf(days, 'year'), ...place }];
  if (chip.as === 'before') return [own, { ...baseOf(days, 'before'), ...place }];
  return [own];
}

/** All that is to be counted for the chips of a body, each scope once. */
export function scopesOf({ chips }: Pick<ReportBody, 'chips'>, report: ReportScope): CountScope[] {
  const found = chips.flatMap((chip) => (chip.kind === 'figure' ? scopesOfChip(chip, report) : []));
  return [...new Map(found.map((scope) => [scopeKey(scope), scope])).values()];
}

export function listScopeOf(chip: Pick<ListChip, 'list' | 'period'>, report: ReportScope): ListScope {
  return { list: chip.list, ...daysOfChip(chip.period, report), officeId: report.officeId };
}

const nothing = { value: null, part: null, whole: null, base: null, note: '', scope: null, records: [] } as const;

/** The chips of a body with what was found for them, by their names. */
export function valuesOf(
  { chips }: Pick<ReportBody, 'chips'>,
  report: ReportScope,
  found: Found,
): ReadonlyMap<string, ChipValue> {
  return new Map(chips.map((chip) => [chip.name, valueOf(chip, report, found)]));
}

function valueOf(chip: ReportChip, report: ReportScope, found: Found): ChipValue {
  const said = (text: string): ChipValue => ({
    ...nothing,
    name: chip.name,
    kind: chip.kind,
    text: text === '' ? blank : text,
    isBlank: text === '',
  });
  switch (chip.kind) {
    case 'figure':
      return figureValue(chip, report, found);
    case 'typed':
      return said(chip.value);
    case 'name':
      return said(found.names[chip.of]);
    case 'file':
      return said(found.files.get(`${chip.number} ${chip.part}`) ?? '');
    case 'list':
      return listValue(chip, report, found);
  }
}

function listValue(chip: ListChip, report: ReportScope, { lists }: Found): ChipValue {
  const all = lists.get(listKey(listScopeOf(chip, report))) ?? [];
  const names = all.slice(0, chip.most);
  const told = names.map(({ name }) => name);
  const words = chip.style === 'numbered' ? itemised(told) : `${joined(told)}${isCutShort(all, chip.most) ? '等' : ''}`;
  const text = chip.style === 'count' ? `${countInChinese(all.length)}${chip.unit}` : words;
  return {
    ...nothing,
    name: chip.name,
    kind: 'list',
    text: text === '' ? blank : text,
    isBlank: text === '',
    value: all.length,
    records: (chip.style === 'count' ? all : names).map(({ record }) => record),
  };
}

/** Whether one that was left out had as much to be named as the last one: the first five of those that come next are no first five. */
function isCutShort(all: readonly ListedName[], most: number): boolean {
  const [last, next] = [all[most - 1], all[most]];
  return next !== undefined && next.n === last?.n;
}

function figureValue(chip: FigureChip, report: ReportScope, found: Found): ChipValue {
  const [scope, baseScope] = scopesOfChip(chip, report);
  if (scope === undefined) throw new Error('Every figure has its days.');
  const values = found.counted.get(scopeKey(scope)) ?? null;
  const own = { ...nothing, name: chip.name, kind: chip.kind, scope };
  if (baseScope !== undefined) return { ...own, ...comparison(chip, values, countedBase(found, baseScope)) };
  const value = measured(chip, values);
  const [part, whole] = value.kind === 'rate' ? [value.part, value.whole] : [null, null];
  return {
    ...own,
    text: printed(value, chip.style),
    isBlank: isBlankValue(value),
    value: value.kind === 'rate' ? null : amountOf(value),
    part,
    whole,
  };
}

function amountOf(value: Exclude<FigureValue, { kind: 'rate' }>): number | null {
  return value.kind === 'count' ? value.n : value.kind === 'money' ? value.fen : value.grams;
}

/** What a figure is, so that it can be printed: a count, a sum, a weight, or a part of a whole. */
export function measured(
  { figure, of, as, unit }: Pick<FigureChip, 'figure' | 'of' | 'as' | 'unit'>,
  values: CountedValues | null,
): FigureValue {
  const get = (name: string) => values?.[name as FigureName] ?? null;
  if (as === 'share') return { kind: 'rate', part: get(figure), whole: of === null ? null : get(of) };
  const ratio = ratioOf(figure);
  if (ratio !== null) return { kind: 'rate', part: get(ratio[0]), whole: get(ratio[1]) };
  const kind = isFigure(figure) ? figures[figure].unit : 'count';
  if (kind === 'fen') return { kind: 'money', fen: get(figure) };
  return kind === 'gram' ? { kind: 'weight', grams: get(figure) } : { kind: 'count', n: get(figure), unit };
}

/** The earlier days of a comparison, with what may be held against. */
interface Base {
  scope: CountScope;
  values: CountedValues | null;
  /** From when on the ledger was kept, where that was within those days. */
  since: Day | null;
}

function countedBase({ counted, partly }: Found, scope: CountScope): Base {
  const key = scopeKey(scope);
  const cut = partly?.get(key);
  if (cut !== undefined) return { scope, values: cut.values, since: cut.since };
  return { scope, values: counted.get(key) ?? null, since: null };
}

/** 同比, 环比: rates are compared by points, all else in per cent; the base is named at the foot of the page. */
function comparison(
  chip: FigureChip,
  values: CountedValues | null,
  { scope: baseScope, values: baseValues, since }: Base,
): Pick<ChipValue, 'text' | 'isBlank' | 'value' | 'part' | 'whole' | 'base' | 'note'> {
  const now = measured({ ...chip, as: 'value' }, values);
  const before = measured({ ...chip, as: 'value' }, baseValues);
  const kind = chip.as === 'before' ? '环比' : '同比';
  const base = periodZh(baseScope.from, baseScope.to);
  const kept = since === null ? '' : `，台账从${dayZh(since)}起，基期不全，不能比`;
  if (now.kind === 'rate' && before.kind === 'rate') {
    const [a, b] = [wholeOf(now), wholeOf(before)];
    const isKnown = a !== null && b !== null;
    return {
      text: isKnown ? `${kind}${pointsOf(a, b)}` : `${kind}增减${blank}个百分点`,
      isBlank: !isKnown,
      value: null,
      part: now.part,
      whole: now.whole,
      base: null,
      note: `${kind}的基期：${base}，${printed(before, { both: true })}${isKnown ? '' : kept}。`,
    };
  }
  const [n, m] = [now.kind === 'rate' ? null : amountOf(now), before.kind === 'rate' ? null : amountOf(before)];
  const told = changeOf({ now: n, before: m, base, unit: chip.unit, kind, places: chip.style.places });
  return {
    text: told.zh,
    isBlank: n === null || m === null,
    value: n,
    part: null,
    whole: null,
    base: m,
    // What it was counted in the earlier days is printed as the figure itself is.
    note: `${kind}的基期：${base}，${printed(before, { places: chip.style.places })}${m === null ? kept : ''}。`,
  };
}

function wholeOf({ part, whole }: Extract<FigureValue, { kind: 'rate' }>): { part: number; whole: number } | null {
  return part === null || whole === null ? null : { part, whole };
}
