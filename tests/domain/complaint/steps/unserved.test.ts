import { describe, expect, it } from 'vitest';
import { availableMoves } from '../../../../src/domain/complaint/available-moves.ts';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { openDeliveries } from '../../../../src/domain/complaint/joint/notice-to-each.ts';
import { nextMoveOf, waitingFor } from '../../../../src/domain/complaint/next-move.ts';
import { complaintPapers } from '../../../../src/domain/complaint/papers/papers.ts';
import { maskedOnDesk } from '../../../../src/domain/complaint/privacy.ts';
import { procedure } from '../../../../src/domain/complaint/procedure.ts';
import { failures, fittingEnds } from '../../../../src/domain/law/service.ts';
import { linesOf } from '../../../../src/domain/matter/paper-sheet.ts';
import { isTakenBack } from '../../../../src/domain/matter/decided/rounds.ts';
import { timelineZh } from '../../../../src/domain/desk/timeline.ts';
import { nextOf } from '../../../../src/staff/complaint/consequences.ts';
import { firstOf } from '../../../../src/staff/complaint/first-words.ts';
import { aComplaint, anActor, change, facts, make } from '../../../build/complaint.ts';
import { paperFacts } from '../../../build/papers.ts';
import { codeOf } from '../../../build/refusal.ts';

const terminated = aComplaint({ state: 'terminated' });
const toConsumer = { kind: 'termination', to: 'consumer' };
const toOperator = { kind: 'termination', to: 'operator' };
const returned = { how: 'returned', end: 'none', on: '2026-04-30', earlierOn: '2026-04-29', announcedOn: '' };
const revocation = {
  cause: 'self',
  body: '',
  paper: '',
  receivedOn: '2026-05-07',
  reason: '决定错了',
  on: '2026-05-07',
  byId: 'x',
  number: null,
} as const;
const otherWays = '4月30日打了三次电话没人接，5月6日上门，店门锁着';
const announcing = {
  ...toOperator,
  how: 'moved',
  on: '2026-04-30',
  end: 'announced',
  announcedOn: '2026-05-06',
  otherWays,
};
const told = make(terminated, 'recordNotice', '2026-04-29', toConsumer);
const tellClockOf = (complaint: typeof told) =>
  clocksOf(complaint, facts({ today: '2026-05-12' })).find(({ identifier }) => identifier === 'tellEnd');
const receiptOf = (complaint: typeof told) => linesOf(complaintPapers.receipt.sheet(complaint, paperFacts)).join('\n');

