import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { stageOf } from '../../../../src/domain/complaint/stage.ts';
import { missingOf, paperOf, paperNumberOf } from '../../../../src/domain/complaint/papers/papers.ts';
import { linesOf } from '../../../../src/domain/matter/paper-sheet.ts';
import { CallSession, nextSessions } from '../../../../src/domain/complaint/mediation/summons.ts';
import { calledBothOn } from '../../../../src/domain/complaint/mediation/calls.ts';
import { timelineEn, timelineZh } from '../../../../src/domain/desk/timeline.ts';
import { isOwed } from '../../../../src/domain/matter/decided/owed.ts';
import { availableMoves } from '../../../../src/domain/complaint/available-moves.ts';
import { aComplaint, anActor, change, facts, make } from '../../../build/complaint.ts';
import { paperFacts } from '../../../build/papers.ts';
import { codeOf } from '../../../build/refusal.ts';

const mediating = aComplaint({ state: 'mediating' });
const on = '2026-04-26';
const session = {
  heldAt: '2026-04-30T15:00',
  place: '柳河所调解室',
  way: 'onSite',
  mediators: '孙立',
  objectionDays: 5,
};
const paperNumber = '青市监诉调知〔2026〕3号';
const called = make(mediating, 'callSession', on, session, { paperNumber });
const tell = (complaint: Complaint, to: 'consumer' | 'operator', toldOn: string) =>
  make(complaint, 'recordNotice', toldOn, { kind: 'mediation', to, toldOn });
const told = tell(tell(called, 'consumer', '2026-04-27'), 'operator', '2026-04-28');
const text = (complaint: Complaint) =>
  linesOf(paperOf('mediationNotice', complaint, { ...paperFacts, today: on })).join('\n');

