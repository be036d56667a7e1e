import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maySeeDirective } from '../../../src/domain/steering/directive.ts';
import { maySeeMeeting } from '../../../src/domain/steering/meeting.ts';
import { maySeePlan } from '../../../src/domain/steering/plan.ts';
import { maySeeRecurrence } from '../../../src/domain/steering/recurrence.ts';
import { maySeeRemark } from '../../../src/domain/steering/remark.ts';
import { maySeeWorkgroup } from '../../../src/domain/steering/workgroup.ts';
import type { Actor } from '../../../src/domain/base/actor.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { findAccountByLogin, listAccounts } from '../../../src/store/county/account.ts';
import { listDirectives } from '../../../src/store/steering/directive.ts';
import { listEntries } from '../../../src/store/matter/docket.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { listMessages } from '../../../src/store/matter/message.ts';
import { listMeetings } from '../../../src/store/steering/meeting.ts';
import { listPlans } from '../../../src/store/steering/plan.ts';
import { listRecurrences } from '../../../src/store/steering/recurrence.ts';
import { listRemarks } from '../../../src/store/steering/remark.ts';
import { listWorkgroups } from '../../../src/store/steering/workgroup.ts';
import { sql } from 'kysely';
import type { DocketEntry } from '../../../src/domain/matter/docket.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { wholeEntries } from '../../build/house/whole-entries.ts';
import { aCutTask, aDirective, aMeeting, aPlan, aRecurrence, aRemark, aWorkgroup } from '../../build/steering.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
});
afterAll(() => app.close());

const open = (who: string, path: string, form: object) => app.as(who)('POST', `/api/${path}`, form);
async function step(who: string, path: string, number: string, move: string, input: object = {}) {
  const { entry } = (await app.as(who)('GET', `/api/${path}/${number}`)).body;
  return app.as(who)('POST', `/api/${path}/${number}/${move}`, { version: entry?.version ?? 1, input });
}
const seen = async (who: string, path: string, number: string) =>
  (await app.as(who)('GET', `/api/${path}/${number}`)).body;
const idOf = async (loginName: string) => (await findAccountByLogin(app.deps.db, await county(), loginName))?.id ?? '';
const county = async () =>
  (await app.deps.db.selectFrom('county').select('countyId').executeTakeFirstOrThrow()).countyId;
const tasksOf = async (id: string): Promise<{ entry: { number: string; [name: string]: unknown }; more: object }[]> =>
  wholeEntries(app.as(cast.deputyDirector), `/api/tasks?state=all&parent=${id}`);
const night = (name: 'watch-tasks' | 'make-recurring-tasks') =>
  runJob({ ...app.deps, connection: '', channels: {} as never }, name);
const textsTo = async (phone: string) =>
  (await listMessages(app.deps.db, await county(), 200)).filter(({ to }) => to === phone).map(({ text }) => text);
async function finish(number: string, head: string) {
  await step(head, 'tasks', number, 'reportBack', { result: '办好了，都在台账里。', proof: '11月28日，四十户' });
  return step(cast.deputyDirector, 'tasks', number, 'close');
}

