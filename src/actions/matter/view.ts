import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { View } from '../../domain/matter/view.ts';
import { deleteView, saveView } from '../../store/matter/view.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';

/** Keeps a list state under a name; the same name again takes the new state. */
export async function keepView(
  ctx: Context,
  view: Pick<View, 'id' | 'kind' | 'name' | 'query' | 'shared'>,
): Promise<void> {
  demand(ctx.actor, 'view.save');
  const kept = await transact(ctx.db, (tx) =>
    saveView(tx, { ...view, countyId: ctx.actor.countyId, accountId: ctx.actor.id }),
  );
  if (!kept) throw new Refusal('not-found');
}

export async function dropView(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'view.save');
  const found = await transact(ctx.db, (tx) => deleteView(tx, ctx.actor.countyId, ctx.actor.id, id));
  if (!found) throw new Refusal('not-found');
}
