import { describe, expect, it } from 'vitest';
import { openCallout, type Callout, type CalloutFacts } from '../../../src/domain/command/callout.ts';
import { calloutProcedure, rungLines } from '../../../src/domain/command/callout-steps.ts';
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
  secretNames: [],
  officeIds: [],
  departmentIds: [],
  nearStationIds: [],
  ...besides,
});
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

  it('says how often it rang without anybody, that a press is held, and why it was none, with no name that its reader does not see', () => {
    const pressed = open({ heldUntil: minute(1) });
    expect(told(pressed)).toEqual([[null, '按了加急，马上呼叫值班的人（急2026-0003）。']]);
    const rung = step(step(pressed, 'page', {}, 1), 'page', {}, 11);
    expect(told(rung)).toEqual([
      [null, '呼叫了值班的人（急2026-0003）：按了加急。'],
      [null, '呼叫了 2 次，还没有人接。'],
    ]);
    expect(told(step(rung, 'dismiss', { remark: '问过李四，是气话' }, 12)).at(-1)).toEqual([
      null,
      '急2026-0003 撤了，不算紧急，说：问过李*，是气话。',
    ]);
  });
});
