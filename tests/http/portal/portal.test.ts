import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assetAddress } from '../../../src/http/base/site-assets.ts';
import { pressAssets } from '../../../scripts/press-assets.ts';
import { hearNow } from '../../../src/jobs/run.ts';
import { createApp, defaultLimits } from '../../../src/http/app.ts';
import { TryCounter } from '../../../src/http/base/security.ts';
import type { Typed } from '../../../src/http/portal/base/field.tsx';
import { dayTyped } from '../../../src/http/portal/complaint/filing.ts';
import {
  citizen,
  problemsIn,
  slipOf,
  valueOf,
  valuesOf,
  type Citizen,
  type Fields,
} from '../../build/house/citizen.ts';
import { plainPhone } from '../../../src/domain/county/reach-by.ts';
import type { MessageRow } from '../../../src/store/base/schema.ts';
import { countComplaintFigures } from '../../../src/store/complaint/complaint-figure.ts';
import { findComplaint } from '../../../src/store/complaint/complaint.ts';
import { countyId } from '../../build/complaint.ts';
import { setUpCode } from '../../../src/store/base/derived-key.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { sentTo } from '../../build/sent.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-04-20T09:10:00+08:00');
});
beforeEach(() => {
  app.deps.limits = defaultLimits();
});
afterAll(() => app.close());

let phones = 0;
/** What a villager types, each time from another telephone. */
function typed(change: Fields = {}): Fields {
  phones += 1;
  return {
    name: '李有田',
    phone: `138 0000 ${String(1000 + phones)}`,
    village: 'V0303',
    shop: '老周农资店',
    shopVillage: 'V0301',
    shopAddress: '柳河街上，信用社对面',
    story: '前天在柳河街上买了10袋复合肥，扛回来过了村里的磅，每袋只有46公斤出头。',
    ask: ['makeUp', 'difference'],
    ...change,
  };
}

async function openForm(visitor: Citizen): Promise<{ token: string }> {
  return { token: valueOf((await visitor.get('/complaint')).html, 'token') ?? '' };
}

/** The number of what a new visitor files. */
async function citizenSlip(change: Fields): Promise<string> {
  const visitor = citizen(app.deps);
  return slipOf((await visitor.send('/complaint', { ...(await openForm(visitor)), ...typed(change) })).html).number;
}

async function countComplaints(): Promise<number> {
  return Number((await app.database.pool.query('select count(*) as n from complaint')).rows[0].n);
}

/** Who was told that something came in under his telephone, by the number of his own complaint. */
async function warningsOn(number: string): Promise<{ to: string; channel: string; text: string }[]> {
  const { rows } = await sql<MessageRow>`select m.* from message m join complaint c on c.id = m.matter_id
    where c.number = ${number} and m.text like '%有人用您的电话%'`.execute(app.database.db);
  return rows.map(({ to, channel, text }) => ({ to, channel, text }));
}

