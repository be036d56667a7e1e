import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/people/person.ts';
import { listAccounts } from '../../../src/store/county/account.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

const today = '2026-11-25';
const countyId = 990126;
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
});
afterAll(() => app.close());

async function register(change: object = {}, who = cast.centre): Promise<Person> {
  const form = { id: uuidv7(), name: '郭巧珍', regionId: 'V0303', stationId: 'ST-V0303', ...change };
  const answer = await app.as(who)('POST', '/api/people', form);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.entry;
}

async function step(who: string, path: string, id: string, move: string, input: object = {}) {
  const { entry } = (await app.as(who)('GET', `/api/${path}/${id}`)).body;
  return app.as(who)('POST', `/api/${path}/${id}/${move}`, { version: entry?.version ?? 1, clientId: uuidv7(), input });
}

const accountOf = async (loginName: string) =>
  (await listAccounts(app.deps.db, countyId)).find((one) => one.loginName === loginName);

describe('who says whose account it is', () => {
  it('is for an office its own people and its stations’, so that nobody closes another’s account by way of a person', async () => {
    const person = await register({ name: '马建国', regionId: 'T03', stationId: null }, cast.officeHead);
    const link = async (who: string, loginName: string) => {
      const accountId = (await accountOf(loginName))?.id;
      const input = { name: '马建国', regionId: 'T03', accountId };
      return step(who, 'people', person.id, 'correct', input);
    };
    for (const other of ['admin', cast.deputyDirector, cast.centre, cast.officerOfShiqiao, 'st-v0501'])
      expect((await link(cast.officeHead, other)).body.code, other).toBe('account-elsewhere');
    for (const officer of [cast.admin, cast.security, cast.auditor])
      expect((await link(cast.centre, officer)).body.code, officer).toBe('account-elsewhere');
    const offered = (await app.as(cast.officeHead)('GET', `/api/people/${person.id}/file`)).body.accounts as {
      id: string;
    }[];
    const ids = offered.map(({ id }) => id);
    expect(ids).toContain((await accountOf(cast.officer))?.id);
    expect(ids).not.toContain((await accountOf(cast.officerOfShiqiao))?.id);
    expect((await link(cast.officeHead, 'st-v0303')).status).toBe(200);
    expect((await link(cast.centre, cast.officerOfShiqiao)).status).toBe(200);
    // What the centre said stays as it is when the office corrects something else.
    expect((await link(cast.officeHead, cast.officerOfShiqiao)).status).toBe(200);
    expect((await accountOf('admin'))?.active).toBe(true);
  });
});

describe('security F5: the three officers', () => {
  it('are closed by nobody who records that a person leaves; the administrator does it first, and the person may go then', async () => {
    for (const loginName of [cast.admin, cast.security, cast.auditor]) {
      const account = await accountOf(loginName);
      const place = { regionId: 'T03', stationId: null };
      const person = await register({ name: account?.name, ...place });
      const named = { name: account?.name, ...place, accountId: account?.id };
      expect((await step(cast.admin, 'people', person.id, 'correct', named)).status).toBe(200);
      const leave = () => step(cast.centre, 'people', person.id, 'leave', { on: today, reason: 'resigned' });
      expect((await leave()).body.code, loginName).toBe('officer-leaves');
      expect((await accountOf(loginName))?.active).toBe(true);
      if (loginName !== cast.auditor) continue;
      const { language: _, ...form } = (await app.as(cast.admin)('GET', '/api/accounts')).body.accounts.find(
        (one: { id: string }) => one.id === account?.id,
      );
      expect((await app.as(cast.admin)('PUT', '/api/accounts', { ...form, active: false })).status).toBe(200);
      expect((await leave()).status).toBe(200);
    }
  });
});

