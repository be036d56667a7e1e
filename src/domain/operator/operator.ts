/**
 * 经营者档案 (operator register): one page a shop, whatever names people write it by. What the rule is sure of is put together by it;
 * what is only likely is offered to a person. A merge is a pointer from one to the other, so that it is taken back without a trace.
 */
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import type { Words } from '../base/words.ts';
import { codeOf } from './shop-reach.ts';

/** So many shops are laid side by side: more do not stand on a sheet. */
export const mostBeside = 3;

export const operatorStates = ['open', 'closed'] as const;
export type OperatorState = (typeof operatorStates)[number];
export const operatorStateWords = {
  open: { zh: '存续', en: 'Open' },
  closed: { zh: '已歇业', en: 'Closed' },
} as const satisfies Record<OperatorState, Words>;

export const operatorSources = ['matter', 'register', 'desk', 'firm'] as const;
export type OperatorSource = (typeof operatorSources)[number];
export const operatorSourceWords = {
  matter: { zh: '从投诉举报来', en: 'From matters' },
  register: { zh: '从登记库导入', en: 'From a register' },
  desk: { zh: '工作人员登记', en: 'Entered at the desk' },
  firm: { zh: '参与企业', en: 'A firm that takes part' },
} as const satisfies Record<OperatorSource, Words>;

export interface Operator {
  countyId: number;
  id: string;
  version: number;
  name: string;
  code: string;
  phone: string;
  address: string;
  regionId: string | null;
  state: OperatorState;
  source: OperatorSource;
  firmId: string | null;
  mergedInto: string | null;
  rootId: string;
  searchKeys: readonly string[];
  openedAt: Date;
  /** How many matters are about the shops of the page for sure; the database keeps it at the one to which the merges lead. */
  matters: number;
}

/** Another name that a register or a person has given it. */
export interface OperatorName {
  countyId: number;
  operatorId: string;
  name: string;
  source: Exclude<OperatorSource, 'matter'>;
}

/** Which shop a matter is about. */
export interface MatterOperator {
  countyId: number;
  matterId: string;
  operatorId: string;
  kind: 'complaint' | 'tipoff' | 'inquiry' | 'enforcement';
  number: string;
  name: string;
  state: 'sure' | 'offered' | 'apart';
  why: Words;
  byId: string | null;
  at: Date;
}

export interface OperatorTwin {
  countyId: number;
  aId: string;
  bId: string;
  why: Words;
  state: 'offered' | 'apart';
  byId: string | null;
  at: Date;
}

/** 关注: a shop that somebody follows. */
export interface OperatorWatch {
  countyId: number;
  accountId: string;
  operatorId: string;
  since: Date;
}

/** A flag of kind `visit` was set before there were cautions (警示), which two people see to; it becomes one, and none is set. */
export type FlagKind = 'visit' | 'note';
export interface OperatorFlag {
  countyId: number;
  id: string;
  operatorId: string;
  kind: FlagKind;
  words: string;
  until: Day | null;
  byId: string;
  at: Date;
  liftedById: string | null;
  liftedAt: Date | null;
  liftReason: string;
}

export interface OperatorMerge {
  countyId: number;
  id: string;
  keptId: string;
  goneId: string;
  reason: string;
  byId: string;
  at: Date;
  partedById: string | null;
  partedAt: Date | null;
  partReason: string;
}

const reason = labelled(written().min(4).max(300), { zh: '理由', en: 'Reason', input: 'longText' });

export const OperatorForm = z.object({
  name: labelled(written().min(2).max(60), { zh: '店名', en: 'Name' }),
  code: labelled(
    written()
      .max(30)
      .refine((code) => code === '' || codeOf(code) !== null)
      .default(''),
    {
      zh: '统一社会信用代码',
      en: 'Credit code',
      wrongZh: '照营业执照写，18 位数字和大写字母；没有就空着',
      wrongEn: 'as on the licence, 18 figures and capitals; leave it empty where there is none',
    },
  ),
  phone: labelled(written().max(40).default(''), { zh: '电话', en: 'Telephone' }),
  address: labelled(written().max(100).default(''), { zh: '地址', en: 'Address' }),
  regionId: labelled(z.string().max(40).nullable().default(null), { zh: '在哪个乡镇、村', en: 'Town or village' }),
  state: labelled(z.enum(operatorStates).default('open'), { zh: '状态', en: 'State' }),
  names: labelled(z.array(written().min(2).max(60)).max(20).default([]), { zh: '别的叫法', en: 'Other names' }),
});
export type OperatorForm = z.infer<typeof OperatorForm>;

export const NewOperator = OperatorForm.extend({ id: z.uuid() });
export type NewOperator = z.infer<typeof NewOperator>;
export const CorrectOperator = OperatorForm.extend({ version: z.number().int().min(1) });
export type CorrectOperator = z.infer<typeof CorrectOperator>;

export const FlagForm = z.object({
  /** Made by the client: the same press twice flags once. */
  id: z.uuid(),
  kind: labelled(z.literal('note').default('note'), {
    zh: '给谁看',
    en: 'For whom',
    wrongZh: '标记只给办件的人看；去之前要知道的，在这家店的页上“去之前看”里记警示',
    wrongEn: 'a flag is for who handles a matter; what to know before a visit is set as a caution',
  }),
  words: labelled(written().min(4).max(200), { zh: '写什么、为什么', en: 'What and why' }),
  until: labelled(z.iso.date().nullable().default(null), {
    zh: '到哪一天',
    en: 'Until',
    wrongZh: '写成 2026-04-29 这样的日期',
  }),
});
export type FlagForm = z.infer<typeof FlagForm>;
export const LiftForm = z.object({ reason });

export const MergeForm = z.object({
  /** Made by the client: the same press twice merges once. */
  id: z.uuid(),
  goneId: labelled(z.uuid(), { zh: '并进来的是哪一家', en: 'Which one is merged into it' }),
  reason,
});
export type MergeForm = z.infer<typeof MergeForm>;
/** Two that look alike and are two. */
export const ApartForm = z.object({ otherId: labelled(z.uuid(), { zh: '另一家', en: 'The other one' }) });
export const PartForm = z.object({ reason });

/** Which shop a matter is about, as a person says; null when none of those that were offered. */
export const AssignForm = z.object({
  operatorId: labelled(z.uuid().nullable(), { zh: '是哪一家', en: 'Which shop' }),
});

/**
 * Merges one shop into another. Two credit codes are two shops, whatever they are called: one of the codes is put right first.
 * What was merged into something already is merged by what it was merged into.
 */
export function mergeOf(kept: Operator, gone: Operator, form: MergeForm, by: { id: string; at: Date }): OperatorMerge {
  if (kept.rootId === gone.rootId) throw new Refusal('operator-one-already');
  if (kept.mergedInto !== null || gone.mergedInto !== null) throw new Refusal('operator-merged');
  const [a, b] = [codeOf(kept.code), codeOf(gone.code)];
  if (a !== null && b !== null && a !== b) throw new Refusal('operator-codes-differ');
  return {
    countyId: kept.countyId,
    id: form.id,
    keptId: kept.id,
    goneId: gone.id,
    reason: form.reason,
    byId: by.id,
    at: by.at,
    partedById: null,
    partedAt: null,
    partReason: '',
  };
}

/** A flag that still says something on the day. */
export function isFlagOn({ liftedAt, until }: Pick<OperatorFlag, 'liftedAt' | 'until'>, today: Day): boolean {
  return liftedAt === null && (until === null || until >= today);
}
