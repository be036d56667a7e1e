import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultStaffing } from '../../../src/domain/people/staffing.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

const today = '2026-11-25';
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
});
afterAll(() => app.close());

const [first, second] = [cast.centre, 'admin'];
const put = (who: string, path: string, body: object) => app.as(who)('PUT', `/api/${path}`, body);
async function linesOf(verb: string): Promise<number> {
  const { ledgerId } = (await app.deps.db.selectFrom('county').selectAll().executeTakeFirstOrThrow()) as {
    ledgerId: string;
  };
  return (await listLedger(app.deps.db, 990126, ledgerId)).filter((line) => line.verb === verb).length;
}

describe('what two officers save', () => {
  const pactNow = async (id: string) =>
    (await app.as(first)('GET', '/api/pacts')).body.pacts.find((one: { id: string }) => one.id === id);

  it('an agreement is saved over the version that was read: the second saver is told and what the first saved stays', async () => {
    const pact = {
      id: uuidv7(),
      version: 0,
      departmentId: 'AGRI',
      dataClass: 'contact',
      document: '联席会议纪要3号',
      agreedOn: today,
      endsOn: null,
    };
    expect((await put(first, 'pacts', pact)).status).toBe(200);
    expect(await pactNow(pact.id)).toMatchObject({ version: 1, endsOn: null });
    const read = { ...pact, version: 1 };
    expect((await put(second, 'pacts', { ...read, endsOn: '2027-06-30' })).status).toBe(200);
    const late = await put(first, 'pacts', { ...read, document: '联席会议纪要5号' });
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile']);
    expect(await pactNow(pact.id)).toMatchObject({ version: 2, endsOn: '2027-06-30', document: '联席会议纪要3号' });
    expect((await put(first, 'pacts', { ...read, version: 2, document: '联席会议纪要5号' })).status).toBe(200);
    expect(await pactNow(pact.id)).toMatchObject({ version: 3, document: '联席会议纪要5号', endsOn: null });
  });

  it('the same press again, as after a lost answer, is answered well and writes nothing', async () => {
    const row = { id: uuidv7(), version: 0, name: '盐务局', fromOn: null, toOn: '2018-12-31', successorId: 'AMR' };
    expect((await put(first, 'successions', row)).status).toBe(200);
    const before = await linesOf('succession-saved');
    expect((await put(first, 'successions', row)).status).toBe(200);
    expect(await linesOf('succession-saved')).toBe(before);
    const { successions } = (await app.as(first)('GET', '/api/staffing')).body;
    expect(successions.filter((one: { id: string }) => one.id === row.id)).toEqual([
      expect.objectContaining({ version: 1, name: '盐务局' }),
    ]);
    expect((await put(second, 'successions', { ...row, name: '盐业局' })).body.code).toBe('changed-meanwhile');
    expect((await put(second, 'successions', { ...row, version: 1, name: '盐业局' })).status).toBe(200);
    expect((await put(first, 'successions', { ...row, version: 1, toOn: '2017-12-31' })).body.code).toBe(
      'changed-meanwhile',
    );
  });

  it('of two who first set the staffing at once one is told, whichever comes first', async () => {
    expect((await app.as(first)('GET', '/api/staffing')).body.staffing.version).toBe(0);
    const both = await Promise.all([
      put(first, 'staffing', { ...defaultStaffing, trainingDays: 4 }),
      put(second, 'staffing', { ...defaultStaffing, trainingDays: 6 }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { staffing } = (await app.as(first)('GET', '/api/staffing')).body;
    expect(staffing).toMatchObject({ version: 1, trainingDays: both[0]?.status === 200 ? 4 : 6 });
    expect((await put(second, 'staffing', { ...staffing, termMonths: 36 })).status).toBe(200);
    expect((await put(first, 'staffing', { ...staffing, termMonths: 12 })).body.code).toBe('changed-meanwhile');
    expect((await app.as(first)('GET', '/api/staffing')).body.staffing).toMatchObject({ version: 2, termMonths: 36 });
  });

  it('fills in the reform once, though two press at once', async () => {
    const both = await Promise.all([
      app.as(first)('POST', '/api/successions'),
      app.as(second)('POST', '/api/successions'),
    ]);
    const added = both.map(({ body }) => body.added as number);
    expect(Math.min(...added)).toBe(0);
    const { successions } = (await app.as(first)('GET', '/api/staffing')).body;
    const names = successions.map((one: { name: string }) => one.name);
    expect(new Set(names).size).toBe(names.length);
    expect(Math.max(...added)).toBeGreaterThan(3);
  });
});
