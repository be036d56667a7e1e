import { useWords } from '../../base/language.tsx';

interface Props {
  shown: number;
  /** The most that the list gives. */
  most: number;
  /** Asks for so many. */
  onMore: (limit: string) => void;
}

/** Says that a list goes on behind its last row, and shows more of it; where it gives no more, how to find the rest. */
export function MoreRows({ shown, most, onMore }: Props) {
  const t = useWords();
  return (
    <p className="pad docket-moves">
      <span className="dim">
        {t(`只列了前 ${shown} 条，后面还有。`, `The first ${shown} are listed; there are more.`)}
        {shown < most
          ? ''
          : t('一次最多列这么多，请换个条件找。', ' A list gives no more at once; narrow it down by a filter.')}
      </span>
      {shown < most ? (
        <button type="button" className="b" onClick={() => onMore(String(Math.min(most, shown * 2)))}>
          {t('再列一些', 'Show more')}
        </button>
      ) : null}
    </p>
  );
}
