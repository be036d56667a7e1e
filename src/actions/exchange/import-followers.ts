import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import { forgetMark } from '../../store/exchange/import.ts';
import type { Follower } from '../base/context.ts';

/** What became a tip-off names nobody any more: the digest of a telephone can be found out by trying all of them. */
export const forgetImported: Follower<Inquiry> = {
  kinds: ['inquiry'],
  moves: ['turnIntoTipoff'],
  async follow(tx, _ctx, { on }) {
    for (const { saved } of on) await forgetMark(tx, saved.countyId, saved.id);
  },
};
