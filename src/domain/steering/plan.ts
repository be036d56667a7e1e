/**
 * 计划 (plan): what a year, an education programme or a campaign is to bring: the guideline and its goals (「发挥监督网络作用，提升消费
 * 维权水平」), milestones with the day planned and the day reached (「早计划、早安排、早实施」), targets by group, area and office with
 * one person each, and the research on which it rests. Its shortcomings and next steps are carried into tasks of the year after.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import { daysBetween, type Day } from '../base/calendar.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { figureNames, figures, type FigureName } from '../figures.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { day, isPast, maySeeSteered, type Steered } from './origin.ts';

export const planStates = ['drafted', 'approved', 'concluded', 'closed', 'withdrawn'] as const;
export type PlanState = (typeof planStates)[number];

export const planMoves = {
  drafted: { approve: 'approved', revise: 'drafted', withdraw: 'withdrawn' },
  approved: { split: 'approved', reach: 'approved', count: 'approved', conclude: 'concluded', warn: 'approved' },
  concluded: { carryOver: 'concluded', waive: 'concluded', close: 'closed' },
  closed: {},
  withdrawn: {},
} as const satisfies Record<PlanState, Partial<Record<string, PlanState>>>;
export type PlanMove = { [S in PlanState]: keyof (typeof planMoves)[S] }[PlanState];

export const planStateWords = {
  drafted: { zh: '起草', en: 'Drafted' },
  approved: { zh: '实施中', en: 'Under way' },
  concluded: { zh: '已总结', en: 'Concluded' },
  closed: { zh: '已结', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<PlanState, { zh: string; en: string }>;

export const planKindWords = {
  annual: { zh: '年度计划', en: 'Plan of the year' },
  education: { zh: '教育规划', en: 'Education plan' },
  scheme: { zh: '工作方案', en: 'Scheme' },
} as const;
export type PlanKind = keyof typeof planKindWords;

export interface Goal {
  text: string;
}

/** 调研报告: a memo on which a plan rests. */
export interface Research {
  memoNumber: string;
  title: string;
  finding: string;
}

export interface Milestone {
  title: string;
  plannedOn: Day;
  personId: string | null;
  reachedOn: Day | null;
  /** On which day it was last said that it is late. */
  warnedOn: Day | null;
}

export interface Target {
  title: string;
  /** The figure by which it is counted; null where it is marked by hand. */
  figure: FigureName | null;
  /** 受众: farmers, pupils, the old; empty for everybody. */
  audience: string;
  /** The town or village; null for the whole area. */
  regionId: string | null;
  officeId: string | null;
  personId: string | null;
  target: number;
  unit: string;
  /** What was marked by hand. */
  actual: number | null;
}

/** A shortcoming or a next step of the summary, and the task it became, or why it became none. */
export interface Leftover {
  /** 「s1」 for the first shortcoming, 「n1」 for the first next step. */
  key: string;
  text: string;
  taskId: string | null;
  waived: string;
}

export interface Plan extends Steered {
  id: string;
  /** 「计2026-0003」 */
  number: string;
  version: number;
  state: PlanState;
  kind: PlanKind;
  year: number;
  title: string;
  /** Whose it is; null for the county. */
  officeId: string | null;
  slogan: string;
  goals: readonly Goal[];
  milestones: readonly Milestone[];
  targets: readonly Target[];
  /** 调研: the memos on which it rests. */
  research: readonly Research[];
  byId: string;
  approvedById: string | null;
  approvedOn: Day | null;
  summary: string;
  leftovers: readonly Leftover[];
}

/** What a row of the list carries of a plan; how far its milestones are stands beside it. */
export const planRow = ['kind', 'year', 'title', 'slogan', 'openTasks', 'doneTasks'] as const;

const whole = { input: 'number', wrongZh: '写一个整数', wrongEn: 'a whole number' } as const;
const GoalRow = z.object({ text: labelled(written().min(2).max(200), { zh: '目标', en: 'Goal', input: 'text' }) });
const person = labelled(z.string().max(40).nullable().default(null), {
  zh: '责任人',
  en: 'Answers for it',
  input: 'handler',
});
export const MilestoneRow = z.object({
  title: labelled(written().min(2).max(80), { zh: '节点', en: 'Milestone', input: 'text' }),
  plannedOn: labelled(z.iso.date(), { ...day, zh: '计划日期', en: 'Planned for' }),
  personId: person,
});
export const TargetRow = z.object({
  title: labelled(written().min(2).max(80), { zh: '指标', en: 'Target', input: 'text' }),
  target: labelled(z.number().min(1).max(100_000_000), { ...whole, zh: '目标值', en: 'To reach' }),
  unit: labelled(written().min(1).max(10), { zh: '单位', en: 'Unit', input: 'text' }),
  figure: labelled(z.enum(figureNames).nullable().default(null), {
    zh: '按哪个统计口径数',
    en: 'Counted by',
    input: 'choice',
    options: figureNames.map((value) => ({ value, zh: figures[value].zh, en: figures[value].en })),
  }),
  audience: labelled(written().max(30).default(''), { zh: '受众', en: 'Group', input: 'text' }),
  regionId: labelled(z.string().max(20).nullable().default(null), { zh: '片区', en: 'Area', input: 'region' }),
  officeId: labelled(z.string().max(40).nullable().default(null), { zh: '哪个所', en: 'Office', input: 'office' }),
  personId: person,
});
const ResearchRow = z.object({
  memoNumber: labelled(written().min(2).max(60), { zh: '调研报告编号', en: 'Number of the memo', input: 'text' }),
  title: labelled(written().min(2).max(120), { zh: '题目', en: 'Title', input: 'text' }),
  finding: labelled(written().max(300).default(''), { zh: '发现了什么', en: 'What it found', input: 'text' }),
});

