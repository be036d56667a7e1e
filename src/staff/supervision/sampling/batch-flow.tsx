import type { BatchState } from '../../../domain/supervision/sampling/batch.ts';
import { dayOfClock, type SamplingClockId } from '../../../domain/supervision/sampling/sampling-clock.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import type { SeenBatch } from './sampling-calls.ts';

interface Step {
  zh: string;
  en: string;
  /** When it was done; null while it is open. */
  on: string | null;
  /** The day by which the clock that runs on it wants it. */
  clock?: string;
  /** What is said of it where it has no day. */
  said?: { zh: string; en: string } | null;
}

/** Which of the nine steps a state stands at; a qualified one has nothing to do from the window to the case. */
const at: Readonly<Record<BatchState, number>> = {
  planned: 0,
  sampled: 1,
  sent: 2,
  tested: 2,
  unqualified: 3,
  told: 4,
  retesting: 4,
  confirmed: 5,
  disposed: 6,
  linked: 7,
  qualified: 7,
  published: 8,
  closed: 9,
  cancelled: 9,
};

/** 九步: where the batch stands, when each step was done, and by when the next ones must be. */
export function BatchFlow({ view: { entry, more } }: { view: Pick<SeenBatch, 'entry' | 'more'> }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const due = (...ids: SamplingClockId[]) => dayOfClock(more.clocks, ...ids);
  const steps: Step[] = [
    { zh: '抽样', en: 'Sampled', on: entry.sampledOn },
    { zh: '送检', en: 'Sent', on: entry.sentOn, clock: due('S-01') },
    { zh: '报告', en: 'Reported', on: entry.result?.receivedOn ?? null, clock: due('S-02') },
    { zh: '告知', en: 'Told', on: entry.toldOn, clock: due('S-04') },
    {
      zh: '复检期',
      en: 'Re-test',
      on: entry.confirmedOn ?? entry.retest?.resultOn ?? null,
      clock: due('S-05', 'S-07'),
    },
    { zh: '处置', en: 'Disposed', on: entry.disposedOn, clock: due('S-06') },
    {
      zh: '立案',
      en: 'Case',
      on: entry.noCaseWhy !== '' || (more.cases.length > 0 && at[entry.state] > 6) ? '' : null,
      said: more.cases[0] ?? null,
    },
    { zh: '公示', en: 'Published', on: entry.publishedOn },
    { zh: '结束', en: 'Closed', on: entry.closedOn },
  ];
  const now = at[entry.state];
  return (
    <ol className="sampling-flow" aria-label={t('走到哪一步', 'Where it stands')}>
      {steps.map(({ zh, en, on, clock = '', said }, n) => {
        const state = on !== null ? 'done' : n === now ? 'now' : n < now ? 'none' : 'open';
        const words =
          on !== null
            ? on === ''
              ? said === undefined || said === null
                ? t('不立案', 'none')
                : t(said.zh, said.en)
              : dayPlain(on, language, today)
            : clock === ''
              ? ''
              : t(`至 ${dayPlain(clock, language, today)}`, `by ${dayPlain(clock, language, today)}`);
        return (
          <li key={zh} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
            <i aria-hidden="true" />
            <b>{t(zh, en)}</b>
            <span>{words}</span>
          </li>
        );
      })}
    </ol>
  );
}
