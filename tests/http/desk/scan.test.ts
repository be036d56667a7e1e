import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { scanUploads } from '../../../src/jobs/scan-uploads.ts';
import { contextOf } from '../../../src/http/base/session.ts';
import { ScannerAway } from '../../../src/outside/clamd.ts';
import type { Scanner } from '../../../src/outside/files.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { upload } from '../../build/import-tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterEach(() => {
  app.deps.scanner = null;
});
afterAll(() => app.close());

const away: Scanner = { scan: async () => Promise.reject(new ScannerAway('no answer')) };
const saying = (found: string | null): Scanner => ({
  async scan(file) {
    expect((await buffer(file)).length).toBeGreaterThan(100);
    return found;
  },
});

/** A photo of a matter of the centre, as it is stored under the scanner; another each time. */
async function aPhoto(scanner: Scanner | null): Promise<{ id: string; number: string }> {
  app.deps.scanner = scanner;
  const photo = await readFile('tests/fixtures/photo.jpg');
  const sent = await upload(app, cast.centre, photo, '小票.jpg', '/api/attachments');
  const id = sent.body.attachments[0].id as string;
  const filed = await app.as(cast.centre)('POST', '/api/complaints', filing({ attachmentIds: [id] }));
  expect(filed.status).toBe(201);
  return { id, number: filed.body.number as string };
}

const open = (id: string) => app.as(cast.centre)('GET', `/api/attachments/${id}`);
const scanOf = async (number: string) =>
  (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.attachments[0].scan as string | null;

async function turn(): Promise<void> {
  const county = await findCountyFacts(app.deps.db);
  if (county === null) throw new Error('There is no county.');
  const actor = { countyId: county.county.countyId, id: 'system', name: '', role: 'system' as const };
  const ctx = contextOf(app.deps, county, { ...actor, organisationId: null, stationId: null }, app.deps.now());
  await scanUploads(ctx, app.deps, new AbortController().signal);
}

describe('A file that was uploaded under a virus scanner', () => {
  it('waits while the scanner is away, and is opened once it was scanned', async () => {
    const { id, number } = await aPhoto(away);
    expect(await scanOf(number)).toBe('waiting');
    const refused = await open(id);
    expect(refused.status).toBe(503);
    expect(JSON.stringify(refused.body)).toContain('文件留着');
    await turn();
    expect(await scanOf(number)).toBe('waiting');
    app.deps.scanner = saying(null);
    await turn();
    expect(await scanOf(number)).toBe('clean');
    // What is clean is opened, whether the scanner is there or not.
    app.deps.scanner = away;
    expect((await open(id)).status).toBe(200);
  });

  it('is scanned at once when somebody opens it before the clock has come', async () => {
    const { id, number } = await aPhoto(saying(null));
    expect((await open(id)).status).toBe(200);
    expect(await scanOf(number)).toBe('clean');
  });

  it('is kept apart when a virus is found in it, and stays so without the scanner', async () => {
    const { id, number } = await aPhoto(saying('Win.Test.EICAR_HDB-1'));
    await turn();
    expect(await scanOf(number)).toBe('found');
    app.deps.scanner = null;
    const refused = await open(id);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('查出病毒（Win.Test.EICAR_HDB-1）');
  });

  it('that came before the scanner was connected is opened without one, and scanned when it is opened under one', async () => {
    const { id, number } = await aPhoto(null);
    expect(await scanOf(number)).toBeNull();
    expect((await open(id)).status).toBe(200);
    app.deps.scanner = away;
    expect((await open(id)).status).toBe(503);
    app.deps.scanner = saying(null);
    expect((await open(id)).status).toBe(200);
    expect(await scanOf(number)).toBe('clean');
  });
});
