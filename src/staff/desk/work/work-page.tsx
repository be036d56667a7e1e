import { PhoneOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { Link, Navigate } from 'react-router';
import { MyDrafts } from '../../matter/draft/draft-mine.tsx';
import { MyInstructions, useInstructions, waitingForMe } from '../../command/instruction/instruction-mine.tsx';
import { useLanguage, useWords } from '../../base/language.tsx';
import { StationHelp } from '../../command/redispatch/redispatch-mine.tsx';
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
import { DepartmentWork } from './department-work.tsx';
import { Figures } from './work-figures.tsx';
import { Groups } from './queue-cards.tsx';
import { TipoffGroups } from './tipoff-queues.tsx';
import { InquiryGroups } from './inquiry-queues.tsx';
import { useMine, useWork } from './work-mine.ts';
import { useStill } from './page-stillness.ts';
import { inHandOf } from './queue.ts';
import { Reminders } from './reminders.tsx';
import './work.css';

/** The first screen: what is due, in the order of urgency. */
export function WorkPage() {
  const isContact = useMay('offer.read');
  const doesTasks = useMay('task.read');
  if (useMay('complaint.read')) return <Work />;
  if (doesTasks) return <DepartmentWork />;
  return <Navigate to={isContact ? '/offers' : '/settings'} replace />;
}

function Work() {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const { mine, setMine, canChoose } = useMine();
  const work = useWork();
  useLookedAt('work');
  const mayFile = useMay('complaint.file');
  const isStation = me.role === 'station';
  const data = work.data;
  const board = useInstructions().data;
  const instructions = waitingForMe(board);
  const current = useCursor(rowsOf(data, instructions));
  const isStill = useStill(data !== undefined || work.error !== null);
  return (
    <div className={isStation ? 'pad work station-work' : 'pad work'}>
      <title>{t('我的工作 · 红盾', 'My work · Hongdun')}</title>
      <div className="hd">
        <h1>{isStation ? (me.stationName ?? t('本站', 'Our station')) : t('我的工作', 'My work')}</h1>
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
        {canChoose ? (
          <Segmented
            aria-label={t('看谁的', 'Whose')}
            value={mine ? 'mine' : 'office'}
            onChange={(whose) => setMine(whose === 'mine')}
            options={[
              { value: 'mine', label: t('我的', 'Mine') },
              { value: 'office', label: t('本所', 'Office') },
            ]}
          />
        ) : null}
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
      </div>
      {work.error === null ? null : <ErrorLine error={work.error} onRetry={() => void work.refetch()} />}
      {isStill ? null : (
        <div className="card work-waits">
          <Loading rows={14} height={36} />
        </div>
      )}
      {/* Mounted at once, so that everything is asked for together, and shown when nothing above moves what is below any more. */}
      <div hidden={!isStill}>
        <Figures work={data} mineId={mine ? me.id : null} />
        <StationHelp />
        <MyDuty />
        <MyInstructions board={board} mine={instructions} current={current} />
        <MyRemarks />
        <MyDrafts />
        <div className="work-columns">
          {data === undefined ? (
            <div />
          ) : (
            <div>
              <Groups work={data} mineId={mine ? me.id : null} current={current} />
              <TipoffGroups work={data} mineId={mine ? me.id : null} current={current} />
              <InquiryGroups work={data} mineId={mine ? me.id : null} current={current} />
              <MyWatches />
            </div>
          )}
          {isStation ? null : <Reminders work={data} mineId={mine ? me.id : null} />}
        </div>
      </div>
    </div>
  );
}
