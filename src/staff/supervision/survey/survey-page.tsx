import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { countedWords } from '../../../domain/supervision/survey/survey-words.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import '../../base/ui/settings.css';
import '../../matter/docket/docket.css';
import '../../matter/matter.css';
import { ToldCard } from '../../matter/message/told-card.tsx';
import { Timeline } from '../../matter/timeline.tsx';
import { SheetEntry } from './sheet-entry.tsx';
import { surveyCalls, type SeenSurvey } from './survey-calls.ts';
import { FollowUps } from './survey-follow-card.tsx';
import { QuotaCard, SurveyHead } from './survey-head.tsx';
import { FindingBars, SurveyTable } from './survey-table.tsx';
import './survey.css';

/** 一次调查: one column a firm and one line a question on the left, what is said of it on the right. */
export default function SurveyPage() {
  const { number = '' } = useParams();
  const t = useWords();
  const found = useQuery({
    queryKey: [surveyCalls.path, 'one', number],
    queryFn: ({ signal }) => surveyCalls.get(number, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={12} />;
  const view = found.data;
  return (
    <div className="survey-page">
      <title>{`${view.entry.number} ${view.entry.title} · ${t('红盾', 'Hongdun')}`}</title>
      <SurveyHead view={view} />
      <div className="survey-body">
        <div className="survey-main">
          <SurveyTable view={view} />
          <FindingBars view={view} />
          {view.moves.includes('enter') ? <SheetEntry view={view} move="enter" /> : null}
          {view.moves.includes('revisit') ? <SheetEntry view={view} move="revisit" /> : null}
        </div>
        <div className="survey-side">
          <QuotaCard view={view} />
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

/** 结论: what is said with its counts, and what of it says more than was counted. */
function Findings({ view: { entry, more } }: { view: SeenSurvey }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const wrong = more.problems.filter((one) => one.length > 0).length;
  return (
    <section className="card survey-card" aria-label={t('结论', 'Findings')}>
      <h2>
        {t(`${entry.findings.length} 项结论`, `${entry.findings.length} findings`)}
        <span className="dim s">{t('数字取自左表', 'counted from the table')}</span>
      </h2>
      {entry.state === 'tabulated' && entry.remark !== '' ? (
        <p className="survey-wrong" lang="zh-CN">
          {t(`退回重写：${entry.remark}`, `Sent back: ${entry.remark}`)}
        </p>
      ) : null}
      {entry.findings.length === 0 ? (
        <p className="dim">{t('汇总以后写结论。', 'Written once it is counted.')}</p>
      ) : null}
      <ol>
        {entry.findings.map((finding, i) => (
          <li key={i}>
            <b className="survey-count">
              {finding.k} / {finding.n}
            </b>
            <b lang="zh-CN">
              {i + 1}. {finding.title}
            </b>
            <p className="dim s">{label(countedWords(entry.frame, finding))}</p>
            <p lang="zh-CN">{finding.words}</p>
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
      {wrong > 0 ? (
        <p className="survey-wrong">{t(`${wrong} 项要改才能公布`, `${wrong} to be changed first`)}</p>
      ) : entry.state === 'tabulated' && entry.findings.length > 0 ? (
        <p className="dim s">
          {t(
            `列了 ${entry.findings.length} 项；公布时前面写几项，就得列几项。`,
            `${entry.findings.length} are listed; the words before them may say no other number.`,
          )}
        </p>
      ) : null}
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
            <span lang="zh-CN">{tip.words}</span> <span className="dim s">{dayPlain(tip.on, language, today)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
