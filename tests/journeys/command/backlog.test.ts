/**
 * J6: an officer empties the backlog. He sees how old it is, asks the nearest station with the risks before him, sends only the facts
 * of the form, and talks it over together with the station, which works on its telephone, with the network or without it.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, printedPages, type House } from '../../build/house/browser.ts';
import { goToTab, openMatter, press, submit, tabAndChoose, tabAndType, tabTo } from '../../build/house/desk.ts';
import { advance, fileMatter, find, toldOver, untilAccepted } from '../../build/living-matters.ts';
import { bindTelephone, unlock } from '../../build/house/telephone.ts';

let house: House;
let desk: Page;
let telephone: Page;
let [first, kin, second]: string[] = [];
const daysOld = 47;
const day = 86_400_000;
const phone = '13800000317';
const now = () => house.app.setNow(new Date().toISOString());

/** A complaint that 柳河所 has talked over once and has not moved since. */
async function fileOld(change: Record<string, unknown> = {}): Promise<string> {
  const number = await fileMatter(house, change);
  await advance(house, number, ...untilAccepted, 'recordNotice', 'recordConsent', 'recordConsent', 'startMediation');
  return number;
}

beforeAll(async () => {
  house = await openHouse();
  house.app.setNow(new Date(Date.now() - daysOld * day).toISOString());
  first = await fileOld();
  kin = await fileOld({ consumer: { name: '郭秀兰', phone: '13800000318', address: '郭庄村', regionId: 'V0303' } });
  second = await fileOld({
    consumer: { name: '王小满', phone: '13800000319', address: '后柳村', regionId: 'V0302' },
    operator: { name: '前柳种子店', address: '柳河街', phone: '' },
  });
  now();
  desk = await house.openDesk(cast.officer);
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const row = (number: string) => desk.locator(`tr[data-row="${number}"]`);
const openBacklog = async () => {
  await desk.goto('/desk/backlog');
  await desk.getByRole('heading', { name: '积案', exact: true }).waitFor();
};
const open = async (number: string) => {
  const { body } = await house.app.as(cast.officer)(
    'GET',
    `/api/redispatches?state=all&matter=${encodeURIComponent(number)}`,
  );
  return body.items[0]?.entry;
};

describe('J6 An officer empties the backlog', () => {
  test('J6 The morning list: what is old and idle stands there with its days and why.', async () => {
    await goToTab(desk, '指挥', '积案');
    await row(first ?? '').waitFor();
    const words = await row(first ?? '').innerText();
    expect(words).toContain('收到 47 天了');
    expect(words).toContain('47 天没有动静');
    expect(words).toContain('郭庄村站：投诉人住在郭庄村，那里有站点');
    await expect.poll(() => desk.locator('.backlog-rule').innerText(), patience).toContain('收到满 45 天');
    // The age of all of them is the sum of the bars.
    const bars = await desk.locator('.backlog-ages b').allInnerTexts();
    expect(bars.map(Number)).toEqual([0, 0, 3, 0, 0]);
    await desk.getByRole('button', { name: /^31–60 天/u }).click();
    await expect.poll(() => desk.url()).toContain('bucket=to60');
    await expectGood(desk, 'the backlog');
    const narrow = await house.openDesk(cast.officeHead, { at: '/desk/backlog', phone: true });
    await narrow.locator(`tr[data-row="${first}"]`).waitFor();
    await expectGood(narrow, 'the backlog on a phone');
    await narrow.close();
  });

  test('J6 Each is proposed the station nearest the party, with the risks; a party is not asked.', async () => {
    await row(kin ?? '')
      .getByRole('button', { name: `分转 ${kin}` })
      .click();
    const drawer = desk.getByRole('dialog');
    await drawer.getByText('站点联系人就是当事人').waitFor();
    await expect
      .poll(() => drawer.getByRole('radio', { name: /郭庄村消费维权联络站/u }).isDisabled(), patience)
      .toBe(true);
    await expect.poll(() => drawer.getByText('和被投诉人同村，先问清是不是亲属').count(), patience).toBe(1);
    await expectGood(desk, 'the proposals');
    await drawer.getByRole('button', { name: '暂存' }).click();
    await drawer.waitFor({ state: 'detached' });
  });

  test('J6 S183 Only what the form lists travels, and the row says with whom it is.', async () => {
    await row(first ?? '')
      .getByRole('button', { name: `分转 ${first}` })
      .click();
    const drawer = desk.getByRole('dialog');
    const listed = await drawer.getByRole('region', { name: '转给站点的' }).innerText();
    // What is asked is a call: the name goes, and the number, which nobody reads here.
    expect(listed).toContain('李有田');
    expect(listed).not.toContain(phone);
    expect(listed).not.toContain('三组');
    await drawer.getByRole('radio', { name: /^只看店里/u }).check();
    await expect
      .poll(() => drawer.getByRole('region', { name: '转给站点的' }).innerText(), patience)
      .toMatch(/李\*\*(?!.*138)/su);
    await drawer.getByRole('radio', { name: /^打电话/u }).check();
    await expect.poll(() => drawer.getByLabel('请站点做什么').inputValue(), patience).toContain('请打电话问清情况');
    await drawer.getByRole('button', { name: '分转', exact: true }).click();
    await desk.getByText('转出去了').waitFor();
    await row(first ?? '')
      .getByText('等站点接')
      .waitFor();
    expect(await open(first ?? '')).toMatchObject({ stationId: 'ST-V0303', state: 'sent', role: 'invitedHelper' });
  });

  test('J6 It comes down to the telephone of the station, which accepts without a network; the answer goes up once.', async () => {
    telephone = await house.open({ phone: true });
    await telephone.goto('/station/');
    await bindTelephone(telephone, 'st-v0303');
    await telephone.getByRole('link', { name: /李有田 老周农资店 等站点接/u }).click();
    await telephone.getByText('请打电话问清情况').waitFor();
    await expectGood(telephone, 'what is asked of the station');
    const shown = await telephone.locator('main').innerText();
    for (const hidden of [phone, '三组']) expect(shown).not.toContain(hidden);
    // Whoever helps says first how he stands to both.
    expect(await telephone.getByRole('button', { name: /^打给投诉人/u }).count()).toBe(0);
    await telephone.context().setOffline(true);
    await telephone.getByRole('button', { name: '接了，帮着谈' }).click();
    await telephone.getByRole('radio', { name: '和一方是亲属' }).check({ force: true });
    await telephone.getByText('不能参加调解').waitFor();
    await telephone.getByRole('radio', { name: /^熟人、邻居/u }).check({ force: true });
    await telephone.getByRole('button', { name: '存下' }).click();
    await telephone.getByText('有 1 步等发').waitFor();
    await telephone.getByRole('button', { name: /^打给投诉人/u }).waitFor();
    expect((await open(first ?? '')).state).toBe('sent');
    await telephone.context().setOffline(false);
    await expect.poll(async () => (await open(first ?? '')).state, { timeout: 15_000 }).toBe('accepted');
    const { version } = await open(first ?? '');
    await telephone.goto('/station/#/waiting');
    await telephone.getByText('都发出去了，可以放心关。').waitFor();
    await telephone
      .getByText(/办 .*，收到 /u)
      .first()
      .waitFor();
    expect((await open(first ?? '')).version).toBe(version);
  });

  test('J6 S184 The talk is written down by both, the station on its telephone and the officer in his minutes.', async () => {
    const { number } = await open(first ?? '');
    await telephone.goto(`/station/#/help/${encodeURIComponent(number)}`);
    await telephone.getByRole('button', { name: '记一次一起谈的' }).click();
    await telephone.getByRole('button', { name: '存下' }).click();
    await telephone.getByText('请填写在哪里谈的').waitFor();
    await telephone.getByLabel('在哪里谈的').fill('郭庄村委会');
    await telephone.getByLabel('谁在场调解').fill('郭站长、马建国');
    await telephone.getByLabel('谈的经过').fill('店主答应按少的斤数退钱，两家都认。');
    await expectGood(telephone, 'the record of the talk');
    await telephone.getByRole('button', { name: '存下' }).click();
    await expect.poll(async () => (await open(first ?? '')).state, { timeout: 15_000 }).toBe('mediating');
    await openMatter(desk, first ?? '');
    await press(desk, 'holdSession');
    await tabAndChoose(desk, '现场', 0);
    await tabAndType(desk, '哪天告知双方的', dayOf(house.app.deps.now()));
    await tabAndType(desk, '调解记录', '在村委会和站长一起谈的，双方到场。');
    await submit(desk, 'holdSession');
    const card = desk.getByRole('region', { name: '就近分转' });
    await card.getByRole('button', { name: /郭庄村/u }).click();
    const joints = desk.getByRole('dialog').getByRole('region', { name: '联合调解' });
    await joints.getByText('所里记').waitFor();
    await expect.poll(() => joints.innerText(), patience).toContain('站点记');
    await expect
      .poll(() => desk.getByRole('dialog').getByRole('region', { name: '经过' }).innerText(), patience)
      .toContain('记了联合调解');
    await desk.keyboard.press('Escape');
    await desk.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('J6 S173 Settled: the agreement prints, the station reads the result in plain words, one number leads through all of it.', async () => {
    await openMatter(desk, first ?? '');
    await press(desk, 'settle');
    await tabAndType(desk, '协议内容', '店里退差价一百四十元。');
    await tabAndChoose(desk, '调解书（双方签字、盖章）', 0);
    await tabTo(desk, '双方都已签名或者盖章');
    await desk.keyboard.press('Space');
    await tabTo(desk, '争议金额');
    await tabAndType(desk, '挽回损失', '140');
    await tabAndType(desk, '其中赔偿金', '0');
    await submit(desk, 'settle');
    expect(await open(first ?? '')).toMatchObject({ state: 'settled', remark: '双方谈成了，挽回 140.00 元' });
    const chain = desk.getByRole('region', { name: '一号到底' });
    await chain.getByText('谈成了').waitFor();
    const link = desk.getByRole('region', { name: '文书' }).getByRole('link', { name: '投诉调解书' });
    const [paper] = await Promise.all([desk.context().waitForEvent('page'), link.click()]);
    await paper.waitForLoadState('load');
    expect(await printedPages(paper)).toBe(2);
    await paper.close();
    await telephone.goto('/station/#/');
    await telephone.reload();
    await unlock(telephone);
    await telephone.goto('/station/#/helps');
    await telephone.getByText('双方谈成了，挽回 140.00 元').waitFor();
  });

  test('J6 A whole office goes out in one press after a look, and comes back in one press.', async () => {
    await openBacklog();
    await desk.getByRole('button', { name: '全所就近分转…' }).click();
    const drawer = desk.getByRole('dialog');
    await drawer.getByText('2 件里 2 件能转').waitFor();
    await expectGood(desk, 'the preview');
    await drawer.getByRole('button', { name: /^转 2 件给/u }).click();
    await drawer.getByText('转出去 2 件').waitFor();
    expect([(await open(kin ?? '')).state, (await open(second ?? '')).state]).toEqual(['sent', 'sent']);
    expect((await open(kin ?? '')).stationId).not.toBe('ST-V0303');
    await drawer.getByRole('button', { name: '好', exact: true }).click();
    await drawer.waitFor({ state: 'detached' });
    // The way back stands on the page too, for who closed the drawer.
    await desk.getByRole('button', { name: '撤销这 2 件' }).click();
    await desk.getByText('撤销了 2 件').waitFor();
    expect([(await open(kin ?? '')).state, (await open(second ?? '')).state]).toEqual(['undone', 'undone']);
    await desk.getByRole('button', { name: `分转 ${second}` }).waitFor();
  });

  test('J6 S185 One ends with its ground and the other ways, one is settled, and the chart goes to nought.', async () => {
    await desk.getByRole('button', { name: '全所就近分转…' }).click();
    await desk
      .getByRole('dialog')
      .getByRole('button', { name: /^转 2 件/u })
      .click();
    await desk.getByRole('dialog').getByText('转出去 2 件').waitFor();
    await advance(house, kin ?? '', 'holdSession', 'terminate');
    await advance(house, second ?? '', 'holdSession', 'settle');
    expect((await open(kin ?? '')).remark).toMatch(/^没谈成，终止调解.*还可以申请仲裁或者到法院起诉$/u);
    await runJob({ ...house.app.deps, connection: '', channels: {} as never }, 'watch-backlog');
    await openBacklog();
    await desk.getByText('没有积案。').waitFor();
    expect((await desk.locator('.backlog-ages b').allInnerTexts()).map(Number)).toEqual([0, 0, 0, 0, 0]);
    await expect.poll(() => desk.locator('.backlog-chart svg').getAttribute('aria-label'), patience).toMatch(/0 件$/u);
    // Each count opens its records: what was settled after it was sent is the first and the last.
    const settled = desk.getByRole('region', { name: '分转的数' }).getByRole('link', { name: /转后谈成/u });
    await expect.poll(() => settled.locator('b').innerText(), patience).toBe('2');
    await settled.click();
    await desk.getByRole('row').nth(1).waitFor();
    await expect.poll(() => desk.locator('tr[data-row]').count(), patience).toBe(2);
    await expectGood(desk, 'the records behind a count');
  });
});

describe('J6 What a station cannot settle goes up', () => {
  test('What is stored while the telephone still fetches its news goes at once, and waits for no clock.', async () => {
    const [first, second] = [await fileMatter(house, {}, 'st-v0302'), await fileMatter(house, {}, 'st-v0302')];
    const telephone = await house.open({ phone: true });
    await telephone.goto('/station/');
    await bindTelephone(telephone, 'st-v0302');
    await telephone.getByText(first).first().waitFor();
    const sendUp = async (number: string) => {
      await telephone.goto('/station/#/');
      await telephone.getByRole('link', { name: new RegExp(number, 'u') }).click();
      await telephone.getByRole('button', { name: '交上去' }).click();
      await telephone.getByLabel('为什么交上去').fill('谈了两次没谈成');
      await telephone.getByRole('button', { name: '存下' }).click();
    };
    let letGo = () => {};
    const gate = new Promise<void>((open) => (letGo = open));
    await telephone.route('**/api/outbox/provisions', async (route) => {
      await gate;
      await route.continue();
    });
    const fetching = telephone.waitForRequest('**/api/outbox/provisions');
    await sendUp(first);
    await fetching;
    await sendUp(second);
    expect((await find(house, second)).state).toBe('atStation');
    letGo();
    await expect.poll(async () => (await find(house, second)).state, patience).toBe('registered');
    await telephone.close();
  });

  test('J6 One press sends it up with its history, a clue goes beside it and is told once, and the result comes back.', async () => {
    const number = await fileMatter(house, { channel: 'C09' }, 'st-v0302');
    const telephone = await house.open({ phone: true });
    await telephone.goto('/station/');
    await bindTelephone(telephone, 'st-v0302');
    await telephone.getByText(number).first().waitFor();
    await telephone.getByRole('link', { name: new RegExp(number, 'u') }).click();
    await telephone.getByRole('button', { name: '像违法的，报给所里' }).click();
    await telephone.getByRole('radio', { name: '卖假货、不合格的东西' }).check({ force: true });
    await telephone.getByLabel('看见了什么，店里还有没有').fill('同批的肥料货架上还有二十袋，都不够秤');
    await expectGood(telephone, 'the clue');
    await telephone.getByRole('button', { name: '存下' }).click();
    await telephone.getByRole('button', { name: '交上去' }).click();
    await telephone.getByLabel('为什么交上去').fill('店主不认账，谈了两次没谈成');
    await telephone.getByRole('button', { name: '存下' }).click();
    await expect.poll(async () => (await find(house, number)).state, { timeout: 15_000 }).toBe('registered');
    const seen = (await house.app.as(cast.centre)('GET', `/api/complaints/${encodeURIComponent(number)}`)).body;
    expect(seen.timeline.map(({ verb }: { verb: string }) => verb)).toEqual(['filed', 'sent-up']);
    // It is the station's own: the consumer told of nothing.
    expect(seen.splitOff).toBe(0);
    const clue = await toldOver(house, number);
    expect(clue).toMatchObject({ operatorName: '老周农资店', kind: 'fake' });
    expect(clue?.words).toContain('货架上还有二十袋');
    await advance(house, number, ...untilAccepted, 'recordNotice', 'recordConsent', 'recordConsent');
    await advance(house, number, 'startMediation', 'holdSession', 'settle');
    await telephone.goto('/station/#/');
    await telephone.reload();
    await unlock(telephone);
    const echo = telephone.locator('section', { hasText: '交上去的，有结果了' }).last();
    await echo.getByText(/双方谈成了/u).waitFor();
    await telephone.getByText('已收下').first().waitFor();
    // What became of the clue is not the station's to know.
    expect(await echo.innerText()).not.toMatch(/立案|处罚|线索/u);
    const own = await house.openDesk('st-v0302', { phone: true });
    await own
      .getByRole('region', { name: '交上去的，有结果了' })
      .getByText(/双方谈成了/u)
      .waitFor();
    await expectGood(own, 'the station at the desk');
  });
});
