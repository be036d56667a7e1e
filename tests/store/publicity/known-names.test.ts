/** Which shops and people the gate of publication knows in a text. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOperatorsIn } from '../../../src/store/operator/operators-in.ts';
import { listBehind } from '../../../src/store/publicity/warning/known-names.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
const countyId = 990126;
const shop = randomUUID();

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-08-17T09:00:00+08:00');
  await addShop(shop, '老周农资店');
  await app.database.pool.query(
    `insert into operator_name (county_id, operator_id, name, source) values (${countyId}, $1, '清河县前进镇周记农业生产资料（批发）门市部', 'register')`,
    [shop],
  );
  await app.database.pool.query(
    `insert into matter_operator (county_id, matter_id, operator_id, kind, number, name, state, why, at)
      values (${countyId}, $1, $2, 'complaint', '投2026-90001', '村口周家', 'sure', '{}', now())`,
    [randomUUID(), shop],
  );
  for (const name of ['周记', '丰源行', '城北农贸市场', '城北农贸市场周记']) await addShop(randomUUID(), name);
});
afterAll(() => app.close());

const addShop = (id: string, name: string) =>
  app.database.pool.query(
    `insert into operator (county_id, id, name, source, root_id, opened_at) values (${countyId}, $1, $2, 'register', $1, now())`,
    [id, name],
  );
const inTexts = (...texts: string[]) => listOperatorsIn(app.deps.db, countyId, texts);

describe('shops that a text names', () => {
  it('are found by the name of the register, by another name and as a complainant wrote it, each whole', async () => {
    expect(await inTexts('春上在老周农资店买的')).toEqual(['老周农资店']);
    expect(await inTexts('清河县前进镇周记农业生产资料（批发）门市部卖的种')).toEqual([
      '清河县前进镇周记农业生产资料（批发）门市部',
    ]);
    expect(await inTexts('村口周家也卖')).toEqual(['村口周家']);
    expect(await inTexts('丰源行')).toEqual(['丰源行']);
    expect(await inTexts('清河县前进镇的农资店', '老周', '周记', '')).toEqual([]);
    expect(await inTexts('老周\n农资店')).toEqual([]);
  });

  it('are no market, which is a place', async () => {
    expect(await inTexts('在城北农贸市场买的')).toEqual([]);
    expect(await inTexts('在城北农贸市场周记买的')).toEqual(['城北农贸市场周记']);
  });

  it('are looked up for many texts at once', async () => {
    expect(await inTexts('老周农资店', '丰源行', '别的')).toEqual(['丰源行', '老周农资店'].toSorted());
  });

  it('are looked up by an index: no plan reads the register or the complaints through', async () => {
    const client = await app.database.pool.connect();
    try {
      await client.query('set enable_seqscan = off');
      const { rows } = await client.query(
        `explain select name from matter_operator where county_id = ${countyId} and (left(name, 8) collate "C") = any(array['村口周家'])`,
      );
      expect(rows.map((row) => Object.values(row)[0]).join('\n')).toContain('matter_operator_head');
    } finally {
      client.release();
    }
  });
});

describe('people behind a text', () => {
  it('are those of the matters that it names, and of those that belong to an incident that it names', async () => {
    const file = async (name: string) => {
      const { body } = await app.as(cast.centre)(
        'POST',
        '/api/complaints',
        filing({ consumer: { name, phone: '13800000317', address: '三组', regionId: 'V0303' } }),
      );
      return body.complaint?.number ?? body.number;
    };
    const [mine, other, third] = [await file('马德旺'), await file('赵春花'), await file('钱多多')];
    const form = { id: randomUUID(), title: '丰垦818 玉米不结穗', reason: '同一个品种', numbers: [mine, other] };
    const { number } = (await app.as(cast.centre)('POST', '/api/incidents', form)).body.entry;
    const names = (rows: { names: string[] }[]) => rows.flatMap((row) => row.names).toSorted();
    expect(names(await listBehind(app.deps.db, countyId, [third]))).toEqual(['钱多多']);
    expect(names(await listBehind(app.deps.db, countyId, [number]))).toEqual(['马德旺', '赵春花'].toSorted());
    expect(await listBehind(app.deps.db, countyId, [])).toEqual([]);
  });
});
