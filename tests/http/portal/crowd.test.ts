/** The day when everybody files at once: what is too much is refused with a sentence, keeps its text, and comes again as it was. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { TryCounter } from '../../../src/http/base/security.ts';
import { citizen, slipOf, valueOf, valuesOf } from '../../build/house/citizen.ts';
import { offered, offerTo, whileNothingIsCommitted, type Offered } from '../../build/house/crowd.ts';
import { consumerContext, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { fixture } from '../../build/phone-photo.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  // The county’s counter is there from the first filing on.
  await app.as(null)('POST', '/api/complaints', filing());
});
afterAll(() => app.close());

async function countOf(all: readonly Offered[]): Promise<number> {
  const ids = all.map(({ filing: { clientId } }) => clientId);
  const { rows } = await app.database.pool.query('select count(*) as n from complaint where id = any($1)', [ids]);
  return Number(rows[0].n);
}

describe('M2: more filings than can be kept up', () => {
  test('are refused at once; with the same id again each is there once, and none of the others twice', async () => {
    const ctx = await consumerContext(app);
    const { sent, refused } = await whileNothingIsCommitted(app, async () => {
      const crowd = offerTo(ctx);
      // Whoever is refused hears of it while the others still wait.
      const first = await Promise.race(crowd);
      return { sent: crowd, refused: first };
    });
    expect(refused.number).toBeNull();
    const all = await Promise.all(sent);
    const taken = all.filter(({ number }) => number !== null);
    expect(taken.length).toBeGreaterThanOrEqual(250);
    expect(taken.length).toBeLessThan(offered);
    expect(await countOf(all)).toBe(taken.length);
    const again = await Promise.all(all.slice(-200).map((one) => fileComplaint(ctx, one.filing)));
    expect(again).toHaveLength(200);
    expect(new Set(again.map(({ number }) => number)).size).toBe(200);
    expect(await countOf(all)).toBe(offered);
  });

  test('on the citizens’ page nothing typed is lost, a stored photo neither, and the page sends it again under the same id', async () => {
    const ctx = await consumerContext(app);
    const visitor = citizen(app.deps);
    const typed = {
      token: valueOf((await visitor.get('/complaint')).html, 'token') ?? '',
      name: '李有田',
      phone: '13900009999',
      village: 'V0303',
      shop: '老周农资店',
      shopVillage: 'V0301',
      story: '前天买了10袋“复合肥”，<每袋>只有46公斤出头。\r\n第二行。',
      ask: ['makeUp', 'difference'],
    };
    const photos = [new File([fixture('photo.jpg')], '磅单.jpg', { type: 'image/jpeg' })];
    const { answer, sent } = await whileNothingIsCommitted(app, async () => {
      const crowd = offerTo(ctx);
      return { answer: await visitor.post('/complaint', { ...typed, photos }), sent: crowd };
    });
    await Promise.all(sent);
    const { html, text, status, headers } = answer;
    expect([status, headers.get('cache-control')]).toEqual([503, 'no-store']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(3);
    expect(text).toContain('您这一件还没有收下');
    expect(text).toContain('您写的都还在这一页里');
    expect(html).toContain('data-again="4"');
    for (const name of ['token', 'name', 'phone', 'village', 'shop', 'shopVillage', 'story'] as const)
      expect(valueOf(html, name)).toBe(typed[name]);
    expect(valuesOf(html, 'ask')).toEqual(typed.ask);
    const kept = valuesOf(html, 'kept');
    expect(kept).toHaveLength(1);
    const again = { ...typed, kept, again: valueOf(html, 'again') ?? '' };
    expect(again.again).toBe('1');
    expect((await visitor.post('/complaint', again)).location).toBe('/receipt');
    const { number } = slipOf((await visitor.get('/receipt')).html);
    // The page that was still on its way the first time files nothing new.
    expect((await visitor.post('/complaint', again)).location).toBe('/receipt');
    expect(slipOf((await visitor.get('/receipt')).html).number).toBe(number);
    const { rows } = await app.database.pool.query(
      'select c.story, (select count(*)::int from attachment a where a.matter_id = c.id) as photos from complaint c where number = $1',
      [number],
    );
    expect(rows).toEqual([{ story: typed.story.replaceAll('\r\n', '\n'), photos: 1 }]);
  });

  test('costs its address none of its tries, and who has to wait for having tried too often keeps what he wrote', async () => {
    const ctx = await consumerContext(app);
    const visitor = citizen(app.deps);
    const typed = {
      token: valueOf((await visitor.get('/complaint')).html, 'token') ?? '',
      name: '李有田',
      phone: '13900009998',
      village: 'V0303',
      shop: '老周农资店',
      shopVillage: 'V0301',
      story: '前天买了10袋复合肥，每袋只有46公斤出头。',
      ask: ['makeUp'],
    };
    app.deps.limits.filing = new TryCounter(1, 600_000);
    const sent = await whileNothingIsCommitted(app, async () => {
      const crowd = offerTo(ctx);
      for (const _ of [1, 2, 3]) expect((await visitor.post('/complaint', typed)).status).toBe(503);
      return crowd;
    });
    await Promise.all(sent);
    expect((await visitor.post('/complaint', typed)).location).toBe('/receipt');
    const waits = await visitor.post('/complaint', typed);
    expect(waits.status).toBe(429);
    expect(waits.text).toContain('您写的都还在这一页里');
    expect(valueOf(waits.html, 'story')).toBe(typed.story);
    expect(waits.html).not.toContain('data-again=');
  });
});
