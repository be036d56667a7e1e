/** The work report of a year before the program: what old ledgers tell of it comes out, and nothing else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { carriedBooks, type CarriedBook } from '../../../src/domain/figures.ts';
import { figureNames } from '../../../src/domain/figures.ts';
import type { LedgerSubject } from '../../../src/domain/exchange/import/ledger-column.ts';
import { cast } from '../../build/cast.ts';
import { testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';
import { runImports, upload } from '../../build/import-tables.ts';
import { oldBook, oldRows } from '../../build/supervision/old-ledgers.ts';

let app: TestApp;
let centre: Caller;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-06-24T10:00:00+08:00');
  centre = app.as(cast.centre);
});
afterAll(() => app.close());

async function imported(subject: LedgerSubject, rows: Parameters<typeof oldBook>[0]): Promise<void> {
  const book = await oldBook(rows);
  const { body } = await upload(app, cast.centre, book, `${subject}.xlsx`, '/api/imports', undefined, { subject });
  const { suggested } = (await centre('GET', `/api/imports/${body.id}/columns`)).body;
  await centre('POST', `/api/imports/${body.id}/check`, { mapping: suggested });
  await runImports(app);
  await centre('POST', `/api/imports/${body.id}/run`);
  await runImports(app);
  expect((await centre('GET', `/api/imports/${body.id}`)).body.counts.refused).toBe(0);
}

const report = async (year: number, more = '', caller = centre) =>
  (await caller('GET', `/api/figures?from=${year}-01-01&to=${year}-12-31${more}`)).body;
const namesOf = (...books: CarriedBook[]) => books.flatMap((book): string[] => [...carriedBooks[book].figures]);

it('S8 S12 a year without a ledger is blank, and with one taken over says what that one tells', async () => {
  expect(await report(2014)).toMatchObject({ values: null, carried: [] });
  await imported(
    'samplings',
    [1, 2, 3].map((n) => oldRows.samplings(n)),
  );
  const first = await report(2014);
  expect(first.carried).toEqual(['samplings']);
  expect(first.values).toMatchObject({ batchesSampled: 3, batchesByCity: 3, batchesByProvince: 0 });
  expect(Object.keys(first.values).toSorted()).toEqual(namesOf('samplings').toSorted());
  await imported(
    'cases',
    [1, 2].map((n) => oldRows.cases(n)),
  );
  await imported('letters', [oldRows.letters(1)]);
  await imported(
    'inspections',
    [1, 2, 3, 4].map((n) => oldRows.inspections(n)),
  );
  const { carried, values } = await report(2014);
  expect(carried.toSorted()).toEqual(['cases', 'inspections', 'letters', 'samplings']);
  expect(Object.keys(values).toSorted()).toEqual(namesOf('cases', 'inspections', 'letters', 'samplings').toSorted());
  expect(values).toMatchObject({
    samplingCases: 2,
    samplingPenalties: 2 * 530_050,
    guidanceItems: 3,
    shopVisits: 4,
    violationsFound: 1,
  });
  // Nobody has told what complaints there were.
  expect(values).not.toHaveProperty('received');
});

it('is blank in years that no line is of, for the offices that no line names, and for a category that no line has', async () => {
  expect(await report(2012)).toMatchObject({ values: null, carried: [] });
  expect(await report(2014, '&category=G02')).toMatchObject({ values: null, carried: [] });
  const own = await report(2014, '&officeId=SO-LH');
  expect(own.carried).toEqual(['cases']);
  expect(own.values).toMatchObject({ casesFiled: 2 });
  expect(await report(2014, '', app.as(cast.officerOfShiqiao))).toMatchObject({ values: null, carried: [] });
});

it('a year in which the ledger was kept counts everything, and says where old lines are among it', async () => {
  const before = await report(2026);
  expect(before).toMatchObject({ carried: [] });
  await imported('samplings', [oldRows.samplings(900, { 抽样日期: '2026-06-01' })]);
  const after = await report(2026);
  expect(after.carried).toEqual(['samplings']);
  expect(after.values.batchesSampled).toBe(before.values.batchesSampled + 1);
  expect(Object.keys(after.values).toSorted()).toEqual([...figureNames].toSorted());
});
