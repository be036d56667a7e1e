/** Premises that an officer goes to a second time, on a telephone without a network: the look at what was ordered, and a ban. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../../src/domain/base/calendar.ts';
import type { Inspection } from '../../../src/domain/supervision/inspection/inspection.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { findEntry } from '../../../src/store/matter/docket.ts';
import { cast } from '../../build/cast.ts';
import { countyId } from '../../build/complaint.ts';
import { expectGood, openHouse, patience, type House } from '../../build/house/browser.ts';
import {
  bindTelephone,
  openLine,
  openTelephone,
  unlock,
  type Line,
  type Telephone,
} from '../../build/house/telephone.ts';
import { moveCase } from '../../build/supervision/course.ts';
import { aCase } from '../../build/supervision/enforcement.ts';
import { planDay, schoolChecklist } from '../../build/supervision/field-day.ts';
import { fieldShot as shot } from '../../build/house/field-shot.ts';

let house: House;
let line: Line & { close(): Promise<void> };
let telephone: Telephone;
let planned: Inspection[];
const today = dayOf(new Date());
const team: { accountId: string; certificate: string }[] = [];

beforeAll(async () => {
  // Without an address that opens outside a slip promises no code.
  house = await openHouse({ publicUrl: 'https://12315.qinghe.gov.cn' });
  line = await openLine(house.url);
  for (const who of [cast.officer, cast.otherOfficer])
    team.push({
      accountId: (await findAccountByLogin(house.app.deps.db, countyId, who))?.id ?? '',
      certificate: `中州0412-${team.length + 1}`,
    });
  ({ planned } = await planDay(house.app, { premises: 4, team: [cast.officer, cast.otherOfficer], today }));
  const visitedAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const answers = schoolChecklist.map(({ text }) => ({ item: text, answer: 'fine' }));
  const found = {
    officers: team,
    visitedAt,
    answers,
    findings: [{ text: '过期、变质的东西：鱼丸 3 袋', isViolation: true }],
    signatureRefused: '店主不在，店员不敢签',
  };
  for (const n of [0, 1, 2]) await step(cast.officer, n, 'recordFinding', found);
  const order = { text: '清查冷柜，过期的下架' };
  await step(cast.officer, 0, 'order', { ...order, dueOn: addDays(today, 1) });
  await step(cast.officer, 1, 'order', { ...order, dueOn: addDays(today, 1) });
  await step(cast.officer, 2, 'order', { ...order, dueOn: addDays(today, 5) });
  // The day by which it was to be put right has come for two of them.
  for (const n of [0, 1]) await dueNow(n);
});
afterAll(async () => {
  await telephone?.close();
  await line.close();
  await house.close();
});

const entryOf = async (n: number) =>
  (await findEntry<Inspection>(house.app.deps.db, 'inspection', countyId, { id: planned[n]?.id ?? '' })) as Inspection;
async function step(who: string, n: number, move: string, input: object): Promise<void> {
  const { number, version } = await entryOf(n);
  const done = await house.app.as(who)('POST', `/api/inspections/${number}/${move}`, { version, input });
  expect([move, done.status]).toEqual([move, 200]);
}
async function dueNow(n: number): Promise<void> {
  await house.app.deps.db
    .updateTable('inspection')
    .set({ dueOn: today })
    .where('countyId', '=', countyId)
    .where('id', '=', planned[n]?.id ?? '')
    .execute();
}
const to = (page: Page, hash: string) => page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
const idAt = (n: number) => planned[n]?.id ?? '';

describe('Going again without a network', () => {
  test('The sheet counts what is due today: the first visit and two second looks; the third waits for its day.', async () => {
    telephone = await openTelephone(line.url);
    const { page } = telephone;
    // What is left empty is named where it stands, with the way out.
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('登录名还没填').waitFor();
    await page.getByLabel('登录名').fill(cast.officer);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('密码还没填；忘了请所里管账号的人重新设。').waitFor();
    await page.getByLabel('密码', { exact: true }).fill('不是这个');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('alert').getByText('忘了密码，请所里管账号的人重新设。').waitFor();
    // This county sends no text messages: nothing is said to have been sent.
    await page.getByRole('button', { name: '用手机号和验证码' }).click();
    await page.getByText('本县没接短信，发不出验证码').waitFor();
    expect(await page.getByRole('button', { name: /^发/u }).count()).toBe(0);
    await page.getByRole('button', { name: '用登录名和密码' }).click();
    await bindTelephone(page, cast.officer, { first: /今天谁去/u });
    await telephone.offline(true);
    await line.cut();
    await page.getByRole('heading', { name: '今天 3 户' }).waitFor();
    await page.getByText('0 户做完').waitFor();
    await page.getByText('其中复查 2 户').waitFor();
    await page.getByText('以后再去的 1 户').waitFor();
    await expectGood(page, 'a day with second looks');
    await shot(page, 'day-again');
    await to(page, '#/sortie');
    await page.getByLabel('白静').check();
    for (const name of ['马建国', '白静']) await page.getByLabel(`${name}的执法证号`).fill(`中州0412-${name}`);
    await page.getByLabel('去哪里').fill('柳河学校东门');
    await page.getByRole('button', { name: '登记，出发' }).click();
    await expect.poll(() => page.getByText('2 人 0 辆车').count(), patience).toBeGreaterThan(0);
  });

  test('One was put right; at the other it was not, and it is ordered once more with its slip.', async () => {
    const { page } = telephone;
    await to(page, `#/again/${idAt(0)}`);
    await page.getByRole('heading', { name: '责令改的' }).waitFor();
    await page.getByText('清查冷柜，过期的下架').waitFor();
    await page.getByRole('button', { name: '存好' }).click();
    await page.getByRole('alert').getByText('改了没有，请点一个。').waitFor();
    await page.getByRole('radio', { name: '改好了' }).check();
    await page.getByLabel('看到什么').fill('冷柜清空了');
    await page.locator('input[type=file]').setInputFiles('tests/fixtures/photo.jpg');
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await expectGood(page, 'a second look');
    await shot(page, 'again-rectified');
    await page.getByRole('button', { name: '存好' }).click();
    await page.getByText('1 户做完').waitFor();
    await to(page, `#/again/${idAt(1)}`);
    await page.getByRole('radio', { name: '没有改' }).check();
    await page.getByLabel('看到什么').fill('冷柜里还有鱼丸两袋');
    await page.getByLabel('再责令改正').check();
    await page.getByLabel('责令改正什么').fill('冷柜清空，拍照报来');
    await shot(page, 'again-not-rectified');
    await page.getByRole('button', { name: '存好' }).click();
    const slip = page.getByRole('article', { name: '责令改正通知书' });
    await slip.getByText('冷柜清空，拍照报来').waitFor();
    await expect.poll(() => slip.innerText(), patience).toContain('冷柜里还有鱼丸两袋');
    await slip.getByRole('img', { name: '二维码：核对这张单子' }).waitFor();
    await shot(page, 'again-slip');
  });

  test('All of it arrives once and in its order when the network is back.', async () => {
    const { page } = telephone;
    await line.mend();
    await telephone.offline(false);
    await to(page, '#/waiting');
    await page.getByText('都发出去了，可以放心关。').waitFor();
    const states = async () => Promise.all([0, 1, 2].map(async (n) => (await entryOf(n)).state));
    await expect.poll(states, patience).toEqual(['rectified', 'ordered', 'ordered']);
    const [first, second] = [await entryOf(0), await entryOf(1)];
    expect(first.photoIds).toHaveLength(1);
    expect(first.rechecks).toMatchObject([{ onDay: today, isRectified: true, words: '冷柜清空了' }]);
    expect(second.rechecks).toMatchObject([{ isRectified: false }]);
    // The code on the slip leads to a page that says what stands, and when it is looked at again.
    const [made] = await house.app.deps.db
      .selectFrom('ledger')
      .select('detail')
      .where('matterId', '=', second.id)
      .where('verb', '=', 'inspection-ordered')
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    const shown = await page.context().newPage();
    await shown.goto(`${house.url}/genuine/${String(made?.detail['requestId'])}`);
    await shown.getByRole('heading', { name: '这张单子是真的' }).waitFor();
    await shown.getByText('冷柜清空，拍照报来').waitFor();
    await shot(shown, 'genuine');
    await shown.close();
    expect(second.orders.map(({ text }) => text)).toEqual(['清查冷柜，过期的下架', '冷柜清空，拍照报来']);
  });

  test('A small penalty is decided on the spot in minutes, offline, on a form with its number; the case is there after.', async () => {
    for (const { accountId, certificate } of team)
      await house.app.database.pool.query(
        `insert into enforcement_certificate (county_id, account_id, number, from_on, until_on)
          values ($1, $2, $3, '2020-01-01', '2099-12-31')`,
        [countyId, accountId, certificate],
      );
    const { page } = telephone;
    await page.reload();
    await unlock(page);
    await to(page, '#/');
    await page.getByRole('heading', { name: /今天 \d+ 户/u }).waitFor();
    await to(page, `#/shop/${idAt(0)}`);
    const link = page.getByRole('link', { name: '当场处罚（警告、小额罚款）' });
    await link.waitFor();
    await telephone.offline(true);
    await line.cut();
    await link.click();
    await page.getByLabel('案由').fill('经营超过保质期的食品');
    await page.getByRole('button', { name: '存好，给当事人' }).click();
    await page.getByRole('alert').getByText('请点一个').waitFor();
    await page.getByRole('radio', { name: '个体户' }).check();
    await page.getByLabel('违反的规定').fill('食品安全法');
    await page.getByLabel('违反第几条').fill('34');
    await page.getByLabel('处罚依据').fill('食品安全法');
    await page.getByLabel('依据第几条').fill('124');
    await page.getByLabel(/罚款，元/u).fill('3001');
    await page.getByRole('radio', { name: '没有意见' }).check();
    await page.getByRole('button', { name: '存好，给当事人' }).click();
    await page.getByRole('alert').getByText('当场最多罚 3000 元').waitFor();
    await page.getByLabel(/罚款，元/u).fill('500');
    await page.getByRole('button', { name: '不肯签' }).click();
    await page.getByLabel('为什么不肯签').fill('要等老板');
    await page.getByLabel('谁在场见证').fill('门卫老孙');
    await expectGood(page, 'a penalty on the spot');
    await shot(page, 'spot-form');
    await page.getByRole('button', { name: '存好，给当事人' }).click();
    await page.getByText('存在手机里了').waitFor();
    const paper = await page.getByRole('article', { name: '当场行政处罚决定书' }).innerText();
    for (const words of [
      '当罚〔',
      '第三十四条',
      '第一百二十四条',
      '500',
      '应当先自收到之日起六十日内',
      '白静',
      '马建国',
    ])
      expect(paper).toContain(words);
    await shot(page, 'spot-slip');
    await line.mend();
    await telephone.offline(false);
    await to(page, '#/waiting');
    await page.getByText('都发出去了，可以放心关。').waitFor();
    const cases = () =>
      house.app.deps.db
        .selectFrom('enforcement')
        .select(['state', 'fineDecidedFen', 'cause'])
        .where('sourceId', '=', idAt(0))
        .execute();
    await expect
      .poll(cases, patience)
      .toMatchObject([{ state: 'served', fineDecidedFen: 500_00, cause: '经营超过保质期的食品' }]);
  });

  test('S19 A ban that the head decided is refused at first and executed then, with what was sealed.', async () => {
    await house.app.deps.db
      .updateTable('inspection')
      .set({ unregistered: true })
      .where('countyId', '=', countyId)
      .where('id', '=', idAt(3))
      .execute();
    await step(cast.officer, 3, 'recordFinding', {
      officers: team,
      visitedAt: new Date(Date.now() - 60_000).toISOString(),
      answers: schoolChecklist.map(({ text }) => ({ item: text, answer: 'none' })),
      findings: [{ text: '没有执照卖熟食', isViolation: true }],
      signatureRefused: '摊主不肯签',
    });
    const ban = { orderNumber: '青市监取〔2026〕9号', personName: '孙某', trade: '熟食' };
    await step(cast.officeHead, 3, 'orderBan', ban);
    // Besides, a case of his gathers evidence.
    await step(cast.officeHead, 1, 'openCase', aCase());
    const { number } = await house.app.deps.db
      .selectFrom('enforcement')
      .select('number')
      .where('sourceId', '=', idAt(1))
      .executeTakeFirstOrThrow();
    const [handlerId, secondId] = team.map(({ accountId }) => accountId);
    const assigned = await moveCase(house.app, cast.officeHead, number, 'assign', today, { handlerId, secondId });
    expect(assigned.status).toBe(200);
    const { page } = telephone;
    await page.reload();
    await unlock(page);
    await to(page, '#/');
    await page.getByText('以后再去的').click();
    await page.getByRole('link', { name: /学校东门第4家.*执行取缔/u }).click();
    await telephone.offline(true);
    await page.getByText('青市监取〔2026〕9号').waitFor();
    await page.getByRole('radio', { name: '不让、没执行成' }).check();
    await page.getByLabel('怎么不让的').fill('堵着门不让进');
    await expectGood(page, 'a ban');
    await shot(page, 'ban-refused');
    await page.getByRole('button', { name: '存好' }).click();
    await page.getByRole('heading', { name: /今天 \d+ 户/u }).waitFor();
    await to(page, `#/again/${idAt(3)}`);
    // The next look begins anew, and what is typed of it stays where it is when the one before arrives.
    await expect.poll(() => page.getByRole('radio', { checked: true }).count(), patience).toBe(0);
    await page.getByRole('radio', { name: '取缔了' }).check();
    await page.getByLabel('封存了什么').fill('灶具一套');
    await telephone.offline(false);
    await expect.poll(async () => (await entryOf(3)).ban?.attempts, patience).toHaveLength(1);
    await to(page, '#/waiting');
    await page.getByText('都发出去了，可以放心关。').waitFor();
    await telephone.offline(true);
    await to(page, `#/again/${idAt(3)}`);
    await expect.poll(() => page.getByLabel('封存了什么').inputValue(), patience).toBe('灶具一套');
    await shot(page, 'ban-executed');
    await page.getByRole('button', { name: '存好' }).click();
    await page.getByRole('heading', { name: /今天 \d+ 户/u }).waitFor();
    await telephone.offline(false);
    const entry = async () => (await entryOf(3)).ban;
    await expect
      .poll(entry, patience)
      .toMatchObject({ executedOn: today, sealed: '灶具一套', attempts: [{ words: '堵着门不让进' }] });
    expect((await entryOf(3)).state).toBe('banned');
  });

  test('Every screen of the officer speaks English and is readable in the dark.', async () => {
    const { page } = telephone;
    await to(page, '#/person');
    await page.getByRole('button', { name: 'English' }).click();
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    const [rectified, ordered, later] = [idAt(0), idAt(1), idAt(2)];
    const screens: Readonly<Record<string, string>> = {
      day: '#/',
      sortie: '#/sortie',
      new: '#/new',
      exhibit: '#/exhibit',
      again: `#/again/${later}`,
      shop: `#/shop/${rectified}`,
      slip: `#/slip/${ordered}`,
      spot: `#/spot/${rectified}`,
      'spot-form': `#/spot/${ordered}`,
      sample: `#/sample/${rectified}`,
      seize: `#/seize/${rectified}`,
      evening: '#/evening',
      waiting: '#/waiting',
      messages: '#/messages',
      person: '#/person',
    };
    await to(page, '#/exhibit');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('alert').getByText('Say what it is.').waitFor();
    const chinese: string[] = [];
    for (const [name, hash] of Object.entries(screens)) {
      await to(page, hash);
      await page.locator('main:not([aria-busy])').waitFor();
      await expectGood(page, `${name} in English and in the dark`);
      await shot(page, `en-dark-${name}`);
      const said = await page
        .locator('button, legend, summary, label[for]')
        .filter({ hasNot: page.locator('[lang="zh-CN"]') })
        .allInnerTexts();
      chinese.push(...said.filter((words) => /\p{Script=Han}/u.test(words)).map((words) => `${name}: ${words}`));
    }
    expect(chinese.filter((one) => !one.endsWith('中文'))).toEqual([]);
  });
});
