import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { openDeliveries, receiversFor } from '../../../../src/domain/complaint/joint/notice-to-each.ts';
import { activeMembers, complainantsOf } from '../../../../src/domain/complaint/joint/member.ts';
import { toldOn } from '../../../../src/domain/complaint/steps/notice.ts';
import { unproven } from '../../../../src/domain/complaint/facts/notice-state.ts';
import { deliveriesOf } from '../../../../src/domain/complaint/papers/missing.ts';
import { timelineZh } from '../../../../src/domain/desk/timeline.ts';
import { aComplaint, afterMoves, change, facts, make } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const served = { contentHash: 'ab'.repeat(32), wording: '2026-04' };
const people = [
  { source: 'hand', name: '赵桂英', phone: '13800000302', mediate: 'yes' },
  { source: 'hand', name: '孙福来', phone: '13800000303', mediate: 'yes' },
] as const;

/** Three who complain together from the day of receipt on, 李有田 first; elected are those the test names. */
function three(state: 'dispatched' | 'mediating' = 'dispatched', elected: string | null = null): Complaint {
  const day = '2026-04-21';
  const joint = people.reduce(
    (one, member) => make(one, 'addMember', day, { ...member, agreedOn: day }, { codeStub: '246810' }),
    aComplaint({ state: 'dispatched' }),
  );
  const chosen =
    elected === null
      ? joint
      : make(joint, 'electRepresentatives', day, { first: elected, second: null, on: day, signedByAll: true });
  if (state === 'dispatched') return chosen;
  return afterMoves(
    chosen,
    ['accept', '2026-04-22'],
    ['recordNotices', '2026-04-22'],
    ['recordMemberWish', '2026-04-24', { member: '1', kind: 'mediate' }],
    ['recordConsent', '2026-04-24', { party: 'operator' }],
    ['startMediation', '2026-04-24'],
    ['holdSession', '2026-04-28'],
  );
}

const row = (member: string, change: object = {}) => ({
  member,
  through: null,
  way: 'phone',
  toldOn: '2026-04-23',
  proof: '9:05 通话 3 分钟',
  ...change,
});
const through = (member: string, by: string) => row(member, { through: by, way: null, toldOn: null, proof: '' });

