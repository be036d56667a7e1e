/** 响着的 (rung): which matters somebody is being rung for, or has answered and not ended; known on every page of the desk. */
import { createContext, useContext } from 'react';
import { useWords } from '../base/language.tsx';

/** An open call-out, as whoever sees its matter reads it. */
export interface Rung {
  number: string;
  /** Nobody has answered yet. */
  rings: boolean;
  acceptedByName: string | null;
}

/** By the number of the matter, given by the frame of the desk. */
export const RungMatters = createContext<ReadonlyMap<string, Rung>>(new Map());

export function useRung(matterNumber: string): Rung | null {
  return useContext(RungMatters).get(matterNumber) ?? null;
}

/** The mark in a list; nothing where nobody was rung, or it is over. */
export function RungMark({ number }: { number: string }) {
  const t = useWords();
  const rung = useRung(number);
  if (rung === null) return null;
  return rung.rings ? (
    <span className="tag er">{t('呼叫中', 'Paging')}</span>
  ) : (
    <span className="tag wa">{t('有人接了', 'Answered')}</span>
  );
}