describe('Filing without a script', () => {
  test('a filled form leads to a slip with number, code, office and its reason, the day, and the station', async () => {
    const visitor = citizen(app.deps);
    const answer = await visitor.post('/complaint', {
      ...(await openForm(visitor)),
      ...typed({ amount: '140', publish: 'yes' }),
    });
    expect([answer.status, answer.location]).toEqual([303, '/receipt']);
    const slip = await visitor.get('/receipt');
    expect(slipOf(slip.html)).toEqual({
      number: expect.stringMatching(/^投2026-\d{4}$/u),
      code: expect.stringMatching(/^\d{4} \d{4}$/u),
    });
    expect(slip.text).toContain('12315中心收到了 建议交给柳河市场监管所，因为店在柳河镇');
    expect(slip.html).toContain('href="tel:03996520300"');
    // A number alone does not say whom it reaches.
    expect(slip.text).toContain('因为店在柳河镇 打给12315中心 12315');
    expect(slip.text).not.toContain('个文件');
    expect(slip.text).toMatch(/最晚 4月29日（星期三） 告诉您受理不受理/u);
    expect(slip.text).toContain('郭庄村消费维权联络站 郭秀兰 0399-652 0303 就在您住的郭庄村');
    expect(slip.text).toContain('什么事 前天在柳河街上买了10袋复合肥，扛回来过了村里的磅，每袋只有46公斤出头。');
    expect(slip.text).toContain('涉及的钱 140.00元');
    expect(slip.html).toMatch(/data-copy="投诉回执 投2026-\d{4}\n查询码 \d{4} \d{4}"/u);
    // 存成图片 under a name of its own, by a script that no other page loads; and the station on the telephone's map.
    expect(slip.html).toMatch(/data-picture="投诉回执 投2026-\d{4}" hidden/u);
    expect(slip.html).toMatch(/src="\/assets\/[^"]*slip[^"]*" defer/u);
    const map = /href="(https:\/\/uri\.amap\.com\/search\?keyword=[^"]+)"/u.exec(slip.html)?.[1] ?? '';
    expect(new URL(map).searchParams.get('keyword')).toMatch(/^青禾县.*郭庄村/u);
    expect(slip.headers.get('cache-control')).toBe('no-store');
    const saved = (
      await app.database.pool.query('select * from complaint where number = $1', [slipOf(slip.html).number])
    ).rows[0];
    expect(saved).toMatchObject({
      amount_fen: 14_000,
      claim: '补足分量、退差价',
      consent_publish: true,
      consent_entrust: false,
      channel: 'C14',
    });
  });

  test('the slip of what a mall talks over first says where it lies and that the station answers by that day', async () => {
    const visitor = citizen(app.deps);
    const start = await openForm(visitor);
    const mall = { station: 'ST-M03', first: 'talk', ...typed() };
    const slip = await visitor.send('/complaint', { ...start, ...mall });
    const filed = await findComplaint(app.database.db, countyId, { number: slipOf(slip.html).number });
    expect(filed?.state).toBe('atStation');
    expect(slip.text).toMatch(/最晚 4月\d+日（星期.） 站上给您回话/u);
    expect(slip.text).not.toContain('告诉您受理不受理');
    expect(slip.text).toContain('联络站先帮您找店家谈。谈不成，就交到市场监管所。');
    // What sounds like danger goes up at once, and its slip and its page promise nothing of the house.
    const inHouse = { shop: '县电信公司解放路营业厅', story: '退卡不给退，店里煤气罐在漏，嘶嘶响，人都跑出来了' };
    const up = citizen(app.deps);
    const told = await up.send('/complaint', {
      ...(await openForm(up)),
      ...typed(inHouse),
      station: 'ST-M06',
      first: 'talk',
    });
    const { number, code } = slipOf(told.html);
    const page = await citizen(app.deps).send('/progress', { number, code });
    expect(told.text).toMatch(/最晚 .+ 告诉您受理不受理/u);
    for (const { text } of [told, page]) {
      expect(text).toContain('12315中心收到了');
      expect(text).not.toMatch(/站上给您回话|联络站先帮您/u);
    }
    // Nor does the first message, which says whom to call; of the others the station talks first.
    const firstOf = async (of: string) => {
      const { rows } = await app.database.pool.query('select text from message where text like $1', [`%编号${of}%`]);
      return rows.map(({ text }) => text as string);
    };
    const phrases = [
      expect.stringMatching(/有生命危险请先打110、120。您的投诉已登记.*12315中心收到了，最晚.+告诉您受理不受理。/u),
    ];
    expect(await firstOf(number)).toEqual(phrases);
    expect(await firstOf(filed?.number ?? '')).toEqual([expect.stringContaining('站点先帮您谈。')]);
  });

  test('the code of the slip holds the number and nothing personal', async () => {
    const visitor = citizen(app.deps);
    const { html } = await visitor.send('/complaint', { ...(await openForm(visitor)), ...typed() });
    const src = /<img class="qr"[^>]*src="data:image\/svg\+xml,([^"]+)"/u.exec(html)?.[1] ?? '';
    expect(decodeURIComponent(src)).toMatch(/^<svg .*<\/svg>\s*$/su);
    const { default: qrcode } = await import('qrcode');
    const wanted = await qrcode.toString(
      `http://127.0.0.1:12315/progress?number=${encodeURIComponent(slipOf(html).number)}`,
      { type: 'svg', margin: 2, errorCorrectionLevel: 'M' },
    );
    expect(decodeURIComponent(src)).toBe(wanted);
  });

  test('a form that comes back names every field in Chinese, leads to it, and keeps everything typed', async () => {
    const visitor = citizen(app.deps);
    const before = await countComplaints();
    const wrong = typed({
      phone: '138 0000 031',
      shop: '',
      year: '2026',
      month: '4',
      day: '28',
      amount: '好几百',
      shopVillage: '',
    });
    const page = await visitor.post('/complaint', { ...(await openForm(visitor)), ...wrong });
    expect(page.status).toBe(422);
    expect(page.html).toContain('<title>有 5 处要改 - 我要投诉');
    const problems = problemsIn(page.html);
    expect(Object.keys(problems)).toEqual(['phone', 'shop', 'shopVillage', 'day', 'amount']);
    expect(problems['phone']).toContain('现在 10 位，手机号是 11 位');
    expect(problems['shop']).toBe('请写店名。不知道店名，写“卖化肥的老周”也行');
    expect(problems['day']).toBe('2026年4月28日还没到，今天是2026年4月20日');
    for (const field of Object.keys(problems))
      expect(page.html).toMatch(
        new RegExp(`id="${field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="${field}"`, 'u'),
      );
    for (const name of ['name', 'phone', 'village', 'shopAddress', 'story', 'year', 'month', 'day', 'amount'])
      expect([name, valueOf(page.html, name)]).toEqual([name, wrong[name]]);
    expect([...page.html.matchAll(/name="ask"[^>]*checked/gu)]).toHaveLength(2);
    expect(await countComplaints()).toBe(before);
  });

  test.each([
    [{}, null, ''],
    [{ year: '2026', month: '4', day: '18' }, '2026-04-18', ''],
    [{ year: '', month: '４', day: '１８' }, '2026-04-18', ''],
    [{ year: '25', month: '12', day: '3' }, '2025-12-03', ''],
    [{ year: '二〇二五', month: '十', day: '二十五' }, '2025-10-25', ''],
    [{ year: '二零二五', month: '十二', day: '三十' }, '2025-12-30', ''],
    [{ year: '2026', month: '', day: '' }, null, '还差月或者日'],
    [{ year: '', month: '4', day: '' }, null, '还差月或者日'],
    [{ year: '1890', month: '4', day: '18' }, null, '1890年太早了'],
    [{ year: '202', month: '4', day: '18' }, null, '没有这一天'],
    [{ year: '2026', month: '2', day: '30' }, null, '没有这一天'],
    [{ year: '2026', month: '腊', day: '八' }, null, '没有这一天'],
    [{ year: '2026', month: '4', day: '28' }, null, '4月28日还没到'],
  ])('the day of %o is %s, and nothing typed is lost without a word', (boxes, day, said) => {
    const problems: string[] = [];
    const read = dayTyped(boxes as Typed, '2026-04-20', (_, zh) => {
      problems.push(zh);
      return null;
    });
    expect(read).toBe(day);
    expect(problems).toEqual(said === '' ? [] : [expect.stringContaining(said)]);
  });

  test('photos of a form that came back are kept, can be taken out, and belong to the complaint in the end', async () => {
    const visitor = citizen(app.deps);
    const photo = (name: string, bytes: Buffer) => new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' });
    const [jpeg, png] = await Promise.all([readFile('tests/fixtures/photo.jpg'), readFile('tests/fixtures/photo.png')]);
    const start = await openForm(visitor);
    const page = await visitor.post('/complaint', {
      ...start,
      ...typed({ name: '' }),
      photos: [
        photo('肥料袋.jpg', jpeg),
        photo('小票.png', png),
        photo('老板.txt', Buffer.from('这不是照片，这不是照片')),
        photo('IMG_0317.HEIC', Buffer.from('这不是照片，这不是照片')),
        photo('记录.doc', Buffer.from('这不是照片，这不是照片')),
      ],
    });
    expect(problemsIn(page.html)).toEqual({
      name: '请写您的姓名',
      photos:
        '“老板.txt”、“记录.doc”：只收照片（JPG、PNG、WebP）和 PDF；请换一个文件；' +
        '“IMG_0317.HEIC”：这是苹果手机的 HEIC 照片，这里打不开。打开这张照片，截一张屏，传截屏就行',
    });
    expect(page.text).toContain('肥料袋.jpg');
    const kept = valuesOf(page.html, 'kept');
    expect(kept).toHaveLength(2);
    const slip = await visitor.send('/complaint', { ...start, ...typed(), kept, drop: kept.slice(1) });
    const rows = await app.database.pool.query(
      'select a.file_name from attachment a join complaint c on c.id = a.matter_id where c.number = $1',
      [slipOf(slip.html).number],
    );
    expect(rows.rows).toEqual([{ file_name: '肥料袋.jpg' }]);
    expect(slip.text).toContain('附了 1 个文件');
  });

  test('a photo that came ahead of its form is stored once however often it is sent, and belongs to the complaint; what is none is told why', async () => {
    const visitor = citizen(app.deps);
    const jpeg = new Uint8Array(await readFile('tests/fixtures/photo.jpg'));
    const id = randomUUID();
    const ahead = (bytes: Uint8Array<ArrayBuffer>, name: string, as: string = id) =>
      visitor.post('/uploads', { id: as, photos: new File([bytes], name) });
    for (const answer of [await ahead(jpeg, '肩膀钻毛.jpg'), await ahead(jpeg, '肩膀钻毛.jpg')])
      expect([answer.status, answer.html]).toEqual([200, JSON.stringify({ id })]);
    // Under an id that is taken nothing else is laid.
    const png = new Uint8Array(await readFile('tests/fixtures/photo.png'));
    expect((await ahead(png, '别的.png')).status).toBe(403);
    const film = await ahead(new Uint8Array(4096), '店里说的话.mp4', randomUUID());
    expect([film.status, film.html]).toEqual([422, expect.stringContaining('录像传不了。停在要紧的地方截几张屏')]);
    for (const none of ['no-id', id.replace(/^(.{14})./u, '$10')])
      expect((await ahead(jpeg, 'a.jpg', none)).status).toBe(400);
    const slip = await visitor.send('/complaint', { ...(await openForm(visitor)), ...typed(), kept: id });
    expect(slip.text).toContain('附了 1 个文件');
  });

  test('what came ahead of its form is weighed with it: more than a stranger may send is named', async () => {
    const visitor = citizen(app.deps);
    const png = new Uint8Array(await readFile('tests/fixtures/photo.png'));
    const ids = [1, 2, 3].map(() => randomUUID());
    for (const [place, id] of ids.entries())
      expect((await visitor.post('/uploads', { id, photos: new File([png], `${place + 1}.png`) })).status).toBe(200);
    // As heavy as photos are that cannot be made small: what lies behind the last part of a picture is not kept.
    await app.database.pool.query('update attachment set bytes = $1 where id = any ($2)', [8 * 1024 * 1024, ids]);
    const form = { ...(await openForm(visitor)), ...typed(), kept: ids };
    expect(problemsIn((await visitor.post('/complaint', form)).html)['photos']).toMatch(/^“3\.png”：.*20 兆/u);
  });

  test('a photo that is too large and a seventh file are named, and cost nothing that was typed', async () => {
    const visitor = citizen(app.deps);
    const png = new Uint8Array(await readFile('tests/fixtures/photo.png'));
    const large = new File([png, new Uint8Array(10 * 1024 * 1024)], '大照片.png');
    const first = await visitor.post('/complaint', { ...(await openForm(visitor)), ...typed(), photos: large });
    expect(problemsIn(first.html)['photos']).toMatch(/^“大照片\.png”：.*10 兆/u);
    expect(valueOf(first.html, 'shop')).toBe('老周农资店');
    const seven = Array.from({ length: 7 }, (_, i) => new File([png], `${i + 1}.png`));
    const second = await visitor.post('/complaint', { ...(await openForm(visitor)), ...typed(), photos: seven });
    expect(problemsIn(second.html)['photos']).toContain('“7.png”：最多 6 个文件');
    expect(valuesOf(second.html, 'kept')).toHaveLength(6);
  });

  test('a form that came back can change its language and size without being taken and without a loss', async () => {
    const visitor = citizen(app.deps);
    const form = { ...(await openForm(visitor)), ...typed({ name: '' }) };
    const back = await visitor.post('/complaint', form);
    expect(back.html).toContain('formaction="/complaint?lang=en"');
    expect(back.html).toContain('formaction="/complaint?size=large"');
    const before = await countComplaints();
    const switched = await visitor.post('/complaint?lang=en', { ...form, name: '李有田' });
    expect([switched.status, switched.html.includes('<html lang="en">')]).toEqual([200, true]);
    for (const name of ['name', 'phone', 'shop', 'story'])
      expect(valueOf(switched.html, name)).toBe({ ...form, name: '李有田' }[name]);
    const large = await visitor.post('/complaint?size=large', form);
    expect(large.html).toContain('<html lang="en" data-size="large">');
    expect(problemsIn(large.html)).toEqual({ name: 'Please write your name' });
    expect(await countComplaints()).toBe(before);
  });

  test('two presses at once and a late retry are one complaint and one receipt', async () => {
    const visitor = citizen(app.deps);
    const form = { ...(await openForm(visitor)), ...typed() };
    const before = await countComplaints();
    await Promise.all([visitor.post('/complaint', form), visitor.post('/complaint', form)]);
    const first = slipOf((await visitor.get('/receipt')).html);
    const again = await visitor.send('/complaint', form);
    expect(slipOf(again.html)).toEqual(first);
    expect(again.text).toContain('这件已经收到了');
    expect(await countComplaints()).toBe(before + 1);
  });

  test('the id of somebody else’s complaint, sent as one’s own form, opens nothing', async () => {
    const owner = citizen(app.deps);
    const form = await openForm(owner);
    const slip = slipOf((await owner.send('/complaint', { ...form, ...typed() })).html);
    const id = form.token.split('.')[0];
    const thief = citizen(app.deps);
    const got = await thief.send('/complaint', { token: `${id}.AAAAAAAAAAAAAAAAAAAAAAAA`, ...typed() });
    expect(slipOf(got.html).number).not.toBe(slip.number);
  });

  test('S140 农民利益无小事：没有最低金额，不写金额、只要两块钱都受理登记', async () => {
    for (const amount of ['', '2', '0.5']) {
      const visitor = citizen(app.deps);
      const slip = await visitor.send('/complaint', { ...(await openForm(visitor)), ...typed({ amount }) });
      expect(slipOf(slip.html).number).toMatch(/^投2026-/u);
    }
    // Nought is no sum: it is said kindly, at its box, and what was written stands.
    const visitor = citizen(app.deps);
    const page = await visitor.post('/complaint', { ...(await openForm(visitor)), ...typed({ amount: '0' }) });
    expect(page.status).toBe(422);
    expect(problemsIn(page.html)).toEqual({ amount: '钱数写了 0：没有的、不知道的空着就行' });
    expect(valueOf(page.html, 'amount')).toBe('0');
  });

  test('A sum of twenty digits is too large in the words of one of eleven, and is not told to be no number.', async () => {
    for (const amount of ['10000000000', '99999999999999999999']) {
      const visitor = citizen(app.deps);
      const page = await visitor.post('/complaint', { ...(await openForm(visitor)), ...typed({ amount }) });
      expect(page.status).toBe(422);
      expect(problemsIn(page.html)).toEqual({ amount: '涉及的钱填得不对：最多 100,000,000 元' });
      expect(valueOf(page.html, 'amount')).toBe(amount);
    }
  });

  test('S127 S96 钱数说“30多块”收下来是余数；勾了有人受伤只多问一句，不写就指出来，写了就是加急', async () => {
    const visitor = citizen(app.deps);
    const start = await openForm(visitor);
    const page = await visitor.post('/complaint', { ...start, ...typed({ hurt: 'yes', injury: '' }) });
    expect(Object.keys(problemsIn(page.html))).toEqual(['injury']);
    const sent = typed({ amount: '30多块', hurt: 'yes', injury: '亲戚家孩子右手炸伤' });
    const { number } = slipOf((await visitor.send('/complaint', { ...start, ...sent })).html);
    const filed = await findComplaint(app.database.db, countyId, { number });
    expect(filed).toMatchObject({ amountFen: 30_00, amountAbout: 'over' });
    expect(filed?.injury).toMatchObject({ injury: '亲戚家孩子右手炸伤' });
    expect(filed?.urgentAt).not.toBeNull();
    const other = citizen(app.deps);
    const rough = typed({ amount: '1000', rough: 'yes', injury: '没勾就不算' });
    const slip = slipOf((await other.send('/complaint', { ...(await openForm(other)), ...rough })).html);
    const plain = await findComplaint(app.database.db, countyId, { number: slip.number });
    expect(plain).toMatchObject({ amountAbout: 'about', injury: null, urgentAt: null });
  });

  test('agents 替别人投诉：打了勾才问自己是谁，少写的指出来，代理人的电话收回执，投诉人还是本人', async () => {
    const visitor = citizen(app.deps);
    const start = await openForm(visitor);
    const mother = typed({ forOther: 'yes', agentName: '', agentPhone: '138000' });
    const page = await visitor.post('/complaint', { ...start, ...mother });
    expect(problemsIn(page.html)).toEqual({
      agentName: '请写您自己的姓名',
      agentPhone: expect.stringMatching(/^您自己的电话不对/u),
    });
    const agent = { agentName: '李芳', agentPhone: '13700007788' };
    const receipt = await visitor.send('/complaint', { ...start, ...mother, ...agent });
    const { number } = slipOf(receipt.html);
    // Who acts, and the paper that is still to come, stand on the slip and on the page of progress.
    for (const { text } of [receipt, await visitor.get('/progress/mine')]) {
      expect(text).toContain('李*，替投诉人代办');
      expect(text).toContain('还要交授权委托书原件和代办人的身份证明（第十一条）');
      expect(text).not.toContain('李芳');
    }
    const filed = await findComplaint(app.database.db, countyId, { number });
    expect(filed).toMatchObject({
      consumerName: '李有田',
      agents: [{ name: '李芳', phone: '13700007788', scope: 'general', paperOn: null, byId: null }],
    });
    expect((await sentTo(app.database.db, '13700007788')).map(({ text }) => text)).toEqual([
      expect.stringContaining(`您的投诉已登记，编号${number}`),
    ]);
    expect(await sentTo(app.database.db, filed?.consumerPhone ?? '')).toEqual([]);

    // The slip is in the daughter's hand: what she asks goes to the officer, and nothing ends by it.
    const leaving = await visitor.get('/progress/withdraw');
    expect(leaving.text).toContain('由他问过投诉人本人再定');
    const asked = { token: valueOf(leaving.html, 'token') ?? '', sure: 'yes', reason: '不想麻烦了' };
    expect((await visitor.post('/progress/withdraw', asked)).location).toBe('/progress/mine?done=asked');
    expect((await findComplaint(app.database.db, countyId, { number }))?.state).toBe('registered');

    const own = await citizenSlip({ agentName: '没打勾不算', agentPhone: '13700007789' });
    expect((await findComplaint(app.database.db, countyId, { number: own }))?.agents).toEqual([]);
  });

  test('who tells of danger to life reads on his receipt whom to call and what to do first; nobody else does', async () => {
    const visitor = citizen(app.deps);
    const threat = typed({ story: '卡里的钱不退，他说今晚带汽油来把店点了，人就在门口。' });
    const grave = await visitor.send('/complaint', { ...(await openForm(visitor)), ...threat });
    expect(grave.html).toMatch(/data-test="grave".*?href="tel:110".*?href="tel:120"/su);
    expect(grave.text).toContain('离他远一点，关好门');
    // A leak of gas has the fire brigade first, from outside; no day and no advice of every day stands before it.
    const leak = typed({ story: '刚在燃气站换的煤气罐，现在厨房里嘶嘶漏气，满屋都是味，老人头晕' });
    const home = citizen(app.deps);
    const gas = await home.send('/complaint', { ...(await openForm(home)), ...leak });
    expect(gas.html).toMatch(/data-test="grave".*?href="tel:119".*?href="tel:120"/su);
    expect(gas.text).toMatch(/先到外面，再打\s*打 119 火警\s*打 120 急救\s*马上带老人孩子离开屋子.*不碰开关/u);
    expect(gas.text.indexOf('先到外面')).toBeLessThan(gas.text.indexOf('交上了'));
    expect(gas.text).not.toMatch(/东西别动|等电话/u);
    expect(gas.html).not.toContain('class="by"');
    // While somebody is rung for it, the page of its progress says the same.
    await hearNow(app.deps, new AbortController().signal);
    expect((await home.get('/progress/mine')).text).toContain('不碰开关');
    // Whatever field rings those on duty tells its page too.
    const third = citizen(app.deps);
    const asked = typed({ claim: '退钱，不退今晚我就带汽油把他的店点了' });
    const told = await third.send('/complaint', { ...(await openForm(third)), ...asked });
    expect(told.html).toMatch(/data-test="grave".*?href="tel:110"/su);
    const other = citizen(app.deps);
    const calm = await other.send('/complaint', { ...(await openForm(other)), ...typed() });
    expect(calm.html).not.toContain('data-test="grave"');
    expect(calm.text).toContain('东西别动');
    // What is added later rings too, and its page says the same.
    const add = async (words: string) => {
      const token = valueOf((await other.get('/progress/mine')).html, 'token') ?? '';
      return other.send('/progress/supplement', { token, words });
    };
    expect((await add('他刚才晕倒了，叫不醒')).text).toMatch(/打 120 急救.*加进去了/u);
    // As long as nobody is there, its page goes on saying so.
    expect((await add('发票找到了')).html).toContain('data-test="grave"');
  });

  test('who lives or bought outside the county says where, and the centre gets it', async () => {
    const visitor = citizen(app.deps);
    const start = await openForm(visitor);
    const page = await visitor.post('/complaint', {
      ...start,
      ...typed({ village: 'outside', shopVillage: 'outside', shopAddress: '' }),
    });
    expect(Object.keys(problemsIn(page.html))).toEqual(['address', 'shopAddress']);
    const slip = await visitor.send('/complaint', {
      ...start,
      ...typed({ village: 'outside', shopVillage: 'outside', address: '临河县', shopAddress: 'www.example.cn' }),
    });
    expect(slip.text).toContain('青禾县12315投诉举报中心');
  });

  test('who bought online or elsewhere reads who decides and where to go: on the forms, the receipt and the progress', async () => {
    const visitor = citizen(app.deps);
    const start = await openForm(visitor);
    const slip = await visitor.send('/complaint', {
      ...start,
      ...typed({ shopVillage: 'outside', shopAddress: 'www.example.cn' }),
    });
    for (const { text } of [slip, await visitor.get('/progress/mine')]) {
      expect(text).toContain('网店的，归它写的地址那里，或者平台公司所在地的市场监管局');
      expect(text).toMatch(/全国12315平台（12315\.cn）交，或者找店所在县的市场监管局/u);
      expect(text).not.toContain('没有写明');
    }
    for (const path of ['/complaint', '/tipoff']) {
      const { html, text } = await visitor.get(path);
      expect(text, path).toMatch(/这样的归谁[管查].*外县.*归.*网店归/u);
      expect(html, path).toContain('<a href="https://www.12315.cn/">');
    }
  });

  test('a form from a foreign page is refused with a page in plain Chinese', async () => {
    const visitor = citizen(app.deps);
    const answer = await visitor.post('/complaint', typed(), { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/html; charset=UTF-8']);
    expect(answer.text).toContain('这一步不能这样做');
  });

  test('too many filings from one address are told to wait, in a page', async () => {
    app.deps.limits = { ...defaultLimits(), filing: new TryCounter(2, 600_000) };
    const visitor = citizen(app.deps);
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await visitor.post('/complaint', {}));
    expect(answers.map((answer) => answer.status)).toEqual([422, 422, 429]);
    expect(answers[2]?.text).toContain('请过几分钟再来');
  });
});

