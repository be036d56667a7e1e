import { lazy } from 'react';
import { Link, Navigate } from 'react-router';
import { scopes } from '../../../domain/base/actor.ts';
import { countWithin, pastParts, type WaitingGroup } from '../../../domain/desk/work/waiting-line.ts';
import { handWords, pastWords } from '../../../domain/matter/list/hand.ts';
import { useAddress } from '../../base/address.ts';
import type { SeenWork } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useLoaded } from '../../base/loaded.ts';
import { useLookedAt } from '../../matter/neighbours.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { dayLong } from '../../base/ui/day.ts';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { useCursor } from './row-cursor.ts';
import { HeadLinks, WhoseChoice } from './work-head.tsx';
import { ViewChoice } from '../home/view-choice.tsx';
import { Figures, inHandWords, useAsk } from './work-figures.tsx';
import { isMatter, numbersHere, rowsOf, useShownLines } from './waiting-rows.ts';
import { RevisitAct } from '../../matter/revisit/revisit-act.tsx';
import { WaitingTable } from './waiting-table.tsx';
import { useMine, useWork } from './work-mine.ts';
import { WorkSide } from './work-side.tsx';
import { useStill } from './page-stillness.ts';
import './work.css';

// Whoever has another first screen does not wait for this one's list, nor this one for theirs.
const LeaderHome = lazy(async () => ({ default: (await import('../home/leader-home.tsx')).LeaderHome }));
const OfficeHome = lazy(async () => ({ default: (await import('../home/office-home.tsx')).OfficeHome }));
const OpeningHome = lazy(async () => ({
  default: (await import('../../exchange/onboarding/opening-home.tsx')).OpeningHome,
}));
const DepartmentWork = lazy(async () => ({ default: (await import('./department-work.tsx')).DepartmentWork }));

/** The first screen: what waits for the reader, in the order of urgency. */
export function WorkPage() {
  const isContact = useMay('offer.read');
  const compares = useMay('county.compare');
  const doesTasks = useMay('task.read');
  const { role } = useMe();
  const governs = useMay('home.read') && scopes[role] === 'county';
  const { mine } = useMine();
  const { search } = useAddress();
  const reads = useMay('complaint.read');
  const opens = useMay('county.onboard');
  if (governs && search.get('view') !== 'mine') return <LeaderHome />;
  if (role === 'officeHead' && !mine) return <OfficeHome />;
  if (reads) return <Work />;
  if (doesTasks) return <DepartmentWork />;
  if (compares) return <Navigate to="/counties" replace />;
  if (opens) return <OpeningHome />;
  return <Navigate to={isContact ? '/offers' : '/settings'} replace />;
}

function Work() {
  const t = useWords();
  const me = useMe();
  const isLeader = me.role === 'leader';
  const { mine } = useMine();
  const isOwn = mine || isLeader;
  const work = useWork(isOwn);
  useLookedAt('work');
  const { data } = work;
  const ask = useAsk();
  const shown = useShownLines(data, { mine: isOwn, hand: ask });
  const current = useCursor(rowsOf(shown.lines));
  const at = shown.lines.find(({ id, kind }) => id === current && (isMatter(kind) || kind === 'revisit')) ?? null;
  const help = useLoaded(
    'station-help',
    () => import('../../command/redispatch/redispatch-mine.tsx'),
    me.role === 'station',
  );
  const isStill = useStill(data !== undefined || work.error !== null);
  return (
    <div className={me.role === 'station' ? 'pad work station-work' : 'pad work'}>
      <title>{t('我的工作 · 红盾', 'My work · Hongdun')}</title>
      <Head work={work} />
      {work.error === null ? null : <ErrorLine error={work.error} onRetry={() => void work.refetch()} />}
      {isStill ? null : (
        <div className="card work-waits">
          <Loading rows={14} height={36} />
        </div>
      )}
      {/* Mounted at once, so that everything is asked for together, and shown when nothing above moves what is below any more. */}
      <div hidden={!isStill}>
        <Figures work={data} />
        {at === null ? null : <RevisitAct number={at.number} dueOn={at.legalOn ?? at.dueOn} look="key" />}
        <div className="work-columns">
          <div>
            {data === undefined ? null : <Lines work={data} shown={shown} current={current} />}
            {help === undefined ? null : <help.StationHelp />}
          </div>
          <WorkSide work={data} mineId={mine ? me.id : null} beside={numbersHere(shown.lines)} />
        </div>
      </div>
    </div>
  );
}

