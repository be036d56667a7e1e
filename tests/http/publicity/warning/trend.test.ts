import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../../src/jobs/run.ts';
import { cast } from '../../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
  for (let i = 0; i < 6; i += 1)
    await app.as(cast.centre)('POST', '/api/complaints', filing({ channel: 'C01', categoryCode: 'G02.1' }));
});
afterAll(() => app.close());

/** The morning round. */
async function count(): Promise<void> {
  const { probe: _probe, machine: _machine, ...deps } = app.deps;
  await runJob({ ...deps, connection: '', channels: {} as never }, 'watch-obligations');
}
const list = async (who: string, state = 'open') => app.as(who)('GET', `/api/trends?state=${state}`);
const step = (who: string, id: string, move: string, input: object, version = 1) =>
  app.as(who)('POST', `/api/trends/${id}/${move}`, { version, clientId: uuidv7(), input });

describe('苗头', () => {
  it('S156 what rises is on the list with its counts, once however often it is counted, and a tip is drafted from it in one step', async () => {
    await count();
    await count();
    const { items } = (await list(cast.centre)).body;
    expect(items).toHaveLength(1);
    const { entry, more } = (await app.as(cast.centre)('GET', `/api/trends/${items[0].entry.id}`)).body;
    expect(entry).toMatchObject({
      rule: 'rise',
      categoryCode: 'G02.1',
      figures: { recent: 6, past: 0, lastYear: null },
    });
    expect(entry.reasonZh).toContain('最近 4 周服装来了 6 件');
    expect(more.tip.advice).toContain('含绒量');
    const drafted = (await step(cast.officer, entry.id, 'draft', more.tip)).body.entry;
    expect(drafted.state).toBe('used');
    const warning = (await app.as(cast.centre)('GET', `/api/warnings/${drafted.warningId}`)).body.entry;
    expect(warning).toMatchObject({
      kind: 'tip',
      state: 'draft',
      categoryCodes: ['G02'],
      sources: [{ kind: 'analysis', number: '' }],
    });
    // What was decided lately is not put there again.
    await count();
    expect((await list(cast.centre)).body.items).toEqual([]);
  });

  it('S156 what a person sees is noted once, and dropped with a reason that stays', async () => {
    const body = { id: uuidv7(), categoryCode: 'G03.1', reason: '集上散装糕点没有日期，几个站都说了' };
    expect((await app.as(cast.officer)('POST', '/api/trends', body)).status).toBe(200);
    const again = await app.as(cast.officeHead)('POST', '/api/trends', { ...body, id: uuidv7() });
    expect([again.status, again.body.code]).toEqual([409, 'trend-known']);
    expect((await step(cast.officer, body.id, 'drop', { remark: '只有一个站说过' })).status).toBe(403);
    expect((await step(cast.officeHead, body.id, 'drop', { remark: '短' })).status).toBe(400);
    const dropped = await step(cast.officeHead, body.id, 'drop', { remark: '只有一个站说过，再看看' });
    expect(dropped.body.entry).toMatchObject({ state: 'dropped', remark: '只有一个站说过，再看看', warningId: null });
    expect((await list(cast.centre, 'all')).body.items).toHaveLength(2);
  });

  it('is read by the county and its offices, and by no station', async () => {
    expect((await list('st-v0303')).status).toBe(403);
    expect((await list(cast.mediator)).status).toBe(403);
  });
});
