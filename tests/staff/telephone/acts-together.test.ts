import { afterEach, expect, test, vi } from 'vitest';
import { leftOf, sealedActs, type Body } from '../../../src/staff/telephone/outbox/kept-acts.ts';
import { openJson } from '../../../src/staff/telephone/outbox/vault.ts';

/** A store of a browser that has room for so many acts: what is one too many undoes its whole transaction. */
interface Disk {
  kept: { n: number; act: unknown }[];
  named: Map<string, unknown>;
}
function roomFor(most: number): Disk {
  const disk: Disk = { kept: [], named: new Map() };
  let numbers = 0;
  const db = {
    transaction: () => {
      const tx: Record<string, unknown> & { oncomplete?: () => void; onabort?: () => void } = { error: null };
      let mine = [...disk.kept];
      const named = new Map(disk.named);
      queueMicrotask(() => {
        if (mine.length > most) {
          tx['error'] = new Error('QuotaExceededError');
          tx.onabort?.();
          return;
        }
        Object.assign(disk, { kept: mine, named });
        tx.oncomplete?.();
      });
      const add = (act: unknown) => {
        numbers += 1;
        mine.push({ n: numbers, act });
        return { result: numbers };
      };
      const remove = (n: number) => {
        mine = mine.filter((one) => one.n !== n);
      };
      const acts = { add, delete: remove, count: () => ({ result: mine.length }) };
      const sealed = {
        put: (value: unknown, key: string) => named.set(key, value),
        delete: (key: string) => named.delete(key),
      };
      return Object.assign(tx, { objectStore: (place: string) => (place === 'act' ? acts : sealed) });
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
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});
/** It opens its database once, which is another one for each test. */
const store = () => import('../../../src/staff/telephone/outbox/store.ts');

const act = (id: string) => ({ id, chain: 'a', state: 'waiting' as const, sealed: {} as never, photos: [] });
const idsOn = (disk: Disk) => disk.kept.map((one) => (one.act as { id: string }).id);

test('A settlement and the clue before it are kept together or not at all, so that a second press reports no clue twice.', async () => {
  const disk = roomFor(3);
  const { addActs } = await store();
  expect(await addActs([act('a talk')])).toEqual([1]);
  expect(await addActs([act('clue'), act('settlement')])).toEqual([2, 3]);
  await expect(addActs([act('another clue'), act('another settlement')])).rejects.toThrow('Quota');
  expect(idsOn(disk)).toEqual(['a talk', 'clue', 'settlement']);
});

test('What was typed goes with the act that is made of it, and stays where the act is not kept: it is never sent twice nor lost.', async () => {
  const disk = roomFor(1);
  const { addActs } = await store();
  const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const typed = { draftId: 'second', words: '堵着门不让进' };
  disk.named.set('draft again 1', 'typed');
  disk.named.set('draft survey 1', 'typed');
  const made = { item: { id: 'first' }, title: '', typed: null, problem: null, arrived: null } as unknown as Body;
  const [kept] = await sealedActs(key, 'a', [made], { draft: { name: 'again 1', typed } });
  if (kept === undefined) throw new Error('One act was made.');
  expect((await openJson<Body>(key, kept.act.sealed)).draft).toEqual({ name: 'again 1', typed });
  const [n = 0] = await addActs([kept.act], { sealed: await leftOf(key, { name: 'again 1', typed }) });
  expect([idsOn(disk), [...disk.named.keys()]]).toEqual([['first'], ['draft survey 1']]);
  // There is no room for a second one: its draft is still there.
  const survey = await leftOf(key, { name: 'survey 1', typed: null, next: { id: 'next', answers: {} } });
  await expect(addActs([act('sheet')], { sealed: survey })).rejects.toThrow('Quota');
  expect(disk.named.get('draft survey 1')).toBe('typed');
  // In the stead of one that was not taken there is; and the next person's sheet has its own id from the same writing on.
  await addActs([act('sheet')], { instead: [n], sealed: survey });
  expect(idsOn(disk)).toEqual(['sheet']);
  expect(await openJson(key, disk.named.get('draft survey 1') as never)).toEqual({ id: 'next', answers: {} });
});
