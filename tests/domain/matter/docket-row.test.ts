import { describe, expect, it } from 'vitest';
import { rowEntry } from '../../../src/domain/matter/docket/docket-row.ts';

const entry = {
  countyId: 1,
  id: '0199a000-0000-7000-8000-000000000001',
  number: '督2026-0007',
  version: 3,
  state: 'planned',
  officeId: 'SO-LH',
  title: '看看',
  words: '很长的话',
  more: null,
};

describe('A row of a docket', () => {
  it('has what its columns read, where it stands, and whose it is', () => {
    expect(rowEntry(entry, ['title'])).toEqual({
      id: entry.id,
      number: entry.number,
      version: 3,
      state: 'planned',
      officeId: 'SO-LH',
      title: '看看',
    });
  });

  it('has the words of a column that was chosen, and what an entry has not is not made up', () => {
    const { officeId: _, ...countys } = entry;
    const row = rowEntry(countys, ['title', 'words', 'more']);
    expect(row).toMatchObject({ words: '很长的话', more: null });
    expect(row).not.toHaveProperty('officeId');
  });
});
