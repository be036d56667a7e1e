import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { taskStateWords } from '../../domain/steering/task.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { taskCalls } from './steering-calls.ts';
import { Progress } from './progress-bar.tsx';

interface Props {
  entry: { id: string; openTasks: number; doneTasks: number };
  /** What to do while there are none. */
  empty: string;
}

/** The tasks that were cut from an entry: who leads, until when, and how far each is. */
export function CutTasks({ entry, empty }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { id, openTasks, doneTasks } = entry;
  const found = useQuery({
    queryKey: ['tasks', 'of', id, openTasks, doneTasks],
    queryFn: ({ signal }) => taskCalls.list({ state: 'all', parent: id, columns: 'result' }, signal),
  });
  const items = found.data?.items ?? [];
  const late = items.filter(({ more }) => more.late).length;
  return (
    <section className="steering-part" aria-label={t('任务', 'Tasks')}>
      <h3>
        {t('任务', 'Tasks')}
        <Progress done={doneTasks} of={openTasks + doneTasks} late={late} words={t('任务办结', 'Tasks closed')} />
      </h3>
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {found.data === undefined && found.error === null ? <Loading rows={2} /> : null}
      {found.data !== undefined && items.length === 0 ? (
        <p className="dim s">
          {openTasks + doneTasks === 0
            ? empty
            : t('任务归别的单位办，细目由他们和中心看。', 'Others lead them; they and the centre see each.')}
        </p>
      ) : null}
      {items.length === 0 ? null : (
        <ul>
          {items.map(({ entry: task, more }) => (
            <li key={task.id}>
              <Link to={`/tasks?state=all&open=${encodeURIComponent(task.number)}`}>{task.title}</Link>
              <span className="tag">{label(taskStateWords[task.state])}</span>
              <span className="dim s">
                {task.number} · {more.leadName}
                {more.personName === null ? '' : ` ${more.personName}`} ·{' '}
                <span className={more.late ? 'err' : undefined}>
                  {dayWithWeekday(task.dueOn, language)}
                  {more.late ? t(' 逾期', ' late') : ''}
                </span>
                {task.result === undefined || task.result === '' ? '' : ` · ${task.result}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
