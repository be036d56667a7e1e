import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { scopes } from '../../../domain/base/actor.ts';
import { holderName } from '../../../domain/matter/list/hand.ts';
import { matterKinds, matterWords, type MatterKind } from '../../../domain/matter/matter.ts';
import type { Words } from '../../../domain/base/words.ts';
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

/**
 * 提醒: what is to be kept in mind beside the list, each with its reason; nothing where there is nothing. What stands on the page anyway, by
 * its number, is counted here and not told once more; who has a card of what nobody has needs no second one.
 */
export function Reminders({
  mineId,
  beside,
  hasUnassigned = false,
}: {
  mineId: string | null;
  beside: ReadonlySet<string>;
  hasUnassigned?: boolean;
}) {
  const t = useWords();
  const me = useMe();
  const mine = mineId === null ? '' : `&handlerId=${encodeURIComponent(`mine:${mineId}`)}`;
  return (
    <>
      <Reminder
        title={t('有人催', 'Urged')}
        why={t('投诉人、举报人催了还没办的，先给个话', 'who complained or told of it waits for a word')}
        beside={beside}
        queries={{
          complaint: `${open.complaint}&urged=yes${mine}&sort=due`,
          tipoff: `${open.tipoff}&urged=yes${mine}&sort=due`,
        }}
      />
      {hasUnassigned ? null : <Unassigned beside={beside} />}
      {scopes[me.role] === 'office' ? <SharedReminder /> : null}
      <SentOut />
    </>
  );
}

/** 没指定: of an office all that the table of its holders calls so; of the centre what offices have, and nobody in them. */
function Unassigned({ beside }: { beside: ReadonlySet<string> }) {
  const t = useWords();
  const { role, organisationId } = useMe();
  const shared = { title: t('没指定', 'Nobody yet'), beside };
  if (role === 'centre')
    return (
      <Reminder
        {...shared}
        why={t('分到所里、期限在走，还没有承办人', 'with an office, its clock runs, and nobody has it')}
        queries={{
          complaint: 'stage=toAccept,toTell,toMediate,mediating&handlerId=none&sort=due',
          tipoff: 'stage=toVerify,verifying,toTell&handlerId=none&sort=due',
        }}
      />
    );
  if (scopes[role] !== 'office' || organisationId === null) return null;
  const query = `hand=all&holder=${encodeURIComponent(holderName(organisationId, null))}&sort=due`;
  return (
    <Reminder
      {...shared}
      why={t('本所收到了，还没有承办人', 'the office has it, and nobody in it')}
      queries={{ complaint: query, tipoff: query, inquiry: query, enforcement: query }}
    />
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

/** Where those stand that the card does not name: in the list of the page, or behind the numbers beside its head. */
export function whereOthers({ total, here, named }: { total: number; here: number; named: number }): Words {
  if (here >= total) return { zh: '；都在这页的单子里', en: '; all stand in the list of this page' };
  const behind = total - here - named;
  return {
    zh: `${here === 0 ? '' : `；另 ${here} 件在这页的单子里`}${behind === 0 ? '' : `；还有 ${behind} 件点右上的数看`}`,
    en: `${here === 0 ? '' : `; ${here} more in the list of this page`}${behind === 0 ? '' : `; ${behind} more behind the numbers above`}`,
  };
}

interface Props {
  title: string;
  /** Why it is worth a look. */
  why: string;
  /** What each kind is asked for; a kind that the reader does not read is left out. */
  queries: Partial<Record<MatterKind, string>>;
  beside: ReadonlySet<string>;
}

/** The most urgent of all kinds together, with a way to the list of each; nothing where there is none. */
function Reminder({ title, why, queries, beside }: Props) {
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
  const all = found.flatMap((one) => one.items);
  const items = all
    .filter(({ number }) => !beside.has(number))
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
      <p className="reminder dim s">
        {why}
        {label(
          whereOthers({ total, here: all.filter(({ number }) => beside.has(number)).length, named: items.length }),
        )}
      </p>
      <ul hidden={items.length === 0}>
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
