/** What a stranger or a careless client sends to the wire, and what must come of it. */
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { loggedOf, printedOf } from '../../../src/store/base/db.ts';
import { cast } from '../../build/cast.ts';
import { appOf, asking, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const path = (number: string, move = '') => `/api/complaints/${encodeURIComponent(number)}${move}`;
const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

const anyId = '0190f000-0000-7000-8000-000000000001';

describe('what fits no schema', () => {
  it('answers every body that cannot be read with a problem document and never as an outage', async () => {
    const wire = appOf(app.deps);
    const bodies: [string, RequestInit][] = [
      ['another type', { body: JSON.stringify(filing()), headers: { 'content-type': 'text/plain' } }],
      ['no body', {}],
      ['half a body', { body: '{', headers: { 'content-type': 'application/json' } }],
      ['too much', { body: `{"x":"${'y'.repeat(1_100_000)}"}`, headers: { 'content-type': 'application/json' } }],
    ];
    for (const [name, init] of bodies)
      for (const route of ['/api/complaints', '/api/session']) {
        const answer = await wire.request(route, { method: 'POST', ...init });
        expect([name, route, answer.status]).toEqual([name, route, 400]);
        expect(await answer.json()).toMatchObject({ code: 'invalid-input' });
      }
  });

  it('answers addresses that say nothing in words, and never with the words of a library', async () => {
    const asked: [string, number][] = [
      ['/api/complaints/x', 404],
      ['/api/figures?from=x&to=y', 400],
      ['/api/export/complaints?format=csv&stage=nope', 400],
      ['/api/complaints?q=a%00b', 400],
      ['/api/work?mine=perhaps', 400],
      [`/api/complaints?after=${cursorOf('1', '-'.repeat(36))}`, 200],
      // Cursors that look like ours, with a day or a time that there is not.
      ...['2026-02-30', '2026-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z'].map((key): [string, number] => [
        `/api/complaints?after=${cursorOf(key, anyId)}`,
        200,
      ]),
      ...['2026-99-99T00:00:00.000Z', '2026-02-30T00:00:00.000Z', '2026-02-03T25:00:00.000Z'].map(
        (at): [string, number] => [`/api/register?after=${at}_${anyId}`, 200],
      ),
      ...['2026-02-30', '2026-02-03 25:00:00+00', '0000-01-01'].map((key): [string, number] => [
        `/api/callouts?state=all&after=${cursorOf(key, '急2026-00001')}`,
        200,
      ]),
      [`/api/callouts?state=all&after=${cursorOf('2026-02-03', 'a\0b')}`, 200],
    ];
    for (const [address, status] of asked) {
      const answer = await app.as(cast.centre)('GET', address);
      expect([address, answer.status]).toEqual([address, status]);
      if (status !== 200) expect(answer.body.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('takes half a character out of what was written instead of failing', async () => {
    const filed = await app.as(null)('POST', '/api/complaints', filing({ story: '少了四公斤\ud83d，磅单在' }));
    expect(filed.status).toBe(201);
    const seen = await app.as(cast.centre)('GET', path(filed.body.number));
    expect(seen.body.complaint.story).toBe('少了四公斤，磅单在');
  });

  it('lets no browser keep what the API and the papers say of persons', async () => {
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    for (const address of [path(number), `/papers/${encodeURIComponent(number)}/registration`])
      expect((await app.as(cast.centre)('GET', address)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('filing by a stranger', () => {
  it('cannot be dated back: a citizen is heard when he files, and only staff register what came before', async () => {
    const [consumer, centre] = [app.as(null), app.as(cast.centre)];
    for (const receivedAt of ['2020-02-02T08:00:00+08:00', null]) {
      const filed = await consumer('POST', '/api/complaints', filing({ receivedAt }));
      const { complaint } = (await centre('GET', path(filed.body.number))).body;
      expect(complaint.receivedAt).toBe(complaint.filedAt);
    }
    const paper = filing({ receivedAt: '2026-01-05T08:00:00+08:00' });
    const late = await centre('POST', '/api/complaints', paper);
    expect((await centre('GET', path(late.body.number))).body.complaint.receivedAt).toBe('2026-01-05T00:00:00.000Z');
    expect((await centre('POST', '/api/complaints', filing({ receivedAt: '0026-01-05T08:00:00Z' }))).status).toBe(422);
    expect((await centre('POST', '/api/complaints', filing({ receivedAt: 5 }))).status).toBe(400);
  });

  it('cannot be about a day that is still to come', async () => {
    const filed = await app.as(null)('POST', '/api/complaints', filing({ happenedOn: '2999-01-01' }));
    expect(filed.body).toMatchObject({ status: 422, code: 'day-in-future' });
  });

  it('gives the query code again to a retry, and to nobody who only knows the id of the matter', async () => {
    const first = filing();
    const { number, queryCode } = (await app.as(null)('POST', '/api/complaints', first)).body;
    expect((await app.as(null)('POST', '/api/complaints', first)).body).toMatchObject({ number, queryCode });
    const { id } = (await app.as(cast.centre)('GET', path(number))).body.complaint;
    const asStranger = filing({ clientId: id, consumer: { name: '李有田', phone: '13800000999' } });
    for (const who of [null, cast.centre])
      expect((await app.as(who)('POST', '/api/complaints', asStranger)).body.code).toBe('not-permitted');
    // Nor to an officer who has read whose it is: with the code he would act as the citizen.
    app.setNow(new Date(Date.now() + 60_000).toISOString());
    expect((await app.as(cast.centre)('POST', '/api/complaints', { ...first, clientId: id })).body.code).toBe(
      'not-permitted',
    );
    app.setNow(new Date(Date.now() + 25 * 3_600_000).toISOString());
    expect((await app.as(null)('POST', '/api/complaints', first)).status).toBe(403);
    app.setNow(new Date().toISOString());
  });

  it.each([
    ['complaints', filing(), { consumer: { name: '李有田', phone: '13800000999', regionId: 'V0303' } }],
    ['tipoffs', anAllegation(), { story: '别的事：院子里摆着没有标签的散酒。' }],
    ['inquiries', asking(), { question: '别的事：定金能不能退？' }],
  ])('security F3: gives the query code of %s again for a day, to who tells the same', async (kind, body, change) => {
    const send = (told: object) => app.as(null)('POST', `/api/${kind}`, told);
    const at = (hours: number) =>
      app.setNow(new Date(Date.parse('2026-05-18T10:00:00+08:00') + hours * 3_600_000).toISOString());
    at(0);
    const { number, queryCode } = (await send(body)).body;
    expect(queryCode).toMatch(/^\d{8}$/u);
    at(23);
    expect((await send(body)).body).toMatchObject({ number, queryCode });
    expect((await send({ ...body, ...change })).body.code).toBe('not-permitted');
    at(25);
    const late = await send(body);
    expect([late.status, late.body.code, late.body.queryCode]).toEqual([403, 'not-permitted', undefined]);
    app.setNow(new Date().toISOString());
  });

  it('names files that are not there any more instead of doing without them', async () => {
    const before = await app.as(cast.centre)('GET', '/api/complaints');
    const filed = await app.as(null)('POST', '/api/complaints', filing({ attachmentIds: [crypto.randomUUID()] }));
    expect(filed.body).toMatchObject({ status: 400, fields: [{ path: 'attachmentIds' }] });
    expect((await app.as(cast.centre)('GET', '/api/complaints')).body.total).toBe(before.body.total);
  });

  it('mend A2: joins a matter that one may not see only when it is likely the same, and then its owner hears of it', async () => {
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    const other = filing({
      consumer: { name: '王五', phone: '13900000001' },
      operator: { name: '县城手机行' },
      story: '买的新手机三天就开不了机，店里不给换。',
    });
    const told = async () => {
      const { complaint } = (await app.as(cast.centre)('GET', path(number))).body;
      const rows = await app.deps.db.selectFrom('message').selectAll().where('matterId', '=', complaint.id).execute();
      return rows.map(({ to, text }) => `${to} ${text}`).filter((one) => one.includes('添了一段'));
    };
    const officer = app.as(cast.officerOfChengguan);
    expect((await officer('GET', path(number))).status).toBe(404);
    expect((await officer('POST', path(number, '/join'), other)).status).toBe(404);
    expect(await told()).toEqual([]);
    const again = filing();
    expect((await officer('POST', path(number, '/join'), again)).status).toBe(200);
    expect((await officer('POST', path(number, '/join'), again)).status).toBe(200);
    expect(await told()).toEqual([
      expect.stringMatching(/^13800000317 .*您的投诉（投\S+里添了一段.*不是您说的，请打/u),
    ]);
    // Who sees the matter answers for it by name on its page.
    expect((await app.as(cast.centre)('POST', path(number, '/join'), filing())).status).toBe(200);
    expect(await told()).toHaveLength(1);
  });

  it('mend A2: lets a station write into no complaint that it may not see, however well it knows who complained about whom', async () => {
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    const before = (await app.as(cast.centre)('GET', path(number))).body.timeline.length;
    const station = app.as('st-v0201');
    expect((await station('GET', path(number))).status).toBe(404);
    const refused = await station('POST', path(number, '/join'), filing());
    const none = await station('POST', path('投2026-9999', '/join'), filing());
    expect([refused.status, refused.body.zh]).toEqual([404, none.body.zh]);
    expect((await app.as(cast.centre)('GET', path(number))).body.timeline).toHaveLength(before);
    const { stationId } = (await app.as(cast.centre)('GET', path(number))).body.complaint;
    const own = `st-${stationId.replace('ST-', '').toLowerCase()}`;
    expect((await app.as(own)('POST', path(number, '/join'), filing())).status).toBe(200);
  });
});

describe('a retry', () => {
  it('is not done twice, even when the screen has meanwhile learnt the new version', async () => {
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    const note = { clientId: crypto.randomUUID(), input: { words: '记一笔，只记一次' } };
    const centre = app.as(cast.centre);
    const { version } = (await centre('POST', path(number, '/note'), { version: 1, ...note })).body.complaint;
    const again = await centre('POST', path(number, '/note'), { version, ...note });
    expect(again.body.timeline.filter((line: { verb: string }) => line.verb === 'noted')).toHaveLength(1);
  });
});

describe('the document of the API', () => {
  it('names every route, has patterns that fit what the routes take, and no words of the forms', async () => {
    const { body } = await app.as(null)('GET', '/api/openapi.json');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/events', '/api/attachments/{id}', '/api/export/complaints', '/api/attachments']),
    );
    const { schema } = body.paths['/api/complaints'].post.requestBody.content['application/json'];
    expect(new RegExp(schema.properties.channel.pattern, 'u').test('C02')).toBe(true);
    expect(schema.required).toEqual(expect.arrayContaining(['clientId', 'consumer', 'story']));
    expect(schema.properties.receivedAt).toMatchObject({ format: 'date-time' });
    const text = JSON.stringify(body);
    expect(text.match(/"words":\{"zh"|"pattern":"[^"]*\/[a-z]*"/gu)).toBeNull();
  });
});

describe('a log', () => {
  it('of an error says where it happened and nothing of the row that failed', () => {
    const error = Object.assign(new Error('invalid input: 李有田 13800000317'), {
      code: '22P02',
      detail: 'Token 李有田 is invalid.',
      where: 'JSON data, line 1: 13800000317',
    });
    const logged = loggedOf(error);
    expect(JSON.stringify(logged)).not.toMatch(/李有田|13800000317/u);
    expect(logged).toMatchObject({ code: '22P02', stack: expect.stringContaining('attack.test') });
    // Nobody caught it: what ends the program or is left over is printed, but for the rows of the database.
    const ofDatabase = Object.assign(error, { severity: 'ERROR' });
    for (const one of [ofDatabase, new Error('It could not be saved.', { cause: ofDatabase })])
      expect(inspect(printedOf(one))).not.toMatch(/李有田|13800000317/u);
    expect(inspect(printedOf(new Error('没有这个文件')))).toContain('没有这个文件');
  });
});

describe('a search', () => {
  it('finds a masked telephone by its tail or whole, and not figure by figure', async () => {
    const consumer = { name: '钱守信', phone: '13765432198', address: '', regionId: 'V0303' };
    const { number } = (await app.as(null)('POST', '/api/complaints', filing({ consumer }))).body;
    const finds = async (who: string, q: string) =>
      (await app.as(who)('GET', `/api/complaints?q=${encodeURIComponent(q)}`)).body.items.some(
        (item: { complaint: { number: string } }) => item.complaint.number === number,
      );
    for (const [q, found] of [
      ['2198', true],
      ['13765432198', true],
      ['钱守信', true],
      ['6543', false],
      ['137654', false],
    ] as const)
      for (const who of [cast.centre, 'st-v0303']) expect([who, q, await finds(who, q)]).toEqual([who, q, found]);
  });
});