/** The one list, and the way to what is not shown of it. */
function Lines({
  work,
  shown,
  current,
}: {
  work: SeenWork;
  shown: ReturnType<typeof useShownLines>;
  current: string | null;
}) {
  const t = useWords();
  const ask = useAsk();
  const totals = useTotals(work);
  const total = countWithin(work.counts, ask);
  if (shown.error !== null) return <ErrorLine error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.loading) return <Loading rows={6} height={36} />;
  if (shown.lines.length === 0) return <Nothing />;
  const left = Math.max(0, total - shown.lines.length);
  return (
    <section className="card q-card" aria-label={t('等我办的', 'What waits for me')}>
      <WaitingTable
        lines={shown.lines}
        steps={shown.steps}
        today={work.today}
        current={current}
        totals={ask === 'untaken' ? {} : totals}
      >
        {shown.more === null ? undefined : (
          <button type="button" className="b t sm" disabled={shown.busy} onClick={shown.more}>
            {t(`接着看，还有 ${left} 件`, `Read on: ${left} more`)}
          </button>
        )}
      </WaitingTable>
    </section>
  );
}

/** How many stand in each group of the list, without those that wait for a call and so stand first. */
function useTotals({ counts, lines, today }: SeenWork): Partial<Record<WaitingGroup, { n: number; note?: string }>> {
  const t = useWords();
  const label = useLabel();
  const urgent = lines.filter(({ isUrgent }) => isUrgent);
  const first = (of: (line: (typeof lines)[number]) => boolean) => urgent.filter(of).length;
  const late = pastParts(counts).map(({ words, n }) => `${label(words)} ${n}`);
  const groupOf = (line: (typeof lines)[number]) =>
    line.dueOn === null ? 'later' : line.dueOn < today ? 'past' : line.dueOn === today ? 'today' : 'other';
  return {
    past: {
      n: countWithin(counts, 'past') - first((line) => groupOf(line) === 'past'),
      note: late.join(t(' · ', ' · ')),
    },
    today: { n: countWithin(counts, 'today') - first((line) => groupOf(line) === 'today') },
    soon: { n: countWithin(counts, 'soon') },
    later: { n: countWithin(counts, 'later') },
  };
}

/** Nothing waits, or nothing behind the number that is chosen. */
function Nothing() {
  const t = useWords();
  const label = useLabel();
  const ask = useAsk();
  const { change } = useAddress();
  const mayFile = useMay('complaint.file');
  const { role } = useMe();
  if (ask !== 'all')
    return (
      <div className="card">
        <Empty
          words={t(
            `“${label(ask === 'past' ? pastWords : handWords[ask])}”里没有。`,
            'Nothing stands behind this number.',
          )}
        >
          <button type="button" className="b" onClick={() => change({ hand: null })}>
            {t('看全部在手的', 'See all in hand')}
          </button>
        </Empty>
      </div>
    );
  const words =
    role === 'station'
      ? t(
          '站里没有在办的件。有人来说事，就登记一件。',
          'The station has no open matter. When somebody comes, file a complaint.',
        )
      : t(
          '没有等您办的件。新来的、到期的会自己出现在这里。',
          'Nothing waits for you. What arrives or falls due appears here by itself.',
        );
  return (
    <div className="card">
      <Empty words={words}>
        {mayFile ? (
          <Link className="b" to="/complaints/new">
            {t('登记投诉', 'File a complaint')}
          </Link>
        ) : (
          <Link className="b" to="/complaints">
            {t('看全部投诉', 'See all complaints')}
          </Link>
        )}
      </Empty>
    </div>
  );
}

/** Whose work it is, how much is in hand and as of when, and what is begun from here. */
function Head({ work }: { work: ReturnType<typeof useWork> }) {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const governs = useMay('home.read') && scopes[me.role] === 'county';
  const { data } = work;
  return (
    <div className="hd">
      <h1>{me.role === 'station' ? (me.stationName ?? t('本站', 'Our station')) : t('我的工作', 'My work')}</h1>
      <span className="mut nw">{dayLong(data?.today ?? me.today, language)}</span>
      <span className="dim s nw work-count">
        {data === undefined ? (
          t('在手 — 件', '— in hand')
        ) : (
          <>
            {inHandWords(data, language)} · <Fresh at={work.dataUpdatedAt} failed={work.error !== null} />
          </>
        )}
      </span>
      <span className="sp" />
      {governs ? <ViewChoice home={undefined} mine={null} /> : <WhoseChoice />}
      <HeadLinks />
    </div>
  );
}
