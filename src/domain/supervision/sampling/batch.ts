/**
 * 抽检批次 (sampling batch): one lot of goods at one seller, sampled, tested and, where it is unqualified, followed to its end (SM5):
 * nothing stays unqualified past its day. Food goes by 《食品安全抽样检验管理办法》, all else by 《产品质量监督抽查管理暂行办法》.
 */
import { z } from 'zod';
import { mayDo, scopes, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { TextGate } from '../../base/disclosure/leak-mark.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import type { CaseStanding } from '../enforcement/open-case.ts';
import type { Book, Line } from './balance.ts';
import {
  classField,
  commissionerField,
  productClasses,
  type Commissioner,
  type ProductClass,
  type Track,
  type Unit,
} from './goods.ts';
import type { Institution } from './institution.ts';
import { demandPlanFits, type SamplingPlan } from './sampling-plan.ts';

export const batchStateWords = {
  planned: { zh: '待抽样', en: 'To be sampled' },
  sampled: { zh: '已抽样', en: 'Sampled' },
  sent: { zh: '已送检', en: 'At the institution' },
  tested: { zh: '报告到了', en: 'Reported' },
  qualified: { zh: '合格', en: 'Qualified' },
  unqualified: { zh: '不合格', en: 'Unqualified' },
  told: { zh: '复检期', en: 'Told, re-test window' },
  retesting: { zh: '复检中', en: 'Tested again' },
  confirmed: { zh: '不合格，待处置', en: 'Unqualified for good' },
  disposed: { zh: '已处置', en: 'Disposed of' },
  linked: { zh: '已定是否立案', en: 'Case decided on' },
  published: { zh: '已公示', en: 'Published' },
  closed: { zh: '已结束', en: 'Closed' },
  cancelled: { zh: '没抽成', en: 'Cancelled' },
} as const;
export type BatchState = keyof typeof batchStateWords;

/** What happens at the seller's from the day of the result on: an order holds at once, whatever is still asked of the result. */
const handling = <S extends BatchState>(stays: S) =>
  ({ order: stays, count: stays, execute: stays, strike: stays }) as const;

export const batchMoves = {
  planned: { sample: 'sampled', cancel: 'cancelled' },
  sampled: { send: 'sent', handOver: 'sampled', cancel: 'cancelled' },
  sent: { enterResult: 'tested', handOver: 'sent', cancel: 'cancelled' },
  tested: { pass: 'qualified', fail: 'unqualified' },
  qualified: { publish: 'published', close: 'closed' },
  unqualified: { tell: 'told', ...handling('unqualified') },
  told: { askRetest: 'retesting', waiveRetest: 'confirmed', endWindow: 'confirmed', ...handling('told') },
  retesting: {
    takePapers: 'retesting',
    drawInstitution: 'retesting',
    retestFail: 'confirmed',
    retestPass: 'qualified',
    dropRetest: 'confirmed',
    ...handling('retesting'),
  },
  confirmed: { dispose: 'disposed', openCase: 'confirmed', ...handling('confirmed'), recheck: 'confirmed' },
  disposed: { openCase: 'linked', linkCase: 'linked', noCase: 'linked', recheck: 'disposed' },
  linked: { publish: 'published', openCase: 'linked', noCase: 'linked', recheck: 'linked' },
  published: { close: 'closed', openCase: 'published', noCase: 'published', recheck: 'published' },
  closed: {},
  cancelled: {},
} as const satisfies Moves<BatchState>;
type MovesOf<S extends BatchState> = keyof (typeof batchMoves)[S];
export type BatchMove = { [S in BatchState]: MovesOf<S> }[BatchState];

/** 样品的手: one hand-over of the sample, with its seals whole or not. */
export interface Hand {
  from: string;
  to: string;
  at: string;
  sealsWhole: boolean;
  note: string;
}

/** One item of a result, as the institution found it. */
export interface ResultItem {
  item: string;
  standard: string;
  measured: string;
  fit: boolean;
}

export interface TestResult {
  reportNumber: string;
  /** When the institution came to its conclusion. */
  concludedOn: Day;
  /** When the bureau got it: what is unqualified begins its ninety days. */
  receivedOn: Day;
  items: readonly ResultItem[];
}

export interface Retest {
  askedOn: Day;
  askedBy: 'seller' | 'maker';
  reason: string;
  /** 复检手续 are made, for goods that are no food. */
  papersOn: Day | null;
  /** By which seed whom of how many was drawn. */
  seed: string | null;
  candidates: number;
  institutionId: string | null;
  drawnOn: Day | null;
  reportNumber: string;
  resultOn: Day | null;
  passed: boolean | null;
}

export const orderActions = {
  offShelf: { zh: '立即下架', en: 'Off the shelf at once' },
  withdraw: { zh: '立即退市', en: 'Withdrawn from the market at once' },
} as const;
export type OrderAction = keyof typeof orderActions;

/** 责令下架、退市: holds from the moment at which it is served. */
export interface Order {
  orderNumber: string;
  action: OrderAction;
  servedAt: string;
  /** 责令改正, for goods that are no food: sixty days (第四十六条). */
  rectify: boolean;
}

export interface SamplingBatch {
  countyId: number;
  id: string;
  /** 「抽2026-0052」 */
  number: string;
  version: number;
  state: BatchState;
  planId: string | null;
  productClass: ProductClass;
  commissioner: Commissioner;
  officeId: string | null;
  product: string;
  brand: string;
  maker: string;
  spec: string;
  lot: string;
  /** As it was written, and the page of the register that bears the name. */
  sellerName: string;
  sellerId: string | null;
  regionId: string | null;
  place: string;
  sampledOn: Day | null;
  samplerIds: readonly string[];
  unit: Unit | null;
  sampleMilli: number;
  spareMilli: number;
  sampleSeal: string;
  spareSeal: string;
  storage: string;
  photoIds: readonly string[];
  hands: readonly Hand[];
  institutionId: string | null;
  /** When the institution got the sample. */
  sentOn: Day | null;
  result: TestResult | null;
  toldOn: Day | null;
  toldHow: string;
  retest: Retest | null;
  /** When the result stood for good, and why. */
  confirmedOn: Day | null;
  confirmedHow: 'waived' | 'runOut' | 'retest' | 'dropped' | null;
  orderMade: Order | null;
  books: readonly Book[];
  lines: readonly Line[];
  disposedOn: Day | null;
  disposal: string;
  noCaseWhy: string;
  rectifiedOn: Day | null;
  recheckedOn: Day | null;
  recheck: string;
  publishedOn: Day | null;
  publishedWhere: string;
  closedOn: Day | null;
  cancelWhy: string;
  /** The day of the clock that comes first; null where none runs. */
  dueOn: Day | null;
  /** What it was called in an old ledger, if it was carried over from one. */
  formerNumber: string;
  byId: string;
}

export interface BatchFacts extends Facts, TextGate {
  institutions: readonly Institution[];
  plan: SamplingPlan | null;
  /** The page of the register that bears the name of the seller, if one alone does. */
  sellerId: string | null;
  /** Of the seals that the input names, those that another batch bears. */
  sealsUsed: readonly string[];
  /** Of those whom the input names as having done it, who may handle samplings and still works here. */
  handlers: readonly string[];
  /** A new one, for the step that draws. */
  seed: string;
  /** The number of the case that the step opened. */
  enforcement: string | null;
  cases: CaseStanding;
}

export const PlanBatch = z.object({
  id: z.uuid(),
  planId: labelled(z.uuid().nullable().default(null), {
    zh: '哪个计划里的（可不选）',
    en: 'Of which plan (optional)',
    input: 'samplingPlan',
  }),
  productClass: classField,
  commissioner: commissionerField,
  product: labelled(written().min(2).max(60), { zh: '抽什么', en: 'What', input: 'text', hintZh: '例如散装老式蛋糕' }),
  sellerName: labelled(written().max(80).default(''), {
    zh: '到哪家抽（可不填）',
    en: 'At which seller (optional)',
    input: 'text',
  }),
  officeId: labelled(z.string().max(40).nullable().default(null), {
    zh: '哪个所去抽（不选是自己）',
    en: 'By which office (none: one’s own)',
    input: 'office',
  }),
});
export type PlanBatch = z.infer<typeof PlanBatch>;

/** What is empty in a batch that has only just been planned. */
const emptyBatch = {
  version: 1,
  state: 'planned',
  brand: '',
  maker: '',
  spec: '',
  lot: '',
  regionId: null,
  place: '',
  sampledOn: null,
  samplerIds: [],
  unit: null,
  sampleMilli: 0,
  spareMilli: 0,
  sampleSeal: '',
  spareSeal: '',
  storage: '',
  photoIds: [],
  hands: [],
  institutionId: null,
  sentOn: null,
  result: null,
  toldOn: null,
  toldHow: '',
  retest: null,
  confirmedOn: null,
  confirmedHow: null,
  orderMade: null,
  books: [],
  lines: [],
  disposedOn: null,
  disposal: '',
  noCaseWhy: '',
  rectifiedOn: null,
  recheckedOn: null,
  recheck: '',
  publishedOn: null,
  publishedWhere: '',
  closedOn: null,
  cancelWhy: '',
  dueOn: null,
  formerNumber: '',
} as const satisfies Partial<SamplingBatch>;

/** A batch of an old ledger, which is over; who sampled it has no account here. */
export function carriedBatch(
  told: Pick<SamplingBatch, 'countyId' | 'id' | 'number' | 'byId' | 'productClass' | 'commissioner' | 'officeId'> &
    Pick<
      SamplingBatch,
      'product' | 'maker' | 'lot' | 'sellerName' | 'sampledOn' | 'result' | 'disposal' | 'closedOn'
    > & {
      formerNumber: string;
    },
): SamplingBatch {
  return { ...emptyBatch, planId: null, sellerId: null, ...told, state: 'closed' };
}

export function planBatch(input: PlanBatch, facts: BatchFacts & { number: string | null }): Change<SamplingBatch> {
  const { by, plan } = facts;
  demandPlanFits(plan, input);
  const own = scopes[by.role] === 'office' ? by.organisationId : (input.officeId ?? plan?.officeId ?? null);
  const next: SamplingBatch = {
    ...emptyBatch,
    ...input,
    countyId: by.countyId,
    number: facts.number ?? '',
    officeId: own,
    sellerId: facts.sellerId,
    byId: by.id,
  };
  const { number, product, productClass } = next;
  return { next, event: eventOf(next, 'sampling-planned', facts, { number, product, productClass }) };
}

export function trackOf({ productClass }: Pick<SamplingBatch, 'productClass'>): Track {
  return productClasses[productClass].track;
}

/** Whether its result stands as unqualified: a re-test can have overturned it. */
export function isUnfit({ state, result, retest }: Pick<SamplingBatch, 'state' | 'result' | 'retest'>): boolean {
  if (result === null || state === 'tested') return false;
  return result.items.some(({ fit }) => !fit) && retest?.passed !== true;
}

/** The county sees all; an office its own and those that nobody has been given. */
export function maySeeBatch(actor: Actor, batch: Pick<SamplingBatch, 'countyId' | 'officeId'>): boolean {
  if (actor.countyId !== batch.countyId || !mayDo(actor, 'sampling.read')) return false;
  return scopes[actor.role] !== 'office' || batch.officeId === null || batch.officeId === actor.organisationId;
}
