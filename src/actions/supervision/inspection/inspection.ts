/** Sorties, inspections and seized goods: what their rules ask of the other records. */
import type { OpenCase } from '../../../domain/supervision/enforcement/open-case.ts';
import type { Campaign } from '../../../domain/supervision/inspection/campaign.ts';
import {
  type Inspection,
  type InspectionFacts,
  type PlanInspection,
} from '../../../domain/supervision/inspection/inspection.ts';
import { inspectionDocket } from '../../../domain/supervision/inspection/inspection-steps.ts';
import {
  seizureDocket,
  type Seizure,
  type SeizureFacts,
  type TakeGoods,
} from '../../../domain/supervision/inspection/seizure.ts';
import {
  sortieDocket,
  type SendSortie,
  type Sortie,
  type SortieFacts,
} from '../../../domain/supervision/inspection/sortie.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Tx } from '../../../store/base/db.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { listOutOn } from '../../../store/supervision/inspection/field.ts';
import { findOperator } from '../../../store/operator/operator.ts';
import type { Context } from '../../base/context.ts';
import type { DocketFrame } from '../../matter/docket.ts';
import { openCaseFrom } from '../enforcement/enforcement.ts';
import { joinEarly } from './early.ts';
import { tellPartners } from './partners.ts';

function campaignNamed(tx: Tx, countyId: number, number: string): Promise<Campaign | null> {
  return number === '' ? Promise.resolve(null) : findEntry<Campaign>(tx, 'campaign', countyId, { number });
}

export const sortieFrame: DocketFrame<Sortie, SendSortie, SortieFacts> = {
  docket: sortieDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, input }) => ({
    campaign: entry === null ? await campaignNamed(tx, ctx.actor.countyId, (input as SendSortie).campaignNumber) : null,
  }),
  beside: async (tx, ctx, { entry, move }) => {
    const { number, route, onDay, partnerIds } = entry;
    const words = {
      null: `${onDay} 联合出动${number}（${route}），请报本单位去的人。`,
      cancel: `联合出动${number}（${route}）不去了。`,
    };
    if (move === null || move === 'cancel')
      await tellPartners(tx, ctx, entry, partnerIds, words[move === null ? 'null' : 'cancel']);
  },
};

export const inspectionFrame: DocketFrame<Inspection, PlanInspection, InspectionFacts> = {
  docket: inspectionDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, move, input }) => {
    const { countyId } = ctx.actor;
    if (entry === null) {
      const { campaignNumber, operatorId, regionId } = input as PlanInspection;
      const region = ctx.county.regions.find(({ id }) => id === regionId);
      if (region === undefined) throw unknownPlace();
      if (operatorId !== null && (await findOperator(tx, countyId, operatorId)) === null)
        throw new Refusal('not-found');
      const campaign = await campaignNamed(tx, countyId, campaignNumber);
      return { campaign, sortie: null, placeOfficeId: region.officeId, enforcement: null, outIds: [] };
    }
    const { sortieNumber = '' } = input as { sortieNumber?: string };
    const sortie =
      sortieNumber === '' ? null : await findEntry<Sortie>(tx, 'sortie', countyId, { number: sortieNumber });
    if (sortieNumber !== '' && sortie === null) throw unknownSortie();
    const enforcement =
      move === 'openCase' || move === 'openCaseLate' ? await caseOf(tx, ctx, entry, input as OpenCase) : null;
    const outIds = move === 'confirmNil' ? await listOutOn(tx, countyId, entry.sortieId) : [];
    return { campaign: null, sortie, placeOfficeId: null, enforcement, outIds };
  },
  // Whatever becomes of it, what came ahead of it waits no longer once it is planned no more.
  behind: (tx, ctx, { entry, before }) =>
    before?.state === 'planned' ? joinEarly(tx, ctx, inspectionFrame, entry) : Promise.resolve(entry),
  brings: ({ entry, before }) => {
    const laid = entry.signatureId === null ? entry.photoIds : [...entry.photoIds, entry.signatureId];
    const known = before === null ? [] : [...before.photoIds, before.signatureId];
    return laid.filter((id) => !known.includes(id));
  },
};

/** The case that the step opens; what the step refuses takes it back. A visit of a campaign is the campaign's. */
async function caseOf(
  tx: Tx,
  ctx: Context,
  { id, number, officeId, regionId, campaignId }: Inspection,
  input: OpenCase,
): Promise<string> {
  const channel = campaignId === null ? 'inspection' : 'campaign';
  return (await openCaseFrom(tx, ctx, { kind: 'inspection', id, number, channel, officeId, regionId }, input)).number;
}

const unknownPlace = () =>
  new Refusal('not-found', {}, [
    { path: 'regionId', zh: '没有这个村、社区；请重选。', en: 'There is no such village.' },
  ]);
const unknownSortie = () =>
  new Refusal('not-found', {}, [
    { path: 'sortieNumber', zh: '没有这个编号的出动；请核对。', en: 'No sortie has this number.' },
  ]);

export const seizureFrame: DocketFrame<Seizure, TakeGoods, SeizureFacts> = {
  docket: seizureDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, input }) => {
    if (entry !== null) return { inspection: null };
    const { inspectionNumber: number } = input as TakeGoods;
    const inspection = await findEntry<Inspection>(tx, 'inspection', ctx.actor.countyId, { number });
    // Who may not see the visit finds none of that number.
    return { inspection: inspection !== null && inspectionDocket.maySee(ctx.actor, inspection) ? inspection : null };
  },
};
