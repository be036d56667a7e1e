import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { addDays, dayOf } from '../../domain/base/calendar.ts';
import { assessmentStateWords, type AssessmentState } from '../../domain/assessment/assessment.ts';
import assessmentDocket from '../../domain/assessment/assessment-steps.ts?assessmentDocket';
import { draw } from '../../domain/assessment/spotcheck.ts';
import { Card } from '../station/charter/charter-part.tsx';
import '../base/ui/file.css';
import { useDirectory } from '../base/directory.ts';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../matter/docket/docket-moves.tsx';
import '../matter/docket/docket.css';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { Timeline } from '../matter/timeline.tsx';
import { useMe } from '../base/me.tsx';
import '../base/ui/settings.css';
import { dayWithWeekday } from '../base/ui/day.ts';
import { unreadOf } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import './assessment.css';
import { DecideForm, NominateForm } from './award-form.tsx';
import { Honours } from './award-card.tsx';
import { RoundState } from './assessment-list.tsx';
import { Objections } from './objection-card.tsx';
import { RankingTable } from './ranking.tsx';
import { Shares } from './department-shares.tsx';
import {
  assessmentCalls,
  ranking,
  type SeenAssessment,
  type SeenRanking,
  type SeenRoundView,
} from './assessment-wire.ts';

/** One round: where it stands, the ranking by kind, the awards with their quotas, the objections, and its ledger. */
export default function AssessmentPage() {
  const { key = '' } = useParams();
  const t = useWords();
  const found = useQuery({
    queryKey: ['assessments', 'one', key],
    queryFn: ({ signal }) => assessmentCalls.get(key, signal),
  });
  const scores = useQuery({
    queryKey: ['assessments', 'scores', key],
    queryFn: ({ signal }) => ranking(key, signal),
  });
  const error = unreadOf(found, scores);
  if (error !== null)
    return (
      <ErrorLine
        error={error}
        onRetry={() => {
          void found.refetch();
          void scores.refetch();
        }}
      />
    );
  if (found.data === undefined || scores.data === undefined) return <Loading rows={12} />;
  return (
    <div className="pad settings-body">
      <title>{`${found.data.entry.title} · ${t('红盾', 'Hongdun')}`}</title>
      <Round view={found.data} scores={scores.data} />
    </div>
  );
}

interface RoundProps {
  view: SeenRoundView;
  scores: SeenRanking;
}

function Round({ view, scores }: RoundProps) {
  const [form, setForm] = useState<'decide' | 'nominate' | null>(null);
  const entry = view.entry;
  return (
    <>
      <RoundHead entry={entry} honoured={scores.honours.length > 0} />
      <Course entry={entry} />
      <RoundMoves view={view} scores={scores} onForm={setForm} />
      <div className="round-page">
        <div>
          <RankingTable entry={entry} scores={scores} />
          <Timeline view={{ timeline: view.timeline }} onNote={null} />
        </div>
        <div>
          <Honours entry={entry} honours={scores.honours} />
          <Objections entry={entry} />
          <Shares scores={scores} />
          <FactCard view={view} scores={scores} />
        </div>
      </div>
      {form === 'decide' ? <DecideForm entry={entry} scores={scores} onClose={() => setForm(null)} /> : null}
      {form === 'nominate' ? <NominateForm entry={entry} scores={scores} onClose={() => setForm(null)} /> : null}
    </>
  );
}

/** The name, where it stands, and what of it can be printed. */
function RoundHead({ entry, honoured }: { entry: SeenAssessment; honoured: boolean }) {
  const t = useWords();
  const isPublic = entry.state === 'published';
  const isSeen = isPublic || entry.state === 'objection' || entry.state === 'decided';
  return (
    <div className="hd docket-hd">
      <h1>{entry.title}</h1>
      <RoundState entry={entry} />
      <span className="dim nw">{entry.number}</span>
      <span className="sp" />
      {isSeen ? (
        <a className="b" href={`/awards/rounds/${entry.number}`} target="_blank" rel="noreferrer">
          {isPublic ? t('打印公布', 'Print the decision') : t('打印公示', 'Print the notice')}
        </a>
      ) : null}
      {isPublic && honoured ? (
        <a className="b" href={`/awards/rounds/${entry.number}/certificates`} target="_blank" rel="noreferrer">
          {t('打印全部证书', 'Print all certificates')}
        </a>
      ) : null}
      <Link className="b" to="/assessments">
        {t('全部考核', 'All rounds')}
      </Link>
    </div>
  );
}

/** The steps that can be taken now, and why others cannot yet. */
function RoundMoves({ view, scores, onForm }: RoundProps & { onForm: (form: 'decide' | 'nominate') => void }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const directory = useDirectory();
  const entry = view.entry;
  const waits = waiting(entry, scores, today);
  const able = view.moves.filter((move) => waits[move] === undefined);
  const plain = able.filter((move) => move !== 'decide' && move !== 'nominate');
  const notes = view.moves.flatMap((move) => waits[move] ?? []).filter((words) => words.zh !== '');
  return (
    <div className="round-moves">
      {directory === undefined ? null : (
        <DocketMoves
          docket={assessmentDocket}
          calls={assessmentCalls}
          item={{ entry: view.entry, moves: plain }}
          name={entry.number}
          directory={directory}
          startOf={(move) => (move === 'announce' ? { objectionsUntil: addDays(today, 7) } : {})}
        />
      )}
      {able.includes('nominate') ? (
        <button type="button" className="b" onClick={() => onForm('nominate')}>
          {t('推荐…', 'Nominate…')}
        </button>
      ) : null}
      {able.includes('decide') ? (
        <button type="button" className="b p" onClick={() => onForm('decide')}>
          {entry.state === 'decided' ? t('重新决定…', 'Decide again…') : t('决定表彰…', 'Decide…')}
        </button>
      ) : null}
      {notes.map((words) => (
        <span key={words.zh} className="dim">
          {label(words)}
        </span>
      ))}
    </div>
  );
}

