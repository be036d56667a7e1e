/** What is chosen on a page stands in its address, so that a link, a reload and the way back show the same. */
import { useSearchParams } from 'react-router';

/** By name: what is chosen; `true` stands there as a bare name; null, undefined and no letters take the name away. */
export type Choices = Readonly<Record<string, string | true | null | undefined>>;

/** `change` leaves what it does not name; with `'step'` the browser's way back leads to what was shown before. */
export function useAddress(): {
  search: URLSearchParams;
  change: (choices: Choices, how?: 'replace' | 'step') => void;
} {
  const [search, setSearch] = useSearchParams();
  const change = (choices: Choices, how: 'replace' | 'step' = 'replace') =>
    setSearch(chosen(search, choices), { replace: how === 'replace', preventScrollReset: true });
  return { search, change };
}

/** The address with other choices; what is not named stays as it is. */
export function chosen(search: URLSearchParams, choices: Choices): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(choices)) {
    if (value === null || value === undefined || value === '') next.delete(name);
    else next.set(name, value === true ? '' : value);
  }
  return next;
}
