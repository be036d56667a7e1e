import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillCounty } from '../../../scripts/bench/county.ts';
import type { FigurePeriod } from '../../../src/domain/figures/figure.ts';
import { countFigures } from '../../../src/store/figures.ts';
import { countCells, listFigureFaults } from '../../../src/store/figures/cells.ts';
import { findBrokenLine } from '../../../src/store/base/ledger-proof.ts';
import { takeNumbers } from '../../../src/store/base/numbering.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';

const size = 2000;
let database: TestDatabase;
let made: Awaited<ReturnType<typeof fillCounty>>;
/** What a new database has before anything is written by COPY. */
let fresh: string[];
const indexes = async () => {
  const { rows } = await sql<{ indexdef: string }>`select indexdef from pg_indexes
    where tablename in ('complaint', 'ledger') order by indexdef`.execute(database.db);
  return rows.map(({ indexdef }) => indexdef);
};
beforeAll(async () => {
  database = await testDatabase();
  fresh = await indexes();
  made = await fillCounty(database.db, database.owner, size, () => undefined);
});
afterAll(() => database.close());

/** What the bench measures on must be a county as the program itself would have made it. */
describe('a generated county', () => {
  it('has an unbroken ledger of several lines a matter, and all indexes and keys again', async () => {
    const lines = made.generated?.ledgerLines ?? 0;
    expect(lines).toBeGreaterThan(5 * size);
    // One more line tells that the county was set up, and one for each account what it is.
    const accounts = await database.db.selectFrom('account').select('id').execute();
    expect(await findBrokenLine(database.db)).toEqual({ lines: lines + 1 + accounts.length, broken: null });
    expect(fresh.length).toBeGreaterThan(10);
    expect(await indexes()).toEqual(fresh);
  });

  it('has figures in cells that equal a recount', async () => {
    expect(await countCells(database.db)).toBeGreaterThan(size);
    for (const countyId of [990126, null]) expect(await listFigureFaults(database.db, countyId, 5)).toEqual([]);
  });

  it('has a tally that equals a recount', async () => {
    const tally =
      await sql`select office_id, handler_id, stage, due_on, legal_on, n from complaint_tally order by 1, 2, 3, 4, 5`.execute(
        database.db,
      );
    const recount =
      await sql`select coalesce(office_id, '') as office_id, coalesce(handler_id::text, '') as handler_id, stage,
      coalesce(due_on, 'infinity') as due_on, coalesce(legal_on, 'infinity') as legal_on, count(*)::integer as n
      from complaint group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(database.db);
    expect(tally.rows.length).toBeGreaterThan(10);
    expect(tally.rows).toEqual(recount.rows);
  });

  it('has figures that equal a recount of the matters', async () => {
    const period: FigurePeriod = { from: '2000-01-01', to: '2099-12-31', officeId: null };
    const counted = await countFigures(database.db, made.facts.county.countyId, period);
    const recount = await sql<
      Record<string, number>
    >`select count(received_at) as received, count(accepted_on) as accepted,
      count(*) filter (where outcome = 'declined') as declined, count(*) filter (where sessions <> '[]') as mediated,
      count(*) filter (where outcome = 'settled') as settled, count(*) filter (where outcome = 'terminated') as terminated,
      count(*) filter (where state = 'closed' and accepted_on is not null) as closed,
      coalesce(sum(recovered_fen), 0)::bigint as recovered_fen from complaint`.execute(database.db);
    for (const [name, value] of Object.entries(recount.rows[0] ?? {})) {
      expect(value, name).toBeGreaterThan(0);
      expect(counted[name as keyof typeof counted], name).toBe(value);
    }
  });

  it('goes on with the next number', async () => {
    const { countyId } = made.facts.county;
    const last = await sql<{ year: number; last: number }>`select year, last from counter where series = 'complaint'
      order by year desc limit 1`.execute(database.db);
    const { year, last: n } = last.rows[0] as { year: number; last: number };
    const numbers = await sql<{
      n: number;
    }>`select count(*) as n from complaint where number like ${`投${year}-%`}`.execute(database.db);
    expect(n).toBe(numbers.rows[0]?.n);
    expect(await transact(database.db, (tx) => takeNumbers(tx, countyId, 'complaint', year, 1))).toBe(n + 1);
  });
});
