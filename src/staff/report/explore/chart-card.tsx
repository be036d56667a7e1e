/** 图: what stands beside the table, by month, by row, as a heat table or on the map. */
import { useQuery } from '@tanstack/react-query';
import { Suspense, type ReactNode } from 'react';
import { figures } from '../../../domain/figures.ts';
import { sidesOf } from '../../../domain/report/explore.ts';
import { chartsOf, chartWords, type ChartKind } from '../../../domain/report/explore-chart.ts';
import type { Exploration } from '../../../http/api/report/explore-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import type { ChartProps } from './chart-props.ts';
import { LinesChart, MonthsChart, RowsChart } from './drawn-chart.tsx';
import { exploreCalls, queryOf, wishOfChart, type ShownLine, type Wish } from './explore-calls.ts';
import { HeatTable } from './heat-table.tsx';
import { PictureButton } from './picture-button.tsx';

const { Part: VillageMap } = later(async () => (await import('./village-map.tsx')).VillageMap);

interface Props {
  wish: Wish;
  /** The lines as the table beside shows them. */
  lines: readonly ShownLine[];
  found: Exploration;
  /** To which row and column the charts by month and the map are narrowed; empty where to none. */
  named: string;
}

export function ChartCard({ wish, lines, found, named }: Props) {
  const t = useWords();
  const label = useLabel();
  const offered = chartsOf(wish.rows, sidesOf(figures[wish.figure]));
  const kind = offered.includes(wish.chart) ? wish.chart : 'months';
  const about = kind === 'months' || kind === 'map' ? named : '';
  const title = label({ zh: chartWords[kind].sayZh, en: chartWords[kind].sayEn });
  const foot: ChartProps['foot'] = (make) => (
    <ChartFoot offered={offered} kind={kind}>
      {make === null ? null : (
        <PictureButton
          make={make}
          wish={wish}
          title={[label(figures[wish.figure]), title, about].filter((one) => one !== '').join(' · ')}
          found={found}
        />
      )}
    </ChartFoot>
  );
  return (
    <section className="card" aria-label={t('图', 'Chart')}>
      <h2 className="card-head">
        {title} <small>{about}</small>
      </h2>
      {kind === 'rows' ? (
        <RowsChart wish={wish} lines={lines} found={found} foot={foot} />
      ) : (
        <AskedChart key={kind} wish={wish} kind={kind} foot={foot} />
      )}
    </section>
  );
}

/** Which charts there are, and the way out of the present one. */
function ChartFoot({
  offered,
  kind,
  children,
}: {
  offered: readonly ChartKind[];
  kind: ChartKind;
  children: ReactNode;
}) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  return (
    <div className="explore-chart-foot no-print">
      <fieldset className="seg" aria-label={t('怎么画', 'How it is drawn')}>
        {offered.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === kind}
            title={label({ zh: chartWords[one].sayZh, en: chartWords[one].sayEn })}
            onClick={() => change({ chart: one === 'months' ? null : one })}
          >
            {label(chartWords[one])}
          </button>
        ))}
      </fieldset>
      {children}
    </div>
  );
}

/** A chart with a table of its own. */
function AskedChart({ wish, kind, foot }: Pick<ChartProps, 'wish' | 'foot'> & { kind: Exclude<ChartKind, 'rows'> }) {
  const t = useWords();
  const asked = wishOfChart(wish, kind);
  const query = queryOf(asked);
  const found = useQuery({
    queryKey: ['figures', 'table', query],
    queryFn: ({ signal }) => exploreCalls.table(query, signal),
    placeholderData: (before) => before,
  });
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={4} />;
  const { table } = found.data;
  if (table === null)
    return (
      <>
        <p className="pad dim">{t('这个期间没有台账。', 'No ledger of this period.')}</p>
        {foot(null)}
      </>
    );
  const props = { wish: asked, found: found.data, table, foot };
  switch (kind) {
    case 'months':
      return <MonthsChart {...props} />;
    case 'lines':
      return <LinesChart {...props} />;
    case 'heat':
      return <HeatTable {...props} />;
    case 'map':
      return (
        <Suspense fallback={<Loading rows={5} />}>
          <VillageMap {...props} />
        </Suspense>
      );
  }
}
