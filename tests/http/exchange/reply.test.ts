import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let centre: Caller;
let office: Caller;
let number: string;
const platformNumber = '1411023002026051200007';

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-12T10:00:00+08:00');
  centre = app.as(cast.centre);
  office = app.as(cast.officeHead);
  number = (await centre('POST', '/api/complaints', filing({ platformNumber }))).body.number;
  const move = async (who: Caller, name: string, input: object) => {
    const { version } = (await centre('GET', `/api/complaints/${number}`)).body.complaint;
    const answer = await who('POST', `/api/complaints/${number}/${name}`, { version, input });
    if (answer.status !== 200) throw new Error(`${name}: ${answer.body.zh}`);
  };

  await move(centre, 'dispatch', { officeId: 'SO-LH' });
  await move(office, 'accept', { decidedOn: '2026-05-12' });
});
afterAll(() => app.close());

describe('a reply to the platform', () => {
  it('is none while nothing was decided', async () => {
    const filed = (await centre('POST', '/api/complaints', filing({ platformNumber: '12345202605110009' }))).body;
    const view = (await centre('GET', `/api/complaints/${filed.number}/reply`)).body;
    expect(view).toEqual({ platformNumber: '12345202605110009', reply: null, sent: [] });
    expect((await centre('POST', `/api/complaints/${filed.number}/reply`)).status).toBe(404);
  });

  it('of a matter stands ready to be copied, and the copy is written down once', async () => {
    const view = (await office('GET', `/api/complaints/${number}/reply`)).body;
    expect(view.reply).toMatchObject({ kind: 'accepted', on: '2026-05-12' });
    expect(view.reply.zh).toContain('决定受理');
    expect((await centre('GET', '/api/replies')).body.total).toBe(1);
    for (let i = 0; i < 2; i += 1) expect((await office('POST', `/api/complaints/${number}/reply`)).status).toBe(200);
    const { sent } = (await office('GET', `/api/complaints/${number}/reply`)).body;
    expect(sent).toMatchObject([{ kind: 'accepted', way: 'copy', byName: '刘国栋' }]);
    const { timeline } = (await centre('GET', `/api/complaints/${number}`)).body;
    expect(timeline.filter((one: { verb: string }) => one.verb === 'reply-exported')).toHaveLength(1);
    expect((await centre('GET', '/api/replies')).body.total).toBe(0);
  });

  it('comes out as a table once, and again only when it is asked for', async () => {
    const other = (await centre('POST', '/api/complaints', filing({ platformNumber: '12345202605120001' }))).body
      .number;
    const { version } = (await centre('GET', `/api/complaints/${other}`)).body.complaint;
    const input = { decidedOn: '2026-05-12', ground: 'NA1', department: '农业农村局', reason: '不属于本部门职责' };
    expect((await centre('POST', `/api/complaints/${other}/decline`, { version, input })).status).toBe(200);
    const first = String((await centre('GET', '/api/export/replies?format=csv')).body);
    expect(first.split('\r\n')[0]).toBe('平台编号,本局编号,被投诉人,状态,告诉什么,日期,用了几个工作日,回复');
    expect(first).toContain(`12345202605120001,${other},`);
    expect(first).not.toContain(platformNumber);
    expect(first).not.toContain('李有田');
    const again = String((await centre('GET', '/api/export/replies?format=csv')).body);
    expect(again.trim().split('\r\n')).toHaveLength(1);
    const all = String((await centre('GET', '/api/export/replies?format=csv&fresh=no')).body);
    expect(all).toContain(platformNumber);
    const sheet = await centre('GET', '/api/export/replies?format=xlsx&fresh=no');
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml');
  });
});

describe('security compliance 5: replies that a second person has allowed', () => {
  const take = (query: string) => centre('GET', `/api/export/replies?format=csv&${query}`);
  const rowsOf = (file: unknown) => String(file).trim().split('\r\n').slice(1);
  const limitedTo = async (exportRows: number) => {
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const answer = await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, exportRows } });
    expect(answer.status).toBe(200);
  };
  const declined = async (platform: string, decidedOn = '2026-05-13') => {
    const { number: one } = (await centre('POST', '/api/complaints', filing({ platformNumber: platform }))).body;
    const { version } = (await centre('GET', `/api/complaints/${one}`)).body.complaint;
    const input = { decidedOn, ground: 'NA1', department: '农业农村局', reason: '不属于本部门职责' };
    expect((await centre('POST', `/api/complaints/${one}/decline`, { version, input })).status).toBe(200);
    return one as string;
  };

  it('are the same ones each time they are fetched, though the first time has marked them as taken', async () => {
    app.setNow('2026-05-13T09:00:00+08:00');
    await limitedTo(1);
    const numbers = [await declined('12345202605130001'), await declined('12345202605130002')];
    expect((await take('')).body.code).toBe('export-needs-second');
    const id = uuidv7();
    const purpose = '每周贴回平台，只给信息员';
    expect((await centre('POST', '/api/export/replies/requests?', { id, purpose })).status).toBe(200);
    const allow = { allow: true, reason: '' };
    expect((await app.as(cast.deputyDirector)('POST', `/api/export-requests/${id}/decide`, allow)).status).toBe(200);
    app.setNow('2026-05-13T10:00:00+08:00');
    for (let i = 0; i < 2; i += 1) {
      const rows = rowsOf((await take(`request=${id}`)).body);
      expect(rows.map((row) => row.split(',')[1])).toEqual(numbers);
    }
  });

  it('count each time where nobody has allowed them: what was not taken out before is never the same', async () => {
    app.setNow('2026-05-14T09:00:00+08:00');
    await declined('12345202605140001', '2026-05-14');
    expect(rowsOf((await take('')).body)).toHaveLength(1);
    await declined('12345202605140002', '2026-05-14');
    expect((await take('')).body.code).toBe('export-needs-second');
    await limitedTo(200);
  });
});

describe('a platform number', () => {
  it('finds its matter in the list, for who may see it', async () => {
    const found = async (who: Caller) =>
      (await who('GET', `/api/complaints?q=${platformNumber}`)).body.items.map(
        (one: { complaint: { number: string } }) => one.complaint.number,
      );
    expect(await found(centre)).toEqual([number]);
    expect(await found(office)).toEqual([number]);
    expect(await found(app.as('st-v0501'))).toEqual([]);
  });

  it('is corrected on the matter, and never given to a second one', async () => {
    const other = (await centre('POST', '/api/complaints', filing())).body.number;
    const { version } = (await centre('GET', `/api/complaints/${other}`)).body.complaint;
    const correct = (to: string) =>
      centre('POST', `/api/complaints/${other}/correct`, {
        version,
        input: { categoryCode: 'G10.3', natureCode: null, platformNumber: to },
      });
    const taken = await correct(platformNumber);
    expect([taken.status, taken.body.code]).toEqual([409, 'platform-number-taken']);
    expect((await correct('1411023002026051200008')).body.complaint.platformNumber).toBe('1411023002026051200008');
  });
});
