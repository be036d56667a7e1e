import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TipoffPersonMove } from '../../../src/domain/tipoff/procedure.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { certify, moveCase, ofShiqiao, penalise } from '../../build/supervision/course.ts';
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

  it('S173 weakness 5: runs from the complaint over what the station saw to the decision and how it ended, for centre and office', async () => {
    const day = today;
    await certify(app, cast.officerOfShiqiao, cast.headOfShiqiao);
    const operator = { name: '东街五金店', address: '东街', phone: '' };
    const filed = filing({ operator, place: { regionId: 'V0601' }, channel: 'C09' });
    const complaint = (await app.as('st-v0601')('POST', '/api/complaints', filed)).body.number as string;
    const told = {
      id: uuidv7(),
      complaintNumber: complaint,
      kind: 'fake',
      operatorName: operator.name,
      place: operator.address,
      seenOn: day,
      words: '货架上还有两箱同样的假插座，没有认证标志',
    };
    const sent = await app.as('st-v0601')('POST', '/api/station-reports', told);
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    const { number: clue, version, officeId } = sent.body.entry;
    expect(officeId).toBe('SO-SQ');
    const input = { answer: 'toCase', answerWords: '像违法，所里开始核查' };
    const path = `/api/station-reports/${encodeURIComponent(clue)}/answer`;
    const made = await app.as(cast.headOfShiqiao)('POST', path, { version, clientId: uuidv7(), input });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const found = made.body.more.caseNumber as string;
    const step = async (by: string, name: Parameters<typeof moveCase>[3], more: object = {}) => {
      const answer = await moveCase(app, by, found, name, day, more);
      expect(answer.status, `${name} ${JSON.stringify(answer.body)}`).toBe(200);
    };
    const [handlerId, secondId] = [await idOf(cast.officerOfShiqiao), await idOf(cast.headOfShiqiao)];
    await step(cast.headOfShiqiao, 'assign', { handlerId, secondId });
    await step(cast.officerOfShiqiao, 'startVerification');
    const read = async (login: string) => (await app.as(login)('GET', `/api/complaints/${complaint}/trace`)).body;
    const words = async (login: string) =>
      (await read(login)).links.map(({ kind, zh }: Record<string, string>) => `${kind} ${zh}`);
    expect(await words(cast.centre)).toEqual([
      'complaint 站点协商',
      'stationReport 卖假货、不合格的东西：在查',
      'enforcement 核查中',
    ]);
    await step(cast.deputyDirector, 'file');
    await penalise(app, found, day, ofShiqiao, 2000_00);
    for (const login of [cast.centre, cast.deputyDirector]) {
      const { ticketNo, links } = await read(login);
      expect(ticketNo).toBe(complaint);
      expect(links.map(({ kind, number }: Record<string, string>) => [kind, number])).toEqual([
        ['complaint', complaint],
        ['stationReport', clue],
        ['enforcement', found],
      ]);
      expect(links[1].zh).toBe('卖假货、不合格的东西：已办完');
      expect(links[2]).toMatchObject({ zh: '行政处罚', decisionNumber: expect.stringContaining('〔2026〕') });
      expect(links[2].ended.zh).toBe(`${day} 决定，罚没 2,000.00 元，已缴清，${day} 结案`);
    }
    // The station reads its own report in three words, and neither case nor decision; another station reads nothing.
    expect(await words('st-v0601')).toEqual(['complaint 站点协商', 'stationReport 卖假货、不合格的东西：已办完']);
    const seen = JSON.stringify(await read('st-v0601'));
    expect(seen).not.toMatch(/〔2026〕|罚没|行政处罚/u);
    expect((await app.as('st-v0303')('GET', `/api/complaints/${complaint}/trace`)).status).toBe(404);
    // Who complained reported nothing: no tip-off stands in the thread.
    expect((await app.as(cast.centre)('GET', `/api/complaints/${complaint}`)).body.splitOff).toBe(0);
  });

  it('S173 第三十七条: after the dispatch the centre reads how far a named tip-off is, and the numbers of its case for a reason on record alone', async () => {
    const operator = { name: '东街五金店', address: '东街', phone: '' };
    const complaint = (
      await app.as(null)('POST', '/api/complaints', filing({ operator, place: { regionId: 'V0601' } }))
    ).body.number as string;
    const split = { clientId: uuidv7(), conductCode: 'R08', story: '店里还有两箱同样的假插座', evidence: '' };
    const own = `/api/complaints/${complaint}`;
    const number = (await app.as(cast.centre)('POST', `${own}/split`, split)).body.number as string;
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-SQ' });
    await move(cast.headOfShiqiao, number, 'assign', {
      handlerId: await idOf(cast.officerOfShiqiao),
      secondId: await idOf(cast.headOfShiqiao),
    });
    await move(cast.officerOfShiqiao, number, 'startVerification');
    await move(cast.deputyDirector, number, 'open');
    const { enforcementNumber } = (await app.as(cast.deputyDirector)('GET', `/api/tipoffs/${number}`)).body.tipoff;
    const shown = (links: Record<string, string>[]) => links.map(({ kind, number: no, zh }) => [kind, no, zh]);
    const kept = (await app.as(cast.centre)('GET', `${own}/trace`)).body;
    expect(shown(kept.links)).toEqual([
      ['complaint', complaint, '已登记'],
      ['tipoff', '', '已立案'],
      ['enforcement', '', '立案，在办'],
    ]);
    for (const word of [number, enforcementNumber, '案2026']) expect(JSON.stringify(kept)).not.toContain(word);
    const looks = async () =>
      (await app.as(cast.centre)('GET', own)).body.timeline.filter(({ verb }: { verb: string }) => verb === 'revealed')
        .length;
    expect(await looks()).toBe(0);
    expect((await app.as(cast.centre)('POST', `${own}/trace`, { reason: '看' })).status).toBe(400);
    const opened = await app.as(cast.centre)('POST', `${own}/trace`, { reason: '给举报人回电话说结果' });
    const found = opened.body.links.at(-1);
    expect(found).toMatchObject({ kind: 'enforcement', number: expect.stringMatching(/^案2026-/u) });
    const read = await app.as(cast.centre)('GET', `/api/enforcements/${encodeURIComponent(found.number)}`);
    expect(read.body.enforcement.fileNumber).toBe(enforcementNumber);
    // The tip-off's own number opens who told it: no longer the centre's to read.
    expect(JSON.stringify(opened.body)).not.toContain(number);
    expect(await looks()).toBe(1);
    for (const login of [cast.mediator, 'st-v0601']) {
      const refused = await app.as(login)('POST', `${own}/trace`, { reason: '想看看结果' });
      expect([403, 404]).toContain(refused.status);
    }
  });
});
