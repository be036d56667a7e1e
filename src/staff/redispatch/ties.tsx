import { tieWords, type Tie } from '../../domain/nearness.ts';
import { useLabel } from '../language.tsx';

/** 关系风险: what ties the station to a party; what forbids it in red, what is to be weighed in amber. */
export function Ties({ ties }: { ties: readonly Tie[] }) {
  const label = useLabel();
  if (ties.length === 0) return null;
  return (
    <span className="ties">
      {ties.map((tie) => (
        <span key={tie} className={tieWords[tie].blocks ? 'tag tie-blocks' : 'tag tie'}>
          {tieWords[tie].blocks ? '✕ ' : '! '}
          {label(tieWords[tie])}
        </span>
      ))}
    </span>
  );
}
