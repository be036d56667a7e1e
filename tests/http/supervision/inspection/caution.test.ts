import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../../build/cast.ts';
import { testApp, type TestApp } from '../../../build/house/http-app.ts';
import { idOf } from '../../../build/supervision/course.ts';
import { aCrew, aPlannedVisit, aVisit } from '../../../build/supervision/inspection.ts';

let app: TestApp;
let caseNumber: string;
const today = '2026-05-18';
const telling = '院里有狗，没拴，到门口先喊人';
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
  caseNumber = await register();
});
afterAll(() => app.close());

async function register(change: object = {}): Promise<string> {
  const answer = await app.as(cast.officer)('POST', '/api/enforcements', {
    clientId: uuidv7(),
    source: 'inspection',
    foundOn: today,
    operatorName: '柳河便民服装店',
    partyKind: 'soleTrader',
    cause: '涉嫌销售不合格服装',
    story: '检查发现货架上的服装没有标签',
    ...change,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.number as string;
}
const set = (by: string, change: object = {}) =>
  app.as(by)('POST', '/api/cautions', {
    id: uuidv7(),
    enforcementNumber: caseNumber,
    kind: 'dog',
    words: telling,
    untilOn: '2026-08-15',
    ...change,
  });
const step = (by: string, id: string, version: number, move: string, input: object = {}) =>
  app.as(by)('POST', `/api/cautions/${id}/${move}`, { version, clientId: uuidv7(), input });
const listed = (by: string, query: string) => app.as(by)('GET', `/api/cautions?${query}`);
const of = (by: string, number = caseNumber) => listed(by, `enforcement=${encodeURIComponent(number)}`);

describe('警示', () => {
  it('一人记，另一人确认，案件页上才生效；自己确认不了', async () => {
    const made = await set(cast.officeHead);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const { id, version } = made.body.entry;
    expect(made.body.more.isOn).toBe(false);
    expect(made.body.moves).not.toContain('confirm');
    const own = (await step(cast.officeHead, id, version, 'confirm')).body;
    // In the words of a warning, and not of a task that somebody receives and reports back on.
    expect([own.code, own.zh]).toEqual([
      'docket-not-yours',
      '“确认”这一步不由您办：写的、记的、报的人办不了自己的这一步，由另一位来办。',
    ]);
    expect((await step(cast.officer, id, version, 'confirm')).status).toBe(403);
    const confirmed = await step(cast.centre, id, version, 'confirm');
    expect(confirmed.body.more.isOn).toBe(true);
    const { items } = (await of(cast.officer)).body;
    expect(items).toEqual([
      expect.objectContaining({ entry: expect.objectContaining({ id, words: telling, state: 'on' }) }),
    ]);
    // Over when its day is over, without anybody's doing.
    app.setNow('2026-08-16T10:00:00+08:00');
    expect((await of(cast.officer)).body.items).toEqual([]);
    app.setNow(`${today}T10:00:00+08:00`);
    expect((await step(cast.officer, id, confirmed.body.entry.version, 'end', { reason: '狗已经送走' })).status).toBe(
      200,
    );
    expect((await of(cast.officer)).body.items).toEqual([]);
  });

  it('没有确认的，只给记的人和能确认的人看；不予确认的也是', async () => {
    const number = await register({ operatorName: '柳河东街杂货店' });
    const { id, version } = (await set(cast.officer, { enforcementNumber: number })).body.entry;
    const seen = async (who: string) => [
      (await of(who, number)).body.items.length,
      (await listed(who, 'state=all')).body.items.some(({ entry }: { entry: { id: string } }) => entry.id === id),
      (await app.as(who)('GET', `/api/cautions/${id}`)).status,
    ];
    for (const who of [cast.officer, cast.officeHead, cast.centre])
      expect(await seen(who), who).toEqual([1, true, 200]);
    expect(await seen(cast.otherOfficer)).toEqual([0, false, 404]);
    expect((await step(cast.officeHead, id, version, 'refuse', { reason: '去看过，没有狗' })).status).toBe(200);
    expect(await seen(cast.officer)).toEqual([0, true, 200]);
    expect(await seen(cast.otherOfficer)).toEqual([0, false, 404]);
    const other = (await set(cast.officer, { enforcementNumber: number })).body.entry;
    expect((await step(cast.officeHead, other.id, other.version, 'confirm')).status).toBe(200);
    expect((await of(cast.otherOfficer, number)).body.items).toHaveLength(1);
    expect((await app.as(cast.otherOfficer)('GET', `/api/cautions/${other.id}`)).status).toBe(200);
  });

  it('列表翻页：不指明去哪里，就是全部的警示，一页只有一页', async () => {
    await set(cast.officer);
    await set(cast.officer);
    for (const who of [cast.officer, cast.officeHead, cast.centre, cast.deputyDirector])
      expect((await listed(who, 'state=open&limit=50')).status, who).toBe(200);
    const first = await listed(cast.officeHead, 'state=open&limit=1');
    expect([first.status, first.body.items.length, first.body.more]).toEqual([200, 1, true]);
    const second = await listed(cast.officeHead, `state=open&limit=1&after=${first.body.next}`);
    expect(second.body.items[0].entry.id).not.toBe(first.body.items[0].entry.id);
    // Of one case the same.
    const ofCase = await listed(cast.officeHead, `enforcement=${encodeURIComponent(caseNumber)}&limit=1`);
    expect([ofCase.status, ofCase.body.items.length]).toEqual([200, 1]);
  });

  it('过了到期日就是已到期：不在有效的里面，不能再确认、续期', async () => {
    const asked = (await set(cast.officer)).body.entry;
    const other = (await set(cast.officer)).body.entry;
    const on = (await step(cast.officeHead, other.id, other.version, 'confirm')).body.entry;
    const open = async (state: string) =>
      (await listed(cast.officeHead, `state=${state}`)).body.items.filter(({ entry }: { entry: { id: string } }) =>
        [asked.id, on.id].includes(entry.id),
      );
    expect(await open('open')).toHaveLength(2);
    app.setNow('2026-08-16T10:00:00+08:00');
    expect(await open('open')).toEqual([]);
    for (const { entry, moves } of await open('all')) expect([entry.state, moves]).toEqual(['expired', []]);
    expect(await open('all')).toHaveLength(2);
    expect((await app.as(cast.officeHead)('GET', `/api/cautions/${on.id}`)).body.entry.state).toBe('expired');
    expect((await step(cast.officeHead, asked.id, asked.version, 'confirm')).body.code).toBe('caution-over');
    const longer = { untilOn: '2026-12-01', reason: '狗还在院里' };
    expect((await step(cast.officeHead, on.id, on.version, 'renew', longer)).body.code).toBe('caution-over');
    app.setNow(`${today}T10:00:00+08:00`);
  });

  it('同一个 id 再交一次还是那一条；不挂在消费者身上，不写人', async () => {
    const id = uuidv7();
    const first = await set(cast.officer, { id });
    const again = await set(cast.officer, { id });
    expect([first.body.entry.id, again.body.entry.id, again.body.entry.version]).toEqual([id, id, 1]);
    const nothing = (await set(cast.officer, { enforcementNumber: '' })).body;
    expect([nothing.code, nothing.fields]).toEqual([
      'caution-subject',
      [expect.objectContaining({ path: 'operatorId' })],
    ]);
    expect((await set(cast.officer, { enforcementNumber: '投2026-0001' })).body.code).toBe('caution-subject');
    expect((await set(cast.officer, { words: '电话 13800000317，去之前先打' })).body.code).toBe('caution-names');
    expect((await set(cast.officer, { untilOn: '2027-05-19' })).body.code).toBe('caution-until');
  });

  it('自然人当事人只写姓，话里不许写名字', async () => {
    const number = await register({ partyKind: 'person', operatorName: '周建国' });
    const made = await set(cast.officer, { enforcementNumber: number });
    expect(made.body.entry.operatorName).toBe('周**');
    expect((await set(cast.officer, { enforcementNumber: number, words: '周建国养了狗，没拴' })).body.code).toBe(
      'caution-names',
    );
  });

  it('别的所看不到、改不了；检查、出动去那里的人看得到', async () => {
    const { id, version } = (await set(cast.officer)).body.entry;
    expect((await of(cast.officerOfShiqiao)).status).toBe(404);
    expect((await app.as(cast.officerOfShiqiao)('GET', `/api/cautions/${id}`)).status).toBe(404);
    expect((await step(cast.headOfShiqiao, id, version, 'confirm')).status).toBe(404);
    expect((await listed(cast.officerOfShiqiao, 'state=open')).body.items).toEqual([]);
    for (const login of [cast.mediator, cast.admin, 'st-v0601'])
      expect((await listed(login, 'state=open')).status, login).toBe(403);

    const place = { enforcementNumber: '', regionId: 'V0301', place: '集市东头', kind: 'together' };
    const placed = (await set(cast.officer, place)).body.entry;
    expect((await step(cast.officeHead, placed.id, placed.version, 'confirm')).status).toBe(200);
    const visit = (await app.as(cast.officer)('POST', '/api/inspections', { id: uuidv7(), ...aPlannedVisit() })).body
      .entry;
    const seen = await listed(cast.officer, `inspection=${encodeURIComponent(visit.number)}`);
    expect(seen.body.items.map(({ entry }: { entry: { id: string } }) => entry.id)).toEqual([placed.id]);
    expect((await listed(cast.officerOfShiqiao, `inspection=${encodeURIComponent(visit.number)}`)).status).toBe(404);
    const crew = (await app.as(cast.officer)('POST', '/api/sorties', { id: uuidv7(), ...aCrew({ onDay: today }) })).body
      .entry;
    expect((await listed(cast.officer, `sortie=${encodeURIComponent(crew.number)}`)).body.items).toEqual([]);
  });

  it('无照的只记姓，照样提醒下次去的人，不提醒同姓的别家', async () => {
    const visitTo = async (operatorName: string) =>
      (
        await app.as(cast.officer)('POST', '/api/inspections', {
          id: uuidv7(),
          ...aPlannedVisit({ operatorName, unregistered: true, regionId: 'V0302' }),
        })
      ).body.entry;
    const visit = await visitTo('周建国');
    const own = { enforcementNumber: '', inspectionNumber: visit.number };
    expect((await set(cast.officer, { ...own, words: '周建国会放狗，先喊人' })).body.code).toBe('caution-names');
    const made = await set(cast.officer, own);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect(made.body.entry).toMatchObject({ operatorName: '周**', inspectionId: visit.id });
    expect(JSON.stringify(made.body)).not.toContain('周建国');
    await step(cast.officeHead, made.body.entry.id, made.body.entry.version, 'confirm');
    const shown = async (number: string) =>
      (await listed(cast.officer, `inspection=${encodeURIComponent(number)}`)).body.items.map(
        ({ entry }: { entry: { id: string } }) => entry.id,
      );
    for (const { number } of [visit, await visitTo('周建国')])
      expect(await shown(number)).toEqual([made.body.entry.id]);
    expect(await shown((await visitTo('周大山')).number)).toEqual([]);
  });

  it('一次出动去几家，只提醒那几家；别村同名的店不算', async () => {
    const ids = [await idOf(app, cast.officer), await idOf(app, cast.otherOfficer)];
    const crew = await app.as(cast.officer)('POST', '/api/sorties', {
      id: uuidv7(),
      ...aCrew({ onDay: today, peopleIds: ids }),
    });
    expect(crew.status, JSON.stringify(crew.body)).toBe(200);
    const sortieNumber = crew.body.entry.number;
    const plan = async (operatorName: string, regionId: string) =>
      (
        await app.as(cast.officer)('POST', '/api/inspections', {
          id: uuidv7(),
          ...aPlannedVisit({ operatorName, regionId }),
        })
      ).body.entry;
    const warn = async (inspectionNumber: string) => {
      const made = (await set(cast.officer, { enforcementNumber: '', inspectionNumber })).body.entry;
      expect((await step(cast.officeHead, made.id, made.version, 'confirm')).status).toBe(200);
      return made.id;
    };
    const ownShop = await plan('利民粮油', 'V0303');
    const visits = [ownShop, await plan('顺达种子', 'V0302')];
    const own = await warn(ownShop.number);
    // The same name as the second shop, in the village of the first: neither of the two.
    const crosswise = await warn((await plan('顺达种子', 'V0303')).number);
    for (const { number, version } of visits) {
      const visit = {
        version,
        clientId: uuidv7(),
        input: {
          ...aVisit({ officers: ids.map((accountId) => ({ accountId, certificate: '中州0412-01' })) }),
          visitedAt: `${today}T09:00:00+08:00`,
          sortieNumber,
          findings: [{ text: '灭火器过期了', isViolation: false }],
        },
      };
      const made = await app.as(cast.officer)(
        'POST',
        `/api/inspections/${encodeURIComponent(number)}/recordFinding`,
        visit,
      );
      expect(made.status, JSON.stringify(made.body)).toBe(200);
    }
    const shown = (await listed(cast.officer, `sortie=${encodeURIComponent(sortieNumber)}`)).body.items.map(
      ({ entry }: { entry: { id: string } }) => entry.id,
    );
    expect(shown).toContain(own);
    expect(shown).not.toContain(crosswise);
  });

  it('一个地方的警示由管那里的所记，别的所记不了，中心能记', async () => {
    const place = { enforcementNumber: '', regionId: 'V0501', place: '集市东头' };
    const refused = await set(cast.officer, place);
    expect([refused.status, refused.body.code]).toEqual([403, 'caution-elsewhere']);
    expect((await set(cast.officeHead, place)).body.code).toBe('caution-elsewhere');
    for (const who of [cast.officerOfShiqiao, cast.centre])
      expect((await set(who, place)).body.entry, who).toMatchObject({ officeId: 'SO-SQ', operatorName: '' });
  });

  it('不进导出，不上群众网页', async () => {
    const { id, version } = (await set(cast.officer)).body.entry;
    expect((await step(cast.officeHead, id, version, 'confirm')).status).toBe(200);
    const file = await app.as(cast.deputyDirector)('GET', '/api/export/enforcements?format=csv');
    expect(file.body).toContain('柳河便民服装店');
    expect(file.body).not.toContain('没拴');
    for (const kind of ['volumeCover', 'volumeList', 'volume', 'sourceRegister'])
      expect(
        String((await app.as(cast.officer)('GET', `/papers/${encodeURIComponent(caseNumber)}/${kind}`)).body),
        kind,
      ).not.toContain('没拴');
    for (const path of ['/', '/operators?q=%E6%9F%B3%E6%B2%B3'])
      expect(String((await app.as(null)('GET', path)).body), path).not.toContain('没拴');
  });
});

describe('经营者的一页', () => {
  it('列出这家店的案件和警示：所里看得到，别的所看不到案件；自然人不按名字挂', async () => {
    const shop = (
      await app.as(cast.officer)('POST', '/api/operators', {
        id: uuidv7(),
        name: '柳河镇兴旺百货',
        code: '',
        phone: '',
        address: '柳河街',
        regionId: null,
      })
    ).body as { id: string };
    const number = await register({ operatorName: '柳河镇兴旺百货' });
    await register({ operatorName: '柳河镇兴旺百货', partyKind: 'person' });
    const cases = async (by: string) => (await app.as(by)('GET', `/api/enforcements?operator=${shop.id}`)).body;
    const found = await cases(cast.officer);
    expect(found.items.map(({ enforcement }: { enforcement: { number: string } }) => enforcement.number)).toEqual([
      number,
    ]);
    expect((await cases(cast.officerOfShiqiao)).items).toEqual([]);
    const made = await set(cast.officer, { enforcementNumber: '', operatorId: shop.id });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect((await of(cast.officer, number)).body.items).toEqual([
      expect.objectContaining({
        entry: expect.objectContaining({ id: made.body.entry.id, operatorName: '柳河镇兴旺百货' }),
      }),
    ]);
    expect((await listed(cast.officer, `operator=${shop.id}`)).body.items).toHaveLength(1);
  });
});
