import { expect, test } from 'vitest';
import { onceAtATime } from '../../../src/staff/base/ui/once.ts';

test('A double press is one act, and the next press after its answer another, after a failure too.', async () => {
  const running = { current: null };
  const answers: ((failed?: Error) => void)[] = [];
  const act = () =>
    new Promise<void>((resolve, reject) => {
      answers.push((failed) => (failed === undefined ? resolve() : reject(failed)));
    });
  const first = onceAtATime(running, act);
  const second = onceAtATime(running, act);
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await Promise.all([first, second]);
  const third = onceAtATime(running, act);
  answers[1]?.(new Error('away'));
  await expect(third).rejects.toThrow('away');
  void onceAtATime(running, act);
  expect(answers).toHaveLength(3);
});
