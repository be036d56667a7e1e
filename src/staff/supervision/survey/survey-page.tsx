import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { surveyFrameWords } from '../../../domain/supervision/survey/survey.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { placeOfMessage } from '../../base/ledger-places.ts';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { StateTag } from '../../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import '../../base/ui/settings.css';
import '../../matter/docket/docket.css';
import '../../matter/matter.css';
import { ToldCard } from '../../matter/message/told-card.tsx';
import { Timeline } from '../../matter/timeline.tsx';
import { SheetEntry } from './sheet-entry.tsx';
import { shownSurveys, surveyCalls, type SeenSurvey } from './survey-calls.ts';
import { SurveyTable } from './survey-table.tsx';
import './survey.css';

/** 一次调查: one column a firm and one line a question on the left, what is said of it on the right. */
export default function SurveyPage() {
  const { number = '' } = useParams();
  const t = useWords();
  const found = useQuery({
    queryKey: [surveyCalls.path, 'one', number],
    queryFn: ({ signal }) => surveyCalls.get(number, signal),
  });
  if (found.error !== null) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={12} />;
  const view = found.data;
  return (
    <div className="survey-page">
      <title>{`${view.entry.number} ${view.entry.title} · ${t('红盾', 'Hongdun')}`}</title>
      <Head view={view} />
      <div className="survey-body">
        <div className="survey-main">
          <SurveyTable view={view} />
          {view.moves.includes('enter') ? <SheetEntry view={view} /> : null}
        </div>
        <div className="survey-side">
          <Findings view={view} />
          <FollowUps view={view} />
          <Tips view={view} />
        </div>
      </div>
      <div className="survey-foot">
        <ToldCard kind={surveyCalls.path} number={view.entry.number} />
        <Timeline view={view} onNote={null} />
      </div>
    </div>
  );
}

const stages = ['designed', 'fielded', 'tabulated', 'published', 'followed'] as const;

function Head({ view }: { view: SeenSurvey }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today, stationId } = useMe();
  const directory = useDirectory();
  const { entry, more } = view;
  const { population, quota, untilOn } = entry;
  const unit = entry.frame === 'public' ? '人' : '家';
  // The code that a station prints says where it hangs.
  const at = stationId === null ? '' : `?at=${encodeURIComponent(stationId)}`;
  return (
    <header className="survey-head">
      <p className="survey-path">
        <Link to="/surveys">{t('调查', 'Surveys')}</Link>
        <span className="dim">{entry.number}</span>
        <span className="tag">{entry.month.slice(0, 7)}</span>
        <StateTag docket={shownSurveys} state={entry.state} />
        <span className="survey-stages">
          {stages.map((one) => (
            <span key={one} aria-current={one === entry.state ? 'step' : undefined}>
              {label(shownSurveys.states[one] ?? { zh: '', en: '' })}
            </span>
          ))}
        </span>
      </p>
      <h1>{entry.title}</h1>
      <p className="dim s">
        {t(
          `样本 ${quota} ${unit}${population === null ? '，全县有多少没有数过' : `，全县登记 ${population} ${unit}`}；${label(surveyFrameWords[entry.frame])}；${entry.questions.length} 问，收回 ${more.sheets} / ${quota}；店名只在内部看`,
          `${quota} asked${population === null ? '' : ` of ${population}`}; ${entry.questions.length} questions, ${more.sheets} sheets came in; names are seen inside only`,
        )}
        {untilOn === null
          ? ''
          : t(`；${dayPlain(untilOn, language, today)}截止`, `; until ${dayPlain(untilOn, language, today)}`)}{' '}
        {entry.frame === 'public' && entry.state === 'fielded' ? (
          <a href={`/papers/survey-codes/${encodeURIComponent(entry.number)}${at}`} target="_blank" rel="noreferrer">
            {t('打印二维码', 'Print the code')}
          </a>
        ) : null}
      </p>
      {directory === undefined ? null : (
        <DocketMoves
          docket={shownSurveys}
          calls={surveyCalls}
          item={view}
          name={entry.number}
          directory={directory}
          startOf={(move) => startOf(view, move)}
          askOf={(move) =>
            move === 'tabulate' ? t(`收齐了？收回 ${more.sheets} 份。`, `Count ${more.sheets} sheets?`) : null
          }
        />
      )}
    </header>
  );
}

function startOf({ entry }: SeenSurvey, move: string): Record<string, string> {
  if (move !== 'amend') return {};
  const { title, industry, month, frame, quota, population, sample, stationIds, questions } = entry;
  return {
    title,
    industry,
    month,
    frame,
    quota: String(quota),
    population: population === null ? '' : String(population),
    sample: sample.join('，'),
    stationIds: stationIds.join(','),
    questions: JSON.stringify(questions.map((one) => ({ ...one, options: one.options.join('，') }))),
  };
}

/** 结论: what is said with its counts, and what of it says more than was counted. */
function Findings({ view: { entry, more } }: { view: SeenSurvey }) {
  const t = useWords();
  const { language } = useLanguage();
  const wrong = more.problems.filter((one) => one.length > 0).length;
  return (
    <section className="card survey-card" aria-label={t('结论', 'Findings')}>
      <h2>
        {t(`${entry.findings.length} 项结论`, `${entry.findings.length} findings`)}
        <span className="dim s">{t('数字取自左表', 'counted from the table')}</span>
      </h2>
      {entry.findings.length === 0 ? (
        <p className="dim">{t('汇总以后写结论。', 'Written once it is counted.')}</p>
      ) : null}
      <ol>
        {entry.findings.map((finding, i) => (
          <li key={i}>
            <b>
              {i + 1}. {finding.title}
            </b>
            <b className="survey-count">
              {finding.k} / {finding.n}
            </b>
            <p>{finding.words}</p>
            {finding.attachmentIds.map((id, n) => (
              <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
                {t(`附件 ${n + 1}`, `Paper ${n + 1}`)}{' '}
              </a>
            ))}
            {(more.problems[i] ?? []).map((problem) => (
              <p key={problem.words} className="survey-wrong">
                {problem[language]}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {wrong === 0 ? null : (
        <p className="survey-wrong">{t(`${wrong} 项要改才能公布`, `${wrong} to be changed first`)}</p>
      )}
    </section>
  );
}

function FollowUps({ view: { entry } }: { view: SeenSurvey }) {
  const t = useWords();
  const { permissions } = useMe();
  if (entry.publishedOn === null) return null;
  return (
    <section className="card survey-card" aria-label={t('公布以后跟什么', 'Followed by')}>
      <h2>{t('公布以后跟什么', 'Followed by')}</h2>
      {entry.followUps.length === 0 ? <p className="dim">{t('还没有，按“记跟进”。', 'Nothing yet.')}</p> : null}
      <ul>
        {entry.followUps.map(({ number, words }) => {
          const place = placeOfMessage({ matterNumber: number, page: null }, permissions);
          return (
            <li key={number}>
              {place === null ? number : <Link to={place}>{number}</Link>} {words}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** 消费信息: what stations told beside the sheets. */
function Tips({ view: { entry } }: { view: SeenSurvey }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  if (entry.tips.length === 0) return null;
  return (
    <section className="card survey-card" aria-label={t('站点报的消费信息', 'What stations told')}>
      <h2>{t(`站点报的消费信息 ${entry.tips.length} 条`, `${entry.tips.length} told by stations`)}</h2>
      <ul>
        {entry.tips.map((tip, i) => (
          <li key={i}>
            {tip.words} <span className="dim s">{dayPlain(tip.on, language, today)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
