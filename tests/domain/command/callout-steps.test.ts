import { describe, expect, it } from 'vitest';
import {
  maySeeCallout,
  openCallout,
  readsTold,
  type Callout,
  type CalloutFacts,
} from '../../../src/domain/command/callout.ts';
import { calloutProcedure, rungEnd, rungLines } from '../../../src/domain/command/callout-steps.ts';
import { heardAgainZh, tellingOf } from '../../../src/domain/command/heard-danger.ts';
import type { Alarmed } from '../../../src/domain/matter/matter.ts';
import { anActor, facts } from '../../build/complaint.ts';

const minute = (n: number) => new Date(Date.parse('2026-11-30T18:00:00Z') + n * 60_000);
const leader = anActor('leader');
const known = (at: Date, besides: Partial<CalloutFacts> = {}): CalloutFacts & { number: string } => ({
  ...facts({ today: '2026-12-01' }),
  at,
  by: leader,
  number: '急2026-0003',
  chain: { onDuty: [leader.id], next: [], everybody: [], minutes: 10 },
  matter: { id: '019dcafe-0000-7000-8000-0000000000e1', number: '投2026-0074', stationId: null },
  incident: null,
  officeId: null,
  homeRegionId: null,
  secretNames: [],
  officeIds: [],
  departmentIds: [],
  nearStationIds: [],
  ...besides,
});
const rungAre = (...ids: string[]) => ({ onDuty: ids, next: [], everybody: ids, minutes: 10 });
const poisoned: Alarmed = { danger: 'poison', hurt: true, whyZh: '像是有人中毒、晕倒', threatens: false };
const open = (besides: Partial<CalloutFacts>): Callout =>
  openCallout(
    { id: '019dcafe-0000-7000-8000-0000000000e2', title: '投诉 投2026-0074', place: '', regionId: null, hurt: false },
    known(minute(0), besides),
  ).next;
const step = (callout: Callout, move: 'hear' | 'accept' | 'arrive' | 'dismiss' | 'page', input: object, n: number) =>
  calloutProcedure[move].apply(callout, input as never, known(minute(n))).next;
const told = (callout: Callout) =>
  rungLines(
    callout,
    (id) => (id === leader.id ? '高云' : ''),
    (words) => words.replace('李四', '李*'),
  ).map(({ zh, byName }) => [byName, zh]);

describe('what a complaint shows of its call-outs', () => {
  it('says when and for what it rang, what was told besides, who took it after how long, and who arrived', () => {
    const heard = open({ heard: poisoned });
    expect(told(heard)).toEqual([[null, '呼叫了值班的人（急2026-0003）：像是有人中毒、晕倒。']]);
    const again = step(heard, 'hear', { ...poisoned, danger: 'gas', whyZh: '像是煤气' }, 1);
    const taken = step(again, 'accept', { words: '' }, 3);
    expect(told(step(taken, 'arrive', { words: '' }, 20))).toEqual([
      [null, '呼叫了值班的人（急2026-0003）：像是有人中毒、晕倒。'],
      [null, '又告诉了呼叫过的人：像是煤气。'],
      ['高云', '接了 急2026-0003，用了 3 分钟。'],
      ['高云', '到了现场。'],
    ]);
  });

  it('keeps in which words each danger was told, and lets read them who is rung while it is open, then who took part', () => {
    const gas = tellingOf('煤气罐在漏，找 13760479999', 'gas', leader.id);
    const first = open({ heard: poisoned, told: tellingOf('喝了药', 'poison', 'consumer'), chain: rungAre('head') });
    const again = step(first, 'hear', { ...poisoned, danger: 'gas', whyZh: '像是煤气', told: gas }, 1);
    expect(again.told.map(({ danger, words, byId }) => [danger, words, byId])).toEqual([
      ['poison', '喝了药', 'consumer'],
      ['gas', '煤气罐在漏，找 137****9999', leader.id],
    ]);
    expect(told(again)).toContainEqual([null, '又告诉了呼叫过的人：像是煤气“煤气罐在漏，找 137****9999”。']);
    expect(heardAgainZh(again)).not.toContain('137');
    const [head, other, station] = [
      { ...anActor('officeHead'), id: 'head' },
      anActor('officeHead'),
      anActor('station'),
    ];
    expect([head, other, station, leader].map((one) => readsTold(again, one))).toEqual([true, false, false, true]);
    const taken = step(again, 'accept', { words: '' }, 3);
    expect(readsTold(taken, head)).toBe(true);
    const none = step(taken, 'dismiss', { remark: '没有这回事' }, 5);
    expect([readsTold(none, head), readsTold(none, leader)]).toEqual([false, true]);
    expect(rungEnd(none)).toEqual({ state: 'none', at: minute(5), byId: leader.id, remark: '没有这回事' });
    expect(rungEnd(taken)).toMatchObject({ state: 'taken', byId: leader.id });
    expect(rungEnd(again)).toBeNull();
  });

  it('says how often it rang without anybody, that a press is held, and why it was none, with no name that its reader does not see', () => {
    const pressed = open({ heldUntil: minute(1) });
    expect(told(pressed)).toEqual([[null, '按了加急，马上呼叫值班的人（急2026-0003）。']]);
    // Until then it is the presser's alone; taken back in time, nobody was called at any time.
    const other = anActor('leader', { id: '019dcafe-0000-7000-8000-0000000000e9' });
    expect([maySeeCallout(leader, pressed), maySeeCallout(other, pressed)]).toEqual([true, false]);
    expect(maySeeCallout(other, step(pressed, 'page', {}, 1))).toBe(true);
    const back = told(step(pressed, 'dismiss', { remark: '按错了，十秒内撤回' }, 0));
    expect(back[0]).toEqual([null, '按了加急，还没有呼叫（急2026-0003）。']);
    expect(JSON.stringify(back)).not.toContain('呼叫了值班的人');
    const rung = step(step(pressed, 'page', {}, 1), 'page', {}, 11);
    expect(told(rung)).toEqual([
      [null, '呼叫了值班的人（急2026-0003）：按了加急。'],
      [null, '呼叫了 2 次，还没有人接。'],
    ]);
    expect(told(step(rung, 'dismiss', { remark: '问过李四，是气话' }, 12)).at(-1)).toEqual([
      '高云',
      '急2026-0003 撤了，不算紧急，说：问过李*，是气话。',
    ]);
  });
});
