import { describe, expect, it } from 'vitest';
import type { FieldItem } from '../../../src/domain/device/field-outbox.ts';
import { inspectionMoves } from '../../../src/domain/supervision/inspection/inspection.ts';
import { inspectionDocket } from '../../../src/domain/supervision/inspection/inspection-steps.ts';
import { againMoves } from '../../../src/domain/supervision/inspection/visit-moves.ts';
import { actsAgain, emptyAgain, missingAgain } from '../../../src/staff/telephone/field/again-acts.ts';
import { standingOf, stateAfter, taskOf } from '../../../src/staff/telephone/field/again.ts';
import { goingOn } from '../../../src/staff/telephone/field/draft.ts';
import { sheetOf } from '../../../src/staff/telephone/field/day-sheet.ts';
import { shopsOf } from '../../../src/staff/telephone/field/shops.ts';
import type { OpenAct } from '../../../src/staff/telephone/outbox/kept-acts.ts';
import type { Day } from '../../../src/staff/telephone/outbox/wire.ts';

const today = '2026-11-25';
const order = { text: '清查冷柜，过期的下架', dueOn: '2026-11-24', orderedOn: '2026-11-17', byId: 'a' };
const stop = (id: string, entry: object = {}) => ({
  entry: {
    id,
    number: `检2026-000${id}`,
    version: 3,
    state: 'planned',
    operatorName: `第${id}家`,
    address: '',
    unregistered: false,
    checklist: [],
    orders: [],
    rechecks: [],
    ban: null,
    dueOn: null,
    visitedAt: null,
    ...entry,
  },
  placeName: '前进村',
  townName: '柳河镇',
  place: { x: Number(id), y: 0 },
  last: null,
  cautions: [],
});
const visitedOn = (day: string) => ({ visitedAt: `${day}T01:00:00.000Z` });
const ordered = (dueOn: string) => ({
  state: 'ordered',
  ...visitedOn('2026-11-17'),
  orders: [{ ...order, dueOn }],
  dueOn,
});
const dayOf = (...stops: object[]) => ({ today, stops, campaigns: [], villages: [] }) as unknown as Day;
let n = 0;
const act = (
  entryId: string,
  move: string,
  input: object = {},
  more: { state?: string; version?: number; on?: string } = {},
): OpenAct => {
  n += 1;
  const id = `act-${n}`;
  const item = {
    kind: 'step',
    ledger: 'inspection',
    id,
    entryId,
    move,
    input,
    actedAt: `${more.on ?? today}T02:00:00.000Z`,
  };
  const arrived = more.version === undefined ? null : { version: more.version };
  return { act: { id, state: more.state ?? 'waiting' }, body: { item, arrived } } as unknown as OpenAct;
};
const shopAt = (day: Day, i = 0) => {
  const shop = shopsOf(day, [])[i];
  if (shop === undefined) throw new Error('There are premises.');
  return shop;
};

