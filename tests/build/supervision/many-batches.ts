/** A ledger of samplings as it is after years: twenty thousand batches, written in bulk. */
import pg from 'pg';
import type { TestDatabase } from '../house/database.ts';

const products = ['散装老式蛋糕', '酱香饼', '电热水壶', '儿童背带裤', '复合肥料', '散装白酒', '大米', '挂面'];

/** Of every twenty one is open and one unqualified; two offices and the county share them. */
export async function insertManyBatches(
  database: TestDatabase,
  n: number,
  offices: readonly [string, string],
): Promise<void> {
  const owner = new pg.Client(database.owner);
  await owner.connect();
  await owner.query(
    `insert into sampling_batch (county_id, id, number, state, product_class, commissioner, office_id, product, seller_name, maker, lot,
        sampled_on, sampler_ids, result, due_on, closed_on, by_id)
      select (select county_id from county limit 1), gen_random_uuid(), '抽' || (2000 + i / 1000) || '-' || lpad((i % 1000)::text, 4, '0'),
        case when i % 20 = 0 then 'told' else 'closed' end, (array['food', 'appliance'])[1 + i % 2], (array['province', 'city', 'county'])[1 + i % 3],
        (array[$3, $4, null])[1 + i % 3], ($2::text[])[1 + i % 8], '第' || i || '号超市', case when i % 97 = 0 then '福来糕点坊' else '某厂' end,
        'L' || i, date '2005-01-01' + (i / 3), '["a","b"]'::jsonb,
        jsonb_build_object('reportNumber', 'R-' || i, 'items', jsonb_build_array(jsonb_build_object('item', '项目', 'fit', i % 20 <> 0))),
        case when i % 20 = 0 then date '2026-01-01' + (i / 20) end, case when i % 20 = 0 then null else date '2026-01-01' end,
        gen_random_uuid()
      from generate_series(1, $1::integer) as i`,
    [n, products, offices[0], offices[1]],
  );
  await owner.query('analyze sampling_batch');
  await owner.end();
}
