import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { fileTipoff, moveTipoff } from '../../src/actions/tipoff/tipoff.ts';
import { Allegation } from '../../src/domain/tipoff/filing.ts';
import { fileInquiry } from '../../src/actions/inquiry/inquiry.ts';
import { Asking } from '../../src/domain/inquiry/filing.ts';
import { moveComplaint } from '../../src/actions/complaint/complaint.ts';
import { complaintFrame } from '../../src/actions/complaint/complaint.ts';
import { recountDue } from '../../src/actions/command/escalation.ts';
import { runJob } from '../../src/jobs/run.ts';
import { listMovedOn } from '../../src/store/command/backlog.ts';
import { findComplaint } from '../../src/store/complaint/complaint.ts';
import { saveCalendarYear } from '../../src/store/county/county.ts';
import { findBrokenLine } from '../../src/store/base/ledger-proof.ts';
import { listLedger } from '../../src/store/base/ledger.ts';
import { transact } from '../../src/store/base/transact.ts';
import { testDatabase, type TestDatabase } from '../build/house/database.ts';
import { countyId, phones, smallCounty, years, type SmallCounty } from '../build/small-county.ts';

let database: TestDatabase;
let county: SmallCounty;
beforeEach(async () => {
  database = await testDatabase();
  county = await smallCounty(database, '/nonexistent');
  county.setNow('2026-08-03T02:00:00Z');
});
afterEach(() => database.close());

async function watchOn(day: string): Promise<void> {
  county.setNow(`${day}T00:05:00Z`);
  await runJob(county.deps, 'watch-deadlines');
}

async function toldOf(id: string): Promise<{ level: number; rule: string; onDay: string; told: string[] }[]> {
  const lines = await listLedger(database.db, countyId, id);
  return lines
    .filter((line) => line.verb === 'escalated')
    .map(({ detail, onDay }) => ({ ...(detail as { level: number; rule: string; told: string[] }), onDay }))
    .map(({ level, rule, onDay, told }) => ({ level, rule, onDay, told }));
}

async function messages(): Promise<{ to: string; text: string }[]> {
  const sent = await database.db.selectFrom('message').selectAll().where('channel', '=', 'sms').execute();
  return sent
    .toSorted((a, b) => a.madeAt.getTime() - b.madeAt.getTime() || a.to.localeCompare(b.to))
    .map(({ to, text }) => ({ to, text }));
}

