/** Who learns that a case waits for him: whoever reviews it, and the head of its office. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consumerContext, testApp, type TestApp } from '../../../build/house/http-app.ts';
import { watchAwaited } from '../../../../src/actions/command/awaited.ts';
import { openCaseWaits } from '../../../../src/actions/supervision/enforcement/awaited.ts';
import { tellUnanswered } from '../../../../src/actions/supervision/enforcement/told.ts';
import type { EnforcementMove } from '../../../../src/domain/supervision/enforcement/enforcement.ts';
import { isHeads } from '../../../../src/domain/supervision/enforcement/next-step.ts';
import { reminderLetter, reminderLines } from '../../../../src/domain/command/reminder-letter.ts';
import { cast } from '../../../build/cast.ts';
import { certify, idOf, moveCase } from '../../../build/supervision/course.ts';

let app: TestApp;
/** As the clock acts. */
async function systemCtx() {
  const ctx = await consumerContext(app);
  return { ...ctx, actor: { ...ctx.actor, id: 'system', role: 'system' as const } };
}
const today = '2026-05-18';
beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
  await certify(app, cast.officer, cast.officeHead, cast.otherOfficer);
});
afterAll(() => app.close());

const register = async (by: string = cast.officer) => {
  const answer = await app.as(by)('POST', '/api/enforcements', {
    clientId: uuidv7(),
    source: 'inspection',
    foundOn: today,
    operatorName: '老周农资店',
    partyKind: 'soleTrader',
    cause: '涉嫌销售不合格复合肥',
    story: '检查发现货架上的复合肥总养分不够标明的数',
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.number as string;
};
const move = async (by: string, number: string, name: Parameters<typeof moveCase>[3], input: object = {}) => {
  const answer = await moveCase(app, by, number, name, today, input);
  expect(answer.status, `${name} ${JSON.stringify(answer.body)}`).toBe(200);
  return answer;
};
const heard = async (by: string) =>
  (await app.as(by)('GET', '/api/messages/own')).body.items.map(({ text }: { text: string }) => text) as string[];
type Lines = { number: string; step: string | null }[];
const linesOf = async (by: string): Promise<Lines> =>
  (await app.as(by)('GET', '/api/work/lines?kind=enforcement&limit=100')).body.lines;
const numbersOf = (items: Lines) => items.map((one) => one.number);
/** Those whose next step only who heads may make. */
const forHead = async (by: string): Promise<string[]> => {
  const shown = numbersOf((await linesOf(by)).filter(({ step }) => step !== null && isHeads(step as EnforcementMove)));
  if (by === cast.deputyDirector) {
    // 等我定的 of his first screen has the same, and says that it has all of them.
    const { cases } = (await app.as(by)('GET', '/api/home/decisions')).body;
    expect(numbersOf(cases.items).toSorted()).toEqual(shown.toSorted());
    expect(cases).toMatchObject({ total: shown.length, isCut: false });
  }
  return shown;
};
const offered = async (number: string, by: string = cast.officer): Promise<{ id: string; name: string }[]> =>
  (await app.as(by)('GET', `/api/enforcements/${encodeURIComponent(number)}`)).body.handlers.filter(
    ({ of }: { of?: string }) => of === 'account',
  );

it('所长在“我的工作”里看见等他指定办案人员的案件，登记时收到消息；办案人和别的所长没有', async () => {
  const inHand = async () => (await linesOf(cast.officeHead)).length;
  const before = await inHand();
  const number = await register();
  expect(await heard(cast.officeHead)).toContain(`${number}等您办：指定办案人员。`);
  expect(await forHead(cast.officeHead)).toContain(number);
  expect(await inHand()).toBe(before + 1);
  expect(await forHead(cast.officer)).toEqual([]);
  expect(await forHead(cast.headOfShiqiao)).toEqual([]);
  expect((await heard(cast.headOfShiqiao)).filter((text) => text.includes(number))).toEqual([]);
  const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
  await move(cast.officeHead, number, 'assign', two);
  expect(await forHead(cast.officeHead)).not.toContain(number);
  // Verified by the head himself it is the leader's to decide, once it is asked for.
  await move(cast.officer, number, 'startVerification');
  expect(await forHead(cast.officeHead)).not.toContain(number);
});

const request = { kind: 'file', reason: '抽检不合格，有进货单和库存，建议立案' };
/** Verified by two officers, of whom the second may be the head. */
const verified = async (second: string = cast.officeHead) => {
  const number = await register();
  const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, second) };
  await move(cast.officeHead, number, 'assign', two);
  await move(cast.officer, number, 'startVerification');
  return { number, two };
};

