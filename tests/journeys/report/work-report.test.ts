/**
 * J12: the report of the year: its figures fill in, blanks are listed, what the check finds is answered, a number opens its records, a
 * second officer who writes the same paragraph is told, another person reviews it and the leader signs; what comes later changes nothing.
 */
import { dayOf } from '../../../src/domain/base/calendar.ts';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, expectGoodInEveryLook, openHouse, patience, type House } from '../../build/house/browser.ts';
import { advance, fileMatter, untilAccepted } from '../../build/living-matters.ts';

let house: House;
const api = async (who: string, method: string, path: string, body?: object) => {
  const answer = await house.app.as(who)(method, `/api/${path}`, body);
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

beforeAll(async () => {
  house = await openHouse();
  for (const name of ['甲', '乙']) {
    const number = await fileMatter(house, { operator: { name: `老周农资店${name}`, phone: '', address: '柳河镇' } });
    await advance(house, number, ...untilAccepted);
  }
});
afterAll(() => house.close());

const title = '关于重点领域消费维权工作的情况汇报';

test('S1 S2 S48 J12 年度汇报：数从台账里数，检查、审核、签发，签发以后不变', { timeout: 120_000 }, async () => {
  const page = await house.openDesk(cast.centre, { at: '/desk/work-reports' });
  await page.getByRole('textbox', { name: '编号、标题' }).waitFor();
  await page.getByRole('button', { name: '起草一篇' }).click();
  await page.getByLabel('重点领域消费维权情况汇报').check();
  // What an office alone writes is not offered to the centre.
  await page.getByLabel('基层所年度工作汇报').waitFor({ state: 'detached' });
  const day = dayOf(house.app.deps.now());
  await page.getByLabel(/^从哪天/u).fill(`${day.slice(0, 4)}-01-01`);
  await page.getByLabel(/^到哪天/u).fill(day);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  const paper = page.getByRole('article', { name: '汇报' });
  await paper.getByRole('button', { name: '2件', exact: true }).first().waitFor();
  await expectGoodInEveryLook(page, '一篇汇报');
  const number = decodeURIComponent(
    page
      .url()
      .replace(/.*\/work-reports\//u, '')
      .replace(/\?.*/u, ''),
  );
  const entry = async () => (await api(cast.centre, 'GET', `work-reports/${number}`)).entry;

  // A chip says what it means, and opens its records.
  await paper.getByRole('button', { name: '2件', exact: true }).first().click();
  const meaning = page.getByRole('region', { name: '这个数' });
  await meaning.getByText('受理决定日期在期内的投诉件数').waitFor();
  await meaning.locator('a[href*="figure=accepted"]', { hasText: '打开记录' }).waitFor();

  const definition = meaning.getByRole('link', { name: '统计口径' });
  await definition.waitFor();
  const about = (await definition.getAttribute('href')) ?? '';
  expect(about).toMatch(/\/figures\/registry\?figure=accepted&/u);
  const registry = await house.openDesk(cast.centre, { at: about });
  await registry.locator('details[open]', { hasText: '受理决定日期在期内的投诉件数' }).waitFor();
  await registry.close();

  // A blank is filled in by who knows it, with its source.
  const spare = { kind: 'typed', name: '行业协会' };
  const tail = { id: 'tail', kind: 'paragraph', pieces: [{ text: '联系行业协会〔行业协会〕。', when: null }] };
  for (const input of [{ chip: spare }, { put: tail, after: (await entry()).body.blocks.at(-1).id }]) {
    const sent = { version: (await entry()).version, clientId: uuidv7(), input };
    await api(cast.centre, 'POST', `work-reports/${number}/write`, sent);
  }
  await page.reload();
  await page.getByRole('button', { name: /^留空 1/u }).click();
  await page.getByLabel('行业协会：数').fill('28个');
  await page.getByLabel('行业协会：出处').fill('站点台账');
  await page.getByRole('button', { name: '填上' }).click();
  await paper.getByRole('button', { name: '28个' }).waitFor();

  // A name that nobody has written holds it up, with a sentence that names it.
  const block = paper.locator('.report-block', { hasText: '我局成立了由局长任组长' });
  await block.hover();
  await block.getByRole('button', { name: /^改/u }).click();
  await page.getByLabel('第 1 句', { exact: true }).fill('我局成立了由XX任组长的领导小组。');
  await page.getByLabel('第 1 句', { exact: true }).press('Control+Enter');
  // What is being typed stands in the box too: the text is in the report when the box is gone.
  const editor = paper.locator('.report-editor');
  await editor.waitFor({ state: 'detached' });
  await paper.getByText('由XX任组长').waitFor();
  await page.getByRole('button', { name: /^送审/u }).click();
  // Why it is held up stays beside the press.
  const refusal = page.getByRole('alert').filter({ hasText: '还有没写明的“XX”' });
  await refusal.waitFor();

  // A colleague writes the same paragraph meanwhile: neither text is lost.
  const again = paper.locator('.report-block', { hasText: '由XX任组长' });
  await again.hover();
  await again.getByRole('button', { name: /^改/u }).click();
  await page.getByLabel('第 1 句', { exact: true }).fill('我局成立了由局长任组长的领导小组，各所负责人为成员。');
  const now = await entry();
  const theirs = now.body.blocks.find((one: { pieces?: { text: string }[] }) => one.pieces?.[0]?.text.includes('XX'));
  await api(cast.otherCentre, 'POST', `work-reports/${number}/write`, {
    version: now.version,
    clientId: uuidv7(),
    input: { put: { ...theirs, pieces: [{ text: '我局成立了领导小组。', when: null }] } },
  });
  await page.getByLabel('第 1 句', { exact: true }).press('Control+Enter');
  await page.getByText(/改了这一段，您写的还在/u).waitFor();
  await page.getByRole('button', { name: '用我的' }).click();
  await editor.waitFor({ state: 'detached' });
  await paper.getByText('各所负责人为成员').waitFor();
  await refusal.waitFor();

  // A head that a colleague has changed since it was opened is not written over unseen; whoever presses again means it.
  await page.getByRole('button', { name: '改标题、主送、署名' }).click();
  const opened = await entry();
  const { signedBy, dateStyle } = opened.body;
  await api(cast.otherCentre, 'POST', `work-reports/${number}/write`, {
    version: opened.version,
    clientId: uuidv7(),
    input: { head: { title: opened.body.title, addressee: '县人大常委会', signedBy, dateStyle } },
  });
  await page.getByLabel('主送').fill('县政府办公室');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('别人刚改过这一处').waitFor();
  expect((await entry()).body.addressee).toBe('县人大常委会');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await paper.getByText('县政府办公室').waitFor();

  // What is found is answered beside its sentence.
  await page.getByRole('button', { name: /^检查/u }).click();
  const reading = await api(cast.centre, 'GET', `work-reports/${number}/reading`);
  for (const { rule, printed, sentence } of reading.findings) {
    const { version } = await entry();
    const input = { rule, printed, sentence, how: 'reason', words: '台账里就是这个数' };
    await api(cast.centre, 'POST', `work-reports/${number}/answer`, { version, clientId: uuidv7(), input });
  }
  await expect.poll(async () => page.getByRole('button', { name: /^检查 0/u }).count(), patience).toBe(1);

  // What stands in open editors goes with it: he is asked, and nothing typed is left behind.
  const unsaved = paper.locator('.report-block', { hasText: '各所负责人为成员' });
  await unsaved.hover();
  await unsaved.getByRole('button', { name: /^改/u }).click();
  await page.getByLabel('第 1 句', { exact: true }).fill('我局成立了由局长任组长的领导小组，各所负责人都是成员。');
  await page.getByRole('button', { name: '改标题、主送、署名' }).click();
  await page.getByLabel('主送').fill('县人民政府办公室');
  await page.getByRole('button', { name: /^送审/u }).dblclick();
  const asks = page.getByRole('dialog').filter({ hasText: '还有写了没存的' });
  await asks.getByText('标题那一栏').last().waitFor();
  await asks.getByRole('button', { name: '先不，回去看' }).click();
  await asks.waitFor({ state: 'detached' });
  expect((await entry()).state).toBe('drafted');
  await expect.poll(() => page.getByLabel('主送').inputValue(), patience).toBe('县人民政府办公室');
  // A paragraph that was closed with its draft kept is not forgotten either.
  await paper.getByRole('button', { name: '先不存（草稿留着）' }).click();
  await page.getByRole('button', { name: /^送审/u }).click();
  const lying = page.getByRole('dialog').filter({ hasText: '有放着没存的草稿：第' });
  await lying.getByRole('button', { name: '先不，回去看' }).click();
  await lying.waitFor({ state: 'detached' });
  await unsaved.hover();
  await unsaved.getByRole('button', { name: /^改/u }).click();
  await expect
    .poll(() => page.getByLabel('第 1 句', { exact: true }).inputValue(), patience)
    .toContain('各所负责人都是成员');
  await page.getByRole('button', { name: /^送审/u }).click();
  await asks.getByRole('button', { name: '先保存，再送审' }).click();
  await expect.poll(async () => (await entry()).state, patience).toBe('checked');
  const sent = await entry();
  expect(sent.body.addressee).toBe('县人民政府办公室');
  expect(JSON.stringify(sent.body)).toContain('各所负责人都是成员');

  // Another person reviews it, the leader signs what nobody changes any more.
  const { version } = sent;
  const reviewer = cast.dutyLeader;
  const room = await house.openDesk(reviewer, { at: '/desk/rooms/report' });
  const waits = room.getByRole('region', { name: '这里等我的' });
  await waits.getByText(title).waitFor();
  await expectGood(room, '报告的要办的');
  await room.close();
  await api(reviewer, 'POST', `work-reports/${number}/review`, { version, clientId: uuidv7(), input: {} });
  // What waits for a signature stands among what the leader decides, and leads to its text.
  const leader = await house.openDesk(cast.deputyDirector);
  const forHim = leader.getByRole('region', { name: '等我定的' });
  await forHim.getByText(title).waitFor();
  await forHim.getByRole('link', { name: /^签发 汇/u }).click();
  // A remark that is half typed is not left behind without a word.
  const paragraph = leader.locator('.report-block', { hasText: '各所负责人都是成员' });
  await paragraph.hover();
  await paragraph.getByRole('button', { name: '批注这段' }).click();
  await leader.getByLabel('批注', { exact: true }).fill('名单附在后面');
  await leader.getByRole('link', { name: /^报告/u }).first().click();
  const leaves = leader.getByRole('dialog').filter({ hasText: '改了还没保存' });
  await leaves.getByRole('button', { name: '留下，接着改' }).click();
  await leaves.waitFor({ state: 'detached' });
  await expect.poll(() => leader.getByLabel('批注', { exact: true }).inputValue(), patience).toBe('名单附在后面');
  await leader.getByRole('button', { name: '不批注了' }).click();
  // Pressed twice, both times, it asks once and is signed once.
  await leader.getByRole('button', { name: /^签发/u }).dblclick();
  const signs = leader.getByRole('dialog').filter({ hasText: '签发以后文字和数字都不再变' });
  await signs.waitFor();
  await signs
    .getByRole('button', { name: '签 发' })
    .or(signs.getByRole('button', { name: '签发' }))
    .dblclick();
  await leader.getByText('今天再数，和签发的一样。').waitFor();
  await leader.getByRole('dialog').waitFor({ state: 'detached' });
  const { rows } = await house.app.database.pool.query(
    `select count(*)::integer as n from ledger where verb = 'work-report-signed' and matter_id = $1`,
    [sent.id],
  );
  expect(rows).toEqual([{ n: 1 }]);
  await fileMatter(house, { operator: { name: '老周农资店丙', phone: '', address: '柳河镇' } }).then((filed) =>
    advance(house, filed, ...untilAccepted),
  );
  await leader.reload();
  await leader.getByText('签发时 2件，今天再数 3件').waitFor();
  await leader
    .getByRole('article', { name: '汇报' })
    .getByRole('button', { name: '2件', exact: true })
    .first()
    .waitFor();
  await expectGood(leader, '签发的汇报');
});

test('探查：图上的数就是那几件，列名排序，存成视图给同事，整张表放进汇报', { timeout: 120_000 }, async () => {
  const day = dayOf(house.app.deps.now());
  const days = `from=${day.slice(0, 4)}-01-01&to=${day}`;
  const n = String((await api(cast.centre, 'GET', `figures/table?figure=accepted&rows=category&${days}`)).table.total);
  const page = await house.openDesk(cast.centre, { at: `/desk/figures/explore?${days}` });
  const chart = page.getByRole('region', { name: '图', exact: true });
  await chart.getByRole('img').waitFor();
  await expectGoodInEveryLook(page, '探查');
  // On a telephone everything that is pressed stands inside of the screen.
  await page.setViewportSize({ width: 360, height: 740 });
  // Numbers stand on its first screen: what takes the table out waits behind one press.
  const isSeen = async () => {
    const box = await page.getByRole('columnheader', { name: '合计' }).boundingBox();
    return box !== null && box.y + box.height <= 740;
  };
  await expect.poll(isSeen, patience).toBe(true);
  await page.locator('summary', { hasText: '更多' }).click();
  const isInside = async () => {
    const box = await page.getByRole('button', { name: '放进汇报' }).boundingBox();
    return box !== null && box.x + box.width <= 360;
  };
  await expect.poll(isInside, patience).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  // A condition is found by the initials of its name.
  const condition = page.getByRole('combobox', { name: '加一个条件' });
  await condition.fill('lhz');
  await page.getByTitle('柳河镇', { exact: true }).waitFor();
  await condition.fill('');
  await page.keyboard.press('Escape');

  // Each number of a chart opens as many as it says.
  await chart.getByRole('button', { name: '热表' }).click();
  await chart.getByRole('link', { name: n, exact: true }).click();
  await page.getByText(`共 ${n} 件`).waitFor();
  await page.goBack();
  await chart.getByRole('button', { name: '地图' }).click();
  await chart.getByRole('link', { name: new RegExp(` ${n} 件$`, 'u') }).waitFor();
  await expectGood(page, '探查的地图');

  // So does the sum of the whole table, which the arrows reach from the line above it.
  await page.getByRole('button', { name: `合计 ${n}`, exact: true }).click();
  const behind = page.getByRole('region', { name: '这一格是哪些' });
  await behind.getByRole('heading', { name: `合计 ${n} 件` }).waitFor();
  await behind.getByRole('link', { name: '在列表打开' }).click();
  await page.getByText(`共 ${n} 件`).waitFor();
  await page.goBack();

  const total = page.getByRole('columnheader', { name: '合计' });
  await total.getByRole('button').click();
  await expect.poll(() => total.getAttribute('aria-sort'), patience).toBe('descending');

  await page.getByRole('button', { name: /^视图/u }).click();
  await page.getByRole('menuitem', { name: '存成视图…' }).click();
  const save = page.getByRole('dialog', { name: '存成视图' });
  await save.getByLabel('名称').fill('今年各类');
  await save.getByRole('checkbox').check();
  await save.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: /^今年各类/u }).waitFor();

  await page.getByRole('button', { name: '放进汇报' }).click();
  const into = page.getByRole('dialog', { name: '放进汇报' });
  await expectGood(page, '放进汇报');
  await into.getByRole('combobox').click();
  await page.getByTitle('新起草：重点领域消费维权情况汇报').click();
  await into.getByRole('button', { name: '放进去' }).click();
  const paper = page.getByRole('article', { name: '汇报' });
  await paper.getByText('受理（件），按类别和所').waitFor();
  await paper.getByRole('cell', { name: n, exact: true }).first().waitFor();

  // A colleague finds the view, and its table as it was kept.
  const wrong = 'officeId=NOPE&category=zzz&rows=foo&from=2026-13-45';
  const colleague = await house.openDesk(cast.otherCentre, { at: `/desk/figures/explore?${wrong}` });
  // What a link asks for and there is not is said, and narrows nothing.
  for (const said of ['单位“NOPE”', '类别“zzz”', '行、列“foo”', '日期“2026-13-45”'])
    await colleague.locator('.figure-instead', { hasText: said }).waitFor();
  await colleague.getByRole('button', { name: /^视图/u }).click();
  await colleague.getByRole('menuitem', { name: /^今年各类（/u }).click();
  await colleague.waitForURL(/order=-total/u);
  house.demandSilence();
});
