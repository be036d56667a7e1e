import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { listLedger } from '../../src/store/ledger.ts';
import type { House } from '../browser.ts';
import { filing, password, testApp, type TestApp } from '../http-app.ts';
import { advance, fileMatter, untilAccepted } from '../matters.ts';
import { anAllegation, reporterPart } from '../tipoff.ts';

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
  const { complaint } = (await app.as('majianguo')('GET', `/api/complaints/${number}`)).body;
  return listLedger(app.deps.db, complaint.countyId, complaint.id);
};
async function press(login: string, reason: string) {
  const signedIn = await app.as(null)('POST', '/api/session', { loginName: login, password });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return createApp(app.deps).request(`${at(number)}/opened`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ reason }).toString(),
  });
}

describe('打印卷宗', () => {
  it('整个卷宗一张网页：双方、期限和依据、经过、文书目录；电话隐去，不另留痕', async () => {
    const before = await linesOf();
    const { status, body } = await app.as('majianguo')('GET', at(number));
    expect(status).toBe(200);
    const html = String(body);
    for (const words of ['投诉卷宗', number, '老周农资店', '七、证据材料', '投诉登记表', '决定受理', '第十五条'])
      expect(html).toContain(words);
    expect(html).toContain('138****0317');
    expect(html).not.toContain('13800000317');
    expect(await linesOf()).toHaveLength(before.length);
  });

  it('看不到这一件的所打印不了；写了理由才印电话，台账记一行', async () => {
    expect((await app.as('zhouyi')('GET', at(number))).status).toBe(404);
    expect((await press('majianguo', '')).status).toBe(400);
    const opened = await press('majianguo', '移送法院，随卷附送');
    expect(opened.status).toBe(200);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(await opened.text()).toContain('13800000317');
    expect((await linesOf()).at(-1)).toMatchObject({
      verb: 'revealed',
      detail: { reason: '打印卷宗：移送法院，随卷附送' },
    });
  });

  it('举报的卷宗上没有举报人', async () => {
    const { number: told } = (await app.as('fangmin')('POST', '/api/tipoffs', anAllegation())).body;
    const html = String((await app.as('fangmin')('GET', at(told))).body);
    expect(html).toContain('举报卷宗');
    expect(html).toContain('南岗乡便民快递驿站');
    for (const secret of [reporterPart.name, reporterPart.phone, reporterPart.address])
      expect(html).not.toContain(secret);
    expect((await app.as('st-v0303')('GET', at(told))).status).toBe(403);
  });
});
