/** A complaint that a firm settles itself: the centre offers it, the contact proposes, the complainant agrees without a script. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import { openMatterAs } from '../../build/house/desk.ts';
import { fileByHand, followByHand } from '../../build/house/portal.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

test('S171 中心转给长城家电，联系人在自己的小工作台提方案，投诉人在手机进度页同意，中心看到和解和排名', async () => {
  const citizen = await house.open({ phone: true, javaScript: false });
  await citizen.goto('/complaint');
  const slip = await fileByHand(citizen, { name: '王桂兰', phone: '13800000899', shop: '长城家电' });

  const centre = await openMatterAs(house, cast.centre, slip.number);
  const panel = centre.getByRole('region', { name: '企业和解' });
  await panel.getByRole('button', { name: '转给企业…' }).click();
  const drawer = centre.getByRole('dialog');
  await drawer.getByText('长城家电（投诉里写的）').waitFor();
  await drawer.getByRole('button', { name: '转给企业', exact: true }).click();
  await drawer.waitFor({ state: 'detached' });
  await panel.getByText('等企业答复').waitFor();
  await expectGood(centre, 'the matter');

  const contact = await house.openDesk('q-changcheng', { phone: true });
  const card = contact.locator('article', { hasText: slip.number });
  expect(await card.innerText()).not.toMatch(/王桂兰|13800000899/u);
  await card.getByLabel('答复内容').fill('换');
  await card.getByRole('button', { name: '发给投诉人' }).click();
  await card.getByText('请填写答复内容，至少 4 个字。').waitFor();
  await card.getByLabel('答复内容').fill('明天上门换一台新的，旧的我们拉走。');
  await card.getByRole('button', { name: '发给投诉人' }).click();
  await card.getByText('企业提了方案，等投诉人答复').waitFor();
  await expectGood(contact, 'the desk of the firm');

  await followByHand(citizen, slip);
  await citizen.getByText('明天上门换一台新的').waitFor();
  await citizen.getByLabel('同意的话，商家一共给多少元').fill('2399');
  await citizen.getByRole('button', { name: '同意，就这么办' }).click();
  await citizen.getByText('已经和解了。').waitFor();

  await panel.getByText('已和解').waitFor();
  await centre.goto('/desk/firms');
  const row = centre.getByRole('row', { name: /长城家电/u });
  await expect.poll(() => row.innerText(), patience).toContain('100.00%');
  await expectGood(centre, 'the firms');
});
