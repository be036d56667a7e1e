/** What a move refers to beside its matter must be real and fit: the rows of the procedure say which fields name what. */
import type { Account } from '../../domain/county/account.ts';
import type { OrganisationKind } from '../../domain/county/organisation.ts';
import type { Matter, MoveRule, Reference } from '../../domain/matter/matter.ts';
import { nullWhenRefused, Refusal } from '../../domain/base/refusal.ts';
import { getAccount } from '../../store/county/account.ts';
import { isInUse } from '../../store/county/organisation-uses.ts';
import type { Tx } from '../../store/base/db.ts';
import { demandCategory, type Context } from '../base/context.ts';

type Check = (tx: Tx, ctx: Context, matter: Matter, id: string) => Promise<void>;

/** For each kind of reference: whether it is there, in use and fit for this matter; refuses what is not. */
const checks: Readonly<Record<Reference, Check>> = {
  office: async (_tx, ctx, _matter, id) => demandOrganisation(ctx, id, ['office', 'brigade']),
  association: async (_tx, ctx, _matter, id) => demandOrganisation(ctx, id, ['association']),
  /** An active officer of the office that has the matter; of the two that verify a tip-off the second as well as the first. */
  officer: async (tx, ctx, { officeId }, id) => {
    const account = await findAccount(tx, ctx, id);
    if (account === null || !handles(account, officeId)) throw new Refusal('handler-unknown');
  },
  /** Who is asked to help: an officer of the county; of another office only by the centre, which alone dispatches. */
  helper: async (tx, ctx, { officeId }, id) => {
    const account = await findAccount(tx, ctx, id);
    if (account === null || !handles(account, account.organisationId)) throw new Refusal('handler-unknown');
    if (ctx.actor.role !== 'centre' && account.organisationId !== officeId) throw new Refusal('only-centre-shares');
  },
  // What it stands under already may stay, though nobody chooses it any more.
  category: async (_tx, ctx, matter, code) => {
    if (code !== codesOf(matter).categoryCode) demandCategory(ctx, code, 'category');
  },
  nature: async (_tx, ctx, matter, code) => {
    if (code !== codesOf(matter).natureCode) demandCategory(ctx, code, 'nature');
  },
};

/** Refuses a move that refers to what is not there or does not fit; a field that was left empty refers to nothing. */
export async function demandReferences<T extends Matter>(
  tx: Tx,
  ctx: Context,
  { refers = {} }: MoveRule<T>,
  matter: T,
  input: Record<string, unknown>,
): Promise<void> {
  for (const [reference, fields] of Object.entries(refers))
    for (const field of typeof fields === 'string' ? [fields] : fields) {
      const id = input[field];
      if (typeof id === 'string') await checks[reference as Reference](tx, ctx, matter, id);
    }
}

/**
 * An office or an association to which a move gives the matter stays in use until the move is written: who switches it off at that moment
 * waits, and counts the matter. Asked as the move is made, not where it is only looked at.
 */
export async function holdReferred<T extends Matter>(
  tx: Tx,
  { actor }: Context,
  { refers = {} }: MoveRule<T>,
  input: Record<string, unknown>,
): Promise<void> {
  const fields = [refers.office ?? [], refers.association ?? []].flat();
  for (const field of fields) {
    const id = input[field];
    if (typeof id === 'string' && !(await isInUse(tx, actor.countyId, id))) throw new Refusal('office-unknown');
  }
}

function demandOrganisation({ county }: Context, id: string, kinds: readonly OrganisationKind[]): void {
  const isThere = county.organisations.some((one) => one.id === id && one.active && kinds.includes(one.kind));
  if (!isThere) throw new Refusal('office-unknown');
}

function codesOf(matter: Matter): Partial<Record<'categoryCode' | 'natureCode', string | null>> {
  return matter as Partial<Record<'categoryCode' | 'natureCode', string | null>>;
}

function findAccount(tx: Tx, { actor }: Context, id: string): Promise<Account | null> {
  return getAccount(tx, actor.countyId, id).catch(nullWhenRefused);
}

function handles({ active, role, organisationId }: Account, officeId: string | null): boolean {
  return active && (role === 'officer' || role === 'officeHead') && organisationId === officeId;
}
