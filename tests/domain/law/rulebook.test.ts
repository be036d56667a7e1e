import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  declineGrounds,
  disputeRoutes,
  livingNeedFactors,
  terminationGrounds,
} from '../../../src/domain/law/ground.ts';
import {
  clockNames,
  clockRule,
  clockRules,
  clockRulesOn,
  ruleSetOn,
  type ClockName,
  type Period,
  type RuleSet,
} from '../../../src/domain/law/rulebook.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';

describe('the rule set', () => {
  it.each([
    ['2009-03-15', 'GS51'],
    ['2014-03-14', 'GS51'],
    ['2014-03-15', 'GS62'],
    ['2019-12-31', 'GS62'],
    ['2020-01-01', 'SAMR20'],
    ['2026-04-14', 'SAMR20'],
    ['2026-04-15', 'SAMR121'],
    ['2030-01-01', 'SAMR121'],
  ])('of what was received on %s is %s', (day, ruleSet) => {
    expect(ruleSetOn(day)).toBe(ruleSet);
  });
});

type Unit = Period['unit'];

/** K-01 to K-18, as the penalty procedure, the penalty law and the rules on transfer and publication have them. */
const penaltyRows: readonly [ClockName, string, number, Unit, boolean][] = [
  ['decideCase', '程序规定 第六十四条', 90, 'd', true],
  ['keepEvidence', '程序规定 第三十五条', 7, 'wd', false],
  ['seize', '程序规定 第三十八条', 30, 'd', true],
  ['reportMeasure', '程序规定 第三十三条、第三十六条', 24, 'h', false],
  ['helpOther', '程序规定 第四十五条', 15, 'wd', false],
  ['review', '程序规定 第五十五条', 10, 'wd', false],
  ['hearParty', '程序规定 第五十七条', 5, 'wd', false],
  ['serve', '程序规定 第八十一条', 7, 'wd', false],
  ['announce', '程序规定 第八十二条', 30, 'd', false],
  ['publish', '公示规定 第九条', 20, 'wd', false],
  ['withdrawNotice', '程序规定 第六十三条', 3, 'wd', false],
  ['pay', '程序规定 第七十二条', 15, 'd', false],
  ['urge', '程序规定 第七十六条', 10, 'wd', false],
  ['askCourt', '程序规定 第七十六条', 3, 'month', false],
  ['closeCase', '程序规定 第七十七条', 15, 'wd', false],
  ['fileAway', '程序规定 第七十条', 7, 'wd', false],
  ['decideCrime', '移送规定 第五条', 3, 'd', false],
  ['handOver', '移送规定 第五条', 24, 'h', false],
  ['punishable', '处罚法 第三十六条', 2, 'year', false],
];

