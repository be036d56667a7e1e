import { describe, expect, it } from 'vitest';
import { mayDo, roles, type Role } from '../../../src/domain/base/actor.ts';
import { availableInquiryMoves, inquiryProcedure } from '../../../src/domain/inquiry/procedure.ts';
import { startsClosed } from '../../../src/domain/inquiry/anew-notice.ts';
import { Asking } from '../../../src/domain/inquiry/filing.ts';
import { clockMark, remainingZh } from '../../../src/domain/law/clock.ts';
import { inquiryVerbs, ledgerVerbs } from '../../../src/domain/base/ledger-verbs.ts';
import { fieldsOf } from '../../../src/domain/base/field.ts';
import {
  countPeople,
  inquiryClocks,
  inquiryMoveNames,
  inquiryMoves,
  inquiryOutcomes,
  inquiryStageOf,
  inquiryStages,
  inquiryStates,
  isAboutFood,
  otherRouteNames,
  otherRoutes,
  retell,
  withInquiryDue,
  type Inquiry,
  type InquiryMove,
  type InquiryState,
} from '../../../src/domain/inquiry/inquiry.ts';
import { inquiryOutcomeWords, inquiryStageWords, inquiryStateWords } from '../../../src/domain/inquiry/state-words.ts';
import { inquiryNumber, parseComplaintNumber, parseMatterNumber } from '../../../src/domain/matter/numbering.ts';
import { timelineEn, timelineZh } from '../../../src/domain/desk/timeline.ts';
import { anActor, anId, calendar, facts, noonOf } from '../../build/complaint.ts';
import { anInquiry, asked, askedOn, changeInquiry, entryOf, inputOfInquiry } from '../../build/inquiry.ts';
import { codeOf } from '../../build/refusal.ts';

const today = '2026-04-22';

const telling: ReadonlySet<string> = new Set(['recordNotice', 'recordUnserved', 'takeBackUnserved']);

/** The inquiry with a revoked answer that its asker has to be told of, where the move is about that. */
function ready(inquiry: Inquiry, move: InquiryMove): Inquiry {
  if (!telling.has(move)) return inquiry;
  const answered = anInquiry({ state: 'answered' });
  const input = { ...inputOfInquiry('decideAnew', answered), receivedOn: today };
  const revoked = changeInquiry(answered, 'decideAnew', today, input).next;
  const failed = changeInquiry(revoked, 'recordUnserved', today).next;
  return { ...inquiry, annulments: (move === 'takeBackUnserved' ? failed : revoked).annulments };
}

describe.each(inquiryStates)('an inquiry that is %s', (state) => {
  const row: Readonly<Partial<Record<string, InquiryState>>> = inquiryMoves[state];

  it.each(inquiryMoveNames)('the move %s does what the table says', (move) => {
    const inquiry = ready(anInquiry({ state }), move);
    const leadsTo = row[move];
    if (leadsTo === undefined) {
      expect(codeOf(() => changeInquiry(inquiry, move, today))).toBe('move-not-allowed');
      return;
    }
    const { next, event } = changeInquiry(inquiry, move, today);
    expect(next.state).toBe(leadsTo);
    expect(next.stage).toBe(inquiryStageOf(next));
    expect(ledgerVerbs).toContain(event.verb);
    expect(event).toMatchObject({ countyId: inquiry.countyId, matterId: inquiry.id, at: noonOf(today) });
    expect(timelineZh(event)).toMatch(/^[^A-Za-z]*。$|：.+$/u);
    expect(`${timelineZh(event)}${timelineEn(event)}`).not.toMatch(/undefined|null|NaN/u);
  });

  it.each(roles)('has for the role %s the buttons that table and permission allow', (role) => {
    const actor = anActor(role);
    // Nothing was revoked that somebody has to be told of.
    const expected = inquiryMoveNames.filter(
      (move) => move in row && !telling.has(move) && mayDo(actor, inquiryProcedure[move].permission),
    );
    expect(availableInquiryMoves(anInquiry({ state }), actor)).toEqual(expected);
  });

  it('gives each button its own key', () => {
    for (const role of roles) {
      const keys = availableInquiryMoves(anInquiry({ state }), anActor(role)).map((move) => inquiryProcedure[move].key);
      expect(new Set(keys).size, `${role}: ${keys.join(' ')}`).toBe(keys.length);
    }
  });
});

