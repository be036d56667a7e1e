import { weekdayOf } from '../../../domain/base/calendar.ts';
import { shiftPosts, shiftPostWords, type ShiftPost } from '../../../domain/command/rota.ts';
import { shiftStateWords, type ShiftState } from '../../../domain/command/shift.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import type { SeenRoster } from '../shift/shift-calls.ts';
import { slotName } from './roster-slot.ts';

interface Props {
  roster: SeenRoster;
  me: string;
  today: string;
  mine: boolean;
  onOpen: (id: string) => void;
  /** Null for who may not fill a gap. */
  onFill: ((slot: string) => void) | null;
}

const weekdays = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

/** The month as weeks from Monday; on a telephone one day below the other. */
export function Month({ roster, me, today, mine, onOpen, onFill }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const first = roster.days[0];
  const lead = first === undefined ? 0 : (weekdayOf(first.day) + 6) % 7;
  const days = mine
    ? roster.days.filter(({ day }) => roster.shifts.some((one) => one.day === day && one.accountId === me))
    : roster.days;
  return (
    <section className={mine ? 'card roster-days mine' : 'card roster-days'} aria-label={t('这个月', 'The month')}>
      {mine ? null : (
        <div className="roster-head" aria-hidden="true">
          {weekdays[language].map((word) => (
            <span key={word}>{word}</span>
          ))}
        </div>
      )}
      {mine && days.length === 0 ? (
        <p className="pad dim">{t('这个月没有排您的班。', 'You have no shift this month.')}</p>
      ) : null}
      <ol className="roster-grid">
        {mine
          ? null
          : Array.from({ length: lead }, (_, i) => <li key={`before ${i}`} className="none" aria-hidden="true" />)}
        {days.map((one) => (
          <Day key={one.day} one={one} roster={roster} me={me} today={today} onOpen={onOpen} onFill={onFill} />
        ))}
        {mine
          ? null
          : Array.from({ length: (7 - ((lead + days.length) % 7)) % 7 }, (_, i) => (
              <li key={`after ${i}`} className="none" aria-hidden="true" />
            ))}
      </ol>
    </section>
  );
}

function Day({ one, roster, me, today, onOpen, onFill }: Omit<Props, 'mine'> & { one: SeenRoster['days'][number] }) {
  const t = useWords();
  const { language } = useLanguage();
  const { day, rest, holiday } = one;
  const number = Number(day.slice(8));
  const weekday = weekdays[language][(weekdayOf(day) + 6) % 7] ?? '';
  const shifts = roster.shifts.filter((shift) => shift.day === day);
  const gaps = roster.gaps.filter((gap) => gap.day === day);
  const classes = [rest ? 'rest' : '', day === today ? 'today' : '', day < today ? 'past' : '']
    .filter(Boolean)
    .join(' ');
  const parts = roster.rota.parts.filter(
    ({ code }) => shifts.some(({ part }) => part === code) || gaps.some(({ part }) => part === code),
  );
  return (
    <li className={classes} data-day={day}>
      <h2>
        <b>{number}</b>
        <span className="roster-weekday">{t(`周${weekday}`, weekday)}</span>
        {holiday === null ? (
          rest ? (
            <small>{t('休', 'rest')}</small>
          ) : null
        ) : (
          <small className="holiday">{holiday}</small>
        )}
      </h2>
      {parts.map(({ code, zh }) => (
        <div key={code} className="roster-part">
          <span className="dim">{zh}</span>
          <div>
            {shiftPosts.map((post) => (
              <Post
                key={post}
                post={post}
                shifts={shifts.filter((shift) => shift.part === code && shift.post === post)}
                missing={gaps.find((gap) => gap.part === code && gap.post === post)?.missing ?? 0}
                people={roster.people}
                me={me}
                where={`${number} ${zh}`}
                onOpen={onOpen}
                onFill={onFill === null ? null : () => onFill(slotName({ day, part: code, post }))}
              />
            ))}
          </div>
        </div>
      ))}
    </li>
  );
}

const marks: Partial<Record<ShiftState, string>> = {
  checkedIn: 'on',
  handedOver: 'done',
  signed: 'done',
  missed: 'missed',
};

function Post({
  post,
  shifts,
  missing,
  people,
  me,
  where,
  onOpen,
  onFill,
}: {
  post: ShiftPost;
  shifts: SeenRoster['shifts'];
  missing: number;
  people: SeenRoster['people'];
  me: string;
  where: string;
  onOpen: (id: string) => void;
  onFill: (() => void) | null;
}) {
  const t = useWords();
  const label = useLabel();
  const words = label(shiftPostWords[post]);
  const name = (id: string) => people.find((one) => one.id === id)?.name ?? '—';
  return (
    <>
      {shifts.map((shift) => {
        const state = label(shiftStateWords[shift.state]);
        return (
          <button
            key={shift.id}
            type="button"
            className={`roster-who ${post} ${marks[shift.state] ?? ''} ${shift.accountId === me ? 'me' : ''}`}
            title={`${words} · ${state}`}
            onClick={() => onOpen(shift.id)}
          >
            <span className="sr">
              {where} {words}{' '}
            </span>
            {post === 'leader' ? (
              <i className="post" aria-hidden="true">
                {t('领', 'L')}
              </i>
            ) : null}
            {name(shift.accountId)}
            <span className="sr"> {state}</span>
            {shift.state === 'swapped' ? <i aria-hidden="true">{t('调', 'S')}</i> : null}
            {shift.state === 'missed' ? <i aria-hidden="true">{t('缺', '×')}</i> : null}
          </button>
        );
      })}
      {missing === 0 ? null : onFill === null ? (
        <span className="roster-gap">{t(`缺${words}`, `no ${words.toLowerCase()}`)}</span>
      ) : (
        <button type="button" className="roster-gap" onClick={onFill}>
          {t(`缺${words}${missing > 1 ? ` ${missing}` : ''}`, `no ${words.toLowerCase()}`)}
        </button>
      )}
    </>
  );
}