describe('the clock table', () => {
  const rows: [RuleSet, ClockName, string, number, Unit, boolean, boolean][] = [
    ['GS51', 'accept', '令51', 5, 'd', true, false],
    ['GS51', 'identity', '本地时限', 3, 'wd', false, false],
    ['GS51', 'mediate', '令51 第二十八条', 60, 'd', true, false],
    ['GS51', 'tellEnd', '本地时限', 7, 'wd', false, false],
    ['GS62', 'accept', '令62 第十五条', 7, 'wd', true, false],
    ['GS62', 'identity', '本地时限', 3, 'wd', false, false],
    ['GS62', 'mediate', '令62 第二十九条', 60, 'd', true, true],
    ['GS62', 'tellEnd', '本地时限', 7, 'wd', false, false],
    ['SAMR20', 'accept', '令20 第十四条', 7, 'wd', true, false],
    ['SAMR20', 'identity', '本地时限', 3, 'wd', false, false],
    ['SAMR20', 'mediate', '令20 第二十一条', 45, 'wd', true, true],
    ['SAMR20', 'tellEnd', '令20 第二十一条', 7, 'wd', true, false],
    ['SAMR121', 'accept', '令121 第十五条', 7, 'wd', true, false],
    ['SAMR121', 'identity', '令121 第十条', 3, 'wd', false, false],
    ['SAMR121', 'mediate', '令121 第二十三条', 60, 'd', true, true],
    ['SAMR121', 'tellEnd', '令121 第二十三条', 7, 'wd', true, false],
    ['GS51', 'jurisdiction', '本地时限', 7, 'wd', false, false],
    ['GS62', 'jurisdiction', '本地时限', 7, 'wd', false, false],
    ['SAMR20', 'jurisdiction', '令20 第三十条', 7, 'wd', true, false],
    ['SAMR121', 'jurisdiction', '令121 第三十三条', 7, 'wd', true, false],
    ['GS51', 'clue', '程序规定 第十七条', 7, 'wd', true, true],
    ['GS62', 'clue', '程序暂行规定 第十七条', 15, 'wd', true, true],
    ['SAMR20', 'clue', '令20 第二十三条', 15, 'wd', true, true],
    ['SAMR121', 'clue', '令121 第二十七条', 15, 'wd', true, true],
    ['GS51', 'verify', '程序规定 第十七条', 7, 'wd', true, true],
    ['GS62', 'verify', '程序暂行规定 第十七条', 15, 'wd', true, true],
    ['SAMR20', 'verify', '程序规定 第十八条', 15, 'wd', true, true],
    ['SAMR121', 'verify', '程序规定 第十八条', 15, 'wd', true, true],
    ['GS51', 'tellDecision', '本地时限', 5, 'wd', false, false],
    ['GS62', 'tellDecision', '本地时限', 5, 'wd', false, false],
    ['SAMR20', 'tellDecision', '令20 第三十一条', 5, 'wd', true, false],
    ['SAMR121', 'tellDecision', '本地时限', 5, 'wd', false, false],
    ...(['GS51', 'GS62', 'SAMR20', 'SAMR121'] as const).flatMap(
      (ruleSet): [RuleSet, ClockName, string, number, 'wd' | 'd', boolean, boolean][] => [
        [ruleSet, 'dispatch', '本地时限', 1, 'wd', false, false],
        [ruleSet, 'giveBack', '本地时限', 1, 'wd', false, false],
        [ruleSet, 'stationAnswer', '本地时限', 1, 'wd', false, false],
        [ruleSet, 'ownVenue', '本地时限', 2, 'wd', false, false],
        [ruleSet, 'followUp', '本地时限', 7, 'd', false, false],
        [ruleSet, 'appeal', '本地时限', 15, 'wd', false, false],
        [ruleSet, 'tellNoPower', '本地时限', 5, 'wd', false, false],
        [ruleSet, 'tellResult', '本地时限', 5, 'wd', false, false],
        [ruleSet, 'answer', '本地时限', 3, 'wd', false, false],
      ],
    ),
    ...(['GS51', 'GS62', 'SAMR20', 'SAMR121'] as const).flatMap((ruleSet) =>
      // Before 令42 an older procedure held, whose articles are not known: the numbers are kept as local limits.
      penaltyRows.map(
        ([name, article, n, unit, pausable]): [RuleSet, ClockName, string, number, Unit, boolean, boolean] => {
          const isLegal = ruleSet === 'SAMR20' || ruleSet === 'SAMR121';
          return [ruleSet, name, isLegal ? article : '本地时限', n, unit, isLegal, pausable];
        },
      ),
    ),
  ];

  it('has a tested row for every clock of every rule set', () => {
    expect(rows).toHaveLength(4 * Object.keys(clockNames).length);
  });

  it.each(rows)('%s %s: %s, %i %s, legal %s, pausable %s', (ruleSet, name, articleShort, n, unit, legal, pausable) => {
    expect(clockRule(ruleSet, name)).toMatchObject({
      identifier: name,
      articleShort,
      period: { n, unit },
      legal,
      pausable,
    });
  });

  it('cites the whole title of the rule', () => {
    expect(clockRule('SAMR121', 'accept').article).toBe('《市场监督管理投诉举报处理办法》第十五条');
    expect(clockRule('SAMR20', 'accept').article).toBe('《市场监督管理投诉举报处理暂行办法》第十四条');
    expect(clockRule('GS62', 'mediate').article).toBe('《工商行政管理部门处理消费者投诉办法》第二十九条');
    expect(clockRule('GS51', 'mediate').article).toBe('《工商行政管理机关受理消费者申诉暂行办法》第二十八条');
  });

  it.each([
    ['2019-03-31', '工商行政管理机关行政处罚程序规定》第十七条', 7, 8],
    ['2019-04-01', '市场监督管理行政处罚程序暂行规定》第十七条', 15, 15],
    ['2021-07-14', '市场监督管理行政处罚程序暂行规定》第十七条', 15, 15],
    ['2021-07-15', '市场监督管理行政处罚程序规定》第十八条', 15, 15],
  ])('law 14, law 15: what is verified from %s on goes by %s', (day, article, n, longer) => {
    const { verify, decideCase } = clockRulesOn(day);
    expect(verify).toMatchObject({
      article: `《${article}`,
      period: { n, unit: 'wd' },
      extension: { n: longer, unit: 'wd' },
    });
    // A case's clocks are cited by the numbers of today's procedure, which the one before it did not have.
    expect(decideCase.legal).toBe(day >= '2021-07-15');
  });

  it('law 14: a clue is verified by the procedure of the day on which it was found', () => {
    expect(clockRulesOn('2019-03-20', defaultLocalLimits, '2019-04-10').clue.period.n).toBe(15);
    expect(clockRulesOn('2019-03-20', defaultLocalLimits, '2019-03-29').clue.period.n).toBe(7);
  });

  it('law 16: 令20 gave seven working days for a dispute over power, and the rules before it nothing', () => {
    const { legal, article } = clockRulesOn('2026-04-14').jurisdiction;
    expect([legal, article]).toEqual([true, '《市场监督管理投诉举报处理暂行办法》第三十条']);
    expect(clockRulesOn('2019-12-31').jurisdiction.legal).toBe(false);
  });

  it('counts mediation from receipt under 令51 and from acceptance ever since', () => {
    expect(clockRule('GS51', 'mediate').start).toBe('received');
    expect(clockRule('GS62', 'mediate').start).toBe('accepted');
    expect(clockRule('SAMR121', 'mediate').start).toBe('accepted');
  });

  it('has the cap of the 条例 under 令20 alone', () => {
    expect(clockRule('SAMR20', 'mediate').cap).toMatchObject({ period: { n: 60, unit: 'd' }, from: '2024-07-01' });
    const capped = (['GS51', 'GS62', 'SAMR121'] as const)
      .flatMap((set) => Object.values(clockRules(set)))
      .filter(({ cap }) => cap !== null);
    expect(capped).toEqual([]);
  });

  it('takes a county’s own numbers where the law has none, and only there', () => {
    const local = {
      dispatchWorkingDays: 2,
      giveBackWorkingDays: 3,
      stationAnswerWorkingDays: 4,
      followUpDays: 10,
      appealDays: 30,
      appealWorkingDays: 15,
      tellNoPowerWorkingDays: 6,
      answerWorkingDays: 1,
      ownVenueWorkingDays: 5,
      stationIdleDays: 90,
      draftDays: 30,
      trailDays: 365,
      revealsADay: 30,
      revealsTold: 15,
      numbersADay: 200,
      exportRows: 200,
      idleMinutes: 120,
      guardedIdleMinutes: 30,
      backupHours: 36,
      factorRoles: [],
      retentionYears: defaultLocalLimits.retentionYears,
      privacyWorkingDays: 15,
      opinionWorkingDays: 10,
      monthReportWorkingDays: 3,
      monthLockWorkingDays: 5,
      monthsCorrected: 3,
      boardDays: 31,
      checkPhotoKilobytes: 60,
      approveDecline: true,
      approveTerminate: true,
      headDecidesAlone: false,
      headApprovesCases: true,
      headApprovalPaper: '',
      headApprovalOn: '',
      soleTraderHeardAsPerson: true,
      reportTwoPeople: true,
      keepEarlierDeadline: false,
      olderByNewProcedure: true,
      stationPowers: defaultLocalLimits.stationPowers,
      indicators: defaultLocalLimits.indicators,
      tipoffCredits: defaultLocalLimits.tipoffCredits,
      backlog: defaultLocalLimits.backlog,
      groups: defaultLocalLimits.groups,
      responseLevels: defaultLocalLimits.responseLevels,
      trends: defaultLocalLimits.trends,
      rateTargets: defaultLocalLimits.rateTargets,
      alarms: defaultLocalLimits.alarms,
      awaited: defaultLocalLimits.awaited,
    };
    const rules = clockRules('SAMR121', local);
    expect([rules.dispatch, rules.giveBack, rules.stationAnswer, rules.followUp].map(({ period }) => period.n)).toEqual(
      [2, 3, 4, 10],
    );
    expect(rules.accept).toEqual(clockRules('SAMR121', defaultLocalLimits).accept);
  });
});

