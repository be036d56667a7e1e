/** The list of batches of an old ledger: its pages, its search and its counts, and what of it leaves the house. */
import excel from 'exceljs';
import { CompiledQuery, type QueryExecutor } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOfAccount } from '../../../../src/domain/county/account.ts';
import type { Actor } from '../../../../src/domain/base/actor.ts';
import { askedOf } from '../../../../src/domain/matter/docket/docket-list.ts';
import { maySeeBatch, type SamplingBatch } from '../../../../src/domain/supervision/sampling/batch.ts';
import type { ListedPage } from '../../../../src/http/api/matter/docket-list-routes.ts';

import { listAccounts } from '../../../../src/store/county/account.ts';
import { countDocket, pageOfDocket } from '../../../../src/store/matter/docket-list.ts';
import { batchTable } from '../../../../src/store/supervision/sampling/batch.ts';
import type { Db } from '../../../../src/store/base/db.ts';
import { cast } from '../../../build/cast.ts';
import { appOf, password, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { insertManyBatches } from '../../../build/supervision/many-batches.ts';

const countyId = 990126;
const n = 20_000;
const today = '2026-06-24';
let app: TestApp;
let actors: Map<string, Actor>;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-06-24T09:00:00+08:00');
  const accounts = await listAccounts(app.deps.db, countyId);
  actors = new Map(accounts.map((one) => [one.loginName, actorOfAccount(one)]));
  const officeOf = (name: string) => actors.get(name)?.organisationId ?? '';
  await insertManyBatches(app.database, n, [officeOf(cast.officer), officeOf(cast.officerOfChengguan)]);
}, 120_000);
afterAll(() => app.close());

type Item = { entry: SamplingBatch };
type Page = Omit<ListedPage, 'items'> & { items: Item[] };
const list = async (query: string, who: string = cast.centre) => {
  const answer = await app.as(who)('GET', `/api/samplings?${query}`);
  expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200);
  return answer.body as Page;
};
const numbersOf = ({ items }: { items: readonly Item[] }) => items.map(({ entry }) => entry.number);
const actorOf = (name: string) => actors.get(name) as Actor;

/** The database, with what is asked of it kept beside. */
function listening(db: Db): { db: Db; asked: CompiledQuery[] } {
  const asked: CompiledQuery[] = [];
  const heard = (executor: QueryExecutor): QueryExecutor =>
    new Proxy(executor, {
      get(target, name) {
        if (name === 'executeQuery')
          return (query: CompiledQuery) => {
            asked.push(query);
            return target.executeQuery(query);
          };
        const found: unknown = Reflect.get(target, name, target);
        return typeof found === 'function' ? (found.bind(target) as unknown) : found;
      },
    });
  const spied = new Proxy(db, {
    get(target, name, receiver) {
      return name === 'getExecutor'
        ? () => heard(target.getExecutor())
        : (Reflect.get(target, name, receiver) as unknown);
    },
  });
  return { db: spied, asked };
}

async function plansOf(asked: readonly CompiledQuery[]): Promise<string> {
  const plans: string[] = [];
  for (const { sql, parameters } of asked) {
    const { rows } = await app.deps.db.executeQuery<Record<string, string>>(
      CompiledQuery.raw(`explain ${sql}`, [...parameters]),
    );
    plans.push(...rows.map((row) => Object.values(row)[0] ?? ''));
  }
  return plans.join('\n');
}

