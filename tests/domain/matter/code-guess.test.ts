import { describe, expect, it } from 'vitest';
import { freeGuesses, guessCaps, standingOfGuess, type Guessed } from '../../../src/domain/matter/code-guess.ts';

const none: Guessed = { number: 0, county: 0, network: 0 };

describe('a guess at a query code', () => {
  it.each(['short', 'long'] as const)(
    '(%s) is looked at while few are wrong, however many from one network',
    (kind) => {
      const { number, county } = guessCaps[kind];
      expect(standingOfGuess({ number: number - 1, county: county - 1, network: 1000 }, kind)).toBe('open');
    },
  );

  it.each(['short', 'long'] as const)('(%s) is looked at beyond that only from where hardly any were wrong', (kind) => {
    const { number, county } = guessCaps[kind];
    for (const guessed of [{ number }, { county }]) {
      const busy = { ...none, ...guessed };
      expect(standingOfGuess({ ...busy, network: freeGuesses - 1 }, kind)).toBe('open');
      expect(standingOfGuess({ ...busy, network: freeGuesses }, kind)).toBe('closed');
    }
  });

  it('of six figures is looked at from nowhere when thousands were wrong; of eight they are too many to guess', () => {
    const { most } = guessCaps.short;
    expect(standingOfGuess({ ...none, county: most }, 'short')).toBe('spent');
    expect(standingOfGuess({ ...none, county: most }, 'long')).toBe('open');
  });
});
