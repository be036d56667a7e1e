/** What a wing hands in to have its figures counted and opened. */
import type { Permission } from '../../domain/base/permissions.ts';
import { partsOf, withDerived, type FigurePeriod, type FigureWords } from '../../domain/figures/figure.ts';
import type { FigureRecord } from '../../domain/figures/figure-record.ts';
import type { Db } from '../base/db.ts';

export interface Counter {
  names: readonly string[];
  /** Counts all of them that are not made of others, or at least those that are wanted. */
  count: (
    db: Db,
    countyId: number,
    period: FigurePeriod,
    wanted: ReadonlySet<string>,
  ) => Promise<Readonly<Record<string, number | null>>>;
}

export interface RecordListing {
  names: readonly string[];
  /** Who may read what the records tell. */
  read: Permission;
  /** The newest of them, and no more than `most`. */
  list: (db: Db, countyId: number, name: string, period: FigurePeriod, most: number) => Promise<FigureRecord[]>;
}

export function listingOf<Name extends string>(
  names: readonly Name[],
  read: Permission,
  list: (db: Db, countyId: number, name: Name, period: FigurePeriod, most: number) => Promise<FigureRecord[]>,
): RecordListing {
  return { names, read, list: (db, countyId, name, period, most) => list(db, countyId, name as Name, period, most) };
}

/** Counts the figures, and those of which they are made, each wing once; no other wing is asked. */
export async function countAmong(
  counters: readonly Counter[],
  words: Readonly<Record<string, FigureWords>>,
  names: readonly string[],
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Record<string, number | null | undefined>> {
  const wanted = new Set(names);
  // A set goes on to what is added to it meanwhile.
  for (const name of wanted) {
    const one = words[name];
    for (const part of one === undefined ? [] : partsOf(one)) wanted.add(part);
  }
  const asked = counters.filter((counter) => counter.names.some((name) => wanted.has(name)));
  const counted = await Promise.all(asked.map(({ count }) => count(db, countyId, period, wanted)));
  const values = withDerived(words, Object.assign({}, ...counted) as Record<string, number | null>);
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted.has(name) && name in words));
}