describe('who recommends for which place', () => {
  const nominate = async (who: string, change: object) => {
    const person = await register({ name: '石秀兰', regionId: 'V0501', stationId: 'ST-V0501' });
    const form = { id: uuidv7(), personId: person.id, post: 'supervisor', departmentIds: ['AGRI'], ...change };
    return (await app.as(who)('POST', '/api/appointments', form)).body;
  };

  it('is a station for itself and an office for its own area', async () => {
    expect((await nominate('st-v0303', { stationId: 'ST-V0501' })).code).toBe('station-unknown');
    expect((await nominate(cast.officeHead, { stationId: 'ST-V0501' })).code).toBe('charter-elsewhere');
    expect((await nominate(cast.headOfShiqiao, { stationId: 'ST-V0501' })).entry.state).toBe('nominated');
    expect((await nominate('st-v0501', { stationId: 'ST-V0501' })).entry.state).toBe('nominated');
    // The head of the office hears for which station: several of one morning read alike without it.
    const heard = (await app.as(cast.headOfShiqiao)('GET', '/api/messages/own')).body.items as { text: string }[];
    const { stations } = (await app.as(cast.centre)('GET', '/api/directory')).body as {
      stations: { id: string; name: string }[];
    };
    const name = stations.find(({ id }) => id === 'ST-V0501')?.name;
    expect(heard.map(({ text }) => text)).toContainEqual(expect.stringMatching(new RegExp(`^${name}推荐了新的`, 'u')));
  });

  it('relieves no holder of another office’s town', async () => {
    const former = await register({ name: '柳成林', regionId: 'T03', stationId: null, posts: ['townLeader'] });
    const other = await register({ name: '石新民', regionId: 'T05', stationId: null });
    const input = { kind: 'townLeader', regionId: 'T03', since: today };
    expect((await step(cast.headOfShiqiao, 'people', other.id, 'takeOffice', input)).body.code).toBe(
      'charter-elsewhere',
    );
    const still = (await app.as(cast.centre)('GET', `/api/people/${former.id}`)).body.entry;
    expect(still.posts[0].until).toBeNull();
    expect(
      (await step(cast.headOfShiqiao, 'people', other.id, 'takeOffice', { ...input, regionId: 'T05' })).status,
    ).toBe(200);
  });
});

describe('two records that were one for a while', () => {
  it('come apart with the account that went over, which goes back to whose it was', async () => {
    const keep = await register({ name: '白静' });
    const other = await register({ name: '白静' });
    const accountId = (await accountOf(cast.otherOfficer))?.id;
    await step(cast.centre, 'people', other.id, 'correct', { name: '白静', accountId });
    await step(cast.centre, 'people', other.id, 'merge', { intoId: keep.id, reason: '同一人' });
    expect((await app.as(cast.centre)('GET', `/api/people/${keep.id}`)).body.entry.accountId).toBe(accountId);
    const apart = await step(cast.centre, 'people', other.id, 'restore', { reason: '同名' });
    expect(apart.status, JSON.stringify(apart.body)).toBe(200);
    expect(apart.body.entry).toMatchObject({ state: 'active', accountId });
    expect((await app.as(cast.centre)('GET', `/api/people/${keep.id}`)).body.entry.accountId).toBeNull();
  });
});

describe('what a partner department reads', () => {
  let person: Person;
  let appointmentId: string;
  beforeAll(async () => {
    person = await register({ name: '周春兰', phone: '13955000707' });
    appointmentId = uuidv7();
    const form = { id: appointmentId, personId: person.id, post: 'supervisor', stationId: 'ST-V0303' };
    await app.as(cast.centre)('POST', '/api/appointments', { ...form, departmentIds: ['AMR', 'AGRI'] });
    await step(cast.centre, 'appointments', appointmentId, 'check', { checkWords: '村里同意' });
    await step(cast.deputyDirector, 'appointments', appointmentId, 'appoint', { appointedOn: today });
  });

  it('is no telephone figure by figure, by what a search finds', async () => {
    const found = async (who: string, q: string) =>
      (await app.as(who)('GET', `/api/people?q=${encodeURIComponent(q)}`)).body.items.length;
    expect([await found(cast.centre, '5500'), await found(cast.agriculture, '5500')]).toEqual([1, 0]);
    expect(await found(cast.agriculture, '周春兰')).toBe(1);
  });

  it('is nothing of the others’ parts, on the page, in its lines or on the certificate', async () => {
    for (const path of [`/api/people/${person.id}`, `/api/appointments/${appointmentId}`]) {
      const seen = await app.as(cast.agriculture)('GET', path);
      expect(seen.status, path).toBe(200);
      expect(JSON.stringify(seen.body), path).not.toMatch(/AMR|市场监督管理局/u);
    }
    const paper = async (who: string) => (await app.as(who)('GET', `/certificates/${appointmentId}`)).body as string;
    expect(await paper(cast.centre)).toMatch(/承担[^。]*市场监督管理局、[^。]*农业/u);
    expect(await paper(cast.agriculture)).not.toMatch(/承担[^。]*市场监督管理局/u);
  });

  it('ends with its agreement, and no reading of that moment sets it in force again', async () => {
    const pact = {
      id: uuidv7(),
      version: 0,
      departmentId: 'AGRI',
      dataClass: 'contact',
      document: '纪要〔2026〕3号',
      agreedOn: today,
    };
    await app.as(cast.centre)('PUT', '/api/pacts', pact);
    const holder = await app.database.pool.connect();
    await holder.query('begin');
    await holder.query('select 1 from pact where id = $1 for update', [pact.id]);
    const reading = app.as(cast.agriculture)('GET', '/api/people');
    await new Promise((done) => setTimeout(done, 300));
    // What an administrator saves while somebody reads.
    await holder.query("update pact set agreed_on = '2026-01-01', ends_on = '2026-11-24' where id = $1", [pact.id]);
    await holder.query('commit');
    holder.release();
    const { items } = (await reading).body;
    expect(items[0].entry.phone).toBe('139****0707');
    const { pacts } = (await app.as(cast.centre)('GET', '/api/pacts')).body;
    expect(pacts.find(({ id }: { id: string }) => id === pact.id).endsOn).toBe('2026-11-24');
  });
});

