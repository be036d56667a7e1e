/** The steps of a sampling batch: sampled by two, sent whole, told, tested again by another, taken off the shelf, counted and closed. */
import { z } from 'zod';
import type { Calendar, Day } from '../../base/calendar.ts';
import type { SamplingVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { docketRules, type Docket } from '../../matter/docket.ts';
import { demandDay, type Facts } from '../../matter/matter.ts';
import { demandHandlers, demandInstant, demandTwo, wrong } from './batch-checks.ts';
import {
  AskRetest,
  Because,
  CancelBatch,
  Count,
  Dispose,
  EnterResult,
  Execute,
  HandOver,
  MakeOrder,
  PublishBatch,
  Recheck,
  RetestResult,
  Sample,
  Send,
  Strike,
  TakePapers,
  Tell,
  Waive,
} from './batch-inputs.ts';
import { OpenCase, type CaseStanding } from '../enforcement/open-case.ts';
import {
  batchMoves,
  batchStateWords,
  isUnfit,
  maySeeBatch,
  PlanBatch,
  planBatch,
  trackOf,
  type BatchFacts,
  type BatchMove,
  type Hand,
  type SamplingBatch,
} from './batch.ts';
import { amountZh, milliOf } from './goods.ts';
import { closed, counted, disposed, executed, mustRectify, ordered, rechecked, struck } from './disposal.ts';
import { unfitFor, type Institution } from './institution.ts';
import { drawnFrom } from './retest.ts';
import { clocksOf, nextClock, windowEnd } from './sampling-clock.ts';

function sampled(_batch: SamplingBatch, input: z.infer<typeof Sample>, facts: BatchFacts) {
  const { sample, spare, samplerIds, ...told } = input;
  demandDay(input.sampledOn, facts, null);
  demandTwo(samplerIds, 'samplerIds');
  demandHandlers(samplerIds, 'samplerIds', facts);
  if (sample === 0) throw wrong('sample', '检验样品数量不能是 0；请写抽了多少。', 'Write how much was sampled.');
  if (input.sampleSeal === input.spareSeal)
    throw wrong('spareSeal', '检验样品和备样各用一张封条；请核对编号。', 'Sample and spare have a seal each.');
  const [used] = facts.sealsUsed;
  if (used !== undefined) throw new Refusal('sampling-seal-used', { seal: used });
  return {
    next: {
      ...told,
      samplerIds,
      sampleMilli: milliOf(sample),
      spareMilli: milliOf(spare),
      sellerId: facts.sellerId,
    },
    detail: {
      seller: told.sellerName,
      quantity: amountZh(milliOf(sample + spare), told.unit),
      seals: `${told.sampleSeal}、${told.spareSeal}`,
      on: told.sampledOn,
    },
  };
}

/** A hand-over comes after the one before it. */
function handed(batch: SamplingBatch, hand: Omit<Hand, 'sealsWhole'> & { sealsWhole: 'yes' | 'no' }, facts: Facts) {
  demandInstant(hand.at, facts, batch.sampledOn);
  const last = batch.hands.at(-1);
  if (last !== undefined && new Date(hand.at) < new Date(last.at))
    throw wrong('at', '比上一次交接还早；请核对时间。', 'It is before the hand-over before it; check the time.');
  const next: Hand = { ...hand, sealsWhole: hand.sealsWhole === 'yes' };
  return { hands: [...batch.hands, next], hand: next };
}

function sent(batch: SamplingBatch, { institutionId, ...hand }: z.infer<typeof Send>, facts: BatchFacts) {
  const to = institutionOf(facts, institutionId);
  const onDay = demandInstant(hand.at, facts, batch.sampledOn);
  const why = unfitFor(to, batch, onDay);
  if (why === 'expired') throw new Refusal('institution-expired', { name: to.name, day: to.validTo });
  if (why !== null) throw new Refusal(`institution-${why}`, { name: to.name });
  const from = batch.hands.at(-1)?.to ?? '抽样人';
  const { hands } = handed(batch, { ...hand, from, to: to.name }, facts);
  // What came with a broken seal is not tested; a new sample is drawn.
  if (hand.sealsWhole === 'no') throw new Refusal('sampling-seal-broken');
  return { next: { institutionId, sentOn: onDay, hands }, detail: { to: to.name, on: onDay } };
}

function institutionOf({ institutions }: BatchFacts, id: string): Institution {
  const found = institutions.find((one) => one.id === id);
  if (found === undefined)
    throw wrong('institutionId', '名录里没有这家机构；请另选。', 'It stands in no register; choose another.');
  return found;
}

function reported(batch: SamplingBatch, input: z.infer<typeof EnterResult>, facts: Facts) {
  demandDay(input.concludedOn, facts, batch.sentOn);
  demandDay(input.receivedOn, facts, input.concludedOn);
  const items = input.items.map((one) => ({ ...one, fit: one.fit === 'yes' }));
  const { reportNumber, concludedOn, receivedOn } = input;
  const unfit = items.filter(({ fit }) => !fit).map(({ item }) => item);
  return {
    next: { result: { reportNumber, concludedOn, receivedOn, items } },
    detail: { result: reportNumber, items: items.length, unfit: unfit.join('、') },
  };
}

/** The judgement follows the result: with one unqualified item the batch is unqualified. */
function judged(fails: boolean) {
  return ({ result }: SamplingBatch) => {
    const unfit = (result?.items ?? []).filter(({ fit }) => !fit);
    if (unfit.length > 0 !== fails) throw new Refusal(fails ? 'sampling-no-unfit-item' : 'sampling-unfit-item');
    return { detail: { unfit: unfit.map(({ item }) => item).join('、') } };
  };
}

function retestAsked(batch: SamplingBatch, input: z.infer<typeof AskRetest>, facts: BatchFacts) {
  demandDay(input.askedOn, facts, batch.toldOn);
  const until = windowEnd(batch, facts.today, facts.calendar);
  if (until !== null && input.askedOn > until) throw new Refusal('sampling-window-past', { day: until });
  const blank = { papersOn: null, seed: null, candidates: 0, institutionId: null, drawnOn: null };
  return {
    next: { retest: { ...input, ...blank, reportNumber: '', resultOn: null, passed: null } },
    detail: { by: input.askedBy, reason: input.reason, on: input.askedOn },
  };
}

function windowEnded(batch: SamplingBatch, facts: BatchFacts) {
  const until = windowEnd(batch, facts.today, facts.calendar);
  if (until !== null && facts.today <= until) throw new Refusal('sampling-window-open', { day: until });
  return { next: { confirmedOn: facts.today, confirmedHow: 'runOut' as const }, detail: { until: until ?? '' } };
}

/** 随机确定: among those in the list that may test this, but for the first one; the seed and how many there were are kept. */
function drawn(batch: SamplingBatch, facts: BatchFacts) {
  const { retest } = batch;
  if (retest === null) throw new Refusal('move-not-allowed', { state: batch.state, move: 'drawInstitution' });
  if (retest.institutionId !== null) throw new Refusal('sampling-drawn-already');
  if (trackOf(batch) === 'product' && retest.papersOn === null) throw new Refusal('sampling-papers-first');
  const candidates = facts.institutions.filter(
    (one) => one.retests && one.id !== batch.institutionId && unfitFor(one, batch, facts.today) === null,
  );
  const institution = drawnFrom(candidates, facts.seed);
  if (institution === null) throw new Refusal('sampling-nobody-to-draw');
  const { id: institutionId, name } = institution;
  return {
    next: {
      retest: { ...retest, institutionId, seed: facts.seed, candidates: candidates.length, drawnOn: facts.today },
    },
    detail: { to: name, seed: facts.seed, of: candidates.length },
  };
}

function retested(passed: boolean) {
  return (batch: SamplingBatch, { reportNumber, resultOn }: z.infer<typeof RetestResult>, facts: Facts) => {
    const { retest } = batch;
    if (retest === null || retest.drawnOn === null) throw new Refusal('sampling-draw-first');
    demandDay(resultOn, facts, retest.drawnOn);
    const stands = passed ? {} : { confirmedOn: resultOn, confirmedHow: 'retest' as const };
    return {
      next: { retest: { ...retest, reportNumber, resultOn, passed }, ...stands },
      detail: { result: reportNumber, on: resultOn },
    };
  };
}

const verbs = {
  sample: 'sampling-sampled',
  handOver: 'sampling-handed-over',
  send: 'sampling-sent',
  enterResult: 'sampling-reported',
  pass: 'sampling-passed',
  fail: 'sampling-failed',
  tell: 'sampling-told',
  askRetest: 'sampling-retest-asked',
  waiveRetest: 'sampling-retest-waived',
  endWindow: 'sampling-window-ended',
  takePapers: 'sampling-papers-taken',
  drawInstitution: 'sampling-institution-drawn',
  retestFail: 'sampling-retest-failed',
  retestPass: 'sampling-retest-passed',
  dropRetest: 'sampling-retest-dropped',
  order: 'sampling-ordered',
  count: 'sampling-counted',
  execute: 'sampling-executed',
  strike: 'sampling-struck',
  dispose: 'sampling-disposed',
  recheck: 'sampling-rechecked',
  openCase: 'sampling-case-opened',
  linkCase: 'sampling-case-linked',
  noCase: 'sampling-no-case',
  publish: 'sampling-published',
  close: 'sampling-closed',
  cancel: 'sampling-cancelled',
} as const satisfies Record<BatchMove, SamplingVerb>;

const isDrawn = ({ retest }: SamplingBatch) => typeof retest?.drawnOn === 'string';
const isProduct = (batch: SamplingBatch) => trackOf(batch) === 'product';

/** 抽检批次 */
export const batchDocket: Docket<SamplingBatch, PlanBatch, BatchFacts> = {
  name: 'sampling_batch',
  path: 'samplings',
  zh: '抽检',
  en: 'Sampling',
  letter: '抽',
  read: 'sampling.read',
  states: batchStateWords,
  moves: batchMoves,
  over: ['closed', 'cancelled'],
  opening: { zh: '登记一批', en: 'Register a batch', permission: 'sampling.plan', input: PlanBatch },
  open: planBatch,
  procedure: docketRules<SamplingBatch, typeof verbs, BatchFacts>(batchMoves, verbs, {
    sample: {
      zh: '抽样',
      en: 'Sample',
      permission: 'sampling.handle',
      input: Sample,
      chief: true,
      apply: sampled,
    },
    send: { zh: '送检', en: 'Send', permission: 'sampling.handle', input: Send, chief: true, apply: sent },
    handOver: {
      zh: '交接样品',
      en: 'Hand over',
      permission: 'sampling.handle',
      input: HandOver,
      apply: (batch, input: z.infer<typeof HandOver>, facts) => {
        const { hands, hand } = handed(batch, input, facts);
        return { next: { hands }, detail: { from: hand.from, to: hand.to, whole: hand.sealsWhole } };
      },
    },
    enterResult: {
      zh: '登记报告',
      en: 'Enter the result',
      permission: 'sampling.handle',
      input: EnterResult,
      chief: true,
      apply: reported,
    },
    fail: {
      zh: '判不合格',
      en: 'Unqualified',
      permission: 'sampling.handle',
      input: z.object({}),
      chief: true,
      ready: ({ result }) => result?.items.some(({ fit }) => !fit) === true,
      refuses: 'sampling-no-unfit-item',
      apply: judged(true),
    },
    pass: {
      zh: '判合格',
      en: 'Qualified',
      permission: 'sampling.handle',
      input: z.object({}),
      chief: true,
      ready: ({ result }) => result?.items.every(({ fit }) => fit) === true,
      refuses: 'sampling-unfit-item',
      apply: judged(false),
    },
    tell: {
      zh: '告知经营者',
      en: 'Tell the operator',
      permission: 'sampling.handle',
      input: Tell,
      chief: true,
      apply: (batch, input: z.infer<typeof Tell>, facts) => {
        demandDay(input.toldOn, facts, batch.result?.receivedOn ?? null);
        return { next: input, detail: { how: input.toldHow, on: input.toldOn } };
      },
    },
    askRetest: {
      zh: '登记复检申请',
      en: 'Re-test asked for',
      permission: 'sampling.handle',
      input: AskRetest,
      apply: retestAsked,
    },
    waiveRetest: {
      zh: '放弃复检',
      en: 'Re-test waived',
      permission: 'sampling.handle',
      input: Waive,
      apply: (batch, { onDay, reason }: z.infer<typeof Waive>, facts) => {
        demandDay(onDay, facts, batch.toldOn);
        return { next: { confirmedOn: onDay, confirmedHow: 'waived' }, detail: { reason, on: onDay } };
      },
    },
    endWindow: {
      zh: '复检期满',
      en: 'Window over',
      permission: 'sampling.handle',
      input: z.object({}),
      chief: true,
      apply: (batch, _input, facts) => windowEnded(batch, facts),
    },
    takePapers: {
      zh: '复检手续办好',
      en: 'Papers made',
      permission: 'sampling.handle',
      input: TakePapers,
      ready: (batch) => isProduct(batch) && batch.retest?.papersOn === null,
      refuses: 'sampling-papers-none',
      apply: ({ retest }, { papersOn }: z.infer<typeof TakePapers>, facts) => {
        demandDay(papersOn, facts, retest?.askedOn ?? null);
        return { next: { retest: retest === null ? null : { ...retest, papersOn } }, detail: { on: papersOn } };
      },
    },
    drawInstitution: {
      zh: '抽复检机构',
      en: 'Draw the institution',
      permission: 'sampling.handle',
      input: z.object({}),
      chief: true,
      ready: ({ retest }) => retest?.institutionId === null,
      refuses: 'sampling-drawn-already',
      apply: (batch, _input, facts) => drawn(batch, facts),
    },
    retestFail: {
      zh: '复检仍不合格',
      en: 'Unqualified again',
      permission: 'sampling.handle',
      input: RetestResult,
      ready: isDrawn,
      refuses: 'sampling-draw-first',
      apply: retested(false),
    },
    retestPass: {
      zh: '复检合格',
      en: 'Qualified after all',
      permission: 'sampling.handle',
      input: RetestResult,
      ready: isDrawn,
      refuses: 'sampling-draw-first',
      apply: retested(true),
    },
    dropRetest: {
      zh: '不复检了',
      en: 'No re-test',
      permission: 'sampling.handle',
      input: Because,
      apply: (_batch, { reason }: z.infer<typeof Because>, { today }) => ({
        next: { confirmedOn: today, confirmedHow: 'dropped' },
        detail: { reason },
      }),
    },
    order: {
      zh: '责令下架、退市',
      en: 'Order off the shelf',
      permission: 'sampling.handle',
      input: MakeOrder,
      ready: ({ orderMade }) => orderMade === null,
      refuses: 'sampling-one-order',
      apply: ordered,
    },
    count: {
      zh: '核数量',
      en: 'Count the lot',
      permission: 'sampling.handle',
      input: Count,
      apply: counted,
    },
    execute: {
      zh: '补数量去向',
      en: 'Enter what was done',
      permission: 'sampling.handle',
      input: Execute,
      ready: ({ orderMade }) => orderMade !== null,
      refuses: 'sampling-order-first',
      apply: executed,
    },
    strike: {
      zh: '划掉一行',
      en: 'Strike a line',
      permission: 'sampling.handle',
      input: Strike,
      ready: ({ lines }) => lines.some(({ struckWhy }) => struckWhy === null),
      refuses: 'sampling-no-line',
      apply: struck,
    },
    dispose: {
      zh: '处置完了',
      en: 'Disposed of',
      permission: 'sampling.handle',
      input: Dispose,
      chief: true,
      apply: disposed,
    },
    recheck: {
      zh: '复查',
      en: 'Re-check',
      permission: 'sampling.handle',
      input: Recheck,
      chief: true,
      ready: mustRectify,
      refuses: 'sampling-recheck-none',
      apply: rechecked,
    },
    noCase: {
      zh: '不立案',
      en: 'No case',
      permission: 'sampling.decide',
      input: Because,
      chief: true,
      apply: (_batch, { reason }: z.infer<typeof Because>, { cases }) => {
        if (cases.standing > 0) throw new Refusal('sampling-has-case');
        return { next: { noCaseWhy: reason }, detail: { reason } };
      },
    },
    openCase: {
      zh: '转案件',
      en: 'Open a case',
      permission: 'enforcement.register',
      input: OpenCase,
      ready: isUnfit,
      refuses: 'sampling-not-unfit',
      // Who reads the batch need not read the case: a natural person is named in the case alone.
      apply: (_batch, { operatorName, partyKind }: OpenCase, { enforcement }) => ({
        detail: { of: enforcement ?? '', party: partyKind === 'person' ? '' : operatorName },
      }),
    },
    linkCase: {
      zh: '已经转案件',
      en: 'A case is open',
      permission: 'sampling.decide',
      input: z.object({}),
      chief: true,
      apply: (_batch, _input, { cases }) => {
        if (cases.standing === 0) throw new Refusal('sampling-case-none');
        return { detail: { n: cases.standing } };
      },
    },
    publish: {
      zh: '登记公示',
      en: 'Published',
      permission: 'sampling.publish',
      input: PublishBatch,
      chief: true,
      apply: (batch, input: z.infer<typeof PublishBatch>, facts) => {
        demandDay(input.publishedOn, facts, batch.confirmedOn ?? batch.result?.receivedOn ?? null);
        return { next: input, detail: { where: input.publishedWhere, on: input.publishedOn } };
      },
    },
    close: {
      zh: '结束',
      en: 'Close',
      permission: 'sampling.decide',
      input: z.object({}),
      chief: true,
      ready: (batch) => !mustRectify(batch),
      refuses: 'sampling-recheck-first',
      apply: (batch, _input, facts) => {
        // Whether a case is filed belongs to what is done about the batch; how it ends does not.
        if (facts.cases.undecided > 0) throw new Refusal('sampling-case-undecided', { n: facts.cases.undecided });
        if (lacksReason(batch, facts.cases)) throw new Refusal('sampling-case-why');
        return closed(batch, facts);
      },
    },
    cancel: {
      zh: '没抽成',
      en: 'Cancel',
      permission: 'sampling.plan',
      input: CancelBatch,
      apply: (_batch, { reason }: z.infer<typeof CancelBatch>) => ({
        next: { cancelWhy: reason },
        detail: { reason },
      }),
    },
  }),
  maySee: maySeeBatch,
  dueOn: (batch, { today, calendar }) => nextClock(clocksOf(batch, today, calendar))?.targetOn ?? null,
};

/**
 * Steps that the cases of the batch close: with a case that stands there is none to be denied, without one none to go on with, and
 * what is unqualified does not end with neither a case nor a reason: a case that was not filed leaves it to be said.
 */
export function closedByCases(
  batch: Pick<SamplingBatch, 'state' | 'result' | 'retest' | 'noCaseWhy'>,
  cases: CaseStanding,
): BatchMove[] {
  const mayDeny = cases.standing === 0 && batch.noCaseWhy === '';
  const mayEnd = cases.undecided === 0 && !lacksReason(batch, cases);
  return [
    ...(mayDeny ? [] : (['noCase'] as const)),
    ...(cases.standing > 0 ? [] : (['linkCase'] as const)),
    ...(mayEnd ? [] : (['close'] as const)),
  ];
}

function lacksReason(
  batch: Pick<SamplingBatch, 'state' | 'result' | 'retest' | 'noCaseWhy'>,
  { standing }: CaseStanding,
): boolean {
  return isUnfit(batch) && standing === 0 && batch.noCaseWhy === '';
}

/** Steps that the days of the law close: nobody asks after the window, and it does not end before its last day. */
export function closedByDays(batch: SamplingBatch, today: Day, calendar: Calendar): BatchMove[] {
  if (batch.state !== 'told') return [];
  const until = windowEnd(batch, today, calendar);
  return until !== null && today > until ? ['askRetest', 'waiveRetest'] : ['endWindow'];
}