describe('directives on the wire', () => {
  it('S3 上级来文登记文号和期限，分解成任务，任务都办结才能上报，报告有自己的文号；逾期有标记', async () => {
    await app.database.pool.query("update account set phone = '13800000701' where login_name = 'fangmin'");
    await app.database.pool.query("update account set phone = '13800000700' where login_name = 'hanzhiyuan'");
    const form = aDirective();
    const { entry, moves } = (await open(cast.centre, 'directives', form)).body;
    expect(entry).toMatchObject({ number: '来2026-0001', state: 'received', documentNumber: '中市监消〔2026〕18号' });
    expect(moves).toEqual(['split', 'extend', 'correct', 'shelve']);
    expect(await textsTo('13800000700')).toEqual([expect.stringContaining('收到上级来文（来2026-0001）')]);
    expect((await open(cast.centre, 'directives', form)).body.entry.number).toBe(entry.number);

    const offices = ['SO-LH', 'SO-CG', 'SO-SQ'];
    const rows = offices.map((leadId) => aCutTask({ leadId, dueOn: '2026-12-10', needsProof: true }));
    const bad = await step(cast.deputyDirector, 'directives', entry.number, 'split', {
      tasks: [rows[0], { ...rows[1], leadId: 'NOBODY' }],
    });
    expect(bad).toMatchObject({ status: 422, body: { code: 'office-unknown', fields: [{ path: 'tasks.1.leadId' }] } });
    // Nothing of a refused split stays.
    expect(await tasksOf(entry.id)).toEqual([]);
    const split = await step(cast.deputyDirector, 'directives', entry.number, 'split', { tasks: rows });
    expect(split.body).toMatchObject({
      entry: { state: 'split', openTasks: 3, doneTasks: 0 },
      moves: ['split', 'extend', 'correct'],
    });

    const tasks = await tasksOf(entry.id);
    expect(tasks.map(({ entry: one }) => [one['leadId'], one['kind'], one['parentId']]).toSorted()).toEqual(
      offices.map((id) => [id, 'directive', entry.id]).toSorted(),
    );
    expect(tasks[0]?.more).toMatchObject({ from: { path: 'directives', number: entry.number } });
    // An office that has a task of it reads it, another does not.
    expect((await app.as(cast.officeHead)('GET', `/api/directives/${entry.number}`)).status).toBe(200);
    expect((await app.as(cast.headOfLongquan)('GET', `/api/directives/${entry.number}`)).status).toBe(404);

    const answer = { answerNumber: '青市监〔2026〕31号', answeredOn: '2026-12-22', answer: '三个所都查过，见附表。' };
    app.setNow('2026-12-22T09:00:00+08:00');
    const early = await step(cast.deputyDirector, 'directives', entry.number, 'answer', answer);
    expect(early).toMatchObject({ status: 422, body: { code: 'steering-tasks-open' } });
    expect(await seen(cast.deputyDirector, 'directives', entry.number)).toMatchObject({
      more: { late: true, lateTasks: 3 },
    });
    expect((await app.as(cast.centre)('GET', '/api/directives?late=yes')).body.items).toHaveLength(1);

    const heads = { 'SO-LH': cast.officeHead, 'SO-CG': cast.headOfChengguan, 'SO-SQ': cast.headOfShiqiao };
    for (const { entry: one } of tasks)
      expect((await finish(one.number, heads[one['leadId'] as keyof typeof heads])).body.entry.state).toBe('closed');
    const ready = await seen(cast.deputyDirector, 'directives', entry.number);
    expect(ready).toMatchObject({
      entry: { openTasks: 0, doneTasks: 3 },
      moves: ['split', 'answer', 'extend', 'correct'],
    });
    expect((await textsTo('13800000701')).filter((words) => words.includes('3 项任务都办结'))).toHaveLength(1);

    const future = await step(cast.deputyDirector, 'directives', entry.number, 'answer', {
      ...answer,
      answeredOn: '2026-12-23',
    });
    expect(future.status).toBe(422);
    const told = await step(cast.deputyDirector, 'directives', entry.number, 'answer', answer);
    expect(told.body).toMatchObject({ entry: { state: 'answered', ...answer }, more: { late: true } });
    await step(cast.deputyDirector, 'directives', entry.number, 'close', { remark: '省局收悉' });
    const lines = (await listLedger(app.deps.db, await county(), entry.id)).map(({ verb }) => verb);
    expect(lines).toEqual(['directive-received', 'directive-split', 'directive-answered', 'directive-closed']);
  });

  it('上级退回补办的再分解，补的任务没办结不能再上报；不用办的阅存', async () => {
    app.setNow('2026-11-25T09:00:00+08:00');
    const { entry } = (await open(cast.centre, 'directives', aDirective())).body;
    await step(cast.centre, 'directives', entry.number, 'split', { tasks: [aCutTask({ dueOn: '2026-12-10' })] });
    const [first] = await tasksOf(entry.id);
    await finish(first?.entry.number ?? '', cast.officeHead);
    const answer = { answerNumber: '青市监〔2026〕32号', answeredOn: '2026-11-25', answer: '办了。都好。' };
    await step(cast.centre, 'directives', entry.number, 'answer', answer);
    await step(cast.centre, 'directives', entry.number, 'reopen', { remark: '数字要分到村' });
    const more = await step(cast.centre, 'directives', entry.number, 'split', {
      tasks: [aCutTask({ title: '分村的数字', dueOn: '2026-12-15' })],
    });
    expect(more.body).toMatchObject({ entry: { openTasks: 1, doneTasks: 1 }, moves: ['split', 'extend', 'correct'] });
    const right = await step(
      cast.centre,
      'directives',
      entry.number,
      'correct',
      aDirective({ documentNumber: '中市监消〔2026〕19号' }),
    );
    expect(right.body).toMatchObject({ entry: { documentNumber: '中市监消〔2026〕19号', receivedOn: '2026-11-20' } });
    const other = (await open(cast.centre, 'directives', aDirective({ dueOn: null }))).body.entry;
    const shelved = await step(cast.centre, 'directives', other.number, 'shelve', { remark: '转发知悉' });
    expect(shelved.body.entry.state).toBe('closed');
  });

  it('S3 分解出来的任务可以交给站点、要照片：站点的手机上问照片，没有照片收不下回报', async () => {
    app.setNow('2026-11-25T09:00:00+08:00');
    const { entry } = (await open(cast.centre, 'directives', aDirective())).body;
    const row = { ...aCutTask({ leadId: 'SO-LH', dueOn: '2026-12-10' }), stationId: 'ST-V0303', needsPhoto: true };
    const wrong = await step(cast.centre, 'directives', entry.number, 'split', {
      tasks: [{ ...row, stationId: 'ST-V0601' }],
    });
    expect(wrong.body.fields).toMatchObject([{ path: 'tasks.0.stationId' }]);
    await step(cast.centre, 'directives', entry.number, 'split', { tasks: [row] });
    const [cut] = await tasksOf(entry.id);
    expect(cut?.entry).toMatchObject({ kind: 'directive', stationId: 'ST-V0303', needsPhoto: true });
    const bare = { result: '办好了，都在台账里。', proof: '11月28日，四十户' };
    const told = await step('st-v0303', 'tasks', cut?.entry.number ?? '', 'reportBack', bare);
    expect([told.status, told.body.fields]).toMatchObject([422, [{ path: 'attachmentIds' }]]);
  });
});

