import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { runJob } from '../../../src/jobs/run.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { upload } from '../../build/import-tables.ts';
import { linesLaying } from '../../build/laid.ts';
import { aCutTask, aDirective, aMeeting } from '../../build/steering.ts';

let app: TestApp;
let complaint: string;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  complaint = (await app.as(null)('POST', '/api/complaints', filing())).body.number;
});
afterAll(() => app.close());

const open = async (change: object = {}) =>
  (
    await app.as(cast.deputyDirector)('POST', '/api/tasks', {
      id: uuidv7(),
      kind: 'joint',
      title: '集市农资联合抽检',
      leadId: 'AGRI',
      partnerIds: ['HEAL', 'SO-LH'],
      dueOn: '2026-12-05',
      matterNumber: complaint,
      ...change,
    })
  ).body;
async function step(who: string, number: string, move: string, input: object = {}) {
  const { entry } = (await app.as(cast.deputyDirector)('GET', `/api/tasks/${number}`)).body;
  return app.as(who)('POST', `/api/tasks/${number}/${move}`, { version: entry.version, input });
}
const listed = async (who: string) =>
  (await app.as(who)('GET', '/api/tasks?state=all')).body.items.map(
    (one: { entry: { number: string } }) => one.entry.number,
  );
async function heard(who: string, number: string): Promise<string[]> {
  const { items } = (await app.as(who)('GET', '/api/messages/own')).body;
  return items
    .filter((one: { matterNumber: string }) => one.matterNumber === number)
    .map((one: { text: string }) => one.text);
}
const answer = { result: '抽了二十批，都合格。', proof: '快检单二十张' };

