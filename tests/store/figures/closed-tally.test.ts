/** What was closed is counted by acts, whatever they do to a matter: always as a recount of all matters says. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldNoted } from '../../../src/actions/figures/folding.ts';
import { defaultRetentionYears } from '../../../src/domain/law/local-limits.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { findUpkeep } from '../../../src/store/base/upkeep.ts';
import { countGraded, foldClosed, listClosedFaults } from '../../../src/store/figures/closed-tally.ts';
import { countDue } from '../../../src/store/desk/erasure.ts';
import { countyId } from '../../build/complaint.ts';
import { dice, live, oneOf, qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
let owner: pg.Client;
beforeAll(async () => {
  county = await qinghe();
  owner = new pg.Client(county.database.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await county.close();
});

const one = `(select id from complaint where closed_on is not null order by md5(id::text || $1) limit 1)`;
/** Whatever may come to a matter once it is closed, or was. */
const acts = [
  `closed_on = closed_on - 40`,
  `satisfaction = 1 + (coalesce(satisfaction, 0) + 1) % 4`,
  `satisfaction = null`,
  `office_id = case when office_id = 'SO-LH' then 'SO-CG' else 'SO-LH' end`,
  `category_code = case when category_code is null then 'V13.2' else null end`,
  `merged = null, outcome = case when outcome = 'withdrawn' then 'settled' else 'withdrawn' end`,
  `merged = case when merged is null then '{}'::jsonb end, outcome = case when merged is null then 'merged' else 'settled' end`,
  `erased_on = case when erased_on is null then '2026-06-01'::date end`,
  `state = 'mediating', closed_on = null, erased_on = null`,
  // What it was closed by is revoked (law 5).
  ...[1, 2].map(
    () => `annulments = annulments || jsonb_build_array(jsonb_build_object('closedOn', closed_on, 'satisfaction', satisfaction)),
      state = 'mediating', closed_on = null, satisfaction = null, erased_on = null`,
  ),
];
/** What was closed anew after its close was revoked. */
const again = `update complaint set state = 'closed', closed_on = '2026-05-04', satisfaction = 3
  where id = (select id from complaint where annulments <> '[]' and closed_on is null order by md5(id::text || $1) limit 1)`;
const periods = [
  { from: '2025-11-01', to: '2026-12-31' },
  { from: '2026-03-09', to: '2026-05-17' },
  { from: '2026-04-03', to: '2026-04-20' },
];

interface Close {
  closedOn: string | null;
  satisfaction: number | null;
}
interface Graded extends Close {
  officeId: string | null;
  categoryCode: string | null;
  /** Whether it counts as it stands. */
  stands: boolean;
  annulments: readonly Close[];
}

async function closes(): Promise<readonly Graded[]> {
  const { rows } = await owner.query<Graded>(
    `select office_id as "officeId", category_code as "categoryCode", closed_on::text as "closedOn", satisfaction,
       state = 'closed' and (outcome is distinct from 'withdrawn' or firm_settled_on is not null) as stands, annulments
     from complaint where merged is null`,
  );
  return rows;
}

/** Each complaint once, as it was closed last in the days. */
function recounted(
  complaints: readonly Graded[],
  level: 'O' | 'K' | 'X',
  { from, to, officeId }: { from: string; to: string; officeId: string | null },
): unknown[] {
  const counts = new Map<string, number>();
  for (const one of complaints) {
    if (officeId !== null && one.officeId !== officeId) continue;
    const last = [...one.annulments, ...(one.stands ? [one] : [])]
      .filter(({ closedOn }) => closedOn !== null && closedOn >= from && closedOn <= to)
      .at(-1);
    if (last === undefined) continue;
    const key = JSON.stringify({
      officeId: level === 'K' ? null : one.officeId,
      category: level === 'O' ? null : (one.categoryCode?.split('.')[0] ?? null),
      grade: last.satisfaction,
    });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, n]) => ({ ...(JSON.parse(key) as object), n }));
}

async function expectRight(): Promise<void> {
  const inOrder = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();
  const complaints = await closes();
  for (const days of periods)
    for (const [level, officeId] of [
      ['O', null],
      ['K', null],
      ['X', 'SO-LH'],
      ['X', 'SO-CG'],
    ] as const) {
      const period = { ...days, officeId };
      expect(inOrder(await countGraded(county.db, countyId, period, level))).toEqual(
        inOrder(recounted(complaints, level, period)),
      );
    }
  const today = '2040-01-01';
  const due = await countDue(county.db, { countyId, today, years: defaultRetentionYears });
  const { rows } = await owner.query(
    `select extract(year from closed_on)::integer as year, count(*)::integer as n from complaint
     where state in ('closed', 'archived') and erased_on is null and closed_on is not null group by 1 order by 1`,
  );
  const kept = due.filter(({ kind }) => kind === 'complaint');
  expect(kept.map(({ year, due: n }) => ({ year, n }))).toEqual(rows);
}

