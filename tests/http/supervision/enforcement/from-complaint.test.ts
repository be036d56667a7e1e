/** 诉转案: a clue of a mediation becomes a case; both go on, and everybody hears of his own part and of no more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { PersonMove } from '../../../../src/domain/complaint/procedure.ts';
import { cast } from '../../../build/cast.ts';
import type { House } from '../../../build/house/browser.ts';
import { citizen } from '../../../build/house/citizen.ts';
import { filing, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { advance, find, untilMediating } from '../../../build/living-matters.ts';
import { certify, idOf, moveCase, ofLiuhe, penalise } from '../../../build/supervision/course.ts';

let app: TestApp;
let house: House;
const today = '2026-05-18';
const shop = '老周农资店';
const clue = {
  breaksLaw: 'yes',
  hasEvidence: 'yes',
  isOurs: 'yes',
  foundOn: today,
  words: '袋上标的净含量与实际不符，涉嫌违反计量法',
};
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
  house = { app } as House;
  await certify(app, cast.officer, cast.officeHead);
});
afterAll(() => app.close());

/** A complaint of the area of a station, now in mediation at 柳河; with the code of who complained. */
async function mediating(): Promise<{ number: string; code: string }> {
  const filed = await app.as(null)('POST', '/api/complaints', filing());
  expect(filed.status, JSON.stringify(filed.body)).toBe(201);
  const { number, queryCode: code } = filed.body as { number: string; queryCode: string };
  await advance(house, number, 'dispatch', 'assign', ...untilMediating.slice(1));
  expect((await find(house, number)).stationId).toBe('ST-V0303');
  return { number, code };
}
async function make(by: string, number: string, move: PersonMove, input: object) {
  const { version } = await find(house, number);
  const body = { version, clientId: uuidv7(), input };
  return app.as(by)('POST', `/api/complaints/${encodeURIComponent(number)}/${move}`, body);
}
const told = async (by: string) =>
  (await app.as(by)('GET', '/api/messages/own')).body.items.map(({ text }: { text: string }) => text) as string[];
const trace = async (by: string, number: string) =>
  (await app.as(by)('GET', `/api/complaints/${encodeURIComponent(number)}/trace`)).body.links as {
    kind: string;
    number: string;
    zh: string;
  }[];
/** The case that the clue of the complaint became. */
async function caseOf(complaint: string): Promise<string> {
  const link = (await trace(cast.deputyDirector, complaint)).find(({ kind }) => kind === 'enforcement');
  if (link === undefined) throw new Error(`No case under ${complaint}.`);
  return link.number;
}
const readCase = async (number: string, by: string = cast.deputyDirector) =>
  app.as(by)('GET', `/api/enforcements/${encodeURIComponent(number)}`);
const move = (by: string, number: string, name: Parameters<typeof moveCase>[3], input: object = {}) =>
  moveCase(app, by, number, name, today, input);
async function verifying(number: string): Promise<void> {
  const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
  expect((await move(cast.officeHead, number, 'assign', two)).status).toBe(200);
  expect((await move(cast.officer, number, 'startVerification')).status).toBe(200);
}
/** What the consumer reads with number and code. */
async function progress({ number, code }: { number: string; code: string }): Promise<string> {
  const visitor = citizen(app.deps);
  await visitor.send('/progress', { number, code });
  return (await visitor.get('/progress/mine')).html;
}

