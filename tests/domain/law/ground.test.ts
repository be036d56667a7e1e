/** The grounds of a decision by the day of receipt: 令51, 令62, 令20 and 令121, each with its own list, years and letters. */
import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { evidenceOf } from '../../../src/domain/complaint/steps/decline-evidence.ts';
import { limitAfter } from '../../../src/domain/law/hearing-limit.ts';
import { textOfPaper } from '../../../src/domain/matter/paper-form.ts';
import {
  demandGround,
  groundLists,
  groundRow,
  groundRules,
  groundsOf,
  rulesOfDecision,
  type DeclineGround,
  type GroundRow,
  type TerminationGround,
} from '../../../src/domain/law/ground.ts';
import { powerOf } from '../../../src/domain/complaint/steps/jurisdiction.ts';
import { paperOf } from '../../../src/domain/complaint/papers/papers.ts';
import { replyOf } from '../../../src/domain/exchange/reply.ts';
import { ruleSets, type RuleSet } from '../../../src/domain/law/rulebook.ts';
import { timelineZh } from '../../../src/domain/desk/timeline.ts';
import { wordings } from '../../../src/domain/law/wording.ts';
import { acceptanceChecks, declineHint } from '../../../src/staff/complaint/ground-hints.ts';
import { startOf } from '../../../src/domain/base/calendar.ts';
import { aComplaint, facts, receiptLimits } from '../../build/complaint.ts';
import { byReceipt, declined, paperFacts, matters, terminated } from '../../build/papers.ts';
import { codeOf, refusalOf } from '../../build/refusal.ts';

const on = (day: string, complaint: Complaint = declined): Complaint => ({
  ...complaint,
  receivedAt: new Date(`${day}T09:00:00+08:00`),
  notices: complaint.notices.map((notice) => ({ ...notice, wording: '' })),
});
const receivedOn: Record<RuleSet, string> = {
  GS51: '2013-06-03',
  GS62: '2019-06-03',
  SAMR20: '2024-06-03',
  SAMR121: '2026-06-03',
};
const { calendar } = facts({ today: '2026-06-30' });
const ruleSetNames = Object.keys(receivedOn) as RuleSet[];
const old = ['GS51', 'GS62'] as const;

describe('the rule of the day of receipt', () => {
  it.each([
    ['2014-03-14', 'GS51'],
    ['2014-03-15', 'GS62'],
    ['2019-12-31', 'GS62'],
    ['2020-01-01', 'SAMR20'],
    ['2026-04-14', 'SAMR20'],
    ['2026-04-15', 'SAMR121'],
  ] as const)('%s is judged by %s', (day, rules) => {
    expect(groundRules(on(day))).toBe(rules);
    expect(textOfPaper(paperOf('acceptance', on(day, matters.acceptance), byReceipt))).toContain(
      `根据${ruleSets[rules].title}`,
    );
  });

  it('has a wording for every rule, from its first day on', () => {
    expect(Object.values(wordings).map(({ rules }) => rules)).toEqual(ruleSetNames);
    for (const { rules, since, cites } of Object.values(wordings)) {
      expect(cites.title).toBe(ruleSets[rules].title);
      if (rules !== 'GS51') expect(since).toBe(ruleSets[rules].from);
    }
  });
});