it('办案人员报请立案，没有参加核查的所长收到消息、在“我的工作”里看见，退回写理由、再报再批；报请的人不能批', async () => {
  const { number, two } = await verified(cast.otherOfficer);
  await move(cast.officer, number, 'requestFiling', { ...request, ...two });
  expect(await heard(cast.officeHead)).toContain(`${number}报请立案，等您批。`);
  expect(await forHead(cast.officeHead)).toContain(number);
  expect(await forHead(cast.deputyDirector)).not.toContain(number);
  const own = await app.as(cast.officer)('GET', `/api/enforcements/${encodeURIComponent(number)}`);
  expect(own.body).toMatchObject({ next: 'file', own: null });
  expect((await moveCase(app, cast.officer, number, 'file', today)).status).toBe(403);
  await move(cast.officeHead, number, 'returnFiling', { reason: '库存没有点清' });
  expect(await heard(cast.officer)).toContain(`${number}报请的立案退回了，退回的理由在案件里。`);
  expect(await forHead(cast.officeHead)).not.toContain(number);
  await move(cast.officer, number, 'requestFiling', { ...request, ...two });
  const seen = await app.as(cast.officeHead)('GET', `/api/enforcements/${encodeURIComponent(number)}`);
  expect(seen.body).toMatchObject({ own: 'file', moves: expect.arrayContaining(['file', 'returnFiling']) });
  expect(seen.body.moves).not.toContain('notFile');
  expect((await moveCase(app, cast.officeHead, number, 'notFile', today)).body.code).toBe('filing-request-other');
  const filed = await move(cast.officeHead, number, 'file');
  expect(filed.body.enforcement.deedOfficers.filing).toMatchObject({ level: 'head', delegated: true });
  expect(await heard(cast.officer)).toContain(`${number}报请的立案批准了。`);
});

it('所长自己核查的由分管局长批：他收到消息、在“我的工作”里看见；所长批被拒绝', async () => {
  const { number, two } = await verified();
  await move(cast.officer, number, 'requestFiling', { ...request, ...two });
  expect(await heard(cast.deputyDirector)).toContain(`${number}报请立案，等您批。`);
  expect(await forHead(cast.deputyDirector)).toContain(number);
  expect(await forHead(cast.officeHead)).not.toContain(number);
  const own = await moveCase(app, cast.officeHead, number, 'file', today);
  expect([own.status, own.body.code]).toEqual([403, 'filing-own']);
  const filed = await move(cast.deputyDirector, number, 'file', { opinion: '同意立案，尽快查清进货渠道。' });
  expect(filed.body.enforcement.deedOfficers.filing).toMatchObject({
    level: 'leader',
    opinion: '同意立案，尽快查清进货渠道。',
  });
});

it('所长自己办的案子里他批不了的，分管局长在“我的工作”里看见', async () => {
  const { number } = await verified();
  await move(cast.officer, number, 'takeMeasure', { urgent: 'yes', approverId: null, approvedAt: null });
  expect(await heard(cast.deputyDirector)).toContain(`${number}等您办：补批紧急措施。`);
  expect(await forHead(cast.deputyDirector)).toContain(number);
  expect(await forHead(cast.officeHead)).not.toContain(number);
  const own = await moveCase(app, cast.officeHead, number, 'approveMeasure', today);
  expect([own.status, own.body.code]).toEqual([403, 'measure-own']);
  await move(cast.deputyDirector, number, 'approveMeasure');
  expect(await forHead(cast.deputyDirector)).not.toContain(number);
});

