import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person.ts';
import { listAccounts } from '../../src/store/account.ts';
import { testApp, type TestApp } from '../http-app.ts';

const today = '2026-11-25';
const countyId = 990126;
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
});
afterAll(() => app.close());

async function register(change: object = {}, who = 'fangmin'): Promise<Person> {
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
    const person = await register({ name: '马建国', regionId: 'T03', stationId: null }, 'liuguodong');
    const link = async (who: string, loginName: string) => {
      const accountId = (await accountOf(loginName))?.id;
      const input = { name: '马建国', regionId: 'T03', accountId };
      return step(who, 'people', person.id, 'correct', input);
    };
    for (const other of ['admin', 'hanzhiyuan', 'fangmin', 'sunliang', 'st-v0501'])
      expect((await link('liuguodong', other)).body.code, other).toBe('account-elsewhere');
    expect((await link('fangmin', 'admin')).body.code).toBe('account-elsewhere');
    const offered = (await app.as('liuguodong')('GET', `/api/people/${person.id}/file`)).body.accounts as {
      id: string;
    }[];
    const ids = offered.map(({ id }) => id);
    expect(ids).toContain((await accountOf('majianguo'))?.id);
    expect(ids).not.toContain((await accountOf('sunliang'))?.id);
    expect((await link('liuguodong', 'st-v0303')).status).toBe(200);
    expect((await link('fangmin', 'sunliang')).status).toBe(200);
    // What the centre said stays as it is when the office corrects something else.
    expect((await link('liuguodong', 'sunliang')).status).toBe(200);
    expect((await accountOf('admin'))?.active).toBe(true);
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
    expect((await nominate('liuguodong', { stationId: 'ST-V0501' })).code).toBe('charter-elsewhere');
    expect((await nominate('shidapeng', { stationId: 'ST-V0501' })).entry.state).toBe('nominated');
    expect((await nominate('st-v0501', { stationId: 'ST-V0501' })).entry.state).toBe('nominated');
  });

  it('relieves no holder of another office’s town', async () => {
    const former = await register({ name: '柳成林', regionId: 'T03', stationId: null, posts: ['townLeader'] });
    const other = await register({ name: '石新民', regionId: 'T05', stationId: null });
    const input = { kind: 'townLeader', regionId: 'T03', since: today };
    expect((await step('shidapeng', 'people', other.id, 'takeOffice', input)).body.code).toBe('charter-elsewhere');
    const still = (await app.as('fangmin')('GET', `/api/people/${former.id}`)).body.entry;
    expect(still.posts[0].until).toBeNull();
    expect((await step('shidapeng', 'people', other.id, 'takeOffice', { ...input, regionId: 'T05' })).status).toBe(200);
  });
});

describe('two records that were one for a while', () => {
  it('come apart with the account that went over, which goes back to whose it was', async () => {
    const keep = await register({ name: '白静' });
    const other = await register({ name: '白静' });
    const accountId = (await accountOf('baijing'))?.id;
    await step('fangmin', 'people', other.id, 'correct', { name: '白静', accountId });
    await step('fangmin', 'people', other.id, 'merge', { intoId: keep.id, reason: '同一人' });
    expect((await app.as('fangmin')('GET', `/api/people/${keep.id}`)).body.entry.accountId).toBe(accountId);
    const apart = await step('fangmin', 'people', other.id, 'restore', { reason: '同名' });
    expect(apart.status, JSON.stringify(apart.body)).toBe(200);
    expect(apart.body.entry).toMatchObject({ state: 'active', accountId });
    expect((await app.as('fangmin')('GET', `/api/people/${keep.id}`)).body.entry.accountId).toBeNull();
  });
});
