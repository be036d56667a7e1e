/** What a month has: its figures as they are counted now, what is unusual in them, and what of a locked one is another number today. */
import { hash } from 'node:crypto';
import type { Day } from '../../domain/base/calendar.ts';
import { figures, openedFigure, type FigureName } from '../../domain/figures.ts';
import type { FrozenMonth, FrozenValue, MonthUnusual } from '../../domain/report/month/month-closing.ts';
import {
  changesOf,
  daysOfMonth,
  jumpsOf,
  lastMonthOf,
  monthValuesOf,
  type KeptRecords,
  type MonthChange,
  type MonthValue,
} from '../../domain/report/month/month-value.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { countKnown } from '../../store/figures.ts';
import {
  findOverdueUnsaid,
  findUncategorised,
  listLockedValues,
  listLocks,
  listToldValues,
  type UnusualMatters,
} from '../../store/report/month-closing.ts';
import { findRecords } from '../../store/report/records.ts';
import type { Context } from '../base/context.ts';

/** A month of the county or of an office, counted now. */
export async function countMonth(
  db: Db | Tx,
  ctx: Pick<Context, 'actor' | 'today'>,
  month: Day,
  officeId: string | null,
): Promise<MonthValue[]> {
  const period = { ...daysOfMonth(month), officeId };
  const { values } = await countKnown(db as Db, ctx.actor.countyId, period, ctx.today);
  return monthValuesOf(officeId, values);
}

/** The month before: as it was locked, and counted where it was not. */
export async function valuesBefore(
  db: Db | Tx,
  ctx: Context,
  month: Day,
  officeId: string | null,
): Promise<{ month: Day; values: MonthValue[]; isLocked: boolean }> {
  const before = lastMonthOf(month);
  const locked = await listLockedValues(db, ctx.actor.countyId, [before], officeId);
  if (locked.length > 0) return { month: before, values: locked, isLocked: true };
  return { month: before, values: await countMonth(db, ctx, before, officeId), isLocked: false };
}

/** What a head looks at before he hands in, with the matters by their numbers. */
export interface UnusualMonth extends MonthUnusual {
  matters: { uncategorised: UnusualMatters; overdue: UnusualMatters };
}

export async function unusualOf(
  db: Db | Tx,
  ctx: Context,
  month: Day,
  officeId: string | null,
  { now, last }: { now: readonly MonthValue[]; last: readonly MonthValue[] },
): Promise<UnusualMonth> {
  const period = { ...daysOfMonth(month), officeId };
  const { countyId } = ctx.actor;
  const [uncategorised, overdue] = await Promise.all([
    findUncategorised(db, countyId, period),
    findOverdueUnsaid(db, countyId, period),
  ]);
  return {
    blanks: now.filter(({ value }) => value === null).length,
    uncategorised: uncategorised.n,
    overdue: overdue.n,
    jumps: jumpsOf(now, last),
    matters: { uncategorised, overdue },
  };
}

/** So many ids of each figure are kept by name; of more the number alone. */
export const mostKeptIds = 2_000;

/** The records behind each figure of a month: whoever asks later what a correction is about finds what was counted. */
async function withRecords(
  tx: Tx,
  countyId: number,
  month: Day,
  officeId: string | null,
  values: readonly MonthValue[],
): Promise<FrozenValue[]> {
  const scope = { ...daysOfMonth(month), officeId, category: null, campaign: null };
  const counted = new Map(values.map(({ figure, value }) => [figure, value]));
  const names = [...new Set(values.map(({ figure }) => openedFigure(figure)))];
  const found = await Promise.all(
    names.map(async (name): Promise<[FigureName, KeptRecords | null]> => {
      // Most figures of most offices are nought, and where records are counted, nought has none; a sum of nought may have many.
      if (counted.get(name) === 0 && figures[name].unit === 'count') return [name, { n: 0, ids: [] }];
      const records = await findRecords(tx, countyId, name, scope, mostKeptIds);
      return [name, records === null ? null : { n: records.n, ids: records.n > mostKeptIds ? [] : records.ids }];
    }),
  );
  const behind = new Map(found);
  return values.map((one) => ({ ...one, officeId, records: behind.get(openedFigure(one.figure)) ?? null }));
}

/** Everything that a lock stands for, and its hash; to be asked in one moment, so that the offices add up to the county. */
export async function freezeMonth(
  tx: Tx,
  ctx: Context,
  month: Day,
  officeIds: readonly string[],
): Promise<FrozenMonth> {
  const places = [null, ...officeIds];
  const counted = await Promise.all(
    places.map(async (officeId) =>
      withRecords(tx, ctx.actor.countyId, month, officeId, await countMonth(tx, ctx, month, officeId)),
    ),
  );
  const values = counted.flat();
  const corrections = await correctionsBefore(tx, ctx, month, places);
  return { values, corrections, sha256: sealOfMonth(month, values) };
}

/** The hash of all values of a month, in an order of its own. */
export function sealOfMonth(month: Day, values: readonly (MonthValue & { officeId: string | null })[]): string {
  const lines = values
    .map(({ officeId, figure, value, part, whole, definition }) =>
      JSON.stringify([officeId ?? '', figure, value, part, whole, definition]),
    )
    .toSorted();
  return hash('sha256', [month, ...lines].join('\n'));
}

/** What of the months that were locked before is another number than was last told. */
async function correctionsBefore(
  tx: Tx,
  ctx: Context,
  month: Day,
  places: readonly (string | null)[],
): Promise<(MonthChange & { officeId: string | null; month: Day })[]> {
  const { countyId } = ctx.actor;
  const most = ctx.county.county.limits.monthsCorrected;
  if (most === 0) return [];
  const locks = await listLocks(tx, countyId, { from: '1900-01-01', to: lastMonthOf(month), most });
  const told = await listToldValues(
    tx,
    countyId,
    locks.map((lock) => lock.month),
  );
  const asked = locks.flatMap((lock) => places.map((officeId) => ({ month: lock.month, officeId })));
  const found = await Promise.all(
    asked.map(async ({ month: earlier, officeId }) => {
      const was = told.filter((one) => one.month === earlier && one.officeId === (officeId ?? ''));
      // An office that is newer than the month has told nothing of it.
      if (was.length === 0) return [];
      const now = await countMonth(tx, ctx, earlier, officeId);
      return changesOf(was, now).map((one) => ({ ...one, month: earlier, officeId }));
    }),
  );
  return found.flat();
}
