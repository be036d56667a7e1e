import { demand } from '../../domain/base/actor.ts';
import type { CarryOver } from '../../domain/steering/plan-steps.ts';
import { planDocket } from '../../domain/steering/plan-steps.ts';
import { lateToWarn, type DraftPlan, type Plan, type RevisePlan } from '../../domain/steering/plan.ts';
import { Refusal, type PlainRefusalCode } from '../../domain/base/refusal.ts';
import type { CutFacts, SplitTasks } from '../../domain/steering/origin.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Tx } from '../../store/base/db.ts';
import { lockLatePlans } from '../../store/steering/plan.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { writeMove, type DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { cutTasks } from './task.ts';

/** Plans, with the tasks into which they and what is left of them are split. */
export const planFrame: DocketFrame<Plan, DraftPlan, CutFacts> = {
  docket: planDocket,
  place: ({ officeId }) => ({ officeId, stationId: null }),
  know: async (tx, ctx, { entry, move, input }) => {
    if (entry === null) demandOffice(ctx, (input as DraftPlan).officeId);
    if (entry === null || move === 'revise') await demandParts(tx, ctx, input as RevisePlan);
    const { tasks = [] } = input as Partial<CarryOver>;
    return { taskIds: tasks.map(() => ctx.newId()) };
  },
  beside: async (tx, ctx, { entry, move, input }) => {
    const parentId = entry.id;
    if (move === 'split') await cutTasks(tx, ctx, { kind: 'plan', parentId }, (input as SplitTasks).tasks);
    if (move === 'carryOver') await carryOver(tx, ctx, entry, input as CarryOver);
  },
};

/** What fell short is a task to put right, and a next step one of the plan; each keeps its id in the leftover that it was. */
async function carryOver(tx: Tx, ctx: Context, plan: Plan, { tasks }: CarryOver): Promise<void> {
  for (const [n, { item, ...row }] of tasks.entries()) {
    const id = plan.leftovers.find(({ key }) => key === item)?.taskId ?? ctx.newId();
    const kind = item.startsWith('s') ? 'shortcoming' : 'plan';
    await cutTasks(tx, ctx, { kind, parentId: plan.id }, [{ ...row, id }]).catch((error: unknown) => {
      throw error instanceof Refusal ? atRow(error, n) : error;
    });
  }
}

function atRow(refusal: Refusal, n: number): Refusal {
  const fields = refusal.fields.map((one) => ({ ...one, path: one.path.replace(/^tasks\.0/u, `tasks.${n}`) }));
  return refusal.with({ fields });
}

/** Each target and milestone names places and people that the county has: a duty without a real person is nobody's. */
async function demandParts(tx: Tx, ctx: Context, { milestones, targets }: RevisePlan): Promise<void> {
  const { organisations, regions } = ctx.county;
  const people = new Set(
    (await listAccounts(tx, ctx.actor.countyId)).filter(({ active }) => active).map(({ id }) => id),
  );
  const isPerson = (id: string | null) => id === null || people.has(id);
  milestones.forEach(({ personId }, n) => {
    if (!isPerson(personId)) throw unknown('task-person-unknown', `milestones.${n}.personId`, '责任人');
  });
  targets.forEach(({ personId, officeId, regionId }, n) => {
    if (!isPerson(personId)) throw unknown('task-person-unknown', `targets.${n}.personId`, '责任人');
    if (officeId !== null && !organisations.some(({ id, active }) => id === officeId && active))
      throw unknown('office-unknown', `targets.${n}.officeId`, '所');
    if (regionId !== null && !regions.some(({ id }) => id === regionId))
      throw unknown('region-unknown', `targets.${n}.regionId`, '片区');
  });
}

function unknown(code: PlainRefusalCode, path: string, name: string): Refusal {
  return new Refusal(code, {}, [
    { path, zh: `没有这个${name}；请从列表里重选。`, en: 'Not in the list; choose again.' },
  ]);
}

function demandOffice({ county }: Context, officeId: string | null): void {
  const office = county.organisations.find(({ id }) => id === officeId);
  if (officeId !== null && (office === undefined || !office.active))
    throw new Refusal('office-unknown', {}, [{ path: 'officeId', zh: '请选哪个所。', en: 'Choose the office.' }]);
}

/** Says of each milestone that is past that it is late, to who answers for it and to who runs the plan; once a week. */
export function warnOfLateMilestones(ctx: Context): Promise<number> {
  demand(ctx.actor, 'plan.warn');
  return transact(ctx.db, async (tx) => {
    let warned = 0;
    for (const plan of await lockLatePlans(tx, ctx.actor.countyId, ctx.today)) {
      const late = lateToWarn(plan, ctx.today).flatMap((n) => plan.milestones[n] ?? []);
      if (late.length === 0) continue;
      await writeMove(tx, ctx, planFrame, plan, 'warn', {});
      const told = new Set([plan.byId, ...late.map(({ personId }) => personId)]);
      const words = `${plan.number}（${plan.title}）的节点已过计划日期：${late.map(({ title }) => title).join('、')}，请补上或说明。`;
      await tellPeople(tx, ctx, plan, ({ id }) => told.has(id), words);
      warned += late.length;
    }
    return warned;
  });
}
