/** A tip-off from the telephone to the archive, with the keys of the desk: nobody on the way reads who told it. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { tipoffProcedure, type TipoffPersonMove } from '../../../src/domain/tipoff/procedure.ts';
import { cast } from '../../build/cast.ts';
import { expectGood, openHouse, patience, wrongInEveryLook, visit, type House } from '../../build/house/browser.ts';
import { goToTab, sayToday, solidButtons, tabAndType, wrongInDrawers } from '../../build/house/desk.ts';
import { anAllegation } from '../../build/tipoff.ts';
import { certify, ofShiqiao, penalise } from '../../build/supervision/course.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterEach(() => house.demandSilence());
afterAll(() => house.close());

const open = async (page: Page, number: string) => {
  await visit(page, `/desk/tipoffs/${encodeURIComponent(number)}`);
  await page.getByRole('region', { name: '现在可以做' }).waitFor();
};

/** Presses the key of the move; gives its drawer. */
async function press(page: Page, move: TipoffPersonMove): Promise<Locator> {
  await page
    .getByRole('region', { name: '现在可以做' })
    .getByRole('button', { name: new RegExp(`^${tipoffProcedure[move].zh}`, 'u') })
    .waitFor();
  await page.keyboard.press(tipoffProcedure[move].key ?? '');
  const drawer = page.getByRole('dialog').filter({ hasText: tipoffProcedure[move].zh });
  await drawer.locator('button[type=submit]').waitFor();
  await page.waitForTimeout(120);
  return drawer;
}

