/** 撞期: a room that is taken and a mediator who sits elsewhere are told before both parties are. */
import { describe, expect, it } from 'vitest';
import { clashesWith, type CalledSession } from '../../../../src/domain/complaint/mediation/session-clash.ts';

const planned = { heldAt: '2026-04-30T15:00', place: '柳河所调解室', way: 'onSite', mediators: '孙立' } as const;
const called = (change: Partial<CalledSession>): CalledSession => ({
  number: '投2026-0001',
  isOwnOffice: true,
  heldAt: '2026-04-30T14:00',
  place: '柳河所 调解室',
  way: 'onSite',
  mediators: '白静',
  ...change,
});
const told = (other: Partial<CalledSession>, own: Partial<CalledSession> = {}) =>
  clashesWith({ ...planned, ...own }, [called(other)]).map(({ room, mediators }) => [room, ...mediators].join(' '));

describe('约调解会以前', () => {
  it('说出两小时以内用同一间屋子的会，空格、括号不算不同', () => {
    expect(clashesWith(planned, [called({})])).toEqual([
      { number: '投2026-0001', at: '2026-04-30T14:00', room: '柳河所 调解室', mediators: [] },
    ]);
    // Typed in universal time it is the same hour.
    expect(told({ heldAt: '2026-04-30T08:59:00Z' })).toEqual(['柳河所 调解室']);
    expect(told({ heldAt: '2026-04-30T13:00' })).toEqual([]);
    expect(told({ heldAt: '2026-04-30T17:00' })).toEqual([]);
  });

  it('电话、视频的会不占屋子，人还是一个', () => {
    expect(told({ way: 'phone' })).toEqual([]);
    expect(told({}, { way: 'video' })).toEqual([]);
    expect(told({ way: 'phone', mediators: '白静、孙立（所长）' })).toEqual([' 孙立']);
    expect(told({ mediators: '孙立' })).toEqual(['柳河所 调解室 孙立']);
  });

  it('“所里调解室”各所都有，别的所的不算同一间；写了名字的是同一间', () => {
    const own = { place: '所里调解室' };
    expect(told({ ...own, isOwnOffice: false }, own)).toEqual([]);
    expect(told(own, own)).toEqual(['所里调解室']);
    expect(told({ isOwnOffice: false, number: null })).toEqual(['柳河所 调解室']);
  });

  it('时间还没有写，不说；几场按钟点排', () => {
    expect(told({}, { heldAt: '' })).toEqual([]);
    const two = [called({ heldAt: '2026-04-30T16:30' }), called({ heldAt: '2026-04-30T13:30' })];
    expect(clashesWith(planned, two).map(({ at }) => at.slice(11))).toEqual(['13:30', '16:30']);
  });
});
