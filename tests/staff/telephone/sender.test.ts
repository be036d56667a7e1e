import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../src/staff/base/client.ts';
import type { Keeper } from '../../../src/staff/telephone/outbox/outbox-keeper.ts';
import { Sender } from '../../../src/staff/telephone/outbox/sender.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', {
    onLine: true,
    locks: { request: (_: string, work: () => Promise<void>) => work() },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A telephone that finds a line or not, and whose bureau then answers with that status; 0 is nobody. */
function telephone() {
  const world = { hasLine: false, status: 0, tries: 0 };
  const keeper = {
    picture: { phase: 'open', acts: [], meta: null },
    show: () => undefined,
    measureClock: () => Promise.resolve(world.hasLine),
    enter: () => {
      world.tries += 1;
      return Promise.reject(new ProblemError({ code: 'x', status: world.status, zh: '', en: '' }));
    },
  };
  return { world, sender: new Sender(keeper as unknown as Keeper) };
}

test('After hours without a line a busy bureau is asked again in seconds, and not in minutes.', async () => {
  const { world, sender } = telephone();
  await sender.send();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(world.tries).toBeGreaterThan(10);
  Object.assign(world, { hasLine: true, status: 503 });
  await sender.send();
  world.tries = 0;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(world.tries).toBe(1);
});

test('A bureau that answers and takes nothing is asked less and less often.', async () => {
  const { world, sender } = telephone();
  Object.assign(world, { hasLine: true, status: 503 });
  await sender.send();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(world.tries).toBe(3);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(world.tries).toBe(3);
});