describe('plans on the wire', () => {
  it('S47 S59 年度计划有工作方针和节点；计划和实际各记一个日子，过了没完成的提醒，一周一次', async () => {
    app.setNow('2026-04-02T09:00:00+08:00');
    await app.database.pool.query("update account set phone = '13800000702' where login_name = 'gaoyun'");
    const person = await idOf(cast.dutyLeader);
    const milestones = [
      { title: '站点摸底', plannedOn: '2026-03-31', personId: person },
      { title: '3·15 活动', plannedOn: '2026-03-15' },
      { title: '年中检查', plannedOn: '2026-06-30' },
    ];
    const { entry } = (await open(cast.centre, 'plans', aPlan({ milestones }))).body;
    expect(entry).toMatchObject({
      slogan: '发挥监督网络作用，提升消费维权水平',
      goals: [{ text: '村级站点都有人办、有账查' }],
    });
    expect((await step(cast.centre, 'plans', entry.number, 'approve')).status).toBe(403);
    expect((await step(cast.deputyDirector, 'plans', entry.number, 'approve')).body.entry.state).toBe('approved');
    // Planned in order of their days: the first is 3·15.
    const reached = await step(cast.centre, 'plans', entry.number, 'reach', {
      milestone: '0',
      reachedOn: '2026-03-17',
    });
    expect(reached.body).toMatchObject({ more: { lateMilestones: 1 } });
    expect(reached.body.more.milestones.map(({ late }: { late: boolean }) => late)).toEqual([true, true, false]);
    for (const day of ['2026-04-02', '2026-04-03', '2026-04-08', '2026-04-09']) {
      app.setNow(`${day}T08:40:00+08:00`);
      await night('watch-tasks');
      await night('watch-tasks');
    }
    expect((await textsTo('13800000702')).filter((words) => words.includes('站点摸底'))).toHaveLength(2);
    const twice = await step(cast.centre, 'plans', entry.number, 'reach', { milestone: '0', reachedOn: '2026-03-18' });
    expect(twice.body).toMatchObject({ code: 'plan-part-unknown', fields: [{ path: 'milestone' }] });
  });

  it('S66 教育规划按受众和片区定指标，手工登记进度；有统计口径的不能手改', async () => {
    app.setNow('2026-05-06T09:00:00+08:00');
    const targets = [
      { title: '进村宣讲', target: 40, unit: '场', audience: '农村居民', regionId: 'T03' },
      { title: '进校园', target: 12, unit: '场', audience: '中小学生', regionId: 'T01' },
      { title: '受理投诉', target: 100, unit: '件', figure: 'accepted' },
    ];
    const { entry, more } = (
      await open(cast.centre, 'plans', aPlan({ kind: 'education', title: '2026年消费教育规划', targets }))
    ).body;
    expect(entry.targets.map(({ audience }: { audience: string }) => audience)).toEqual(['农村居民', '中小学生', '']);
    expect(more.targets[0]).toMatchObject({ regionName: '柳河镇' });
    await step(cast.deputyDirector, 'plans', entry.number, 'approve');
    const marked = await step(cast.centre, 'plans', entry.number, 'count', { target: '0', actual: 17 });
    expect(marked.body.entry.targets[0]).toMatchObject({ actual: 17, target: 40 });
    const typed = await step(cast.centre, 'plans', entry.number, 'count', { target: '2', actual: 99 });
    expect(typed.body).toMatchObject({ code: 'plan-part-unknown', fields: [{ path: 'target' }] });
  });

  it('S151 年度目标落到所和人，有统计口径的由台账数出来，和统计里的数一样', async () => {
    app.setNow('2026-05-06T09:00:00+08:00');
    const person = await idOf(cast.officeHead);
    const targets = [
      { title: '全县收到', target: 5, unit: '件', figure: 'received' },
      { title: '柳河收到', target: 2, unit: '件', figure: 'received', officeId: 'SO-LH', personId: person },
    ];
    const nobody = await open(cast.centre, 'plans', aPlan({ targets: [{ ...targets[0], personId: 'nobody' }] }));
    expect(nobody.body).toMatchObject({ code: 'task-person-unknown', fields: [{ path: 'targets.0.personId' }] });
    const { entry, more } = (await open(cast.centre, 'plans', aPlan({ targets }))).body;
    expect(more.targets[1]).toMatchObject({ officeName: '柳河市场监管所', personName: '刘国栋' });
    await step(cast.deputyDirector, 'plans', entry.number, 'approve');
    const progress = async (who = cast.centre) =>
      (await app.as(who)('GET', `/api/plans/${entry.number}/progress`)).body.targets;
    const [all, own] = await progress();
    const numbers: string[] = [];
    for (let n = 0; n < 3; n += 1)
      numbers.push((await app.as(null)('POST', '/api/complaints', filing())).body.number as string);
    for (const number of numbers.slice(0, 2)) {
      const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
      await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, {
        version,
        input: { officeId: 'SO-LH' },
      });
    }
    expect(await progress()).toEqual([
      { actual: (all.actual ?? 0) + 3, counted: true },
      { actual: (own.actual ?? 0) + 2, counted: true },
    ]);
    const period = 'from=2026-01-01&to=2026-12-31';
    const { values } = (await app.as(cast.centre)('GET', `/api/figures?${period}&officeId=SO-LH`)).body;
    expect((await progress())[1].actual).toBe(values.received);
    // An office counts itself alone, here as in the work report.
    expect((await progress(cast.officeHead)).map(({ actual }: { actual: number | null }) => actual)).toEqual([
      null,
      values.received,
    ]);
  });

  it('S107 S108 总结里的不足和下一步逐条转成下年任务，有人有日子；没转完不能结案，新计划上看得到还差哪几条', async () => {
    app.setNow('2026-12-28T09:00:00+08:00');
    const { entry } = (await open(cast.officeHead, 'plans', aPlan({ title: '柳河所2026年计划' }))).body;
    expect(entry.officeId).toBe('SO-LH');
    await step(cast.deputyDirector, 'plans', entry.number, 'approve');
    await step(cast.officeHead, 'plans', entry.number, 'conclude', {
      summary: '一年的工作都做完了。',
      shortcomings: [{ text: '三个站点半年没有登记' }, { text: '调解记录不全' }],
      steps: [{ text: '开展农资放心店评比' }],
    });
    const next = (await open(cast.officeHead, 'plans', aPlan({ year: 2027, title: '柳河所2027年计划' }))).body.entry;
    const check = async () => (await app.as(cast.officeHead)('GET', `/api/plans/${next.number}/progress`)).body.before;
    expect(await check()).toMatchObject({
      number: entry.number,
      uncarried: ['三个站点半年没有登记', '调解记录不全', '开展农资放心店评比'],
    });
    expect((await step(cast.officeHead, 'plans', entry.number, 'close')).body.code).toBe('plan-uncarried');
    const person = await idOf(cast.officer);
    const row = { leadId: 'SO-LH', personId: person, dueOn: '2027-03-31' };
    const twice = await step(cast.officeHead, 'plans', entry.number, 'carryOver', {
      tasks: [
        { ...row, item: 's1', title: '逐个走访闲置站点' },
        { ...row, item: 's1', title: '再走访一次' },
      ],
    });
    expect(twice.body).toMatchObject({ code: 'plan-part-unknown', fields: [{ path: 'tasks.1.item' }] });
    const carried = await step(cast.officeHead, 'plans', entry.number, 'carryOver', {
      tasks: [
        { ...row, item: 's1', title: '逐个走访闲置站点' },
        { ...row, item: 'n1', title: '农资放心店评比' },
      ],
    });
    const { leftovers } = carried.body.entry;
    const tasks = await tasksOf(entry.id);
    expect(tasks.map(({ entry: one }) => [one['kind'], one['personId'], one['dueOn']]).toSorted()).toEqual([
      ['plan', person, '2027-03-31'],
      ['shortcoming', person, '2027-03-31'],
    ]);
    expect(leftovers.map(({ taskId }: { taskId: string | null }) => taskId)).toEqual([
      tasks.find(({ entry: one }) => one['kind'] === 'shortcoming')?.entry['id'],
      null,
      tasks.find(({ entry: one }) => one['kind'] === 'plan')?.entry['id'],
    ]);
    expect(await check()).toMatchObject({ uncarried: ['调解记录不全'], openTasks: 2 });
    await step(cast.deputyDirector, 'plans', entry.number, 'waive', { item: 's2', remark: '新系统必填，不会再缺' });
    expect((await step(cast.officeHead, 'plans', entry.number, 'close')).body.entry.state).toBe('closed');
  });

  it('S172 先调研后定方案：调研报告编号和发现写在方案上', async () => {
    const { entry } = (await open(cast.centre, 'plans', aPlan({ kind: 'scheme', title: '农资消费维权工作方案' }))).body;
    expect((await seen(cast.officeHead, 'plans', entry.number)).code).toBe('not-found');
    await step(cast.deputyDirector, 'plans', entry.number, 'approve');
    expect((await seen(cast.officeHead, 'plans', entry.number)).entry).toMatchObject({
      kind: 'scheme',
      research: [{ memoNumber: '研2026-02', title: '农资投诉调研', finding: '种子投诉集中在四月' }],
    });
  });
});

