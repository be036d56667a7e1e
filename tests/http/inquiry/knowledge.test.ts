import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { asking, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-06T09:00:00+08:00');
});
afterAll(() => app.close());

const form = (change: Record<string, unknown> = {}) => ({
  title: '快递代取费',
  questions: ['取快递要交代取费吗'],
  answer: '没有约定的不用交，快递公司要送到约定的地方。',
  articles: ['《快递暂行条例》第二十五条'],
  keywords: ['代取费'],
  ...change,
});
const put = (
  id: string,
  readVersion: number,
  more: Record<string, unknown> = {},
  who = cast.centre,
  clientId = uuidv7(),
) => app.as(who)('PUT', `/api/knowledge/${id}`, { readVersion, clientId, form: form(more) });
const step = (id: string, move: string, readVersion: number, who = cast.deputyDirector, more: object = {}) =>
  app.as(who)('POST', `/api/knowledge/${id}/${move}`, { readVersion, clientId: uuidv7(), ...more });
/** Written by the centre and let out by the leader. */
async function release(id: string, readVersion: number, more: Record<string, unknown> = {}) {
  expect((await put(id, readVersion, more)).body).toMatchObject({
    version: readVersion + 1,
    waits: true,
    holds: false,
  });
  return step(id, 'approve', readVersion + 1);
}
const suggestions = async (q: string) =>
  (await app.as(cast.officer)('POST', '/api/knowledge-suggestions', { q })).body.suggestions;

