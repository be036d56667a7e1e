/** A document from above: the leader splits it, the heads report with proof, the leader closes, and the answer goes up. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { cast } from '../../build/cast.ts';
import {
  expectGood,
  expectGoodInEveryLook,
  openHouse,
  patience,
  visit,
  type House,
} from '../../build/house/browser.ts';
import { sayToday } from '../../build/house/desk.ts';
import { aPlan } from '../../build/steering.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const soon = (days: number) => new Date(Date.now() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10);
const offices = ['柳河市场监管所', '城关市场监管所', '石桥市场监管所'];
const heads = [cast.officeHead, cast.headOfChengguan, cast.headOfShiqiao];

/** Chooses as a person does in a long list: by typing what it is called. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.locator(`[data-field="${field}"]`).click();
  await page.keyboard.type(option);
  // Beside the name of a person stands what he has to do with it.
  const named = new RegExp(`^${option}(?: · |$)`, 'u');
  await page.locator('.ant-select-dropdown:visible').getByTitle(named).click();
}

test('S3 上级来文：领导登记、分成三个任务，所长带凭据回报，领导办结，最后以报告文号上报', async () => {
  const leader = await house.openDesk(cast.deputyDirector, { at: '/desk/tasks/directives', width: 1440 });
  await leader.getByText('没有在办的来文').waitFor();
  await expectGood(leader, 'no directive');
  await leader.getByRole('button', { name: /^登记来文/u }).click();
  const form = leader.getByRole('dialog');
  await form.getByLabel('文号').fill('中市监消〔2026〕18号');
  await form.getByLabel('发文单位').fill('中州省市场监督管理局');
  await form.getByRole('button', { name: '登记来文' }).click();
  await form.getByText('请填写标题').first().waitFor();
  await form.getByLabel('标题').fill('关于开展重点领域消费维权的通知');
  await form.getByLabel('上报期限').fill(soon(20));
  // On which day it came, nobody but who has it in hand says, and one stroke says today; the day that is typed stays.
  await expect.poll(() => form.getByLabel('收文日期').inputValue(), patience).toBe('');
  await sayToday(leader);
  await expect.poll(() => form.getByLabel('收文日期').inputValue(), patience).toBe(today());
  await expect.poll(() => form.getByLabel('上报期限').inputValue(), patience).toBe(soon(20));
  await form.getByRole('button', { name: '登记来文' }).click();
  await form.waitFor({ state: 'detached' });
  const row = leader.locator('tr[data-row]', { hasText: '重点领域消费维权' });
  await row.getByText('待分解').waitFor();

  await row.getByRole('button', { name: /^分解任务/u }).click();
  const split = leader.getByRole('dialog');
  for (const [n, office] of offices.entries()) {
    await split.getByRole('button', { name: '＋ 加一条' }).click();
    await split.locator(`[data-field="tasks.${n}.title"]`).fill(`${office}农资经营户排查`);
    await choose(leader, `tasks.${n}.leadId`, office);
    await split.locator(`[data-field="tasks.${n}.dueOn"]`).fill(soon(10));
    await split.getByText('回报要有凭据').nth(n).click();
  }
  await expectGood(leader, 'the form of three tasks');
  await split.getByRole('button', { name: '分解任务' }).click();
  await split.waitFor({ state: 'detached' });
  await row.getByText('0 / 3').waitFor();
  await expectGood(leader, 'the list of directives');

  for (const [n, login] of heads.entries()) {
    const head = await house.openDesk(login, { at: '/desk/tasks', phone: n === 0 });
    const task = head.locator('[data-row]', { hasText: '农资经营户排查' });
    // On a telephone the steps stand in the entry.
    if (n === 0) await task.getByRole('button').click();
    const steps = n === 0 ? head.getByRole('dialog') : task;
    await steps.getByRole('button', { name: /^回报/u }).click();
    const told = head.getByRole('dialog').filter({ has: head.getByLabel('办得怎样') });
    await told.getByLabel('办得怎样').fill('排查了四十户，没有发现假种子。');
    if (n === 0) {
      await told.getByRole('button', { name: '回报' }).click();
      await told.getByText('这项任务要有凭据，请写在这里。').waitFor();
    }
    await told.getByLabel('凭据').fill('排查表四十张，在所里台账');
    await told.getByRole('button', { name: '回报' }).click();
    await told.waitFor({ state: 'detached' });
    await task.getByText('已回报').waitFor();
    if (n === 0) {
      await head.keyboard.press('Escape');
      await head.getByRole('dialog').waitFor({ state: 'detached' });
    }
    if (n === 0) await expectGood(head, 'the tasks on a telephone');
    await head.close();
  }

  await row
    .getByRole('button', { name: /重点领域/u })
    .first()
    .click();
  const panel = leader.getByRole('dialog');
  await panel.getByText('排查了四十户').first().waitFor();
  expect(await panel.getByRole('button', { name: /^上报/u }).count()).toBe(0);
  await expectGood(leader, 'the directive under way');
  await leader.goto('/desk/tasks?kind=directive');
  for (let left = 3; left > 0; left -= 1) {
    await leader.getByRole('button', { name: /^办结/u }).first().click();
    const close = leader.getByRole('dialog');
    await close.getByRole('button', { name: '办结' }).click();
    await close.waitFor({ state: 'detached' });
    await expect.poll(() => leader.getByRole('button', { name: /^办结/u }).count()).toBe(left - 1);
  }

  const phone = await house.openDesk(cast.deputyDirector, { at: '/desk/tasks/directives', phone: true });
  const card = phone.locator('tr[data-row]', { hasText: '重点领域消费维权' });
  await card.getByText('3 / 3').waitFor();
  await expectGood(phone, 'the directives on a telephone');
  await card.getByRole('button', { name: /^上报/u }).click();
  const answer = phone.getByRole('dialog');
  await answer.getByLabel('报告文号').fill('青市监〔2026〕31号');
  await answer.getByLabel('上报日期').fill(today());
  await answer.getByLabel('报告要点').fill('三个所排查一百二十户，没有发现假种子。');
  await answer.getByRole('button', { name: '上报' }).click();
  await answer.waitFor({ state: 'detached' });
  await card.getByText('已上报').waitFor();
  await card
    .getByRole('button', { name: /重点领域/u })
    .first()
    .click();
  await phone.getByRole('dialog').getByText('以 青市监〔2026〕31号 上报').waitFor();
  await expectGood(phone, 'the directive on a telephone');
});

test('批示：领导在任务上批给所长，所长在首屏看到、阅、回复，领导看到回复办结', async () => {
  const leader = await house.openDesk(cast.deputyDirector, { at: '/desk/tasks?state=all' });
  await leader.locator('tr[data-row]', { hasText: '柳河市场监管所农资经营户排查' }).locator('.docket-name').click();
  const panel = leader.getByRole('dialog');
  await panel.getByRole('button', { name: '批示…' }).click();
  const pen = leader.getByRole('dialog').last();
  await choose(leader, 'toId', '刘国栋');
  await pen.getByLabel('批示').fill('假种子的线索要盯住，下周再查一遍。');
  await pen.getByRole('button', { name: '批示' }).click();
  await panel.getByText('下周再查一遍').waitFor();
  await expectGood(leader, 'a remark on a task');

  // On his first screen it is a row beside the table of his office, in the words in which it was written.
  const head = await house.openDesk(cast.officeHead, { phone: true });
  const above = head.getByRole('region', { name: '上面来的' });
  await above.getByText('假种子的线索要盯住').waitFor();
  await expectGood(head, 'the first screen of a head on a telephone');
  await above.getByRole('link', { name: /^已阅 批/u }).click();
  const mine = head.getByRole('dialog').first();
  await mine.getByRole('button', { name: /^已阅/u }).click();
  await mine.getByRole('button', { name: /^回复/u }).click();
  const reply = head.getByRole('dialog').last();
  await reply.getByLabel('办理情况').fill('下周二再查一遍，名单报您。');
  await expectGood(head, 'the answer on a telephone');
  await reply.getByRole('button', { name: '回复' }).click();
  await mine.getByText('已回复').first().waitFor();
  await head.goto('/desk/');
  await head.getByRole('region', { name: '谁手上有什么' }).waitFor();
  await head.waitForLoadState('networkidle');
  expect(await above.getByText('假种子的线索要盯住').count()).toBe(0);

  await leader.goto('/desk/tasks/remarks?mine=yes');
  const row = leader.locator('tr[data-row]', { hasText: '假种子的线索' });
  await row.getByRole('button', { name: /^办结/u }).click();
  const close = leader.getByRole('dialog');
  await close.getByRole('button', { name: '办结' }).click();
  await close.waitFor({ state: 'detached' });
  await row.waitFor({ state: 'detached' });
  await leader.getByText('没有批示').waitFor();
  await expectGood(leader, 'nothing waits');
});

test('计划、会议、领导小组、周期：空的时候说该做什么，宽窄两种屏都好', async () => {
  const centre = await house.openDesk(cast.centre);
  for (const [path, words] of [
    ['plans', '没有在实施的计划'],
    ['meetings', '没有要开的会'],
    ['workgroups', '还没有领导小组'],
    ['recurrences', '没有周期任务'],
  ] as const) {
    await visit(centre, `/desk/tasks/${path}`);
    await centre.getByText(words).waitFor();
    expect(await centre.locator('tr[data-row]').count()).toBe(0);
    await expectGoodInEveryLook(centre, path);
  }
  await centre.close();
});

test('S47 年度工作方针批准以后，写在工作汇报的开头', async () => {
  const { entry } = (
    await house.app.as(cast.centre)('POST', '/api/plans', aPlan({ year: Number(today().slice(0, 4)) }))
  ).body;
  const leader = await house.openDesk(cast.deputyDirector, { at: '/desk/figures' });
  await leader.getByRole('heading', { name: '投诉处理情况' }).waitFor();
  expect(await leader.getByText('发挥监督网络作用').count()).toBe(0);
  await visit(leader, `/desk/tasks/plans?open=${encodeURIComponent(entry.number)}`);
  await leader.getByRole('dialog').getByRole('button', { name: /^批准/u }).click();
  await leader.getByRole('dialog').getByText('实施中').waitFor();
  await expectGood(leader, 'a plan');
  await visit(leader, '/desk/figures');
  await leader.getByText('发挥监督网络作用，提升消费维权水平').waitFor();
  await expectGood(leader, 'the work report with its guideline');
});
