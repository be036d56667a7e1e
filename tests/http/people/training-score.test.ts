import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

const today = '2026-11-25';
let app: TestApp;
let number: string;
/** Two of the office 柳河 and one of another. */
let people: string[];

const get = async (who: string, path: string) => app.as(who)('GET', `/api/${path}`);

async function post(who: string, path: string, body: object) {
  return app.as(who)('POST', `/api/${path}`, body);
}

async function step(who: string, move: string, input: object = {}, clientId = uuidv7()) {
  const { version } = (await get(cast.centre, `trainings/${number}`)).body.entry;
  return post(who, `trainings/${number}/${move}`, { version, clientId, input });
}

const score = (who: string, of: string | undefined, points: number | null, reason = '') =>
  step(who, 'score', { scores: [{ personId: of, score: points, reason }] });
const lineOf = async (who: string, of: string | undefined) =>
  (await get(who, `trainings/${number}/sheet`)).body.lines.find((line: { personId: string }) => line.personId === of);

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
  const places = [
    ['V0303', 'ST-V0303'],
    ['V0302', 'ST-V0302'],
    ['V0101', 'ST-V0101'],
  ] as const;
  people = await Promise.all(
    places.map(async ([regionId, stationId], n) => {
      const form = { id: uuidv7(), name: `学员${n}`, phone: '', regionId, stationId };
      return (await post(cast.centre, 'people', form)).body.entry.id as string;
    }),
  );
  const form = {
    id: uuidv7(),
    title: '监督员上岗班',
    batch: 1,
    audience: 'supervisor',
    startsOn: today,
    endsOn: today,
    place: '县局三楼',
    courses: [{ title: '新消法', hours: 6 }],
    passMark: 60,
  };
  number = (await post(cast.centre, 'trainings', form)).body.entry.number;
  await step(cast.deputyDirector, 'approve');
  await step(cast.centre, 'invite', { personIds: people });
});
afterAll(() => app.close());

