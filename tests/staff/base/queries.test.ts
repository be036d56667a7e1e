import { environmentManager, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../src/staff/base/client.ts';
import { againMs, isUnread, makeQueries } from '../../../src/staff/base/queries.ts';

beforeEach(() => {
  vi.useFakeTimers();
  // As in a browser: what renders on a server asks nothing by itself.
  environmentManager.setIsServer(() => false);
});
afterEach(() => {
  vi.useRealTimers();
  environmentManager.setIsServer(() => true);
});

const problem = (status: number) => new ProblemError({ code: 'x', status, zh: '忙', en: 'busy' });

/** A page that reads: what it asked, and what it has after some time. */
function reading(answers: (() => Promise<string>)[]) {
  const queryFn = vi.fn(() =>
    (answers[Math.min(queryFn.mock.calls.length, answers.length) - 1] as () => Promise<string>)(),
  );
  const page = new QueryObserver<string>(makeQueries(), { queryKey: ['x'], queryFn });
  page.subscribe(() => undefined);
  return { queryFn, page };
}

describe('a page whose first reading failed', () => {
  it.each([0, 500, 503])(
    'after %i asks again by itself, and stops asking when it has what it wanted',
    async (status) => {
      const fail = () => Promise.reject(problem(status));
      const { queryFn, page } = reading([fail, fail, fail, () => Promise.resolve('there')]);
      await vi.advanceTimersByTimeAsync(6 * againMs);
      expect(page.getCurrentResult().data).toBe('there');
      const asked = queryFn.mock.calls.length;
      await vi.advanceTimersByTimeAsync(6 * againMs);
      expect(queryFn).toHaveBeenCalledTimes(asked);
    },
  );

  it.each([403, 404, 409])('after a refusal (%i) does not', async (status) => {
    const { queryFn } = reading([() => Promise.reject(problem(status))]);
    await vi.advanceTimersByTimeAsync(6 * againMs);
    expect(queryFn).toHaveBeenCalledTimes(1);
  });
});

describe('a page that was read', () => {
  it('stays as it stands while the line is broken, and goes when it is refused', async () => {
    const answers = [
      () => Promise.resolve('there'),
      () => Promise.reject(problem(0)),
      () => Promise.reject(problem(0)),
      () => Promise.reject(problem(503)),
      () => Promise.reject(problem(404)),
    ];
    const { page } = reading(answers);
    await vi.advanceTimersByTimeAsync(100);
    const again = async () => {
      void page.refetch();
      await vi.advanceTimersByTimeAsync(againMs / 2);
      return page.getCurrentResult();
    };
    for (const status of [0, 503]) {
      const found = await again();
      expect(found.error).toMatchObject({ status });
      expect(isUnread(found)).toBe(false);
    }
    expect(isUnread(await again())).toBe(true);
  });
});
