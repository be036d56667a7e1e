import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../../build/cast.ts';
import { appOf, password, testApp, type TestApp } from '../../../build/house/http-app.ts';

import { certify, idOf, moveCase, ofLiuhe, penalise } from '../../../build/supervision/course.ts';
import { anExhibit } from '../../../build/supervision/exhibit.ts';
import { upload } from '../../../build/import-tables.ts';

let app: TestApp;
let number: string;
let officers: { firstId: string; secondId: string };
const today = '2026-05-18';
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T18:00:00+08:00`);
  await certify(app, cast.officer, cast.officeHead);
  officers = { firstId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
  number = await investigated();
});
afterAll(() => app.close());

async function investigated(): Promise<string> {
  const answer = await app.as(cast.officer)('POST', '/api/enforcements', {
    clientId: uuidv7(),
    source: 'inspection',
    foundOn: '2026-05-14',
    operatorName: '老周农资店',
    partyKind: 'soleTrader',
    cause: '涉嫌销售不合格复合肥',
    story: '检查发现货架上的复合肥总养分不够标明的数',
  });
  const one = answer.body.number as string;
  await moveCase(app, cast.officeHead, one, 'assign', today, {
    handlerId: officers.firstId,
    secondId: officers.secondId,
  });
  await moveCase(app, cast.officer, one, 'startVerification', today);
  expect((await moveCase(app, cast.deputyDirector, one, 'file', today)).status).toBe(200);
  return one;
}
const collect = (by: string, change: object = {}) =>
  app.as(by)('POST', '/api/exhibits', {
    id: uuidv7(),
    ...anExhibit({ enforcementNumber: number, ...officers }),
    ...change,
  });
const photo = readFileSync(new URL('../../../fixtures/photo.jpg', import.meta.url));
async function kept(name: string, onto?: string): Promise<string> {
  const fields = onto === undefined ? {} : { complaintNumber: onto };
  const sent = await upload(app, cast.officer, photo, name, '/api/attachments', undefined, fields);
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  return (sent.body as { attachments: { id: string }[] }).attachments[0]?.id ?? '';
}
const step = (by: string, id: string, version: number, move: string, input: object) =>
  app.as(by)('POST', `/api/exhibits/${id}/${move}`, { version, clientId: uuidv7(), input });
const list = (by: string, of = number) => app.as(by)('GET', `/api/exhibits?enforcement=${encodeURIComponent(of)}`);

describe('案件的证据', () => {
  it('编号从 1 起不断；同一个 id 再交一次还是那一件；别的案件从 1 起', async () => {
    const id = uuidv7();
    const [first, again, second] = [
      await collect(cast.officer, { id }),
      await collect(cast.officer, { id }),
      await collect(cast.officer, { kind: 'document', name: '进货单 3 张' }),
    ];
    expect([first, again, second].map(({ body }) => body.entry.n)).toEqual([1, 1, 2]);
    expect((await collect(cast.officer, { enforcementNumber: await investigated() })).body.entry.n).toBe(1);
    // A refused one takes no number.
    expect((await collect(cast.officer, { secondId: officers.firstId })).body.code).toBe('investigators-same');
    expect((await collect(cast.officer)).body.entry.n).toBe(3);
  });

  it('归别的所的案件看不到、加不了；别的岗位不许', async () => {
    const { id, version } = (await collect(cast.officer)).body.entry;
    expect((await list(cast.officerOfShiqiao)).status).toBe(404);
    expect((await collect(cast.officerOfShiqiao)).status).toBe(404);
    expect((await app.as(cast.officerOfShiqiao)('GET', `/api/exhibits/${id}`)).status).toBe(404);
    const input = {
      toOutside: '省化肥质检站',
      secondId: officers.secondId,
      at: '2026-05-16T09:00:00+08:00',
      place: '质检站',
      why: '送检',
    };
    expect((await step(cast.officerOfShiqiao, id, version, 'hand', input)).status).toBe(404);
    for (const login of [cast.mediator, cast.admin, 'st-v0601']) expect((await list(login)).status, login).toBe(403);
    for (const login of [cast.centre, cast.deputyDirector]) {
      expect((await list(login)).status, login).toBe(200);
      expect((await collect(login)).status, login).toBe(403);
    }
    expect((await step(cast.officer, id, version, 'hand', input)).status).toBe(200);
  });

  it('照片存下时有校验值，看一次记一次，列在证据上；证据清单印出来', async () => {
    const fileId = await kept('现场照片.jpg');
    const { id, n } = (await collect(cast.officer, { kind: 'electronic', name: '现场照片 1 张', fileIds: [fileId] }))
      .body.entry;
    const one = (await app.as(cast.centre)('GET', `/api/exhibits/${id}`)).body;
    expect(one.more.files).toEqual([
      expect.objectContaining({ id: fileId, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) }),
    ]);
    expect(one.more.readings).toEqual([]);
    expect((await app.as(cast.officerOfShiqiao)('GET', `/api/attachments/${fileId}`)).status).toBe(404);
    expect((await app.as('st-v0601')('GET', `/api/attachments/${fileId}`)).status).toBe(404);
    // Neither the rest of what is shown already nor the head alone is another look.
    const signedIn = await app.as(null)('POST', '/api/session', { loginName: cast.deputyDirector, password });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const ask = (init: RequestInit, headers: Record<string, string> = {}) =>
      appOf(app.deps).request(`/api/attachments/${fileId}`, { ...init, headers: { cookie, ...headers } });
    expect((await ask({ method: 'HEAD' })).status).toBe(200);
    expect((await ask({}, { range: 'bytes=4096-' })).status).toBe(200);
    // What is found to be infected is not given, so that nobody has seen it.
    const scan = (found: string | null) =>
      app.deps.db
        .updateTable('attachment')
        .set({ scan: found === null ? 'clean' : 'found', scanFound: found })
        .where('id', '=', fileId)
        .execute();
    await scan('Eicar');
    expect((await ask({})).status).toBeGreaterThanOrEqual(400);
    await scan(null);
    for (const login of [cast.deputyDirector, cast.deputyDirector])
      expect((await app.as(login)('GET', `/api/attachments/${fileId}`)).status).toBe(200);
    const { readings } = (await app.as(cast.officer)('GET', `/api/exhibits/${id}`)).body.more;
    expect(readings).toEqual([
      expect.objectContaining({ name: expect.stringMatching(/\S/u), fileName: '现场照片.jpg', times: 2 }),
    ]);
    const paper = String(
      (await app.as(cast.officer)('GET', `/papers/${encodeURIComponent(number)}/evidenceList`)).body,
    );
    expect(paper).toContain('现场照片 1 张（电子数据）');
    expect(paper).toContain(one.more.files[0].sha256);
    expect(
      String((await app.as(cast.officer)('GET', `/papers/${encodeURIComponent(number)}/volumeList`)).body),
    ).toContain(`证据${n}：现场照片 1 张`);
  });

  it('流转只能加，数据库也改不短', async () => {
    const { id, version } = (await collect(cast.officer)).body.entry;
    const handed = await step(cast.officer, id, version, 'hand', {
      toId: officers.secondId,
      at: '2026-05-16T09:00:00+08:00',
      place: '2 号库',
      why: '入库',
    });
    expect(handed.body.entry).toMatchObject({ state: 'handing', custody: [{ kind: 'taken' }] });
    const got = await step(cast.officeHead, id, handed.body.entry.version, 'confirmHand', {});
    expect(got.body.entry.custody).toHaveLength(2);
    await expect(sql`update exhibit set custody = '[]' where id = ${id}`.execute(app.deps.db)).rejects.toThrow();
    await expect(
      sql`update exhibit set custody = jsonb_set(custody, '{0,toId}', 'null') where id = ${id}`.execute(app.deps.db),
    ).rejects.toThrow(/only grows/u);
    expect(
      (await app.as(cast.officer)('GET', `/api/exhibits/${id}`)).body.timeline.map(
        ({ verb }: { verb: string }) => verb,
      ),
    ).toEqual(['exhibit-collected', 'exhibit-hand-asked', 'exhibit-handed']);
  });

  it('交接、处理由另一人自己确认：他收到消息，别人按不了，同一次按两遍只算一次；看不到案件的人不能接', async () => {
    const { id, version } = (await collect(cast.officer)).body.entry;
    const at = '2026-05-16T09:00:00+08:00';
    const input = { toId: officers.secondId, at, place: '2 号库', why: '入库' };
    for (const login of [cast.officerOfShiqiao, cast.mediator, cast.deputyDirector]) {
      const refused = await step(cast.officer, id, version, 'hand', { ...input, toId: await idOf(app, login) });
      expect(refused.body.code, login).toBe('exhibit-second-unknown');
    }
    expect((await step(cast.officer, id, version, 'hand', { ...input, toId: uuidv7() })).body.code).toBe(
      'exhibit-second-unknown',
    );
    const asked = (await step(cast.officer, id, version, 'hand', input)).body;
    expect(asked.moves).toEqual(['takeBack']);
    expect(asked.more.pendingName).toMatch(/\S/u);
    const told = await app.deps.db
      .selectFrom('message')
      .select(['text', 'matterNumber'])
      .where('accountId', '=', officers.secondId)
      .where('channel', '=', 'app')
      .execute();
    expect(told).toContainEqual({
      text: expect.stringContaining('请您当面点清后在案件的“证据”里确认'),
      matterNumber: number,
    });
    const press = { version: asked.entry.version, clientId: uuidv7(), input: {} };
    const confirm = (by: string) => app.as(by)('POST', `/api/exhibits/${id}/confirmHand`, press);
    expect((await confirm(cast.officer)).body.code).toBe('docket-not-yours');
    expect((await app.as(cast.officeHead)('GET', `/api/exhibits/${id}`)).body.moves).toEqual([
      'confirmHand',
      'takeBack',
    ]);
    expect((await confirm(cast.deputyDirector)).status).toBe(403);
    const [once, twice] = [await confirm(cast.officeHead), await confirm(cast.officeHead)];
    expect([once.status, twice.body.entry.custody.length]).toEqual([200, 2]);
    const end = {
      ending: 'destroyed',
      to: '县处理场',
      secondId: officers.firstId,
      at: '2026-05-17T09:00:00+08:00',
      why: '销毁',
    };
    expect((await step(cast.officer, id, once.body.entry.version, 'release', end)).status).toBe(403);
    expect((await step(cast.officeHead, id, once.body.entry.version, 'release', end)).body.code).toBe(
      'exhibit-before-decision',
    );
  });

  it('举报来的案件，证据里写不进是谁提供的；以前写下的，印出来没有', async () => {
    const told = await investigated();
    const ofTold = { enforcementNumber: told };
    const before = await collect(cast.officer, { ...ofTold, name: '王秀兰拍的照片 3 张', source: '王秀兰提供' });
    expect(before.status).toBe(200);
    await kept('王秀兰的聊天记录.jpg', told);
    const printed = async (paper: string) =>
      String((await app.as(cast.officer)('GET', `/papers/${encodeURIComponent(told)}/${paper}`)).body);
    expect(await printed('evidenceList')).toContain('王秀兰');
    await sql`update enforcement set channel = 'tipoff' where number = ${told}`.execute(app.deps.db);
    for (const paper of ['evidenceList', 'volumeList']) {
      expect(await printed(paper), paper).not.toContain('王秀兰');
      expect(await printed(paper), paper).toContain('某某');
    }
    const refused = await collect(cast.officer, { ...ofTold, source: '王秀兰提供' });
    expect([refused.status, refused.body.code]).toEqual([422, 'exhibit-names']);
    expect(refused.body.fields[0]).toMatchObject({ path: 'source', zh: expect.stringContaining('案外人') });
    const { id, version } = before.body.entry;
    const back = { at: '2026-05-16T09:00:00+08:00', toOutside: '王秀兰', place: '王秀兰家', why: '借回去用' };
    expect((await step(cast.officer, id, version, 'hand', back)).body.code).toBe('exhibit-names');
    expect((await collect(cast.officer, { ...ofTold, source: '店员提供，在老周农资店' })).status).toBe(200);
  });

  it('证据没有处理完不归档；随卷归档要另一人确认，确认了才能归', async () => {
    const over = await investigated();
    const { id } = (await collect(cast.officer, { enforcementNumber: over, kind: 'document', name: '进货单 3 张' }))
      .body.entry;
    await penalise(app, over, today, ofLiuhe);
    const archive = () => moveCase(app, cast.officer, over, 'archive', today);
    expect((await archive()).body).toMatchObject({
      code: 'exhibits-still-kept',
      zh: expect.stringContaining('1 件证据'),
    });
    const end = {
      ending: 'archived',
      to: '卷内',
      secondId: officers.firstId,
      at: '2026-05-18T10:00:00+08:00',
      why: '归卷',
    };
    const asked = await step(cast.officeHead, id, 1, 'release', end);
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    expect((await archive()).body.code).toBe('exhibits-still-kept');
    expect((await step(cast.officer, id, 2, 'confirmRelease', {})).body.entry).toMatchObject({
      state: 'released',
      ending: 'archived',
    });
    expect((await archive()).status).toBe(200);
  });

  it('查扣的东西又是证据的，处理措施就是处理证据，不写两遍；列表里找得到还扣着东西的案件', async () => {
    const over = await investigated();
    const approverId = await idOf(app, cast.deputyDirector);
    const goods = { kind: 'seize', urgent: 'no', approverId, takenAt: `${today}T09:20:00+08:00` };
    expect((await moveCase(app, cast.officer, over, 'takeMeasure', today, goods)).status).toBe(200);
    const ofCase = { enforcementNumber: over };
    expect((await collect(cast.officer, { ...ofCase, measureId: '9' })).body.code).toBe('no-measure');
    expect((await collect(cast.officer, { ...ofCase, measureId: '1' })).body.entry).toMatchObject({ measureId: '1' });
    const held = async (by: string) =>
      (await app.as(by)('GET', '/api/enforcements?held=yes')).body.items.map(
        ({ enforcement }: { enforcement: { number: string } }) => enforcement.number,
      );
    expect(await held(cast.officer)).toContain(over);
    expect(await held(cast.officerOfShiqiao)).not.toContain(over);
    const ended = await moveCase(app, cast.officer, over, 'endMeasure', today, { n: 1, ending: 'confiscated' });
    expect(ended.status, JSON.stringify(ended.body)).toBe(200);
    expect((await collect(cast.officer, { ...ofCase, measureId: '1' })).body.code).toBe('measure-ended');
    expect(await held(cast.officer)).not.toContain(over);
    await penalise(app, over, today, ofLiuhe);
    expect((await moveCase(app, cast.officer, over, 'archive', today)).status).toBe(200);
  });

  it('结了案的案件不再收证据', async () => {
    const over = await investigated();
    await penalise(app, over, today, ofLiuhe);
    expect((await collect(cast.officer, { enforcementNumber: over })).body.code).toBe('exhibit-case-over');
  });

  it('附件交到案件上，站点和别的所打不开', async () => {
    const fileId = await kept('进货单.jpg', number);
    const { attachments } = (await app.as(cast.officer)('GET', `/api/enforcements/${encodeURIComponent(number)}`)).body;
    expect(attachments).toEqual([expect.objectContaining({ id: fileId, fileName: '进货单.jpg' })]);
    expect((await app.as(cast.officer)('GET', `/api/attachments/${fileId}`)).status).toBe(200);
    for (const login of [cast.officerOfShiqiao, cast.mediator, 'st-v0601'])
      expect((await app.as(login)('GET', `/api/attachments/${fileId}`)).status, login).toBe(404);
  });
});
