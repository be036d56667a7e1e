import { Link } from 'react-router';
import { proposedHands } from '../../../domain/desk/work/proposed-hand.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayLong } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { MyDuty } from '../../command/shift/shift-mine.tsx';
import { MyDrafts } from '../../matter/draft/draft-mine.tsx';
import { useLookedAt } from '../../matter/neighbours.ts';
import { Reminders } from '../work/reminders.tsx';
import { useCursor, type WorkRow } from '../work/row-cursor.ts';
import { Today } from '../work/sessions-today.tsx';
import { useStill } from '../work/page-stillness.ts';
import {
  bareNumber,
  linesOf,
  linePath,
  numbersHere,
  rowsOf,
  type SeenLine,
  type SeenSteps,
} from '../work/waiting-rows.ts';
import { LineClock, Press } from '../work/waiting-table.tsx';
import { HeadLinks, WhoseChoice } from '../work/work-head.tsx';
import { useLines, useMine, useWork } from '../work/work-mine.ts';
import { HandsCard, useChosen, useChosenLines } from './chosen-cell.tsx';
import { rowId, rowPath, useAllDecisions } from './home-decisions.ts';
import { DecisionsCard } from './home-waiting.tsx';
import { cellCount, useHome, type SeenHome } from './home-wire.ts';
import './home.css';

/** 本所: who has what and how near its day is, the matters of the chosen number, and what nobody has; beside it what waits for the head. */
export function OfficeHome() {
  const t = useWords();
  const home = useHome();
  const { data } = home;
  const chosen = useChosen(data);
  const matters = useChosenLines(data, chosen);
  const decisions = useAllDecisions();
  const work = useWork();
  const above = fromAbove(work.data?.lines ?? []);
  const rows: WorkRow[] = [
    ...rowsOf(matters.lines),
    ...decisions.rows.map((row) => ({ id: rowId(row), path: rowPath(row) })),
  ];
  const current = useCursor(rows);
  const isStill = useStill(data !== undefined || home.error !== null);
  useLookedAt('work');
  return (
    <div className="pad work home">
      <title>{t('本所 · 红盾', 'The office · Hongdun')}</title>
      <Head home={home} />
      {home.error === null ? null : <ErrorLine error={home.error} onRetry={() => void home.refetch()} />}
      {isStill ? null : (
        <div className="card work-waits">
          <Loading rows={12} height={36} />
        </div>
      )}
      <div className="home-columns" hidden={!isStill}>
        <div>
          {data === undefined ? null : <HandsCard home={data} chosen={chosen} matters={matters} current={current} />}
          {data === undefined ? null : <Unassigned home={data} />}
        </div>
        <div>
          <DecisionsCard
            decisions={decisions}
            current={current}
            title={t('等我批的', 'For my word')}
            none={t('没有等您批的。', 'Nothing waits for your word.')}
          />
          <FromAbove lines={above} steps={work.data?.steps ?? {}} />
          {work.data === undefined ? null : <Today work={work.data} />}
          <MyDuty />
          <MyDrafts />
          <Reminders mineId={null} beside={numbersHere(matters.lines)} hasUnassigned />
        </div>
      </div>
    </div>
  );
}

function Head({ home }: { home: ReturnType<typeof useHome> }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <div className="hd">
      <h1>{t('我的工作', 'My work')}</h1>
      <span className="mut nw">{dayLong(home.data?.today ?? today, language)}</span>
      <span className="dim s nw work-count">
        {home.data === undefined
          ? '—'
          : t(
              `本所在手 ${cellCount(home.data.holders, 'all')} 件`,
              `${cellCount(home.data.holders, 'all')} in hand`,
            )}{' '}
        · <Fresh at={home.dataUpdatedAt} failed={home.error !== null} />
      </span>
      <span className="sp" />
      <WhoseChoice />
      <HeadLinks />
    </div>
  );
}

const mostUnassigned = 6;

