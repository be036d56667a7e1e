/** What is said of each page, and what somebody is shown on his first one. */
import { describe, expect, it } from 'vitest';
import { staffRoles } from '../../../src/domain/base/actor.ts';
import { besideKind, kinds, own, rooms } from '../../../src/staff/desk/frame/rooms.ts';
import { helpAt, pageHelp } from '../../../src/staff/desk/help/page-help.ts';
import { isFirstScreen, mostSteps, stepsOf, tours } from '../../../src/staff/desk/help/tours.ts';

const places = [...own, ...kinds, ...besideKind, ...rooms.flatMap(({ tabs }) => tabs)].map(({ to }) => to);
const chinese = /\p{Script=Han}/u;

describe('The help of a page', () => {
  it('is there for each line and tab of the desk, and for the files of each kind', () => {
    expect(places.filter((to) => pageHelp[to] === undefined)).toEqual([]);
    expect(kinds.filter(({ to }) => pageHelp[`${to}/:number`] === undefined)).toEqual([]);
  });

  it('speaks of no page that there is not', () => {
    const known = new Set([...places, ...kinds.map(({ to }) => `${to}/:number`), '/all']);
    expect(Object.keys(pageHelp).filter((to) => !known.has(to))).toEqual([]);
  });

  it('says in whole sentences of both languages what the page is for and what to do first', () => {
    const wrong = Object.entries(pageHelp).filter(
      ([, { zh, en }]) =>
        !zh.every((words) => chinese.test(words) && words.endsWith('。')) ||
        !en.every((words) => /[.?]$/u.test(words) && !chinese.test(words)),
    );
    expect(wrong.map(([to]) => to)).toEqual([]);
  });

  it.each([
    ['/complaints/投2026-0001', '/complaints/:number'],
    ['/complaints/new', '/intake'],
    ['/tipoffs/seek', '/tipoffs/seek'],
    ['/samplings/plans', '/samplings/plans'],
    ['/samplings/抽2026-0001', '/samplings'],
    ['/knowledge/seven-day-return', '/knowledge'],
  ])('of %s is that of %s', (pathname, of) => {
    expect(helpAt(pathname)).toBe(pageHelp[of]);
  });

  it('is none where there is no page', () => {
    expect(helpAt('/nowhere')).toBeNull();
  });
});

describe('The tour', () => {
  it.each(staffRoles)('of the role %s has at most five steps at either width, in both languages', (role) => {
    for (const narrow of [false, true]) {
      const steps = stepsOf(role, narrow);
      expect(steps.length).toBeGreaterThan(1);
      expect(steps.length).toBeLessThanOrEqual(mostSteps);
      for (const { title, words } of steps) {
        expect([title.zh, words.zh].every((one) => chinese.test(one))).toBe(true);
        expect([title.en, words.en].some((one) => one === '' || chinese.test(one))).toBe(false);
      }
    }
  });

  it('begins on the first screen of the role alone', () => {
    expect(isFirstScreen('centre', '/')).toBe(true);
    expect(isFirstScreen('centre', '/complaints')).toBe(false);
    expect(isFirstScreen('admin', '/settings/accounts')).toBe(true);
    expect(tours.superior.at).toBe('/counties');
  });
});
