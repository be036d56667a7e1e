import { expect, it } from 'vitest';
import { firstSpelt, KeptSounds } from '../../../src/actions/desk/spelt.ts';

const characters = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
const people = Array.from({ length: 5000 }, (_, i) => ({
  name: [i % 20, Math.floor(i / 20) % 20, Math.floor(i / 400) % 20].map((at) => characters[at]).join(''),
}));

it('lets others have their turn while it works out the sounds of many names', async () => {
  let [turns, isOver] = [0, false];
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  expect(await firstSpelt(people, 'bbb', 5)).toEqual([]);
  isOver = true;
  expect(turns).toBeGreaterThanOrEqual(people.length / 200 - 1);
});

it('finds the first ones in their order, and no more than asked for', async () => {
  const found = await firstSpelt(people, 'zhaoqian', 3);
  expect(found).toEqual(people.filter(({ name }) => name.includes('赵钱')).slice(0, 3));
});

it('gives up one sound for a new one when it is full, and never all of them', () => {
  const kept = new KeptSounds(100);
  const names = Array.from({ length: 101 }, (_, i) => `甲${i}`);
  for (const name of names) kept.keep(name, [[name]]);
  kept.keep('甲100', [['甲100']]);
  expect(names.filter((name) => kept.get(name) !== undefined)).toHaveLength(100);
  expect(kept.get('甲100')).toEqual([['甲100']]);
});
