/** 抽检和投诉对上: a result that is found unqualified meets the complaints about the goods, and raises the card of a suspicion once. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SamplingBatch } from '../../../../src/domain/supervision/sampling/batch.ts';
import { runJob, type JobDeps } from '../../../../src/jobs/run.ts';
import { listAccounts } from '../../../../src/store/county/account.ts';
import { cast } from '../../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { upload } from '../../../build/import-tables.ts';
import { fixture } from '../../../build/phone-photo.ts';
import { batchInputs, noon } from '../../../build/supervision/sampling.ts';

const countyId = 990126;
const shopName = '惠民超市柳河店';
let app: TestApp;
let institutionId = '';
let two: string[] = [];

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-18T09:00:00+08:00');
  const accounts = await listAccounts(app.deps.db, countyId);
  two = [cast.officer, cast.otherOfficer].map((name) => accounts.find(({ loginName }) => loginName === name)?.id ?? '');
  await app.as(cast.centre)('POST', '/api/operators', { id: uuidv7(), name: shopName, regionId: 'V0303' });
  const lab = { name: '安澜市食品检验所', cmaNumber: 'CMA 0217', scope: ['food'], validTo: '2027-03-31' };
  const other = { ...lab, name: '清河市食品检验院', cmaNumber: 'CMA 0301', retests: true };
  await post(cast.centre, 'institutions', { ...other, commissioners: ['city', 'county'] });
  institutionId = (await post(cast.centre, 'institutions', { ...lab, commissioners: ['city', 'county'] })).id;
});
afterAll(() => app.close());

async function post(who: string, path: string, form: object): Promise<SamplingBatch> {
  const answer = await app.as(who)('POST', `/api/${path}`, { id: uuidv7(), ...form });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.entry as SamplingBatch;
}

async function step(number: string, move: string, input: object = {}) {
  const as = app.as(cast.officer);
  const { entry } = (await as('GET', `/api/samplings/${number}`)).body;
  const answer = await as('POST', `/api/samplings/${number}/${move}`, {
    version: entry.version,
    clientId: uuidv7(),
    input,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

/** Files a complaint at its day, and lets the clock read it. */
async function complain(n: number, story: string, change: object = {}): Promise<string> {
  const { body } = await app.as(cast.centre)(
    'POST',
    '/api/complaints',
    filing({
      clientId: uuidv7(),
      story,
      consumer: { name: `买糕的${n}`, phone: `1380000${String(2000 + n)}`, regionId: 'V0301' },
      operator: { name: shopName },
      place: { regionId: 'V0303' },
      ...change,
    }),
  );
  await runJob({ ...app.deps, connection: app.database.owner, channels: {} } as unknown as JobDeps, 'read-matters');
  return (body.complaint?.number ?? body.number) as string;
}

let seals = 0;
async function foundUnfit(): Promise<string> {
  const { number } = await post(cast.officer, 'samplings', {
    productClass: 'food',
    commissioner: 'county',
    product: '散装老式蛋糕',
  });
  const sent = await upload(app, cast.officer, fixture('photo.jpg'), '抽样现场.jpg', '/api/attachments');
  seals += 2;
  await step(number, 'sample', {
    ...batchInputs.sample,
    sellerName: shopName,
    samplerIds: two,
    photoIds: [sent.body.attachments[0].id],
    sampleSeal: `T${seals}`,
    spareSeal: `T${seals + 1}`,
  });
  app.setNow('2026-06-16T09:00:00+08:00');
  await step(number, 'send', { institutionId, at: noon('2026-05-20'), sealsWhole: 'yes' });
  await step(number, 'enterResult', batchInputs.enterResult);
  await step(number, 'fail');
  return number;
}

const cards = async () =>
  (await app.as(cast.centre)('GET', '/api/incidents?state=all')).body.items as {
    entry: { title: string; number: string; reasonZh: string; grade: string };
  }[];

it('S10 不合格的一批和两户投诉对上，报一张疑似的卡，写明是哪一批；再判一批不重报；别家、别的货不算', async () => {
  const numbers = [
    await complain(1, '五月底在超市买的散装蛋糕，吃了一口发苦，孩子吐了。'),
    await complain(2, '超市散装的老式蛋糕有霉点，找店里不认。'),
  ];
  await complain(3, '在超市买的电饭锅用了三天就坏了。');
  await complain(4, '小卖部买的蛋糕过期了。', { operator: { name: '前进村小卖部' } });
  const before = (await cards()).length;
  const number = await foundUnfit();

  const told = await app.as(cast.centre)('GET', `/api/samplings/${number}/told`);
  expect(told.body.told.map((one: { number: string }) => one.number)).toEqual(numbers);
  expect(told.body.others).toBe(0);
  // They are not dispatched to any office yet.
  expect((await app.as(cast.officer)('GET', `/api/samplings/${number}/told`)).body).toEqual({ told: [], others: 2 });

  const made = (await cards()).filter(({ entry }) => entry.reasonZh.includes(number));
  expect(made.length).toBe(1);
  const [card] = made;
  expect(card?.entry).toMatchObject({ title: '散装老式蛋糕抽检不合格', grade: 'watch' });
  const { members } = (await app.as(cast.centre)('GET', `/api/incidents/${card?.entry.number}`)).body.more;
  expect(members.map((one: { number: string }) => one.number).toSorted()).toEqual(numbers.toSorted());

  // The re-test finds the goods in order: whoever judges the card is told, and the card is not taken away behind his back.
  await step(number, 'tell', batchInputs.tell);
  await step(number, 'askRetest', { ...batchInputs.askRetest, askedOn: '2026-06-16' });
  await step(number, 'drawInstitution');
  await step(number, 'retestPass', { reportNumber: '复26-01', resultOn: '2026-06-16' });
  const { rows } = await app.database.pool.query<{ text: string }>(
    `select distinct text from message where channel = 'app' and matter_number = $1 and text like '%复检合格%'`,
    [card?.entry.number],
  );
  expect(rows.map(({ text }) => text)).toEqual([
    `${number}（散装老式蛋糕）复检合格，原来的不合格不再成立；疑似${card?.entry.number}（散装老式蛋糕抽检不合格）是由它提出的，请重新看。`,
  ]);

  // A second batch of the same goods speaks of the same complaints, and of nothing new.
  await foundUnfit();
  expect((await cards()).length).toBe(before + 1);
});

it('别的所看不到的投诉只说有几件；没有权限的看不到这一页', async () => {
  const batch = (await app.as(cast.centre)('GET', '/api/samplings?state=all')).body.items[0].entry.number as string;
  expect((await app.as(cast.officerOfChengguan)('GET', `/api/samplings/${batch}/told`)).status).toBe(404);
  expect((await app.as('st-v0302')('GET', `/api/samplings/${batch}/told`)).status).toBe(403);
  const leader = (await app.as(cast.deputyDirector)('GET', `/api/samplings/${batch}/told`)).body;
  expect(leader.told.length + leader.others).toBe(2);
});
