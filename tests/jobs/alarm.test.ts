/** What climbs without a clock: a matter that nobody moves, and one that comes back again and again. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { awaitedFrame } from '../../src/actions/command/awaited.ts';
import { moveComplaint } from '../../src/actions/complaint/complaint.ts';
import { openEntry } from '../../src/actions/matter/docket.ts';
import type { OpenAwaited } from '../../src/domain/command/awaited-steps.ts';
import { runJob } from '../../src/jobs/run.ts';
import { listLedger } from '../../src/store/base/ledger.ts';
import { testDatabase, type TestDatabase } from '../build/house/database.ts';
import { countyId, smallCounty, type SmallCounty } from '../build/small-county.ts';

let database: TestDatabase;
let county: SmallCounty;
beforeEach(async () => {
  database = await testDatabase();
  county = await smallCounty(database, '/nonexistent', undefined, {
    reopenedTimes: 2,
    silentWorkingDays: 7,
    gatherHours: 0,
  });
  county.setNow('2026-08-03T02:00:00Z');
});
afterEach(() => database.close());

async function watchOn(day: string): Promise<void> {
  county.setNow(`${day}T00:05:00Z`);
  await runJob(county.deps, 'watch-deadlines');
}

async function alarmsOf(id: string, rule: string): Promise<string[]> {
  const lines = await listLedger(database.db, countyId, id);
  return lines
    .filter(({ verb, detail }) => verb === 'escalated' && detail['rule'] === rule)
    .map(({ detail, onDay }) => `${onDay} ${String(detail['level'])}`);
}

const atDesk = () =>
  database.db
    .selectFrom('message')
    .select(['accountId', 'text', 'cause'])
    .where('channel', '=', 'app')
    .orderBy('madeAt')
    .orderBy('id')
    .execute();

describe('Silence', () => {
  test('没动静逐级提醒：七个工作日承办人，再七个所长，每级一次，哪怕同一天跑几遍', async () => {
    const { id } = await county.aComplaint('assigned');
    for (const day of [
      '2026-08-11',
      '2026-08-12',
      '2026-08-12',
      '2026-08-13',
      '2026-08-20',
      '2026-08-21',
      '2026-08-24',
    ])
      await watchOn(day);
    expect(await alarmsOf(id, 'A-02')).toEqual(['2026-08-12 1', '2026-08-21 2']);
    const told = (await atDesk()).filter(({ text }) => text.includes('没有动静'));
    expect(told.map(({ accountId }) => accountId)).toEqual([county.accountIds.officer, county.accountIds.officeHead]);
    expect(told[0]?.text).toContain('7 个工作日没有动静');
  });

  test('谁存的视图看不成了，提醒照样有', async () => {
    const { id } = await county.aComplaint('assigned');
    const viewId = uuidv7();
    const accountId = county.accountIds.officer;
    const view = { countyId, id: viewId, accountId, kind: 'complaint', name: '看不成的' } as const;
    await database.db
      .insertInto('view')
      .values({ ...view, query: 'channel=%00&category=%00', shared: false })
      .execute();
    const lookedAt = new Date('2026-08-03T02:00:00Z');
    await database.db
      .insertInto('viewNotice')
      .values({ countyId, viewId, accountId, atLeast: 1, seenIds: [], lookedAt })
      .execute();
    await expect(watchOn('2026-08-12')).rejects.toThrow();
    expect(await alarmsOf(id, 'A-02')).toEqual(['2026-08-12 1']);
  });

  test('投诉人催一次不算动静，承办人办一步就重新算', async () => {
    const { id, number } = await county.aComplaint('assigned');
    county.setNow('2026-08-11T02:00:00Z');
    const note = { words: '给商家打过电话，约了周五' };
    await moveComplaint(await county.ctx('officer'), number, 'note', note, { version: null });
    for (const day of ['2026-08-12', '2026-08-19']) await watchOn(day);
    expect(await alarmsOf(id, 'A-02')).toEqual([]);
    for (const day of ['2026-08-20', '2026-08-21']) await watchOn(day);
    expect(await alarmsOf(id, 'A-02')).toEqual(['2026-08-20 1']);
  });
});

describe('Silence while others are waited for', () => {
  const noteWait = async (number: string, dueOn: string) => {
    const sent = {
      kind: 'platform',
      toName: '某平台公司（经办 13800001234）',
      about: '店铺信息',
      paper: '',
      sentOn: '2026-08-03',
    } as const;
    const input: OpenAwaited = { id: uuidv7(), matterNumber: number, ...sent, dueOn, again: '' };
    await openEntry(await county.ctx('officer'), awaitedFrame, input);
  };

  test('写下了在等谁的，到应回的日子以前不算没动静；过了还没有动静的，说等谁、催谁', async () => {
    const { id, number } = await county.aComplaint('assigned');
    await noteWait(number, '2026-08-19');
    for (const day of ['2026-08-12', '2026-08-19', '2026-08-27']) await watchOn(day);
    expect(await alarmsOf(id, 'A-02')).toEqual([]);
    await watchOn('2026-08-28');
    expect(await alarmsOf(id, 'A-02')).toEqual(['2026-08-28 1']);
    const told = (await atDesk()).filter(({ text }) => text.includes('没有动静'));
    expect(told.map(({ text }) => text)).toEqual([
      `${number}：8月19日（星期三）以后 7 个工作日没有动静；等某平台公司（经办 138****1234）答复，应8月19日回，过了（候2026-0001），请催某平台公司（经办 138****1234），或者办一步。`,
    ]);
  });
});

describe('Coming back', () => {
  test('同一件退回两次，上级听到；第三次到中心；每一次回头每级一次', async () => {
    const { id, number } = await county.aComplaint('dispatched');
    const back = async (at: string) => {
      county.setNow(at);
      await moveComplaint(
        await county.ctx('officeHead'),
        number,
        'giveBack',
        { reason: '店不在我们辖区' },
        { version: null },
      );
      await moveComplaint(
        await county.ctx('centre'),
        number,
        'dispatch',
        { officeId: 'CG', note: '' },
        { version: null },
      );
    };
    await back('2026-08-03T03:00:00Z');
    await watchOn('2026-08-04');
    expect(await alarmsOf(id, 'A-01')).toEqual([]);
    await back('2026-08-04T03:00:00Z');
    for (const day of ['2026-08-05', '2026-08-06']) await watchOn(day);
    expect(await alarmsOf(id, 'A-01')).toEqual(['2026-08-05 2']);
    await back('2026-08-06T03:00:00Z');
    await watchOn('2026-08-07');
    expect(await alarmsOf(id, 'A-01')).toEqual(['2026-08-05 2', '2026-08-07 2', '2026-08-07 3']);
    const heard = (await atDesk()).filter(({ text }) => text.includes('回头'));
    const { officeHead, centre } = county.accountIds;
    expect(heard.map(({ accountId }) => accountId)).toEqual([officeHead, officeHead, centre]);
  });
});
