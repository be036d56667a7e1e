import { randomBytes } from 'node:crypto';
import { noCases, type OpenCase } from '../../../domain/supervision/enforcement/open-case.ts';
import { batchDocket } from '../../../domain/supervision/sampling/batch-steps.ts';
import type { BatchFacts, BatchMove, PlanBatch, SamplingBatch } from '../../../domain/supervision/sampling/batch.ts';
import {
  institutionDocket,
  type Institution,
  type InstitutionFacts,
  type RegisterInstitution,
} from '../../../domain/supervision/sampling/institution.ts';
import {
  maySeeSamplingPlan,
  samplingPlanDocket,
  type DraftSamplingPlan,
  type SamplingPlan,
} from '../../../domain/supervision/sampling/sampling-plan.ts';
import { permissions } from '../../../domain/base/permissions.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Tx } from '../../../store/base/db.ts';
import { listWhoMay } from '../../../store/county/account.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { standingOfOne } from '../../../store/supervision/enforcement/case-source.ts';
import { findShopNamed, listSealsUsed } from '../../../store/supervision/sampling/batch.ts';
import { findSameInstitution, listInstitutions } from '../../../store/supervision/sampling/institution.ts';
import type { Context } from '../../base/context.ts';
import type { DocketFrame } from '../../matter/docket.ts';
import { openCaseFrom } from '../enforcement/enforcement.ts';
import { raiseTold, tellOverturned } from './told-of-goods.ts';

/** The register of those that test. */
export const institutionFrame: DocketFrame<Institution, RegisterInstitution, InstitutionFacts> = {
  docket: institutionDocket,
  know: async (tx, ctx, { entry, input }) => {
    const { cmaNumber, id } = { ...entry, ...input } as Institution;
    return {
      other: 'cmaNumber' in input ? await findSameInstitution(tx, ctx.actor.countyId, cmaNumber, id) : null,
    };
  },
};

export const samplingPlanFrame: DocketFrame<SamplingPlan, DraftSamplingPlan> = {
  docket: samplingPlanDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
};

/** Batches: who sells it is looked up in the register by the name as it was written, and a seal is on one batch alone. */
export const batchFrame: DocketFrame<SamplingBatch, PlanBatch, BatchFacts> = {
  docket: batchDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, move, input }) => {
    const { countyId } = ctx.actor;
    const { planId, sellerName } = input as Partial<SamplingBatch>;
    const seals = sealsIn(input);
    return {
      institutions: await listInstitutions(tx, countyId, 'all'),
      plan: planId === undefined || planId === null ? null : await planOf(tx, ctx, planId),
      sellerId: sellerName === undefined ? null : await findShopNamed(tx, countyId, sellerName),
      sealsUsed: seals.length === 0 ? [] : await listSealsUsed(tx, countyId, seals, entry?.id ?? idOf(input)),
      handlers: await listWhoMay(tx, countyId, permissions['sampling.handle'], doersIn(input)),
      seed: randomBytes(4).toString('hex').toUpperCase(),
      enforcement: entry !== null && move === 'openCase' ? await caseOf(tx, ctx, entry, input as OpenCase) : null,
      cases: entry !== null && asksForCases.has(move ?? '') ? await standingOfOne(tx, countyId, entry.id) : noCases,
    };
  },
  beside: async (tx, ctx, { entry, move }) => {
    if (move === 'fail') await raiseTold(tx, ctx, entry);
    if (move === 'retestPass') await tellOverturned(tx, ctx, entry);
  },
  brings: ({ input }) => (input as { photoIds?: readonly string[] }).photoIds ?? [],
};

/** The seals that a step names. */
function sealsIn(input: object): string[] {
  const { sampleSeal = '', spareSeal = '' } = input as Partial<SamplingBatch>;
  return [sampleSeal, spareSeal].filter((one) => one !== '');
}

/** Whom a step names as having done it. */
function doersIn(input: object): string[] {
  const { samplerIds = [], byIds = [] } = input as { samplerIds?: readonly string[]; byIds?: readonly string[] };
  return [...samplerIds, ...byIds];
}

/** The steps whose rules ask how the cases of the batch stand. */
const asksForCases: ReadonlySet<string> = new Set(['linkCase', 'noCase', 'close'] satisfies BatchMove[]);

/** The case that the step opens; what the step refuses takes it back. */
async function caseOf(tx: Tx, ctx: Context, { id, number, officeId, regionId }: SamplingBatch, input: OpenCase) {
  const source = { kind: 'sampling_batch', id, number, channel: 'postSampling', officeId, regionId } as const;
  return (await openCaseFrom(tx, ctx, source, input)).number;
}

function idOf(input: object): string {
  return (input as { id: string }).id;
}

async function planOf(tx: Tx, ctx: Context, id: string): Promise<SamplingPlan> {
  const plan = await findEntry<SamplingPlan>(tx, 'sampling_plan', ctx.actor.countyId, { id });
  if (plan !== null && maySeeSamplingPlan(ctx.actor, plan)) return plan;
  throw new Refusal('not-found', {}, [
    { path: 'planId', zh: '没有这个计划；请另选，或者不选。', en: 'There is no such plan; choose another, or none.' },
  ]);
}