describe('law 4: a notice of a complaint that cannot be served', () => {
  it('law 4: ends with its proof, so that the matter can be closed, and its clock stops on the day of the attempt', () => {
    expect(codeOf(() => change(terminated, 'close', '2026-05-06'))).toBe('move-not-allowed');
    const failed = make(told, 'recordUnserved', '2026-05-06', { ...toOperator, ...returned });
    expect(failed).toMatchObject({ state: 'told', stage: 'toClose' });
    expect(failed.notices.find(({ to }) => to === 'operator')).toMatchObject({
      toldOn: null,
      failure: { how: 'returned', on: '2026-04-30', earlierOn: '2026-04-29', end: 'none', proof: '退信批条 XA33' },
    });
    const clock = clocksOf(failed, facts({ today: '2026-05-08' })).find(({ identifier }) => identifier === 'tellEnd');
    expect(clock?.stoppedOn).toBe('2026-04-30');
    expect(make(failed, 'close', '2026-05-06').state).toBe('closed');
    expect(codeOf(() => change(failed, 'recordNotice', '2026-05-06', toOperator))).toBe('notice-not-needed');
    expect(complaintPapers.receipt.missing(failed, paperFacts).filter((one) => one !== null)).toEqual([]);
    expect(receiptOf(failed)).toContain('邮寄退回');
    expect(receiptOf(failed)).toMatch(/邮寄退回.*；无法送达，附卷；2026年4月29日送过一次/u);
  });

  it('law 4: what was refused is left behind with a witness or a recording, and counts as served', () => {
    const left = make(
      told,
      'recordUnserved',
      '2026-04-30',
      {
        ...toOperator,
        how: 'refused',
        on: '2026-04-30',
        end: 'left',
        leftBy: 'recording',
      },
      { served: { contentHash: 'a'.repeat(64), wording: '2026.1' } },
    );
    expect(left).toMatchObject({ state: 'told' });
    expect(left.notices.at(-1)).toMatchObject({ contentHash: 'a'.repeat(64), failure: { leftBy: 'recording' } });
    expect(receiptOf(left)).toContain('拒绝签收；留置送达；拍照、录像');
  });

  it('law 4: a death that was none is taken back with its reason: the clock runs, it is told, and nothing is edited away', () => {
    const dead = { ...toConsumer, how: 'dead', end: 'none', on: '2026-04-30', earlierOn: '', announcedOn: '' };
    const both = make(terminated, 'recordNotice', '2026-04-29', toOperator);
    const gone = make(both, 'recordUnserved', '2026-05-06', dead);
    const officer = { actor: anActor('officer'), facts: facts({ today: '2026-05-06' }) };
    const offers = (complaint: typeof told) =>
      availableMoves(complaint, officer.actor, officer.facts).filter((move) => /Notice$|Unserved$/u.test(move));
    expect([gone.state, gone.stage, offers(gone)]).toEqual(['told', 'toClose', ['takeBackUnserved']]);
    const why = '退信是邮局投错了门牌，本人接了电话';
    const { next, event } = change(gone, 'takeBackUnserved', '2026-05-06', { why });
    const again = make(gone, 'takeBackUnserved', '2026-05-06', { why });
    expect([again.state, again.stage]).toEqual(['told', 'toTell']);
    expect(offers(again).toSorted()).toEqual(['recordNotice', 'recordUnserved']);
    expect(next.notices.find(({ to, kind }) => to === 'consumer' && kind === 'termination')).toMatchObject({
      toldOn: null,
      takenBack: [{ why, on: '2026-05-06', failure: { how: 'dead', end: 'none', on: '2026-04-30' } }],
    });
    expect(next.notices.some(({ failure }) => failure !== undefined)).toBe(false);
    expect(timelineZh(event)).toBe(
      `更正：4月30日（星期四）送不到投诉人（投诉终止调解决定书）的记录错了，原来写的是“死亡；无法送达，附卷”，接着告知，理由：${why}。`,
    );
    expect([tellClockOf(gone)?.stoppedOn, tellClockOf(again)?.stoppedOn]).toEqual(['2026-04-30', null]);
    expect(codeOf(() => change(again, 'close', '2026-05-06'))).toBe('notices-unproven');
    // What is owed again is told first: no press closes it that the rule would refuse.
    expect(availableMoves(again, anActor('officer'), facts({ today: '2026-05-06' }))).not.toContain('close');
    expect(codeOf(() => change(again, 'takeBackUnserved', '2026-05-06', toConsumer))).toBe('failure-none');
    const heard = make(again, 'recordNotice', '2026-05-06', toConsumer);
    expect(make(heard, 'close', '2026-05-06')).toMatchObject({ state: 'closed', stage: 'toFollowUp' });
    expect(nextMoveOf(make(heard, 'close', '2026-05-06'), anActor('officer'), '2026-05-06')).toBe('followUp');
    // What it counted as served in is kept as what was taken back, and is not what is served now.
    const left = { ...toConsumer, how: 'refused', on: '2026-04-30', end: 'left', leftBy: 'recording', announcedOn: '' };
    const served = { served: { contentHash: 'a'.repeat(64), wording: '2026.1' } };
    const behind = make(both, 'recordUnserved', '2026-05-06', left, served);
    const back = make(behind, 'takeBackUnserved', '2026-05-06', { why });
    const [notice] = back.notices.filter(({ to, kind }) => to === 'consumer' && kind === 'termination');
    expect([notice?.contentHash, notice?.takenBack?.[0]?.contentHash]).toEqual([undefined, 'a'.repeat(64)]);
    // The sheet says so, of a decision that is revoked since too; and not where somebody else was served it.
    const revokedSince = { ...back, notices: [], annulments: [{ ...revocation, notices: back.notices }] };
    const hash = 'a'.repeat(64);
    expect([behind, back, revokedSince].map((one) => isTakenBack(one, hash))).toEqual([false, true, true]);
    const other = { ...toOperator, proof: '', contentHash: hash };
    expect(isTakenBack({ ...revokedSince, notices: [other] }, hash)).toBe(false);
  });

  it('a failure that was none is taken back of what is closed and put away: it is open until it is told, by the true day', () => {
    const dead = { ...toConsumer, how: 'dead', end: 'none', on: '2026-04-30', earlierOn: '', announcedOn: '' };
    const both = make(terminated, 'recordNotice', '2026-04-29', toOperator);
    const closed = make(make(both, 'recordUnserved', '2026-05-06', dead), 'close', '2026-05-06');
    const waived = make(closed, 'waiveFollowUp', '2026-05-07');
    const put = make(make(waived, 'decidePublication', '2026-05-07'), 'archive', '2026-05-07');
    expect([put.state, put.stage, put.toldOn, put.closedOn]).toEqual(['closed', 'done', '2026-05-06', '2026-05-06']);
    expect(availableMoves(put, anActor('officer'), facts({ today: '2026-05-11' }))).toContain('takeBackUnserved');
    const why = '死亡的是同名的人，本人接了电话';
    const { event } = change(put, 'takeBackUnserved', '2026-05-11', { why });
    expect(timelineZh(event)).toContain('5月6日（星期三）的办结不算，重新打开，告知了再办结');
    const open = make(put, 'takeBackUnserved', '2026-05-11', { why });
    expect(open).toMatchObject({ state: 'told', stage: 'toTell', toldOn: null, closedOn: null, archive: null });
    // What was decided stands, and so does what was asked or decided afterwards.
    expect(open).toMatchObject({ outcome: 'terminated', endedOn: put.endedOn, publication: put.publication });
    expect(open.followUpWaived).toEqual(put.followUpWaived);
    expect([tellClockOf(put)?.stoppedOn, tellClockOf(open)?.stoppedOn]).toEqual(['2026-04-30', null]);
    expect(codeOf(() => change(open, 'close', '2026-05-11'))).toBe('notices-unproven');
    const heard = make(open, 'recordNotice', '2026-05-12', { ...toConsumer, toldOn: '2026-05-12' });
    expect(heard).toMatchObject({ state: 'told', stage: 'toClose', toldOn: '2026-05-12' });
    expect(tellClockOf(heard)).toMatchObject({ stoppedOn: '2026-05-12', late: true });
    const again = make(heard, 'close', '2026-05-13');
    expect(again).toMatchObject({ state: 'closed', stage: 'done', closedOn: '2026-05-13' });
    const call = clocksOf(again, facts({ today: '2026-05-13' })).find(({ identifier }) => identifier === 'followUp');
    expect(call).toMatchObject({ startedOn: '2026-05-07', stoppedOn: '2026-05-07', late: false });
    // Taken back while it was told alone, the day of telling is the true one too.
    const told2 = make(make(both, 'recordUnserved', '2026-05-06', dead), 'takeBackUnserved', '2026-05-11', { why });
    expect(told2.toldOn).toBeNull();
    expect(make(told2, 'recordNotice', '2026-05-12', toConsumer).toldOn).toBe('2026-05-12');
    // What another matter took in is told there.
    expect(codeOf(() => change({ ...put, outcome: 'merged' }, 'takeBackUnserved', '2026-05-11', { why }))).toBe(
      'failure-none',
    );
  });

  it('who has died is not called afterwards: the next step writes down that there is no call', () => {
    const dead = { ...toConsumer, how: 'dead', end: 'none', on: '2026-05-06', earlierOn: '', announcedOn: '' };
    const gone = make(terminated, 'recordUnserved', '2026-05-06', dead);
    const closed = make(make(gone, 'recordNotice', '2026-05-06', toOperator), 'close', '2026-05-06');
    expect(closed.stage).toBe('toFollowUp');
    expect(nextMoveOf(closed, anActor('officer'), '2026-05-06')).toBe('waiveFollowUp');
    expect(waitingFor(closed, 'officer', '2026-05-06').zh).toBe('投诉人死亡，记“不回访”');
    const lives = { ...closed, notices: closed.notices.filter(({ to }) => to === 'operator') };
    expect(nextMoveOf(lives, anActor('officer'), '2026-05-06')).toBe('followUp');
  });

  it('law 4: a 调解书 goes to the party himself and is never left behind; a record of what was agreed may be', () => {
    const settled = aComplaint({ state: 'settled' });
    const input = { kind: 'agreement', to: 'operator', how: 'refused', end: 'left', leftBy: 'witness' };
    const tried = (form: 'letter' | 'record') => {
      const { agreement } = settled;
      if (agreement === null) throw new Error('It was settled.');
      const of = { ...settled, agreement: { ...agreement, form } };
      return codeOf(() => change(of, 'recordUnserved', '2026-05-06', { ...input, on: '2026-05-06' }));
    };
    expect([tried('letter'), tried('record')]).toEqual(['letter-not-left', null]);
  });

  it('law 4: what came back is announced, and its receipt says from when it counts as served', () => {
    const input = {
      ...toOperator,
      how: 'moved',
      on: '2026-04-30',
      end: 'announced',
      announcedOn: '2026-05-06',
      otherWays,
    };
    const announced = make(told, 'recordUnserved', '2026-05-06', input);
    expect(announced.state).toBe('told');
    expect(receiptOf(announced)).toContain('2026年5月6日公告，2026年6月5日视为送达');
    expect(receiptOf(announced)).toContain(`退信批条 XA33；还试过：${otherWays}`);
    const early = { ...input, announcedOn: '2026-04-29' };
    expect(codeOf(() => change(told, 'recordUnserved', '2026-05-06', early))).toBe('day-before-start');
    const { event } = change(told, 'recordUnserved', '2026-05-06', input);
    expect(timelineZh(event)).toContain('送不到被投诉人');
  });

  it('law 4: waits with its close until the thirty days have run, and the row says until when (民事诉讼法第九十五条)', () => {
    const announced = make(told, 'recordUnserved', '2026-05-06', announcing);
    const seenOn = (today: string) => [
      waitingFor(announced, 'officer', today).zh,
      nextMoveOf(announced, anActor('officer'), today),
      availableMoves(announced, anActor('officer'), facts({ today })).includes('close'),
      codeOf(() => change(announced, 'close', today)),
    ];
    expect(announced).toMatchObject({ state: 'told', stage: 'toClose' });
    const waits = '公告中，6月5日（星期五）视为送达，那天起办结';
    expect(seenOn('2026-05-06')).toEqual([waits, null, false, 'close-announced']);
    expect(seenOn('2026-06-04')).toEqual([waits, null, false, 'close-announced']);
    expect(seenOn('2026-06-05')).toEqual(['办结归档', 'close', true, null]);
    expect([firstOf(announced, 'SAMR121', '2026-06-04')?.zh, nextOf(announced, 'SAMR121', '2026-06-04').zh]).toEqual([
      waits,
      waits,
    ]);
    expect(firstOf(announced, 'SAMR121', '2026-06-05')).toBeNull();
    // Of several announcements the last one holds the close.
    const both = make(terminated, 'recordUnserved', '2026-05-04', {
      ...announcing,
      ...toConsumer,
      announcedOn: '2026-05-04',
    });
    expect(both).toMatchObject({ state: 'terminated', stage: 'toTell' });
    const later = make(both, 'recordUnserved', '2026-05-06', announcing);
    expect(codeOf(() => change(later, 'close', '2026-06-04'))).toBe('close-announced');
    expect(codeOf(() => change(later, 'close', '2026-06-05'))).toBeNull();
  });

  it('law 4: what is announced may reach him in another way before, and then the close waits no more', () => {
    const announced = make(told, 'recordUnserved', '2026-05-06', announcing);
    const inPerson = { ...toOperator, way: 'inPerson', toldOn: '2026-05-11', proof: '店主回来，当面签收' };
    const reached = make(announced, 'recordNotice', '2026-05-11', inPerson);
    expect(reached).toMatchObject({ state: 'told', stage: 'toClose' });
    expect(codeOf(() => change(reached, 'close', '2026-05-11'))).toBeNull();
    expect(availableMoves(announced, anActor('officer'), facts({ today: '2026-06-04' }))).toContain('recordNotice');
    expect(availableMoves(announced, anActor('officer'), facts({ today: '2026-06-05' }))).not.toContain('recordNotice');
    expect(codeOf(() => change(announced, 'recordNotice', '2026-06-05', { ...inPerson, toldOn: '2026-06-05' }))).toBe(
      'notice-not-needed',
    );
    expect(tellClockOf(reached)?.stoppedOn).toBe('2026-05-06');
  });

  it('law 4: the clock of telling stops on the day of the announcement, and not on that of the attempt before it', () => {
    expect(tellClockOf(make(told, 'recordUnserved', '2026-05-06', announcing))?.stoppedOn).toBe('2026-05-06');
    const left = { ...toOperator, how: 'refused', on: '2026-04-30', end: 'left', leftBy: 'recording', announcedOn: '' };
    expect(tellClockOf(make(told, 'recordUnserved', '2026-05-06', left))?.stoppedOn).toBe('2026-04-30');
    const gone = { ...left, how: 'dead', end: 'successor', leftBy: '', successor: '周小满' };
    const waits = make(told, 'recordUnserved', '2026-05-06', gone);
    expect(tellClockOf(waits)?.stoppedOn).toBeNull();
    const heir = { ...toOperator, toldOn: '2026-05-07', way: 'mail', proof: '挂号信 XA77' };
    expect(tellClockOf(make(waits, 'recordNotice', '2026-05-08', heir))?.stoppedOn).toBe('2026-05-07');
  });

  it('law 4: an announcement asks which other ways were tried, keeps the words, and shows no number in them', () => {
    const { input } = procedure.recordUnserved;
    const typed = { leftBy: '', successor: '', earlierOn: '', member: '', proof: '退信批条 XA33', ...announcing };
    expect(input.safeParse(typed).success).toBe(true);
    const without = input.safeParse({ ...typed, otherWays: '' });
    expect(without.error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['otherWays'], '请填写还试过哪些办法。|Please fill in: Other ways that were tried.'],
    ]);
    expect(input.safeParse({ ...typed, end: 'none', otherWays: '' }).success).toBe(true);
    const called = { ...announcing, otherWays: '打13900000111没人接' };
    const { next, event } = change(told, 'recordUnserved', '2026-05-06', called);
    expect(next.notices.find(({ to }) => to === 'operator')?.failure?.otherWays).toBe(called.otherWays);
    expect(JSON.stringify(event)).not.toContain('13900000111');
    expect(JSON.stringify(maskedOnDesk(next, 'officer').notices)).not.toContain('13900000111');
  });

  it('law 4: whoever came in the place of a party that is gone is told, and named in the receipt', () => {
    const dead = {
      ...toOperator,
      how: 'dead',
      on: '2026-04-30',
      end: 'successor',
      successor: '周小满',
      announcedOn: '',
    };
    const waits = make(told, 'recordUnserved', '2026-04-30', dead);
    expect(waits).toMatchObject({ state: 'terminated', stage: 'toTell' });
    const done = make(waits, 'recordNotice', '2026-05-06', { ...toOperator, way: 'mail', proof: '挂号信 XA77' });
    expect(done.state).toBe('told');
    expect(receiptOf(done)).toMatch(/周小满（被投诉人老周农资店的权利义务承受人）/u);
    // Who mediates for the association reads no name of a person.
    expect(JSON.stringify(maskedOnDesk(done, 'mediator').notices)).not.toContain('周小满');
    expect(JSON.stringify(maskedOnDesk(done, 'officer').notices)).toContain('周小满');
    // Nobody was there to be told: it ends all the same.
    const none = make(waits, 'recordUnserved', '2026-05-06', { ...dead, on: '2026-05-06', end: 'none', successor: '' });
    expect(none.state).toBe('told');
  });

  it.each(failures)('law 4: %s is ended by what fits it alone', (how) => {
    for (const end of ['left', 'announced', 'successor', 'none'] as const) {
      const fits = (fittingEnds[how] as readonly string[]).includes(end);
      const input = {
        ...toOperator,
        ...returned,
        how,
        end,
        leftBy: 'witness',
        announcedOn: '2026-04-30',
        successor: '清算组',
      };
      expect(
        codeOf(() => change(told, 'recordUnserved', '2026-05-06', input)),
        end,
      ).toBe(fits ? null : 'failure-end-unfit');
    }
  });

  it('law 4: is not said of what was never owed, of a person as of a firm, after one attempt, or before the decision', () => {
    const tried = (input: object, by = anActor('officer')) =>
      codeOf(() => change(told, 'recordUnserved', '2026-05-06', { ...toOperator, ...returned, ...input }, { by }));
    expect(tried({})).toBeNull();
    expect(tried({ kind: 'decline', to: 'consumer' })).toBe('notice-not-needed');
    expect(tried({ earlierOn: '' })).toBe('failure-once');
    // Nor does the head say it after one attempt; but who is gone is not tried twice.
    expect(tried({ earlierOn: '' }, anActor('officeHead'))).toBe('failure-once');
    expect(tried({}, anActor('officeHead'))).toBeNull();
    expect(tried({ how: 'deregistered', earlierOn: '' })).toBeNull();
    expect(tried({ on: '2026-04-27' })).toBe('day-before-start');
    const struckOff = { ...toConsumer, ...returned, how: 'deregistered' };
    expect(codeOf(() => change(terminated, 'recordUnserved', '2026-05-06', struckOff))).toBe('failure-of-operator');
  });

  it('law 4: of those who complain jointly each has a result of his own', () => {
    const member = (n: number) => ({
      n,
      name: `投诉人${n}`,
      phone: '',
      address: '',
      amountFen: null,
      from: null,
      codeStub: null,
      joinedOn: '2026-04-20',
      leftOn: null,
      leftReason: '',
      wishes: [],
    });
    const joint = { members: [member(1), member(2)], elections: [] };
    const operator = terminated.notices.filter(({ to }) => to === 'operator');
    const open = terminated.notices
      .filter(({ to }) => to === 'consumer')
      .flatMap((one) => [1, 2].map((n) => ({ ...one, member: n })));
    const both = { ...terminated, joint, notices: [...open, ...operator] };
    const failed = { ...toConsumer, ...returned };
    expect(codeOf(() => change(both, 'recordUnserved', '2026-05-06', { ...failed, member: '' }))).toBe(
      'unserved-member',
    );
    expect(codeOf(() => change(both, 'recordUnserved', '2026-05-06', { ...failed, member: '3' }))).toBe(
      'notice-not-needed',
    );
    const one = make(both, 'recordUnserved', '2026-05-06', { ...failed, member: '2' });
    expect(openDeliveries(one).map((notice) => notice.member)).toEqual([1]);
    const rest = {
      kind: 'termination',
      rows: [{ member: '1', through: null, way: 'mail', toldOn: '2026-05-06', proof: '挂号信' }],
    };
    const all = make(make(one, 'recordNotices', '2026-05-06', rest), 'recordNotice', '2026-05-06', toOperator);
    expect(all.state).toBe('told');
    expect(receiptOf(all)).toContain('投诉人2');
  });
});
