/** 审计, 留存 and 个人信息请求 in a browser: who did what stands there; what has had its time is erased by two; who asks is answered. */
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { eraseMatters } from '../../../src/actions/desk/erasure.ts';
import { cast } from '../../build/cast.ts';
import { anActor } from '../../build/complaint.ts';
import { asking, consumerContext, filing } from '../../build/house/http-app.ts';
import {
  expectGood,
  expectGoodInEveryLook,
  openHouse,
  patience,
  visit,
  type House,
} from '../../build/house/browser.ts';
import { sealedHead } from '../../build/house/sealed-head.ts';
import { fileMatter } from '../../build/living-matters.ts';

let house: House;
let number: string;
beforeAll(async () => {
  house = await openHouse();
  number = await fileMatter(house);
  for (const who of [cast.centre, cast.otherCentre])
    await house.app.as(who)('GET', `/api/complaints/${encodeURIComponent(number)}`);
  await house.app.as(cast.centre)('GET', '/api/complaints?q=%E5%86%B0%E7%AE%B1');
  await house.app.as(cast.centre)('POST', `/api/complaints/${number}/reveal`, { reason: '打电话核实地址' });
  await house.app.as(null)('POST', '/api/session', { loginName: 'nobody-here', password: 'wrong' });
  await sealedHead(house.app);
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test('分管局长按人、按做了什么看审计留痕，网址就是条件', async () => {
  const page = await house.openDesk(cast.deputyDirector, { at: '/desk/settings/trail' });
  await page.getByText('没有这个人：no***').first().waitFor();
  await page.getByText('“冰箱”，在投诉').waitFor();
  await expectGoodInEveryLook(page, 'the trail');
  await page.getByRole('link', { name: /方敏/u }).first().click();
  await page.getByText('没有这个人：no***').first().waitFor({ state: 'detached' });
  expect(page.url()).toContain('account=');
  await page.reload();
  await page.getByText('打电话核实地址').waitFor();
  const rows = await page.locator('.trail-table tbody tr').allInnerTexts();
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter((row) => !row.includes('方敏'))).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出表格' }).click();
  expect((await download).suggestedFilename()).toMatch(/^审计留痕-.*\.xlsx$/u);
  await visit(page, `/desk/settings/trail?kind=viewed&number=${encodeURIComponent(number)}`);
  await page.getByRole('link', { name: number }).first().waitFor();
  await expect.poll(() => page.locator('.trail-table tbody tr').count(), patience).toBe(2);
  await expectGoodInEveryLook(page, 'the views of a matter');
  await page.getByRole('button', { name: '清除条件' }).click();
  await page.getByText('没有这个人：no***').first().waitFor();
  const opens = page.waitForEvent('popup');
  await page.getByRole('link', { name: '打印最新总封记' }).click();
  const slip = await opens;
  await slip.getByText('hongdun verify').waitFor();
  await expectGoodInEveryLook(slip, 'the newest head on a slip');
  await page.close();
});

test('管理员看不到审计，读到的是一句话', async () => {
  const page = await house.openDesk(cast.admin, { at: '/desk/settings/trail' });
  await page.getByText('您的角色看不到审计').waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
  await page.close();
});

test('security compliance 5: 行数多的导出写明用途交上去，分管局长在我的工作里看到、准了，本人才取得到', async () => {
  const admin = house.app.as(cast.admin);
  const { limits } = (await admin('GET', '/api/directory')).body.county;
  await admin('PUT', '/api/county', { limits: { ...limits, exportRows: 0 } });
  const asker = await house.openDesk(cast.centre, { at: '/desk/complaints?hand=any' });
  await asker.getByRole('button', { name: '导出所见' }).click();
  await asker.getByRole('link', { name: 'Excel 表（xlsx）' }).click();
  const dialog = asker.getByRole('dialog');
  await dialog.getByText('您今天已经导出 0 行').waitFor();
  await expectGood(asker, 'asking to export');
  await expect.poll(() => dialog.getByRole('button', { name: '交上去' }).isDisabled(), patience).toBe(true);
  // Why the button waits is said outside the field, whose hint goes with the first letter.
  await dialog.getByText('用途至少写 6 个字').waitFor();
  await dialog.getByRole('textbox', { name: '用途' }).fill('报市局农资专项核查，只给稽查科');
  await dialog.getByRole('button', { name: '交上去' }).click();
  await asker.getByText('交上去了').waitFor();

  for (const [name, manner] of [
    ['at 360 px', { phone: true }],
    ['at 1440 px in the dark', { dark: true }],
    ['at 1440 px', {}],
  ] as const) {
    const second = await house.openDesk(cast.deputyDirector, manner);
    const card = second.getByRole('region', { name: '等我定的' });
    await card.getByText('报市局农资专项核查').waitFor();
    await card.getByRole('link', { name: /^答复 导/u }).click();
    const waiting = second.getByRole('region', { name: '等您准的' });
    await waiting.getByText('没有，整个列表').waitFor();
    await expectGood(second, `exports ${name}`);
    await expect.poll(() => waiting.getByRole('button', { name: /^不准/u }).isDisabled(), patience).toBe(true);
    if (name === 'at 1440 px') {
      await waiting.getByRole('button', { name: /^准 方敏/u }).click();
      await second.getByText('24 小时内可以取').waitFor();
      await waiting.waitFor({ state: 'detached' });
    }
    await second.close();
  }

  await asker.goto('/desk/settings/exports');
  await asker.getByText('以前可以取').waitFor();
  await expectGood(asker, 'an export that was allowed');
  const download = asker.waitForEvent('download');
  await asker.getByRole('link', { name: '取 Excel 表' }).click();
  expect((await download).suggestedFilename()).toMatch(/^投诉-\d{4}-\d{2}-\d{2}-.*\.xlsx$/u);
  await asker.close();
});

test('到期的一人提请、另一人确认，清除以后卷宗上写明是哪天清除的', async () => {
  house.app.setNow('2026-11-25T10:00:00+08:00');
  const centre = house.app.as(cast.centre);
  const [entry] = (await centre('GET', '/api/knowledge')).body.entries;
  const asked = await centre('POST', '/api/inquiries', asking({ knowledgeId: entry.id }));
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  const now = '2031-01-06T10:00:00+08:00';
  house.app.setNow(now);
  const page = await house.openDesk(cast.centre, { at: '/desk/retention' });
  await page.getByRole('button', { name: '咨询 2026：看 1 件的编号' }).click();
  await page.getByRole('link', { name: asked.body.number }).waitFor();
  await expectGoodInEveryLook(page, 'what is due');
  await page.getByRole('button', { name: '提请清除 咨询 2026' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提请清除' }).click();
  await page.getByRole('button', { name: '清2031-0001', exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /^确认清除/u }).count()).toBe(0);
  await page.close();
  const leader = await house.openDesk(cast.deputyDirector, { at: '/desk/retention?open=清2031-0001' });
  await leader.getByText('各件编号（1）').click();
  await leader.getByRole('link', { name: asked.body.number }).first().waitFor();
  await expectGood(leader, 'an erasure before it is confirmed');
  await leader.getByRole('button', { name: '确认清除 清2031-0001' }).last().click();
  await leader.getByRole('dialog').getByRole('button', { name: '确认清除', exact: true }).click();
  await leader.getByText('正在清除').first().waitFor();
  const system = { ...(await consumerContext(house.app)), actor: anActor('system') };
  await eraseMatters(system, house.app.deps.files, new AbortController().signal);
  await visit(leader, `/desk/inquiries/${encodeURIComponent(asked.body.number)}`);
  await leader.getByText('已在 2031-01-06 按本县的留存规定清除').waitFor();
  await expectGood(leader, 'the file of what was erased');
  await visit(leader, '/desk/retention/holds?new=1');
  await leader.getByRole('dialog').getByText('为什么暂缓').first().waitFor();
  await expectGood(leader, 'the form of a hold');
  await leader.close();
});

test('本人在网上要看自己的信息，中心在我的工作里看到、答复，本人看到留了什么', async () => {
  house.app.setNow('2026-11-25T10:00:00+08:00');
  const consumer = { name: '李有田', phone: '13800000317', address: '郭庄村三组', regionId: 'V0303' };
  const filed = (await house.app.as(null)('POST', '/api/complaints', filing({ consumer }))).body;
  const own = await house.open({ phone: true });
  await own.goto(`/progress?number=${encodeURIComponent(filed.number)}`);
  await own.getByRole('textbox', { name: '查询码' }).fill(filed.queryCode);
  await own.getByRole('button', { name: '看进度' }).click();
  await own.getByRole('link', { name: '我的个人信息' }).click();
  await own.getByText('看一看留了我哪些信息').click();
  await own.getByRole('button', { name: '提出来' }).click();
  await own.getByText('收到了，答复写在下面').waitFor();
  await expectGoodInEveryLook(own, 'asking about one’s own data');

  const page = await house.openDesk(cast.centre);
  await page.getByRole('region', { name: '等我办的' }).getByRole('link', { name: '答复 权2026-0001' }).click();
  await page.getByText('怎么核对的本人').waitFor();
  await expect.poll(() => page.getByRole('link', { name: filed.number }).count(), patience).toBeGreaterThan(0);
  await expectGoodInEveryLook(page, 'requests about one’s own data');
  await page.getByRole('button', { name: '答复 权2026-0001' }).last().click();
  await page.getByRole('dialog').getByRole('button', { name: '答复', exact: true }).click();
  await page.getByRole('link', { name: '打印答复书' }).waitFor();
  await page.close();

  await own.reload();
  await own.getByRole('link', { name: '答复了，看答复' }).click();
  await own.getByText('郭庄村三组').waitFor();
  await expectGood(own, 'the answer about one’s own data');
  await own.close();
});

test('安全管理员在页面上记一件安全事件，分管局长看到处置步骤和还没告诉谁，签影响评估', async () => {
  house.app.setNow('2026-11-25T10:00:00+08:00');
  const post = (path: string, body: object) => house.app.as(cast.security)('POST', path, body);
  const words = { purpose: '联合整治', necessity: '法定职责', risk: '可能推出是谁', measures: '遮盖、留痕' };
  const impact = await post('/api/impacts', { id: uuidv7(), title: '向部门提供数据', occasion: 'shared', ...words });
  expect(impact.status, JSON.stringify(impact.body)).toBe(200);
  const page = await house.openDesk(cast.security);
  await visit(page, '/desk/privacy/breaches?new=1');
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: '发生了什么' }).fill('一台站点手机丢了');
  await expectGood(page, 'the form of a breach');
  await page.close();
  const breach = { cause: '赶集时掉了', harm: '可能看到电话', measures: '已经停用', dataKinds: '姓名、电话' };
  const knownAt = '2026-11-25T08:30:00+08:00';
  const noted = await post('/api/breaches', { id: uuidv7(), title: '一台站点手机丢了', knownAt, ...breach });
  expect(noted.status, JSON.stringify(noted.body)).toBe(200);
  const leader = await house.openDesk(cast.deputyDirector);
  await visit(leader, '/desk/privacy/breaches');
  await leader.getByText('出了事怎么办').click();
  await leader.getByText('还没告诉').first().waitFor();
  await expectGoodInEveryLook(leader, 'breaches');
  await visit(leader, '/desk/privacy/impacts');
  await leader.getByRole('button', { name: /^签字/u }).click();
  await leader.getByRole('dialog').getByRole('button', { name: '签字', exact: true }).click();
  await leader.getByText('没有等签字的').waitFor();
  await expectGood(leader, 'impact assessments');
  await leader.close();
});
