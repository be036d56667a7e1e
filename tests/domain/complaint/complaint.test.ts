/** The clocks and moves that no other file proves: the legal move works, each illegal one is refused by name. */
import { describe, expect, it } from 'vitest';
import { acceptDueOn, clocksOf } from '../../../src/domain/complaint/deadline.ts';
import {
  complaintStates,
  moves,
  type Complaint,
  type ComplaintState,
} from '../../../src/domain/complaint/complaint.ts';
import { unproven } from '../../../src/domain/complaint/facts/notice-state.ts';
import { aComplaint, afterMoves, anActor, change, days, facts, make } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const today = '2026-05-06';

function clock(complaint: Complaint, identifier: string, on: string = today) {
  return clocksOf(complaint, facts({ today: on })).find((one) => one.identifier === identifier);
}

/** Every state but those named refuses the move with the sentence of the table. */
function refusedElsewhere(move: Parameters<typeof change>[1], allowed: readonly ComplaintState[]): void {
  for (const state of complaintStates.filter((one) => !allowed.includes(one)))
    expect(
      codeOf(() => change(aComplaint({ state }), move, today)),
      state,
    ).toBe('move-not-allowed');
}

describe('投诉的时钟', () => {
  it('C-01 收到起七个工作日：决定受理还不停，告知投诉人才停；不延长', () => {
    const accepted = aComplaint({ state: 'accepted' });
    expect(clock(accepted, 'accept')).toMatchObject({ rule: 'C-01', startedOn: days.received, targetOn: '2026-04-29' });
    expect(clock(accepted, 'accept')?.stoppedOn).toBeNull();
    expect(clock(make(accepted, 'recordNotice', '2026-04-24'), 'accept')?.stoppedOn).toBe('2026-04-24');
    expect(acceptDueOn(aComplaint({ state: 'dispatched' }), facts({ today }))).toBe('2026-04-29');
  });

  it('C-03 受理起六十日，只有鉴定检测不算；协议或者终止决定才停', () => {
    const mediating = aComplaint({ state: 'mediating' });
    expect(clock(mediating, 'mediate')).toMatchObject({ rule: 'C-03', nominalOn: '2026-06-21', stoppedOn: null });
    const tested = afterMoves(mediating, ['startTest', '2026-04-28'], ['endTest', '2026-05-06']);
    expect(clock(tested, 'mediate')?.nominalOn).toBe('2026-06-29');
    expect(clock(aComplaint({ state: 'settled' }), 'mediate')?.stoppedOn).toBe(days.ended);
    expect(clock(aComplaint({ state: 'terminated' }), 'mediate')?.stoppedOn).toBe(days.ended);
  });

  it('C-04 终止决定起七个工作日，双方都告知了才停', () => {
    const terminated = aComplaint({ state: 'terminated' });
    expect(clock(terminated, 'tellEnd')).toMatchObject({ rule: 'C-04', startedOn: days.ended, targetOn: '2026-05-11' });
    const one = make(terminated, 'recordNotice', '2026-04-29', { kind: 'termination', to: 'consumer' });
    expect(clock(one, 'tellEnd')?.stoppedOn).toBeNull();
    const both = make(one, 'recordNotice', '2026-04-30', { kind: 'termination', to: 'operator' });
    expect(clock(both, 'tellEnd')?.stoppedOn).toBe('2026-04-30');
  });

  it('C-07 登记起一个工作日分送（本地时限），退回来重新起算', () => {
    expect(clock(aComplaint(), 'dispatch', days.received)).toMatchObject({
      rule: 'C-07',
      targetOn: '2026-04-21',
      legalOn: null,
    });
    const back = make(aComplaint({ state: 'dispatched' }), 'giveBack', '2026-04-22');
    expect(clock(back, 'dispatch', '2026-04-22')).toMatchObject({ startedOn: '2026-04-22', targetOn: '2026-04-23' });
  });

  it('C-11 站点一个工作日内答复（本地时限），谈过、交上去、谈成都算答复', () => {
    const atStation = aComplaint({ state: 'atStation' });
    expect(clock(atStation, 'stationAnswer', days.received)).toMatchObject({
      rule: 'C-11',
      targetOn: '2026-04-21',
      legalOn: null,
    });
    for (const move of ['talk', 'sendUp', 'settleAtStation'] as const)
      expect(clock(make(atStation, move, '2026-04-21'), 'stationAnswer')?.stoppedOn).toBe('2026-04-21');
  });
});

