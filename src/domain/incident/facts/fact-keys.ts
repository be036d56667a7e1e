/**
 * 找得到的字 (fact keys): under which words a matter is looked for by others that may be one trouble with it. Two matters with a link have a
 * key in common, or one that leads to both; which of those that are found are linked, the links decide.
 */
import { firstOf, lastOf } from '../../base/words.ts';
import type { Comparable } from './comparable.ts';
import { soundOf } from './namings.ts';

/** What a key weighs, by its kind: of a shop or a batch few have the same, of a kind of goods with a kind of trouble many. */
export const keyWeights = {
  batch: 8,
  shop: 6,
  model: 5,
  name: 5,
  school: 4,
  place: 3,
  way: 2,
  half: 2,
  goods: 1,
} as const;
type KeyKind = keyof typeof keyWeights;

export interface FactKey {
  kind: KeyKind;
  key: string;
}

/** So many of one matter, so that a text of names is no burden. */
export const mostKeys = 120;

export function keysOf(one: Comparable): FactKey[] {
  const goods = [...new Set([...one.products, ...one.crops])];
  const places = [...new Set([one.sheet.venue, one.sheet.home, ...one.sheet.towns])].filter((place) => place !== null);
  const of = (kind: KeyKind, values: Iterable<string>): FactKey[] =>
    [...new Set(values)].map((value) => ({ kind, key: `${kind}:${firstOf(value, 40)}` }));
  const pairs = (these: Iterable<string>, those: Iterable<string>) =>
    [...these].flatMap((x) => [...those].map((y) => `${x}:${y}`));
  return (
    [
      ...of(
        'batch',
        [...one.batches].map((batch) => lastOf(batch, 6)),
      ),
      ...of('shop', shopNames(one)),
      ...of('model', pairs(one.models, goods.length === 0 ? [''] : goods)),
      // 「N6」 of 「JSQ24-N6」.
      ...of(
        'model',
        pairs(
          [...one.models].flatMap((model) => model.match(/[A-Z]+\d+/gu) ?? []),
          [''],
        ),
      ),
      ...of(
        'school',
        one.schools.map((school) => lastOf(school, 4)),
      ),
      ...of(
        'name',
        [...one.brands, ...one.likely, ...ownNames(one), ...begunNames(one), ...firstWords(one)].map((name) =>
          soundOf(name).trim(),
        ),
      ),
      ...of('place', pairs(places, one.rare)),
      ...of('place', pairs(places, goods)),
      ...of('way', pairs(one.channels, [...goods, ...places])),
      ...of('goods', pairs(goods, one.families)),
      ...of('half', pairs(goods, soundsIn(one))),
      ...of(
        'name',
        [...one.rareNames().long, ...one.rareNames().short, ...one.names()].map((name) => soundOf(name).trim()),
      ),
    ]
      // What is no whole character the database refuses, and with it all that is read beside it.
      .filter(({ key }) => key.isWellFormed())
      .slice(0, mostKeys)
  );
}

/** 「苞卫士」 and 「苞卫土」 begin alike, and 「豫花红」 ends like 「花红」. */
function begunNames({ brands, likely, rareNames }: Comparable): string[] {
  return [...brands, ...likely, ...[...rareNames().long].slice(0, 12)].flatMap((name) =>
    name.length >= 3 ? [firstOf(name, 2), lastOf(name, name.length - 1)] : [],
  );
}

/** A telling often begins with a name: 「沃丰年十几袋」. */
function firstWords({ text }: Comparable): string[] {
  return [2, 3].map((n) => firstOf(text, n)).filter((words) => /^\p{Script=Han}+$/u.test(words));
}

function ownNames(one: Comparable): string[] {
  return one.operators.map(({ known }) => known.name.own).filter((name) => name.length >= 2);
}

/** Of the names each character, by which whoever remembers a part of one finds it. */
function soundsIn({ brands, likely, ownBrand, halves }: Comparable): Set<string> {
  const names = [...brands, ...likely, ...(ownBrand === null ? [] : [ownBrand]), ...halves.map(({ part }) => part)];
  return new Set(
    names.filter(({ length }) => length <= 4).flatMap((name) => [...name].map((one) => soundOf(one).trim())),
  );
}

/** By its own name, by how that begins and ends, and by what the words may call it. */
function shopNames(one: Comparable): string[] {
  const own = ownNames(one);
  return [
    ...[...own, ...one.halves.map(({ part }) => part)].flatMap((name) => [name, firstOf(name, 2), lastOf(name, 2)]),
    ...one.guessedShops.map((name) => firstOf(name, 2)),
  ];
}
