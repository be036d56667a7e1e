import { Link } from 'react-router';
import { holderOf, handAskWords, handAsks, type HandAsk } from '../../domain/matter/list/hand.ts';
import { matterKinds, matterWords, type MatterKind } from '../../domain/matter/matter.ts';
import { useAddress } from '../base/address.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { placeOfKind } from '../base/places.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { useLookedAt } from '../matter/neighbours.ts';
import { FilterChip } from '../matter/list/filter-chips.tsx';
import { useHolderName } from './home/holder-table.tsx';
import { useHome } from './home/home-wire.ts';
import { useCursor } from './work/row-cursor.ts';
import { linesOf, rowsOf } from './work/waiting-rows.ts';
import { WaitingTable } from './work/waiting-table.tsx';
import { useLines } from './work/work-mine.ts';
import './work/work.css';
import './home/home.css';

/** 所有的件: matters of all kinds behind one number, by the day, page after page; what is chosen stands in the address. */
export default function AllPage() {
  const t = useWords();
  const { search, change } = useAddress();
  const hand = handAsks.find((one) => one === search.get('hand')) ?? 'all';
  const holder = search.get('holder');
  const kind = matterKinds.find((one) => one === search.get('kind')) ?? null;
  const whose = holder === null && search.get('mine') !== 'no';
  const found = useLines({ mine: whose, hand, holder, kind, limit: 100 });
  useLookedAt('work');
  const { lines, steps } = linesOf(found.data?.pages ?? []);
  const current = useCursor(rowsOf(lines));
  return (
    <div className="pad work all-page">
      <title>{t('各种件 · 红盾', 'All kinds · Hongdun')}</title>
      <div className="hd">
        <h1>{t('各种件', 'All kinds')}</h1>
        <span className="dim s nw">
          {found.data === undefined
            ? '—'
            : found.hasNextPage
              ? t(`已列 ${lines.length} 件，后面还有`, `${lines.length} so far, and more`)
              : t(`共 ${lines.length} 件，先到期在前`, `${lines.length}, the first due first`)}
        </span>
        <span className="sp" />
        <Link className="b" to="/">
          {t('回我的工作', 'Back to my work')}
        </Link>
      </div>
      <Chosen hand={hand} holder={holder} kind={kind} onDrop={(choices) => change(choices)} />
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      <Found found={found} lines={lines} steps={steps} current={current} />
    </div>
  );
}

/** What was found, and the way to what is behind it. */
function Found({ found, lines, steps, current }: FoundProps) {
  const t = useWords();
  const me = useMe();
  if (found.data === undefined) return found.error === null ? <Loading rows={12} height={36} /> : null;
  if (lines.length === 0)
    return (
      <div className="card">
        <Empty words={t('没有这样的件。', 'There is none of these.')} />
      </div>
    );
  return (
    <section className="card q-card" aria-label={t('各种件', 'All kinds')}>
      <WaitingTable
        lines={lines}
        steps={steps}
        today={found.data.pages[0]?.today ?? me.today}
        current={current}
        totals={{}}
      >
        {found.hasNextPage ? (
          <button
            type="button"
            className="b t sm"
            disabled={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('接着看', 'Read on')}
          </button>
        ) : undefined}
      </WaitingTable>
    </section>
  );
}

interface FoundProps extends ReturnType<typeof linesOf> {
  found: ReturnType<typeof useLines>;
  current: string | null;
}

interface ChosenProps {
  hand: HandAsk;
  holder: string | null;
  kind: MatterKind | null;
  onDrop: (choices: Record<string, string | null>) => void;
}

/** What was chosen, each of it to be taken back, and the kinds to choose from. */
function Chosen({ hand, holder, kind, onDrop }: ChosenProps) {
  const t = useWords();
  const label = useLabel();
  const name = useNameOf(holder);
  const reads = {
    complaint: useMay('complaint.read'),
    tipoff: useMay('tipoff.read'),
    inquiry: useMay('inquiry.read'),
    enforcement: useMay('enforcement.read'),
  };
  const list = new URLSearchParams({ hand, ...(holder === null || holder === '' ? {} : { holder }), sort: 'due' });
  return (
    <div className="chosen-head">
      <FilterChip
        chip={{ label: t('期限', 'Clock'), value: label(handAskWords(hand)) }}
        onDrop={() => onDrop({ hand: 'all' })}
      />
      {name === null ? null : (
        <FilterChip chip={{ label: t('在谁手上', 'Held by'), value: name }} onDrop={() => onDrop({ holder: '' })} />
      )}
      {kind === null ? null : (
        <FilterChip
          chip={{ label: t('哪一种', 'Kind'), value: label(matterWords[kind]) }}
          onDrop={() => onDrop({ kind: null })}
        />
      )}
      {matterKinds
        .filter((one) => reads[one] && one !== kind)
        .map((one) => (
          <button key={one} type="button" className="b t sm" onClick={() => onDrop({ kind: one })}>
            {t(`只看${matterWords[one].zh}`, `Only ${matterWords[one].en.toLowerCase()}s`)}
          </button>
        ))}
      <span className="sp" />
      {kind === null ? null : (
        <Link className="s" to={`${placeOfKind(kind).path}?${list.toString()}`}>
          {t('在列表里打开', 'Open in its list')}
        </Link>
      )}
    </div>
  );
}

/** In whose hands, in words; null where nobody was chosen. */
function useNameOf(holder: string | null): string | null {
  const t = useWords();
  const me = useMe();
  const nameOf = useHolderName();
  const known = useHome().data?.holders.find((one) => one.holder === holder);
  const organisations = useDirectory()?.organisations ?? [];
  if (holder === null || holder === '') return null;
  if (known !== undefined) return nameOf(known);
  const asked = holderOf(holder);
  if (asked.at === 'station') return t('各站点', 'Stations');
  if (asked.at === 'centre') return t('县中心', 'Centre');
  const office = organisations.find(({ id }) => id === asked.officeId)?.name ?? asked.officeId;
  if (asked.at === 'office') return office;
  if (asked.handlerId === null) return t(`${office}，还没指定`, `${office}, nobody yet`);
  return asked.handlerId === me.id ? t('我', 'me') : office;
}