describe('投诉的每一步', () => {
  it('10.3 S0→S10 站点谈成，地了结并留下记录；受理时钟从来没有起算', () => {
    const settled = make(aComplaint({ state: 'atStation' }), 'settleAtStation', '2026-04-21');
    expect(settled).toMatchObject({ state: 'closed', outcome: 'settledAtStation', talks: [{ result: 'agreed' }] });
    expect(clock(settled, 'accept')).toBeUndefined();
    refusedElsewhere('settleAtStation', ['atStation']);
  });

  it('10.3 S0→S1 站点谈不成的交上来，县局那天收到，七个工作日从那天起算', () => {
    const up = make(aComplaint({ state: 'atStation' }), 'sendUp', '2026-04-22');
    expect(up.state).toBe('registered');
    expect(clock(up, 'accept', '2026-04-22')?.startedOn).toBe('2026-04-22');
    refusedElsewhere('sendUp', ['atStation']);
  });

  it('10.3 –→S1 登记就是收到，没有说的留空以后再问', () => {
    const complaint = aComplaint({ operatorPhone: '', consumerIdNumber: null });
    expect(complaint).toMatchObject({ state: 'registered', consumerIdNumber: null });
    expect(clock(complaint, 'accept', days.received)?.startedOn).toBe(days.received);
  });

  it('10.3 S1→S2 只有中心分送，分送时钟停，受理时钟照走', () => {
    const sent = make(aComplaint(), 'dispatch', days.received);
    expect(sent).toMatchObject({ state: 'dispatched', dispatchedOn: days.received });
    expect(clock(sent, 'dispatch')?.stoppedOn).toBe(days.received);
    expect(clock(sent, 'accept')?.stoppedOn).toBeNull();
    expect(codeOf(() => change(aComplaint(), 'dispatch', today, {}, { by: anActor('officer') }))).toBe(
      'only-centre-dispatches',
    );
    refusedElsewhere('dispatch', ['registered']);
  });

  it('10.3 S2→S1 退回要理由，只回中心，受理时钟照走', () => {
    const back = make(aComplaint({ state: 'dispatched' }), 'giveBack', '2026-04-21');
    expect(back).toMatchObject({ state: 'registered', officeId: null, givenBackReason: '店在石桥，不归本所' });
    expect(clock(back, 'accept')?.startedOn).toBe(days.received);
    refusedElsewhere('giveBack', ['dispatched', 'accepted']);
  });

  it('10.3 S1/S2→S3 要身份证明是状态旁边的记号，时钟照走', () => {
    const asked = make(aComplaint({ state: 'dispatched' }), 'askIdentity', '2026-04-21');
    expect(asked).toMatchObject({ state: 'dispatched', identity: { result: null } });
    expect(clock(asked, 'accept')?.stoppedOn).toBeNull();
    refusedElsewhere('askIdentity', ['registered', 'dispatched']);
  });

  it('10.3 S3→S2 材料核验过了接着看能不能受理', () => {
    const asked = make(aComplaint({ state: 'dispatched' }), 'askIdentity', '2026-04-21');
    const checked = make(asked, 'recordIdentity', '2026-04-22', { answeredOn: '2026-04-22' });
    expect(checked).toMatchObject({ state: 'dispatched', identity: { result: 'verified' } });
    expect(make(checked, 'accept', '2026-04-22').state).toBe('accepted');
    expect(codeOf(() => change(aComplaint({ state: 'dispatched' }), 'recordIdentity', today))).toBe(
      'identity-not-asked',
    );
  });

  it('10.3 S1/S2/S3→S8 不予受理要有情形、理由和依据，告知了受理时钟才停', () => {
    const declined = make(aComplaint({ state: 'dispatched' }), 'decline', '2026-04-22');
    expect(declined).toMatchObject({
      state: 'declined',
      declineGrounds: ['NA1'],
      declineReason: '查明不属于市场监管职责',
    });
    expect(clock(declined, 'accept')?.stoppedOn).toBeNull();
    expect(clock(make(declined, 'recordNotice', '2026-04-23'), 'accept')?.stoppedOn).toBe('2026-04-23');
  });

  it('10.3 S1/S2/S3→S4 受理：调解六十日起算，受理时钟告知了才停', () => {
    const accepted = make(aComplaint({ state: 'dispatched' }), 'accept', '2026-04-22');
    expect([accepted.state, clock(accepted, 'mediate')?.startedOn]).toEqual(['accepted', '2026-04-22']);
    refusedElsewhere('accept', ['dispatched']);
  });

  it('10.3 S4→S5 双方的同意都记下才开始调解', () => {
    const accepted = aComplaint({ state: 'accepted' });
    expect(codeOf(() => change(accepted, 'startMediation', today))).toBe('consents-missing');
    const both = afterMoves(accepted, ['recordConsent', '2026-04-24'], ['recordConsent', '2026-04-24']);
    expect(make(both, 'startMediation', '2026-04-24').state).toBe('mediating');
  });

  it('10.3 S5a→S5 委托的没谈成，退回来由承办人接着调解', () => {
    const entrusted = make(aComplaint({ state: 'mediating' }), 'entrust', '2026-04-28');
    expect(entrusted.entrustedTo).toBe('CA');
    expect(make(entrusted, 'takeBack', '2026-05-06')).toMatchObject({ state: 'mediating', entrustedTo: null });
    expect(codeOf(() => change(aComplaint({ state: 'mediating' }), 'takeBack', today))).toBe('not-entrusted');
  });

  it('10.3 S5→S5c 送鉴定检测，调解时钟暂停，暂停挂在委托书上', () => {
    const tested = make(aComplaint({ state: 'mediating' }), 'startTest', '2026-04-28');
    expect(tested.pauses).toMatchObject([{ from: '2026-04-28', to: null, paper: '委托检验书' }]);
    expect(codeOf(() => change(tested, 'startTest', today))).toBe('mediation-paused');
    refusedElsewhere('startTest', ['accepted', 'mediating']);
  });

  it('10.3 S5c→S5 结果出来时钟接着走', () => {
    const tested = make(aComplaint({ state: 'mediating' }), 'startTest', '2026-04-28');
    expect(make(tested, 'endTest', '2026-05-06').pauses[0]?.to).toBe('2026-05-06');
    expect(codeOf(() => change(aComplaint({ state: 'mediating' }), 'endTest', today))).toBe('not-paused');
  });

  it('10.3 S5→S6 达成协议：开过调解会，调解书双方都签，调解时钟停', () => {
    const held = make(aComplaint({ state: 'mediating' }), 'holdSession', '2026-04-28');
    expect(codeOf(() => change(aComplaint({ state: 'mediating' }), 'settle', today))).toBe('agreement-needs-session');
    const settled = make(held, 'settle', '2026-04-28');
    expect([settled.state, clock(settled, 'mediate')?.stoppedOn]).toEqual(['settled', '2026-04-28']);
    expect(
      make(held, 'settle', '2026-04-28', { form: 'record', whyRecord: 'performed', signedByBoth: false }).agreement
        ?.form,
    ).toBe('record');
  });

  it('10.3 S4/S5/S5a/S5b/S5c→S7 受理以后哪一步都能终止；期满一项要期满', () => {
    const mediating = aComplaint({ state: 'mediating' });
    const halted = make(mediating, 'requestRecusal', '2026-04-28', { requestedOn: '2026-04-28' });
    const from: Complaint[] = [
      aComplaint({ state: 'accepted' }),
      mediating,
      make(mediating, 'entrust', '2026-04-28'),
      halted,
      make(mediating, 'startTest', '2026-04-28'),
    ];
    for (const complaint of from) {
      expect(make(complaint, 'terminate', today).state).toBe('terminated');
      expect(codeOf(() => change(complaint, 'terminate', today, { ground: 'TM5' }))).toBe('sixty-days-not-run');
    }
    expect(make(mediating, 'terminate', '2026-06-22', { ground: 'TM5' }).state).toBe('terminated');
  });

  it('10.3 S7→S9 终止告知双方，各有凭据，最后一份记下才算告知', () => {
    const terminated = aComplaint({ state: 'terminated' });
    expect(unproven(terminated)).toHaveLength(2);
    const one = make(terminated, 'recordNotice', '2026-04-29', { kind: 'termination', to: 'consumer' });
    expect(one.state).toBe('terminated');
    expect(make(one, 'recordNotice', '2026-04-30', { kind: 'termination', to: 'operator' }).state).toBe('told');
  });

  it('10.3 S6→S9→S10 调解书送双方，金额记下，才能办结', () => {
    const told = aComplaint({ state: 'told' });
    expect(told).toMatchObject({ outcome: 'settled', disputedFen: 140_00, recoveredFen: 140_00 });
    expect(make(told, 'close', '2026-04-30').state).toBe('closed');
    expect(codeOf(() => change(aComplaint({ state: 'settled' }), 'close', today))).toBe('move-not-allowed');
  });

  it('10.3 S8/S9→S10 告知都有凭据才办结', () => {
    const declined = aComplaint({ state: 'declined' });
    expect(codeOf(() => change(declined, 'close', today))).toBe('move-not-allowed');
    const told = make(declined, 'recordNotice', '2026-04-23');
    expect([told.state, make(told, 'close', '2026-04-24').state]).toEqual(['told', 'closed']);
  });

  it('10.3 any→police 造假、调包、捏造的，由所长或分管局长移送公安，一件一次', () => {
    const handed = make(aComplaint({ state: 'mediating' }), 'handToPolice', today, {}, { by: anActor('officeHead') });
    expect(handed.police).toMatchObject({ fact: 'invented', to: '青禾县公安局' });
    expect(codeOf(() => change(handed, 'handToPolice', today))).toBe('police-already');
  });
});

