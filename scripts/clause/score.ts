/** How well the clause checker proposes, by sentences that people labelled: micro-averaged over codes. */
import { codesIn } from '../../src/domain/supervision/clause/clause-check.ts';

export interface LabelledClause {
  id?: string;
  text: string;
  /** Empty for a fair sentence. */
  codes: string[];
}

export interface CodeScore {
  n: number;
  precision: number;
  recall: number;
}

export interface ClauseScore {
  n: number;
  precision: number;
  recall: number;
  byCode: Record<string, CodeScore>;
}

export interface ClauseMiss {
  id: string;
  text: string;
  missed: string[];
  wrong: string[];
}

export function readClauses(lines: string): LabelledClause[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledClause);
}

export function scoreClauses(clauses: readonly LabelledClause[]): { score: ClauseScore; misses: ClauseMiss[] } {
  const counts = new Map<string, { right: number; said: number; asked: number }>();
  const of = (code: string) => {
    const known = counts.get(code) ?? { right: 0, said: 0, asked: 0 };
    counts.set(code, known);
    return known;
  };
  const misses: ClauseMiss[] = [];
  for (const [i, { id, text, codes }] of clauses.entries()) {
    const [asked, said] = [new Set(codes), new Set<string>(codesIn(text))];
    for (const code of asked) of(code).asked += 1;
    for (const code of said) of(code).said += 1;
    for (const code of said) if (asked.has(code)) of(code).right += 1;
    const missed = [...asked].filter((code) => !said.has(code));
    const wrong = [...said].filter((code) => !asked.has(code));
    if (missed.length + wrong.length > 0) misses.push({ id: id ?? String(i + 1), text, missed, wrong });
  }
  const sum = { right: 0, said: 0, asked: 0 };
  for (const { right, said, asked } of counts.values()) {
    sum.right += right;
    sum.said += said;
    sum.asked += asked;
  }
  const byCode = Object.fromEntries(
    [...counts]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([code, one]) => [code, { n: one.asked, ...ratesOf(one) }]),
  );
  return { score: { n: clauses.length, ...ratesOf(sum), byCode }, misses };
}

function ratesOf({ right, said, asked }: { right: number; said: number; asked: number }) {
  const rate = (of: number) => (of === 0 ? 1 : Number((right / of).toFixed(4)));
  return { precision: rate(said), recall: rate(asked) };
}
