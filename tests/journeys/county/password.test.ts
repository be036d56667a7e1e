/** A forgotten password: the administrator prints a slip, and its owner makes the password his own before anything else. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, signIn, type House } from '../../build/house/browser.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test('operations A9: slips are drawn for ticked accounts and printed; who signs in with one changes it first.', async () => {
  const admin = await house.openDesk(cast.admin);
  await admin.goto('/desk/settings/accounts');
  await admin.getByLabel('姓名、登录名、机构、角色').fill(cast.officerOfChengguan);
  await admin.getByRole('checkbox').first().check();
  await expectGood(admin, 'accounts');
  await admin.getByRole('button', { name: '重设 1 个账号的密码' }).click();
  await admin.getByRole('button', { name: '重设', exact: true }).click();
  const [slip] = await Promise.all([
    admin.context().waitForEvent('page'),
    admin.getByRole('link', { name: '打印密码条' }).click(),
  ]);
  await slip.getByRole('heading', { name: /账号密码条/u }).waitFor();
  const drawn = /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/u.exec(await slip.locator('.sheet').innerText())?.[0] ?? '';
  expect(drawn).not.toBe('');
  await slip.close();
  for (const phone of [false, true]) {
    const page = await house.open({ phone });
    await page.goto('/desk/');
    await page.getByText('这是示范县：样例的账号和密码都是公开的').waitFor();
    await page.getByLabel('登录名').fill(cast.officerOfChengguan);
    await page.getByLabel('密码').fill(drawn);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '先把密码改成自己的' }).waitFor();
    await expectGood(page, 'due password');
    // Reload or another address lead to the same page and nowhere else.
    await page.goto('/desk/complaints');
    await page.getByRole('heading', { name: '先把密码改成自己的' }).waitFor();
    if (!phone) continue;
    await page.getByLabel('条上的密码').fill(drawn);
    await page.getByLabel(/^新密码/u).fill('hongdun2026');
    await page.getByLabel('再写一遍新密码').fill('hongdun2026');
    await page.getByRole('button', { name: '改好，进工作台' }).click();
    await page.getByText('密码是姓名、单位、地名加上数字').first().waitFor();
    await page.getByLabel(/^新密码/u).fill('seven lamps by the mill');
    await page.getByLabel('再写一遍新密码').fill('seven lamps by the mill');
    await page.getByRole('button', { name: '改好，进工作台' }).click();
    await page.getByRole('navigation').first().waitFor();
  }
  const again = await house.open();
  await again.goto('/desk/');
  await signIn(again, cast.officerOfChengguan, 'seven lamps by the mill');
});
