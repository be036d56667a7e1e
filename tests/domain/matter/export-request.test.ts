import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/base/actor.ts';
import {
  decide,
  fetchFile,
  mayDecide,
  needsSecond,
  stateAt,
  withdraw,
  type ExportRequest,
  takenBeside,
} from '../../../src/domain/matter/export-request.ts';
import { codeOf } from '../../build/refusal.ts';

const at = new Date('2026-11-25T01:00:00Z');
const after = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
const person = (id: string, role: Actor['role'], organisationId: string | null): Actor => ({
  countyId: 1,
  id,
  name: id,
  role,
  organisationId,
  stationId: null,
});
const officer = person('o', 'officer', 'SO-1');
const head = person('h', 'officeHead', 'SO-1');
const otherHead = person('h2', 'officeHead', 'SO-2');
const leader = person('l', 'leader', 'AMR');
const centre = person('c', 'centre', 'AMR');
const security = person('s', 'security', 'AMR');
const request: ExportRequest = {
  countyId: 1,
  id: 'r',
  askedBy: 'o',
  askedAt: at,
  list: 'complaints',
  query: {},
  rows: 412,
  purpose: '报市局农资专项核查',
  state: 'asked',
  decidedBy: null,
  decidedAt: null,
  reason: '',
  goodUntil: null,
  fetched: 0,
};
const allowed = decide(request, { actor: head, at }, officer, { allow: true, reason: '' });

describe('a second person is asked', () => {
  it('beyond the number of the county, and what was taken on the day adds up', () => {
    expect(needsSecond(200, 0, 200)).toBe(false);
    expect(needsSecond(200, 0, 201)).toBe(true);
    expect(needsSecond(200, 150, 51)).toBe(true);
  });

  it('who is head of the office or a leader, and never who asks', () => {
    expect([head, leader, security, otherHead, centre, officer].map((one) => mayDecide(one, officer))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(mayDecide(leader, leader)).toBe(false);
    expect(mayDecide(head, head)).toBe(false);
    // A county with one leader still has somebody for him.
    expect(mayDecide(otherHead, leader)).toBe(true);
    expect(mayDecide(otherHead, centre)).toBe(false);
  });
});

describe('a request', () => {
  it('is answered once, within seven days, and refused with a reason', () => {
    const answer = (by: Actor, when: Date, allow: boolean, reason = '') =>
      codeOf(() => decide(request, { actor: by, at: when }, officer, { allow, reason }));
    expect(answer(officer, at, true)).toBe('export-own');
    expect(answer(otherHead, at, true)).toBe('export-not-yours');
    expect(answer(head, at, false)).toBe('export-reason');
    expect(answer(head, after(7 * 24), true)).toBe('export-decided');
    expect(codeOf(() => decide(allowed, { actor: leader, at }, officer, { allow: false, reason: '不要' }))).toBe(
      'export-decided',
    );
    expect(codeOf(() => withdraw(request, { actor: head, at }))).toBe('not-found');
    expect(withdraw(request, { actor: officer, at }).state).toBe('withdrawn');
  });

  it('gives its file to who asked alone, of its own list, for a day and three times', () => {
    const take = (of: ExportRequest, by: Actor, when: Date) =>
      codeOf(() => fetchFile(of, { actor: by, at: when }, 'complaints'));
    expect(take(request, officer, at)).toBe('export-closed');
    expect(take(allowed, head, at)).toBe('not-found');
    expect(codeOf(() => fetchFile(allowed, { actor: officer, at }, 'tipoffs'))).toBe('not-found');
    expect(take(allowed, officer, after(24))).toBe('export-closed');
    let left = allowed;
    for (let n = 1; n <= 3; n += 1) left = fetchFile(left, { actor: officer, at: after(1) }, 'complaints');
    expect(take(left, officer, after(1))).toBe('export-closed');
    expect([stateAt(left, at), stateAt(allowed, after(25)), stateAt(request, after(200))]).toEqual([
      'spent',
      'lapsed',
      'lapsed',
    ]);
  });
});

describe('mend A6: what somebody has taken out on a day', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 25, 1, minutes));
  const taken = (...list: [subject: string, minutes: number, rows: number][]) =>
    list.map(([subject, minutes, rows]) => ({ subject, at: at(minutes), rows }));
  const beside = (minutes: number, ...list: [string, number, number][]) =>
    takenBeside(taken(...list), { subject: 'a', at: at(minutes) });

  it('counts the same once within ten minutes of the first time, and as often as it is taken later', () => {
    expect(beside(0)).toBe(0);
    expect(beside(9, ['a', 0, 3])).toBe(0);
    expect(beside(10, ['a', 0, 3])).toBe(3);
    expect(beside(9, ['b', 0, 3], ['b', 5, 4])).toBe(4);
    expect(beside(30, ['b', 0, 3], ['b', 12, 4])).toBe(7);
    // Nobody goes on for ever by taking it every nine minutes.
    expect(beside(18, ['a', 0, 3], ['a', 9, 3])).toBe(3);
    expect(beside(27, ['a', 0, 3], ['a', 9, 3], ['a', 18, 3])).toBe(3);
    expect(beside(30, ['a', 0, 3], ['a', 9, 3], ['a', 18, 3])).toBe(6);
  });
});