describe('a ledger of twenty thousand batches', () => {
  it('S8 is paged, searched and counted by its indexes, and never looked through from its beginning to its end', async () => {
    for (const who of [cast.centre, cast.officer])
      for (const query of [
        { state: ['open'] },
        { state: ['all'] },
        { state: ['all'], sort: 'oldest' },
        { state: ['all'], q: '福来糕点坊' },
        { state: ['all'], q: 'R-19999' },
        { state: ['open'], due: 'overdue' },
        { state: ['all'], from: '2010-01-01', to: '2010-02-01' },
        { state: ['all'], planId: '00000000-0000-7000-8000-000000000001' },
      ]) {
        const { db, asked } = listening(app.deps.db);
        const of = askedOf(query);
        const page = await pageOfDocket(db, actorOf(who), batchTable, of, { today, limit: 50 });
        const after = askedOf({ ...query, after: page.next ?? undefined });
        if (page.next !== null) await pageOfDocket(db, actorOf(who), batchTable, after, { today, limit: 50 });
        await countDocket(db, actorOf(who), batchTable, of, today);
        expect(asked.length).toBeGreaterThan(1);
        const plan = await plansOf(asked);
        expect(plan, `${who} ${JSON.stringify(query)}`).not.toContain('Seq Scan');
        expect(plan).toMatch(/Index|Bitmap/u);
      }
  });

  it('counts each state no further than its limit, however old the ledger is', async () => {
    const { db, asked } = listening(app.deps.db);
    const counts = await countDocket(db, actorOf(cast.centre), batchTable, askedOf({ state: ['all'] }), today);
    expect(counts).toMatchObject({ told: 1_000, closed: 10_000, cancelled: 0 });
    expect(await plansOf(asked)).not.toContain('Seq Scan');
  });

  it('turns every page once, with no row twice and none left out, also where many days are the same', async () => {
    const seen: string[] = [];
    let after: string | null = '';
    for (let pages = 0; after !== null && pages < 30; pages += 1) {
      const page: Page = await list(`limit=50${after === '' ? '' : `&after=${after}`}`);
      seen.push(...numbersOf(page));
      after = page.next;
    }
    expect(seen).toHaveLength(1_000);
    expect(new Set(seen).size).toBe(1_000);
  });

  it('finds by a word of the product, of the maker, by a report and by a seal, with the filters and the counts of it', async () => {
    const made = await list('state=all&q=福来糕点坊&limit=50&columns=maker,lot');
    const expected = Math.floor(n / 97);
    expect(made.total).toBe(expected);
    expect(Object.values(made.counts).reduce((a, b) => a + b, 0)).toBe(expected);
    expect(made.items.every(({ entry }) => entry.maker === '福来糕点坊')).toBe(true);
    expect(numbersOf(await list('state=all&q=r-19999'))).toEqual(['抽2019-0999']);
    const both = await list('state=all&q=福来 蛋糕&limit=200&columns=maker');
    expect(both.items.every(({ entry }) => entry.product.includes('蛋糕') && entry.maker === '福来糕点坊')).toBe(true);
    expect(both.items.length).toBeGreaterThan(0);
    expect((await list('state=all&q=没有这样的店')).total).toBe(0);
  });

  it('of one plan is looked up by the plan, and what is no id belongs to none', async () => {
    const { db, asked } = listening(app.deps.db);
    const of = askedOf({ state: ['all'], planId: '00000000-0000-7000-8000-000000000001' });
    await pageOfDocket(db, actorOf(cast.centre), batchTable, of, { today, limit: 50 });
    expect(await plansOf(asked)).toContain('sampling_batch_plan');
    expect((await list('state=all&planId=none')).total).toBe(0);
  });

  it('is narrowed down by its own filters, by days and by what is due', async () => {
    const food = await list('state=all&productClass=food&commissioner=city&from=2010-01-01&to=2010-12-31&limit=50');
    expect(food.total).toBeGreaterThan(0);
    for (const { entry } of food.items) {
      expect([entry.productClass, entry.commissioner]).toEqual(['food', 'city']);
      expect(entry.sampledOn?.slice(0, 4)).toBe('2010');
    }
    const unfit = await list('state=all&result=unfit&limit=50');
    expect(unfit.total).toBe(1_000);
    const late = await list('due=overdue&limit=50');
    expect(late.items.every(({ entry }) => (entry.dueOn ?? '') < today)).toBe(true);
    const days = late.items.map(({ entry }) => entry.dueOn);
    expect(days).toEqual(days.toSorted());
    expect((await app.as(cast.centre)('GET', '/api/samplings?productClass=gold')).status).toBe(400);
  });
});

