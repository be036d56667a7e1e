/**
 * J1 and I6 on a telephone without a network: the line to the house is really cut and the browser is really killed. What is
 * filed at a station is kept on the telephone, arrives once and in order, and keeps the time of the act beside that of the arrival.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../src/http/app.ts';
import { listAttachments } from '../../../src/store/matter/attachment.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { clocksOf } from '../../../src/domain/complaint/deadline.ts';
import { uuidv7 } from 'uuidv7';
import { cast } from '../../build/cast.ts';
import { filing, password, proof } from '../../build/house/http-app.ts';
import { expectGood, openHouse, patience, sidewaysScroll, type House } from '../../build/house/browser.ts';
import { factsIn, find } from '../../build/living-matters.ts';
import {
  bindTelephone,
  fileOn,
  layFormerStore,
  openLine,
  openTelephone,
  readStore,
  unlock,
  untilKept,
  type Line,
  type Telephone,
} from '../../build/house/telephone.ts';
import { codeTyped } from '../../../src/domain/matter/query-code.ts';
import { isCodeOf } from '../../../src/store/matter/query-code.ts';

let house: House;
let line: Line & { close(): Promise<void> };
const telephones: Telephone[] = [];
beforeAll(async () => {
  house = await openHouse();
  line = await openLine(house.url);
});
afterAll(async () => {
  for (const one of telephones) await one.close();
  await line.close();
  await house.close();
});

async function telephoneOf(loginName: string): Promise<Telephone> {
  const one = await openTelephone(line.url);
  telephones.push(one);
  await bindTelephone(one.page, loginName);
  return one;
}

const noNetwork = async (telephone: Telephone) => {
  await telephone.offline(true);
  await line.cut();
};
const network = async (telephone: Telephone) => {
  await line.mend();
  await telephone.offline(false);
};

async function filedAt(stationId: string): Promise<Complaint[]> {
  const { rows } = await house.app.database.pool.query<{ number: string }>(
    'select number from complaint where station_id = $1 order by filed_at, number',
    [stationId],
  );
  return Promise.all(rows.map(({ number }) => find(house, number)));
}

/** How the talk went, and in what capacity it was held. */
async function chooseTalk(page: Page): Promise<void> {
  for (const name of ['没谈成', '协商和解']) await page.getByRole('radio', { name }).check({ force: true });
}

async function allSent(telephone: Telephone): Promise<void> {
  await telephone.page.goto(`${line.url}/station/#/waiting`);
  await telephone.page.getByText('都发出去了，可以放心关。').waitFor({ timeout: 60_000 });
}

