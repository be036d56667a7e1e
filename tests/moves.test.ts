import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawMoves, movesFile } from '../scripts/draw-moves.ts';
import { complaintStates, moves } from '../src/domain/complaint.ts';

describe('docs/moves.md', () => {
  it('is what the tables of the rules draw', () => {
    expect(readFileSync(movesFile, 'utf8')).toBe(drawMoves());
  });

  it('has an arrow for every move that leads to another state, and none besides', () => {
    const drawn = new Set(
      [...drawMoves().matchAll(/^ {2}(\w+) --> (\w+) : /gmu)].map((match) => `${match[1]} ${match[2]}`),
    );
    const told = complaintStates.flatMap((state) =>
      Object.values(moves[state])
        .filter((next) => next !== state)
        .map((next) => `${state} ${next}`),
    );
    expect([...drawn].toSorted()).toEqual([...new Set(told)].toSorted());
  });

  it('says everything in Chinese', () => {
    const labels = [...drawMoves().matchAll(/ : (.+)$/gmu)].map((match) => match[1] ?? '');
    expect(labels.length).toBeGreaterThan(20);
    for (const label of labels) expect(label).toMatch(/^[\p{Script=Han}、（）]+$/u);
  });
});