describe('who sees which rows', () => {
  it('shows an office no batch of another one: not in the list, the search, the counts or the file', async () => {
    const actor = actorOf(cast.officer);
    const other = actorOf(cast.officerOfChengguan).organisationId;
    const all = await list('state=all&limit=2000', cast.officer);
    expect(all.items.every(({ entry }) => maySeeBatch(actor, { ...entry, countyId: actor.countyId }))).toBe(true);
    const theirs = await list(`state=all&officeId=${other}&limit=1`);
    const [number = ''] = numbersOf(theirs);
    const seller = theirs.items[0]?.entry.sellerName ?? '';
    expect(number).not.toBe('');
    for (const query of [`q=${number}`, `q=${seller}`, `officeId=${other}`]) {
      const found = await list(`state=all&${query}`, cast.officer);
      expect([query, numbersOf(found), found.total]).toEqual([query, [], 0]);
      expect(Object.values(found.counts).every((count) => count === 0)).toBe(true);
    }
    const size = await app.as(cast.officer)('GET', `/api/export/samplings/size?state=all&q=${number}`);
    expect(size.body.rows).toBe(0);
    const file = await app.as(cast.officer)('GET', `/api/export/samplings?format=csv&state=all&q=${number}`);
    expect(file.status).toBe(200);
    expect(file.body).not.toContain(number);
    const sheet = await app.as(cast.officer)('GET', `/papers/lists/samplings?state=all&q=${number}`);
    expect(sheet.status).toBe(200);
    expect(sheet.body).toContain('共 0 行');
  });

  it('is taken out by who may take out complaints, and by nobody else', async () => {
    for (const address of [
      '/api/export/samplings?q=R-19999&state=all',
      '/papers/lists/samplings?q=R-19999&state=all',
    ]) {
      for (const who of [cast.mediator, 'st-v0303', cast.admin, cast.agriculture])
        expect([address, who, (await app.as(who)('GET', address)).status]).toEqual([address, who, 403]);
      expect((await app.as(cast.deputyDirector)('GET', address)).status).toBe(200);
    }
  });
});

describe('what is taken out', () => {
  it('is a workbook with the columns of the screen and the sheet 导出说明, noted with its mark', async () => {
    const signedIn = await app.as(null)('POST', '/api/session', { loginName: cast.centre, password });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const address = '/api/export/samplings?format=xlsx&state=all&q=R-1999&columns=number,seller,result,state';
    const answer = await appOf(app.deps).request(encodeURI(address), { headers: { cookie } });
    expect(answer.status).toBe(200);
    const book = new excel.Workbook();
    await book.xlsx.load(Buffer.from(await answer.arrayBuffer()) as never);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['抽检', '导出说明']);
    const rows = book.getWorksheet('抽检');
    expect(rows?.rowCount).toBe(1 + 11);
    expect([1, 2, 3, 4, 5].map((column) => rows?.getRow(1).getCell(column).text)).toEqual([
      '编号',
      '样品',
      '被抽样单位',
      '结果',
      '状态',
    ]);
    expect(rows?.getRow(2).getCell(5).text).toMatch(/\p{Script=Han}/u);
    const told: Record<string, string> = {};
    book.getWorksheet('导出说明')?.eachRow((row) => (told[row.getCell(1).text] = row.getCell(2).text));
    expect(told).toMatchObject({ 导出的人: `方敏（${cast.centre}）`, 条件: '状态、查找' });
    const trail = await app.as(cast.deputyDirector)('GET', `/api/trail?number=${told['水印号'] ?? ''}`);
    expect(trail.body.items).toHaveLength(1);
  });

  it('needs a second person where it is more than one may take on a day, also on paper', async () => {
    const size = await app.as(cast.otherCentre)('GET', '/api/export/samplings/size?state=all');
    expect(size.body).toMatchObject({ rows: n, needsSecond: true });
    const refused = await app.as(cast.otherCentre)('GET', '/api/export/samplings?state=all');
    expect(refused.body.code).toBe('export-needs-second');
    const long = await app.as(cast.otherCentre)('GET', '/papers/lists/samplings?state=all');
    expect(long.body.code).toBe('list-too-long');
  });
});