describe('J1 A village station without a network', () => {
  let telephone: Telephone;
  const many = 20;
  const slips: { slip: string; code: string }[] = [];
  let filedFrom = 0;
  let filedTo = 0;

  test('J1 O01 is told in four boxes, on a telephone of 360 px, and the slip is there at once.', async () => {
    telephone = await telephoneOf('st-v0302');
    const { page } = telephone;
    await expectGood(page, 'the first screen');
    await noNetwork(telephone);
    await page.getByText('没网', { exact: false }).first().waitFor();
    const began = performance.now();
    filedFrom = Date.now();
    await page.getByRole('link', { name: /登记投诉/u }).click();
    await expectGood(page, 'the form');
    const story =
      '前天在柳河街上老周农资店买了10袋复合肥，袋上印50公斤，过了村里的磅，每袋只有46公斤出头。要他补足分量或者退差价。';
    const filed = await fileOn(page, { name: '李有田', story, photo: 'tests/fixtures/photo.jpg' });
    slips.push(filed);
    // Who (a name, a telephone), against whom, what: four boxes and 90 characters leave most of 90 seconds to the person.
    expect(filed.fields).toBe(4);
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(filed.slip).toMatch(/^站V0302-A\d{3}$/u);
    await page.getByText('存在手机里了').waitFor();
    await expectGood(page, 'the slip');
    // On the narrowest telephone too the title of a page stands whole beside what waits; a station's own name may give way.
    await page.setViewportSize({ width: 320, height: 740 });
    for (const place of ['file', 'matters', 'waiting', 'person']) {
      await page.goto(`${line.url}/station/#/${place}`);
      await page.locator('header.bar h1').waitFor();
      const cut = await page.evaluate<boolean>(
        `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector('header.bar h1'))`,
      );
      expect([place, cut, await sidewaysScroll(page)]).toEqual([place, false, 0]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await filedAt('ST-V0302')).toEqual([]);
  });

  test('J1 Twenty are filed with photos in airplane mode; the browser is killed and started again with nobody at the other end.', async () => {
    const { page } = telephone;
    for (let i = slips.length; i < many; i += 1)
      slips.push(
        await fileOn(page, {
          name: `村民${i}`,
          phone: `138000010${String(i).padStart(2, '0')}`,
          shop: `第${i}家店`,
          photo: 'tests/fixtures/photo.jpg',
        }),
      );
    filedTo = Date.now();
    expect(new Set(slips.map(({ slip }) => slip)).size).toBe(many);
    const again = await telephone.killAndStart();
    await again.getByLabel('数字密码').fill('000001');
    await again.getByRole('button', { name: '打开' }).click();
    await again.getByText('不对，再试一次。').waitFor();
    await unlock(again);
    await again.getByText(`${many} 件存在手机里，有网自己发`).waitFor();
    // Nothing of it can be read without the PIN.
    const raw =
      await again.evaluate<string>(`new Promise((done) => { const asked = indexedDB.open('hongdun-station'); asked.onsuccess = () => {
      const all = asked.result.transaction(['act', 'sealed', 'meta']); const texts = [];
      for (const name of ['act', 'sealed', 'meta']) all.objectStore(name).getAll().onsuccess = (event) => texts.push(JSON.stringify(event.target.result));
      all.oncomplete = () => done(texts.join());
    }; })`);
    expect(raw.length).toBeGreaterThan(10_000);
    for (const secret of ['李有田', '老周农资店', '13800000317', '复合肥']) expect(raw).not.toContain(secret);
  });

  test('J1 With the network back all twenty arrive, once, in order, with their photos and both times.', async () => {
    await network(telephone);
    await allSent(telephone);
    const filed = await filedAt('ST-V0302');
    expect(filed.map(({ consumerName }) => consumerName)).toEqual([
      '李有田',
      ...Array.from({ length: many - 1 }, (_, i) => `村民${i + 1}`),
    ]);
    const { keyring } = house.app.deps;
    const place = { countyId: filed[0]?.countyId ?? 0, kind: 'complaint' } as const;
    for (const [i, { codeStub }] of filed.entries())
      expect(isCodeOf(keyring, place, codeStub, codeTyped(slips[i]?.code ?? '') ?? '')).toBe(true);
    for (const complaint of filed) {
      const acted = complaint.stationReceivedAt?.getTime() ?? 0;
      expect(acted).toBeGreaterThanOrEqual(filedFrom);
      expect(acted).toBeLessThanOrEqual(filedTo);
      expect(complaint.filedAt.getTime()).toBeGreaterThan(filedTo);
      // It is no published window: the bureau has received nothing, and only the station's own clock runs.
      expect([complaint.state, complaint.receivedAt]).toEqual(['atStation', null]);
      const { db } = house.app.deps;
      expect(await listAttachments(db, complaint.countyId, complaint.id)).toHaveLength(1);
      const lines = await listLedger(db, complaint.countyId, complaint.id);
      expect(lines.map(({ verb, detail }) => [verb, detail['actedAt']])).toEqual([
        ['filed', complaint.stationReceivedAt?.toISOString()],
      ]);
    }
    const [first] = filed;
    expect(clocksOf(first as Complaint, await factsIn(house)).map((one) => one.identifier)).toEqual(['stationAnswer']);
    // The number has come, and the slip of the farmer still opens his matter.
    await telephone.page.goto(`${line.url}/station/#/matters`);
    await telephone.page
      .getByText(first?.number ?? '')
      .first()
      .waitFor();
    const citizen = await house.open({ phone: true, javaScript: false });
    await citizen.goto('/progress');
    await citizen.getByLabel('编号').fill(slips[0]?.slip ?? '');
    await citizen
      .getByLabel('查询码')
      .first()
      .fill(slips[0]?.code ?? '');
    await citizen.locator('main form button').first().click();
    await citizen
      .getByText(first?.number ?? '')
      .first()
      .waitFor();
    await citizen.close();
  });

  test('J1 Kind, category and nature are proposed out of his words.', async () => {
    const [first] = await filedAt('ST-V0302');
    const { body } = await house.app.as(cast.centre)('POST', '/api/triage', { text: first?.story });
    expect([body.type.value, body.category.value, body.nature.value[0]]).toEqual(['complaint', 'G10.3', 'N08']);
  });

  test('J1 Talks and sending up wait behind their filing, and arrive in their order.', async () => {
    const { page } = telephone;
    await noNetwork(telephone);
    const { slip } = await fileOn(page, { name: '郭大山', phone: '13800000555', shop: '集上的种子摊' });
    await page.getByRole('link', { name: '看这件' }).click();
    await page.getByRole('button', { name: '记一次协商' }).click();
    await page.getByLabel('谈的经过').fill('到集上问了，摊主说不管');
    // Neither how it went nor in what capacity is chosen for him.
    await page.getByRole('button', { name: '存下' }).click();
    await page.getByText('请选谈得怎样。').waitFor();
    await page.getByText('请选以什么身份谈的。').waitFor();
    expect(await page.getByRole('radio', { name: '谈成了' }).count()).toBe(0);
    await chooseTalk(page);
    // A thumb that presses twice makes one act.
    await page.getByRole('button', { name: '存下' }).dblclick();
    await page.getByText('有 1 步等发').waitFor();
    await page.getByRole('button', { name: '交上去' }).click();
    await page.getByLabel('为什么交上去').fill('摊主不认账');
    await page.getByRole('button', { name: '存下' }).click();
    await page.getByText('有 2 步等发').waitFor();
    await expectGood(page, 'the matter');
    await network(telephone);
    await allSent(telephone);
    const { rows } = await house.app.database.pool.query<{ matter_id: string }>(
      'select matter_id from slip where code = $1',
      [slip],
    );
    const lines = await listLedger(house.app.deps.db, 990126, rows[0]?.matter_id ?? '');
    expect(lines.map(({ verb }) => verb)).toEqual(['filed', 'talked', 'sent-up']);
    const acted = lines.map(({ detail }) => Date.parse(String(detail['actedAt'])));
    expect(acted.toSorted((a, b) => a - b)).toEqual(acted);
  });

  test('J1 An act on a matter that has changed meanwhile is shown with what changed, and goes as the person says.', async () => {
    const { page } = telephone;
    const [, second] = await filedAt('ST-V0302');
    const { number, id } = second as Complaint;
    await noNetwork(telephone);
    await page.goto(`${line.url}/station/#/matter/${id}`);
    await page.getByRole('button', { name: '记一次协商' }).click();
    await page.getByLabel('谈的经过').fill('老板答应明天来换');
    await chooseTalk(page);
    await page.getByRole('button', { name: '存下' }).click();
    await page.getByText('有 1 步等发').waitFor();
    await house.app.as(cast.centre)('POST', `/api/complaints/${encodeURIComponent(number)}/note`, {
      version: 1,
      input: { words: '中心已经打过电话' },
    });
    await network(telephone);
    await page.goto(`${line.url}/station/#/waiting`);
    await page.getByText('这一件刚被别人改过').waitFor();
    await page.getByRole('button', { name: '看看变了什么' }).click();
    await page.getByText('中心已经打过电话').waitFor();
    await expectGood(page, 'a held act');
    await page.getByRole('button', { name: '照样发' }).click();
    await allSent(telephone);
    expect((await find(house, number)).talks.map(({ words }) => words)).toEqual(['老板答应明天来换']);
  });

  test('security F11: Locked, by hand or for lying out of sight with something to send, it is signed out; what waits lies sealed and goes after the next opening.', async () => {
    const { page } = telephone;
    const sessions = async () => {
      const { rows } = await house.app.database.pool.query(
        `select 1 from session s join account a using (county_id) where a.id = s.account_id and a.login_name = 'st-v0302'`,
      );
      return rows.length;
    };
    // Signed in, its browser has nothing that a finder could go on with.
    await allSent(telephone);
    expect(await sessions()).toBeGreaterThan(0);
    const cookies = (await page.context().cookies()).map(({ name }) => name);
    expect(cookies.filter((name) => name !== 'hongdun_known')).toEqual([]);
    await page.goto(`${line.url}/station/#/person`);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: '打印海报' }).click();
    const sheet = await opened;
    await sheet.getByText('扫一扫就能投诉').waitFor();
    await sheet.close();
    await page.getByRole('button', { name: '锁上' }).click();
    await page.getByLabel('数字密码').waitFor();
    await expect.poll(sessions, patience).toBe(0);
    await unlock(page);

    await noNetwork(telephone);
    await fileOn(page, { name: '等着发的人', phone: '13800000556', shop: '河边小店' });
    await page.evaluate(`{
      const seen = (state) => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      };
      const now = Date.now;
      seen('hidden');
      Date.now = () => now() + 15 * 60_000;
      seen('visible');
      Date.now = now;
    }`);
    await page.getByLabel('数字密码').waitFor();
    await expectGood(page, 'the locked telephone');
    const contact = page.waitForResponse((answer) => answer.url().endsWith('/contact'));
    await network(telephone);
    // Locked it says where it is, and sends nothing.
    await contact;
    expect((await filedAt('ST-V0302')).map(({ consumerName }) => consumerName)).not.toContain('等着发的人');
    await unlock(page);
    await allSent(telephone);
    expect((await filedAt('ST-V0302')).filter(({ consumerName }) => consumerName === '等着发的人')).toHaveLength(1);
    // What lies in the browser's caches is the program, and nothing of a person.
    const kept = await page.evaluate<string[]>(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((one) => one.keys())))).then((all) => all.flat().map(({ url }) => new URL(url).pathname))`,
    );
    expect(kept.length).toBeGreaterThan(3);
    for (const path of kept) expect(path).toMatch(/^\/(?:station\/$|desk\/assets\/|assets\/)/u);
  });

  let window: Telephone;

  test('J1 A telephone that is full says so where one stands, keeps the words without the photos, and loses no slip number.', async () => {
    window = await telephoneOf('st-v0303');
    await noNetwork(window);
    const { page } = window;
    await page.goto(`${line.url}/station/#/file`);
    await page.getByLabel('姓名').fill('张桂莲');
    await page.getByLabel('他说的话').fill('电动车电池跑不了三里地');
    await page.goto(`${line.url}/station/#/`);
    // What was begun is found where the program opens.
    const begun = page.getByRole('region', { name: '没写完的' });
    await begun.getByText('张桂莲，电动车电池跑不了三里地').waitFor();
    await begun.getByRole('link', { name: '接着写' }).click();
    await page.getByText('接着写没写完的').waitFor();
    // There is room for words, and none for photos.
    await page.evaluate(`{
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = function (act) {
        if (act.photos.length > 0) throw new DOMException('', 'QuotaExceededError');
        return add.call(this, act);
      };
    }`);
    await page.getByLabel('电话').fill('13800000777');
    await page.getByLabel('店名').fill('鑫源电动车行');
    await page.getByLabel('相册').setInputFiles('tests/fixtures/photo.jpg');
    await page.getByRole('img', { name: '照片 1' }).waitFor();
    await page.getByRole('button', { name: '存下' }).click();
    const full = page.getByRole('dialog', { name: '手机满了，这一件还没存下' });
    await full.getByText('您写的还在这一页，别关。').waitFor();
    await expect.poll(() => page.evaluate(`document.activeElement.textContent`), patience).toBe('先存字，照片后补');
    await expectGood(page, 'a telephone that is full');
    await full.getByRole('button', { name: '回去再存一次' }).click();
    await expect.poll(() => page.getByLabel('姓名').inputValue()).toBe('张桂莲');
    await page.getByRole('button', { name: '存下' }).click();
    await full.getByRole('button', { name: '先存字，照片后补' }).click();
    // Two tries found no room, and the first number is there still.
    await expect.poll(() => page.locator('[data-test=slip]').innerText(), patience).toMatch(/-A001$/u);
  });

  test('J1 At a published window the clock of law runs from the act and not from the arrival.', async () => {
    await network(window);
    await allSent(window);
    const complaint = (await filedAt('ST-V0303')).find((one) => one.consumerName === '张桂莲');
    expect(complaint?.state).toBe('registered');
    expect(complaint?.receivedAt).toEqual(complaint?.stationReceivedAt);
    expect(complaint?.receivedAt?.getTime()).toBeLessThan(complaint?.filedAt.getTime() ?? 0);
    const clocks = clocksOf(complaint as Complaint, await factsIn(house)).map((one) => one.identifier);
    expect(clocks).toContain('accept');
  });
});

