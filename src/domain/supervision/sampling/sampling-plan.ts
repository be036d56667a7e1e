/** 抽检计划 (sampling plan): of a year or a quarter, which class of goods, commissioned by whom, how many batches, by whom. */
import { z } from 'zod';
import { mayDo, scopes, type Actor } from '../../base/actor.ts';
import type { Change, Nothing } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { SamplingPlanVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, words, type Tellings } from '../../base/sentence.ts';
import { rulesBy, plainTelling, type Docket } from '../../matter/docket.ts';
import { byAnother } from '../../matter/docket/whose-step.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import { classField, commissionerField, productClasses, type Commissioner, type ProductClass } from './goods.ts';

export const samplingPlanStateWords = {
  drafted: { zh: '拟定', en: 'Drafted' },
  running: { zh: '执行中', en: 'Running' },
  closed: { zh: '已完成', en: 'Closed' },
  dropped: { zh: '不做了', en: 'Dropped' },
} as const;
export type SamplingPlanState = keyof typeof samplingPlanStateWords;

export const samplingPlanMoves = {
  drafted: { approve: 'running', revise: 'drafted', drop: 'dropped' },
  running: { revise: 'drafted', close: 'closed' },
  closed: {},
  dropped: {},
} as const satisfies Moves<SamplingPlanState>;
export type SamplingPlanMove = 'approve' | 'revise' | 'drop' | 'close';

export const quarters = {
  q1: { zh: '一季度', en: 'First quarter' },
  q2: { zh: '二季度', en: 'Second quarter' },
  q3: { zh: '三季度', en: 'Third quarter' },
  q4: { zh: '四季度', en: 'Fourth quarter' },
} as const;
export type Quarter = keyof typeof quarters;

export interface SamplingPlan {
  countyId: number;
  id: string;
  /** 「样2026-0003」 */
  number: string;
  version: number;
  state: SamplingPlanState;
  year: number;
  /** Null for the whole year. */
  quarter: Quarter | null;
  productClass: ProductClass;
  commissioner: Commissioner;
  /** How many are to be sampled. */
  batches: number;
  /** Who samples; null for whoever of the county. */
  officeId: string | null;
  note: string;
  byId: string;
  approvedById: string | null;
  remark: string;
}

const shape = {
  year: labelled(z.number().int().min(2000).max(2100), {
    zh: '哪一年',
    en: 'Year',
    input: 'number',
    wrongZh: '写四位数的年份',
    wrongEn: 'a year of four digits',
  }),
  quarter: labelled(
    z
      .enum(Object.keys(quarters) as [Quarter, ...Quarter[]])
      .nullable()
      .default(null),
    {
      zh: '哪个季度（不选是全年）',
      en: 'Quarter (none: the whole year)',
      input: 'choice',
      options: Object.entries(quarters).map(([value, of]) => ({ value, ...of })),
    },
  ),
  productClass: classField,
  commissioner: commissionerField,
  batches: labelled(z.number().int().min(1).max(10_000), {
    zh: '抽多少批次',
    en: 'How many batches',
    input: 'number',
    wrongZh: '写 1 以上的整数',
    wrongEn: 'a whole number from 1',
  }),
  officeId: labelled(z.string().max(40).nullable().default(null), {
    zh: '哪个所去抽（不选是全县）',
    en: 'By which office (none: the county)',
    input: 'office',
  }),
  note: labelled(written().max(400).default(''), {
    zh: '抽什么、到哪儿抽（可不填）',
    en: 'What and where (optional)',
    input: 'longText',
  }),
} as const;
export const DraftSamplingPlan = z.object({ id: z.uuid(), ...shape });
export type DraftSamplingPlan = z.infer<typeof DraftSamplingPlan>;
const Revise = z.object(shape);
const Say = z.object({ remark: labelled(written().min(2).max(200), { zh: '为什么', en: 'Why', input: 'text' }) });
const Sum = z.object({
  remark: labelled(written().max(400).default(''), {
    zh: '小结（可不填）',
    en: 'Summary (optional)',
    input: 'longText',
  }),
});

export function draftSamplingPlan(
  input: DraftSamplingPlan,
  facts: Facts & { number: string | null },
): Change<SamplingPlan> {
  const next: SamplingPlan = {
    ...input,
    countyId: facts.by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'drafted',
    byId: facts.by.id,
    approvedById: null,
    remark: '',
  };
  const { number, productClass, batches } = next;
  return { next, event: eventOf(next, 'sampling-plan-drafted', facts, { number, productClass, n: batches }) };
}

/** 「2026 年二季度 食品」 */
/** The same in both languages. */
export function planTitle(plan: Pick<SamplingPlan, 'year' | 'quarter' | 'productClass'>): { zh: string; en: string } {
  const { year, quarter, productClass } = plan;
  const part = quarter === null ? '' : `, ${quarters[quarter].en}`;
  return { zh: planTitleZh(plan), en: `${year}${part}: ${productClasses[productClass].en}` };
}

