import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorReader } from '../../../src/actions/desk/operator-reader.ts';
import { books } from '../../../src/actions/desk/readers.ts';
import { registerShops } from '../../../src/actions/exchange/import-shops.ts';
import { readMatters } from '../../../src/actions/matter/reading.ts';
import { registeredShop, shopPhonesIn } from '../../../src/domain/triage/registered-shop.ts';
import { cast } from '../../build/cast.ts';
import { consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
const shop = (name: string, address: string, phone = '') => ({
  line: 2,
  name,
  code: '',
  phone,
  address,
  town: '',
  names: [],
  state: 'open' as const,
});

beforeAll(async () => {
  app = await testApp();
  const ctx = await consumerContext(app);
  await registerShops({ ...ctx, actor: { ...ctx.actor, role: 'centre' } }, [
    shop('鸿福粮油店', '柳河镇后柳村东头'),
    shop('益民电动车行', '石桥镇孙岗村', '13612340088'),
    shop('双喜婚庆店', '柳河镇郭庄村'),
    shop('双喜婚庆店', '南岗乡刘洼村'),
  ]);
});
afterAll(() => app.close());

const home = { homeRegionId: 'V0303' };
const propose = async (text: string, known: object = home, who: string = cast.centre) => {
  const { status, body } = await app.as(who)('POST', '/api/triage', { text, known });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const operatorIn = (body: Awaited<ReturnType<typeof propose>>) => body.parties.value.operator;

describe('分诊读经营者档案', () => {
  it('没写店在哪里，档案里只有这一家、就在本乡镇：按它的地方提议，说出凭什么', async () => {
    const body = await propose('在鸿福粮油店买的面粉生了虫，要退');
    expect(operatorIn(body)).toMatchObject({ name: '鸿福粮油店', guessed: false, place: { villageId: 'V0302' } });
    expect(body.parties.why.zh).toBe(
      '没有写明店在哪里，档案里的“鸿福粮油店”在后柳村（店名对得上，就在本乡镇），请核对',
    );
    expect(body.parties.why.words).toContain('鸿福粮油店');
    expect(body.handling_office.value).toBe('SO-LH');
  });

  it('不在本乡镇、电话也没写的，不算；写了店里电话的算', async () => {
    expect(operatorIn(await propose('在益民电动车行买的车刹车不灵，要修'))).toMatchObject({ guessed: true });
    const body = await propose('在益民电动车行买的车刹车不灵，店里电话13612340088，要修');
    expect(operatorIn(body)).toMatchObject({ guessed: false, place: { villageId: 'V0502' } });
    expect(body.parties.why.zh).toContain('店名和电话都对得上');
    expect(body.handling_office.value).toBe('SO-SQ');
    // His own number is not the shop's.
    const own = await propose('在益民电动车行买的车刹车不灵，我电话13612340088，要修', {
      ...home,
      phone: '13612340088',
    });
    expect(operatorIn(own)).toMatchObject({ guessed: true });
  });

  it('R2 24 今天按号码查满了，本人的电话写在话里也不算店的', async () => {
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const setLimit = async (numbersADay: number) => {
      const saved = await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, numbersADay } });
      expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    };
    await setLimit(1);
    const who = cast.officer;
    await propose('面粉生了虫，要退', { ...home, phone: '13612340077' }, who);
    const known = { ...home, phone: '13612340088' };
    const own = await propose('在益民电动车行买的车刹车不灵，我电话13612340088，要修', known, who);
    expect(operatorIn(own)).toMatchObject({ guessed: true });
    await setLimit(limits.numbersADay);
  });

  it('说了地方的听他的；同名的两家拿不准，不算；表上选了地方的不动', async () => {
    expect(operatorIn(await propose('在大营镇大营村的鸿福粮油店买的面粉生了虫'))).toMatchObject({
      place: { villageId: 'V0701' },
      guessed: false,
    });
    expect(operatorIn(await propose('双喜婚庆店收了定金不办事，要退'))).toMatchObject({ guessed: true });
    const form = { ...home, operatorName: '鸿福粮油店', operatorRegionId: 'V0801' };
    expect(operatorIn(await propose('面粉生了虫，要退', form))).toMatchObject({ place: { villageId: 'V0801' } });
  });

  it('站点看不出档案里只有别人投诉过的店', async () => {
    await filed('德旺小卖部', { regionId: 'V0302' }, '买的酱油发霉');
    await read();
    const text = '在德旺小卖部买的饼干过期，要退';
    expect(operatorIn(await propose(text))).toMatchObject({ guessed: false, place: { villageId: 'V0302' } });
    expect(operatorIn(await propose(text, home, 'st-v0303'))).toMatchObject({ guessed: true });
    expect(operatorIn(await propose('在鸿福粮油店买的面粉生了虫', home, 'st-v0303'))).toMatchObject({ guessed: false });
  });
});

