/** What this program has answered, counted in its memory until it is written. */
import { randomUUID } from 'node:crypto';
import {
  answerBoundsMs,
  boundOf,
  slotOf,
  type AnswerSample,
  type AnswerTally,
} from '../../domain/base/status/answers.ts';

interface Counting extends AnswerSample {
  counts: number[];
}

/** While nothing can be written for so long, the oldest are let go. */
const mostSlots = 24;

export function answerTally(): AnswerTally {
  const slots = new Map<number, Counting>();
  const slotAt = (at: Date): Counting => {
    const key = slotOf(at).getTime();
    const known = slots.get(key);
    if (known !== undefined) return known;
    const made = { slotAt: new Date(key), counts: answerBoundsMs.map(() => 0), errors: 0 };
    slots.set(key, made);
    for (const old of [...slots.keys()].toSorted((a, b) => a - b).slice(0, -mostSlots)) slots.delete(old);
    return made;
  };
  return {
    program: randomUUID(),
    note({ ms, isError, at }) {
      const slot = slotAt(at);
      const bound = boundOf(ms);
      slot.counts[bound] = (slot.counts[bound] ?? 0) + 1;
      if (isError) slot.errors += 1;
    },
    samples(at) {
      slotAt(at);
      return [...slots.values()]
        .map((one) => ({ ...one, counts: [...one.counts] }))
        .toSorted((a, b) => a.slotAt.getTime() - b.slotAt.getTime());
    },
    written(samples, at) {
      const current = slotOf(at).getTime();
      for (const { slotAt: when } of samples) if (when.getTime() !== current) slots.delete(when.getTime());
    },
  };
}
