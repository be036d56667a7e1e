/** 出动 from two telephones of one team: who is out is out once, so the second telephone joins the sortie of the first. */
import { demand } from '../../../domain/base/actor.ts';
import type { SendSortie, Sortie } from '../../../domain/supervision/inspection/sortie.ts';
import type { Campaign } from '../../../domain/supervision/inspection/campaign.ts';
import { lockCounty } from '../../../store/county/county.ts';
import { transact } from '../../../store/base/transact.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { findSortieOut } from '../../../store/supervision/inspection/field.ts';
import type { Context } from '../../base/context.ts';
import { writeOpening } from '../../matter/docket.ts';
import { sortieFrame } from './inspection.ts';

/** The sortie that was opened, or the one on which somebody of these people is out already. */
export function setOut(ctx: Context, input: SendSortie): Promise<{ sortie: Sortie; isJoined: boolean }> {
  demand(ctx.actor, 'sortie.send');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    // One after the other, or two telephones of one team that find a network at once would both set out.
    await lockCounty(tx, countyId);
    const known = await findEntry<Sortie>(tx, 'sortie', countyId, { id: input.id });
    if (known !== null && sortieFrame.docket.maySee(ctx.actor, known)) return { sortie: known, isJoined: false };
    const { campaignNumber: number, onDay, peopleIds } = input;
    const campaign = number === '' ? null : await findEntry<Campaign>(tx, 'campaign', countyId, { number });
    const at = ctx.acted?.at ?? ctx.at;
    const out = await findSortieOut(tx, countyId, { onDay, campaignId: campaign?.id ?? null, peopleIds, at });
    if (out !== null && sortieFrame.docket.maySee(ctx.actor, out)) return { sortie: out, isJoined: true };
    return { sortie: await writeOpening(tx, ctx, sortieFrame, input), isJoined: false };
  });
}
