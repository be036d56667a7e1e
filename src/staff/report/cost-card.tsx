import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { addDays, addMonths } from '../../domain/base/calendar.ts';
import { costMeans, type CostMonth } from '../../domain/complaint/cost-month.ts';
import { figures } from '../../domain/figures.ts';
import type { CostsAnswer } from '../../http/api/report/figure-routes.ts';
import { send } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { recordsOf, type Shown } from './report-paragraph.tsx';

/** 维权成本走势: what it cost to complain, month by month, so that it is seen whether it costs less (S139). Each mean opens its complaints. */
export function CostCard({ shown: { period, officeId, category } }: { shown: Omit<Shown, 'values'> }) {
  const t = useWords();
  const asked = new URLSearchParams({
    to: period.to,
    ...(officeId === undefined ? {} : { officeId }),
    ...(category === undefined ? {} : { category }),
  }).toString();
  const found = useQuery({
    queryKey: ['figures', 'costs', asked],
    queryFn: ({ signal }) => send<CostsAnswer>(`/figures/costs?${asked}`, { signal }),
    placeholderData: (before) => before,
  });
  const isExplored = useLocation().pathname.endsWith('/explore');
  const away = new URLSearchParams(asked);
  away.set('from', period.from);
  if (!isExplored) away.set('figure', 'costs');
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  const months = found.data?.months ?? [];
  const told = months.reduce((sum, one) => sum + one.told, 0);
  return (
    <section className="card" aria-label={t('维权成本走势', 'Cost of complaining, by month')}>
      <h2 className="card-head">
        {t('维权成本走势', 'Cost of complaining, by month')}
        <Link className="go no-print" to={`${isExplored ? '/figures' : '/figures/explore'}?${away.toString()}`}>
          {isExplored ? t('看数字', 'Figures') : t('在探查里看', 'Explore')}
        </Link>
      </h2>
      {told === 0 ? (
        <p className="pad dim">
          {t(
            '这一年办结的件里没有记过成本的；回访时问一句“跑了几趟、花了多少钱”就记下了。',
            'Nothing closed in this year has its cost noted; the follow-up call asks for it.',
          )}
        </p>
      ) : (
        <CostTable months={months} keptSince={found.data?.keptSince ?? null} shown={{ period, officeId, category }} />
      )}
    </section>
  );
}

function CostTable({
  months,
  keptSince,
  shown: { officeId, category },
}: {
  months: readonly CostMonth[];
  keptSince: string | null;
  shown: Omit<Shown, 'values'>;
}) {
  const t = useWords();
  const label = useLabel();
  const columns = costMeans.map((name) => ({
    name,
    words: label(figures[name]).replace(/^(?:维权成本：平均|Cost: )/u, ''),
  }));
  return (
    <div className="figure-scroll">
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{t('办结的月份', 'Month of the close')}</th>
            <th scope="col" className="r">
              {t('记了的', 'Told')}
            </th>
            {columns.map(({ name, words }) => (
              <th key={name} scope="col" className="r">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((one) => (
            <MonthRow key={one.month} one={one} keptSince={keptSince} officeId={officeId} category={category} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MonthRow({
  one,
  keptSince,
  officeId,
  category,
}: { one: CostMonth; keptSince: string | null } & Pick<Shown, 'officeId' | 'category'>) {
  const period = { from: one.month, to: addDays(addMonths(one.month, 1), -1) };
  // Before there was a ledger nothing was noted, and nothing is not nought.
  const isBefore = keptSince === null || period.to < keptSince;
  const opened = (name: 'costTold' | (typeof costMeans)[number], words: string) => (
    <Link to={recordsOf(name, period, officeId, category)}>{words}</Link>
  );
  return (
    <tr>
      <th scope="row">{one.month.slice(0, 7)}</th>
      <td className="r">{one.told === 0 ? (isBefore ? '*' : '0') : opened('costTold', String(one.told))}</td>
      {costMeans.map((name) => (
        <td key={name} className="r">
          {one[name] === null ? (isBefore ? '*' : '—') : opened(name, one[name].toFixed(2))}
        </td>
      ))}
    </tr>
  );
}