describe('I6 Somebody leaves, or a telephone is lost', () => {
  test('I6 What waited on the telephone of a closed account is handed over without its PIN, and the next person takes it over.', async () => {
    const telephone = await telephoneOf('st-v0401');
    await noNetwork(telephone);
    const { slip } = await fileOn(telephone.page, {
      name: '赵长河',
      phone: '13800000888',
      shop: '白杨手机店',
      photo: 'tests/fixtures/photo.jpg',
    });
    await house.app.database.pool.query(`update account set active = false where login_name = 'st-v0401'`);
    await line.mend();
    const page = await telephone.killAndStart();
    // Nobody types a PIN: the telephone learns it by itself.
    await page.getByText('没发出的交给了所里，没有丢').waitFor();
    expect(
      await page.evaluate<number>(
        `indexedDB.databases().then((all) => all.filter((one) => one.name === 'hongdun-station').length)`,
      ),
    ).toBe(0);
    const desk = await house.openDesk(cast.centre, { at: '/desk/devices' });
    await desk.getByText('赵长河 → 白杨手机店').waitFor();
    await expectGood(desk, 'the telephones of the stations');
    await desk.getByRole('button', { name: '接过来' }).click();
    await desk.getByText(/接过来了/u).waitFor();
    const [taken] = await filedAt('ST-V0401');
    expect(taken).toMatchObject({ consumerName: '赵长河', stationId: 'ST-V0401' });
    expect(await listAttachments(house.app.deps.db, 990126, taken?.id ?? '')).toHaveLength(1);
    const { body } = await house.app.as(cast.centre)('GET', `/api/complaints?q=${encodeURIComponent(slip)}`);
    expect(body.items).toHaveLength(1);
    await desk.close();
  });

  test('A lost telephone is cut off by the office: at its next contact it wipes itself and is refused.', async () => {
    const telephone = await telephoneOf('st-v0501');
    const desk = await house.openDesk(cast.admin, { at: '/desk/devices', phone: true });
    const row = desk.locator('[data-device]', { hasText: '石桥村' });
    await row.getByRole('button', { name: '停用' }).click();
    await desk.getByLabel('为什么停用').fill('赶集丢了');
    await desk.getByRole('button', { name: '停用这部手机' }).click();
    await row.getByText('已停用').waitFor();
    await expectGood(desk, 'the telephones at 360 px');
    const page = await telephone.killAndStart();
    await page.getByText('这部手机已停用').waitFor();
    expect(
      await page.evaluate<number>(
        `indexedDB.databases().then((all) => all.filter((one) => one.name === 'hongdun-station').length)`,
      ),
    ).toBe(0);
    const { body } = await house.app.as(cast.admin)('GET', '/api/devices');
    const seen = body.devices.find((one: { stationName: string }) => one.stationName.startsWith('石桥村'));
    expect(seen).toMatchObject({ standing: 'revoked', revokeReason: '赶集丢了' });
    expect(seen.wipedAt).not.toBeNull();
    await desk.close();
  });
});

