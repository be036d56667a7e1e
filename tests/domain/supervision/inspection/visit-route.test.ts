import fc from 'fast-check';
import { expect, it } from 'vitest';
import { routeOf } from '../../../../src/domain/supervision/inspection/visit-route.ts';

it('goes to the nearest that is left, and says how far each is from the one before', () => {
  const stops = [
    { id: 'far', x: 9, y: 0 },
    { id: 'near', x: 1, y: 0 },
    { id: 'between', x: 4, y: 0 },
  ];
  const route = routeOf({ x: 0, y: 0 }, stops);
  expect(route.map(({ id, kilometres }) => [id, kilometres])).toEqual([
    ['near', 1],
    ['between', 3],
    ['far', 5],
  ]);
});

it('visits each once, in the same order however they are listed', () => {
  const stop = fc.record({ id: fc.uuid(), x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }) });
  const stops = fc.uniqueArray(stop, { maxLength: 30, selector: ({ id }) => id });
  fc.assert(
    fc.property(stops, (some) => {
      const ids = routeOf({ x: 0, y: 0 }, some).map(({ id }) => id);
      expect(ids.toSorted()).toEqual(some.map(({ id }) => id).toSorted());
      expect(routeOf({ x: 0, y: 0 }, some.toReversed()).map(({ id }) => id)).toEqual(ids);
    }),
  );
});
