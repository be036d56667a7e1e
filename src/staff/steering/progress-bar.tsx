import { useWords } from '../base/language.tsx';
import './steering.css';

interface Props {
  done: number;
  of: number;
  /** How many of those that are left are past their day. */
  late?: number;
  /** What is counted, for who hears the bar. */
  words: string;
  unit?: string;
}

/** How far something is: a bar with both numbers, and in red what is late. */
export function Progress({ done, of, late = 0, words, unit = '' }: Props) {
  const t = useWords();
  if (of === 0) return <span className="dim">—</span>;
  return (
    <span className={done >= of ? 'steering-bar done' : 'steering-bar'}>
      <progress max={of} value={Math.min(done, of)} aria-label={words} />
      <span>
        {done} / {of}
        {unit === '' ? '' : ` ${unit}`}
      </span>
      {late > 0 ? <span className="err">{t(`逾期 ${late}`, `${late} late`)}</span> : null}
    </span>
  );
}
