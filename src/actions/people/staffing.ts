import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { StaffingForm } from '../../domain/people/staffing.ts';
import {
  reform2018,
  reformDay,
  type Succession,
  type SuccessionForm,
} from '../../domain/people/department-succession.ts';
import { lockCounty } from '../../store/county/county.ts';
import { findStaffing, saveStaffing } from '../../store/people/staffing.ts';
import { findSuccession, listSuccessions, saveSuccessions } from '../../store/people/department-succession.ts';
import { transact } from '../../store/base/transact.ts';
import { isSavedAlready, noteSetting, type Context } from '../base/context.ts';

/** What the county asks of the people of its network. */
export async function saveStaffingForm(ctx: Context, form: StaffingForm): Promise<void> {
  demand(ctx.actor, 'staffing.save');
  await transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const staffing = { ...form, version: form.version + 1 };
    await lockCounty(tx, countyId);
    if (isSavedAlready(await findStaffing(tx, countyId), staffing)) return;
    await saveStaffing(tx, countyId, staffing);
    const { version, rules, trainingDays } = staffing;
    await noteSetting(tx, ctx, 'staffing-saved', { version, kinds: Object.keys(rules), trainingDays });
  });
}

/** Which department of before is whose today. */
export async function saveSuccessionForm(ctx: Context, form: SuccessionForm): Promise<void> {
  demand(ctx.actor, 'succession.save');
  if (!ctx.county.organisations.some((one) => one.id === form.successorId && one.active))
    throw new Refusal('office-unknown', {}, [
      { path: 'successorId', zh: '请从列表里选现在的机构。', en: 'Choose the organisation of today from the list.' },
    ]);
  await transact(ctx.db, async (tx) => {
    const succession: Succession = { ...form, countyId: ctx.actor.countyId, version: form.version + 1 };
    await lockCounty(tx, succession.countyId);
    if (isSavedAlready(await findSuccession(tx, succession), succession)) return;
    await saveSuccessions(tx, [succession]);
    const { version, successorId, toOn } = succession;
    await noteSetting(tx, ctx, 'succession-saved', { version, successorId, toOn });
  });
}

/** Fills in the departments of before the reform of 2018, as far as the county has their successors; what is there stays. */
export async function loadReform(ctx: Context): Promise<Succession[]> {
  demand(ctx.actor, 'succession.save');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    // Two presses at once would both find them missing.
    await lockCounty(tx, countyId);
    const known = new Set((await listSuccessions(tx, countyId)).map((one) => one.name));
    const fresh = reform2018.flatMap(({ name, successor }) => {
      // The bureau itself before the levels above it, which bear the same words in their names.
      const found = ctx.county.organisations.find(
        (one) => one.active && (one.kind === 'bureau' || one.kind === 'department') && successor.test(one.name),
      );
      if (found === undefined || known.has(name)) return [];
      return [{ countyId, id: ctx.newId(), version: 1, name, fromOn: null, toOn: reformDay, successorId: found.id }];
    });
    if (fresh.length === 0) return fresh;
    await saveSuccessions(tx, fresh);
    await noteSetting(tx, ctx, 'succession-saved', { n: fresh.length });
    return fresh;
  });
}
