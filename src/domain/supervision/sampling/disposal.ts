/** 处置: an order that holds at once, the lot counted, each act proven, and nothing over while a difference stands (S11). */
import type { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';
import { demandDay, type Facts } from '../../matter/matter.ts';
import { balancesOf, differencesZh, type Book, type Line } from './balance.ts';
import { demandHandlers, demandInstant, demandTwo, wrong } from './batch-checks.ts';
import type { Count, Dispose, Execute, MakeOrder, Recheck, Strike } from './batch-inputs.ts';
import { isUnfit, trackOf, type BatchFacts, type SamplingBatch } from './batch.ts';
import { amountZh, milliOf } from './goods.ts';

export function ordered(batch: SamplingBatch, input: z.infer<typeof MakeOrder>, facts: Facts) {
  if (batch.orderMade !== null) throw new Refusal('sampling-ordered-already', { order: batch.orderMade.orderNumber });
  demandInstant(input.servedAt, facts, batch.result?.concludedOn ?? null);
  if (input.rectify && trackOf(batch) === 'food')
    throw wrong(
      'rectify',
      '60 日改正、75 日复查是产品监督抽查的；食品按核查处置的时限。',
      'That limit is for goods that are no food.',
    );
  return {
    next: { orderMade: input },
    detail: { order: input.orderNumber, action: input.action, at: input.servedAt },
  };
}

export function counted(
  batch: SamplingBatch,
  { unit, bought, sold, sampled: taken, stock, source }: z.infer<typeof Count>,
) {
  const book: Book = {
    unit,
    boughtMilli: milliOf(bought),
    soldMilli: milliOf(sold),
    sampledMilli: milliOf(taken),
    stockMilli: milliOf(stock),
    source,
  };
  // One book a unit: what is counted again stands for what was counted before.
  const books = [...batch.books.filter((one) => one.unit !== unit), book];
  return { next: { books }, detail: { bought: amountZh(book.boughtMilli, unit), source } };
}

export function executed(batch: SamplingBatch, input: z.infer<typeof Execute>, facts: BatchFacts) {
  if (batch.orderMade === null) throw new Refusal('sampling-order-first');
  demandDay(input.onDay, facts, dayOf(new Date(batch.orderMade.servedAt)));
  demandTwo(input.byIds, 'byIds');
  demandHandlers(input.byIds, 'byIds', facts);
  const { amount, ...told } = input;
  if (amount === 0) throw wrong('amount', '请写多少，不能是 0。', 'Write how much; not nought.');
  const line: Line = { ...told, milli: milliOf(amount), struckWhy: null };
  return {
    next: { lines: [...batch.lines, line] },
    detail: { kind: line.kind, quantity: amountZh(line.milli, line.unit), proof: line.proof, on: line.onDay },
  };
}

export function struck(batch: SamplingBatch, { n, reason }: z.infer<typeof Strike>) {
  const line = batch.lines[n - 1];
  if (line === undefined || line.struckWhy !== null)
    throw wrong('n', '没有这一行，或者已经划掉了；请核对序号。', 'There is no such line; check the number.');
  const lines = batch.lines.map((one, at) => (at === n - 1 ? { ...one, struckWhy: reason } : one));
  return { next: { lines }, detail: { n, quantity: amountZh(line.milli, line.unit), reason } };
}

export function disposed(batch: SamplingBatch, input: z.infer<typeof Dispose>, facts: Facts) {
  demandDay(input.disposedOn, facts, batch.confirmedOn);
  demandEven(batch);
  return { next: input, detail: { disposal: input.disposal, on: input.disposedOn } };
}

/** Neither disposed of nor closed while an order is missing or a difference stands. */
function demandEven(batch: SamplingBatch): void {
  if (batch.orderMade === null) throw new Refusal('sampling-order-first');
  if (batch.books.length === 0) throw new Refusal('sampling-count-first');
  const differences = differencesZh(balancesOf(batch.books, batch.lines));
  if (differences !== '') throw new Refusal('sampling-uneven', { differences });
}

export function rechecked(batch: SamplingBatch, input: z.infer<typeof Recheck>, facts: Facts) {
  const from = batch.orderMade === null ? null : dayOf(new Date(batch.orderMade.servedAt));
  demandDay(input.rectifiedOn, facts, from);
  demandDay(input.recheckedOn, facts, input.rectifiedOn);
  return { next: input, detail: { recheck: input.recheck, on: input.recheckedOn } };
}

/** Rectification was ordered and nobody has looked again. */
export const mustRectify = ({ orderMade, recheckedOn }: SamplingBatch) =>
  orderMade?.rectify === true && recheckedOn === null;

export function closed(batch: SamplingBatch, { today }: Facts) {
  if (isUnfit(batch)) demandEven(batch);
  if (mustRectify(batch)) throw new Refusal('sampling-recheck-first');
  return { next: { closedOn: today }, detail: {} };
}
