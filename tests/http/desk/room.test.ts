/** 要办的 of a room on the wire: which rows wait for whom, and in which order. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomRow, RoomWaiting, WaitingRoom } from '../../../src/domain/desk/work/room-row.ts';
import { cast } from '../../build/cast.ts';
import { ownerPool } from '../../build/house/database.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

const today = '2026-05-12';
let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T10:00:00+08:00`);
});
afterAll(() => app.close());

async function roomOf(who: string, room: WaitingRoom, query = ''): Promise<RoomWaiting> {
  const { status, body } = await app.as(who)('GET', `/api/waiting/${room}${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function opened(who: string, path: string, form: object): Promise<{ number: string; version: number }> {
  const { status, body } = await app.as(who)('POST', `/api/${path}`, { id: uuidv7(), ...form });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.entry;
}

async function moved(who: string, path: string, number: string, move: string, input: object = {}) {
  const at = `/api/${path}/${encodeURIComponent(number)}`;
  const { version } = (await app.as(who)('GET', at)).body.entry;
  const answer = await app.as(who)('POST', `${at}/${move}`, { version, clientId: uuidv7(), input });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

const aTask = (change: object = {}) => ({
  title: '查清辖区种子经营户',
  leadId: 'SO-LH',
  dueOn: '2026-05-30',
  ...change,
});
const aFund = (amountFen: number) => ({
  kind: 'budget',
  stationId: 'ST-V0303',
  amountFen,
  source: 'finance',
  onDay: '2026-02-03',
});
const numbersOf = ({ rows }: RoomWaiting) => rows.map(({ letter, number }) => `${letter}${number}`);
const rowOf = ({ rows }: RoomWaiting, number: string): RoomRow | undefined =>
  rows.find((one) => `${one.letter}${one.number}` === number);

describe('要办的', () => {
  it('tells a task to the office that was given it, by its day, and to no other office', async () => {
    const later = await opened(cast.centre, 'tasks', aTask());
    const sooner = await opened(cast.centre, 'tasks', aTask({ dueOn: '2026-05-20' }));
    const command = await roomOf(cast.officeHead, 'command');
    const mine = numbersOf(command).filter((one) => [later.number, sooner.number].includes(one));
    expect(mine).toEqual([sooner.number, later.number]);
    expect(rowOf(command, sooner.number)).toMatchObject({
      step: { zh: '回报', en: 'Report' },
      dueOn: '2026-05-20',
      path: `/tasks?open=${encodeURIComponent(sooner.number)}`,
      bundle: null,
    });
    expect(command.tabs).toContainEqual({ tab: '/tasks', ledger: 'tasks', open: 2, mine: 2, isCut: false });
    const others = await roomOf(cast.headOfShiqiao, 'command');
    expect(numbersOf(others)).not.toContain(later.number);
    expect(others.tabs).toContainEqual({ tab: '/tasks', ledger: 'tasks', open: 0, mine: 0, isCut: false });
  });

  it('keeps a draft in the hands of its drafter and the centre, and hands to the leader what is to be signed', async () => {
    const draft = await opened(cast.centre, 'work-reports', { kind: 'situation', from: '2026-01-01', to: today });
    const stepFor = async (who: string) => rowOf(await roomOf(who, 'report'), draft.number)?.step.zh;
    expect([await stepFor(cast.centre), await stepFor(cast.deputyDirector)]).toEqual(['送审', undefined]);
    const { blanks } = (await app.as(cast.centre)('GET', `/api/work-reports/${draft.number}/reading`)).body;
    if (blanks.length > 0) await moved(cast.centre, 'work-reports', draft.number, 'acknowledge', { names: blanks });
    await moved(cast.centre, 'work-reports', draft.number, 'send');
    expect(await stepFor(cast.otherCentre)).toBe('审核通过');
    await moved(cast.otherCentre, 'work-reports', draft.number, 'review');
    expect(await stepFor(cast.deputyDirector)).toBe('签发');
    // A leader who drafts one himself sends it himself.
    const own = await opened(cast.deputyDirector, 'work-reports', { kind: 'situation', from: '2026-01-01', to: today });
    expect(rowOf(await roomOf(cast.deputyDirector, 'report'), own.number)?.step.zh).toBe('送审');
  });

  it('gives a leader’s first screen his word on what others prepared, and nothing that stands in cards of its own there', async () => {
    const paid = [await opened(cast.centre, 'funds', aFund(50_000)), await opened(cast.centre, 'funds', aFund(9900))];
    const { rows } = await roomOf(cast.deputyDirector, 'network', '?forWord=yes');
    const shown = rows.filter(({ path }) => path.startsWith('/funds'));
    expect(shown.map(({ sumFen }) => sumFen).toSorted()).toEqual([50_000, 9900].toSorted());
    for (const one of shown)
      expect(one).toMatchObject({
        step: { zh: '核准' },
        bundle: '/funds approve',
        batch: { path: '/fund-batches', move: 'approve', version: 1 },
      });
    // Who wrote them down does not approve them.
    expect(numbersOf(await roomOf(cast.centre, 'network'))).not.toContain(paid[0]?.number);
    const command = await roomOf(cast.deputyDirector, 'command', '?forWord=yes');
    expect(command.tabs.map(({ tab }) => tab)).not.toContain('/tasks');
    expect((await roomOf(cast.deputyDirector, 'command')).tabs.map(({ tab }) => tab)).toContain('/tasks');
  });

  it('tells of a ledger that cannot be read, and of the others as ever', async () => {
    const owner = ownerPool(app.database.owner);
    await owner.query('alter table task rename to task_away');
    const room = await roomOf(cast.centre, 'command');
    await owner.query('alter table task_away rename to task');
    await owner.end();
    expect(room.tabs).toContainEqual({ tab: '/tasks', ledger: 'tasks', open: null, mine: 0, isCut: false });
    expect(room.tabs.filter(({ open }) => open === null)).toHaveLength(1);
    expect(room.fault).toMatchObject({ code: 'outage', status: 500 });
    expect(room.fault?.zh).toContain('编号');
    const whole = await roomOf(cast.centre, 'command');
    expect(whole.fault).toBeNull();
    expect(whole.tabs.find(({ ledger }) => ledger === 'tasks')?.open).toBeGreaterThan(0);
  });

  it('stands for whoever reads one of its ledgers, with those that he reads', async () => {
    const { tabs } = await roomOf('st-v0303', 'command');
    const whole = await roomOf(cast.centre, 'command');
    expect(tabs.length).toBeGreaterThan(0);
    expect(tabs.length).toBeLessThan(whole.tabs.length);
    for (const [who, room] of [
      ['q-changcheng', 'supervision'],
      ['q-changcheng', 'command'],
    ] as const)
      expect((await app.as(who)('GET', `/api/waiting/${room}`)).status, who).toBe(403);
    expect((await app.as(cast.centre)('GET', '/api/waiting/kitchen')).status).toBe(400);
    expect((await app.as(cast.centre)('GET', '/api/waiting/report?forWord=yes')).status).toBe(403);
  });
});
