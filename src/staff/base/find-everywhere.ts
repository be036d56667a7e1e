/** The way from any page to the search of everything, with the words that were typed there. */
import { createContext, useContext } from 'react';

export const FindEverywhere = createContext<(words: string) => void>(() => undefined);

export function useFindEverywhere(): (words: string) => void {
  return useContext(FindEverywhere);
}
