import { Link } from 'react-router';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useLoaded } from '../../base/loaded.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { clockTime, dayWithWeekday, instantShort } from '../../base/ui/day.ts';
import { partSaid } from './part-name.ts';
import { useDuty, useMyShifts, type SeenShift } from './shift-calls.ts';
import './shift.css';

/** What a shift asks of its people when it comes. */
const urgentSteps = ['checkIn', 'handOver', 'sign', 'agreeSwap', 'dropSwap'];

/** 值班, beside the list of the first screen: who is on duty and how he is reached, what the reader is to do, and which post nobody fills. */
export function MyDuty() {
  const t = useWords();
  const me = useMe();
  const may = useMay('shift.read');
  const mayBuild = useMay('roster.build');
  const mine = useMyShifts().data?.items ?? [];
  const duty = useDuty().data;
  const now = mine.filter(
    (one) => one.moves.some((move) => urgentSteps.includes(move)) || one.entry.swapAskedId === me.id,
  );
  if (!may || duty === undefined) return null;
  const next = mine.find(
    ({ entry }) =>
      entry.accountId === me.id &&
      (entry.state === 'rostered' || entry.state === 'swapped') &&
      !now.some((one) => one.entry.id === entry.id),
  );
  const isOn = duty.now.length > 0;
  const people = isOn ? duty.now : duty.next;
  return (
    <section className="card my-duty" aria-label={t('值班', 'Duty')}>
      <h2 className="card-head">
        <Link to="/roster">{t('值班', 'Duty')}</Link>
        <small>
          {isOn
            ? t(`当班到 ${until(people[0]?.until, me.today)}`, `until ${until(people[0]?.until, me.today)}`)
            : t('现在没有排班，呼叫时叫值班领导和中心', 'no shift now: leaders and the centre are paged')}
        </small>
      </h2>
      {!isOn && duty.nextAt !== null ? (
        <p className="my-duty-line dim">
          {t(`下一班 ${instantShort(duty.nextAt, me.today)} 起：`, `next from ${instantShort(duty.nextAt, me.today)}:`)}
        </p>
      ) : null}
      <People people={people} />
      {next === undefined ? null : <NextShift item={next} />}
      {mayBuild && duty.empty > 0 ? (
        <p className="my-duty-line err">
          {t(`七天内有 ${duty.empty} 个岗没有人，`, `${duty.empty} posts of the next seven days are empty: `)}
          <Link className="said-link" to="/roster">
            {t('去排上', 'fill them')}
          </Link>
        </p>
      ) : null}
      {now.length === 0 ? null : <ComeDue items={now} />}
    </section>
  );
}

function until(at: string | undefined, today: string): string {
  return at === undefined ? '' : instantShort(at, today);
}

/** By post: the names and their telephones. */
function People({ people }: { people: NonNullable<ReturnType<typeof useDuty>['data']>['now'] }) {
  const label = useLabel();
  if (people.length === 0) return null;
  return (
    <dl className="my-duty-people">
      {people.map(({ name, phone, post, until: ends }) => (
        <div key={`${post.en} ${name} ${ends}`}>
          <dt>{label(post)}</dt>
          <dd>
            <b>{name}</b> {phone === '' ? null : <a href={`tel:${phone}`}>{phone}</a>}
          </dd>
        </div>
      ))}
    </dl>
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
    <p className="my-duty-line">
      {t('我的下一班 ', 'My next: ')}
      <Link className="said-link" to={`/roster?month=${day.slice(0, 7)}&open=${item.entry.id}`}>
        {dayWithWeekday(day, language)} {partSaid(item.more.partName, language)} {clockTime(startsAt)}
      </Link>
    </p>
  );
}