describe('10.3 共同投诉 每位共同投诉人各有各的告知和凭据（第十二条、第十五条、第二十三条第二款）', () => {
  it('受理、不予受理、终止、协议、移送：投诉人一方每位一份，被投诉人一份', () => {
    const who = (complaint: Complaint) => unproven(complaint).map(({ to, member }) => member ?? to);
    expect(who(make(three(), 'accept', '2026-04-22'))).toEqual([1, 2, 3]);
    expect(who(make(three(), 'decline', '2026-04-22'))).toEqual([1, 2, 3]);
    const mediating = three('mediating');
    expect(who(make(mediating, 'terminate', '2026-04-28'))).toEqual([1, 2, 3, 'operator']);
    const agreed = ['1', '2', '3'].reduce(
      (one, member) => make(one, 'recordMemberWish', '2026-04-28', { member, kind: 'settle' }),
      mediating,
    );
    expect(who(make(agreed, 'settle', '2026-04-28'))).toEqual([1, 2, 3, 'operator']);
  });

  it('一次记多位：谁、哪种方式、哪天、什么凭据、哪份文书的摘要，一位一份；没告知完，受理时钟不停', () => {
    const accepted = make(three(), 'accept', '2026-04-22');
    const { next, event } = change(
      accepted,
      'recordNotices',
      '2026-04-23',
      { kind: 'acceptance', rows: [row('1'), row('2', { way: 'sms', proof: '短信回执 771' })] },
      { served },
    );
    expect(next.notices).toMatchObject([
      { member: 1, way: 'phone', toldOn: '2026-04-23', proof: '9:05 通话 3 分钟', ...served },
      { member: 2, way: 'sms', proof: '短信回执 771', ...served },
      { member: 3, way: null, toldOn: null, proof: null },
    ]);
    expect(toldOn(next, 'acceptance')).toBeNull();
    expect(event.detail).toMatchObject({ kind: 'acceptance', members: [{ n: 1 }, { n: 2 }], allTold: false });
    expect(JSON.stringify(event.detail)).not.toMatch(/赵桂英|13800000302|771/u);
    const told = make(next, 'recordNotices', '2026-04-24', {
      kind: 'acceptance',
      rows: [row('3', { toldOn: '2026-04-24' })],
    });
    expect(toldOn(told, 'acceptance')).toBe('2026-04-24');
    const line = { verb: event.verb, onDay: event.onDay, detail: event.detail, seq: 1, at: event.at, by: '' };
    expect(timelineZh(line as never)).toBe(
      '逐人告知投诉受理决定书：第 1 位 4月23日（星期四）电话；第 2 位 4月23日（星期四）短信（内容摘要 abababab）。',
    );
  });

  it('10.3 办结 没有每位的凭据就不能办结；最后一位一齐，自己变成已告知', () => {
    const ended = make(three('mediating'), 'terminate', '2026-04-28');
    const operator = make(ended, 'recordNotice', '2026-04-29', { kind: 'termination', to: 'operator' });
    const rows = ['1', '2'].map((n) => row(n, { toldOn: '2026-04-29' }));
    const two = make(operator, 'recordNotices', '2026-04-29', { kind: 'termination', rows });
    expect(two.state).toBe('terminated');
    expect(codeOf(() => change({ ...two, state: 'told' }, 'close', '2026-04-30'))).toBe('notices-unproven');
    const all = make(two, 'recordNotices', '2026-04-30', {
      kind: 'termination',
      rows: [row('3', { toldOn: '2026-04-30' })],
    });
    expect(all).toMatchObject({ state: 'told', toldOn: '2026-04-30' });
    expect(make(all, 'close', '2026-04-30').state).toBe('closed');
  });

  it('不能一次记成“投诉人”；填不齐、已经有凭据、早于决定、说过不要电子送达的，各有各的话', () => {
    const accepted = make(three(), 'accept', '2026-04-22');
    const tell = (rows: object[], complaint = accepted) =>
      codeOf(() => change(complaint, 'recordNotices', '2026-04-23', { kind: 'acceptance', rows }));
    expect(codeOf(() => change(accepted, 'recordNotice', '2026-04-23', { kind: 'acceptance', to: 'consumer' }))).toBe(
      'notice-each-member',
    );
    expect(tell([row('1', { proof: '' })])).toBe('member-proof-missing');
    expect(tell([row('1'), row('1')])).toBe('member-needs-no-notice');
    expect(tell([row('9')])).toBe('member-needs-no-notice');
    expect(tell([row('1', { toldOn: '2026-04-21' })])).toBe('day-before-start');
    expect(tell([row('1', { toldOn: '2026-04-24' })])).toBe('day-in-future');
    const wish = { member: '2', kind: 'electronic', given: 'no' };
    const paper = make(accepted, 'recordMemberWish', '2026-04-22', wish);
    expect(tell([row('2', { way: 'sms' })], paper)).toBe('member-electronic-refused');
    expect(tell([row('2', { way: 'mail' })], paper)).toBeNull();
  });
});

