import { afterEach, expect, test, vi } from 'vitest';
import { addActs } from '../../../src/staff/telephone/outbox/store.ts';

/** A store of a browser that has room for so many acts: what is one too many undoes its whole transaction. */
function roomFor(most: number): { kept: unknown[] } {
  const disk: { kept: unknown[] } = { kept: [] };
  const db = {
    transaction: () => {
      const tx: Record<string, unknown> & { oncomplete?: () => void; onabort?: () => void } = { error: null };
      const before = disk.kept;
      const mine = [...before];
      queueMicrotask(() => {
        if (mine.length > most) {
          tx['error'] = new Error('QuotaExceededError');
          tx.onabort?.();
          return;
        }
        disk.kept = mine;
        tx.oncomplete?.();
      });
      const store = { add: (act: unknown) => ({ result: mine.push(act) }), count: () => ({ result: mine.length }) };
      return Object.assign(tx, { objectStore: () => store });
    },
  };
  const open = () => {
    const asked: { result: unknown; onsuccess?: () => void } = { result: db };
    queueMicrotask(() => asked.onsuccess?.());
    return asked;
  };
  vi.stubGlobal('indexedDB', { open });
  return disk;
}
afterEach(() => vi.unstubAllGlobals());

test('A settlement and the clue before it are kept together or not at all, so that a second press reports no clue twice.', async () => {
  const disk = roomFor(3);
  const act = (id: string) => ({ id, chain: 'a', state: 'waiting' as const, sealed: {} as never, photos: [] });
  expect(await addActs([act('a talk')])).toEqual([1]);
  expect(await addActs([act('clue'), act('settlement')])).toEqual([2, 3]);
  await expect(addActs([act('another clue'), act('another settlement')])).rejects.toThrow('Quota');
  expect((disk.kept as { id: string }[]).map(({ id }) => id)).toEqual(['a talk', 'clue', 'settlement']);
});
