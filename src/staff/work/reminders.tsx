import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { scopes } from '../../domain/actor.ts';
import { client } from '../client.ts';
import { useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { ClockMark } from '../ui/clock-mark.tsx';
import { ErrorLine } from '../ui/error-line.tsx';

const open = 'stage=atStation,toDispatch,toAccept,toTell,toMediate,mediating,toClose';
const rows = 3;

/** Beside the queues: what somebody presses for, what nobody has taken, what falls due next. */
export function Reminders({ mineId }: { mineId: string | null }) {
  const t = useWords();
  const me = useMe();
  const mine = mineId === null ? '' : `&handlerId=${encodeURIComponent(`mine:${mineId}`)}`;
  return (
    <aside className="work-side" aria-label={t('提醒', 'Reminders')}>
      {scopes[me.role] === 'office' ? <SharedReminder /> : null}
      <Reminder
        title={t('投诉人催办', 'Urged by complainants')}
        query={`${open}&urged=yes${mine}&sort=due`}
        nothing={t('没有人催。', 'Nobody presses.')}
      />
      {scopes[me.role] === 'office' || me.role === 'centre' ? (
        <Reminder
          title={t('没有指定承办人', 'Nobody assigned')}
          query="stage=toAccept,toTell,toMediate,mediating&handlerId=none&sort=due"
          nothing={t('在办的件都有承办人。', 'Every open matter has its handler.')}
        />
      ) : null}
      <Reminder
        title={t('五天内到期', 'Due within five days')}
        query={`due=soon${mine}&sort=due`}
        nothing={t('五天内没有到期的件。', 'Nothing falls due within five days.')}
      />
    </aside>
  );
}

/** What one helps with, whichever office has it; nothing is said when there is nothing. */
function SharedReminder() {
  const t = useWords();
  const found = useQuery({ queryKey: ['complaints', 'shared'], queryFn: ({ signal }) => client.shared(signal) });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card" data-test="shared">
      <h2 className="card-head">
        {t('我协办的', 'I help with')} <small>{items.length}</small>
      </h2>
      <ul>
        {items.map((item) => (
          <li key={item.complaint.id} className="reminder">
            <Link className="num" to={`/complaints/${encodeURIComponent(item.complaint.number)}`}>
              {item.complaint.number}
            </Link>{' '}
            {item.complaint.operatorName} <span className="dim">{item.officeName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reminder({ title, query, nothing }: { title: string; query: string; nothing: string }) {
  const me = useMe();
  const page = useQuery({
    queryKey: ['complaints', `${query}&limit=${rows}`],
    queryFn: ({ signal }) => client.complaints(`${query}&limit=${rows}`, signal),
    placeholderData: (before) => before,
  });
  return (
    <section className="card">
      <h2 className="card-head">
        <Link to={`/complaints?${query}`}>{title}</Link>
        <small>{page.data?.total ?? '—'}</small>
      </h2>
      {page.error !== null && page.data === undefined ? (
        <ErrorLine error={page.error} onRetry={() => void page.refetch()} />
      ) : null}
      {page.data?.total === 0 ? <p className="reminder dim">{nothing}</p> : null}
      <ul>
        {page.data?.items.map((item) => (
          <li key={item.complaint.id} className="reminder">
            <Link
              className="el"
              to={`/complaints/${encodeURIComponent(item.complaint.number)}`}
              title={item.complaint.number}
            >
              {item.complaint.consumerName} — {item.complaint.operatorName}
            </Link>
            <ClockMark due={item.due} dueOn={item.complaint.dueOn} today={me.today} brief />
          </li>
        ))}
      </ul>
    </section>
  );
}
