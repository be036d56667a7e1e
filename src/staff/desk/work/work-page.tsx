import { PhoneOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { lazy } from 'react';
import { Link, Navigate } from 'react-router';
import { scopes } from '../../../domain/base/actor.ts';
import { useAddress } from '../../base/address.ts';
import { MyDrafts } from '../../matter/draft/draft-mine.tsx';
import { useInstructions, waitingForMe } from '../../command/instruction/instruction-calls.ts';
import { LateAwaited } from '../../command/awaited/awaited-mine.tsx';
import { MyInstructions } from '../../command/instruction/instruction-mine.tsx';
import type { SeenWork } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useLoaded } from '../../base/loaded.ts';
import { useLookedAt } from '../../matter/neighbours.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { MyRemarks } from '../../steering/remark/remark-mine.tsx';
import { MyDuty } from '../../command/shift/shift-mine.tsx';
import { dayLong } from '../../base/ui/day.ts';
import { MyWatches } from '../../matter/follow-mine.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { rowsOf, useCursor } from './row-cursor.ts';
import { ViewChoice } from '../home/view-choice.tsx';
import { Figures } from './work-figures.tsx';
import { Groups } from './queue-cards.tsx';
import { TipoffGroups } from './tipoff-queues.tsx';
import { EnforcementGroups } from './enforcement-queues.tsx';
import { InquiryGroups } from './inquiry-queues.tsx';
import { useMine, useWork } from './work-mine.ts';
import { useStill } from './page-stillness.ts';
import { inHandOf } from './queue.ts';
import { Reminders } from './reminders.tsx';
import './work.css';

// Whoever has another first screen does not wait for this one's queues, nor this one for theirs.
const LeaderHome = lazy(async () => ({ default: (await import('../home/leader-home.tsx')).LeaderHome }));
const DepartmentWork = lazy(async () => ({ default: (await import('./department-work.tsx')).DepartmentWork }));

/** The first screen: what is due, in the order of urgency. */
export function WorkPage() {
  const isContact = useMay('offer.read');
  const compares = useMay('county.compare');
  const doesTasks = useMay('task.read');
  const governs = useMay('home.read') && scopes[useMe().role] === 'county';
  const { search } = useAddress();
  const reads = useMay('complaint.read');
  if (governs && search.get('view') !== 'mine') return <LeaderHome />;
  if (reads) return <Work />;
  if (doesTasks) return <DepartmentWork />;
  if (compares) return <Navigate to="/counties" replace />;
  return <Navigate to={isContact ? '/offers' : '/settings'} replace />;
}

function Work() {
  const t = useWords();
  const me = useMe();
  const { mine } = useMine();
  const work = useWork();
  useLookedAt('work');
  const data = work.data;
  const board = useInstructions().data;
  const instructions = waitingForMe(board);
  const current = useCursor(rowsOf(data, instructions));
  const { office, help, taken, privacy } = useOwnCards();
  const isStill = useStill(data !== undefined || work.error !== null);
  const mineId = mine ? me.id : null;
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
        {office === undefined ? null : <office.OfficeTable />}
        <Figures work={data} mineId={mineId} />
        {help === undefined ? null : <help.StationHelp />}
        <MyDuty />
        <MyInstructions board={board} mine={instructions} current={current} />
        <LateAwaited />
        <MyRemarks />
        {taken === undefined ? null : <taken.ExportsToDecide />}
        {privacy === undefined ? null : <privacy.PrivacyToAnswer />}
        <MyDrafts />
        <Queues work={data} mineId={mineId} current={current} />
      </div>
    </div>
  );
}

/** The cards that only some roles have. */
function useOwnCards() {
  const { role } = useMe();
  return {
    office: useLoaded('office-table', () => import('../home/office-table.tsx'), role === 'officeHead'),
    help: useLoaded('station-help', () => import('../../command/redispatch/redispatch-mine.tsx'), role === 'station'),
    taken: useLoaded('exports-mine', () => import('../export/exports-mine.tsx'), useMay('export.decide')),
    privacy: useLoaded('privacy-mine', () => import('../privacy/privacy-mine.tsx'), useMay('privacy.answer')),
  };
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
            {t(`在手 ${inHandOf(data)} 件`, `${inHandOf(data)} in hand`)} ·{' '}
            <Fresh at={work.dataUpdatedAt} failed={work.error !== null} />
          </>
        )}
      </span>
      <span className="sp" />
      {governs ? <ViewChoice home={undefined} mine={null} /> : <WhoseChoice />}
      <HeadLinks />
    </div>
  );
}

/** 我的 or 本所, for who has both. */
function WhoseChoice() {
  const t = useWords();
  const { mine, setMine, canChoose } = useMine();
  if (!canChoose) return null;
  return (
    <Segmented
      aria-label={t('看谁的', 'Whose')}
      value={mine ? 'mine' : 'office'}
      onChange={(whose) => setMine(whose === 'mine')}
      options={[
        { value: 'mine', label: t('我的', 'Mine') },
        { value: 'office', label: t('本所', 'Office') },
      ]}
    />
  );
}

/** The program for a station's telephone, and the form of a complaint. */
function HeadLinks() {
  const t = useWords();
  const isStation = useMe().role === 'station';
  const mayFile = useMay('complaint.file');
  return (
    <>
      {isStation ? (
        // Another program with a worker of its own, not a page of the desk's router.
        <a className="b" href="/station/">
          {t('手机版，没网也能用', 'For telephones, without a network')}
        </a>
      ) : null}
      {mayFile ? (
        <Link className={isStation ? 'b p work-file' : 'b'} to="/complaints/new">
          <PhoneOutlined />
          {t('登记投诉', 'File a complaint')} <kbd>N</kbd>
        </Link>
      ) : null}
    </>
  );
}

/** What is due of each kind of matter, and beside it what is to be remembered. */
function Queues({
  work,
  mineId,
  current,
}: {
  work: SeenWork | undefined;
  mineId: string | null;
  /** The row that the cursor of the page is on. */
  current: string | null;
}) {
  const { role } = useMe();
  return (
    <div className="work-columns">
      {work === undefined ? (
        <div />
      ) : (
        <div>
          <Groups work={work} mineId={mineId} current={current} />
          <TipoffGroups work={work} mineId={mineId} current={current} />
          <EnforcementGroups work={work} mineId={mineId} current={current} />
          <InquiryGroups work={work} mineId={mineId} current={current} />
          <MyWatches />
        </div>
      )}
      {role === 'station' ? null : <Reminders work={work} mineId={mineId} />}
    </div>
  );
}
