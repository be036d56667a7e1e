/** Why a clock stands where it stands: one sentence with the article, to be checked with the calendar on the wall. */
import { describe, expect, it } from 'vitest';
import { runClock, type ClockFacts } from '../../../src/domain/law/clock.ts';
import { complaintStates } from '../../../src/domain/complaint/complaint.ts';
import { clocksOf } from '../../../src/domain/complaint/deadline.ts';
import { explain, isMissed, stoppedWords } from '../../../src/domain/law/clock-explanation.ts';
import { clockNames, clockRule, type ClockName } from '../../../src/domain/law/rulebook.ts';
import { aComplaint, calendar, facts } from '../../build/complaint.ts';

function said(name: ClockName, startedOn: string, more: Partial<ClockFacts> = {}) {
  const rule = clockRule('SAMR121', name);
  return explain(runClock({ rule, startedOn, calendar, today: startedOn, ...more }), calendar);
}

describe('the sentence of a clock', () => {
  // 「数 15 个工作日，到 12月20日」 of a day that a court had set: nobody who counts comes to it.
  it('says of a day that somebody has set before it that it is not the day of the count', () => {
    const anew = { isAnew: true, notAfter: '2026-07-26' };
    expect(said('verify', '2026-07-17', anew).zh).toContain('责令在 2026年7月26日前重新作出，比这样数的早，以它为准');
    expect(said('verify', '2026-07-17', anew).zh).toContain('星期日，要提前到 2026年7月24日办好');
    expect(said('verify', '2026-07-17', { ...anew, notAfter: '2026-09-30' }).zh).not.toContain('责令');
    const before = said('identity', '2026-04-24', { chosenOn: '2026-05-06', notAfter: '2026-04-30' });
    expect(before.zh).toContain('最后一天由承办人选定；但不晚于决定是否受理的应办日 2026年4月30日');
    expect(before.en).toContain('by which acceptance is decided');
  });

  it('names article, start, count, the holidays that are skipped and the made-up day that counts', () => {
    expect(said('accept', '2026-04-30').zh).toBe(
      '按《市场监督管理投诉举报处理办法》第十五条，2026年4月30日收到，当天不算，从第二天起数 7 个工作日；周末不算，劳动节（2026年5月1日至2026年5月5日）也不算；2026年5月9日（星期六）调休上班，照算；到 2026年5月13日。',
    );
    expect(said('accept', '2026-04-30').en).toContain('the holiday 2026-05-01 to 2026-05-05');
  });

  it('says why the three days of sixty days differ: 国庆 moves the legal day on and the target back', () => {
    const { zh, en } = said('mediate', '2026-08-03');
    expect(zh).toContain('数 60 日；到 2026年10月2日');
    expect(zh).toContain('这天是国庆节放假，要提前到 2026年9月30日办好');
    expect(zh).toContain('最后一天逢法定节假日，顺延到 2026年10月8日，过了这天才算超期');
    expect(en).toContain('moved behind the holiday to 2026-10-08');
  });

  it('names what is left out by its paper, and what is still open', () => {
    const pause = { from: '2026-05-08', to: '2026-05-18', why: '鉴定检测：市质检所', paper: '委托 3 号' };
    expect(said('mediate', '2026-04-20', { pauses: [pause] }).zh).toContain(
      '2026年5月8日起鉴定检测：市质检所，2026年5月18日出结果，这段不计入（凭 委托 3 号）',
    );
    expect(said('mediate', '2026-04-20', { pauses: [{ ...pause, to: null }] }).zh).toContain('还没出结果');
  });

  it('says that a day was chosen, that more time was allowed, that a limit is local', () => {
    expect(said('identity', '2026-04-21', { chosenOn: '2026-04-24' }).zh).toContain(
      '承办人选定 2026年4月24日为最后一天',
    );
    expect(said('clue', '2026-05-06', { extended: true }).zh).toContain(
      '数 30 个工作日；其中 15 个工作日是负责人批准延长的',
    );
    expect(said('followUp', '2026-05-06').zh).toMatch(/^按本县定的时限，.*没有法定日。$/u);
  });

  it('names what the rule of the day counted from: 令51 from the receipt of the 申诉书, not from acceptance', () => {
    const rule = clockRule('GS51', 'mediate');
    const clock = runClock({ rule, startedOn: '2013-05-06', calendar, today: '2013-05-06' });
    expect(explain(clock, calendar).zh).toContain('2013年5月6日收到');
    expect(said('mediate', '2026-05-06').zh).toContain('2026年5月6日受理');
  });

  it('counts one day as one in English', () => {
    expect(said('dispatch', '2026-05-06').en).toContain('1 working day from the next');
    expect(said('accept', '2026-05-06').en).toContain('7 working days from the next');
  });

  it('warns of a year whose notice is still to come', () => {
    expect(said('accept', '2027-03-01').zh).toContain('放假通知还没有公布');
  });

  it('is whole in both languages for every clock of every state', () => {
    for (const state of complaintStates) {
      for (const clock of clocksOf(aComplaint({ state }), facts({ today: '2026-05-06' }))) {
        const { zh, en } = explain(clock, calendar);
        expect(zh).toMatch(/^按.+。$/u);
        expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN/u);
      }
    }
    for (const name of Object.keys(clockNames) as ClockName[]) {
      const { en } = said(name, '2026-04-21');
      expect(en, name).toMatch(/^By .+\.$/u);
      expect(en.replace(/《[^》]*》第[一-龥]+条/gu, ''), name).not.toMatch(/[一-龥]/u);
    }
  });
});

describe('a clock that has stopped', () => {
  const ended = (name: ClockName, stoppedOn: string) => {
    const clock = runClock({
      rule: clockRule('SAMR121', name),
      startedOn: '2026-03-02',
      stoppedOn,
      calendar,
      today: '2026-12-01',
    });
    return [stoppedWords(clock).zh, isMissed(clock)];
  };
  // 「已停 12-01 按时」 stood on a dispatch that the list had just called past its local limit.
  it('says of a local limit that was missed that it was missed, though no law sets a day', () => {
    expect(ended('dispatch', '2026-03-03')).toEqual(['按时', false]);
    expect(ended('dispatch', '2026-03-20')).toEqual(['过了本地时限', true]);
  });
  it('says 超期 after the legal day alone', () => {
    expect(ended('accept', '2026-03-11')).toEqual(['按时', false]);
    expect(ended('accept', '2026-03-30')).toEqual(['已超期', true]);
    const between = { late: false, stoppedOn: '2026-10-05', targetOn: '2026-09-30', legalOn: '2026-10-08' };
    expect([stoppedWords(between).zh, isMissed(between)]).toEqual(['过了应办日', true]);
  });
});
