/** 影响评估 and 安全事件: the security administrator writes, a deputy director signs and closes, the auditor reads. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-04-20T09:10:00+08:00');
});
afterAll(() => app.close());

const impact = () => ({
  id: uuidv7(),
  title: '向协作部门提供投诉数据',
  occasion: 'shared',
  purpose: '联合整治，按约定只给件数和店名',
  necessity: '履行法定职责，不给姓名电话',
  risk: '店名可能推出投诉人',
  measures: '按约定遮盖，读一次记一次',
});
const breach = () => ({
  id: uuidv7(),
  title: '一台站点手机丢了',
  knownAt: '2026-04-20T08:30:00+08:00',
  dataKinds: '姓名、电话（加密存着）',
  people: 12,
  cause: '赶集时掉了',
  harm: '破了锁能看到十二个人的电话',
  measures: '已经停用，云端换了密钥',
});
const post = (who: string, path: string, body: object) => app.as(who)('POST', `/api/${path}`, body);
const move = (who: string, path: string, entry: { number: string; version: number }, name: string, input = {}) =>
  post(who, `${path}/${encodeURIComponent(entry.number)}/${name}`, { version: entry.version, input });

const impactPaper = async (number: string) =>
  String((await app.as(cast.auditor)('GET', `/papers/impacts/${encodeURIComponent(number)}`)).body);
const sealMark = '印章<';

describe('security compliance 7: records of personal data', () => {
  it('an impact assessment is written by one and signed by another, and can then not be changed', async () => {
    const { entry } = (await post(cast.security, 'impacts', impact())).body;
    // privacy 22: what nobody has signed bears no seal.
    const draft = await impactPaper(entry.number);
    expect(draft).toContain('待签字');
    expect(draft).not.toContain(sealMark);
    expect(entry).toMatchObject({ state: 'drafted', number: '评2026-0001' });
    expect((await move(cast.security, 'impacts', entry, 'sign')).status).toBe(403);
    const rewritten = (await move(cast.security, 'impacts', entry, 'rewrite', { ...impact(), title: '向三个部门提供' }))
      .body.entry;
    const signed = await move(cast.deputyDirector, 'impacts', rewritten, 'sign');
    expect(signed.body.entry).toMatchObject({ state: 'signed', title: '向三个部门提供' });
    const late = await move(cast.security, 'impacts', signed.body.entry, 'rewrite', impact());
    expect(late.body.code).toBe('move-not-allowed');
    const paper = await impactPaper(entry.number);
    for (const words of ['个人信息保护影响评估', '向三个部门提供', '2029年4月20日']) expect(paper).toContain(words);
    expect(paper).toContain(sealMark);
    const other = (await post(cast.security, 'impacts', impact())).body.entry;
    await move(cast.security, 'impacts', other, 'drop', { remark: '写重了' });
    const dropped = await impactPaper(other.number);
    expect(dropped).toContain('作废');
    expect(dropped).not.toContain(sealMark);
  });

  it('a breach is closed once the department was told and it says of the people why or how', async () => {
    const { entry } = (await post(cast.security, 'breaches', breach())).body;
    expect(entry).toMatchObject({ state: 'open', people: 12 });
    expect((await move(cast.deputyDirector, 'breaches', entry, 'close')).body.code).toBe('breach-not-told');
    const toldAt = '2026-04-20T09:00:00+08:00';
    // privacy 22: nobody tells of what he does not know yet.
    const early = { bodyName: '县网信办', toldAt: '2026-04-20T08:00:00+08:00', bodyWords: '' };
    const sooner = await move(cast.security, 'breaches', entry, 'tellBody', early);
    expect([sooner.status, sooner.body.fields?.[0]?.path]).toEqual([400, 'toldAt']);
    const told = await move(cast.security, 'breaches', entry, 'tellBody', {
      bodyName: '县网信办',
      toldAt,
      bodyWords: '',
    });
    expect((await move(cast.deputyDirector, 'breaches', told.body.entry, 'close')).body.code).toBe('breach-not-told');
    const why = { told: 'no', words: '手机加密，已停用，不会造成危害' };
    const decided = await move(cast.security, 'breaches', told.body.entry, 'tellPersons', why);
    expect((await move(cast.security, 'breaches', decided.body.entry, 'close')).status).toBe(403);
    const closed = await move(cast.deputyDirector, 'breaches', decided.body.entry, 'close');
    expect(closed.body.entry.state).toBe('closed');
    const paper = String(
      (await app.as(cast.auditor)('GET', `/papers/breaches/${encodeURIComponent(entry.number)}`)).body,
    );
    for (const words of ['县网信办', '没有告诉本人', '第五十七条', '约12人']) expect(paper).toContain(words);
    const ahead = await post(cast.security, 'breaches', { ...breach(), knownAt: '2026-04-21T08:30:00+08:00' });
    expect([ahead.status, ahead.body.fields?.[0]?.path]).toEqual([400, 'knownAt']);
  });

  it('the deputy directors hear of a breach at once, and nobody else reads it', async () => {
    const { entry } = (await post(cast.security, 'breaches', breach())).body;
    const { db } = app.database;
    const told = await db.selectFrom('message').selectAll().where('matterNumber', '=', entry.number).execute();
    expect(told.map(({ channel }) => channel)).toContain('app');
    // privacy 21: what happened is read at the desk alone.
    for (const { text } of told) expect(text).not.toContain('站点手机');
    for (const who of [cast.centre, cast.admin, cast.officerOfChengguan])
      for (const path of [
        `/api/breaches/${encodeURIComponent(entry.number)}`,
        `/papers/breaches/${encodeURIComponent(entry.number)}`,
      ])
        expect((await app.as(who)('GET', path)).status, `${who} ${path}`).toBe(403);
  });
});
