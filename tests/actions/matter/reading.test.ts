import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { books, readersWith } from '../../../src/actions/desk/readers.ts';
import { readMatters, type MatterReader, type Read } from '../../../src/actions/matter/reading.ts';
import { readFacts } from '../../../src/outside/seeds.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { aFiling } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const day = '2026-05-13';
const signal = new AbortController().signal;

/** Remembers what it was handed. */
function aReader(name: string, { version = 1, fails = () => false }: { version?: number; fails?: () => boolean } = {}) {
  const read: Read[] = [];
  const reader: MatterReader & { reads: Read[] } = {
    name,
    version,
    kinds: ['complaint', 'tipoff', 'inquiry'],
    reads: read,
    read: async (_tx, _ctx, one) => {
      if (fails()) throw new Error('broken on purpose');
      read.push(one);
    },
  };
  return reader;
}

const numbersOf = (reads: readonly Read[]) => reads.flatMap(({ matters }) => matters.map(({ number }) => number));
const file = (n: number) =>
  Promise.all(Array.from({ length: n }, () => fileComplaint(county.ctx('consumer', day), aFiling())));
const run = (list: readonly MatterReader[], isOver = () => false) =>
  readMatters(county.ctx('fangmin', day), { readers: list, books, signal, isOver });

describe('reading every matter once', () => {
  it('hands what was there before, then what is filed later, each once and in the order of its numbers', async () => {
    const before = (await file(3)).map(({ number }) => number).toSorted();
    const reader = aReader('order');
    await run([reader]);
    expect(reader.reads.every(({ isOld }) => isOld)).toBe(true);
    expect(numbersOf(reader.reads)).toEqual(expect.arrayContaining(before));
    reader.reads.length = 0;
    const later = (await file(4)).map(({ number }) => number).toSorted();
    await run([reader]);
    expect(reader.reads.map(({ isOld }) => isOld)).toEqual([false]);
    expect(numbersOf(reader.reads)).toEqual(later);
    reader.reads.length = 0;
    await run([reader]);
    expect(reader.reads).toEqual([]);
  });

  it('hands a batch again when its transaction failed, and lets the other readers go on', async () => {
    let broken = true;
    const [weak, sound] = [aReader('weak', { fails: () => broken }), aReader('sound')];
    await expect(run([weak, sound])).rejects.toThrow('broken on purpose');
    expect([weak.reads.length, numbersOf(sound.reads).length > 0]).toEqual([0, true]);
    broken = false;
    await run([weak, sound]);
    expect(numbersOf(weak.reads).toSorted()).toEqual(numbersOf(sound.reads).toSorted());
  });

  it('reads what is new before the old, a hundred at a time, and goes on where it was cut off', async () => {
    await file(230);
    const reader = aReader('cut');
    let turns = 0;
    await run([reader], () => (turns += 1) > 1);
    expect(numbersOf(reader.reads)).toHaveLength(100);
    const [fresh] = await file(1);
    await run([reader], () => (turns += 1) > 3);
    expect(reader.reads[1]).toMatchObject({ isOld: false, matters: [{ number: fresh?.number }] });
    await run([reader]);
    const all = numbersOf(reader.reads);
    expect(new Set(all).size).toBe(all.length);
    const { length } = await county.db.selectFrom('complaint').select('id').execute();
    expect(all.filter((number) => number.startsWith('投'))).toHaveLength(length);
  });

  it('reads all again in a newer version, and two runs at once read nothing twice', async () => {
    const first = aReader('again');
    await run([first]);
    const second = aReader('again', { version: 2 });
    await Promise.all([run([second]), run([second])]);
    expect(numbersOf(second.reads).toSorted()).toEqual(numbersOf(first.reads).toSorted());
  });

  it('hands what was erased apart: nothing is left to read of it', async () => {
    const reader = aReader('erased');
    await run([reader]);
    reader.reads.length = 0;
    const [gone] = await file(1);
    await transact(county.db, (tx) =>
      tx
        .updateTable('complaint')
        .set({ erasedOn: day })
        .where('id', '=', gone?.id ?? '')
        .execute(),
    );
    await run([reader]);
    expect(reader.reads).toMatchObject([{ matters: [], erased: [{ id: gone?.id }] }]);
  });

  it('names each reader once', () => {
    const readers = readersWith({ facts: readFacts });
    expect(new Set(readers.map(({ name }) => name)).size).toBe(readers.length);
  });
});
