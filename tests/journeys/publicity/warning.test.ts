/** A warning on the desk: refused with the words marked, mended by the press of a button, published, read by citizens, withdrawn. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, expectGoodInEveryLook, openHouse, patience, type House } from '../../build/house/browser.ts';

let house: House;
const form = {
  id: uuidv7(),
  kind: 'warning',
  title: '种了“丰垦818”不结穗的，先别砍秆',
  text: '村民马德旺反映，春上买的玉米种出穗少、秃尖缺粒，正在等田间鉴定。',
  advice: '地里留着，等专家看\n种子袋和小票留着',
  townIds: ['T03'],
  sourceKind: 'complaints',
};

beforeAll(async () => {
  house = await openHouse();
  const made = await house.app.as(cast.officer)('POST', '/api/warnings', form);
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
});
afterAll(() => house.close());

const step = async (who: string, move: string, input: object = {}) => {
  const { version } = (await house.app.as(cast.centre)('GET', `/api/warnings/${form.id}`)).body.entry;
  return house.app.as(who)('POST', `/api/warnings/${form.id}/${move}`, { version, clientId: uuidv7(), input });
};

describe('消费警示', () => {
  test('S44 稿子里的姓名标出来，按一下换上；核实、审查、批准、发布以后群众看得到，撤回以后写明已撤回', async () => {
    const page = await house.openDesk(cast.officer, { at: `/desk/warnings?open=${form.id}` });
    await page.locator('mark', { hasText: '马德旺' }).waitFor();
    await expectGoodInEveryLook(page, 'a warning with a name in it');
    await page.getByRole('button', { name: '换上' }).click();
    await expect.poll(() => page.locator('article').first().innerText(), patience).toContain('马**');
    await page.close();
    const { today } = (await house.app.as(cast.officer)('GET', '/api/session')).body;
    for (const [who, move, input] of [
      [cast.officer, 'check', { checkedHow: '问了三个站，和两件投诉对得上' }],
      [cast.officeHead, 'review', {}],
      [cast.centre, 'approve', {}],
      [cast.centre, 'publish', { untilOn: `${Number(today.slice(0, 4)) + 1}-01-01` }],
    ] as const) {
      const done = await step(who, move, input);
      expect(done.status, `${move} ${JSON.stringify(done.body)}`).toBe(200);
    }
    const read = await house.open({ phone: true });
    await read.goto('/warnings');
    await expectGood(read, 'the warnings');
    await read.getByRole('link', { name: form.title }).click();
    await expectGood(read, 'a warning');
    await read.goto('/recalls?q=%E7%94%B5%E7%83%AD%E6%AF%AF');
    await expectGood(read, 'recalled products');
    await step(cast.deputyDirector, 'withdraw', { remark: '鉴定是天旱' });
    await read.goto('/warnings');
    await read.getByText('已撤回', { exact: true }).waitFor();
    await read.close();
    const register = await house.openDesk(cast.centre, { at: '/desk/recalls' });
    await register.getByRole('button', { name: /登上名单/u }).waitFor();
    await expectGood(register, 'the list of recalled products');
    await register.close();
  });
});
