/** M9: all bytes of complaints and ledger with their indexes, divided by the bytes of what people wrote into them. */
import pg from 'pg';
import type { Bench, Figure } from './county.ts';

/** What a complaint lies in, with what it is found by. */
const tables = [
  'complaint',
  'ledger',
  'ledger_tail',
  'figure_cell',
  'figure_change',
  'pace_cell',
  'closed_note',
  'opinion_tally',
  'kept_tally',
  'complaint_fresh',
  'complaint_pairs',
];

export async function measureBytes(bench: Bench): Promise<Figure[]> {
  const county = await bench.county(bench.sizes[1]);
  const client = new pg.Client(county.owner);
  await client.connect();
  const { rows } = await client.query<{ name: string; bytes: number }>(
    `with counted as (select unnest($1::regclass[]) as oid)
     select relname as name, pg_relation_size(c.oid)::float as bytes from pg_class as c
     where c.oid in (select oid from counted) or c.oid in (select indexrelid from pg_index where indrelid in (select oid from counted))
     order by 2 desc`,
    [tables],
  );
  await client.end();
  const of = (bytes: number) => (bytes / county.size).toFixed(0);
  const text = county.generated?.textBytes ?? 0;
  const value = rows.reduce((sum, { bytes }) => sum + bytes, 0) / text;
  return [
    {
      metric: 'M9',
      name: `bytes a complaint with history and indexes ÷ its words, at ${county.size}`,
      value,
      target: '≤ 8',
      reached: value <= 8,
      how: `words ${of(text)}; ${rows
        .slice(0, 8)
        .map(({ name, bytes }) => `${name} ${of(bytes)}`)
        .join(', ')}`,
    },
  ];
}
