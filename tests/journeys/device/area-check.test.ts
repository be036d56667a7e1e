/** A village station answers what the whole county is asked while its line is really cut: the answer is kept and arrives once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { upload } from '../../build/import-tables.ts';
import { fixture } from '../../build/phone-photo.ts';
import { filing } from '../../build/house/http-app.ts';
import { bindTelephone, openLine, openTelephone, type Line, type Telephone } from '../../build/house/telephone.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';

let house: House;
let line: Line & { close(): Promise<void> };
let telephone: Telephone;
let check: string;
let supervisor: string;

beforeAll(async () => {
  house = await openHouse();
  line = await openLine(house.url);
  check = await askAll();
  const { rows } = await house.app.database.pool.query<{ login_name: string }>(
    "select login_name from account where role = 'station' and station_id = 'ST-V0303' and active",
  );
  supervisor = rows[0]?.login_name ?? '';
  telephone = await openTelephone(line.url);
  await bindTelephone(telephone.page, supervisor);
});
afterAll(async () => {
  await telephone.close();
  await line.close();
  await house.close();
});

/** An incident that is filed with the bureau, and its question to every station. */
async function askAll(): Promise<string> {
  const centre = house.app.as(cast.centre);
  const other = { name: '崔有福', phone: '13800000623', address: '前进村一组', regionId: 'V0101' };
  const numbers: string[] = [];
  for (const change of [{}, { consumer: other }]) {
    const filed = (await centre('POST', '/api/complaints', filing(change))).body;
    numbers.push(filed.complaint?.number ?? filed.number);
  }
  const raised = { id: crypto.randomUUID(), title: '丰垦818 玉米不结穗', reason: '同一个品种', numbers };
  const { entry } = (await centre('POST', '/api/incidents', raised)).body;
  const countyId = (await house.app.deps.db.selectFrom('county').select('countyId').executeTakeFirstOrThrow()).countyId;
  const responsibleId = (await findAccountByLogin(house.app.deps.db, countyId, cast.officer))?.id;
  const confirm = { reason: '同一个品种', level: '3', responsibleId };
  await centre('POST', `/api/incidents/${entry.number}/confirm`, { version: 1, input: confirm });
  await centre('POST', `/api/incidents/${entry.number}/file`, { version: 2, input: {} });
  const sent = await upload(house.app, cast.centre, fixture('photo.jpg'), '种子袋.jpg', '/api/attachments');
  const asked = await centre('POST', '/api/area-checks', {
    photoIds: [sent.body.attachments[0].id],
    id: crypto.randomUUID(),
    incidentNumber: entry.number,
    question: '咱村有没有“丰垦818”玉米不结穗？',
    look: '袋子红底黄字，印“818”。秆高，穗少，秃尖缺粒。',
    dueAt: new Date(Date.now() + 32 * 3_600_000).toISOString(),
  });
  return asked.body.entry.number as string;
}

const answersOf = async () =>
  (
    await house.app.database.pool.query<{ answer: string; households: number; entered: string }>(
      'select answer, households, entered from area_answer where station_id = $1',
      ['ST-V0303'],
    )
  ).rows;

test('J1 断网也能答排查：没选的说清楚，存在手机里，来网只到一次；再答就是改', async () => {
  const { page } = telephone;
  await page.goto(`${line.url}/station/#/questions`);
  await page.getByText('咱村有没有“丰垦818”玉米不结穗？').click();
  await page.getByText('袋子红底黄字').waitFor();
  await page.getByAltText('要找的东西').waitFor();
  await expect
    .poll(async () => (await house.app.database.pool.query('select from area_read')).rowCount, patience)
    .toBe(1);
  await telephone.offline(true);
  await line.cut();
  // It came along with the question: it lies here, and is not asked for again. What the telephone
  // still fetches while it has a network, however late, is its own affair.
  let photos = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/photo')) photos += 1;
  });
  await page.getByRole('link', { name: '返回' }).click();
  await page.getByText('咱村有没有“丰垦818”玉米不结穗？').click();
  await page.getByAltText('要找的东西').waitFor();
  expect(photos).toBe(0);
  await page.getByRole('button', { name: '回答' }).click();
  await page.getByText('请选一样。').waitFor();
  await page.getByText('有人家是这样').click();
  await page.getByRole('button', { name: '回答' }).click();
  await page.getByText('写大概几户，至少 1 户。').waitFor();
  await page.getByLabel('大概几户', { exact: false }).fill('2');
  await page.getByLabel(/大概几亩/u).fill('9');
  await expectGood(page, 'an answer to an area check without a network');
  await page.getByRole('button', { name: '回答' }).dblclick();
  await page.getByText('答了“有”，存在手机里，有网自己发').waitFor();
  expect(await answersOf()).toEqual([]);
  await line.mend();
  await telephone.offline(false);
  await expect.poll(answersOf, patience).toEqual([{ answer: 'yes', households: 2, entered: 'telephone' }]);

  await page.getByText('问过了，没有').click();
  await page.getByRole('button', { name: '改答' }).scrollIntoViewIfNeeded();
  await page.getByLabel('入户走访').press('Space');
  await page.getByRole('button', { name: '改答' }).click();
  await expect.poll(answersOf, patience).toEqual([{ answer: 'no', households: 0, entered: 'telephone' }]);
  const { tally } = (await house.app.as(cast.centre)('GET', `/api/area-checks/${check}/answers`)).body;
  expect(tally).toMatchObject({ yes: 0, no: 1, late: 0 });
});
