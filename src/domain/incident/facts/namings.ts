/** 名字 (namings): all that may be the name of a brand in what one tells, by its sound, and how much speaks for each. */
import { roughly, syllableOf } from '../../operator/syllables.ts';
import type { RareNames } from './rare-names.ts';

/** The sounds of a name, each between two spaces, so that one stands in another only whole. */
export function soundOf(words: string): string {
  return ` ${[...words].map((one) => roughly(syllableOf(one))).join('  ')} `;
}

/**
 * How much a telling says for a name: `sure` it is called a brand; `likely` it stands right before the goods; `rare` nobody puts its
 * characters together otherwise.
 */
export type Standing = 'sure' | 'likely' | 'rare';

export interface Naming {
  name: string;
  sound: string;
  standing: Standing;
}

/** Where names are told. */
export interface Named {
  ownBrand: string | null;
  brands: ReadonlySet<string>;
  likely: ReadonlySet<string>;
  rare: RareNames;
}

/** All that may be a name in what one tells, the surest first. */
export function namingsOf(one: Named): Naming[] {
  const found = new Map<string, Naming>();
  const add = (names: Iterable<string>, standing: Standing) => {
    for (const name of names) if (!found.has(name)) found.set(name, { name, sound: soundOf(name).trim(), standing });
  };
  if (one.ownBrand !== null) add([one.ownBrand], 'sure');
  add(one.brands, 'sure');
  add(one.likely, 'likely');
  add(one.rare.long, 'rare');
  add(one.rare.short, 'rare');
  return [...found.values()];
}
