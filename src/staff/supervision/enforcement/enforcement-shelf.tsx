import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatYuan } from '../../../domain/base/money.ts';
import { conversionFigureWords } from '../../../domain/supervision/figures/conversion-figures.ts';
import { enforcementFigureWords } from '../../../domain/supervision/figures/enforcement-figures.ts';
import { casePaceFigureWords } from '../../../domain/supervision/figures/pace-figures.ts';
import type { openedEnforcementFigures } from '../../../domain/supervision/enforcement/enforcement-list.ts';
import { type Provision, provisionsEn, provisionsZh } from '../../../domain/law/words/provision-words.ts';
import {
  enforcementOutcomeWords,
  enforcementSourceWords,
  enforcementStageWords,
  enforcementStateWords,
} from '../../../domain/supervision/enforcement/enforcement.ts';
import {
  defaultEnforcementColumns,
  enforcementColumns,
  type EnforcementColumn,
} from '../../../domain/supervision/enforcement/words/enforcement-columns.ts';
import { useLabel, useLanguage, useWords, type Language } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { places } from '../../base/places.ts';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { dayPlain, dayWithWeekday } from '../../base/ui/day.ts';
import { LastStepWords } from '../../matter/list/last-step.tsx';
import { StageMark } from '../../matter/list/stage-mark.tsx';
import type { Shelf, Words } from '../../matter/list/shelf.ts';
import { enforcementClient, type SeenEnforcementLine } from './enforcement-wire.ts';
import { RegisterDrawer } from './register-drawer.tsx';

/** The list of cases. */
export const enforcementShelf: Shelf<SeenEnforcementLine> = {
  kind: 'enforcement',
  path: places.enforcement.path,
  title: { zh: places.enforcement.zh, en: places.enforcement.en },
  list: enforcementClient.list,
  rowOf: ({ enforcement, due }) => {
    const { id, number, stage, dueOn, legalOn, operatorName, cause } = enforcement;
    return { id, number, stage, dueOn, legalOn, due, who: operatorName, whom: cause };
  },
  columns: enforcementColumns,
  defaultColumns: defaultEnforcementColumns,
  Cell,
  titleOf: ({ enforcement }, column) =>
    column === 'operatorName' ? enforcement.operatorName : column === 'cause' ? enforcement.cause : undefined,
  Glance,
  glanceTitle: ({ enforcement }) => `${enforcement.operatorName} ${enforcement.cause}`,
  Above: RegisterDrawer,
  stages: enforcementStageWords,
  states: enforcementStateWords,
  outcomes: enforcementOutcomeWords,
  channels: enforcementSourceWords,
  hidden: ['stationId'],
  own: ['conduct', 'law', 'operator'],
  figures: { ...enforcementFigureWords, ...conversionFigureWords, ...casePaceFigureWords } satisfies Record<
    (typeof openedEnforcementFigures)[number],
    Words
  >,
  mayExport: 'enforcement.export',
  mayFile: 'enforcement.register',
  filing: {
    path: '/enforcements?register=new',
    words: { zh: '登记案源', en: 'Register a clue' },
    none: {
      zh: '还没有案件。按 N 登记第一个案源；举报立案、投诉里发现的线索会自己进来。',
      en: 'There is no case yet. Press N to register a clue; tip-offs and clues of complaints come in by themselves.',
    },
  },
};

function Cell({ item, column, today }: { item: SeenEnforcementLine; column: string; today: string }): ReactNode {
  const { language } = useLanguage();
  return cells[column as EnforcementColumn](item, { language, today });
}

const muted = (words: string | null | undefined) => <span className="mut">{words ?? '—'}</span>;
const money = (fen: number | null | undefined) => muted(fen === null || fen === undefined ? null : formatYuan(fen));

const cited = (provisions: readonly Provision[], language: Language) =>
  provisions.length === 0 ? null : language === 'zh' ? provisionsZh(provisions) : provisionsEn(provisions);