describe('meetings on the wire', () => {
  it('S119 议题关联计划，议定事项成为任务，注明是哪个议题；任务没办结会议不算落实', async () => {
    app.setNow('2026-11-25T09:00:00+08:00');
    const plan = (await open(cast.centre, 'plans', aPlan())).body.entry;
    const wrong = await open(cast.centre, 'meetings', aMeeting({ planNumber: '计2020-0001' }));
    expect(wrong).toMatchObject({ status: 404, body: { fields: [{ path: 'planNumber' }] } });
    const { entry } = (await open(cast.centre, 'meetings', aMeeting({ planNumber: plan.number, onDay: '2026-11-25' })))
      .body;
    expect(entry).toMatchObject({ planId: plan.id, planNumber: plan.number, state: 'called' });
    const ofPlan = (await app.as(cast.centre)('GET', `/api/meetings?plan=${plan.id}`)).body.items;
    expect(ofPlan.map((one: { entry: { number: string } }) => one.entry.number)).toEqual([entry.number]);
    const tasks = [aCutTask({ title: '年底前查完种子店', item: 1, dueOn: '2026-12-20' })];
    const off = await step(cast.centre, 'meetings', entry.number, 'hold', {
      onDay: '2026-11-25',
      minutes: '会议议定下列事项。',
      tasks: [{ ...tasks[0], item: 7 }],
    });
    expect(off.body).toMatchObject({ code: 'plan-part-unknown', fields: [{ path: 'tasks.0.item' }] });
    const held = await step(cast.centre, 'meetings', entry.number, 'hold', {
      onDay: '2026-11-25',
      minutes: '会议议定下列事项。',
      tasks,
    });
    const [task] = await tasksOf(entry.id);
    expect(task?.entry).toMatchObject({ kind: 'meeting', text: '议题：听取消费维权年度计划汇报' });
    expect(held.body.entry.resolutions).toEqual([{ item: 1, decision: '年底前查完种子店', taskId: task?.entry['id'] }]);
    expect((await step(cast.centre, 'meetings', entry.number, 'close')).body.code).toBe('steering-tasks-open');
    await finish(task?.entry.number ?? '', cast.officeHead);
    expect((await step(cast.centre, 'meetings', entry.number, 'close')).body.entry.state).toBe('closed');
  });

  it('S170 联席会议有成员单位，议定的是部门联合任务：有牵头、有配合、有期限', async () => {
    const bare = await open(cast.deputyDirector, 'meetings', aMeeting({ kind: 'joint' }));
    expect(bare.body).toMatchObject({ code: 'meeting-members-missing', fields: [{ path: 'memberIds' }] });
    const form = aMeeting({ kind: 'joint', title: '消费维权部门联席会议', memberIds: ['EDU', 'AGRI', 'SO-CG'] });
    const { entry, more } = (await open(cast.deputyDirector, 'meetings', form)).body;
    expect(more.memberNames).toEqual(['青禾县教育局', '青禾县农业农村局（农业综合执法）', '城关市场监管所']);
    await step(cast.deputyDirector, 'meetings', entry.number, 'hold', {
      onDay: '2026-11-25',
      minutes: '校外培训预付费由教育局牵头。',
      tasks: [aCutTask({ title: '校外培训预付费联合检查', leadId: 'EDU', partnerIds: ['SO-CG'], dueOn: '2026-12-25' })],
    });
    const [task] = await tasksOf(entry.id);
    expect(task?.entry).toMatchObject({ kind: 'joint', leadId: 'EDU', partnerIds: ['SO-CG'], dueOn: '2026-12-25' });
    // The office that takes part reads meeting and task.
    expect((await app.as(cast.headOfChengguan)('GET', `/api/tasks/${task?.entry.number}`)).status).toBe(200);
    expect((await app.as(cast.headOfChengguan)('GET', `/api/meetings/${entry.number}`)).status).toBe(200);
    expect((await app.as(cast.headOfLongquan)('GET', `/api/meetings/${entry.number}`)).status).toBe(404);
  });
});

