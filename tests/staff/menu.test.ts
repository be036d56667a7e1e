import { expect, it } from 'vitest';
import { menu } from '../../src/staff/ui/menu.tsx';

const places = menu.flatMap((group) => group.places);

it('No two places of the desk answer to one key after G, and none stands there twice.', () => {
  const keys = places.flatMap(({ key }) => key ?? []);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  const addresses = places.map(({ to }) => to);
  expect(addresses.filter((to, i) => addresses.indexOf(to) !== i)).toEqual([]);
});