it('办案人员撤回报请再报；移送以后，报请的人收到不再批的消息', async () => {
  const { number, two } = await verified(cast.otherOfficer);
  await move(cast.officer, number, 'requestFiling', { ...request, ...two });
  expect((await moveCase(app, cast.officeHead, number, 'withdrawFiling', today)).body.code).toBe(
    'filing-request-others',
  );
  await move(cast.otherOfficer, number, 'withdrawFiling');
  expect(await forHead(cast.officeHead)).not.toContain(number);
  await move(cast.officer, number, 'requestFiling', { ...request, ...two });
  await move(cast.officeHead, number, 'handOver');
  expect(await heard(cast.officer)).toContain(`${number}移送了，报请的立案不再批。`);
});

it('送审核可以选中心、局领导和本所别的人，办案人员和管不到的不在里面；送去的人收到消息，审完所长收到消息', async () => {
  const number = await register();
  const two = { handlerId: await idOf(app, cast.officer), secondId: await idOf(app, cast.officeHead) };
  await move(cast.officeHead, number, 'assign', two);
  await move(cast.officer, number, 'startVerification');
  await move(cast.deputyDirector, number, 'file');
  await move(cast.officer, number, 'assess');
  await move(cast.officer, number, 'report');
  const ids = (await offered(number)).map(({ id }) => id);
  const named = async (login: string) => ids.includes(await idOf(app, login));
  for (const login of [cast.centre, cast.deputyDirector]) expect(await named(login), login).toBe(true);
  for (const login of [cast.officer, cast.officeHead, cast.officerOfShiqiao, cast.admin, cast.mediator])
    expect(await named(login), login).toBe(false);
  // Whoever is offered may be sent it, and may read what he reviews.
  const reviewerId = await idOf(app, cast.centre);
  await move(cast.officer, number, 'submitReview', { reviewerId });
  expect(await heard(cast.centre)).toContain(`${number}送您案件审核，请在十个工作日内审核。`);
  const leader = await idOf(app, cast.deputyDirector);
  await move(cast.officeHead, number, 'reassignReview', { reviewerId: leader });
  expect(await heard(cast.deputyDirector)).toContain(`${number}送您案件审核，请在十个工作日内审核。`);
  await move(cast.deputyDirector, number, 'passReview');
  expect(await heard(cast.officeHead)).toContain(`${number}等您办：制作告知书。`);
  expect(await forHead(cast.officeHead)).toContain(number);
});

it('当场处罚的另一人在“我的工作”里看见、收到消息，自己按在场；别人按不了，确认以前不能归档', async () => {
  const number = await register();
  const secondId = await idOf(app, cast.otherOfficer);
  const spot = await move(cast.officer, number, 'decideOnTheSpot', { secondId, fineFen: 0, warning: 'yes' });
  expect(spot.body).toMatchObject({ own: null, people: { [secondId]: expect.any(String) } });
  const heardOf = (await heard(cast.otherOfficer)).filter((text) => text.includes(`${number}当场作了处罚`));
  expect(heardOf).toEqual([expect.stringContaining('我在场，确认')]);
  const forMe = async (by: string) =>
    (await linesOf(by)).flatMap((one) => (one.step === 'confirmSpot' ? [[one.number, one.step]] : []));
  expect(await forMe(cast.otherOfficer)).toContainEqual([number, 'confirmSpot']);
  expect(await forMe(cast.officer)).toEqual([]);
  expect((await moveCase(app, cast.officer, number, 'fileAway', today)).body.code).toBe('spot-unconfirmed');
  expect((await moveCase(app, cast.officer, number, 'confirmSpot', today)).body.code).toBe('spot-not-asked');
  expect((await moveCase(app, cast.centre, number, 'confirmSpot', today)).status).toBe(403);
  await move(cast.otherOfficer, number, 'denySpot');
  expect(await heard(cast.officeHead)).toContain(`${number}等您办：核实两人在场。`);
  expect(await forHead(cast.officeHead)).toContain(number);
  expect(await forMe(cast.otherOfficer)).toEqual([]);
  await move(cast.officeHead, number, 'settleSpot');
  await move(cast.officer, number, 'fileAway');
});

