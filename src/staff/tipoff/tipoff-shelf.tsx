import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  stationTipoffWords,
  tipoffOutcomeWords,
  tipoffStageWords,
  tipoffStateWords,
} from '../../domain/tipoff/state-words.ts';
import { tipoffPaceFigureWords } from '../../domain/tipoff/figures/pace-figures.ts';
import { verifyFigureWords } from '../../domain/tipoff/figures/verify-figures.ts';
import { tipoffFigureWords } from '../../domain/tipoff/tipoff-figures.ts';
import type { openedTipoffFigures } from '../../domain/tipoff/tipoff-list.ts';
import { shownReporter } from '../../domain/tipoff/words/shown-reporter.ts';
import type { TipoffPaper } from '../../domain/tipoff/papers.ts';
import { defaultTipoffColumns, tipoffColumns, type TipoffColumn } from '../../domain/tipoff/words/tipoff-columns.ts';
import type { TipoffStage } from '../../domain/tipoff/tipoff.ts';
import { client, type SeenTipoffLine } from '../base/client.ts';
import { useLabel, useLanguage, useWords, type Language } from '../base/language.tsx';
import { LastStepWords } from '../matter/list/last-step.tsx';
import { StageMark } from '../matter/list/stage-mark.tsx';
import type { Shelf, Words } from '../matter/list/shelf.ts';
import { useMe } from '../base/me.tsx';
import { ClockMark } from '../base/ui/clock-mark.tsx';
import { dayPlain, instantShort } from '../base/ui/day.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { useStageWords } from './stage-words.ts';
import { officersOf } from './officers-of.ts';

/** What an office prints for many tip-offs at once, under the names of the papers; who told of it is on none of them. */
export const tipoffBatchPapers = {
  result: { zh: '举报处理结果告知书', en: 'Notice of the result' },
  openingLetter: { zh: '举报立案（不予立案）告知书', en: 'Notice on the case' },
  interim: { zh: '举报处理情况告知书', en: 'Notice of how it is handled' },
  routingTold: { zh: '举报分送情况告知书', en: 'Notice of where it was sent' },
  noPower: { zh: '举报无管辖权告知书', en: 'Notice that there is no power' },
  transferNotice: { zh: '举报移送告知书', en: 'Notice that it was handed over' },
  approval: { zh: '立案（不予立案、移送）审批表', en: 'Approval of the decision' },
  dispatchNotice: { zh: '举报分送通知书', en: 'Notice of dispatch' },
  routingSlip: { zh: '内部分送（转办）单', en: 'Routing slip' },
  supervision: { zh: '督办单', en: 'Supervision slip' },
  outcomeReturn: { zh: '举报处理结果报告书', en: 'Return of the result' },
  receipt: { zh: '送达回证', en: 'Proof of service' },
  registration: { zh: '举报登记表', en: 'Registration form' },
} as const satisfies Partial<Record<TipoffPaper, Words>>;

/** Officers, cases and clocks are no station's to read. */
const {
  handler: _handler,
  enforcement: _case,
  due: _due,
  legal: _legal,
  lastStep: _last,
  platformNumber: _platform,
  ...stationColumns
} = tipoffColumns;

/** The list of tip-offs; who told it is in no row of it. */
export const tipoffShelf: Shelf<SeenTipoffLine> = {
  kind: 'tipoff',
  path: '/tipoffs',
  title: { zh: '举报', en: 'Tip-offs' },
  list: client.tipoffs,
  rowOf: ({ tipoff, due }) => {
    const { id, number, stage, dueOn, legalOn, operatorName: whom } = tipoff;
    return { id, number, stage, dueOn, legalOn, due, who: shownReporter(tipoff).zh, whom };
  },
  columns: tipoffColumns,
  defaultColumns: defaultTipoffColumns,
  Cell,
  titleOf,
  Glance,
  glanceTitle: ({ tipoff }) => tipoff.operatorName,
  stages: tipoffStageWords,
  states: tipoffStateWords,
  outcomes: tipoffOutcomeWords,
  own: ['conduct', 'anonymous', 'urged', 'rewarded', 'proposed'],
  figures: { ...tipoffFigureWords, ...verifyFigureWords, ...tipoffPaceFigureWords } satisfies Record<
    (typeof openedTipoffFigures)[number],
    Words
  >,
  mayExport: 'tipoff.export',
  papers: { mayPrint: 'tipoff.print', kinds: tipoffBatchPapers },
  mayFile: 'tipoff.file',
  filing: {
    path: '/tipoffs/new',
    words: { zh: '登记举报', en: 'File a tip-off' },
    none: {
      zh: '还没有举报。登记第一件，或等市民从网页登记。',
      en: 'There is no tip-off yet. File the first one, or wait for citizens.',
    },
  },
};

/** The list as a station has it: no filter asks for what it does not read. */
export const stationTipoffShelf: Shelf<SeenTipoffLine> = {
  ...tipoffShelf,
  stages: stationTipoffWords,
  states: {},
  outcomes: {},
  own: ['conduct'],
  hidden: ['outcome', 'handlerId', 'due', 'hand'],
  // How far each is, and by when, is not the station's to read: what is not done cannot be told from what is.
  opening: 'all',
  columns: stationColumns,
  defaultColumns: defaultTipoffColumns.filter((name) => name in stationColumns),
};

