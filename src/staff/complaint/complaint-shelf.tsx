import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { complaintFigureWords } from '../../domain/complaint/complaint-figures.ts';
import { handlingFigureWords } from '../../domain/complaint/handling-figures.ts';
import type { openedComplaintFigures } from '../../domain/complaint/complaint-list.ts';
import { outcomeWords, stageWords, stateWords } from '../../domain/complaint/state-words.ts';
import {
  defaultComplaintColumns,
  complaintColumns,
  type ComplaintColumn,
} from '../../domain/complaint/words/complaint-columns.ts';
import type { PaperKind } from '../../domain/complaint/papers/papers.ts';
import { client, type SeenLine } from '../base/client.ts';
import { useLabel, useLanguage, useWords, type Language } from '../base/language.tsx';
import type { Shelf, Words } from '../matter/list/shelf.ts';
import { LastStepWords } from '../matter/list/last-step.tsx';
import { StageMark } from '../matter/list/stage-mark.tsx';
import { useMe } from '../base/me.tsx';
import { ClockMark } from '../base/ui/clock-mark.tsx';
import { dayPlain, instantShort } from '../base/ui/day.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { SumWords } from '../base/ui/money.tsx';

/** What an office prints for many complaints at once; the names are those of the papers themselves. */
export const batchPapers = {
  acceptance: { zh: '投诉受理决定书', en: 'Decision to accept' },
  decline: { zh: '投诉不予受理决定书', en: 'Decision not to accept' },
  mediationNotice: { zh: '投诉调解通知书', en: 'Notice of mediation' },
  termination: { zh: '投诉终止调解决定书', en: 'Decision to end the mediation' },
  agreement: { zh: '投诉调解书', en: 'Mediation agreement' },
  dispatchNotice: { zh: '投诉分送通知书', en: 'Notice of dispatch' },
  routingSlip: { zh: '内部分送（转办）单', en: 'Routing slip' },
  supervision: { zh: '督办单', en: 'Supervision slip' },
  receipt: { zh: '送达回证', en: 'Proof of service' },
  registration: { zh: '投诉登记表', en: 'Registration form' },
} as const satisfies Partial<Record<PaperKind, { zh: string; en: string }>>;

/** The list of complaints. */
export const complaintShelf: Shelf<SeenLine> = {
  kind: 'complaint',
  path: '/complaints',
  title: { zh: '投诉', en: 'Complaints' },
  list: client.complaints,
  rowOf: ({ complaint, due }) => {
    const { id, number, stage, dueOn, legalOn, consumerName: who, operatorName: whom } = complaint;
    return { id, number, stage, dueOn, legalOn, due, who, whom };
  },
  columns: complaintColumns,
  defaultColumns: defaultComplaintColumns,
  Cell,
  titleOf,
  Glance,
  glanceTitle: ({ complaint }) => `${complaint.consumerName} — ${complaint.operatorName}`,
  stages: stageWords,
  states: stateWords,
  outcomes: outcomeWords,
  own: ['urged', 'urgent', 'check', 'compensated'],
  figures: { ...complaintFigureWords, ...handlingFigureWords } satisfies Record<
    (typeof openedComplaintFigures)[number],
    Words
  >,
  mayExport: 'complaint.export',
  papers: { mayPrint: 'complaint.print', kinds: batchPapers },
  mayFile: 'complaint.file',
  filing: {
    path: '/complaints/new',
    words: { zh: '登记投诉', en: 'File a complaint' },
    none: {
      zh: '还没有投诉。登记第一件，或等市民从网页登记。',
      en: 'There is no complaint yet. File the first one, or wait for citizens.',
    },
  },
};

/** One cell of the list; what is cut is whole in the title. */
function Cell({ item, column, today }: { item: SeenLine; column: string; today: string }): ReactNode {
  const { language } = useLanguage();
  return cells[column as ComplaintColumn](item, { language, today });
}

const cells: Readonly<
  Record<ComplaintColumn, (item: SeenLine, seen: { language: Language; today: string }) => ReactNode>
