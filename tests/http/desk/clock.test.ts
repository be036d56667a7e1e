/** The administrator opens the clocks of a matter by its number, and nothing else of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonMove } from '../../../src/domain/complaint/procedure.ts';
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

const open = (number: string, who = 'admin') => app.as(who)('POST', '/api/clocks/open', { number });
const idOf = async (login: string) => (await app.as(login)('GET', '/api/session')).body.id as string;

async function file(change: Record<string, unknown> = {}) {
  const filed = await app.as(cast.centre)('POST', '/api/complaints', filing(change));
  expect(filed.status, JSON.stringify(filed.body)).toBe(201);
  return filed.body.number as string;
}

async function move(who: string, number: string, name: PersonMove, input: object) {
  const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
  const made = await app.as(who)('POST', `/api/complaints/${number}/${name}`, { version, input });
  expect(made.status, `${name}: ${JSON.stringify(made.body)}`).toBe(200);
}

describe('核对时钟', () => {
  it('gives each clock of a complaint with its days and one sentence with the article, as the officer reads it', async () => {
    const number = await file();
    const seen = await open(number);
    expect(seen.status, JSON.stringify(seen.body)).toBe(200);
    const officer = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.clocks;
    expect(officer.length).toBeGreaterThan(1);
    // When what stopped a clock was written down, only who reads the matter sees.
    const days = officer.map((clock: object) => ({ ...clock, writtenOn: undefined }));
    expect(seen.body).toEqual({ kind: 'complaint', number, clocks: days });
    const accept = seen.body.clocks.find(({ identifier }: { identifier: string }) => identifier === 'accept');
    expect(accept).toMatchObject({
      startedOn: today,
      nominalOn: '2026-05-27',
      targetOn: '2026-05-27',
      legalOn: '2026-05-27',
      stoppedOn: null,
    });
    expect(accept.explanation.zh).toContain(`按${accept.article}`);
    expect(accept.explanation.zh).toMatch(/5月18日.*收到，当天不算，从第二天起数 7 个工作日；.*到 .*5月27日/u);
    expect(accept.explanation.en).toContain('7 working days from the next');
  });

  it('says nothing of the people, the shop, the story, or where something is tested', async () => {
    const number = await file({
      consumer: { name: '欧阳不露', phone: '13911112222' },
      operator: { name: '不露面粮油店', address: '不露巷九号' },
      place: { regionId: 'V0601' },
      story: '买的米里有石子，不露面的人说不退钱',
    });
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-SQ' });
    await move(cast.headOfShiqiao, number, 'assign', { handlerId: await idOf(cast.officerOfShiqiao) });
    await move(cast.officerOfShiqiao, number, 'accept', { decidedOn: today });
    for (const party of ['consumer', 'operator'])
      await move(cast.officerOfShiqiao, number, 'recordConsent', { party, consentedOn: today, way: 'phone' });
    await move(cast.officerOfShiqiao, number, 'startMediation', {});
    await move(cast.officerOfShiqiao, number, 'startTest', {
      institution: '不露面检测中心',
      chosenBy: 'agreed',
      payer: 'operator',
      startedOn: today,
      paper: '委托书〔2026〕9号',
    });
    const { status, body } = await open(number);
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(['clocks', 'kind', 'number']);
    const words = JSON.stringify(body);
    for (const kept of ['不露', '13911112222', '石子', '孙亮']) expect(words).not.toContain(kept);
    const mediate = body.clocks.find(({ identifier }: { identifier: string }) => identifier === 'mediate');
    expect(mediate.explanation.zh).toContain('鉴定检测，还没出结果，这段不计入（凭 委托书〔2026〕9号）');
  });

  it('opens those of a tip-off and of an inquiry, however the number is typed', async () => {
    const told = await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation());
    const tipoff = told.body.number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/tipoffs/${tipoff}`)).body.tipoff;
    const input = { ...tipoffInputOf('dispatch', aTipoff(), today), officeId: 'SO-SQ' };
    await app.as(cast.centre)('POST', `/api/tipoffs/${tipoff}/dispatch`, { version, input });
    const clocks = (await open(tipoff)).body;
    expect([clocks.kind, clocks.number]).toEqual(['tipoff', tipoff]);
    expect(clocks.clocks.map(({ identifier }: { identifier: string }) => identifier)).toContain('verify');
    const number = await file();
    expect((await open(` ${number.slice(1).replace('-', '－')} `)).body.number).toBe(number);
    const inquiry = await app.as(cast.centre)('POST', '/api/inquiries', {
      clientId: '00000000-0000-7000-8000-0000000000c1',
      channel: 'C02',
      question: '过了七天还能不能退货',
      people: 1,
    });
    expect(inquiry.status, JSON.stringify(inquiry.body)).toBe(201);
    expect((await open(inquiry.body.number)).body).toMatchObject({
      kind: 'inquiry',
      clocks: [{ identifier: 'answer' }],
    });
  });

  it('stands in the ledger of the matter, once for each look, and moves nothing', async () => {
    const number = await file();
    const before = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body;
    await open(number);
    await open(number);
    const after = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body;
    expect(after.complaint).toEqual(before.complaint);
    const added = after.timeline.slice(before.timeline.length);
    const { name } = (await app.as(cast.admin)('GET', '/api/session')).body;
    expect(added).toMatchObject([
      { verb: 'clocks-opened', byName: name },
      { verb: 'clocks-opened', byName: name },
    ]);
  });

  it('answers a number that is none, or that nobody has, with one sentence', async () => {
    const none = await open('方敏');
    expect(none.status).toBe(400);
    expect(none.body.fields).toMatchObject([{ path: 'number' }]);
    expect(none.body.fields[0].zh).toContain('写投诉、举报或咨询的编号，如 投2026-0412');
    const nobodys = await open('投2026-9999');
    expect([nobodys.status, nobodys.body.code]).toEqual([404, 'not-found']);
    expect(nobodys.body.zh).toMatch(/请核对编号。$/u);
  });

  it('is the administrator’s alone, and opens him nothing more of the matter', async () => {
    const number = await file();
    for (const who of [cast.centre, cast.officerOfChengguan, cast.deputyDirector, 'st-v0303', cast.agriculture]) {
      expect((await open(number, who)).status, who).toBe(403);
    }
    expect((await app.as(cast.admin)('GET', `/api/complaints/${number}`)).status).toBe(403);
  });
});
