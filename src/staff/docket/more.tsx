import { useWords } from '../language.tsx';

/** Says that a list goes on behind its last row, and shows more of it. */
export function MoreRows({ shown, onMore }: { shown: number; onMore: () => void }) {
  const t = useWords();
  return (
    <p className="pad docket-moves">
      <span className="dim">
        {t(`只列了前 ${shown} 条，后面还有。`, `The first ${shown} are listed; there are more.`)}
      </span>
      <button type="button" className="b" onClick={onMore}>
        {t('再列一些', 'Show more')}
      </button>
    </p>
  );
}

/** How many are asked for after so many are shown; no list is read for more than this at once. */
export function moreThan(shown: number): string {
  return String(Math.min(20_000, shown * 2));
}
