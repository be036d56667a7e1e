import { describe, expect, it, test } from 'vitest';
import { askedOf, docketQuery } from '../../../src/domain/matter/docket/docket-list.ts';
import { batchDocket } from '../../../src/domain/supervision/sampling/batch-steps.ts';
import { batchListing } from '../../../src/domain/supervision/sampling/sampling-lists.ts';
import {
  anew,
  askedQuery,
  entriesAsked,
  filterNamesOf,
  pageAfter,
  pageBeforeOf,
  readListState,
  standingSort,
  takenQuery,
} from '../../../src/staff/matter/docket/docket-list-state.ts';

const read = (link: string) => readListState(new URLSearchParams(link), batchListing);

describe('The address of a docket’s list', () => {
  test('Every filter that the address can hold is one that the server reads, and what is no filter stays out.', () => {
    const Query = docketQuery(batchDocket, batchListing);
    expect(filterNamesOf(batchListing).filter((name) => !(name in Query.shape))).toEqual([]);
    const state = read('state=all&q=%E8%9B%8B%E7%B3%95&productClass=food&open=%E6%8A%BD2026-0001&new=&strange=1');
    expect(state.filters).toEqual({ state: 'all', q: '蛋糕', productClass: 'food' });
    const asked = askedOf(Query.parse(askedQuery(state, 50)));
    expect(asked).toMatchObject({ state: ['all'], q: '蛋糕', own: { productClass: 'food' }, limit: 50 });
  });

  test('What is no day is as good as not said.', () => {
    expect(read('state=all&from=2026-13-45&to=abc').filters).toEqual({ state: 'all' });
    expect(read('from=2026-01-01').filters).toEqual({ from: '2026-01-01' });
  });

  test('A page is gone to and back by what the server gave, and another filter begins at the first one.', () => {
    const first = read('state=all');
    const second = read(`state=all&pages=${String(pageAfter(first, 'abc')['pages'])}`);
    expect(askedQuery(second, 50)).toMatchObject({ after: 'abc' });
    expect(pageBeforeOf(second)).toEqual({ pages: '' });
    expect(anew({ q: '糕' })).toEqual({ q: '糕', pages: null });
  });

  test('What is open stands by its day, all by the newest, unless somebody chose an order.', () => {
    expect(standingSort(read(''), batchListing)).toBe('due');
    expect(standingSort(read('state=all'), batchListing)).toBe('newest');
    expect(standingSort(read('state=all&sort=oldest'), batchListing)).toBe('oldest');
    expect(standingSort(read('sort=nonsense'), batchListing)).toBe('due');
    expect(standingSort(read(''), { ...batchListing, hasDue: false })).toBe('newest');
  });

  test('The file has the filters, the order and the columns of the screen, and no page of it.', () => {
    const query = new URLSearchParams(takenQuery(read('state=all&sort=oldest&pages=abc'), ['number', 'state']));
    expect(Object.fromEntries(query)).toEqual({ columns: 'number,state', state: 'all', sort: 'oldest' });
  });
});

it('asks for the page of its address, and for many from the first on to look one up in', () => {
  expect(entriesAsked([], '', 2000)).toEqual({ limit: '50' });
  expect(entriesAsked(['50.aaaaaaaa', '100.bbbbbbbb'], ' ', 2000)).toEqual({ limit: '50', after: '100.bbbbbbbb' });
  expect(entriesAsked(['50.aaaaaaaa'], '老周', 2000)).toEqual({ limit: '500' });
  expect(entriesAsked([], '老周', 300)).toEqual({ limit: '300' });
});
