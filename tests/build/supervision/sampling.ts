/** A sampling batch, led by its real steps to where a test needs it. */
import { batchDocket } from '../../../src/domain/supervision/sampling/batch-steps.ts';
import {
  PlanBatch,
  planBatch,
  type BatchFacts,
  type BatchMove,
  type SamplingBatch,
} from '../../../src/domain/supervision/sampling/batch.ts';
import {
  RegisterInstitution,
  registerInstitution,
  type Institution,
} from '../../../src/domain/supervision/sampling/institution.ts';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import { noCases } from '../../../src/domain/supervision/enforcement/open-case.ts';
import { anActor, anId, facts } from '../complaint.ts';
import { aCase } from './enforcement.ts';

export const samplers = [anId(), anId()];
export const photo = anId();

export function anInstitution(change: Partial<RegisterInstitution> = {}): Institution {
  const input = RegisterInstitution.parse({
    id: anId(),
    name: '安澜市食品检验所',
    cmaNumber: `CMA-${anId().slice(-8)}`,
    scope: ['food', 'farmProduce', 'appliance'],
    validTo: '2027-03-31',
    commissioners: ['province', 'city', 'county'],
    retests: false,
    ...change,
  });
  return registerInstitution(input, { ...facts({ today: '2026-01-05' }), other: null, number: '机2026-0001' }).next;
}

export const lab = anInstitution();
export const others = [1, 2, 3, 4].map((n) => anInstitution({ name: `复检机构${n}`, retests: true }));

export function batchFacts(today: string, change: Partial<BatchFacts> = {}): BatchFacts & { number: string } {
  return {
    ...facts({ today, by: anActor('officer') }),
    leaksOf,
    number: '抽2026-0052',
    institutions: [lab, ...others],
    plan: null,
    sellerId: null,
    sealsUsed: [],
    handlers: samplers,
    seed: '7F21',
    enforcement: '案2026-0007',
    cases: noCases,
    ...change,
  };
}

export const noon = (day: string) => `${day}T12:00:00+08:00`;

/** The story of the mockup: sampled on 18 May 2026, unqualified on 12 June. */
export const batchInputs = {
  sample: {
    product: '散装老式蛋糕',
    sellerName: '惠民超市东湖店',
    maker: '福来糕点坊',
    lot: '20260517',
    place: '货架',
    sampledOn: '2026-05-18',
    unit: 'kg',
    sample: 1,
    spare: 1,
    sampleSeal: '128',
    spareSeal: '129',
    samplerIds: samplers,
    photoIds: [photo],
  },
  handOver: { from: '谭晓雨', to: '城关所样品柜', at: noon('2026-05-18'), sealsWhole: 'yes' },
  send: { institutionId: lab.id, at: noon('2026-05-20'), sealsWhole: 'yes' },
  enterResult: {
    reportNumber: '食检26-1183',
    concludedOn: '2026-06-12',
    receivedOn: '2026-06-12',
    items: [
      { item: '脱氢乙酸及其钠盐', standard: 'GB 2760 不得使用', measured: '0.312 g/kg', fit: 'no' },
      { item: '菌落总数', standard: 'GB 7099', measured: '均在限内', fit: 'yes' },
    ],
  },
  pass: {},
  fail: {},
  tell: { toldOn: '2026-06-16', toldHow: '当面送达，店长签收' },
  askRetest: { askedOn: '2026-06-18', askedBy: 'seller', reason: '不认可结果' },
  waiveRetest: { onDay: '2026-06-22', reason: '书面声明' },
  endWindow: {},
  takePapers: { papersOn: '2026-06-19' },
  drawInstitution: {},
  retestFail: { reportNumber: '复26-01', resultOn: '2026-07-20' },
  retestPass: { reportNumber: '复26-01', resultOn: '2026-07-20' },
  dropRetest: { reason: '撤回申请' },
  order: { orderNumber: '青市监责改〔2026〕52号', action: 'offShelf', servedAt: noon('2026-06-16') },
  count: { unit: 'kg', bought: 46, sold: 29.5, sampled: 2, stock: 14.5, source: '进货单和销售台账' },
  execute: {
    kind: 'offShelf',
    unit: 'kg',
    amount: 14.5,
    onDay: '2026-06-16',
    proof: '清单 2 张',
    byIds: samplers,
    photoIds: [photo],
  },
  strike: { n: 1, reason: '写错了' },
  dispose: { disposedOn: '2026-07-20', disposal: '全部下架销毁，店里已整改' },
  recheck: { rectifiedOn: '2026-07-20', recheckedOn: '2026-07-20', recheck: '改好了' },
  openCase: aCase(),
  linkCase: {},
  noCase: { reason: '进货查验齐全，依法不予立案' },
  publish: { publishedOn: '2026-07-20', publishedWhere: '县政府网站' },
  close: {},
  cancel: { reason: '店里已售完' },
} as const satisfies Record<BatchMove, object>;

export const lastDay = '2026-07-20';

export function aBatch(change: object = {}): SamplingBatch {
  const input = PlanBatch.parse({
    id: anId(),
    productClass: 'food',
    commissioner: 'county',
    product: '散装老式蛋糕',
    ...change,
  });
  return planBatch(input, batchFacts('2026-05-15')).next;
}

export function made(
  batch: SamplingBatch,
  move: BatchMove,
  input: object = batchInputs[move],
  known: BatchFacts = batchFacts(lastDay),
): SamplingBatch {
  const rule = batchDocket.procedure[move];
  if (rule === undefined) throw new Error(move);
  const { next } = rule.apply(batch, rule.input.parse(input) as never, known);
  return { ...next, version: batch.version + 1 };
}

export function through(batch: SamplingBatch, moves: readonly BatchMove[]): SamplingBatch {
  return moves.reduce((one, move) => made(one, move), batch);
}

export const toUnqualified: readonly BatchMove[] = ['sample', 'send', 'enterResult', 'fail'];
export const toConfirmed: readonly BatchMove[] = [...toUnqualified, 'tell', 'waiveRetest'];

/** All that was taken off the shelf and came back is accounted for. */
export function evened(batch: SamplingBatch): SamplingBatch {
  let one = through(batch, ['order', 'count', 'execute']);
  for (const [kind, amount] of [
    ['recovered', 3.2],
    ['destroyed', 13],
    ['sealed', 4],
    ['other', 0.7],
  ] as const)
    one = made(one, 'execute', { ...batchInputs.execute, kind, amount });
  return one;
}
