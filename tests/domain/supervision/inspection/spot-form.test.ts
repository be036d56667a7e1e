import { describe, expect, it } from 'vitest';
import {
  accountOfYear,
  bearsDecision,
  mayCloseForm,
  placeInYear,
  reopenedWords,
  type SpotForm,
} from '../../../../src/domain/supervision/inspection/spot-form.ts';
import { anActor } from '../../../build/complaint.ts';

const given = new Date('2026-11-25T00:00:00Z');
const form = (n: number, change: Partial<SpotForm> = {}): SpotForm => ({
  countyId: 1,
  number: `青市监当罚〔2026〕${n}号`,
  deviceId: 'd',
  accountId: 'a',
  year: 2026,
  givenAt: given,
  usedAt: null,
  matterId: null,
  outcome: null,
  closedAt: null,
  closedById: null,
  reason: '',
  ...change,
});

describe('numbers of decisions on the spot', () => {
  it('are told one by one, those that the desk took and those without a trace too', () => {
    const forms = [
      form(1, { usedAt: given, matterId: 'case' }),
      form(2, { outcome: 'spoiled', closedAt: given, closedById: 'a' }),
      form(4),
      // It was closed, and the telephone had decided on it before.
      form(6, { usedAt: given, matterId: 'late', outcome: 'returned', closedAt: given, closedById: 'a' }),
    ];
    const papers = [
      { number: '青市监当罚〔2026〕3号', matterId: 'desk' },
      { number: '青市监当罚〔2026〕1号', matterId: 'case' },
    ];
    const rows = accountOfYear(2026, 6, { forms, papers });
    expect(rows.map(({ n, state, matterId }) => [n, state, matterId])).toEqual([
      [6, 'used', 'late'],
      [5, 'unknown', null],
      [4, 'held', null],
      [3, 'desk', 'desk'],
      [2, 'spoiled', null],
      [1, 'used', 'case'],
    ]);
  });

  it('have their place by the year in them, whatever stands before', () => {
    const numbers = [
      '青市监当罚〔2026〕17号',
      '青工商当罚〔2026〕17号',
      '青市监当罚〔2025〕17号',
      '17号',
      '〔2026〕〇号',
    ];
    expect(numbers.map((one) => placeInYear(one, 2026))).toEqual([17, 17, null, null, null]);
  });

  it('are taken back by who has them, the head of his office and the centre', () => {
    const one = form(1, { accountId: 'mine' });
    const may = (role: 'officer' | 'officeHead' | 'centre' | 'auditor', id: string, organisationId = 'O1') =>
      mayCloseForm(anActor(role, { id, organisationId }), one, 'O1');
    expect([may('officer', 'mine'), may('officeHead', 'head'), may('centre', 'c')]).toEqual([true, true, true]);
    expect([may('officer', 'other'), may('officeHead', 'head', 'O2'), may('auditor', 'mine')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('bear what that telephone decided on them, closed at the desk or not, once; what was closed is said', () => {
    const closed = form(1, { outcome: 'returned', closedAt: given, closedById: 'a' });
    expect([bearsDecision(form(1), 'd'), bearsDecision(closed, 'd')]).toEqual([true, true]);
    expect([bearsDecision(form(1, { usedAt: given }), 'd'), bearsDecision(closed, 'other')]).toEqual([false, false]);
    expect(reopenedWords(form(1))).toBeNull();
    expect(reopenedWords(closed)?.zh).toContain('青市监当罚〔2026〕1号 在电脑上已经登记“交回未用”');
  });
});
