import { describe, expect, it } from 'vitest';
import type { SamplingBatch } from '../../../../src/domain/supervision/sampling/batch.ts';
import {
  clocksOf,
  dayOfClock,
  nextClock,
  samplingClockIds,
  samplingClocks,
  type SamplingClockId,
} from '../../../../src/domain/supervision/sampling/sampling-clock.ts';
import { calendar } from '../../../build/complaint.ts';
import {
  aBatch,
  batchInputs,
  evened,
  made,
  through,
  toConfirmed,
  toUnqualified,
} from '../../../build/supervision/sampling.ts';

const goods = () => aBatch({ productClass: 'appliance' });
const clock = (batch: SamplingBatch, id: SamplingClockId, today = '2026-06-20') =>
  clocksOf(batch, today, calendar).find((one) => one.id === id);
const rectifying = () => made(through(goods(), toUnqualified), 'order', { ...batchInputs.order, rectify: true });

/** Each row: the batch as its clock runs, the first day, the last day, and the batch as it has stopped with the day of that. */
const rows: Record<SamplingClockId, [SamplingBatch, string, string, SamplingBatch, string]> = {
  'S-01': [
    through(aBatch(), ['sample']),
    '2026-05-18',
    '2026-05-25',
    through(aBatch(), ['sample', 'send']),
    '2026-05-20',
  ],
  // Twenty working days, of which the Dragon Boat Festival (19 to 21 June) is none.
  'S-02': [
    through(aBatch(), ['sample', 'send']),
    '2026-05-20',
    '2026-06-17',
    through(aBatch(), ['sample', 'send', 'enterResult']),
    '2026-06-12',
  ],
  'S-03': [
    through(aBatch(), toUnqualified),
    '2026-06-12',
    '2026-06-16',
    through(aBatch(), toUnqualified),
    '2026-06-12',
  ],
  'S-04': [
    through(aBatch(), toUnqualified),
    '2026-06-12',
    '2026-06-22',
    through(aBatch(), [...toUnqualified, 'tell']),
    '2026-06-16',
  ],
  'S-05': [
    through(aBatch(), [...toUnqualified, 'tell']),
    '2026-06-16',
    '2026-06-26',
    through(aBatch(), [...toUnqualified, 'tell', 'askRetest']),
    '2026-06-18',
  ],
  'S-06': [
    through(aBatch(), toUnqualified),
    '2026-06-12',
    '2026-09-10',
    made(evened(through(aBatch(), toConfirmed)), 'dispose'),
    '2026-07-20',
  ],
  'S-07': [
    through(goods(), [...toUnqualified, 'tell']),
    '2026-06-16',
    '2026-07-01',
    through(goods(), [...toUnqualified, 'tell', 'waiveRetest']),
    '2026-06-22',
  ],
  'S-08': [
    through(goods(), [...toUnqualified, 'tell', 'askRetest']),
    '2026-06-18',
    '2026-06-25',
    through(goods(), [...toUnqualified, 'tell', 'askRetest', 'takePapers']),
    '2026-06-19',
  ],
  'S-09': [
    through(goods(), [...toUnqualified, 'tell', 'askRetest', 'takePapers']),
    '2026-06-19',
    '2026-06-29',
    through(goods(), [...toUnqualified, 'tell', 'askRetest', 'takePapers', 'drawInstitution']),
    '2026-07-20',
  ],
  'S-10': [
    rectifying(),
    '2026-06-16',
    '2026-08-15',
    made({ ...rectifying(), state: 'confirmed' }, 'recheck'),
    '2026-07-20',
  ],
  'S-11': [
    rectifying(),
    '2026-06-16',
    '2026-08-30',
    made({ ...rectifying(), state: 'confirmed' }, 'recheck'),
    '2026-07-20',
  ],
};

/** Of the operator: nobody is late where he lets them run out. */
const windows: readonly SamplingClockId[] = ['S-05', 'S-07', 'S-08'];

