import { describe, expect, it } from 'vitest';
import { availableMoves } from '../../../../src/domain/complaint/available-moves.ts';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { isLiveTwin } from '../../../../src/domain/complaint/duplicate.ts';
import { stageOf } from '../../../../src/domain/complaint/stage.ts';
import type { Complaint, ComplaintState } from '../../../../src/domain/complaint/complaint.ts';
import type { Facts } from '../../../../src/domain/matter/matter.ts';
import { aComplaint, anActor, change, facts, make } from '../../../build/complaint.ts';
import { samePersonBy } from '../../../../src/domain/complaint/duplicate.ts';
import { unopened } from '../../../../src/domain/base/masking.ts';
import { timelineZh } from '../../../../src/domain/desk/timeline.ts';
import { codeOf } from '../../../build/refusal.ts';
import { anAgent } from '../../../build/side-procedure.ts';

const today = '2026-05-06';
const early = new Date('2026-04-17T09:00:00+08:00');

/** The same person tells it again, two days earlier than the other. */
function again(state: ComplaintState = 'registered', fields: Partial<Complaint> = {}): Complaint {
  return aComplaint({
    state,
    receivedAt: early,
    story: '在老周农资店买的复合肥少秤，店家不认',
    operatorPhone: '03656520888',
    ...fields,
  });
}

function merged(complaint: Complaint, others: readonly Complaint[], picks: object[] = []) {
  const input = { others: others.map(({ number }) => ({ number })), picks, reason: '同一笔买卖说了两遍' };
  return change(complaint, 'merge', today, input, { others });
}

function apart(complaint: Complaint, other: Complaint, more: Partial<Facts> = {}) {
  const input = { number: other.number, reason: '查明是两笔买卖' };
  return change(complaint, 'unmerge', today, input, { others: [other], by: anActor('officeHead'), ...more });
}

