/** 诉转案里的实名举报人: a tip-off that was split off a complaint becomes a case, and who told it hears how the case ended, within the days of law. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { addDays } from '../../../../src/domain/base/calendar.ts';
import { cast } from '../../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { tipoffInputOf } from '../../../build/tipoff.ts';
import { certify, idOf, moveCase, ofLiuhe, penalise } from '../../../build/supervision/course.ts';

let app: TestApp;
const today = '2026-05-18';
const reporter = { name: '李有田', phone: '13800000317' };
beforeAll(async () => {
  app = await testApp();
  await certify(app, cast.officer, cast.officeHead);
});
beforeEach(() => app.setNow(`${today}T10:00:00+08:00`));
afterAll(() => app.close());

const path = (number: string) => encodeURIComponent(number);
const read = async (number: string, by: string = cast.officeHead) =>
  (await app.as(by)('GET', `/api/tipoffs/${path(number)}`)).body;
async function move(by: string, number: string, name: string, input: object = {}): Promise<void> {
  const { tipoff } = await read(number, cast.deputyDirector);
  const usual = tipoffInputOf(name as never, tipoff, today);
  const body = { version: tipoff.version, clientId: uuidv7(), input: { ...usual, ...input } };
  const answer = await app.as(by)('POST', `/api/tipoffs/${path(number)}/${name}`, body);
  expect(answer.status, `${name} ${JSON.stringify(answer.body)}`).toBe(200);
}
const clock = async (number: string, rule: string) =>
  (await read(number)).clocks.filter((one: { rule: string }) => one.rule === rule);

/** A complaint with a tip-off in it, split off, verified at 柳河 and opened as a case. */
async function opened(laws: readonly string[]): Promise<{ complaint: string; tipoff: string; enforcement: string }> {
  const complaint = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
  const asked = {
    clientId: uuidv7(),
    conductCode: 'R03',
    story: '店里的复合肥都冒用别家的名称、装潢',
    evidence: '照片两张',
  };
  const split = await app.as(cast.centre)('POST', `/api/complaints/${path(complaint)}/split`, asked);
  expect(split.status, JSON.stringify(split.body)).toBe(201);
  const tipoff = split.body.number as string;
  await move(cast.centre, tipoff, 'dispatch', { officeId: 'SO-LH' });
  const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
  await move(cast.officeHead, tipoff, 'assign', two);
  const { tipoff: seen } = await read(tipoff);
  const { categoryCode, natureCode, conductCode, platformNumber } = seen;
  await move(cast.officer, tipoff, 'correct', { categoryCode, natureCode, conductCode, platformNumber, laws });
  await move(cast.officer, tipoff, 'startVerification');
  await move(cast.deputyDirector, tipoff, 'open');
  const { items } = (await app.as(cast.officer)('GET', '/api/enforcements?channel=tipoff')).body;
  const cases = items as { enforcement: { number: string; sourceNumber: string } }[];
  const enforcement = cases[0]?.enforcement.number ?? '';
  expect(enforcement).not.toBe('');
  return { complaint, tipoff, enforcement };
}
const told = async (by: string) =>
  (await app.as(by)('GET', '/api/messages/own')).body.items.map(({ text }: { text: string }) => text) as string[];

