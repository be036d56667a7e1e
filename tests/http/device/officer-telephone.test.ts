/** An officer's own telephone: bound, listed by those who answer for it, cut off, and left behind when he works elsewhere. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { proof, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T10:30:00+08:00');
});
afterAll(() => app.close());

const bind = (who: string, id = uuidv7()) => app.as(who)('POST', '/api/devices', { id, name: '执法手机', proof });
const listed = async (who: string) =>
  ((await app.as(who)('GET', '/api/devices')).body.devices as { id: string }[]).map(({ id }) => id);

describe('an officer’s telephone', () => {
  it('is his office’s: seen by himself, its head and the county, by no colleague and no other office', async () => {
    const { status, body } = await bind(cast.officer);
    expect([status, body.mark]).toEqual([200, 'A']);
    const { devices } = (await app.as(cast.officer)('GET', '/api/devices')).body;
    expect(devices).toMatchObject([{ id: body.id, stationName: '', officeName: '柳河市场监管所', standing: 'active' }]);
    expect(await listed(cast.officeHead)).toContain(body.id);
    expect(await listed(cast.centre)).toContain(body.id);
    expect(await listed(cast.officerOfChengguan)).toEqual([]);
    // The marks of an office are its own: the next of them is another.
    expect((await bind(cast.officeHead)).body.mark).toBe('B');
  });

  it('is bound by nobody who goes on no visits', async () => {
    for (const who of [cast.dutyLeader, cast.admin, cast.mediator]) expect((await bind(who)).status).toBe(403);
  });

  it('is cut off by himself or his head and opens nothing any more; another office cannot', async () => {
    const { id, key, word } = (await bind(cast.officer)).body;
    const enter = () => app.as(null)('POST', `/api/devices/${id}/sessions`, { word, key });
    expect((await enter()).body.standing).toBe('active');
    const revoke = (who: string) => app.as(who)('POST', `/api/devices/${id}/revoke`, { reason: '检查时丢在店里了' });
    expect((await revoke(cast.officerOfChengguan)).status).toBe(404);
    expect((await revoke(cast.officeHead)).status).toBe(200);
    expect((await enter()).body).toEqual({ standing: 'revoked', token: null });
  });

  it('is left behind when he works at another office', async () => {
    const { id, key, word } = (await bind(cast.officerOfChengguan)).body;
    await app.database.pool.query(
      "update account set organisation_id = 'SO-LH' where id = (select account_id from device where id = $1)",
      [id],
    );
    const entered = await app.as(null)('POST', `/api/devices/${id}/sessions`, { word, key });
    expect(entered.body).toEqual({ standing: 'closed', token: null });
  });
});
