/** 换查询码: by whom, on which proof, and what the line of it keeps. */
import { describe, expect, it } from 'vitest';
import { demand, mayDo, type Actor } from '../../../src/domain/base/actor.ts';
import { RenewCode } from '../../../src/domain/matter/code-renewal.ts';
import { availableMoves } from '../../../src/domain/complaint/available-moves.ts';
import { availableInquiryMoves } from '../../../src/domain/inquiry/procedure.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';
import { availableTipoffMoves } from '../../../src/domain/tipoff/procedure.ts';
import { aComplaint, anActor, change, facts } from '../../build/complaint.ts';
import { anInquiry, changeInquiry } from '../../build/inquiry.ts';
import { aTipoff, changeTipoff } from '../../build/tipoff.ts';
import { codeOf } from '../../build/refusal.ts';

const today = '2026-05-08';
const given = { codeStub: 'rAAAAAAAAAAAA' };
const said = (provenBy: string) => ({ provenBy, reason: '回执丢了' });

describe('another query code', () => {
  it('takes the place of the one of before and changes nothing else, and its line keeps how and why, never the code', () => {
    const complaint = aComplaint({ state: 'accepted', codeStub: 'nBBBBBBBBBBBB' });
    const { next, event } = change(complaint, 'renewCode', today, said('calledBack'), given);
    expect(next).toEqual({ ...complaint, ...given });
    expect(event).toMatchObject({ verb: 'code-renewed', detail: said('calledBack') });
    expect(JSON.stringify(event)).not.toContain(given.codeStub);
  });

  it('asks for a reason of two characters and for one of the three proofs', () => {
    const wrong = [{ provenBy: 'slip', reason: ' 丢 ' }, { provenBy: 'slip' }, { reason: '回执丢了' }, said('byEar')];
    for (const input of wrong) expect(RenewCode.safeParse(input).success, JSON.stringify(input)).toBe(false);
    for (const way of ['calledBack', 'slip', 'identity']) expect(RenewCode.safeParse(said(way)).success).toBe(true);
  });

  it.each([
    ['calledBack', { phone: '' }, 'code-no-telephone'],
    ['calledBack', { name: '' }, null],
    ['identity', { name: '' }, 'code-no-name'],
    ['identity', { phone: '' }, null],
    ['slip', { name: '', phone: '' }, null],
    ['slip', { name: '' }, 'code-slip-proves-nothing'],
    ['slip', { phone: '' }, 'code-slip-proves-nothing'],
    ['slip', {}, 'code-slip-proves-nothing'],
  ] as const)('by %s, where %o is on file: %s', (way, kept, refused) => {
    const { name = '王秀兰', phone = '13800000317' } = kept as { name?: string; phone?: string };
    const complaint = aComplaint({ consumerName: name, consumerPhone: phone });
    const inquiry = anInquiry({ name, phone });
    const onFile = { name: name !== '', phone: phone !== '' };
    const by = anActor('leader');
    expect(codeOf(() => change(complaint, 'renewCode', today, said(way), given))).toBe(refused);
    expect(codeOf(() => changeInquiry(inquiry, 'renewCode', today, said(way)))).toBe(refused);
    expect(codeOf(() => changeTipoff(aTipoff(), 'renewCode', today, said(way), { ...given, onFile, by }))).toBe(
      refused,
    );
  });

  it('is made of no anonymous tip-off, and no button offers it', () => {
    const anonymous = aTipoff({ anonymous: true, reporterId: null });
    for (const way of ['calledBack', 'slip', 'identity'])
      expect(codeOf(() => changeTipoff(anonymous, 'renewCode', today, said(way), given))).toBe('code-anonymous');
    expect(availableTipoffMoves(anonymous, anActor('centre'), defaultLocalLimits)).not.toContain('renewCode');
    expect(availableTipoffMoves(aTipoff(), anActor('centre'), defaultLocalLimits)).toContain('renewCode');
  });

  it('of a tip-off is made on a call or a paper by who may open the seal, and on the slip where nothing lies under it', () => {
    const tipoff = aTipoff({ state: 'verifying' });
    const byWhom = (by: Actor, way: string) =>
      codeOf(() => changeTipoff(tipoff, 'renewCode', today, said(way), { ...given, by }));
    const verifying = anActor('officer', { id: tipoff.handlerId ?? '' });
    const another = anActor('officer', { id: '00000000-0000-7000-8000-0000000000ab' });
    for (const way of ['calledBack', 'identity']) {
      expect([way, byWhom(verifying, way)]).toEqual([way, null]);
      expect([way, byWhom(anActor('officeHead'), way)]).toEqual([way, null]);
      expect([way, byWhom(another, way)]).toEqual([way, 'code-reporter-sealed']);
      expect([way, byWhom(anActor('centre'), way)]).toEqual([way, 'code-reporter-sealed']);
    }
    const onTheSlip = (by: Actor, onFile: { name: boolean; phone: boolean }) =>
      codeOf(() => changeTipoff(tipoff, 'renewCode', today, said('slip'), { ...given, by, onFile }));
    for (const by of [verifying, another, anActor('centre')]) {
      expect(onTheSlip(by, { name: true, phone: false })).toBe('code-slip-proves-nothing');
      expect(onTheSlip(by, { name: false, phone: false })).toBeNull();
    }
  });

  it('is offered to the centre and the office that has the matter alone, in every state', () => {
    const time = facts({ today });
    const guest = {
      coHandlers: [{ accountId: 'guest', part: '取证', on: today, byId: '', handedBackOn: null, reason: '' }],
    };
    for (const state of ['registered', 'accepted', 'closed'] as const) {
      const complaint = aComplaint({ state, ...guest });
      const who = (['centre', 'officer', 'officeHead', 'leader', 'station', 'mediator'] as const).filter((role) =>
        availableMoves(complaint, anActor(role), time).includes('renewCode'),
      );
      expect([state, who]).toEqual([state, ['centre', 'officer', 'officeHead']]);
      const helper = anActor('officer', { id: 'guest', organisationId: 'SO-SQ' });
      expect(availableMoves(complaint, helper, time)).not.toContain('renewCode');
    }
    for (const state of ['open', 'closed'] as const) {
      const moves = (role: 'centre' | 'station') => availableInquiryMoves(anInquiry({ state }), anActor(role));
      expect([moves('centre').includes('renewCode'), moves('station').includes('renewCode')]).toEqual([true, false]);
    }
  });

  it('of a tip-off is made by no account that one person alone has made', () => {
    const held = anActor('officer', { sealsHeld: true });
    expect(mayDo(held, 'tipoff.renewCode')).toBe(false);
    expect(codeOf(() => demand(held, 'tipoff.renewCode'))).toBe('seals-held');
    expect(mayDo(held, 'complaint.renewCode')).toBe(true);
  });
});