describe('going again', () => {
  it('knows of each move where the rules of the desk lead with it', () => {
    for (const [move, state] of Object.entries(stateAfter)) {
      const led = Object.values(inspectionMoves).flatMap((row) => (move in row ? [row[move as never] as string] : []));
      expect([move, ...new Set(led)]).toEqual([move, state]);
    }
  });

  it('is due where an order has its day, where a ban was decided, and not where it is for the desk', () => {
    const day = dayOf(
      stop('1', ordered(today)),
      stop('2', { state: 'banOrdered', ...visitedOn('2026-11-20'), ban: { orderNumber: '3号', executedOn: null } }),
      stop('3', { state: 'unrectified', ...visitedOn('2026-11-17'), orders: [order] }),
    );
    const tasks = [0, 1, 2].map((i) => taskOf(standingOf(shopAt(day, i), [])));
    expect(tasks).toEqual([{ task: 'recheck', dueOn: today }, { task: 'ban', dueOn: null }, null]);
  });

  it('follows what this telephone did, and neither what was refused nor what the bureau has told of since', () => {
    const day = dayOf(stop('1', ordered('2026-11-24')));
    const shop = shopAt(day);
    const fails = act('1', 'recheckFails');
    const anew = act('1', 'order', { text: '冷柜清空再查', dueOn: '2026-12-02' });
    expect(standingOf(shop, [fails, anew])).toMatchObject({
      state: 'ordered',
      orders: 2,
      order: { dueOn: '2026-12-02' },
    });
    expect(standingOf(shop, [act('1', 'recheck', {}, { state: 'held' })]).state).toBe('ordered');
    // It was rectified in the version that the telephone carries, and ordered anew by the desk after that.
    expect(standingOf(shop, [act('1', 'recheck', {}, { state: 'sent', version: 2 })]).state).toBe('ordered');
    expect(standingOf(shop, [act('1', 'recheck', {}, { state: 'sent', version: 4 })]).state).toBe('rectified');
  });

  it('knows of a ban which it was and how often it was refused, there and here', () => {
    const ban = { orderNumber: '3号', personName: '孙某', trade: '熟食', executedOn: null, attempts: [{}] };
    const day = dayOf(stop('2', { state: 'banOrdered', ...visitedOn('2026-11-20'), ban }));
    const shop = shopAt(day);
    const known = (acts: readonly OpenAct[]) => {
      const standing = standingOf(shop, acts);
      const [step] = actsAgain(shop, standing, 'ban', {
        draft: { ...emptyAgain(standing, '2026-12-02'), result: 'not', words: '不让进' },
        team: [],
        sortieId: null,
        today,
        stamps: [
          { id: '1', deviceId: 'd', actedAt: today },
          { id: '2', deviceId: 'd', actedAt: today },
        ],
      });
      return step?.kind === 'step' ? step.ban : null;
    };
    expect(known([])).toEqual({ orderNumber: '3号', attempts: 1 });
    expect(known([act('2', 'banFails')])).toEqual({ orderNumber: '3号', attempts: 2 });
    expect(known([act('2', 'banFails', {}, { state: 'held' })])).toEqual({ orderNumber: '3号', attempts: 1 });
    expect(known([act('2', 'orderBan', { orderNumber: '4号' })])).toEqual({ orderNumber: '4号', attempts: 0 });
  });

  it('says what is missing, one thing at a time, and makes acts that the rules of the desk take', () => {
    const day = dayOf(stop('1', ordered('2026-11-24')));
    const standing = standingOf(shopAt(day), []);
    const officer = (k: number) => ({
      accountId: `00000000-0000-4000-8000-00000000000${k}`,
      name: '马建国',
      certificate: `中州0412-0${k}`,
    });
    const made = (draft: object, team = [officer(1), officer(2)]) => ({
      draft: { ...emptyAgain(standing, '2026-12-02'), ...draft },
      team,
      sortieId: null,
    });
    const missing = (draft: object, task: 'recheck' | 'ban' = 'recheck') =>
      missingAgain(task, made(draft), today)?.id ?? null;
    expect(missing({})).toBe('result');
    expect(missing({ result: 'done' })).toBe('words');
    expect(missing({ result: 'done' }, 'ban')).toBeNull();
    expect(missing({ result: 'not' }, 'ban')).toBe('words');
    expect(missing({ result: 'not', words: '还在卖', isOrderedAnew: true, dueOn: today })).toBe('dueOn');
    const whole = { result: 'not', words: '还在卖', isOrderedAnew: true };
    expect(missing(whole)).toBeNull();
    expect(missingAgain('recheck', made(whole, [officer(1)]), today)?.id).toBe('team');
    const long = missingAgain('recheck', made({ ...whole, words: '还在卖'.repeat(101) }), today);
    expect([long?.id, long?.zh]).toEqual(['words', '看到什么最多 300 字，现在 303 字，单子上放不下；请写短些。']);
    expect(missing({ result: 'done', sealed: '灶'.repeat(201) }, 'ban')).toBe('sealed');
    const stamp = (k: number) => ({ id: `stamp-${k}`, deviceId: 'device', actedAt: `${today}T02:00:00.000Z` });
    const stamps = [stamp(1), stamp(2)] as const;
    const acts = (task: 'recheck' | 'ban', draft: object) =>
      actsAgain({ id: '1' }, standing, task, { ...made(draft), today, stamps });
    const all: FieldItem[] = [
      ...acts('recheck', whole),
      ...acts('recheck', { ...whole, result: 'done' }),
      ...acts('ban', { result: 'done', sealed: '灶具一套' }),
      ...acts('ban', { result: 'not', words: '堵着门不让进' }),
    ];
    expect(all.map((one) => (one.kind === 'step' ? [one.move, one.orders] : null))).toEqual([
      ['recheckFails', 1],
      ['order', 1],
      ['recheck', 1],
      ['executeBan', 1],
      ['banFails', 1],
    ]);
    for (const one of all)
      if (one.kind === 'step')
        expect([one.move, inspectionDocket.procedure[one.move]?.input.safeParse(one.input).success]).toEqual([
          one.move,
          true,
        ]);
    expect(againMoves.every((move) => all.some((one) => one.kind === 'step' && one.move === move))).toBe(true);
  });
});

