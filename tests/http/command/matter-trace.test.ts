import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TipoffPersonMove } from '../../../src/domain/tipoff/procedure.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation, aTipoff, tipoffInputOf } from '../../build/tipoff.ts';

let app: TestApp;
const today = '2026-05-18';
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
});
afterAll(() => app.close());

const idOf = async (login: string) => (await app.as(login)('GET', '/api/session')).body.id as string;

async function move(by: string, number: string, name: TipoffPersonMove, input: object = {}) {
  const { version } = (await app.as(cast.deputyDirector)('GET', `/api/tipoffs/${number}`)).body.tipoff;
  const body = { version, input: { ...tipoffInputOf(name, aTipoff(), today), ...input } };
  expect((await app.as(by)('POST', `/api/tipoffs/${number}/${name}`, body)).status, name).toBe(200);
}

describe('一号到底', () => {
  it('tells a station of its own clue no more than the page of the clue: no decision, no case', async () => {
    const operator = { name: '东街快递代收点', address: '东街', phone: '' };
    const place = { regionId: 'V0601' };
    const told = filing({ operator, place, channel: 'C09' });
    const complaint = (await app.as('st-v0601')('POST', '/api/complaints', told)).body.number as string;
    const clue = anAllegation({ anonymous: true, reporter: null, operator, place, fromComplaint: complaint });
    const filed = await app.as('st-v0601')('POST', '/api/tipoffs', clue);
    expect(filed.status, JSON.stringify(filed.body)).toBe(201);
    const number = filed.body.number as string;
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-SQ' });
    await move(cast.headOfShiqiao, number, 'assign', {
      handlerId: await idOf(cast.officerOfShiqiao),
      secondId: await idOf(cast.headOfShiqiao),
    });
    await move(cast.officerOfShiqiao, number, 'startVerification');
    await move(cast.deputyDirector, number, 'open');
    const links = async (login: string) =>
      (await app.as(login)('GET', `/api/complaints/${complaint}/trace`)).body.links as { kind: string; zh: string }[];
    expect((await links(cast.deputyDirector)).map(({ kind, zh }) => `${kind} ${zh}`)).toEqual(
      expect.arrayContaining(['tipoff 已立案', 'enforcement 立案，在办']),
    );
    const seen = await links('st-v0601');
    expect(seen.map(({ kind }) => kind)).toEqual(['complaint', 'tipoff']);
    expect(seen[1]?.zh).toBe('核查中');
  });
});
