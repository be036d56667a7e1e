/** Learns what the second voter knows, from lessons and from the label files that are learned from. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { textSigns, type ClassWords } from '../../src/domain/triage/learned/text-signs.ts';
import { topOf, type VoterSeed } from '../../src/domain/triage/learned/voter.ts';
import { plainText } from '../../src/domain/triage/lexicon.ts';
import { learn, type Lesson, type Way } from '../learn/learn.ts';
import type { Labelled } from './labelled.ts';
import { readLabelled } from './score.ts';

/** A text with the hand that wrote it. */
export interface HandLesson extends Lesson {
  hand: string;
  line: Labelled;
}

/** Chosen by hands that were left out of learning (scripts/voter-cross.ts). */
const way: Way = {
  oftenEnough: 2,
  mostSigns: 30_000,
  cost: 3,
  firstRounds: 4,
  rounds: 12,
  ownWeight: (_, often, of) => Math.log(of / often),
  forIt: 2,
  silent: 2,
};

/** By the label files of the county the rules were written: they are told with less weight than what was written for learning. */
const ruledWeight = 0.5;

export function lessonsIn(file: string, lexicon: ClassWords): HandLesson[] {
  const hand = basename(file, '.jsonl');
  const isRuled = !hand.startsWith('lessons-');
  return readLabelled(readFileSync(file, 'utf8')).map((line) => ({
    hand: isRuled ? 'own' : hand,
    line,
    signs: textSigns(plainText(line.text), lexicon),
    labels: new Set(labelsOf(line)),
    weight: isRuled ? ruledWeight : 1,
  }));
}

function labelsOf({ labels: { type, category, nature, outcome } }: Labelled): string[] {
  if (outcome.decision === 'junk') return ['decision:junk'];
  return [
    `kind:${type}`,
    `top:${topOf(category)}`,
    `leaf:${category}`,
    ...nature.slice(0, 1).map((one) => `nature:${one}`),
    ...(outcome.decision === 'merge' ? [] : [`decision:${outcome.decision}`]),
  ];
}

export function learnVoter(lessons: readonly HandLesson[], change: Partial<Way> = {}): VoterSeed {
  const labels = [...new Set(lessons.flatMap(({ labels: of }) => [...of]))].toSorted();
  return { texts: lessons.length, labels, ...learn(lessons, labels, { ...way, ...change }) };
}