describe('诉转案', () => {
  it('S193 调解中发现的线索转成案件，一个编号贯到底；投诉接着调解、照样办结，案件照样立案、结案', async () => {
    const complaint = await mediating();
    expect((await make(cast.officer, complaint.number, 'findClue', clue)).status).toBe(200);
    const number = await caseOf(complaint.number);
    const opened = (await readCase(number)).body;
    expect(opened.enforcement).toMatchObject({
      channel: 'complaint',
      sourceNumber: complaint.number,
      state: 'clue',
      operatorName: shop,
      officeId: 'SO-LH',
      foundOn: today,
    });
    // What was found and answered goes along; the complaint and its evidence are one press away.
    expect(opened.enforcement.story).toContain('涉嫌违反计量法（调解中发现；有初步证据，归本局管）');
    expect(opened.linked).toMatchObject([{ kind: 'complaint', number: complaint.number }]);
    expect(opened.clocks).toMatchObject([{ rule: 'R-01', startedOn: today, nominalOn: '2026-06-08' }]);
    expect((await trace(cast.officer, complaint.number)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['complaint', 'enforcement']),
    );
    // Both lines go on: an agreement frees nobody, and a case hinders no agreement.
    await advance(house, complaint.number, 'settle', 'recordNotice', 'recordNotice', 'close');
    expect((await find(house, complaint.number)).state).toBe('closed');
    expect((await readCase(number)).body.enforcement.state).toBe('clue');
    await verifying(number);
    expect((await move(cast.deputyDirector, number, 'file')).status).toBe(200);
    expect((await find(house, complaint.number)).clues).toMatchObject([
      { endedOn: today, result: 'filed', enforcementNumber: number },
    ]);
    await penalise(app, number, today, ofLiuhe);
    const after = await find(house, complaint.number);
    expect([after.state, after.outcome]).toEqual(['closed', 'settled']);
  });

  it('结案的结果回到站点、承办人和消费者协会；别的站点、别的所、管理员听不到', async () => {
    const complaint = await mediating();
    await make(cast.officer, complaint.number, 'findClue', clue);
    const number = await caseOf(complaint.number);
    await verifying(number);
    await move(cast.deputyDirector, number, 'file');
    const words = `${complaint.number}引出的案件结案：行政处罚。`;
    for (const by of ['st-v0303', cast.officer, cast.mediator])
      expect(
        (await told(by)).some((text) => text.includes('结案') && text.includes(complaint.number)),
        by,
      ).toBe(false);
    await penalise(app, number, today, ofLiuhe);
    expect(await told('st-v0303')).toContain(words);
    expect(await told(cast.officer)).toContain(words);
    // 消法实施条例 第三十六条: the association hears of the case, and not whose complaint it was.
    const association = (await told(cast.mediator)).filter((text) => text.includes(number));
    expect(association).toEqual([`${number}（调解中发现的线索）结案：行政处罚。`]);
    expect(association.join('')).not.toContain(complaint.number);
    for (const by of ['st-v0601', cast.officerOfShiqiao, cast.headOfShiqiao, cast.admin])
      expect(
        (await told(by)).some((text) => text.includes(complaint.number) || text.includes(number)),
        by,
      ).toBe(false);
    // The station hears the result of its complaint and reads nothing of the case.
    expect((await told('st-v0303')).some((text) => text.includes(number))).toBe(false);
    expect((await readCase(number, 'st-v0303')).status).toBe(403);
    expect((await readCase(number, cast.mediator)).status).toBe(403);
    expect((await readCase(number, cast.officerOfShiqiao)).status).toBe(404);
  });

  it('消费者凭编号和查询码只看到自己的投诉，看不到案件、当事人怎么处罚', async () => {
    const complaint = await mediating();
    await make(cast.officer, complaint.number, 'findClue', clue);
    const number = await caseOf(complaint.number);
    await verifying(number);
    await move(cast.deputyDirector, number, 'file');
    await penalise(app, number, today, ofLiuhe, 12_345_00);
    const page = await progress(complaint);
    expect(page).toContain(complaint.number);
    for (const hidden of [number, '12,345', '12345', '行政处罚', '立案', '涉嫌违反计量法', '线索'])
      expect(page, hidden).not.toContain(hidden);
  });

  it('不予立案的，线索在投诉里写明理由，停表；消费者协会不收这样的结果', async () => {
    const complaint = await mediating();
    await make(cast.officer, complaint.number, 'findClue', clue);
    const number = await caseOf(complaint.number);
    await verifying(number);
    const reason = '复称净含量在允差以内，不违法';
    expect((await move(cast.deputyDirector, number, 'notFile', { reason })).status).toBe(200);
    expect((await find(house, complaint.number)).clues).toMatchObject([{ endedOn: today, result: 'noCase', reason }]);
    expect((await told(cast.mediator)).some((text) => text.includes(number))).toBe(false);
    // Mediation was not touched by it.
    expect((await find(house, complaint.number)).state).toBe('mediating');
  });

  it('延长核查的，投诉里的线索一起延长；谁能发现线索：承办的所，站点、协会、中心不行', async () => {
    const complaint = await mediating();
    for (const by of [cast.mediator, cast.centre, 'st-v0303', cast.deputyDirector])
      expect((await make(by, complaint.number, 'findClue', clue)).status, by).toBe(403);
    const none = await make(cast.officer, complaint.number, 'findClue', { ...clue, breaksLaw: 'no' });
    expect([none.status, none.body.code]).toEqual([422, 'clue-breaks-no-law']);
    expect((await trace(cast.deputyDirector, complaint.number)).some(({ kind }) => kind === 'enforcement')).toBe(false);
    await make(cast.officer, complaint.number, 'findClue', clue);
    const number = await caseOf(complaint.number);
    await verifying(number);
    const reason = '检验结果还没有出来，要再等';
    expect((await move(cast.deputyDirector, number, 'extendVerification', { reason })).status).toBe(200);
    expect((await find(house, complaint.number)).clues).toMatchObject([{ extendedOn: today, extensionReason: reason }]);
  });
});
