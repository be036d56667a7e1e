import { describe, expect, it } from 'vitest';
import { deepest, pageBehind } from '../../../src/http/api/matter/docket-pages.ts';

const named = (n: number) => ({ id: `0199a000-0000-7000-8000-0000${String(n).padStart(8, '0')}` });
const numbers = (entries: readonly { id: string }[]) => entries.map(({ id }) => Number(id.slice(-8)));
const listOf = (all: readonly number[]) => {
  const asked: number[] = [];
  return { asked, list: async (most: number) => (asked.push(most), all.slice(0, most).map(named)) };
};

describe('The pages of a docket with an order of its own', () => {
  it('go through every entry once, and the last one says that it is', async () => {
    const { list } = listOf(Array.from({ length: 7 }, (_, i) => i));
    const seen: number[] = [];
    let after: string | undefined;
    for (let page = 0; page < 4; page += 1) {
      const { entries, next } = await pageBehind(list, after, 3);
      seen.push(...numbers(entries));
      if (next === null) break;
      after = next;
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('go on where the reader stands, though others have come in before, and give a full page', async () => {
    const first = await pageBehind(listOf([1, 2, 3, 4, 5, 6, 7, 8]).list, undefined, 3);
    const { list, asked } = listOf([90, 91, 92, 93, 94, 1, 2, 3, 4, 5, 6, 7, 8]);
    const second = await pageBehind(list, first.next ?? '', 3);
    expect(numbers(second.entries)).toEqual([4, 5, 6]);
    expect(second.next).not.toBeNull();
    expect(asked).toEqual([7, 14]);
  });

  it('leave nothing out where an entry was closed, moved up or moved down meanwhile', async () => {
    const { next } = await pageBehind(listOf([1, 2, 3, 4, 5, 6, 7]).list, undefined, 3);
    const after = next ?? '';
    const behind = async (all: number[]) => numbers((await pageBehind(listOf(all).list, after, 3)).entries);
    expect(await behind([1, 2, 4, 5, 6, 7])).toEqual([4, 5, 6]);
    expect(await behind([3, 1, 2, 4, 5, 6, 7])).toEqual([4, 5, 6]);
    expect(await behind([1, 2, 4, 5, 6, 7, 3])).toEqual([4, 5, 6]);
    // All three are gone: behind as many as stood there.
    expect(await behind([8, 9, 10, 11, 12])).toEqual([11, 12]);
  });

  it('begin anew with what we did not make, and end somewhere', async () => {
    const { list, asked } = listOf([1, 2, 3]);
    for (const after of ['-5.aaaaaaaa', 'nonsense', '99999.aaaaaaaa', `50.${'z'.repeat(8)}`, ''])
      expect(numbers((await pageBehind(list, after, 2)).entries)).toEqual([1, 2]);
    expect(new Set(asked)).toEqual(new Set([3]));
    const many = Array.from({ length: deepest + 100 }, (_, i) => i);
    // The last page says that it is not the end.
    const last = await pageBehind(listOf(many).list, `${deepest - 50}.ffffffff`, 50);
    expect([last.next, last.more, last.entries.length]).toEqual([null, true, 50]);
    expect(await pageBehind(listOf(many.slice(0, 70)).list, '50.ffffffff', 50)).toMatchObject({
      next: null,
      more: false,
    });
  });
});