describe('A likely duplicate of what this browser filed or opened', () => {
  async function twice(
    change: Fields = {},
  ): Promise<{ visitor: Citizen; first: { number: string; code: string }; form: Fields }> {
    const visitor = citizen(app.deps);
    const one = typed();
    const first = slipOf((await visitor.send('/complaint', { ...(await openForm(visitor)), ...one })).html);
    return {
      visitor,
      first,
      form: { ...(await openForm(visitor)), ...one, story: '又去称了一次，那十袋复合肥还是少，老周不认。', ...change },
    };
  }

  test('is offered before anything is registered, and shows nothing that was not typed', async () => {
    const { visitor, first, form } = await twice();
    const before = await countComplaints();
    const offer = await visitor.post('/complaint', form);
    expect(offer.status).toBe(200);
    expect(offer.text).toContain('像是同一件，一起办？');
    expect(offer.html).not.toContain(first.number);
    expect(offer.html).not.toContain('扛回来过了村里的磅');
    expect(valueOf(offer.html, 'story')).toBe(form['story']);
    expect(await countComplaints()).toBe(before);
  });

  test('is joined with one press: a supplement to the first one, once however often; who filed it a moment ago urges nobody and reads its number', async () => {
    const { visitor, first, form } = await twice();
    const before = await countComplaints();
    await visitor.post('/complaint', { ...form, answer: 'join' });
    const told = await visitor.send('/complaint', { ...form, answer: 'join' });
    expect(told.text).toContain('加到先交的那件上了');
    expect(told.html).not.toContain('data-test="grave"');
    expect(told.text).toContain(`还是 ${first.number}，办的人看得到`);
    expect(told.text).not.toContain('算催了一次');
    expect(told.html.replace(/\s/gu, '')).not.toContain(first.code.replace(/\s/gu, ''));
    expect(await countComplaints()).toBe(before);
    // What is told again of danger rings, and its page says whom to call first.
    const second = await twice();
    const grave = '又去称了一次，那十袋复合肥还是少，老周不认。老周把我爸打倒了，头上流血，现在叫不醒。';
    const joined = await second.visitor.send('/complaint', { ...second.form, story: grave, answer: 'join' });
    expect(joined.text).toMatch(/打 1[12]0 .*加到先交的那件上了/u);
    const ledger = await app.database.pool.query(
      "select l.detail, c.urged_times from ledger l join complaint c on c.id = l.matter_id where c.number = $1 and l.verb = 'joined'",
      [first.number],
    );
    expect(ledger.rows).toHaveLength(1);
    expect(ledger.rows[0].detail.words).toContain('老周不认');
    expect(ledger.rows[0].urged_times).toBe(0);
  });

  test('with more files than one complaint may have comes back with the form, and nothing typed is lost', async () => {
    const visitor = citizen(app.deps);
    const one = typed();
    const png = new Uint8Array(await readFile('tests/fixtures/photo.png'));
    const photos = (count: number) => Array.from({ length: count }, (_, i) => new File([png], `${i}.png`));
    await visitor.post('/complaint', { ...(await openForm(visitor)), ...one, photos: photos(4) });
    const form = { ...(await openForm(visitor)), ...one, story: '又去称了一次，还是少。' };
    const back = await visitor.post('/complaint', { ...form, photos: photos(3), answer: 'join' });
    expect([back.status, Object.keys(problemsIn(back.html)), valueOf(back.html, 'story')]).toEqual([
      422,
      ['photos'],
      form.story,
    ]);
    const kept = valuesOf(back.html, 'kept');
    const told = await visitor.send('/complaint', { ...form, kept, drop: kept.slice(2), answer: 'join' });
    expect(told.text).toContain('加到先交的那件上了');
  });

  test('goes on as a complaint of its own when the filer says so', async () => {
    const { visitor, first, form } = await twice();
    const slip = slipOf((await visitor.send('/complaint', { ...form, answer: 'apart' })).html);
    expect(slip.number).toMatch(/^投2026-/u);
    expect(slip.number).not.toBe(first.number);
  });

  /** The brakes of the receipts that a telephone gets. */
  async function brakesOf({ phone = '' }: Fields): Promise<unknown[]> {
    const sent = await sentTo(app.database.db, plainPhone(phone as string), '您的投诉已登记');
    return sent.map(({ brake }) => brake);
  }

  test('security F20 F3: filed apart from the browser that has only filed, or by the code that it was shown, proves no telephone', async () => {
    const { visitor, first, form } = await twice();
    await visitor.send('/complaint', { ...form, answer: 'apart' });
    expect(await brakesOf(form)).toEqual(['unproven', 'unproven']);
    expect(await warningsOn(first.number)).toHaveLength(1);
    await visitor.post('/progress', first);
    await visitor.send('/complaint', { ...form, ...(await openForm(visitor)), answer: 'apart' });
    expect(await brakesOf(form)).toEqual(['unproven', 'unproven', 'unproven']);
  });

  test('security F20 F3: filed apart by who has a code of the telephone, or the slip that a station gave, warns nobody', async () => {
    app.deps.limits.lostSlipMs = 0;
    const { visitor, first, form } = await twice();
    const phone = plainPhone(form['phone'] as string);
    await visitor.post('/progress/lost', { number: first.number, phone });
    const [message] = await sentTo(app.database.db, phone, '验证码 ');
    const code = /验证码 (\d{6})/u.exec(message?.text ?? '')?.[1] ?? '';
    await visitor.post('/progress/lost/code', { number: first.number, phone, code });
    // The second of them is proven by what has proven the first.
    for (const story of ['又去称了一次，还是少。', '再去称了一次，还是少。'])
      await visitor.send('/complaint', { ...form, ...(await openForm(visitor)), story, answer: 'apart' });
    expect(await warningsOn(first.number)).toEqual([]);
    expect(await brakesOf(form)).toEqual(['unproven', 'citizen', 'citizen']);

    const one = typed();
    const told = { name: '李有田', phone: plainPhone(one['phone'] as string) };
    const atDesk = filing({ consumer: told, operator: { name: '老周农资店' } });
    const { number, queryCode } = (await app.as(cast.centre)('POST', '/api/complaints', atDesk)).body;
    const other = citizen(app.deps);
    await other.post('/progress', { number, code: queryCode });
    await other.send('/complaint', { ...one, ...(await openForm(other)), answer: 'apart' });
    expect(await warningsOn(number)).toEqual([]);
    expect(await brakesOf(one)).toEqual(['citizen', 'citizen']);
  });

  test('security F20: filed and withdrawn in one browser uses up nothing of what a telephone may be told in a day', async () => {
    const { visitor, form } = await twice();
    await visitor.post('/progress/withdraw', { sure: 'yes', reason: '不想投诉了' });
    const sent = await sentTo(app.database.db, plainPhone(form['phone'] as string));
    expect(sent.map(({ brake }) => brake)).toEqual(['unproven', 'unproven']);
    expect(sent[1]?.text).toContain('已按您的要求撤回');
  });

  test('is hinted while typing to the same telephone alone', async () => {
    const { visitor, form } = await twice();
    const ask = async (phone: string) =>
      JSON.parse((await visitor.post('/complaint/likely', { phone, shop: '老周农资店', story: '' })).html);
    expect(await ask(form['phone'] as string)).toEqual({ likely: true });
    expect(await ask('13900009999')).toEqual({ likely: false });
  });

  test('is offered in any browser once number and code have opened the first one, and no longer when its page is closed', async () => {
    const { first, form } = await twice();
    const other = citizen(app.deps);
    const opened = await other.post('/progress', first);
    const ticket = opened.headers.getSetCookie().find((one) => one.startsWith('complaint='));
    expect(ticket).toMatch(/; Path=\/complaint; HttpOnly; SameSite=Lax$/u);
    const token = { ...form, ...(await openForm(other)) };
    expect((await other.post('/complaint', token)).text).toContain('像是同一件，一起办？');
    expect((await other.send('/complaint', { ...token, answer: 'join' })).text).toContain('加到先交的那件上了');
    await other.post('/progress/leave', {});
    expect(slipOf((await other.send('/complaint', { ...form, ...(await openForm(other)) })).html).number).toMatch(
      /^投/u,
    );
  });
});