describe('成绩', () => {
  it('S116 written with the attendance or after it, it stands on the sheet, in the list and in the file of its person', async () => {
    const marks = people.map((personId, n) => ({
      personId,
      mark: n === 2 ? 'late' : 'present',
      ...(n === 0 ? { score: 88 } : {}),
    }));
    expect((await step(cast.centre, 'mark', { marks })).body.more).toMatchObject({ there: 3, scored: 1, passed: 1 });
    expect((await score(cast.centre, people[1], 55)).body.more).toMatchObject({ scored: 2, passed: 1 });
    expect(await lineOf(cast.centre, people[1])).toMatchObject({
      hours: 6,
      score: 55,
      scores: [{ score: 55, byName: '方敏', why: '' }],
    });
    const { trainings } = (await get(cast.centre, `people/${people[1]}/file`)).body;
    expect(trainings[0]).toMatchObject({ number, courses: [{ title: '新消法' }], hours: 6, passMark: 60, score: 55 });
  });

  it('S116 is put right with a reason, once however often it is sent, and nothing of it is lost', async () => {
    const refused = await score(cast.officer, people[1], 62);
    expect([refused.status, refused.body.code, refused.body.fields?.[0]?.path]).toEqual([
      422,
      'score-reason',
      'scores.0.reason',
    ]);
    const clientId = uuidv7();
    const { version } = (await get(cast.centre, `trainings/${number}`)).body.entry;
    const input = { scores: [{ personId: people[1], score: 62, reason: '漏判一道题' }] };
    const press = () => post(cast.officer, `trainings/${number}/score`, { version, clientId, input });
    expect([(await press()).status, (await press()).status]).toEqual([200, 200]);
    const { score: now, scores } = await lineOf(cast.officer, people[1]);
    expect(now).toBe(62);
    expect(scores).toMatchObject([
      { score: 55, byName: '方敏' },
      { score: 62, byName: '马建国', why: '漏判一道题' },
    ]);
    // His own ledger tells of it, which only those read who see him.
    const { timeline } = (await get(cast.officer, `people/${people[1]}`)).body;
    expect(timeline.filter((line: { verb: string }) => line.verb === 'score-corrected')).toMatchObject([
      { byName: '马建国', detail: { number, from: 55, to: 62, reason: '漏判一道题' } },
    ]);
  });

  it('S116 is entered after the training was put on file as well, and who has one is not made absent', async () => {
    expect((await step(cast.centre, 'mark', { marks: [{ personId: people[0], mark: 'absent' }] })).body.code).toBe(
      'score-of-absent',
    );
    await step(cast.centre, 'conclude', { summary: '三人到课，两人及格' });
    expect((await score(cast.centre, people[2], 59.5)).body.more).toMatchObject({ scored: 3, passed: 2 });
  });

  it('S116 is told and written only where one sees its person: an office its own, a mediator nobody', async () => {
    expect(await lineOf(cast.officer, people[2])).toMatchObject({ isOwn: false, score: null, scores: [] });
    expect((await score(cast.officer, people[2], 90, '再改一次')).body.code).toBe('person-unknown');
    expect(await lineOf(cast.centre, people[2])).toMatchObject({ score: 59.5 });
    // ledger F19: the counts tell of nobody else either; two of the three are of the office.
    expect((await get(cast.centre, `trainings/${number}`)).body.more).toMatchObject({ there: 3, scored: 3, passed: 2 });
    expect((await get(cast.officer, `trainings/${number}`)).body.more).toMatchObject({
      there: 3,
      scored: 2,
      passed: 2,
    });
    const { items } = (await get(cast.officerOfShiqiao, 'trainings?state=all')).body;
    expect(items.map(({ more }: { more: object }) => more)).toMatchObject([{ there: 3, scored: 0, passed: 0 }]);
    const seen = await get(cast.mediator, `trainings/${number}`);
    expect(seen.body.more).toMatchObject({ there: 3, scored: 0, passed: 0 });
    const { lines } = (await get(cast.mediator, `trainings/${number}/sheet`)).body;
    expect(lines.map((line: { score: number | null }) => line.score)).toEqual([null, null, null]);
    expect(JSON.stringify([lines, seen.body])).not.toContain('漏判');
    expect((await score(cast.mediator, people[0], 1, '试试')).status).toBe(403);
    expect((await score(cast.deputyDirector, people[0], 1, '试试')).status).toBe(403);
  });

  it('S116 goes out with hours and course in the training ledger, of an office its own people', async () => {
    const csv = async (who: string) => (await app.as(who)('GET', '/api/export/trainings?format=csv')).body as string;
    const all = await csv(cast.centre);
    expect(all.split('\n').find((line) => line.includes('学员1'))).toMatch(
      /新消法（6 学时）.*到,6,62,60,及格,马建国,漏判一道题/u,
    );
    expect(all.split('\n').find((line) => line.includes('学员2'))).toMatch(/迟到,6,59\.5,60,不及格/u);
    const own = await csv(cast.officeHead);
    expect([own.includes('学员0'), own.includes('学员2')]).toEqual([true, false]);
    const later = await app.as(cast.centre)('GET', '/api/export/trainings?format=csv&from=2026-11-26');
    expect(later.body).not.toContain('学员');
  });

  it('ledger F8: a partner department that agreed on hours of training reads the hours, and no score', async () => {
    const appointment = { id: uuidv7(), personId: people[1], post: 'supervisor', stationId: 'ST-V0302' };
    await post(cast.centre, 'appointments', { ...appointment, departmentIds: ['AMR', 'AGRI'] });
    const pact = {
      id: uuidv7(),
      version: 0,
      departmentId: 'AGRI',
      document: '联席会议纪要〔2026〕3号',
      agreedOn: today,
    };
    const put = await app.as(cast.centre)('PUT', '/api/pacts', { ...pact, dataClass: 'training' });
    expect(put.status, JSON.stringify(put.body)).toBe(200);
    const { trainings, trained } = (await get(cast.agriculture, `people/${people[1]}/file`)).body;
    expect(trained).toEqual({ n: 1, hours: 6 });
    expect(trainings).toMatchObject([{ number, mark: 'present', hours: 6, passMark: null, score: null }]);
    expect((await get(cast.centre, `people/${people[1]}/file`)).body.trainings[0].score).toBe(62);
  });

  it('ledger F18: two of two offices put right in one press, and each record tells of its own reason alone', async () => {
    const scores = [
      { personId: people[0], score: 90, reason: '前柳学员的卷子少加两分' },
      { personId: people[2], score: 60, reason: '石桥学员的卷子重判过' },
    ];
    expect((await step(cast.centre, 'score', { scores })).status).toBe(200);
    const recordOf = async (id: string | undefined) => {
      const { timeline } = (await get(cast.centre, `people/${id}`)).body;
      return JSON.stringify(timeline.filter(({ verb }: { verb: string }) => verb === 'score-corrected'));
    };
    const [own, other] = [await recordOf(people[0]), await recordOf(people[2])];
    expect([own.includes('前柳学员'), own.includes('石桥学员')]).toEqual([true, false]);
    expect([other.includes('前柳学员'), other.includes('石桥学员')]).toEqual([false, true]);
  });
});
