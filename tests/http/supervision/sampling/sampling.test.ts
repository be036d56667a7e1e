import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceFor } from '../../../../src/actions/publicity/warning/evidence.ts';
import { tellSamplingsDue } from '../../../../src/actions/supervision/sampling/due.ts';
import type { Actor } from '../../../../src/domain/base/actor.ts';
import { askedOf } from '../../../../src/domain/matter/docket/docket-list.ts';
import { samplingFigures } from '../../../../src/domain/supervision/figures/sampling-figures.ts';
import { countSamplings } from '../../../../src/store/supervision/figures/sampling-figure.ts';
import { actorOfAccount } from '../../../../src/domain/county/account.ts';
import { maySeeBatch, type SamplingBatch } from '../../../../src/domain/supervision/sampling/batch.ts';
import { listAccounts } from '../../../../src/store/county/account.ts';
import { pageOfDocket } from '../../../../src/store/matter/docket-list.ts';
import { batchTable } from '../../../../src/store/supervision/sampling/batch.ts';
import { cast } from '../../../build/cast.ts';
import { consumerContext, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { upload } from '../../../build/import-tables.ts';
import { linesLaying } from '../../../build/laid.ts';
import { fixture } from '../../../build/phone-photo.ts';
import { batchInputs, noon } from '../../../build/supervision/sampling.ts';

const countyId = 990126;
const systemActor = {
  countyId,
  id: 'system',
  name: '',
  role: 'system' as const,
  organisationId: null,
  stationId: null,
};
let app: TestApp;
let institutionId = '';
let two: string[] = [];

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-18T09:00:00+08:00');
  const accounts = await listAccounts(app.deps.db, countyId);
  const idOf = (name: string) => accounts.find(({ loginName }) => loginName === name)?.id ?? '';
  two = [idOf(cast.officer), idOf(cast.otherOfficer)];
  institutionId = (await opened(cast.centre, 'institutions', lab({ cmaNumber: 'CMA 0217' }))).id;
});
afterAll(() => app.close());

const lab = (change: object = {}) => ({
  name: '安澜市食品检验所',
  cmaNumber: `CMA ${uuidv7().slice(-8)}`,
  scope: ['food'],
  validTo: '2027-03-31',
  commissioners: ['city', 'county'],
  ...change,
});
const cake = { productClass: 'food', commissioner: 'county', product: '散装老式蛋糕' };

async function opened(who: string, path: string, form: object) {
  const answer = await app.as(who)('POST', `/api/${path}`, { id: uuidv7(), ...form });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.entry as SamplingBatch;
}

async function step(who: string, path: string, key: string, move: string, input: object = {}) {
  const { entry } = (await app.as(who)('GET', `/api/${path}/${key}`)).body;
  return app.as(who)('POST', `/api/${path}/${key}/${move}`, {
    version: entry?.version ?? 1,
    clientId: uuidv7(),
    input,
  });
}

