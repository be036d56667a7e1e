import { BarChartOutlined, SendOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDirectory } from '../../base/directory.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { dayLong } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { InstructionForm } from '../../command/instruction/instruction-form.tsx';
import { useLookedAt } from '../../matter/neighbours.ts';
import { useStill } from '../work/page-stillness.ts';
import { useCursor, type WorkRow } from '../work/row-cursor.ts';
import { rowsOf } from '../work/waiting-rows.ts';
import { HandsCard, useChosen, useChosenLines } from './chosen-cell.tsx';
import { useDecisionCount } from './decision-count.ts';
import { atLeast, rowId, rowPath, useAllDecisions } from './home-decisions.ts';
import { RatesCard, useRates } from './home-rates.tsx';
import { DecisionsCard, RemarksAwaited, ReportsAwaited } from './home-waiting.tsx';
import { useHome } from './home-wire.ts';
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
  const matters = useChosenLines(data, chosen);
  const rows: WorkRow[] = [
    ...rowsOf(matters.lines),
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
            <HandsCard home={data} chosen={chosen} matters={matters} current={current} rates={rates.data} />
          )}
          <div className="home-pair">
            <RemarksAwaited />
            <ReportsAwaited />
          </div>
          <RatesCard rates={rates} />
          {data?.intake === null || data?.intake === undefined ? null : <Weeks intake={data.intake} />}
        </div>
        <DecisionsCard
          decisions={decisions}
          current={current}
          title={t('等我定的', 'For me to decide')}
          none={t('没有等您定的。', 'Nothing waits for your decision.')}
        />
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
          <BarChartOutlined aria-hidden="true" />
          {t('大屏', 'Wall')}
        </Link>
      ) : null}
      {maySend ? (
        <button type="button" className="b" onClick={() => setSending(true)}>
          <SendOutlined aria-hidden="true" />
          {t('下指令…', 'Instruct…')}
        </button>
      ) : null}
      {isSending && directory !== undefined ? (
        <InstructionForm directory={directory} matter="" parent={null} onClose={() => setSending(false)} />
      ) : null}
    </>
  );
}