describe('leading groups on the wire', () => {
  it('S5 S7 领导小组有组长、副组长、成员和办公室；向各所延伸一次，每所三级责任到人，缺哪一层、缺谁都点出来', async () => {
    app.setNow('2026-11-25T09:00:00+08:00');
    const { entry, more } = (await open(cast.deputyDirector, 'workgroups', aWorkgroup())).body;
    expect(entry).toMatchObject({
      number: '组2026-0001',
      head: '韩志远',
      deputies: [{ name: '高云' }],
      members: [{ organisation: '柳河市场监管所' }],
      documentNumber: '青市监〔2026〕12号',
    });
    expect(more).toMatchObject({ seatName: '青禾县市场监督管理局' });
    expect((await seen(cast.deputyDirector, 'workgroups', entry.number)).moves).toEqual(['cascade', 'amend', 'end']);
    expect(more.branches).toHaveLength(5);
    expect(more.branches.every(({ number }: { number: string | null }) => number === null)).toBe(true);

    const [one, two] = await Promise.all([
      step(cast.deputyDirector, 'workgroups', entry.number, 'cascade'),
      step(cast.deputyDirector, 'workgroups', entry.number, 'cascade'),
    ]);
    expect([one.status, two.status].toSorted()).not.toEqual([200, 200]);
    const again = await step(cast.deputyDirector, 'workgroups', entry.number, 'cascade');
    expect(again.body.code).toBe('workgroup-everywhere');
    const carried = await seen(cast.deputyDirector, 'workgroups', entry.number);
    expect(carried.moves).toEqual(['amend', 'end']);
    const { branches } = carried.more;
    expect(new Set(branches.map(({ number }: { number: string }) => number)).size).toBe(5);

    const mine = branches.find(({ officeId }: { officeId: string }) => officeId === 'SO-LH');
    expect(mine).toMatchObject({ state: 'forming', layers: ['main', 'deputy', 'staff'] });
    expect(mine.people.toSorted()).toEqual(['刘国栋', '白静', '马建国'].toSorted());
    expect((await app.as(cast.headOfChengguan)('GET', `/api/workgroups/${mine.number}`)).status).toBe(404);
    const filled = await step(cast.officeHead, 'workgroups', mine.number, 'fillIn', {
      fromOn: '2026-11-25',
      duties: [
        { layer: 'main', name: '刘国栋', duty: '负总责' },
        { layer: 'staff', name: '马建国', duty: '农资' },
      ],
    });
    expect(filled.body).toMatchObject({
      entry: { state: 'standing', head: '刘国栋' },
      more: { missing: { layers: ['deputy'], people: ['白静'] } },
    });
    const whole = await step(cast.officeHead, 'workgroups', mine.number, 'fillIn', {
      fromOn: '2026-11-25',
      duties: [
        { layer: 'main', name: '刘国栋', duty: '负总责' },
        { layer: 'deputy', name: '白静', duty: '分管投诉' },
        { layer: 'staff', name: '马建国', duty: '农资' },
      ],
    });
    expect(whole.body.more.missing).toEqual({ layers: [], people: [] });
    await step(cast.deputyDirector, 'workgroups', entry.number, 'end', { remark: '专项工作结束' });
    expect((await seen(cast.officeHead, 'workgroups', mine.number)).entry.state).toBe('ended');
  });
});