describe('the lists', () => {
  it.each([
    ['GS51', '第十七条', 6, ['NA8', 'NA9', 'NA2', 'NA4', 'NA11', 'NA7']],
    ['GS62', '第十六条', 7, ['NA1', 'NA8', 'NA9', 'NA10', 'NA2', 'NA11', 'NA7']],
  ] as const)('%s: %s has %i items, each on its line', (rules, article, count, grounds) => {
    const rows = Object.entries(groundLists[rules].decline);
    expect(rows.map(([ground]) => ground)).toEqual(grounds);
    expect(rows.map(([, row]) => row.article)).toEqual(
      [...'一二三四五六七'].slice(0, count).map((nth) => `${article}第（${nth}）项`),
    );
  });

  it('gives one year before 2020 and three since, in words and in days', () => {
    const years = ruleSetNames.map((rules) => {
      const words = Object.values(groundLists[rules].decline).map(({ zh }) => zh);
      return [words.some((zh) => zh.includes('超过一年')), words.some((zh) => zh.includes('超过三年'))];
    });
    expect(years).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ]);
    expect(ruleSetNames.map((rules) => limitAfter('2012-02-29', rules, calendar))).toEqual([
      '2013-02-28',
      '2013-02-28',
      '2015-02-28',
      '2015-02-28',
    ]);
  });

  it('names forty-five working days under 令20 alone; 令51 counts from receipt', () => {
    const fifth = (rules: RuleSet) => groundLists[rules].terminate.TM5?.zh;
    expect(ruleSetNames.map(fifth)).toEqual([
      '自收到消费者申诉书之日起六十日内未能达成调解协议的',
      '自受理消费者投诉之日起六十日内未能达成调解协议的',
      '自投诉受理之日起四十五个工作日内投诉人和被投诉人未能达成调解协议',
      '自投诉受理之日起六十日内未能达成调解协议',
    ]);
  });

  it.each(ruleSetNames)('%s refuses what only another rule knew, and says which rule it is', (rules) => {
    const { decline, terminate } = groundLists[rules];
    const every = Object.values(groundLists).flatMap((one) => [
      ...(Object.keys(one.decline) as DeclineGround[]),
      ...(Object.keys(one.terminate) as TerminationGround[]),
    ]);
    for (const ground of every) {
      const isKnown = ground in decline || ground in terminate;
      expect(codeOf(() => demandGround(rules, ground))).toBe(isKnown ? null : 'ground-not-in-rules');
    }
    const foreign = rules.startsWith('GS') ? 'NA3' : 'NA8';
    expect(refusalOf(() => demandGround(rules, foreign))).toMatchObject({
      facts: { order: ruleSets[rules].short.slice(1) },
    });
  });
});

describe('the evidence of the older grounds', () => {
  const given = (rules: RuleSet, typed: Parameters<typeof evidenceOf>[1]) =>
    evidenceOf(on(receivedOn[rules]), typed, facts({ today: '2026-06-30' }));

  it.each([
    ['2023-10-01', '2026-10-08', '2026-10-09'],
    ['2023-02-17', '2026-02-24', '2026-02-25'],
    // A plain Sunday is no holiday, and a day of work that was moved to one even less.
    ['2023-06-14', '2026-06-14', '2026-06-15'],
  ])('law 10: harm known on %s is heard until %s, behind the holiday (第四十五条)', (knownOn, heardOn, lateOn) => {
    const receivedOn = (day: string) => aComplaint({ state: 'dispatched', receivedAt: startOf(day) });
    const barred = (day: string) =>
      evidenceOf(receivedOn(day), { ground: 'NA4', knownOn }, facts({ today: '2026-12-01', calendar }));
    expect(codeOf(() => barred(heardOn))).toBe('three-years-not-over');
    expect(barred(lateOn)).toEqual({ knownOn });
    const checkOn = (day: string) =>
      acceptanceChecks(
        { ...receivedOn(day), knownOn },
        { place: null, alike: [], calendar, rules: groundRules(receivedOn(day)) },
      ).find(({ ground }) => ground === 'NA4')?.mark;
    expect([checkOn(heardOn), checkOn(lateOn)]).toEqual(['ok', 'look']);
  });

  it('NA4 of 令51: more than one year, and a year to the day is not more', () => {
    expect(given('GS51', { ground: 'NA4', knownOn: '2012-06-02' })).toEqual({ knownOn: '2012-06-02' });
    expect(refusalOf(() => given('GS51', { ground: 'NA4', knownOn: '2012-06-03' }))).toMatchObject({
      code: 'three-years-not-over',
      facts: { until: '2013-06-03', years: 1 },
    });
    expect(codeOf(() => given('SAMR20', { ground: 'NA4', knownOn: '2022-06-02' }))).toBe('three-years-not-over');
  });

  it('NA11 rests on the year or on what was looked at; under 令51 on the latter alone', () => {
    expect(given('GS62', { ground: 'NA11', harmKnownOn: '2018-06-02' })).toEqual({ knownOn: '2018-06-02' });
    expect(codeOf(() => given('GS62', { ground: 'NA11', harmKnownOn: '2018-06-03' }))).toBe('three-years-not-over');
    expect(given('GS62', { ground: 'NA11', proof: '没有票据' })).toEqual({ proof: '没有票据' });
    expect(codeOf(() => given('GS62', { ground: 'NA11' }))).toBe('harm-evidence-missing');
    expect(codeOf(() => given('GS51', { ground: 'NA11', harmKnownOn: '2011-01-01' }))).toBe('harm-evidence-missing');
  });

  it('NA8 needs a warranty or shelf life that was over on the day of receipt', () => {
    expect(given('GS62', { ground: 'NA8', expiredOn: '2019-06-02' })).toEqual({ expiredOn: '2019-06-02' });
    expect(codeOf(() => given('GS62', { ground: 'NA8', expiredOn: '2019-06-03' }))).toBe('not-expired');
  });

  it.each(['NA9', 'NA10'] as const)('%s names the body, the day and the number', (ground) => {
    const body = { body: '县消费者协会', bodyOn: '2019-05-01', bodyNumber: '调 3 号' };
    expect(given('GS62', { ground, ...body })).toEqual(body);
  });
});

