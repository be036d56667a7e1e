import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BatchAsked, sumsApart } from '../../../src/staff/desk/home/batch-asked.tsx';

const item = (n: number, sumFen: number | null = 300_00) => ({
  id: String(n),
  number: `补2026-00${n}`,
  title: `唐秀芝${n}`,
  sumFen,
});
const textOf = (items: ReturnType<typeof item>[]) =>
  renderToStaticMarkup(<BatchAsked items={items} />)
    .replace(/<\/tr>/gu, '\n')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/ +/gu, ' ');

test('Sums that are all alike are said in one sentence, and stand row by row beneath each other.', () => {
  const said = textOf([item(11), item(12), item(13)]);
  expect(said).toContain('3 笔，每笔 300.00 元，都一样。');
  expect(said).toMatch(/补2026-0012 唐秀芝12 300\.00/u);
});

test('A sum that differs stands first and is told.', () => {
  const items = [item(11), item(12), item(13, 3_000_00), item(14)];
  expect(sumsApart(items).odd.map(({ id }) => id)).toEqual(['13']);
  const said = textOf(items);
  expect(said).toContain('3 笔各 300.00 元；1 笔不一样，在最前面。');
  expect(said.indexOf('补2026-0013')).toBeLessThan(said.indexOf('补2026-0011'));
});

test('Where nothing is a sum, or none stands twice, nothing is said of sums.', () => {
  expect(sumsApart([item(11, null), item(12, null)])).toMatchObject({ usual: null, odd: [] });
  expect(sumsApart([item(11, 1), item(12, 2)]).usual).toBeNull();
});
