/** What 探查 counts: for its page, for its file, and for the tables that a report has out of it. */
import { figures } from '../../domain/figures.ts';
import { blankReason, notKept, type Reason } from '../../domain/figures/blank-reason.ts';
import type { Comparison } from '../../domain/figures/comparison.ts';
import type { DayRange, Measure, TableConditions, TableSide } from '../../domain/figures/figure-cell.ts';
import { keptIn, type FigureWords } from '../../domain/figures/figure.ts';
import {
  columnsInOrder,
  comparedWith,
  exploreTable,
  withStanding,
  type ExploreTable,
} from '../../domain/report/explore.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { findKeptSince } from '../../store/figures.ts';
import { readTable } from '../../store/figures/figure-table.ts';
import type { Context } from '../base/context.ts';

export interface ExploreAsked extends DayRange {
  figure: Measure;
  rows: TableSide;
  columns: TableSide | null;
  officeId: string | null;
  category: string | null;
  conditions?: TableConditions | undefined;
}

export interface CountedTable {
  /** Null where nothing was counted; then the reason says why. */
  table: ExploreTable | null;
  blank: Reason | null;
  /** With which days it is compared; null where the ledger was not kept in all of them. */
  bases: Record<Comparison, DayRange | null>;
  keptSince: string | null;
}

/** The lines and columns in the order of the county's own lists. */
export async function countExplored(db: Db | Tx, ctx: Context, asked: ExploreAsked): Promise<CountedTable> {
  const { figure, rows, columns, from, to, officeId, category, conditions = {} } = asked;
  const { countyId } = ctx.actor;
  const words: FigureWords = figures[figure];
  const period = { from, to };
  const keptSince = await findKeptSince(db as Db, countyId, officeId);
  const compared = (one: Comparison) => comparedWith(period, one, keptSince, ctx.today);
  const bases = { year: compared('year'), before: compared('before') };
  const blank =
    blankReason(words, { officeId, category }) ?? (keptIn(period, keptSince, ctx.today) === 'no' ? notKept : null);
  if (blank !== null) return { table: null, blank, bases, keptSince };
  const wish = { measure: figure, rows, officeId, category, conditions, isDeep: rows === 'category' };
  const count = (days: DayRange | null, of: TableSide | null) =>
    days === null ? null : readTable(db as Db, countyId, { ...wish, ...days, columns: of });
  // Of twelve months the year before and the days before are the same, and are counted once.
  const base = count(bases.year, null);
  const isSame = bases.before?.from === bases.year?.from && bases.before?.to === bases.year?.to;
  const [now, year, before] = await Promise.all([
    count(period, columns),
    base,
    isSame ? base : count(bases.before, null),
  ]);
  if (now === null) return { table: null, blank, bases, keptSince };
  const order = orderOf(ctx);
  const whole = withStanding(now, { rows, columns }, { office: officesIn(ctx, officeId) });
  const table = exploreTable(
    { rows, period, now: columnsInOrder(whole, order), bases: { year: year ?? null, before: before ?? null } },
    order,
  );
  return { table, blank, bases, keptSince };
}

/** The offices of today, or the one that is asked for. */
function officesIn({ county }: Context, officeId: string | null): string[] {
  const offices = county.organisations.filter(({ kind, active }) => kind === 'office' && active);
  return offices.flatMap(({ id }) => (officeId === null || id === officeId ? [id] : []));
}

/** Categories, offices and places as the county lists them; what has none stands last. */
function orderOf({ county }: Context): (key: string) => number {
  const listed = [
    ...county.categories.toSorted((a, b) => a.position - b.position).map(({ code }) => code),
    ...county.organisations.map(({ id }) => id),
    ...county.regions.map(({ id }) => id),
  ];
  const places = new Map(listed.map((key, i) => [key, i]));
  return (key) => (key === 'none' ? listed.length : (places.get(key) ?? -1));
}
