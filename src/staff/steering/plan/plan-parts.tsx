import { Link } from 'react-router';
import type { Plan } from '../../../domain/steering/plan.ts';
import type { PlanMore } from '../../../http/api/steering/plan-routes.ts';
import type { SeenEntryView } from '../../matter/docket/docket-calls.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { usePlanProgress } from '../steering-calls.ts';
import { Progress } from '../progress-bar.tsx';
import { dayWithWeekday } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';

interface Props {
  view: Pick<SeenEntryView<Plan, PlanMore>, 'entry' | 'more'>;
}

/** 节点: the day planned and the day reached, side by side. */
export function Milestones({ view: { entry, more } }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  if (entry.milestones.length === 0) return null;
  return (
    <section className="steering-part" aria-label={t('时间节点', 'Milestones')}>
      <h3>{t('时间节点', 'Milestones')}</h3>
      <ol>
        {entry.milestones.map(({ title, plannedOn, reachedOn }, n) => {
          const { personName = null, late = false } = more.milestones[n] ?? {};
          return (
            <li key={title}>
              <span>{title}</span>
              <span className={reachedOn === null ? 'tag' : 'tag ok'}>
                {reachedOn === null ? t('没完成', 'Open') : t('完成', 'Reached')}
              </span>
              <span className="dim s">
                {t('计划 ', 'planned ')}
                {dayWithWeekday(plannedOn, language)}
                {reachedOn === null ? '' : t(`，实际 ${dayWithWeekday(reachedOn, language)}`, `, reached ${reachedOn}`)}
                {late ? (
                  <span className="err"> {reachedOn === null ? t('逾期', 'late') : t('晚了', 'reached late')}</span>
                ) : null}
                {personName === null ? '' : ` · ${personName}`}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** 指标: what was to be reached and what is, counted from the ledger or marked by hand; and what the year before left over. */
export function Targets({ view: { entry, more } }: Props) {
  const t = useWords();
  const found = usePlanProgress(entry.number, entry.version);
  const before = found.data?.before ?? null;
  return (
    <>
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {entry.targets.length === 0 ? null : (
        <section className="steering-part" aria-label={t('指标', 'Targets')}>
          <h3>{t('指标', 'Targets')}</h3>
          <ul>
            {entry.targets.map(({ title, target, unit, audience }, n) => {
              const { actual = null, counted = false } = found.data?.targets[n] ?? {};
              const names = more.targets[n];
              const where = [audience, names?.regionName, names?.officeName, names?.personName].filter(Boolean);
              return (
                <li key={`${n} ${title}`}>
                  <span>{title}</span>
                  {actual === null ? (
                    <span className="dim">
                      — / {target} {unit}
                    </span>
                  ) : (
                    <Progress done={actual} of={target} unit={unit} words={title} />
                  )}
                  <span className="dim s">
                    {[...where, counted ? t('系统数', 'counted') : t('手工登记', 'marked by hand')].join(' · ')}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {before === null ? null : (
        <section className="steering-part" aria-label={t('上年结转', 'Carried over')}>
          <h3>
            {t('上年结转', 'Carried over from last year')}{' '}
            <Progress
              done={before.doneTasks}
              of={before.doneTasks + before.openTasks}
              words={t('上年结转的任务', 'Tasks of last year')}
            />
          </h3>
          <p className={before.uncarried.length === 0 ? 'dim s' : 'err s'}>
            <Link to={`/tasks/plans?state=all&open=${encodeURIComponent(before.number)}`}>{before.number}</Link>{' '}
            {before.uncarried.length === 0
              ? t('的不足和下一步都转了。', 'left nothing over.')
              : t(
                  `还有 ${before.uncarried.length} 条没转：${before.uncarried.join('；')}`,
                  `${before.uncarried.length} not carried: ${before.uncarried.join('; ')}`,
                )}
          </p>
        </section>
      )}
    </>
  );
}

/** 不足之处 and 下一步打算, each with what became of it. */
export function Leftovers({ view: { entry } }: Props) {
  const t = useWords();
  if (entry.leftovers.length === 0) return null;
  return (
    <section className="steering-part" aria-label={t('不足和下一步', 'Shortcomings and next steps')}>
      <h3>{t('不足和下一步', 'Shortcomings and next steps')}</h3>
      <ul>
        {entry.leftovers.map(({ key, text, taskId, waived }) => (
          <li key={key}>
            <span>
              {key.startsWith('s') ? t('不足：', 'Short: ') : t('下一步：', 'Next: ')}
              {text}
            </span>
            {taskId === null ? (
              <span className={waived === '' ? 'err' : 'dim'}>
                {waived === '' ? t('没转', 'left over') : t('不转', 'waived')}
              </span>
            ) : (
              <Link to={`/tasks?state=all&open=${taskId}`}>{t('已转任务', 'a task')}</Link>
            )}
            {waived === '' ? null : <span className="dim s">{waived}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