/** Arrow by arrow: from, move, to, and the queue in which it is found then. */
const arrows: [string, InquiryState, InquiryMove, InquiryState, string][] = [
  ['已接 → 已答复', 'open', 'answer', 'answered', 'toClose'],
  ['已接 → 待查', 'open', 'markPending', 'pending', 'toFindOut'],
  ['待查 → 已答复', 'pending', 'answer', 'answered', 'toClose'],
  ['已接 → 转投诉', 'open', 'turnIntoComplaint', 'turnedIntoComplaint', 'toClose'],
  ['待查 → 转投诉', 'pending', 'turnIntoComplaint', 'turnedIntoComplaint', 'toClose'],
  ['已接 → 转举报', 'open', 'turnIntoTipoff', 'turnedIntoTipoff', 'toClose'],
  ['待查 → 转举报', 'pending', 'turnIntoTipoff', 'turnedIntoTipoff', 'toClose'],
  ['已接 → 告知其他途径', 'open', 'tellRoute', 'toldOtherRoute', 'toClose'],
  ['待查 → 告知其他途径', 'pending', 'tellRoute', 'toldOtherRoute', 'toClose'],
  ['已答复 → 办结', 'answered', 'close', 'closed', 'done'],
  ['转投诉 → 办结', 'turnedIntoComplaint', 'close', 'closed', 'done'],
  ['转举报 → 办结', 'turnedIntoTipoff', 'close', 'closed', 'done'],
  ['告知其他途径 → 办结', 'toldOtherRoute', 'close', 'closed', 'done'],
  ['已答复 → 已接', 'answered', 'decideAnew', 'open', 'toAnswer'],
  ['告知其他途径 → 已接', 'toldOtherRoute', 'decideAnew', 'open', 'toAnswer'],
  ['办结 → 已接', 'closed', 'decideAnew', 'open', 'toAnswer'],
  ['办结 → 已答复', 'closed', 'takeBackUnserved', 'answered', 'toClose'],
];

describe('咨询', () => {
  it('law 7: opens nothing again for a telling once it is a tip-off: who asked is a reporter, and has no letter', () => {
    const failed = ready(anInquiry({ state: 'open' }), 'takeBackUnserved');
    const input = { ...inputOfInquiry('turnIntoTipoff', failed), close: true };
    const turned = changeInquiry(failed, 'turnIntoTipoff', today, input).next;
    expect([turned.state, turned.outcome]).toEqual(['closed', 'turnedIntoTipoff']);
    expect(availableInquiryMoves(turned, anActor('officer'))).not.toContain('takeBackUnserved');
    expect(codeOf(() => changeInquiry(turned, 'takeBackUnserved', today))).toBe('failure-none');
    expect(availableInquiryMoves({ ...turned, tipoffId: null }, anActor('officer'))).toContain('takeBackUnserved');
  });

  it.each(arrows)('%s', (_, from, move, to, stage) => {
    const { next } = changeInquiry(ready(anInquiry({ state: from }), move), move, today);
    expect([next.state, next.stage, next.closedOn]).toEqual([to, stage, to === 'closed' ? today : null]);
  });

  it('has no other arrow', () => {
    const drawn = inquiryStates.flatMap((from) =>
      Object.entries(inquiryMoves[from])
        .filter(([, to]) => to !== from)
        .map(([move, to]) => `${from} ${move} ${to}`),
    );
    expect(drawn.toSorted()).toEqual(arrows.map(([, from, move, to]) => `${from} ${move} ${to}`).toSorted());
  });

  it('cites the entry of the knowledge base with its version in every answer', () => {
    const { next, event } = changeInquiry(anInquiry(), 'answer', today);
    expect(next).toMatchObject({ knowledgeId: 'seven-day-return', knowledgeVersion: 1, outcome: 'answered' });
    expect(event.detail).toMatchObject({ knowledgeId: 'seven-day-return', knowledgeVersion: 1 });
    const { answer } = inputOfInquiry('answer', anInquiry());
    expect(inquiryProcedure.answer.input.safeParse({ answer }).success).toBe(false);
    expect(inquiryProcedure.answer.input.safeParse({ answer, knowledgeId: 'seven-day-return' }).success).toBe(false);
  });

  it.each(otherRouteNames)('tells of the route %s in words of its own when none are written', (route) => {
    const { next } = changeInquiry(anInquiry(), 'tellRoute', today, { route });
    expect(next).toMatchObject({ toldRoute: route, answer: otherRoutes[route].toZh, outcome: 'toldOtherRoute' });
    const said = changeInquiry(anInquiry(), 'tellRoute', today, { route, words: '请到县政府信息公开办' }).next;
    expect(said.answer).toBe('请到县政府信息公开办');
  });

  it('names the four routes of article 44 and of the rule on petitions', () => {
    expect(otherRouteNames.map((name) => otherRoutes[name].zh)).toEqual([
      '政府信息公开',
      '行政复议',
      '纪检监察',
      '信访',
    ]);
  });
});