describe('what is printed and said', () => {
  const rows = old.flatMap((rules) => [
    ...Object.entries(groundLists[rules].decline).map(([ground, row]) => ['decline', rules, ground, row] as const),
    ...Object.entries(groundLists[rules].terminate).map(
      ([ground, row]) => ['termination', rules, ground, row] as const,
    ),
  ]);

  it.each(rows)('%s under %s by %s: letter, reply and ledger cite that rule', (kind, rules, ground, row: GroundRow) => {
    const complaint =
      kind === 'decline'
        ? on(receivedOn[rules], {
            ...declined,
            outcome: 'declined',
            declineReason: '查过材料',
            declineGrounds: [ground as DeclineGround],
          })
        : on(receivedOn[rules], { ...terminated, outcome: 'terminated', terminateGround: ground as TerminationGround });
    const text = textOfPaper(paperOf(kind, complaint, paperFacts));
    const list = Object.keys(groundLists[rules][kind === 'decline' ? 'decline' : 'terminate']);
    expect(text).toContain(`${ruleSets[rules].title}`);
    expect(text).toContain(`〔${'一二三四五六七'[list.indexOf(ground)]}〕项情形`);
    expect(text).toContain(`）${row.zh}`);
    expect(text).not.toMatch(/市场监督管理投诉举报处理|超过三年|四十五个工作日|undefined/u);
    const verb = kind === 'decline' ? 'declined' : 'terminated';
    const said = replyOf(complaint, calendar)?.zh;
    expect(said).toContain(`${ruleSets[rules].title}${row.article}，`);
    expect(said).toContain(row.zh);
    const told = timelineZh({ verb, detail: { ground, rules, decidedOn: '2026-06-30' }, onDay: '2026-06-30' });
    expect(told).toContain(`：${`${row.article} ${row.zh}`.trim()}。`);
  });

  it('says one year beside the choice and before the acceptance, as the law of the day', () => {
    const matter = { ...on(receivedOn.GS62), knownOn: '2018-01-01' };
    const byReceiptDay = facts({ today: '2026-06-30', limits: receiptLimits });
    expect(declineHint('NA11', matter, byReceiptDay)?.zh).toContain('已超过一年');
    const checks = acceptanceChecks(matter, { place: null, alike: [], calendar, rules: groundRules(matter) });
    expect(checks.map(({ ground }) => ground)).toHaveLength(7);
    expect(checks.find(({ ground }) => ground === 'NA11')).toMatchObject({
      mark: 'look',
      zh: expect.stringContaining('一年'),
    });
    expect(JSON.stringify(checks)).not.toContain('三年');
  });

  it('cites an article on power only where its number is certain', () => {
    const outside = { inDuty: 'no', department: '县教育局' } as Parameters<typeof powerOf>[0];
    expect(ruleSetNames.map((rules) => powerOf(outside, rules).article)).toEqual([
      ruleSets.GS51.title,
      `${ruleSets.GS62.title}第十六条第（一）项`,
      `${ruleSets.SAMR20.title}第十五条第（一）项`,
      `${ruleSets.SAMR121.title}第十六条第（一）项`,
    ]);
  });
});

describe('what was decided before the older lists were known here', () => {
  it.each(old)('a ground of 令20 on a matter under %s goes on reading as it was decided', (rules) => {
    const matter = on(receivedOn[rules], { ...declined, outcome: 'declined', declineGrounds: ['NA3'] });
    expect(rulesOfDecision(matter, ['NA3'])).toBe('SAMR20');
    expect(groundRow(matter, 'NA3')).toEqual(groundLists.SAMR20.decline.NA3);
    const text = textOfPaper(paperOf('decline', matter, paperFacts));
    expect(text).toContain(`${ruleSets.SAMR20.title}第十五条规定的下列第〔三〕项`);
    expect(replyOf(matter, calendar)?.zh).toContain(`${ruleSets.SAMR20.title}第十五条第（三）项`);
  });

  it('a line of the ledger keeps the rule that it names, and one that names none is of today', () => {
    expect(groundsOf('SAMR20')).toBe(groundLists.SAMR20);
    expect(groundsOf(undefined)).toBe(groundLists.SAMR121);
  });
});
