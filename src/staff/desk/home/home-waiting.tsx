/** 批示等回复、要向我报的、等我定的: what others owe the leader, and what he owes them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { dayOf } from '../../../domain/base/calendar.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import type { Behind, Bundle } from '../../../domain/desk/decision.ts';
import { instructionStateWords } from '../../../domain/command/instruction.ts';
import { useLabel, useWords, type Say } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { dayShort, instantShort } from '../../base/ui/day.ts';
import { DueDay } from '../../base/ui/due-day.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { useInstructions } from '../../command/instruction/instruction-calls.ts';
import { remarkCalls, taskCalls } from '../../steering/steering-calls.ts';
import '../room/room.css';
import { BatchAsked } from './batch-asked.tsx';
import { NudgePress } from './nudge-press.tsx';
import { client, send } from '../../base/client.ts';
import { waitingKey } from '../../base/ledger-renewal.ts';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { atLeast, rowId, rowPath, type AllDecisions, type Decision } from './home-decisions.ts';

/** So many of each stand on the first screen, and behind them the way to all. */
const shown = 3;

/** 批示等回复: what the leader wrote and nobody has answered yet, and what was answered and waits for his close. */
export function RemarksAwaited() {
  const t = useWords();
  const { today } = useMe();
  const found = useQuery({
    queryKey: ['remarks', 'wrote'],
    queryFn: ({ signal }) => remarkCalls.list({ state: 'open', mine: 'wrote' }, signal),
    enabled: useMay('remark.write'),
    placeholderData: (before) => before,
  });
  const items = (found.data?.items ?? []).toSorted((a, b) =>
    (a.entry.dueOn ?? '9').localeCompare(b.entry.dueOn ?? '9'),
  );
  return (
    <Owed
      title={t('批示等回复', 'Remarks awaiting an answer')}
      count={items.length}
      to="/tasks/remarks"
      all={t('我的批示', 'My remarks')}
      none={t('没有等回复的批示。', 'No remark waits for an answer.')}
      error={found.error}
    >
      {items.slice(0, shown).map(({ entry, more, moves }) => (
        <OwedRow
          key={entry.id}
          nudge={<NudgePress calls={remarkCalls} item={{ entry, moves }} />}
          number={entry.number}
          to={`/tasks/remarks?open=${encodeURIComponent(entry.number)}`}
          words={entry.text}
          clock={entry.dueOn === null ? null : <DueDay dueOn={entry.dueOn} today={today} brief />}
          press={entry.state === 'answered' ? t('看回复', 'Read') : t('看', 'View')}
          state={[
            `${more.toName}${more.toPlace === null ? '' : ` · ${more.toPlace}`}`,
            t(`${instantShort(entry.writtenAt, today)} 批`, `written ${instantShort(entry.writtenAt, today)}`),
            entry.state === 'answered'
              ? t('已回复，等您办结', 'answered, yours to close')
              : entry.readAt === null
                ? t('没阅', 'not read')
                : t(`${instantShort(entry.readAt, today)} 已阅，没回`, `read ${instantShort(entry.readAt, today)}`),
            ...nudgedWords(entry, t),
          ].join(' · ')}
        />
      ))}
    </Owed>
  );
}

/** How often it was asked for again. */
function nudgedWords({ nudgedTimes }: { nudgedTimes: number | null }, t: Say): string[] {
  return nudgedTimes === null ? [] : [t(`催过 ${nudgedTimes} 次`, `nudged ${nudgedTimes} times`)];
}

/** What the leader asked somebody to report, as its row tells it. */
interface Asked {
  /** The press that asks for it once more. */
  nudge: ReactNode;
  number: string;
  to: string;
  words: string;
  dueOn: string;
  /** The report is there, and waits to be closed. */
  isIn: boolean;
  state: string;
}

/** 要向我报的: tasks and instructions that the leader gave, by their day, and who has not reported. */
export function ReportsAwaited() {
  const t = useWords();
  const { id, today } = useMe();
  const tasks = useTasksAwaited();
  const sent = useInstructionsAwaited();
  const rows = [...tasks.rows, ...sent].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return (
    <Owed
      title={t('要向我报的', 'To be reported to me')}
      count={tasks.total + sent.length}
      to={`/tasks?by=${encodeURIComponent(id)}`}
      all={t('任务督办', 'Tasks')}
      none={t('没有要向您报的任务和指令。', 'No task or instruction is to be reported to you.')}
      error={tasks.error}
    >
      {rows.slice(0, shown).map(({ nudge, number, to, words, dueOn, isIn, state }) => (
        <OwedRow
          key={number}
          nudge={nudge}
          number={number}
          to={to}
          words={words}
          clock={isIn ? null : <DueDay dueOn={dueOn} today={today} brief />}
          press={isIn ? t('看回报', 'Read') : t('看', 'View')}
          state={state}
        />
      ))}
    </Owed>
  );
}

