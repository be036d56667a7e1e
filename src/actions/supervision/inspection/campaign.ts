/** Campaigns: what may be drawn, how many premises wait, and the visits that a draw plans. */
import type { OpenCase } from '../../../domain/supervision/enforcement/open-case.ts';
import { addDays } from '../../../domain/base/calendar.ts';
import { isOfTrades } from '../../../domain/supervision/inspection/shop-trade.ts';
import { areaKinds } from '../../../domain/supervision/inspection/premises.ts';
import { draw } from '../../../domain/supervision/inspection/draw.ts';
import type { Campaign, CampaignFacts, PlanCampaign } from '../../../domain/supervision/inspection/campaign.ts';
import { campaignDocket, riskyOf, type DrawPremises } from '../../../domain/supervision/inspection/campaign-steps.ts';
import type { Tx } from '../../../store/base/db.ts';
import { countUnfinished, listPool, type PoolShop } from '../../../store/supervision/inspection/inspection.ts';
import type { Context } from '../../base/context.ts';
import { writeOpening, type DocketDone, type DocketFrame } from '../../matter/docket.ts';
import { openCaseFrom } from '../enforcement/enforcement.ts';
import { inspectionFrame } from './inspection.ts';
import { tellPartners } from './partners.ts';

export const campaignFrame: DocketFrame<Campaign, PlanCampaign, CampaignFacts> = {
  docket: campaignDocket,
  know: async (tx, ctx, { entry, move, input }) => {
    const { countyId } = ctx.actor;
    const unfinished = entry !== null && move === 'summarise' ? await countUnfinished(tx, countyId, entry.id) : 0;
    const isDraw = entry !== null && move === 'draw';
    const { pool, leftOut } = isDraw ? await poolOf(tx, ctx, entry, input as DrawPremises) : noPool;
    // The tail of an id is random; it is written down, so that the draw can be made once more.
    const isCase = entry !== null && move === 'openCase';
    return {
      unfinished,
      pool: pool.map(({ id }) => id),
      risky: pool.filter(({ isRisky }) => isRisky).map(({ id }) => id),
      leftOut,
      seed: ctx.newId().slice(-12).toUpperCase(),
      enforcement: isCase ? await caseOf(tx, ctx, entry, input as OpenCase) : null,
    };
  },
  beside: async (tx, ctx, done) => {
    if (done.move === 'draw') await planDrawn(tx, ctx, done);
    const { number, name, partnerIds, startsOn, endsOn } = done.entry;
    if (done.move === 'start')
      await tellPartners(
        tx,
        ctx,
        done.entry,
        partnerIds,
        `联合专项${number}（${name}）开始了，${startsOn} 到 ${endsOn}。`,
      );
  },
};

/** The case that the step opens; what the step refuses takes it back. */
async function caseOf(tx: Tx, ctx: Context, { id, number }: Campaign, input: OpenCase): Promise<string> {
  const source = { kind: 'campaign', id, number, channel: 'campaign', officeId: null, regionId: null } as const;
  return (await openCaseFrom(tx, ctx, source, input)).number;
}

const noPool: { pool: PoolShop[]; leftOut: number } = { pool: [], leftOut: 0 };
/** So far back a complaint or a finding makes a shop one to look at first. */
const riskDays = 365;

/** What is drawn from: shops of the towns and of the trades, and how many the trades leave out. */
async function poolOf(
  tx: Tx,
  { today }: Context,
  entry: Campaign,
  { townIds, trades }: DrawPremises,
): Promise<{ pool: PoolShop[]; leftOut: number }> {
  const listed = await listPool(tx, entry.countyId, {
    campaignId: entry.id,
    townIds: townIds.length > 0 ? townIds : entry.townIds,
    since: addDays(today, -riskDays),
  });
  const pool = trades.length === 0 ? listed : listed.filter((shop) => isOfTrades(shop, trades));
  return { pool, leftOut: listed.length - pool.length };
}

/** Each of the drawn premises becomes a visit to be made, by the two officers that were drawn for it. */
async function planDrawn(
  tx: Tx,
  ctx: Context,
  { entry, input, facts }: DocketDone<Campaign, CampaignFacts>,
): Promise<void> {
  const { shops, officerIds } = input as DrawPremises;
  const { pool } = await poolOf(tx, ctx, entry, input as DrawPremises);
  const shopOf = new Map(pool.map((one) => [one.id, one]));
  for (const { shopId, officerIds: assignedIds } of draw(facts.seed, {
    pool: facts.pool,
    officers: officerIds,
    shops,
    first: { from: facts.risky, shops: riskyOf(input as DrawPremises) },
  })) {
    const shop = shopOf.get(shopId);
    if (shop === undefined) continue;
    await writeOpening(tx, ctx, inspectionFrame, {
      id: ctx.newId(),
      campaignNumber: entry.number,
      operatorId: shop.id,
      operatorName: shop.name,
      unregistered: false,
      regionId: shop.regionId,
      address: shop.address,
      areaKind: entry.areaKinds[0] ?? areaKinds[0],
      role: 'own',
      leadBody: '',
      partnerIds: [],
      plannedOn: null,
      assignedIds,
    });
  }
}
