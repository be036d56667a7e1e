/**
 * 抽检的时钟 S-01—S-11: food by 《食品安全抽样检验管理办法》, other goods by 《产品质量监督抽查管理暂行办法》, in one table. Working days are those of
 * the county's calendar.
 */
import { dayOf, type Calendar, type Day } from '../../base/calendar.ts';
import { clockMark, limitDates, remainingZh, type ClockMark, type RunningClock } from '../../law/clock.ts';
import type { Period } from '../../law/rulebook.ts';
import { trackOf, type SamplingBatch } from './batch.ts';
import type { Track } from './goods.ts';

const foodRule = '《食品安全抽样检验管理办法》';
const productRule = '《产品质量监督抽查管理暂行办法》';

interface Run {
  from: Day | null | undefined;
  to: Day | null | undefined;
}

export interface SamplingClockRule {
  track: Track;
  zh: string;
  en: string;
  article: string;
  period: Period;
  /** A window of the operator: when it is over nobody is late, and the result stands. */
  window?: boolean;
  /** From which day it runs and on which it stopped; a batch on which it does not run has no first day. */
  run: (batch: SamplingBatch) => Run;
}

const unfit = ({ result }: SamplingBatch) => result?.items.some(({ fit }) => !fit) === true;
const answered = ({ retest, confirmedOn }: SamplingBatch) => retest?.askedOn ?? confirmedOn;
/** What was overturned is not disposed of: it ends with the result of the re-test. */
const disposed = ({ disposedOn, retest }: SamplingBatch) =>
  disposedOn ?? (retest?.passed === true ? retest.resultOn : null);
const rectifyFrom = ({ orderMade }: SamplingBatch) =>
  orderMade?.rectify === true ? dayOf(new Date(orderMade.servedAt)) : null;

export const samplingClocks = {
  'S-01': {
    track: 'food',
    zh: '送检',
    en: 'Sample to the institution',
    article: `${foodRule}第二十条`,
    period: { n: 5, unit: 'wd' },
    run: ({ sampledOn, sentOn }) => ({ from: sampledOn, to: sentOn }),
  },
  'S-02': {
    track: 'food',
    zh: '出报告',
    en: 'Report of the test',
    article: `${foodRule}第二十四条`,
    period: { n: 20, unit: 'wd' },
    run: ({ sentOn, result }) => ({ from: sentOn, to: result?.concludedOn }),
  },
  'S-03': {
    track: 'food',
    zh: '报送不合格',
    en: 'Unqualified result reported',
    article: `${foodRule}第二十六条`,
    period: { n: 2, unit: 'wd' },
    run: (batch) => ({ from: unfit(batch) ? batch.result?.concludedOn : null, to: batch.result?.receivedOn }),
  },
  'S-04': {
    track: 'food',
    zh: '通知经营者',
    en: 'Operator told',
    article: `${foodRule}第二十九条`,
    period: { n: 5, unit: 'wd' },
    run: (batch) => ({ from: unfit(batch) ? batch.result?.receivedOn : null, to: batch.toldOn }),
  },
  'S-05': {
    track: 'food',
    zh: '复检申请',
    en: 'Re-test asked for',
    article: `${foodRule}第三十条`,
    period: { n: 7, unit: 'wd' },
    window: true,
    run: (batch) => ({ from: batch.toldOn, to: answered(batch) }),
  },
  'S-06': {
    track: 'food',
    zh: '核查处置',
    en: 'Disposed of',
    article: `${foodRule}第四十五条`,
    period: { n: 90, unit: 'd' },
    run: (batch) => ({ from: unfit(batch) ? batch.result?.receivedOn : null, to: disposed(batch) }),
  },
  'S-07': {
    track: 'product',
    zh: '异议申请',
    en: 'Objection raised',
    article: `${productRule}第三十六条`,
    period: { n: 15, unit: 'd' },
    window: true,
    run: (batch) => ({ from: batch.toldOn, to: answered(batch) }),
  },
  'S-08': {
    track: 'product',
    zh: '复检手续',
    en: 'Papers of the re-test',
    article: `${productRule}第三十八条`,
    period: { n: 7, unit: 'd' },
    window: true,
    run: ({ retest, confirmedOn }) => ({ from: retest?.askedOn, to: retest?.papersOn ?? confirmedOn }),
  },
  'S-09': {
    track: 'product',
    zh: '确定复检机构',
    en: 'Institution of the re-test',
    article: `${productRule}第三十九条`,
    period: { n: 10, unit: 'd' },
    run: ({ retest, confirmedOn }) => ({ from: retest?.papersOn, to: retest?.drawnOn ?? confirmedOn }),
  },
  'S-10': {
    track: 'product',
    zh: '责令改正',
    en: 'Rectified',
    article: `${productRule}第四十六条`,
    period: { n: 60, unit: 'd' },
    run: (batch) => ({ from: rectifyFrom(batch), to: batch.rectifiedOn }),
  },
  'S-11': {
    track: 'product',
    zh: '复查',
    en: 'Re-checked',
    article: `${productRule}第四十七条`,
    period: { n: 75, unit: 'd' },
    run: (batch) => ({ from: rectifyFrom(batch), to: batch.recheckedOn }),
  },
} as const satisfies Record<string, SamplingClockRule>;
export type SamplingClockId = keyof typeof samplingClocks;
export const samplingClockIds = Object.keys(samplingClocks) as SamplingClockId[];

