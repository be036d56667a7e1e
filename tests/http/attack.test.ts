/** What a stranger or a careless client sends to the wire, and what must come of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { filing, testApp, type TestApp } from '../http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const path = (number: string, move = '') => `/api/complaints/${encodeURIComponent(number)}${move}`;
const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('what fits no schema', () => {
  it('answers every body that cannot be read with a problem document and never as an outage', async () => {
    const wire = createApp(app.deps);
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
    ];
    for (const [address, status] of asked) {
      const answer = await app.as('fangmin')('GET', address);
      expect([address, answer.status]).toEqual([address, status]);
      if (status !== 200) expect(answer.body.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('takes half a character out of what was written instead of failing', async () => {
    const filed = await app.as(null)('POST', '/api/complaints', filing({ story: '少了四公斤\ud83d，磅单在' }));
    expect(filed.status).toBe(201);
    const seen = await app.as('fangmin')('GET', path(filed.body.number));
    expect(seen.body.complaint.story).toBe('少了四公斤，磅单在');
  });

  it('lets no browser keep what the API and the papers say of persons', async () => {
    const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
    for (const address of [path(number), `/papers/${encodeURIComponent(number)}/registration`])
      expect((await app.as('fangmin')('GET', address)).headers.get('cache-control')).toBe('no-store');
  });
});
