/** 程序从新，实体从旧: what was received before 15 April 2026 and is decided since (docs/decisions/0022-older-matters.md). */
import { isOfOtherRules } from '../../../src/domain/complaint/steps/proposal.ts';
import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { clocksOf, mediationRanOutOn } from '../../../src/domain/complaint/deadline.ts';
import { echoOf } from '../../../src/domain/complaint/station-echo.ts';
import { paperOf, mayPrint } from '../../../src/domain/complaint/papers/papers.ts';
import { timelineZh } from '../../../src/domain/desk/timeline.ts';
import { replyOf } from '../../../src/domain/exchange/reply.ts';
import { groundRow, procedureRules } from '../../../src/domain/law/ground.ts';
import { textOfPaper } from '../../../src/domain/matter/paper-form.ts';
import { declineHint } from '../../../src/staff/complaint/ground-hints.ts';
import { aComplaint, afterMoves, calendar, change, facts, make, noonOf, receiptLimits } from '../../build/complaint.ts';
import { byReceipt, matters, paperFacts } from '../../build/papers.ts';
import { codeOf } from '../../build/refusal.ts';

const receivedAt = noonOf('2026-03-19');
const before = (state: Complaint['state']) => aComplaint({ state, receivedAt, acceptedOn: '2026-03-20' });
const dispatched = aComplaint({ state: 'dispatched', receivedAt, dispatchedOn: '2026-03-20' });
const mediating = before('mediating');
const today = '2026-05-06';
const end = (complaint: Complaint, input: object, on = today, more = {}) =>
  change(complaint, 'terminate', on, { decidedOn: on, ...input }, more).next;
const letter = (kind: 'decline' | 'termination', complaint: Complaint, told = paperFacts) =>
  textOfPaper(paperOf(kind, complaint, told));

