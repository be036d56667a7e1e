/**
 * 请求 (request): what the teller wants from the shop, in his own words: 「要求退款并赔偿」 (《办法》第十条: the request). Taken out of the text as it
 * stands, never put together.
 */
import { clauseAround, type Lexicon } from './lexicon.ts';
import type { Guess } from './subject.ts';

/** Of this weight a sign is a request by itself; less only says that the shop refused. */
const plainly = 2;
const mostClauses = 3;
const mostLetters = 80;

/** The clauses in which something is asked for; null where there is none. */
export function claimOf(text: string, { signs }: Pick<Lexicon, 'signs'>): Guess<string> | null {
  const found = new Map<number, { clause: string; word: string }>();
  for (const { form, weight, unless } of signs.claims) {
    if (weight < plainly) continue;
    for (const match of text.matchAll(form)) {
      const { from, to } = clauseAround(text, match.index);
      const clause = text.slice(from, to);
      if (unless?.test(clause) === true || found.has(from)) continue;
      found.set(from, { clause, word: match[0] });
      if (found.size === mostClauses) break;
    }
  }
  const asked = [...found].toSorted(([a], [b]) => a - b).map(([, one]) => one);
  const value = asked
    .map(({ clause }) => clause.replace(/^(?:一|二|三|四|\d)[.是]?(?=要|请|退|赔)/u, '').trim())
    .join('，')
    .slice(0, mostLetters);
  return value === '' ? null : { value, words: asked.map(({ word }) => word) };
}
