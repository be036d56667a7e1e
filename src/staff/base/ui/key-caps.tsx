import { Fragment } from 'react';
import { useWords } from '../language.tsx';
import { capsOf } from '../key-sequence.ts';

/** The caps of a shortcut, such as G 再按 M. */
export function Caps({ shortcut }: { shortcut: string }) {
  const t = useWords();
  const caps = capsOf(shortcut);
  const isSequence = shortcut.includes(' ');
  return (
    <span className="caps">
      {caps.map((cap, i) => (
        <Fragment key={cap + String(i)}>
          {isSequence && i > 0 ? <i>{t('再按', 'then')}</i> : null}
          <kbd>{cap === '空格' ? t('空格', 'Space') : cap}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
