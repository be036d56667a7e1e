/**
 * A shop that only erased matters told of (《个人信息保护法》第四十七条): a trader of one person is reached by the telephone and the address
 * that a complainant wrote. They go with the last of those matters; its name and the counts stay, as they do in the matters. What a register,
 * the settlement scheme or somebody at the desk has entered is not from a matter, and stays: field by field, for a list may have made a
 * shop of the register of one that a complainant had told of, and be silent about its telephone.
 */
import { placesOf } from '../../domain/operator/county-places.ts';
import type { Operator } from '../../domain/operator/operator.ts';
import type { Tx } from '../../store/base/db.ts';
import { listEnteredFields, listOnlyErased } from '../../store/operator/matter-operator.ts';
import { listNamesOf, lockOperator, lockRegister, saveRegistered } from '../../store/operator/operator.ts';
import type { Context } from '../base/context.ts';
import { keysHere } from './matching.ts';
import { note } from './operator.ts';

/** To be called when the matter has been erased, in the same transaction. */
export async function forgetReach(tx: Tx, ctx: Context, matterId: string): Promise<void> {
  const { countyId } = ctx.actor;
  const ids = await listOnlyErased(tx, countyId, matterId);
  if (ids.length === 0) return;
  await lockRegister(tx, countyId);
  for (const id of ids) {
    const before = await lockOperator(tx, countyId, id);
    // Put right meanwhile, or told of anew.
    if (!['matter', 'register'].includes(before.source) || (before.phone === '' && before.address === '')) continue;
    if (!(await listOnlyErased(tx, countyId, matterId)).includes(id)) continue;
    const entered = await listEnteredFields(tx, countyId, id);
    const fields = (['phone', 'address'] as const).filter((name) => before[name] !== '' && !entered.has(name));
    if (fields.length === 0) continue;
    const emptied = Object.fromEntries(fields.map((name) => [name, '']));
    const next: Operator = { ...before, ...emptied, version: before.version + 1 };
    const names = await listNamesOf(tx, before);
    const searchKeys = keysHere(ctx, next, names, placesOf(ctx.county.regions));
    await saveRegistered(tx, before, { ...next, searchKeys });
    await note(tx, ctx, id, 'operator-corrected', { fields });
  }
}
