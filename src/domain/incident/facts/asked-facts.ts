/**
 * 答出来的事实 (asked facts): what an answer to a further question tells of its matter, in the form in which the same is read out of
 * words: 「丰垦818」 under 品种 is the brand 丰垦 and the variety 818, whoever wrote it where.
 */
import { tellsFact, type AskedFact, type AskedQuestion } from '../../county/asked/asked-question.ts';
import type { Fact, FactKind } from './fact.ts';
import type { FactLexicon } from './fact-lexicon.ts';
import { marksIn, readable } from './product-marks.ts';

/** What stands before it in a sentence, so that it is read as such a word. */
const before = { batch: '批号', model: '品种', brand: '牌子' } as const satisfies Partial<Record<AskedFact, string>>;

export function factsAsked(question: AskedQuestion, answer: string, lexicon: FactLexicon): Fact[] {
  const { fact } = question;
  if (fact === null || !tellsFact(question, answer)) return [];
  const told = (kind: FactKind, value: string): Fact => ({
    kind,
    value,
    words: answer,
    source: 'asked',
    trust: 'sure',
  });
  if (!isMark(fact)) return [told(fact, answer)];
  const marks = marksIn(readable(`${before[fact]}${answer}`), lexicon).filter(
    ({ kind, trust }) => trust === 'sure' && (fact === 'batch') === (kind === 'batch'),
  );
  if (marks.length > 0) return marks.map(({ kind, value }) => told(kind, value));
  // What is no such word anywhere else is one here: somebody was asked for it.
  const bare = readable(answer).toUpperCase();
  return bare === '' ? [] : [told(fact, bare)];
}

function isMark(fact: AskedFact): fact is keyof typeof before {
  return fact in before;
}
