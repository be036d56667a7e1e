import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { Proposals } from '../../../src/http/api/triage/triage-view.ts';
import { defaultLimits } from '../../../src/http/app.ts';
import { TryCounter } from '../../../src/http/base/security.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

describe('the triage on the wire', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  const told = async (text: string, more: Record<string, unknown> = {}, who = 'fangmin') =>
    app.as(who)('POST', '/api/triage', { text, ...more });
  const file = async (change: Record<string, unknown>) =>
    (await app.as(null)('POST', '/api/complaints', filing(change))).body.number as string;

  it('proposes in the codes of the labels, each with its words, and keeps nothing', async () => {
    const before = (await app.as('fangmin')('GET', '/api/complaints')).body.total;
    const answer = await told(
      '在城北农贸市场旁福满烟酒行买了两瓶名酒1998元，扫码显示已查询过多次，送厂家看说不是他们的。要求退款并赔偿；店里还有十几箱同样的酒，请查处。',
      { channel: 'C02' },
    );
    expect(answer.status).toBe(200);
    expect(Proposals.parse(answer.body)).toMatchObject({
      type: { value: 'complaint+report' },
      category: { value: 'G04.1' },
      nature: { value: ['N06'] },
      report_type: { value: 'R08' },
      urgent: { value: false, first_measures: [] },
      parties: { value: { operator: { name: '福满烟酒行', place: { villageId: 'V0101', town: '城关镇' } } } },
      amounts: { value: { amount_yuan: 1998 } },
      handling_office: { value: 'SO-CG' },
      decision: { value: 'split' },
      enforcement_clue: { value: true },
    });
    expect(answer.body.type).toHaveProperty('doubt');
    expect(answer.body.type.why.words).toContain('请查处'.slice(1));
    expect((await app.as('fangmin')('GET', '/api/complaints')).body.total).toBe(before);
  });

  it('proposes the request, guesses no station where no home is told, and asks who tells of nothing', async () => {
    const { body } = await told('在城北农贸市场旁福满烟酒行买的酒是假的，花了1998元，要求退款并赔偿');
    expect(body.claim.value).toBe('要求退款并赔偿');
    expect([body.handling_office.value, body.first_station.value]).toEqual(['SO-CG', null]);
    expect(body.first_station.why.zh).toContain('没有说住在哪里');
    const empty = await told('你好，在吗');
    expect(Proposals.parse(empty.body)).toMatchObject({
      decision: { value: 'junk', doubt: null },
      claim: { value: null },
      handling_office: { value: null },
      enforcement_clue: { value: false },
    });
  });

  it('security F1: takes so many texts of one account, then asks it to wait; another account goes on', async () => {
    app.deps.limits = { ...defaultLimits(), triage: new TryCounter(2, 300_000) };
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await told('化肥一袋少四斤，要补足', {}, 'st-v0303'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers.at(-1)?.body.code).toBe('too-many-tries');
    expect((await told('化肥一袋少四斤，要补足')).status).toBe(200);
    app.deps.limits = defaultLimits();
  });

  it('takes what the form knows, and who asks at a station as telling of its town', async () => {
    const known = { operatorName: '新民电器', operatorRegionId: 'V0501', homeRegionId: 'V0803' };
    const { body } = await told('买的电视两个月就花屏，要求换', { known });
    expect([body.handling_office.value, body.first_station.value]).toEqual(['SO-SQ', 'ST-V0803']);
    const atStation = await told('化肥一袋少四斤，要补足', { channel: 'C09' }, 'st-v0303');
    expect(atStation.body.handling_office.value).toBe('SO-LH');
  });

  it('finds in the county’s own matters who tells the same again, and others of one product', async () => {
    const phone = '13900007001';
    const first = await file({
      consumer: { name: '郑敏', phone },
      operator: { name: '丽人坊美容院' },
      story: '在丽人坊充了六千元的卡，店门锁了联系不上',
      categoryCode: 'V01.3',
    });
    const again = await told('之前投诉过丽人坊的卡，店门锁了，至今没退款，要求尽快处理', { known: { phone } });
    expect(again.body).toMatchObject({ decision: { value: 'merge' }, duplicate_of: { value: first } });
    expect(again.body.duplicate_of.why.words).toContain('同一个电话');
    expect(again.body.duplicate_of).toMatchObject({ same_phone: true, closed: false });
    // What was compared and is not the same is proposed no more.
    const apart = await told('之前投诉过丽人坊的卡，店门锁了，至今没退款，要求尽快处理', {
      known: { phone },
      apart: [first],
    });
    expect([apart.body.decision.value === 'merge', apart.body.duplicate_of.value]).toEqual([false, null]);
    const seed = await file({
      story: '春上买的“丰垦九一七”玉米种，十棵有四棵没结棒子',
      categoryCode: 'G10.1',
      operator: { name: '柳河兴农种子店' },
    });
    const group = await told('我家的丰垦917玉米也不结棒子，在大营买的，要求赔种子钱');
    expect(group.body.group_key.value).toEqual([seed]);
    // A station of another village is told neither whose matters these are nor how often somebody complained.
    const other = await told('我家的丰垦917玉米也不结棒子，在大营买的，要求赔种子钱', { channel: 'C09' }, 'st-v0601');
    expect([other.status, other.body.group_key.value, other.body.related.value]).toEqual([200, [], []]);
  });

  it('第十七条 counts from the ledger how often the same telephone complained, and refuses for it only a professional', async () => {
    const phone = '13900007002';
    for (let i = 0; i < 11; i += 1)
      await file({
        consumer: { name: '程某某', phone },
        operator: { name: `第${i}家便民超市` },
        story: `在第${i}家超市买的干菜标签未标注贮存条件，要求十倍赔偿`,
        categoryCode: 'G03.1',
      });
    const text = '在多家超市购买的蕨菜干标签未标注贮存条件，要求每家退款并十倍赔偿，否则依法复议诉讼';
    expect((await told(text, { known: { phone } })).body).toMatchObject({
      decision: { value: 'reject' },
      ground: { value: 'A16-3', article: '第十六条第（三）项' },
    });
    const atStation = await told(text, { channel: 'C09', known: { phone } }, 'st-v0601');
    expect(atStation.body.decision.value).not.toBe('reject');
    expect((await told('买的面包发霉了，要求退钱', { known: { phone } })).body.decision.value).toBe('accept');
  });

  it('cites the law of the day of receipt: what came in 2016 is judged by 令62', async () => {
    const text = '2014年8月柜门裂了，找过店里没换，这回想让他赔';
    const then = await told(text, { receivedAt: '2016-06-10T09:00:00+08:00' });
    expect(then.body).toMatchObject({
      decision: { value: 'reject' },
      ground: { value: 'NA11', article: '第十六条第（六）项', zh: expect.stringContaining('超过一年') },
    });
    expect(then.body.decision.why.zh).toContain('《工商行政管理部门处理消费者投诉办法》第十六条第（六）项');
  });

  it('says in one sentence what is missing, and knows no text too long', async () => {
    const empty = await told('  ');
    expect([empty.status, empty.body.fields[0].zh]).toEqual([400, expect.stringMatching(/^[^a-zA-Z]+$/u)]);
    expect((await told('长'.repeat(5001))).status).toBe(400);
  });

  it('answers the open texts fast, with the look into the ledger', async () => {
    const texts = (await readFile('seeds/open-texts.jsonl', 'utf8')).trim().split('\n');
    // The time of the processor over the whole way, not of the clock on the wall: other tests run beside.
    const before = process.cpuUsage();
    for (const line of texts) {
      const { text, channel } = JSON.parse(line) as { text: string; channel: string };
      expect((await told(text, { channel })).status).toBe(200);
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000 / texts.length).toBeLessThan(60);
  });

  it('is described in the API document', async () => {
    const { paths, components } = (await app.as(null)('GET', '/api/openapi.json')).body;
    expect(paths['/api/triage'].post.summary).toContain('只提议');
    expect(Object.keys(components.schemas.Proposals.properties)).toEqual(
      expect.arrayContaining([
        'type',
        'category',
        'nature',
        'report_type',
        'first_station',
        'handling_office',
        'group_key',
      ]),
    );
  });
});