describe('The watch', () => {
  test('Q-01 climbs for an inquiry that nobody answers, and says whose limit it is.', async () => {
    const asking = Asking.parse({ clientId: uuidv7(), channel: 'C01', question: '定金能退吗' });
    const { id, number, dueOn, legalOn } = await fileInquiry(await county.ctx('centre'), asking);
    expect([dueOn !== null, legalOn]).toEqual([true, null]);
    for (const day of ['2026-08-05', '2026-08-06', '2026-08-07', '2026-08-10', '2026-08-11']) await watchOn(day);
    const told = await toldOf(id);
    expect(told.map(({ rule }) => rule).every((rule) => rule === 'Q-01')).toBe(true);
    expect(told.length).toBeGreaterThan(0);
    const [message] = await messages();
    expect(message?.text).toContain(`${number}`);
  });

  test('R-01 climbs for a tip-off that nobody verifies, and no message names who told it.', async () => {
    const allegation = Allegation.parse({
      clientId: uuidv7(),
      channel: 'C01',
      reporter: { name: '何桂花', phone: '13800000602' },
      operator: { name: '便民快递驿站' },
      place: {},
      story: '取件每件要交两块钱，没有收费牌。',
    });
    const { id, number } = await fileTipoff(await county.ctx('consumer'), allegation);
    const sent = { officeId: 'CG', note: '' };
    await moveTipoff(await county.ctx('centre'), number, 'dispatch', sent, { version: null });
    for (const day of ['2026-08-19', '2026-08-20', '2026-08-21', '2026-08-24', '2026-08-25', '2026-08-26'])
      await watchOn(day);
    const told = await toldOf(id);
    expect(new Set(told.map(({ rule }) => rule))).toEqual(new Set(['R-01']));
    const levels = told.map(({ level }) => level);
    expect(levels).toEqual(levels.toSorted());
    expect(told.at(-1)?.level).toBe(4);
    const all = await messages();
    expect(all[0]?.text).toContain(`${number}`);
    expect(JSON.stringify(all)).not.toMatch(/何桂花|13800000602/u);
  });

  test('climbs from the handler to the deputy director as the days pass, each level once.', async () => {
    const { id, number } = await county.aComplaint('assigned');
    for (const day of [
      '2026-08-10',
      '2026-08-11',
      '2026-08-11',
      '2026-08-12',
      '2026-08-13',
      '2026-08-13',
      '2026-08-14',
      '2026-08-17',
    ])
      await watchOn(day);
    const { officer, officeHead, centre, leader } = county.accountIds;
    expect(await toldOf(id)).toEqual([
      { level: 1, rule: 'C-01', onDay: '2026-08-11', told: [officer] },
      { level: 2, rule: 'C-01', onDay: '2026-08-13', told: [officeHead] },
      { level: 3, rule: 'C-01', onDay: '2026-08-13', told: [centre] },
      { level: 4, rule: 'C-01', onDay: '2026-08-14', told: [leader] },
    ]);
    const made = await messages();
    expect(made.map((message) => message.to)).toEqual([
      phones.officer,
      phones.officeHead,
      phones.centre,
      phones.leader,
    ]);
    for (const { text } of made) expect(text).toContain(number);
    expect((await findComplaint(database.db, countyId, { id }))?.escalatedTo).toBe(4);
    expect((await findBrokenLine(database.db)).broken).toBeNull();
  });

  test('10.3 TM5 应办日前五个工作日，承办人收到一条争取协议或者明确表态的提醒，只一次。', async () => {
    const { id, number } = await county.aComplaint('assigned');
    county.setNow('2026-08-04T02:00:00Z');
    const officer = await county.ctx('officer');
    await moveComplaint(officer, number, 'accept', { decidedOn: '2026-08-04' }, { version: null });
    const notice = {
      kind: 'acceptance',
      to: 'consumer',
      way: 'phone',
      toldOn: '2026-08-04',
      proof: '本人接听',
    } as const;
    await moveComplaint(officer, number, 'recordNotice', notice, { version: null });
    for (const day of ['2026-09-18', '2026-09-24', '2026-09-25', '2026-09-26', '2026-09-28']) await watchOn(day);
    const lines = (await listLedger(database.db, countyId, id)).filter((line) => line.verb === 'pushed');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.detail).toMatchObject({ rule: 'C-03', told: [county.accountIds.officer] });
    // A reminder moves nothing: the backlog counts its idle days from the last act of a person.
    expect((await listMovedOn(database.db, countyId, [id])).get(id)).toBe('2026-08-04');
    const pushes = (await messages()).filter(({ text }) => text.includes('明确表态'));
    expect(pushes).toEqual([{ to: phones.officer, text: expect.stringContaining(`${number}的调解应在`) }]);
  });

  test('tells of eight that are late in one line a kind, which opens their list, and rings once.', async () => {
    const filed: { id: string; number: string }[] = [];
    for (let n = 0; n < 8; n += 1) filed.push(await county.aComplaint('assigned'));
    const asking = Asking.parse({ clientId: uuidv7(), channel: 'C01', question: '定金能退吗' });
    await fileInquiry(await county.ctx('centre'), asking);
    await database.db.deleteFrom('message').execute();
    county.setNow('2026-08-17T00:05:00Z');
    await Promise.all([runJob(county.deps, 'watch-deadlines'), runJob(county.deps, 'watch-deadlines')]);
    await runJob(county.deps, 'watch-deadlines');
    const all = await database.db.selectFrom('message').selectAll().execute();
    const { officer, officeHead, centre, leader } = county.accountIds;
    for (const account of [officer, officeHead, centre, leader]) {
      const own = all.filter(({ accountId, page }) => accountId === account && page === 'lateComplaints');
      expect(own.map(({ channel }) => channel).toSorted()).toEqual(['app', 'sms']);
      for (const { text } of own) expect(text).toMatch(/8 件投诉已超过法定期限，请[^，。]+。$/u);
    }
    // One of another kind by itself is told by its number.
    const inquiries = all.filter(({ text, channel }) => channel === 'app' && text.includes('询2026'));
    expect(inquiries.length).toBeGreaterThan(0);
    expect(inquiries.every(({ matterNumber, page }) => matterNumber !== null && page === null)).toBe(true);
    expect(inquiries.every(({ text }) => !text.includes('咨询询'))).toBe(true);
    // Each matter still says of itself who heard.
    for (const { id } of filed) expect((await toldOf(id)).map(({ level }) => level).toSorted()).toEqual([1, 2, 3, 4]);
  });

  test('that stood still for weeks tells every level, and the same person only once.', async () => {
    const { id } = await county.aComplaint('registered');
    await watchOn('2026-09-01');
    // Undispatched: the local limit to dispatch (three levels) and the seven working days (four), and the centre stands in for an office that does not see it.
    const told = await toldOf(id);
    expect(told.map(({ rule, level }) => `${rule} ${level}`).toSorted()).toEqual([
      'C-01 1',
      'C-01 2',
      'C-01 3',
      'C-01 4',
      'C-07 1',
      'C-07 2',
      'C-07 3',
    ]);
    expect((await messages()).map((message) => message.to)).toEqual([phones.centre, phones.leader]);
  });

  test('says nothing while there is time, nor of what was filed today.', async () => {
    await county.aComplaint('registered');
    await county.aComplaint('assigned');
    await watchOn('2026-08-03');
    expect(await messages()).toEqual([]);
  });

  test('run twice at the same moment tells everything once.', async () => {
    const complaints = [];
    for (let i = 0; i < 12; i += 1) complaints.push(await county.aComplaint('assigned'));
    county.setNow('2026-08-14T00:05:00Z');
    await Promise.all([1, 2, 3].map(() => runJob(county.deps, 'watch-deadlines')));
    await runJob(county.deps, 'watch-deadlines');
    for (const { id } of complaints) expect((await toldOf(id)).map((one) => one.level)).toEqual([1, 2, 3, 4]);
    const rung = await messages();
    expect(rung).toHaveLength(4);
    for (const { text } of rung) expect(text).toContain('12 件投诉已超过法定期限');
  });

  test('passes by a matter that somebody works on, and comes back to it.', async () => {
    const busy = await county.aComplaint('assigned');
    const free = await county.aComplaint('assigned');
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select 1 from complaint where id = $1 for update', [busy.id]);
      await watchOn('2026-08-12');
      expect(await toldOf(busy.id)).toEqual([]);
      expect(await toldOf(free.id)).toHaveLength(1);
      await client.query('rollback');
    } finally {
      client.release();
    }
    await watchOn('2026-08-12');
    expect(await toldOf(busy.id)).toHaveLength(1);
  });

  test('does not cost an officer the form that he was filling in.', async () => {
    const before = await county.aComplaint('assigned');
    await watchOn('2026-08-12');
    const after = await moveComplaint(
      await county.ctx('officer'),
      before.number,
      'note',
      { words: '已打电话' },
      { version: before.version },
    );
    expect(after.version).toBe(before.version + 1);
    expect(after.escalatedTo).toBe(1);
  });

  test('goes through more matters than one batch holds.', async () => {
    const ctx = await county.ctx('consumer');
    const first = await county.aComplaint('assigned');
    await database.pool.query(
      `insert into complaint (county_id, id, number, state, stage, channel, code_stub, filed_at, received_at, consumer_name, consumer_phone, operator_name, story, claim, office_id, handler_id, dispatched_on, due_rule, due_on, legal_on)
       select county_id, gen_random_uuid(), number || '-' || n, state, stage, channel, code_stub, filed_at, received_at, consumer_name, consumer_phone, operator_name, story, claim, office_id, handler_id, dispatched_on, due_rule, due_on, legal_on
       from complaint, generate_series(1, 129) as n where id = $1`,
      [first.id],
    );
    await watchOn('2026-08-12');
    const counted = await ctx.db
      .selectFrom('ledger')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('verb', '=', 'escalated')
      .executeTakeFirstOrThrow();
    expect(Number(counted.n)).toBe(130);
  });

  test('is nobody’s but the system’s.', async () => {
    const ctx = await county.ctx('centre');
    expect(() => recountDue(ctx, complaintFrame, null, 10)).toThrow(expect.objectContaining({ code: 'not-permitted' }));
  });
});

