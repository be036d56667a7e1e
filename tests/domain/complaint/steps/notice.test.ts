import { describe, expect, it } from 'vitest';
import type { NoticeKind, Recipient } from '../../../../src/domain/complaint/complaint.ts';
import { stageOf } from '../../../../src/domain/complaint/stage.ts';
import { noticesOf, NoticeProof, openNotices, toldOn } from '../../../../src/domain/complaint/steps/notice.ts';
import { unproven } from '../../../../src/domain/complaint/facts/notice-state.ts';
import { problemsOf } from '../../../../src/domain/base/field.ts';
import { availableMoves } from '../../../../src/domain/complaint/available-moves.ts';
import { aComplaint, anActor, change, days, facts, make } from '../../../build/complaint.ts';
import { paperOf } from '../../../../src/domain/complaint/papers/papers.ts';
import { textOfPaper } from '../../../../src/domain/matter/paper-form.ts';
import { paperFacts } from '../../../build/papers.ts';
import { codeOf } from '../../../build/refusal.ts';

const prove = (kind: NoticeKind, to: Recipient) => ({ kind, to });
const settled = aComplaint({ state: 'settled' });
const terminated = aComplaint({ state: 'terminated' });

describe('who must be told', () => {
  it('is the complainant of a decision on acceptance, and both parties of the end', () => {
    expect(noticesOf).toEqual({
      acceptance: ['consumer'],
      decline: ['consumer'],
      termination: ['consumer', 'operator'],
      agreement: ['consumer', 'operator'],
      transfer: ['consumer'],
      mediation: ['consumer', 'operator'],
      calledOff: ['consumer', 'operator'],
      anew: ['consumer', 'operator'],
    });
    expect(
      openNotices('termination', '青市监诉终〔2026〕3号').map(({ to, paperNumber, toldOn: on }) => [
        to,
        paperNumber,
        on,
      ]),
    ).toEqual([
      ['consumer', '青市监诉终〔2026〕3号', null],
      ['operator', '青市监诉终〔2026〕3号', null],
    ]);
  });
});

describe('proving a notice', () => {
  it('keeps who, how, when and by what it is proven', () => {
    const { next, event } = change(aComplaint({ state: 'accepted' }), 'recordNotice', days.accepted);
    expect(next.state).toBe('accepted');
    expect(next.notices).toEqual([
      {
        kind: 'acceptance',
        to: 'consumer',
        paperNumber: null,
        way: 'phone',
        toldOn: days.accepted,
        proof: '本人接听',
        byId: anActor('officer').id,
      },
    ]);
    expect(event).toMatchObject({
      verb: 'notice-proven',
      detail: { kind: 'acceptance', to: 'consumer', way: 'phone', allTold: false },
    });
  });

  it('without proof is no notice: the form names what is missing', () => {
    const typed = { kind: 'acceptance', to: 'consumer', way: 'phone', toldOn: '2026-04-22', proof: '' };
    const parsed = NoticeProof.safeParse(typed);
    if (parsed.success) throw new Error('an empty proof was taken');
    expect(problemsOf(parsed.error, NoticeProof).map(({ path, zh }) => [path, zh])).toEqual([
      ['proof', '请填写凭据，至少 2 个字。'],
    ]);
  });

  it('moves an ended matter on when the last party is told, and not before', () => {
    const one = make(settled, 'recordNotice', days.told, prove('agreement', 'operator'));
    expect(one).toMatchObject({ state: 'settled', toldOn: null, stage: 'toTell' });
    const { next, event } = change(one, 'recordNotice', days.closed, prove('agreement', 'consumer'));
    expect(next).toMatchObject({ state: 'told', toldOn: days.closed });
    expect(event.detail).toMatchObject({ allTold: true });
    expect(stageOf(next)).toBe('toClose');
  });

  it('is refused for what need not be told, or was told already', () => {
    const one = make(settled, 'recordNotice', days.told, prove('agreement', 'operator'));
    expect(codeOf(() => change(one, 'recordNotice', days.told, prove('agreement', 'operator')))).toBe(
      'notice-not-needed',
    );
    expect(codeOf(() => change(settled, 'recordNotice', days.told, prove('decline', 'consumer')))).toBe(
      'notice-not-needed',
    );
    expect(codeOf(() => change(settled, 'recordNotice', days.told, prove('acceptance', 'operator')))).toBe(
      'notice-not-needed',
    );
  });

  it('is dated between the decision that it tells of and today', () => {
    const on = (toldOn: string) =>
      codeOf(() => change(terminated, 'recordNotice', days.told, { ...prove('termination', 'consumer'), toldOn }));
    expect(on('2026-04-27')).toBe('day-before-start');
    expect(on('2026-04-28')).toBeNull();
    expect(on('2026-04-30')).toBe('day-in-future');
  });

  it('of the acceptance may be written down after the end with the day on which it was given', () => {
    const late = make(aComplaint({ state: 'accepted' }), 'terminate', days.ended);
    expect(
      codeOf(() =>
        change(late, 'recordNotice', days.told, { kind: 'acceptance', to: 'consumer', toldOn: '2026-04-23' }),
      ),
    ).toBeNull();
    expect(
      codeOf(() =>
        change(late, 'recordNotice', days.told, { kind: 'acceptance', to: 'consumer', toldOn: '2026-04-21' }),
      ),
    ).toBe('day-before-start');
  });
});