describe('security F12: The PIN of a telephone', () => {
  let telephone: Telephone;
  const device = { id: uuidv7(), name: '用了一年的手机', proof };
  const pinOf = async () => {
    const { rows } = await house.app.database.pool.query<{ known: boolean }>(
      'select pin_hash is not null as known from device where id = $1',
      [device.id],
    );
    return rows[0]?.known;
  };

  test('security F12: A telephone from before opens with its PIN, has the new lock from then on, and sends what waited.', async () => {
    telephone = await openTelephone(line.url);
    telephones.push(telephone);
    const { page } = telephone;
    const call = async (path: string, body: unknown, headers: Record<string, string>) =>
      fetch(`${house.url}/api${path}`, {
        ...(body === null ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: { 'content-type': 'application/json', ...headers },
      });
    const signedIn = await call('/session', { loginName: 'st-v0601', password }, {});
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const bound = (await (await call('/devices', device, { cookie })).json()) as Record<string, string>;
    const carried = await call('/outbox/provisions', null, { authorization: `Bearer ${bound['token']}` });
    await house.app.database.pool.query('update device set pin_hash = null where id = $1', [device.id]);
    const id = uuidv7();
    const item = {
      kind: 'filing',
      id,
      deviceId: device.id,
      actedAt: new Date(Date.now() - 3_600_000).toISOString(),
      filing: filing({ clientId: id, channel: 'C09', categoryCode: null, natureCode: null }),
      slip: { code: `站V0601-${bound['mark']}001`, queryCode: '204816' },
    };
    const { mark = '', word = '', key = '', recovery = '' } = bound;
    await layFormerStore(page, { deviceId: device.id, mark, word, key, recovery, carried: await carried.json(), item });
    // The first opening has no network: what lies there has the new lock, and the old one is gone.
    await page.reload();
    await page.getByLabel('数字密码').waitFor();
    await untilKept(page);
    await noNetwork(telephone);
    await unlock(page);
    await page.getByText('没网·1 件').waitFor();
    const half = (await readStore(page)).meta;
    expect(Object.keys(half)).not.toContain('byPin');
    expect(half).toMatchObject({ former: null, lock: { shared: null } });
    expect(await pinOf()).toBe(false);
    await network(telephone);
    await allSent(telephone);
    expect((await filedAt('ST-V0601')).map((one) => one.id)).toContain(id);
    // The server counts its tries from now on, and holds its share.
    await expect.poll(pinOf, patience).toBe(true);
    await expect.poll(async () => (await readStore(page)).meta['lock'], patience).not.toMatchObject({ shared: null });
  });

  test('security F12: With a network the server counts the wrong ones; a phrase may take its place, and the old one opens no more.', async () => {
    const page = await telephone.killAndStart();
    await page.getByLabel('数字密码').fill('000001');
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByText('密码不对，再试一次。').waitFor();
    await unlock(page);
    await page.goto(`${line.url}/station/#/person`);
    await page.getByText('换密码').first().click();
    await page.getByRole('button', { name: '改用一句话' }).click();
    await page.getByLabel('8 个字以上的一句话').fill('柳河赶集逢三逢八');
    await expectGood(page, 'the change of the PIN');
    await page.getByLabel('现在的密码').fill('000001');
    await page.getByRole('button', { name: '换', exact: true }).click();
    await page.getByText('现在的密码不对。').waitFor();
    await page.getByLabel('现在的密码').fill('271828');
    await page.getByRole('button', { name: '换', exact: true }).click();
    await page.getByText('换好了。').waitFor();
    await page.getByRole('button', { name: '锁上' }).click();
    const box = page.getByLabel('密码（一句话）');
    await box.fill('271828');
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByText('密码不对，再试一次。').waitFor();
    await noNetwork(telephone);
    await box.fill('柳河赶集逢三逢八');
    await page.getByRole('button', { name: '打开' }).click();
    await page.locator('header.bar').waitFor();
    expect((await readStore(page)).meta).toMatchObject({ next: null, lock: { isFigures: false } });
    await network(telephone);
  });

  test('security F12: What is carried goes by itself after its days; what waits stays, and goes when a network is back.', async () => {
    await noNetwork(telephone);
    await fileOn(telephone.page, { name: '等了半个月的人', phone: '13800000557', shop: '山口小卖部' });
    await readStore(telephone.page, '(meta) => { meta.lock.offline.until = Date.now() - 1; }');
    const page = await telephone.killAndStart();
    await page.getByLabel('密码（一句话）').fill('柳河赶集逢三逢八');
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByText('14 天没连过网了').waitFor();
    await expectGood(page, 'a telephone that was away too long');
    const left = await readStore(page);
    expect(left.sealed).not.toContain('carried');
    expect(left.meta['lock']).toMatchObject({ offline: null });
    await network(telephone);
    await page.getByLabel('密码（一句话）').fill('柳河赶集逢三逢八');
    await page.getByRole('button', { name: '打开' }).click();
    await allSent(telephone);
    expect((await filedAt('ST-V0601')).map(({ consumerName }) => consumerName)).toContain('等了半个月的人');
    await expect.poll(async () => (await readStore(page)).sealed, patience).toContain('carried');
  });
});

describe('the program on the telephone', () => {
  test('A new version waits until the person takes it, and loses nothing of what is typed or waits.', async () => {
    const telephone = await telephoneOf('st-v0803');
    const { page } = telephone;
    await noNetwork(telephone);
    await fileOn(page, { name: '龙小泉', phone: '13800000999', shop: '景区小卖部' });
    await page.goto(`${line.url}/station/#/file`);
    await page.getByLabel('姓名').fill('写了一半的人');
    await network(telephone);
    const folder = await mkdtemp(join(tmpdir(), 'hongdun-desk-'));
    await cp('dist/staff', folder, { recursive: true });
    const before = await readFile(join(folder, 'station.html'), 'utf8');
    await writeFile(
      join(folder, 'station.html'),
      before.replace('</title>', '</title><meta name="next" content="yes" />'),
    );
    const { deps } = house.app;
    const settings = { ...deps.settings, deskFolder: folder };
    const server = createAdaptorServer({ fetch: createApp({ ...deps, settings }).fetch }) as Server;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    line.turn(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await page.evaluate('navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => null)');
    await page.getByText('有新版了，写的和没发的都留着。').waitFor();
    // Until then the old one goes on, with what is typed in it.
    expect(await page.locator('meta[name=next]').count()).toBe(0);
    await expect.poll(() => page.getByLabel('姓名').inputValue(), patience).toBe('写了一半的人');
    await page.getByRole('button', { name: '换上' }).click();
    await page.locator('meta[name=next]').waitFor({ state: 'attached' });
    await unlock(page);
    await page.goto(`${line.url}/station/#/file`);
    await expect.poll(() => page.getByLabel('姓名').inputValue(), patience).toBe('写了一半的人');
    await allSent(telephone);
    expect((await filedAt('ST-V0803')).map(({ consumerName }) => consumerName)).toEqual(['龙小泉']);
    const kept = await page.evaluate<string[]>('caches.keys()');
    expect(kept).toHaveLength(1);
    line.turn(house.url);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await rm(folder, { recursive: true, force: true });
  });

  test('The desk of officers has no worker, and passes through none.', async () => {
    const desk = await house.openDesk(cast.officerOfChengguan);
    const found = await desk.evaluate<number>('navigator.serviceWorker.getRegistrations().then((all) => all.length)');
    expect(found).toBe(0);
    await desk.close();
  });
});