describe('第二十条 约调解会', () => {
  it('先约时间、地点、调解人员，两份调解通知书都开着，等告知的凭据', () => {
    expect(called.summons).toMatchObject({ ...session, calledOn: on });
    expect(called.notices.filter(({ kind }) => kind === 'mediation')).toMatchObject([
      { to: 'consumer', paperNumber, toldOn: null },
      { to: 'operator', paperNumber, toldOn: null },
    ]);
    expect(stageOf(called)).toBe('toTell');
    expect(stageOf(told)).toBe('mediating');
    expect([calledBothOn(called), calledBothOn(told)]).toEqual([null, '2026-04-28']);
  });

  it('开会以前就能印式样七：时间、地点、调解人员、回避期都从约定来，文号也有了', () => {
    expect(text(called)).toContain('2026年4月30日15时');
    expect(text(called)).toContain('柳河所调解室');
    expect(text(called)).toContain('自收到本通知书之日起5日内申请回避');
    expect(paperNumberOf(called, 'mediationNotice', paperFacts)).toBe(paperNumber);
    expect(missingOf(called, 'mediationNotice', { ...paperFacts, today: on }).map(({ zh }) => zh)).not.toContain(
      '调解的时间、地点和调解人员',
    );
  });

  it('现场的会要两份通知都有凭据，而且不晚于开会那天；电话、视频的不用', () => {
    const hold = (complaint: Complaint, heldAt: string, way = 'onSite') =>
      codeOf(() => change(complaint, 'holdSession', '2026-04-30', { ...session, heldAt, way, noticedOn: on }));
    expect(hold(called, '2026-04-30T15:00')).toBe('session-untold');
    expect(hold(tell(called, 'consumer', '2026-04-27'), '2026-04-30T15:00')).toBe('session-untold');
    const late = make(called, 'callSession', on, { ...session, heldAt: `${on}T15:00` });
    const lateTold = tell(tell(late, 'consumer', on), 'operator', '2026-04-27');
    expect(hold(lateTold, `${on}T15:00`)).toBe('session-untold');
    expect(hold(told, '2026-04-30T15:00')).toBeNull();
    expect(hold(told, '2026-04-30T15:10')).toBeNull();
    const byPhone = make(mediating, 'callSession', on, { ...session, way: 'phone' });
    expect(hold(byPhone, '2026-04-30T15:00', 'phone')).toBeNull();
  });

  it('约期的凭据只证明约的那一场：另一天的现场会要另写哪天告知的', () => {
    const other = { ...session, heldAt: '2026-04-29T10:00', place: '店里' };
    expect(codeOf(() => change(told, 'holdSession', '2026-04-29', { ...other, noticedOn: null }))).toBe(
      'session-needs-notice',
    );
    const held = make(told, 'holdSession', '2026-04-29', { ...other, noticedOn: '2026-04-29' });
    expect(held.sessions.at(-1)).toMatchObject({ noticedOn: '2026-04-29', place: '店里' });
    expect(held.summons).toEqual(told.summons);
  });

  it('换了地点、来了通知上没有的调解人员，通知就证明不了：要写明哪天另行告知的，约期也算用掉', () => {
    const hold = (change_: object) =>
      codeOf(() => change(told, 'holdSession', '2026-04-30', { ...session, noticedOn: null, ...change_ }));
    expect(hold({})).toBeNull();
    expect(hold({ place: ` ${session.place} ` })).toBeNull();
    expect(hold({ place: '店里' })).toBe('session-needs-notice');
    expect(hold({ mediators: `${session.mediators}、王新来` })).toBe('session-needs-notice');
    expect(hold({ place: '店里', noticedOn: '2026-05-01' })).toBe('session-needs-notice');
    const held = make(told, 'holdSession', '2026-04-30', { ...session, place: '店里', noticedOn: '2026-04-29' });
    expect(held.sessions.at(-1)).toMatchObject({ place: '店里', noticedOn: '2026-04-29' });
    expect(held.summons).toBeNull();
  });

  it('电话里先谈一次，不用掉约期：没告知的通知还开着，到约的那天照样要凭据', () => {
    const phoned = make(called, 'holdSession', '2026-04-28', { ...session, heldAt: '2026-04-28T09:00', way: 'phone' });
    expect([phoned.summons, phoned.notices]).toEqual([called.summons, called.notices]);
    const hold = (complaint: Complaint) =>
      codeOf(() => change(complaint, 'holdSession', '2026-04-30', { ...session, noticedOn: on }));
    expect(hold(phoned)).toBe('session-untold');
    expect(hold(tell(tell(phoned, 'consumer', '2026-04-28'), 'operator', '2026-04-28'))).toBeNull();
    // The form tells of the session that is called, and not of the talk by telephone on the very day of printing.
    expect(linesOf(paperOf('mediationNotice', phoned, { ...paperFacts, today: '2026-04-28' })).join('\n')).toContain(
      '2026年4月30日15时',
    );
  });

  it('会开过了，式样七还是送达过的那个文号，不再取第二个；同一时间改地点，用新通知的号', () => {
    const number = (complaint: Complaint) =>
      paperNumberOf(complaint, 'mediationNotice', { ...paperFacts, today: '2026-05-02' });
    const late = { ...session, heldAt: '2026-04-30T15:10', noticedOn: null };
    expect(number(make(told, 'holdSession', '2026-04-30', { ...session, noticedOn: null }))).toBe(paperNumber);
    expect(number(make(told, 'holdSession', '2026-04-30', late))).toBe(paperNumber);
    const newNumber = '青市监诉调知〔2026〕4号';
    const moved = make(told, 'callSession', '2026-04-28', { ...session, place: '店里' }, { paperNumber: newNumber });
    expect(number(moved)).toBe(newNumber);
    const both = tell(tell(moved, 'consumer', '2026-04-29'), 'operator', '2026-04-29');
    expect(number(make(both, 'holdSession', '2026-04-30', { ...late, place: '店里' }))).toBe(newNumber);
    // A session that nobody was called to by a notice has no number until one is taken.
    expect(number(make(mediating, 'holdSession', '2026-04-30', { ...session, noticedOn: on }))).toBeNull();
  });

  it('开了会，约期就用掉；凭据留在告知里，哪天告知的写进调解会', () => {
    const held = make(told, 'holdSession', '2026-04-30', { ...session, noticedOn: null });
    expect(held.summons).toBeNull();
    expect(held.sessions.at(-1)).toMatchObject({ noticedOn: '2026-04-28', place: session.place });
    expect(held.notices.filter(({ kind }) => kind === 'mediation')).toHaveLength(2);
  });

  it('约错了的能取消：谁都没告知的就当没约过，通知不再要；告知过的要告知取消了，没告知的不用', () => {
    const off = (complaint: Complaint) => make(complaint, 'callOff', '2026-04-28', { reason: '约错了日子' });
    const owed = (complaint: Complaint) =>
      complaint.notices.filter(isOwed).map(({ kind, to, occasion }) => [kind, to, occasion]);
    expect(off(called)).toMatchObject({ summons: null, state: 'mediating' });
    expect(owed(off(called))).toEqual([]);
    expect(stageOf(off(called))).toBe('mediating');
    const half = tell(called, 'consumer', '2026-04-27');
    expect(owed(off(half))).toEqual([['calledOff', 'consumer', session.heldAt]]);
    expect(owed(off(told))).toHaveLength(2);
    expect(stageOf(off(told))).toBe('toTell');
    // Told that it is off, nobody is owed anything; called anew, the new time is told instead.
    const toldOff = make(off(half), 'recordNotice', '2026-04-28', {
      kind: 'calledOff',
      to: 'consumer',
      toldOn: '2026-04-28',
    });
    expect(owed(toldOff)).toEqual([]);
    const next = { ...session, heldAt: '2026-05-07T09:30' };
    expect(owed(make(off(told), 'callSession', '2026-04-28', next)).map(([kind]) => kind)).toEqual([
      'mediation',
      'mediation',
    ]);
    // Moved, and called off before anybody heard of the new time: whoever knows of the old one is told.
    expect(owed(off(make(half, 'callSession', '2026-04-27', next)))).toEqual([
      ['calledOff', 'consumer', session.heldAt],
    ]);
    // Told of the first, told that it is off, and a second one that nobody heard of: nothing is owed.
    expect(owed(off(make(toldOff, 'callSession', '2026-04-28', next)))).toEqual([]);
    expect(codeOf(() => change(mediating, 'callOff', on, { reason: '约错了日子' }))).toBe('no-session-called');
  });

  it('取消了、改了日子的会谁也没有缺席；原来那天不能当作没来参加', () => {
    const off = make(told, 'callOff', '2026-04-28', { reason: '约错了日子' });
    const moved = make(told, 'callSession', '2026-04-28', { ...session, heldAt: '2026-05-07T09:30' });
    const absent = (complaint: Complaint) =>
      codeOf(() =>
        change(complaint, 'terminate', '2026-05-02', {
          decidedOn: '2026-05-02',
          ground: 'TM2',
          side: 'operator',
          conduct: 'stayedAway',
          missedOn: '2026-04-30',
          basis: '签到表上没有他',
          reason: '没有正当理由不来参加调解',
        }),
      );
    expect([told, off, moved].map(absent)).toEqual([null, 'absence-untold', 'absence-untold']);
  });

  it('取消了的按钮不在；通知书写哪天的会取消了，不要文号；经过里记着原因', () => {
    const off = change(told, 'callOff', '2026-04-28', { reason: '约错了日子' });
    const moves = (complaint: Complaint) =>
      availableMoves(complaint, anActor('officer'), facts({ today: '2026-04-28' }));
    expect([mediating, called, off.next].map((one) => moves(one).includes('callOff'))).toEqual([false, true, false]);
    const printed = linesOf(paperOf('calledOff', off.next, { ...paperFacts, today: '2026-04-28' })).join('\n');
    expect(printed).toContain('本局原定于2026年4月30日15时组织调解，现取消');
    expect(paperNumberOf(off.next, 'calledOff', paperFacts)).toBeNull();
    const line = { verb: off.event.verb, onDay: off.event.onDay, detail: off.event.detail };
    expect(timelineZh(line)).toBe('取消了 2026年4月30日15时的调解会，原因：约错了日子；告知过的要再告知。');
  });

  it('改约要重新告知双方，没告知的旧通知不再要，告知过的留着', () => {
    const half = tell(called, 'consumer', '2026-04-27');
    const again = make(half, 'callSession', '2026-04-27', { ...session, heldAt: '2026-05-07T09:30' });
    const notices = again.notices.filter(({ kind }) => kind === 'mediation');
    expect(notices.map(({ to, toldOn, occasion }) => [to, toldOn, occasion])).toEqual([
      ['consumer', '2026-04-27', '2026-04-30T15:00'],
      ['consumer', null, '2026-05-07T09:30'],
      ['operator', null, '2026-05-07T09:30'],
    ]);
    const both = tell(tell(again, 'consumer', '2026-04-28'), 'operator', '2026-04-28');
    expect(calledBothOn(both)).toBe('2026-04-28');
  });

  it('约好的会没告知的通知不挡达成协议和终止，也不挡办结', () => {
    const remote = make(called, 'holdSession', on, { ...session, heldAt: `${on}T09:00`, way: 'phone' });
    expect(remote.notices.filter(({ kind, toldOn }) => kind === 'mediation' && toldOn === null)).toHaveLength(2);
    const ends = [
      ['settle', 'agreement'],
      ['terminate', 'termination'],
    ] as const;
    for (const [move, kind] of ends) {
      const ended = make(remote, move, '2026-04-27');
      expect([ended.summons, ended.notices.some((one) => one.kind === 'mediation')], move).toEqual([null, false]);
      const proven = (['consumer', 'operator'] as const).reduce(
        (one, to) => make(one, 'recordNotice', '2026-04-28', { kind, to, toldOn: '2026-04-28' }),
        ended,
      );
      expect(proven.state, move).toBe('told');
    }
  });

  it('不能约在今天以前，回避没决定时不能约，时间地点必填', () => {
    const call = (complaint: Complaint, heldAt: string) =>
      codeOf(() => change(complaint, 'callSession', on, { ...session, heldAt }));
    expect(call(mediating, '2026-04-25T09:00')).toBe('session-called-late');
    expect(call(mediating, '2026-04-26T09:00')).toBeNull();
    expect(call(make(mediating, 'requestRecusal', on), '2026-04-30T09:00')).toBe('mediation-halted');
    expect(CallSession.safeParse({ ...session, place: '' }).success).toBe(false);
    expect(call(aComplaint({ state: 'accepted' }), '2026-04-30T09:00')).toBe('move-not-allowed');
  });

  it('台账写明约的时间、地点、方式、人，改约说改约', () => {
    const line = (complaint: Complaint) => {
      const { verb, onDay, detail } = change(complaint, 'callSession', on, session).event;
      return { verb, onDay, detail };
    };
    expect(timelineZh(line(mediating))).toBe(
      '约定 2026年4月30日15时在柳河所调解室调解（现场），调解人员孙立；要告知双方。',
    );
    expect(timelineZh(line(called))).toContain('改约');
    expect(timelineEn(line(mediating))).toContain('2026-04-30 15:00');
  });
});

describe('今天的安排', () => {
  const at = (heldAt: string) => ({ summons: { ...session, way: 'onSite' as const, heldAt, calledOn: on, byId: '' } });
  const hours = (...all: string[]) => nextSessions(all.map(at), '2026-04-30').map(({ summons }) => summons.heldAt);

  it('今天的会按钟点排，国际时间写的也按中国的钟点', () => {
    expect(hours('2026-04-30T15:00', '2026-04-30T01:30:00Z', '2026-05-01T09:00', '2026-04-29T09:00')).toEqual([
      '2026-04-30T01:30:00Z',
      '2026-04-30T15:00',
    ]);
  });

  it('今天没有会，就是下一个有会的那一天；过了的不算', () => {
    expect(hours('2026-05-03T09:00', '2026-05-02T16:00', '2026-05-02T09:00', '2026-04-29T09:00')).toEqual([
      '2026-05-02T09:00',
      '2026-05-02T16:00',
    ]);
    expect(hours('2026-04-29T09:00')).toEqual([]);
  });
});
