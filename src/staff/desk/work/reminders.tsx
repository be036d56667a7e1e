import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { scopes } from '../../../domain/base/actor.ts';
import { matterKinds, matterWords, type MatterKind } from '../../../domain/matter/matter.ts';
import { client } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { places } from '../../base/places.ts';
import { useInstructions } from '../../command/instruction/instruction-calls.ts';
import { asked, type Found } from './asked-kinds.ts';

const open = {
  complaint: 'stage=atStation,toDispatch,toAccept,toTell,toMediate,mediating,toClose',
  tipoff: 'stage=toDispatch,toVerify,verifying,toTell,inEnforcement,toClose',
};
const rows = 3;

/** 提醒: what is to be kept in mind beside the list, each with its reason; nothing where there is nothing. */
export function Reminders({ mineId }: { mineId: string | null }) {
  const t = useWords();
  const me = useMe();
  const mine = mineId === null ? '' : `&handlerId=${encodeURIComponent(`mine:${mineId}`)}`;
  const holds = scopes[me.role] === 'office' || me.role === 'centre';
  return (
    <>
      <Reminder
        title={t('有人催', 'Urged')}
        why={t('催了还没办的，先给个话', 'they wait for a word')}
        queries={{
          complaint: `${open.complaint}&urged=yes${mine}&sort=due`,
          tipoff: `${open.tipoff}&urged=yes${mine}&sort=due`,
        }}
      />
      {holds ? (
        <Reminder
          title={t('没有指定承办人', 'Nobody assigned')}
          why={t('期限在走，没有人办', 'the clock runs and nobody has it')}
          queries={{
            complaint: 'stage=toAccept,toTell,toMediate,mediating&handlerId=none&sort=due',
            tipoff: 'stage=toVerify,verifying,toTell&handlerId=none&sort=due',
          }}
        />
      ) : null}
      {scopes[me.role] === 'office' ? <SharedReminder /> : null}
      <SentOut />
    </>
  );
}

/** For who sends instructions: what is out and not taken, in one line that opens the board. */
function SentOut() {
  const t = useWords();
  const { id } = useMe();
  const maySend = useMay('instruction.send');
  const sent = (useInstructions().data?.items ?? []).filter(({ instruction }) => instruction.byId === id);
  const silent = sent.filter(({ instruction }) => instruction.state === 'sent').length;
  const late = sent.filter((one) => one.late).length;
  if (!maySend || (silent === 0 && late === 0)) return null;
  return (
    <section className="card" aria-label={t('我下的指令', 'Instructions I sent')}>
      <h2 className="card-head">
        <Link to="/instructions">{t('我下的指令', 'Instructions I sent')}</Link> <small>{sent.length}</small>
      </h2>
      <p className="reminder dim">
        {[
          ...(silent > 0 ? [t(`${silent} 条没有签收`, `${silent} not acknowledged`)] : []),
          ...(late > 0 ? [t(`${late} 条逾期`, `${late} late`)] : []),
        ].join(t('，', ', '))}
      </p>
    </section>
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
  /** Why it is worth a look. */
  why: string;
  /** What each kind is asked for; a kind that the reader does not read is left out. */
  queries: Partial<Record<MatterKind, string>>;
}

/** The most urgent of all kinds together, with a way to the list of each; nothing where there is none. */
function Reminder({ title, why, queries }: Props) {
  const label = useLabel();
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
  const total = found.reduce((sum, one) => sum + one.total, 0);
  const items = found
    .flatMap((one) => one.items)
    .toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))
    .slice(0, rows);
  if (total === 0) return null;
  return (
    <section className="card" aria-label={title}>
      <h2 className="card-head">
        {title}
        <small>{total}</small>
        <span className="sp" />
        {kinds.map((kind, i) =>
          (pages[i]?.data?.total ?? 0) === 0 ? null : (
            <Link key={kind} className="s" to={`${places[kind].path}?${queries[kind]}`}>
              {label(matterWords[kind])} {pages[i]?.data?.total}
            </Link>
          ),
        )}
      </h2>
      <p className="reminder dim s">{why}</p>
      <ul>
        {items.map(({ kind, number, words }) => (
          <li key={number} className="reminder">
            <Link className="el" to={`${places[kind].path}/${encodeURIComponent(number)}`} title={`${number} ${words}`}>
              {kind === 'complaint' ? null : <span className="tag">{label(matterWords[kind])}</span>} {words}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
