import { expect, it } from 'vitest';
import { menu, type MenuPlace } from '../../../src/staff/desk/frame/menu.tsx';

const places = menu.flatMap((group) => group.places);

/** Two places that nobody has both. */
const isEither = (a: MenuPlace, b: MenuPlace) =>
  (a.not !== undefined && a.not === b.may) || (b.not !== undefined && b.not === a.may);

it('For nobody do two places of the desk answer to one key after G, and none stands there twice.', () => {
  const pairs = places.flatMap((a, i) => places.slice(i + 1).map((b) => [a, b] as const));
  const both = pairs.filter(([a, b]) => !isEither(a, b));
  expect(both.filter(([a, b]) => a.key !== undefined && a.key === b.key)).toEqual([]);
  expect(both.filter(([a, b]) => a.to === b.to)).toEqual([]);
});
