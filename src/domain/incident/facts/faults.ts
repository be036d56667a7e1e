/**
 * 毛病在哪里 (fault): by what kind of thing a trouble lies in, whether two can be one: the goods, what was not done for the money, the money, the
 * measure, the papers, or how one was treated. And what of goods is called by each other's names.
 */
import type { ReadySymptom } from './fact-lexicon.ts';

export type Meeting = 'same' | 'unknown' | 'differ';

export function meetingOf(a: ReadonlySet<string>, b: ReadonlySet<string>): Meeting {
  if (a.size === 0 || b.size === 0) return 'unknown';
  return meets(a, b) ? 'same' : 'differ';
}

function meets<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}

export interface Fault {
  /** All kinds that are told of. */
  kinds: ReadonlySet<string>;
  /** Without that whoever sold it is gone, which is told beside what is wrong with goods. */
  goodsKinds: ReadonlySet<string>;
  /** What is done and not handed over. */
  services: ReadonlySet<string>;
  /** Of a house or a flat: built badly, late and for more than was agreed is one work. */
  works: ReadonlySet<string>;
}

/** Of a trouble that does not stand here the goods are at fault. */
const kindsOfTrouble: Readonly<Record<string, readonly string[]>> = {
  closed: ['undone'],
  refund: [],
  delay: ['undone'],
  price: ['money'],
  carport: ['money', 'undone'],
  loan: ['money', 'undone'],
  short: ['measure'],
  invoice: ['paper'],
  promise: ['goods', 'undone', 'money'],
  service: ['manner'],
  lost: ['manner'],
  gift: ['gift'],
  plate: ['paper'],
  privacy: ['manner'],
  return: ['return'],
  hiring: ['hiring'],
};

const services = new Set(
  'telecom property rent courier bank parking power pipegas heating tapwater driving training gym swim hair beauty kinder school travel hotel homecare confine elder laundry wedding match game medical meal prepaid scam repair deco house funeral'.split(
    ' ',
  ),
);

export function faultOf(
  symptoms: readonly Pick<ReadySymptom, 'family' | 'vague'>[],
  products: ReadonlySet<string>,
): Fault {
  const told = symptoms.filter(({ vague }) => vague !== true);
  const done = new Set([...products].filter((one) => services.has(one)));
  // Of what is done for somebody what says little counts too, where nothing else is told: how he was treated.
  const families = new Set((told.length > 0 || done.size === 0 ? told : symptoms).map(({ family }) => family));
  const kindsOf = (all: Iterable<string>) => new Set([...all].flatMap((family) => kindsOfTrouble[family] ?? ['goods']));
  const kinds = kindsOf(families);
  const isTreated = kinds.size > 0 && [...kinds].every((kind) => kind === 'manner' || kind === 'paper');
  return {
    kinds,
    goodsKinds: kindsOf([...families].filter((family) => family !== 'closed')),
    services: done,
    works: new Set(isTreated ? [] : ['deco', 'house'].filter((one) => products.has(one))),
  };
}

interface Told {
  fault: Fault;
  kin: ReadonlySet<number>;
}

/** Both say what is wrong, and it is of different kinds: what broke, and what came too late. */
export function kindsDiffer({ fault: a }: Told, { fault: b }: Told): boolean {
  return !meets(a.works, b.works) && meetingOf(a.kinds, b.kinds) === 'differ';
}

const goodsAlone: ReadonlySet<string> = new Set(['goods']);

/** Likewise; of what nobody has a word for the goods are at fault, for how one is treated and charged is told in few words. */
export function faultsDiffer(one: Told, other: Told, of: 'goods' | 'shop'): boolean {
  const [{ fault: a }, { fault: b }] = [one, other];
  if (meets(a.services, b.services)) return kindsDiffer(one, other) || isTreated(a, b) || isTreated(b, a);
  const [x, y] = of === 'shop' ? [a.kinds, b.kinds] : [a.goodsKinds, b.goodsKinds];
  return !meets(a.works, b.works) && meetingOf(orGoods(x), orGoods(y)) === 'differ';
}

/** How one was treated is told; of whom nothing is told, something else has happened. */
function isTreated({ kinds }: Fault, other: Fault): boolean {
  return other.kinds.size === 0 && kinds.size > 0 && [...kinds].every((kind) => kind === 'manner' || kind === 'paper');
}

function orGoods(kinds: ReadonlySet<string>): ReadonlySet<string> {
  return kinds.size === 0 ? goodsAlone : kinds;
}

/** What is called by each other's names: of what a school has made one says 校服 and one 裤子. */
const kin: readonly (readonly string[])[] = [
  ['uniform', 'clothes'],
  ['milk', 'formula', 'drink'],
  ['feed', 'vetdrug', 'chick'],
  ['gym', 'training', 'prepaid'],
  ['swim', 'training', 'prepaid'],
  ['heaterwater', 'stove', 'lpg', 'pipegas', 'heater'],
  ['meal', 'cooked', 'meat', 'fish', 'egg'],
  ['snack', 'cooked', 'drink', 'grain'],
  ['phone', 'telecom'],
  ['ebike', 'etrike', 'tyre', 'moto', 'charger'],
  ['deco', 'build', 'house'],
  ['carwash', 'car', 'prepaid'],
  ['health', 'drug', 'device'],
  ['seed', 'fert'],
  ['pesticide', 'herbicide', 'fert'],
  ['film', 'build'],
  ['car', 'fuel', 'moto'],
  ['training', 'kinder', 'school'],
  ['drink', 'tapwater', 'purifier'],
  ['training', 'driving'],
];

export function kinOf(products: ReadonlySet<string>): ReadonlySet<number> {
  return new Set(kin.flatMap((row, i) => (row.some((one) => products.has(one)) ? [i] : [])));
}

/** Whether what the two bought may be one thing under two names. */
export function areKin(a: Told, b: Told): boolean {
  return meets(a.kin, b.kin);
}
