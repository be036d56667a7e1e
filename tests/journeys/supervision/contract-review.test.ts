/**
 * J9: a clause that a complaint quotes becomes a review, an expert is heard, an opinion and a letter go out, the operator answers item by
 * item, and what was mended is told to all without names.
 */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { books, readersWith } from '../../../src/actions/desk/readers.ts';
import { readMatters } from '../../../src/actions/matter/reading.ts';
import { readFacts } from '../../../src/outside/seeds.ts';
import { cast } from '../../build/cast.ts';
import { expectGood, expectGoodInEveryLook, openHouse, patience, type House } from '../../build/house/browser.ts';
import { sayToday } from '../../build/house/desk.ts';
import { wholeEntries } from '../../build/house/whole-entries.ts';
import { consumerContext, filing } from '../../build/house/http-app.ts';

let house: House;
let complaint = '';
const shop = '青禾国际酒店';
/** Days counted from the one of the house. */
const on = (days: number) =>
  new Date(house.app.deps.now().getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const send = async (who: string, path: string, body: object) => {
  const answer = await house.app.as(who)('POST', `/api/${path}`, body);
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const entryOf = async (path: string, key: string) =>
  (await house.app.as(cast.centre)('GET', `/api/${path}/${key}`)).body.entry;
const press = async (who: string, path: string, key: string, move: string, input: object = {}) => {
  const { version } = await entryOf(path, key);
  return send(who, `${path}/${key}/${move}`, { version, clientId: uuidv7(), input });
};

beforeAll(async () => {
  house = await openHouse();
  const filed = await send(
    cast.centre,
    'complaints',
    filing({
      operator: { name: shop, phone: '', address: '' },
      story:
        '去年底在青禾国际酒店订10月2日婚宴，交定金5000元。酒店说合同印着“定金概不退还、不得改期”，我觉得不合理，要求改期或者退一半。',
    }),
  );
  complaint = filed.number;
  await readMatters(await consumerContext(house.app), {
    readers: readersWith({ facts: readFacts }),
    books,
    signal: new AbortController().signal,
    isOver: () => false,
  });
  const person = { id: uuidv7(), name: '张律', regionId: 'V0303', experience: '律师十五年', credentials: ['律师证'] };
  await send(cast.centre, 'people', person);
  const post = { id: uuidv7(), personId: person.id, post: 'expert', organisationId: 'CA', departmentIds: [] };
  await send(cast.centre, 'appointments', { ...post, specialities: ['合同'], availability: '' });
  await press(cast.centre, 'appointments', post.id, 'check', { checkWords: '合适' });
  await press(cast.deputyDirector, 'appointments', post.id, 'appoint', { appointedOn: on(0) });
});
afterAll(() => house.close());

let number = '';

test('J9 S36 the clause of a complaint is collected, matched with kind, right and law, judged, and an expert is heard', async () => {
  const page = await house.openDesk(cast.mediator, { at: '/desk/contract-reviews' });
  const told = page.getByRole('region', { name: '投诉里提到的条款' });
  await told.getByText('定金概不退还、不得改期').waitFor();
  await expect.poll(() => told.innerText(), patience).toMatch(/F8\.4[\s\S]*公平交易权/u);
  await expectGood(page, 'the list of reviews with what complaints quote');
  await told.getByRole('button', { name: `收一份 ${complaint}` }).click();
  await page.getByLabel('原文').waitFor();
  await expect.poll(() => page.getByLabel('原文').inputValue(), patience).toBe('定金概不退还、不得改期');
  await expect.poll(() => page.getByLabel(/来源编号/u).inputValue(), patience).toBe(complaint);
  await page.getByRole('radio', { name: '酒店' }).check();
  await page.keyboard.press('Alt+t');
  await page.getByRole('button', { name: '收一份', exact: true }).last().click();
  await expect.poll(() => told.count(), patience).toBe(0);
  const { items } = (await house.app.as(cast.mediator)('GET', '/api/contract-reviews')).body;
  number = items[0].entry.number;
  await page.goto(page.url().replace(/\/desk\/.*$/u, `/desk/contract-reviews/${number}`));
  const card = page.getByRole('complementary', { name: '逐处' });
  await card.getByText('《合同行政监督管理办法》第八条第（四）项').waitFor();
  await expect.poll(() => card.innerText(), patience).toMatch(/公平交易权/u);
  await expectGood(page, 'a review');
  await page.getByRole('button', { name: '记专家意见' }).click();
  await page.locator('[data-field="expertId"]').first().click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(/张律/u).click();
  await page.getByLabel('第几处').fill('1');
  await page.getByRole('radio', { name: '涉嫌' }).check();
  await page.getByLabel('专家怎么说').fill('排除了依法变更、解除的权利');
  await expectGood(page, 'the form of an expert');
  await sayToday(page);
  await page.getByRole('button', { name: '记专家意见', exact: true }).last().click();
  await card.getByText(/张律（.*）涉嫌/u).waitFor();
  await card.getByRole('button', { name: /涉嫌，写进意见/u }).click();
  await expect
    .poll(async () => (await entryOf('contract-reviews', number)).clauses[0].decision, patience)
    .toBe('suspected');
  await page.close();
});

test('J9 S133 the letter begins with the suspected items, and four that are said and three that are listed are not signed', async () => {
  await press(cast.mediator, 'contract-reviews', number, 'mark', { code: 'F8.4', words: '不得改期' });
  await press(cast.mediator, 'contract-reviews', number, 'finish');
  const { draft } = (await house.app.as(cast.centre)('GET', `/api/contract-reviews/${number}`)).body.more;
  await press(cast.centre, 'contract-reviews', number, 'advise', { opinion: draft, rectifyBy: on(20) });
  const page = await house.openDesk(cast.mediator, { at: `/desk/contract-reviews/${number}` });
  await page.getByRole('link', { name: '起草规范意见' }).click();
  const words = page.getByLabel('情况和理由');
  await words.waitFor();
  await expect.poll(() => words.inputValue(), patience).toContain('涉嫌不符合《合同行政监督管理办法》');
  await expect.poll(() => page.getByLabel('请你单位做什么').count(), patience).toBe(2);
  await words.fill('我们审查了你单位的预订单，提出如下四项规范意见：');
  await page.getByRole('button', { name: '写一封', exact: true }).last().click();
  await page
    .getByRole('button', { name: /函\d{4}-0001/u })
    .first()
    .waitFor();
  await page.close();
  const letter = (await house.app.as(cast.mediator)('GET', '/api/guidances')).body.items[0].entry.number;
  const signer = await house.openDesk(cast.dutyLeader, { at: `/desk/guidances?open=${encodeURIComponent(letter)}` });
  // Who would sign reads why he cannot, and is refused.
  await signer
    .getByText(/是 4 条，列出的是 2 条/u)
    .first()
    .waitFor();
  const { version } = await entryOf('guidances', letter);
  const signing = { version, clientId: uuidv7(), input: {} };
  const refused = await house.app.as(cast.dutyLeader)('POST', `/api/guidances/${letter}/sign`, signing);
  expect([refused.status, refused.body.zh]).toEqual([422, expect.stringMatching(/4 条.*2 条/u)]);
  await signer.close();
});

test('J9 S134 the operator answers item by item with a day of checking; what was mended is told to all without names', async () => {
  const [{ entry }] = await wholeEntries(house.app.as(cast.mediator), '/api/guidances');
  const { kind, operatorName, title, items, answerBy, sourceNumber } = entry;
  await press(cast.mediator, 'guidances', entry.number, 'amend', {
    kind,
    operatorName,
    title,
    words: '我们审查了你单位的预订单，下列条款涉嫌不符合规定，请逐条修改。',
    items: items.map(({ text, recheckBy }: { text: string; recheckBy: string }) => ({ text, recheckBy })),
    answerBy,
    sourceNumber,
  });
  await press(cast.dutyLeader, 'guidances', entry.number, 'sign');
  const page = await house.openDesk(cast.mediator, { at: `/desk/guidances?open=${encodeURIComponent(entry.number)}` });
  await page.getByRole('button', { name: '记答复' }).first().click();
  const answers = page.getByLabel('怎么答复');
  await answers.first().waitFor();
  await expect.poll(() => answers.count(), patience).toBe(2);
  await answers.nth(0).fill('已删去，改为按实际损失结算');
  await answers.nth(1).fill('已改为提前三十日可以改期');
  await expectGood(page, 'the answers of a letter');
  // On which day it was answered nobody has said yet.
  await expect.poll(() => page.getByLabel('哪天答复的').inputValue(), patience).toBe('');
  await sayToday(page);
  await page.getByRole('button', { name: '记答复', exact: true }).last().click();
  // The box shows the words before they are sent: what is asked is the server.
  const recheckDays = async () =>
    (await entryOf('guidances', entry.number)).items.map(({ recheckBy }: { recheckBy: string }) => recheckBy);
  await expect.poll(recheckDays, patience).toEqual([on(20), on(20)]);
  await press(cast.mediator, 'contract-reviews', number, 'rectify', {
    rectifiedOn: on(0),
    rectified: '两处都按建议改了',
  });
  await press(cast.mediator, 'contract-reviews', number, 'recheck', { recheckedOn: on(0), recheckWords: '看过新单子' });
  await page.close();
  const teller = await house.openDesk(cast.centre, { at: `/desk/contract-reviews/${number}` });
  await teller.getByRole('link', { name: '写成典型案例' }).click();
  const text = teller.getByLabel('事情经过和结果');
  await text.waitFor();
  await expect.poll(() => text.inputValue(), patience).toMatch(/“定金概不退还/u);
  expect(await text.inputValue()).not.toContain(shop);
  await text.fill(`${await text.inputValue()}这是${shop}的合同。`);
  await teller.getByLabel('消费提醒').fill('签字前看清定金能不能退、能不能改期。');
  await teller.getByRole('button', { name: '起草案例', exact: true }).last().click();
  await teller
    .getByText(/里面有店名/u)
    .first()
    .waitFor();
  await text.fill((await text.inputValue()).replace(`这是${shop}的合同。`, ''));
  await teller.getByRole('button', { name: '起草案例', exact: true }).last().click();
  await teller.getByRole('button', { name: /^例\d{4}-0001/u }).waitFor();
  await teller.close();
  const { items: cases } = (await house.app.as(cast.centre)('GET', '/api/examples')).body;
  await press(cast.centre, 'examples', cases[0].entry.number, 'submit');
  await press(cast.deputyDirector, 'examples', cases[0].entry.number, 'approve');
  await press(cast.deputyDirector, 'examples', cases[0].entry.number, 'publish', { reach: 'all', onPortal: true });
  const citizen = await house.open({ phone: true });
  await citizen.goto('/cases');
  await citizen.getByRole('link', { name: /条款改了/u }).click();
  await expect.poll(() => citizen.locator('main').innerText(), patience).toContain('签字前看清定金能不能退');
  expect(await citizen.locator('main').innerText()).not.toContain(shop);
  await citizen.close();
});

test('the library of clauses and its weights can be read in every look, and a weight is changed with a reason', async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/clause-library' });
  const weights = page.getByRole('region', { name: '各类的轻重' });
  await weights.getByRole('button', { name: '改轻重 F8.7' }).click();
  await page.getByLabel('为什么').fill('本县餐饮投诉里这一类最多');
  await expectGood(page, 'the form of a weight');
  await page.getByLabel('轻重').last().click();
  await page.getByTitle('重', { exact: true }).last().click();
  await page.getByRole('button', { name: '改', exact: true }).last().click();
  await weights
    .getByText(/F8\.7[\s\S]*本县餐饮投诉里这一类最多/u)
    .first()
    .waitFor();
  await expect.poll(() => weights.innerText(), patience).toMatch(/F8\.7/u);
  await expectGoodInEveryLook(page, 'the library of clauses');
  await page.close();
});
