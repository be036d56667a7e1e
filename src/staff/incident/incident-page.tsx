import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { proposedRank, type ResponseLevels } from '../../domain/law/response-levels.ts';
import incidentDocket from '../../domain/incident/incident-steps.ts?incidentDocket';
import { useDirectory } from '../base/directory.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { dayWithWeekday, instantShort } from '../base/ui/day.ts';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { Facts, StateTag } from '../matter/docket/docket-facts.tsx';
import { DocketMoves } from '../matter/docket/docket-moves.tsx';
import '../base/ui/settings.css';
import '../matter/docket/docket.css';
import { ToldCard } from '../matter/message/told-card.tsx';
import { Timeline } from '../matter/timeline.tsx';
import type { Typed } from '../matter/matter-typed.ts';
import { CommandCard } from './command-card.tsx';
import { CheckCard } from './check-card.tsx';
import { incidentCalls, type SeenIncident } from './incident-calls.ts';
import { JointPart } from './joint-part.tsx';
import { LevelWords } from './level-words.tsx';
import { MembersCard } from './members-card.tsx';
import { NextCard } from './next-card.tsx';
import { useResponsible } from './responsible.ts';
import '../matter/matter.css';
import './incident.css';

/** 一起群体事件: why these are one, how the stations answer, what is still to be done. */
export default function IncidentPage() {
  const { number = '' } = useParams();
  const t = useWords();
  const found = useQuery({
    queryKey: [incidentCalls.path, 'one', number],
    queryFn: ({ signal }) => incidentCalls.get(number, signal),
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={12} />;
  const view = found.data;
  return (
    <div className="incident-page">
      <title>{`${view.entry.number} ${view.entry.title} · ${t('红盾', 'Hongdun')}`}</title>
      <Head view={view} />
      <div className="incident-body">
        <div>
          <MembersCard view={view} />
          <JointPart view={view} />
          <CheckCard view={view} />
          <Timeline view={view} onNote={null} />
        </div>
        <div>
          <NextCard view={view} />
          <CommandCard view={view} />
          <CommonCard view={view} />
          <ToldCard kind={incidentCalls.path} number={view.entry.number} />
        </div>
      </div>
    </div>
  );
}

function Head({ view }: { view: SeenIncident }) {
  const t = useWords();
  const { today } = useMe();
  const directory = useDirectory();
  const people = useResponsible();
  const { entry } = view;
  // Whether a single matter belongs is said in its row.
  const moves = view.moves.filter((move) => move !== 'takeIn' && move !== 'takeOut');
  return (
    <header className="incident-head">
      <p className="incident-path">
        <Link to="/incidents">{t('群体事件', 'Group incidents')}</Link>
        <span className="dim">{entry.number}</span>
        <StateTag docket={incidentDocket} state={entry.state} />
        <span className="tag">
          <LevelWords entry={entry} />
        </span>
        {entry.recordedAt === null ? null : (
          <span className="tag">
            {t(
              `${instantShort(entry.recordedAt, today)} 报备案 ${entry.recordNumber ?? ''}${entry.filedAt === null ? '，等县局予以备案' : ''}`,
              `Record ${entry.recordNumber ?? ''}${entry.filedAt === null ? ', not filed yet' : ''}`,
            )}
          </span>
        )}
      </p>
      <h1>{entry.title}</h1>
      <p className="incident-big">
        <Count view={view} />
      </p>
      <p className="dim">
        {t('为什么算一起：', 'Why these are one: ')}
        {t(entry.reasonZh, entry.reasonEn)}
      </p>
      {directory === undefined ? null : (
        <DocketMoves
          docket={incidentDocket}
          calls={incidentCalls}
          item={{ ...view, moves }}
          name={entry.number}
          directory={directory}
          people={people}
          startOf={(move) => startOf(view, move, directory.county.limits.responseLevels)}
          askOf={(move) =>
            move === 'handle'
              ? t('开始共同处理？各件照样各走各的时钟。', 'Begin handling? Each matter keeps its own clocks.')
              : null
          }
        />
      )}
    </header>
  );
}

/** How many, where and in how many days: the sentence that the page is about. */
export function Count({ view: { more } }: { view: SeenIncident }) {
  const t = useWords();
  const belonging = more.members.filter(({ state }) => state === 'in');
  const n = belonging.length;
  const tipoffs = belonging.filter(({ kind }) => kind === 'tipoff').length;
  // Nobody knows of how many households an anonymous tip-off is.
  const households = belonging.reduce((sum, one) => sum + (one.kind === 'tipoff' ? 0 : one.households), 0);
  const isTipoffs = n > 0 && tipoffs === n;
  const mu = belonging.flatMap(({ answers }) =>
    answers
      .filter(({ fact }) => fact === 'mu')
      .map(({ value }) => Number(value))
      .filter(Number.isFinite),
  );
  const sown = mu.reduce((sum, one) => sum + one, 0);
  return (
    <>
      {/* Of a tip-off neither the day nor the place is told here; where all are tip-offs nothing is known of either. */}
      {more.days === 0 ? null : t(`${more.days} 天内 `, `Within ${more.days} days `)}
      <b>{t(`${n} 件${isTipoffs ? '举报' : ''}`, `${n} ${isTipoffs ? 'tip-offs' : 'matters'}`)}</b>
      {isTipoffs ? null : (
        <>
          {tipoffs === 0 ? null : t(`（其中举报 ${tipoffs} 件）`, ` (${tipoffs} of them tip-offs)`)}
          {t('、', ', ')}
          <b>{t(`${households} 户`, `${households} households`)}</b>
        </>
      )}
      {more.towns === 0 ? null : (
        <>
          {t('，分在 ', ', in ')}
          <b>{t(`${more.towns} 个乡镇`, `${more.towns} towns`)}</b>
        </>
      )}
      {/* Only who was asked has said it: of the others nobody knows. */}
      {mu.length === 0
        ? null
        : t(`；问到 ${mu.length} 件，共 ${sown} 亩`, `; ${sown} mu by the ${mu.length} that were asked`)}
      {t('。', '.')}
    </>
  );
}

/** What a form shows when it opens: what is known already, and never a fact that somebody has to find. */
function startOf({ entry, more }: SeenIncident, move: string, levels: ResponseLevels): Typed {
  switch (move) {
    case 'confirm':
      // A proposal by the county's own numbers; the form says from whom, and a person decides.
      return { reason: entry.reasonZh, level: proposedRank(levels, more) };
    case 'describe': {
      const { title, product, brand, variety, batch, defect, operators, categoryCode } = entry;
      const words = { title, product, brand, variety, batch, defect };
      return { ...words, operators: operators.join('，'), categoryCode: categoryCode ?? '' };
    }
    case 'direct':
      return { level: entry.level ?? '', responsibleId: entry.responsibleId ?? '' };
    case 'recordCrop':
      return {
        crop: entry.crop,
        cropStage: entry.cropStage,
        sownOn: entry.sownOn ?? '',
        appraiseBy: entry.appraiseBy ?? '',
      };
    case 'answerAll':
      return { words: entry.answer };
    default:
      return {};
  }
}

/** What they have in common, and who answers for it. */
function CommonCard({ view: { entry, more } }: { view: SeenIncident }) {
  const t = useWords();
  const { language } = useLanguage();
  const directory = useDirectory();
  const { today } = useMe();
  const category = directory?.categories.find(({ code }) => code === entry.categoryCode);
  const day = (on: string | null) => (on === null ? null : dayWithWeekday(on, language));
  return (
    <section className="card" aria-label={t('共同的事实', 'In common')}>
      <h2 className="card-head">{t('共同的事实', 'In common')}</h2>
      <div className="incident-facts">
        <Facts
          rows={[
            [t('东西', 'Goods'), entry.product],
            [t('类别', 'Category'), category === undefined ? null : t(category.zh, category.en)],
            [t('牌子', 'Brand'), entry.brand],
            [t('品种、型号', 'Variety'), entry.variety],
            [t('批号', 'Batch'), entry.batch],
            [t('毛病', 'Defect'), entry.defect],
            [t('卖家', 'Sellers'), entry.operators.join(t('、', ', '))],
            [t('作物', 'Crop'), entry.crop === '' ? null : `${entry.crop} ${entry.cropStage}`],
            [t('播种', 'Sown'), day(entry.sownOn)],
            [t('负责人', 'Responsible'), more.responsibleName],
            [t('提出', 'Raised'), `${more.byName} ${instantShort(entry.raisedAt, today)}`],
            [t('统一答复', 'Answer to all'), entry.answer],
            [t('并入', 'Merged into'), more.mergedIntoNumber],
            [t('终结报告', 'Closing summary'), entry.summary],
          ]}
        />
      </div>
    </section>
  );
}
