import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Announcement } from '../../../src/actions/base/context.ts';
import { gatherMs, loudspeaker } from '../../../src/http/base/live/loudspeaker.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function about(n: number): Announcement {
  return {
    matterId: `m${n}`,
    number: `投2026-${n}`,
    officeId: null,
    stationId: null,
    entrustedTo: null,
    leftOfficeId: null,
    state: 'filed',
    version: 1,
    by: 'somebody',
  };
}

describe('the loudspeaker', () => {
  it('tells a single change at once, with what else the same turn changes', () => {
    const { announce, listen } = loudspeaker();
    const heard: string[][] = [];
    listen((told) => heard.push(told.map(({ matterId }) => matterId)));
    announce(about(1));
    announce(about(2));
    vi.advanceTimersByTime(1);
    expect(heard).toEqual([['m1', 'm2']]);
  });

  it('M2: says how many hear it, so that each desk waits a time of its own', () => {
    const { announce, listen } = loudspeaker();
    const heard: number[] = [];
    const silences = Array.from({ length: 3 }, () => listen((_, hearers) => heard.push(hearers)));
    silences[2]?.();
    announce(about(1));
    vi.advanceTimersByTime(1);
    expect(heard).toEqual([2, 2]);
  });

  it('M2: tells nobody more than four times a second, loses nothing, and says it in order', () => {
    const { announce, listen } = loudspeaker();
    const heard: string[] = [];
    let tellings = 0;
    listen((told) => {
      tellings += 1;
      heard.push(...told.map(({ matterId }) => matterId));
    });
    for (let n = 0; n < 3000; n += 1) {
      announce(about(n));
      if (n % 3 === 2) vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(gatherMs);
    expect(heard).toEqual(Array.from({ length: 3000 }, (_, n) => `m${n}`));
    expect(tellings).toBeLessThanOrEqual(10 * 4 + 2);
    vi.advanceTimersByTime(gatherMs);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells nothing to who has gone', () => {
    const { announce, listen } = loudspeaker();
    const hear = vi.fn();
    listen(hear)();
    announce(about(1));
    vi.advanceTimersByTime(gatherMs);
    expect(hear).not.toHaveBeenCalled();
  });
});
