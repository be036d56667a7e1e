/**
 * 出动 from two telephones of one team: who is out is out once, so the second telephone joins the sortie of the first with
 * whom and what it alone names.
 */
import { demand } from '../../../domain/base/actor.ts';
import {
  demandToldInTime,
  joinSortie,
  namesMore,
  type ComeBack,
  type SendSortie,
  type Sortie,
} from '../../../domain/supervision/inspection/sortie.ts';
import type { Campaign } from '../../../domain/supervision/inspection/campaign.ts';
import { lockCounty } from '../../../store/county/county.ts';
import { transact } from '../../../store/base/transact.ts';
import type { Tx } from '../../../store/base/db.ts';
import { hasRequest, record } from '../../../store/base/ledger.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { findEntry, lockEntry, saveEntry } from '../../../store/matter/docket.ts';
import { findSortieOf, findSortieOut } from '../../../store/supervision/inspection/field.ts';
import { factsOf, type Context } from '../../base/context.ts';
import { writeOpening } from '../../matter/docket.ts';
import { sortieFrame } from './inspection.ts';

/** The sortie that was opened, or the one on which somebody of these people is out already. */
export function setOut(ctx: Context, input: SendSortie): Promise<{ sortie: Sortie; isJoined: boolean }> {
  demand(ctx.actor, 'sortie.send');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    // One after the other, or two telephones of one team that find a network at once would both set out.
    await lockCounty(tx, countyId);
    const known = await findSortieOf(tx, countyId, input.id.toLowerCase());
    if (known !== null && sortieFrame.docket.maySee(ctx.actor, known))
      return { sortie: known, isJoined: known.joined.some(({ id }) => id === input.id.toLowerCase()) };
    const { campaignNumber: number, onDay, peopleIds } = input;
    const campaign = number === '' ? null : await findEntry<Campaign>(tx, 'campaign', countyId, { number });
    const at = ctx.acted?.at ?? ctx.at;
    const out = await findSortieOut(tx, countyId, { onDay, campaignId: campaign?.id ?? null, peopleIds, at });
    if (out !== null && sortieFrame.docket.maySee(ctx.actor, out))
      return { sortie: await join(tx, ctx, out.id, input), isJoined: true };
    return { sortie: await writeOpening(tx, ctx, sortieFrame, input), isJoined: false };
  });
}

/** A second telephone of the team tells that they are back: who and what it alone names is counted too, once. */
export function comeBackToo(ctx: Context, id: string, input: ComeBack & { id: string }): Promise<Sortie> {
  demand(ctx.actor, 'sortie.send');
  return transact(ctx.db, async (tx) => {
    const before = await lockEntry<Sortie>(tx, 'sortie', ctx.actor.countyId, { id });
    if (!sortieFrame.docket.maySee(ctx.actor, before)) throw new Refusal('not-found');
    const isTold = before.joined.some((one) => one.id === input.id) || (await hasRequest(tx, before, input.id));
    if (isTold || !namesMore(before, input)) return before;
    demandToldInTime(before, input, factsOf(ctx));
    return join(tx, ctx, id, { ...input, campaignNumber: '' });
  });
}

/** Who and what is on the second telephone alone goes along, and its visits find the sortie by the id that it gave to its own. */
async function join(tx: Tx, ctx: Context, id: string, input: SendSortie): Promise<Sortie> {
  const before = await lockEntry<Sortie>(tx, 'sortie', ctx.actor.countyId, { id });
  const { next, event } = joinSortie(before, { ...input, id: input.id.toLowerCase() }, factsOf(ctx));
  const sortie = await saveEntry(tx, 'sortie', before, next);
  await record(tx, event);
  return sortie;
}
