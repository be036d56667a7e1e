/** 先后 (move order): what a tip-off waits for, the main move first. */
import type { Tipoff } from '../tipoff.ts';
import type { TipoffPersonMove } from '../procedure.ts';

type Led = Pick<Tipoff, 'handlerId' | 'proposal'>;

/** Days of a law that run from the receipt are nearly over (`pressingInterim`): who told it hears first how it is handled. */
interface Pressed {
  isTellingDue?: boolean;
}

/** What a tip-off waits for, one after the other. */
const leading: readonly TipoffPersonMove[] = [
  'dispatch',
  'assign',
  'startVerification',
  'endDispute',
  'endTest',
  'open',
  'notOpen',
  'propose',
  'recordNotice',
  'endEnforcement',
  'payReward',
  'close',
  'archive',
];

/** What may be done beside, and is nobody's next step by itself. */
const aside: readonly TipoffPersonMove[] = [
  'returnProposal',
  'withdrawProposal',
  'recordUnserved',
  'grantReward',
  'transfer',
  'extend',
  'startTest',
  'giveBack',
  'repeat',
  'merge',
  'disclaim',
  'findJurisdiction',
  'openDispute',
  'decideAnew',
];

/** The main move first: what the tip-off waits for. */
export function tipoffOrder(tipoff: Led, pressed: Pressed = {}): readonly TipoffPersonMove[] {
  return [...new Set([...leadingOf(tipoff, pressed), ...aside])];
}

/** What the tip-off waits for and this person may do; null where somebody else has to act first. */
export function tipoffNext(
  tipoff: Led,
  possible: readonly TipoffPersonMove[],
  pressed: Pressed = {},
): TipoffPersonMove | null {
  return leadingOf(tipoff, pressed).find((move) => possible.includes(move)) ?? null;
}

/** Two officers who are named already are seldom named anew; what they propose is what the head decides on first. */
function leadingOf({ handlerId, proposal }: Led, { isTellingDue = false }: Pressed): readonly TipoffPersonMove[] {
  const named = handlerId === null ? leading : leading.filter((move) => move !== 'assign');
  const waiting: readonly TipoffPersonMove[] = proposal === null ? named : [proposal.what, 'endorse', ...named];
  return isTellingDue ? ['recordNotice', ...waiting] : waiting;
}