async function done(who: string, key: string, move: string, input: object = {}) {
  const answer = await step(who, 'samplings', key, move, input);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function aPhoto(): Promise<string> {
  const sent = await upload(app, cast.officer, fixture('photo.jpg'), '抽样现场.jpg', '/api/attachments');
  return sent.body.attachments[0].id as string;
}

let seal = 0;
async function sampled(change: object = {}) {
  const batch = await opened(cast.officer, 'samplings', { ...cake, ...change });
  const photoId = await aPhoto();
  seal += 2;
  const input = {
    ...batchInputs.sample,
    samplerIds: two,
    photoIds: [photoId],
    sampleSeal: `S${seal}`,
    spareSeal: `S${seal + 1}`,
  };
  return { number: batch.number, photoId, input };
}

describe('a batch that was found unqualified', () => {
  it('S8 S10 S11 goes from its sampling to its disposal, with its photos, its shop and its clocks', async () => {
    const shop = uuidv7();
    await app.as(cast.centre)('POST', '/api/operators', { id: shop, name: '惠民超市东湖店', regionId: 'V0303' });
    const { number, photoId, input } = await sampled();
    const after = await done(cast.officer, number, 'sample', input);
    expect(after.entry).toMatchObject({ state: 'sampled', sellerId: shop, sampleMilli: 1000 });
    expect(await linesLaying(app.deps.db, photoId)).toEqual(['sampling-sampled']);
    expect((await app.as(cast.officer)('GET', `/api/attachments/${photoId}`)).status).toBe(200);
    expect((await app.as(cast.officerOfChengguan)('GET', `/api/attachments/${photoId}`)).status).toBe(404);
    expect(after.more.clocks.map(({ id }: { id: string }) => id)).toEqual(['S-01']);

    app.setNow('2026-06-16T09:00:00+08:00');
    await done(cast.officer, number, 'send', { institutionId, at: noon('2026-05-20'), sealsWhole: 'yes' });
    await done(cast.officer, number, 'enterResult', batchInputs.enterResult);
    await done(cast.officer, number, 'fail');
    const told = await done(cast.officer, number, 'tell', batchInputs.tell);
    expect(told.more).toMatchObject({ unfit: true, track: 'food', due: { id: 'S-05', targetOn: '2026-06-26' } });
    // Nobody ends the window before its last day.
    expect(told.moves).not.toContain('endWindow');
    // The page of the shop lists it, that of another does not.
    const ofShop = async (id: string) =>
      (await app.as(cast.officer)('GET', `/api/samplings?state=all&operatorId=${id}`)).body.items.map(
        (item: { entry: { number: string } }) => item.entry.number,
      );
    expect(await ofShop(shop)).toEqual([number]);
    expect(await ofShop(uuidv7())).toEqual([]);
    expect((await step(cast.officer, 'samplings', number, 'endWindow')).body.code).toBe('sampling-window-open');
    const waived = await done(cast.officer, number, 'waiveRetest', { onDay: '2026-06-16', reason: '书面声明' });
    expect(waived.moves).toEqual(expect.arrayContaining(['dispose', 'order', 'count']));
    await done(cast.officer, number, 'order', { ...batchInputs.order, servedAt: '2026-06-16T08:30:00+08:00' });
    await done(cast.officer, number, 'count', batchInputs.count);
    const off = { ...batchInputs.execute, byIds: two, photoIds: [await aPhoto()] };
    const short = await done(cast.officer, number, 'execute', off);
    expect(short.more.balances).toMatchObject([{ unit: 'kg', openMilli: 14_500 }]);
    const refused = await step(cast.officer, 'samplings', number, 'dispose', {
      disposedOn: '2026-06-16',
      disposal: '都销毁了',
    });
    expect(refused.body).toMatchObject({ code: 'sampling-uneven' });
    expect(refused.body.detail ?? refused.body.zh ?? '').toContain('还有 14.5 没有去向');
    await done(cast.officer, number, 'execute', { ...off, kind: 'destroyed', photoIds: [await aPhoto()] });
    const over = await done(cast.officer, number, 'dispose', { disposedOn: '2026-06-16', disposal: '都销毁了' });
    expect(over.entry.state).toBe('disposed');
    // Whether there is a case is for the head of the office to say.
    expect((await step(cast.officer, 'samplings', number, 'noCase', { reason: '免予立案' })).status).toBe(403);
    await done(cast.officeHead, number, 'noCase', { reason: '查验齐全，依法不予立案' });
    await done(cast.centre, number, 'publish', { publishedOn: '2026-06-16', publishedWhere: '县政府网站' });
    expect((await done(cast.officeHead, number, 'close')).entry.state).toBe('closed');
  });

  it('S8 bears a seal that no other batch bears, on the sample or on the spare', async () => {
    const first = await sampled();
    await done(cast.officer, first.number, 'sample', first.input);
    const second = await sampled();
    const reused = { ...second.input, spareSeal: first.input.sampleSeal };
    const refused = await step(cast.officer, 'samplings', second.number, 'sample', reused);
    expect(refused.body.code).toBe('sampling-seal-used');
  });

  it('S9 is sent to nobody whose qualification has ended, and a qualification is registered once', async () => {
    const expired = await opened(cast.centre, 'institutions', lab({ name: '清河县检测站', validTo: '2026-01-31' }));
    const { number, input } = await sampled();
    await done(cast.officer, number, 'sample', input);
    const refused = await step(cast.officer, 'samplings', number, 'send', {
      institutionId: expired.id,
      at: noon('2026-05-20'),
      sealsWhole: 'yes',
    });
    expect(refused.body.code).toBe('institution-expired');
    const twice = await app.as(cast.centre)('POST', '/api/institutions', {
      id: uuidv7(),
      ...lab({ cmaNumber: 'CMA 0217' }),
    });
    expect(twice.body.code).toBe('institution-known');
  });
});

describe('what follows from a batch', () => {
  it('S10 an unqualified result names its seller and its maker once it stands, and not while it can be tested again', async () => {
    const evidence = (name: string) => evidenceFor(app.deps.db, countyId, name, '2026-05-18');
    expect(await evidence('福来糕点坊')).toEqual([
      expect.objectContaining({ zh: '抽检不合格：散装老式蛋糕，2026年6月16日结论成立' }),
    ]);
    expect(await evidence('惠民超市东湖店')).toHaveLength(1);
    expect(await evidence('别的店')).toEqual([]);
    const { number, input } = await sampled();
    await done(cast.officer, number, 'sample', { ...input, maker: '新的糕点坊', sellerName: '新的店' });
    for (const [move, told] of [
      ['send', { institutionId, at: noon('2026-05-20'), sealsWhole: 'yes' }],
      ['enterResult', batchInputs.enterResult],
      ['fail', {}],
      ['tell', batchInputs.tell],
    ] as const)
      await done(cast.officer, number, move, told);
    expect(await evidence('新的糕点坊')).toEqual([]);
  });

  it('S10 what is due is told before, on and after its day, once a level, each time to more', async () => {
    const told = async () => {
      const rows = await app.deps.db
        .selectFrom('message')
        .innerJoin('account', 'account.id', 'message.accountId')
        .select(['account.loginName', 'message.cause'])
        .where('message.channel', '=', 'app')
        .where('message.cause', 'like', 'sampling %S-05%')
        .execute();
      return rows.map(({ loginName, cause }) => `${loginName} ${cause?.at(-1) ?? ''}`).toSorted();
    };
    const run = async (at: string) => {
      app.setNow(at);
      const ctx = { ...(await consumerContext(app)), actor: systemActor };
      await tellSamplingsDue(ctx);
      await tellSamplingsDue(ctx);
    };
    await run('2026-06-23T09:00:00+08:00');
    const before = await told();
    expect(before.every((one) => one.endsWith(' 1'))).toBe(true);
    expect(before).toEqual(expect.arrayContaining([`${cast.officer} 1`, `${cast.officeHead} 1`]));
    expect(before).not.toContain(`${cast.centre} 1`);
    await run('2026-06-29T09:00:00+08:00');
    const after = await told();
    expect(after).toEqual(expect.arrayContaining([`${cast.centre} 4`, `${cast.deputyDirector} 4`, ...before]));
    expect(new Set(after).size).toBe(after.length);
  });

  it('S8 S11 prints the sampling sheet with its seals, for who sees the batch', async () => {
    const { number, input } = await sampled();
    expect((await app.as(cast.officer)('GET', `/sampling-sheets/${encodeURIComponent(number)}`)).status).toBe(404);
    await done(cast.officer, number, 'sample', input);
    const page = await app.as(cast.officer)('GET', `/sampling-sheets/${encodeURIComponent(number)}`);
    for (const words of ['抽样单', number, '惠民超市东湖店', input.sampleSeal, '1 公斤'])
      expect(page.body).toContain(words);
    expect(
      (await app.as(cast.officerOfChengguan)('GET', `/sampling-sheets/${encodeURIComponent(number)}`)).status,
    ).toBe(404);
  });

  it('S8 S9 S15 F01 counts batches by the day of sampling and by who commissioned them, F06 food off the shelf in kilograms alone', async () => {
    const city = await sampled({ commissioner: 'city' });
    await done(cast.officer, city.number, 'sample', city.input);
    const cancelled = await sampled();
    await done(cast.officer, cancelled.number, 'sample', cancelled.input);
    await done(cast.officer, cancelled.number, 'cancel', { reason: '封条破了' });
    const period = { from: '2026-05-18', to: '2026-06-30', officeId: null };
    const values = await countSamplings(app.deps.db, countyId, period);
    expect(values.batchesByProvince + values.batchesByCity + values.batchesByCounty).toBe(values.batchesSampled);
    expect(values).toMatchObject({ batchesByCity: 1, batchesByProvince: 0, foodOffShelfGrams: 14_500 });
    expect(
      await countSamplings(app.deps.db, countyId, { ...period, to: '2026-05-17', from: '2026-01-01' }),
    ).toMatchObject({
      batchesSampled: 0,
      foodOffShelfGrams: 0,
    });
    // The records behind each figure are those that it counts.
    for (const figure of samplingFigures) {
      const query = new URLSearchParams({ state: 'all', figure, from: period.from, to: period.to });
      const { items } = (await app.as(cast.centre)('GET', `/api/samplings?${query.toString()}`)).body;
      if (figure === 'foodOffShelfGrams') expect(items).toHaveLength(1);
      else expect(items, figure).toHaveLength(values[figure]);
    }
  });
});

it('S8 S10 a table of results is tried, then entered once; each line that is wrong is told by its number', async () => {
  const [first, second] = [await sampled(), await sampled()];
  for (const { number, input } of [first, second]) {
    await done(cast.officer, number, 'sample', input);
    await done(cast.officer, number, 'send', { institutionId, at: noon('2026-05-20'), sealsWhole: 'yes' });
  }
  const unsent = await sampled();
  const csv = [
    '抽样单编号,报告编号,检验项目,标准,实测值,判定,结论日期',
    `${first.number},食检26-2001,脱氢乙酸,不得使用,0.3 g/kg,不合格,2026-06-12`,
    `${first.number},食检26-2001,菌落总数,GB 7099,在限内,合格,2026年6月12日`,
    `${second.input.sampleSeal},食检26-2002,菌落总数,GB 7099,在限内,合格,2026/6/12`,
    `${unsent.number},食检26-2003,菌落总数,,,合格,2026-06-12`,
    '抽2026-9999,食检26-2004,菌落总数,,,合格,2026-06-12',
    `${first.number},食检26-2001,大肠菌群,,,看不清,2026-06-12`,
  ].join('\n');
  const send = (trial: string) => upload(app, cast.officer, csv, '结果.csv', `/api/samplings/import${trial}`);
  const stateOf = async (number: string) =>
    (await app.as(cast.officer)('GET', `/api/samplings/${number}`)).body.entry.state;
  const tried = await send('?trial=yes');
  expect(tried.body).toMatchObject({ trial: true, entered: 2, unfit: 1, known: 0 });
  expect(await stateOf(first.number)).toBe('sent');
  const made = await send('');
  expect(made.body).toMatchObject({ trial: false, entered: 2, unfit: 1, known: 0 });
  expect(made.body.wrong.map(({ line }: { line: number }) => line)).toEqual([5, 6, 7]);
  expect(await stateOf(first.number)).toBe('tested');
  expect(await stateOf(second.number)).toBe('tested');
  expect((await send('')).body).toMatchObject({ entered: 0, known: 2 });
  const bare = await upload(app, cast.officer, '名称,结论\n面条,合格\n', '结果.csv', '/api/samplings/import');
  expect(bare.body.code).toBe('sampling-table-columns');
});

it('S8 a plan is approved by a leader who did not write it, and counts the batches that were sampled under it', async () => {
  const form = { year: 2026, quarter: 'q2', productClass: 'food', commissioner: 'county', batches: 2 };
  const plan = await opened(cast.centre, 'sampling-plans', form);
  const waiting = await app.as(cast.officer)('POST', '/api/samplings', { id: uuidv7(), ...cake, planId: plan.id });
  expect(waiting.body.code).toBe('sampling-plan-not-running');
  expect((await step(cast.centre, 'sampling-plans', plan.number, 'approve')).status).toBe(403);
  expect((await step(cast.deputyDirector, 'sampling-plans', plan.number, 'approve')).status).toBe(200);
  const other = { ...cake, productClass: 'appliance', planId: plan.id };
  expect((await app.as(cast.officer)('POST', '/api/samplings', { id: uuidv7(), ...other })).body.code).toBe(
    'sampling-plan-other',
  );
  const one = await sampled({ planId: plan.id });
  const progress = async () =>
    (await app.as(cast.centre)('GET', `/api/sampling-plans/${plan.number}`)).body.more.sampled as number;
  expect(await progress()).toBe(0);
  await done(cast.officer, one.number, 'sample', one.input);
  expect(await progress()).toBe(1);
});

it('S10 a list shows to each what the rule lets him see, and the same press twice registers one batch', async () => {
  const id = uuidv7();
  const send = () => app.as(cast.officerOfChengguan)('POST', '/api/samplings', { id, ...cake });
  expect((await send()).body.entry.number).toBe((await send()).body.entry.number);
  const accounts = await listAccounts(app.deps.db, countyId);
  const seenBy = async (actor: Actor) => {
    const asked = askedOf({ state: ['all'] });
    return (await pageOfDocket(app.deps.db, actor, batchTable, asked, { today: '2026-06-16', limit: 500 })).items;
  };
  const all = await seenBy(actorOfAccount(accounts.find((a) => a.loginName === cast.centre) as never));
  for (const name of [cast.officer, cast.officerOfChengguan, cast.centre, cast.deputyDirector]) {
    const actor = actorOfAccount(accounts.find((account) => account.loginName === name) as never);
    const seen = await seenBy(actor);
    expect(seen.map((one) => one.id)).toEqual(all.filter((one) => maySeeBatch(actor, one)).map((one) => one.id));
  }
});