describe('Counting again', () => {
  test('moves the due days of open matters when the calendar is changed, without a new version.', async () => {
    const before = await county.aComplaint('assigned');
    expect(before.dueOn).toBe('2026-08-12');
    const year = years.find((one) => one.year === 2026);
    if (year === undefined) throw new Error('The calendar holds 2026.');
    const flood = { day: '2026-08-12', kind: 'off', name: '防汛停工', statutory: false } as const;
    const days = [...year.days, flood].toSorted((a, b) => (a.day < b.day ? -1 : 1));
    await transact(database.db, (tx) => saveCalendarYear(tx, countyId, { ...year, days }));
    await runJob(county.deps, 'recompute-deadlines');
    await runJob(county.deps, 'recompute-deadlines');
    const after = await findComplaint(database.db, countyId, { id: before.id });
    expect(after).toEqual({ ...before, dueOn: '2026-08-13', legalOn: '2026-08-13' });
    const tally = await database.pool.query("select due_on, n from complaint_tally where n <> 0 and handler_id <> ''");
    expect(tally.rows).toEqual([{ due_on: '2026-08-13', n: 1 }]);
  });

  test('leaves closed matters alone.', async () => {
    const { id } = await county.aComplaint('assigned');
    await database.pool.query(
      "update complaint set state = 'closed', stage = 'done', closed_on = '2026-08-04', due_on = null, due_rule = null where id = $1",
      [id],
    );
    await runJob(county.deps, 'recompute-deadlines');
    expect((await findComplaint(database.db, countyId, { id }))?.dueOn).toBeNull();
  });
});