describe('分诊读经营者档案：多少店、多少电话', () => {
  it('歇业注销的店，地方不算', async () => {
    const ctx = await consumerContext(app);
    const centre = { ...ctx, actor: { ...ctx.actor, role: 'centre' as const } };
    await registerShops(centre, [{ ...shop('彩云裁缝铺', '柳河镇后柳村西头'), state: 'closed' }]);
    expect(operatorIn(await propose('在彩云裁缝铺做的衣服短了一截，要退'))).toMatchObject({ guessed: true });
  });

  it('一段话里的电话最多比两个，本人的不算', () => {
    const text = '店里13612340001、13612340002、13612340003、13612340004，我13800020001';
    expect(shopPhonesIn(text, '13612340001')).toEqual(['13612340002', '13612340003']);
  });

  it('每家像的店只拆开一次，几个电话都用这一次的', () => {
    let read = 0;
    const likely = Array.from({ length: 80 }, (_, i) => ({
      id: `s${i}`,
      rootId: `s${i}`,
      get name() {
        read += 1;
        return `鸿福粮油${i}店`;
      },
      names: [],
      phone: `1361234${1000 + i}`,
      address: '',
      code: '',
      town: null,
      regionId: null,
    }));
    const told = { name: '鸿福粮油3店', region: null, home: null, phones: ['13612341003', '13612341004'] };
    registeredShop(told, likely, { regions: [], places: [] });
    // Once for each shop, and once for the name that is said.
    expect(read).toBeLessThanOrEqual(81);
  });
});

describe('在前的件按档案里的店认', () => {
  it('一家店两个叫法是同一家的别的件；别的所看不到的，不因为档案告诉', async () => {
    const number = await filed('老冯农资店', { regionId: 'V0302', phone: '13603997701' }, '化肥结块，施不进地');
    await read();
    const text = '冯记农资卖的农药没有标签，店里电话13603997701，要退';
    expect((await propose(text, {})).related.value).toEqual([number]);
    expect((await propose(text, {}, cast.officerOfShiqiao)).related.value).toEqual([]);
  });

  it('两个镇上同名的两家店不算同一家', async () => {
    const far = await filed('吉祥文具店', { regionId: 'V0601' }, '书包开线，要换');
    await read();
    const known = { operatorRegionId: 'V0302', operatorName: '吉祥文具店' };
    // Nobody has told of the near one yet: by its name alone it may be the far one.
    expect((await propose('文具盒摔坏，要换', { ...known, operatorRegionId: null })).related.value).toEqual([far]);
    const near = await filed('吉祥文具店', { regionId: 'V0302' }, '钢笔漏水，要退');
    await read();
    expect((await propose('文具盒摔坏，要换', known)).related.value).toEqual([near]);
  });
});

let nth = 0;
async function filed(name: string, { regionId, phone = '' }: { regionId: string; phone?: string }, story: string) {
  nth += 1;
  const { status, body } = await app.as(null)(
    'POST',
    '/api/complaints',
    filing({
      consumer: { name: `王某${nth}`, phone: `1380002${String(1000 + nth)}`, address: '', regionId: 'V0801' },
      operator: { name, phone, address: '' },
      place: { regionId },
      story,
    }),
  );
  expect(status, JSON.stringify(body)).toBe(201);
  return body.number as string;
}

async function read(): Promise<void> {
  const ctx = await consumerContext(app);
  await readMatters(ctx, {
    readers: [operatorReader],
    books,
    signal: new AbortController().signal,
    isOver: () => false,
  });
}
