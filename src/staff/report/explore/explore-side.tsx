/** Beside the table: the first records of the chosen cell. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { figures } from '../../../domain/figures.ts';
import { figureText } from '../../../domain/figures/figure-text.ts';
import type { SeenTable } from '../../../http/api/report/explore-routes.ts';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import { inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import { tipoffStageWords } from '../../../domain/tipoff/state-words.ts';
import { useWords, type Say, type useLabel } from '../../base/language.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { MatterLink } from '../../base/ui/matter-link.tsx';
import { exploreCalls, totalRow, totalWords, type ListedMatter, type ShownLine, type Wish } from './explore-calls.ts';

/** What the chosen cell is called and how many it has, and the list behind it. */
export interface Chosen {
  named: string;
  n: number;
  to: string | null;
  /** Of a total: how many there were a year before. */
  year: number | null;
}

export function chosenOf(
  { cell }: Wish,
  table: SeenTable,
  lines: readonly ShownLine[],
  label: ReturnType<typeof useLabel>,
): Chosen | null {
  const { columns, names } = table;
  const line = cell?.row === totalRow ? totalLine(table, label) : lines.find(({ key }) => key === cell?.row);
  if (line === undefined) return null;
  const k = columns.findIndex(({ key }) => key === cell?.column);
  const column = columns[k];
  if (column === undefined)
    return { named: line.name, n: line.total, to: line.to.at(-1) ?? null, year: line.compared.year?.base ?? null };
  const name = label(names[column.key] ?? { zh: column.key, en: column.key });
  return { named: `${line.name} × ${name}`, n: line.counts[k] ?? 0, to: line.to[k] ?? null, year: null };
}

/** The foot of the table, as a line of it. */
function totalLine(
  { columns, total, compared, toTotals }: SeenTable,
  label: ReturnType<typeof useLabel>,
): Pick<ShownLine, 'name' | 'counts' | 'total' | 'compared' | 'to'> {
  return { name: label(totalWords), counts: columns.map((one) => one.total), total, compared, to: toTotals };
}

/** The first ten, and the way to all of them. */
export function Records({ wish, chosen }: { wish: Wish; chosen: Chosen | null }) {
  const t = useWords();
  const words = figures[wish.figure];
  return (
    <section className="card" aria-label={t('这一格是哪些', 'Behind the cell')}>
      <h2 className="card-head">
        {chosen?.named ?? t('这一格是哪些', 'Behind the cell')}{' '}
        {chosen === null ? null : (
          <small>
            {figureText(words.unit, chosen.n)} {t(words.unitZh, words.unitEn)}
            {chosen.year === null
              ? ''
              : t(
                  `，去年同期 ${figureText(words.unit, chosen.year)}`,
                  `, ${figureText(words.unit, chosen.year)} a year before`,
                )}
          </small>
        )}
        <span className="sp" />
        {chosen === null || chosen.to === null || chosen.n === 0 ? null : (
          <Link className="go" to={chosen.to}>
            {t('在列表打开', 'Open the list')}
          </Link>
        )}
      </h2>
      <Behind chosen={chosen} />
    </section>
  );
}

function Behind({ chosen }: { chosen: Chosen | null }) {
  const t = useWords();
  const to = chosen === null || chosen.n === 0 ? null : chosen.to;
  const found = useQuery({
    queryKey: ['figures', 'behind', to],
    queryFn: ({ signal }) => exploreCalls.first(to ?? '', signal),
    enabled: to !== null,
  });
  if (chosen === null)
    return <p className="pad dim">{t('点一格，这里列出是哪几件。', 'Press a cell to see its records.')}</p>;
  if (chosen.n === 0) return <p className="pad dim">{t('这一格一件也没有。', 'There is none in this cell.')}</p>;
  if (to === null)
    return (
      <p className="pad dim">
        {t(
          '这样的一格没有列表能只列出它；换一个行或者列，例如按类别、按所。',
          'No list opens just these; choose other rows or columns.',
        )}
      </p>
    );
  if (isUnread(found)) return <ErrorLine error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading rows={5} />;
  return (
    <>
      <ul className="explore-records">
        {found.data.items.map(matterOf).map((one) => (
          <li key={one.number}>
            <MatterLink number={one.number} className="num" />
            <span>{one.consumerName ?? ''}</span>
            <span className="dim">{one.operatorName ?? ''}</span>
            <span>{stageOf(one, t)}</span>
          </li>
        ))}
      </ul>
      {typeof found.data.next === 'string' ? (
        <p className="explore-chart-note dim s">
          {t('先列十件，其余的在列表里。', 'The first ten; the others are in the list.')}
        </p>
      ) : null}
    </>
  );
}

const stagesOfAll: Readonly<Record<string, { zh: string; en: string }>> = {
  ...stageWords,
  ...tipoffStageWords,
  ...inquiryStageWords,
};

/** How far it is, in the words of its kind. */
function stageOf({ stage }: ListedMatter, t: Say): string {
  const words = stage === undefined ? undefined : stagesOfAll[stage];
  return words === undefined ? '' : t(words.zh, words.en);
}

function matterOf(item: Record<string, unknown>): ListedMatter {
  return (item['complaint'] ?? item['tipoff'] ?? item['inquiry'] ?? item) as ListedMatter;
}
