import { Link } from 'react-router';
import { surveyFrameWords } from '../../../domain/supervision/survey/survey.ts';
import { unitOf } from '../../../domain/supervision/survey/survey-words.ts';
import { isOf, isOpen } from '../../../domain/supervision/survey/survey-follow.ts';
import { useDirectory } from '../../base/directory.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import { StateTag } from '../../matter/docket/docket-facts.tsx';
import { mayRole } from '../../../domain/base/actor.ts';
import { useColleagues } from '../../matter/docket/docket-calls.ts';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { surveyCalls, type SeenSurvey } from './survey-calls.ts';
import { shownSurveys } from './survey-shown.ts';

const stages = ['designed', 'fielded', 'tabulated', 'published', 'followed'] as const;

/** What it is, how far it is, and the steps that can be made. */
export function SurveyHead({ view }: { view: SeenSurvey }) {
  const t = useWords();
  const label = useLabel();
  const directory = useDirectory();
  const colleagues = useColleagues().filter(
    ({ role, stationId }) =>
      mayRole(role, 'survey.field') && (role !== 'station' || view.entry.stationIds.includes(stationId ?? '')),
  );
  const { today, id } = useMe();
  const { language } = useLanguage();
  const { entry } = view;
  const day = (on: string) => dayPlain(on, language, today);
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
      <h1 lang="zh-CN">{entry.title}</h1>
      <HeadFacts view={view} />
      {directory === undefined ? null : (
        <DocketMoves
          docket={shownSurveys}
          calls={surveyCalls}
          item={view}
          name={entry.number}
          directory={directory}
          people={colleagues.map((one) => ({ id: one.id, name: one.name, of: 'account' as const }))}
          startOf={(move) => startOf(view, move, id)}
          askOf={(move) => (move === 'tabulate' ? askedBeforeCount(view, { t, day }) : null)}
        />
      )}
    </header>
  );
}

interface Saying {
  t: ReturnType<typeof useWords>;
  day: (on: string) => string;
}

/** Before it is counted: what came in of what was to, and whether its last day lies ahead. */
function askedBeforeCount({ entry: { quota, untilOn }, more: { sheets } }: SeenSurvey, { t, day }: Saying): string {
  const missing = quota - sheets;
  const few = missing > 0 ? t(`，要收 ${quota} 份，还差 ${missing} 份`, ` of ${quota}, ${missing} are missing`) : '';
  const early = untilOn === null ? '' : t(`；${day(untilOn)} 截止`, `; it lasts until ${day(untilOn)}`);
  return t(`收回 ${sheets} 份${few}${early}。现在就汇总？`, `${sheets} sheets came in${few}${early}. Count now?`);
}

