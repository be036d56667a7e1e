/** Where the search box in the head leads. Pure. */
import { matterNumber, parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { shelfOf } from '../../base/ledger-places.ts';
import { places } from '../../base/places.ts';

/**
 * A whole number opens what it names; anything else is looked for in the list of matters that one is in. Null where one is in no such
 * list: then it is looked for in all of them.
 */
export function soughtPlace(typed: string, pathname: string, permissions: readonly string[]): string | null {
  const q = typed.trim();
  const list = Object.values(places).find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  const number = /^(?:[投举询案]\s*)?20\d{2}\D?\d{4,}$/u.test(q) ? parseMatterNumber(q) : null;
  if (number !== null) {
    // What carries no letter is of the list that one is in.
    const kind = number.kind ?? list?.kind ?? 'complaint';
    return `${places[kind].path}/${encodeURIComponent(matterNumber(kind, number.year, number.n))}`;
  }
  const shelf = shelfOf(q, permissions);
  if (shelf !== null) return shelf.path;
  if (list === undefined) return null;
  return q === '' ? list.path : `${list.path}?q=${encodeURIComponent(q)}`;
}
