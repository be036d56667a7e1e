/**
 * 重复举报 (repetition): the same reporter with the same facts on the same operator is not handled again; with new facts the
 * tip-off may be merged into the first, whose verification then runs from this day (《办法》第三十五条).
 */
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { unmasked } from '../../base/masking.ts';
import { likeness } from '../../base/likeness.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { demandHolder } from './holder.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { parseMatterNumber, tipoffNumber } from '../../matter/numbering.ts';
import { Refusal } from '../../base/refusal.ts';
import { areTwo, compareKnown, knownOf, type Known } from '../../operator/same-operator.ts';
import { demandUnendorsed } from './decision-request.ts';
import { movedTipoff, type Tipoff, type TipoffState } from '../tipoff.ts';
import { demandTested } from './verification.ts';

const firstNumber = labelled(written().min(6).max(40), {
  zh: '第一件的编号',
  en: 'Number of the first one',
  hintZh: '例如 举2026-0012',
  hintEn: 'For example 举2026-0012',
  input: 'text',
});

export const Repeat = z.object({
  firstNumber,
  reason: labelled(written().min(6).max(500), {
    zh: '为什么是同一件事',
    en: 'Why it is the same',
    input: 'longText',
  }),
});
export const Merge = z.object({
  firstNumber,
  newFacts: labelled(written().min(6).max(1000), { zh: '新的事实', en: 'The new facts', input: 'longText' }),
});

/** The number as it is written down, whatever dash or width was typed. */
export function firstNumberOf({ firstNumber: typed }: { firstNumber: string }): string {
  const parsed = parseMatterNumber(typed);
  return parsed === null || (parsed.kind ?? 'tipoff') !== 'tipoff' ? typed : tipoffNumber(parsed.year, parsed.n);
}

/** States in which a first tip-off can still take new facts in: its verification is not decided yet. */
const takesIn: ReadonlySet<TipoffState> = new Set(['registered', 'dispatched', 'verifying']);

/** H1, H2 or, found out on the way, H3 → H8: linked to the first, no clock of its own. */
export function repeat(tipoff: Tipoff, input: z.infer<typeof Repeat>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'repeat');
  demandHolder(tipoff, 'repeat', facts);
  demandUnendorsed(tipoff, facts);
  demandTested(tipoff);
  return {
    next: {
      ...tipoff,
      state,
      outcome: 'repeated',
      proposal: null,
      decidedOn: facts.today,
      approverId: facts.by.id,
      decisionReason: input.reason,
      firstNumber: firstNumberOf(input),
    },
    event: eventOf(tipoff, 'repeated', facts, { firstNumber: firstNumberOf(input), reason: input.reason }),
  };
}

/** H1, H2 or H3 → H9: what it adds goes into the first, by `takeIn` in the same transaction. */
export function merge(tipoff: Tipoff, input: z.infer<typeof Merge>, facts: Facts): Change<Tipoff> {
  const state = movedTipoff(tipoff, 'merge');
  demandHolder(tipoff, 'merge', facts);
  demandUnendorsed(tipoff, facts);
  demandTested(tipoff);
  return {
    next: {
      ...tipoff,
      state,
      outcome: 'merged',
      proposal: null,
      decidedOn: facts.today,
      approverId: facts.by.id,
      decisionReason: factsOfLater(input.newFacts, tipoff),
      firstNumber: firstNumberOf(input),
    },
    event: eventOf(tipoff, 'merged', facts, { firstNumber: firstNumberOf(input) }),
  };
}

/**
 * What the later tip-off adds to the first. R-01 of the first restarts on the day of the last tip-off, and with a
 * new period comes its own possible extension.
 */
export function takeIn(first: Tipoff, later: Tipoff, typed: string, facts: Facts): Change<Tipoff> {
  if (!takesIn.has(first.state)) throw new Refusal('first-already-decided');
  const on = dayOf(later.receivedAt);
  const newFacts = factsOfLater(typed, later);
  return {
    next: {
      ...first,
      // Merged once more after it was decided anew, it is one and the same.
      takenIn: [
        ...first.takenIn.filter(({ number }) => number !== later.number),
        { number: later.number, on, newFacts },
      ],
      lastTakenInOn: first.lastTakenInOn !== null && first.lastTakenInOn > on ? first.lastTakenInOn : on,
      // What waits was asked for before the new facts, and the extension was one of the period that is over.
      proposal: null,
      extendedOn: null,
      extensionReason: null,
      extensionApproval: null,
    },
    event: eventOf(first, 'took-in', facts, { number: later.number, on, newFacts }),
  };
}

/** What the later one had brought in goes with it, and the days that ran anew from it run from what is left. */
export function letGo(first: Tipoff, later: Tipoff, facts: Facts): Change<Tipoff> {
  const takenIn = first.takenIn.filter(({ number }) => number !== later.number);
  const lastTakenInOn =
    takenIn
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? null;
  return {
    next: { ...first, takenIn, lastTakenInOn },
    event: eventOf(first, 'let-go', facts, { number: later.number }),
  };
}

/** The new facts as both tip-offs keep them: whoever merges has read the later one masked, and what he leaves of a number is the number. */
function factsOfLater(typed: string, { story, evidence }: Pick<Tipoff, 'story' | 'evidence'>): string {
  return unmasked(typed, `${story}\n${evidence}`);
}

/**
 * Refuses to link what is not the same: another operator, another reporter (told by the sealed marks, never by a name), the
 * tip-off itself, or one that came later. Two anonymous tip-offs are of the same reporter only if their code words are.
 */
export function demandFirst(later: Tipoff, first: Tipoff, sameReporter: boolean): void {
  const isItself = first.id === later.id;
  const cameLater = first.receivedAt > later.receivedAt;
  const wasLinked = first.outcome === 'repeated' || first.outcome === 'merged';
  if (isItself || cameLater || wasLinked || !sameReporter || !isSameOperator(first, later))
    throw new Refusal('not-the-first');
}

/** Whether both name the same operator, as people write it: surely, or one name within the other or nearly so; two branches are two. */
export function isSameOperator(
  a: Pick<Tipoff, 'operatorName' | 'operatorAddress'>,
  b: Pick<Tipoff, 'operatorName' | 'operatorAddress'>,
): boolean {
  const [first, second] = [a, b].map((one) => knownOf({ name: one.operatorName, address: one.operatorAddress })) as [
    Known,
    Known,
  ];
  if (areTwo(first, second)) return false;
  return (
    compareKnown(first, second).verdict === 'same' ||
    Math.max(
      likeness(a.operatorName, b.operatorName),
      likeness(a.operatorName, b.operatorAddress + b.operatorName),
      likeness(b.operatorName, a.operatorAddress + a.operatorName),
    ) >= 0.6
  );
}