describe('told on the spot', () => {
  it.each([
    ['answer', 'answered'],
    ['turnIntoComplaint', 'turnedIntoComplaint'],
    ['turnIntoTipoff', 'turnedIntoTipoff'],
    ['tellRoute', 'toldOtherRoute'],
  ] as const)('the move %s closes it in the same step, unless the tick is taken away', (move, outcome) => {
    const { close: _, ...input } = inputOfInquiry(move, anInquiry());
    const { next, event } = changeInquiry(anInquiry(), move, today, input);
    expect(next).toMatchObject({ state: 'closed', stage: 'done', outcome, closedOn: today, answeredOn: today });
    expect(event.detail['closed']).toBe(true);
    expect(timelineZh(event)).toContain('办结');
    const later = changeInquiry(anInquiry(), move, today, { ...input, close: false }).next;
    expect(later).toMatchObject({ stage: 'toClose', closedOn: null, answeredOn: today });
  });

  it('takes two keys from the list to answered: one opens the form, one sends what stands in it', () => {
    const inquiry = anInquiry();
    expect(inquiryProcedure.answer.key).toBe('s');
    expect(availableInquiryMoves(inquiry, anActor('centre'))[0]).toBe('answer');
    // The form is filled in from the suggestion; what remains to be typed has a value of its own already.
    const required = fieldsOf(inquiryProcedure.answer.input)
      .filter((field) => field.required)
      .map((field) => field.name);
    expect(required).toEqual(['answer', 'knowledgeId', 'knowledgeVersion']);
  });
});