it('当场处罚的另一人三天没有回答：所长收到一次消息、在“我的工作”里看见', async () => {
  const number = await register();
  const secondId = await idOf(app, cast.otherOfficer);
  await move(cast.officer, number, 'decideOnTheSpot', { secondId, fineFen: 0, warning: 'yes' });
  expect((await moveCase(app, cast.officeHead, number, 'settleSpot', today)).body.code).toBe('spot-not-settled-yet');
  const told = async () =>
    (await heard(cast.officeHead)).filter((text) => text.includes(`${number}的执法人员一直没有回答`));
  await tellUnanswered(await systemCtx());
  expect(await told()).toEqual([]);
  app.setNow('2026-05-21T10:00:00+08:00');
  await tellUnanswered(await systemCtx());
  await tellUnanswered(await systemCtx());
  expect(await told()).toHaveLength(1);
  expect(await forHead(cast.officeHead)).toContain(number);
  app.setNow(`${today}T10:00:00+08:00`);
});

it('写成事先批准的强制措施：批的人马上收到消息，可以说没有批；不能批的人选不了', async () => {
  const { number } = await verified(cast.otherOfficer);
  const named = { urgent: 'no', approverId: await idOf(app, cast.officeHead) };
  const seen = await app.as(cast.officer)('GET', `/api/enforcements/${encodeURIComponent(number)}`);
  const offeredIds = seen.body.approvers.map(({ id }: { id: string }) => id);
  expect(offeredIds).toContain(named.approverId);
  for (const login of [cast.officer, cast.otherOfficer, cast.headOfShiqiao, cast.centre])
    expect(offeredIds).not.toContain(await idOf(app, login));
  for (const login of [cast.headOfShiqiao, cast.centre]) {
    const wrong = await moveCase(app, cast.officer, number, 'takeMeasure', today, {
      ...named,
      approverId: await idOf(app, login),
    });
    expect(wrong.body.code, login).toBe('measure-approver-unknown');
  }
  await move(cast.officer, number, 'takeMeasure', named);
  expect((await heard(cast.officeHead)).some((text) => text.includes(`${number}采取了强制措施`))).toBe(true);
  expect((await moveCase(app, cast.officer, number, 'denyApproval', today)).status).toBe(403);
  expect((await moveCase(app, cast.deputyDirector, number, 'denyApproval', today)).body.code).toBe('measure-not-named');
  await move(cast.officeHead, number, 'denyApproval');
  expect((await heard(cast.officer)).some((text) => text.includes('说没有批准'))).toBe(true);
  expect(await forHead(cast.officeHead)).toContain(number);
});

