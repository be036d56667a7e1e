/**
 * 档案里的店 (registered shop): which shop of the register a text means, and whether its place may be taken for the place of the shop. A name
 * alone may be anybody's: it must be the only one that fits, and lie in the teller's own town or have the telephone that he gives.
 */
import { townOf, type Region } from '../county/region.ts';
import type { Words } from '../base/words.ts';
import { knownIn, matchAmong, takenApart, type Likely, type Telling } from '../operator/matching.ts';
import { phonesAgree, phonesOf } from '../operator/shop-reach.ts';
import type { Places } from '../operator/shop-name.ts';

export interface RegisteredShop {
  /** The page that it stands on. */
  rootId: string;
  name: string;
  /** Where it is, when that may be said of the shop that was told of. */
  region: Region | null;
  why: Words;
}

/** A likely shop with its place. */
export type LikelyShop = Likely & { regionId: string | null };

/** What is told of a shop before it is looked up. */
export interface ToldShop {
  name: string;
  /** Its place, where the words or the form say it. */
  region: Region | null;
  /** Where the teller lives. */
  home: Region | null;
  /** Telephones that stand in the text, without the teller's own. */
  phones: readonly string[];
}

/** A text that holds more numbers names several people; each is compared with the likely shops. */
const mostPhones = 2;

/** The telephones of a text that may be the shop's. */
export function shopPhonesIn(text: string, own: string): string[] {
  const mine = phonesOf(own);
  const found = [...text.matchAll(/(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8}|\d{7,8})(?!\d)/gu)].map(([words]) => words);
  return found.filter((one) => phonesAgree(phonesOf(one), mine) !== 'same').slice(0, mostPhones);
}

/** The telling as the register is asked: by its name, and by each telephone besides. */
export function tellingsOf(told: ToldShop, regions: readonly Region[]): Telling[] {
  const town = told.region === null ? null : (townOf(told.region, regions)?.name ?? null);
  return ['', ...told.phones].map((phone) => ({ name: told.name, phone, town }));
}

export function registeredShop(
  told: ToldShop,
  likely: readonly LikelyShop[],
  { regions, places }: { regions: readonly Region[]; places: Places },
): RegisteredShop | null {
  const apart = takenApart(likely, places);
  const found = tellingsOf(told, regions).flatMap((telling) => {
    const phones = phonesOf(telling.phone);
    // By a telephone only those that have it are compared.
    const among =
      phones.length === 0 ? apart : apart.filter(({ named }) => named.some((one) => agree(one.phones, phones)));
    const match = matchAmong(knownIn(telling, places), among);
    const shop = match.as === 'sure' ? among.find(({ one }) => one.id === match.match.id)?.one : undefined;
    return shop === undefined ? [] : [{ shop, isReached: agree(phones, phonesOf(shop.phone)) }];
  });
  const roots = new Set(found.map(({ shop }) => shop.rootId));
  const [first] = found.toSorted((a, b) => Number(b.isReached) - Number(a.isReached));
  // One by its name and another by a telephone: nobody knows which is meant.
  if (first === undefined || roots.size > 1) return null;
  const { shop, isReached } = first;
  const region = regions.find(({ id }) => id === shop.regionId) ?? null;
  const isNear = region !== null && told.home !== null && townIdOf(region, regions) === townIdOf(told.home, regions);
  return {
    rootId: shop.rootId,
    name: shop.name,
    region: isReached || isNear ? region : null,
    why: isReached
      ? { zh: '店名和电话都对得上', en: 'by its name and telephone' }
      : { zh: '店名对得上，就在本乡镇', en: 'by its name, in the same town' },
  };
}

function agree(a: readonly string[], b: readonly string[]): boolean {
  return phonesAgree(a, b) === 'same';
}

function townIdOf(region: Region, regions: readonly Region[]): string | null {
  return townOf(region, regions)?.id ?? null;
}
