/** A second person answers for an account that another has touched, before it opens who told of something. */
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, signIn, type House } from '../../build/house/browser.ts';
import { anAllegation } from '../../build/tipoff.ts';
import { sessionCookie } from '../../../src/http/base/session.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const owns = 'seven lamps by the mill';

test('security F5: its owner is told what waits, and the security administrator confirms him on the first page of his desk.', async () => {
  const { app } = house;
  await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation());
  const admin = app.as(cast.admin);
  const { accounts } = (await admin('GET', '/api/accounts')).body;
  const officer = accounts.find((one: { loginName: string }) => one.loginName === cast.officerOfChengguan);
  const batchId = uuidv7();
  await admin('POST', '/api/accounts/passwords', { batchId, ids: [officer.id] });
  const slip = (await admin('GET', `/papers/slips/${batchId}`)).body as string;
  const drawn = /(?<![\w-])[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}(?![\w-])/u.exec(slip)?.[0] ?? '';
  const entered = await app.as(null)('POST', '/api/session', { loginName: cast.officerOfChengguan, password: drawn });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  await app.as(null)('POST', '/api/session/password', { current: drawn, next: owns }, { cookie });

  const owner = await house.open({ phone: true });
  await owner.goto('/desk/me');
  await signIn(owner, cast.officerOfChengguan, owns);
  await owner.getByText('账号还没有核定').waitFor();
  await expectGood(owner, 'held');

  for (const phone of [true, false]) {
    const guard = await house.openDesk(cast.security, { at: '/desk/', phone });
    await guard.waitForURL('**/settings/accounts');
    await guard.getByText(cast.dutyLeader).waitFor();
    expect(await guard.getByRole('button', { name: '新建账号' }).count()).toBe(0);
    const confirm = guard.getByRole('button', { name: `核定 ${officer.name} 的账号` });
    await confirm.waitFor();
    await expectGood(guard, 'accounts to confirm');
    if (phone) continue;
    await confirm.click();
    await guard.getByText(`${officer.name}的账号核定了`).waitFor();
    await confirm.waitFor({ state: 'detached' });
  }
  await owner.reload();
  await owner.getByRole('heading', { name: '改密码' }).waitFor();
  expect(await owner.getByText('账号还没有核定').count()).toBe(0);
});

test('compliance 8: who has not touched his page for long is asked, stays by one press, and loses nothing that he typed.', async () => {
  const { db } = house.app.database;
  const unused = (minutes: number) =>
    db
      .updateTable('session')
      .set({ usedAt: new Date(Date.now() - minutes * 60_000) })
      .execute();
  const page = await house.openDesk(cast.security);
  await page
    .context()
    .route('**/api/session/door', (route) => route.fulfill({ json: { sample: true, sso: true, asksFactor: false } }));
  await page.context().route('**/api/session/sso', (route) => route.fulfill({ body: 'provider' }));
  await page.clock.install();
  await page.goto('/desk/');
  const typed = page.getByRole('textbox', { name: '姓名、登录名、机构、角色' });
  await typed.fill(cast.officer);
  await unused(28.6);
  await page.clock.fastForward('29:00');
  const stay = page.getByRole('button', { name: '我还在，接着用' });
  await stay.waitFor();
  await expect.poll(() => page.getByRole('timer').textContent(), patience).toMatch(/^1:[0-2]\d$/u);
  await expectGood(page, 'the session that ends soon');
  await stay.click();
  await stay.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await db.selectFrom('session').select('usedAt').execute()).some(isNow), { timeout: 5_000 })
    .toBe(true);
  // The end comes between two of the times at which the page asks who is in: what it counts down covers nothing.
  await unused(28.6);
  await page.clock.fastForward('29:00');
  await stay.waitFor();
  // Nothing else that the page asks by itself may tell it.
  await page.route('**/api/**', (route) =>
    /\/api\/session(?:\/(?:left|door|sso))?$/u.test(route.request().url()) ? route.fallback() : undefined,
  );
  await unused(31);
  await page.clock.fastForward('01:40');
  await page.getByText('登录已过期，请再登录').waitFor();
  // Who came by the provider goes there in a window of its own, and what was typed stays.
  const provider = page.getByRole('link', { name: '用统一身份认证登录（新窗口）' });
  await provider.waitFor();
  await expectGood(page, 'the way to the provider over the page');
  const [other] = await Promise.all([page.context().waitForEvent('page'), provider.click()]);
  await page.getByText('请在新打开的窗口里登录').waitFor();
  await other.close();
  const value = await house.app.tokenOf(cast.security);
  await page.context().addCookies([{ name: sessionCookie, value, url: house.url }]);
  await page.clock.fastForward('00:05');
  await page.getByText('登录已过期，请再登录').waitFor({ state: 'detached' });
  await expect.poll(() => typed.inputValue(), patience).toBe(cast.officer);
});

const isNow = ({ usedAt }: { usedAt: Date }) => Date.now() - usedAt.getTime() < 60_000;

test('Where somebody is signed in, his own and to the security administrator that of others, on a telephone too.', async () => {
  for (const phone of [true, false]) {
    const own = await house.openDesk(cast.officer, { at: '/desk/me', phone });
    await own.getByText('120 分钟不用就自动退出').waitFor();
    await expectGood(own, 'own sessions');
    const guard = await house.openDesk(cast.security, { at: '/desk/settings/accounts', phone });
    const find = guard.getByRole('textbox', { name: '姓名、登录名、机构、角色' });
    await find.fill(cast.officer);
    await guard
      .getByRole('button', { name: /登录的地方$/u })
      .first()
      .click();
    await guard.getByRole('button', { name: '全部退出' }).waitFor();
    await expectGood(guard, 'sessions of another');
    await guard.getByRole('button', { name: '全部退出' }).click();
    await guard.getByText('现在没有在任何地方登录').waitFor();
    await own.reload();
    await own.getByText('登录名').first().waitFor();
    expect(await own.getByText('120 分钟不用就自动退出').count()).toBe(0);
  }
});