describe('the closed lists', () => {
  it('number their articles in order', () => {
    const lines = (list: Record<string, { article: string }>) => Object.values(list).map(({ article }) => article);
    const items = (head: string, n: number) =>
      Array.from({ length: n }, (_, i) => `${head}第（${'一二三四五六七八'[i]}）项`);
    expect(lines(declineGrounds)).toEqual(items('第十六条', 7));
    expect(lines(livingNeedFactors)).toEqual(items('第十七条', 5));
    expect(lines(terminationGrounds)).toEqual(items('第二十三条第一款', 8));
    expect(lines(disputeRoutes)).toEqual(items('第三十九条', 5));
  });

  it('are written in Chinese and in English', () => {
    for (const { zh, en } of [declineGrounds, livingNeedFactors, terminationGrounds, disputeRoutes].flatMap((list) =>
      Object.values(list),
    )) {
      expect(zh).toMatch(/^[\p{Script=Han}，、“”]+$/u);
      expect(en).toMatch(/^[A-Z][\w ,’()]+$/);
    }
  });
});

describe('the limits of the sample county', () => {
  it('name each that the settings ask for, so that no page of it meets one that is not there', () => {
    const sample = JSON.parse(readFileSync('seeds/qinghe.json', 'utf8'));
    expect(Object.keys(sample.county.limits).toSorted()).toEqual(Object.keys(defaultLocalLimits).toSorted());
  });
});