it('案件等外面的：协查函自己成一条，答了随着结掉；厂家的人工记一件，催办函先看再发，A4 和 DOCX 一样', async () => {
  const { number, two } = await verified(cast.otherOfficer);
  await move(cast.officer, number, 'requestFiling', { ...request, ...two });
  await move(cast.officeHead, number, 'file');
  interface Row {
    entry: { number: string; kind: string; state: string; toName: string; dueOn: string };
    more: { askedBy: string };
    moves: string[];
  }
  const rows = async (by: string = cast.officer): Promise<Row[]> =>
    (await app.as(by)('GET', `/api/awaiteds?state=all&matter=${encodeURIComponent(number)}`)).body.items;
  await move(cast.officer, number, 'askHelp', { to: '邻县市场监管局', about: '核实供货商', receivedOn: today });
  expect(await rows()).toMatchObject([
    { entry: { kind: 'letter', state: 'waiting', toName: '邻县市场监管局', dueOn: '2026-06-08' } },
  ]);
  // The answer is the case's to write down, and ends the row.
  const key = (await rows())[0]?.entry.number ?? '';
  const step = async (by: string, of: string, name: string, input: object = {}) => {
    const { version } = (await app.as(by)('GET', `/api/awaiteds/${of}`)).body.entry;
    return app.as(by)('POST', `/api/awaiteds/${of}/${name}`, { version, input });
  };
  expect((await step(cast.officer, key, 'answer', { answeredOn: today, result: '供货商属实' })).body.code).toBe(
    'awaited-by-matter',
  );
  await move(cast.officer, number, 'answerHelp', { answeredOn: today, answer: '供货商属实' });
  expect(await rows()).toMatchObject([{ entry: { number: key, state: 'answered' } }]);

  const note = {
    id: uuidv7(),
    matterNumber: number,
    kind: 'maker',
    toName: '某肥业公司',
    about: '请确认批号 2026-04 是不是你厂的',
    sentOn: today,
  };
  // Of a case that is another office's nobody learns that it is there; a department notes nothing.
  expect((await app.as(cast.officerOfShiqiao)('POST', '/api/awaiteds', note)).body.code).toBe('awaited-no-matter');
  expect((await app.as(cast.agriculture)('POST', '/api/awaiteds', note)).status).toBe(403);
  const opened = await app.as(cast.officer)('POST', '/api/awaiteds', note);
  expect(opened.body.entry, JSON.stringify(opened.body)).toMatchObject({ state: 'waiting', officeId: 'SO-LH' });
  const own = opened.body.entry.number as string;
  const path = `/papers/awaiteds/${encodeURIComponent(own)}`;
  const { askedBy, letterHead } = opened.body.more;
  const lines = reminderLines(reminderLetter(opened.body.entry, { on: today, byDay: askedBy }, 1, letterHead));
  // Whoever has the case is asked about the letter.
  expect(lines.at(-1)).toMatch(/^联系人：\p{Script=Han}{2,4}，联系电话：[\d -]+。$/u);
  const preview = (await app.as(cast.officer)('GET', `${path}/1`)).body as string;
  expect(preview).toContain('预览，还没有发出');
  const bare = (html: string) => html.replaceAll(/<[^>]+>/gu, '');
  for (const line of lines) expect(bare(preview)).toContain(line);
  expect(lines.join('')).toContain('请抓紧办理');
  // What was looked at is not sent by that, and is no document.
  expect((await app.as(cast.officer)('GET', `/api/awaiteds/${own}`)).body.entry.reminders).toEqual([]);
  expect((await app.as(cast.officer)('GET', `${path}/1.docx`)).status).toBe(404);
  expect((await app.as(cast.officer)('GET', `${path}/2`)).status).toBe(404);
  expect((await step(cast.officer, own, 'remind')).status).toBe(200);
  const sent = (await app.as(cast.officer)('GET', `${path}/1`)).body as string;
  expect(sent).not.toContain('预览');
  // The number is taken as it is sent, in the form of the cases, and stands in the register under the case.
  const taken = bare(sent).match(/青市监催办〔2026〕\d+号/u)?.[0] ?? '';
  expect(taken).not.toBe('');
  const issued = await app.deps.db.selectFrom('issuedPaper').selectAll().where('number', '=', taken).execute();
  expect(issued).toMatchObject([{ kind: 'reminder', occasion: `${own} 1` }]);
  const byNumber = await app.as(cast.officer)('GET', `/api/enforcements?q=${encodeURIComponent(taken)}`);
  expect(byNumber.body.items).toMatchObject([{ enforcement: { number } }]);
  for (const line of lines.slice(1)) expect(bare(sent)).toContain(line);
  // Whoever handles the case by now, and whichever telephone the office has: the letter keeps whom it named.
  const { handlerId } = await app.deps.db
    .selectFrom('enforcement')
    .select('handlerId')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const handle = (id: string | null) =>
    app.deps.db.updateTable('enforcement').set({ handlerId: id }).where('number', '=', number).execute();
  await handle(await idOf(app, cast.deputyDirector));
  const later = bare((await app.as(cast.officer)('GET', `${path}/1`)).body as string);
  expect(later).toContain(lines.at(-1));
  await handle(handlerId);
  const docx = await app.as(cast.officer)('GET', `${path}/1.docx`);
  expect(docx.status).toBe(200);
  expect(docx.headers.get('content-type')).toContain('wordprocessingml');
  expect((await app.as(cast.officerOfShiqiao)('GET', `${path}/1.docx`)).status).toBe(404);
  expect(
    (await step(cast.officer, own, 'answer', { answeredOn: today, result: '不是我厂的批号' })).body.entry,
  ).toMatchObject({ state: 'answered' });
  const { timeline } = (await app.as(cast.officer)('GET', `/api/enforcements/${encodeURIComponent(number)}`)).body;
  expect(timeline.map(({ verb }: { verb: string }) => verb).slice(-3)).toEqual([
    'awaited-opened',
    'awaited-reminded',
    'awaited-answered',
  ]);
});

