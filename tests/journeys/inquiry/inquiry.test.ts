/** The inquiries of J3: logged and answered with two keys, turned without retyping, and answered from a version that stays. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { fileOf, openHouse, patience, wrongInEveryLook, visit, type House } from '../../build/house/browser.ts';
import { solidButtons, tabAndType, wrongInDrawers } from '../../build/house/desk.ts';
import { slowdown } from '../../build/house/core-wait.ts';
import { asking } from '../../build/house/http-app.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const question = '网上买的衣服不合适，七天内能退吗';
const api = async (path: string) => (await house.app.as(cast.centre)('GET', path)).body;
const newest = async () =>
  (await api(`/api/inquiries/${(await api('/api/inquiries?limit=1')).items[0].inquiry.number}`)).inquiry;

async function file(change: Record<string, unknown>): Promise<string> {
  const { body } = await house.app.as(null)('POST', '/api/inquiries', asking(change));
  return body.number as string;
}

async function openList(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('z');
  await page.getByRole('heading', { name: '咨询', exact: true }).waitFor();
}

describe('J3 咨询 at the desk', () => {
  let page: Page;
  beforeAll(async () => {
    page = await house.openDesk(cast.centre);
    await openList(page);
  });

  test('S54 J3 from the list two keys lead to answered: N, what is asked, Enter; the people and the channel are counted.', async () => {
    await page.keyboard.press('n');
    await page.keyboard.insertText(question);
    const log = page.getByRole('form', { name: '记咨询' });
    await log.getByRole('button', { name: /网购七日无理由退货/u }).waitFor();
    const [begun, slower] = [performance.now(), slowdown()];
    await page.keyboard.press('Enter');
    await page.getByText(/已答复办结，1 人次：网购七日无理由退货/u).waitFor();
    expect((performance.now() - begun) / slower()).toBeLessThan(3000);
    expect(await newest()).toMatchObject({
      state: 'closed',
      question,
      knowledgeId: 'seven-day-return',
      knowledgeVersion: 1,
      people: 1,
      channel: 'C01',
    });
  });

  test('S54 J3 the same topic again is N and Enter, without a word; the number of people is typed, not the sheets.', async () => {
    await page.keyboard.press('Escape');
    const before = (await api('/api/inquiries?limit=1')).total as number;
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await api('/api/inquiries?limit=1')).total).toBe(before + 1);
    expect(await newest()).toMatchObject({ state: 'closed', knowledgeId: 'seven-day-return', people: 1 });
    await tabAndType(page, '人次', '12');
    await page.getByRole('textbox', { name: '问什么' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await newest()).people).toBe(12);
    const { values } = await api('/api/figures?from=2020-01-01&to=2099-12-31');
    expect(values.askedPeople).toBe(14);
    await page.keyboard.press('Escape');
  });

  test('J3 an inquiry that waits is answered from its row with S and Enter.', async () => {
    const number = await file({ question: '订金交了不想买了能退吗', phone: '', name: '' });
    await page.getByRole('link', { name: number }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await page
      .getByRole('form', { name: `答复 ${number}` })
      .getByRole('button', { name: /定金和订金/u })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(`${number} 已答复`).waitFor();
    expect((await api(`/api/inquiries/${number}`)).inquiry).toMatchObject({ state: 'closed', knowledgeId: 'deposit' });
  });

  test('J3 what nobody has written about is registered, and nothing typed is lost.', async () => {
    await page.keyboard.press('n');
    await page.keyboard.insertText('羊肚菌');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/已登记，待答复/u).waitFor();
    expect(await newest()).toMatchObject({ state: 'open', question: '羊肚菌' });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  });

  test('J3 it becomes a complaint without retyping: the form opens with all that was told, and one press links the two.', async () => {
    const number = await file({ question: '健身房办了年卡三个月就关门，钱还能要回来吗', natureCode: 'N03' });
    await visit(page, `/desk/inquiries/${encodeURIComponent(number)}`);
    await page.getByRole('region', { name: '现在可以做' }).waitFor();
    await page.keyboard.press('a');
    await page.getByText(`由咨询 ${number} 转来`).waitFor();
    await expect.poll(() => page.getByLabel('发生了什么事').inputValue(), patience).toContain('健身房办了年卡');
    await expect.poll(() => page.getByLabel('投诉人 *', { exact: true }).inputValue(), patience).toBe('王先生');
    await expect.poll(() => page.getByLabel('电话 *', { exact: true }).inputValue(), patience).toBe('13800000118');
    await tabAndType(page, '被投诉人', '健宝健身房');
    await tabAndType(page, '请求', '退还没用完的钱');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: '已登记' }).waitFor();
    const complaint = /投\d{4}-\d{4}/u.exec(await page.locator('.slip').innerText())?.[0] ?? '';
    const { inquiry, became } = await api(`/api/inquiries/${number}`);
    expect(inquiry).toMatchObject({ state: 'closed', outcome: 'turnedIntoComplaint' });
    expect(became).toEqual({ kind: 'complaint', number: complaint });
    await visit(page, `/desk/inquiries/${encodeURIComponent(number)}`);
    await page.getByRole('link', { name: `投诉 ${complaint}` }).waitFor();
  });

  test('J3 it becomes a tip-off, and the inquiry no longer says who told it.', async () => {
    const number = await file({ question: '楼下小作坊的香油没有标签，能不能举报' });
    await visit(page, `/desk/inquiries/${encodeURIComponent(number)}`);
    await page.getByRole('region', { name: '现在可以做' }).waitFor();
    await page.keyboard.press('f');
    await page.getByLabel('发现了什么违法的事').waitFor();
    await expect.poll(() => page.getByLabel('发现了什么违法的事').inputValue(), patience).toContain('香油');
    await page.getByLabel('被举报人').fill('楼下香油作坊');
    await page.keyboard.press('Control+Enter');
    const slip = page.getByRole('region', { name: '念给举报人' });
    await slip.waitFor();
    await expect.poll(() => slip.innerText(), patience).toMatch(/举\d{4}-\d{4}[^]*\d{4} \d{4}/u);
    await page.keyboard.press('Enter');
    await page.getByText('转举报：办好了').waitFor();
    const { inquiry, became } = await api(`/api/inquiries/${number}`);
    expect([inquiry.askerName, inquiry.askerPhone]).toEqual(['', '']);
    expect(became.kind).toBe('tipoff');
  });

  test('J3 another route is told (第四十四条) and stands on the page with its words.', async () => {
    const number = await file({ question: '想要抽检不合格商品的名单，到哪里要' });
    await visit(page, `/desk/inquiries/${encodeURIComponent(number)}`);
    await page.getByRole('region', { name: '现在可以做' }).waitFor();
    await page.keyboard.press('w');
    await page.getByRole('radio', { name: /政府信息公开/u }).check();
    await page.keyboard.press('Control+Enter');
    await page.getByText('告知其他途径：办好了').waitFor();
    await page.getByText('向掌握信息的机关的信息公开机构提出书面申请。').first().waitFor();
    expect((await api(`/api/inquiries/${number}`)).inquiry.toldRoute).toBe('disclosure');
  });

  test('S54 J3 a new version of an entry is written on the page, and the old answer keeps its version.', async () => {
    const number = await file({ question });
    await page.goto(`/desk/inquiries/${encodeURIComponent(number)}?do=answer`);
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: /网购七日无理由退货/u }).waitFor();
    await expect.poll(() => drawer.getByLabel('答复 *').inputValue()).toContain('七天');
    await page.keyboard.press('Control+Enter');
    await page.getByText('答复：办好了').waitFor();
    await visit(page, '/desk/knowledge/seven-day-return');
    await page.getByRole('button', { name: '写新的一版' }).click();
    await page.getByLabel('怎么答').fill('新规定：七天内能退，运费由平台出。');
    await page.keyboard.press('Control+Enter');
    await page.getByText('写好了，等别人审核').waitFor();
    await page.getByText('您写的，等别人审核').waitFor();
    expect(await page.getByRole('button', { name: '审核通过' }).count()).toBe(0);
    // Somebody else reads it at his desk and lets it out.
    const other = await house.openDesk(cast.deputyDirector, { at: '/desk/knowledge/seven-day-return' });
    await other.getByRole('button', { name: '审核通过' }).click();
    await other.getByText(/方敏 .* 写，韩志远审核/u).waitFor();
    await other.close();
    await page.reload();
    await page.getByText('第 1 版').first().waitFor();
    await visit(page, `/desk/inquiries/${encodeURIComponent(number)}`);
    const answer = page.getByRole('region', { name: '答复' });
    await answer.getByText('第 1 版').waitFor();
    expect(await answer.innerText()).not.toContain('运费由平台出');
    await expect.poll(() => answer.innerText(), patience).toContain('当时按这一版答');
  });

  test('J3 it is found by its number and by its words in the palette, from whatever list one is in.', async () => {
    const number = await file({ question: '羊肚菌菌种不出菇找谁问' });
    await page.goto('/desk/');
    await page.getByRole('heading', { name: '我的工作' }).waitFor();
    await page.getByRole('region', { name: '等我办的' }).getByRole('link', { name: number, exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /编号、姓名、店名/u }).fill('菌种不出菇');
    await page.getByRole('option', { name: new RegExp(number, 'u') }).waitFor();
    // What could not be searched is said, so that nobody takes it for what is not there.
    await page.route('**/api/palette?*', (route) => route.abort());
    await page.getByRole('combobox', { name: /编号、姓名、店名/u }).fill('羊肚菌菌种');
    const failure = page.getByRole('dialog').getByRole('alert');
    await failure.waitFor();
    await page.unrouteAll();
    await failure.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('option', { name: new RegExp(number, 'u') }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.insertText(number);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '羊肚菌菌种不出菇找谁问' }).waitFor();
    expect(decodeURIComponent(page.url())).toContain(`/inquiries/${number}`);
    // Another list is no cage: the same key looks everywhere, and Enter waits for what is found, and for the palette itself.
    const gate = Promise.withResolvers<void>();
    await page.route(`**/${fileOf('staff/desk/frame/palette.tsx')}`, async (route) => {
      await gate.promise;
      await route.continue();
    });
    await page.goto('/desk/complaints');
    await page.getByRole('heading', { name: '投诉', exact: true }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.insertText('菌种不出菇');
    await page.keyboard.press('Enter');
    gate.resolve();
    await page.getByRole('heading', { name: '羊肚菌菌种不出菇找谁问' }).waitFor();
  });

  test('J3 the pages are good at both widths, dark and light.', async () => {
    const number = await file({ question });
    const other = await house.openDesk(cast.centre);
    for (const path of [
      'inquiries?log=new',
      `inquiries/${encodeURIComponent(number)}`,
      'knowledge/deposit',
      'settings/channels',
    ]) {
      await visit(other, `/desk/${path}`);
      expect(await wrongInEveryLook(other, path)).toEqual([]);
      if (!path.startsWith('inquiries/')) continue;
      expect(await solidButtons(other)).toHaveLength(1);
      const { wrong, n } = await wrongInDrawers(other, /^转(?:投诉|举报)/u);
      expect([wrong, n > 0]).toEqual([[], true]);
    }
    await other.close();
  });

  test('S28 J3 the centre returns a missed call and says that a channel works again.', async () => {
    await visit(page, '/desk/settings/channels');
    await page.getByRole('button', { name: '记未接来电' }).click();
    await page.getByLabel('来电号码').fill('13800000777');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('cell', { name: '13800000777' }).waitFor();
    await page.getByRole('button', { name: '打通了' }).click();
    await page.getByText('没有要回的电话。').waitFor();
    await page.getByRole('button', { name: '记不通 12315电话' }).click();
    await page.getByLabel('怎么不通').fill('县里的线路断了');
    await page.keyboard.press('Control+Enter');
    await page.getByText('县里的线路断了').waitFor();
    await page.getByRole('button', { name: '恢复了 12315电话' }).click();
    await page.getByText('县里的线路断了').waitFor({ state: 'detached' });
    const { calls, channels } = await api('/api/channels');
    expect(calls).toEqual([]);
    expect(channels[0]).toMatchObject({ code: 'C01', downAt: null });
  });
});