describe('law 8: an older matter that is decided now', () => {
  it('law 8 is declined by the list and the letter of 令121, and keeps that rule (J06)', () => {
    const { next, event } = change(dispatched, 'decline', today, { ground: 'NA1', department: '县教育局' });
    expect(next.declineEvidence).toEqual({ department: '县教育局', rules: 'SAMR121' });
    expect(event.detail).toMatchObject({ rules: 'SAMR121' });
    const paper = paperOf('decline', next, paperFacts);
    expect(paper.formZh).toBe('2026年4月式样·式样6');
    expect(textOfPaper(paper)).toContain('属于《市场监督管理投诉举报处理办法》第十六条规定的下列第〔一〕项情形');
    expect(textOfPaper(paper)).not.toContain('暂行办法');
    expect(replyOf(next, calendar)?.zh).toContain('《市场监督管理投诉举报处理办法》第十六条第（一）项');
    // A switch that is turned later changes no decision.
    expect(letter('decline', next, byReceipt)).toBe(textOfPaper(paper));
    expect(groundRow(next, 'NA1')?.article).toBe('第十六条第（一）项');
  });

  it.each([
    ['the county keeps the rule of the day of receipt', today, { limits: receiptLimits }],
    ['it was decided before 令121 was in force', '2026-04-14', {}],
  ])('law 8 goes by 令20 where %s', (_, on, more) => {
    const { next } = change(dispatched, 'decline', on, { ground: 'NA1', department: '县教育局', decidedOn: on }, more);
    expect(next.declineEvidence).toEqual({ department: '县教育局' });
    for (const told of [paperFacts, byReceipt]) {
      expect(paperOf('decline', next, told).formZh).toBe('2019年式样·式样6');
      expect(letter('decline', next, told)).toContain(
        '《市场监督管理投诉举报处理暂行办法》第十五条规定的下列第〔一〕项',
      );
    }
    const refuses = {
      ground: 'NA6',
      nameBasis: 'impersonated',
      borrowedFrom: '王某',
      borrowedOn: on,
      borrowedProof: '本人说的',
    };
    expect(codeOf(() => change(dispatched, 'decline', on, { ...refuses, decidedOn: on }, more))).toBe(
      'ground-not-in-rules',
    );
  });

  it('law 8 form 4 that was served on it carries the refusal (W9, W10), and is printed', () => {
    const late = { ...dispatched, receivedAt: noonOf('2026-04-13'), dispatchedOn: '2026-04-14' };
    const notice = make(late, 'askIdentity', '2026-04-16', { servedOn: '2026-04-16', dueOn: '2026-04-20' });
    const asked = make(notice, 'recordIdentity', '2026-04-20', { result: 'refused', answeredOn: '2026-04-20' });
    expect(mayPrint(asked, 'identityNotice', paperFacts)).toBe(true);
    expect(mayPrint(asked, 'identityNotice', byReceipt)).toBe(false);
    const { next } = change(asked, 'decline', '2026-04-21', { ground: 'NA6', nameBasis: 'notice' });
    expect(next.declineEvidence).toEqual({ identity: 'refused', rules: 'SAMR121' });
    expect(letter('decline', next)).toContain('☑（六）冒用他人名义投诉');
    const byOld = { limits: receiptLimits };
    expect(codeOf(() => change(asked, 'decline', '2026-04-21', { ground: 'NA6', nameBasis: 'notice' }, byOld))).toBe(
      'ground-not-in-rules',
    );
  });

  it.each([
    [
      'TM7',
      'W6',
      { ground: 'TM7', side: 'operator', lostAs: 'dissolved', lostOn: '2026-04-30', basis: '注销登记' },
      '第〔七〕项',
    ],
    [
      'TM2',
      'W7',
      { ground: 'TM2', side: 'consumer', conduct: 'refused', refusedOn: '2026-05-05', basis: '通话记录' },
      '第〔二〕项',
    ],
    ['TM6', '第四十二条', { ground: 'TM6', found: 'faked', fakedAs: 'planted', checked: '看过监控' }, '第〔六〕项'],
  ] as const)('law 8 ends by %s (%s), which 令20 did not know', (_, _vector, input, nth) => {
    const next = end(mediating, input);
    expect(next.endingEvidence).toMatchObject({ rules: 'SAMR121' });
    expect(letter('termination', next)).toContain(
      `《市场监督管理投诉举报处理办法》第二十三条第一款规定的下列${nth}情形`,
    );
    expect(letter('termination', next)).toContain('根据《市场监督管理投诉举报处理办法》第二十五条的规定');
    expect(codeOf(() => end(mediating, input, today, { limits: receiptLimits }))).toBe('ground-not-in-rules');
  });

  it('law 8 the bureau names the institution of a test itself (W8)', () => {
    const input = {
      ground: 'TM4',
      disagreed: 'institution',
      testItem: '发芽率',
      statedOn: '2026-05-05',
      basis: '笔录',
    };
    expect(codeOf(() => end(mediating, input))).toBe('institution-to-designate');
    expect(codeOf(() => end(mediating, input, today, { limits: receiptLimits }))).toBeNull();
  });

  it('law 8 what was decided before the switch names no rule and stays in its own', () => {
    const decided: Complaint = {
      ...change(dispatched, 'decline', today, { ground: 'NA1', department: '县教育局' }).next,
    };
    const former: Complaint = { ...decided, declineEvidence: { department: '县教育局' } };
    expect(letter('decline', former)).toContain('《市场监督管理投诉举报处理暂行办法》第十五条规定');
    expect(groundRow(former, 'NA1')?.article).toBe('第十五条第（一）项');
  });

  it('law 8 acceptance, notice and dispatch go by their own day, the registration by the day of receipt', () => {
    const older = (kind: keyof typeof matters) => ({ ...matters[kind], receivedAt });
    expect(paperOf('acceptance', older('acceptance'), paperFacts).formZh).toBe('2026年4月式样·式样5');
    expect(paperOf('acceptance', { ...older('acceptance'), decidedOn: '2026-04-10' }, paperFacts).formZh).toBe(
      '2019年式样·式样5',
    );
    expect(paperOf('dispatchNotice', older('dispatchNotice'), paperFacts).title.at(-1)).toBe('投诉分送通知书');
    expect(paperOf('registration', older('registration'), paperFacts).formZh).toBe('2019年式样·式样1');
    const served = older('acceptance');
    const notices = served.notices.map((notice) => ({ ...notice, wording: '2019.1' }));
    expect(paperOf('acceptance', { ...served, notices }, paperFacts).formZh).toBe('2019年式样·式样5');
    expect(replyOf({ ...dispatched, acceptedOn: today, decidedOn: today }, calendar)?.zh).toContain(
      '《市场监督管理投诉举报处理办法》第十五条决定受理',
    );
  });

  it('law 8 a proposal that waits while the county turns the switch goes back with a word, and is decided by no rule it was not made by', () => {
    const leader = {
      by: { countyId: 1, id: 'leader', name: '高云', role: 'leader', organisationId: 'AMR', stationId: null },
    } as const;
    const asked = { ground: 'NA1', department: '县教育局', reason: '不属于本局职责范围' };
    const byOld = { limits: receiptLimits };
    const before = change(dispatched, 'proposeDecline', today, asked, byOld).next;
    const now = change(dispatched, 'proposeDecline', today, asked).next;
    expect([before.proposal?.rules, now.proposal?.rules]).toEqual([undefined, 'SAMR121']);
    const approve =
      (one: Complaint, more = {}) =>
      () =>
        change(one, 'approveDecline', '2026-05-07', {}, { ...leader, ...more });
    expect(codeOf(approve(before))).toBe('proposal-other-rules');
    // Who proposed it and who decides read on the matter that it goes back once, and why.
    const waits = [before, now].map((one) => one.proposal !== null && isOfOtherRules(one, one.proposal, 'SAMR121'));
    expect(waits).toEqual([true, false]);
    expect(codeOf(approve(now, byOld))).toBe('proposal-other-rules');
    expect(approve(before, byOld)().next.declineEvidence).toEqual({ department: '县教育局' });
    expect(approve(now)().next.declineEvidence).toEqual({ department: '县教育局', rules: 'SAMR121' });
    const back = change(before, 'returnProposal', today, { reason: '按新办法重提' }, leader).next;
    expect(change(back, 'proposeDecline', today, asked).next.proposal?.rules).toBe('SAMR121');
  });

  it('law 8 the hints speak of the list by which it is decided', () => {
    const asked = { ...dispatched, knownOn: '2025-01-02' };
    expect(declineHint('NA4', asked, facts({ today }))?.zh).toContain('没超过三年');
    expect(procedureRules(dispatched, '2026-04-14', receiptLimits)).toBe('SAMR20');
  });
});

