/** The one list of the first screen: where its rows lead, what its buttons say, and the queues of the rail. */
import { noCounts, pastParts } from '../../../src/domain/desk/work/waiting-line.ts';
import { pastWords } from '../../../src/domain/matter/list/hand.ts';
import { whereOthers } from '../../../src/staff/desk/work/reminders.tsx';
import { describe, expect, test } from 'vitest';
import { tipoffNext } from '../../../src/domain/tipoff/words/move-order.ts';
import { numbersOf } from '../../../src/staff/matter/neighbours.ts';
import { queueLink, queuesOf } from '../../../src/staff/desk/work/queue.ts';
import {
  bareNumber,
  linesOf,
  pressPath,
  pressWords,
  rowsOf,
  type SeenLine,
} from '../../../src/staff/desk/work/waiting-rows.ts';

const line = (kind: SeenLine['kind'], number: string, step: string | null = null) =>
  ({ kind, id: `id-${number}`, number, step }) as SeenLine;

describe('我的工作的一张单', () => {
  test('件的按钮打开那一步的表，批示、任务的打开那一条；光标照着单子走', () => {
    const lines = [
      line('complaint', '投2026-0388', 'recordNotice'),
      line('remark', '批2026-0011', 'answer'),
      line('enforcement', '案2026-0031'),
      line('export', ''),
    ];
    expect(lines.map(pressPath).map(decodeURIComponent)).toEqual([
      '/complaints/投2026-0388?do=recordNotice',
      '/tasks/remarks?open=批2026-0011',
      '/enforcements/案2026-0031',
      '/settings/exports',
    ]);
    expect(rowsOf(lines).map(({ path }) => decodeURIComponent(path))).toEqual([
      '/complaints/投2026-0388',
      '/tasks/remarks?open=批2026-0011',
      '/enforcements/案2026-0031',
      '/settings/exports',
    ]);
    expect(lines.map(bareNumber)).toEqual(['2026-0388', '2026-0011', '2026-0031', '']);
  });

  test('按钮写那一步的话，没有他的一步就是查看', () => {
    const steps = { complaint: { accept: { zh: '受理', en: 'Accept' } } };
    expect(pressWords(line('complaint', '投1', 'accept'), steps).zh).toBe('受理');
    expect(pressWords(line('complaint', '投1'), steps).zh).toBe('查看');
  });

  test('几页合成一张，一行只有一次，按钮的话各页都带来', () => {
    const accept = { complaint: { accept: { zh: '受理', en: 'Accept' } } };
    const close = { complaint: { close: { zh: '办结', en: 'Close' } } };
    const { lines, steps } = linesOf([
      { lines: [line('complaint', '投1'), line('complaint', '投2')], steps: accept },
      { lines: [line('complaint', '投2'), line('task', '任1')], steps: close },
    ]);
    expect(lines.map(({ number }) => number)).toEqual(['投1', '投2', '任1']);
    expect(Object.keys(steps.complaint ?? {})).toEqual(['accept', 'close']);
    // A file that is opened from it knows the file before and after it, of its own kind.
    expect(numbersOf('complaint', { pages: [{ lines }, { items: [{ complaint: { number: '投3' } }] }] })).toEqual([
      '投1',
      '投2',
      '投3',
    ]);
  });
});

describe('左栏下面的队列', () => {
  test('已过期限和今天用在手的同一个口径；加急的、等他批的不分谁承办', () => {
    const queues = {
      complaint: [
        { key: 'urgent', total: 1 },
        { key: 'past', total: 4 },
        { key: 'toAccept', total: 2 },
      ],
    };
    expect(queuesOf({ queues }, 'complaint', 'a1', 'officer')).toEqual([
      {
        key: 'urgent',
        zh: '加急，等回电',
        en: 'Urgent, call back',
        to: '/complaints?urgent=waiting&sort=due',
        count: 1,
      },
      {
        key: 'past',
        zh: '已过期限',
        en: 'Past its day',
        to: '/complaints?hand=past&handlerId=mine%3Aa1&sort=due',
        count: 4,
      },
      {
        key: 'toAccept',
        zh: '待受理',
        en: 'To accept',
        to: '/complaints?stage=toAccept&handlerId=mine%3Aa1&sort=due',
        count: 2,
      },
    ]);
    expect(queueLink('enforcement', 'forWord', 'a1', 'officeHead')).not.toContain('handlerId');
  });
});

describe('the one button of a tip-off’s row', () => {
  const waiting = { handlerId: null, proposal: null } as Parameters<typeof tipoffNext>[0];

  test('is what the tip-off waits for, and never what is merely possible beside it', () => {
    expect(tipoffNext(waiting, ['repeat', 'merge', 'assign'])).toBe('assign');
    expect(tipoffNext(waiting, ['repeat', 'merge', 'transfer'])).toBeNull();
  });

  test('is first what was proposed, where somebody may decide on it', () => {
    const proposed = { ...waiting, handlerId: 'a', proposal: { what: 'extend' } } as typeof waiting;
    expect(tipoffNext(proposed, ['open', 'extend'])).toBe('extend');
    // But for who told it, where days of a law that run from the receipt are nearly over.
    expect(tipoffNext(proposed, ['open', 'extend', 'recordNotice'], { isTellingDue: true })).toBe('recordNotice');
    expect(tipoffNext(proposed, ['open', 'extend'], { isTellingDue: true })).toBe('extend');
  });
});

test('A card that names one of several says where the others stand.', () => {
  const zh = (total: number, here: number, named: number) => whereOthers({ total, here, named }).zh;
  expect(zh(3, 2, 1)).toBe('；另 2 件在这页的单子里');
  expect(zh(9, 4, 2)).toBe('；另 4 件在这页的单子里；还有 3 件点右上的数看');
  expect([zh(3, 3, 0), zh(2, 0, 2)]).toEqual(['；都在这页的单子里', '']);
});

test('In English the sum of what is past its day and its parts have names of their own.', () => {
  const counts = { complaint: { ...noCounts, pastLegal: 1, pastTarget: 1 }, task: { ...noCounts, pastTarget: 1 } };
  const names = [pastWords, ...pastParts(counts).map(({ words }) => words)].map(({ en }) => en);
  expect(new Set(names).size).toBe(4);
});
