import { useAddress } from '../../base/address.ts';
import { useWords } from '../../base/language.tsx';
import { ChosenCell, useChosen, useChosenMatters } from './chosen-cell.tsx';
import { HolderTable } from './holder-table.tsx';
import { useHome } from './home-wire.ts';
import './home.css';

/** 本所: officers by how near the day is, above the head's own work. */
export function OfficeTable() {
  const t = useWords();
  const { data } = useHome();
  const { search } = useAddress();
  const isAsked = search.get('hand') !== null;
  const found = useChosen(data);
  const chosen = isAsked ? found : null;
  const matters = useChosenMatters(data, chosen);
  if (data === undefined) return null;
  return (
    <section className="card office-table" aria-label={t('谁手上有什么', 'In hand by officer')}>
      <HolderTable home={data} chosen={chosen} />
      {chosen === null ? (
        <p className="chosen-none dim">
          {t(
            '在手 = 超期 + 过本地时限 + 今天 + 三日内 + 以后，横竖都加得起来；没受理另数。',
            'In hand is the sum of the next five, by row and by column; not accepted is counted beside.',
          )}
        </p>
      ) : (
        <ChosenCell home={data} chosen={chosen} matters={matters} current={null} />
      )}
    </section>
  );
}