describe('J7 实名举报人', () => {
  it('J7 从投诉分出来的举报立了案，案件结案以后，五个工作日内把处理结果告知实名举报人，消费者协会也告知；没告知的结不了', async () => {
    const { complaint, tipoff, enforcement } = await opened(['unfairCompetition', 'consumerRegulation']);
    // That a case was opened he hears at once; how it ends nobody owes him yet.
    expect((await read(tipoff)).tipoff.notices).toMatchObject([
      { kind: 'result', to: 'reporter', laws: ['unfairCompetition'], toldOn: null },
    ]);
    await move(cast.officer, tipoff, 'recordNotice', {
      kind: 'result',
      to: 'reporter',
      way: 'phone',
      toldOn: today,
      proof: '通话记录一',
    });
    await penalise(app, enforcement, today, ofLiuhe);
    const ended = await read(tipoff);
    expect(ended.tipoff).toMatchObject({ enforcementEndedOn: today, enforcementResult: 'penalised' });
    expect(ended.tipoff.notices.filter(({ kind }: { kind: string }) => kind === 'caseResult')).toMatchObject([
      { to: 'reporter', laws: ['unfairCompetition'], toldOn: null },
      { to: 'association', laws: ['consumerRegulation'], toldOn: null },
    ]);
    // 《反不正当竞争法》第二十条 says 及时; the county keeps it in five working days from the end of the case.
    const open = (await clock(tipoff, 'R-04')).filter(
      ({ stoppedOn }: { stoppedOn: string | null }) => stoppedOn === null,
    );
    expect(
      open.map(({ targetOn, startedOn }: { targetOn: string; startedOn: string }) => [startedOn, targetOn]),
    ).toEqual([
      [today, '2026-05-25'],
      [today, '2026-05-25'],
    ]);
    const { version } = ended.tipoff;
    const close = { version, clientId: uuidv7(), input: tipoffInputOf('close' as never, ended.tipoff, today) };
    const early = await app.as(cast.officer)('POST', `/api/tipoffs/${path(tipoff)}/close`, close);
    expect(early.body.code).toBe('notices-unproven');

    const on = addDays(today, 1);
    app.setNow(`${on}T10:00:00+08:00`);
    await move(cast.officer, tipoff, 'recordNotice', {
      kind: 'caseResult',
      to: 'reporter',
      way: 'phone',
      toldOn: on,
      proof: '通话记录二',
    });
    await move(cast.officer, tipoff, 'recordNotice', {
      kind: 'caseResult',
      to: 'association',
      way: 'mail',
      toldOn: on,
      proof: '收件回执',
    });
    expect(
      (await clock(tipoff, 'R-04')).every(({ stoppedOn }: { stoppedOn: string | null }) => stoppedOn !== null),
    ).toBe(true);
    await move(cast.officer, tipoff, 'close');
    expect((await read(tipoff)).tipoff.state).toBe('closed');

    // The association hears of the case at its bell too, and nothing of who told it or of his complaint.
    const words = (await told(cast.mediator)).filter((text) => text.includes(enforcement));
    expect(words).toHaveLength(1);
    expect(words.join('')).toContain('结案：行政处罚');
    const all = JSON.stringify([
      words,
      (await app.as(cast.officer)('GET', `/api/enforcements/${path(enforcement)}`)).body,
    ]);
    for (const hidden of [reporter.name, reporter.phone, complaint]) expect(all, hidden).not.toContain(hidden);
    // Nor does his complaint say that he told anything: it goes on by itself.
    const own = JSON.stringify((await app.as(cast.centre)('GET', `/api/complaints/${path(complaint)}`)).body);
    for (const hidden of [tipoff, enforcement]) expect(own, hidden).not.toContain(hidden);
  });

  it('法律没有要求的不用告知举报人：案件结了，举报就能结；消费者协会照样听到', async () => {
    const { tipoff, enforcement } = await opened([]);
    await penalise(app, enforcement, today, ofLiuhe);
    const ended = (await read(tipoff)).tipoff;
    expect(ended.notices).toEqual([]);
    expect(ended.enforcementEndedOn).toBe(today);
    expect((await told(cast.mediator)).filter((text) => text.includes(enforcement))).toHaveLength(1);
    await move(cast.officer, tipoff, 'close');
  });

  it('没立成的、移送的，消费者协会不收“处罚”的结果；告知里没有被举报的经营者', async () => {
    const { tipoff, enforcement } = await opened(['unfairCompetition']);
    const reason = '当事人已经注销，案件终止调查';
    expect((await moveCase(app, cast.officeHead, enforcement, 'terminate', today, { reason })).status).toBe(200);
    expect((await moveCase(app, cast.deputyDirector, enforcement, 'close', today)).status).toBe(200);
    const ended = (await read(tipoff)).tipoff;
    expect(ended).toMatchObject({ enforcementResult: 'withdrawn', penaltyFen: 0 });
    expect(ended.notices.map(({ kind, to }: { kind: string; to: string }) => `${kind} ${to}`)).toEqual([
      'result reporter',
      'caseResult reporter',
    ]);
    const words = (await told(cast.mediator)).filter((text) => text.includes(enforcement));
    expect(words.join('')).not.toContain('处罚');
    expect(words).toHaveLength(1);
  });
});
