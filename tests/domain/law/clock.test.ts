import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarOf, isWorkingDay, type CalendarYear, dayOf } from '../../../src/domain/base/calendar.ts';
import { clockMark, remainingZh, runClock, type ClockFacts, type Pause } from '../../../src/domain/law/clock.ts';
import { clockNames, clockRule, ruleSets, type ClockName, type RuleSet } from '../../../src/domain/law/rulebook.ts';

const years = JSON.parse(
  readFileSync(new URL('../../../seeds/calendar.json', import.meta.url), 'utf8'),
) as CalendarYear[];
const calendar = calendarOf(years);

function run(ruleSet: RuleSet, name: ClockName, startedOn: string, more: Partial<ClockFacts> = {}) {
  return runClock({ rule: clockRule(ruleSet, name), startedOn, calendar, today: startedOn, ...more });
}

function pause(from: string, to: string | null): Pause {
  return { from, to, why: '鉴定', paper: '鉴定委托书' };
}

describe('sixty days', () => {
  it.each([
    ['2026-08-03', '2026-10-02', '2026-09-30', '2026-10-08'],
    ['2026-07-28', '2026-09-26', '2026-09-24', '2026-09-28'],
    ['2026-04-16', '2026-06-15', '2026-06-15', '2026-06-15'],
    ['2026-03-02', '2026-05-01', '2026-04-30', '2026-05-06'],
    // A plain Saturday does not move the legal day.
    ['2026-04-21', '2026-06-20', '2026-06-18', '2026-06-22'],
    ['2026-04-28', '2026-06-27', '2026-06-26', '2026-06-27'],
  ])('from %s: nominal %s, target %s, legal %s', (startedOn, nominalOn, targetOn, legalOn) => {
    expect(run('SAMR121', 'mediate', startedOn)).toMatchObject({ nominalOn, targetOn, legalOn });
  });
});

describe('seven working days', () => {
  it('have one date for all three', () => {
    const oneDate = { nominalOn: '2026-04-29', targetOn: '2026-04-29', legalOn: '2026-04-29' };
    expect(run('SAMR121', 'accept', '2026-04-20')).toMatchObject(oneDate);
  });

  it('are not paused by anything', () => {
    const clock = run('SAMR121', 'accept', '2026-04-20', { pauses: [pause('2026-04-21', null)], today: '2026-05-20' });
    expect(clock).toMatchObject({ pauses: [], legalOn: '2026-04-29', late: true });
  });
});

describe('the earlier of forty-five working days and sixty days', () => {
  it('is not asked of what was accepted before the 条例', () => {
    expect(run('SAMR20', 'mediate', '2024-06-28')).toMatchObject({
      legalOn: '2024-08-30',
      articleShort: '令20 第二十一条',
    });
  });

  it('is the sixty days in an ordinary season, and cites both', () => {
    const clock = run('SAMR20', 'mediate', '2024-07-01');
    expect(clock).toMatchObject({ nominalOn: '2024-08-30', legalOn: '2024-08-30' });
    expect(clock.articleShort).toBe('令20 第二十一条、条例 第四十六条');
    const june = run('SAMR20', 'mediate', '2025-06-20');
    expect(june).toMatchObject({ nominalOn: '2025-08-19', targetOn: '2025-08-19', legalOn: '2025-08-19' });
  });

  it('never lies after either of the two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 650 }), (n) => {
        const startedOn = addDays('2024-07-01', n);
        const both = run('SAMR20', 'mediate', startedOn);
        const rule = clockRule('SAMR20', 'mediate');
        const working = run('SAMR20', 'mediate', startedOn, { rule: { ...rule, cap: null } });
        const natural = run('SAMR121', 'mediate', startedOn);
        expect(both.legalOn).toBe([working.legalOn, natural.legalOn].toSorted()[0]);
        expect(both.targetOn).toBe([working.targetOn, natural.targetOn].toSorted()[0]);
      }),
    );
  });
});

