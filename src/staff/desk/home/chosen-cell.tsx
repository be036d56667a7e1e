import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { handCells, handWords, type HandCell } from '../../../domain/matter/list/hand.ts';
import { matterKinds, matterWords } from '../../../domain/matter/matter.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { placeOfKind } from '../../base/places.ts';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { FilterChip } from '../../matter/list/filter-chips.tsx';
import { WriteRemarkButton } from '../../steering/remark/remark-button.tsx';
import { asked, type Found, type Reminded } from '../work/asked-kinds.ts';
import { useHolderName } from './holder-table.tsx';
import { cellCount, cellQuery, kindCount, type Chosen, type SeenHome } from './home-wire.ts';

const shown = 6;

/** What the address chooses, or the most urgent number that is not nought: whoever comes sees what is late without a press. */
export function useChosen(home: SeenHome | undefined): Chosen | null {
  const { search } = useAddress();
  const hand = search.get('hand');
  const holder = search.get('holder') ?? '';
  if ((handCells as readonly (string | null)[]).includes(hand))
    return { hand: hand as HandCell, holder: holder === '' ? null : holder };
  if (home === undefined) return null;
  const first = (['pastLegal', 'pastTarget', 'today', 'soon'] as const).find((one) => cellCount(home.holders, one) > 0);
  return first === undefined ? null : { hand: first, holder: null };
}

/** What is chosen in the table and asked of each kind that has some of it; the rows, the most urgent first. */
export function useChosenMatters(home: SeenHome | undefined, chosen: Chosen | null) {
  const rows = home?.holders.filter(({ holder }) => chosen?.holder === null || holder === chosen?.holder) ?? [];
  const kinds = matterKinds
    .map((kind) => ({
      kind,
      count: chosen === null ? 0 : rows.reduce((sum, row) => sum + kindCount(row, kind, chosen.hand), 0),
    }))
    .filter(({ count }) => count > 0);
  const query = chosen === null ? '' : cellQuery(chosen);
  const pages = useQueries({
    queries: kinds.map(({ kind }) => ({
      queryKey: [placeOfKind(kind).path.slice(1), 'hand', query],
      queryFn: ({ signal }: { signal: AbortSignal }) => asked[kind](`${query}&limit=${shown}`, signal),
    })),
  });
  const items = pages
    .flatMap(({ data }: { data?: Found | undefined }) => data?.items ?? [])
    .toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1));
  return {
    kinds,
    query,
    total: kinds.reduce((sum, { count }) => sum + count, 0),
    // Some of each kind are there: of all kinds together only so many are surely the most urgent.
    items: items.slice(0, shown),
    loading: pages.some(({ isPending }) => isPending),
    failed: pages.find(({ error }) => error !== null) ?? null,
  };
}

interface Props {
  home: SeenHome;
  chosen: Chosen;
  matters: ReturnType<typeof useChosenMatters>;
  /** The row that the cursor of the page is on. */
  current: string | null;
}

/** The matters of the chosen number, each with a press, and the way to the list of each kind. */
export function ChosenCell({ home, chosen, matters, current }: Props) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  const nameOf = useHolderName();
  const row = home.holders.find(({ holder }) => holder === chosen.holder);
  const isCounty = home.of === 'county';
  return (
    <section className="chosen-cell" aria-label={t('选中的件', 'The chosen matters')}>
      <div className="chosen-head">
        {row === undefined ? (
          <span className="mut">{isCounty ? t('全县', 'County') : t('本所', 'Office')}</span>
        ) : (
          <FilterChip
            chip={{ label: isCounty ? t('单位', 'Place') : t('承办', 'Officer'), value: nameOf(row) }}
            onDrop={() => change({ hand: chosen.hand, holder: null })}
          />
        )}
        {chosen.hand === 'all' ? (
          <span className="mut">{t('在手的', 'in hand')}</span>
        ) : (
          <FilterChip
            chip={{ label: t('期限', 'Clock'), value: label(handWords[chosen.hand]) }}
            onDrop={() => change({ hand: 'all', holder: chosen.holder })}
          />
        )}
        <span className="dim s nw">
          {t(`${matters.total} 件，先到期在前`, `${matters.total}, the first due first`)}
        </span>
        <span className="sp" />
        {matters.kinds.map(({ kind, count }) => (
          <Link key={kind} className="s nw" to={`${placeOfKind(kind).path}?${matters.query}`}>
            {label(matterWords[kind])} {count}
          </Link>
        ))}
      </div>
      {matters.failed === null ? null : (
        <ErrorLine error={matters.failed.error} onRetry={() => void matters.failed?.refetch()} />
      )}
      {matters.total === 0 ? (
        <p className="chosen-none dim">{t('这一格没有件。', 'Nothing stands in this cell.')}</p>
      ) : matters.loading && matters.items.length === 0 ? (
        <Loading rows={2} />
      ) : (
        <ul>
          {matters.items.map((item) => (
            <MatterLine key={item.id} item={item} current={item.id === current} />
          ))}
        </ul>
      )}
    </section>
  );
}

function MatterLine({ item, current }: { item: Reminded; current: boolean }) {
  const label = useLabel();
  const { today } = useMe();
  const { kind, id, number, words, stage, due, dueOn, legalOn } = item;
  return (
    <li data-row={id} className={current ? 'cur' : undefined}>
      <Link className="num" to={`${placeOfKind(kind).path}/${encodeURIComponent(number)}`}>
        {number}
      </Link>
      <span className="el" title={words}>
        {words}
      </span>
      <span className="mut el">{label(stage)}</span>
      <ClockMark due={due} dueOn={dueOn} legalOn={legalOn} today={today} />
      <WriteRemarkButton number={number} />
    </li>
  );
}
