import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../src/domain/county/account.ts';
import { addDays, calendarOf, type CalendarYear } from '../../../src/domain/base/calendar.ts';
import { runClock } from '../../../src/domain/law/clock.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { Facts } from '../../../src/domain/matter/matter.ts';
import { assign, dispatch } from '../../../src/domain/complaint/steps/dispatch.ts';
import {
  escalated,
  escalationsDue,
  escalationZh,
  hears,
  levelReached,
  type EscalationLevel,
} from '../../../src/domain/command/escalation.ts';
import { file, Filing } from '../../../src/domain/complaint/filing.ts';
import { clockRule, type ClockName } from '../../../src/domain/law/rulebook.ts';
import { defaultLocalLimits } from '../../../src/domain/law/local-limits.ts';

const years = JSON.parse(
  readFileSync(new URL('../../../seeds/calendar.json', import.meta.url), 'utf8'),
) as CalendarYear[];
const calendar = calendarOf(years);
const countyId = 990126;
const handlerId = '00000000-0000-7000-8000-000000000001';

function clockAt(name: ClockName, today: string, startedOn = '2026-08-03', pauseFrom: string | null = null) {
  const pauses = pauseFrom === null ? [] : [{ from: pauseFrom, to: null, why: '鉴定', paper: '委托书' }];
  return runClock({ rule: clockRule('SAMR121', name), startedOn, calendar, today, pauses });
}

function factsOn(today: string, role: Facts['by']['role']): Facts {
  const by = { countyId, id: role, name: role, role, organisationId: 'C12315', stationId: null };
  const at = new Date(`${today}T02:00:00Z`);
  return { by, at, today, calendar, limits: defaultLocalLimits, paperNumber: null };
}

/** Filed on Monday 3 August 2026 and routed to the office SAMR-CG. */
function aComplaint(reached: 'registered' | 'dispatched' | 'assigned'): Complaint {
  const filing = Filing.parse({
    clientId: '00000000-0000-7000-8000-00000000000a',
    channel: 'C01',
    consumer: { name: '郑敏', phone: '13812340317' },
    operator: { name: '青禾电器商行' },
    place: {},
    story: '冰箱用了三天就不制冷了。',
    claim: '换一台',
  });
  const route = { officeId: 'CG', officeReason: '店在城关', stationId: 'S1', stationReason: '最近' };
  const registered = file(filing, {
    ...factsOn('2026-08-03', 'centre'),
    number: '2026000001',
    codeStub: '123456',
    route,
    filingStation: null,
  }).next;
  if (reached === 'registered') return registered;
  const dispatched = dispatch(registered, { officeId: 'CG', note: '' }, factsOn('2026-08-04', 'centre')).next;
  return reached === 'dispatched'
    ? dispatched
    : assign(dispatched, { handlerId }, factsOn('2026-08-04', 'officeHead')).next;
}

function anAccount(role: Account['role'], more: Partial<Account> = {}): Account {
  return {
    countyId,
    id: `${role}-account`,
    loginName: role,
    name: role,
    role,
    organisationId: null,
    stationId: null,
    phone: '13900000000',
    passwordHash: '',
    active: true,
    mustChange: false,
    sealsHeld: false,
    hasFactor: false,
    subject: '',
    ...more,
  };
}

describe('The level that a clock has reached', () => {
  // Received on Monday 3 August: the seven working days end on Wednesday the 12th, target and legal day in one.
  test.each([
    ['2026-08-03', 0],
    ['2026-08-10', 0],
    ['2026-08-11', 1],
    ['2026-08-12', 1],
    ['2026-08-13', 3],
    ['2026-08-14', 4],
    ['2026-09-14', 4],
  ] as const)('of seven working days to decide and tell is on %s level %i.', (today, level) => {
    expect(levelReached(clockAt('accept', today), today, calendar)).toBe(level);
  });

  // Sixty days from 3 August: target 30 September, nominal 2 October, legal 8 October, behind the holiday.
  test.each([
    ['2026-09-28', 0],
    ['2026-09-29', 1],
    ['2026-09-30', 1],
    ['2026-10-01', 2],
    ['2026-10-07', 2],
    ['2026-10-08', 2],
    ['2026-10-09', 3],
    ['2026-10-10', 4],
  ] as const)('of sixty days to mediate over the National Day holiday is on %s level %i.', (today, level) => {
    expect(levelReached(clockAt('mediate', today), today, calendar)).toBe(level);
  });

  // One working day to dispatch, the county's own limit: target 4 August, no legal day.
  test.each([
    ['2026-08-03', 0],
    ['2026-08-04', 1],
    ['2026-08-05', 2],
    ['2026-08-06', 3],
    ['2026-12-31', 3],
  ] as const)('of a local limit never passes the centre, and is on %s level %i.', (today, level) => {
    expect(levelReached(clockAt('dispatch', today), today, calendar)).toBe(level);
  });

  test('is none while the clock is paused for testing, however late it was.', () => {
    expect(levelReached(clockAt('mediate', '2026-12-01', '2026-08-03', '2026-08-20'), '2026-12-01', calendar)).toBe(0);
  });

  test('never falls as the days go by.', () => {
    const names = ['accept', 'mediate', 'tellEnd', 'dispatch', 'followUp'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 120 }),
        (name, start, after) => {
          const startedOn = addDays('2025-01-01', start);
          const today = addDays(startedOn, after);
          const tomorrow = addDays(today, 1);
          const now = levelReached(clockAt(name, today, startedOn), today, calendar);
          expect(levelReached(clockAt(name, tomorrow, startedOn), tomorrow, calendar)).toBeGreaterThanOrEqual(now);
        },
      ),
    );
  });
});

