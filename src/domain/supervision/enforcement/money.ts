/**
 * 案件的钱 (money): the value of a case, what is fined and what is confiscated, each proposed, decided and collected. They are kept apart:
 * the value is no penalty, and what was decided is not what came in.
 */
import { addDays, daysBetween, type Day } from '../../base/calendar.ts';
import type { Enforcement } from './enforcement.ts';
import type { Decision, MoneyKind, Payment } from './records.ts';

type Decided = Pick<Enforcement, 'fineDecidedFen' | 'confiscatedDecidedFen'>;

/** 罚没款: what the decision asks for; figure F05 counts it, and the payment clock runs on it. */
export function moneyDecidedFen({ fineDecidedFen, confiscatedDecidedFen }: Decided): number {
  return (fineDecidedFen ?? 0) + (confiscatedDecidedFen ?? 0);
}

/** What was paid of one kind, up to the day and with it. */
export function paidFen(payments: readonly Payment[], kind: MoneyKind, upto: Day | null = null): number {
  return payments
    .filter((one) => one.kind === kind && (upto === null || one.paidOn <= upto))
    .reduce((sum, { fen }) => sum + fen, 0);
}

/** What is still owed of fine and of confiscation, kind by kind; never below nothing. */
export function owedFen(enforcement: Decided & Pick<Enforcement, 'payments'>, kind: 'fine' | 'confiscated'): number {
  const decided = kind === 'fine' ? enforcement.fineDecidedFen : enforcement.confiscatedDecidedFen;
  return Math.max(0, (decided ?? 0) - paidFen(enforcement.payments, kind));
}

/** The day on which fine and confiscation were paid in full, or null; a decision without money is never paid. */
export function paidUpOn(enforcement: Decided & Pick<Enforcement, 'payments'>): Day | null {
  if (moneyDecidedFen(enforcement) === 0) return null;
  if (owedFen(enforcement, 'fine') > 0 || owedFen(enforcement, 'confiscated') > 0) return null;
  return enforcement.payments
    .filter(({ kind }) => kind !== 'lateFee')
    .reduce<Day | null>((last, { paidOn }) => (last === null || paidOn > last ? paidOn : last), null);
}

/** 加处罚款 a day, in hundredths of the fine that is not paid (处罚法 第七十二条). */
const lateFeePercent = 3;

/**
 * 加处罚款 in fen: three per cent of the unpaid fine for each day after the last day for payment, up to the day and with it, and never
 * more than the fine itself. What is confiscated bears none.
 */
export function lateFeeFen(
  { fineDecidedFen, payments }: Pick<Enforcement, 'fineDecidedFen' | 'payments'>,
  dueOn: Day,
  upto: Day,
): number {
  const fine = fineDecidedFen ?? 0;
  if (fine === 0 || upto <= dueOn) return 0;
  const days = [...new Set(payments.map(({ paidOn }) => paidOn).filter((on) => on > dueOn && on <= upto))].toSorted();
  // From one payment to the next the same is owed; a day on which something is paid still counts by what was owed on it.
  let from = dueOn;
  let hundredths = 0;
  for (const to of [...days, upto]) {
    const left = Math.max(0, fine - paidFen(payments, 'fine', from === dueOn ? dueOn : from));
    hundredths += left * lateFeePercent * daysBetween(from, to);
    from = to;
    if (hundredths >= fine * 100) break;
  }
  return Math.min(fine, Math.floor(hundredths / 100));
}

/** The first day on which a late fee is counted. */
export function lateFrom(dueOn: Day): Day {
  return addDays(dueOn, 1);
}

/** 公示规定: a penalty is shown, unless it was a warning alone. */
export function isPublic(decision: Pick<Decision, 'result' | 'warning' | 'others' | 'goods'>, money: Decided): boolean {
  if (decision.result !== 'penalised') return false;
  const isWarningAlone =
    decision.warning && moneyDecidedFen(money) === 0 && decision.others === '' && decision.goods === '';
  return !isWarningAlone;
}

/** Whether a penalty has still to be published: decided, not revoked, and shown nowhere yet. */
export function owesPublication({
  decision,
  publication,
  ...money
}: Pick<Enforcement, 'decision' | 'publication'> & Decided): boolean {
  return decision !== null && publication === null && decision.revokedOn === null && isPublic(decision, money);
}

/**
 * Whether the penalty stands in public on the day, so that others may tell of it as a fact: decided, published, neither revoked nor
 * withdrawn, and its time of display not over. A natural person is never named.
 */
export function isShown(
  { decision, publication, partyKind, ...money }: Pick<Enforcement, 'decision' | 'publication' | 'partyKind'> & Decided,
  today: Day,
): boolean {
  if (decision === null || publication === null || partyKind === 'person') return false;
  if (decision.revokedOn !== null || publication.withdrawnOn !== null || publication.until < today) return false;
  return isPublic(decision, money);
}
