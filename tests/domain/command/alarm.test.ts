import { describe, expect, it } from 'vitest';
import {
  alarmReached,
  alarmsDue,
  alarmZh,
  escalatedTelling,
  type Moved,
  type OpenWait,
} from '../../../src/domain/command/alarm.ts';
import { escalationLevels, type EscalationLevel } from '../../../src/domain/command/escalation.ts';
import { matterWords, type MatterKind } from '../../../src/domain/matter/matter.ts';
import { defaultAlarmLimits } from '../../../src/domain/law/local-limits.ts';
import { facts } from '../../build/complaint.ts';
import { runTogether } from '../../build/desk/run-together.ts';

const { calendar } = facts({ today: '2026-08-28' });
const limits = defaultAlarmLimits;
const quiet: Moved = { movedOn: '2026-08-03', returns: 0, returnedOn: null };
const due = (moved: Moved, today: string, told: { level: number; rule: string; dueOn: string }[] = []) =>
  alarmsDue(moved, told, today, calendar, limits).map(({ kind, level, n }) => `${kind} ${level} ${n}`);

describe('没动静', () => {
  it('每过一个县里定的天数高一级，从承办人到分管局长，休息日不算', () => {
    // 2026-08-03 is a Monday: the seventh working day after it is Wednesday, 12 August.
    expect(due(quiet, '2026-08-11')).toEqual([]);
    expect(due(quiet, '2026-08-12')).toEqual(['silent 1 7']);
    expect(due(quiet, '2026-08-16')).toEqual(['silent 1 9']);
    expect(due(quiet, '2026-08-21')).toEqual(['silent 1 14', 'silent 2 14']);
    expect(due(quiet, '2026-09-30').map((one) => one.slice(0, 8))).toEqual([
      'silent 1',
      'silent 2',
      'silent 3',
      'silent 4',
    ]);
  });

  it('同一次没动静每级只提醒一次；办了一步重新算', () => {
    const told = [{ level: 1, rule: 'A-02', dueOn: '2026-08-03' }];
    expect(due(quiet, '2026-08-13', told)).toEqual([]);
    expect(due({ ...quiet, movedOn: '2026-08-13' }, '2026-08-13', told)).toEqual([]);
    expect(due({ ...quiet, movedOn: '2026-08-13' }, '2026-08-24', told)).toEqual(['silent 1 7']);
  });

  it('县里写 0 就不提醒', () => {
    expect(alarmReached('silent', 90, { ...limits, silentWorkingDays: 0 })).toBe(0);
    expect(alarmReached('reopened', 9, { ...limits, reopenedTimes: 0 })).toBe(0);
  });
});

const wait = {
  number: '候2026-0004',
  kind: 'platform',
  toName: '某平台',
  sentOn: '2026-07-27',
  dueOn: '2026-08-10',
  state: 'waiting',
} as const;
const late: OpenWait[] = [
  wait,
  { ...wait, number: '候2026-0005', kind: 'letter', toName: '邻县市场监管局', state: 'replied' },
];

describe('等着外面的一件没动静', () => {
  const said = (level: EscalationLevel, waits: OpenWait[]) =>
    alarmZh(
      'complaint',
      { number: '投2026-0001' },
      { kind: 'silent', level, since: '2026-08-10', n: 7 },
      waits,
      '2026-08-19',
    );

  // It was told 「请办一步或者写明在等什么」 although what it waits for was written down.
  it('说在等谁、该哪天回、过了没有，让承办人催他，不再问在等什么', () => {
    expect(said(1, [wait])).toBe(
      '投诉投2026-0001：8月10日（星期一）以后 7 个工作日没有动静；等某平台答复，应8月10日回，过了（候2026-0004），请催某平台，或者办一步。',
    );
    expect(said(1, late)).toMatch(
      /等邻县市场监管局协查，对方答了，等记（候2026-0005），请催某平台，请把答复记下来，或者办一步。$/u,
    );
    // For a clock at rest nobody outside is pressed.
    const rest = { ...wait, kind: 'suspension', toName: '本局' } as const;
    expect(said(1, [rest])).toMatch(
      /钟停了 23 天（中止调查），还停着吗（候2026-0004），停完了的请在案件里记下来，或者办一步。$/u,
    );
    expect(said(2, [wait])).toMatch(/过了（候2026-0004），请过问。$/u);
    expect(said(1, [])).toMatch(/请办一步或者写明在等什么。$/u);
  });
});

describe('回头', () => {
  const back = (returns: number): Moved => ({ movedOn: '2026-08-10', returns, returnedOn: '2026-08-10' });

  it('第一次不惊动上级，第二次所长，第三次中心，第四次分管局长', () => {
    expect([1, 2, 3, 4, 7].map((n) => alarmReached('reopened', n, limits))).toEqual([0, 2, 3, 4, 4]);
    expect(due(back(2), '2026-08-10')).toEqual(['reopened 2 2']);
    expect(due(back(2), '2026-08-11', [{ level: 2, rule: 'A-01', dueOn: '2026-08-10' }])).toEqual([]);
  });

  it('话里说第几次、哪天，不说是谁', () => {
    const alarm = { kind: 'reopened', level: 2, since: '2026-08-10', n: 2 } as const;
    expect(alarmZh('complaint', { number: '投2026-0001' }, alarm, [], '2026-08-28')).toMatch(
      /^投诉投2026-0001：已经第 2 次回头（.*8月10日.*）。?，请过问。$/u,
    );
    // A number of a matter right before a day was read as one number: 「投2026-00018月10日」.
    for (const kind of Object.keys(matterWords) as MatterKind[])
      for (const of of ['silent', 'reopened'] as const)
        for (const level of escalationLevels)
          for (const waits of [[], late])
            expect(
              alarmZh(kind, { number: '投2026-0001' }, { ...alarm, kind: of, level }, waits, '2026-08-28'),
            ).not.toMatch(runTogether);
    expect(escalatedTelling({ level: 2, rule: 'A-01', dueOn: '2026-08-10', n: 2 }, '2026-08-10')[0]).toBe(
      '第 2 次回头，已提醒所长。',
    );
  });
});