describe('Who has not heard yet', () => {
  const today = '2026-08-14';
  const clock = clockAt('accept', today);
  const toldOf = (...levels: EscalationLevel[]) =>
    levels.map((level) => ({ level, rule: 'C-01', dueOn: '2026-08-12' }));
  const levelsDue = (told: ReturnType<typeof toldOf>) =>
    escalationsDue(clock, told, today, calendar).map((one) => one.level);

  test('Levels that were leapt over hear too, from the lowest.', () => {
    expect(levelsDue([])).toEqual([1, 2, 3, 4]);
    expect(levelsDue(toldOf(1, 3))).toEqual([2, 4]);
  });

  test('Each level hears once of each clock.', () => {
    expect(levelsDue(toldOf(1, 2, 3, 4))).toEqual([]);
  });

  test('What was said of another clock, or of another day of this one, does not count.', () => {
    expect(
      levelsDue([
        { level: 1, rule: 'C-03', dueOn: '2026-08-12' },
        { level: 2, rule: 'C-01', dueOn: '2026-08-11' },
      ]),
    ).toEqual([1, 2, 3, 4]);
  });
});

describe('Whom a level means', () => {
  const people = {
    handler: anAccount('officer', { id: handlerId, organisationId: 'CG' }),
    colleague: anAccount('officer', { organisationId: 'CG' }),
    head: anAccount('officeHead', { organisationId: 'CG' }),
    otherHead: anAccount('officeHead', { organisationId: 'XY' }),
    centre: anAccount('centre'),
    leader: anAccount('leader'),
    station: anAccount('station', { stationId: 'S1' }),
    otherStation: anAccount('station', { stationId: 'S2' }),
    admin: anAccount('admin'),
    gone: anAccount('leader', { active: false }),
    elsewhere: anAccount('centre', { countyId: 1 }),
  };
  const meant = (level: EscalationLevel, complaint: Complaint) =>
    Object.entries(people)
      .filter(([, account]) => hears(account, level, complaint))
      .map(([name]) => name);

  test('The ladder of an assigned matter is handler, head of the office, centre, deputy director.', () => {
    const complaint = aComplaint('assigned');
    expect([1, 2, 3, 4].map((level) => meant(level as EscalationLevel, complaint))).toEqual([
      ['handler'],
      ['head'],
      ['centre'],
      ['leader'],
    ]);
  });

  test('A matter that nobody was given yet is the head’s to handle.', () => {
    expect(meant(1, aComplaint('dispatched'))).toEqual(['head']);
  });

  test('Before the centre has dispatched it, the office does not see the matter and the centre hears.', () => {
    expect(meant(1, aComplaint('registered'))).toEqual(['centre']);
    expect(meant(2, aComplaint('registered'))).toEqual(['centre']);
  });

  test('A matter that is only at a station is first that station’s.', () => {
    const complaint: Complaint = { ...aComplaint('registered'), state: 'atStation' };
    expect(meant(1, complaint)).toEqual(['station']);
    expect(meant(2, complaint)).toEqual(['centre']);
  });
});

describe('What is said', () => {
  const complaint = aComplaint('assigned');

  test('Every level reads the number, the clock and the day, and nothing of the people.', () => {
    for (const level of [1, 2, 3, 4] as const) {
      const words = escalationZh(
        'complaint',
        complaint,
        { level, clock: clockAt('accept', '2026-08-14') },
        '2026-08-14',
      );
      expect(words).toContain('2026000001');
      expect(words).toContain('受理决定并告知');
      expect(words).toContain('8月12日（星期三）');
      expect(words).not.toMatch(/郑|13812340317|冰箱|青禾电器/u);
    }
  });

  test('「超过法定期限」 is said only after a legal day.', () => {
    expect(
      escalationZh('complaint', complaint, { level: 3, clock: clockAt('accept', '2026-08-13') }, '2026-08-13'),
    ).toContain('已超过法定期限');
    const local = escalationZh(
      'complaint',
      complaint,
      { level: 3, clock: clockAt('dispatch', '2026-08-06') },
      '2026-08-06',
    );
    expect(local).toContain('已过应办日');
    expect(local).not.toContain('法定');
  });

  test('The ledger line holds level, rule and days, and the accounts by id.', () => {
    const escalation = { level: 2, clock: clockAt('accept', '2026-08-13') } as const;
    const event = escalated(
      complaint,
      escalation,
      [anAccount('officeHead', { id: 'h1' })],
      factsOn('2026-08-13', 'system'),
    );
    expect(event).toMatchObject({ verb: 'escalated', matterId: complaint.id, by: 'system', onDay: '2026-08-13' });
    expect(event.detail).toEqual({ level: 2, rule: 'C-01', dueOn: '2026-08-12', legalOn: '2026-08-12', told: ['h1'] });
  });
});