describe('the knowledge base on the wire', () => {
  it('comes filled, and suggests for each of 100 labelled questions in a few milliseconds', async () => {
    const { body } = await app.as('st-v0303')('GET', '/api/knowledge');
    expect(body.entries.length).toBeGreaterThan(40);
    expect(body.entries[0]).toMatchObject({ version: 1, inForce: true, waits: false });
    // What an entry says is read on opening it.
    expect(body.entries[0]).not.toHaveProperty('answer');
    expect(JSON.stringify(body).length / body.entries.length).toBeLessThan(500);
    const { known } = JSON.parse(readFileSync(new URL('../../fixtures/questions.json', import.meta.url), 'utf8')) as {
      known: [string, string][];
    };
    const begun = performance.now();
    let first = 0;
    for (const [question, entry] of known.slice(0, 100)) {
      const [top] = await suggestions(question);
      if (top?.id === entry) first += 1;
    }
    expect(first).toBeGreaterThanOrEqual(80);
    expect((performance.now() - begun) / 100).toBeLessThan(100);
  });

  it('a new version leaves the old one to the answers that gave it', async () => {
    const id = uuidv7();
    expect((await release(id, 0)).body).toMatchObject({
      version: 1,
      number: expect.stringMatching(/^知2026-\d{4}$/u),
      writtenBy: '方敏',
      fromOn: '2026-05-06',
      holds: true,
    });
    expect((await suggestions('快递要代取费'))[0]).toMatchObject({ id, version: 1, because: ['代取费'] });
    const number = (await app.as(cast.centre)('POST', '/api/inquiries', asking({ knowledgeId: id }))).body.number;
    const written = await release(id, 1, { answer: '新的规定：不用交，交了可以要回来。' });
    expect(written.body).toMatchObject({ version: 2, holds: true });
    const view = (await app.as(cast.centre)('GET', `/api/inquiries/${number}`)).body;
    expect(view.entry).toMatchObject({ version: 1, answer: form().answer, untilOn: '2026-05-06' });
    expect(view.inquiry.answer).toBe(form().answer);
    expect(view.isOld).toBe(true);
    expect((await suggestions('快递要代取费'))[0].version).toBe(2);
    const { versions } = (await app.as(cast.centre)('GET', `/api/knowledge/${id}`)).body;
    expect(versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  });

  it('is written once however often it is sent, and never over a version that was not read', async () => {
    const [id, clientId] = [uuidv7(), uuidv7()];
    await put(id, 0);
    const first = await put(id, 1, {}, cast.centre, clientId);
    const again = await put(id, 1, {}, cast.centre, clientId);
    expect([first.body.version, again.body.version]).toEqual([2, 2]);
    const late = await put(id, 1);
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile']);
  });

  it('an entry that holds from a later day is told from then on', async () => {
    const id = uuidv7();
    await release(id, 0);
    await release(id, 1, { fromOn: '2026-07-01', answer: '七月一日起不用交了。' });
    expect((await suggestions('代取费')).find((one: { id: string }) => one.id === id).version).toBe(1);
    app.setNow('2026-07-01T09:00:00+08:00');
    expect((await suggestions('代取费')).find((one: { id: string }) => one.id === id).version).toBe(2);
    app.setNow('2026-05-06T09:00:00+08:00');
  });

  it('ends, stays readable, and is answered out of no more', async () => {
    const id = uuidv7();
    await release(id, 0);
    const ended = await app.as(cast.centre)('POST', `/api/knowledge/${id}/retire`, {
      readVersion: 1,
      clientId: uuidv7(),
    });
    expect(ended.body).toMatchObject({ holds: false, untilOn: '2026-05-06' });
    const refused = await app.as(cast.centre)('POST', '/api/inquiries', asking({ knowledgeId: id }));
    expect([refused.status, refused.body.code]).toEqual([422, 'entry-unknown']);
    expect((await app.as(cast.centre)('GET', `/api/knowledge/${id}`)).body.versions).toHaveLength(1);
  });

  it('is taken away at once although another version waits', async () => {
    const id = uuidv7();
    await release(id, 0);
    await put(id, 1);
    const clientId = uuidv7();
    const ended = await app.as(cast.centre)('POST', `/api/knowledge/${id}/retire`, { readVersion: 2, clientId });
    expect([ended.status, ended.body.untilOn]).toEqual([200, '2026-05-06']);
    expect((await suggestions('快递要代取费')).some((one: { id: string }) => one.id === id)).toBe(false);
    expect((await step(id, 'approve', 2)).body.code).toBe('knowledge-not-waiting');
  });

  it('S159 is let out by somebody who did not write it, or sent back with what is to be changed', async () => {
    const id = uuidv7();
    await put(id, 0);
    const own = await step(id, 'approve', 1, cast.centre);
    expect([own.status, own.body.code]).toEqual([403, 'knowledge-own']);
    // What waits is read by who writes and lets out, and by nobody else.
    expect((await app.as(cast.officer)('GET', `/api/knowledge/${id}`)).status).toBe(422);
    const listed = (await app.as('st-v0303')('GET', '/api/knowledge')).body.entries;
    expect(listed.some((one: { id: string }) => one.id === id)).toBe(false);
    expect((await suggestions('快递要代取费')).some((one: { id: string }) => one.id === id)).toBe(false);
    expect((await step(id, 'return', 1, cast.deputyDirector, { remark: '依据写全' })).status).toBe(200);
    expect((await step(id, 'approve', 1)).body.code).toBe('knowledge-not-waiting');
    expect((await release(id, 1)).body).toMatchObject({ version: 2, holds: true, approvedBy: '韩志远' });
    expect((await app.as(cast.officer)('GET', `/api/knowledge/${id}`)).body.versions).toHaveLength(1);
  });

  it('names whom it tells of at the field, and keeps nothing', async () => {
    const wrong = await put(uuidv7(), 0, { answer: '打他手机13812345678就行，他在柳河街上开店。' });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'knowledge-names']);
    expect(wrong.body.fields[0]).toMatchObject({ path: 'form.answer', zh: expect.stringContaining('13812345678') });
  });

  it('names what an entry lacks', async () => {
    const wrong = await put(uuidv7(), 0, { articles: [], answer: '短' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.fields.map(({ path }: { path: string }) => path)).toEqual(['form.answer', 'form.articles']);
    expect((await put(uuidv7(), 0, { categoryCodes: ['C01'] })).body.code).toBe('category-unknown');
  });
});