describe('every clock of every rule set', () => {
  const all = (Object.keys(ruleSets) as RuleSet[]).flatMap((ruleSet) =>
    (Object.keys(clockNames) as ClockName[]).map((name) => [ruleSet, name] as const),
  );

  it.each(all)('%s %s keeps target ≤ nominal ≤ legal, moves on with its start and tells its row', (ruleSet, name) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8300 }), fc.nat(20), (n, later) => {
        const startedOn = addDays('2004-01-01', n);
        const clock = run(ruleSet, name, startedOn);
        expect(clock.targetOn > startedOn).toBe(true);
        expect(clock.targetOn <= clock.nominalOn).toBe(true);
        expect(clock.legalOn === null || clock.nominalOn <= clock.legalOn).toBe(true);
        expect(run(ruleSet, name, addDays(startedOn, later)).nominalOn >= clock.nominalOn).toBe(true);
        // A limit of years may end in one whose holidays are not announced yet.
        expect(clock.provisional).toBe(clock.nominalOn > '2026-12-31');
      }),
      { numRuns: 40 },
    );
    const rule = clockRule(ruleSet, name);
    expect(run(ruleSet, name, '2026-04-20')).toMatchObject({ rule: rule.id, zh: rule.zh, en: rule.en });
  });
});

describe('pauses', () => {
  it('are half-open: the day of the result counts again', () => {
    const clock = run('SAMR121', 'mediate', '2026-04-16', { pauses: [pause('2026-05-06', '2026-05-16')] });
    expect(clock.nominalOn).toBe('2026-06-25');
  });

  it('that overlap or touch are merged before they are taken away', () => {
    const overlapping = [
      pause('2026-05-10', '2026-05-16'),
      pause('2026-05-06', '2026-05-12'),
      pause('2026-05-07', '2026-05-08'),
    ];
    expect(run('SAMR121', 'mediate', '2026-04-16', { pauses: overlapping }).nominalOn).toBe('2026-06-25');
    const touching = [pause('2026-05-06', '2026-05-10'), pause('2026-05-10', '2026-05-16')];
    expect(run('SAMR121', 'mediate', '2026-04-16', { pauses: touching }).nominalOn).toBe('2026-06-25');
  });

  it('on the day of the start take nothing from it, for it is not counted anyway', () => {
    expect(run('SAMR121', 'mediate', '2026-04-16', { pauses: [pause('2026-04-16', '2026-04-18')] }).nominalOn).toBe(
      '2026-06-16',
    );
  });

  it('that begin after the time has run out give nothing back', () => {
    expect(run('SAMR121', 'mediate', '2026-04-16', { pauses: [pause('2026-06-16', '2026-07-16')] }).nominalOn).toBe(
      '2026-06-15',
    );
  });

  it('that are open are counted to today, and the clock stands', () => {
    const clock = run('SAMR121', 'mediate', '2026-04-16', { pauses: [pause('2026-05-06', null)], today: '2026-05-11' });
    expect(clock.nominalOn).toBe('2026-06-20');
    expect(clockMark(clock, '2026-05-11', calendar)).toBe('paused');
    expect(remainingZh(clock, '2026-05-11', calendar)).toBe('暂停 第 6 天');
  });

  it('take working days from a limit in working days, and weekends cost nothing', () => {
    const startedOn = '2024-05-06';
    const plain = run('SAMR20', 'mediate', startedOn).nominalOn;
    expect(run('SAMR20', 'mediate', startedOn, { pauses: [pause('2024-05-18', '2024-05-20')] }).nominalOn).toBe(plain);
    const oneDay = run('SAMR20', 'mediate', startedOn, { pauses: [pause('2024-05-17', '2024-05-20')] }).nominalOn;
    expect([plain, oneDay]).toEqual(['2024-07-08', '2024-07-09']);
  });

  it('never shorten a limit, and a day outside them counts exactly once', () => {
    const somePause = fc.tuple(fc.nat(90), fc.nat(20)).map(([from, n]) => {
      const day = addDays('2025-03-01', from);
      return pause(day, addDays(day, n));
    });
    const someRule = fc.constantFrom('GS62', 'SAMR20', 'SAMR121');
    fc.assert(
      fc.property(someRule, fc.array(somePause, { maxLength: 5 }), somePause, (ruleSet, pauses, one) => {
        const rule = { ...clockRule(ruleSet, 'mediate'), cap: null };
        const facts = { rule, startedOn: '2025-03-01', calendar, today: '2025-09-01' };
        const fewer = runClock({ ...facts, pauses });
        const more = runClock({ ...facts, pauses: [...pauses, one] });
        expect(more.nominalOn >= fewer.nominalOn).toBe(true);
        expect(more.targetOn >= fewer.targetOn).toBe(true);
        let counted = 0;
        for (let day = addDays('2025-03-01', 1); day <= fewer.nominalOn; day = addDays(day, 1)) {
          const paused = pauses.some(({ from, to }) => from <= day && day < (to ?? ''));
          const counts = rule.period.unit === 'd' || isWorkingDay(calendar, day);
          counted += counts && !paused ? 1 : 0;
        }
        expect(counted).toBe(rule.period.n);
      }),
    );
  });
});

