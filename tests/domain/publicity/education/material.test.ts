import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../src/domain/base/refusal.ts';
import { moved, movementKinds, type Movement } from '../../../../src/domain/publicity/education/material.ts';
import { namesOf } from '../../../../src/domain/publicity/education/subject.ts';
import { codeOf } from '../../../build/refusal.ts';

const stations = ['', 'ST-1', 'ST-2', 'ST-3'];
const movement: fc.Arbitrary<Movement> = fc.record({
  kind: fc.constantFrom(...namesOf(movementKinds)),
  stationId: fc.constantFrom(...stations),
  n: fc.integer({ min: 1, max: 60 }),
});

describe('the stock of printed matter', () => {
  it('S43 S161 whatever is printed, issued, given back, handed out and lost: no place holds less than nothing, and nothing is lost or made on the way', () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 80 }), (movements) => {
        let stock: ReadonlyMap<string, number> = new Map();
        const sums = { printed: 0, issued: 0, returned: 0, handedOut: 0, writtenOff: 0 };
        for (const one of movements) {
          const before = new Map(stock);
          try {
            stock = moved(stock, one);
            sums[one.kind] += one.n;
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            expect(new Map(stock)).toEqual(before);
          }
          expect([...stock.values()].every((n) => n >= 0)).toBe(true);
        }
        const lies = [...stock.values()].reduce((sum, n) => sum + n, 0);
        expect(lies).toBe(sums.printed - sums.handedOut - sums.writtenOff);
        const atStations = lies - (stock.get('') ?? 0);
        expect(atStations).toBeLessThanOrEqual(sums.issued - sums.returned);
      }),
      { numRuns: 300 },
    );
  });

  it('says how many are left where there are too few, and issues nothing to nowhere', () => {
    const stock = new Map([['', 20]]);
    expect(codeOf(() => moved(stock, { kind: 'issued', stationId: 'ST-1', n: 21 }))).toBe('stock-short');
    expect(codeOf(() => moved(stock, { kind: 'issued', stationId: '', n: 1 }))).toBe('station-unknown');
    expect(moved(stock, { kind: 'issued', stationId: 'ST-1', n: 20 })).toEqual(
      new Map([
        ['', 0],
        ['ST-1', 20],
      ]),
    );
  });
});
