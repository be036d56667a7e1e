import { describe, expect, it } from 'vitest';
import { isChosen, withBoards } from '../../../src/staff/station/charter/charter-list.tsx';
import { staleBoardsOf, type SeenCharter } from '../../../src/staff/station/charter/charter-wire.ts';

const station = (stationId: string | null): SeenCharter =>
  ({
    entry: { stationId, state: 'active', kindCode: 'village', venueKind: null, sitings: [], tier: 'ordinary' },
    more: { townId: 'T03', idle: false, obligations: [] },
  }) as unknown as SeenCharter;
const boards = (stationId: string, ...stale: (string | null)[]) => ({
  stationId,
  boards: stale.map((one) => ({ stale: one })),
});

describe('the list of stations', () => {
  it('S155 marks the stations whose sheets are overdue, and shows them alone where that is asked', () => {
    const found = staleBoardsOf([
      boards('fresh', null, null, null),
      boards('old', null, 'old', 'withdrawn'),
      boards('never', 'never', 'never', 'never'),
    ]);
    const items = withBoards(['fresh', 'old', 'never', 'unknown', null].map(station), found);
    expect(items.map((item) => item.boards)).toEqual([
      { stale: 0, never: 0 },
      { stale: 2, never: 0 },
      { stale: 3, never: 3 },
      null,
      null,
    ]);
    const chosen = (asked: string | null) =>
      items
        .filter((item) => isChosen(item, (name) => (name === 'board' ? asked : null)))
        .map(({ entry }) => entry.stationId);
    expect(chosen('1')).toEqual(['old', 'never']);
    expect(chosen(null)).toHaveLength(5);
  });

  it('S155 marks nobody for a reader who may not see boards', () => {
    expect(withBoards([station('old')], null)[0]?.boards).toBeNull();
  });
});