/** How many are asked of how many, in which way, what came in, until when, and the code for the wall. */
function HeadFacts({ view: { entry, more } }: { view: SeenSurvey }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today, stationId } = useMe();
  const { population, quota, untilOn, tabulatedOn, publishedOn, questions } = entry;
  const unit = unitOf(entry.frame).zh;
  const day = (on: string) => dayPlain(on, language, today);
  // The code that a station prints says where it hangs; the county prints one for each station that is asked.
  const at = stationId === null ? '' : `?at=${encodeURIComponent(stationId)}`;
  const left = more.counts.reduce((sum, { n }) => sum + Math.max(0, more.sheets - n), 0);
  return (
    <p className="dim s survey-facts">
      <span>
        {population === null
          ? t(`样本 ${quota} ${unit}，全县有多少没有数过`, `${quota} to be asked; how many there are was not counted`)
          : t(
              `样本 ${quota} ${unit}，全县登记 ${population}${entry.frame === 'stations' ? '' : ` ${unit}`}`,
              `${quota} to be asked of ${population}`,
            )}
      </span>
      <span>
        {entry.frame === 'public'
          ? t('问群众，扫码答', 'Asked of the public, by code')
          : t(`问${label(surveyFrameWords[entry.frame])}`, `Asked of: ${label(surveyFrameWords[entry.frame])}`)}
      </span>
      <span>
        {t(
          `问卷 ${questions.length} 问，收回 ${more.sheets} / ${quota}`,
          `${questions.length} questions, ${more.sheets} of ${quota} sheets came in`,
        )}
      </span>
      {more.sheets === 0 ? null : <span>{t(`缺答 ${left}`, `${left} left unanswered`)}</span>}
      {entry.frame === 'operators' ? <span>{t('店名只在内部看，公布不写', 'names are seen inside only')}</span> : null}
      {untilOn === null || tabulatedOn !== null ? null : (
        <span>{t(`${day(untilOn)} 截止`, `until ${day(untilOn)}`)}</span>
      )}
      {tabulatedOn === null ? null : <span>{t(`${day(tabulatedOn)} 汇总`, `counted on ${day(tabulatedOn)}`)}</span>}
      {publishedOn === null ? null : (
        <span>
          {t(
            `${day(publishedOn)} ${more.publishedByName ?? ''}公布`,
            `published on ${day(publishedOn)} by ${more.publishedByName ?? ''}`,
          )}
        </span>
      )}
      {entry.frame === 'public' && entry.state === 'fielded' ? (
        <span>
          <a href={`/papers/survey-codes/${encodeURIComponent(entry.number)}${at}`} target="_blank" rel="noreferrer">
            {t('打印二维码', 'Print the code')}
          </a>{' '}
          <a href={`/survey/${entry.code}${at}`} target="_blank" rel="noreferrer">
            {t('看群众怎么答', 'See what people see')}
          </a>
        </span>
      ) : null}
    </p>
  );
}

/** 收回几份: how far the quota is, which firms have no sheet yet, and what each station brought. */
export function QuotaCard({ view: { entry, more } }: { view: SeenSurvey }) {
  const t = useWords();
  if (entry.state !== 'fielded') return null;
  const { quota, sample, frame } = entry;
  const missing = sample.flatMap((name, i) =>
    more.columns.some(({ firm }) => firm === i + 1) ? [] : [`${String(i + 1).padStart(2, '0')} ${name}`],
  );
  return (
    <section className="card survey-card survey-quota" aria-label={t('收回几份', 'Sheets so far')}>
      <h2>
        {t('收回几份', 'Sheets so far')}
        <span className="survey-count">
          {more.sheets} / {quota}
        </span>
      </h2>
      <progress
        value={Math.min(more.sheets, quota)}
        max={quota}
        aria-label={t(`要 ${quota} 份，收回 ${more.sheets} 份`, `${more.sheets} of ${quota}`)}
      />
      {frame !== 'operators' ? null : missing.length === 0 ? (
        <p className="dim s">{t('抽到的都问到了。', 'All firms of the sample were asked.')}</p>
      ) : (
        <p className="s">
          {t(`还没问到 ${missing.length} 家：`, `${missing.length} not asked yet: `)}
          <span lang="zh-CN">{missing.join('、')}</span>
        </p>
      )}
      {more.byStation.length === 0 ? null : (
        <ul>
          {more.byStation.map(({ name, n }) => (
            <li key={name}>
              <span lang="zh-CN">{name}</span>
              <b className={n === 0 ? 'survey-wrong' : ''}>{t(`${n} 份`, String(n))}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function startOf({ entry }: SeenSurvey, move: string, id: string): Record<string, string> {
  if (move === 'follow') {
    const next = entry.findings.findIndex((_, i) => !entry.followUps.some((one) => isOf(one, i + 1)));
    return { finding: next < 0 ? '' : String(next + 1) };
  }
  if (move === 'done') {
    const { followUps } = entry;
    const own = followUps.findIndex((one) => isOpen(one) && one.whoId === id);
    const n = (own < 0 ? followUps.findIndex(isOpen) : own) + 1;
    return { n: n === 0 ? '' : String(n) };
  }
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
