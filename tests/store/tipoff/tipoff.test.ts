import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tipoffStates, type Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import { insertMany } from '../../../src/store/base/db.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { countyId, noonOf } from '../../build/complaint.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { aTipoff } from '../../build/tipoff.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

/** The tip-off as the rules made it, with people and places that the sample county has. */
function placed(tipoff: Tipoff): Tipoff {
  const officers = county.accounts.filter(({ role, organisationId }) => role !== 'admin' && organisationId === 'SO-CG');
  const [handler, second] = officers.map(({ id }) => id);
  const has = tipoff.handlerId !== null;
  return { ...tipoff, handlerId: has ? (handler ?? null) : null, secondId: has ? (second ?? null) : null };
}

async function save(...tipoffs: Tipoff[]): Promise<void> {
  await transact(county.db, async (tx) => {
    for (const { reporterId } of tipoffs) {
      if (reporterId === null) continue;
      const sealed = Buffer.from('sealed');
      const row = {
        countyId,
        id: reporterId,
        sealed,
        keyId: 'k1',
        phoneMark: null,
        identityMark: null,
        sealedAt: noonOf('2026-04-20'),
      };
      await tx.insertInto('reporter').values(row).execute();
    }
    await insertMany(tx, 'tipoff', tipoffs);
  });
}

const tallied = async () =>
  (
    await sql<{
      stage: string;
      n: number;
    }>`select stage, sum(n)::integer as n from tipoff_tally group by 1 having sum(n) <> 0 order by 1`.execute(county.db)
  ).rows;
const recounted = async () =>
  (
    await sql<{
      stage: string;
      n: number;
    }>`select stage, count(*)::integer as n from tipoff group by 1 order by 1`.execute(county.db)
  ).rows;

describe('the table of tip-offs', () => {
  it.each(tipoffStates)('takes a tip-off in the state %s and gives it back as it was', async (state) => {
    const tipoff = placed(aTipoff({ state }));
    await save(tipoff);
    const found = await county.db
      .selectFrom('tipoff')
      .selectAll()
      .where('id', '=', tipoff.id)
      .executeTakeFirstOrThrow();
    expect(found).toEqual(tipoff);
  });

  it('is tallied exactly, through any change of many rows, and back with what is rolled back', async () => {
    expect(await tallied()).toEqual(await recounted());
    await transact(county.db, (tx) =>
      tx.updateTable('tipoff').set({ stage: 'done', dueOn: null }).where('state', '=', 'closed').execute(),
    );
    expect(await tallied()).toEqual(await recounted());
    const before = await tallied();
    await expect(
      transact(county.db, async (tx) => {
        await tx.updateTable('tipoff').set({ stage: 'toTell' }).execute();
        throw new Error('on purpose');
      }),
    ).rejects.toThrow('on purpose');
    expect(await tallied()).toEqual(before);
  });

  it.each([
    ['an anonymous one with an identity', { anonymous: true, realName: false }],
    ['a named one without an identity', { reporterId: null }],
    ['a code word of who gave a name', { codeWordHash: 'hash' }],
    ['one that is entrusted', { entrustedTo: 'CA' }],
    ['a decision without a day', { outcome: 'notOpened' as const }],
    ['a verification without officers', { state: 'verifying' as const }],
    ['a case without a number', { outcome: 'opened' as const, decidedOn: '2026-04-28' }],
    ['a close without a day', { state: 'closed' as const }],
  ])('refuses %s', async (_, change) => {
    await expect(save({ ...aTipoff(), ...change })).rejects.toThrow(/check constraint/u);
  });
});

describe('the search of tip-offs', () => {
  it('goes over number, operator, address and story, and over nothing of the reporter', async () => {
    const found = await sql<{
      index: string;
    }>`select indexdef as index from pg_indexes where indexname = 'tipoff_search'`.execute(county.db);
    const fields = [...(found.rows[0]?.index ?? '').matchAll(/\b(?:number|\w+_\w+|story)\b/gu)].map(([word]) => word);
    expect(new Set(fields)).toEqual(
      new Set(['tipoff_search', 'county_id', 'search_pairs', 'number', 'operator_name', 'operator_address', 'story']),
    );
  });

  it('finds no name, telephone or address anywhere in the table of reporters', async () => {
    const columns = await sql<{
      column: string;
    }>`select column_name as column from information_schema.columns where table_name = 'reporter'`.execute(county.db);
    expect(columns.rows.map(({ column }) => column).toSorted()).toEqual([
      'county_id',
      'id',
      'identity_mark',
      'key_id',
      'phone_mark',
      'sealed',
      'sealed_at',
      'tipoff_id',
    ]);
  });

  it('has its tally written by a function that cannot be led astray by a temporary table', async () => {
    const found = await sql<{ config: string[]; definer: boolean }>`
      select proconfig as config, prosecdef as definer from pg_proc where proname = 'tipoff_tally_change'`.execute(
      county.db,
    );
    expect(found.rows).toEqual([{ config: ['search_path=public, pg_temp'], definer: true }]);
  });
});
