import { demand } from '../../domain/base/actor.ts';
import type { OutlineForm } from '../../domain/station/map-outline.ts';
import { deleteOutline, saveOutline } from '../../store/station/map-outline.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';

/** Loads the outlines that the county draws under its map; those before are gone. */
export async function saveOutlineForm(ctx: Context, { fileName, shapes }: OutlineForm): Promise<void> {
  demand(ctx.actor, 'outline.save');
  const { countyId, id: savedById } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    await saveOutline(tx, { countyId, fileName, shapes, savedById, savedAt: ctx.at });
    await noteSetting(tx, ctx, 'outline-saved', { fileName, shapes: shapes.length });
  });
}

/** Takes them away: the map is a schematic again. */
export async function removeOutline(ctx: Context): Promise<void> {
  demand(ctx.actor, 'outline.save');
  await transact(ctx.db, async (tx) => {
    await deleteOutline(tx, ctx.actor.countyId);
    await noteSetting(tx, ctx, 'outline-saved', { fileName: '', shapes: 0 });
  });
}