describe('the day on which a kind was told', () => {
  it('is that of the last party, and none while one is open', () => {
    const one = make(terminated, 'recordNotice', '2026-04-29', prove('termination', 'consumer'));
    expect(toldOn(one, 'termination')).toBeNull();
    expect(unproven(one)).toHaveLength(1);
    const both = make(one, 'recordNotice', '2026-05-06', { ...prove('termination', 'operator'), toldOn: '2026-04-30' });
    expect(toldOn(both, 'termination')).toBe('2026-04-30');
    expect(toldOn(both, 'decline')).toBeNull();
  });
});

describe('closing', () => {
  it('is impossible before every notice has its proof, the one of the acceptance too', () => {
    let complaint = make(aComplaint({ state: 'accepted' }), 'terminate', days.ended);
    for (const [kind, to] of [
      ['termination', 'consumer'],
      ['termination', 'operator'],
      ['acceptance', 'consumer'],
    ] as const) {
      expect(codeOf(() => change(complaint, 'close', days.closed))).toBe('move-not-allowed');
      complaint = make(complaint, 'recordNotice', days.told, prove(kind, to));
    }
    expect(change(complaint, 'close', days.closed).next).toMatchObject({ state: 'closed', closedOn: days.closed });
    // And even a matter that came to be told by another way does not close over an open notice.
    expect(codeOf(() => change({ ...complaint, notices: openNotices('agreement', null) }, 'close', days.closed))).toBe(
      'notices-unproven',
    );
  });
});

