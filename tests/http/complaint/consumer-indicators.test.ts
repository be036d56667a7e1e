import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultIndicatorLimits } from '../../../src/domain/law/local-limits.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

describe('第十七条 the card', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  const file = async (change: Record<string, unknown>) =>
    (await app.as(null)('POST', '/api/complaints', filing(change))).body.number as string;
  const card = async (number: string, who = 'fangmin') =>
    (await app.as(who)('GET', `/api/complaints/${number}/indicators`)).body;
  const person = { name: '程某某', phone: '13900008001' };
  const bought = (i: number) => ({
    consumer: person,
    operator: { name: `第${i}家便民超市` },
    categoryCode: 'G03.1',
    natureCode: 'N07',
    story: `在第${i}家买的预包装干菜标签未标注贮存条件，要求十倍赔偿`,
  });

  it('names the indicators that are met, with number, threshold, factor and the matters behind', async () => {
    const numbers: string[] = [];
    for (let i = 0; i < 6; i += 1) numbers.push(await file(bought(i)));
    const { exempt, days, indicators } = await card(numbers[0] ?? '');
    expect([exempt, days]).toEqual([false, 90]);
    expect(indicators.map(({ kind, n }: { kind: string; n: number }) => [kind, n])).toEqual([
      ['sameGoods', 6],
      ['manyShops', 6],
      ['alikeTexts', 6],
    ]);
    expect(indicators[0]).toMatchObject({
      zh: '同一人说同类商品的同类问题',
      article: '第十七条第（二）项',
      limit: 4,
      hidden: 0,
    });
    expect(indicators[0].matters.map(({ number }: { number: string }) => number)).toEqual(
      numbers.slice(1).toReversed(),
    );
  });

  it('counts one dispute that was told twice and merged as one', async () => {
    const told = (i: number) => ({ ...bought(i), consumer: { name: '程某某', phone: '13900008009' } });
    const numbers: string[] = [];
    for (let i = 0; i < 5; i += 1) numbers.push(await file(told(i)));
    const [first = '', second = ''] = numbers;
    const sameGoods = async (number: string) =>
      (await card(number)).indicators.find(({ kind }: { kind: string }) => kind === 'sameGoods')?.n;
    const before = await sameGoods(first);
    const { version } = (await app.as('fangmin')('GET', `/api/complaints/${first}`)).body.complaint;
    const input = { others: [{ number: second }], picks: [], reason: '同一件事说了两遍' };
    const merged = await app.as('fangmin')('POST', `/api/complaints/${first}/merge`, { version, input });
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    const after = await sameGoods(first);
    expect([before, after]).toEqual([5, 4]);
  });

  it('flags only: the complaint is as it was, and nothing is met by who complains once', async () => {
    const number = await file({
      consumer: { name: '李有田', phone: '13900008002' },
      categoryCode: 'G02.1',
      story: '买的棉袄掉色，要求换一件',
    });
    expect((await card(number)).indicators).toEqual([]);
    const { complaint } = (await app.as('fangmin')('GET', `/api/complaints/${number}`)).body;
    expect([complaint.version, complaint.state]).toEqual([1, complaint.state]);
  });

  it('消法 第六十二条 leaves farm inputs out', async () => {
    const farmer = {
      consumer: { name: '李有田', phone: '13900008003' },
      categoryCode: 'G10.3',
      natureCode: 'N08',
      operator: { name: '老周农资店' },
    };
    let number = '';
    for (let i = 0; i < 6; i += 1) number = await file({ ...farmer, story: `第${i}回买的化肥每袋少四公斤，要补足` });
    expect(await card(number)).toEqual({ exempt: true, days: 90, indicators: [] });
  });

  it('counts what another office has, and does not show it', async () => {
    const own = await file({ ...bought(20), place: { regionId: 'V0301' } });
    const to = async (number: string, officeId: string) => {
      const { version } = (await app.as('fangmin')('GET', `/api/complaints/${number}`)).body.complaint;
      await app.as('fangmin')('POST', `/api/complaints/${number}/dispatch`, { version, input: { officeId } });
    };
    await to(own, 'SO-LH');
    const seen = (await card(own, 'majianguo')).indicators.find(({ kind }: { kind: string }) => kind === 'sameGoods');
    expect(seen).toMatchObject({ n: 7, matters: [], hidden: 6 });
  });

  it('takes the numbers that the county set', async () => {
    const number = await file(bought(30));
    const { limits } = (await app.as('admin')('GET', '/api/directory')).body.county;
    const saved = await app.as('admin')('PUT', '/api/county', {
      limits: { ...limits, indicators: { ...defaultIndicatorLimits, sameGoods: 100, manyShops: 100, alikeTexts: 100 } },
    });
    expect(saved.status).toBe(200);
    expect((await card(number)).indicators).toEqual([]);
    const wrong = await app.as('admin')('PUT', '/api/county', {
      limits: { ...limits, indicators: { ...defaultIndicatorLimits, samePerson: 1 } },
    });
    expect([wrong.status, wrong.body.fields[0].zh]).toEqual([400, expect.stringContaining('同一人投诉几件')]);
  });
});
