import { describe, expect, test } from 'vitest';
import { InquiryQuery } from '../../../src/domain/inquiry/inquiry-list.ts';
import {
  filterNames,
  knownOf,
  unknownOf,
  linkOf,
  askedQuery,
  movedColumn,
  openState,
  pageQuery,
  readColumns,
  readState,
  viewQuery,
  withFilters,
  withSort,
  type Opening,
} from '../../../src/staff/matter/list/list-state.ts';
import { ComplaintQuery } from '../../../src/domain/complaint/complaint-list.ts';
import { defaultComplaintColumns, complaintColumns } from '../../../src/domain/complaint/words/complaint-columns.ts';
import { figures } from '../../../src/domain/figures.ts';
import { outcomeWords, stageWords, stateWords } from '../../../src/domain/complaint/state-words.ts';
import { EnforcementQuery } from '../../../src/domain/supervision/enforcement/enforcement-list.ts';
import { TipoffQuery } from '../../../src/domain/tipoff/tipoff-list.ts';

const read = (link: string, opening: Opening = 'open') => readState(new URLSearchParams(link), opening);

describe('The link of a list', () => {
  test('A value that the list does not know is left out and named, the others of the same filter stay.', () => {
    const shelf = { stages: stageWords, states: stateWords, outcomes: outcomeWords, figures: {} };
    expect(unknownOf(read('stage=routing'), shelf)).toEqual(['routing']);
    expect(unknownOf(read('stage=toAccept,routing&due=never&q=夏利'), shelf)).toEqual(['routing', 'never']);
    expect(unknownOf(read('stage=toAccept,toTell&due=today&receivedFrom=2026-01-01'), shelf)).toEqual([]);
    expect(unknownOf(read(''), shelf)).toEqual([]);
  });

  test('Reading a link and writing it again gives the same link.', () => {
    const link = 'q=%E5%A4%8F%E5%88%A9&stage=toAccept,toTell&handlerId=mine:a1&due=today&sort=due&pages=abc,def';
    expect(linkOf(read(link))).toBe(link);
  });

  test('What a link does not know is left out, and a wrong order is the newest first.', () => {
    expect(read('stage=toAccept&sort=colour&limit=9999&after=x')).toEqual({
      filters: { stage: 'toAccept' },
      sort: 'newest',
      cursors: [],
    });
  });

  test('What somebody typed into a link that the list does not know is as good as not said, and the rest holds.', () => {
    const shelf = { stages: stageWords, states: stateWords, outcomes: outcomeWords, figures };
    const known = (link: string) => knownOf(read(link), shelf).filters;
    expect(known('state=all')).toEqual({});
    expect(known('state=all,accepted&stage=nonsense&outcome=toString&due=never&hand=full&figure=none')).toEqual({
      state: 'accepted',
    });
    expect(known('receivedFrom=2026-13-45&receivedTo=abc&from=2026-02-30&to=2026-02-28&q=夏利')).toEqual({
      to: '2026-02-28',
      q: '夏利',
    });
    const good =
      'stage=toAccept,toTell&due=today&hand=all&figure=accepted&from=2026-01-01&to=2026-12-31&handlerId=none';
    expect(known(good)).toEqual(read(good).filters);
    // What is left passes the schema of the API.
    const left = pageQuery(knownOf(read('state=all&due=never&receivedFrom=abc&from=2026-13-45'), shelf), [], 50);
    expect(ComplaintQuery.safeParse(Object.fromEntries(new URLSearchParams(left))).success).toBe(true);
  });

  test('A filter that is empty is no filter.', () => {
    expect(read('q=++&due=&sort=due').filters).toEqual({});
    expect(withFilters(read('due=today'), { due: undefined }).filters).toEqual({});
  });

  test('Every filter of the desk is one that the API knows.', () => {
    const shapes = [ComplaintQuery.shape, TipoffQuery.shape, InquiryQuery.shape, EnforcementQuery.shape];
    const known = shapes.flatMap((shape) => Object.keys(shape));
    expect(filterNames.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('The query of a page passes the schema of the API.', () => {
    const query = pageQuery(read('stage=toAccept,toTell&receivedFrom=2026-01-01&sort=due'), ['before', 'cursor'], 50);
    expect(ComplaintQuery.parse(Object.fromEntries(new URLSearchParams(query)))).toMatchObject({
      stage: ['toAccept', 'toTell'],
      receivedFrom: '2026-01-01',
      sort: 'due',
      after: 'cursor',
      limit: 50,
    });
  });
});

describe('What a list opens on', () => {
  test('A bare address opens what is not done by its due day, a list of which that is not told on all of it.', () => {
    expect(read('')).toEqual(openState);
    expect(linkOf(openState)).toBe('hand=all&sort=due');
    expect(read('hand=all&sort=due')).toEqual(openState);
    expect(read('', 'all')).toEqual({ filters: {}, sort: 'newest', cursors: [] });
  });

  test('All that was ever filed has an address of its own, and the API is asked for it without a filter.', () => {
    const all = withFilters(withSort(openState, 'newest'), { hand: undefined });
    expect(linkOf(all)).toBe('hand=any');
    expect(read('hand=any')).toEqual(all);
    expect(viewQuery(all)).toBe('hand=any');
    expect(askedQuery(all)).toBe('');
    for (const link of ['sort=due', 'sort=oldest', 'q=%E8%82%A5', 'stage=done'])
      expect(linkOf(read(link)), link).toBe(link);
  });
});

describe('The place', () => {
  test('The link names it, and a saved view and the file do not.', () => {
    const second = read('due=soon&sort=due&pages=one,two');
    expect(second.cursors).toEqual(['one', 'two']);
    expect(linkOf(second)).toBe('due=soon&sort=due&pages=one,two');
    expect(viewQuery(second)).toBe('due=soon&sort=due');
    expect(askedQuery(second)).toBe('due=soon&sort=due');
    expect(pageQuery(second, ['one', 'two'], 50)).toContain('after=two');
    expect(pageQuery(second, [], 50)).not.toContain('after');
  });

  test('Another filter or another order begins at the beginning.', () => {
    const second = read('due=soon&pages=one');
    expect(withFilters(second, { q: '化肥' }).cursors).toEqual([]);
    expect(withSort(second, 'due').cursors).toEqual([]);
  });
});

describe('Columns', () => {
  const columnsOf = (kept: string | null) =>
    readColumns(kept, { columns: complaintColumns, defaultColumns: defaultComplaintColumns });

  test('What was kept is read without strangers and doubles.', () => {
    expect(columnsOf('number,colour,due,due')).toEqual(['number', 'due']);
  });

  test('Without the number there is no row to open, so the default columns come back.', () => {
    expect(columnsOf('due,stage')).toEqual(defaultComplaintColumns);
    expect(columnsOf(null)).toEqual(defaultComplaintColumns);
  });

  test('A column moves within the row and no further.', () => {
    expect(movedColumn(['number', 'due', 'stage'], 'stage', -1)).toEqual(['number', 'stage', 'due']);
    expect(movedColumn(['number', 'due', 'stage'], 'number', -5)).toEqual(['number', 'due', 'stage']);
    expect(movedColumn(['number', 'due', 'stage'], 'number', 9)).toEqual(['due', 'stage', 'number']);
  });
});