function useTasksAwaited(): { rows: Asked[]; total: number; error: Error | null } {
  const t = useWords();
  const { id, today } = useMe();
  const { data, error } = useQuery({
    queryKey: ['tasks', 'mine', id],
    queryFn: ({ signal }) => taskCalls.list({ state: 'open', by: id, sort: 'due', columns: 'parts' }, signal),
    enabled: useMay('task.read'),
    placeholderData: (before) => before,
  });
  const rows = (data?.items ?? []).map(({ entry, more, moves }): Asked => {
    const isIn = entry.state === 'reported';
    const silent = (more.parts ?? []).filter(({ answeredOn }) => answeredOn === null).map(({ name }) => name);
    return {
      nudge: isIn ? null : <NudgePress calls={taskCalls} item={{ entry, moves }} />,
      number: entry.number,
      to: `/tasks?state=all&open=${encodeURIComponent(entry.number)}`,
      words: entry.title,
      dueOn: entry.dueOn,
      isIn,
      state: [
        more.stationName ?? more.leadName,
        isIn
          ? t('已报，等您办结', 'reported, yours to close')
          : t(`应 ${dayShort(entry.dueOn, today)} 报`, `due ${dayShort(entry.dueOn, today)}`),
        ...(silent.length === 0 || isIn ? [] : [t(`差 ${silent.join('、')}`, `missing: ${silent.join(', ')}`)]),
      ].join(' · '),
    };
  });
  return { rows, total: data?.total ?? rows.length, error };
}

const instructionMoves = { path: 'instructions', move: client.moveInstruction };

function useInstructionsAwaited(): Asked[] {
  const t = useWords();
  const label = useLabel();
  const { id, today } = useMe();
  return (useInstructions().data?.items ?? [])
    .filter(({ instruction }) => instruction.byId === id)
    .map(({ instruction: one, toName, moves }) => ({
      nudge: one.state === 'reported' ? null : <NudgePress calls={instructionMoves} item={{ entry: one, moves }} />,
      number: one.number,
      to: `/instructions?state=all&open=${encodeURIComponent(one.number)}`,
      words: one.text,
      dueOn: dayOf(new Date(one.dueAt)),
      isIn: one.state === 'reported',
      state: [
        toName,
        t(`应 ${instantShort(one.dueAt, today)} 办好`, `due ${instantShort(one.dueAt, today)}`),
        label(instructionStateWords[one.state]),
      ].join(' · '),
    }));
}

interface OwedProps {
  title: string;
  count: number;
  /** Where all of them are, and the words of that link. */
  to: string;
  all: string;
  none: string;
  error: Error | null;
  children: ReactNode;
}

function Owed({ title, count, to, all, none, error, children }: OwedProps) {
  return (
    <section className="card owed" aria-label={title}>
      <h2 className="card-head">
        {title}
        <small>{count}</small>
        <Link className="go" to={to}>
          {all}
        </Link>
      </h2>
      {error === null ? null : <ErrorLine error={error} />}
      {count === 0 ? <Empty words={none} /> : <ul>{children}</ul>}
    </section>
  );
}

interface OwedRowProps {
  nudge: ReactNode;
  number: string;
  to: string;
  words: string;
  clock: ReactNode;
  press: string;
  state: string;
}

function OwedRow({ nudge, number, to, words, clock, press, state }: OwedRowProps) {
  return (
    <li>
      <span className="num">{number}</span>
      <span className="el" title={words}>
        {words}
      </span>
      <span className="owed-presses">
        {nudge}
        <Link className="b sm" to={to} aria-label={`${press} ${number}`}>
          {press}
        </Link>
      </span>
      <small title={state}>{state}</small>
      {clock}
    </li>
  );
}

const decisionsShown = 8;

/** 等我定的: each with what is to be decided, its clock, and the press that leads there. */
export function DecisionsCard({
  decisions: { rows: all, total, isCut, behind, loading, error },
  current,
  title,
  none,
}: {
  decisions: AllDecisions;
  /** The row that the cursor of the page is on. */
  current: string | null;
  title: string;
  /** What is said where nothing waits. */
  none: string;
}) {
  const t = useWords();
  const [isAll, setAll] = useState(false);
  const rows = isAll ? all : all.slice(0, decisionsShown);
  return (
    <section className="card decisions" aria-label={title}>
      <h2 className="card-head">
        {title}
        <small>{loading && total === 0 ? '—' : atLeast({ total, isCut })}</small>
      </h2>
      {error === null ? null : <ErrorLine error={error} />}
      {total === 0 && !isCut && !loading ? (
        <Empty words={none} />
      ) : (
        <ul>
          {rows.map((row) =>
            'items' in row ? (
              <BundleRow key={row.of} bundle={row} current={row.of === current} />
            ) : (
              <DecisionRow key={row.id} one={row} current={rowId(row) === current} />
            ),
          )}
        </ul>
      )}
      {all.length > rows.length ? (
        <button type="button" className="b t sm decisions-more" onClick={() => setAll(true)}>
          {t(`还有 ${all.length - rows.length} 行`, `${all.length - rows.length} more lines`)}
        </button>
      ) : null}
      {behind.map((one) => (
        <BehindLine key={one.to} one={one} />
      ))}
    </section>
  );
}

