/** How much the gate of publication marks, by texts that people labelled. */
import { leaksOf } from '../../src/domain/base/disclosure/leak.ts';
import type { LeakMark } from '../../src/domain/base/disclosure/leak-mark.ts';

export interface LabelledText {
  id: string;
  text: string;
  leaks: string[];
}

export interface LeakScore {
  n: number;
  /** The share of the leaks that are covered wholly. */
  recall: number;
  /** Marks in texts that have no leak. */
  falseMarks: number;
}

export function readLeaks(lines: string): LabelledText[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledText);
}

export function scoreLeaks(texts: readonly LabelledText[]) {
  const misses: { id: string; leak: string; text: string }[] = [];
  const wrong: { id: string; words: string; kind: string; text: string }[] = [];
  let [leaks, found, clean] = [0, 0, 0];
  for (const { id, text, leaks: labels } of texts) {
    const marks = leaksOf(text);
    if (labels.length === 0) {
      clean += 1;
      wrong.push(...marks.map(({ words, kind }) => ({ id, words, kind, text })));
    }
    for (const leak of labels) {
      leaks += 1;
      if (isCovered(text, leak, marks)) found += 1;
      else misses.push({ id, leak, text });
    }
  }
  const score: LeakScore = {
    n: texts.length,
    recall: leaks === 0 ? 1 : Number((found / leaks).toFixed(4)),
    falseMarks: wrong.length,
  };
  return { score, misses, wrong, clean };
}

/** Whether each character of the leak lies in some mark, at any place where it stands. */
function isCovered(text: string, leak: string, marks: readonly LeakMark[]): boolean {
  const covered = new Set(marks.flatMap(({ at, words }) => [...Array(words.length).keys()].map((i) => at + i)));
  for (let at = text.indexOf(leak); at >= 0; at = text.indexOf(leak, at + 1))
    if ([...Array(leak.length).keys()].every((i) => covered.has(at + i))) return true;
  return false;
}
