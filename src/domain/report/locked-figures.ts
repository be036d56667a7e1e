/**
 * 锁定数 (locked figures): what a report prints of a month that was locked as another number. The ledger goes on after the lock, and a report
 * counts it as it is now; whoever signs says which of the two he tells, in a footnote or with his reason.
 */
import { addDays, addMonths } from '../base/calendar.ts';
import { figures, type CountedValues, type FigureName } from '../figures.ts';
import { isWholeMonths, monthsOf } from '../figures/comparison.ts';
import { figureText } from '../figures/figure-text.ts';
import { conditionsIn } from '../figures/figure-cell.ts';
import type { FigureChip, ReportBody, WrittenBlock, WrittenReport } from './body.ts';
import {
  daysOfChip,
  isFigure,
  measured,
  ratioOf,
  scopeKey,
  scopesOf,
  scopesOfChip,
  valuesOf,
  type ChipValue,
  type CountScope,
  type Found,
  type ReportScope,
} from './chip-value.ts';
import { findingAt, findingOf, type PlacedFinding } from './check/finding.ts';
import { readWorkReports } from './check/work-report-text.ts';
import { monthZh, type MonthValue } from './month/month-value.ts';
import { printed } from './style/figure-style.ts';
import { placedIn, type ReportTable } from './writing.ts';

/** What was locked, by the `scopeKey` of the month and its place. */
export type LockedMonths = ReadonlyMap<string, readonly MonthValue[]>;

/** What is counted now of locked months that stand within longer days, by the `scopeKey` of the month. */
export type MonthsNow = ReadonlyMap<string, CountedValues>;

/** The single months that a body counts whole: a lock keeps no category and no kind of campaign. */
export function monthScopesOf(body: ReportBody, report: ReportScope): CountScope[] {
  const scopes = [...scopesOf(body, report), ...body.blocks.flatMap((block) => tableScope(block, report) ?? [])];
  const months = scopes.filter(
    (scope) => isWholeMonths(scope) && monthsOf(scope) === 1 && scope.category === null && scope.campaign === null,
  );
  return [...new Map(months.map((scope) => [scopeKey(scope), scope])).values()];
}

/** A figure over several whole months, of the county or of an office. */
interface Spread {
  figure: FigureName;
  scope: CountScope;
}

/** Of each figure over several months that is the sum of those of its months: rates and what is there on a day are not. */
export function monthsWithin(body: ReportBody, report: ReportScope): { months: CountScope[]; figures: FigureName[] } {
  const spread = [
    ...body.chips.flatMap((chip) => (chip.kind === 'figure' ? (spreadOfChip(chip, report) ?? []) : [])),
    ...body.blocks.flatMap((block) => spreadOfTable(block, report) ?? []),
  ];
  const months = spread.flatMap(({ scope }) => monthsIn(scope));
  return {
    months: [...new Map(months.map((month) => [scopeKey(month), month])).values()],
    figures: [...new Set(spread.map(({ figure }) => figure))],
  };
}

function spreadOfChip(chip: FigureChip, report: ReportScope): Spread | null {
  const [scope] = scopesOfChip(chip, report);
  return scope === undefined || chip.as !== 'value' ? null : spreadOf(chip.figure, scope);
}

function spreadOfTable(block: ReportBody['blocks'][number], report: ReportScope): Spread | null {
  const scope = tableScope(block, report);
  return scope === null || block.kind !== 'table' || block.bound === undefined
    ? null
    : spreadOf(block.bound.figure, scope);
}

function spreadOf(figure: string, scope: CountScope): Spread | null {
  if (!isFigure(figure) || figures[figure].rule !== 'event' || ratioOf(figure) !== null) return null;
  if (scope.category !== null || scope.campaign !== null) return null;
  return isWholeMonths(scope) && monthsOf(scope) > 1 ? { figure, scope } : null;
}

function monthsIn(scope: CountScope): CountScope[] {
  return Array.from({ length: monthsOf(scope) }, (_, i) => {
    const from = addMonths(scope.from, i);
    return { ...scope, from, to: addDays(addMonths(from, 1), -1) };
  });
}

/** So many months are told one by one; a footnote holds no more. */
const mostMonthsTold = 5;

/** Which locked months of several have the figure otherwise; empty where none has. */
function spreadZh(
  { figure, scope }: Spread,
  said: (n: number | null) => string,
  { locked, now }: { locked: LockedMonths; now: MonthsNow },
): string {
  const told = monthsIn(scope).flatMap((month) => {
    const key = scopeKey(month);
    const kept = locked.get(key)?.find((one) => one.figure === figure);
    const counted = now.get(key);
    if (kept === undefined || counted === undefined) return [];
    const [then, is] = [said(kept.value), said(counted[figure] ?? null)];
    return then === is ? [] : [saidZh(month.from, then, is)];
  });
  const more = told.length > mostMonthsTold ? [`另有${told.length - mostMonthsTold}个月`] : [];
  return [...told.slice(0, mostMonthsTold), ...more].join('；');
}

/** Of a table out of 探查 that is narrowed by its days and its office alone. */
function tableScope(block: ReportBody['blocks'][number], report: ReportScope): CountScope | null {
  if (block.kind !== 'table' || block.bound === undefined) return null;
  const { bound } = block;
  if (conditionsIn(bound.conditions ?? {}).length > 0) return null;
  const days = daysOfChip(bound.period, report);
  return { ...days, officeId: report.officeId ?? bound.officeId, category: bound.category, campaign: null };
}

