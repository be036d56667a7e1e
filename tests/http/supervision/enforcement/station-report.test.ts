import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../../build/cast.ts';
import { testApp, type TestApp } from '../../../build/house/http-app.ts';
import { upload } from '../../../build/import-tables.ts';
import { fixture } from '../../../build/phone-photo.ts';
import { certify, idOf, moveCase } from '../../../build/supervision/course.ts';

let app: TestApp;
const today = '2026-05-18';
/** A station of 柳河, whose office is that of the officer below. */
const station = 'st-v0303';
const other = 'st-v0601';
let own: { officer: string; head: string };
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
  own = { officer: cast.officer, head: cast.officeHead };
});
afterAll(() => app.close());

const form = (change: object = {}) => ({
  id: uuidv7(),
  kind: 'farmInput',
  operatorName: '蓝色面包车',
  place: '前柳村村口',
  seenOn: today,
  words: '有人开车卖没有标签的复合肥，比店里便宜一半',
  ...change,
});
const send = (by: string, change: object = {}) => app.as(by)('POST', '/api/station-reports', form(change));
const step = (by: string, number: string, version: number, move: string, input: object) =>
  app.as(by)('POST', `/api/station-reports/${encodeURIComponent(number)}/${move}`, {
    version,
    clientId: uuidv7(),
    input,
  });
const read = (by: string, number: string) => app.as(by)('GET', `/api/station-reports/${encodeURIComponent(number)}`);
const heard = async (by: string) =>
  ((await app.as(by)('GET', '/api/messages/own')).body.items as { text: string }[]).map(({ text }) => text);

describe('站点上报', () => {
  it('S190 站点报上去有编号、有照片、有答复的日子；同一个 id 再交一次还是那一件', async () => {
    const sent = await upload(app, station, fixture('photo.jpg'), '没有标签的袋子.jpg', '/api/attachments');
    const photoIds = [sent.body.attachments[0].id as string];
    const id = uuidv7();
    const first = await send(station, { id, photoIds });
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(first.body.entry).toMatchObject({ state: 'sent', answerBy: '2026-05-25', photoIds });
    expect(first.body.entry.number).toMatch(/^报2026-\d{4}$/u);
    expect((await send(station, { id })).body.entry.number).toBe(first.body.entry.number);
    expect((await app.as(own.officer)('GET', `/api/attachments/${photoIds[0]}`)).status).toBe(200);
    expect((await app.as(cast.officerOfShiqiao)('GET', `/api/attachments/${photoIds[0]}`)).status).toBe(404);
    expect((await app.as(other)('GET', `/api/attachments/${photoIds[0]}`)).status).toBe(404);
    expect(await heard(own.head)).toContainEqual(expect.stringContaining(first.body.entry.number));
  });

  it('S190 所里答复，站里的手机、页面听得到；别的站、别的所看不到', async () => {
    const { number, version } = (await send(station)).body.entry;
    expect((await read(other, number)).status).toBe(404);
    expect((await read(cast.officerOfShiqiao, number)).status).toBe(404);
    expect((await read(cast.mediator, number)).status).toBe(403);
    const answer = { answer: 'handled', answerWords: '所里去看了，货已经扣下，谢谢' };
    expect((await step(station, number, version, 'answer', answer)).status).toBe(403);
    expect((await step(cast.officerOfShiqiao, number, version, 'answer', answer)).status).toBe(404);
    expect((await step(own.officer, number, version, 'answer', answer)).status).toBe(200);
    expect((await read(station, number)).body.entry).toMatchObject({ state: 'answered', ...answer, answeredOn: today });
    const listed = (await app.as(station)('GET', '/api/station-reports?state=open')).body.items;
    expect(listed.map(({ entry }: { entry: { number: string } }) => entry.number)).toContain(number);
    expect(await heard(station)).toContain(`您报的${number}，所里答复了，请看。`);
    expect((await send(own.officer)).status).toBe(403);
  });

  it('S190 答复转成案件线索：线索带着站里的话去核查，站里不知道编号，结了才听到结果', async () => {
    await certify(app, own.officer, own.head);
    const { number, version } = (await send(station)).body.entry;
    const answer = { answer: 'toCase', answerWords: '像违法，所里开始核查' };
    const made = await step(own.officer, number, version, 'answer', answer);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const caseNumber = made.body.more.caseNumber as string;
    const opened = (await app.as(own.officer)('GET', `/api/enforcements/${encodeURIComponent(caseNumber)}`)).body;
    expect(opened.enforcement).toMatchObject({
      state: 'clue',
      sourceNumber: number,
      operatorName: '蓝色面包车',
      story: form().words,
      foundOn: today,
    });
    const atStation = async () => (await read(station, number)).body.more;
    expect(await atStation()).toMatchObject({ caseNumber: null, caseWords: { zh: '还在办，有结果会告诉站里' } });
    expect((await app.as(station)('GET', `/api/enforcements/${encodeURIComponent(caseNumber)}`)).status).toBe(403);
    const move = (by: string, name: Parameters<typeof moveCase>[3], input: object = {}) =>
      moveCase(app, by, caseNumber, name, today, input);
    await move(own.head, 'assign', { handlerId: await idOf(app, own.officer), secondId: await idOf(app, own.head) });
    await move(own.officer, 'startVerification');
    expect(await atStation()).toMatchObject({ caseWords: { zh: '还在办，有结果会告诉站里' } });
    expect((await move(cast.deputyDirector, 'notFile')).status).toBe(200);
    expect(await atStation()).toMatchObject({ caseNumber: null, caseWords: { zh: '结果：不予立案' } });
    expect(await heard(station)).toContain(`您报的${number}有结果了，请看。`);
  });

  it('S190 过了日子没有答复的标出来，撤回的不用答复', async () => {
    const { number, version } = (await send(station)).body.entry;
    expect((await read(own.head, number)).body.more.isLate).toBe(false);
    app.setNow('2026-05-26T10:00:00+08:00');
    expect((await read(own.head, number)).body.more.isLate).toBe(true);
    app.setNow(`${today}T10:00:00+08:00`);
    expect((await step(other, number, version, 'withdraw', { remark: '看错了' })).status).toBe(404);
    const gone = await step(station, number, version, 'withdraw', { remark: '看错了' });
    expect(gone.body.entry.state).toBe('withdrawn');
    const answer = { answer: 'handled', answerWords: '已经处理了' };
    expect((await step(own.officer, number, gone.body.entry.version, 'answer', answer)).body.code).toBe(
      'move-not-allowed',
    );
  });
});