describe('S54 咨询人次', () => {
  const tap = { knowledgeId: 'seven-day-return', question: '', name: '', phone: '', categoryCode: null };

  it('S54 one tap on a topic registers, answers and closes an inquiry, with channel and count', () => {
    const { next, event } = asked({ ...tap, channel: 'C08', people: 3 }, { by: anActor('station') });
    expect(next).toMatchObject({
      state: 'closed',
      stage: 'done',
      outcome: 'answered',
      channel: 'C08',
      people: 3,
      question: '网购七日无理由退货',
      answer: entryOf('seven-day-return').answer,
      knowledgeId: 'seven-day-return',
      knowledgeVersion: 1,
      categoryCode: 'V13.1',
      answeredOn: askedOn,
      closedOn: askedOn,
      stationId: 'ST-V0303',
      handlerId: anActor('station').id,
    });
    expect(event).toMatchObject({ verb: 'asked', onDay: askedOn, detail: { people: 3, answered: true } });
    expect(timelineZh(event)).toBe('当场答复 3 人次的咨询，办结。');
    expect(withInquiryDue(next, facts({ today: askedOn }))).toMatchObject({ dueRule: null, dueOn: null });
  });

  it('S54 the figure counts people, not sheets: 2587 came with 1800 sheets', () => {
    const sheets = Array.from({ length: 1800 }, (_, i) => asked({ ...tap, people: i < 787 ? 2 : 1 }).next);
    expect(countPeople(sheets)).toBe(2587);
    expect(sheets).toHaveLength(1800);
  });

  it('S54 needs only topic and channel: everything else has a value', () => {
    const asking = Asking.parse({ clientId: anId(), channel: 'C08', knowledgeId: 'seven-day-return' });
    expect(asking).toMatchObject({ people: 1, question: '', name: '', phone: '' });
  });

  it('S54 a wrong count is put right after the close, and the ledger keeps what it was', () => {
    const closed = anInquiry({ state: 'closed' });
    const { next, event } = changeInquiry(closed, 'correct', today, {
      ...inputOfInquiry('correct', closed),
      people: 12,
    });
    expect(next).toMatchObject({ state: 'closed', people: 12 });
    expect(event.detail).toMatchObject({ people: 12, peopleBefore: 1 });
  });

  it.each([0, -1, 1.5, 1000])('S54 does not take %d people', (people) => {
    expect(Asking.safeParse({ clientId: anId(), channel: 'C08', ...tap, people }).success).toBe(false);
  });

  it('counts the day on which they asked when it is written down later', () => {
    const { next, event } = asked({ ...tap, receivedAt: '2026-04-16T10:00:00+08:00' }, { by: anActor('officer') });
    expect([event.onDay, next.answeredOn, next.closedOn]).toEqual(['2026-04-16', '2026-04-16', askedOn]);
    expect(next.officeId).toBe('SO-LH');
  });
});

describe('asking', () => {
  it('registers an inquiry of any channel in the frame of a complaint', () => {
    const { next, event } = asked();
    expect(next).toMatchObject({ state: 'open', stage: 'toAnswer', number: '询2026-0001', people: 1, handlerId: null });
    expect(event.verb).toBe('asked');
    expect(timelineZh(event)).toContain('答复时钟起算');
  });

  it('needs a question or a topic', () => {
    const nothing = Asking.safeParse({ clientId: anId(), channel: 'C08' });
    expect(nothing.error?.issues.map(({ path, message }) => [path[0], message.split('|')[0]])).toEqual([
      ['question', '请填写想问什么，或者点一个题目。'],
    ]);
  });

  it('refuses a topic that is not there, is another one, or does not hold on the day', () => {
    const tap = { knowledgeId: 'seven-day-return' };
    expect(codeOf(() => asked(tap, { entry: null }))).toBe('entry-unknown');
    expect(codeOf(() => asked(tap, { entry: entryOf('deposit') }))).toBe('entry-unknown');
    const retired = { ...entryOf('seven-day-return'), untilOn: '2026-04-01' };
    expect(codeOf(() => asked(tap, { entry: retired }))).toBe('entry-not-in-force');
  });

  it('lets nobody answer himself who may not answer', () => {
    for (const role of ['consumer', 'system'] as Role[]) {
      expect(codeOf(() => asked({ knowledgeId: 'seven-day-return' }, { by: anActor(role) }))).toBe('not-permitted');
      expect(codeOf(() => asked({}, { by: anActor(role) }))).toBeNull();
    }
  });

  it('is heard by a citizen when he files, and by staff when it was', () => {
    const receivedAt = '2026-04-16T10:00:00+08:00';
    expect(asked({ receivedAt }, { by: anActor('consumer') }).next.receivedAt).toEqual(noonOf(askedOn));
    expect(asked({ receivedAt }).next.receivedAt).toEqual(new Date(receivedAt));
  });

  it('goes back to neither tomorrow nor the time before the first rule', () => {
    expect(codeOf(() => asked({ receivedAt: '1990-01-01T10:00:00+08:00' }))).toBe('day-before-start');
  });

  it('names a wrong telephone', () => {
    const wrong = Asking.safeParse({ clientId: anId(), channel: 'C01', question: '能退吗', phone: '138000' });
    expect(wrong.error?.issues[0]?.message).toContain('电话不对');
  });
});