const drafted = {
  title: labelled(written().min(4).max(80), { zh: '计划名称', en: 'Title', input: 'text' }),
  slogan: labelled(written().max(120).default(''), { zh: '工作方针', en: 'Guideline', input: 'text' }),
  goals: labelled(z.array(GoalRow).max(20).default([]), { zh: '目标', en: 'Goals', input: 'rows' }),
  milestones: labelled(z.array(MilestoneRow).max(40).default([]), { zh: '时间节点', en: 'Milestones', input: 'rows' }),
  targets: labelled(z.array(TargetRow).max(60).default([]), {
    zh: '指标',
    en: 'Targets',
    input: 'rows',
    hintZh: '有统计口径的由系统数；没有的按受众、片区手工登记进度。',
    hintEn: 'Counted by the program where there is a figure, else marked by hand.',
  }),
  research: labelled(z.array(ResearchRow).max(20).default([]), { zh: '调研依据', en: 'Research', input: 'rows' }),
};
export const DraftPlan = z.object({
  id: z.uuid(),
  kind: labelled(z.enum(Object.keys(planKindWords) as [PlanKind, ...PlanKind[]]), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: Object.entries(planKindWords).map(([value, words]) => ({ value, ...words })),
  }),
  year: labelled(z.number().int().min(2000).max(2100), { ...whole, zh: '年度', en: 'Year' }),
  officeId: labelled(z.string().max(40).nullable().default(null), {
    zh: '哪个所的计划',
    en: 'Of which office',
    input: 'office',
    hintZh: '不选就是全县',
    hintEn: 'Nothing: the whole county',
  }),
  ...drafted,
});
export type DraftPlan = z.infer<typeof DraftPlan>;
export const RevisePlan = z.object(drafted);
export type RevisePlan = z.infer<typeof RevisePlan>;

export function draftPlan(input: DraftPlan, facts: Facts & { number: string | null }): Change<Plan> {
  const { by } = facts;
  if (by.role === 'officeHead' && input.officeId !== null && input.officeId !== by.organisationId)
    throw new Refusal('task-not-below');
  const next: Plan = {
    countyId: by.countyId,
    ...input,
    // The head of an office plans for the office.
    officeId: by.role === 'officeHead' ? by.organisationId : input.officeId,
    number: facts.number ?? '',
    version: 1,
    state: 'drafted',
    ...partsOf(input, null),
    byId: by.id,
    approvedById: null,
    approvedOn: null,
    summary: '',
    leftovers: [],
    openTasks: 0,
    doneTasks: 0,
    involvedIds: [],
  };
  const { number, year, officeId } = next;
  return { next, event: eventOf(next, 'plan-drafted', facts, { number, year, officeId }) };
}

/** The parts of a draft; what was reached or counted of those that stay by name stays with them. */
export function partsOf(
  { milestones, targets }: Pick<RevisePlan, 'milestones' | 'targets'>,
  before: Pick<Plan, 'milestones' | 'targets'> | null,
): Pick<Plan, 'milestones' | 'targets'> {
  const reached = (title: string) => before?.milestones.find((one) => one.title === title);
  const counted = (title: string) => before?.targets.find((one) => one.title === title);
  return {
    milestones: milestones
      .map((one) => ({
        ...one,
        reachedOn: reached(one.title)?.reachedOn ?? null,
        warnedOn: reached(one.title)?.warnedOn ?? null,
      }))
      .toSorted((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1)),
    targets: targets.map((one) => ({ ...one, actual: counted(one.title)?.actual ?? null })),
  };
}

/** Whether the milestone is late, or was reached late. */
export function isMilestoneLate({ plannedOn, reachedOn }: Milestone, today: Day): boolean {
  return isPast(plannedOn, reachedOn ?? today);
}

/** Milestones whose lateness is to be said today: the day after, and every seventh day. */
export function lateToWarn({ state, milestones }: Pick<Plan, 'state' | 'milestones'>, today: Day): number[] {
  if (state !== 'approved') return [];
  return milestones.flatMap(({ plannedOn, reachedOn, warnedOn }, n) => {
    if (reachedOn !== null || !isPast(plannedOn, today)) return [];
    return warnedOn === null || daysBetween(warnedOn, today) >= 7 ? [n] : [];
  });
}

/** Shortcomings and next steps that are neither a task nor waived: the carry-over check. */
export function uncarried({ leftovers }: Pick<Plan, 'leftovers'>): Leftover[] {
  return leftovers.filter(({ taskId, waived }) => taskId === null && waived === '');
}

export function maySeePlan(actor: Actor, plan: Plan): boolean {
  if (maySeeSteered(actor, 'plan.read', plan)) return true;
  // What the county has decided for itself is no secret to its offices.
  return actor.countyId === plan.countyId && plan.officeId === null && readsCounty(actor) && plan.state !== 'drafted';
}

function readsCounty({ role }: Actor): boolean {
  return role === 'officer' || role === 'officeHead' || role === 'mediator';
}