describe('the part of a department in a joint task', () => {
  it('S170 部门自己登录：只看见自己牵头、配合的联合任务，签收、带文件回报；别的部门看不到，谁也不替谁签收', async () => {
    const { entry } = await open();
    const other = await open({ leadId: 'HOUS', partnerIds: ['SO-CG'], title: '装修预付款联合约谈' });
    expect(await listed(cast.agriculture)).toEqual([entry.number]);
    expect(await listed(cast.health)).toEqual([entry.number]);
    expect(await listed(cast.housing)).toEqual([other.entry.number]);
    expect((await app.as(cast.housing)('GET', `/api/tasks/${entry.number}`)).status).toBe(404);
    expect((await step(cast.housing, entry.number, 'accept')).status).toBe(404);
    // The number of the matter is what the task carries; the matter itself, and who complained, stay closed.
    const seen = (await app.as(cast.agriculture)('GET', `/api/tasks/${entry.number}`)).body;
    expect(seen.entry.matterNumber).toBe(complaint);
    expect(seen.moves).toEqual(['accept', 'reportBack']);
    expect((await app.as(cast.agriculture)('GET', `/api/complaints/${complaint}`)).status).toBe(403);
    const about = (await app.as(cast.housing)('GET', `/api/tasks?state=all&matter=${complaint}`)).body;
    expect(about.items.map((one: { entry: { number: string } }) => one.entry.number)).not.toContain(entry.number);
    expect((await app.as(cast.agriculture)('POST', '/api/tasks', { ...entry, id: uuidv7() })).status).toBe(403);

    for (const who of [cast.agriculture, cast.health])
      expect((await step(who, entry.number, 'accept')).status).toBe(200);
    expect((await step(cast.health, entry.number, 'accept')).body.code).toBe('docket-not-yours');
    expect((await step(cast.centre, entry.number, 'accept')).body.code).toBe('docket-not-yours');
    expect((await step(cast.health, entry.number, 'nudge')).status).toBe(403);
    expect((await step(cast.health, entry.number, 'reportBack', answer)).body.code).toBe('docket-not-yours');

    const sent = await upload(
      app,
      cast.health,
      await readFile('docs/screens/portal-receipt.png'),
      '快检单.png',
      '/api/attachments',
    );
    const kept = sent.body.attachments[0].id;
    const told = await step(cast.health, entry.number, 'contribute', { ...answer, attachmentIds: [kept] });
    expect(told.status, JSON.stringify(told.body)).toBe(200);
    expect(told.body.more.parts).toMatchObject([
      { organisationId: 'AGRI', acceptedBy: '田丰收', answeredOn: null },
      { organisationId: 'HEAL', acceptedBy: '康慧敏', answeredOn: '2026-11-25', attachmentIds: [kept] },
      { organisationId: 'SO-LH', acceptedOn: null },
    ]);
    expect(await linesLaying(app.database.db, kept)).toEqual(['task-contributed']);
    // The course of the work stands open to each that does it.
    const lines = told.body.timeline as { verb: string; detail: { officeName?: string } }[];
    expect(lines.filter(({ verb }) => verb === 'task-accepted').map(({ detail }) => detail.officeName)).toEqual(
      expect.arrayContaining(['青禾县农业农村局（农业综合执法）', '青禾县卫生健康委员会']),
    );
    const file = async (who: string) => (await app.as(who)('GET', `/api/attachments/${kept}`)).status;
    expect(await Promise.all([cast.agriculture, cast.health, cast.officeHead, cast.deputyDirector].map(file))).toEqual([
      200, 200, 200, 200,
    ]);
    expect(await Promise.all([cast.housing, cast.headOfChengguan, 'st-v0303'].map(file))).toEqual([404, 404, 404]);

    expect((await step(cast.agriculture, entry.number, 'reportBack', answer)).body.entry.state).toBe('reported');
    expect((await step(cast.deputyDirector, entry.number, 'close')).body.entry.state).toBe('closed');
    expect((await step(cast.agriculture, entry.number, 'contribute', answer)).body.code).toBe('move-not-allowed');
  });

  it('下任务、催办、延期、快到期、撤销，部门的铃上都有；谁回报了，下任务的人和牵头的知道', async () => {
    const { entry } = await open({ matterNumber: null });
    const { number } = entry;
    expect(await heard(cast.agriculture, number)).toEqual([
      `给您的${number}：集市农资联合抽检，12月5日（星期六）前办结。`,
    ]);
    expect(await heard(cast.health, number)).toEqual([`请配合${number}：集市农资联合抽检，12月5日（星期六）前办结。`]);
    expect(await heard(cast.housing, number)).toEqual([]);
    await step(cast.deputyDirector, number, 'nudge');
    await step(cast.health, number, 'contribute', answer);
    expect(await heard(cast.agriculture, number)).toHaveLength(3);
    expect((await heard(cast.deputyDirector, number))[0]).toContain('有配合单位回报了');
    await step(cast.deputyDirector, number, 'extend', { dueOn: '2026-12-10', remark: '下雪推后' });
    for (const who of [cast.agriculture, cast.health])
      expect((await heard(who, number))[0]).toContain('延期到12月10日');
    app.setNow('2026-12-07T08:40:00+08:00');
    await runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-tasks');
    expect((await heard(cast.agriculture, number))[0]).toContain('12月10日（星期四）到期，请按时办结');
    // Who has answered for his part is pressed no more.
    expect((await heard(cast.health, number))[0]).toContain('延期');
    expect((await heard(cast.officeHead, number))[0]).toContain('到期');
    await step(cast.deputyDirector, number, 'withdraw', { remark: '并到节前检查' });
    expect((await heard(cast.health, number))[0]).toContain('撤销');
    app.setNow('2026-11-25T09:00:00+08:00');
  });

  it('部门看得到请它参加的联席会议和从中分下的任务；局里自己的会、来文、计划、批示都看不到', async () => {
    const meeting = (change: object) => app.as(cast.deputyDirector)('POST', '/api/meetings', aMeeting(change));
    const joint = (await meeting({ kind: 'joint', memberIds: ['HOUS', 'EDU'] })).body.entry;
    const inner = (await meeting({ kind: 'leaders', memberIds: ['HOUS'] })).body.entry;
    expect(
      (await app.as(cast.housing)('GET', '/api/meetings')).body.items.map(
        (one: { entry: { number: string } }) => one.entry.number,
      ),
    ).toEqual([joint.number]);
    expect((await app.as(cast.housing)('GET', `/api/meetings/${inner.number}`)).status).toBe(404);
    expect((await app.as(cast.agriculture)('GET', `/api/meetings/${joint.number}`)).status).toBe(404);
    expect((await app.as(cast.housing)('GET', `/api/meetings/${joint.number}`)).body.moves).toEqual([]);
    expect(await heard(cast.housing, joint.number)).toHaveLength(1);
    const directive = (await app.as(cast.centre)('POST', '/api/directives', aDirective())).body.entry;
    const split = await app.as(cast.centre)('POST', `/api/directives/${directive.number}/split`, {
      version: directive.version,
      input: { tasks: [aCutTask({ leadId: 'HOUS', dueOn: '2026-12-20' })] },
    });
    expect(split.status).toBe(200);
    const items = (await app.as(cast.housing)('GET', `/api/tasks?parent=${directive.id}&columns=from`)).body.items;
    expect(items).toMatchObject([{ entry: { leadId: 'HOUS' }, more: { from: null } }]);
    for (const path of ['directives', 'plans', 'remarks', 'workgroups'])
      expect((await app.as(cast.housing)('GET', `/api/${path}`)).status, path).toBe(403);
  });
});
