/** A second person answers for an account that another has touched, before it opens who told of something. */
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, signIn, type House } from '../../build/house/browser.ts';
import { anAllegation } from '../../build/tipoff.ts';

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
    const guard = await house.openDesk(cast.security, { phone });
    await guard.goto('/desk/');
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
