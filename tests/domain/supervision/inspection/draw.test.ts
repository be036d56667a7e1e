import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../../src/domain/supervision/inspection/draw.ts';

const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 40 });
const drawing = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 12 }),
  pool: names,
  officers: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 9 }),
  shops: fc.integer({ min: 0, max: 60 }),
});

describe('the draw by lot', () => {
  it('gives the same for the same seed over the same names, in whatever order they are listed', () => {
    fc.assert(
      fc.property(drawing, ({ seed, pool, officers, shops }) => {
        const once = draw(seed, { pool, officers, shops });
        const again = draw(seed, { pool: pool.toReversed(), officers: officers.toReversed(), shops });
        expect(again).toEqual(once);
      }),
    );
  });

  it('draws no shop twice, none that is not in the pool, and as many as asked or all', () => {
    fc.assert(
      fc.property(drawing, ({ seed, pool, officers, shops }) => {
        const drawn = draw(seed, { pool, officers, shops }).map(({ shopId }) => shopId);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((one) => pool.includes(one))).toBe(true);
        expect(drawn).toHaveLength(Math.min(shops, pool.length));
      }),
    );
  });

  it('sends two different officers to each, and each of them about as often as the others', () => {
    fc.assert(
      fc.property(drawing, ({ seed, pool, officers, shops }) => {
        const drawn = draw(seed, { pool, officers, shops });
        const times = new Map<string, number>(officers.map((one) => [one, 0]));
        for (const { officerIds } of drawn) {
          expect(new Set(officerIds).size).toBe(2);
          for (const id of officerIds) times.set(id, (times.get(id) ?? 0) + 1);
        }
        const counts = [...times.values()];
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('draws so many ahead of the others out of those that are named, and the same as before where none are', () => {
    fc.assert(
      fc.property(drawing, fc.integer({ min: 0, max: 20 }), ({ seed, pool, officers, shops }, ahead) => {
        const from = pool.filter((_, i) => i % 3 === 0);
        const drawn = draw(seed, { pool, officers, shops, first: { from, shops: ahead } }).map(({ shopId }) => shopId);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn).toHaveLength(Math.min(shops, pool.length));
        const many = Math.min(ahead, from.length, shops);
        expect(drawn.slice(0, many).every((one) => from.includes(one))).toBe(true);
        expect(drawn.filter((one) => from.includes(one)).length).toBeGreaterThanOrEqual(many);
        expect(draw(seed, { pool, officers, shops, first: { from, shops: 0 } })).toEqual(
          draw(seed, { pool, officers, shops }),
        );
      }),
    );
  });

  it('differs by the seed', () => {
    const pool = Array.from({ length: 40 }, (_, i) => `shop ${i}`);
    const of = (seed: string) => draw(seed, { pool, officers: ['a', 'b', 'c'], shops: 10 }).map(({ shopId }) => shopId);
    expect(of('4C19')).not.toEqual(of('4C1A'));
  });
});
