import { createRoute } from '@hono/zod-openapi';
import { noCases } from '../../../../domain/supervision/enforcement/open-case.ts';
import { balancesOf, type Balance } from '../../../../domain/supervision/sampling/balance.ts';
import { isUnfit, trackOf, type SamplingBatch } from '../../../../domain/supervision/sampling/batch.ts';
import type { Track } from '../../../../domain/supervision/sampling/goods.ts';
import { closedByCases, closedByDays } from '../../../../domain/supervision/sampling/batch-steps.ts';
import type { Institution } from '../../../../domain/supervision/sampling/institution.ts';
import { clocksOf, nextClock, type SamplingClock } from '../../../../domain/supervision/sampling/sampling-clock.ts';
import {
  batchListing,
  batchRow,
  institutionListing,
  samplingPlanListing,
} from '../../../../domain/supervision/sampling/sampling-lists.ts';
import { planTitleZh, type SamplingPlan } from '../../../../domain/supervision/sampling/sampling-plan.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { getSeenEntry } from '../../../../actions/matter/docket.ts';
import { batchFrame, institutionFrame, samplingPlanFrame } from '../../../../actions/supervision/sampling/batch.ts';
import { listTold, type ToldOf } from '../../../../actions/supervision/sampling/told-of-goods.ts';
import { standingOf } from '../../../../store/supervision/enforcement/case-source.ts';
import { batchTable } from '../../../../store/supervision/sampling/batch.ts';
import { institutionTable, listInstitutionsByIds } from '../../../../store/supervision/sampling/institution.ts';
import {
  countSampled,
  listSamplingPlansByIds,
  samplingPlanTable,
} from '../../../../store/supervision/sampling/sampling-plan.ts';
import { apiRoutes, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { addListedRoutes, listed } from '../../matter/docket-list-routes.ts';
import { numberParam } from '../../matter/matter-routes.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';
import { casesFrom, type CaseOf } from '../enforcement/cases-from.ts';

export interface InstitutionMore {
  /** Its qualification has ended. */
  expired: boolean;
}

export interface SamplingPlanMore {
  officeName: string | null;
  byName: string;
  approvedByName: string;
  /** How many of its batches have been sampled. */
  sampled: number;
}

/** What is shown beside a row of the list. */
export interface BatchRowMore {
  officeName: string | null;
  samplerNames: string[];
  institution: Pick<Institution, 'name'> | null;
  reportNumber: string | null;
  /** What the institution found, once it was told; null before. */
  found: 'fit' | 'unfit' | null;
  /** The clock whose day comes first. */
  due: Pick<SamplingClock, 'zh' | 'en' | 'mark' | 'remaining' | 'targetOn' | 'legalOn'> | null;
}

export interface BatchMore extends BatchRowMore {
  regionName: string | null;
  institution: Pick<Institution, 'name' | 'cmaNumber' | 'validTo'> | null;
  retestInstitution: string | null;
  plan: { number: string; title: string } | null;
  track: Track;
  unfit: boolean;
  clocks: SamplingClock[];
  due: SamplingClock | null;
  balances: Balance[];
  /** Who was there at each line, by name. */
  lineNames: string[][];
  /** Opened out of it. */
  cases: CaseOf[];
}

/** Complaints about the goods, those that the reader may read, and how many there are besides. */
export interface GoodsTold {
  told: ToldOf[];
  others: number;
}

export const listedInstitutions = listed({
  frame: institutionFrame,
  example: '机2026-0003',
  table: institutionTable,
  listing: institutionListing,
  moreOf:
    async (ctx) =>
    ({ validTo }): InstitutionMore => ({ expired: validTo < ctx.today }),
});
export const listedSamplingPlans = listed({
  frame: samplingPlanFrame,
  example: '样2026-0003',
  table: samplingPlanTable,
  listing: samplingPlanListing,
  moreOf: async (ctx, plans: readonly SamplingPlan[], names) => {
    const ids = plans.map(({ id }) => id);
    const sampled = await countSampled(ctx.db, ctx.actor.countyId, ids);
    return (plan): SamplingPlanMore => ({
      officeName: placeNameOf(ctx, plan.officeId),
      byName: names.get(plan.byId) ?? '',
      approvedByName: names.get(plan.approvedById ?? '') ?? '',
      sampled: sampled.get(plan.id) ?? 0,
    });
  },
});
export const listedBatches = listed({
  frame: batchFrame,
  example: '抽2026-0052',
  table: batchTable,
  listing: batchListing,
  row: { entry: batchRow, moreOf: batchRowMore },
  moreOf: batchMore,
  closedOf: async (ctx, batches: readonly SamplingBatch[]) => {
    const standing = await standingOf(
      ctx.db,
      ctx.actor.countyId,
      batches.map(({ id }) => id),
    );
    return (batch) => [
      ...closedByDays(batch, ctx.today, ctx.county.calendar),
      ...closedByCases(batch, standing.get(batch.id) ?? noCases),
    ];
  },
});

export const samplingApi = apiRoutes();
addListedRoutes(samplingApi, listedInstitutions);
addListedRoutes(samplingApi, listedSamplingPlans);
addListedRoutes(samplingApi, listedBatches);
samplingApi.openapi(
  createRoute({
    method: 'get',
    path: '/samplings/{number}/told',
    summary: '说这批商品的投诉',
    middleware: staffOnly,
    request: { params: numberParam('抽2026-0052') },
    responses: {
      200: { description: '投诉', ...json(shape<GoodsTold>()) },
      ...problems,
    },
  }),
  async (c) => {
    const ctx = c.get('ctx');
    return c.json(await listTold(ctx, await getSeenEntry(ctx, batchFrame, c.req.valid('param').number)), 200);
  },
);

async function batchRowMore(ctx: Context, batches: readonly SamplingBatch[], names: ReadonlyMap<string, string>) {
  const ids = batches.map(({ institutionId }) => institutionId);
  const institutions = await listInstitutionsByIds(ctx.db, ctx.actor.countyId, ids);
  return (batch: SamplingBatch): BatchRowMore => {
    const institution = institutions.find(({ id }) => id === batch.institutionId);
    const due = nextClock(clocksOf(batch, ctx.today, ctx.county.calendar));
    return {
      officeName: placeNameOf(ctx, batch.officeId),
      samplerNames: batch.samplerIds.map((id) => names.get(id) ?? ''),
      institution: institution === undefined ? null : { name: institution.name },
      reportNumber: batch.result?.reportNumber ?? null,
      found: foundOf(batch),
      due: due === null ? null : shownClock(due),
    };
  };
}

function foundOf(batch: SamplingBatch): BatchRowMore['found'] {
  if (batch.result === null || batch.state === 'tested') return null;
  return isUnfit(batch) ? 'unfit' : 'fit';
}

function shownClock({ zh, en, mark, remaining, targetOn, legalOn }: SamplingClock): NonNullable<BatchRowMore['due']> {
  return { zh, en, mark, remaining, targetOn, legalOn };
}

async function batchMore(ctx: Context, batches: readonly SamplingBatch[], names: ReadonlyMap<string, string>) {
  const ids = batches.flatMap(({ institutionId, retest }) => [institutionId, retest?.institutionId ?? null]);
  const [institutions, plans, cases] = await Promise.all([
    listInstitutionsByIds(ctx.db, ctx.actor.countyId, ids),
    listSamplingPlansByIds(
      ctx.db,
      ctx.actor,
      batches.map(({ planId }) => planId),
    ),
    casesFrom(ctx, 'sampling_batch', batches),
  ]);
  const nameOf = (id: string) => names.get(id) ?? '';
  return (batch: SamplingBatch): BatchMore => {
    const institution = institutions.find(({ id }) => id === batch.institutionId);
    const plan = plans.find(({ id }) => id === batch.planId);
    const clocks = clocksOf(batch, ctx.today, ctx.county.calendar);
    return {
      officeName: placeNameOf(ctx, batch.officeId),
      regionName: ctx.county.regions.find(({ id }) => id === batch.regionId)?.name ?? null,
      samplerNames: batch.samplerIds.map(nameOf),
      institution:
        institution === undefined
          ? null
          : { name: institution.name, cmaNumber: institution.cmaNumber, validTo: institution.validTo },
      retestInstitution: institutions.find(({ id }) => id === batch.retest?.institutionId)?.name ?? null,
      plan: plan === undefined ? null : { number: plan.number, title: planTitleZh(plan) },
      reportNumber: batch.result?.reportNumber ?? null,
      found: foundOf(batch),
      track: trackOf(batch),
      unfit: isUnfit(batch),
      clocks,
      due: nextClock(clocks),
      balances: balancesOf(batch.books, batch.lines),
      lineNames: batch.lines.map(({ byIds }) => byIds.map(nameOf)),
      cases: cases(batch),
    };
  };
}
