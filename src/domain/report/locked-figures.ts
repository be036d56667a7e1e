/**
 * 锁定数 (locked figures): what a report prints of a month that was locked as another number. The ledger goes on after the lock, and a report
 * counts it as it is now; whoever signs says which of the two he tells, in a footnote or with his reason.
 */
import { figures, type CountedValues } from '../figures.ts';
import { isWholeMonths, monthsOf } from '../figures/comparison.ts';
import { figureText } from '../figures/figure-text.ts';
import { conditionsIn } from '../figures/figure-cell.ts';
import type { FigureChip, ReportBody, WrittenBlock, WrittenReport } from './body.ts';
import {
  daysOfChip,
  measured,
  scopeKey,
  scopesOf,
  scopesOfChip,
  valuesOf,
  type ChipValue,
  type CountScope,
  type Found,
  type ReportScope,
} from './chip-value.ts';
import { findingOf, type Finding } from './check/finding.ts';
import { readWorkReports } from './check/work-report-text.ts';
import { monthZh, type MonthValue } from './month/month-value.ts';
import { printed } from './style/figure-style.ts';
import type { ReportTable } from './writing.ts';

/** What was locked, by the `scopeKey` of the month and its place. */
export type LockedMonths = ReadonlyMap<string, readonly MonthValue[]>;

/** The single months that a body counts whole: a lock keeps no category and no kind of campaign. */
export function monthScopesOf(body: ReportBody, report: ReportScope): CountScope[] {
  const scopes = [...scopesOf(body, report), ...body.blocks.flatMap((block) => tableScope(block, report) ?? [])];
  const months = scopes.filter(
    (scope) => isWholeMonths(scope) && monthsOf(scope) === 1 && scope.category === null && scope.campaign === null,
  );
  return [...new Map(months.map((scope) => [scopeKey(scope), scope])).values()];
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
  { found, locked }: { found: Found; locked: LockedMonths },
): Finding[] {
  if (locked.size === 0) return [];
  const counted = lockedCounts(found, locked);
  const was = valuesOf(body, report, { ...found, counted });
  const chips = new Map(body.chips.flatMap((chip) => (chip.kind === 'figure' ? [[chip.name, chip] as const] : [])));
  const others = new Map(
    [...chips].flatMap(([name, chip]): [string, { printed: string; right: string }][] => {
      const [then, now] = [was.get(name)?.text ?? '', values.get(name)?.text ?? ''];
      if (then === now) return [];
      return [
        [name, { printed: `${name} ${now}`, right: saidZh(monthOf(chip, report, found.counted, counted), then, now) }],
      ];
    }),
  );
  return [
    ...written.blocks.flatMap((block) => chipFindings(block, others)),
    ...body.blocks.flatMap((block) => tableFindings(block, report, { written, tables, locked })),
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

function saidZh(month: string, then: string, now: string): string {
  return `${monthZh(month)}锁定时${then}，更正后${now}`;
}

/** A chip that stands twice in a sentence is told once. */
function chipFindings(block: WrittenBlock, others: ReadonlyMap<string, { printed: string; right: string }>): Finding[] {
  if (block.kind !== 'paragraph') return [];
  const sentences = sentencesIn(block.runs.map(({ text }) => text).join(''));
  let at = 0;
  const found = block.runs.flatMap(({ chip, text }): [string, Finding][] => {
    const start = at;
    at += text.length;
    const other = chip === undefined ? undefined : others.get(chip);
    const sentence = sentences.findLast((one) => one.at <= start);
    if (other === undefined || sentence === undefined) return [];
    return [[`${other.printed} ${sentence.words}`, findingOf('locked', sentence, other.printed, other.right)]];
  });
  return [...new Map(found).values()];
}

/** The whole of a table: its rows have no number of their own in a lock. */
function tableFindings(
  block: ReportBody['blocks'][number],
  report: ReportScope,
  { written, tables, locked }: Pick<Shown, 'written' | 'tables'> & { locked: LockedMonths },
): Finding[] {
  const scope = tableScope(block, report);
  const shown = written.blocks.find(({ id }) => id === block.id);
  if (scope === null || block.kind !== 'table' || block.bound === undefined || shown?.kind !== 'table') return [];
  const { figure } = block.bound;
  const now = tables.get(block.id)?.total;
  const then = locked.get(scopeKey(scope))?.find((one) => one.figure === figure)?.value;
  const [sentence] = sentencesIn(shown.caption);
  if (now === undefined || then === undefined || now === then || sentence === undefined) return [];
  const said = (n: number | null) => figureText(figures[figure].unit, n);
  return [findingOf('locked', sentence, `合计 ${said(now)}`, saidZh(scope.from, said(then), said(now)))];
}

function sentencesIn(text: string) {
  return readWorkReports(text).flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences));
}
