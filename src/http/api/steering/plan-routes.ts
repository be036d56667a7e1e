import { createRoute, z } from '@hono/zod-openapi';
import { mayDo, scopes } from '../../../domain/base/actor.ts';
import { figures, type CountedValues } from '../../../domain/figures.ts';
import { milestonesReached, nextMilestone } from '../../../domain/steering/plan-steps.ts';
import { isMilestoneLate, planRow, uncarried, type Plan } from '../../../domain/steering/plan.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { planFrame } from '../../../actions/steering/plan.ts';
import { countKnown } from '../../../store/figures.ts';
import { findPlanBefore, listPlans } from '../../../store/steering/plan.ts';
import { countLateTasks } from '../../../store/steering/origin.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addDocketRoutes, DocketState, ordered } from '../matter/docket-routes.ts';

/** What is shown beside a row of the list. */
export interface PlanRowMore {
  officeName: string | null;
  /** How many milestones there are, how many were reached, and the next one. */
  milestonesOf: { reached: number; of: number };
  next: { title: string; plannedOn: string } | null;
  lateMilestones: number;
  lateTasks: number;
  /** Shortcomings and next steps that are neither a task nor waived. */
  uncarried: number;
}

/** What is shown beside a plan. */
export interface PlanMore extends PlanRowMore {
  byName: string;
  approvedByName: string | null;
  /** By the order of the milestones and of the targets. */
  milestones: { personName: string | null; late: boolean }[];
  targets: { personName: string | null; officeName: string | null; regionName: string | null }[];
}

/** 指标进度 and 结转核对: what is counted for a plan. */
export interface PlanProgress {
  /** By the order of the targets: what was counted by a figure or marked by hand; null where nothing was. */
  targets: { actual: number | null; counted: boolean }[];
  /** The plan of the year before with what was not carried over, and its carried tasks that are open. */
  before: { number: string; title: string; uncarried: string[]; openTasks: number; doneTasks: number } | null;
}

const params = z.object({
  key: z
    .string()
    .min(4)
    .max(40)
    .openapi({ param: { name: 'key', in: 'path' }, example: '计2026-0003' }),
});
const progress = createRoute({
  method: 'get',
  path: '/plans/{key}/progress',
  summary: '计划的指标进度和上年结转核对',
  middleware: staffOnly,
  request: { params },
  responses: { 200: { description: '进度', ...json(shape<PlanProgress>()) }, ...problems },
});

export const planApi = apiRoutes().openapi(progress, async (c) => {
  const ctx = c.get('ctx');
  const plan = await getSeenEntry(ctx, planFrame, c.req.valid('param').key);
  return c.json(await progressOf(ctx, plan), 200);
});

export const orderedPlans = ordered({
  frame: planFrame,
  example: '计2026-0003',
  Query: DocketState.extend({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  list: (ctx, { state, year }, most) => listPlans(ctx.db, ctx.actor, { state, year }, most),
  row: { entry: planRow, moreOf: planRowMore },
  moreOf: async (ctx, plans, names) => {
    const rowMore = await planRowMore(ctx, plans);
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    const regionName = (id: string | null) => ctx.county.regions.find((one) => one.id === id)?.name ?? null;
    return (plan): PlanMore => ({
      ...rowMore(plan),
      byName: names.get(plan.byId) ?? '',
      approvedByName: nameOf(plan.approvedById),
      milestones: plan.milestones.map((one) => ({
        personName: nameOf(one.personId),
        late: isPlannedLate(ctx, plan, one),
      })),
      targets: plan.targets.map((one) => ({
        personName: nameOf(one.personId),
        officeName: placeNameOf(ctx, one.officeId),
        regionName: regionName(one.regionId),
      })),
    });
  },
});
addDocketRoutes(planApi, orderedPlans);

async function planRowMore(ctx: Context, plans: readonly Plan[]): Promise<(plan: Plan) => PlanRowMore> {
  const ids = plans.map(({ id }) => id);
  const late = await countLateTasks(ctx.db, ctx.actor.countyId, ids, ctx.today);
  return (plan) => {
    const next = nextMilestone(plan);
    return {
      officeName: placeNameOf(ctx, plan.officeId),
      milestonesOf: milestonesReached(plan),
      next: next === null ? null : { title: next.title, plannedOn: next.plannedOn },
      lateMilestones: plan.milestones.filter((one) => one.reachedOn === null && isPlannedLate(ctx, plan, one)).length,
      lateTasks: late.get(plan.id) ?? 0,
      uncarried: uncarried(plan).length,
    };
  };
}

/** Nobody is late with what is only drafted. */
function isPlannedLate({ today }: Context, { state }: Plan, milestone: Plan['milestones'][number]): boolean {
  return state !== 'drafted' && isMilestoneLate(milestone, today);
}

async function progressOf(ctx: Context, plan: Plan): Promise<PlanProgress> {
  const counted = new Map<string | null, CountedValues | null>();
  for (const { figure, officeId } of plan.targets) {
    const place = officeId ?? plan.officeId;
    if (figure !== null && !counted.has(place)) counted.set(place, await countOf(ctx, plan.year, place));
  }
  const before = await findPlanBefore(ctx.db, plan);
  return {
    targets: plan.targets.map(({ figure, officeId, actual }) => {
      if (figure === null) return { actual, counted: false };
      const value = counted.get(officeId ?? plan.officeId)?.[figure] ?? null;
      // Sums are kept in fen and planned in yuan.
      return { actual: value !== null && figures[figure].unit === 'fen' ? value / 100 : value, counted: true };
    }),
    before:
      before === null
        ? null
        : {
            number: before.number,
            title: before.title,
            uncarried: uncarried(before).map(({ text }) => text),
            openTasks: before.openTasks,
            doneTasks: before.doneTasks,
          },
  };
}

/** The figures of the year; nothing for who may not count that place, and of a year without a ledger those of the old ones that were taken over. */
async function countOf(ctx: Context, year: number, place: string | null): Promise<CountedValues | null> {
  const { actor, db, today } = ctx;
  if (!mayDo(actor, 'figure.read')) return null;
  if (scopes[actor.role] === 'office' && place !== actor.organisationId) return null;
  const period = { from: `${year}-01-01`, to: `${year}-12-31`, officeId: place };
  return (await countKnown(db, actor.countyId, period, today)).values;
}
