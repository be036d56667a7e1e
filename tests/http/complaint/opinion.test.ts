import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { citizen, type Citizen } from '../../build/house/citizen.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { refusedMediation } from '../../build/side-procedure.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-23T09:00:00+08:00');
});
afterAll(() => app.close());

/** A complaint whose mediation the shop refused, told and closed, with the browser of the one who filed it. */
async function closed(n: number): Promise<{ visitor: Citizen; number: string }> {
  const { body } = await app.as(null)(
    'POST',
    '/api/complaints',
    filing({ consumer: { name: '李有田', phone: `1380000${String(5000 + n)}`, address: '郭庄村', regionId: 'V0303' } }),
  );
  const { number, queryCode: code } = body;
  const [decidedOn, toldOn] = ['2026-11-23', '2026-11-23'];
  const tell = (kind: string, to: string) =>
    move(cast.officer, number, 'recordNotice', { kind, to, way: 'mail', toldOn, proof: 'XA123' });
  await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
  await move(cast.officer, number, 'accept', { decidedOn });
  await tell('acceptance', 'consumer');
  await move(cast.officer, number, 'terminate', {
    decidedOn,
    ...refusedMediation(decidedOn),
    reason: '店家两次说明不愿意调解。',
  });
  await tell('termination', 'consumer');
  await tell('termination', 'operator');
  await move(cast.officer, number, 'close', {});
  const visitor = citizen(app.deps);
  await visitor.send('/progress', { number, code });
  return { visitor, number };
}

async function move(who: string, number: string, name: string, input: unknown): Promise<void> {
  const { version } = (await app.as(who)('GET', `/api/complaints/${number}`)).body.complaint;
  const answer = await app.as(who)('POST', `/api/complaints/${number}/${name}`, { version, input });
  expect([name, answer.status, answer.body.zh]).toEqual([name, 200, undefined]);
}

const digest = async (who: string, more = '') =>
  (await app.as(who)('GET', `/api/opinions?from=2026-11-01&to=2026-11-30${more}`)).body;

describe('opinions on the wire', () => {
  it('S195 办结后在进度页评四档，不用脚本；评语进民意摘要，遮住姓名电话，点得开那一件', async () => {
    const { visitor, number } = await closed(1);
    const page = await visitor.get('/progress/mine');
    for (const grade of ['非常满意', '满意', '一般', '不满意']) expect(page.text).toContain(grade);
    await visitor.send('/progress/rate', { grade: '4', why: '我是李有田，138-0000-5001，没人理我' });
    const { records } = await digest(cast.deputyDirector);
    expect(records).toMatchObject([{ number, grade: 4, own: true, words: '我是李**，138****5001，没人理我' }]);
    expect(JSON.stringify(records)).not.toContain('李有田');
  });

  it('S195 民意摘要：回访和自己评的都算，按所、按类别，评价率和满意率；每个数点开就是那些件', async () => {
    const { number } = await closed(2);
    await move(cast.centre, number, 'followUp', { satisfaction: '1', words: '电话里说很满意' });
    await closed(3);
    const whole = await digest(cast.deputyDirector);
    expect(whole.whole).toMatchObject({
      closed: 3,
      grades: { 1: 1, 2: 0, 3: 0, 4: 1 },
      answeredShare: 66.67,
      satisfiedShare: 50,
    });
    expect(whole.byOffice).toMatchObject([{ key: 'SO-LH', zh: '柳河市场监管所', closed: 3 }]);
    expect(whole.byCategory).toMatchObject([{ key: 'G10', closed: 3 }]);
    expect(whole.records).toMatchObject([{ grade: 4 }, { number, grade: 1, own: false, words: '电话里说很满意' }]);
    for (const grade of [1, 2, 3, 4])
      expect((await digest(cast.deputyDirector, `&grade=${grade}`)).records).toHaveLength(whole.whole.grades[grade]);
  });

  it('shows an office its own, and nothing of a period in which nothing was closed', async () => {
    expect((await digest(cast.headOfShiqiao)).whole).toMatchObject({ closed: 0, answeredShare: null });
    expect((await digest(cast.headOfShiqiao, '&officeId=SO-LH')).whole.closed).toBe(0);
    expect((await digest(cast.officeHead)).whole.closed).toBe(3);
    const before = (await app.as(cast.centre)('GET', '/api/opinions?from=2025-01-01&to=2025-12-31')).body;
    expect(before).toMatchObject({ whole: { closed: 0, satisfiedShare: null }, byOffice: [], records: [] });
  });
});
