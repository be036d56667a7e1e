import { stationTipoffWords, tipoffStageWords } from '../../domain/tipoff/state-words.ts';
import type { TipoffStage } from '../../domain/tipoff/tipoff.ts';
import { useMe } from '../base/me.tsx';
import type { Words } from '../matter/list/shelf.ts';

/** The words of the stages as the reader has them. */
export function useStageWords(): Readonly<Record<TipoffStage, Words>> {
  const { role } = useMe();
  return role === 'station' ? { ...tipoffStageWords, ...stationTipoffWords } : tipoffStageWords;
}
