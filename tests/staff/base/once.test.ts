import { expect, test } from 'vitest';
import { answered, onceAtATime } from '../../../src/staff/base/ui/once.ts';

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

test('What failed may be pressed again at once; what was done first shows in its list.', async () => {
  const said: string[] = [];
  let renewed: () => void = () => undefined;
  const telling = {
    done: () => void said.push('done'),
    failed: (failure: unknown) => void said.push(String(failure)),
    renew: () =>
      new Promise<void>((resolve) => {
        said.push('renew');
        renewed = resolve;
      }),
  };
  await answered(() => Promise.reject(new Error('away')), telling);
  expect(said.splice(0)).toEqual(['Error: away', 'renew']);
  const success = answered(() => Promise.resolve(), telling).then(() => said.push('free'));
  await expect.poll(() => [...said]).toEqual(['done', 'renew']);
  renewed();
  await success;
  expect(said).toEqual(['done', 'renew', 'free']);
});
