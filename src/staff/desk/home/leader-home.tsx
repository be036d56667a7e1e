import { BarChartOutlined, SendOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDirectory } from '../../base/directory.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { placeOfKind } from '../../base/places.ts';
import { dayLong } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { InstructionForm } from '../../command/instruction/instruction-form.tsx';
import { useLookedAt } from '../../matter/neighbours.ts';
import { useStill } from '../work/page-stillness.ts';
import { useCursor, type WorkRow } from '../work/row-cursor.ts';
import { ChosenCell, useChosen, useChosenMatters } from './chosen-cell.tsx';
import { useDecisionCount } from './decision-count.ts';
import { atLeast, rowId, rowPath, useAllDecisions } from './home-decisions.ts';
import { RatesCard, useRates } from './home-rates.tsx';
import { DecisionsCard, RemarksAwaited, ReportsAwaited } from './home-waiting.tsx';
import { useHome } from './home-wire.ts';
import { HolderTable } from './holder-table.tsx';
import { ViewChoice } from './view-choice.tsx';
import { Weeks } from './week-line.tsx';
import './home.css';

/** 县情: which office holds what is late, who owes the leader an answer, and what waits for his word. */
export function LeaderHome() {
  const t = useWords();
  const home = useHome();
  const rates = useRates();
  const decisions = useAllDecisions();
  useDecisionCount(decisions);
  const { data } = home;
  const chosen = useChosen(data);
  const matters = useChosenMatters(data, chosen);
  const rows: WorkRow[] = [
    ...matters.items.map(({ id, kind, number }) => ({
      id,
      path: `${placeOfKind(kind).path}/${encodeURIComponent(number)}`,
    })),
    ...decisions.rows.map((row) => ({ id: rowId(row), path: rowPath(row) })),
  ];
  const current = useCursor(rows);
  const isStill = useStill(data !== undefined || home.error !== null);
  useLookedAt('work');
  return (
    <div className="pad work home">
      <title>{t('县情 · 红盾', 'The county · Hongdun')}</title>
      <div className="hd">
        <h1>{t('县情', 'The county')}</h1>
        <Standing home={home} />
        <span className="sp" />
        <ViewChoice home={data} mine={decisions.loading ? null : atLeast(decisions)} />
        <HeadPresses />
      </div>
      {home.error === null ? null : <ErrorLine error={home.error} onRetry={() => void home.refetch()} />}
      {isStill ? null : <Waits />}
      <div className="home-columns" hidden={!isStill}>
        <div>
          {data === undefined ? null : (
            <section className="card" aria-label={t('各所手上', 'In hand by office')}>
              <HolderTable home={data} chosen={chosen} rates={rates.data} />
              {chosen === null ? (
                <p className="chosen-none dim">
                  {t(
                    '没有超期、过本地时限的，也没有三日内到期的。',
                    'Nothing is late or past a local limit, and nothing is due within three days.',
                  )}
                </p>
              ) : (
                <ChosenCell home={data} chosen={chosen} matters={matters} current={current} />
              )}
            </section>
          )}
          <div className="home-pair">
            <RemarksAwaited />
            <ReportsAwaited />
          </div>
          <RatesCard rates={rates} />
          {data?.intake === null || data?.intake === undefined ? null : <Weeks intake={data.intake} />}
        </div>
        <DecisionsCard decisions={decisions} current={current} />
      </div>
    </div>
  );
}

function Waits() {
  return (
    <div className="card work-waits">
      <Loading rows={12} height={36} />
    </div>
  );
}

/** The day, and as of when. */
function Standing({ home }: { home: ReturnType<typeof useHome> }) {
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <>
      <span className="mut nw">{dayLong(home.data?.today ?? today, language)}</span>
      <span className="work-count">
        <Fresh at={home.dataUpdatedAt} failed={home.error !== null} />
      </span>
    </>
  );
}

/** The wall, and an instruction that is sent from here. */
function HeadPresses() {
  const t = useWords();
  const [isSending, setSending] = useState(false);
  const directory = useDirectory();
  const mayWatch = useMay('wall.read');
  const maySend = useMay('instruction.send');
  return (
    <>
      {mayWatch ? (
        <Link className="b" to="/wall">
          <BarChartOutlined />
          {t('大屏', 'Wall')}
        </Link>
      ) : null}
      {maySend ? (
        <button type="button" className="b" onClick={() => setSending(true)}>
          <SendOutlined />
          {t('下指令…', 'Instruct…')}
        </button>
      ) : null}
      {isSending && directory !== undefined ? (
        <InstructionForm directory={directory} matter="" parent={null} onClose={() => setSending(false)} />
      ) : null}
    </>
  );
}