it('一件中止了没有人恢复的案件，过了本县定的天数，办案人在“我的工作”里看到“钟停了几天，还停着吗”，再不动所长也看到；恢复了就没有这一行', async () => {
  const { number, two } = await verified(cast.otherOfficer);
  await move(cast.officer, number, 'requestFiling', { ...request, ...two });
  await move(cast.officeHead, number, 'file');
  await move(cast.officer, number, 'askHelp', { to: '邻县市场监管局', about: '核实供货商', receivedOn: today });
  await move(cast.officeHead, number, 'suspend');
  interface Row {
    entry: { number: string; kind: string; state: string; dueOn: string };
    moves: string[];
  }
  const rest = async (): Promise<Row | undefined> =>
    (
      (await app.as(cast.officer)('GET', `/api/awaiteds?state=all&matter=${encodeURIComponent(number)}`)).body
        .items as Row[]
    ).find(({ entry }) => entry.kind === 'suspension');
  const made = await rest();
  expect(made).toMatchObject({ entry: { state: 'waiting', dueOn: '2026-07-14' }, moves: ['extend'] });
  // One of before such rows is given its own by the morning, beside the letter that has one, and once.
  await app.database.pool.query(`delete from awaited where kind = 'suspension' and matter_number = $1`, [number]);
  await openCaseWaits(await systemCtx());
  await openCaseWaits(await systemCtx());
  const key = (await rest())?.entry.number ?? '';
  expect((await rest())?.entry).toMatchObject({ state: 'waiting', dueOn: '2026-07-14' });
  const rests = async (by: string) =>
    (
      (await app.as(by)('GET', '/api/work/lines?limit=100')).body.lines as {
        whom: string;
        what: { zh: string };
        also: { step: string }[];
      }[]
    ).filter(({ what }) => what.zh.startsWith('钟停'));
  const step = async (name: string, input: object = {}) => {
    const { version } = (await app.as(cast.officer)('GET', `/api/awaiteds/${key}`)).body.entry;
    return app.as(cast.officer)('POST', `/api/awaiteds/${key}/${name}`, { version, input });
  };
  const asked = async (by: string) => (await heard(by)).filter((text) => text.includes(key));
  const morning = async (day: string) => {
    app.setNow(`${day}T08:00:00+08:00`);
    await openCaseWaits(await systemCtx());
    await watchAwaited(await systemCtx());
  };
  // Nobody is asked before its day.
  await morning('2026-07-13');
  expect([await rests(cast.officer), await asked(cast.officer)]).toEqual([[], []]);
  await morning('2026-07-15');
  expect(await rests(cast.officer)).toMatchObject([
    { who: '中止调查', whom: number, what: { zh: '钟停了 58 天，还停着吗' } },
  ]);
  expect(await asked(cast.officer)).toEqual([
    expect.stringMatching(/钟停着（中止调查），从5月18日.*停起，还停着吗？停完了的在案件里记下来/u),
  ]);
  expect([await rests(cast.officeHead), await asked(cast.officeHead)]).toEqual([[], []]);
  await morning('2026-07-22');
  expect(await rests(cast.officeHead)).toHaveLength(1);
  expect(await asked(cast.officeHead)).toEqual([expect.stringContaining('问了 2 次还停着，请过问')]);
  // No letter goes for it, neither sent nor looked at, and none is in the register; nobody drops it, for the clock is the case's.
  expect((await step('remind')).body.code).toBe('awaited-by-text');
  expect((await step('drop', { reason: '不用再等了' })).body.code).toBe('awaited-by-matter');
  expect((await app.as(cast.officer)('GET', `/papers/awaiteds/${encodeURIComponent(key)}/1`)).status).toBe(404);
  const put = await step('extend', { dueOn: '2026-08-31', reason: '司法鉴定还没有出来' });
  expect(put.status, JSON.stringify(put.body)).toBe(200);
  expect([await rests(cast.officer), await rests(cast.officeHead)]).toEqual([[], []]);
  await morning('2026-09-01');
  expect(await rests(cast.officer)).toHaveLength(1);
  await moveCase(app, cast.officeHead, number, 'resume', '2026-09-01');
  expect([await rests(cast.officer), (await rest())?.entry.state]).toEqual([[], 'ended']);
  app.setNow(`${today}T10:00:00+08:00`);
});