describe('remarks on the wire', () => {
  it('批示写在一件上，批给看得到这一件的人；读了、转批了、回复了，这一件的台账里都有，别人批不到看不到的人', async () => {
    app.setNow('2026-11-25T09:00:00+08:00');
    await app.database.pool.query("update account set phone = '13800000703' where login_name = 'liuguodong'");
    const number = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const toId = await idOf(cast.officeHead);
    const early = await open(cast.deputyDirector, 'remarks', aRemark({ aboutNumber: number, toId }));
    // Not dispatched yet: the office may not know of it.
    expect(early).toMatchObject({ status: 422, body: { code: 'remark-not-theirs', fields: [{ path: 'toId' }] } });
    await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, { version, input: { officeId: 'SO-LH' } });

    // Whom the form offers is whom the writing takes: the head of the office that has it first, no firm, no auditor, no other office.
    const offered = (await app.as(cast.deputyDirector)('GET', `/api/remark-addressees/${number}`)).body.people as {
      id: string;
      role: string;
      part: string;
    }[];
    expect(offered[0]).toMatchObject({ id: toId, part: 'head' });
    expect(offered.filter(({ role }) => ['business', 'auditor', 'admin', 'station'].includes(role))).toEqual([]);
    expect(offered.map(({ id }) => id)).not.toContain(await idOf(cast.headOfChengguan));
    expect((await app.as(cast.headOfChengguan)('GET', `/api/remark-addressees/${number}`)).status).toBe(404);

    const form = aRemark({ aboutNumber: number, toId, text: '三天内上门，办完报我。', dueOn: '2026-11-28' });
    const { entry } = (await open(cast.deputyDirector, 'remarks', form)).body;
    expect(entry).toMatchObject({ number: '批2026-0001', aboutKind: 'complaint', state: 'written' });
    expect((await open(cast.deputyDirector, 'remarks', form)).body.entry.number).toBe(entry.number);
    expect(await textsTo('13800000703')).toEqual([expect.stringContaining(`${number} 上有给您的批示`)]);
    expect((await textsTo('13800000703')).join('')).not.toContain('三天内上门');
    expect((await step(cast.headOfChengguan, 'remarks', entry.number, 'acknowledge')).status).toBe(404);
    expect((await step(cast.officer, 'remarks', entry.number, 'answer', { answer: '我来办' })).body.code).toBe(
      'docket-not-yours',
    );

    await step(cast.officeHead, 'remarks', entry.number, 'acknowledge');
    // 催: its writer asks once a day, who owes the answer hears of it, and nobody else presses it.
    expect((await step(cast.officeHead, 'remarks', entry.number, 'nudge')).body.code).toBe('docket-not-yours');
    const nudged = await step(cast.deputyDirector, 'remarks', entry.number, 'nudge');
    expect(nudged.body).toMatchObject({ entry: { state: 'read', nudgedTimes: 1 }, moves: ['withdraw'] });
    expect((await step(cast.deputyDirector, 'remarks', entry.number, 'nudge')).body.code).toBe('already-urged-today');
    const heard = (await app.as(cast.officeHead)('GET', '/api/messages/own')).body.items as { text: string }[];
    expect(heard.filter(({ text }) => text.includes('第 1 次催您回复'))).toHaveLength(1);
    const waits = (await app.as(cast.officeHead)('GET', '/api/work')).body.lines as { number: string }[];
    expect(waits.find((line) => line.number === entry.number)).toMatchObject({ urgedTimes: 1 });
    const stranger = await step(cast.officeHead, 'remarks', entry.number, 'passOn', {
      toId: await idOf(cast.officerOfChengguan),
      text: '请去办',
    });
    expect(stranger.body.code).toBe('remark-not-theirs');
    // Up is not where a remark goes: the leader sees the matter, and is not the head's to write to.
    const up = await step(cast.officeHead, 'remarks', entry.number, 'passOn', {
      toId: await idOf(cast.dutyLeader),
      text: '请阅',
    });
    expect(up.body.code).toBe('remark-not-theirs');
    await step(cast.officeHead, 'remarks', entry.number, 'passOn', {
      toId: await idOf(cast.officer),
      text: '请你上门',
    });
    const chain = (await app.as(cast.deputyDirector)('GET', `/api/remarks?state=all&about=${number}`)).body.items;
    expect(chain.map((one: { entry: { text: string } }) => one.entry.text)).toEqual([
      '三天内上门，办完报我。',
      '请你上门',
    ]);
    expect(chain[1].entry).toMatchObject({ parentId: entry.id, byId: toId });

    const mine = (await app.as(cast.officer)('GET', '/api/remarks?mine=yes')).body.items;
    expect(mine).toHaveLength(1);
    await step(cast.officer, 'remarks', mine[0].entry.number, 'answer', { answer: '去了，店家同意退。' });
    await step(cast.officeHead, 'remarks', entry.number, 'answer', { answer: '马建国上门办好了。' });
    const closed = await step(cast.deputyDirector, 'remarks', entry.number, 'close', { remark: '好。' });
    expect(closed.body.entry).toMatchObject({ state: 'closed', answer: '马建国上门办好了。' });

    const own = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.timeline;
    expect(
      own.filter(({ verb }: { verb: string }) => verb.startsWith('remark')).map((line: { verb: string }) => line.verb),
    ).toEqual(['remarked', 'remarked', 'remark-answered', 'remark-answered']);
    expect(JSON.stringify(own)).not.toContain('三天内上门');
  });

  it('任务、来文、会议上也能批，编号写错的说没有', async () => {
    const directive = (await open(cast.centre, 'directives', aDirective())).body.entry;
    const toId = await idOf(cast.centre);
    expect(
      (await open(cast.deputyDirector, 'remarks', aRemark({ aboutNumber: directive.number, toId }))).body.entry,
    ).toMatchObject({ aboutKind: 'directive', aboutId: directive.id });
    const none = await open(cast.deputyDirector, 'remarks', aRemark({ aboutNumber: '来2020-0001', toId }));
    expect(none).toMatchObject({ status: 404, body: { fields: [{ path: 'aboutNumber' }] } });
  });
});

