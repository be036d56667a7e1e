/** 计划的执行 (execution): each step of a plan: approved, split into tasks, milestones reached, targets counted, concluded, carried over. */
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { byOwners } from '../matter/docket/whose-step.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay } from '../matter/matter.ts';
import {
  DraftPlan,
  draftPlan,
  lateToWarn,
  maySeePlan,
  partsOf,
  planMoves,
  planStateWords,
  RevisePlan,
  uncarried,
  type Leftover,
  type Plan,
  type PlanMove,
} from './plan.ts';
import { Refusal } from '../base/refusal.ts';
import type { Nothing } from '../base/event.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { CarriedTask, day, runs, SplitTasks, Why, withCut, type CutFacts } from './origin.ts';
import type { PlanVerb } from '../base/ledger-verbs.ts';

const which = (zh: string, en: string) =>
  labelled(written().regex(/^\d{1,2}$/u), { zh, en, input: 'title', wrongZh: '请从列表里选', wrongEn: 'choose one' });

export const ReachMilestone = z.object({
  milestone: which('哪个节点', 'Which milestone'),
  reachedOn: labelled(z.iso.date(), { ...day, zh: '完成日期', en: 'Reached on' }),
});
export const CountTarget = z.object({
  target: which('哪个指标', 'Which target'),
  actual: labelled(z.number().min(0).max(100_000_000), {
    zh: '到现在完成多少',
    en: 'So far',
    input: 'number',
    wrongZh: '写一个数',
    wrongEn: 'a number',
  }),
});
const Item = z.object({ text: labelled(written().min(4).max(200), { zh: '内容', en: 'Words', input: 'text' }) });
export const ConcludePlan = z.object({
  summary: labelled(written().min(4).max(4000), { zh: '总结', en: 'Summary', input: 'longText' }),
  shortcomings: labelled(z.array(Item).max(30).default([]), { zh: '不足之处', en: 'Shortcomings', input: 'rows' }),
  steps: labelled(z.array(Item).max(30).default([]), { zh: '下一步打算', en: 'Next steps', input: 'rows' }),
});
export type ConcludePlan = z.infer<typeof ConcludePlan>;
export const CarryOver = z.object({
  tasks: labelled(z.array(CarriedTask).min(1).max(60), {
    zh: '转成下年任务',
    en: 'Into tasks of next year',
    input: 'rows',
    hintZh: '还没转的都列在这里；这次不转的去掉。',
    hintEn: 'All that is left stands here; remove what is not carried now.',
  }),
});
export type CarryOver = z.infer<typeof CarryOver>;
export const WaiveLeftover = z.object({
  item: labelled(written().min(1).max(8), { zh: '哪一条', en: 'Which one', input: 'title' }),
  remark: labelled(written().min(2).max(300), { zh: '为什么不转', en: 'Why not', input: 'text' }),
});

const verbs = {
  approve: 'plan-approved',
  revise: 'plan-revised',
  withdraw: 'plan-withdrawn',
  split: 'plan-split',
  reach: 'plan-reached',
  count: 'plan-counted',
  warn: 'plan-warned',
  conclude: 'plan-concluded',
  carryOver: 'plan-carried',
  waive: 'plan-waived',
  close: 'plan-closed',
} as const satisfies Record<PlanMove, PlanVerb>;

