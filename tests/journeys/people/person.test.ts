/**
 * The people of the network at the desk (SM8): who is missing is seen, somebody is registered, nominated, checked, appointed, trained
 * and goes to work, is renewed or dismissed; and somebody leaves, with everything handed over in the one act.
 */
import type { Locator, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lackZh } from '../../../src/domain/people/composition.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, printedPages, visit, type House } from '../../build/house/browser.ts';
import { sayToday } from '../../build/house/desk.ts';
import { filing } from '../../build/house/http-app.ts';
import { find } from '../../build/living-matters.ts';
import { bindTelephone, fileOn } from '../../build/house/telephone.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

/** Chooses out of a list that is searched by typing. */
async function choose(form: Locator, label: string, words: string): Promise<void> {
  const box = form.getByLabel(label, { exact: false }).first();
  await box.click();
  await form.page().keyboard.insertText(words);
  await form.page().getByTitle(words).last().click();
}

/** The button that sends the form. */
const sent = (form: Locator) => form.locator('.ant-btn-primary');

/** Presses a step beside the name, fills its form, and waits until it is gone. */
async function step(page: Page, name: string, fill: (form: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).last().click();
  const form = page.getByRole('dialog').last();
  await sent(form).waitFor();
  await fill(form);
  await sayToday(page);
  await sent(form).click();
  await sent(form).waitFor({ state: 'detached' });
}

async function register(page: Page, name: string, phone: string, posts: readonly string[] = []): Promise<void> {
  await page.goto('/desk/people?new=');
  const form = page.getByRole('dialog');
  await form.getByLabel('姓名').fill(name);
  await form.getByLabel('电话').fill(phone);
  await choose(form, '所在村、社区', '赵堂村');
  await choose(form, '所在站点', '赵堂村消费维权联络站');
  for (const post of posts) await choose(form, '身份、职务', post);
  await form.getByLabel('姓名').click();
  await sent(form).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('button', { name, exact: true }).waitFor();
}

describe('a station that lacks people', () => {
  let centre: Page;
  let leader: Page;

  test('S87 S88 缺什么：站点少几名监督员、缺不缺妇女主任，一行写明，从那一行就能推荐人选', async () => {
    centre = await house.openDesk(cast.centre, { at: '/desk/people/missing' });
    const row = centre.getByRole('row').filter({ hasText: '赵堂村' });
    await row.getByText('妇女主任').waitFor();
    await expect.poll(() => row.innerText(), patience).toContain(lackZh({ kind: 'people', least: 2, has: 0 }));
    await expectGood(centre, 'what is missing');
    await register(centre, '赵永福', '13955000402');
    await register(centre, '赵银花', '13955000403', ['村（社区）妇女主任']);
    await visit(centre, '/desk/people/missing');
    await row.getByRole('link', { name: '推荐人选到' }).click();
    const form = centre.getByRole('dialog');
    await choose(form, '推荐谁', '赵永福');
    await sent(form).click();
    await form.waitFor({ state: 'detached' });
    await centre.getByRole('row').filter({ hasText: '赵永福' }).getByText('已推荐').waitFor();
    await visit(centre, '/desk/people/missing');
    await row.getByRole('link', { name: '推荐人选到' }).click();
    await choose(form, '推荐谁', '赵银花');
    await sent(form).click();
    await form.waitFor({ state: 'detached' });
  });

  test('S86 核查以后由分管局长聘任发证，两个人一次聘，聘完那一行就不缺人了', async () => {
    await visit(centre, '/desk/people/appointments');
    await step(centre, '核查通过：全部 2 人…', (form) =>
      form.getByLabel('核查情况').fill('群众基础好，本人愿意，村委同意。'),
    );
    leader = await house.openDesk(cast.deputyDirector, { at: '/desk/people/appointments' });
    await step(leader, '聘任发证：全部 2 人…', () => Promise.resolve());
    await leader
      .getByRole('row')
      .filter({ hasText: '赵银花' })
      .getByText(/聘2026-\d{4}/u)
      .waitFor();
    await expectGood(leader, 'the appointments');
    await visit(leader, '/desk/people/missing?lack=all');
    const row = leader.getByRole('row').filter({ hasText: '赵堂村' });
    await row.getByText('配齐').waitFor();
    await expect.poll(() => row.innerText(), patience).toContain('赵银花');
  });

  test('S89 证书和工作证都能打印，各一页，统一称号、编号、聘期都在上面', async () => {
    await visit(centre, '/desk/people/appointments');
    await centre
      .getByRole('button', { name: /^赵银花/u })
      .first()
      .click();
    const panel = centre.getByRole('dialog');
    for (const [link, words] of [
      ['打印聘书', ['赵银花同志', '食品安全消费维权监督员', '聘期自', '证书编号：聘2026-']],
      ['打印工作证', ['赵银花', '食品安全消费维权监督员', '照　　片']],
    ] as const) {
      const opening = centre.context().waitForEvent('page');
      await panel.getByRole('link', { name: link }).click();
      const paper = await opening;
      await paper.locator('article.sheet').waitFor();
      const shown = await paper.locator('body').innerText();
      for (const word of words) expect(shown).toContain(word);
      await expect.poll(() => printedPages(paper), { message: link, ...patience }).toBe(1);
      await paper.close();
    }
  });

  test('参加过岗前培训的可以上岗；续聘改聘期，解聘收回证书，那一行又缺人了', async () => {
    const admin = house.app.as(cast.centre);
    const people = (await admin('GET', '/api/people?q=赵')).body.items as { entry: { id: string; name: string } }[];
    const of = (name: string) => people.find(({ entry }) => entry.name === name)?.entry.id ?? '';
    const training = {
      id: uuidv7(),
      title: '白杨片区监督员岗前培训',
      batch: 1,
      audience: 'supervisor',
      startsOn: today(),
      endsOn: today(),
      place: '白杨乡政府',
      courses: [{ title: '登记和转办', hours: 6 }],
    };
    const { number } = (await admin('POST', '/api/trainings', training)).body.entry;
    await visit(leader, `/desk/trainings?open=${encodeURIComponent(number)}`);
    await leader.getByRole('dialog').getByRole('button', { name: /^批准/u }).click();
    await leader.getByText('已批准').first().waitFor();
    const move = async (name: string, input: object) => {
      const { version } = (await admin('GET', `/api/trainings/${number}`)).body.entry;
      const body = { version, clientId: uuidv7(), input };
      expect((await admin('POST', `/api/trainings/${number}/${name}`, body)).status).toBe(200);
    };
    await move('invite', { personIds: [of('赵永福'), of('赵银花')] });
    await move('mark', { marks: ['赵永福', '赵银花'].map((name) => ({ personId: of(name), mark: 'present' })) });
    await visit(centre, '/desk/people/appointments');
    await centre.getByRole('button', { name: '上岗：全部 2 人' }).click();
    await centre.getByText('上岗：2 人').waitFor();
    await visit(centre, `/desk/people/${of('赵银花')}`);
    await centre.getByRole('region', { name: '培训' }).getByText('6 学时').waitFor();
    await expectGood(centre, 'the file of a person');
    await visit(centre, '/desk/people/appointments');
    await centre
      .getByRole('button', { name: /^赵永福/u })
      .first()
      .click();
    await step(centre, '续聘 赵永福 监督员', (form) => form.getByLabel('续聘到哪天').fill('2031-12-31'));
    await centre.getByText('2031-12-31').first().waitFor();
    await visit(centre, '/desk/people/appointments');
    await centre
      .getByRole('button', { name: /^赵银花/u })
      .first()
      .click();
    await step(centre, '解聘 赵银花 监督员', (form) => form.getByText('长期不履职').click());
    await visit(centre, '/desk/people/missing');
    const row = centre.getByRole('row').filter({ hasText: '赵堂村' });
    await row.getByText('妇女主任').waitFor();
    await visit(centre, `/desk/people/${of('赵银花')}`);
    await centre.getByText(/证书 .* 收回/u).waitFor();
  });
});

