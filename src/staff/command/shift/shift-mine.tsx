import { Link } from 'react-router';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useLoaded } from '../../base/loaded.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { clockTime, dayWithWeekday } from '../../base/ui/day.ts';
import { partSaid } from './part-name.ts';
import { useMyShifts, useRoster, type SeenShift } from './shift-calls.ts';
import './shift.css';

/** What a shift asks of its people when it comes. */
const urgentSteps = ['checkIn', 'handOver', 'sign', 'agreeSwap', 'dropSwap'];

/** 值班, above the queues of the first screen: what the reader is to do now, who is on duty, and which post nobody fills. */
export function MyDuty() {
  const t = useWords();
  const me = useMe();
  const may = useMay('shift.read');
  const mayBuild = useMay('roster.build');
  const mine = useMyShifts().data?.items ?? [];
  const roster = useRoster(me.today.slice(0, 7)).data;
  const now = mine.filter(
    (one) => one.moves.some((move) => urgentSteps.includes(move)) || one.entry.swapAskedId === me.id,
  );
  if (!may || roster === undefined) return null;
  const name = (id: string) => roster.people.find((one) => one.id === id)?.name ?? '';
  const onDuty = [...new Set(roster.now.map(({ accountId }) => accountId))].map(name);
  const next = mine.find(
    ({ entry }) =>
      entry.accountId === me.id &&
      (entry.state === 'rostered' || entry.state === 'swapped') &&
      !now.some((one) => one.entry.id === entry.id),
  );
  // Where nothing is rostered yet every post is empty, and nobody is told of each.
  const soon = roster.shifts.length === 0 ? [] : roster.gaps.filter(({ day }) => day <= inDays(me.today, 7));
  if (now.length === 0 && onDuty.length === 0 && next === undefined && soon.length === 0) return null;
  return (
    <section className="card my-duty" aria-label={t('值班', 'Duty')}>
      <h2 className="card-head">
        <Link to="/roster">{t('值班', 'Duty')}</Link>
        <small>
          {onDuty.length === 0
            ? t('上班时间没有排班，呼叫时叫值班领导和中心', 'no shift now: leaders and the centre are paged')
            : t(`现在当班：${onDuty.join('、')}`, `On duty: ${onDuty.join(', ')}`)}
        </small>
        {next === undefined ? null : <NextShift item={next} />}
      </h2>
      {mayBuild && soon.length > 0 ? (
        <p className="my-duty-line err">
          {t(`七天内有 ${soon.length} 个岗没有人，`, `${soon.length} posts of the next seven days are empty: `)}
          <Link to="/roster">{t('去排上', 'fill them')}</Link>
        </p>
      ) : null}
      {now.length === 0 ? null : <ComeDue items={now} />}
    </section>
  );
}

/** What is to be done now, with its steps. */
function ComeDue({ items }: { items: readonly SeenShift[] }) {
  const due = useLoaded('shift-due', () => import('./shift-due.tsx'));
  if (due === undefined) return null;
  return (
    <ul>
      {items.map((item) => (
        <due.ShiftDue key={item.entry.id} item={item} only={urgentSteps} />
      ))}
    </ul>
  );
}

function NextShift({ item }: { item: SeenShift }) {
  const t = useWords();
  const { language } = useLanguage();
  const { day, startsAt } = item.entry;
  return (
    <span className="go nw">
      {t('我的下一班 ', 'My next: ')}
      <Link to={`/roster?month=${day.slice(0, 7)}&open=${item.entry.id}`}>
        {dayWithWeekday(day, language)} {partSaid(item.more.partName, language)} {clockTime(startsAt)}
      </Link>
    </span>
  );
}

function inDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}