export const planProcedure = rulesBy<Plan, typeof verbs, CutFacts>(byOwners, planMoves, verbs, {
  approve: {
    zh: '批准',
    en: 'Approve',
    permission: 'plan.approve',
    input: z.object({}),
    chief: true,
    apply: (_plan, _input, { by, today }) => ({ next: { approvedById: by.id, approvedOn: today }, detail: {} }),
  },
  revise: {
    zh: '修改',
    en: 'Revise',
    permission: 'plan.revise',
    input: RevisePlan,
    stands: (plan, actor) => runs(plan, actor),
    apply: (plan, input: RevisePlan) => ({ next: { ...input, ...partsOf(input, plan) }, detail: {} }),
  },
  withdraw: {
    zh: '撤回',
    en: 'Withdraw',
    permission: 'plan.withdraw',
    input: Why('为什么撤回', 'Why'),
    stands: (plan, actor) => runs(plan, actor),
    apply: (_plan, { remark }: { remark: string }) => ({ detail: { remark } }),
  },
  split: {
    zh: '分解任务',
    en: 'Split into tasks',
    permission: 'plan.split',
    input: SplitTasks,
    chief: true,
    stands: (plan, actor) => runs(plan, actor),
    apply: (plan, { tasks }: SplitTasks) => ({ next: withCut(plan, tasks), detail: { n: tasks.length } }),
  },
  reach: {
    zh: '节点完成',
    en: 'Milestone reached',
    permission: 'plan.reach',
    input: ReachMilestone,
    stands: (plan, actor) => runs(plan, actor),
    ready: ({ milestones }) => milestones.some(({ reachedOn }) => reachedOn === null),
    apply: (plan, { milestone, reachedOn }: z.infer<typeof ReachMilestone>, facts) => {
      const n = Number(milestone);
      const found = plan.milestones[n];
      if (found === undefined || found.reachedOn !== null) throw unknown('milestone');
      demandDay(reachedOn, facts, null);
      const milestones = plan.milestones.map((one, i) => (i === n ? { ...one, reachedOn } : one));
      return { next: { milestones }, detail: { title: found.title, reachedOn, plannedOn: found.plannedOn } };
    },
  },
  count: {
    zh: '登记进度',
    en: 'Mark progress',
    permission: 'plan.count',
    input: CountTarget,
    stands: (plan, actor) => runs(plan, actor),
    ready: ({ targets }) => targets.some(({ figure }) => figure === null),
    apply: (plan, { target, actual }: z.infer<typeof CountTarget>) => {
      const found = plan.targets[Number(target)];
      // What a figure counts is never typed over it.
      if (found === undefined || found.figure !== null) throw unknown('target');
      const targets = plan.targets.map((one) => (one === found ? { ...one, actual } : one));
      return { next: { targets }, detail: { title: found.title, actual, unit: found.unit } };
    },
  },
  warn: {
    zh: '节点逾期提醒',
    en: 'Warn of late milestones',
    permission: 'plan.warn',
    input: z.object({}),
    apply: (plan, _input, { today }) => {
      const late = lateToWarn(plan, today);
      const milestones = plan.milestones.map((one, n) => (late.includes(n) ? { ...one, warnedOn: today } : one));
      return { next: { milestones }, detail: { title: late.map((n) => plan.milestones[n]?.title).join('、') } };
    },
  },
  conclude: {
    zh: '总结',
    en: 'Conclude',
    permission: 'plan.conclude',
    input: ConcludePlan,
    stands: (plan, actor) => runs(plan, actor),
    apply: (_plan, { summary, shortcomings, steps }: ConcludePlan) => {
      const leftovers: Leftover[] = [
        ...shortcomings.map((one, n) => ({ key: `s${n + 1}`, ...one, taskId: null, waived: '' })),
        ...steps.map((one, n) => ({ key: `n${n + 1}`, ...one, taskId: null, waived: '' })),
      ];
      return { next: { summary, leftovers }, detail: { shortcomings: shortcomings.length, steps: steps.length } };
    },
  },
  carryOver: {
    zh: '转成下年任务',
    en: 'Carry over',
    permission: 'plan.carryOver',
    input: CarryOver,
    chief: true,
    stands: (plan, actor) => runs(plan, actor),
    ready: (plan) => uncarried(plan).length > 0,
    apply: (plan, { tasks }: CarryOver, { taskIds }) => {
      const open = new Map(uncarried(plan).map(({ key }) => [key, '']));
      // Each leftover becomes one task: named twice, or carried already, it is not there.
      tasks.forEach(({ item }, n) => {
        if (open.get(item) !== '') throw unknown(`tasks.${n}.item`);
        open.set(item, taskIds[n] ?? '');
      });
      const leftovers = plan.leftovers.map((one) => ({ ...one, taskId: open.get(one.key) || one.taskId }));
      return { next: { leftovers, ...withCut(plan, tasks) }, detail: { n: tasks.length } };
    },
  },
  waive: {
    zh: '不转',
    en: 'Waive',
    permission: 'plan.waive',
    input: WaiveLeftover,
    ready: (plan) => uncarried(plan).length > 0,
    apply: (plan, { item, remark }: z.infer<typeof WaiveLeftover>) => {
      if (!uncarried(plan).some(({ key }) => key === item)) throw unknown('item');
      const leftovers = plan.leftovers.map((one) => (one.key === item ? { ...one, waived: remark } : one));
      return { next: { leftovers }, detail: { remark } };
    },
  },
  close: {
    zh: '结案',
    en: 'Close',
    permission: 'plan.close',
    input: z.object({}),
    chief: true,
    stands: (plan, actor) => runs(plan, actor),
    ready: (plan) => uncarried(plan).length === 0,
    refuses: 'plan-uncarried',
    apply: () => ({ detail: {} }),
  },
});