describe('late', () => {
  it('is said only after the legal day', () => {
    const at = (today: string) => run('SAMR121', 'mediate', '2026-08-03', { today });
    expect(['2026-09-30', '2026-10-07', '2026-10-08'].map((today) => at(today).late)).toEqual([false, false, false]);
    expect(at('2026-10-09').late).toBe(true);
  });

  it('goes by the day of the stop once there is one', () => {
    expect(run('SAMR121', 'accept', '2026-04-20', { today: '2026-06-01', stoppedOn: '2026-04-29' }).late).toBe(false);
    expect(run('SAMR121', 'accept', '2026-04-20', { today: '2026-06-01', stoppedOn: '2026-04-30' }).late).toBe(true);
  });

  it('is never said of a local limit', () => {
    expect(run('SAMR121', 'dispatch', '2026-04-20', { today: '2026-06-01' })).toMatchObject({
      late: false,
      legalOn: null,
    });
  });
});

describe('marks and words', () => {
  const saidOn = (name: ClockName, startedOn: string, today: string, more: Partial<ClockFacts> = {}) => {
    const clock = run('SAMR121', name, startedOn, { today, ...more });
    return [clockMark(clock, today, calendar), remainingZh(clock, today, calendar)];
  };

  it.each([
    ['2026-04-20', 'ample', '余 7 工作日'],
    ['2026-04-23', 'ample', '余 4 工作日'],
    ['2026-04-24', 'soon', '余 3 工作日'],
    ['2026-04-27', 'soon', '余 2 工作日'],
    ['2026-04-28', 'last', '余 1 工作日'],
    ['2026-04-29', 'last', '今天'],
    ['2026-04-30', 'pastLegal', '超期 1 工作日'],
    ['2026-05-03', 'pastLegal', '超期 1 工作日'],
    ['2026-05-06', 'pastLegal', '超期 2 工作日'],
  ])('of an acceptance due on 2026-04-29, seen on %s: %s, %s', (today, mark, words) => {
    expect(saidOn('accept', '2026-04-20', today)).toEqual([mark, words]);
  });

  it.each([
    ['2026-09-30', 'last', '今天'],
    ['2026-10-01', 'pastTarget', '过应办日'],
    ['2026-10-08', 'pastTarget', '过应办日 1 工作日'],
    ['2026-10-09', 'pastLegal', '超期 1 工作日'],
  ])('of sixty days that end in a holiday, seen on %s: %s, %s', (today, mark, words) => {
    expect(saidOn('mediate', '2026-08-03', today)).toEqual([mark, words]);
  });

  it('of local limits speak of the local limit, in days where it is in days', () => {
    expect(saidOn('dispatch', '2026-04-20', '2026-04-22')).toEqual(['pastTarget', '过本地时限 1 工作日']);
    expect(saidOn('dispatch', '2026-04-24', '2026-04-28')).toEqual(['pastTarget', '过本地时限 1 工作日']);
    expect(saidOn('followUp', '2026-04-20', '2026-04-22')).toEqual(['ample', '余 5 天']);
    expect(saidOn('followUp', '2026-04-20', '2026-04-29')).toEqual(['pastTarget', '过本地时限 2 天']);
  });

  it('of a stopped clock say so', () => {
    expect(saidOn('accept', '2026-04-20', '2026-06-01', { stoppedOn: '2026-04-27' })).toEqual(['stopped', '已停']);
  });
});