describe('10.3 并案 多件并成一件', () => {
  it('并进来的以并案关上，两边都有链接，编号、查询码和内容都不动', () => {
    const [main, other] = [aComplaint({ state: 'dispatched' }), again()];
    const { next, event, also } = merged(main, [other]);
    expect(next.takenOver).toMatchObject([{ id: other.id, number: other.number, reason: '同一笔买卖说了两遍' }]);
    expect(event).toMatchObject({ verb: 'took-over', detail: { numbers: [other.number], fields: [] } });
    const [closed] = also ?? [];
    expect(closed?.event).toMatchObject({ verb: 'merged-into', matterId: other.id, detail: { into: main.number } });
    expect(closed?.next).toEqual({
      ...other,
      state: 'closed',
      outcome: 'merged',
      closedOn: today,
      endedOn: today,
      merged: expect.objectContaining({ id: main.id, number: main.number, as: 'duplicate' }),
    });
    expect(stageOf(closed?.next as Complaint)).toBe('done');
    const gone = closed?.next as Complaint;
    for (const move of ['decidePublication', 'archive'] as const)
      for (const publication of [null, { published: false, reason: '', on: today, byId: 'a' }])
        expect(availableMoves({ ...gone, publication }, anActor('officer'), facts({ today })), move).not.toContain(
          move,
        );
    expect(codeOf(() => change(gone, 'decidePublication', today, { published: 'no', reason: '并入' }))).toBe(
      'move-not-allowed',
    );
    expect(clocksOf(closed?.next as Complaint, facts({ today })).every((clock) => clock.stoppedOn !== null)).toBe(true);
  });

  it('同一个人的另一件有代理人的，并过来以后还由代理人代办；这件已经有的不换，共同投诉的各管各的', () => {
    const main = aComplaint({ state: 'dispatched' });
    const agents = [anAgent()];
    expect(merged(main, [again('registered', { agents })]).next.agents).toEqual(agents);
    const own = [anAgent({ name: '王律师' })];
    expect(merged({ ...main, agents: own }, [again('registered', { agents })]).next.agents).toEqual(own);
    const gone = [anAgent({ endedOn: '2026-04-30' })];
    expect(merged(main, [again('registered', { agents: gone })]).next.agents).toEqual([]);
  });

  it('收到时间按最早的一件，七个工作日从那天起算', () => {
    const { next } = merged(aComplaint({ state: 'dispatched' }), [again()]);
    expect(next.receivedAt).toEqual(early);
    const later = merged(again('dispatched'), [aComplaint()]).next;
    expect(later.receivedAt).toEqual(early);
  });

  it('逐项选留哪一件的，没选的留主件的', () => {
    const [main, other, third] = [aComplaint({ state: 'dispatched' }), again(), again('registered', { claim: '退货' })];
    const { next } = merged(
      main,
      [other, third],
      [
        { field: 'story', number: other.number },
        { field: 'claim', number: third.number },
        { field: 'operatorName', number: main.number },
      ],
    );
    expect([next.story, next.claim, next.operatorPhone]).toEqual([other.story, '退货', main.operatorPhone]);
    expect(codeOf(() => merged(main, [other], [{ field: 'story', number: '投2026-0001' }]))).toBe('merge-pick-unknown');
  });

  it('分开要原样恢复：并进来的每一项，主件被换掉的每一项', () => {
    const [main, other] = [aComplaint({ state: 'dispatched' }), again()];
    const { next, also } = merged(main, [other], [{ field: 'story', number: other.number }]);
    const back = apart(next, also?.[0]?.next as Complaint);
    expect(back.next).toEqual(main);
    expect(back.also?.[0]?.next).toEqual(other);
    expect(back.event).toMatchObject({ verb: 'split-off', detail: { reason: '查明是两笔买卖' } });
  });

  it('先后并了两件，分开哪一件都只退回它带来的；中间更正过的不动', () => {
    const main = aComplaint({ state: 'dispatched' });
    const [a, b] = [again(), again('registered', { story: '第三遍：还是少秤' })];
    const first = merged(main, [a], [{ field: 'story', number: a.number }]);
    const second = merged(first.next, [b], [{ field: 'story', number: b.number }]);
    const withoutA = apart(second.next, first.also?.[0]?.next as Complaint).next;
    expect(withoutA.story).toBe(b.story);
    expect(apart(withoutA, second.also?.[0]?.next as Complaint).next.story).toBe(main.story);
    const corrected = { ...second.next, story: '承办人更正过的事实' };
    expect(apart(corrected, second.also?.[0]?.next as Complaint).next.story).toBe('承办人更正过的事实');
  });

  it('有了决定就不能再分开：受理算一次决定，了结也算', () => {
    const [main, other] = [aComplaint({ state: 'dispatched' }), again()];
    const { next, also } = merged(main, [other]);
    const accepted = make(next, 'accept', today);
    expect(codeOf(() => apart(accepted, also?.[0]?.next as Complaint))).toBe('unmerge-decided');
    expect(codeOf(() => apart(main, other))).toBe('not-merged');
  });

  it.each([
    ['已经办结的', aComplaint({ state: 'dispatched' }), again('closed'), 'merge-not-open'],
    ['受理了的并进没受理的', aComplaint({ state: 'dispatched' }), again('accepted'), 'merge-into-further'],
    [
      '另一个人的',
      aComplaint(),
      again('registered', { consumerName: '孙福', consumerPhone: '139' }),
      'merge-other-person',
    ],
    ['有管辖争议的', aComplaint(), again('registered', { dispute: openDispute() }), 'merge-busy'],
  ])('%s不能并', (_, main, other, code) => {
    expect(codeOf(() => merged(main, [other]))).toBe(code);
  });

  it('自己不能并给自己，没有的编号不能并，了结的主件不能再并', () => {
    const main = aComplaint();
    expect(codeOf(() => merged(main, [main]))).toBe('merge-itself');
    const input = { others: [{ number: '投2026-9999' }], picks: [], reason: '同一件事' };
    expect(codeOf(() => change(main, 'merge', today, input, { others: [] }))).toBe('merge-unknown');
    expect(codeOf(() => merged(aComplaint({ state: 'settled' }), [again()]))).toBe('move-not-allowed');
  });

  it('都受理了的并成一件，调解六十日从较早的受理算', () => {
    const main = aComplaint({ state: 'accepted' });
    const { next } = merged(main, [again('accepted', { acceptedOn: '2026-04-19' })]);
    expect(next.acceptedOn).toBe('2026-04-19');
    expect(clocksOf(next, facts({ today })).find((clock) => clock.identifier === 'mediate')?.nominalOn).toBe(
      '2026-06-18',
    );
  });
});

