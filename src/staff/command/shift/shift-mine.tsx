import { Link } from 'react-router';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { clockTime, dayWithWeekday } from '../../base/ui/day.ts';
import { useMyShifts, useRoster, type SeenShift } from './shift-calls.ts';
import { matterPath } from '../../base/places.ts';
import './shift.css';
import { ShiftSteps, useShiftName } from './shift-steps.tsx';

const urgentSteps = ['checkIn', 'handOver', 'sign', 'agreeSwap', 'dropSwap'];

/** 值班, above the queues of the first screen: what the reader is to do now, who is on duty, and which post nobody fills. */
export function MyDuty() {
  const t = useWords();
  const me = useMe();
  const may = useMay('shift.read');
  const mayBuild = useMay('roster.build');
  const mine = useMyShifts().data?.items ?? [];
  const roster = useRoster(me.today.slice(0, 7)).data;
  if (!may || roster === undefined) return null;
  const now = mine.filter(
    (one) => one.moves.some((move) => urgentSteps.includes(move)) || one.entry.swapAskedId === me.id,
  );
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
      {now.length === 0 ? null : (
        <ul>
          {now.map((item) => (
            <MyShift key={item.entry.id} item={item} />
          ))}
        </ul>
      )}
    </section>
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
        {dayWithWeekday(day, language)} {item.more.partName} {clockTime(startsAt)}
      </Link>
    </span>
  );
}

/** One shift that asks something: to come, to hand over, to sign for the note, to answer a colleague. */
function MyShift({ item }: { item: SeenShift }) {
  const t = useWords();
  const me = useMe();
  const shiftName = useShiftName();
  const { entry, more } = item;
  const isMine = entry.accountId === me.id;
  return (
    <li>
      <p>
        <b>{shiftName(entry, more.partName)}</b>{' '}
        <span className="num nw">
          {clockTime(entry.startsAt)}—{clockTime(entry.endsAt)}
        </span>{' '}
        {isMine ? null : <span className="mut">{more.personName}</span>}
      </p>
      {entry.state === 'handedOver' ? (
        <div className="my-duty-note">
          <p>{entry.note}</p>
          {entry.watch === '' ? null : (
            <p className="warn">{t(`要接着盯：${entry.watch}`, `To watch: ${entry.watch}`)}</p>
          )}
          <LeftLine left={entry.left} />
        </div>
      ) : null}
      {entry.state === 'checkedIn' && isMine ? <LeftLine left={more.open} /> : null}
      {entry.swapAskedId === me.id ? (
        <p className="mut">
          {t(`${more.personName}想把这一班换给您`, `${more.personName} asks you to take this shift`)}
        </p>
      ) : null}
      <ShiftSteps item={item} only={urgentSteps} />
    </li>
  );
}

/** What is open when the shift ends, each number a link. */
export function LeftLine({ left }: { left: SeenShift['entry']['left'] }) {
  const t = useWords();
  if (left === null) return null;
  const rows = [
    {
      words: t('紧急处置', 'Call-outs'),
      numbers: left.callouts,
      to: (one: string) => `/callouts?open=${encodeURIComponent(one)}`,
    },
    { words: t('加急没回电', 'Urgent, no call back'), numbers: left.urgent, to: matterPath },
    { words: t('等分送', 'To dispatch'), numbers: left.toDispatch, to: matterPath },
  ].filter(({ numbers }) => numbers.length > 0);
  if (rows.length === 0 && left.missedCalls === 0)
    return <p className="mut">{t('没有留下没办完的。', 'Nothing is left open.')}</p>;
  return (
    <dl className="my-duty-left">
      {rows.map(({ words, numbers, to }) => (
        <div key={words}>
          <dt>
            {words} {numbers.length}
          </dt>
          <dd>
            {numbers.slice(0, 6).map((one) => (
              <Link key={one} to={to(one)}>
                {one}
              </Link>
            ))}
            {numbers.length > 6 ? '…' : ''}
          </dd>
        </div>
      ))}
      {left.missedCalls === 0 ? null : (
        <div>
          <dt>{t('未接来电', 'Missed calls')}</dt>
          <dd>{left.missedCalls}</dd>
        </div>
      )}
    </dl>
  );
}

function inDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}
