import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseEvidence } from '../../../../src/actions/supervision/enforcement/evidence.ts';
import { cast } from '../../../build/cast.ts';
import { consumerContext, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { certify, idOf, moveCase, ofLiuhe, penalise } from '../../../build/supervision/course.ts';

let app: TestApp;
const today = '2026-05-18';
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
  await certify(app, cast.officer, cast.officeHead);
});
afterAll(() => app.close());

async function investigated(change: object): Promise<string> {
  const answer = await app.as(cast.officer)('POST', '/api/enforcements', {
    clientId: uuidv7(),
    source: 'inspection',
    foundOn: today,
    partyKind: 'soleTrader',
    cause: '销售不合格复合肥',
    story: '检查发现货架上的复合肥总养分不够标明的数',
    ...change,
  });
  const number = answer.body.number as string;
  const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
  await moveCase(app, cast.officeHead, number, 'assign', today, two);
  await moveCase(app, cast.officer, number, 'startVerification', today);
  expect((await moveCase(app, cast.deputyDirector, number, 'file', today)).status).toBe(200);
  return number;
}
const evidence = async (name: string, on = today) => {
  const { actor } = await consumerContext(app);
  return caseEvidence(app.deps.db, actor.countyId, name, on);
};

describe('案件作为警示的依据', () => {
  it('没有决定、决定了没有公示的，点不了名；公示着的才算，撤下、期满的不算', async () => {
    const operatorName = '丰收农资商行';
    const number = await investigated({ operatorName });
    expect(await evidence(operatorName)).toEqual([]);
    await penalise(app, number, today, ofLiuhe);
    expect(await evidence(operatorName)).toEqual([]);
    expect((await moveCase(app, cast.officer, number, 'publish', today, { grade: 'light' })).status).toBe(200);
    const [found] = await evidence(operatorName);
    expect(found).toMatchObject({
      number: expect.stringMatching(/^青市监处罚/u),
      zh: '行政处罚：销售不合格复合肥，2026年5月18日决定',
    });
    expect(await evidence(operatorName, '2026-08-18')).toHaveLength(1);
    expect(await evidence(operatorName, '2026-08-19')).toEqual([]);
    expect((await moveCase(app, cast.officeHead, number, 'revoke', today)).status).toBe(200);
    expect(await evidence(operatorName)).toEqual([]);
  });

  it('自然人不点名', async () => {
    const number = await investigated({ operatorName: '周建国', partyKind: 'person' });
    await penalise(app, number, today, ofLiuhe, 5_000_00);
    expect((await moveCase(app, cast.officer, number, 'publish', today, { grade: 'light' })).status).toBe(200);
    expect(await evidence('周建国')).toEqual([]);
  });

  it('不公示没有决定的案件', async () => {
    const number = await investigated({ operatorName: '青禾小卖部' });
    expect((await moveCase(app, cast.officer, number, 'publish', today)).status).toBe(409);
    const { moves } = (await app.as(cast.officer)('GET', `/api/enforcements/${encodeURIComponent(number)}`)).body;
    expect(moves).not.toContain('publish');
    expect(String((await app.as(null)('GET', '/warnings')).body)).not.toContain('青禾小卖部');
  });
});
