import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Training } from '../../../src/domain/people/training.ts';
import type { Attendance } from '../../../src/domain/people/training-sheet.ts';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

const today = '2026-11-25';
let app: TestApp;
const people: string[] = [];

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
  const places = [
    ['V0303', 'ST-V0303'],
    ['V0302', 'ST-V0302'],
    ['V0301', 'ST-V0301'],
    ['V0101', 'ST-V0101'],
  ] as const;
  for (const [n, [regionId, stationId]] of places.entries()) people.push(await supervisor(n, regionId, stationId));
});
afterAll(() => app.close());

async function post(who: string, path: string, body: object) {
  const answer = await app.as(who)('POST', `/api/${path}`, body);
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBe(200);
  return answer.body;
}

async function step(who: string, path: string, key: string, move: string, input: object = {}) {
  const { version } = (await app.as(who)('GET', `/api/${path}/${key}`)).body.entry;
  return post(who, `${path}/${key}/${move}`, { version, clientId: uuidv7(), input });
}

async function supervisor(n: number, regionId: string, stationId: string): Promise<string> {
  const phone = `1395500030${n}`;
  const person = await post(cast.centre, 'people', { id: uuidv7(), name: `监督员${n}`, phone, regionId, stationId });
  const id = uuidv7();
  const form = { id, personId: person.entry.id, post: 'supervisor', stationId, departmentIds: ['AMR'] };
  await post(cast.centre, 'appointments', form);
  await step(cast.centre, 'appointments', id, 'check', { checkWords: '村里同意' });
  await step(cast.deputyDirector, 'appointments', id, 'appoint', { appointedOn: '2026-11-01' });
  return person.entry.id;
}

const ask = async (query: string, who = cast.centre) =>
  (await app.as(who)('GET', `/api/training-batches?audience=supervisor&seats=2&${query}`)).body;
const attendanceOf = (id: string): Promise<Attendance[]> =>
  app.deps.db.selectFrom('attendance').selectAll().where('trainingId', '=', id).execute();

describe('分批、定向的培训', () => {
  const plan = {
    id: uuidv7(),
    title: '监督员农资轮训',
    audience: 'supervisor',
    gap: 'course',
    courseTitle: '农资识假',
    seats: 2,
    startsOn: today,
    everyDays: 7,
    place: '柳河所会议室',
    courses: [{ title: '农资识假', hours: 3, teacher: '田丰收' }],
  };
  let made: Training[] = [];

  it('S166 S167 those who lack it are shown by area and seats before anything is planned; an office sees its own', async () => {
    const county = await ask('gap=course&courseTitle=农资识假');
    expect(county).toMatchObject({ people: 4, completion: { of: 4, done: 0 } });
    expect(county.batches.map(({ n }: { n: number }) => n)).toEqual([1, 1, 2]);
    const office = await ask('gap=never', cast.officer);
    expect([office.people, office.batches.length]).toEqual([3, 2]);
    expect((await app.as(cast.mediator)('GET', '/api/training-batches?audience=all&gap=never&seats=9')).status).toBe(
      403,
    );
  });

  it('S167 all batches are planned in one act, once however often it is pressed, each with its people invited', async () => {
    const press = () => post(cast.centre, 'training-batches', plan);
    const presses = await Promise.all([press(), press()]);
    const again = await press();
    for (const { numbers } of presses) expect(numbers).toEqual(again.numbers);
    made = await app.deps.db.selectFrom('training').selectAll().orderBy('number').execute();
    expect(made.map(({ batch, startsOn }) => [batch, startsOn])).toEqual([
      [1, '2026-11-25'],
      [2, '2026-12-02'],
      [3, '2026-12-09'],
    ]);
    const invited = await Promise.all(made.map(({ id }) => attendanceOf(id)));
    expect(
      invited
        .flat()
        .map(({ personId }) => personId)
        .toSorted(),
    ).toEqual([...people].toSorted());
  });

  it('S167 S168 who was there has done the course; who was not gets a make-up class, once', async () => {
    const [first] = made;
    if (first === undefined) throw new Error('A batch was planned.');
    const early = { id: uuidv7(), startsOn: '2026-12-01', place: '县局三楼' };
    const refused = await app.as(cast.centre)('POST', `/api/trainings/${first.number}/make-up`, early);
    expect(refused.body.code).toBe('make-up-too-early');
    await step(cast.deputyDirector, 'trainings', first.number, 'approve');
    const [only] = await attendanceOf(first.id);
    await step(cast.centre, 'trainings', first.number, 'invite', { personIds: people });
    const marks = people.map((personId) => ({ personId, mark: personId === only?.personId ? 'present' : 'absent' }));
    await step(cast.centre, 'trainings', first.number, 'mark', { marks });
    expect(await ask('gap=course&courseTitle=农资识假')).toMatchObject({ people: 3, completion: { of: 4, done: 1 } });
    const form = { id: uuidv7(), startsOn: '2026-12-20', place: '县局三楼' };
    const { number } = await post(cast.centre, `trainings/${first.number}/make-up`, form);
    expect((await post(cast.centre, `trainings/${first.number}/make-up`, form)).number).toBe(number);
    const { entry } = (await app.as(cast.centre)('GET', `/api/trainings/${number}`)).body;
    expect(entry).toMatchObject({ title: '监督员农资轮训补课', startsOn: '2026-12-20', courses: plan.courses });
    const missed = (await attendanceOf(entry.id)).map(({ personId }) => personId);
    expect(missed.toSorted()).toEqual(people.filter((id) => id !== only?.personId).toSorted());
  });

  it('says so where nobody lacks it', async () => {
    const nobody = { ...plan, id: uuidv7(), gap: 'anybody', audience: 'lecturer' };
    expect((await app.as(cast.centre)('POST', '/api/training-batches', nobody)).body.code).toBe('nobody-to-train');
  });
});