describe('Q-01 答复咨询', () => {
  const time = { ...facts({ today }), calendar };

  it('runs for the county’s working days, without a legal day', () => {
    const [clock] = inquiryClocks(anInquiry(), time);
    expect(clock).toMatchObject({ rule: 'Q-01', startedOn: askedOn, targetOn: '2026-04-23', legalOn: null });
    expect(clock?.article).toBe('本地时限');
    const wide = { ...time, limits: { ...time.limits, answerWorkingDays: 5 } };
    expect(inquiryClocks(anInquiry(), wide)[0]?.targetOn).toBe('2026-04-27');
    const anew = changeInquiry(anInquiry({ state: 'answered' }), 'decideAnew', today).next;
    // Who left nothing by which he could be told is told nothing; everybody else before it is closed again.
    expect(
      changeInquiry(anInquiry({ state: 'answered', name: '', phone: '' }), 'decideAnew', today).next.annulments,
    ).toMatchObject([{ notice: null }]);
    const again = changeInquiry(anew, 'answer', today).next;
    // The form knows no announcement, and the refusal advises none.
    const unfit = { ...inputOfInquiry('recordUnserved', anew), how: 'returned' };
    expect(codeOf(() => changeInquiry(anew, 'recordUnserved', today, unfit))).toBe('asker-failure-end-unfit');
    expect(codeOf(() => changeInquiry(again, 'close', today))).toBe('notices-unproven');
    expect(availableInquiryMoves(again, anActor('centre'))).not.toContain('close');
    expect(changeInquiry(changeInquiry(again, 'recordUnserved', today).next, 'close', today).next.state).toBe('closed');
    expect([clock?.start, inquiryClocks(anew, time)[0]?.start]).toEqual([undefined, 'anew']);
  });

  it('starts closed for who is there to be told, and for nobody who is owed a letter, whoever answers him', () => {
    const here = anInquiry({ state: 'answered', phone: '' });
    const revoked = changeInquiry(here, 'decideAnew', today).next;
    // A station has no moves of telling, and could not close it.
    expect(availableInquiryMoves(revoked, anActor('station'))).not.toContain('recordNotice');
    const told = changeInquiry(revoked, 'recordNotice', today).next;
    expect([here, revoked, told].map(startsClosed)).toEqual([true, false, true]);
    expect(startsClosed(anInquiry())).toBe(false);
  });

  it('a letter that was not told when the next one was made is owed to nobody', () => {
    const input = (of: Inquiry) => ({ ...inputOfInquiry('decideAnew', of), receivedOn: today });
    const once = changeInquiry(anInquiry({ state: 'answered' }), 'decideAnew', today);
    const again = changeInquiry(once.next, 'answer', today).next;
    const twice = changeInquiry(again, 'decideAnew', today, input(again));
    expect(timelineZh(once.event)).not.toContain('代替');
    expect(codeOf(() => changeInquiry(changeInquiry(twice.next, 'answer', today).next, 'close', today))).toBe(
      'notices-unproven',
    );
    expect(timelineZh(twice.event)).toContain(
      `，还没有告知的${twice.next.annulments[0]?.number ?? '前一份决定书'}由这一份代替`,
    );
    // What was told stands beside the next one.
    const told = changeInquiry(again, 'recordNotice', today).next;
    const beside = changeInquiry(told, 'decideAnew', today, input(told));
    expect(timelineZh(beside.event)).not.toContain('代替');
  });

  it.each(['G03.1', 'G03', 'G04.1', 'G04.2', 'V01.1'])(
    'is 及时 for food (%s): one working day, by the law on food',
    (code) => {
      const inquiry = anInquiry({ categoryCode: code });
      const [clock] = inquiryClocks(inquiry, time);
      expect(clock).toMatchObject({ targetOn: '2026-04-21', legalOn: null });
      expect(clock?.article).toBe('《食品安全法》第一百一十五条（及时答复）');
      expect(inquiry).toMatchObject({ dueRule: 'Q-01', dueOn: '2026-04-21' });
    },
  );

  it.each([null, 'G04.3', 'G10.1', 'V01.2', 'V01.10', 'O99'])('is not about food: %s', (code) => {
    expect(isAboutFood(code)).toBe(false);
  });

  it('runs on while it is found out, and stops on the day the asker gets word', () => {
    expect(anInquiry({ state: 'pending' })).toMatchObject({ dueRule: 'Q-01', dueOn: '2026-04-23' });
    for (const state of inquiryStates.filter((one) => !['open', 'pending'].includes(one))) {
      const inquiry = anInquiry({ state });
      expect(inquiry, state).toMatchObject({ dueRule: null, dueOn: null, answeredOn: '2026-04-21' });
      expect(inquiryClocks(inquiry, time)[0]?.stoppedOn, state).toBe('2026-04-21');
    }
  });

  it('says past the local limit, never 超期', () => {
    const late = { ...time, today: '2026-04-28' };
    const [clock] = inquiryClocks(anInquiry(), late);
    if (clock === undefined) throw new Error('no clock');
    expect(clockMark(clock, late.today, calendar)).toBe('pastTarget');
    expect(remainingZh(clock, late.today, calendar)).toContain('过本地时限');
  });
});