type Seen = { language: Language; today: string };
const cells: Readonly<Record<EnforcementColumn, (item: SeenEnforcementLine, seen: Seen) => ReactNode>> = {
  number: ({ enforcement }) => <span className="num">{enforcement.number}</span>,
  operatorName: ({ enforcement }) => enforcement.operatorName,
  cause: ({ enforcement }) => muted(enforcement.cause),
  source: ({ enforcement }, { language }) => muted(enforcementSourceWords[enforcement.channel][language]),
  stage: ({ enforcement }) => <StageMark words={enforcementStageWords} stage={enforcement.stage} />,
  outcome: ({ enforcement }, { language }) =>
    muted(
      enforcement.outcome === null || enforcement.outcome === undefined
        ? null
        : enforcementOutcomeWords[enforcement.outcome][language],
    ),
  office: ({ officeName }) => muted(officeName),
  handler: ({ handlerName, secondName }) =>
    muted([handlerName, secondName].filter((one) => one !== null).join('、') || null),
  violated: ({ enforcement }, { language }) => muted(cited(enforcement.legalBasis?.violated ?? [], language)),
  applied: ({ enforcement }, { language }) => muted(cited(enforcement.legalBasis?.applied ?? [], language)),
  fileNumber: ({ enforcement }) => muted(enforcement.fileNumber),
  filed: ({ enforcement }, { language, today }) =>
    muted(enforcement.filedOn === null ? null : dayPlain(enforcement.filedOn, language, today)),
  closed: ({ enforcement }, { language, today }) =>
    muted(
      enforcement.closedOn === null || enforcement.closedOn === undefined
        ? null
        : dayPlain(enforcement.closedOn, language, today),
    ),
  caseValue: ({ enforcement }) => money(enforcement.caseValueFen),
  fine: ({ enforcement }) => money(enforcement.fineDecidedFen),
  confiscated: ({ enforcement }) => money(enforcement.confiscatedDecidedFen),
  due: ({ enforcement, due }, { today }) =>
    due === null ? (
      <span className="dim">—</span>
    ) : (
      <ClockMark due={due} dueOn={enforcement.dueOn} legalOn={enforcement.legalOn} today={today} />
    ),
  lastStep: ({ last }, { today }) => <LastStepWords last={last} today={today} />,
  legal: ({ enforcement }, { language, today }) =>
    muted(enforcement.legalOn === null ? null : dayPlain(enforcement.legalOn, language, today)),
};

/** A case at a glance. */
function Glance({ item }: { item: SeenEnforcementLine }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { enforcement } = item;
  const { number } = enforcement;
  const asked = useQuery({
    queryKey: ['enforcement', number],
    queryFn: ({ signal }) => enforcementClient.read(number, signal),
  });
  const whole = asked.data;
  const day = (on: string | null | undefined) =>
    on === null || on === undefined ? '—' : dayWithWeekday(on, language, today);
  return (
    <div className="glance">
      <p>
        <span className="tag pr">{label(enforcementStateWords[enforcement.state])}</span>{' '}
        <span className="tag">{enforcement.number}</span>
      </p>
      {whole === undefined ? null : <blockquote>{whole.enforcement.story}</blockquote>}
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      <dl>
        <dt>{t('案由', 'Cause')}</dt>
        <dd>{enforcement.cause}</dd>
        <dt>{t('来源', 'Source')}</dt>
        <dd>{label(enforcementSourceWords[enforcement.channel])}</dd>
        <dt>{t('办案人员', 'Officers')}</dt>
        <dd>
          {[whole?.officeName ?? null, item.handlerName, item.secondName].filter((one) => one !== null).join(' · ') ||
            '—'}
        </dd>
        <dt>{t('立案', 'Filed')}</dt>
        <dd>{day(enforcement.filedOn)}</dd>
        <dt>{t('结案', 'Closed')}</dt>
        <dd>{day(whole?.enforcement.closedOn)}</dd>
      </dl>
    </div>
  );
}
