/** What a citizen does on the pages of the portal, by hand and without a script. */
import type { Page } from 'playwright-core';

export interface Told {
  name: string;
  phone: string;
  shop: string;
  story?: string;
}

export interface Slip {
  number: string;
  code: string;
}

/** Fills in what the form asks for; the village is 郭庄, the shop in 前柳. */
export async function tell(page: Page, told: Told): Promise<void> {
  await page.locator('#name').fill(told.name);
  await page.locator('#phone').fill(told.phone);
  await page.locator('#village').selectOption('V0303');
  await page.locator('#shop').fill(told.shop);
  await page.locator('#shopVillage').selectOption('V0301');
  await page
    .getByLabel('照您说话的样子写')
    .fill(told.story ?? '前天在柳河街上买了10袋复合肥，每袋只有46公斤，找他，他说受潮掉秤。');
  await page.getByLabel('补足分量').check();
  await page.locator('#amount').fill('1750');
}

/** From the empty form to the slip. */
export async function fileByHand(page: Page, told: Told): Promise<Slip> {
  await tell(page, told);
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByRole('heading', { name: '交上了' }).waitFor();
  return slipOn(page);
}

/** A tip-off from the form that is open to its slip: anonymous with a code word, or with a name. */
export async function tipOffByHand(page: Page, who: { word: string } | { name: string; phone: string }): Promise<Slip> {
  if ('word' in who) {
    await page.locator('[name=who][value=anonymous]').check();
    await page.locator('#word').fill(who.word);
  } else {
    await page.locator('#who').check();
    await page.locator('#name').fill(who.name);
    await page.locator('#phone').fill(who.phone);
  }
  await page.locator('#shop').fill('南岗乡便民快递驿站');
  await page.locator('#shopVillage').selectOption('V0601');
  await page.locator('#story').fill('取快递每件要交两块钱代取费，不给就让自己跑到乡里，没贴收费牌。');
  await page.locator('#conduct').selectOption('R05');
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByRole('heading', { name: '交上了' }).waitFor();
  return slipOn(page);
}

export async function slipOn(page: Page): Promise<Slip> {
  return {
    number: (await page.locator('[data-test=number]').innerText()).trim(),
    code: (await page.locator('[data-test=code]').innerText()).replace(/\s/gu, ''),
  };
}

/** From the door of the home page to the matter, with number and code; the letter of a complaint may be left out. */
export async function followByHand(page: Page, { number, code }: Slip): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('link', { name: /^(?:查进度|办到哪了)/u })
    .first()
    .click();
  await page.getByLabel('编号').fill(number.replace('投', ''));
  await page.getByLabel('查询码').fill(code);
  await page.getByRole('button', { name: '看进度' }).click();
  await page.locator('[data-test=now]').waitFor();
}
