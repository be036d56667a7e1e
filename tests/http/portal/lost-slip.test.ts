/** J11: without the query code the way in is a code to the telephone on file; number and telephone alone open nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  mostProgressCodesADay,
  mostProgressCodesANetwork,
  progressCodeTries,
} from '../../../src/domain/matter/progress-code.ts';
import { sweepProgressCodes } from '../../../src/actions/matter/progress-code.ts';
import { defaultLimits } from '../../../src/http/app.ts';
import { cast } from '../../build/cast.ts';
import { citizen, type Citizen, type Shown } from '../../build/house/citizen.ts';
import { asking, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { sentTo } from '../../build/sent.ts';

let app: TestApp;
let phones = 0;
let phone = '';
let number = '';
beforeAll(async () => {
  app = await testApp();
});
/** As they are, without the time that each answer takes at least. */
const quickLimits = () => ({ ...defaultLimits(), lostSlipMs: 0 });
beforeEach(async () => {
  app.deps.limits = quickLimits();
  app.setNow('2026-04-20T09:10:00+08:00');
  phones += 1;
  phone = `1391234${String(1000 + phones)}`;
  number = await filed();
});
afterAll(() => app.close());

const consumer = () => ({ name: '李有田', phone, address: '郭庄村三组', regionId: 'V0303' });
const filed = async (): Promise<string> =>
  (await app.as(null)('POST', '/api/complaints', filing({ consumer: consumer() }))).body.number;
const ask = (visitor: Citizen, typed: { number: string; phone: string } = { number, phone }): Promise<Shown> =>
  visitor.post('/progress/lost', typed);
const enter = (visitor: Citizen, code: string, typed = { number, phone }): Promise<Shown> =>
  visitor.post('/progress/lost/code', { ...typed, code });