describe('投诉不许的', () => {
  it('10.3 S1→S5 没有受理不能调解', () => {
    for (const state of ['registered', 'dispatched'] as const) {
      for (const move of ['startMediation', 'holdSession', 'settle'] as const)
        expect(
          codeOf(() => change(aComplaint({ state }), move, today)),
          `${state} ${move}`,
        ).toBe('move-not-allowed');
    }
  });

  it('10.3 S4→S8 受理以后不能不予受理，要用终止的第（六）项', () => {
    for (const state of ['accepted', 'mediating', 'settled', 'terminated', 'told', 'closed'] as const) {
      expect(
        codeOf(() => change(aComplaint({ state }), 'decline', today)),
        state,
      ).toBe('move-not-allowed');
      expect(
        codeOf(() => change(aComplaint({ state }), 'proposeDecline', today)),
        state,
      ).toBe('move-not-allowed');
    }
    expect(make(aComplaint({ state: 'accepted' }), 'terminate', today, { ground: 'TM6' }).terminateGround).toBe('TM6');
  });

  it('10.3 S7→S5 终止了不能再调解，除了撤销原决定没有一步回得去', () => {
    for (const state of ['terminated', 'told', 'closed'] as const) {
      const back = Object.entries(moves[state]).filter(([, to]) => ['accepted', 'mediating'].includes(to));
      expect(back.map(([move]) => move)).toEqual(['mediateAnew']);
      for (const move of ['startMediation', 'holdSession', 'settle'] as const)
        expect(
          codeOf(() => change(aComplaint({ state }), move, today)),
          `${state} ${move}`,
        ).toBe('move-not-allowed');
    }
  });

  it('10.3 调解书 没有双方签名盖章不成立', () => {
    const held = make(aComplaint({ state: 'mediating' }), 'holdSession', '2026-04-28');
    expect(codeOf(() => change(held, 'settle', '2026-04-28', { signedByBoth: false }))).toBe('agreement-unsigned');
  });

  it('10.3 办结 告知没有凭据不能办结', () => {
    const open = { ...aComplaint({ state: 'told' }) };
    const notices = open.notices.map((notice, i) => (i === 0 ? { ...notice, toldOn: null, proof: null } : notice));
    expect(codeOf(() => change({ ...open, notices }, 'close', today))).toBe('notices-unproven');
  });
});
