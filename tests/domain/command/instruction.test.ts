import { describe, expect, it } from 'vitest';
import { availableDocketMoves } from '../../../src/domain/matter/docket.ts';
import {
  instructionDocket,
  instructionProcedure,
  issuerHears,
  nudgeDue,
  nudgeZh,
} from '../../../src/domain/command/instruction-steps.ts';
import {
  instructionMoves,
  instructionStates,
  maySeeInstruction,
  sendInstruction,
  SendInstruction,
  type Instruction,
  type InstructionMove,
} from '../../../src/domain/command/instruction.ts';
import type { Actor, Role } from '../../../src/domain/base/actor.ts';
import { anActor, anId, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const station = { id: 'ST-V0303', officeId: 'SO-LH', active: true };
const at = (time: string) => new Date(`2026-11-25T${time}:00+08:00`);
const factsAt = (by: Actor, time: string) => facts({ today: '2026-11-25', by, at: at(time) });

function sent(change: Partial<SendInstruction> = {}, by: Actor = anActor('centre'), parent: Instruction | null = null) {
  const input = SendInstruction.parse({
    id: anId(),
    toOfficeId: 'SO-LH',
    text: '今天到老周农资店，先把剩下的复合肥封存。',
    dueAt: '2026-11-25T17:00:00+08:00',
    ...change,
  });
  const more = { number: '令2026-0001', receiver: input.toStationId === null ? null : station, matter: null, parent };
  return sendInstruction(input, { ...factsAt(by, '09:00'), ...more }).next;
}

function after(one: Instruction, ...steps: [move: InstructionMove, who: Role, time: string, input?: object][]) {
  return steps.reduce((now, [move, who, time, input = {}]) => {
    const apply = instructionProcedure[move].apply as unknown as (
      a: Instruction,
      b: object,
      c: object,
    ) => { next: Instruction };
    return apply(now, input, factsAt(anActor(who), time)).next;
  }, one);
}

describe('an instruction', () => {
  it('S147 县、所、站三级指挥调度：县发所、发站，所发自己的站；不能横发，不能往上发', () => {
    expect(sent()).toMatchObject({ fromOfficeId: null, toOfficeId: 'SO-LH', toStationId: null, state: 'sent' });
    expect(sent({ toStationId: 'ST-V0303' })).toMatchObject({ fromOfficeId: null, toStationId: 'ST-V0303' });
    const head = anActor('officeHead');
    expect(sent({ toStationId: 'ST-V0303' }, head)).toMatchObject({ fromOfficeId: 'SO-LH', toStationId: 'ST-V0303' });
    expect(codeOf(() => sent({}, head))).toBe('instruction-not-below');
    expect(codeOf(() => sent({ toOfficeId: 'SO-SQ' }, head))).toBe('instruction-not-below');
    expect(codeOf(() => sent({ toOfficeId: 'SO-SQ', toStationId: 'ST-V0303' }))).toBe('station-unknown');
    expect(codeOf(() => sent({ dueAt: '2026-11-25T08:59:00+08:00' }))).toBe('instruction-due-past');
  });

  it('S147 签收、到场、回报、办结，每一步留下时刻，用时从时刻数出', () => {
    const one = sent({ mustArrive: true });
    const done = after(
      one,
      ['acknowledge', 'officeHead', '09:07'],
      ['arrive', 'officer', '09:50'],
      ['reportBack', 'officer', '11:20', { result: '封存十二袋，店主签了字。' }],
      ['close', 'centre', '11:40', { remark: '好' }],
    );
    expect(done).toMatchObject({
      state: 'closed',
      sentAt: at('09:00'),
      acknowledgedAt: at('09:07'),
      arrivedAt: at('09:50'),
      reportedAt: at('11:20'),
      closedAt: at('11:40'),
      result: '封存十二袋，店主签了字。',
    });
    const line = instructionProcedure.acknowledge.apply(one, {} as never, factsAt(anActor('officer'), '09:07')).event;
    expect(line).toMatchObject({ verb: 'instruction-acknowledged', detail: { minutes: 7 } });
  });

  it('asks for the arrival before the report where somebody must go there, and only there', () => {
    const acknowledged = after(sent({ mustArrive: true }), ['acknowledge', 'officer', '09:07']);
    const tell = ['reportBack', 'officer', '10:00', { result: '问过了，没有去。' }] as const;
    expect(codeOf(() => after(acknowledged, [...tell]))).toBe('instruction-arrive-first');
    expect(availableDocketMoves(instructionDocket, acknowledged, anActor('officer'))).toEqual(['arrive']);
    expect(after(sent(), ['acknowledge', 'officer', '09:07'], [...tell]).state).toBe('reported');
  });

  it('is sent back with what is still to be done, and keeps its first acknowledgement', () => {
    const reported = after(
      sent(),
      ['acknowledge', 'officer', '09:07'],
      ['reportBack', 'officer', '10:00', { result: '去过了' }],
    );
    const back = after(reported, ['sendBack', 'leader', '10:30', { remark: '没有照片' }]);
    expect(back).toMatchObject({
      state: 'acknowledged',
      acknowledgedAt: at('09:07'),
      reportedAt: null,
      remark: '没有照片',
    });
  });

  it('knows for every state which moves there are; each other one is refused', () => {
    for (const state of instructionStates) {
      const one = { ...sent(), state, acknowledgedAt: at('09:01'), arrivedAt: at('09:02') };
      for (const move of Object.keys(instructionProcedure) as InstructionMove[]) {
        const who = ['acknowledge', 'arrive', 'reportBack'].includes(move) ? 'officeHead' : 'centre';
        const input = { result: '办好了', remark: '再看看' };
        const code = codeOf(() => after(one, [move, who, '12:00', input]));
        expect(code, `${state} ${move}`).toBe(move in instructionMoves[state] ? null : 'move-not-allowed');
      }
    }
  });

  it('lets each side make its own steps alone', () => {
    const one = sent();
    expect(codeOf(() => after(one, ['acknowledge', 'station', '09:05']))).toBe('docket-not-yours');
    expect(codeOf(() => after(one, ['withdraw', 'officeHead', '09:05', { remark: '不办' }]))).toBe('docket-not-yours');
    const toStation = sent({ toStationId: 'ST-V0303' });
    expect(codeOf(() => after(toStation, ['acknowledge', 'officeHead', '09:05']))).toBe('docket-not-yours');
    expect(availableDocketMoves(instructionDocket, toStation, anActor('station'))).toEqual(['acknowledge']);
    expect(availableDocketMoves(instructionDocket, one, anActor('leader'))).toEqual(['nudge', 'withdraw']);
    expect(availableDocketMoves(instructionDocket, one, anActor('mediator'))).toEqual([]);
  });

  it('is passed on by the office that has it, and by no other', () => {
    const parent = sent();
    expect(sent({ toStationId: 'ST-V0303' }, anActor('officeHead'), parent).parentId).toBe(parent.id);
    const other = anActor('officeHead', { organisationId: 'SO-SQ' });
    expect(codeOf(() => sent({ toOfficeId: 'SO-SQ' }, other, parent))).toBe('instruction-not-below');
    const closed = { ...parent, state: 'closed' as const };
    expect(codeOf(() => sent({ toStationId: 'ST-V0303' }, anActor('officeHead'), closed))).toBe(
      'instruction-not-below',
    );
  });

  it('is about a matter only where its receiver sees the matter', () => {
    const matter = {
      countyId: 990126,
      id: anId(),
      number: '投2026-0001',
      officeId: 'SO-LH',
      stationId: 'ST-V0303',
      entrustedTo: null,
    };
    const send = (state: string, toStationId: string | null) =>
      codeOf(() =>
        sendInstruction(
          SendInstruction.parse({
            id: anId(),
            toOfficeId: 'SO-LH',
            toStationId,
            text: '去看看这家店',
            dueAt: '2026-11-25T17:00:00+08:00',
          }),
          {
            ...factsAt(anActor('centre'), '09:00'),
            number: '令2026-0002',
            receiver: toStationId === null ? null : station,
            matter: { ...matter, state },
            parent: null,
          },
        ),
      );
    expect(send('registered', null)).toBe('instruction-matter-elsewhere');
    expect(send('dispatched', null)).toBeNull();
    expect(send('registered', 'ST-V0303')).toBeNull();
  });

  it('is seen by the county, its office and its station, and by nobody else', () => {
    const one = sent({ toStationId: 'ST-V0303' });
    const sees = (role: Role, change: Partial<Actor> = {}) => maySeeInstruction(anActor(role, change), one);
    expect([sees('centre'), sees('leader'), sees('officer'), sees('officeHead'), sees('station')]).toEqual(
      Array(5).fill(true),
    );
    expect([sees('mediator'), sees('admin'), sees('consumer')]).toEqual([false, false, false]);
    expect(sees('officer', { organisationId: 'SO-SQ' })).toBe(false);
    expect(sees('station', { stationId: 'ST-V0301' })).toBe(false);
    expect(maySeeInstruction(anActor('station'), sent())).toBe(false);
    expect(sees('centre', { countyId: 1 })).toBe(false);
  });
});

describe('a reminder', () => {
  const nudged = (one: Instruction, times: number, time: string): Instruction => ({
    ...one,
    nudgedTimes: times,
    nudgedAt: at(time),
  });

  it('S147 没人签收的到点自动催：紧急的一刻钟，一般的两小时，催三次', () => {
    expect(nudgeDue(sent(), at('10:59'))).toBeNull();
    expect(nudgeDue(sent(), at('11:00'))).toBe('unacknowledged');
    expect(nudgeDue(sent({ urgent: true }), at('09:14'))).toBeNull();
    expect(nudgeDue(sent({ urgent: true }), at('09:15'))).toBe('unacknowledged');
    expect(nudgeDue(nudged(sent({ urgent: true }), 1, '09:15'), at('09:29'))).toBeNull();
    expect(nudgeDue(nudged(sent({ urgent: true }), 3, '09:45'), at('11:00'))).toBeNull();
    expect(issuerHears(nudged(sent(), 1, '11:00'), 'unacknowledged')).toBe(false);
    expect(issuerHears(nudged(sent(), 2, '13:00'), 'unacknowledged')).toBe(true);
  });

  it('comes by night only for what is urgent', () => {
    expect(nudgeDue(sent(), at('22:00'))).toBeNull();
    expect(nudgeDue(sent({ urgent: true }), at('22:00'))).toBe('unacknowledged');
  });

  it('comes once when the time is past without a report', () => {
    const one = after(sent(), ['acknowledge', 'officer', '09:07']);
    expect(nudgeDue(one, at('16:59'))).toBeNull();
    expect(nudgeDue(one, at('17:00'))).toBe('late');
    expect(nudgeDue(nudged(one, 1, '17:00'), at('18:00'))).toBeNull();
    expect(nudgeDue(after(one, ['reportBack', 'officer', '10:00', { result: '办好了' }]), at('18:00'))).toBeNull();
  });

  it('says the number and nothing of what stands in it', () => {
    expect(nudgeZh(sent({ urgent: true }), 'unacknowledged')).toBe('紧急指令（令2026-0001）还没有签收，请马上签收。');
  });
});