export interface SamplingClock {
  id: SamplingClockId;
  zh: string;
  en: string;
  article: string;
  period: Period;
  startedOn: Day;
  targetOn: Day;
  legalOn: Day;
  stoppedOn: Day | null;
  mark: ClockMark;
  remaining: string;
  /** Past its day, or stopped after it, where it is the authority’s or the institution’s to keep. */
  late: boolean;
  isWindow: boolean;
}

/** The clocks that run or ran on a batch, in the order of the table; a batch that came to nothing has none. */
export function clocksOf(batch: SamplingBatch, today: Day, calendar: Calendar): SamplingClock[] {
  // Of what came from an old ledger the limits were another time's to keep.
  if (batch.formerNumber !== '') return [];
  if (batch.state === 'cancelled') return [];
  return samplingClockIds.flatMap((id) => {
    const { track, zh, en, article, period, run, window = false }: SamplingClockRule = samplingClocks[id];
    const { from, to } = run(batch);
    if (track !== trackOf(batch) || from === null || from === undefined) return [];
    const { targetOn: workedOn, legalOn } = limitDates(period, from, calendar);
    // Until its last hour a window is the operator's: the working day before it ends nothing.
    const targetOn = window ? legalOn : workedOn;
    const running: RunningClock = { unit: period.unit, pauses: [], targetOn, legalOn, stoppedOn: to ?? null };
    return [
      {
        id,
        zh,
        en,
        article,
        period,
        startedOn: from,
        targetOn,
        legalOn,
        stoppedOn: running.stoppedOn,
        mark: clockMark(running, today, calendar),
        remaining: remainingZh(running, today, calendar),
        late: !window && (running.stoppedOn ?? today) > legalOn,
        isWindow: window,
      },
    ];
  });
}

/** The open clock whose day comes first; null where none runs. */
export function nextClock(clocks: readonly SamplingClock[]): SamplingClock | null {
  const open = clocks.filter(({ stoppedOn }) => stoppedOn === null);
  return open.toSorted((a, b) => (a.targetOn < b.targetOn ? -1 : a.targetOn > b.targetOn ? 1 : 0))[0] ?? null;
}

/** The day by which a step wants to be done whose open clock is one of these; empty where none runs. Every page says this one. */
export function dayOfClock(clocks: readonly SamplingClock[], ...ids: readonly SamplingClockId[]): Day {
  return clocks.find(({ id, stoppedOn }) => stoppedOn === null && ids.includes(id))?.targetOn ?? '';
}

/** The last day of the window in which a re-test can be asked for; null before the operator was told. */
export function windowEnd(batch: SamplingBatch, today: Day, calendar: Calendar): Day | null {
  const id = trackOf(batch) === 'food' ? 'S-05' : 'S-07';
  return clocksOf(batch, today, calendar).find((one) => one.id === id)?.legalOn ?? null;
}