describe('the sheet of a training', () => {
  it('takes from an office whom it sees or who stands on it already, and from nobody the id of a stranger', async () => {
    const [own, stranger] = [
      await register({ name: '任春生' }),
      await register({ name: '石大川', regionId: 'V0501', stationId: 'ST-V0501' }),
    ];
    const form = {
      id: uuidv7(),
      title: '柳河片区轮训',
      audience: 'supervisor',
      officeId: 'SO-LH',
      startsOn: today,
      endsOn: today,
    };
    const sent = { ...form, place: '柳河所', courses: [{ title: '登记和转办', hours: 6 }] };
    const { number } = (await app.as(cast.centre)('POST', '/api/trainings', sent)).body.entry;
    await step(cast.deputyDirector, 'trainings', number, 'approve');
    const invite = (who: string, ...people: Person[]) =>
      step(who, 'trainings', number, 'invite', { personIds: people.map(({ id }) => id) });
    const mark = (...people: Person[]) =>
      step(cast.officeHead, 'trainings', number, 'mark', {
        marks: people.map(({ id }) => ({ personId: id, mark: 'present' })),
      });
    expect((await invite(cast.officeHead, own, stranger)).body.code).toBe('person-unknown');
    expect((await invite(cast.officeHead, own)).status).toBe(200);
    expect((await mark(own, stranger)).body.code).toBe('person-unknown');
    expect((await invite(cast.centre, stranger)).status).toBe(200);
    expect((await mark(own, stranger)).status).toBe(200);
  });
});

describe('an opinion of an expert', () => {
  it('is asked by an office about its own matters alone', async () => {
    const { id: personId } = await register({ name: '粮满川', stationId: null, experience: '检验十年' });
    const place = { stationId: null, organisationId: 'CA', unit: '县粮油行业商会', departmentIds: [] };
    const appointmentId = uuidv7();
    const form = { id: appointmentId, personId, post: 'council', specialities: ['粮油'], ...place };
    expect((await app.as(cast.centre)('POST', '/api/appointments', form)).status).toBe(200);
    await step(cast.centre, 'appointments', appointmentId, 'check', { checkWords: '单位同意' });
    await step(cast.deputyDirector, 'appointments', appointmentId, 'appoint', { appointedOn: today });
    const number = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, { version, input: { officeId: 'SO-LH' } });
    const ask = (who: string, matterNumber: string) =>
      app.as(who)('POST', '/api/engagements', {
        id: uuidv7(),
        kind: 'opinion',
        appointmentId,
        topic: '肥料分量',
        matterNumber,
        dueOn: '2026-12-01',
      });
    const [theirs, nothing] = [
      await ask(cast.officerOfShiqiao, number),
      await ask(cast.officerOfShiqiao, '投2026-9999'),
    ];
    expect([theirs.status, theirs.body]).toEqual([nothing.status, nothing.body]);
    expect(theirs.body.code).toBe('not-found');
    const own = (await ask(cast.officer, number)).body.entry;
    expect(own.state).toBe('asked');
    // What the centre asks about the office's matter the office reads; what it asks about none is the county's.
    const about = (await ask(cast.centre, number)).body.entry;
    const lecture = (await ask(cast.centre, '')).body.entry;
    const numbers = [own.number, about.number, lecture.number].toSorted();
    const listed = async (who: string) =>
      (await app.as(who)('GET', '/api/engagements?state=all')).body.items
        .map((one: { entry: { number: string } }) => one.entry.number)
        .toSorted();
    const opened = async (who: string) => {
      const answers = await Promise.all(numbers.map((one) => app.as(who)('GET', `/api/engagements/${one}`)));
      return numbers.filter((_one, i) => answers[i]?.status === 200);
    };
    for (const [who, seen] of [
      [cast.officerOfShiqiao, []],
      [cast.officer, [own.number, about.number].toSorted()],
      [cast.centre, numbers],
      [cast.deputyDirector, numbers],
    ] as const)
      expect([await listed(who), await opened(who)], who).toEqual([seen, seen]);
    const filed = (await app.as(cast.officerOfShiqiao)('GET', `/api/people/${personId}/file`)).body;
    expect(JSON.stringify(filed)).not.toContain('肥料分量');
  });
});
