import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { presenceBoard, silentMs, type PresenceChange } from '../../../src/http/base/live/presence-board.ts';

const number = '投2026-0412';
const everybody = () => true;
const at = (hour: string) => new Date(`2026-11-25T${hour}+08:00`);
const house = { organisationId: 'SO-LH', stationId: null };
const ma = { window: 'a', number, accountId: 'ma', name: '马建国', ...house, move: null, at: at('10:00') };
const liu = { window: 'b', number, accountId: 'liu', name: '刘国栋', ...house, move: null, at: at('10:05') };

/** A board, and the numbers of which it has told. */
function heardBoard() {
  const board = presenceBoard();
  const told: string[] = [];
  board.hear((change: PresenceChange) => void told.push(change.number));
  return { board, told };
}
const namesAt = (board: ReturnType<typeof presenceBoard>, of = number) => board.at(of).map(({ name }) => name);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('who has a matter open', () => {
  it('stands there from his first word on, with the step that he is at, and is told of only when something changes', () => {
    const { board, told } = heardBoard();
    board.stay(liu, everybody);
    board.stay(ma, everybody);
    expect(namesAt(board)).toEqual(['马建国', '刘国栋']);
    board.stay({ ...liu, move: 'accept', at: at('10:20') }, everybody);
    board.stay({ ...liu, move: 'accept', at: at('10:21') }, everybody);
    // Whoever is at a step stands before whoever only looks.
    expect(board.at(number)).toEqual([
      { accountId: 'liu', name: '刘国栋', ...house, since: at('10:05'), move: 'accept' },
      { accountId: 'ma', name: '马建国', ...house, since: at('10:00'), move: null },
    ]);
    expect(told).toHaveLength(3);
  });

  it('is forgotten within a minute once it is silent, and at once when it leaves', () => {
    const { board, told } = heardBoard();
    board.stay(ma, everybody);
    board.stay(liu, everybody);
    vi.advanceTimersByTime(40_000);
    board.stay(liu, everybody);
    vi.advanceTimersByTime(silentMs - 40_000);
    expect(namesAt(board)).toEqual(['刘国栋']);
    expect(silentMs).toBeLessThan(60_000);
    board.leave(liu);
    expect(namesAt(board)).toEqual([]);
    expect(told).toHaveLength(4);
    vi.advanceTimersByTime(silentMs);
    expect(told).toHaveLength(4);
  });

  it('is one person with two windows, and goes with the last of them', () => {
    const { board } = heardBoard();
    board.stay(ma, everybody);
    board.stay({ ...ma, window: 'c', move: 'decline', at: at('10:30') }, everybody);
    expect(board.at(number)).toEqual([
      { accountId: 'ma', name: '马建国', ...house, since: at('10:00'), move: 'decline' },
    ]);
    board.leave(ma);
    expect(namesAt(board)).toEqual(['马建国']);
    board.leave({ ...ma, window: 'c' });
    expect(namesAt(board)).toEqual([]);
  });

  it('is at one matter at a time: the word that it left the first may come behind the word that it is at the second', () => {
    const { board, told } = heardBoard();
    board.stay(ma, everybody);
    board.stay({ ...ma, number: '投2026-0413' }, everybody);
    board.leave(ma);
    expect([namesAt(board), namesAt(board, '投2026-0413')]).toEqual([[], ['马建国']]);
    expect(told).toEqual([number, number, '投2026-0413']);
  });

  it('sends away no window of another account that calls itself the same, and keeps few of one that has gone wild', () => {
    const { board } = heardBoard();
    board.stay(ma, everybody);
    board.leave({ ...liu, window: 'a' });
    expect(namesAt(board)).toEqual(['马建国']);
    for (let n = 0; n < 100; n += 1) board.stay({ ...liu, window: `w${n}`, number: `投2026-${1000 + n}` }, everybody);
    const open = Array.from({ length: 100 }, (_, n) => board.at(`投2026-${1000 + n}`)).filter((one) => one.length > 0);
    expect(open).toHaveLength(20);
    expect(namesAt(board)).toEqual(['马建国']);
  });
});
