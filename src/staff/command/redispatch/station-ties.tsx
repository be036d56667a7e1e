import { tieWords, type Tie } from '../../../domain/command/nearest-station.ts';
import { useLabel, useWords } from '../../base/language.tsx';

/** 关系风险: what ties the station to a party; what forbids it in red, what is to be weighed in amber. */
export function Ties({ ties, idle = false }: { ties: readonly Tie[]; idle?: boolean | undefined }) {
  const t = useWords();
  const label = useLabel();
  if (ties.length === 0 && !idle) return null;
  return (
    <span className="ties">
      {ties.map((tie) => (
        <span key={tie} className={tieWords[tie].blocks ? 'tag tie-blocks' : 'tag tie'}>
          {tieWords[tie].blocks ? '✕ ' : '! '}
          {label(tieWords[tie])}
        </span>
      ))}
      {idle ? <span className="tag tie">{t('! 站里近来没有动静', '! Idle of late')}</span> : null}
    </span>
  );
}