async function submit(page: Page, move: TipoffPersonMove): Promise<void> {
  await sayToday(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText(`${tipoffProcedure[move].zh}：办好了`).last().waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function choose(page: Page, drawer: Locator, label: string, words: string): Promise<void> {
  await drawer.getByLabel(label, { exact: false }).first().click();
  await page.locator('.ant-select-dropdown:visible').getByText(words, { exact: true }).click();
}

const stateOf = async (number: string) =>
  (await house.app.as(cast.deputyDirector)('GET', `/api/tipoffs/${encodeURIComponent(number)}`)).body.tipoff;

describe('A tip-off', () => {
  test('goes from an anonymous caller to the archive: two officers, extended, a case, told, rewarded, closed.', async () => {
    const centre = await house.openDesk(cast.centre);
    await centre.keyboard.press('Shift+N');
    await centre.locator('textarea:focus').waitFor();
    await centre.keyboard.insertText('豆腐坊用发霉的豆子，夜里把馊水倒进河里，看见三回了。');
    await tabAndType(centre, '有什么证据', '后门的照片');
    await tabAndType(centre, '被举报人', '南岗豆腐坊');
    await centre.getByRole('radio', { name: '匿名' }).check();
    await centre.getByLabel('违法行为类别').click();
    await centre.locator('.ant-select-dropdown:visible').getByText('食品安全违法行为', { exact: true }).click();
    await centre.getByLabel('在哪个村或社区').click();
    await centre.keyboard.insertText('南岗村');
    await centre
      .locator('.ant-select-dropdown:visible')
      .getByText(/南岗村/u)
      .first()
      .click();
    await tabAndType(centre, '暗语', '村口石磨');
    await centre.keyboard.press('Control+Enter');
    await centre.getByRole('heading', { name: '已登记' }).waitFor();
    const number = (await centre.locator('.slip .big').first().innerText()).trim();
    expect(number).toMatch(/^举20\d\d-\d{4}$/u);
    await expect.poll(() => centre.locator('.slip').innerText(), patience).toContain('匿名，凭编号和暗语');
    // What proves the anonymous reporter is on no disk of the counter.
    expect(await centre.evaluate<string>('JSON.stringify({ ...localStorage })')).not.toContain('村口石磨');

    await open(centre, number);
    await press(centre, 'dispatch');
    await submit(centre, 'dispatch');
    await centre.close();

    const head = await house.openDesk(cast.headOfShiqiao);
    await head.getByRole('link', { name: number }).first().click();
    const assign = await press(head, 'assign');
    await choose(head, assign, '承办人', '孙亮');
    await choose(head, assign, '协办人', '石大鹏');
    await submit(head, 'assign');

    const officer = await house.openDesk(cast.officerOfShiqiao);
    await open(officer, number);
    await press(officer, 'startVerification');
    await submit(officer, 'startVerification');
    expect(await officer.getByRole('button', { name: /^立案/u }).count()).toBe(0);
    await officer.getByText('立案、不予立案、延长、移送由分管局长决定').waitFor();

    // law 3: the head is one of the two who verify, so that the leader decides, and not he.
    await head.reload();
    await head.getByRole('region', { name: '现在可以做' }).waitFor();
    expect(await head.getByRole('button', { name: /^(立案|延长核查期限)/u }).count()).toBe(0);
    const leader = await house.openDesk(cast.deputyDirector);
    await open(leader, number);
    await press(leader, 'extend');
    await tabAndType(leader, '延长的理由', '还要等检验机构出报告');
    await submit(leader, 'extend');
    await officer.reload();
    const asking = await press(officer, 'propose');
    await asking.getByRole('radio', { name: '建议立案' }).check();
    await tabAndType(officer, '查到的事实和理由', '现场查到发霉黄豆四十斤');
    await submit(officer, 'propose');
    await leader.reload();
    const opening = await press(leader, 'open');
    for (const name of ['有证据初步证明', '依据法律应当', '属于本部门管辖', '在给予行政处罚的法定期限内'])
      await opening.getByRole('checkbox', { name: new RegExp(name, 'u') }).check();
    await tabAndType(leader, '立案的事实和依据', '现场查到发霉黄豆四十斤');
    await opening.getByText('状态变成“已立案”').waitFor();
    await submit(leader, 'open');
    await leader.close();
    const { enforcementNumber, notices } = await stateOf(number);
    expect(enforcementNumber).toMatch(/立〔20\d\d〕\d+号$/u);

    await officer.reload();
    await officer.getByRole('region', { name: '现在可以做' }).waitFor();
    for (let i = 0; i < notices.length; i += 1) {
      const telling = await press(officer, 'recordNotice');
      await telling.getByRole('radio', { name: '凭暗语查询' }).check();
      await tabAndType(officer, '凭据', '本人报编号和暗语');
      await submit(officer, 'recordNotice');
    }
    // The case has a ledger of its own, whose close is the end that the tip-off waits for.
    const { items } = (
      await house.app.as(cast.officerOfShiqiao)('GET', '/api/enforcements?channel=tipoff&columns=fileNumber')
    ).body;
    const { enforcement } = items.find(
      (one: { enforcement: { fileNumber: string } }) => one.enforcement.fileNumber === enforcementNumber,
    );
    await certify(house.app, cast.officerOfShiqiao, cast.headOfShiqiao);
    await penalise(house.app, enforcement.number, enforcement.filedOn, ofShiqiao);
    await officer.reload();

    await head.reload();
    const reward = await press(head, 'grantReward');
    await reward.getByRole('radio', { name: /二级/u }).check();
    await reward.getByRole('radio', { name: '都不是' }).check();
    await submit(head, 'grantReward');
    await goToTab(head, '报告', '奖励台账');
    await head.getByRole('heading', { name: '奖励台账' }).waitFor();
    await head.getByRole('row').filter({ hasText: number }).getByText('3,000.00').waitFor();

    await officer.reload();
    await press(officer, 'payReward');
    await tabAndType(officer, '发放凭证编号', '凭证 2026-7');
    await submit(officer, 'payReward');
    const owed = (await stateOf(number)).notices.filter((one: { toldOn: string | null }) => one.toldOn === null);
    for (const { to } of owed) {
      const telling = await press(officer, 'recordNotice');
      await telling.getByRole('radio', { name: to === 'reporter' ? '凭暗语查询' : '当面交付' }).check();
      await tabAndType(officer, '凭据', '本人报编号和暗语');
      await submit(officer, 'recordNotice');
    }
    await press(officer, 'close');
    await submit(officer, 'close');
    await press(officer, 'archive');
    await tabAndType(officer, '卷内材料', '登记表、审批表、处罚决定、告知凭据');
    await submit(officer, 'archive');
    expect((await stateOf(number)).state).toBe('archived');
    await head.close();
    await officer.close();
  });

  test('of an advertisement is told how it is handled before anything is decided: its seven days stop, once, whatever is pressed (law 7).', async () => {
    const { as, setNow } = house.app;
    const now = new Date().toISOString();
    setNow('2026-05-18T10:00:00+08:00');
    const number = (await as(null)('POST', '/api/tipoffs', anAllegation({ conductCode: 'R04' }))).body.number as string;
    const id = async (login: string) => (await as(login)('GET', '/api/session')).body.id as string;
    const officers = { handlerId: await id(cast.officerOfShiqiao), secondId: await id(cast.headOfShiqiao) };
    for (const [by, move, input] of [
      [cast.centre, 'dispatch', { officeId: 'SO-SQ' }],
      [cast.headOfShiqiao, 'assign', officers],
      [cast.officerOfShiqiao, 'startVerification', { startedOn: '2026-05-18' }],
    ] as const) {
      const { version } = await stateOf(number);
      const path = `/api/tipoffs/${encodeURIComponent(number)}/${move}`;
      expect((await as(by)('POST', path, { version, input })).status, move).toBe(200);
    }
    setNow('2026-05-22T10:00:00+08:00');
    try {
      const page = await house.openDesk(cast.officerOfShiqiao);
      await open(page, number);
      await page.getByText('先告知受理和处理情况，这个期限就停').waitFor();
      // It is the next step, before the request for a decision.
      const next = page.getByRole('region', { name: '现在可以做' }).getByRole('button').first();
      await expect.poll(() => next.innerText(), patience).toMatch(/^告知/u);
      const drawer = await press(page, 'recordNotice');
      await drawer.getByRole('radio', { name: '受理和处理情况 → 举报人' }).waitFor();
      await page.keyboard.press('Control+Enter');
      await drawer
        .getByText(/请(?:选|填写)告知方式/u)
        .first()
        .waitFor();
      expect((await stateOf(number)).notices).toEqual([]);
      await drawer.getByRole('radio', { name: '邮寄' }).check();
      await tabAndType(page, '凭据', '挂号信 XA123456789');
      await sayToday(page);
      await drawer.getByText('“告知处理情况”时钟停在').waitFor();
      await expectGood(page, 'the notice of how it is handled, being told');
      const submits = drawer.locator('button[type=submit]');
      await submits.dblclick();
      await page.getByText('告知：办好了').last().waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expect.poll(() => page.getByText('先告知受理和处理情况').count(), patience).toBe(0);
      expect(await stateOf(number)).toMatchObject({
        state: 'verifying',
        notices: [{ kind: 'interim', to: 'reporter', toldOn: '2026-05-22' }],
      });
      // Nothing more is to be told before it is decided.
      expect(await page.getByRole('button', { name: /^告知/u }).count()).toBe(0);
      await page.close();

      const phone = await house.openDesk(cast.officerOfShiqiao, { phone: true });
      await open(phone, number);
      await phone.getByText('已停').first().click();
      await phone.getByText('告知处理情况').first().waitFor();
      await expectGood(phone, 'a tip-off of which was told how it is handled, on a telephone');
      await visit(phone, `/papers/${encodeURIComponent(number)}/interim`);
      await phone.getByText('举报处理情况告知书').first().waitFor();
      await phone.getByText('《广告法》第五十三条').first().waitFor();
      await phone.close();
    } finally {
      setNow(now);
    }
  });

  test('of a named reporter shows 举报人*** until it is opened with a reason, for half a minute.', async () => {
    const page = await house.openDesk(cast.centre, {});
    const filed = await house.app.as(null)('POST', '/api/tipoffs', {
      clientId: crypto.randomUUID(),
      channel: 'C01',
      reporter: { name: '何桂花', phone: '13800000602' },
      operator: { name: '便民快递驿站' },
      place: { regionId: 'V0601' },
      story: '取件每件要交两块钱，没有收费牌。',
    });
    await open(page, filed.body.number);
    expect(await page.locator('main').innerText()).not.toMatch(/何桂花|13800000602/u);
    await page.getByRole('button', { name: '查看（留痕）' }).click();
    const asking = page.getByRole('dialog');
    await asking.getByLabel('理由').fill('看看');
    await expect.poll(() => asking.getByRole('button', { name: '看 30 秒' }).isDisabled(), patience).toBe(true);
    await asking.getByLabel('理由').fill('打电话核对地点');
    await page.keyboard.press('Enter');
    await page.getByText('何桂花').waitFor();
    // security compliance 5: a photo of the screen tells who looked, nothing is in the way, and nothing is read aloud.
    const mark = page.locator('.watermark');
    await expect
      .poll(() => mark.locator('text').allTextContents(), patience)
      .toEqual([`方敏 ${cast.centre}`, expect.stringMatching(/^\d\d-\d\d \d\d:\d\d$/u)]);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.watermark')).pointerEvents")).toBe('none');
    await expect.poll(() => mark.getAttribute('aria-hidden'), patience).toBe('true');
    await expectGood(page, 'a reporter shown');
    await page.getByText('查看了举报人身份，理由：打电话核对地点').waitFor();
    await page.close();
  });

  test('is split off a complaint, and each goes its own way.', async () => {
    const { filing } = await import('../../build/house/http-app.ts');
    const { number } = (await house.app.as(null)('POST', '/api/complaints', filing())).body;
    const page = await house.openDesk(cast.centre, { at: `/desk/complaints/${encodeURIComponent(number)}` });
    await page.locator('summary', { hasText: '另立举报' }).click();
    await page.getByRole('button', { name: '另立举报' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('要查处的事').fill('店里还有十几袋分量不够的化肥，请查处。');
    await drawer.getByRole('button', { name: /^另立举报/u }).click();
    const made = (await drawer.locator('b.num').first().innerText()).trim();
    await drawer.getByRole('button', { name: '好', exact: true }).click();
    // Which one it is leads to who told it: it is named for a reason alone.
    const split = page.getByText('分出 1 件举报（第九条）');
    await split.getByRole('button', { name: '查看（留痕）' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('核对分出去的举报');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: made }).click();
    await page.getByText('从一件投诉里分出来（第九条）').first().waitFor();
    expect((await stateOf(made)).stationId).toBeNull();
    await page.close();
  });

  test('has screens without serious findings, on a desk, in the dark and at the width of a telephone.', async () => {
    const page = await house.openDesk(cast.centre);
    const [row] = (await house.app.as(cast.centre)('GET', '/api/tipoffs')).body.items;
    const wrong: string[] = [];
    for (const path of ['tipoffs', 'tipoffs/new', `tipoffs/${row.tipoff.number}`, 'rewards', 'credits']) {
      await visit(page, `/desk/${path}`);
      await page.locator('.frame h1, .listing h1').first().waitFor();
      wrong.push(...(await wrongInEveryLook(page, path)));
    }
    const { items } = (await house.app.as(cast.centre)('GET', '/api/tipoffs')).body;
    const going = items.find((one: typeof row) => one.tipoff.stage !== 'done') ?? row;
    await open(page, going.tipoff.number);
    expect(await solidButtons(page)).toHaveLength(1);
    const drawers = await wrongInDrawers(page);
    expect(drawers.n).toBeGreaterThan(0);
    expect([...wrong, ...drawers.wrong]).toEqual([]);
    await page.close();
  });
});