interface Shown {
  written: WrittenReport;
  values: ReadonlyMap<string, ChipValue>;
  tables: ReadonlyMap<string, ReportTable>;
}

/** Every number of a locked month that is printed as another one. */
export function otherThanLocked(
  body: ReportBody,
  report: ReportScope,
  { written, values, tables }: Shown,
  { found, locked, now }: { found: Found; locked: LockedMonths; now: MonthsNow },
): PlacedFinding[] {
  if (locked.size === 0) return [];
  const counted = lockedCounts(found, locked);
  const was = valuesOf(body, report, { ...found, counted });
  const chips = new Map(body.chips.flatMap((chip) => (chip.kind === 'figure' ? [[chip.name, chip] as const] : [])));
  const others = new Map(
    [...chips].flatMap(([name, chip]): [string, { printed: string; right: string }][] => {
      const [then, is] = [was.get(name)?.text ?? '', values.get(name)?.text ?? ''];
      const right =
        then === is
          ? spreadOfChipZh(chip, report, { locked, now })
          : saidZh(monthOf(chip, report, found.counted, counted), then, is);
      return right === '' ? [] : [[name, { printed: `${name} ${is}`, right }]];
    }),
  );
  return [
    ...written.blocks.flatMap((block) => chipFindings(block, others)),
    ...body.blocks.flatMap((block) => tableFindings(block, report, { written, tables, locked, now })),
  ];
}

/** What was counted, with the locked numbers in place of those that have one. */
function lockedCounts({ counted }: Found, locked: LockedMonths): Map<string, CountedValues | null> {
  const kept = [...locked].map(([key, values]): [string, CountedValues] => [
    key,
    { ...counted.get(key), ...Object.fromEntries(values.map(({ figure, value }) => [figure, value])) } as CountedValues,
  ]);
  return new Map([...counted, ...kept]);
}

/** Of a comparison the month of the two that became another. */
function monthOf(chip: FigureChip, report: ReportScope, now: Found['counted'], then: Found['counted']): string {
  const scopes = scopesOfChip(chip, report);
  const own = { ...chip, as: chip.as === 'share' ? chip.as : ('value' as const) };
  const said = (counted: Found['counted'], scope: CountScope) =>
    printed(measured(own, counted.get(scopeKey(scope)) ?? null), chip.style);
  return (scopes.find((scope) => said(now, scope) !== said(then, scope)) ?? scopes[0])?.from ?? report.from;
}

function spreadOfChipZh(
  chip: FigureChip,
  report: ReportScope,
  months: { locked: LockedMonths; now: MonthsNow },
): string {
  const spread = spreadOfChip(chip, report);
  const said = (n: number | null) => printed(measured(chip, { [chip.figure]: n } as CountedValues), chip.style);
  return spread === null ? '' : spreadZh(spread, said, months);
}

function saidZh(month: string, then: string, now: string): string {
  return `${monthZh(month)}锁定时${then}，更正后${now}`;
}

/** A chip that stands twice in a sentence is told once. */
function chipFindings(
  block: WrittenBlock,
  others: ReadonlyMap<string, { printed: string; right: string }>,
): PlacedFinding[] {
  if (block.kind !== 'paragraph') return [];
  const sentences = sentencesIn(block.runs.map(({ text }) => text).join(''));
  let at = 0;
  const found = block.runs.flatMap(({ chip, text }): [string, PlacedFinding][] => {
    const start = at;
    at += text.length;
    const other = chip === undefined ? undefined : others.get(chip);
    const sentence = sentences.findLast((one) => one.at <= start);
    if (other === undefined || sentence === undefined) return [];
    const place = { at: start - sentence.at, end: start + text.length - sentence.at };
    const finding = findingAt(place, 'locked', sentence, other.printed, other.right);
    return [[`${other.printed} ${sentence.words}`, placedIn(block, finding)]];
  });
  return [...new Map(found).values()];
}

/** The whole of a table: its rows have no number of their own in a lock. */
function tableFindings(
  block: ReportBody['blocks'][number],
  report: ReportScope,
  { written, tables, locked, now }: Pick<Shown, 'written' | 'tables'> & { locked: LockedMonths; now: MonthsNow },
): PlacedFinding[] {
  const scope = tableScope(block, report);
  const shown = written.blocks.find(({ id }) => id === block.id);
  if (scope === null || block.kind !== 'table' || block.bound === undefined || shown?.kind !== 'table') return [];
  const { figure } = block.bound;
  const total = tables.get(block.id)?.total;
  const [sentence] = sentencesIn(shown.caption);
  if (total === undefined || sentence === undefined) return [];
  const said = (n: number | null) => figureText(figures[figure].unit, n);
  const spread = spreadOfTable(block, report);
  const then = locked.get(scopeKey(scope))?.find((one) => one.figure === figure)?.value;
  const isOther = then !== undefined && then !== total;
  const ofMonth = isOther ? saidZh(scope.from, said(then), said(total)) : '';
  const right = spread === null ? ofMonth : spreadZh(spread, said, { locked, now });
  return right === '' ? [] : [placedIn(shown, findingOf('locked', sentence, `合计 ${said(total)}`, right))];
}

function sentencesIn(text: string) {
  return readWorkReports(text).flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences));
}