/** What of a kind is not among the rows, with the way to its list. */
function BehindLine({ one: { of, n, isCut, to } }: { one: Behind }) {
  const t = useWords();
  const label = useLabel();
  const name = label(of);
  return (
    <Link className="decisions-behind s" to={to}>
      {isCut
        ? t(`${name}在办的太多，没全看，去列表里看`, `${name}: too many to look at all; see the list`)
        : t(`${name}还有 ${n} 件，去列表里看`, `${name}: ${n} more in the list`)}
    </Link>
  );
}

function DecisionRow({ one, current }: { one: Decision; current: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const { id, letter, number, title, what, dueOn, legalOn, clock, path, press, sumFen } = one;
  return (
    <li data-row={id} className={current ? 'cur' : undefined}>
      <p className="el" title={title}>
        <span className="room-letter">{letter}</span> <b className="num">{number}</b> {title}
        {sumFen === null ? null : <Amount fen={sumFen} />}
      </p>
      <p className="what">{label(what)}</p>
      <div>
        {clock !== null ? (
          <ClockMark due={clock} dueOn={dueOn} legalOn={legalOn} today={today} />
        ) : dueOn === null ? (
          <span className="dim s">{t('没有期限', 'no day')}</span>
        ) : (
          <DueDay dueOn={dueOn} today={today} />
        )}
        <span className="sp" />
        <Link className="b sm" to={path} aria-label={`${label(press)} ${letter}${number} ${title}`}>
          {label(press)}
        </Link>
      </div>
    </li>
  );
}

function Amount({ fen }: { fen: number }) {
  const t = useWords();
  return <span className="num nw decision-sum">{t(` ${formatYuan(fen)} 元`, ` ${formatYuan(fen)} yuan`)}</span>;
}

const namesShown = 6;

/** Many of a kind: how many, what they come to, whose they are, and one press for all where one may decide them together. */
function BundleRow({ bundle, current }: { bundle: Bundle<Decision>; current: boolean }) {
  const t = useWords();
  const label = useLabel();
  const [isOpen, setOpen] = useState(false);
  const { of, items, sumFen } = bundle;
  const [first] = items;
  const { ask, busy } = useBatch(bundle);
  if (first === undefined) return null;
  const names = [...new Set(items.map(({ title }) => title))];
  const step = label(first.press);
  return (
    <>
      <li data-row={of} className={current ? 'cur' : undefined}>
        <p className="el" title={names.join('、')}>
          <span className="room-letter">{first.letter}</span>{' '}
          <b>{t(`${items.length} 件同一类`, `${items.length} of a kind`)}</b>
          {sumFen === null ? null : <Amount fen={sumFen} />}
        </p>
        <p className="what">
          {step}
          {t('：', ': ')}
          {names.slice(0, namesShown).join(t('、', ', '))}
          {names.length > namesShown ? t(` 等 ${names.length} 个`, ` and ${names.length - namesShown} more`) : null}
        </p>
        <div>
          <button type="button" className="b t sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('收起', 'Fold') : t('一件一件看', 'One by one')}
          </button>
          <span className="sp" />
          <Link className="b sm" to={rowPath(bundle)}>
            {t('去列表', 'To the list')}
          </Link>
          {first.batch === null ? null : (
            <button type="button" className="b sm" disabled={busy} onClick={ask}>
              {t(`全部${step}…`, `${step} all…`)}
            </button>
          )}
        </div>
      </li>
      {isOpen ? items.map((one) => <DecisionRow key={one.id} one={one} current={false} />) : null}
    </>
  );
}

/** One press for all of them, after the sum was read once more; all are decided or none. */
function useBatch({ items, sumFen }: Bundle<Decision>) {
  const t = useWords();
  const label = useLabel();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  // The same press twice is the same act.
  const [clientId] = useState(() => crypto.randomUUID());
  const [first] = items;
  const decide = async () => {
    if (first === undefined || first.batch === null) return;
    const { path, move } = first.batch;
    setBusy(true);
    try {
      const many = items.map(({ id, batch }) => ({ id, version: batch?.version ?? 0 }));
      await send(path, { method: 'POST', body: { clientId, move, many } });
      void message.success(t(`${items.length} 件都${first.press.zh}了`, `${items.length} done`));
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: [waitingKey] });
    }
  };
  const ask = () => {
    const sum = sumFen === null ? '' : t(`，一共 ${formatYuan(sumFen)} 元`, `, ${formatYuan(sumFen)} yuan in all`);
    void modal.confirm({
      title: t(
        `${first?.press.zh ?? ''}这 ${items.length} 件${sum}？`,
        `${first === undefined ? '' : label(first.press)} these ${items.length}${sum}?`,
      ),
      content: <BatchAsked items={items} />,
      width: 560,
      okText: first === undefined ? '' : label(first.press),
      cancelText: t('先不', 'Not now'),
      onOk: decide,
    });
  };
  return { ask, busy };
}
