/** 雷同 (copy): documents of one collection that are the same text with other words, slogans that stand in several, sentences that stand twice. */
import { likeness } from '../../base/likeness.ts';
import { findingOf, type Finding } from './finding.ts';
import type { Sentence, WorkReportText } from './work-report-text.ts';

/** Share of pairs of characters from which two documents are one; word for word swapped ones share somewhat more than half. */
const alikeFrom = 0.5;
/** A shorter one is no document of its own. */
const documentFrom = 200;
/** Each is laid beside each other. */
const mostCompared = 40;
/** So many characters in a row are no chance. */
const sloganFrom = 18;
/** Within one text a phrase of the trade comes twice by itself. */
const twiceFrom = 20;

/** The pairs of which the former is the copy of the latter, or the other way round. */
export function alikePairs(documents: readonly WorkReportText[]): [number, number][] {
  const long = compared(documents, documentFrom);
  return long.flatMap(([i, a], k) =>
    long
      .slice(k + 1)
      .flatMap(([j, b]): [number, number][] => (likeness(a.plain, b.plain) >= alikeFrom ? [[i, j]] : [])),
  );
}

/** The documents that are laid beside each other: no more than a collection has, and none that is a heading alone. */
function compared(documents: readonly WorkReportText[], from: number): [number, WorkReportText][] {
  return [...documents.entries()].filter(([, { plain }]) => plain.length > from).slice(0, mostCompared);
}

export function copiedTexts(documents: readonly WorkReportText[]): Finding[] {
  const alike = alikePairs(documents);
  const isAlike = (i: number, j: number) => alike.some(([a, b]) => a === i && b === j);
  const whole = alike.flatMap(([i, j]) => {
    const [one, other] = [bodyOf(documents[i]), bodyOf(documents[j])];
    return one === null || other === null
      ? []
      : [findingOf('copy', one, one.words.slice(0, 20), `和“${other.words.slice(0, 20)}”一篇雷同，只换了词`, other)];
  });
  const long = compared(documents, sloganFrom);
  const slogans = long.flatMap(([j, document], k) =>
    long.slice(0, k).flatMap(([i, earlier]) => (isAlike(i, j) ? [] : sharedSlogan(earlier, document))),
  );
  return [...whole, ...slogans];
}

/** A sentence that stands in the same text twice; rows of a table are alike by nature. */
export function saidTwice({ paragraphs }: WorkReportText): Finding[] {
  const said = new Map<string, Sentence>();
  return paragraphs
    .flatMap(({ sentences }) => sentences)
    .filter(({ plain }) => !plain.includes('\t'))
    .flatMap((sentence): Finding[] => {
      const clauses = sentence.plain.split(/[。；;]/u).map(bare);
      const parts = [...clauses, ...pairsOf(sentence.plain)].filter((one) => one.length >= twiceFrom);
      const twice = parts.find((one) => said.has(one));
      const first = said.get(twice ?? '');
      for (const one of parts) if (!said.has(one)) said.set(one, sentence);
      return twice === undefined ? [] : [findingOf('copy', sentence, twice, '前面已经说过一遍', first)];
    });
}

/** Two clauses of a sentence together, for one alone is often a phrase of every report. */
function pairsOf(plain: string): string[] {
  const clauses = plain.split(/[，,。；;]/u).map(bare);
  return clauses.slice(1).map((one, i) => `${clauses[i] ?? ''}${one}`);
}

function bodyOf(document: WorkReportText | undefined): Sentence | null {
  return document?.paragraphs.flatMap(({ sentences }) => sentences).find(({ words }) => words.length >= 20) ?? null;
}

/** The first sentence that shares a run of characters with the earlier document; names of laws and papers are everybody’s. */
function sharedSlogan(earlier: WorkReportText, later: WorkReportText): Finding[] {
  const runs = new Map<string, Sentence>();
  for (const sentence of earlier.paragraphs.flatMap(({ sentences }) => sentences)) {
    const plain = bare(sentence.plain);
    for (let i = 0; i + sloganFrom <= plain.length; i += 1) runs.set(plain.slice(i, i + sloganFrom), sentence);
  }
  for (const sentence of later.paragraphs.flatMap(({ sentences }) => sentences)) {
    const words = bare(sentence.plain);
    for (let i = 0; i + sloganFrom <= words.length; i += 1) {
      const shared = words.slice(i, i + sloganFrom);
      const first = runs.get(shared);
      if (first !== undefined) return [findingOf('copy', sentence, shared, '和前面一篇的话一字不差', first)];
    }
  }
  return [];
}

function bare(plain: string): string {
  return plain.replace(/《[^》]{0,60}》/gu, '').replace(/[^\p{Script=Han}\d]/gu, '');
}
