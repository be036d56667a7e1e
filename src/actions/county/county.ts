import { demand } from '../../domain/base/actor.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import { isDay, type CalendarYear } from '../../domain/base/calendar.ts';
import { missingFestivals } from '../../domain/base/festival.ts';
import { limitChanges } from '../../domain/county/limit-changes.ts';
import type { County } from '../../domain/county/organisation.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { saveCalendarYear, updateCounty } from '../../store/county/county.ts';
import { enqueue } from '../../store/base/queue.ts';
import { saveRateTargets } from '../../store/county/rate-target.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

/** Saves the days of a year and has every open deadline counted again. */
export async function saveCalendarForm(ctx: Context, year: CalendarYear): Promise<void> {
  demand(ctx.actor, 'calendar.save');
  const isTwice = (day: string, i: number) => year.days.findIndex((one) => one.day === day) !== i;
  const wrong = year.days.find(
    (one, i) => !isDay(one.day) || !one.day.startsWith(`${year.year}-`) || isTwice(one.day, i),
  );
  if (wrong !== undefined) throw new Refusal('calendar-year-invalid', { day: wrong.day });
  const missing = year.published ? missingFestivals(year.year, year.days) : [];
  if (missing.length > 0)
    throw new Refusal('calendar-year-partial', { year: year.year, festivals: missing.join('、') });
  await transact(ctx.db, async (tx) => {
    await saveCalendarYear(tx, ctx.actor.countyId, {
      ...year,
      days: year.days.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    });
    await noteSetting(tx, ctx, 'calendar-saved', {
      year: year.year,
      published: year.published,
      days: year.days.length,
    });
    await enqueue(tx, { name: 'recompute-deadlines', countyId: ctx.actor.countyId });
  });
}

/** How the changes of the targets are called among those of the limits. */
const targets = 'rateTargets.';

/** Saves what the county may set for itself: hours, names on letters, and the limits beside the law's. */
export async function saveCountyForm(ctx: Context, change: Partial<Omit<County, 'countyId'>>): Promise<void> {
  demand(ctx.actor, 'county.save');
  await transact(ctx.db, async (tx) => {
    await updateCounty(tx, ctx.actor.countyId, change);
    const { limits: before } = ctx.county.county;
    const factorRoles = change.limits?.factorRoles ?? before.factorRoles;
    const isSame = factorRoles.toSorted().join() === before.factorRoles.toSorted().join();
    const fields = Object.keys(change);
    const limits = change.limits === undefined ? [] : limitChanges(before, change.limits);
    const set = limits.flatMap(({ of, is }) =>
      of.startsWith(targets) ? [{ name: of.slice(targets.length), is }] : [],
    );
    await saveRateTargets(
      tx,
      set.map(({ name, is }) => ({
        countyId: ctx.actor.countyId,
        name,
        since: ctx.at,
        target: Number(is ?? 0),
        byId: ctx.actor.id,
      })),
    );
    await noteSetting(tx, ctx, 'county-saved', {
      fields,
      ...(isSame ? {} : { factorRoles }),
      ...(limits.length === 0 ? {} : { limits }),
    });
    if (change.limits !== undefined) await enqueue(tx, { name: 'recompute-deadlines', countyId: ctx.actor.countyId });
  });
}

/** Writes into the county's chain that a list was taken out as a file, and with which filters. */
export async function noteExported(
  ctx: Context,
  detail: { list?: string; format: string; columns: readonly string[]; filters: readonly string[]; mark?: string },
  permission: Permission = 'complaint.export',
): Promise<void> {
  demand(ctx.actor, permission);
  await transact(ctx.db, (tx) => noteSetting(tx, ctx, 'exported', detail));
}
