/** What the parts of a figure are called: a code or an id in words. */
import type { Context } from '../../../actions/base/context.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';

export interface PartName {
  zh: string;
  en: string;
}

const kinds: Readonly<Record<string, PartName>> = {
  G: { zh: '商品', en: 'Goods' },
  V: { zh: '服务', en: 'Services' },
  none: { zh: '没写明', en: 'Not told' },
  '': { zh: '没写明', en: 'Not told' },
};

/** A category, a nature, a channel, an office, a place or a month; a shop by its page. */
export function partName(ctx: Context, code: string, shops: ReadonlyMap<string, string> = new Map()): PartName {
  const known = kinds[code] ?? ctx.county.categories.find((one) => one.code === code);
  if (known !== undefined) return { zh: known.zh, en: known.en };
  const month = /^(\d{4})-(\d\d)-01$/u.exec(code);
  if (month !== null) return { zh: `${month[1]}年${Number(month[2])}月`, en: code.slice(0, 7) };
  const name = shops.get(code) ?? placeOf(ctx, code);
  return { zh: name, en: name };
}

/** A code becomes the name of the place; words stay what they are. */
export function placeOf(ctx: Context, place: string): string {
  return placeNameOf(ctx, place) ?? ctx.county.regions.find(({ id }) => id === place)?.name ?? place;
}
