import { describe, expect, it } from 'vitest';
import type { MonthClosing, MonthClosingFacts } from '../../../src/domain/report/month/month-closing.ts';
import {
  monthClosingDocket,
  monthClosingProcedure,
  openMonth,
} from '../../../src/domain/report/month/month-closing-steps.ts';
import {
  isLateMonth,
  lackingName,
  lackOf,
  maySeeMonth,
  remarksInLine,
} from '../../../src/domain/report/month/month-closing.ts';
import {
  changesOf,
  daysOfMonth,
  differenceOf,
  isJump,
  lastMonthOf,
  monthFigures,
  monthValuesOf,
  type MonthValue,
} from '../../../src/domain/report/month/month-value.ts';
import { availableDocketMoves } from '../../../src/domain/matter/docket.ts';
import { figures } from '../../../src/domain/figures.ts';
import { differenceText } from '../../../src/domain/figures/figure-text.ts';
import { monthClosingTellings } from '../../../src/domain/report/month/month-closing-sentences.ts';
import { anActor, countyId, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const value = (figure: MonthValue['figure'], n: number | null, whole: number | null = null): MonthValue => ({
  figure,
  value: n,
  part: whole === null ? null : n,
  whole,
  definition: 1,
});
const none = {
  dueOn: '2026-11-04',
  isTaken: false,
  counted: [],
  unusual: { blanks: 0, uncategorised: 0, overdue: 0, jumps: [] },
  isLocked: false,
  offices: [],
  earlier: null,
  frozen: {
    values: [null, 'CG'].map((officeId) => ({ ...value('received', 1), officeId, records: null })),
    corrections: [],
    sha256: 'ab',
  },
};
const known = (over: Partial<MonthClosingFacts> = {}) => ({ ...facts({ today: '2026-11-03' }), ...none, ...over });
const opened = (officeId: string | null = 'CG') =>
  openMonth({ id: 'm', month: '2026-10' }, { ...known(), number: '统2026-0001' }, officeId).next;
const make = (move: keyof typeof monthClosingProcedure, entry: MonthClosing, input: object, over: object = {}) =>
  monthClosingProcedure[move].apply(entry, input as never, known(over)).next;
const head = anActor('officeHead', { organisationId: 'CG' });

describe('the closing of a month', () => {
  it('opens a month that is over, once', () => {
    expect(opened()).toMatchObject({ month: '2026-10-01', state: 'open', dueOn: '2026-11-04' });
    expect(opened(null).state).toBe('collecting');
    const again = () => openMonth({ id: 'm', month: '2026-10' }, { ...known({ isTaken: true }), number: null });
    expect(codeOf(again)).toBe('month-open-already');
    const early = () => openMonth({ id: 'm', month: '2026-11' }, { ...known(), number: null });
    expect(codeOf(early)).toBe('month-not-over');
    expect(daysOfMonth('2024-02-01')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(lastMonthOf('2026-01-01')).toBe('2025-12-01');
  });

  it('is handed in by the head of its office, who says a word about what is overdue or without a category', () => {
    const unusual = { blanks: 4, uncategorised: 1, overdue: 2, jumps: [] };
    expect(codeOf(() => make('submit', opened(), { remark: '' }, { by: head, unusual }))).toBe('month-remark-missing');
    const sent = make('submit', opened(), { remark: '在等检验结果' }, { by: head, unusual });
    expect(sent).toMatchObject({ state: 'submitted', submittedById: head.id, remark: '在等检验结果', unusual });
    expect(make('submit', opened(), { remark: '' }, { by: head }).state).toBe('submitted');
    const other = anActor('officeHead', { organisationId: 'SQ' });
    expect(codeOf(() => make('submit', opened(), { remark: '好' }, { by: other }))).toBe('docket-not-yours');
    expect(codeOf(() => make('submit', opened(null), { remark: '好' }, { by: head }))).toBe('move-not-allowed');
  });

  it('is approved by another than who handed it in, and given back with a reason until it is locked', () => {
    const sent = make('submit', opened(), { remark: '' }, { by: head });
    const promoted = anActor('centre', { id: head.id });
    expect(codeOf(() => make('approve', sent, {}, { by: promoted }))).toBe('docket-not-yours');
    const centre = anActor('centre', { id: 'centre-2' });
    const approved = make('approve', sent, {}, { by: centre });
    expect(approved).toMatchObject({ state: 'approved', approvedById: 'centre-2' });
    const back = make('giveBack', approved, { remark: '受理数不对' }, { by: centre });
    expect(back).toMatchObject({ state: 'returned', approvedById: null, returnReason: '受理数不对' });
    expect(codeOf(() => make('giveBack', approved, { remark: '受理数不对' }, { by: centre, isLocked: true }))).toBe(
      'month-locked',
    );
    expect(availableDocketMoves(monthClosingDocket, sent, anActor('officer', { organisationId: 'CG' }))).toEqual([]);
  });

  it('is locked by a leader who has approved none of it, the earlier months first, with a reason where an office is missing', () => {
    const leader = anActor('leader', { id: 'leader-1' });
    const office = (state: MonthClosing['state'], approvedById: string | null = 'centre-2') => ({
      officeId: 'CG',
      name: '城关所',
      state,
      lack: lackOf({ state, submittedAt: null, returnReason: '' }),
      approvedById,
    });
    const lock = (over: object, remark = '') => make('lock', opened(null), { remark }, { by: leader, ...over });
    expect(codeOf(() => lock({ offices: [office('submitted', null)] }))).toBe('month-offices-missing');
    expect(lock({ offices: [office('submitted', null)] }, '停电，先锁')).toMatchObject({
      state: 'locked',
      missing: ['CG'],
      sha256: 'ab',
      lockedById: 'leader-1',
    });
    expect(codeOf(() => lock({ earlier: '2026-09-01' }))).toBe('month-earlier-open');
    expect(codeOf(() => lock({ offices: [office('approved', 'leader-1')] }))).toBe('month-own-approval');
    expect(lock({ offices: [office('approved')] }).missing).toEqual([]);
    // What was not counted with it, or for another version, is not locked.
    expect(codeOf(() => lock({ offices: [] }))).toBe('changed-meanwhile');
    expect(codeOf(() => lock({ offices: [office('approved')], frozen: null }))).toBe('changed-meanwhile');
    expect(codeOf(() => make('lock', opened('CG'), { remark: '' }, { by: leader }))).toBe('move-not-allowed');
  });

  it('is read by the county and by its own office', () => {
    const seen = (role: Parameters<typeof anActor>[0], organisationId: string) =>
      maySeeMonth(anActor(role, { organisationId }), { countyId, officeId: 'CG' });
    expect([seen('centre', 'C12315'), seen('officer', 'CG'), seen('officer', 'SQ')]).toEqual([true, true, false]);
    expect(seen('mediator', 'XX')).toBe(false);
    expect(maySeeMonth(head, { countyId, officeId: null })).toBe(false);
  });
});

describe('the words of a closing', () => {
  it('say of an office whose month was locked without it whether it had handed in', () => {
    const missed = { state: 'missed' as const, submittedAt: null, returnReason: '' };
    const lacks = [
      missed,
      { ...missed, submittedAt: new Date() },
      { ...missed, submittedAt: new Date(), returnReason: '受理数不对' },
    ];
    expect(lacks.map((one) => lackingName({ name: '城关所', lack: lackOf(one) }))).toEqual([
      '城关所（没有报送）',
      '城关所（报送了，没有审核）',
      '城关所（退回后没有再报）',
    ]);
    expect(lackOf({ ...missed, state: 'approved' })).toBeNull();
  });

  it('are red from the day after the last for who has something to do, the county too', () => {
    const late = (state: MonthClosing['state'], today = '2026-11-05') =>
      isLateMonth({ state, dueOn: '2026-11-04' }, today);
    expect((['collecting', 'open', 'returned'] as const).map((state) => late(state))).toEqual([true, true, true]);
    expect((['submitted', 'approved', 'locked', 'missed'] as const).some((state) => late(state))).toBe(false);
    expect(late('collecting', '2026-11-04')).toBe(false);
  });

  it('stand in one line with one stop between them', () => {
    expect(remarksInLine(['下月补报。', '未审核就锁定：城关所'])).toBe('下月补报；未审核就锁定：城关所');
    expect(remarksInLine(['', '未审核就锁定：城关所'])).toBe('未审核就锁定：城关所');
    expect(remarksInLine(['下月补报。', ''])).toBe('下月补报。');
  });

  it('say how many of the corrections are the county’s, whose page shows no others', () => {
    const change = { ...value('received', 1), was: value('received', 1), now: value('received', 2) };
    const corrections = [null, 'CG', 'SQ'].map((officeId) => ({
      ...change,
      officeId,
      month: '2026-09-01',
      isRedefined: false,
    }));
    const by = anActor('leader', { id: 'leader-1' });
    const offices = [
      { officeId: 'CG', name: '城关所', state: 'approved' as const, lack: null, approvedById: 'centre-2' },
    ];
    const known1 = known({ by, offices, frozen: { ...none.frozen, corrections } });
    const { event } = monthClosingProcedure.lock.apply(opened(null), { remark: '' } as never, known1);
    expect(event.detail).toMatchObject({ corrections: 3, ofCounty: 1 });
    const told = (details: object) => monthClosingTellings['month-locked'](details as never, '2026-11-03')[0];
    expect(told(event.detail)).toContain('以前各月更正 3 个（全县的 1 个，各所的 2 个）。');
    // Of a month that was locked before this was kept.
    expect(told({ values: 9, sha256: 'ab', corrections: 15 })).toContain('更正 15 个（全县的和各所的合起来）。');
    expect(told({ values: 9, sha256: 'ab', corrections: 0 })).toContain('更正 0 个。');
  });
});

describe('the figures of a month', () => {
  it('are corrected by what is printed, so that the three numbers add up', () => {
    // 7,186.00 yuan and 9,050.00 yuan are told as 0.72 and 0.91.
    expect(differenceText('fen', 718_600, 905_000).zh).toBe('+0.19');
    expect(differenceText('fen', 905_000, 718_600).zh).toBe('−0.19');
    expect(differenceText('fen', 10_000_000, 10_003_000).zh).toBe('+0.003');
    expect(differenceText('percent', 33.333, 66.667).zh).toBe('+33.34个百分点');
    expect(differenceText('percent', 50, 48).en).toBe('−2.00 pp');
    expect(differenceText('hour', 62, 94).zh).toBe('+0.6');
    expect(differenceText('count', 4, 1).zh).toBe('−3');
    expect(differenceText('count', null, 3).zh).toBe('* → 3');
    expect(differenceText('percent', 50, 50).zh).toBe('+0.00个百分点');
  });

  it('are all that a month can have, with both numbers of each rate, and of an office none of the county alone', () => {
    expect(monthFigures).not.toContain('villages');
    expect(monthFigures).toContain('onTimeClosureRate');
    const all = monthValuesOf(null, { accepted: 4, closed: 3, closureRate: 75 });
    expect(all.find(({ figure }) => figure === 'closureRate')).toMatchObject({ value: 75, part: 3, whole: 4 });
    // What was not counted is a blank, and no nought.
    expect(all.find(({ figure }) => figure === 'received')?.value).toBeNull();
    expect(monthValuesOf('CG', {}).some(({ figure }) => figures[figure].scope === 'county')).toBe(false);
  });

  it('are corrected where a number is another one today, also when both numbers of a rate moved together', () => {
    const was = [value('accepted', 4), value('closureRate', 50, 4), value('received', null)];
    const now = [value('accepted', 5), { ...value('closureRate', 50, 8), part: 4 }, value('received', null)];
    const changes = changesOf(was, now);
    expect(changes.map(({ figure }) => figure)).toEqual(['accepted', 'closureRate']);
    expect(changes.map(differenceOf)).toEqual([1, 0]);
    expect(changesOf([value('accepted', 4)], [{ ...value('accepted', 6), definition: 2 }])[0]?.isRedefined).toBe(true);
    expect(changesOf(was, was)).toEqual([]);
  });

  it('stand out by half as many again and at least five, a rate by ten points of a base that is worth one', () => {
    expect(isJump('accepted', value('accepted', 15), value('accepted', 10))).toBe(true);
    expect(isJump('accepted', value('accepted', 14), value('accepted', 10))).toBe(false);
    expect(isJump('accepted', value('accepted', 3), value('accepted', 1))).toBe(false);
    expect(isJump('accepted', value('accepted', 0), value('accepted', 5))).toBe(true);
    expect(isJump('closureRate', value('closureRate', 80, 20), value('closureRate', 95, 20))).toBe(true);
    expect(isJump('closureRate', value('closureRate', 0, 1), value('closureRate', 100, 1))).toBe(false);
    expect(isJump('accepted', value('accepted', 20), undefined)).toBe(false);
  });
});