function unknown(path: string): Refusal {
  return new Refusal('plan-part-unknown', {}, [{ path, zh: '请从列表里选一条。', en: 'Choose one of the list.' }]);
}

/** 计划完成 in whole per cent: milestones reached in time or late, of all. */
export function milestonesReached({ milestones }: Pick<Plan, 'milestones'>): { reached: number; of: number } {
  return { reached: milestones.filter(({ reachedOn }) => reachedOn !== null).length, of: milestones.length };
}

/** The next milestone that is not reached, which a list shows. */
export function nextMilestone({ milestones }: Pick<Plan, 'milestones'>): { title: string; plannedOn: Day } | null {
  return milestones.find(({ reachedOn }) => reachedOn === null) ?? null;
}

/** 计划簿 */
export const planDocket: Docket<Plan, DraftPlan, CutFacts> = {
  name: 'plan',
  path: 'plans',
  zh: '计划',
  en: 'Plans',
  letter: '计',
  read: 'plan.read',
  states: planStateWords,
  moves: planMoves,
  over: ['closed', 'withdrawn'],
  opening: { zh: '起草计划', en: 'Draft a plan', permission: 'plan.draft', input: DraftPlan },
  open: draftPlan,
  procedure: planProcedure,
  maySee: maySeePlan,
};

/** What the ledger keeps of a plan. */
export interface PlanDetails {
  'plan-drafted': { number: string; year: number; officeId: string | null };
  'plan-revised': Nothing;
  'plan-approved': Nothing;
  'plan-withdrawn': { remark: string };
  'plan-split': { n: number };
  'plan-reached': { title: string; reachedOn: string; plannedOn: string };
  'plan-counted': { title: string; actual: number; unit: string };
  'plan-warned': { title: string };
  'plan-concluded': { shortcomings: number; steps: number };
  'plan-carried': { n: number };
  'plan-waived': { remark: string };
  'plan-closed': Nothing;
}

declare module '../base/event.ts' {
  interface Details extends PlanDetails {}
}

export const planTellings: Tellings<PlanDetails> = {
  'plan-drafted': (d) => [`起草 ${text(d.year)} 年计划。`, `The plan of ${text(d.year)} was drafted.`],
  'plan-revised': () => ['修改了计划。', 'The plan was revised.'],
  'plan-approved': () => ['批准实施。', 'Approved.'],
  'plan-withdrawn': plainTelling({ zh: '撤回', en: 'Withdrawn' }, 'remark'),
  'plan-split': (d) => [`分解成 ${text(d.n)} 项任务。`, `Split into ${text(d.n)} tasks.`],
  'plan-reached': (d) => [
    `节点“${text(d.title)}”在 ${text(d.reachedOn)} 完成，计划是 ${text(d.plannedOn)}。`,
    `“${text(d.title)}” was reached on ${text(d.reachedOn)}, planned for ${text(d.plannedOn)}.`,
  ],
  'plan-counted': (d) => [
    `“${text(d.title)}”到现在完成 ${text(d.actual)} ${text(d.unit)}。`,
    `“${text(d.title)}” so far: ${text(d.actual)} ${text(d.unit)}.`,
  ],
  'plan-warned': (d) => [`节点逾期提醒：${text(d.title)}。`, `Late milestones were pointed out: ${text(d.title)}.`],
  'plan-concluded': (d) => [
    `做了总结：不足 ${text(d.shortcomings)} 条，下一步 ${text(d.steps)} 条。`,
    `Concluded with ${text(d.shortcomings)} shortcomings and ${text(d.steps)} next steps.`,
  ],
  'plan-carried': (d) => [`${text(d.n)} 条转成下年任务。`, `Carried over into tasks: ${text(d.n)}.`],
  'plan-waived': plainTelling({ zh: '一条不转', en: 'One was waived' }, 'remark'),
  'plan-closed': () => ['结案。', 'Closed.'],
};