/** 没指定: what nobody has, each with who might take it and why; the form of the assignment is one press away. */
function Unassigned({ home }: { home: SeenHome }) {
  const t = useWords();
  const { id, today } = useMe();
  const nobody = home.holders.find(({ what }) => what === 'nobody');
  const n = nobody === undefined ? 0 : cellCount([nobody], 'all');
  const { data, error, refetch } = useLines(
    { mine: false, hand: 'all', holder: nobody?.holder ?? '', limit: mostUnassigned },
    { enabled: n > 0 },
  );
  const { lines, steps } = linesOf((data?.pages ?? []).slice(0, 1));
  if (nobody === undefined || n === 0) return null;
  const officers = home.holders
    // A head gives to others first.
    .filter(({ what, holder }) => what === 'officer' && !holder.endsWith(`:${id}`))
    .map((row) => ({ holder: row.holder, name: row.name, inHand: cellCount([row], 'all') }));
  const proposed = proposedHands(lines.length, officers);
  return (
    <section className="card unassigned" aria-label={t('没指定', 'Nobody yet')}>
      <h2 className="card-head">
        {t('没指定', 'Nobody yet')}
        <small>{t(`${n} 件，收到就该有人`, `${n}, and each should have somebody`)}</small>
        <span className="sp" />
        {n > lines.length ? (
          <Link className="s" to={`/all?hand=all&holder=${encodeURIComponent(nobody.holder)}`}>
            {t('看全部', 'See all')}
          </Link>
        ) : null}
      </h2>
      {error === null ? null : <ErrorLine error={error} onRetry={() => void refetch()} />}
      <ul>
        {lines.map((line, i) => (
          <li key={line.id}>
            <span className="room-letter" aria-hidden="true">
              {line.number.slice(0, 1)}
            </span>
            <Link className="num" to={linePath(line)} aria-label={line.number}>
              {bareNumber(line)}
            </Link>
            <span className="el" title={`${line.who} — ${line.whom}`}>
              <b>{line.who}</b>
              <span className="dim">{line.whom === '' ? '' : ` — ${line.whom}`}</span>
            </span>
            <LineClock line={line} today={today} />
            <Proposal hand={proposed[i] ?? null} />
            <AssignPress line={line} steps={steps} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Proposal({ hand }: { hand: ReturnType<typeof proposedHands>[number] }) {
  const t = useWords();
  if (hand === null) return <span />;
  return (
    <span className="el">
      {t('建议 ', 'perhaps ')}
      <b>{hand.name}</b> <small>{t(`手上最少，${hand.inHand} 件`, `has least: ${hand.inHand}`)}</small>
    </span>
  );
}

/** To the form that names who has it; a case is given to two, which its own step does. */
function AssignPress({ line, steps }: { line: SeenLine; steps: SeenSteps }) {
  const t = useWords();
  if (line.kind === 'inquiry' || line.kind === 'enforcement') return <Press line={line} steps={steps} />;
  return (
    <Link
      className="b sm"
      to={`${linePath(line)}?do=assign`}
      aria-label={t(`指定 ${line.number}`, `Assign ${line.number}`)}
    >
      {t('指定…', 'Assign…')}
    </Link>
  );
}

/** So many stand there; the others are in the list of his own. */
const mostAbove = 4;
const fromAboveKinds: readonly SeenLine['kind'][] = ['callout', 'instruction', 'remark', 'task', 'directive'];

/** What was given to the head himself from above. */
function fromAbove(lines: readonly SeenLine[]): SeenLine[] {
  return lines.filter(({ kind }) => fromAboveKinds.includes(kind));
}

/** 上面来的: instructions, remarks and tasks for the head, each with its day and its press. */
function FromAbove({ lines, steps }: { lines: readonly SeenLine[]; steps: SeenSteps }) {
  const t = useWords();
  const { today } = useMe();
  const { language } = useLanguage();
  const { setMine } = useMine();
  if (lines.length === 0) return null;
  return (
    <section className="card from-above" aria-label={t('上面来的', 'From above')}>
      <h2 className="card-head">
        {t('上面来的', 'From above')} <small>{lines.length}</small>
        <span className="sp" />
        {lines.length > mostAbove ? (
          <button type="button" className="b t sm" onClick={() => setMine(true)}>
            {t('在“我的”里看全部', 'All in mine')}
          </button>
        ) : null}
      </h2>
      <ul>
        {lines.slice(0, mostAbove).map((line) => (
          <li key={line.id} data-row={line.id}>
            <span className="room-letter" aria-hidden="true">
              {line.number.slice(0, 1)}
            </span>
            <span className="el" title={line.what[language]}>
              <b>{line.who}</b> {line.what[language]}
            </span>
            <Press line={line} steps={steps} />
            <LineClock line={line} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}
