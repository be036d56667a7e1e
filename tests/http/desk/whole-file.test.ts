import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import type { PersonMove } from '../../../src/domain/complaint/procedure.ts';

import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import type { House } from '../../build/house/browser.ts';
import { inputOf } from '../../build/complaint.ts';
import { appOf, filing, password, testApp, type TestApp } from '../../build/house/http-app.ts';
import { advance, fileMatter, find, untilAccepted } from '../../build/living-matters.ts';
import { upload } from '../../build/import-tables.ts';
import { anAllegation, reporterPart, tipoffInputOf } from '../../build/tipoff.ts';

let app: TestApp;
let number: string;
beforeAll(async () => {
  app = await testApp();
  const house = { app } as House;
  number = await fileMatter(house, filing());
  await advance(house, number, ...untilAccepted);
});
afterAll(() => app.close());

const at = (of: string) => `/papers/${encodeURIComponent(of)}/volume`;
const linesOf = async () => {
  const { complaint } = (await app.as(cast.officer)('GET', `/api/complaints/${number}`)).body;
  return listLedger(app.deps.db, complaint.countyId, complaint.id);
};
async function press(login: string, reason: string, of = number) {
  const signedIn = await app.as(null)('POST', '/api/session', { loginName: login, password });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return appOf(app.deps).request(`${at(of)}/opened`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ reason }).toString(),
  });
}

describe('打印卷宗', () => {
  it('整个卷宗一张网页：双方、期限和依据、经过、文书目录；电话隐去，不另留痕', async () => {
    const before = await linesOf();
    const { status, body } = await app.as(cast.officer)('GET', at(number));
    expect(status).toBe(200);
    const html = String(body);
    for (const words of ['投诉卷宗', number, '老周农资店', '七、证据材料', '投诉登记表', '决定受理', '第十五条'])
      expect(html).toContain(words);
    expect(html).toContain('138****0317');
    expect(html).not.toContain('13800000317');
    expect(await linesOf()).toHaveLength(before.length);
  });

  it('看不到这一件的所打印不了；写了理由才印电话，台账记一行', async () => {
    expect((await app.as(cast.officerOfChengguan)('GET', at(number))).status).toBe(404);
    expect((await press(cast.officer, '')).status).toBe(400);
    const opened = await press(cast.officer, '移送法院，随卷附送');
    expect(opened.status).toBe(200);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(await opened.text()).toContain('13800000317');
    expect((await linesOf()).at(-1)).toMatchObject({
      verb: 'revealed',
      detail: { reason: '打印卷宗：移送法院，随卷附送' },
    });
  });

  it('话里、凭据里、文件名里写的电话也隐去；备注和查看留痕不印，只说有几行', async () => {
    const phone = '13800000317';
    const words = `我叫李有田，电话${phone}，住郭庄村三组`;
    const photo = await readFile('tests/fixtures/photo.jpg');
    const sent = await upload(app, cast.officer, photo, `${phone}.jpg`, '/api/attachments');
    const attachmentIds = [sent.body.attachments[0].id as string];
    const of = await fileMatter({ app } as House, filing({ story: `${words}。买的化肥少了`, claim: words }));
    const step = async (move: PersonMove, change: object) => {
      const before = await find({ app } as House, of);
      const input = { ...inputOf(move, before, dayOf(app.deps.now())), ...change };
      const answer = await app.as(cast.officer)('POST', `/api/complaints/${of}/${move}`, {
        version: before.version,
        input,
      });
      expect(answer.status, `${move}: ${JSON.stringify(answer.body)}`).toBe(200);
    };
    await advance({ app } as House, of, 'dispatch', 'accept');
    await step('recordNotice', { proof: words });
    await advance({ app } as House, of, 'recordConsent', 'recordConsent', 'startMediation');
    await step('holdSession', { minutes: words });
    await step('supplement', { words, attachmentIds });
    await step('note', { words: `老周的脾气不好，${words}` });
    await step('settle', { text: words });
    expect((await press(cast.officer, '移送法院，随卷附送', of)).status).toBe(200);
    const html = String((await app.as(cast.officer)('GET', at(of))).body);
    expect(html).not.toContain(phone);
    expect(html.split('138****0317').length).toBeGreaterThan(6);
    expect(html).not.toContain('脾气不好');
    expect(html).toMatch(/其中 2 行.{0,40}没有印/u);
    expect(html).not.toContain('查看了隐去的');
  });

  it('因它写的规范意见拆封了才印，里面的电话照样隐去', async () => {
    const input = {
      id: uuidv7(),
      kind: 'opinion',
      operatorName: '老周农资店',
      title: '规范化肥的计量（来电13800000317）',
      words: '查到两袋化肥短秤，请办下面两件事。',
      items: [
        { text: '给李有田（13800000317）补足少的两袋', recheckBy: '2099-10-25' },
        { text: '校准磅秤', recheckBy: '2099-10-25' },
      ],
      sourceNumber: number,
    };
    const drafted = await app.as(cast.centre)('POST', '/api/guidances', input);
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(200);
    const html = String((await app.as(cast.centre)('GET', at(number))).body);
    const letter = html.slice(html.indexOf('规范化肥的计量'), html.indexOf('校准磅秤'));
    expect(letter).toContain('138****0317');
    expect(html).not.toContain('〔隐号〕');
    expect(html).not.toContain('13800000317');
    expect(await (await press(cast.centre, '移送法院，随卷附送')).text()).toContain('（13800000317）补足');
  });

  it('举报的卷宗上没有举报人', async () => {
    const { number: told } = (await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation())).body;
    const html = String((await app.as(cast.centre)('GET', at(told))).body);
    expect(html).toContain('举报卷宗');
    expect(html).toContain('南岗乡便民快递驿站');
    for (const secret of [reporterPart.name, reporterPart.phone, reporterPart.address])
      expect(html).not.toContain(secret);
    expect((await app.as('st-v0303')('GET', at(told))).status).toBe(403);
  });

  it('举报的文书目录列做成的和取了文号的，线索里写的电话隐去', async () => {
    const story = '快递站收取件费，站长电话13800000688，人来了才给件。';
    const { number: told } = (await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation({ story }))).body;
    const { tipoff } = (await app.as(cast.centre)('GET', `/api/tipoffs/${told}`)).body;
    const input = tipoffInputOf('dispatch', tipoff, dayOf(app.deps.now()));
    const sent = await app.as(cast.centre)('POST', `/api/tipoffs/${told}/dispatch`, { version: tipoff.version, input });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    const taken = await app.as(cast.centre)('POST', `/papers/${encodeURIComponent(told)}/dispatchNotice/number`);
    expect(taken.status).toBe(303);
    const { rows } = await app.database.pool.query('select number from issued_paper where kind = $1', [
      'dispatchNotice',
    ]);
    const html = String((await app.as(cast.centre)('GET', at(told))).body);
    const list = html.slice(html.indexOf('六、文书目录'), html.indexOf('七、证据材料'));
    for (const words of ['举报登记表', '内部分送（转办）单', '举报分送通知书', rows[0].number])
      expect(list).toContain(words);
    expect(html).not.toContain('13800000688');
  });
});
