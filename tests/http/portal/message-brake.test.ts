/** Who files without signing in may have typed anybody's telephone: his messages are braked, and an officer's are not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/http/app.ts';
import { cast } from '../../build/cast.ts';
import { asking, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { sentTo } from '../../build/sent.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.deps.limits = defaultLimits();
});
afterAll(() => app.close());

const phone = '13812340317';
const brakes = async (to = phone) => {
  return (await sentTo(app.database.db, to, '已登记')).map(({ brake }) => brake);
};

it('security F20: a filing, a question and an application from outside brake their receipts, those of the desk do not', async () => {
  const mine = { consumer: { name: '李有田', phone, address: '郭庄村三组', regionId: 'V0303' } };
  const [consumer, centre] = [app.as(null), app.as(cast.centre)];
  expect((await consumer('POST', '/api/complaints', filing(mine))).status).toBe(201);
  expect(await brakes()).toEqual(['unproven']);
  expect((await consumer('POST', '/api/inquiries', asking({ phone, channel: 'C02' }))).status).toBe(201);
  expect(await brakes()).toEqual(['unproven', 'unproven']);
  expect((await centre('POST', '/api/complaints', filing(mine))).status).toBe(201);
  expect((await brakes()).slice(2)).toEqual(['citizen']);
});

it('security F20: filings of one batch are braked each by who sent it', async () => {
  const other = '13812340318';
  const told = () => filing({ consumer: { name: '李有田', phone: other, address: '郭庄村三组', regionId: 'V0303' } });
  const [consumer, centre] = [app.as(null), app.as(cast.centre)];
  const senders = [consumer, centre, consumer, centre];
  await Promise.all(senders.map((send) => send('POST', '/api/complaints', told())));
  expect((await brakes(other)).toSorted()).toEqual(['citizen', 'citizen', 'unproven', 'unproven']);
});
