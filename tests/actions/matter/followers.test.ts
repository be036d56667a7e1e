import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act, Follower } from '../../../src/actions/base/context.ts';
import { moveComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { followers } from '../../../src/actions/desk/followers.ts';
import { findComplaint } from '../../../src/store/complaint/complaint.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const day = '2026-05-13';

/** The context of a person with one follower more, at the end of the list. */
function ctxWith(who: string, more: Follower) {
  return { ...county.ctx(who, day), followers: [...followers, more] };
}

/** Remembers the acts that it was told of. */
function listener(moves: Follower['moves']): Follower & { heard: Act[] } {
  const heard: Act[] = [];
  return { kinds: ['complaint'], moves, heard, follow: async (_tx, _ctx, act) => void heard.push(act) };
}

const breaking = (moves: Follower['moves']): Follower => ({
  kinds: ['complaint'],
  moves,
  follow: () => Promise.reject(new Error('broken on purpose')),
});

describe('what follows an act on a matter', () => {
  it('hears of the acts that it names, with the matter before and after', async () => {
    const [filings, dispatches, moves] = [listener(['file']), listener(['dispatch']), listener('all')];
    const filed = await fileComplaint(ctxWith('consumer', filings), aFiling());
    expect(filings.heard.flatMap(({ on }) => on)).toMatchObject([{ saved: { id: filed.id }, before: null }]);
    const input = { officeId: 'SO-LH', note: '' };
    const ctx = { ...county.ctx('fangmin', day), followers: [...followers, filings, dispatches, moves] };
    await moveComplaint(ctx, filed.number, 'dispatch', input, { version: filed.version });
    expect(filings.heard).toHaveLength(1);
    expect(dispatches.heard).toMatchObject([
      { move: 'dispatch', on: [{ before: { state: 'registered' }, saved: { state: 'dispatched' } }], besides: [] },
    ]);
    expect(moves.heard).toHaveLength(1);
  });

  it('takes back the move when it fails, line and all', async () => {
    const filed = await fileComplaint(county.ctx('consumer', day), aFiling());
    const ctx = ctxWith('fangmin', breaking('all'));
    const move = moveComplaint(ctx, filed.number, 'note', { words: '打过电话' }, { version: filed.version });
    await expect(move).rejects.toThrow('broken on purpose');
    expect(await findComplaint(county.db, countyId, { id: filed.id })).toEqual(filed);
    expect((await listLedger(county.db, countyId, filed.id)).map(({ verb }) => verb)).toEqual(['filed']);
  });

  it('takes back the filing when it fails, and its number goes to the next', async () => {
    const before = await fileComplaint(county.ctx('consumer', day), aFiling());
    const lost = aFiling();
    await expect(fileComplaint(ctxWith('consumer', breaking(['file'])), lost)).rejects.toThrow('broken on purpose');
    expect(await findComplaint(county.db, countyId, { id: lost.clientId })).toBeNull();
    const after = await fileComplaint(county.ctx('consumer', day), aFiling());
    expect(Number(after.number.slice(-4))).toBe(Number(before.number.slice(-4)) + 1);
  });
});