/** Steps whose day has not come, or that this round does not need, with what is said instead of a button. */
function waiting(
  { toOn, objectionsUntil }: SeenAssessment,
  { scheme }: SeenRanking,
  today: string,
): Record<string, { zh: string; en: string } | undefined> {
  const runs = objectionsUntil !== null && today <= objectionsUntil;
  return {
    ...(today <= toOn
      ? {
          freeze: {
            zh: `考核期到 ${toOn} 结束，第二天起可以冻结；现在的数随台账走。`,
            en: `The period ends on ${toOn}; freeze it from the day after.`,
          },
        }
      : {}),
    ...(runs
      ? {
          decide: {
            zh: `异议期到 ${objectionsUntil} 满，第二天起可以决定。`,
            en: `Objections run until ${objectionsUntil}; decide from the day after.`,
          },
        }
      : {}),
    ...(scheme.items.some((item) => item.source === 'spotcheck') ? {} : { draw: { zh: '', en: '' } }),
  };
}

const course: readonly AssessmentState[] = ['opened', 'frozen', 'scored', 'objection', 'decided', 'published'];
const courseWords = {
  opened: { zh: '方案', en: 'Scheme' },
  frozen: { zh: '数据冻结', en: 'Frozen' },
  scored: { zh: '打分', en: 'Scored' },
  objection: { zh: '异议', en: 'Objections' },
  decided: { zh: '决定', en: 'Decided' },
  published: { zh: '公布', en: 'Published' },
} as const;

/** 方案 → 数据冻结 → 打分 → 异议 → 决定 → 公布, with the day of each that is known. */
function Course({ entry }: { entry: SeenAssessment }) {
  const t = useWords();
  const label = useLabel();
  const at = course.indexOf(entry.state);
  if (at < 0) return <p className="tag er">{`${label(assessmentStateWords[entry.state])}：${entry.remark}`}</p>;
  const until = entry.objectionsUntil;
  const days: Partial<Record<AssessmentState, string | null>> = {
    opened: entry.openedOn,
    frozen: entry.frozenAt === null ? null : dayOf(new Date(entry.frozenAt)),
    objection: until === null ? null : t(`到 ${until}`, `until ${until}`),
    decided: entry.decidedOn,
    published: entry.publishedOn,
  };
  return (
    <ol className="round-course" aria-label={t('走到哪一步', 'Where it stands')}>
      {course.map((state, i) => (
        <li
          key={state}
          className={i < at ? 'done' : i === at ? 'now' : ''}
          aria-current={i === at ? 'step' : undefined}
        >
          <b>{label(courseWords[state as keyof typeof courseWords])}</b>
          <small className="fig">{days[state] ?? (i <= at ? '' : '—')}</small>
        </li>
      ))}
    </ol>
  );
}

function FactCard({ view, scores }: { view: SeenRoundView; scores: SeenRanking }) {
  const t = useWords();
  const { language } = useLanguage();
  const entry = view.entry;
  const day = (on: string | null) => (on === null ? null : dayWithWeekday(on, language));
  return (
    <Card title={t('这一轮', 'This round')}>
      <Facts
        rows={[
          [t('考核期', 'Period'), `${entry.fromOn} – ${entry.toOn}`],
          [
            t('方案', 'Scheme'),
            t(`${entry.schemeTitle} 第 ${entry.schemeVersion} 版`, `${entry.schemeTitle} v${entry.schemeVersion}`),
          ],
          [t('依据', 'Source'), scores.scheme.basis],
          [t('开轮', 'Opened'), `${day(entry.openedOn)} ${view.more.byName}`],
          [t('抽签种子', 'Seed'), entry.seed === '' ? null : <Seed entry={entry} scores={scores} />],
          [
            t('决定', 'Decided'),
            entry.decidedOn === null ? null : `${day(entry.decidedOn)} ${view.more.decidedByName ?? ''}`,
          ],
          [t('公布', 'Published'), day(entry.publishedOn)],
          [t('说明', 'Remark'), entry.remark],
        ]}
      />
    </Card>
  );
}

/** The seed, and whether the draw by it is what stands in the round; told where the reader sees everybody. */
function Seed({ entry, scores }: { entry: SeenAssessment; scores: SeenRanking }) {
  const t = useWords();
  const drawn = scores.lines.filter((one) => one.drawn).map((one) => one.subjectId);
  const again = draw(
    entry.seed,
    scores.lines.map((one) => one.subjectId),
    scores.scheme.sharePercent,
  );
  const same = again.join() === drawn.toSorted().join();
  return (
    <>
      <code className="round-seed">{entry.seed}</code>
      {same ? (
        <span className="ok">
          {t(
            `✓ 复算一致，抽 ${scores.scheme.sharePercent}%，${drawn.length} 个`,
            `✓ Drawn again, the same ${drawn.length}`,
          )}
        </span>
      ) : null}
    </>
  );
}
