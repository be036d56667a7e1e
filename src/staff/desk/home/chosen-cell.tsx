import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { handCells, handWords, type HandCell } from '../../../domain/matter/list/hand.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { FilterChip } from '../../matter/list/filter-chips.tsx';
import { WriteRemarkButton } from '../../steering/remark/remark-button.tsx';
import { linesOf } from '../work/waiting-rows.ts';
import { WaitingTable } from '../work/waiting-table.tsx';
import { useLines } from '../work/work-mine.ts';
import type { SeenRates } from './home-rates.tsx';
import { HolderTable, useHolderName } from './holder-table.tsx';
import { useReassigning } from './reassigning.tsx';
import { cellCount, cellQuery, type Chosen, type SeenHome } from './home-wire.ts';

const shown = 8;

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

/** The lines behind the chosen number, of all kinds in one order. */
export function useChosenLines(home: SeenHome | undefined, chosen: Chosen | null) {
  const rows = home?.holders.filter(({ holder }) => chosen?.holder === null || holder === chosen?.holder) ?? [];
  const total = chosen === null ? 0 : cellCount(rows, chosen.hand);
  const { data, error, isPending, refetch } = useLines(
    { mine: false, hand: chosen?.hand ?? 'all', holder: chosen?.holder ?? '', limit: shown },
    { enabled: total > 0 },
  );
  const { lines, steps } = linesOf(total === 0 ? [] : (data?.pages ?? []).slice(0, 1));
  return { total, lines, steps, loading: isPending && total > 0, error, refetch };
}

interface Props {
  home: SeenHome;
  chosen: Chosen;
  matters: ReturnType<typeof useChosenLines>;
  /** The row that the cursor of the page is on. */
  current: string | null;
}

/** The table of holders with the matters of the chosen number beneath it. */
export function HandsCard({
  home,
  chosen,
  matters,
  current,
  rates,
}: Omit<Props, 'chosen'> & { chosen: Chosen | null; rates?: SeenRates | undefined }) {
  const t = useWords();
  const isCounty = home.of === 'county';
  return (
    <section
      className={isCounty ? 'card' : 'card office-table'}
      aria-label={isCounty ? t('各所手上', 'In hand by office') : t('谁手上有什么', 'In hand by officer')}
    >
      <HolderTable home={home} chosen={chosen} rates={rates} />
      {chosen === null ? (
        <p className="chosen-none dim">
          {t(
            '没有超期、过本地时限的，也没有三日内到期的。',
            'Nothing is late or past a local limit, and nothing is due within three days.',
          )}
        </p>
      ) : (
        <ChosenCell home={home} chosen={chosen} matters={matters} current={current} />
      )}
    </section>
  );
}

/** The matters of the chosen number, each with a press, and the way to the one list of all of them. */
function ChosenCell({ home, chosen, matters, current }: Props) {
  const t = useWords();
  const left = matters.total - matters.lines.length;
  const nobody = home.holders.find(({ what }) => what === 'nobody')?.holder;
  const { pick, bar } = useReassigning(matters.lines, { isGiven: nobody === undefined || chosen.holder !== nobody });
  return (
    <section className="chosen-cell" aria-label={t('选中的件', 'The chosen matters')}>
      <ChosenHead home={home} chosen={chosen} total={matters.total} />
      {bar}
      {matters.error === null ? null : <ErrorLine error={matters.error} onRetry={() => void matters.refetch()} />}
      {matters.total === 0 ? (
        <p className="chosen-none dim">{t('这一格没有件。', 'Nothing stands in this cell.')}</p>
      ) : matters.loading ? (
        <Loading rows={2} />
      ) : (
        <WaitingTable
          lines={matters.lines}
          steps={matters.steps}
          today={home.today}
          current={current}
          press={({ number }): ReactNode => <WriteRemarkButton number={number} />}
          {...(pick === null ? {} : { pick })}
        >
          {left <= 0 ? undefined : (
            <Link to={`/all?${cellQuery(chosen)}`}>{t(`还有 ${left} 件，看全部`, `${left} more, see all`)}</Link>
          )}
        </WaitingTable>
      )}
    </section>
  );
}

/** What was chosen, each of it to be taken back, and how many there are. */
function ChosenHead({ home, chosen, total }: { home: SeenHome; chosen: Chosen; total: number }) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  const nameOf = useHolderName();
  const row = home.holders.find(({ holder }) => holder === chosen.holder);
  const isCounty = home.of === 'county';
  return (
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
      <span className="dim s nw">{t(`${total} 件，先到期在前`, `${total}, the first due first`)}</span>
      <span className="sp" />
      <Link className="s nw" to={`/all?${cellQuery(chosen)}`}>
        {t('在一张单里打开', 'Open as one list')}
      </Link>
    </div>
  );
}