describe('Somebody who only knows the telephone and the shop', () => {
  /** What the earlier complaint holds, as far as a stranger could change it. */
  async function held(number: string): Promise<unknown> {
    const { rows } = await app.database.pool.query(
      `select c.version, c.urged_times, c.story,
        (select count(*)::int from ledger l where l.matter_id = c.id) as lines,
        (select count(*)::int from attachment a where a.matter_id = c.id) as files
       from complaint c where c.number = $1`,
      [number],
    );
    return rows[0];
  }

  async function filedBy(person: Fields): Promise<{ number: string; code: string }> {
    const owner = citizen(app.deps);
    return slipOf((await owner.send('/complaint', { ...(await openForm(owner)), ...person })).html);
  }

  test('security F3: writes nothing into the complaint of another, but files one apart, and its owner is told', async () => {
    const person = typed();
    const first = await filedBy(person);
    const before = await held(first.number);
    const png = new Uint8Array(await readFile('tests/fixtures/photo.png'));
    const stranger = citizen(app.deps);
    const lie = '我不想投诉了，商家已经给我解决，请撤销。';
    const sent = { ...person, name: '不认识的人', story: lie, photos: new File([png], 'a.png'), answer: 'join' };
    const slip = slipOf((await stranger.send('/complaint', { ...(await openForm(stranger)), ...sent })).html);
    expect(slip.number).toMatch(/^投2026-/u);
    expect(slip.number).not.toBe(first.number);
    expect(await held(first.number)).toEqual(before);
    const [warning, ...more] = await warningsOn(first.number);
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ to: plainPhone(person['phone'] as string), channel: 'sms' });
    expect(warning?.text).toMatch(/有人用您的电话又交了一件投诉。.*不是您交的，请打.+告诉我们。$/u);
    for (const told of [lie, '老周', slip.number, first.number, '不认识的人'])
      expect([told, warning?.text.includes(told)]).toEqual([told, false]);
    await stranger.send('/complaint', { ...sent, ...(await openForm(citizen(app.deps))) });
    expect(await warningsOn(first.number)).toHaveLength(1);
  });

  test('security F3: by the open API just as little, and the desk reads “perhaps the same, unproven”', async () => {
    const person = typed();
    const first = await filedBy(person);
    const before = await held(first.number);
    const told = filing({
      consumer: { name: '不认识的人', phone: plainPhone(person['phone'] as string) },
      operator: { name: '老周农资店' },
    });
    expect((await app.as(null)('POST', `/api/complaints/${first.number}/join`, told)).status).toBe(401);
    const { number } = (await app.as(null)('POST', '/api/complaints', told)).body;
    expect(await held(first.number)).toEqual(before);
    expect(await warningsOn(first.number)).toHaveLength(1);
    const { hints } = (await app.as(cast.centre)('GET', `/api/complaints/${number}/duplicates`)).body;
    expect(hints).toContainEqual(expect.objectContaining({ number: first.number, person: 'unproven' }));
    const typedByDesk = { ...told, clientId: crypto.randomUUID() };
    const called = (await app.as(cast.centre)('POST', '/api/complaints', typedByDesk)).body.number;
    expect(await warningsOn(first.number)).toHaveLength(1);
    const again = { ...told, clientId: crypto.randomUUID() };
    const twice = (await app.as(cast.centre)('POST', '/api/complaints', again)).body.number;
    const seen = (await app.as(cast.centre)('GET', `/api/complaints/${called}/duplicates`)).body.hints;
    expect(seen).toContainEqual(expect.objectContaining({ number: twice, person: 'surely' }));
    // Who merges types any number: it is told of that one too, whether or not it is among the hints.
    const stranger = (await app.as(cast.centre)('POST', '/api/complaints', filing())).body.number;
    const alike = async (of: string, other: string) =>
      (await app.as(cast.centre)('GET', `/api/complaints/${of}/duplicates/${other}`)).body;
    expect(await alike(number, first.number)).toEqual({ person: 'unproven' });
    expect(await alike(called, number)).toEqual({ person: 'unproven' });
    expect(await alike(called, twice)).toEqual({ person: 'surely' });
    expect(await alike(called, stranger)).toEqual({ person: null });
  });

  test('security F4: learns from no answer whether its holder has complained', async () => {
    const known = typed();
    const first = await filedBy(known);
    const unknown = typed();
    const answers = await Promise.all(
      [known, unknown].map(async (person) => {
        const stranger = citizen(app.deps);
        const { phone, shop } = person as { phone: string; shop: string };
        const likely = await stranger.post('/complaint/likely', { phone, shop, story: 'x' });
        const asked = [];
        for (const answer of ['', 'join', 'apart']) {
          const form = { ...(await openForm(stranger)), ...person, answer };
          const sent = await stranger.post('/complaint', form);
          const slip = await stranger.get('/receipt');
          const { number, code } = slipOf(slip.html);
          const words = [number, code].reduce((text, own) => text.replaceAll(own, '-'), slip.text);
          asked.push([sent.status, sent.location, sent.html.length, words]);
          // The next one comes from another browser: this one may well be offered what it has just filed itself.
          stranger.cookies.clear();
        }
        return { likely: likely.html, asked };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.likely).toBe('{"likely":false}');
    expect(answers[0]?.asked.map(([status, location]) => [status, location])).toEqual([
      [303, '/receipt'],
      [303, '/receipt'],
      [303, '/receipt'],
    ]);
    expect(first.number).toMatch(/^投/u);
  });

  test('finds the honest way on the form: who has filed already adds to it with number and query code', async () => {
    const page = await citizen(app.deps).get('/complaint');
    expect(page.html).toMatch(/<a class="tap" href="\/progress">交过了？用编号和查询码补充<\/a>/u);
  });
});

