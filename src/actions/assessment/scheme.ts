import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { nextScheme, type Scheme, type SchemeForm } from '../../domain/assessment/scheme.ts';
import { insertScheme, listSchemes } from '../../store/assessment/scheme.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

/** Saves the next version of a scheme; a round that was opened before keeps the version it was opened with. */
export function saveScheme(ctx: Context, form: SchemeForm): Promise<Scheme> {
  demand(ctx.actor, 'scheme.save');
  const { countyId, id: byId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const versions = (await listSchemes(tx, countyId)).filter((one) => one.code === form.code);
    const before = versions.toSorted((a, b) => b.version - a.version)[0] ?? null;
    const next = nextScheme(form, before, { countyId, byId, at: ctx.at, today: ctx.today });
    if (!(await insertScheme(tx, next))) throw new Refusal('changed-meanwhile');
    await noteSetting(tx, ctx, 'scheme-saved', { code: next.code, title: next.title, version: next.version });
    return next;
  });
}