describe('law 13 食品、食用农产品不归本局管的', () => {
  it('受理以后才发现的，不能只按第（六）项终止；所里退回中心，中心移送，退回来的接着办', () => {
    const accepted = aComplaint({ state: 'accepted', categoryCode: 'G03.2' });
    const found = { ground: 'TM6', found: 'NA1', department: '县农业农村局', reason: '农药残留归农业农村部门管' };
    expect(codeOf(() => change(accepted, 'terminate', '2026-04-23', found))).toBe('food-to-be-transferred');
    expect(codeOf(() => change({ ...accepted, categoryCode: 'G10.3' }, 'terminate', '2026-04-23', found))).toBeNull();
    expect(codeOf(() => change(accepted, 'transfer', '2026-04-24'))).toBe('move-not-allowed');
    const given = make(accepted, 'giveBack', '2026-04-23');
    const time = facts({ today: '2026-04-24' });
    expect(availableMoves(given, anActor('centre'), time)).toContain('transfer');
    expect(availableMoves(accepted, anActor('centre'), time)).not.toContain('transfer');
    const sent = make(given, 'transfer', '2026-04-24');
    expect(sent).toMatchObject({ state: 'transferred', outcome: 'transferred', acceptedOn: accepted.acceptedOn });
    // Its acceptance was told already, or was not; that it went away is told in any case.
    expect(sent.notices.filter(({ kind }) => kind === 'transfer')).toHaveLength(1);
    expect(sent.notices.filter(({ kind }) => kind === 'acceptance')).toEqual(
      given.notices.filter(({ toldOn }) => toldOn !== null),
    );
    const back = make(sent, 'takeTransferBack', '2026-04-27');
    expect(back).toMatchObject({ state: 'accepted', outcome: null, stage: 'toDispatch', officeId: null });
    expect(back.notices.some(({ kind }) => kind === 'transfer')).toBe(false);
  });

  const centre = { by: anActor('centre') };
  const food = aComplaint({ categoryCode: 'G03.2' });
  const decline = { ground: 'NA1', department: '县农业农村局', reason: '农药残留归农业农村部门管' };

  it('不能只不予受理，要移送；酒、饮料、餐饮和食品安全的问题也一样，农资不是食品', () => {
    const code = (other: object) =>
      codeOf(() => change({ ...food, ...other }, 'decline', '2026-04-21', decline, centre));
    for (const categoryCode of ['G03', 'G03.1', 'G04.1', 'G04.2', 'V01.1'])
      expect(code({ categoryCode }), categoryCode).toBe('food-to-be-transferred');
    expect(code({ categoryCode: null, natureCode: 'N07' })).toBe('food-to-be-transferred');
    // What was eaten is food; the card, the bill or the words of a restaurant are none.
    for (const natureCode of ['N01', 'N06', 'N99', null])
      expect(code({ categoryCode: 'V01.1', natureCode }), natureCode ?? '').toBe('food-to-be-transferred');
    for (const natureCode of ['N02', 'N03', 'N04', 'N05', 'N08', 'N09'])
      expect(code({ categoryCode: 'V01.1', natureCode }), natureCode).toBeNull();
    for (const categoryCode of ['G10.3', 'G04.3', 'G01.1', null]) expect(code({ categoryCode })).toBeNull();
    expect(
      codeOf(() => change(food, 'decline', '2026-04-21', { ...decline, ground: 'NA7', article: '某条' }, centre)),
    ).toBeNull();
  });

  it('移送要书面告知，电话不算，有文号的告知书写明移给谁、依据哪条', () => {
    const paperNumber = '青市监诉移〔2026〕1号';
    const sent = make(food, 'transfer', '2026-04-21', {}, { ...centre, paperNumber });
    expect(sent.notices).toMatchObject([{ kind: 'transfer', to: 'consumer', paperNumber }]);
    const tell = (way: string) => codeOf(() => change(sent, 'recordNotice', '2026-04-22', { way }, centre));
    expect(tell('phone')).toBe('transfer-in-writing');
    expect(tell('mail')).toBeNull();
    const other = make(aComplaint({ categoryCode: 'G01.1' }), 'transfer', '2026-04-21', {}, centre);
    expect(codeOf(() => change(other, 'recordNotice', '2026-04-22', { way: 'phone' }, centre))).toBeNull();
    const text = (categoryCode: string) => textOfPaper(paperOf('transfer', { ...sent, categoryCode }, paperFacts));
    expect(text('G03.2')).toContain('《中华人民共和国农产品质量安全法》第五十六条');
    expect(text('G03.1')).toContain('《中华人民共和国食品安全法》第一百一十五条');
    expect(text('G03.1')).toContain(paperNumber);
    expect(text('G01.1')).not.toContain('现书面告知');
    expect(text('G03.1')).toContain(sent.transfers[0]?.to);
  });
});
