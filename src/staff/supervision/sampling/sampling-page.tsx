import { Link, Navigate } from 'react-router';
import { batchDocket } from '../../../domain/supervision/sampling/batch-steps.ts';
import type { SamplingBatch } from '../../../domain/supervision/sampling/batch.ts';
import { commissioners, productClasses } from '../../../domain/supervision/sampling/goods.ts';
import type { BatchMore } from '../../../http/api/supervision/sampling/sampling-routes.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import { batchCalls, useSamplingChoices } from './sampling-calls.ts';
import { ResultTable } from './result-table.tsx';
import './sampling.css';

/** What the address asks of the list beside open and all: what a figure counts, or one plan. */
const asked = ['productClass', 'commissioner', 'planId', 'officeId', 'figure', 'from', 'to'] as const;

/** 抽检: what was sampled, the most urgent day first; each opens on a page of its own. */
export default function SamplingPage() {
  const t = useWords();
  const label = useLabel();
  const { search, change } = useAddress();
  const choices = useSamplingChoices();
  const columns = useBatchColumns();
  const opened = search.get('open');
  if (opened !== null) return <Navigate replace to={`/samplings/${encodeURIComponent(opened)}`} />;
  const query = Object.fromEntries(asked.flatMap((name) => (search.has(name) ? [[name, search.get(name) ?? '']] : [])));
  const by = search.get('commissioner');
  return (
    <DocketPage<SamplingBatch, BatchMore>
      docket={batchDocket}
      calls={batchCalls}
      query={query}
      people={choices}
      rowMoves="chief"
      empty={t(
        '没有在办的抽检。按“登记一批”写下抽什么、谁委托；抽样、送检、报告、告知、处置都在它自己的页上。',
        'No batch is open. Press Register a batch; sampling, test, result and disposal stand on its own page.',
      )}
      nameWords={{ zh: '样品', en: 'Product' }}
      nameOf={({ entry }) => `${entry.number} ${entry.product}`}
      tools={
        <>
          <ResultTable />
          <fieldset className="seg" aria-label={t('谁委托的', 'Commissioned by')}>
            <button type="button" aria-pressed={by === null} onClick={() => change({ commissioner: null })}>
              {t('各级委托', 'All levels')}
            </button>
            {Object.entries(commissioners).map(([name, words]) => (
              <button
                key={name}
                type="button"
                aria-pressed={by === name}
                onClick={() => change({ commissioner: name })}
              >
                {label(words)}
              </button>
            ))}
          </fieldset>
        </>
      }
      columns={columns}
      facts={({ entry }) => <Link to={`/samplings/${entry.number}`}>{entry.number}</Link>}
    />
  );
}

function useBatchColumns(): DocketColumn<SeenEntry<SamplingBatch, BatchMore>>[] {
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  return [
    {
      zh: '被抽样单位',
      en: 'Seller',
      cell: ({ entry }) => entry.sellerName || '—',
      words: ({ entry }) => `${entry.sellerName} ${entry.maker} ${entry.lot}`,
    },
    {
      zh: '类别',
      en: 'Class',
      cell: ({ entry }) => label(productClasses[entry.productClass]),
      words: ({ entry }) => productClasses[entry.productClass].zh,
    },
    { zh: '委托', en: 'By', cell: ({ entry }) => label(commissioners[entry.commissioner]) },
    {
      zh: '抽样',
      en: 'Sampled',
      cell: ({ entry }) => (entry.sampledOn === null ? '—' : dayPlain(entry.sampledOn, language, today)),
    },
    {
      zh: '时限',
      en: 'Due',
      cell: ({ more: { due } }) => <ClockMark due={due} dueOn={due?.targetOn} legalOn={due?.legalOn} today={today} />,
    },
  ];
}