> = {
  number: ({ complaint }) => <span className="num">{complaint.number}</span>,
  consumerName: ({ complaint }) => complaint.consumerName,
  operatorName: ({ complaint }) => complaint.operatorName,
  category: ({ categoryZh, categoryEn }, { language }) => (
    <span className="mut">{(language === 'zh' ? categoryZh : categoryEn) ?? '—'}</span>
  ),
  stage: ({ complaint }) => <StageMark words={stageWords} stage={complaint.stage} />,
  office: ({ officeName }) => <span className="mut">{officeName ?? '—'}</span>,
  handler: ({ handlerName }) => <span className="mut">{handlerName ?? '—'}</span>,
  station: ({ stationName }) => <span className="mut">{stationName ?? '—'}</span>,
  amount: ({ complaint }) => <SumWords fen={complaint.amountFen} about={complaint.amountAbout} />,
  claim: ({ complaint }) => complaint.claim ?? '',
  received: ({ complaint }, { today }) => (
    <span className="mut">{complaint.receivedAt === undefined ? '—' : instantShort(complaint.receivedAt, today)}</span>
  ),
  due: ({ complaint, due }, { today }) =>
    due === null ? (
      <span className="dim">—</span>
    ) : (
      <ClockMark due={due} dueOn={complaint.dueOn} legalOn={complaint.legalOn} today={today} />
    ),
  lastStep: ({ last }, { today }) => <LastStepWords last={last} today={today} />,
  legal: ({ complaint }, { language, today }) => (
    <span className="mut">{complaint.legalOn === null ? '—' : dayPlain(complaint.legalOn, language, today)}</span>
  ),
  channel: ({ channelZh, channelEn }, { language }) => (
    <span className="mut">{(language === 'zh' ? channelZh : channelEn) ?? '—'}</span>
  ),
  platformNumber: ({ complaint }) => <span className="num mut">{complaint.platformNumber || '—'}</span>,
};

/** The whole text of a cell that may be cut. */
function titleOf(item: SeenLine, column: string, language: Language): string | undefined {
  const { complaint } = item;
  if (column === 'operatorName') return complaint.operatorName;
  if (column === 'consumerName') return complaint.consumerName;
  if (column === 'claim') return complaint.claim;
  if (column === 'station') return item.stationName ?? undefined;
  if (column === 'office') return item.officeName ?? undefined;
  return column === 'category' ? ((language === 'zh' ? item.categoryZh : item.categoryEn) ?? undefined) : undefined;
}

/** A complaint at a glance. */
function Glance({ item }: { item: SeenLine }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { number } = item.complaint;
  const asked = useQuery({
    queryKey: ['complaint', number],
    queryFn: ({ signal }) => client.complaint(number, signal),
  });
  const { complaint, categoryZh, categoryEn } = item;
  const whole = asked.data;
  return (
    <div className="glance">
      <p>
        <span className="tag pr">
          {label(whole === undefined ? stageWords[complaint.stage] : stateWords[whole.complaint.state])}
        </span>{' '}
        <span className="tag">{number}</span>
      </p>
      {whole === undefined ? null : <blockquote>{whole.complaint.story}</blockquote>}
      <dl>
        <dt>{t('请求', 'Claim')}</dt>
        <dd>
          {whole?.complaint.claim ?? ''}　<SumWords fen={complaint.amountFen} about={complaint.amountAbout} />
        </dd>
        <dt>{t('类别', 'Category')}</dt>
        <dd>{(language === 'zh' ? categoryZh : categoryEn) ?? '—'}</dd>
        <dt>{t('承办', 'Handled by')}</dt>
        <dd>{[whole?.officeName ?? null, item.handlerName].filter((one) => one !== null).join(' · ') || '—'}</dd>
        <dt>{t('收到', 'Received')}</dt>
        <dd>{whole === undefined ? '' : instantShort(whole.complaint.receivedAt ?? whole.complaint.filedAt, today)}</dd>
      </dl>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined ? (
        asked.error === null ? (
          <Loading rows={3} height={26} />
        ) : null
      ) : (
        <ul className="glance-clocks">
          {asked.data.clocks.map((clock) => (
            <li key={`${clock.rule} ${clock.startedOn}`}>
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
