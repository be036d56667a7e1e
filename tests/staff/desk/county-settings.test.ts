import { describe, expect, it } from 'vitest';
import { defaultThresholds } from '../../../src/domain/law/local-limits.ts';
import { savedOf, settingsOf, type County } from '../../../src/staff/desk/county-part.ts';
import { parts } from '../../../src/staff/desk/county-parts.tsx';

const limits = { ...defaultThresholds } as unknown as County['limits'];
const county = { bureauName: '青禾县市场监督管理局', hotline: '12315', limits } as unknown as County;

describe('the parts of the county’s settings', () => {
  it('are saved one by one: what is typed into another part, or was saved by somebody else meanwhile, is left as it is', () => {
    const form = settingsOf(county);
    const typed = {
      ...form,
      hotline: '0399-12315',
      limits: { ...form.limits, draftDays: 7, boardDays: 9 },
    };
    const now = { limits: { ...limits, awaited: { ...limits.awaited, makerWorkingDays: 3 } } };
    expect(savedOf({ names: ['hotline'] }, typed, now as County)).toEqual({ hotline: '0399-12315' });
    const saved = savedOf({ limits: ['draftDays'] }, typed, now as County);
    expect(saved).toEqual({ limits: { ...now.limits, draftDays: 7 } });
  });

  it('have every setting of the form once, and a name and words by which each is found', () => {
    const names = parts.flatMap((part) => part.names ?? []);
    const set = parts.flatMap((part) => part.limits ?? []);
    const { limits: all, ...others } = settingsOf(county);
    expect(names.toSorted()).toEqual(Object.keys(others).toSorted());
    expect(new Set(set).size).toBe(set.length);
    // What the county keeps in its limits and sets on another page.
    const elsewhere = Object.keys(all).filter((name) => !(set as string[]).includes(name));
    expect(elsewhere).toEqual([]);
    for (const { id, zh, en, words } of parts) {
      expect(`${zh} ${en}`, id).toMatch(/\p{Script=Han}.* [A-Z]/u);
      expect(words.length, id).toBeGreaterThan(0);
    }
  });
});