describe('recurring tasks on the wire', () => {
  it('节前检查、季度走访由夜里的时钟下达，每个单位每轮只有一项；停了几天补上，过了的不补', async () => {
    app.setNow('2026-09-01T09:00:00+08:00');
    const visits = (await open(cast.centre, 'recurrences', aRecurrence())).body.entry;
    // The quarter runs already, so its tasks are set with the order.
    expect((await tasksOf(visits.id)).map(({ entry: one }) => one['title'])).toEqual(
      Array.from({ length: 2 }, () => '2026年第3季度：农资站点走访'),
    );
    const missing = await open(cast.centre, 'recurrences', aRecurrence({ rhythm: 'festival' }));
    expect(missing.body.fields[0].path).toBe('festivals');
    const never = await open(cast.centre, 'recurrences', aRecurrence({ rhythm: 'yearly', monthDay: '04-31' }));
    expect(never.body.fields[0]).toMatchObject({ path: 'monthDay', zh: expect.stringContaining('没有这一天') });
    const form = aRecurrence({
      title: '节前食品检查',
      rhythm: 'festival',
      festivals: ['国庆节', '元旦'],
      leadIds: ['SO-CG'],
    });
    const check = (await open(cast.centre, 'recurrences', form)).body;
    expect(await tasksOf(check.entry.id)).toEqual([]);
    expect(check.more.next).toMatchObject({ period: '2026年国庆节' });

    // The program stood still when the day came; both clocks run at once on a later morning.
    app.setNow('2026-09-25T06:15:00+08:00');
    await Promise.all([night('make-recurring-tasks'), night('make-recurring-tasks')]);
    await night('make-recurring-tasks');
    const [task, ...others] = await tasksOf(check.entry.id);
    expect(others).toEqual([]);
    expect(task?.entry).toMatchObject({ kind: 'recurring', title: '2026年国庆节：节前食品检查', leadId: 'SO-CG' });
    expect(String(task?.entry['dueOn']) < '2026-10-01').toBe(true);
    const verbs = (await listLedger(app.deps.db, await county(), check.entry.id)).map(({ verb }) => verb);
    expect(verbs).toEqual(['recurrence-set', 'recurrence-made']);

    await step(cast.centre, 'recurrences', visits.number, 'pause', { remark: '机构改革' });
    app.setNow('2026-10-08T06:15:00+08:00');
    await night('make-recurring-tasks');
    expect(await tasksOf(visits.id)).toHaveLength(2);
    expect(await tasksOf(check.entry.id)).toHaveLength(1);
    await step(cast.centre, 'recurrences', visits.number, 'resume');
    expect(await tasksOf(visits.id)).toHaveLength(4);
  });
});