describe('law 9: the days that a letter on the end names have run', () => {
  // Accepted on 20 March: sixty days end on 19 May, forty-five working days on 27 May.
  const byOld = { limits: receiptLimits };

  it('law 9 ended by the sixty days of the 条例 no letter says forty-five working days (W5)', () => {
    const next = end(mediating, { ground: 'TM5' }, '2026-05-20', byOld);
    expect(next.endingEvidence).toEqual({ on: '2026-05-19', cap: true });
    const text = letter('termination', next, byReceipt);
    expect(text).toContain('第二十一条第一款规定的下列第〔七〕项情形');
    expect(text).toContain('□（五）自投诉受理之日起四十五个工作日内');
    expect(text).toContain('☑（七）');
    expect(text).toContain('《中华人民共和国消费者权益保护法实施条例》第四十六条第三款');
    const row = groundRow(next, 'TM5');
    expect(row?.article).toBe('第二十一条第一款第（七）项');
    expect(row?.zh).toContain('自受理之日起六十日内未能达成调解协议');
    const said = [
      replyOf(next, calendar)?.zh ?? '',
      echoOf(next)?.zh ?? '',
      timelineZh({
        verb: 'terminated',
        detail: {
          ...change(mediating, 'terminate', '2026-05-20', { decidedOn: '2026-05-20', ground: 'TM5' }, byOld).event
            .detail,
        },
        onDay: '2026-05-20',
      }),
    ];
    for (const words of said) {
      expect(words).toContain('六十日');
      expect(words).not.toContain('四十五');
    }
  });

  it('law 9 once forty-five working days have run as well, the item itself is true', () => {
    const next = end(mediating, { ground: 'TM5' }, '2026-05-28', byOld);
    expect(next.endingEvidence).toEqual({ on: '2026-05-19' });
    expect(letter('termination', next, byReceipt)).toContain('☑（五）自投诉受理之日起四十五个工作日内');
  });

  it('law 9 by 令121 it waits for the sixty days that it names, whatever the clock keeps', () => {
    const time = facts({ today: '2026-05-10' });
    const clock = clocksOf(mediating, time).find(({ identifier }) => identifier === 'mediate');
    expect(clock?.legalOn).toBe('2026-05-19');
    expect(mediationRanOutOn(mediating, time)).toBe('2026-05-19');
    expect(codeOf(() => end(mediating, { ground: 'TM5' }, '2026-05-18'))).toBe('sixty-days-not-run');
    const next = end(mediating, { ground: 'TM5' }, '2026-05-19');
    expect(next.endingEvidence).toEqual({ on: '2026-05-19', rules: 'SAMR121' });
    expect(letter('termination', next)).toContain('☑（五）自投诉受理之日起六十日内未能达成调解协议');
    const tested = afterMoves(
      mediating,
      ['startTest', '2026-04-20', { from: '2026-04-20' }],
      ['endTest', '2026-04-25', { to: '2026-04-25' }],
    );
    expect(mediationRanOutOn(tested, time)).toBe('2026-05-24');
  });
});
