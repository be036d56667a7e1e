import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { mapCategories, previewCategories, saveCategoryChanges } from '../../../src/actions/desk/category-mapping.ts';
import { books } from '../../../src/actions/desk/readers.ts';
import type { CategoryChange } from '../../../src/domain/county/category-version.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { listMappings } from '../../../src/store/county/category.ts';
import { findCountyFacts, forgetCountyFacts } from '../../../src/store/county/county.ts';
import { foldFigures, listFigureFaults } from '../../../src/store/figures/cells.ts';
import { listClosedFaults } from '../../../src/store/figures/closed-tally.ts';
import { listPaceFaults } from '../../../src/store/figures/pace-cells.ts';
import { cast } from '../../build/cast.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { dice, live, qinghe, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';

let county: Qinghe;
const day = '2026-05-06';
beforeAll(async () => {
  county = await qinghe();
  await live(county, 12, '2026-04-14', dice(7));
});
afterAll(() => county.close());

/** Somebody, with the lists as they are now. */
async function now(who: string) {
  forgetCountyFacts(county.db);
  const facts = await findCountyFacts(county.db);
  if (facts === null) throw new Error('There is a county.');
  return { ...county.ctx(who, day), county: facts };
}
async function run({ stopAfter = Infinity, atOnce = 3 } = {}): Promise<void> {
  const ctx = await now(cast.admin);
  const stopping = new AbortController();
  let announced = 0;
  const announce = () => {
    announced += 1;
    if (announced >= stopAfter) stopping.abort();
  };
  if (stopAfter === 0) stopping.abort();
  const system = { ...ctx, actor: { ...ctx.actor, id: 'system', role: 'system' as const }, announce };
  await mapCategories(system, books, stopping.signal, atOnce);
}
const save = async (version: number, changes: CategoryChange[], id = uuidv7()) =>
  saveCategoryChanges(await now(cast.admin), { id, version, changes, reason: '按市局新的分类' });
const file = async (categoryCode: string, natureCode = 'N01') =>
  fileComplaint(await now(cast.centre), aFiling({ categoryCode, natureCode }));
const under = (code: string) =>
  county.db
    .selectFrom('complaint')
    .select(['id', 'number'])
    .where((where) => where.or([where('categoryCode', '=', code), where('natureCode', '=', code)]))
    .execute();
const linesOf = (verb: 'category-mapped' | 'categories-mapped') =>
  county.db.selectFrom('ledger').select(['matterId', 'detail']).where('verb', '=', verb).execute();

