/** 公示 at the desk and on the citizens' pages: decided, the next one opens; read by everybody; objected to by the code of the notice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, expectGoodInEveryLook, openHouse, patience, type House } from '../../build/house/browser.ts';
import { closedComplaint, confirmRule, entryOf, refresh, registerShop } from '../../build/house/publication.ts';

let house: House;
const numbers: string[] = [];

beforeAll(async () => {
  house = await openHouse();
  await confirmRule(house.app);
  for (const story of ['李有田买了十袋复合肥，每袋少四公斤。', '买的化肥结块，撒不开，店家不给换。']) {
    const number = await closedComplaint(house.app, { story });
    await registerShop(house.app, number);
    numbers.push(number);
  }
});
afterAll(() => house.close());

describe('投诉公示', () => {
  test('所长左边看原话、右边看公示稿，同意一件，下一件自己打开；群众看得到，店家凭告知书的码提异议', async () => {
    const [first = '', second = ''] = numbers;
    const desk = await house.openDesk(cast.officeHead, { at: '/desk/publications' });
    await desk.getByRole('heading', { name: '公示稿' }).waitFor();
    await desk.locator('.publication-title', { hasText: first }).waitFor();
    expect(await desk.locator('.publication-two .card').nth(1).innerText()).not.toContain('有田');
    await expectGoodInEveryLook(desk, 'a complaint to be decided on');
    await desk.getByRole('button', { name: `同意公示 ${first}` }).click();
    await desk.getByRole('dialog').getByRole('button', { name: '同意公示' }).click();
    await desk.locator('.publication-title', { hasText: second }).waitFor();
    await desk.close();

    await refresh(house.app);
    const key = (await entryOf(house.app, first))?.number ?? '';
    const paper = (await house.app.as(cast.officer)('GET', `/papers/publications/${encodeURIComponent(key)}`))
      .body as string;
    const code = /查询码[^0-9]{0,40}(\d{4} \d{4})/u.exec(paper)?.[1] ?? '';
    const read = await house.open({ phone: true });
    await read.goto('/disclosure');
    await expectGood(read, 'the published complaints');
    await read
      .getByRole('link', { name: /老周农资店/u })
      .first()
      .click();
    await read.getByText('店家没有回话。').waitFor();
    await expectGood(read, 'a published complaint');
    await read.getByRole('link', { name: '看这家店公示的' }).click();
    await expectGood(read, 'what is published of one operator');
    await read.goto(`/disclosure/${encodeURIComponent(key)}`);
    await read.getByLabel(/查询码/u).fill(code);
    await read.getByLabel('哪里写错了').fill('分量是够的，有磅单。');
    await read.getByRole('button', { name: '提出异议' }).click();
    await read.getByText('收到了您的异议').waitFor();
    await read.goto(`/disclosure/${encodeURIComponent(key)}`);
    await read.getByText('店家有异议，正在查。').waitFor();
    await read.close();
    await expect.poll(async () => (await entryOf(house.app, first))?.state, patience).toBe('objected');
  });
});
