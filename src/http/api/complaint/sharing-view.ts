/** Who shares a complaint: who helps to handle it, who may be asked to, and what else of the same dispute is open. */
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { isLiveTwin } from '../../../domain/complaint/duplicate.ts';
import type { PersonMove } from '../../../domain/complaint/procedure.ts';
import { isCoHandler } from '../../../domain/complaint/joint/sharing.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listTwins } from '../../../store/complaint/complaint.ts';
import { operatorsOfMatters } from '../../../store/operator/matter-operator.ts';

export interface Sharing {
  /** Accepted matters of this person about this shop that are still open: asked about before this one is accepted too. */
  twins: string[];
  /** Who helps, by name; and who may be asked to. */
  sharing: { id: string; name: string }[];
  colleagues: { id: string; name: string; place: string | null }[];
}

export async function sharingOf(
  ctx: Context,
  complaint: Complaint,
  moves: readonly PersonMove[],
  names: ReadonlyMap<string, string>,
): Promise<Sharing> {
  return {
    twins: moves.includes('accept') ? await twinsOf(ctx, complaint) : [],
    sharing: complaint.coHandlers.map(({ accountId: id }) => ({ id, name: names.get(id) ?? '' })),
    colleagues: moves.includes('addCoHandler') ? await colleaguesOf(ctx, complaint) : [],
  };
}

async function twinsOf(ctx: Context, complaint: Complaint): Promise<string[]> {
  const open = await listTwins(ctx.db, complaint);
  const ids = open.length === 0 ? [] : [complaint.id, ...open.map(({ id }) => id)];
  const shops = await operatorsOfMatters(ctx.db, complaint.countyId, ids);
  return open.filter((other) => isLiveTwin(complaint, other, shops)).map(({ number }) => number);
}

/** The head asks his own people; the centre asks anybody's. */
async function colleaguesOf(ctx: Context, complaint: Complaint): Promise<Sharing['colleagues']> {
  const accounts = await listAccounts(ctx.db, ctx.actor.countyId);
  return accounts
    .filter(
      ({ id, active, role, organisationId }) =>
        active &&
        (role === 'officer' || role === 'officeHead') &&
        (ctx.actor.role === 'centre' || organisationId === complaint.officeId) &&
        id !== complaint.handlerId &&
        !isCoHandler(complaint, id),
    )
    .map(({ id, name, organisationId }) => ({
      id,
      name,
      place: ctx.county.organisations.find((one) => one.id === organisationId)?.name ?? null,
    }));
}