const codes = async (to = phone): Promise<string[]> => {
  const sent = await sentTo(app.database.db, to, '验证码 ');
  return sent.map(({ text }) => /验证码 (\d{6})/u.exec(text)?.[1] ?? '');
};
const sent = async (to = phone): Promise<string> => (await codes(to)).at(-1) ?? '';
const other = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('security J11: who has lost the query code', () => {
  it('gets in by the code that comes to the telephone on file, once', async () => {
    const visitor = citizen(app.deps);
    expect((await ask(visitor, { number: number.slice(1), phone: `+86 ${phone}` })).status).toBe(200);
    const code = await sent();
    expect((await enter(visitor, code)).location).toBe('/progress/mine');
    expect((await visitor.get('/progress/mine')).text).toContain('12315中心收到了');
    expect((await enter(citizen(app.deps), code)).status).toBe(404);
  });

  it('gets the same answer whether or not number and telephone belong together, and nothing is sent where not', async () => {
    const pages = [];
    for (const typed of [
      { number, phone },
      { number, phone: '13900009999' },
      { number: '投2026-9999', phone },
    ]) {
      const page = await ask(citizen(app.deps), typed);
      const wrong = await enter(citizen(app.deps), '000000', typed);
      const plain = ({ status, html }: Shown) => [
        status,
        html
          .replaceAll(typed.number, 'N')
          .replaceAll(encodeURIComponent(typed.number), 'N')
          .replaceAll(typed.phone, 'P'),
      ];
      pages.push([plain(page), plain(wrong)]);
    }
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]).toEqual(pages[0]);
    expect(await codes()).toHaveLength(1);
    expect(await codes('13900009999')).toEqual([]);
  });

  it('answers no sooner for a number and a telephone that belong together than for others', async () => {
    app.deps.limits = defaultLimits();
    const wrong = { number, phone: '13900009999' };
    const took = async (
      act: (typed: { number: string; phone: string }) => Promise<unknown>,
      typed = { number, phone },
    ) => {
      const began = performance.now();
      await act(typed);
      return performance.now() - began;
    };
    const asked = (typed: { number: string; phone: string }) => ask(citizen(app.deps), typed);
    const entered = (typed: { number: string; phone: string }) => enter(citizen(app.deps), '000000', typed);
    const times = await Promise.all([took(asked), took(asked, wrong), took(entered), took(entered, wrong)]);
    // A timer may ring a moment early.
    for (const time of times) expect(time).toBeGreaterThan(245);
  });

  it('opens nothing by the number and the telephone, nor by its last four figures', async () => {
    const visitor = citizen(app.deps);
    await ask(visitor);
    expect((await visitor.get('/progress/mine')).location).toBe('/progress?sent=closed');
    const short = await ask(visitor, { number, phone: phone.slice(-4) });
    expect([short.status, short.text.includes('11 位')]).toEqual([422, true]);
    expect((await visitor.post('/progress', { number, code: phone.slice(-4) })).status).toBe(404);
    expect((await enter(visitor, '')).status).toBe(422);
  });

  it('spoils the code by five wrong ones, and after ten minutes', async () => {
    const visitor = citizen(app.deps);
    await ask(visitor);
    const code = await sent();
    for (let i = 0; i < progressCodeTries; i += 1) expect((await enter(visitor, other(code))).status).toBe(404);
    expect((await enter(visitor, code)).status).toBe(404);
    app.setNow('2026-04-20T09:12:00+08:00');
    await ask(visitor);
    const next = await sent();
    app.setNow('2026-04-20T09:22:01+08:00');
    expect((await enter(visitor, next)).status).toBe(404);
    await sweepProgressCodes(app.deps.db, app.deps.now());
    expect(
      await app.database.db
        .selectFrom('progressCode')
        .select('madeAt')
        .where('madeAt', '<', new Date('2026-04-20T01:12:01Z'))
        .execute(),
    ).toEqual([]);
  });

  it('rings the telephone ten times a day at most, three for one network, whatever numbers are asked for', async () => {
    const second = await filed();
    const from = (network: number) => ({ 'x-forwarded-for': `203.0.113.${network}` });
    app.deps.settings.trustProxy = 1;
    try {
      for (let minute = 0; minute < 15; minute += 1) {
        app.setNow(`2026-04-20T10:${String(minute).padStart(2, '0')}:00+08:00`);
        app.deps.limits = quickLimits();
        const typed = { number: minute % 2 === 0 ? number : second, phone };
        // The first minutes one network alone, and twice within the minute.
        const network = minute < 5 ? 1 : minute;
        await citizen(app.deps).post('/progress/lost', typed, from(network));
        if (minute < 2) await citizen(app.deps).post('/progress/lost', typed, from(network));
        if (minute === 4) expect(await codes()).toHaveLength(mostProgressCodesANetwork);
      }
      expect(await codes()).toHaveLength(mostProgressCodesADay);
      app.setNow('2026-04-21T10:00:00+08:00');
      await citizen(app.deps).post('/progress/lost', { number, phone }, from(1));
      expect(await codes()).toHaveLength(mostProgressCodesADay + 1);
    } finally {
      app.deps.settings.trustProxy = 0;
    }
  });

  it('has the code of one number open no other, though the telephone is the same', async () => {
    const second = await filed();
    await ask(citizen(app.deps));
    const code = await sent();
    expect((await enter(citizen(app.deps), code, { number: second, phone })).status).toBe(404);
    expect((await enter(citizen(app.deps), code)).status).toBe(303);
  });

  it('gets into an inquiry likewise, and no message goes to who told of something', async () => {
    const asked = await app.as(null)('POST', '/api/inquiries', asking({ phone, channel: 'C02' }));
    await ask(citizen(app.deps), { number: asked.body.number, phone });
    const visitor = citizen(app.deps);
    expect((await enter(visitor, await sent(), { number: asked.body.number, phone })).location).toBe('/progress/mine');
    const { rows } = await app.database.pool.query<{ number: string }>('select number from tipoff limit 1');
    const before = (await codes()).length;
    await ask(citizen(app.deps), { number: rows[0]?.number ?? '举2026-0001', phone });
    expect(await codes()).toHaveLength(before);
  });

  it('leaves no telephone beside the matter, and no code in the list of messages', async () => {
    await ask(citizen(app.deps));
    const code = await sent();
    const messages = await sentTo(app.database.db, phone, '验证码 ');
    expect(messages.map(({ matterId }) => matterId)).toEqual([null]);
    expect(JSON.stringify((await app.as(cast.admin)('GET', '/api/messages')).body)).not.toContain(code);
    const kept = await app.database.db.selectFrom('progressCode').selectAll().execute();
    expect(JSON.stringify(kept.map((row) => Buffer.from(row.subject).toString('latin1')))).not.toContain(phone);
  });

  it('is stopped after thirty tries from one address', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 32; i += 1) answers.push((await enter(citizen(app.deps), '')).status);
    expect(answers.slice(0, 30).every((status) => status === 422)).toBe(true);
    expect(answers.at(-1)).toBe(429);
  });
});
