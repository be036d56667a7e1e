/** 消费教育: an event seen on the desk, checked in at by a telephone without a script, and a drive told by a station that has no network. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '../../build/cast.ts';
import { expectGood, expectGoodInEveryLook, openHouse, patience, type House } from '../../build/house/browser.ts';
import { bindTelephone } from '../../build/house/telephone.ts';

let house: House;
let today = '';
let outreach = { number: '', code: '' };
let planned = '';

beforeAll(async () => {
  house = await openHouse();
  today = new Date(house.app.deps.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const form = {
    id: uuidv7(),
    kind: 'lawOutreach',
    title: '种子怎么挑、票怎么留',
    onDay: today,
    place: '郭庄村文化大院',
    audience: 'villager',
    strands: ['science'],
    topics: ['farmInput'],
    talks: [{ topic: '种子怎么挑', speaker: '马建国' }],
  };
  outreach = (await post(cast.centre, 'outreaches', form)).entry;
  planned = (await post(cast.centre, 'outreaches', { ...form, id: uuidv7(), title: '预付卡怎么办' })).entry.number;
  await post(cast.deputyDirector, `outreaches/${outreach.number}/approve`, { version: 1, input: {} });
  const material = { id: uuidv7(), kind: 'leaflet', name: '买种三看' };
  const { number } = (await post(cast.centre, 'materials', material)).entry;
  await post(cast.centre, `materials/${number}/print`, {
    version: 1,
    input: { n: 500, onDay: today, note: '县印刷厂' },
  });
  await post(cast.centre, `materials/${number}/issue`, {
    version: 2,
    input: { stationId: 'ST-V0302', n: 60, onDay: today },
  });
  const drive = { title: '玉米种警示', hang: '警示栏最上头', script: '乡亲们，票留着。', materialId: material.id };
  await post(cast.centre, 'drives', { id: uuidv7(), ...drive, dueOn: today });
});
afterAll(() => house.close());

async function post(who: string, path: string, body: object) {
  const answer = await house.app.as(who)('POST', `/api/${path}`, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

describe('消费教育 on the desk', () => {
  test('S41 The year shows what is planned for whom, and leads to the event with who speaks and the code to print.', async () => {
    const page = await house.openDesk(cast.centre, { at: '/desk/education' });
    await page
      .getByRole('region', { name: '一年排了什么' })
      .getByRole('link', { name: /种子怎么挑/u })
      .waitFor();
    await expectGoodInEveryLook(page, 'the year of education');
    await page.getByRole('region', { name: '接下来' }).getByRole('link', { name: '种子怎么挑、票怎么留' }).click();
    await page.getByText('同一手机只算一次').waitFor();
    const code = page.getByRole('link', { name: '打印签到码' });
    await expect
      .poll(() => code.getAttribute('href'), patience)
      .toBe(`/papers/checkin/${encodeURIComponent(outreach.number)}`);
    await expectGood(page, 'an event');
    // What the server refuses of a row stands beside that row.
    await page.goto(`/desk/education/events?open=${encodeURIComponent(planned)}`);
    await page.getByText('改安排…').click();
    const speaker = page.getByLabel('别的人讲');
    await speaker.fill('');
    await page.keyboard.press('Control+Enter');
    await page.getByText('请选宣讲员，或者写谁来讲。').waitFor();
    await page.close();
  });
});

describe('签到', () => {
  test('S42 A villager checks in at 360 px without a script and says how it was; the desk counts one.', async () => {
    const looked = await house.open({ phone: true });
    await looked.goto(`/checkin/${outreach.code}`);
    await expectGood(looked, 'the check-in');
    await looked.close();
    const page = await house.open({ phone: true, javaScript: false });
    await page.goto(`/checkin/${outreach.code}`);
    await page.getByRole('button', { name: '我来了' }).click();
    await expect.poll(() => page.locator('main').innerText(), patience).toContain('签上了');
    await page.close();
    const { more } = (await house.app.as(cast.centre)('GET', `/api/outreaches/${outreach.number}`)).body;
    expect(more.scannedNow).toBe(1);
  });
});

describe('宣传任务 on the telephone', () => {
  test('S160 S161 A station hangs, reads out and hands out without a network; the desk sees it done once there is one.', async () => {
    const page = await house.open({ phone: true });
    await page.goto('/station/');
    await bindTelephone(page, 'st-v0302');
    await page.getByRole('link', { name: /玉米种警示/u }).click();
    await page.getByText('手里有 60 份').waitFor();
    await expectGood(page, 'a drive');
    await page.context().setOffline(true);
    await page.getByRole('checkbox', { name: '贴好了' }).check();
    await page.getByRole('checkbox', { name: '喇叭' }).check();
    await page.getByRole('textbox', { name: '发了几份' }).fill('40');
    await page.getByText('发完还剩 20 份').waitFor();
    await page.getByRole('button', { name: '报上去' }).click();
    await page.getByText('做完了，存在手机里').waitFor();
    await page.context().setOffline(false);
    const tally = async () => (await house.app.as(cast.centre)('GET', '/api/drives')).body.items[0].more.tally.done;
    await expect.poll(tally, { timeout: 30_000 }).toBe(1);
    await page.close();
  });
});
