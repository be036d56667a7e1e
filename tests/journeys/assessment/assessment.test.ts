/**
 * A quarter is assessed (SM14): the centre opens the round, freezes, draws and marks; a station reads its sheet on a telephone and
 * objects; the centre answers; a leader decides within the quota or says why not, and publishes; the certificate prints.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import {
  expectGood,
  openHouse,
  patience,
  printedPages,
  sidewaysScroll,
  type House,
  visit,
} from '../../build/house/browser.ts';
import { filing } from '../../build/house/http-app.ts';

let house: House;
let centre: Page;
beforeAll(async () => {
  house = await openHouse();
  for (const [on, settledOn] of [
    ['2026-08-03', '2026-08-04'],
    ['2026-08-10', '2026-08-14'],
  ] as const) {
    house.app.setNow(`${on}T09:00:00+08:00`);
    const station = house.app.as('st-v0301');
    const { number } = (await station('POST', '/api/complaints', filing())).body;
    house.app.setNow(`${settledOn}T10:00:00+08:00`);
    const input = { on: settledOn, legalRole: 'negotiation', words: '当场退了一袋的钱', recoveredFen: 5000 };
    const path = `/api/complaints/${number}`;
    const { version } = (await house.app.as('st-v0301')('GET', path)).body.complaint;
    const settled = await house.app.as('st-v0301')('POST', `${path}/settleAtStation`, { version, input });
    if (settled.status !== 200) throw new Error(JSON.stringify(settled.body));
  }
  house.app.setNow('2026-10-09T09:00:00+08:00');
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const sent = (form: Locator) => form.locator('.ant-btn-primary');

/** Presses a step, fills its form, and waits until it is gone. */
async function step(page: Page, name: RegExp, fill: (form: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  const form = page.getByRole('dialog').last();
  await sent(form).waitFor();
  await fill(form);
  await sent(form).click();
  await sent(form).waitFor({ state: 'detached' });
}

/** The marks that are still missing, which a person would go on giving as the first one was given. */
async function markTheRest(path: string): Promise<void> {
  const as = house.app.as(cast.centre);
  const { lines } = (await as('GET', `${path}/scores`)).body;
  for (const { subjectId, unmarked } of lines) {
    if (unmarked === 0) continue;
    const { score } = (await as('GET', `${path}/scores/${subjectId}`)).body;
    let { version } = score;
    for (const mark of score.marks) {
      if (!mark.applies || mark.tenths !== null) continue;
      const body = { version, code: mark.code, points: 3, reason: '到站里看过' };
      ({ version } = (await as('PUT', `${path}/scores/${subjectId}`, body)).body.score);
    }
  }
}

describe('a quarter of the stations', () => {
  const round = '/desk/assessments/考2026-0001';
  const path = '/api/assessments/考2026-0001';

  test('is opened for the quarter that ended, shows what it would be now, is frozen and drawn by a seed that is checked.', async () => {
    centre = await house.openDesk(cast.centre, { at: '/desk/assessments' });
    await centre.getByText('还没有考核').waitFor();
    await step(centre, /^开一轮考核/u, async (form) => {
      await expect.poll(() => form.getByLabel('考核名称').inputValue(), patience).toBe('2026 年第三季度站点考核');
      await expect.poll(() => form.getByLabel('到哪天').inputValue(), patience).toBe('2026-09-30');
    });
    await centre.getByRole('link', { name: '2026 年第三季度站点考核', exact: true }).click();
    await centre.getByText('现在的数，没有冻结').waitFor();
    await centre.getByRole('button', { name: /^冻结数据/u }).click();
    await centre.getByText('打分中').first().waitFor();
    await centre.getByRole('button', { name: /^抽签/u }).click();
    await centre.getByText(/复算一致，抽 20%，6 个/u).waitFor();
    await centre.getByRole('button', { name: '只看抽中的' }).click();
    expect(centre.url()).toContain('only=drawn');
    await expect.poll(() => centre.locator('.round-ranking tbody tr').count()).toBe(6);
    await expectGood(centre, 'the ranking');
  });

  test('is marked with a reason, and a mark that is counted opens the records behind it.', async () => {
    await centre
      .getByRole('link', { name: /得分单$/u })
      .first()
      .click();
    await step(centre, /^给“电话抽查/u, async (form) => {
      await form.getByLabel('得几分').fill('11');
      await form.getByLabel('为什么给这个分').fill('上午九点打通，站长接的');
      await sent(form).click();
      await form.getByText('满分 10 分').waitFor();
      await form.getByLabel('得几分').fill('9');
    });
    await centre.getByText('上午九点打通，站长接的').waitFor();
    await visit(centre, `${round}/ST-V0301`);
    await centre.locator('tr[data-row=settledAtStation]').getByRole('button', { name: '2 条记录' }).click();
    await centre
      .getByRole('link', { name: /^投2026-/u })
      .first()
      .waitFor();
    await expectGood(centre, 'the sheet');
    await centre
      .getByRole('link', { name: /^投2026-/u })
      .first()
      .click();
    await centre.waitForURL(/\/desk\/complaints\//u);
    await centre.getByRole('region', { name: '经过' }).waitFor();
    await visit(centre, round);
    // Nobody finishes while a mark is missing: the sentence names whose.
    await centre.getByRole('button', { name: /^打分完毕/u }).click();
    await centre.getByText(/还有 \d+ 个没有打完分/u).waitFor();
    await markTheRest(path);
    await centre.reload();
    await centre.getByRole('button', { name: /^打分完毕/u }).click();
    await centre.getByText('已打分').first().waitFor();
    await step(centre, /^公示得分/u, async (form) => {
      await expect.poll(() => form.getByLabel('异议到哪天为止').inputValue(), patience).toBe('2026-10-16');
    });
    await centre.getByText('异议期').first().waitFor();
  });

  test('is objected to by the station on a telephone of 360 px, and the answer changes the mark.', async () => {
    const station = await house.openDesk('st-v0301', { at: '/desk/assessments', phone: true });
    await station.getByRole('link', { name: '我的得分单' }).click();
    await station.getByText('可以提异议，2026-10-16 截止').waitFor();
    expect(await sidewaysScroll(station)).toBe(0);
    await expectGood(station, 'the sheet of the station');
    await station.getByRole('button', { name: /^提异议/u }).click();
    const form = station.getByRole('dialog');
    await form.getByLabel('对哪一条').click();
    await station
      .getByTitle(/站内及时率/u)
      .last()
      .click();
    await form.getByLabel('哪里不对').fill('十日那天停电，谈成是当天，记得晚了');
    await sent(form).click();
    await form.waitFor({ state: 'detached' });
    await station.getByRole('region', { name: '异议' }).getByText('待答复').waitFor();

    await centre.reload();
    const objections = centre.getByRole('region', { name: '异议' });
    await objections.getByText('十日那天停电').waitFor();
    await step(centre, /^成立，改分/u, async (answer) => {
      await answer.getByLabel('改成几分').fill('14');
      await answer.getByLabel('答复').fill('查了停电通知，认定在期限内');
    });
    await objections.getByText('改为 14 分').waitFor();
    await station.reload();
    const mark = station.locator('tr[data-row=inTime]');
    await mark.getByText('14', { exact: true }).waitFor();
    await expect.poll(() => mark.innerText(), patience).toContain('查了停电通知');
    await station.close();
  });

  test('S94 is decided with the quota in sight, explained where it is not kept, published, and its certificates print.', async () => {
    let leader = await house.openDesk(cast.deputyDirector, { at: round });
    await leader.getByText(/异议期到 2026-10-16 满/u).waitFor();
    expect(await leader.getByRole('button', { name: /^决定表彰/u }).count()).toBe(0);
    await leader.close();
    await centre.close();
    house.app.setNow('2026-10-17T09:00:00+08:00');
    leader = await house.openDesk(cast.deputyDirector, { at: round });
    await step(leader, /^决定表彰/u, async (form) => {
      await form.getByText('已选 0 / 名额 5').waitFor();
      await form.getByRole('checkbox', { name: /前柳村/u }).check();
      await form.getByText('已选 1 / 名额 5').waitFor();
      await sent(form).click();
      await form
        .getByText(/名额 5 个，选了 1 个/u)
        .first()
        .waitFor();
      // What was ticked is still there.
      await expect.poll(() => form.getByRole('checkbox', { name: /前柳村/u }).isChecked(), patience).toBe(true);
      await form.getByLabel('说明').fill('其余站点总分不到六成，今年只评一个');
    });
    await leader.getByRole('button', { name: /^公布/u }).click();
    await leader.getByText('已公布').first().waitFor();
    await leader.getByRole('region', { name: '先进监督站' }).getByText('今年只评一个').waitFor();
    await expectGood(leader, 'the published round');
    const certificate = await leader.context().newPage();
    await certificate.goto('/awards/rounds/考2026-0001/certificates');
    await certificate.getByText('荣誉证书').first().waitFor();
    expect(await printedPages(certificate)).toBe(1);
    await leader.close();

    // Everybody reads the whole ranking now, and the sheet of his own alone.
    const other = await house.openDesk('st-v0302', { at: round, phone: true });
    await other.getByText('前柳村消费维权联络站').first().waitFor();
    expect(await sidewaysScroll(other)).toBe(0);
    await expectGood(other, 'the published round on a telephone');
    await other.close();
  });
});

describe('schemes and awards', () => {
  test('S92 are data of the county: a new version holds for the next round and not for the one that ran.', async () => {
    centre = await house.openDesk(cast.centre, { at: '/desk/settings/schemes' });
    await centre.getByRole('button', { name: '改 先进监督站' }).click();
    const award = centre.getByRole('dialog').last();
    await award.getByLabel('名额').fill('8');
    await sent(award).click();
    await award.waitFor({ state: 'detached' });
    await centre.getByRole('button', { name: '改 站点季度考核' }).click();
    const scheme = centre.getByRole('dialog').last();
    await scheme.getByLabel('分值').first().fill('25');
    await expectGood(centre, 'the scheme');
    await sent(scheme).click();
    await scheme.waitFor({ state: 'detached' });
    await centre
      .getByRole('row', { name: /站点季度考核/u })
      .getByText('第 2 版')
      .waitFor();
    const { entry } = (await house.app.as(cast.centre)('GET', '/api/assessments/考2026-0001')).body;
    expect([entry.schemeVersion, entry.awards[0].quota]).toEqual([1, 5]);
  });
});
