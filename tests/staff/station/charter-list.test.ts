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

  it('S26 shows behind each number of the table what it counted: in use, up to the standard, of a level, on its day', () => {
    const of = (number: string, change: object, more: object = {}) => ({
      entry: { ...station(null).entry, number, facility: false, standardisedOn: null, tierSince: null, ...change },
      more: { ...station(null).more, dutySigned: false, ...more },
    });
    const all = [
      of('plain', {}),
      of('best', { standardisedOn: '2026-11-10', tier: 'pilot', tierSince: '2026-11-20', sitings: ['mall'] }),
      of('school', { facility: true, kindCode: 'school' }),
      of('wrong', { state: 'rectifying' }, { dutySigned: true }),
      of('gone', { state: 'closed' }),
      of('off', { state: 'suspended' }),
    ] as unknown as SeenCharter[];
    const shown = (asked: Record<string, string>, on: Parameters<typeof withBoards>[2] = { day: null, isOpen: null }) =>
      withBoards(all, null, on)
        .filter((item) => isChosen(item, (name) => asked[name] ?? null))
        .map(({ entry }) => entry.number);
    expect(shown({ running: '1' })).toEqual(['plain', 'best', 'wrong']);
    expect(shown({ running: '1', facility: '1' })).toEqual(['school']);
    expect(shown({ status: 'suspended', facility: '0' })).toEqual(['off']);
    expect(shown({ running: '1', standardised: '1' })).toEqual(['best']);
    expect(shown({ running: '1', siting: 'mall' })).toEqual(['best']);
    expect(shown({ running: '1', duty: 'signed' })).toEqual(['wrong']);
    // On a day before: one that is closed by now was in use, and nobody was a pilot yet.
    const past = { day: '2026-11-15', isOpen: new Set(['plain', 'best', 'gone', 'school']) };
    expect(shown({ running: '1' }, past)).toEqual(['plain', 'best', 'gone']);
    expect(shown({ running: '1', tier: 'pilot' }, past)).toEqual([]);
    expect(shown({ running: '1', standardised: '1' }, past)).toEqual(['best']);
  });

  it('S155 marks nobody for a reader who may not see boards', () => {
    expect(withBoards([station('old')], null)[0]?.boards).toBeNull();
  });
});
