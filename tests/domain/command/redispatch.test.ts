import { describe, expect, it } from 'vitest';
import { calledByHelp } from '../../../src/domain/command/redispatch-call.ts';
import { maskPhone } from '../../../src/domain/base/masking.ts';
import { redispatchDocket, redispatchProcedure } from '../../../src/domain/command/redispatch-steps.ts';
import { availableDocketMoves } from '../../../src/domain/matter/docket.ts';
import { echoOf, isEchoed } from '../../../src/domain/complaint/station-echo.ts';
import type { Role } from '../../../src/domain/base/actor.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import {
  maySeeRedispatch,
  redispatchMoves,
  redispatchStates,
  shownRedispatch,
  type Redispatch,
  type RedispatchMove,
} from '../../../src/domain/command/redispatch.ts';
import { mediationRanOutOn } from '../../../src/domain/complaint/deadline.ts';
import {
  sendRedispatch,
  SendRedispatch,
  type RedispatchFacts,
} from '../../../src/domain/command/redispatch-sending.ts';
import type { Station } from '../../../src/domain/county/station.ts';
import { timelineZh } from '../../../src/domain/desk/timeline.ts';
import { aComplaint, anActor, anId, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const station: Station = {
  id: 'ST-V0303',
  name: '郭庄村消费维权联络站',
  kind: 'village',
  officeId: 'SO-LH',
  regionId: 'V0303',
  x: 0,
  y: 0,
  serves: 'area',
  venueNames: [],
  publishedWindow: false,
  phone: '',
  address: '',
  contactName: '郭长河',
  active: true,
  associationId: 'CA',
};

function mediated(change: Partial<Complaint> = {}): Complaint {
  return { ...aComplaint({ state: 'mediating', officeId: 'SO-LH', stationId: null }), ...change };
}

function factsFor(complaint: Complaint | null, change: Partial<RedispatchFacts> = {}) {
  return {
    ...facts({ today: '2026-04-30', by: anActor('officer') }),
    complaint,
    receiver: station,
    isOut: false,
    near: { side: 'home' as const, reason: '郭庄村站：投诉人住在郭庄村，那里有站点', ties: [] },
    aged: null,
    words: { home: '柳河镇郭庄村', category: '复合肥', gist: '买了十袋复合肥，每袋少四公斤。' },
    number: '转2026-0001',
    ...change,
  };
}

function sent(
  complaint: Complaint | null = mediated(),
  change: Partial<RedispatchFacts> = {},
  typed: Record<string, unknown> = {},
): Redispatch {
  const input = SendRedispatch.parse({ id: anId(), matterNumber: '投2026-0001', stationId: 'ST-V0303', ...typed });
  return sendRedispatch(input, factsFor(complaint, change)).next;
}

const anAgent: Complaint['agents'][number] = {
  name: '',
  phone: '',
  relation: '女儿',
  idNumber: null,
  address: '',
  scope: 'general',
  powers: [],
  from: null,
  until: null,
  paperOn: null,
  paper: '',
  since: '',
  endedOn: null,
  endedWhy: '',
  byId: null,
};

const inputs = {
  relation: 'none',
  reason: 'busy',
  remark: '再看看',
  on: '2026-04-30',
  place: '村委会',
  mediators: '郭长河',
  result: 'agreed',
  words: '谈了一次，谈拢了',
};

function after(one: Redispatch, move: RedispatchMove, who: Role = 'system', input: object = inputs): Redispatch {
  const apply = redispatchProcedure[move].apply as unknown as (a: object, b: object, c: object) => { next: Redispatch };
  return apply(one, input, factsFor(null, { by: anActor(who) })).next;
}

const sides: Partial<Record<RedispatchMove, Role>> = {
  accept: 'station',
  decline: 'station',
  recordJoint: 'station',
  returnBack: 'station',
  undo: 'officer',
  recall: 'officeHead',
};

describe('a redispatch', () => {
  it('asks for no help behind the last legal day of the mediation, when nobody chose the day', () => {
    // Accepted on 6 March: sixty days end on 5 May, the first day of work after the holiday is the 6th.
    const last = mediationRanOutOn(mediated({ acceptedOn: '2026-03-06' }), factsFor(null));
    expect(last > '2026-04-30' && last < '2026-05-15').toBe(true);
    expect(sent(mediated({ acceptedOn: '2026-03-06' })).dueOn).toBe(last);
    expect(sent(mediated({ acceptedOn: '2026-04-20' })).dueOn).toBe('2026-05-15');
    expect(sent(mediated({ acceptedOn: '2026-01-05' })).dueOn).toBe('2026-05-01');
    expect(sent(mediated({ acceptedOn: '2026-03-06' }), {}, { dueOn: '2026-05-03' }).dueOn).toBe('2026-05-03');
  });

  it('knows for every state which moves there are; each other one is refused', () => {
    for (const state of redispatchStates)
      for (const move of Object.keys(redispatchProcedure) as RedispatchMove[]) {
        const code = codeOf(() => after({ ...sent(), state }, move, sides[move]));
        expect(code, `${state} ${move}`).toBe(move in redispatchMoves[state] ? null : 'move-not-allowed');
      }
  });

  it('is lawful only after the acceptance and before the end: no plain hand-down of what nobody decided', () => {
    for (const state of ['registered', 'dispatched', 'settled', 'terminated', 'closed'] as const)
      expect(
        codeOf(() => sent(mediated({ state }))),
        state,
      ).toBe('redispatch-not-accepted');
    expect(sent(mediated({ state: 'accepted' })).state).toBe('sent');
    expect(codeOf(() => sent(mediated(), { isOut: true }))).toBe('redispatch-out');
    expect(codeOf(() => sent(mediated(), { receiver: { ...station, active: false } }))).toBe('station-unknown');
    expect(codeOf(() => sent(mediated(), {}, { dueOn: '2026-04-30' }))).toBe('redispatch-due-past');
    const near = { side: null, reason: '', ties: ['host'] as const };
    expect(codeOf(() => sent(mediated(), { near }))).toBe('redispatch-conflict');
  });

  it('第十九条 mediates for the association only with both consents, entrusted to it, at a station of it', () => {
    const role = { role: 'entrusted' };
    const agreed = (party: 'consumer' | 'operator') =>
      ({ kind: 'entrust', party, given: true, on: '2026-04-25', way: 'written', proof: '', byId: null }) as const;
    const entrusted = mediated({ entrustedTo: 'CA', consents: [agreed('consumer'), agreed('operator')] });
    expect(sent(entrusted, {}, role).role).toBe('entrusted');
    for (const [complaint, receiver] of [
      [mediated({ entrustedTo: null, consents: entrusted.consents }), station],
      [mediated({ entrustedTo: 'CA', consents: [agreed('operator')], consentEntrust: false }), station],
      [mediated({ entrustedTo: 'CA', consents: [agreed('consumer')] }), station],
      [entrusted, { ...station, associationId: null }],
    ] as const)
      expect(codeOf(() => sent(complaint, { receiver }, role))).toBe('redispatch-not-entrusted');
    expect(sent(mediated(), {}, {}).role).toBe('invitedHelper');
  });

  it('sends the facts of the form alone, and of the complainant what the asked step needs', () => {
    const { consumerName, consumerPhone } = mediated();
    const own = mediated({ consumerAddress: '郭庄村三组 12 号', operatorPhone: '13922220001' });
    const look = sent(own, {}, { means: 'look', gist: `${consumerName}说每袋少四公斤，电话${consumerPhone}` }).sent;
    expect(Object.keys(look)).toHaveLength(12);
    for (const hidden of [consumerName, consumerPhone, '三组', '13922220001'])
      expect(JSON.stringify(look)).not.toContain(hidden);
    const call = sent(own).sent;
    expect(call).toMatchObject({ means: 'call', consumer: consumerName, consumerPhone, shopPhone: '13922220001' });
    expect(JSON.stringify(call)).not.toContain('三组');
    const visit = sent(own, {}, { means: 'visit' }).sent;
    expect(visit).toMatchObject({ consumer: consumerName, consumerPhone: null, consumerAddress: '郭庄村三组 12 号' });
    expect(JSON.stringify(visit)).not.toContain('13922220001');
    expect([call, visit, look].map(({ ask }) => ask.slice(0, 4))).toEqual(['请打电话', '请上门问', '请到店里']);
  });

  it('asks the station for nothing that it was not sent the means for', () => {
    const refused = (means: string, ask: string) => codeOf(() => sent(mediated(), {}, { means, ask }));
    for (const [means, ask] of [
      ['look', '请打电话问清情况'],
      ['look', '请把双方约来谈一次'],
      ['look', '请上门看看'],
      ['visit', '先打个电话再上门'],
    ] as const)
      expect(refused(means, ask), ask).toBe('invalid-input');
    for (const [means, ask] of [
      ['call', '请打电话把双方约来谈一次'],
      ['visit', '请上门问清情况，把双方约来谈一次'],
      ['look', '请到店里看看，不要打电话给投诉人'],
      ['look', '看过以后打电话给所里说一声'],
    ] as const)
      expect(refused(means, ask), ask).toBeNull();
  });

  it('names who acts for the complainant, whom the station rings up first', () => {
    const agents = [{ ...anAgent, name: '李芳', phone: '13733330001', since: '2026-04-01' }];
    const own = mediated({ agents });
    expect(sent(own).sent.agent).toEqual({ name: '李芳', phone: '13733330001' });
    expect(calledByHelp(sent(own).sent).map(({ whom }) => whom)).toEqual(['agent', 'consumer']);
    expect(sent(own, {}, { means: 'visit' }).sent.agent).toEqual({ name: '李芳', phone: '' });
    expect(sent(own, {}, { means: 'look' }).sent.agent).toBeUndefined();
  });

  it('keeps from the station why it was chosen, which ties it has and who sent it', () => {
    const whole = sent(mediated(), { near: { side: 'home', reason: '近', ties: ['sameVillage'] } });
    // A telephone nobody reads here: a press gives it.
    const one = { ...whole, sent: { ...whole.sent, consumerPhone: maskPhone(whole.sent.consumerPhone ?? '') } };
    expect(shownRedispatch(anActor('station'), whole)).toEqual({
      ...one,
      matterId: '',
      side: null,
      reason: '',
      ties: [],
      aged: null,
      batchId: null,
      byId: '',
    });
    expect(shownRedispatch(anActor('officer'), whole)).toEqual(one);
  });

  it('is seen by its station, by the office and by the county, and once undone no longer by the station', () => {
    const one = sent();
    const seen = (role: Role, change: object = {}) => maySeeRedispatch(anActor(role, change), one);
    expect([seen('station'), seen('officer'), seen('officeHead'), seen('centre'), seen('leader')]).toEqual(
      Array(5).fill(true),
    );
    expect([
      seen('station', { stationId: 'ST-V0301' }),
      seen('officer', { organisationId: 'SO-SQ' }),
      seen('mediator'),
    ]).toEqual(Array(3).fill(false));
    expect(maySeeRedispatch(anActor('station'), { ...one, state: 'undone' })).toBe(false);
  });

  it('lets each side make its own steps alone, and nobody press what follows from the complaint', () => {
    const one = sent();
    expect(availableDocketMoves(redispatchDocket, one, anActor('station'))).toEqual(['accept', 'decline']);
    expect(availableDocketMoves(redispatchDocket, one, anActor('officer'))).toEqual(['undo', 'recall']);
    expect(availableDocketMoves(redispatchDocket, one, anActor('leader'))).toEqual([]);
    const taken = after(one, 'accept', 'station');
    expect(availableDocketMoves(redispatchDocket, taken, anActor('station'))).toEqual(['recordJoint', 'returnBack']);
    expect(codeOf(() => after(one, 'accept', 'officer'))).toBe('docket-not-yours');
    const other = anActor('officer', { organisationId: 'SO-SQ' });
    expect(availableDocketMoves(redispatchDocket, one, other)).toEqual([]);
  });

  it('第二十一条 is for somebody outside: kin of a party and who has an interest neither accept nor mediate', () => {
    for (const relation of ['kin', 'interest']) {
      expect(codeOf(() => after(sent(), 'accept', 'station', { relation }))).toBe('redispatch-related');
      const taken = after(sent(), 'accept', 'station');
      expect(codeOf(() => after(taken, 'recordJoint', 'station', { ...inputs, relation }))).toBe('redispatch-related');
    }
    expect(after(sent(), 'decline', 'station', { reason: 'tie', remark: '' })).toMatchObject({
      state: 'declined',
      relation: 'kin',
    });
  });

  it('tells each line in a sentence with the name of the station', () => {
    const detail = { stationName: '郭庄村消费维权联络站', number: '转2026-0001', remark: '这几天没有人手' };
    expect(timelineZh({ verb: 'redispatch-declined', onDay: '2026-04-30', detail })).toBe(
      '郭庄村消费维权联络站没接：这几天没有人手',
    );
  });
});

describe('the echo', () => {
  it('says in plain words what became of it, without names and telephones', () => {
    const said = (change: Partial<Complaint>) => echoOf(mediated(change))?.zh;
    expect(said({ outcome: 'settled', recoveredFen: 14_000 })).toBe('双方谈成了，挽回 140.00 元');
    expect(said({ outcome: 'terminated', terminateGround: 'TM3' })).toContain('没谈成，终止调解');
    expect(said({ outcome: 'withdrawn' })).toBe('投诉人撤回了');
    const declined = said({ state: 'declined', outcome: 'declined', declineReason: '李有田 13800000317 已向法院起诉' });
    expect(declined).toBe('决定不予受理，理由见给投诉人的决定书');
    expect(said({ state: 'accepted', outcome: null })).toBe('所里受理了');
    expect(said({ state: 'registered', outcome: null })).toBeUndefined();
  });

  it('goes to the station that sent the complaint up, and to no other', () => {
    const at = new Date('2026-04-20T01:00:00Z');
    expect(isEchoed({ stationReceivedAt: at, state: 'settled' }, 'settle')).toBe(true);
    expect(isEchoed({ stationReceivedAt: null, state: 'settled' }, 'settle')).toBe(false);
    expect(isEchoed({ stationReceivedAt: at, state: 'mediating' }, 'holdSession')).toBe(false);
  });
});
