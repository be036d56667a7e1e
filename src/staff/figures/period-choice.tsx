import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { periodNames, periodOf, periodWords, type Period } from './period.ts';
import './period-choice.css';

/** The periods that people ask for, one press each; none is pressed while other days were picked by hand. */
export function Periods({ period, onChoose }: { period: Period; onChoose: (period: Period) => void }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <fieldset className="seg periods" aria-label={t('期间', 'Period')}>
      {periodNames.map((name) => {
        const one = periodOf(name, today);
        return (
          <button
            key={name}
            type="button"
            aria-pressed={one.from === period.from && one.to === period.to}
            onClick={() => onChoose({ from: one.from, to: one.to })}
          >
            {label(periodWords[name])}
          </button>
        );
      })}
    </fieldset>
  );
}
