import { useWords } from '../../base/language.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import type { SeenRoster } from '../shift/shift-calls.ts';

/** 覆盖率 and 到岗率 of the month and of the year so far, with both numbers. */
export function CoverageLine({ roster }: { roster: SeenRoster }) {
  const t = useWords();
  const { coverage, year, gaps } = roster;
  const percent = (value: number | null) => (value === null ? '—' : `${value}%`);
  return (
    <dl className="card roster-figures">
      <RosterFigure
        words={t('本月休息日', 'Rest days')}
        value={coverage.restDays}
        note={t(
          `节假日连休 ${coverage.holidayDays}，周末 ${coverage.weekendDays}`,
          `${coverage.holidayDays} holidays, ${coverage.weekendDays} weekends`,
        )}
      />
      <RosterFigure
        words={t('休息日覆盖率', 'Coverage')}
        value={percent(coverage.coveredRate)}
        note={t(
          `${coverage.covered} / ${coverage.restDays} 天每个岗都有人`,
          `${coverage.covered} of ${coverage.restDays} days`,
        )}
      />
      <RosterFigure
        words={t('到岗率', 'Attendance')}
        value={percent(coverage.attendedRate)}
        note={t(
          `签到 ${coverage.attended} / 已过 ${coverage.ended} 班`,
          `${coverage.attended} of ${coverage.ended} shifts`,
        )}
      />
      <RosterFigure
        words={t(`${dayPlain(roster.since, 'zh')}起覆盖率`, `Coverage since ${roster.since.slice(5)}`)}
        value={percent(year?.coveredRate ?? null)}
        note={
          year === null
            ? t('还没到', 'still to come')
            : t(`休息日 ${year.restDays} 天，覆盖 ${year.covered} 天`, `${year.covered} of ${year.restDays} rest days`)
        }
      />
      <RosterFigure
        words={t('往后缺岗', 'Gaps to come')}
        value={gaps.length}
        note={gaps.length === 0 ? '' : t('点红色的空格补人', 'press a red slot to fill it')}
        isBad={gaps.length > 0}
      />
    </dl>
  );
}

/** A figure of the roster, and below it from what it was counted. */
function RosterFigure({
  words,
  value,
  note,
  isBad = false,
}: {
  words: string;
  value: number | string;
  note: string;
  isBad?: boolean;
}) {
  return (
    <div className={isBad ? 'err' : undefined}>
      <dt>{words}</dt>
      <dd>
        <b>{value}</b>
        <small>{note}</small>
      </dd>
    </div>
  );
}