describe('categories that are merged', () => {
  it('are counted before, and their matters go one by one, each with a line; every count is a recount afterwards', async () => {
    await Promise.all(Array.from({ length: 5 }, () => file('G10.3')));
    const own = await under('G10.3');
    expect(own.length).toBeGreaterThan(4);
    const change = { act: 'retire', code: 'G10.3', into: 'G10.1' } as const;
    const effect = await previewCategories(await now(cast.admin), [change]);
    const all = effect.moves[0]?.n ?? 0;
    expect(effect.moves).toMatchObject([{ from: { code: 'G10.3' }, to: { code: 'G10.1' }, recent: all }]);
    expect(effect.moves[0]?.counts.find(({ kind }) => kind === 'complaint')?.n).toBe(own.length);

    expect(await save(0, [change])).toBe(1);
    // A stop before the first of them, one behind the first batch with an open matter; the next run goes on.
    await run({ stopAfter: 0 });
    expect(await under('G10.3')).toHaveLength(own.length);
    await run({ stopAfter: 1 });
    const left = (await under('G10.3')).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(own.length);
    await run();
    const lines = await linesOf('category-mapped');
    expect(lines).toHaveLength(all);
    expect(new Set(lines.map(({ matterId }) => matterId)).size).toBe(all);
    expect(lines[0]?.detail).toMatchObject({ field: 'category', from: 'G10.3', to: 'G10.1', version: 1 });
    expect(await under('G10.3')).toEqual([]);
    expect(await listMappings(county.db, countyId)).toMatchObject([
      { version: 1, toMove: all, moved: all, doneAt: expect.any(Date) },
    ]);
    await transact(county.db, (tx) => foldFigures(tx, 1e9));
    expect([
      ...(await listFigureFaults(county.db, countyId, 5)),
      ...(await listPaceFaults(county.db, countyId, 5)),
      ...(await listClosedFaults(county.db, countyId, 5)),
    ]).toEqual([]);
    expect((await findBrokenLine(county.db)).broken).toBeNull();
    // Nothing is left, and nothing is written.
    await run();
    expect(await linesOf('category-mapped')).toHaveLength(all);
    expect((await linesOf('categories-mapped')).map(({ detail }) => detail)).toEqual([{ version: 1, n: all }]);
  });

  it('take what comes later under the old code along; what was ended without another is not filed any more', async () => {
    const late = await file('G10.3');
    expect(late.categoryCode).toBe('G10.3');
    await run();
    expect(await under('G10.3')).toEqual([]);
    expect((await under('G10.1')).map(({ number }) => number)).toContain(late.number);
    const version = await save(1, [{ act: 'retire', code: 'V08', into: null }]);
    // A telephone has a week to hear of it.
    expect((await file('V08')).categoryCode).toBe('V08');
    expect(
      await laterCodeOf(async () =>
        fileComplaint({ ...(await now(cast.centre)), today: '2026-05-14' }, aFiling({ categoryCode: 'V08' })),
      ),
    ).toBe('category-retired');
    await save(version, [{ act: 'revive', code: 'V08' }]);
    expect((await file('V08')).categoryCode).toBe('V08');
  });

  it('are kinds of problem too', async () => {
    const first = await save(3, [
      { act: 'add', code: 'N10', parentCode: null, kind: 'nature', zh: '算法杀熟', en: '' },
    ]);
    const { number } = await file('G01.7', 'N10');
    const merged = { act: 'retire', code: 'N10', into: 'N04' } as const;
    // A meal under it is about food, and would be about its price.
    const meal = await file('V01.1', 'N10');
    expect(await laterCodeOf(() => save(first, [merged]))).toBe('category-meals-open');
    await county.db.updateTable('complaint').set({ stage: 'done' }).where('id', '=', meal.id).execute();
    await save(first, [merged]);
    await run();
    expect(await under('N10')).toEqual([]);
    expect((await under('N04')).map((one) => one.number)).toContain(number);
  });

  it('of two versions that wait at once count each its own, under the version that ended the class', async () => {
    await Promise.all([file('G01.9'), file('G01.8'), file('G01.8')]);
    const first = await save(5, [{ act: 'retire', code: 'G01.9', into: 'G01.7' }]);
    const second = await save(first, [{ act: 'retire', code: 'G01.8', into: 'G01.7' }]);
    await run();
    const mapped = await listMappings(county.db, countyId);
    const of = (version: number) => mapped.find((one) => one.version === version);
    expect(of(first)).toMatchObject({ toMove: of(first)?.moved, doneAt: expect.any(Date) });
    expect(of(second)).toMatchObject({ toMove: of(second)?.moved, doneAt: expect.any(Date) });
    expect(of(second)?.moved).toBeGreaterThanOrEqual(2);
  });

  it('are saved once for a second press, and not over a version that was not read', async () => {
    const id = uuidv7();
    const rename = [{ act: 'rename', code: 'G02.2', zh: '鞋类', en: '' }] as const;
    const version = await save(7, [...rename], id);
    expect(await save(7, [...rename], id)).toBe(version);
    expect(await laterCodeOf(() => save(7, [{ act: 'rename', code: 'G02.1', zh: '衣服', en: '' }]))).toBe(
      'changed-meanwhile',
    );
    const { county: facts } = await now(cast.admin);
    expect(facts.categories.find(({ code }) => code === 'G02.2')).toMatchObject({ zh: '鞋类', en: '鞋类' });
  });
});
