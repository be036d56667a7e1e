import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  checklistsOf,
  isSaved,
  nextChecklist,
  tickLine,
  type ChecklistForm,
  type MatterChecklist,
  type TickForm,
} from '../../../domain/matter/checklist/checklist.ts';
import { mayWatch } from '../../../domain/matter/follow.ts';
import type { Matter, MatterKind } from '../../../domain/matter/matter.ts';
import { lockCounty } from '../../../store/county/county.ts';
import { hasRequest, record } from '../../../store/base/ledger.ts';
import { transact } from '../../../store/base/transact.ts';
import {
  deleteCheck,
  insertChecklist,
  listChecklists,
  listChecks,
  saveCheck,
} from '../../../store/matter/checklist/checklist.ts';
import { lockAnyMatter } from '../../../store/matter/matter.ts';
import { factsOf, noteSetting, type Context } from '../../base/context.ts';

/** Saves the next version of a list, of a kind with these states; the same press again saves it once. */
export function saveChecklist(ctx: Context, form: ChecklistForm, states: readonly string[]): Promise<MatterChecklist> {
  demand(ctx.actor, 'matterChecklist.save');
  const { countyId } = ctx.actor;
  for (const code of form.categoryCodes)
    if (!ctx.county.categories.some((one) => one.code === code && one.kind !== 'channel' && one.kind !== 'nature'))
      throw new Refusal('category-unknown', { code });
  return transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const before = (await listChecklists(tx, countyId)).findLast(({ code }) => code === form.code) ?? null;
    if (before !== null && isSaved(before, form)) return before;
    const next = nextChecklist(form, before, { by: ctx.actor, at: ctx.at, states });
    if (!(await insertChecklist(tx, next))) throw new Refusal('changed-meanwhile');
    const { code, title, version } = next;
    await noteSetting(tx, ctx, 'matter-checklist-saved', { code, title, version });
    return next;
  });
}

/** Ticks a line of a matter, or takes the tick away; a second press changes nothing. */
export function tickOnMatter(ctx: Context, kind: MatterKind, number: string, form: TickForm): Promise<void> {
  demand(ctx.actor, 'matterChecklist.tick');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const matter: Classed = await lockAnyMatter(tx, kind, countyId, { number });
    if (!mayWatch(ctx.actor, kind, matter)) throw new Refusal('not-found');
    if (await hasRequest(tx, matter, form.clientId)) return;
    const checkable = checkableOf(kind, matter);
    const lists = checklistsOf(
      checkable,
      await listChecklists(tx, countyId),
      await listChecks(tx, countyId, matter.id),
    );
    const ticked = tickLine({ ...matter, ...checkable }, lists, form, factsOf(ctx));
    if (ticked === null) return;
    await (form.ticked ? saveCheck(tx, ticked.mark) : deleteCheck(tx, ticked.mark));
    const { event } = ticked;
    await record(tx, { ...event, detail: { ...event.detail, requestId: form.clientId } });
  });
}

/** A matter of any kind, all of which are of a class of goods or services. */
type Classed = Matter & { categoryCode?: string | null; outcome?: string | null };

/** What of a matter the lists ask for. */
export function checkableOf(kind: MatterKind, { state, stage, categoryCode, outcome }: Classed) {
  return { kind, state, stage, categoryCode: categoryCode ?? null, outcome: outcome ?? null };
}
