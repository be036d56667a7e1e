import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerIncidents, answerPage } from '../../../src/actions/incident/answering.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { findComplaint } from '../../../src/store/complaint/complaint.ts';
import { findAccountByLogin } from '../../../src/store/county/account.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { listMessages } from '../../../src/store/matter/message.ts';
import { cast } from '../../build/cast.ts';
import { consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
let countyId: number;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-08-17T09:00:00+08:00');
  countyId = (await app.deps.db.selectFrom('county').select('countyId').executeTakeFirstOrThrow()).countyId;
});
afterAll(() => app.close());

const systemContext = async () => {
  const ctx = await consumerContext(app);
  return { ...ctx, actor: { ...ctx.actor, id: 'system', role: 'system' as const } };
};
const idOf = async (who: string) => (await findAccountByLogin(app.deps.db, countyId, who))?.id ?? '';
const open = (who: string, path: string, form: object) => app.as(who)('POST', `/api/${path}`, form);
async function step(who: string, path: string, number: string, move: string, input: object = {}) {
  const { entry } = (await app.as(cast.centre)('GET', `/api/${path}/${number}`)).body;
  return app.as(who)('POST', `/api/${path}/${number}/${move}`, { version: entry?.version ?? 1, input });
}
const seen = async (who: string, number: string) => (await app.as(who)('GET', `/api/incidents/${number}`)).body;
const stories = [
  '今年春上买的“丰垦818”玉米种，眼下别人家棒子都甩缨了，俺这地里十棵有四棵没棒子。',
  '苞米光长秆不结穗，种子是老胡种子门市拿的，袋子上头有个818。',
  '春播玉米，品种丰垦八一八，八月初发现大面积秃尖缺粒。',
  '都是春上流动车送下乡的种子，喇叭喊的丰垦，出穗一半都没有。',
];
async function fileOne(n: number): Promise<{ id: string; number: string }> {
  const form = filing({
    story: stories[n % stories.length],
    consumer: { name: `种田户${n}`, phone: `1380000${String(1000 + n)}`, regionId: 'V0301' },
  });
  const { body } = await app.as(cast.centre)('POST', '/api/complaints', form);
  const number = body.complaint?.number ?? body.number;
  const found = await findComplaint(app.deps.db, countyId, { number });
  return { id: found?.id ?? '', number };
}
const files = (n: number) => Promise.all(Array.from({ length: n }, (_, i) => fileOne(i)));
const anIncident = (numbers: string[]) => ({
  id: randomUUID(),
  title: '丰垦818 玉米不结穗',
  product: '玉米种子',
  variety: '丰垦818',
  defect: '不结穗',
  reason: '同一个品种、同一个毛病',
  numbers,
});
async function aFiledIncident(n = 2): Promise<string> {
  const made = await files(n);
  const { entry } = (await open(cast.centre, 'incidents', anIncident(made.map(({ number }) => number)))).body;
  const confirm = { reason: '同一个品种、同一个毛病', level: '3', responsibleId: await idOf(cast.officer) };
  await step(cast.centre, 'incidents', entry.number, 'confirm', confirm);
  await step(cast.deputyDirector, 'incidents', entry.number, 'file');
  return entry.number;
}

