import { useWords } from '../../base/language.tsx';
import type { SeenRoster } from '../shift/shift-calls.ts';

/** 覆盖率 and 到岗率 of the month and of the year so far, with both numbers. */
export function CoverageLine({ roster }: { roster: SeenRoster }) {
  const t = useWords();
  const { coverage, year, gaps } = roster;
  const percent = (value: number | null) => (value === null ? '—' : `${value}%`);
  return (
    <dl className="card roster-figures">
      <div>
        <dt>{t('本月休息日', 'Rest days')}</dt>
        <dd>
          <b>{coverage.restDays}</b>
          <small>
            {t(
              `节假日连休 ${coverage.holidayDays}，周末 ${coverage.weekendDays}`,
              `${coverage.holidayDays} holidays, ${coverage.weekendDays} weekends`,
            )}
          </small>
        </dd>
      </div>
      <div>
        <dt>{t('休息日覆盖率', 'Coverage')}</dt>
        <dd>
          <b>{percent(coverage.coveredRate)}</b>
          <small>
            {t(
              `${coverage.covered} / ${coverage.restDays} 天每个岗都有人`,
              `${coverage.covered} of ${coverage.restDays} days`,
            )}
          </small>
        </dd>
      </div>
      <div>
        <dt>{t('到岗率', 'Attendance')}</dt>
        <dd>
          <b>{percent(coverage.attendedRate)}</b>
          <small>
            {t(
              `签到 ${coverage.attended} / 已过 ${coverage.ended} 班`,
              `${coverage.attended} of ${coverage.ended} shifts`,
            )}
          </small>
        </dd>
      </div>
      <div>
        <dt>{t(`今年 ${roster.since.slice(5)} 以来`, `Since ${roster.since.slice(5)}`)}</dt>
        <dd>
          <b>{percent(year?.coveredRate ?? null)}</b>
          <small>
            {year === null
              ? t('还没到', 'still to come')
              : t(
                  `休息日 ${year.restDays} 天，覆盖 ${year.covered} 天`,
                  `${year.covered} of ${year.restDays} rest days`,
                )}
          </small>
        </dd>
      </div>
      <div className={gaps.length > 0 ? 'err' : undefined}>
        <dt>{t('往后缺岗', 'Gaps to come')}</dt>
        <dd>
          <b>{gaps.length}</b>
          <small>
            {gaps.length === 0 ? t('没有空缺', 'none') : t('点红色的空格补人', 'press a red slot to fill it')}
          </small>
        </dd>
      </div>
    </dl>
  );
}
