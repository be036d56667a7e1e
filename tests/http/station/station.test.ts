import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type Caller, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
let centre: Caller;
let office: Caller;

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-12T10:00:00+08:00');
  [centre, office] = [app.as(cast.centre), app.as(cast.officeHead)];
});
afterAll(() => app.close());

async function view(who: Caller, number: string) {
  return (await who('GET', `/api/complaints/${number}`)).body;
}
async function move(who: Caller, number: string, name: string, input: object) {
  const { version } = (await view(centre, number)).complaint;
  const answer = await who('POST', `/api/complaints/${number}/${name}`, { version, input });
  if (answer.status !== 200) throw new Error(`${name}: ${answer.body.zh}`);
}

describe('what a station registers', () => {
  it('adds no step for the office: the same buttons, the same stages and as many acts as of one that came to the centre', async () => {
    const own = (await centre('POST', '/api/complaints', filing({ story: '买的化肥结块，要求换货' }))).body.number;
    const station = app.as('st-v0303');
    const window = (await station('POST', '/api/complaints', filing({ story: '买的农药没有效果，要求退款' }))).body
      .number;
    const other = app.as('st-v0302');
    const place = { regionId: 'V0302' };
    const talked = (await other('POST', '/api/complaints', filing({ story: '买的电饭锅漏电，要求退货', place }))).body
      .number;
    await move(other, talked, 'sendUp', { reason: '谈了两次没谈成' });

    const paths = [];
    for (const number of [own, window, talked]) {
      const path: unknown[] = [];
      const look = async () => {
        const { complaint, moves } = await view(office, number);
        path.push([complaint.state, complaint.stage, moves]);
      };
      await move(centre, number, 'dispatch', { officeId: 'SO-LH' });
      await look();
      await move(office, number, 'accept', { decidedOn: '2026-05-12', distinct: '另一次买的' });
      await look();
      paths.push(path);
    }
    expect(paths[1]).toEqual(paths[0]);
    expect(paths[2]).toEqual(paths[0]);
  });
});