describe('what it becomes', () => {
  it('carries all that was told into the form of the complaint or tip-off, so that nothing is typed twice', () => {
    const inquiry = anInquiry({ platformNumber: '1440126002026042012345' });
    expect(retell(inquiry)).toEqual({
      channel: 'C01',
      platformNumber: '1440126002026042012345',
      receivedAt: noonOf(askedOn),
      name: '王先生',
      phone: '13800000118',
      categoryCode: 'V13.1',
      natureCode: null,
      story: inquiry.question,
    });
  });

  it('is linked to it', () => {
    const [complaintId, tipoffId] = [anId(), anId()];
    expect(changeInquiry(anInquiry(), 'turnIntoComplaint', today, { complaintId }).next.complaintId).toBe(complaintId);
    expect(changeInquiry(anInquiry(), 'turnIntoTipoff', today, { tipoffId }).next.tipoffId).toBe(tipoffId);
  });

  it('asks an office to find out, and leaves the office alone when none is named', () => {
    expect(changeInquiry(anInquiry(), 'markPending', today).next).toMatchObject({
      officeId: 'SO-LH',
      pendingOn: today,
      pendingReason: '要问一下手机激活以后算不算完好',
    });
    const own = asked({}, { by: anActor('officer') }).next;
    expect(changeInquiry(own, 'markPending', today, { reason: '要查' }).next.officeId).toBe('SO-LH');
  });

  it('is answered on no day after today or before it was asked', () => {
    const input = inputOfInquiry('answer', anInquiry());
    const on = (answeredOn: string) =>
      codeOf(() => changeInquiry(anInquiry(), 'answer', today, { ...input, answeredOn }));
    expect([on('2026-04-23'), on('2026-04-19'), on('2026-04-20')]).toEqual(['day-in-future', 'day-before-start', null]);
  });
});

describe('words', () => {
  it('are Chinese and English for every state, queue, outcome, route and move', () => {
    const all = [
      ...inquiryStates.map((state) => inquiryStateWords[state]),
      ...inquiryStages.map((stage) => inquiryStageWords[stage]),
      ...inquiryOutcomes.map((outcome) => inquiryOutcomeWords[outcome]),
      ...otherRouteNames.map((route) => otherRoutes[route]),
      ...inquiryMoveNames.map((move) => inquiryProcedure[move]),
    ];
    for (const { zh, en } of all) {
      expect(zh).toMatch(/^[\p{Script=Han}]+$/u);
      expect(en).toMatch(/^[A-Z][a-z -]+$/u);
    }
  });

  it('are whole sentences for every verb', () => {
    for (const verb of inquiryVerbs) {
      const line = { verb, onDay: today, detail: {} };
      expect(timelineZh(line)).toMatch(/[一-龥].*(?:。|：)$/u);
      expect(timelineEn(line)).toMatch(/^[A-Z]/u);
    }
  });

  it('number inquiries with 询 in the frame of complaints', () => {
    expect(inquiryNumber(2026, 3)).toBe('询2026-0003');
    expect(parseMatterNumber('询 2026 3')).toEqual({ kind: 'inquiry', year: 2026, n: 3 });
    expect(parseComplaintNumber('询2026-0003')).toBeNull();
  });
});