describe('The pages around it', () => {
  test('S141 实现维权“零距离”：挑了村，就看到最近的三个站点、距离和电话，不用脚本', async () => {
    const { html, text } = await citizen(app.deps).get('/?village=V0303');
    const near = /<ul[^>]*data-test="near".*?<\/ul>/su.exec(html)?.[0] ?? '';
    expect([...near.matchAll(/href="tel:(\d+)"/gu)].map(([, number]) => number)).toEqual([
      '03996520303',
      '03996520301',
      '03996520402',
    ]);
    expect(text).toMatch(/郭庄村联络站 就在本村 · 郭秀兰 .*前柳村联络站 2\.7 公里/u);
  });

  test('the village is found by characters, pinyin and initials', async () => {
    const find = async (letters: string) =>
      JSON.parse((await citizen(app.deps).get(`/villages?q=${encodeURIComponent(letters)}`)).html)[0];
    for (const letters of ['郭庄', 'gzc', 'guozhuang'])
      expect(await find(letters)).toEqual({ id: 'V0303', name: '郭庄村', town: '柳河镇' });
  });

  test('the first page is read, heard and walked by the keyboard in the order in which it is seen', async () => {
    const { text } = await citizen(app.deps).get('/');
    expect(text).toMatch(
      /我要投诉.*查进度.*打 12315.*我要举报.*离您最近的站.*投诉以后会怎样.*这个月看看.*全县 \d+ 个站点/u,
    );
    // Nothing that stands on the page is put elsewhere by its look.
    const css = await readFile('src/http/assets/site.css', 'utf8');
    expect(css).not.toMatch(/[\s;{]order:|row-reverse|column-reverse|display: contents/u);
  });

  test('the first page says by when, in the rulebook’s numbers', async () => {
    const { text } = await citizen(app.deps).get('/');
    expect(text).toMatch(/7 个工作日内 .*受理后 60 天内 .*谈完 7 个工作日内/u);
  });

  test('English and 大字版 are kept for the next pages, and every page has them', async () => {
    const visitor = citizen(app.deps);
    await visitor.get('/?lang=en&size=large');
    for (const path of ['/', '/complaint', '/progress', '/stations', '/privacy', '/nowhere']) {
      const { html, text } = await visitor.get(path);
      expect(html).toContain('<html lang="en" data-size="large">');
      // The county's own names and addresses stay Chinese; no sentence does.
      expect([path, text.match(/[您请。，？！的]/gu)]).toEqual([path, null]);
    }
  });

  test.each([
    ['万家', '万家购物广场', '商场、市场', '城关镇文峰社区'],
    ['gz', '郭庄村', '村、社区', '柳河镇'],
    ['柳河镇', '柳河镇', '乡镇', ''],
  ])('the finder of places takes %s for %s, with its kind and where it lies', async (typed, name, kind, town) => {
    const found = JSON.parse((await citizen(app.deps).get(`/places?q=${encodeURIComponent(typed)}`)).html);
    expect(found).toContainEqual(expect.objectContaining({ name, kind, town }));
  });

  test('the first page gives the figures of the year by the registry, with their days, and when they were counted', async () => {
    await citizenSlip({});
    const { received, closed } = await countComplaintFigures(app.deps.db, countyId, {
      from: '2026-01-01',
      to: '2026-04-20',
      officeId: null,
    });
    // Another server counts anew; this one would tell for ten minutes what it has counted before.
    const db = app.deps.db.withSchema('public');
    const { text } = await citizen({ ...app.deps, db }).get('/');
    expect(text).toContain(`今年 收到投诉 ${received} 件 办结 ${closed} 件 站上就谈成 0 件 为大家要回 0 万元 怎么算的`);
    expect(text).toMatch(/2026年\d+月\d+日到2026年4月20日。数到 4月20日 9:10。/u);
  });

  test('the page of all stations answers for the village that one picks, and English leaves Chinese names marked', async () => {
    const visitor = citizen(app.deps);
    const near = (await visitor.get('/stations?village=V0304')).text;
    expect(near).toContain('离您最近的站 您在哪个村');
    expect(near).toContain('郭庄村联络站 2.1 公里 · 郭秀兰 0399-652 0303');
    const { html } = await visitor.get('/stations?lang=en');
    expect(html).toMatch(/<span lang="zh-CN"><b>郭庄村联络站<\/b>/u);
    expect(html).toMatch(/<h2 lang="zh-CN">柳河镇<\/h2>/u);
  });

  test('the large first page names the village where the station sits, and what it reads aloud is a calm sentence', async () => {
    const visitor = citizen(app.deps);
    const { html, text } = await visitor.get('/?size=large&village=V0304');
    expect(text).toContain('找郭庄村的站 离小张村最近，2.1 公里 郭秀兰 0399-652 0303');
    const spoken = /data-read="([^"]+)"/u.exec(html)?.[1] ?? '';
    expect(spoken).toContain('不会写，就打 1 2 3 1 5，有人替您记。');
    expect([spoken.length < 160, spoken.includes('北关社区')]).toEqual([true, false]);
    expect((await visitor.get('/?size=large&village=V0303')).text).toContain('找郭庄村的站 就在本村 郭秀兰');
  });

  test('what is not there, and what failed, are pages in plain Chinese', async () => {
    const missing = await citizen(app.deps).get('/nowhere');
    expect([missing.status, missing.text.includes('没有这个页面')]).toEqual([404, true]);
    const broken = await citizen({
      ...app.deps,
      files: { ...app.deps.files, storeUpload: () => Promise.reject(new Error('disk full')) },
    }).post('/complaint', {
      ...typed(),
      photos: new File(['x'], 'a.jpg'),
    });
    expect([broken.status, broken.text.includes('系统出错了'), broken.html.includes('disk full')]).toEqual([
      500,
      true,
      false,
    ]);
    const visitor = citizen(app.deps);
    await visitor.get('/?lang=en&size=large');
    const refused = await visitor.post('/nowhere', {});
    expect(refused.html).toContain('<html lang="en" data-size="large">');
    expect(refused.html).toContain('href="/?lang=zh"');
    const api = await citizen(app.deps).get('/api/nowhere');
    expect([api.status, api.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  test('The form leads to its six parts, each with the fields that tick it; not sent, it says how long it is kept and from when days run.', async () => {
    const { html, text } = await citizen(app.deps).get('/complaint');
    // What each part needs is known to what fills: each of its fields stands in that part.
    const fill = await readFile('src/http/assets/fill.js', 'utf8');
    const needs = [...fill.matchAll(/'#(\w+)': '([\w |]+)'/gu)].map(([, id = '', names = '']) => ({ id, names }));
    const nav = html.split('<nav class="sections"')[1]?.split('</nav>')[0] ?? '';
    expect([...nav.matchAll(/href="#(\w+)"/gu)].map(([, id]) => id)).toEqual(needs.map(({ id }) => id));
    expect(needs).toHaveLength(6);
    for (const { id, names } of needs) {
      const part = html.split(`id="${id}"`)[1]?.split('</fieldset>')[0] ?? '';
      const given = names.split(/[ |]/u).filter((name) => name !== 'kept');
      for (const name of given) expect([name, part.includes(`name="${name}"`)]).toEqual([name, true]);
    }
    expect(text).toContain('30 天没交，自己清掉。');
    expect(text).toContain('告诉您受理不受理的日子，从交上来那天算。');
    expect(html).toContain('data-unit="元"');
  });

  // What is counted is what a citizen loads: the files as the build presses them, not as they are written.
  let pressed = '';
  beforeAll(async () => {
    pressed = await mkdtemp(join(tmpdir(), 'hongdun-pressed-'));
    await pressAssets(pressed);
  });
  afterAll(() => rm(pressed, { recursive: true }));

  test.each([
    ['/', 'site.js'],
    ['/complaint', 'form.js'],
    ['/tipoff', 'form.js'],
  ])(
    'M11 %s is whole in three requests and at most 15 kB on the wire, and carries no script of its own',
    async (page, script) => {
      const server = createApp({ ...app.deps, settings: { ...app.deps.settings, assetFolder: pressed } });
      const files = ['site.css', script].map((name) => assetAddress(pressed, name));
      const sizes = await Promise.all(
        [page, ...files].map(async (path) => {
          const response = await server.request(path, { headers: { 'accept-encoding': 'gzip' } });
          expect([path, response.status, response.headers.get('content-encoding')]).toEqual([path, 200, 'gzip']);
          return Buffer.from(await response.arrayBuffer());
        }),
      );
      expect(sizes.reduce((sum, one) => sum + one.length, 0)).toBeLessThanOrEqual(15_000);
      const html = gunzipSync(sizes[0] as Buffer).toString();
      const fetched = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)].map(([, path]) => path);
      expect(fetched.toSorted()).toEqual(files.toSorted());
      expect(html).not.toMatch(/<style|style="|<script>|\son\w+="/u);
    },
  );
});

describe('walk33 4: The hours of the hotline', () => {
  const at = async (local: string, path: string) => {
    app.setNow(`${local}:00+08:00`);
    const { text } = await citizen(app.deps).get(path);
    app.setNow('2026-04-20T09:10:00+08:00');
    return text;
  };
  const shut = '现在没人接，每天 8:00–20:00';

  test('at six in the morning no page sends anybody to a telephone that nobody answers without a word', async () => {
    for (const path of ['/', '/?size=large', '/complaint', '/tipoff', '/progress'])
      expect([path, await at('2026-04-20T05:50', path)]).toEqual([path, expect.stringContaining(shut)]);
    expect(await at('2026-04-20T05:50', '/complaint')).toContain('先在这里写，夜里也收');
    expect(await at('2026-04-20T05:50', '/tipoff')).toContain('有生命危险打 110、120');
  });

  test('while it is answered the hours stand there as ever, and in English too', async () => {
    for (const path of ['/', '/complaint', '/tipoff', '/progress'])
      expect([path, await at('2026-04-20T09:10', path)]).toEqual([path, expect.not.stringContaining('现在没人接')]);
    expect(await at('2026-04-20T21:00', '/?lang=en')).toContain('nobody answers now; daily 8:00–20:00');
  });

  test('what waits without a network says when somebody answers, whatever the hour at which the page came', async () => {
    expect(await at('2026-04-20T09:10', '/complaint')).toMatch(
      /打 12315\s?（每天 8:00–20:00），照下面念一遍，有人替您记。别的时候没人接/u,
    );
  });

  test('a receipt says until when its number is answered', async () => {
    const visitor = citizen(app.deps);
    const slip = await visitor.send('/complaint', { ...(await openForm(visitor)), ...typed() });
    expect(slip.text).toContain('打给12315中心 12315 每天 8:00–20:00');
  });
});

describe('The first run', () => {
  test('an empty database leads to a page that makes the bureau and the administrator, once', async () => {
    const empty = await testApp({ county: false });
    try {
      const visitor = citizen(empty.deps);
      expect((await visitor.get('/')).location).toBe('/setup');
      const fields = {
        countyId: '411023',
        name: '青禾县',
        province: '中州省',
        city: '安澜市',
        bureauName: '青禾县市场监督管理局',
        paperPrefix: '青市监',
        hotline: '12315',
        adminName: '沈立新',
        loginName: 'admin',
        password: '12345',
        passwordAgain: '12345',
        code: setUpCode(empty.deps.keyring),
      };
      const strong = (password: string) => ({ ...fields, password, passwordAgain: password });
      // operations B1: whoever comes first and has not been at the machine makes nothing.
      const page = (await visitor.get(`/setup?code=${fields.code}`)).html;
      expect([valueOf(page, 'code'), page.includes('hongdun setup --link')]).toEqual([fields.code, true]);
      for (const code of ['', 'ABCD-EFGH-JKLM-NPQR']) {
        const stranger = await visitor.post('/setup', { ...strong('rivers and mountains'), code });
        expect(problemsIn(stranger.html)['code']).toContain('设立码不对');
        expect([valueOf(stranger.html, 'name'), (await visitor.get('/')).location]).toEqual(['青禾县', '/setup']);
      }
      const slip = await visitor.post('/setup', { ...strong('rivers and mountains'), passwordAgain: 'rivers' });
      expect(problemsIn(slip.html)['passwordAgain']).toContain('两次写的密码不一样');
      const wrong = await visitor.post('/setup', { ...fields, countyId: '41' });
      expect(problemsIn(wrong.html)['countyId']).toContain('行政区划代码');
      const weak = await visitor.post('/setup', fields);
      expect(problemsIn(weak.html)['password']).toContain('密码至少 10 个字符');
      // All that is wrong is told at once, the password too though another field cannot be read.
      const all = await visitor.post('/setup', {
        ...fields,
        code: '',
        name: '',
        countyId: '41',
        passwordAgain: '1234',
      });
      expect(Object.keys(problemsIn(all.html)).toSorted()).toEqual(
        ['code', 'countyId', 'name', 'password', 'passwordAgain'].toSorted(),
      );
      expect(problemsIn((await visitor.post('/setup', { ...fields, password: '' })).html)).toHaveProperty('password');
      expect(valueOf(weak.html, 'password')).toBe('');
      const guessed = await visitor.post('/setup', strong('qinghe2026!'));
      expect(problemsIn(guessed.html)['password']).toMatch(/青禾|地名|容易猜|县/u);
      expect(
        (
          await visitor.post('/setup', {
            ...strong('rivers and mountains'),
            code: fields.code.toLowerCase().replaceAll('-', ' '),
          })
        ).location,
      ).toBe('/desk/?ready=1');
      const home = await visitor.get('/');
      expect([home.status, home.html.includes('href="tel:12315"')]).toEqual([200, true]);
      expect(home.text).not.toMatch(/0 个站点|您在哪个村|离您最近/u);
      expect((await visitor.get('/?size=large')).text).not.toContain('找村里的站');
      expect((await visitor.post('/setup', strong('another long one'))).location).toBe('/desk/');
    } finally {
      await empty.close();
    }
  });
});