describe('the clocks of sampling', () => {
  it('S10 the table holds S-01 to S-11, each with the rule that it is of', () => {
    expect(samplingClockIds).toEqual(Object.keys(rows));
    const articles = Object.values(samplingClocks).map(({ article, track }) => {
      expect(
        article.startsWith(track === 'food' ? '《食品安全抽样检验管理办法》' : '《产品质量监督抽查管理暂行办法》'),
      ).toBe(true);
      return article.replace(/^《[^》]+》/u, '');
    });
    expect(articles).toEqual(
      '二十 二十四 二十六 二十九 三十 四十五 三十六 三十八 三十九 四十六 四十七'.split(' ').map((n) => `第${n}条`),
    );
  });

  for (const id of samplingClockIds) {
    const [running, from, until, stopped, on] = rows[id];
    it(`${id} ${samplingClocks[id].zh}: from ${from} to ${until}, stopped by its act`, () => {
      if (id !== 'S-03') expect(clock(running, id)).toMatchObject({ startedOn: from, legalOn: until, stoppedOn: null });
      expect(clock(stopped, id)).toMatchObject({ startedOn: from, legalOn: until, stoppedOn: on });
      expect(clock(stopped, id)?.mark).toBe('stopped');
      const other = id < 'S-07' ? goods() : aBatch();
      const same = { ...stopped, productClass: other.productClass };
      expect(clock(same, id), 'the other rule does not know it').toBeUndefined();
      const past = '2026-12-31';
      if (id !== 'S-03')
        expect(clock(running, id, past)).toMatchObject({ mark: 'pastLegal', late: !windows.includes(id) });
    });
  }

  it('S-03 is late where the institution reported after two working days', () => {
    const result = { ...batchInputs.enterResult, receivedOn: '2026-06-17' };
    const late = made(made(through(aBatch(), ['sample', 'send']), 'enterResult', result), 'fail');
    expect(clock(late, 'S-03')).toMatchObject({ legalOn: '2026-06-16', stoppedOn: '2026-06-17', late: true });
  });

  it('S10 a qualified result sets no clock going but those before it, and what came to nothing has none', () => {
    const items = [{ item: '菌落总数', fit: 'yes' }];
    const fit = made(through(aBatch(), ['sample', 'send']), 'enterResult', { ...batchInputs.enterResult, items });
    expect(clocksOf(made(fit, 'pass'), '2026-06-20', calendar).map(({ id }) => id)).toEqual(['S-01', 'S-02']);
    expect(clocksOf(through(aBatch(), ['sample', 'cancel']), '2026-06-20', calendar)).toEqual([]);
  });

  it('S11 a day that falls on a weekend is one day wherever it is said: the last working day of the bureau, the last day of the window', () => {
    // 60 days from 16 June end on Saturday, 15 August; 75 on Sunday, 30 August.
    const clocks = clocksOf(rectifying(), '2026-06-20', calendar);
    expect(clock(rectifying(), 'S-10')).toMatchObject({ targetOn: '2026-08-14', legalOn: '2026-08-15' });
    expect(dayOfClock(clocks, 'S-10')).toBe('2026-08-14');
    expect(dayOfClock(clocks, 'S-11')).toBe('2026-08-28');
    expect(dayOfClock(clocks, 'S-06')).toBe('');
    // Fifteen days from Friday, 3 July end on Saturday: until then the shop may still object.
    const told = { ...through(goods(), [...toUnqualified, 'tell']), toldOn: '2026-07-03' };
    const window = clocksOf(told, '2026-07-06', calendar);
    expect(nextClock(window)).toMatchObject({ id: 'S-07', targetOn: '2026-07-18', legalOn: '2026-07-18' });
    expect(dayOfClock(window, 'S-05', 'S-07')).toBe('2026-07-18');
  });

  it('S10 the next clock is the open one whose day comes first', () => {
    const told = through(aBatch(), [...toUnqualified, 'tell']);
    expect(nextClock(clocksOf(told, '2026-06-17', calendar))?.id).toBe('S-05');
    expect(nextClock(clocksOf(made(told, 'waiveRetest'), '2026-06-23', calendar))?.id).toBe('S-06');
  });
});
