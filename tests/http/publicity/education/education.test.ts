import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOfAccount } from '../../../../src/domain/county/account.ts';
import {
  educationFigures,
  type EducationFigure,
} from '../../../../src/domain/publicity/education/education-figures.ts';
import { maySeeOutreach, type Outreach } from '../../../../src/domain/publicity/education/outreach.ts';
import { countEducation, listEducationRecords } from '../../../../src/store/publicity/education/education-figure.ts';
import { listAccounts } from '../../../../src/store/county/account.ts';
import { listOutreaches } from '../../../../src/store/publicity/education/outreach.ts';
import { cast } from '../../../build/cast.ts';
import { testApp, type TestApp } from '../../../build/house/http-app.ts';

const countyId = 990126;
const today = '2026-11-25';
let app: TestApp;
let lecturerId = '';
let courseId = '';
let leafletId = '';

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
  lecturerId = await aLecturer();
});
afterAll(() => app.close());

async function send(who: string, path: string, body: object) {
  const answer = await app.as(who)('POST', `/api/${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.entry;
}

async function step(who: string, path: string, key: string, move: string, input: object = {}) {
  const { entry } = (await app.as(who)('GET', `/api/${path}/${key}`)).body;
  return app.as(who)('POST', `/api/${path}/${key}/${move}`, {
    version: entry?.version ?? 1,
    clientId: uuidv7(),
    input,
  });
}

async function done(who: string, path: string, key: string, move: string, input: object = {}) {
  const answer = await step(who, path, key, move, input);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function aLecturer(): Promise<string> {
  const person = await send(cast.centre, 'people', {
    id: uuidv7(),
    name: '高学文',
    regionId: 'V0303',
    experience: '党校讲师二十年',
    credentials: ['高级讲师'],
  });
  const id = uuidv7();
  await send(cast.centre, 'appointments', {
    id,
    personId: person.id,
    post: 'lecturer',
    organisationId: 'CA',
    departmentIds: [],
    specialities: ['老年消费', '农资'],
    availability: '周二',
  });
  await done(cast.centre, 'appointments', id, 'check', { checkWords: '合适' });
  await done(cast.deputyDirector, 'appointments', id, 'appoint', { appointedOn: today });
  return id;
}

const form = (change: object = {}) => ({
  id: uuidv7(),
  kind: 'lecture',
  title: '种子怎么挑、票怎么留',
  onDay: today,
  place: '郭庄村文化大院',
  regionId: 'V0303',
  audience: 'villager',
  strands: ['rights'],
  topics: ['newLaw'],
  ...change,
});
const hold = async (change: object, held: object, who = cast.centre) => {
  const { number } = await send(who, 'outreaches', form(change));
  await done(cast.deputyDirector, 'outreaches', number, 'approve');
  return (await done(who, 'outreaches', number, 'hold', held)).entry as Outreach;
};

describe('courses and materials', () => {
  it('S67 S68 a course is written once, found by strand, rewritten as its next edition', async () => {
    const course = {
      id: uuidv7(),
      title: '农资识假',
      strand: 'science',
      aims: ['scientific', 'rational'],
      topics: ['farmInput'],
      audiences: ['villager', 'supervisor'],
      minutes: 40,
      content: '看包装、看登记证号、留小票。',
    };
    const made = await send(cast.mediator, 'courses', course);
    courseId = made.id;
    expect((await send(cast.mediator, 'courses', course)).number).toBe(made.number);
    const { id: _, ...rest } = course;
    const { entry } = await done(cast.centre, 'courses', made.number, 'rewrite', { ...rest, minutes: 45 });
    expect(entry).toMatchObject({
      edition: 2,
      minutes: 45,
      laws: expect.arrayContaining(['《消费者权益保护法》（2013年修正）']),
    });
  });

  it('S43 S161 is printed, issued to a station, and what is there is known by station; never less than nothing, by two at once neither', async () => {
    const { id, number } = await send(cast.centre, 'materials', {
      id: uuidv7(),
      kind: 'leaflet',
      name: '买种三看',
      remindBelow: 500,
    });
    leafletId = id;
    await done(cast.centre, 'materials', number, 'print', { n: 1000, onDay: today, note: '县印刷厂' });
    await done(cast.mediator, 'materials', number, 'issue', { stationId: 'ST-V0303', n: 600, onDay: today });
    const short = await step(cast.centre, 'materials', number, 'issue', {
      stationId: 'ST-V0302',
      n: 401,
      onDay: today,
    });
    expect([short.status, short.body.code, short.body.fields?.[0]?.zh]).toEqual([
      409,
      'stock-short',
      '这里只有 400 份；请写 400 以内，或者先补领。',
    ]);
    const two = await Promise.all(
      ['ST-V0302', 'ST-V0301'].map((stationId) =>
        step(cast.centre, 'materials', number, 'issue', { stationId, n: 300, onDay: today }),
      ),
    );
    expect(two.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { more } = (await app.as(cast.centre)('GET', `/api/materials/${number}`)).body;
    expect(more).toMatchObject({ printed: 1000, store: 100, atStations: 900, handedOut: 0, low: true });
    expect(more.at[0]).toEqual({ stationName: expect.stringContaining('郭庄'), n: 600 });
  });
});

describe('an event of education', () => {
  let number = '';

  it('S41 S64 is planned by an office, approved by the leader, who commissions its lecturer with topic, place and day', async () => {
    const talks = [
      { topic: '种子怎么挑', courseId, lecturerId, minutes: 40 },
      { topic: '新消法', speaker: '马建国' },
    ];
    const planned = await send(
      cast.officer,
      'outreaches',
      form({ talks, coHosts: '县消协、县农业农村局', onDay: '2026-11-26' }),
    );
    ({ number } = planned);
    expect(planned).toMatchObject({
      officeId: 'SO-LH',
      strands: ['rights', 'science'],
      topics: ['newLaw', 'farmInput'],
    });
    expect((await step(cast.officer, 'outreaches', number, 'approve')).status).toBe(403);
    const { more } = await done(cast.deputyDirector, 'outreaches', number, 'approve');
    const [first] = more.talks;
    expect(first).toMatchObject({ speaker: '高学文', courseTitle: '农资识假', engagementState: 'asked' });
    const asked = (await app.as(cast.mediator)('GET', `/api/engagements/${first.engagementNumber}`)).body.entry;
    expect(asked).toMatchObject({
      topic: '种子怎么挑',
      place: '郭庄村文化大院',
      dueOn: '2026-11-26',
      outreachNumber: number,
    });
    const letter = await app.as(cast.mediator)(
      'GET',
      `/certificates/commissions/${encodeURIComponent(first.engagementNumber)}`,
    );
    expect(letter.body).toContain('消费教育委托书');
    expect(letter.body).toContain('高学文');
    const twice = await app.as(cast.centre)('POST', '/api/outreaches', form({ talks, onDay: '2026-11-26' }));
    expect(twice.body.fields[0]).toMatchObject({
      path: 'talks.0.lecturerId',
      zh: expect.stringContaining('这天在别处讲'),
    });
    const { lecturers } = (await app.as(cast.centre)('GET', '/api/education/lecturers?from=2026-11-01&to=2026-11-30'))
      .body;
    expect(lecturers).toEqual([
      expect.objectContaining({
        name: '高学文',
        skills: ['老年消费', '农资'],
        days: [expect.objectContaining({ onDay: '2026-11-26', number })],
      }),
    ]);
  });

  it('S42 S43 is held on its day: who came is counted, what was handed out leaves the stock of the station, and it is held once', async () => {
    const input = {
      counted: 23,
      materials: [{ materialId: leafletId, stationId: 'ST-V0303', taken: 100, handed: 55 }],
    };
    expect((await step(cast.officer, 'outreaches', number, 'hold', input)).body.code).toBe('day-in-future');
    app.setNow('2026-11-26T17:00:00+08:00');
    const tooMany = {
      ...input,
      materials: [{ materialId: leafletId, stationId: 'ST-V0303', taken: 700, handed: 601 }],
    };
    expect((await step(cast.officer, 'outreaches', number, 'hold', tooMany)).body.code).toBe('stock-short');
    const clientId = uuidv7();
    const { version } = (await app.as(cast.officer)('GET', `/api/outreaches/${number}`)).body.entry;
    const press = () => app.as(cast.officer)('POST', `/api/outreaches/${number}/hold`, { version, clientId, input });
    const [first, again] = [await press(), await press()];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(first.body.more).toMatchObject({
      attendance: 23,
      materials: [{ name: '买种三看', taken: 100, handed: 55, back: 45 }],
    });
    const stock = await app.deps.db
      .selectFrom('materialStock')
      .selectAll()
      .where('stationId', '=', 'ST-V0303')
      .execute();
    expect(stock.map(({ n }) => n)).toEqual([545]);
    expect((await done(cast.officer, 'outreaches', number, 'record', { summary: '问的人多' })).entry.state).toBe(
      'recorded',
    );
    expect((await app.as(cast.officerOfChengguan)('GET', `/api/outreaches/${number}`)).status).toBe(404);
  });

  it('S65 the events of the lecturers are a list of their own; a cancelled one releases who was commissioned', async () => {
    const talks = [{ topic: '防骗', lecturerId }];
    const off = await send(cast.centre, 'outreaches', form({ talks, onDay: '2026-12-02' }));
    await done(cast.deputyDirector, 'outreaches', off.number, 'approve');
    await done(cast.centre, 'outreaches', off.number, 'cancel', { reason: '场地撤销' });
    const { engagementState } = (await app.as(cast.centre)('GET', `/api/outreaches/${off.number}`)).body.more.talks[0];
    expect(engagementState).toBe('cancelled');
    const listed = (await app.as(cast.centre)('GET', '/api/outreaches?state=all&lecturers=yes')).body.items;
    expect(listed.map((one: { entry: Outreach }) => one.entry.number).toSorted()).toEqual(
      [number, off.number].toSorted(),
    );
  });

  it('the list of each account is what maySeeOutreach says of every event', async () => {
    const all = await app.deps.db.selectFrom('outreach').selectAll().execute();
    for (const account of await listAccounts(app.deps.db, countyId)) {
      const actor = actorOfAccount(account);
      if (!['centre', 'leader', 'officer', 'officeHead', 'mediator'].includes(actor.role)) continue;
      const seen = await listOutreaches(app.deps.db, actor, { state: 'all' });
      expect(seen.map(({ id }) => id).toSorted(), account.loginName).toEqual(
        all
          .filter((one) => maySeeOutreach(actor, one))
          .map(({ id }) => id)
          .toSorted(),
      );
    }
  });
});

describe('the figures of education', () => {
  beforeAll(async () => {
    const stations = ['ST-V0303', 'ST-V0302'];
    await hold(
      { kind: 'siteEvent', audience: 'public', onDay: '2026-11-26', topics: ['water'] },
      { counted: 900, method: 'estimate' },
    );
    await hold(
      { kind: 'training', audience: 'supervisor', onDay: '2026-11-26', strands: ['culture'] },
      { counted: 40 },
    );
    await hold(
      { kind: 'seminar', onDay: '2026-11-26', invitedIds: stations },
      { counted: 12, attendedIds: ['ST-V0303'] },
    );
    await hold(
      { kind: 'siteMeeting', onDay: '2026-11-26', invitedIds: stations },
      { counted: 8, attendedIds: stations, gaps: [{ stationId: 'ST-V0302', gap: '制度没上墙' }] },
    );
    await send(cast.centre, 'outreaches', form({ onDay: '2026-12-20' }));
    const { id } = (await app.deps.db.selectFrom('charter').select('id').limit(1).executeTakeFirst()) ?? { id: '' };
    await app.deps.db.updateTable('charter').set({ educationSince: '2026-10-01' }).where('id', '=', id).execute();
  });

  it('shows on an event who was told of it, to whoever may read it', async () => {
    const { items } = (await app.as(cast.centre)('GET', '/api/outreaches?state=all')).body;
    const { number } = items
      .map(({ entry }: { entry: Outreach }) => entry)
      .find(({ kind }: Outreach) => kind === 'seminar');
    const toldTo = async (who: string) => (await app.as(who)('GET', `/api/messages/of/${number}`)).body.told;
    expect((await toldTo(cast.centre)).length).toBe(2);
    expect((await app.as('st-v0303')('GET', `/api/messages/of/${number}`)).status).toBe(403);
  });

  it('S41 S42 S43 S65 S101 S149 S161 F22 F23 F24 F37 F38 F39 F49 count what was held by their definitions', async () => {
    const period = { from: '2026-11-01', to: '2026-11-30', officeId: null };
    expect(await countEducation(app.deps.db, countyId, period)).toEqual({
      outreaches: 3,
      audience: 23 + 900 + 40 + 12 + 8,
      audienceEstimated: 900,
      materialsHandedOut: 55,
      educationPoints: 1,
      lecturerOutreaches: 1,
      lecturerAudience: 23,
      seminars: 1,
    });
    expect(await countEducation(app.deps.db, countyId, { ...period, from: '2026-11-27' })).toMatchObject({
      outreaches: 0,
      audience: 0,
      educationPoints: 1,
    });
    expect(
      await countEducation(app.deps.db, countyId, { ...period, to: '2026-09-30', from: '2026-09-01' }),
    ).toMatchObject({ educationPoints: 0 });
  });

  it.each(educationFigures)(
    '%s is the sum of the records that it opens, for the county and for each office',
    async (figure: EducationFigure) => {
      for (const officeId of [null, 'SO-LH', 'SO-CG'])
        for (const [from, to] of [
          ['2026-01-01', '2026-12-31'],
          ['2026-11-26', '2026-11-26'],
        ] as const) {
          const period = { from, to, officeId };
          const counted = (await countEducation(app.deps.db, countyId, period))[figure];
          const records = await listEducationRecords(app.deps.db, countyId, figure, period);
          expect(
            records.reduce((sum, { n }) => sum + n, 0),
            JSON.stringify(period),
          ).toBe(counted);
          // How many are listed is said by whoever asks: a page shows some, and what is kept of a number is kept of all.
          const first = await listEducationRecords(app.deps.db, countyId, figure, period, 1);
          expect(first).toEqual(records.slice(0, 1));
        }
    },
  );

  it('S58 S68 S69 S103 are divided by strand, aim, audience and topic; green consumption holds its five savings', async () => {
    const { splits, figures } = (
      await app.as(cast.centre)('GET', '/api/education/figures?from=2026-11-01&to=2026-11-30')
    ).body;
    const of = (by: string) =>
      Object.fromEntries(
        splits
          .filter((one: { by: string }) => one.by === by)
          .map(({ code, outreaches, audience }: { code: string; outreaches: number; audience: number }) => [
            code,
            [outreaches, audience],
          ]),
      );
    expect(of('audience')).toEqual({ villager: [3, 43], public: [1, 900], supervisor: [1, 40] });
    expect(of('strand')).toEqual({ rights: [4, 943], culture: [1, 40], science: [1, 23] });
    expect(of('topic')).toMatchObject({ water: [1, 900], green: [1, 900] });
    expect(of('aim')).toEqual({ scientific: [1, 23], rational: [1, 23] });
    expect(figures.audience).toBe(983);
  });
});
