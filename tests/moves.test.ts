import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawKind, drawMoves, kinds, movesFile } from '../scripts/draw-moves.ts';

describe('docs/moves.md', () => {
  it('is what the tables of the rules draw', () => {
    expect(readFileSync(movesFile, 'utf8')).toBe(drawMoves());
  });

  it.each(kinds)('has an arrow for every move of $title that leads to another state, and none besides', (kind) => {
    const drawn = new Set(
      [
        ...drawKind(kind)
          .join('\n')
          .matchAll(/^ {2}(\w+) --> (\w+) : /gmu),
      ].map((match) => `${match[1]} ${match[2]}`),
    );
    const told = kind.states.flatMap((state) =>
      Object.values(kind.moves[state] ?? {})
        .filter((next) => next !== state)
        .map((next) => `${state} ${next}`),
    );
    expect([...drawn].toSorted()).toEqual([...new Set(told)].toSorted());
  });

  it.each(kinds)('says everything of $title in Chinese', (kind) => {
    const labels = [
      ...drawKind(kind)
        .join('\n')
        .matchAll(/ : (.+)$/gmu),
    ].map((match) => match[1] ?? '');
    expect(labels.length).toBeGreaterThan(20);
    for (const label of labels) expect(label).toMatch(/^[\p{Script=Han}、（）]+$/u);
  });
});
