/** What a whole number opens that was typed into the palette. Pure. */
import { matterNumber, parseMatterNumber } from '../../../domain/matter/numbering.ts';
import type { Words } from '../../../domain/base/words.ts';
import { shelfOf } from '../../base/ledger-places.ts';
import { places } from '../../base/places.ts';

/** A page that a number names, and what it is called. */
export interface NumberedPlace extends Words {
  number: string;
  path: string;
}

/** The page of a whole number; one without a letter is of the list that one is in, else a complaint's. Null for other words. */
export function numberedPlace(typed: string, pathname: string, permissions: readonly string[]): NumberedPlace | null {
  const q = typed.trim();
  const number = /^(?:[投举询案]\s*)?20\d{2}\D?\d{4,}$/u.test(q) ? parseMatterNumber(q) : null;
  if (number === null) return shelfOf(q, permissions);
  const list = Object.values(places).find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  const { kind, path, zh, en, read } = places[number.kind ?? list?.kind ?? 'complaint'];
  if (!permissions.includes(read)) return null;
  const whole = matterNumber(kind, number.year, number.n);
  return { zh, en, number: whole, path: `${path}/${encodeURIComponent(whole)}` };
}
