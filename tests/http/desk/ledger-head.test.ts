import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headLine, readHeads } from '../../../src/domain/base/ledger-head.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { sealedHead } from '../../build/house/sealed-head.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  await app.as(cast.centre)('POST', '/api/complaints', filing());
});
afterAll(() => app.close());

const shown = async () => (await app.as(cast.deputyDirector)('GET', '/api/trail')).body.head;

describe('issue 10.3: the newest head on a slip', () => {
  it('is offered once there is one, and stands on it as verify reads it, to be scanned or typed', async () => {
    expect(await shown()).toBe(null);
    expect((await app.as(cast.deputyDirector)('GET', '/papers/head')).status).toBe(404);
    const head = await sealedHead(app);
    expect(await shown()).toEqual({ n: 1, at: head.at.toISOString(), lines: head.lines });
    const { status, body } = await app.as(cast.deputyDirector)('GET', '/papers/head');
    expect(status).toBe(200);
    const typed = String(body).replace(/<[^>]+>/gu, '\n');
    expect(readHeads(typed).map(headLine)).toEqual([headLine(head)]);
    expect(body).toContain('data:image/svg+xml');
    expect(typed).toContain('青禾县12315台账总封记');
    expect(typed).toContain(`全县台账共${head.chains}件${head.lines}行`);
  });

  it('is noted, and says who printed it', async () => {
    const { body } = await app.as(cast.deputyDirector)('GET', '/papers/head');
    const [, mark = ''] = /水印号 ([2-9A-Z-]{9})/u.exec(String(body)) ?? [];
    const { items } = (await app.as(cast.deputyDirector)('GET', `/api/trail?number=${mark}`)).body;
    expect(items).toMatchObject([
      { name: '韩志远', kind: 'printed', zh: expect.stringContaining('台账总封记　第1号') },
    ]);
  });

  it('is printed by who may audit and by nobody else', async () => {
    for (const login of [cast.admin, cast.centre, cast.officer])
      expect([login, (await app.as(login)('GET', '/papers/head')).status]).toEqual([login, 403]);
  });
});