describe('a day chosen by an officer', () => {
  it('stands in place of the count, but never after the decision is due', () => {
    expect(run('SAMR121', 'identity', '2026-04-21').targetOn).toBe('2026-04-24');
    expect(run('SAMR121', 'identity', '2026-04-21', { chosenOn: '2026-04-28', notAfter: '2026-04-29' }).targetOn).toBe(
      '2026-04-28',
    );
    expect(run('SAMR121', 'identity', '2026-04-27', { notAfter: '2026-04-29' }).targetOn).toBe('2026-04-29');
  });
});

it('a count that reaches a year without a notice is provisional', () => {
  expect(run('SAMR121', 'mediate', '2026-11-20').provisional).toBe(true);
  expect(run('SAMR121', 'mediate', '2026-10-20').provisional).toBe(false);
});

describe('7.4 the properties of every count', () => {
  const someDay = fc.integer({ min: 0, max: 7300 }).map((n) => addDays('2006-01-01', n));
  const someRule = fc.constantFrom(
    ['SAMR121', 'accept'] as const,
    ['SAMR121', 'mediate'] as const,
    ['SAMR20', 'mediate'] as const,
    ['GS62', 'mediate'] as const,
  );

  it('never early: the target is a working day on or before the nominal one, the legal day not before it', () => {
    fc.assert(
      fc.property(someRule, someDay, ([ruleSet, rule], startedOn) => {
        const { nominalOn, targetOn, legalOn } = run(ruleSet, rule, startedOn);
        expect(targetOn <= nominalOn && nominalOn <= (legalOn ?? '') && targetOn >= startedOn).toBe(true);
        expect(isWorkingDay(calendar, targetOn)).toBe(true);
      }),
    );
  });

  it('monotone in the start: what began later is never due earlier', () => {
    fc.assert(
      fc.property(someRule, someDay, fc.nat(40), ([ruleSet, rule], startedOn, later) => {
        const [first, second] = [run(ruleSet, rule, startedOn), run(ruleSet, rule, addDays(startedOn, later))];
        expect(second.nominalOn >= first.nominalOn).toBe(true);
        expect(second.targetOn >= first.targetOn).toBe(true);
        expect((second.legalOn ?? '') >= (first.legalOn ?? '')).toBe(true);
      }),
    );
  });

  it('the same day wherever the machine believes to be', () => {
    const zones = ['Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kolkata'];
    const before = process.env['TZ'];
    try {
      fc.assert(
        fc.property(someRule, fc.integer({ min: 0, max: 630_000_000 }), ([ruleSet, rule], seconds) => {
          const said = zones.map((zone) => {
            process.env['TZ'] = zone;
            const startedOn = dayOf(new Date((1_136_073_600 + seconds) * 1000));
            const { nominalOn, targetOn, legalOn } = run(ruleSet, rule, startedOn);
            return { offset: new Date(0).getTimezoneOffset(), days: [startedOn, nominalOn, targetOn, legalOn].join() };
          });
          // The zones were really taken on.
          expect(new Set(said.map((one) => one.offset)).size).toBeGreaterThan(3);
          expect(new Set(said.map((one) => one.days)).size).toBe(1);
        }),
        { numRuns: 60 },
      );
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