/** One cell of the list; what is cut is whole in the title. */
function Cell({ item, column, today }: { item: SeenTipoffLine; column: string; today: string }): ReactNode {
  const { language } = useLanguage();
  const words = useStageWords();
  return cells[column as TipoffColumn](item, { language, words, today });
}

/** Who reads the cell: in which language and words, and on which day. */
interface Reading {
  language: Language;
  words: Readonly<Record<TipoffStage, Words>>;
  today: string;
}

const cells: Record<TipoffColumn, (item: SeenTipoffLine, reading: Reading) => ReactNode> = {
  number: ({ tipoff }) => <span className="num">{tipoff.number}</span>,
  operatorName: ({ tipoff }) => tipoff.operatorName,
  reporter: ({ tipoff }, { language }) => <span className="mut">{shownReporter(tipoff)[language]}</span>,
  conduct: ({ conductZh, conductEn }, { language }) => (
    <span className="mut">{(language === 'zh' ? conductZh : conductEn) ?? '—'}</span>
  ),
  category: ({ categoryZh, categoryEn }, { language }) => (
    <span className="mut">{(language === 'zh' ? categoryZh : categoryEn) ?? '—'}</span>
  ),
  stage: ({ tipoff }, { words }) => <StageMark words={words} stage={tipoff.stage} />,
  office: ({ officeName }) => <span className="mut">{officeName ?? '—'}</span>,
  handler: (item) => <span className="mut">{officersOf(item) || '—'}</span>,
  enforcement: ({ tipoff }) => <span className="mut">{tipoff.enforcementNumber ?? '—'}</span>,
  received: ({ tipoff }, { today }) => <span className="mut">{instantShort(tipoff.receivedAt, today)}</span>,
  due: ({ tipoff, due }, { today }) =>
    due === null ? (
      <span className="dim">—</span>
    ) : (
      <ClockMark due={due} dueOn={tipoff.dueOn} legalOn={tipoff.legalOn} today={today} />
    ),
  lastStep: ({ last }, { today }) => <LastStepWords last={last} today={today} />,
  legal: ({ tipoff }, { language, today }) => (
    <span className="mut">{tipoff.legalOn === null ? '—' : dayPlain(tipoff.legalOn, language, today)}</span>
  ),
  channel: ({ channelZh, channelEn }, { language }) => (
    <span className="mut">{(language === 'zh' ? channelZh : channelEn) ?? '—'}</span>
  ),
  platformNumber: ({ tipoff }) => <span className="num mut">{tipoff.platformNumber || '—'}</span>,
};

/** The whole text of a cell that may be cut. */
function titleOf(item: SeenTipoffLine, column: string): string | undefined {
  const { tipoff } = item;
  if (column === 'operatorName') return tipoff.operatorName;
  if (column === 'conduct') return item.conductZh ?? undefined;
  if (column === 'handler') return officersOf(item) || undefined;
  if (column === 'office') return item.officeName ?? undefined;
  return column === 'enforcement' ? (tipoff.enforcementNumber ?? undefined) : undefined;
}

/** A tip-off at a glance. */
function Glance({ item }: { item: SeenTipoffLine }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today, role } = useMe();
  const words = useStageWords();
  const { number } = item.tipoff;
  const asked = useQuery({
    queryKey: ['tipoff', number],
    queryFn: ({ signal }) => client.tipoff(number, signal),
  });
  const { tipoff } = item;
  const whole = asked.data;
  return (
    <div className="glance">
      <p>
        <span className="tag pr">
          {label(role === 'station' ? words[tipoff.stage] : tipoffStateWords[whole?.tipoff.state ?? tipoff.state])}
        </span>{' '}
        <span className="tag">{number}</span>
      </p>
      {whole === undefined ? null : <blockquote>{whole.tipoff.story}</blockquote>}
      <dl>
        <dt>{t('违法行为', 'Conduct')}</dt>
        <dd>{(language === 'zh' ? item.conductZh : item.conductEn) ?? '—'}</dd>
        <dt>{t('承办', 'Handled by')}</dt>
        <dd>
          {[whole?.officeName ?? null, officersOf(item)].filter((one) => one !== null && one !== '').join(' · ') || '—'}
        </dd>
        <dt>{t('收到', 'Received')}</dt>
        <dd>{instantShort(tipoff.receivedAt, today)}</dd>
      </dl>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined ? (
        asked.error === null ? (
          <Loading rows={3} height={26} />
        ) : null
      ) : (
        <ul className="glance-clocks">
          {asked.data.clocks.map((clock) => (
            <li key={`${clock.rule} ${clock.zh}`}>
              <span>{clock[language]}</span>
              <ClockMark
                due={clock}
                dueOn={clock.targetOn}
                legalOn={clock.legalOn}
                today={today}
                brief={clock.mark === 'stopped'}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
