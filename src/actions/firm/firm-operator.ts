import type { Tx } from '../../store/base/db.ts';
import { listFirms, type StoredFirm } from '../../store/firm/firm.ts';
import { findOfFirm, getOperator, lockRegister, replaceNames, saveRegistered } from '../../store/operator/operator.ts';
import type { Context } from '../base/context.ts';
import { registerIn } from '../operator/matching.ts';
import { note } from '../operator/operator.ts';

/** Gives every firm of the settlement scheme its page in the register: what it pledged is a property of the shop. */
export async function linkFirms(tx: Tx, ctx: Context): Promise<void> {
  const { countyId } = ctx.county.county;
  for (const firm of await listFirms(tx, countyId))
    if ((await findOfFirm(tx, countyId, firm.id)) === null) await linkFirm(tx, ctx, firm);
}

/** The page of a firm: the one that the rule is sure of, or a new one; its other names are the shop's. */
export async function linkFirm(
  tx: Tx,
  ctx: Context,
  firm: Pick<StoredFirm, 'id' | 'name' | 'phone' | 'address' | 'aliases'>,
): Promise<void> {
  const { countyId } = ctx.county.county;
  await lockRegister(tx, countyId);
  const there = await findOfFirm(tx, countyId, firm.id);
  if (there !== null) return replaceNames(tx, there, 'firm', firm.aliases);
  const told = { name: firm.name, phone: firm.phone, address: firm.address, regionId: null, code: '' };
  const register = registerIn(tx, ctx);
  const { known, found } = await register.find(told);
  if (known === null) return;
  const sure = found.as === 'sure' ? await getOperator(tx, countyId, found.match.id) : null;
  // A page bears one firm; a second of the same name stands beside it until a person merges them.
  const operator =
    sure !== null && sure.firmId === null ? sure : await register.open({ ...told, names: firm.aliases }, 'firm', found);
  await saveRegistered(tx, operator, { ...operator, firmId: firm.id });
  await note(tx, ctx, operator.id, 'operator-corrected', { fields: ['firmId'] });
  await replaceNames(tx, operator, 'firm', firm.aliases);
}
