import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runJob, type JobDeps } from '../../../src/jobs/run.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { listResponseFaults } from '../../../src/store/command/response-times.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { foldFigures, listFigureFaults } from '../../../src/store/figures/cells.ts';
import { listPaceFaults } from '../../../src/store/figures/pace-cells.ts';
import { cast } from '../../build/cast.ts';
import { asking, filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
const morning = '2026-11-25T09:00:00+08:00';
beforeEach(() => app.setNow(morning));

let filed = 0;
async function complaints(n: number, change: Record<string, unknown> = {}): Promise<string[]> {
  const numbers: string[] = [];
  for (let i = 0; i < n; i += 1) {
    filed += 1;
    const consumer = {
      name: '李有田',
      phone: `138${String(10_000_000 + filed)}`,
      address: '郭庄村',
      regionId: 'V0303',
    };
    const answer = await app.as(cast.centre)('POST', '/api/complaints', filing({ consumer, ...change }));
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    numbers.push(answer.body.number as string);
  }
  return numbers;
}

interface Row {
  number: string;
  state?: string;
  verdict?: string;
  version: number;
  zh: string;
  officeName: string | null;
}
const input = (change: object = {}) => ({ officeId: null, handlerId: null, secondId: null, words: '', ...change });
const bulkOf = (numbers: readonly string[], change: Record<string, unknown> = {}) => ({
  id: uuidv7(),
  kind: 'complaint',
  act: 'dispatch',
  input: input({ officeId: 'SO-LH' }),
  items: numbers.map((number) => ({ number })),
  ...change,
});
const post = (who: string, path: string, body: object) => app.as(who)('POST', path, body);
const make = async (bulk: object, who: string = cast.centre) => {
  const answer = await post(who, '/api/bulks', bulk);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const view = async (number: string, who: string = cast.centre, path = 'complaints') =>
  (await app.as(who)('GET', `/api/${path}/${number}`)).body;
const stateOf = async (number: string) => (await view(number)).complaint.state as string;
async function move(who: string, number: string, name: string, typed: object) {
  const { version } = (await view(number)).complaint;
  const answer = await post(who, `/api/complaints/${number}/${name}`, { version, input: typed });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}
const jobs = () => ({ ...app.deps, connection: '', channels: {} as never }) as unknown as JobDeps;
const county = () => app.deps.db.selectFrom('county').select('countyId').executeTakeFirstOrThrow();
const verbsOf = async (id: string) => {
  const { countyId } = await county();
  return (await listLedger(app.deps.db, countyId, id)).map(({ verb }) => verb);
};
const textsOf = async (who: string) =>
  (await app.as(who)('GET', '/api/messages/own')).body.items.map((one: { text: string }) => one.text) as string[];
const idOf = async (who: string) => (await app.as(who)('GET', '/api/session')).body.id as string;

/** What the cells hold must be what the ledger says. */
async function expectCountedRight() {
  const { countyId } = await county();
  const { db } = app.deps;
  await transact(db, (tx) => foldFigures(tx, 1e9));
  expect(await listFigureFaults(db, countyId, 5)).toEqual([]);
  expect(await listPaceFaults(db, countyId, 5)).toEqual([]);
  expect(await listResponseFaults(db, countyId, 5)).toEqual([]);
}

describe('批量先看', () => {
  it('逐件说能、要您定、不能和为什么，不动一件', async () => {
    const [able = '', done = ''] = await complaints(2);
    const [nowhere = ''] = await complaints(1, { place: { regionId: null } });
    const twin = { name: '李有田', phone: '13899990001', address: '郭庄村', regionId: 'V0303' };
    const [first = '', again = ''] = await complaints(2, { consumer: twin, story: '买的化肥每袋少四公斤，过了磅' });
    await move(cast.centre, done, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officer, done, 'accept', { decidedOn: '2026-11-25' });
    const before = (await view(able)).complaint.version;
    const asked = bulkOf([able, done, nowhere, first, again, '投2026-9999'], { input: input() });
    const { status, body } = await post(cast.centre, '/api/bulks/look', asked);
    expect(status).toBe(200);
    const rows = new Map((body.rows as Row[]).map((row) => [row.number, row]));
    expect(rows.get(able)).toMatchObject({ verdict: 'able', officeName: '柳河市场监管所', version: before });
    expect(rows.get(done)).toMatchObject({ verdict: 'unable', zh: '现在是“待告知”，不能分送' });
    expect(rows.get(nowhere)).toMatchObject({ verdict: 'ask', zh: '没有认出归哪个所，请给这一件选一个所。' });
    expect(rows.get(first)).toMatchObject({ verdict: 'ask', zh: expect.stringContaining(again) });
    expect(rows.get('投2026-9999')).toMatchObject({ verdict: 'unable', shop: '' });
    expect(body.counts).toEqual({ able: 1, ask: 3, unable: 2 });
    expect((body.rows as Row[]).map(({ verdict }) => verdict)).toEqual([
      'ask',
      'ask',
      'ask',
      'able',
      'unable',
      'unable',
    ]);
    expect((await view(able)).complaint.version).toBe(before);
  });

  it('没有这个权的人看不了，也办不了：审计员、站点、不分送的所', async () => {
    const [number = ''] = await complaints(1);
    for (const who of [cast.auditor, 'st-v0303', cast.officer, cast.deputyDirector]) {
      expect((await post(who, '/api/bulks/look', bulkOf([number]))).status, who).toBe(403);
      expect((await post(who, '/api/bulks', bulkOf([number]))).status, who).toBe(403);
    }
    expect(await stateOf(number)).toBe('registered');
    const { body } = await post(cast.centre, '/api/bulks/look', bulkOf([number], { kind: 'inquiry' }));
    expect(body.code).toBe('bulk-act-unknown');
  });

  it('催办：还在中心自己手上的不算催到所，说去分送；领导催的到中心', async () => {
    const [own = '', sent = ''] = await complaints(2);
    await move(cast.centre, sent, 'dispatch', { officeId: 'SO-LH' });
    const urge = bulkOf([own, sent], { act: 'urge', input: input() });
    const looked = await post(cast.centre, '/api/bulks/look', urge);
    expect(looked.body.counts).toEqual({ able: 1, ask: 0, unable: 1 });
    expect(looked.body.offices).toEqual([{ name: '柳河市场监管所', n: 1 }]);
    const made = new Map(((await make(urge)).rows as Row[]).map((row) => [row.number, row]));
    expect(made.get(sent)).toMatchObject({ state: 'done', officeName: '柳河市场监管所' });
    expect(made.get(own)).toMatchObject({ state: 'refused', zh: expect.stringContaining('请先“分送”') });
    expect((await view(own)).complaint.urgedTimes).toBe(0);
    // The centre's word to the office is no urge of the citizen's, who has his own of the day and reads of his own alone.
    const { complaint, timeline } = await view(sent);
    expect(complaint).toMatchObject({ urgedTimes: 0, urgedOn: null });
    expect(JSON.stringify(timeline)).toContain('"by":"centre"');
    const follow = await post(cast.centre, '/api/bulks/look', bulkOf([own], { act: 'follow', input: input() }));
    expect((follow.body.rows as Row[])[0]?.officeName).toMatch(/12315/u);
  });

  it('别的所的件不在自己名下，逐件说没有，不露一个字', async () => {
    const [mine = '', other = ''] = await complaints(2);
    await move(cast.centre, mine, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.centre, other, 'dispatch', { officeId: 'SO-CG' });
    const assign = { act: 'assign', input: input({ handlerId: await idOf(cast.officer) }) };
    const made = await make(bulkOf([mine, other], assign), cast.officeHead);
    const rows = new Map((made.rows as Row[]).map((row) => [row.number, row]));
    expect(rows.get(mine)).toMatchObject({ state: 'done' });
    expect(rows.get(other)).toMatchObject({
      state: 'refused',
      officeName: null,
      zh: expect.stringMatching(/没有|找不到/u),
    });
    const looked = await post(cast.officeHead, '/api/bulks/look', bulkOf([other], assign));
    expect(looked.body.rows[0]).toMatchObject({ verdict: 'unable', shop: '', version: null, officeName: null });
    // That it stands with somebody already, or was changed, is told to nobody who does not see it.
    const version = (await view(other)).complaint.version + 5;
    const guessed = { ...assign, items: [{ number: other, version }] };
    const guess = await post(cast.officeHead, '/api/bulks/look', bulkOf([], guessed));
    expect(guess.body.rows).toEqual(looked.body.rows);
    // The centre may, but not an officer of another office.
    const wrong = await make(bulkOf([other], assign));
    expect(wrong.rows[0]).toMatchObject({ state: 'refused', zh: expect.stringContaining('承办') });
  });
});

describe('批量', () => {
  it(
    '200 件一次分送：每件一行台账，整批一行，一个所一条消息；再交一次不重做；撤回以后和没分送过一样',
    { timeout: 120_000 },
    async () => {
      const numbers = await complaints(200);
      const heardBefore = (await textsOf(cast.officeHead)).length;
      const bulk = bulkOf(numbers);
      const made = await make(bulk);
      expect(made.counts).toMatchObject({ done: 200, refused: 0, left: 0, waiting: 0 });
      expect(made).toMatchObject({ isRunning: false, takenOver: 0 });
      const [first = '', second = ''] = numbers;
      const { complaint } = await view(first);
      expect(complaint).toMatchObject({ state: 'dispatched', officeId: 'SO-LH' });
      expect((await verbsOf(complaint.id)).filter((verb) => verb === 'dispatched')).toHaveLength(1);
      expect((await textsOf(cast.officeHead)).slice(0, -heardBefore || undefined)).toEqual([
        '200 件投诉分送到您所，请安排人办。',
      ]);
      // The same press again, after a lost answer.
      expect((await make(bulk)).counts).toMatchObject({ done: 200 });
      expect((await verbsOf(complaint.id)).filter((verb) => verb === 'dispatched')).toHaveLength(1);
      const own = (await verbsOf(await idOf(cast.centre))).filter((verb) => verb.startsWith('bulk-'));
      expect(own.slice(-2)).toEqual(['bulk-made', 'bulk-ended']);
      expect((await app.as(cast.centre)('GET', '/api/bulks')).body.bulks[0]).toMatchObject({
        id: bulk.id,
        act: 'dispatch',
      });
      await expectCountedRight();

      // One is accepted, one is noted by the office: both stay, with the reason.
      await move(cast.officer, first, 'accept', { decidedOn: '2026-11-25' });
      await move(cast.officer, second, 'note', { words: '已经约了店家' });
      expect((await app.as(cast.centre)('GET', `/api/bulks/${bulk.id}`)).body.takenOver).toBe(2);
      // The strip of the list knows it as well: it offers no press that would take nothing back.
      const listed = (await app.as(cast.centre)('GET', '/api/bulks')).body.bulks as { id: string; takenOver: number }[];
      expect(listed.find(({ id }) => id === bulk.id)?.takenOver).toBe(2);
      app.setNow('2026-11-25T09:06:00+08:00');
      const undone = await post(cast.centre, `/api/bulks/${bulk.id}/undo`, { clientId: uuidv7() });
      expect(undone.body.counts).toMatchObject({ undone: 198, done: 2 });
      const kept = (undone.body.rows as Row[]).filter(({ state }) => state === 'done');
      expect(kept.map(({ zh }) => zh)).toEqual(
        Array.from({ length: 2 }, () => expect.stringContaining('最后一步是别人办的')),
      );
      const third = (await view(numbers[2] ?? '')).complaint;
      expect(third).toMatchObject({ state: 'registered', officeId: 'SO-LH', dispatchedOn: null, stage: 'toDispatch' });
      expect((await verbsOf(third.id)).slice(-2)).toEqual(['dispatched', 'step-undone']);
      expect((await textsOf(cast.officeHead))[0]).toBe('198 件投诉刚才给错了，已经撤回，您不用办。');
      // Nothing was sent to those who complain of what did not stand.
      const waiting = await sql<{ n: number }>`select count(*)::integer as n from message
      where matter_id = ${third.id} and channel = 'sms' and text like '%已交到市场监管所办理%'`.execute(app.deps.db);
      expect(waiting.rows[0]?.n).toBe(0);
      await expectCountedRight();
      // And done again, under a new id.
      const redone = await make(bulkOf(numbers.slice(2)));
      expect(redone.counts).toMatchObject({ done: 198 });
      await expectCountedRight();
    },
  );

  /** A batch as it stands when the program is killed before it has come to any of them. */
  async function cutOff(numbers: readonly string[], by: string): Promise<string> {
    const { db } = app.deps;
    const { countyId } = await county();
    const { id, input: typed } = bulkOf(numbers);
    await sql`insert into bulk (county_id, id, kind, act, by_id, made_at, input)
      values (${countyId}, ${id}, 'complaint', 'dispatch', ${by}, ${new Date(morning)}, ${JSON.stringify(typed)})`.execute(
      db,
    );
    for (const [n, number] of numbers.entries())
      await sql`insert into bulk_item (county_id, bulk_id, n, number, decided, request_id, state)
        values (${countyId}, ${id}, ${n}, ${number}, false, ${uuidv7()}, 'waiting')`.execute(db);
    app.setNow('2026-11-25T09:02:00+08:00');
    return id;
  }

  /** A program that stops after so many looks at whether it is to. */
  const stoppingAfter = (looks: number) => {
    let seen = 0;
    return {
      get aborted() {
        seen += 1;
        return seen > looks;
      },
    } as unknown as AbortSignal;
  };

  it('杀在半路的，后台接着办完，不办第二次，消息和整批的一行也只有一次', async () => {
    const numbers = await complaints(5);
    const by = await idOf(cast.centre);
    const id = await cutOff(numbers, by);
    const heard = (await textsOf(cast.officeHead)).length;
    await runJob(jobs(), 'run-bulks', stoppingAfter(3));
    const half = (await app.as(cast.centre)('GET', `/api/bulks/${id}`)).body;
    expect(half).toMatchObject({ isRunning: true, counts: { done: 2, waiting: 3 } });
    const early = await post(cast.centre, `/api/bulks/${id}/undo`, { clientId: uuidv7() });
    expect([early.status, early.body.code]).toEqual([409, 'bulk-running']);
    expect((await textsOf(cast.officeHead)).length).toBe(heard);
    // Two go on with it at once, as the next minute and whoever asks again do.
    await Promise.all([runJob(jobs(), 'run-bulks'), runJob(jobs(), 'run-bulks')]);
    await runJob(jobs(), 'run-bulks');
    const done = (await app.as(cast.centre)('GET', `/api/bulks/${id}`)).body;
    expect(done).toMatchObject({ isRunning: false, counts: { done: 5, waiting: 0 } });
    // Not counted from when the rest was done: what was done at once could not be taken back for so long.
    expect(done.undoUntil).toBe('2026-11-25T01:10:00.000Z');
    expect((await textsOf(cast.officeHead)).length).toBe(heard + 1);
    const { countyId } = await county();
    for (const number of numbers) {
      const { complaint } = await view(number);
      const lines = (await listLedger(app.deps.db, countyId, complaint.id)).filter(({ verb }) => verb === 'dispatched');
      expect(lines.map((line) => line.by)).toEqual([by]);
    }
  });

  it('一批里有一件程序出错，不挡住别的批；试了几次还不成的，写明没办成', async () => {
    const [broken = '', other = ''] = await complaints(2);
    const by = await idOf(cast.centre);
    const first = await cutOff([broken], by);
    await sql`update bulk set input = 'null', made_at = ${new Date('2026-11-25T08:59:00+08:00')} where id = ${first}`.execute(
      app.deps.db,
    );
    const second = await cutOff([other], by);
    await expect(runJob(jobs(), 'run-bulks')).rejects.toThrow('1 batches did not come to their end.');
    expect((await app.as(cast.centre)('GET', `/api/bulks/${second}`)).body.counts).toMatchObject({ done: 1 });
    for (let again = 0; again < 3; again += 1) await expect(runJob(jobs(), 'run-bulks')).rejects.toThrow();
    await runJob(jobs(), 'run-bulks');
    const ended = (await app.as(cast.centre)('GET', `/api/bulks/${first}`)).body;
    expect(ended).toMatchObject({ isRunning: false, counts: { refused: 1 } });
    expect(ended.rows[0].zh).toContain('程序出了错');
  });

  it('账号停用了，没办的不再办', async () => {
    const numbers = await complaints(1);
    const { countyId } = await county();
    const by = await idOf(cast.otherCentre);
    const id = await cutOff(numbers, by);
    await sql`update account set active = false where county_id = ${countyId} and id = ${by}`.execute(app.deps.db);
    await runJob(jobs(), 'run-bulks');
    await sql`update account set active = true where county_id = ${countyId} and id = ${by}`.execute(app.deps.db);
    expect(await stateOf(numbers[0] ?? '')).toBe('registered');
    const items = await sql<{ state: string }>`select state from bulk_item where bulk_id = ${id}`.execute(app.deps.db);
    expect(items.rows).toEqual([{ state: 'refused' }]);
  });

  it('要定的没定就留下，定了才走；看过以后别人动过的不动', async () => {
    const twin = { name: '李有田', phone: '13899990002', address: '郭庄村', regionId: 'V0303' };
    const [first = '', again = ''] = await complaints(2, { consumer: twin, story: '买的化肥每袋少四公斤，过了磅' });
    const [touched = ''] = await complaints(1);
    const { version } = (await view(touched)).complaint;
    await move(cast.centre, touched, 'note', { words: '他又打来问' });
    const items = [{ number: first }, { number: again, decided: true }, { number: touched, version }];
    const made = await make(bulkOf([], { items }));
    const rows = new Map((made.rows as Row[]).map((row) => [row.number, row]));
    expect(rows.get(first)).toMatchObject({ state: 'left', zh: expect.stringContaining(again) });
    expect(rows.get(again)).toMatchObject({ state: 'done' });
    expect(rows.get(touched)).toMatchObject({ state: 'refused', zh: expect.stringContaining('改') });
    expect([await stateOf(first), await stateOf(again), await stateOf(touched)]).toEqual([
      'registered',
      'dispatched',
      'registered',
    ]);
  });

  it('改承办人、催办、告诉、关注：各按自己那一步的规则办，都能撤回', async () => {
    const numbers = await complaints(3);
    await make(bulkOf(numbers));
    const officer = await idOf(cast.officer);
    const assigned = bulkOf(numbers, { act: 'assign', input: input({ handlerId: officer }) });
    expect((await make(assigned, cast.officeHead)).counts).toMatchObject({ done: 3 });
    expect(await textsOf(cast.officer)).toContain('3 件投诉交给您承办，请及时办理。');
    // A second time it would change nothing; to another one it is to be decided.
    const twice = await make(bulkOf(numbers, { act: 'assign', input: input({ handlerId: officer }) }), cast.officeHead);
    expect(twice.counts).toMatchObject({ refused: 3 });
    const other = input({ handlerId: await idOf(cast.otherOfficer) });
    const looked = await post(cast.officeHead, '/api/bulks/look', bulkOf(numbers, { act: 'assign', input: other }));
    expect(looked.body.counts).toEqual({ able: 0, ask: 3, unable: 0 });
    // Given to another and taken back: who had it hears that he has it still, and the other that he has it not.
    const changed = bulkOf([], {
      act: 'assign',
      input: other,
      items: numbers.map((number) => ({ number, decided: true })),
    });
    // Decided on, each can go, and still says from whom it is taken.
    const decided = (await post(cast.officeHead, '/api/bulks/look', changed)).body;
    expect(decided.counts).toEqual({ able: 3, ask: 0, unable: 0 });
    expect(decided.rows.map(({ zh }: Row) => zh)).toEqual(Array(3).fill('现在由马建国承办'));
    expect(looked.body.after.zh).not.toContain('汇总消息');
    expect(decided.after.zh).toContain('汇总消息');
    expect((await make(changed, cast.officeHead)).counts).toMatchObject({ done: 3 });
    await post(cast.officeHead, `/api/bulks/${changed.id}/undo`, { clientId: uuidv7() });
    expect(await textsOf(cast.otherOfficer)).toContain('3 件投诉刚才给错了，已经撤回，您不用办。');
    expect(await textsOf(cast.officer)).toContain('3 件投诉刚才的指定承办人撤回了，还在您这里，请接着办。');
    for (const act of ['urge', 'tell', 'follow']) {
      const bulk = bulkOf(numbers, { act, input: input({ words: act === 'urge' ? '' : '周五以前报一次进展' }) });
      expect((await make(bulk)).counts, act).toMatchObject({ done: 3 });
      if (act === 'urge') expect(await textsOf(cast.officer)).toContain('中心催办：3 件投诉，请抓紧办理。');
      if (act === 'tell') expect(await textsOf(cast.officer)).toContain('3 件投诉有给您的留话，请看备注。');
      const undone = await post(cast.centre, `/api/bulks/${bulk.id}/undo`, { clientId: uuidv7() });
      expect(undone.body.counts, `${act} ${JSON.stringify(undone.body.rows)}`).toMatchObject({ undone: 3 });
    }
    const { complaint, timeline } = await view(numbers[0] ?? '');
    expect(complaint).toMatchObject({ urgedTimes: 0, urgedOn: null, handlerId: officer });
    expect(JSON.stringify(timeline)).toContain('"undone":true');
    expect((await app.as(cast.centre)('GET', '/api/watches')).body.watches.map((one: Row) => one.number)).not.toContain(
      numbers[0],
    );
    // Only some of them.
    const urged = bulkOf(numbers, { act: 'urge', input: input() });
    await make(urged);
    const part = await post(cast.centre, `/api/bulks/${urged.id}/undo`, { clientId: uuidv7(), numbers: [numbers[1]] });
    expect(part.body.counts).toMatchObject({ undone: 1, done: 2 });
  });

  it('整批撤回只撤这一批自己的那一步；再按、重试不再告诉人，也不多记一行', async () => {
    app.setNow('2026-11-25T09:20:00+08:00');
    const numbers = await complaints(4);
    const [noted = '', again = '', ...rest] = numbers;
    const bulk = bulkOf(numbers);
    await make(bulk);
    const undo = (change: object = {}) =>
      post(cast.centre, `/api/bulks/${bulk.id}/undo`, { clientId: uuidv7(), ...change });
    // A note of one's own on one, and another taken back with Z and dispatched rightly by hand.
    await move(cast.centre, noted, 'note', { words: '他又打来问' });
    const { line } = (await app.as(cast.centre)('GET', `/api/last-steps/${again}`)).body;
    const back = await post(cast.centre, `/api/last-steps/${again}/undo`, { clientId: uuidv7(), line });
    expect(back.status, JSON.stringify(back.body)).toBe(200);
    await move(cast.centre, again, 'dispatch', { officeId: 'SO-CG' });
    expect((await app.as(cast.centre)('GET', `/api/bulks/${bulk.id}`)).body.takenOver).toBe(2);
    const [first = '', second = ''] = rest;
    app.setNow('2026-11-25T09:21:00+08:00');
    expect((await undo({ numbers: [first] })).body.counts).toMatchObject({ undone: 1, done: 3 });
    expect((await textsOf(cast.officeHead))[0]).toBe(`${first}刚才给错了，已经撤回，您不用办。`);
    // Of one the citizen has been told: his message left the house while a kill held the press up.
    const [told = ''] = await complaints(1);
    const sent = bulkOf([told]);
    await make(sent);
    await sql`update message set sent_at = made_at where channel = 'sms' and account_id is null
      and matter_id = ${(await view(told)).complaint.id} and text like '%已交到市场监管所办理%'`.execute(app.deps.db);
    const late = (await post(cast.centre, `/api/bulks/${sent.id}/undo`, { clientId: uuidv7() })).body;
    expect(late.rows[0]).toMatchObject({ state: 'done', zh: expect.stringContaining('不能撤回了') });
    const clientId = uuidv7();
    app.setNow('2026-11-25T09:22:00+08:00');
    const undone = (await undo({ clientId })).body;
    expect(undone.counts).toMatchObject({ undone: 2, done: 2 });
    const kept = (undone.rows as Row[]).filter(({ state }) => state === 'done');
    expect(kept.map(({ number, zh }) => [number, zh.includes('这一步以后又有人办了事')])).toEqual([
      [noted, true],
      [again, true],
    ]);
    expect((await view(noted)).complaint).toMatchObject({ state: 'dispatched', officeId: 'SO-LH' });
    expect((await view(again)).complaint).toMatchObject({ state: 'dispatched', officeId: 'SO-CG' });
    // Only of what this press has taken back.
    const heard = await textsOf(cast.officeHead);
    expect(heard[0]).toBe(`${second}刚才给错了，已经撤回，您不用办。`);
    const lines = async () => (await verbsOf(await idOf(cast.centre))).filter((verb) => verb === 'bulk-undone').length;
    const before = await lines();
    app.setNow('2026-11-25T09:23:00+08:00');
    expect((await undo({ clientId })).body.counts).toMatchObject({ undone: 2, done: 2 });
    expect((await undo({ numbers: [first] })).body.counts).toMatchObject({ undone: 2, done: 2 });
    expect(await lines()).toBe(before);
    expect(await textsOf(cast.officeHead)).toEqual(heard);
  });

  it('举报也批量分送、撤回；咨询只留话、关注', async () => {
    const numbers: string[] = [];
    for (let i = 0; i < 2; i += 1)
      numbers.push((await app.as(cast.centre)('POST', '/api/tipoffs', anAllegation())).body.number as string);
    const bulk = bulkOf(numbers, { kind: 'tipoff' });
    expect((await make(bulk)).counts).toMatchObject({ done: 2 });
    await expectCountedRight();
    expect((await post(cast.centre, `/api/bulks/${bulk.id}/undo`, { clientId: uuidv7() })).body.counts).toMatchObject({
      undone: 2,
    });
    expect((await view(numbers[0] ?? '', cast.centre, 'tipoffs')).tipoff).toMatchObject({ state: 'registered' });
    await expectCountedRight();
    const asked = (await app.as(cast.centre)('POST', '/api/inquiries', asking())).body.number as string;
    const told = bulkOf([asked], { kind: 'inquiry', act: 'tell', input: input({ words: '今天答复' }) });
    expect((await make(told)).counts).toMatchObject({ done: 1 });
  });

  it('一次最多 200 件；别人的批量看不到，同一个 id 换了内容不收', async () => {
    const many = Array.from({ length: 201 }, (_, i) => `投2026-${5000 + i}`);
    const { status, body } = await post(cast.centre, '/api/bulks', bulkOf(many));
    expect([status, body.code]).toEqual([422, 'bulk-many']);
    const bulk = bulkOf(await complaints(1));
    await make(bulk);
    expect((await app.as(cast.otherCentre)('GET', `/api/bulks/${bulk.id}`)).status).toBe(404);
    expect((await post(cast.otherCentre, `/api/bulks/${bulk.id}/undo`, { clientId: uuidv7() })).status).toBe(404);
    expect((await post(cast.centre, '/api/bulks', { ...bulk, act: 'urge' })).body.code).toBe('bulk-taken-id');
  });
});

describe('Z', () => {
  const last = (number: string, who: string = cast.centre) => app.as(who)('GET', `/api/last-steps/${number}`);
  const undo = async (number: string, who: string = cast.centre, clientId = uuidv7()) => {
    const line = (await last(number, who)).body.line ?? 1;
    return post(who, `/api/last-steps/${number}/undo`, { clientId, line });
  };

  it('撤回自己刚才的一步：按两下是一次，所里听一声，居民看不到来回', async () => {
    const [number = ''] = await complaints(1);
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    expect((await last(number)).body).toMatchObject({ mayUndo: true, move: { zh: '分送' }, zh: '' });
    expect((await last(number, cast.officeHead)).body).toMatchObject({
      mayUndo: false,
      zh: expect.stringContaining('最后一步是别人办的'),
    });
    const clientId = uuidv7();
    expect((await undo(number, cast.centre, clientId)).body).toMatchObject({ zh: '撤回了分送。' });
    expect((await undo(number, cast.centre, clientId)).status).toBe(200);
    const { complaint, timeline } = await view(number);
    expect(complaint).toMatchObject({ state: 'registered', dispatchedOn: null });
    const { items } = (await app.as(cast.centre)('GET', '/api/complaints?hand=all&limit=200&columns=lastStep')).body;
    const row = items.find((one: { complaint: { number: string } }) => one.complaint.number === number);
    // 最近一步 is none that was taken back.
    expect(row.last?.verb).not.toBe('dispatched');
    expect((await verbsOf(complaint.id)).filter((verb) => verb === 'step-undone')).toHaveLength(1);
    expect(timeline.find((line: { verb: string }) => line.verb === 'dispatched').detail).toMatchObject({
      undone: true,
    });
    expect(await textsOf(cast.officeHead)).toContain(`${number}刚才给错了，已经撤回，您不用办。`);
    expect((await undo(number)).body.code).toBe('undo-nothing');
    await expectCountedRight();
  });

  it('受理、不予受理撤不回，说该走哪条路；过了十分钟也撤不回', async () => {
    const [number = '', late = ''] = await complaints(2);
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    await move(cast.officer, number, 'accept', { decidedOn: '2026-11-25' });
    expect((await undo(number)).body.code).toBe('undo-not-yours');
    const own = await undo(number, cast.officer);
    expect([own.status, own.body.code]).toEqual([409, 'undo-accepted']);
    expect(own.body.zh).toContain('终止调解');
    await move(cast.centre, late, 'dispatch', { officeId: 'SO-LH' });
    app.setNow('2026-11-25T09:11:00+08:00');
    expect((await undo(late)).body.code).toBe('undo-late');
    expect(await stateOf(late)).toBe('dispatched');
  });

  it('看过、电话显示过不算办；备注、加材料算', async () => {
    const [seen = '', noted = ''] = await complaints(2);
    for (const number of [seen, noted]) await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    await post(cast.officer, `/api/complaints/${seen}/reveal`, { reason: '打电话核对' });
    await move(cast.officer, noted, 'note', { words: '明天上门' });
    expect((await undo(seen)).status).toBe(200);
    expect((await undo(noted)).body.code).toBe('undo-not-yours');
    expect((await undo(noted, cast.officer)).body.zh).toBe('撤回了加备注。');
  });

  it('看到可以撤回以后自己又办了一步，撤的不是那一步就不撤', async () => {
    const [number = ''] = await complaints(1);
    await move(cast.centre, number, 'dispatch', { officeId: 'SO-LH' });
    const { line } = (await last(number)).body;
    await move(cast.centre, number, 'note', { words: '他又打来问' });
    const stale = await post(cast.centre, `/api/last-steps/${number}/undo`, { clientId: uuidv7(), line });
    expect([stale.status, stale.body.code]).toEqual([409, 'undo-overtaken']);
    expect((await undo(number)).body.zh).toBe('撤回了加备注。');
  });

  it('审计员、站点按不了', async () => {
    const [number = ''] = await complaints(1);
    for (const who of [cast.auditor, 'st-v0303']) {
      expect((await undo(number, who)).status).toBe(403);
      expect((await last(number, who)).status).toBe(403);
    }
  });
});