it('whatever is done to closed matters, before, while and after it is folded', async () => {
  const roll = dice(11);
  for (let round = 0; round < 3; round += 1) {
    await live(county, 6, '2026-03-02', roll);
    for (let i = 0; i < 14; i += 1)
      await owner.query(`update complaint set ${oneOf(roll, acts)} where id = ${one}`, [String(roll(1000))]);
    await owner.query(again, [String(roll(1000))]);
    await expectRight();
    if (round % 2 === 0) {
      expect(await transact(county.db, (tx) => foldClosed(tx, 7))).toBe(7);
      await expectRight();
    }
  }
  await foldNoted(county.db, new AbortController().signal);
  expect((await owner.query('select from closed_note')).rowCount).toBe(0);
  expect((await owner.query('select from opinion_tally')).rowCount).toBeGreaterThan(0);
  await expectRight();
  await owner.query('delete from kept_tally');
  await owner.query('select fill_closed_tallies()');
  await expectRight();
});

it('are proved cell by cell, and say which is wrong', async () => {
  // By chance nothing that counts may be left closed.
  await owner.query(`update complaint set state = 'closed', closed_on = '2026-05-04', outcome = 'settled', merged = null, erased_on = null
    where id = (select id from complaint where annulments = '[]' order by id limit 1)`);
  await foldNoted(county.db, new AbortController().signal);
  expect(await listClosedFaults(county.db, countyId, 5)).toEqual([]);
  await owner.query(
    `update opinion_tally set n = n + 1 where ctid = (select ctid from opinion_tally where level = 'O' limit 1)`,
  );
  await owner.query(`delete from kept_tally where ctid = (select ctid from kept_tally where n > 0 limit 1)`);
  const faults = await listClosedFaults(county.db, countyId, 5);
  expect(faults.map(({ tally }) => tally)).toEqual(['kept', 'opinion']);
  expect(faults[0]).toMatchObject({ countyId, held: 0 });
  expect(faults[1]?.held).toBe((faults[1]?.counted ?? 0) + 1);
  await owner.query('select fill_closed_tallies()');
  expect(await listClosedFaults(county.db, countyId, 5)).toEqual([]);
});

it('of one county that cannot be folded do not hold up those of the others, and the machine keeper is told since when', async () => {
  await live(county, 6, '2026-03-02', dice(23));
  await owner.query(
    `insert into closed_note select 990001, 'complaint', '2026-05-04', '', '', 0, 0, 2147483647 from generate_series(1, 2)`,
  );
  await expect(foldNoted(county.db, new AbortController().signal)).rejects.toMatchObject({ code: '22003' });
  const { rows } = await owner.query('select distinct county_id from closed_note');
  expect(rows).toEqual([{ county_id: 990001 }]);
  const { unfolded } = await findUpkeep(county.db, new Date());
  expect(unfolded).toMatchObject({ n: 2, failingSince: expect.any(Date) as Date });
  await expect(foldNoted(county.db, new AbortController().signal)).rejects.toThrow();
  expect((await findUpkeep(county.db, new Date())).unfolded.failingSince).toEqual(unfolded.failingSince);
  await owner.query('delete from closed_note');
  await foldNoted(county.db, new AbortController().signal);
  expect((await findUpkeep(county.db, new Date())).unfolded).toEqual({ n: 0, failingSince: null });
  await expectRight();
});

it('folds a storm of notes in a few pieces, and says how many wait', async () => {
  await owner.query(
    `insert into closed_note select $1, 'inquiry', '2026-05-04'::date + i % 300, '', '', 0, 0, case i % 2 when 0 then 1 else -1 end
     from generate_series(1, 30000) as i`,
    [countyId],
  );
  const { unfolded } = await findUpkeep(county.db, new Date());
  expect(unfolded.n).toBe(30_000);
  let folds = 0;
  const counting = county.db.withPlugin({
    transformQuery({ node }) {
      if (JSON.stringify(node).includes('closed_fold(')) folds += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  await foldNoted(counting, new AbortController().signal);
  expect(folds).toBe(3);
  expect((await findUpkeep(county.db, new Date())).unfolded.n).toBe(0);
});

it('notes nothing for a filing, and can be written by no role of the program', async () => {
  await foldNoted(county.db, new AbortController().signal);
  await owner.query(`update complaint set urged_times = urged_times + 1`);
  expect((await owner.query('select from closed_note')).rowCount).toBe(0);
  for (const statement of ['delete from closed_note', 'update opinion_tally set n = 0', 'delete from kept_tally'])
    await expect(sql.raw(statement).execute(county.db)).rejects.toMatchObject({ code: '42501' });
});