describe('a group incident on the wire', () => {
  it('S187 确认时自动备案有号，备案后才能问站点，终结要写报告；每一步进台账', async () => {
    const made = await files(3);
    const form = anIncident(made.map(({ number }) => number));
    expect((await open(cast.officer, 'incidents', { ...form, numbers: ['投2020-0001'] })).body.code).toBe(
      'incident-matter-unknown',
    );
    const { entry } = (await open(cast.centre, 'incidents', form)).body;
    expect((await open(cast.centre, 'incidents', form)).body.entry.number).toBe(entry.number);
    const confirm = { reason: '核过了', level: '3', responsibleId: await idOf(cast.mediator) };
    expect((await step(cast.centre, 'incidents', entry.number, 'confirm', confirm)).body.code).toBe('invalid-input');
    const wrong = { ...confirm, reason: '核过了，同一品种' };
    expect((await step(cast.centre, 'incidents', entry.number, 'confirm', wrong)).body.code).toBe(
      'incident-responsible-unknown',
    );
    const right = { ...wrong, responsibleId: await idOf(cast.officer) };
    const confirmed = (await step(cast.centre, 'incidents', entry.number, 'confirm', right)).body;
    expect(confirmed.entry).toMatchObject({
      state: 'confirmed',
      recordNumber: expect.stringMatching(/^备2026-\d{4}$/u),
    });
    expect(confirmed.entry.recordedAt).toBe(confirmed.entry.confirmedAt);
    const ask = {
      id: randomUUID(),
      incidentNumber: entry.number,
      question: '咱村有没有“丰垦818”玉米不结穗？',
      dueAt: '2026-08-18T10:00:00Z',
    };
    expect((await open(cast.centre, 'area-checks', ask)).body.code).toBe('incident-not-filed');
    expect((await step(cast.deputyDirector, 'incidents', entry.number, 'file')).body.entry.state).toBe('filed');
    expect((await open(cast.centre, 'area-checks', ask)).status).toBe(200);
    await step(cast.centre, 'incidents', entry.number, 'handle');
    expect((await step(cast.centre, 'incidents', entry.number, 'close', { summary: '短' })).body.code).toBe(
      'invalid-input',
    );
    const summary = '鉴定为种子质量问题，各户都谈成了赔偿，经营者已经移交农业农村局。';
    expect((await step(cast.centre, 'incidents', entry.number, 'close', { summary })).body.entry.state).toBe('closed');
    const { timeline } = await seen(cast.centre, entry.number);
    expect(timeline.map(({ verb }: { verb: string }) => verb)).toEqual([
      'incident-raised',
      'incident-confirmed',
      'incident-filed',
      'incident-handled',
      'incident-closed',
    ]);
  });

  it('gives everybody the same answer by one act: in his ledger, on his page, by text message, and twice is once', async () => {
    const number = await aFiledIncident(3);
    const { members } = (await seen(cast.centre, number)).more;
    const words = '已经请县农业农村局现场鉴定，结果出来马上告诉您，请先别砍秆。';
    const naming = { words: '投诉人李有田（13800000317）说的种子已经封存，请放心。' };
    const refused = (await step(cast.centre, 'incidents', number, 'answerAll', naming)).body;
    expect([refused.code, refused.fields[0].zh]).toEqual([
      'incident-names-somebody',
      expect.stringContaining('13800000317'),
    ]);
    const version = (await seen(cast.centre, number)).entry.version;
    const body = { version, clientId: randomUUID(), input: { words } };
    const first = await app.as(cast.centre)('POST', `/api/incidents/${number}/answerAll`, body);
    const second = await app.as(cast.centre)('POST', `/api/incidents/${number}/answerAll`, body);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body.more.answered).toEqual({ told: 0, of: 3 });
    // One page, then a stop; two workers go on with what is left.
    const ctx = await systemContext();
    expect(await answerPage(ctx, 1)).toBe(true);
    expect((await seen(cast.centre, number)).more.answered).toEqual({ told: 1, of: 3 });
    const rest = () => answerIncidents(ctx, new AbortController().signal);
    await Promise.all([rest(), rest()]);
    await rest();
    expect((await seen(cast.centre, number)).more.answered).toEqual({ told: 3, of: 3 });
    for (const { matterId } of members) {
      const lines = (await listLedger(app.deps.db, countyId, matterId)).filter(
        ({ verb }) => verb === 'incident-answered',
      );
      expect(lines.map(({ detail }) => detail['words'])).toEqual([words]);
    }
    const texts = (await listMessages(app.deps.db, countyId, 500)).filter(({ text }) => text.includes('请先别砍秆'));
    expect(texts).toHaveLength(3);
  });

  it('whoever joins after an answer is told by the next one, and nobody of a tip-off', async () => {
    const number = await aFiledIncident(1);
    const words = '已经请县农业农村局现场鉴定，结果出来马上告诉您，请等消息。';
    await step(cast.centre, 'incidents', number, 'answerAll', { words });
    app.setNow('2026-08-17T09:30:00+08:00');
    const [later] = await files(1);
    await step(cast.centre, 'incidents', number, 'addMember', { numbers: [later?.number], why: '同一个品种' });
    const { body } = await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation());
    const tipoff = body.tipoff?.number ?? body.number;
    await step(cast.centre, 'incidents', number, 'addMember', { numbers: [tipoff], why: '同一个品种' });
    const tell = async () => answerIncidents(await systemContext(), new AbortController().signal);
    await tell();
    const told = async () =>
      (await listMessages(app.deps.db, countyId, 500)).filter(({ text }) => text.includes('请等消息')).length;
    expect([await told(), (await seen(cast.centre, number)).more.answered]).toEqual([1, { told: 1, of: 1 }]);
    app.setNow('2026-08-17T09:40:00+08:00');
    await step(cast.centre, 'incidents', number, 'answerAll', { words });
    await tell();
    expect((await seen(cast.centre, number)).more.answered).toEqual({ told: 2, of: 2 });
    expect(await told()).toBe(3);
    app.setNow('2026-08-17T09:00:00+08:00');
  });

  it('merges into another that is open, with its members, and tells of it in both', async () => {
    const [one, two] = [await aFiledIncident(2), await aFiledIncident(2)];
    expect((await step(cast.centre, 'incidents', one, 'mergeInto', { number: one, why: '同一批种子' })).body.code).toBe(
      'incident-merge-unknown',
    );
    const merged = await step(cast.centre, 'incidents', one, 'mergeInto', { number: two, why: '同一批种子' });
    expect(merged.body.entry.state).toBe('merged');
    const other = await seen(cast.centre, two);
    expect(other.more.members).toHaveLength(4);
    expect(other.timeline.at(-1)).toMatchObject({ verb: 'incident-joined', detail: { from: one, n: 2 } });
  });

  it('two officers who confirm at once: one does, the other is told that it changed', async () => {
    const made = await files(2);
    const { entry } = (await open(cast.centre, 'incidents', anIncident(made.map(({ number }) => number)))).body;
    const input = { reason: '核过了，是一回事', level: '3', responsibleId: await idOf(cast.officer) };
    const press = (who: string) =>
      app.as(who)('POST', `/api/incidents/${entry.number}/confirm`, { version: entry.version, input });
    const answers = await Promise.all([press(cast.centre), press(cast.deputyDirector)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await seen(cast.centre, entry.number)).timeline).toHaveLength(2);
  });

  it('shows what a matter tells to whoever sees the matter; of others, and of a tip-off, no more than its number', async () => {
    const number = await aFiledIncident(2);
    const [more] = await files(1);
    const why = '“十棵有四棵没棒子”';
    await step(cast.centre, 'incidents', number, 'addMember', { numbers: [more?.number], why });
    const { body } = await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation());
    const tipoff = body.tipoff?.number ?? body.number;
    await step(cast.centre, 'incidents', number, 'addMember', { numbers: [tipoff], why: '举报人说“后院还有三百袋”' });
    const whyOf = async (who: string) =>
      Object.fromEntries(
        ((await seen(who, number)).more.members as { number: string; why: string }[]).map((one) => [
          one.number,
          one.why,
        ]),
      );
    expect(await whyOf(cast.centre)).toMatchObject({ [more?.number ?? '']: why, [tipoff]: '举报人说“后院还有三百袋”' });
    for (const who of [cast.mediator, cast.headOfLongquan]) {
      expect(await whyOf(who)).toMatchObject({ [more?.number ?? '']: '', [tipoff]: '' });
      const { members, towns } = (await seen(who, number)).more;
      for (const member of members)
        expect(member).toMatchObject({ name: null, village: null, town: null, operatorName: null, filedAt: null });
      expect(towns).toBe(1);
    }
    expect((await app.as(cast.agriculture)('GET', `/api/incidents/${number}`)).status).toBe(403);
  });

  it('rings who answers for it each morning before the last day for an appraisal, until it is asked for', async () => {
    const number = await aFiledIncident(2);
    await app.database.pool.query("update account set phone = '13800000702' where login_name = 'majianguo'");
    const crop = { crop: '春玉米', cropStage: '抽雄吐丝末期', sownOn: '2026-08-18', appraiseBy: '2026-08-21' };
    expect((await step(cast.officer, 'incidents', number, 'recordCrop', crop)).body.code).toBe('incident-day-order');
    await step(cast.officer, 'incidents', number, 'recordCrop', { ...crop, sownOn: '2026-05-02' });
    const morning = () => runJob({ ...app.deps, connection: '', channels: {} as never }, 'watch-obligations');
    const told = async () =>
      (await listMessages(app.deps.db, countyId, 500)).filter(
        ({ to, text }) => to === '13800000702' && text.includes('最迟8月21日'),
      ).length;
    await morning();
    expect(await told()).toBe(0);
    app.setNow('2026-08-18T08:40:00+08:00');
    await morning();
    await morning();
    expect(await told()).toBe(1);
    await step(cast.officer, 'incidents', number, 'applyAppraisal', { askedOn: '2026-08-18', to: '县种子站' });
    app.setNow('2026-08-19T08:40:00+08:00');
    await morning();
    expect(await told()).toBe(1);
  });
});
