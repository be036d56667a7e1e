import { describe, expect, it } from 'vitest';
import { Decline } from '../../../../src/domain/complaint/steps/acceptance.ts';
import { complaintStates, moves } from '../../../../src/domain/complaint/complaint.ts';
import { declineGrounds, disputeRoutes } from '../../../../src/domain/law/ground.ts';
import { fieldsOf } from '../../../../src/domain/base/field.ts';
import { aComplaint, anActor, change, days, facts, make } from '../../../build/complaint.ts';
import { codeOf, refusalOf } from '../../../build/refusal.ts';

const dispatched = aComplaint({ state: 'dispatched' });

describe('accepting', () => {
  it('fixes the day of the decision, makes the deciding officer the handler and leaves one notice open', () => {
    const { next, event } = change(dispatched, 'accept', days.accepted, {}, { paperNumber: '青市监诉受〔2026〕1号' });
    expect(next).toMatchObject({
      state: 'accepted',
      decidedOn: days.accepted,
      acceptedOn: days.accepted,
      handlerId: anActor('officer').id,
      notices: [{ kind: 'acceptance', to: 'consumer', paperNumber: '青市监诉受〔2026〕1号', toldOn: null }],
    });
    expect(event).toMatchObject({
      verb: 'accepted',
      onDay: days.accepted,
      detail: { officeId: 'SO-LH', categoryCode: 'G10.3' },
    });
  });

  it('keeps the handler whom the head has named', () => {
    const named = make(dispatched, 'assign', days.received, { handlerId: anActor('officeHead').id });
    expect(change(named, 'accept', days.accepted).next.handlerId).toBe(anActor('officeHead').id);
  });

  it('counts on the day of the decision, not of the typing', () => {
    expect(change(dispatched, 'accept', '2026-04-24', { decidedOn: '2026-04-22' }).event.onDay).toBe('2026-04-22');
  });

  it('cannot be decided before the bureau received the complaint, nor tomorrow', () => {
    expect(refusalOf(() => change(dispatched, 'accept', days.accepted, { decidedOn: '2026-04-19' }))).toMatchObject({
      code: 'day-before-start',
      facts: { day: '2026-04-19', start: '2026-04-20' },
    });
    expect(codeOf(() => change(dispatched, 'accept', days.accepted, { decidedOn: '2026-04-23' }))).toBe(
      'day-in-future',
    );
    expect(codeOf(() => change(dispatched, 'accept', days.accepted, { decidedOn: '2026-04-20' }))).toBeNull();
  });

  it('S140 农民利益无小事：受理没有金额起点，不写金额也受理', () => {
    for (const amountFen of [null, 0, 1]) {
      expect(change(aComplaint({ state: 'dispatched', amountFen }), 'accept', days.accepted).next.state).toBe(
        'accepted',
      );
    }
  });
});

describe('declining', () => {
  it('keeps the ground, the reason and an open notice, and is an outcome', () => {
    const { next, event } = change(dispatched, 'decline', days.accepted, {
      ground: 'NA4',
      knownOn: '2022-04-19',
      reason: '购买已过四年',
    });
    expect(next).toMatchObject({
      state: 'declined',
      outcome: 'declined',
      declineGrounds: ['NA4'],
      declineReason: '购买已过四年',
      declineEvidence: { knownOn: '2022-04-19' },
      acceptedOn: null,
      notices: [{ kind: 'decline', to: 'consumer', toldOn: null }],
    });
    expect(event).toMatchObject({ verb: 'declined', onDay: days.accepted, detail: { ground: 'NA4' } });
  });

  it('knows the seven grounds of 第十六条, and beside them those that older rules alone knew', () => {
    expect(Object.keys(declineGrounds)).toHaveLength(7);
    const offered = fieldsOf(Decline).find(({ name }) => name === 'ground')?.options;
    expect(offered?.map(({ value }) => value)).toEqual([
      'NA1',
      'NA2',
      'NA3',
      'NA4',
      'NA5',
      'NA6',
      'NA7',
      'NA8',
      'NA9',
      'NA10',
      'NA11',
    ]);
    expect(offered?.slice(0, 7).every(({ zh }) => zh.startsWith('第十六条第（'))).toBe(true);
    expect(offered?.slice(7).every(({ zh }) => zh.startsWith('令62 第十六条第（'))).toBe(true);
    expect(Object.keys(disputeRoutes)).toHaveLength(5);
  });

  it('leaves the ground that judges a person (NA3) to the head of the office', () => {
    const wine = { ...dispatched, categoryCode: 'G01.1' };
    const input = { ground: 'NA3', LN1: true, LN1Note: '一天买了三百瓶', reason: '一天买了三百瓶' };
    expect(codeOf(() => change(wine, 'decline', days.accepted, input))).toBe('ground-needs-head');
    const head = facts({ today: days.accepted, by: anActor('officeHead') });
    expect(change(wine, 'decline', days.accepted, input, head).next).toMatchObject({
      declineGrounds: ['NA3'],
      declineEvidence: { factors: [{ factor: 'LN1', note: '一天买了三百瓶' }] },
    });
  });

  it('is the centre’s before dispatch, and stops the clock of the dispatch; afterwards it is the office’s', () => {
    const centre = { by: anActor('centre') };
    const declined = make(aComplaint(), 'decline', '2026-04-21', {}, centre);
    expect(declined).toMatchObject({ state: 'declined', handlerId: null, dueRule: 'C-01', dueOn: '2026-04-29' });
    const told = make(declined, 'recordNotice', '2026-04-22', {}, centre);
    expect(told).toMatchObject({ state: 'told', dueRule: null, dueOn: null });
    expect(make(told, 'close', '2026-04-22', {}, centre)).toMatchObject({
      state: 'closed',
      stage: 'done',
      dueRule: null,
    });
    expect(codeOf(() => change(dispatched, 'decline', days.accepted, {}, centre))).toBe('centre-after-dispatch');
  });

  it('cannot be decided before the complaint was received, nor tomorrow', () => {
    expect(codeOf(() => change(dispatched, 'decline', days.accepted, { decidedOn: '2026-04-19' }))).toBe(
      'day-before-start',
    );
    expect(codeOf(() => change(dispatched, 'decline', days.accepted, { decidedOn: '2026-04-23' }))).toBe(
      'day-in-future',
    );
  });

  it('is impossible after acceptance: from then on only mediation is ended', () => {
    const after = complaintStates.filter((state) => 'decline' in moves[state]);
    expect(after).toEqual(['registered', 'dispatched']);
  });

  it('asks for a reason of some length', () => {
    const typed = { decidedOn: days.accepted, ground: 'NA1', department: '农业农村局', reason: '不归' };
    expect(Decline.safeParse(typed).success).toBe(false);
    expect(Decline.safeParse({ ...typed, reason: '店在外县，不归本局' }).success).toBe(true);
  });
});
