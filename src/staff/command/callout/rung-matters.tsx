import { useMemo, type ReactNode } from 'react';
import { RungMatters, type Rung } from '../../matter/rung.tsx';
import { useOpenCallouts } from './callout-calls.ts';

/** Tells all of the desk for which matters somebody is rung, out of what the banner asks for anyway. */
export function KnownRung({ children }: { children: ReactNode }) {
  const items = useOpenCallouts().data?.items;
  const known = useMemo(() => {
    const rung = new Map<string, Rung>();
    for (const { entry, more } of items ?? []) {
      const { number, matterNumber, state } = entry;
      // The one that rings stands before one that was answered.
      // By a press that can still be taken back nobody was rung yet.
      if (number === null || matterNumber === null || more.rung === 0) continue;
      if (rung.get(matterNumber)?.rings === true) continue;
      rung.set(matterNumber, { number, rings: state === 'paging', acceptedByName: more.acceptedByName });
    }
    return rung;
  }, [items]);
  return <RungMatters value={known}>{children}</RungMatters>;
}