describe('第十二条 代表人的行为对推选他的人有效，变更、放弃、和解除外', () => {
  it('受理、终止可以由代表人代收：用他的凭据，记明由谁代收', () => {
    const accepted = make(three('dispatched', '2'), 'accept', '2026-04-22');
    // In the order of the table; who receives for others comes first all the same.
    const rows = [through('1', '2'), row('2'), through('3', '2')];
    const { next, event } = change(accepted, 'recordNotices', '2026-04-23', { kind: 'acceptance', rows }, { served });
    expect(next.notices.map((one) => [one.member, one.through, one.proof])).toEqual([
      [1, 2, '9:05 通话 3 分钟'],
      [2, undefined, '9:05 通话 3 分钟'],
      [3, 2, '9:05 通话 3 分钟'],
    ]);
    expect(next.notices.every(({ contentHash }) => contentHash === served.contentHash)).toBe(true);
    expect(event.detail['members']).toMatchObject([{ n: 1, through: 2 }, { n: 2 }, { n: 3, through: 2 }]);
    expect(deliveriesOf(next)[0]?.to).toBe('李有田（投诉人，代表人赵桂英代收）');
  });

  it('不是他签名推选的、代表人自己还没告知的，不能代收', () => {
    const tell = (complaint: Complaint, rows: object[]) =>
      codeOf(() => change(complaint, 'recordNotices', '2026-04-23', { kind: 'acceptance', rows }));
    const nobody = make(three(), 'accept', '2026-04-22');
    expect(tell(nobody, [row('2'), through('1', '2')])).toBe('member-not-represented');
    const elected = make(three('dispatched', '2'), 'accept', '2026-04-22');
    expect(tell(elected, [through('1', '2')])).toBe('representative-untold');
    // Who joined after the election has not signed it.
    const late = { source: 'hand', name: '钱进', phone: '13800000305', mediate: 'later', agreedOn: '2026-04-21' };
    const more = make(
      make(three('dispatched', '2'), 'addMember', '2026-04-21', late, { codeStub: '135790' }),
      'accept',
      '2026-04-22',
    );
    expect(tell(more, [row('2'), through('4', '2')])).toBe('member-not-represented');
  });

  it('调解书要送到每位本人', () => {
    const agreed = ['1', '2', '3'].reduce(
      (one, member) => make(one, 'recordMemberWish', '2026-04-28', { member, kind: 'settle' }),
      three('mediating', '2'),
    );
    const settled = make(agreed, 'settle', '2026-04-28');
    const rows = [row('2', { toldOn: '2026-04-28' }), through('1', '2')];
    expect(codeOf(() => change(settled, 'recordNotices', '2026-04-28', { kind: 'agreement', rows }))).toBe(
      'agreement-in-person',
    );
    const [first] = activeMembers(settled);
    expect(first && receiversFor(settled, 'agreement', first)).toEqual([]);
    expect(first && receiversFor(settled, 'termination', first).map(({ n }) => n)).toEqual([2]);
  });
});

describe('受理以后才加进来的人', () => {
  const told = make(make(aComplaint({ state: 'dispatched' }), 'accept', '2026-04-22'), 'recordNotice', '2026-04-22');
  const late = { ...people[0], agreedOn: '2026-05-06' };
  const joined = make(told, 'addMember', '2026-05-06', late, { codeStub: '246810' });

  it('第一位已经告知的还算；新来的另欠一份，七个工作日从他来的那天起算（第十五条）', () => {
    expect(toldOn(joined, 'acceptance')).toBe('2026-04-22');
    expect(openDeliveries(joined)).toMatchObject([{ kind: 'acceptance', member: 2, since: '2026-05-06' }]);
    const accept = clocksOf(joined, facts({ today: '2026-05-06' })).filter(({ identifier }) => identifier === 'accept');
    expect(accept.map(({ stoppedOn, startedOn }) => [startedOn, stoppedOn])).toEqual([
      ['2026-04-20', '2026-04-22'],
      ['2026-05-06', null],
    ]);
    expect(accept[1]?.targetOn).toBe('2026-05-14');
    const rows = [row('2', { toldOn: '2026-05-06' })];
    const all = make(joined, 'recordNotices', '2026-05-06', { kind: 'acceptance', rows });
    expect(unproven(all)).toEqual([]);
    expect(
      codeOf(() =>
        change(joined, 'recordNotices', '2026-05-06', {
          kind: 'acceptance',
          rows: [row('2', { toldOn: '2026-05-05' })],
        }),
      ),
    ).toBe('day-before-start');
  });

  it('退出的人不再欠告知', () => {
    expect(openDeliveries(make(joined, 'memberLeaves', '2026-05-06', { member: '2' }))).toEqual([]);
  });
});

