import { z } from 'zod';
import { demand } from '../../domain/base/actor.ts';
import { labelled, written } from '../../domain/base/field.ts';
import type { SavedMapping } from '../../domain/exchange/import/mapping.ts';
import { Mapping, strangeCode } from '../../domain/exchange/import/mapping.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { findMapping, insertMapping } from '../../store/exchange/import-mapping.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';

/** What is saved: the id is the client's, so that a second press saves once. */
export const MappingForm = z.object({
  id: z.uuid(),
  name: labelled(written().min(1).max(30), { zh: '对应的名称', en: 'Name of the mapping' }),
  mapping: Mapping,
});
export type MappingForm = z.infer<typeof MappingForm>;

/** Keeps a mapping under its name; what was saved before stays as the version by which old imports were read. */
export async function saveMapping(ctx: Context, { id, name, mapping }: MappingForm): Promise<SavedMapping> {
  demand(ctx.actor, 'mapping.save');
  const code = strangeCode(mapping, ctx.county.categories);
  if (code !== null) throw new Refusal('category-unknown', { code });
  return transact(ctx.db, async (tx) => {
    const before = await findMapping(tx, ctx.actor.countyId, id);
    const isSame = before !== null && !before.dropped && before.name === name;
    if (isSame && JSON.stringify(Mapping.parse(before.mapping)) === JSON.stringify(mapping)) return before;
    const saved = { ...base(ctx, id, before), name, mapping };
    if (!(await insertMapping(tx, saved))) throw new Refusal('changed-meanwhile');
    return saved;
  });
}

/** Offers the mapping no more. */
export async function dropMapping(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'mapping.save');
  await transact(ctx.db, async (tx) => {
    const before = await findMapping(tx, ctx.actor.countyId, id);
    if (before === null) throw new Refusal('not-found');
    if (before.dropped) return;
    const { name, mapping } = before;
    await insertMapping(tx, { ...base(ctx, id, before), name, mapping, dropped: true });
  });
}

function base(ctx: Context, id: string, before: SavedMapping | null) {
  return {
    countyId: ctx.actor.countyId,
    id,
    version: (before?.version ?? 0) + 1,
    savedById: ctx.actor.id,
    savedAt: ctx.at,
    dropped: false,
  };
}
