/** 离任交接 in supervision: cases, ways still to go, what somebody began, and the evidence in his hands. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
import { anExhibit } from '../../build/supervision/exhibit.ts';
import { certify, idOf, moveCase } from '../../build/supervision/course.ts';
import { aCovertCheck, aCrew, aPlannedVisit } from '../../build/supervision/inspection.ts';

const today = '2026-05-20';
let app: TestApp;
let of: Record<'goes' | 'heir' | 'head', string>;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
  const [goes, heir, head] = [
    await idOf(app, cast.officer),
    await idOf(app, cast.otherOfficer),
    await idOf(app, cast.officeHead),
  ];
  of = { goes, heir, head };
  await certify(app, cast.officer, cast.otherOfficer, cast.officeHead);
});
afterAll(() => app.close());

const post = async (who: string, path: string, body: object) => {
  const made = await app.as(who)('POST', `/api/${path}`, body);
  expect(made.status, JSON.stringify(made.body)).toBeLessThan(300);
  return made.body;
};
const read = async (path: string) => (await app.as(cast.deputyDirector)('GET', `/api/${path}`)).body;

async function aCase(second: string): Promise<string> {
  const registration = {
    clientId: uuidv7(),
    source: 'inspection',
    foundOn: today,
    operatorName: '老周农资店',
    partyKind: 'soleTrader',
    cause: '涉嫌销售不合格复合肥',
    story: '货架上的复合肥总养分不够',
    actUntil: today,
  };
  const { number } = await post(cast.officer, 'enforcements', registration);
  expect(
    (await moveCase(app, cast.officeHead, number, 'assign', today, { handlerId: of.goes, secondId: second })).status,
  ).toBe(200);
  return number;
}

it('案件、要去的检查和出动、暗访交给接手的人；经手的告诉他编号；证据没当面交接的办不了离任', async () => {
  const [alone, together] = [await aCase(of.head), await aCase(of.heir)];
  const planned = { ...aPlannedVisit(), id: uuidv7(), assignedIds: [of.goes, of.head] };
  const visit = (await post(cast.officer, 'inspections', planned)).entry;
  const sortie = (
    await post(cast.officer, 'sorties', {
      ...aCrew(),
      id: uuidv7(),
      onDay: '2026-06-01',
      peopleIds: [of.goes, of.heir],
    })
  ).entry;
  const covert = (
    await post(cast.centre, 'covert-checks', {
      ...aCovertCheck(),
      id: uuidv7(),
      plannedOn: '2026-06-02',
      visitorIds: [of.goes, of.head],
    })
  ).entry;
  const batch = (
    await post(cast.officer, 'samplings', {
      id: uuidv7(),
      productClass: 'food',
      commissioner: 'county',
      product: '散装蛋糕',
    })
  ).entry;
  await moveCase(app, cast.officer, alone, 'startVerification', today);
  expect((await moveCase(app, cast.deputyDirector, alone, 'file', today)).status).toBe(200);
  const exhibit = (
    await post(cast.officer, 'exhibits', {
      id: uuidv7(),
      ...anExhibit({ enforcementNumber: alone, firstId: of.goes, secondId: of.head }),
      collectedAt: `${today}T08:00:00+08:00`,
    })
  ).entry;

  const person = (
    await post(cast.officeHead, 'people', {
      id: uuidv7(),
      name: '马建国',
      phone: '13955000303',
      regionId: 'T03',
      stationId: null,
    })
  ).entry;
  const step = async (move: string, input: object, who: string = cast.officeHead) => {
    const { entry } = await read(`people/${person.id}`);
    return app.as(who)('POST', `/api/people/${person.id}/${move}`, {
      version: entry.version,
      clientId: uuidv7(),
      input,
    });
  };
  expect((await step('correct', { name: '马建国', regionId: 'T03', accountId: of.goes })).status).toBe(200);
  const { belongings } = (await app.as(cast.officeHead)('GET', `/api/people/${person.id}/file`)).body;
  expect(belongings).toMatchObject({ cases: 2, fieldWork: 3, entries: 1, exhibits: 1 });

  const leaving = { on: today, reason: 'moved', things: '', heirId: of.heir };
  const refused = await step('leave', leaving);
  expect(refused.body.code).toBe('person-keeps-exhibits');
  // Refused as a whole: nothing was handed over.
  expect((await read(`enforcements/${encodeURIComponent(alone)}`)).enforcement.handlerId).toBe(of.goes);
  const handed = { toId: of.head, at: `${today}T08:30:00+08:00`, place: '所里物证柜', why: '离任交接' };
  const passed = await app.as(cast.officer)('POST', `/api/exhibits/${exhibit.id}/hand`, {
    version: exhibit.version,
    clientId: uuidv7(),
    input: handed,
  });
  expect(passed.status, JSON.stringify(passed.body)).toBe(200);
  // It lies in his hands until the other has confirmed that he got it.
  expect((await step('leave', leaving)).body.code).toBe('person-keeps-exhibits');
  const got = await app.as(cast.officeHead)('POST', `/api/exhibits/${exhibit.id}/confirmHand`, {
    version: passed.body.entry.version,
    clientId: uuidv7(),
    input: {},
  });
  expect(got.status, JSON.stringify(got.body)).toBe(200);

  const left = await step('leave', leaving, cast.centre);
  expect(left.status, JSON.stringify(left.body)).toBe(200);
  expect((await read(`enforcements/${encodeURIComponent(alone)}`)).enforcement).toMatchObject({
    handlerId: of.heir,
    secondId: of.head,
  });
  // Who is in the case already does not stand in it twice: the head names another one.
  const other = await read(`enforcements/${encodeURIComponent(together)}`);
  expect(other.enforcement).toMatchObject({ handlerId: null, secondId: of.heir });
  expect(other.timeline.map(({ verb }: { verb: string }) => verb)).toContain('case-handed-on');
  expect((await read(`inspections/${encodeURIComponent(visit.number)}`)).entry.assignedIds).toEqual([of.heir, of.head]);
  expect((await read(`sorties/${encodeURIComponent(sortie.number)}`)).entry.peopleIds).toEqual([of.heir]);
  expect((await read(`covert-checks/${encodeURIComponent(covert.number)}`)).entry.visitorIds).toEqual([
    of.heir,
    of.head,
  ]);
  const heard = async (accountId: string) =>
    (await app.database.db.selectFrom('message').selectAll().where('accountId', '=', accountId).execute())
      .map(({ text }) => text)
      .join('\n');
  const told = await heard(of.heir);
  expect(told).toContain('1 件案件');
  expect(told).toContain('3 次要去的检查、出动、暗访');
  expect(told).toContain(batch.number);
  expect(await heard(of.head)).toContain(`${together}少了一名办案人员`);
});

it('县局中心的案件少了人告诉中心；审核的人走了，谁能审不由程序随便定，告诉所长和中心，由他们改派', async () => {
  // What belongs to no office is looked after by the centre.
  const register = (who: string, change: object) =>
    post(who, 'enforcements', {
      clientId: uuidv7(),
      source: 'inspection',
      foundOn: today,
      operatorName: '惠民超市',
      partyKind: 'soleTrader',
      cause: '涉嫌销售不合格食品',
      story: '货架上有过了保质期的蛋糕',
      ...change,
    });
  const reviewed = (await register(cast.otherOfficer, {})).number as string;
  const [first, second, goes, heir, centre] = [
    await idOf(app, cast.otherOfficer),
    await idOf(app, cast.officeHead),
    await idOf(app, cast.officerOfShiqiao),
    await idOf(app, cast.headOfShiqiao),
    await idOf(app, cast.centre),
  ];
  const { db } = app.database;
  const officeless = (await register(cast.otherOfficer, {})).number as string;
  await db
    .updateTable('enforcement')
    .set({ officeId: null, handlerId: goes, secondId: first })
    .where('number', '=', officeless)
    .execute();
  const review = {
    kind: 'case',
    grounds: [],
    reviewerId: goes,
    receivedOn: today,
    extendedTo: null,
    endedOn: null,
    passed: null,
    opinion: '',
  };
  await db
    .updateTable('enforcement')
    .set({
      state: 'reviewing',
      stage: 'reviewing',
      verifyingOn: today,
      filedOn: today,
      fileNumber: '青市监立〔2026〕99号',
      reportedOn: today,
      handlerId: first,
      secondId: second,
      reviews: JSON.stringify([review]) as never,
    })
    .where('number', '=', reviewed)
    .execute();
  const person = (
    await post(cast.centre, 'people', {
      id: uuidv7(),
      name: '郭燕',
      phone: '13955000404',
      regionId: 'T03',
      stationId: null,
    })
  ).entry;
  const step = (move: string, version: number, input: object) =>
    app.as(cast.centre)('POST', `/api/people/${person.id}/${move}`, { version, clientId: uuidv7(), input });
  const corrected = await step('correct', person.version, { name: '韩志', regionId: 'T03', accountId: goes });
  expect(corrected.status, JSON.stringify(corrected.body)).toBe(200);
  const leaving = { on: today, reason: 'moved', things: '', heirId: heir };
  const left = await step('leave', corrected.body.entry.version, leaving);
  expect(left.status, JSON.stringify(left.body)).toBe(200);
  const heard = async (accountId: string) =>
    (await db.selectFrom('message').selectAll().where('accountId', '=', accountId).execute())
      .map(({ text }) => text)
      .join('\n');
  // The heir does not see the case of another office, and nobody is chosen in his place.
  expect(await heard(second)).toContain(`${reviewed}的审核没有人办，请改派审核人员`);
  expect((await read(`enforcements/${encodeURIComponent(reviewed)}`)).enforcement.reviews).toMatchObject([
    { reviewerId: goes },
  ]);
  const named = await moveCase(app, cast.officeHead, reviewed, 'reassignReview', today, { reviewerId: centre });
  expect(named.status, JSON.stringify(named.body)).toBe(200);
  expect(named.body.enforcement.reviews).toMatchObject([{ reviewerId: centre }]);
  expect((await moveCase(app, cast.centre, reviewed, 'passReview', today)).status).toBe(200);
  const told = await db.selectFrom('message').selectAll().where('matterNumber', '=', officeless).execute();
  expect(told.map(({ text }) => text)).toContainEqual(expect.stringContaining(`${officeless}少了一名办案人员`));
});
