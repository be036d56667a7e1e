import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { inquiryFigureWords } from '../../domain/inquiry/inquiry-figures.ts';
import {
  inquiryNoticeWords,
  inquiryOutcomeWords,
  inquiryStageWords,
  inquiryStateWords,
} from '../../domain/inquiry/state-words.ts';
import { defaultInquiryColumns, inquiryColumns, type InquiryColumn } from '../../domain/inquiry/inquiry-columns.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useLanguage, useWords, type Language } from '../base/language.tsx';
import { LastStepWords } from '../matter/list/last-step.tsx';
import { StageMark } from '../matter/list/stage-mark.tsx';
import type { Shelf } from '../matter/list/shelf.ts';
import { useMe } from '../base/me.tsx';
import { places } from '../base/places.ts';
import { ClockMark } from '../base/ui/clock-mark.tsx';
import { instantShort } from '../base/ui/day.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { QuickLog } from './quick-log.tsx';
import { inquiryClient, type SeenInquiryLine } from './inquiry-wire.ts';

/** The list of inquiries, with the one-line log above it. */
export const inquiryShelf: Shelf<SeenInquiryLine> = {
  kind: 'inquiry',
  path: places.inquiry.path,
  title: { zh: places.inquiry.zh, en: places.inquiry.en },
  list: inquiryClient.list,
  rowOf: ({ inquiry, due }) => {
    const { id, number, stage, dueOn, legalOn = null, question, askerName = '' } = inquiry;
    return { id, number, stage, dueOn, legalOn, due, who: question, whom: askerName };
  },
  columns: inquiryColumns,
  defaultColumns: defaultInquiryColumns,
  Cell,
  titleOf: ({ inquiry, stationName }, column) =>
    column === 'question' ? inquiry.question : column === 'station' ? (stationName ?? undefined) : undefined,
  Glance,
  glanceTitle: ({ inquiry }) => inquiry.question,
  Above: QuickLog,
  stages: inquiryStageWords,
  states: inquiryStateWords,
  outcomes: inquiryOutcomeWords,
  own: ['knowledgeId'],
  figures: inquiryFigureWords,
  mayExport: 'inquiry.export',
  papers: { mayPrint: 'inquiry.reveal', kinds: inquiryNoticeWords },
  mayFile: 'inquiry.file',
  filing: {
    path: '/inquiries?log=new',
    words: { zh: '记咨询', en: 'Log an inquiry' },
    none: {
      zh: '还没有咨询。按 N 记第一个：写问题，回车就用最像的一条答复。',
      en: 'There is no inquiry yet. Press N: write the question, Enter answers with the likeliest entry.',
    },
  },
};

function Cell({ item, column, today }: { item: SeenInquiryLine; column: string; today: string }): ReactNode {
  const { language } = useLanguage();
  const directory = useDirectory(column === 'channel');
  const channel = directory?.categories.find(({ code }) => code === item.inquiry.channel)?.[language] ?? null;
  return cells[column as InquiryColumn](item, { language, today, channel });
}

const muted = (words: string | null | undefined) => <span className="mut">{words ?? '—'}</span>;

const cells: Readonly<
  Record<
    InquiryColumn,
    (item: SeenInquiryLine, seen: { language: Language; today: string; channel: string | null }) => ReactNode
  >
> = {
  number: ({ inquiry }) => <span className="num">{inquiry.number}</span>,
  question: ({ inquiry }) => inquiry.question,
  people: ({ inquiry }) => inquiry.people,
  askerName: ({ inquiry }) => inquiry.askerName || <span className="dim">—</span>,
  category: ({ categoryZh, categoryEn }, { language }) => muted(language === 'zh' ? categoryZh : categoryEn),
  channel: (_, { channel }) => muted(channel),
  stage: ({ inquiry }) => <StageMark words={inquiryStageWords} stage={inquiry.stage} />,
  outcome: ({ inquiry }, { language }) =>
    muted(
      inquiry.outcome === undefined || inquiry.outcome === null ? null : inquiryOutcomeWords[inquiry.outcome][language],
    ),
  office: ({ officeName }) => muted(officeName),
  handler: ({ handlerName }) => muted(handlerName),
  station: ({ stationName }) => muted(stationName),
  received: ({ inquiry }, { today }) => <span className="mut">{instantShort(inquiry.receivedAt, today)}</span>,
  due: ({ inquiry, due }, { today }) =>
    due === null ? (
      <span className="dim">—</span>
    ) : (
      <ClockMark due={due} dueOn={inquiry.dueOn} legalOn={inquiry.legalOn} today={today} />
    ),
  lastStep: ({ last }, { today }) => <LastStepWords last={last} today={today} />,
  platformNumber: ({ inquiry }) => muted(inquiry.platformNumber),
};

/** An inquiry at a glance: what was asked and what was answered, from which version. */
function Glance({ item }: { item: SeenInquiryLine }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { number } = item.inquiry;
  const asked = useQuery({
    queryKey: ['inquiry', number],
    queryFn: ({ signal }) => inquiryClient.read(number, signal),
  });
  const { inquiry } = item;
  const whole = asked.data;
  const entry = whole?.entry ?? null;
  return (
    <div className="glance">
      <p>
        <span className="tag pr">
          {label(whole === undefined ? inquiryStageWords[inquiry.stage] : inquiryStateWords[whole.inquiry.state])}
        </span>{' '}
        <span className="tag">{number}</span>{' '}
        <span className="tag">{t(`${inquiry.people} 人次`, `${inquiry.people} asked`)}</span>
      </p>
      <Told question={whole?.inquiry.question ?? inquiry.question} answer={whole?.inquiry.answer ?? null} />
      <dl>
        <dt>{t('依据', 'From')}</dt>
        <dd>{entry === null ? '—' : `${entry.title} · ${t(`第 ${entry.version} 版`, `version ${entry.version}`)}`}</dd>
        <dt>{t('类别', 'Category')}</dt>
        <dd>{(language === 'zh' ? item.categoryZh : item.categoryEn) ?? '—'}</dd>
        <dt>{t('承办', 'Handled by')}</dt>
        <dd>{[whole?.officeName ?? null, item.handlerName].filter((one) => one !== null).join(' · ') || '—'}</dd>
        <dt>{t('收到', 'Received')}</dt>
        <dd>{instantShort(inquiry.receivedAt, today)}</dd>
      </dl>
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
    </div>
  );
}

function Told({ question, answer }: { question: string; answer: string | null }) {
  return (
    <>
      <blockquote>{question}</blockquote>
      {answer === null ? null : <p className="answer-text">{answer}</p>}
    </>
  );
}
