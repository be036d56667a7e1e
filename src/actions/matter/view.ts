import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { LookedList, View } from '../../domain/matter/view.ts';
import { deleteLook, deleteView, saveLook, saveView } from '../../store/matter/view.ts';
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

/** Keeps the columns of a list for the person; without any the list is as it was at first. */
export async function keepLook(ctx: Context, list: LookedList, columns: readonly string[]): Promise<void> {
  demand(ctx.actor, 'look.keep');
  const { countyId, id } = ctx.actor;
  await transact(ctx.db, (tx) =>
    columns.length === 0
      ? deleteLook(tx, ctx.actor, list)
      : saveLook(tx, { countyId, accountId: id, list, columns: columns.join(',') }),
  );
}
