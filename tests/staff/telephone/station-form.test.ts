/** What the forms of a station begin with, and what they ask for before they keep anything. */
import { describe, expect, it } from 'vitest';
import { isBegun, startTyped } from '../../../src/staff/telephone/filing-typed.ts';
import { unsentOf } from '../../../src/staff/telephone/bars.tsx';
import { missingOf, offered, signedBy } from '../../../src/staff/telephone/matter.tsx';
import { deafOf } from '../../../src/staff/telephone/speech.ts';
import { isFull } from '../../../src/staff/telephone/outbox/store.ts';
import type { Carried, CarriedMatter } from '../../../src/staff/telephone/outbox/wire.ts';

const carried = { station: { serves: 'area', channel: 'C09', regionId: 'V0303' } } as unknown as Carried;
const placed = (hasAgent: boolean) => ({ matter: { hasAgent } as CarriedMatter });
const unsaid = { result: '', role: '', way: null, who: null };

describe('a form of a station', () => {
  it('that was merely opened is no unfinished one', () => {
    const begun = { channel: 'C09', 'consumer.regionId': '', 'place.regionId': '' };
    expect(isBegun({ typed: begun, photos: [] }, carried)).toBe(false);
    expect(isBegun({ typed: { ...begun, 'consumer.name': '李有田' }, photos: [] }, carried)).toBe(true);
    expect(isBegun({ typed: begun, photos: [{ id: 'a', data: '' }] }, carried)).toBe(true);
  });

  it('takes for granted where its own house stands, and of nobody where he lives', () => {
    expect(startTyped(carried)).toEqual({ channel: 'C09', 'consumer.regionId': '', 'place.regionId': '' });
    const mall = { station: { serves: 'venue', channel: 'C10', regionId: 'V0101' } } as unknown as Carried;
    expect(startTyped(mall)).toMatchObject({ 'consumer.regionId': '', 'place.regionId': 'V0101' });
  });

  it('counts what waits for a network apart from what waits for who wrote it', () => {
    const acts = ['sent', 'waiting', 'held', 'waiting'].map((state) => ({ act: { state } }));
    expect(unsentOf(acts)).toEqual({ waiting: 2, held: 1 });
  });

  it('asks for each fact that nobody chose, and for none that the step does not need', () => {
    expect(Object.keys(missingOf('talk', placed(true), unsaid))).toEqual(['result', 'role']);
    expect(
      Object.keys(missingOf('talk', placed(true), { ...unsaid, result: 'notAgreed', role: 'negotiation' })),
    ).toEqual([]);
    expect(Object.keys(missingOf('recordWithdrawal', placed(true), unsaid))).toEqual(['way', 'who']);
    expect(Object.keys(missingOf('recordWithdrawal', placed(false), { ...unsaid, way: 'written' }))).toEqual([]);
    expect(missingOf('note', placed(true), unsaid)).toEqual({});
  });

  it('offers 交上去 first of what the station may not settle, and no signing of it; of anything else all as it comes', () => {
    const moves = ['settleAtStation', 'talk', 'sendUp', 'note'] as const;
    const why = { zh: '有违法迹象', en: 'there are signs of a violation' };
    expect(offered(moves, why)).toEqual({ beyond: why, others: ['talk', 'note'] });
    expect(offered(moves, null)).toEqual({ beyond: null, others: moves });
    // Sent up already, nothing is told of it any more.
    expect(offered(['note'], why)).toEqual({ beyond: null, others: ['note'] });
  });

  it('speaks of signing at the station only where the station may settle', () => {
    const moves = ['settleAtStation', 'talk', 'sendUp', 'note'];
    const beyond = { zh: '有违法迹象', en: 'there are signs of a violation' };
    expect(signedBy({ moves, beyond: null })).toBe('station');
    expect(signedBy({ moves })).toBe('station');
    expect(signedBy({ moves, beyond })).toBe('sentUp');
    // Where it cannot be sent up either, signing is what is offered.
    expect(signedBy({ moves: ['settleAtStation', 'talk'], beyond })).toBe('station');
    expect(signedBy({ moves: ['talk', 'note'], beyond })).toBe('office');
  });

  it('says why nothing was heard, and nothing of a press that ended it', () => {
    expect(['network', 'not-allowed', 'no-speech', 'language-not-supported', 'aborted'].map(deafOf)).toEqual([
      'offline',
      'refused',
      'silent',
      'failed',
      null,
    ]);
  });

  it('knows a telephone without room from any other trouble', () => {
    expect(isFull(new DOMException('', 'QuotaExceededError'))).toBe(true);
    expect(isFull(new DOMException('', 'AbortError'))).toBe(false);
    expect(isFull(new Error('The telephone did not keep it.'))).toBe(false);
  });
});
