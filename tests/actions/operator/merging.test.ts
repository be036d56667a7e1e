import fc from 'fast-check';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeOperators, openOperator, partOperators } from '../../../src/actions/operator/operator.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const ctx = () => county.ctx('fangmin', '2026-05-13');
const rows = async () =>
  (await sql`select * from operator where county_id = 990126 order by id`.execute(county.db)).rows as {
    id: string;
    rootId: string;
  }[];

/** Which shops stand on one page, as the merges that were not taken back say it. */
function pagesOf(ids: readonly string[], merges: readonly { kept: string; gone: string }[]): string[][] {
  const into = new Map(merges.map(({ kept, gone }) => [gone, kept]));
  const rootOf = (id: string): string => (into.has(id) ? rootOf(into.get(id) ?? '') : id);
  return ids.map((id) => [id, rootOf(id)]);
}

it('whatever is merged and parted in whatever order, the pages are those of the merges that stand, and none leaves a trace', async () => {
  const names = ['甲丰农资店', '乙利超市', '丙顺饭店', '丁宝手机店', '戊康药房', '己福家电'];
  const ids: string[] = [];
  for (const name of names) {
    const form = { id: uuidv7(), name, code: '', phone: '', address: '', regionId: null, state: 'open', names: [] };
    ids.push((await openOperator(ctx(), form as Parameters<typeof openOperator>[1])).id);
  }
  const before = await rows();
  const step = fc.record({ merge: fc.boolean(), a: fc.nat(5), b: fc.nat(5), which: fc.nat(9) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const standing: { id: string; kept: string; gone: string }[] = [];
      for (const { merge, a, b, which } of steps) {
        const [kept = '', gone = ''] = [ids[a], ids[b]];
        const one = standing[which % Math.max(1, standing.length)];
        if (merge) {
          const id = uuidv7();
          try {
            await mergeOperators(ctx(), kept, { id, goneId: gone, reason: '看着是一家' });
            standing.push({ id, kept, gone });
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        } else if (one !== undefined) {
          await partOperators(ctx(), one.id, '认错了，是两家');
          standing.splice(standing.indexOf(one), 1);
        }
        const pages = (await rows()).map(({ id, rootId }) => [id, rootId]);
        expect(pages).toEqual(
          pagesOf(
            before.map(({ id }) => id),
            standing,
          ),
        );
      }
      for (const { id } of standing) await partOperators(ctx(), id, '全部拆开');
      expect(await rows()).toEqual(before);
    }),
    { numRuns: 15 },
  );
}, 60_000);
