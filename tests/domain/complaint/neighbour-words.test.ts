/** How a complaint stands, said to a neighbour: no word of the office, no count of days, never a sum of nothing. */
import { describe, expect, it } from 'vitest';
import { complaintStates, outcomes } from '../../../src/domain/complaint/complaint.ts';
import { timelineZh } from '../../../src/domain/desk/timeline.ts';
import { neighbourTold } from '../../../src/domain/complaint/words/neighbour-told.ts';
import { neighbourWords, officeZh, yuanZh } from '../../../src/domain/complaint/words/neighbour-words.ts';

const facts = {
  state: 'mediating' as const,
  outcome: null,
  officeName: '柳河市场监管所',
  by: '2026-09-28',
  today: '2026-08-18',
  recoveredFen: null,
};

describe('the words of a neighbour', () => {
  it('say who has it, what he does, and by which day', () => {
    expect(neighbourWords(facts).zh).toBe('柳河所在调解，9月28日前');
    expect(
      neighbourWords({ ...facts, state: 'registered', officeName: '柳河市场监督管理所', by: '2026-08-27' }).zh,
    ).toBe('县中心收到了，看归哪儿办，8月27日前');
    expect(neighbourWords({ ...facts, today: '2026-09-29' }).zh).toBe('柳河所在调解，9月28日的日子过了还没办完');
    expect(neighbourWords({ ...facts, by: null }).zh).toBe('柳河所在调解');
  });

  it('say how it ended, with the sum only where there is one', () => {
    const over = { ...facts, state: 'closed' as const, by: null };
    expect(neighbourWords({ ...over, outcome: 'settledAtStation', recoveredFen: 140_00 }).zh).toBe(
      '在咱站谈成了，要回 140 元',
    );
    expect(neighbourWords({ ...over, outcome: 'settled', recoveredFen: 0 }).zh).toBe('柳河所调解成了');
    expect([yuanZh(8620_00), yuanZh(50)]).toEqual(['8,620', '0.50']);
    expect(officeZh('城关市场监督管理所')).toBe('城关所');
  });

  it('never use a word of the office', () => {
    const all = [
      ...complaintStates.map((state) => neighbourWords({ ...facts, state })),
      ...outcomes.map((outcome) => neighbourWords({ ...facts, state: 'closed', outcome, recoveredFen: 0 })),
    ];
    for (const { zh, en } of all) {
      expect(zh).not.toMatch(/工作日|时钟|已分送|办结|超期|0\.00|待/u);
      expect(en).not.toBe('');
    }
  });
});

describe('a correction as a neighbour tells it', () => {
  it('says what no longer counts, and nothing of lines of a ledger', () => {
    const undone = { verb: 'step-undone', detail: { line: 4, move: 'urge' } };
    expect(neighbourTold(undone, '更正：撤回了台账第 4 行的“催办”。')).toBe('前面的“催办”收回了，不算。');
    expect(neighbourTold({ verb: 'service-failure-corrected', detail: {} }, '更正：……')).toBe(
      '前面记的“没送到”记错了，接着告诉。',
    );
    expect(neighbourTold({ verb: 'corrected', detail: {} }, '更正了要素：类别 肥料→农药。')).toBe(
      '写错的改过来了：类别 肥料→农药。',
    );
    expect(neighbourTold({ verb: 'parties-corrected', detail: {} }, '更正了投诉人姓名。')).toBe(
      '写错的改过来了：投诉人姓名。',
    );
  });

  it('B8: says what was done, and nothing of clocks, as the ledger tells of each step', () => {
    const told = (verb: string, detail: Record<string, unknown>) => {
      const line = { verb, detail, onDay: '2026-09-28' } as unknown as Parameters<typeof timelineZh>[0];
      return neighbourTold(line, timelineZh(line));
    };
    const all = [
      told('filed', { officeName: '柳河市场监管所' }),
      told('sent-up', { reason: '谈不成' }),
      told('dispatched', { officeName: '柳河市场监管所' }),
      told('accepted', { decidedOn: '2026-09-28' }),
      told('test-started', { institution: '县质检所', from: '2026-09-28', paper: '委托1号' }),
      told('test-ended', { to: '2026-09-28', result: '不合格' }),
    ];
    expect(all.join()).not.toMatch(/时钟|分送/u);
    expect(all.slice(0, 3)).toEqual(['登记了，看着归柳河市场监管所。', '站点交了上来：谈不成', '交给柳河市场监管所。']);
    expect(neighbourTold({ verb: 'told', detail: {} }, '告知投诉人：受理决定书（内容摘要 df7c5c9c）。')).toBe(
      '告知投诉人：受理决定书。',
    );
  });

  it('leaves all else as the ledger has it', () => {
    expect(neighbourTold({ verb: 'accepted', detail: {} }, '决定受理。')).toBe('决定受理。');
  });
});
