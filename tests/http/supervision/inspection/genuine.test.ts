/** 核对单子: what whoever holds a slip reads of it on the portal, and what he does not. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccountByLogin } from '../../../../src/store/county/account.ts';
import { cast } from '../../../build/cast.ts';
import { testApp, type TestApp } from '../../../build/house/http-app.ts';
import { aVisit } from '../../../build/supervision/inspection.ts';

let app: TestApp;
const countyId = 990126;
let officers: { accountId: string; certificate: string }[] = [];

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T10:00:00+08:00');
  officers = await Promise.all(
    [cast.officer, cast.otherOfficer].map(async (who, i) => ({
      accountId: (await findAccountByLogin(app.deps.db, countyId, who))?.id ?? '',
      certificate: `中州0412-0${i}`,
    })),
  );
});
afterAll(() => app.close());

async function found(operatorName: string, unregistered: boolean): Promise<{ number: string; version: number }> {
  const form = { id: uuidv7(), operatorName, unregistered, regionId: 'V0301', areaKind: 'market' };
  const { entry } = (await app.as(cast.officer)('POST', '/api/inspections', form)).body;
  return step(cast.officer, entry, 'recordFinding', {
    ...aVisit({ officers }),
    findings: [{ text: '鱼丸三袋过期，孙大龙当场承认', isViolation: true }],
  });
}
async function step(
  who: string,
  entry: { number: string; version: number },
  move: string,
  input: object,
  clientId = uuidv7(),
): Promise<{ number: string; version: number }> {
  const { number, version } = entry;
  const done = await app.as(who)('POST', `/api/inspections/${number}/${move}`, { version, clientId, input });
  expect([move, done.status]).toEqual([move, 200]);
  return done.body.entry;
}
const page = async (id: string) => {
  const { status, body } = await app.as(null)('GET', `/genuine/${id}`);
  return { status, text: String(body) };
};
const order = { text: '清查冷柜，过期的下架', dueOn: '2026-12-02' };

describe('the page of a slip', () => {
  it('says what was ordered, by which day and how it stands, and nothing of what was found', async () => {
    const slipId = uuidv7();
    const ordered = await step(cast.officer, await found('湖滨麻辣烫', false), 'order', order, slipId);
    const first = await page(slipId);
    expect(first.status).toBe(200);
    for (const words of ['这张单子是真的', ordered.number, '湖滨麻辣烫', '清查冷柜', '12月2日', '等复查'])
      expect(first.text).toContain(words);
    for (const words of ['鱼丸', '孙大龙', '中州0412']) expect(first.text).not.toContain(words);
    // Another day, and then another order: the page follows.
    const extended = await step(cast.officer, ordered, 'extend', { dueOn: '2026-12-09', remark: '等厂家来换' });
    expect((await page(slipId)).text).toContain('12月9日');
    const look = { onDay: '2026-11-25', officers, words: '还在卖' };
    const failed = await step(cast.officer, extended, 'recheckFails', look);
    expect((await page(slipId)).text).toContain('没有改');
    await step(cast.officer, failed, 'order', { ...order, text: '冷柜清空，拍照报来' });
    const second = await page(slipId);
    expect(second.text).toContain('以新的一张为准');
    expect(second.text).not.toContain('12月9日');
  });

  it('names who trades without a licence by the family name alone, and says when a ban was withdrawn', async () => {
    const slipId = uuidv7();
    const ban = { orderNumber: '青市监取〔2026〕3号', personName: '孙大龙', trade: '熟食' };
    const banned = await step(cast.officeHead, await found('孙大龙', true), 'orderBan', ban, slipId);
    const { text } = await page(slipId);
    for (const words of ['取缔决定书', '青市监取〔2026〕3号', '孙**', '熟食']) expect(text).toContain(words);
    expect(text).not.toContain('孙大龙');
    await step(cast.officeHead, banned, 'withdrawBan', { remark: '当场出示了执照' });
    expect((await page(slipId)).text).toContain('已撤回');
  });

  it('knows no slip that has not come yet, and no other press of a button', async () => {
    const recordId = uuidv7();
    const form = { id: uuidv7(), operatorName: '后街小店', regionId: 'V0301', areaKind: 'market' };
    const { entry } = (await app.as(cast.officer)('POST', '/api/inspections', form)).body;
    await step(cast.officer, entry, 'recordNil', aVisit({ officers }), recordId);
    for (const id of [recordId, uuidv7(), 'no-id', `${uuidv7()}x`]) {
      const { status, text } = await page(id);
      expect([id, status]).toEqual([id, 404]);
      expect(text).toContain('还查不到这张单子');
    }
  });

  it('stands on the printed order too, as the code that leads to it, and nowhere that no address opens outside', async () => {
    const ordered = await step(cast.officer, await found('东门烧饼铺', false), 'order', order);
    const paperOf = async () =>
      String((await app.as(cast.officer)('GET', `/papers/inspections/${encodeURIComponent(ordered.number)}`)).body);
    const { settings } = app.deps;
    const before = settings.publicUrl;
    const portalUrl = async () => (await app.as(cast.officer)('GET', '/api/outbox/day')).body.county.portalUrl;
    // The address of the machine itself: a code with it would prove a genuine slip false.
    const machine = await paperOf();
    expect(machine).toContain('申请行政复议');
    for (const words of ['二维码', '扫一扫']) expect(machine).not.toContain(words);
    expect(await portalUrl()).toBe('');
    settings.publicUrl = 'https://12315.qinghe.gov.cn';
    try {
      for (const words of ['二维码：核对这张单子', '扫一扫']) expect(await paperOf()).toContain(words);
      expect(await portalUrl()).toBe(settings.publicUrl);
    } finally {
      settings.publicUrl = before;
    }
  });
});