describe('what is typed when one goes again', () => {
  const acts = (state: string) =>
    [
      {
        act: { id: 'first', state },
        body: { draft: { name: 'again 1', typed: { draftId: 'first', words: '堵着门不让进' } } },
      },
    ] as unknown as OpenAct[];

  it('begins anew behind an act that waits or arrived, and comes back where the act was not taken', () => {
    expect(goingOn(acts('waiting'), 'again 1', null)).toBeNull();
    expect(goingOn(acts('sent'), 'again 1', null)).toBeNull();
    // What was not taken is mended under an id of its own; of other premises it is nothing.
    expect(goingOn(acts('held'), 'again 1', null)).toEqual({ words: '堵着门不让进' });
    expect(goingOn(acts('held'), 'again 2', null)).toBeNull();
  });

  it('is no act twice where another window wrote it down again, and what was typed for the next look stays', () => {
    const typed = (draftId: string) => ({ draftId, words: '灶具一套' });
    for (const state of ['waiting', 'sent']) {
      expect(goingOn(acts(state), 'again 1', typed('first'))).toBeNull();
      expect(goingOn(acts(state), 'again 1', typed('second'))).toEqual(typed('second'));
    }
  });
});

describe('the sheet of a day', () => {
  it('counts what was done today, and neither the visits of other days nor orders whose day is ahead', () => {
    const day = dayOf(
      stop('1'),
      stop('2', ordered('2026-11-24')),
      stop('3', ordered('2026-12-01')),
      stop('4', { state: 'found', ...visitedOn('2026-11-20') }),
      stop('5', { state: 'nil', ...visitedOn(today) }),
    );
    const sheet = sheetOf(day, []);
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();
    expect([ids(sheet.done), ids(sheet.todo), ids(sheet.later)]).toEqual([['5'], ['1', '2'], ['3']]);
    const after = sheetOf(day, [act('2', 'recheck'), act('1', 'recordNil', {}, { on: '2026-11-24' })]);
    // What was recorded yesterday and has not been sent is done, and is no part of today.
    expect([ids(after.done), ids(after.todo)]).toEqual([['2', '5'], []]);
  });

  it('has premises again whose nil was doubted, and a ban that was refused stays to be executed', () => {
    const doubted = stop('1', { version: 5 });
    const ban = { state: 'banOrdered', ...visitedOn('2026-11-20'), ban: { orderNumber: '3号', executedOn: null } };
    const day = dayOf(doubted, stop('2', ban));
    const acts = [act('1', 'recordNil', {}, { state: 'sent', version: 4 }), act('2', 'banFails')];
    const sheet = sheetOf(day, acts);
    expect(sheet.todo.map(({ id }) => id)).toEqual(['1']);
    expect(sheet.done.map(({ id, done }) => [id, done.result])).toEqual([['2', 'resisted']]);
    expect(sheet.later.map(({ id, task }) => [id, task])).toEqual([['2', 'ban']]);
  });
});