describe('somebody who leaves', () => {
  test('离任一次交清：在办的件交给接手的人，账号和手机同时停用，手机里没发出的交给所里', async () => {
    const telephone = await house.open({ phone: true });
    await telephone.goto('/station/');
    await bindTelephone(telephone, 'st-v0402');
    const lying = await house.app.as('st-v0402')('POST', '/api/complaints', filing());
    expect(lying.status).toBe(201);
    const desk = await house.openDesk(cast.centre);
    const admin = house.app.as(cast.centre);
    const [{ entry: person }] = (await admin('GET', '/api/people?q=赵永福')).body.items;
    const file = (await admin('GET', `/api/people/${person.id}/file`)).body;
    const account = file.accounts.find((one: { name: string }) => one.name.startsWith('赵永福'));
    const { name, phone, regionId, stationId } = person;
    const fields = { name, phone, regionId, stationId, accountId: account.id };
    const corrected = { version: person.version, clientId: uuidv7(), input: fields };
    expect((await admin('POST', `/api/people/${person.id}/correct`, corrected)).status).toBe(200);
    await telephone.context().setOffline(true);
    const { slip } = await fileOn(telephone, { name: '赵大爷', shop: '集上的种子摊' });

    await visit(desk, `/desk/people/${person.id}`);
    const leaving = desk.getByRole('region', { name: '离任交接' });
    await leaving.getByText('站上 1 件没有人接，交上去').waitFor();
    await leaving.getByText('登录账号停用').waitFor();
    await step(desk, '离任交接 赵永福', async (form) => {
      await form.getByText('本人辞去').click();
      await form.getByLabel('交回的钥匙、印章、证件、账册').fill('站点钥匙、登记簿一本，交村委会');
    });
    await desk.getByText('交回：站点钥匙、登记簿一本，交村委会').waitFor();
    await expectGood(desk, 'the file of somebody who has left');
    expect((await find(house, lying.body.number)).state).toBe('registered');
    const lines = await listLedger(house.app.deps.db, 990126, account.id);
    expect(lines.map((line) => line.verb)).toEqual(expect.arrayContaining(['account-saved', 'device-revoked']));
    // The day's own pages of the one who has left are gone at once.
    expect((await house.app.as('st-v0402')('GET', '/api/work')).status).toBe(401);

    await telephone.context().setOffline(false);
    await telephone.reload();
    await telephone.getByText('没发出的交给了所里').waitFor();
    await visit(desk, '/desk/devices');
    await desk.getByText('赵大爷 → 集上的种子摊').waitFor();
    await desk.getByRole('button', { name: '接过来' }).click();
    await desk.getByText(/接过来了/u).waitFor();
    const { body } = await admin('GET', `/api/complaints?q=${encodeURIComponent(slip)}`);
    expect(body.items).toHaveLength(1);
    await telephone.close();
  });
});

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
