import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { scopes } from '../../../domain/base/actor.ts';
import { matterKinds, matterWords, type MatterKind } from '../../../domain/matter/matter.ts';
import { client, type SeenWork } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { places } from '../../base/places.ts';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { asked, type Found } from './asked-kinds.ts';
import { Today } from './sessions-today.tsx';

const open = {
  complaint: 'stage=atStation,toDispatch,toAccept,toTell,toMediate,mediating,toClose',
  tipoff: 'stage=toDispatch,toVerify,verifying,toTell,inEnforcement,toClose',
};
const rows = 3;

/** Beside the queues: what somebody presses for, what nobody has taken, what falls due next, of every kind. */
export function Reminders({ work, mineId }: { work: SeenWork | undefined; mineId: string | null }) {
  const t = useWords();
  const me = useMe();
  const mine = mineId === null ? '' : `&handlerId=${encodeURIComponent(`mine:${mineId}`)}`;
  const mayHold = useMay('complaint.holdSession');
  const holds = scopes[me.role] === 'office' || me.role === 'centre';
  return (
    <aside className="work-side" aria-label={t('提醒', 'Reminders')}>
      {work !== undefined && mayHold ? <Today work={work} /> : null}
      {scopes[me.role] === 'office' ? <SharedReminder /> : null}
      <Reminder
        title={t('催办', 'Urged')}
        queries={{
          complaint: `${open.complaint}&urged=yes${mine}&sort=due`,
          tipoff: `${open.tipoff}&urged=yes${mine}&sort=due`,
        }}
        nothing={t('没有人催。', 'Nobody presses.')}
      />
      {holds ? (
        <Reminder
          title={t('没有指定承办人', 'Nobody assigned')}
          queries={{
            complaint: 'stage=toAccept,toTell,toMediate,mediating&handlerId=none&sort=due',
            tipoff: 'stage=toVerify,verifying,toTell&handlerId=none&sort=due',
          }}
          nothing={t('在办的件都有承办人。', 'Every open matter has its handler.')}
        />
      ) : null}
      <Reminder
        title={t('五天内到期', 'Due within five days')}
        queries={{
          complaint: `due=soon${mine}&sort=due`,
          tipoff: `due=soon${mine}&sort=due`,
          inquiry: `due=soon${mine}&sort=due`,
          enforcement: `due=soon${mine}&sort=due`,
        }}
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

interface Props {
  title: string;
  /** What each kind is asked for; a kind that the reader does not read is left out. */
  queries: Partial<Record<MatterKind, string>>;
  nothing: string;
}

/** The most urgent of all kinds together, with a way to the list of each. */
function Reminder({ title, queries, nothing }: Props) {
  const label = useLabel();
  const me = useMe();
  const reads = {
    complaint: useMay('complaint.read'),
    tipoff: useMay('tipoff.read'),
    inquiry: useMay('inquiry.read'),
    enforcement: useMay('enforcement.read'),
  };
  const kinds = matterKinds.filter((kind) => reads[kind] && queries[kind] !== undefined);
  const pages = useQueries({
    queries: kinds.map((kind) => ({
      queryKey: [places[kind].path.slice(1), 'reminder', queries[kind]],
      queryFn: ({ signal }: { signal: AbortSignal }) => asked[kind](`${queries[kind]}&limit=${rows}`, signal),
      placeholderData: (before: Found | undefined) => before,
    })),
  });
  const found = pages.flatMap(({ data }) => data ?? []);
  const failed = pages.find(({ error, data }) => error !== null && data === undefined);
  const total = found.length < kinds.length ? null : found.reduce((sum, one) => sum + one.total, 0);
  const items = found
    .flatMap((one) => one.items)
    .toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))
    .slice(0, rows);
  return (
    <section className="card">
      <h2 className="card-head">
        {title}
        <small>{total ?? '—'}</small>
        <span className="sp" />
        {kinds.map((kind, i) =>
          (pages[i]?.data?.total ?? 0) === 0 ? null : (
            <Link key={kind} className="s" to={`${places[kind].path}?${queries[kind]}`}>
              {label(matterWords[kind])} {pages[i]?.data?.total}
            </Link>
          ),
        )}
      </h2>
      {failed === undefined ? null : <ErrorLine error={failed.error} onRetry={() => void failed.refetch()} />}
      {total === 0 ? <p className="reminder dim">{nothing}</p> : null}
      <ul>
        {items.map(({ kind, number, words, due, dueOn }) => (
          <li key={number} className="reminder">
            <Link className="el" to={`${places[kind].path}/${encodeURIComponent(number)}`} title={`${number} ${words}`}>
              {kind === 'complaint' ? null : <span className="tag">{label(matterWords[kind])}</span>} {words}
            </Link>
            {due === null ? null : <ClockMark due={due} dueOn={dueOn} today={me.today} brief />}
          </li>
        ))}
      </ul>
    </section>
  );
}