it('决定书写全部投诉人的姓名', () => {
  expect(complainantsOf(three())).toBe('李有田、赵桂英、孙福来');
  expect(complainantsOf(aComplaint())).toBe('李有田');
});

describe('第二十条 约调解会，共同投诉的每一位都按这一场告知', () => {
  const session = {
    heldAt: '2026-04-30T15:00',
    place: '柳河所调解室',
    way: 'onSite',
    mediators: '孙立',
    objectionDays: 3,
  };
  const call = (complaint: Complaint, day: string, change: object, paperNumber = '青市监诉调知〔2026〕3号') =>
    make(complaint, 'callSession', day, { ...session, ...change }, { paperNumber });
  const tell = (complaint: Complaint, day: string, rows: object[]) =>
    change(complaint, 'recordNotices', day, { kind: 'mediation', rows });
  const all = (day: string, proof: string) => [row('2', { toldOn: day, proof }), through('1', '2'), through('3', '2')];
  const first = tell(
    call(three('mediating', '2'), '2026-04-28', {}),
    '2026-04-28',
    all('2026-04-28', '第一次签收'),
  ).next;

  it.each([
    ['改时间', { heldAt: '2026-05-07T09:30' }],
    ['同一时间改地点', { place: '店里' }],
  ])('%s：代表人没有新凭据不能代收，旧通知的凭据证明不了新的会；台账记新的告知日期', (_what, other) => {
    const again = call(first, '2026-04-29', other, '青市监诉调知〔2026〕4号');
    expect(codeOf(() => tell(again, '2026-04-29', [through('1', '2')]))).toBe('representative-untold');
    const { next, event } = tell(again, '2026-04-29', all('2026-04-29', '第二次签收'));
    const heldAt = 'heldAt' in other ? other.heldAt : session.heldAt;
    const now = next.notices.filter((one) => one.occasion === heldAt && one.paperNumber === '青市监诉调知〔2026〕4号');
    expect(now.filter(({ to }) => to === 'consumer').map(({ proof }) => proof)).toEqual(Array(3).fill('第二次签收'));
    expect(event.detail['members']).toMatchObject([
      { n: 2, toldOn: '2026-04-29' },
      { n: 1, toldOn: '2026-04-29', through: 2 },
      { n: 3, toldOn: '2026-04-29', through: 2 },
    ]);
  });

  it('约好会以后加进来的人也开一份通知，没告知他，现场的会不能开；受理的时钟不因此多一份', () => {
    const told = make(first, 'recordNotice', '2026-04-29', { kind: 'mediation', to: 'operator', toldOn: '2026-04-29' });
    const late = { source: 'hand', name: '钱二妹', phone: '13800000305', mediate: 'yes', agreedOn: '2026-04-29' };
    const joined = make(told, 'addMember', '2026-04-29', late, { codeStub: '135790' });
    expect(joined.notices.filter(({ member, kind }) => member === 4 && kind === 'mediation')).toMatchObject([
      { to: 'consumer', toldOn: null, occasion: session.heldAt, paperNumber: '青市监诉调知〔2026〕3号' },
    ]);
    const hold = (complaint: Complaint) =>
      codeOf(() => change(complaint, 'holdSession', '2026-04-30', { ...session, noticedOn: null }));
    expect([hold(told), hold(joined)]).toEqual([null, 'session-untold']);
    expect(hold(tell(joined, '2026-04-29', [row('4', { toldOn: '2026-04-29' })]).next)).toBeNull();
    const accepting = (complaint: Complaint) =>
      clocksOf(complaint, facts({ today: '2026-04-29' })).filter(({ identifier }) => identifier === 'accept').length;
    const uncalled = make({ ...told, summons: null }, 'addMember', '2026-04-29', late, { codeStub: '135790' });
    expect(accepting(joined)).toBe(accepting(uncalled));
  });
});
