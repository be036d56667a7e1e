import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLabel, useWords } from '../../base/language.tsx';

/** One queue of the first screen: its heading, its rows, and a link to those that are not shown. */
export function Group({
  name,
  words,
  note,
  total,
  shown,
  shownAbove = 0,
  rest,
  children,
}: {
  name: string;
  words: { zh: string; en: string };
  note?: { zh: string; en: string } | undefined;
  total: number;
  /** How many rows it has here. */
  shown: number;
  /** Those that a more urgent queue has shown already. */
  shownAbove?: number;
  /** The list with all of them. */
  rest: string;
  children: ReactNode;
}) {
  const t = useWords();
  const label = useLabel();
  const left = total - shown - shownAbove;
  return (
    <tbody className={`q-${name}`}>
      <tr className="q-head">
        <th colSpan={6} scope="rowgroup">
          <i aria-hidden="true" />
          <b>{label(words)}</b>
          <span className="dim"> {total}</span>
          <span className={shownAbove > 0 ? 'q-note above dim' : 'q-note dim'}>
            {shownAbove > 0
              ? t(`${shownAbove} 件已列在上面`, `${shownAbove} listed above`)
              : note === undefined
                ? ''
                : label(note)}
          </span>
        </th>
      </tr>
      {children}
      {left > 0 ? (
        <tr className="q-rest">
          <td colSpan={6}>
            <Link to={rest}>{t(`还有 ${left} 件，看全部`, `${left} more, see all`)}</Link>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
