import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import awaitedDocket from '../../../domain/command/awaited-steps.ts?awaitedDocket';
import taskDocket from '../../../domain/steering/task-steps.ts?taskDocket';
import type { Directory } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { MyDrafts } from '../../matter/draft/draft-mine.tsx';
import { awaitedCalls } from '../../command/awaited/awaited-calls.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { meetingCalls, taskCalls, type SeenMeetingLine, type SeenTaskLine } from '../../steering/steering-calls.ts';
import { dayLong, dayWithWeekday, instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';

type Item = SeenTaskLine;

/** What it tells of a task besides the columns of every row. */
const told = { state: 'open', columns: 'text,remark,parts,from' };

/** The first screen of a partner department: the joint tasks that it leads or takes part in, and the meetings to which it is called. */
export function DepartmentWork() {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const directory = useDirectory();
  const tasks = useQuery({
    queryKey: ['tasks', 'list', told],
    queryFn: ({ signal }) => taskCalls.list(told, signal),
    placeholderData: (before) => before,
  });
  const meetings = useQuery({
    queryKey: ['meetings', 'list', { state: 'open' }],
    queryFn: ({ signal }) => meetingCalls.list({ state: 'open' }, signal),
    placeholderData: (before) => before,
  });
  const called = (meetings.data?.items ?? []).filter(({ entry }) => entry.state === 'called');
  const error = tasks.error ?? meetings.error;
  const refetch = () => {
    void tasks.refetch();
    void meetings.refetch();
  };
  return (
    <div className="pad work">
      <title>{t('我的工作 · 红盾', 'My work · Hongdun')}</title>
      <div className="hd">
        <h1>{t('我的工作', 'My work')}</h1>
        <span className="mut">{me.organisationName}</span>
        <span className="dim s nw">
          {dayLong(me.today, language)} · <Fresh at={tasks.dataUpdatedAt} failed={error !== null} />
        </span>
      </div>
      {error === null ? null : <ErrorLine error={error} onRetry={refetch} />}
      <MyDrafts />
      {tasks.data === undefined ? (
        error === null ? (
          <Loading rows={6} />
        ) : null
      ) : (
        <>
          <OwnTasks tasks={tasks.data.items} directory={directory} />
          <Asked directory={directory} />
          {called.length === 0 ? null : (
            <Part title={t('请您参加的会', 'Meetings')} n={called.length}>
              <ul className="work-tasks">
                {called.map((one) => (
                  <MeetingRow key={one.entry.id} item={one} />
                ))}
              </ul>
            </Part>
          )}
          <p className="dim s">
            <Link to="/tasks?state=all">{t('办结了的也看', 'Those that are closed too')}</Link>
          </p>
        </>
      )}
    </div>
  );
}

interface TasksProps {
  tasks: readonly Item[];
  directory: Directory | undefined;
}

/** 等您单位答复的: what a matter waits for from the department; nothing where nothing is asked of it. */
function Asked({ directory }: { directory: Directory | undefined }) {
  const t = useWords();
  const label = useLabel();
  const query = { state: 'open' };
  const { data } = useQuery({
    queryKey: [awaitedCalls.path, 'list', query],
    queryFn: ({ signal }) => awaitedCalls.list(query, signal),
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Part title={t('等您单位答复的', 'Waiting for your answer')} n={items.length}>
      <ul className="work-tasks">
        {items.map((item) => (
          <li key={item.entry.id} data-row={item.entry.number}>
            <Link to={`/awaiteds?open=${encodeURIComponent(item.entry.number ?? '')}`}>
              <b>{label(item.more.until)}</b>
            </Link>
            <span className="dim s">
              {item.entry.number} · {item.entry.matterNumber}
            </span>
            {item.more.reminded.length === 0 ? null : (
              <span className="err nw">
                {t(`催过 ${item.more.reminded.length} 次`, `reminded ${item.more.reminded.length} times`)}
              </span>
            )}
            {directory === undefined ? null : (
              <DocketMoves
                docket={awaitedDocket}
                calls={awaitedCalls}
                item={item}
                name={item.entry.number ?? ''}
                directory={directory}
                small
              />
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** The tasks of the department by what it has to do about them. */
function OwnTasks({ tasks, directory }: TasksProps) {
  const t = useWords();
  const { toSign, toAnswer, answered } = groupsOf(tasks, useMe().organisationId);
  return (
    <>
      <Part title={t('等您签收', 'To be signed for')} n={toSign.length}>
        {toSign.length === 0 ? (
          <None>{t('交给您单位的任务都签收了。', 'All is signed for.')}</None>
        ) : (
          <TaskRows tasks={toSign} directory={directory} />
        )}
      </Part>
      <Part title={t('在办，等您回报', 'Under way, to be answered')} n={toAnswer.length}>
        {toAnswer.length === 0 ? (
          <None>{t('没有等您回报的任务。', 'Nothing waits for your answer.')}</None>
        ) : (
          <TaskRows tasks={toAnswer} directory={directory} />
        )}
      </Part>
      {answered.length === 0 ? null : (
        <Part title={t('回报了，等办结', 'Answered, not closed yet')} n={answered.length}>
          <TaskRows tasks={answered} directory={directory} isAnswered />
        </Part>
      )}
    </>
  );
}

/** What is to be signed for, what is to be answered, and what waits for whoever set it; each by its day. */
function groupsOf(items: readonly Item[], ownId: string | null) {
  const partOf = ({ more }: Item) => more.parts?.find(({ organisationId }) => organisationId === ownId);
  const isAnswered = (item: Item) =>
    item.entry.leadId === ownId ? item.entry.state === 'reported' : (partOf(item)?.answeredOn ?? null) !== null;
  const open = items.filter((item) => !isAnswered(item));
  const isToSign = (item: Item) => item.moves.includes('accept');
  return {
    toSign: open.filter(isToSign),
    toAnswer: open.filter((item) => !isToSign(item)),
    answered: items.filter(isAnswered),
  };
}

function TaskRows({ tasks, directory, isAnswered = false }: TasksProps & { isAnswered?: boolean }) {
  const me = useMe();
  return (
    <ul className="work-tasks">
      {tasks.map((item) => (
        <TaskRow key={item.entry.id} item={item} ownId={me.organisationId}>
          {directory === undefined ? null : (
            <DocketMoves
              docket={taskDocket}
              calls={taskCalls}
              item={item}
              name={item.entry.number}
              directory={directory}
              small
              isAnswered={isAnswered}
            />
          )}
        </TaskRow>
      ))}
    </ul>
  );
}

function TaskRow({ item, ownId, children }: { item: Item; ownId: string | null; children: ReactNode }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { entry, more } = item;
  const leads = entry.leadId === ownId;
  return (
    <li data-row={entry.number}>
      <Link to={`/tasks?open=${encodeURIComponent(entry.number)}`}>
        <b>{entry.title}</b>
      </Link>
      <span className="tag">{leads ? t('您牵头', 'You lead') : t('您配合', 'You take part')}</span>
      <span className={more.late ? 'err nw' : 'nw'}>
        {t(`${dayWithWeekday(entry.dueOn, language)}到期`, `due ${dayWithWeekday(entry.dueOn, language)}`)}
        {more.late ? t('，逾期', ', late') : ''}
      </span>
      {entry.nudgedTimes === 0 || entry.nudgedAt === null ? null : (
        <span className="err nw">
          {t(
            `催过 ${entry.nudgedTimes} 次，上次 ${instantShort(entry.nudgedAt, today)}`,
            `nudged ${entry.nudgedTimes} times, last ${instantShort(entry.nudgedAt, today)}`,
          )}
        </span>
      )}
      <TaskWords item={item} ownId={ownId} />
      {children}
    </li>
  );
}

/** What is asked, with whom, where it comes from, and why it was sent back. */
function TaskWords({ item: { entry, more }, ownId }: { item: Item; ownId: string | null }) {
  const t = useWords();
  const { text = '', remark = '' } = entry;
  const { parts = [], from = null } = more;
  const others = parts.filter(({ organisationId }) => organisationId !== ownId).map(({ name }) => name);
  return (
    <>
      {text === '' ? null : <p>{text}</p>}
      <p className="dim s">
        {entry.number}
        {others.length === 0 ? '' : t(` · 和 ${others.join('、')} 一起`, ` · with ${others.join(', ')}`)}
        {from === null ? '' : ` · ${from.number} ${from.title}`}
        {remark === '' ? '' : t(` · 退回：${remark}`, ` · sent back: ${remark}`)}
      </p>
    </>
  );
}

function MeetingRow({ item: { entry, more } }: { item: SeenMeetingLine }) {
  const { language } = useLanguage();
  return (
    <li data-row={entry.number}>
      <Link to={`/tasks/meetings?open=${encodeURIComponent(entry.number)}`}>
        <b>{entry.title}</b>
      </Link>
      <span className={more.late ? 'err nw' : 'nw'}>{dayWithWeekday(entry.onDay, language)}</span>
      <span>{entry.place}</span>
      <p className="dim s">{more.agenda.join('；')}</p>
    </li>
  );
}

function Part({ title, n, children }: { title: string; n: number; children: ReactNode }) {
  return (
    <section className="card work-part" aria-label={title}>
      <h2 className="card-head">
        {title} <small className="num">{n}</small>
      </h2>
      {children}
    </section>
  );
}

function None({ children }: { children: string }) {
  return <p className="pad dim">{children}</p>;
}
