import { Navigate } from 'react-router';
import batchDocket from '../../../domain/supervision/sampling/batch-steps.ts?batchDocket';
import { commissioners } from '../../../domain/supervision/sampling/goods.ts';
import { batchListing } from '../../../domain/supervision/sampling/sampling-lists.ts';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import type { DocketCells } from '../../matter/docket/docket-beside.tsx';
import { DocketPage } from '../../matter/docket/docket-page.tsx';
import { WholeRow } from '../../matter/docket/docket-rows.tsx';
import { batchCalls, useSamplingChoices, type SeenBatchLine } from './sampling-calls.ts';
import { ResultTable } from './result-table.tsx';
import './sampling.css';

/** 抽检: what was sampled, the most urgent day first; each opens on a page of its own. */
export default function SamplingPage() {
  const t = useWords();
  const label = useLabel();
  const { search, change } = useAddress();
  const choices = useSamplingChoices();
  const { today } = useMe();
  const opened = search.get('open');
  if (opened !== null) return <Navigate replace to={`/samplings/${encodeURIComponent(opened)}`} />;
  const by = search.get('commissioner');
  const cells: DocketCells<SeenBatchLine> = {
    due: ({ more: { due } }) => <ClockMark due={due} dueOn={due?.targetOn} legalOn={due?.legalOn} today={today} />,
  };
  return (
    <DocketPage
      docket={batchDocket}
      calls={batchCalls}
      listing={batchListing}
      people={choices}
      rowMoves="chief"
      empty={t(
        '没有在办的抽检。按“登记一批”写下抽什么、谁委托；抽样、送检、报告、告知、处置都在它自己的页上。',
        'No batch is open. Press Register a batch; sampling, test, result and disposal stand on its own page.',
      )}
      nameWords={{ zh: '样品', en: 'Product' }}
      nameOf={nameOf}
      tools={
        <>
          <ResultTable />
          <fieldset className="seg" aria-label={t('谁委托的', 'Commissioned by')}>
            <button
              type="button"
              aria-pressed={by === null}
              onClick={() => change({ commissioner: null, pages: null })}
            >
              {t('各级委托', 'All levels')}
            </button>
            {Object.entries(commissioners).map(([name, words]) => (
              <button
                key={name}
                type="button"
                aria-pressed={by === name}
                onClick={() => change({ commissioner: name, pages: null })}
              >
                {label(words)}
              </button>
            ))}
          </fieldset>
        </>
      }
      cells={cells}
      facts={(item) => <WholeRow page={{ docket: batchDocket, listing: batchListing, cells, nameOf }} item={item} />}
    />
  );
}

const nameOf = ({ entry }: SeenBatchLine) => `${entry.number} ${entry.product}`;