export function planTitleZh({
  year,
  quarter,
  productClass,
}: Pick<SamplingPlan, 'year' | 'quarter' | 'productClass'>): string {
  return `${year} 年${quarter === null ? '' : quarters[quarter].zh} ${productClasses[productClass].zh}`;
}

const verbs = {
  approve: 'sampling-plan-approved',
  revise: 'sampling-plan-revised',
  drop: 'sampling-plan-dropped',
  close: 'sampling-plan-closed',
} as const satisfies Record<SamplingPlanMove, SamplingPlanVerb>;

/** 抽检计划 */
export const samplingPlanDocket: Docket<SamplingPlan, DraftSamplingPlan> = {
  name: 'sampling_plan',
  path: 'sampling-plans',
  zh: '抽检计划',
  en: 'Sampling plans',
  letter: '样',
  read: 'samplingPlan.read',
  states: samplingPlanStateWords,
  moves: samplingPlanMoves,
  over: ['closed', 'dropped'],
  opening: { zh: '拟计划', en: 'Draft a plan', permission: 'samplingPlan.save', input: DraftSamplingPlan },
  open: draftSamplingPlan,
  procedure: rulesBy<SamplingPlan, typeof verbs>(byAnother, samplingPlanMoves, verbs, {
    approve: {
      zh: '批准',
      en: 'Approve',
      permission: 'samplingPlan.approve',
      input: z.object({}),
      chief: true,
      // Whoever drafted it does not approve it.
      stands: ({ byId }, { id }) => byId !== id,
      apply: (_plan, _input, { by }) => ({ next: { approvedById: by.id }, detail: {} }),
    },
    revise: {
      zh: '改计划',
      en: 'Revise',
      permission: 'samplingPlan.save',
      input: Revise,
      // What is revised is approved once more, and not by whoever wrote it last.
      apply: (_plan, input: z.infer<typeof Revise>, { by }) => ({
        next: { ...input, byId: by.id, approvedById: null },
        detail: { n: input.batches },
      }),
    },
    drop: {
      zh: '不做了',
      en: 'Drop',
      permission: 'samplingPlan.save',
      input: Say,
      apply: (_plan, { remark }: z.infer<typeof Say>) => ({ next: { remark }, detail: { remark } }),
    },
    close: {
      zh: '完成',
      en: 'Close',
      permission: 'samplingPlan.save',
      input: Sum,
      apply: (_plan, { remark }: z.infer<typeof Sum>) => ({ next: { remark }, detail: { remark } }),
    },
  }),
  maySee: maySeeSamplingPlan,
};

/** An office sees its own and those of the whole county; the centre and the leaders all. */
export function maySeeSamplingPlan(actor: Actor, plan: Pick<SamplingPlan, 'countyId' | 'officeId'>): boolean {
  if (actor.countyId !== plan.countyId || !mayDo(actor, 'samplingPlan.read')) return false;
  return scopes[actor.role] !== 'office' || plan.officeId === null || plan.officeId === actor.organisationId;
}

/** Refuses a batch of a plan that does not run, or of other goods than it is for. */
export function demandPlanFits(
  plan: SamplingPlan | null,
  { productClass, commissioner }: { productClass: ProductClass; commissioner: Commissioner },
): void {
  if (plan === null) return;
  if (plan.state !== 'running') throw new Refusal('sampling-plan-not-running', { number: plan.number });
  if (plan.productClass !== productClass || plan.commissioner !== commissioner)
    throw new Refusal('sampling-plan-other', { number: plan.number, title: planTitleZh(plan) });
}

/** What the ledger keeps of a plan. */
export interface SamplingPlanDetails {
  'sampling-plan-drafted': { number: string; productClass: string; n: number };
  'sampling-plan-approved': Nothing;
  'sampling-plan-revised': { n: number };
  'sampling-plan-dropped': { remark: string };
  'sampling-plan-closed': { remark: string };
}

declare module '../../base/event.ts' {
  interface Details extends SamplingPlanDetails {}
}

export const samplingPlanTellings: Tellings<SamplingPlanDetails> = {
  'sampling-plan-drafted': (d) => [
    `拟定抽检计划：${words(productClasses, d.productClass).zh} ${text(d.n)} 批次。`,
    `Drafted: ${text(d.n)} batches of ${words(productClasses, d.productClass).en.toLowerCase()}.`,
  ],
  'sampling-plan-approved': plainTelling({ zh: '批准执行', en: 'Approved' }),
  'sampling-plan-revised': (d) => [
    `改了计划，${text(d.n)} 批次，重新等批准。`,
    `Revised to ${text(d.n)} batches; waits for approval again.`,
  ],
  'sampling-plan-dropped': plainTelling({ zh: '不做了', en: 'Dropped' }, 'remark'),
  'sampling-plan-closed': (d) => [`计划完成。${text(d.remark)}`, `Closed. ${text(d.remark)}`.trim()],
};
