import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { nextVersion, type Standard, type StandardForm } from '../../domain/station/standard.ts';
import { insertStandard, listStandards } from '../../store/station/standard.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

/** Saves the next version of a standard; what was checked before keeps the version it was checked against. */
export function saveStandard(ctx: Context, form: StandardForm): Promise<Standard> {
  demand(ctx.actor, 'standard.save');
  const { countyId, id: byId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const versions = (await listStandards(tx, countyId)).filter((one) => one.code === form.code);
    const before = versions.toSorted((a, b) => b.version - a.version)[0] ?? null;
    const next = nextVersion(form, before, { countyId, byId, at: ctx.at, today: ctx.today });
    if (!(await insertStandard(tx, next))) throw new Refusal('changed-meanwhile');
    await noteSetting(tx, ctx, 'standard-saved', { code: next.code, title: next.title, version: next.version });
    return next;
  });
}