describe('10.3 同一争议 不能有两件都在办', () => {
  it('同一个人告同一家店、说的是同一件事的已经受理，再受理要写为什么不是同一争议', () => {
    const live = aComplaint({ state: 'mediating' });
    const next = aComplaint({ state: 'dispatched' });
    expect(isLiveTwin(next, live)).toBe(true);
    expect(codeOf(() => change(next, 'accept', today, {}, { others: [live] }))).toBe('same-dispute-live');
    const { event } = change(next, 'accept', today, { distinct: '另一次买的，袋数不同' }, { others: [live] });
    expect(event.detail).toMatchObject({ apartFrom: live.number, distinct: '另一次买的，袋数不同' });
  });

  it('两头在档案里都拿得准的，按档案认是不是一家：两个叫法是一家，同名的两家不是', () => {
    const live = aComplaint({ state: 'mediating', operatorName: '冯记农资' });
    const next = aComplaint({ state: 'dispatched', operatorName: '老冯化肥门市' });
    const shops = (a: string, b: string) =>
      new Map([
        [next.id, { operatorId: a }],
        [live.id, { operatorId: b }],
      ]);
    expect(isLiveTwin(next, live)).toBe(false);
    expect(isLiveTwin(next, live, shops('O1', 'O1'))).toBe(true);
    expect(codeOf(() => change(next, 'accept', today, {}, { others: [live], shops: shops('O1', 'O1') }))).toBe(
      'same-dispute-live',
    );
    const namesake = { ...live, operatorName: next.operatorName };
    expect(isLiveTwin(next, namesake)).toBe(true);
    expect(isLiveTwin(next, namesake, shops('O1', 'O2'))).toBe(false);
    expect(isLiveTwin(next, namesake, new Map([[next.id, { operatorId: 'O1' }]]))).toBe(true);
  });

  it.each([
    ['已经办结的', aComplaint({ state: 'closed' })],
    ['还没受理的', aComplaint({ state: 'dispatched' })],
    ['另一个人的', aComplaint({ state: 'accepted', consumerPhone: '13900000000' })],
    ['另一家店的', aComplaint({ state: 'accepted', operatorName: '城关百货' })],
    ['另一件事的', aComplaint({ state: 'accepted', story: '电动车充不进电，修了三回' })],
  ])('%s不拦受理', (_, other) => {
    expect(codeOf(() => change(aComplaint({ state: 'dispatched' }), 'accept', today, {}, { others: [other] }))).toBe(
      null,
    );
  });
});

function openDispute(): Complaint['dispute'] {
  return { bureau: '邻县局', on: '2026-05-05', endedOn: null, result: null, how: null, superior: '' };
}

describe('同名不等于同一个人', () => {
  const one = aComplaint({ consumerName: '王伟', consumerPhone: '13800000401', consumerAddress: '城关镇建设路 8 号' });
  const other = (fields: Partial<Complaint>) =>
    aComplaint({
      consumerName: '王伟',
      consumerPhone: '13800000402',
      consumerAddress: '',
      consumerRegionId: null,
      ...fields,
    });

  it.each([
    ['只同名', {}, null],
    ['同名同村', { consumerRegionId: one.consumerRegionId }, 'possibly'],
    ['同名同住址', { consumerAddress: '城关镇建设路8号' }, 'possibly'],
    ['同名，地址只写到镇', { consumerAddress: '城关镇' }, null],
    ['同一个电话', { consumerName: '王先生', consumerPhone: '138-0000-0401' }, 'surely'],
  ] as const)('%s：%j', (_, fields, by) => {
    expect(samePersonBy(one, other(fields))).toBe(by);
  });

  it('证件号一样就是同一个人，证件号不一样就不是，电话一样也不是', () => {
    const first = { ...one, consumerIdNumber: '41000019800101001x' };
    expect(samePersonBy(first, other({ consumerIdNumber: '41000019800101001X' }))).toBe('surely');
    expect(
      samePersonBy(first, other({ consumerIdNumber: '410000199001010028', consumerPhone: one.consumerPhone })),
    ).toBe(null);
  });

  it('密封打不开的不是同一个号码', () => {
    const shut = { consumerPhone: unopened, consumerIdNumber: unopened };
    expect(samePersonBy({ ...one, ...shut }, other({ ...shut, consumerName: '另一个人' }))).toBe(null);
  });

  it('凭住址认的，台账写明是可能', () => {
    const neighbour = other({ consumerAddress: '城关镇建设路8号' });
    const input = { others: [{ number: neighbour.number }], picks: [], reason: '核对过，是同一个人' };
    const { event } = change(one, 'merge', '2026-05-06', input, { others: [neighbour] });
    expect(event.detail['possibly']).toEqual([neighbour.number]);
    const line = { verb: event.verb, onDay: event.onDay, detail: event.detail };
    expect(timelineZh(line as never)).toContain(`${neighbour.number} 凭同名、住址或者村一样，可能是同一个人`);
  });

  it('同名的不能并案，说得出办法', () => {
    const stranger = other({});
    const input = { others: [{ number: stranger.number }], picks: [], reason: '看着像同一件' };
    expect(codeOf(() => change(one, 'merge', '2026-05-06', input, { others: [stranger] }))).toBe('merge-other-person');
  });
});