describe('who reads what', () => {
  const all = { state: 'all' } as const;
  const rules = {
    directive: [maySeeDirective, (actor: Actor) => listDirectives(app.deps.db, actor, all)],
    plan: [maySeePlan, (actor: Actor) => listPlans(app.deps.db, actor, all)],
    meeting: [maySeeMeeting, (actor: Actor) => listMeetings(app.deps.db, actor, all)],
    workgroup: [maySeeWorkgroup, (actor: Actor) => listWorkgroups(app.deps.db, actor, 'all')],
    remark: [maySeeRemark, (actor: Actor) => listRemarks(app.deps.db, actor, all)],
    recurrence: [maySeeRecurrence, (actor: Actor) => listRecurrences(app.deps.db, actor, 'all')],
  } as const;

  it.each(Object.entries(rules))('每个账号在 %s 里看到的，正好是规则说它看得到的', async (table, [maySeeOne, list]) => {
    const { db } = app.deps;
    const countyId = await county();
    const query = { states: [], where: sql`true`, order: sql`number`, limit: 500 };
    const entries = await listEntries<DocketEntry & { number: string }>(db, table, countyId, query);
    expect(entries.length).toBeGreaterThan(0);
    let narrower = 0;
    for (const account of await listAccounts(db, countyId)) {
      const actor = actorOfAccount(account);
      const shown = (await list(actor)).map(({ number }) => number);
      const ruled = entries.filter((one) => (maySeeOne as (actor: Actor, entry: object) => boolean)(actor, one));
      expect(shown.toSorted(), account.loginName).toEqual(ruled.map(({ number }) => number).toSorted());
      if (shown.length < entries.length) narrower += 1;
    }
    expect(narrower).toBeGreaterThan(0);
  });
});
