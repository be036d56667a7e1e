/** 词对应 (translation): which code of ours a word of somebody else's table means. */
import type { CategoryRow } from '../../county/category.ts';
import { bareName, type TranslatedField } from './column.ts';
import type { Mapping } from './mapping.ts';
import type { ToldKind } from '../../matter/matter.ts';

/** What a word of theirs means: by the mapping, else by what our own list calls it; undefined when nobody knows. */
export function codeOf(
  word: string,
  field: TranslatedField,
  mapping: Pick<Mapping, 'values'>,
  categories: readonly CategoryRow[],
): string | null | undefined {
  const said = mapping.values[field]?.[word];
  return said !== undefined ? said : suggestCode(word, field, categories);
}

/** The code of ours that a word of theirs names by itself, such as 「食品」, 「商品/食品类/普通食品」 or 「12345热线」. */
export function suggestCode(
  word: string,
  field: TranslatedField,
  categories: readonly CategoryRow[],
): string | undefined {
  const plain = word.normalize('NFKC').trim();
  if (field === 'kind') return known(kindWords, plain);
  const kinds = field === 'category' ? ['goods', 'services', 'other'] : [field];
  const mine = categories.filter((one) => kinds.includes(one.kind));
  const parts = plain.split(/[/>\\—]|--?/u).map(bareName);
  // The last part of a path says most; a part in front of it says something too.
  for (const part of parts.toReversed()) {
    const found = mine.find((one) => one.code === plain || one.zh === part || bareName(one.zh) === part);
    if (found !== undefined) return found.code;
  }
  const guess = field === 'category' ? undefined : known(field === 'nature' ? natureWords : channelWords, plain);
  return guess !== undefined && mine.some((one) => one.code === guess) ? guess : undefined;
}

const kindWords: readonly (readonly [RegExp, ToldKind])[] = [
  [/举报/u, 'tipoff'],
  [/咨询/u, 'inquiry'],
  [/投诉|申诉/u, 'complaint'],
];
/** Words of the platform for what our list calls otherwise. */
const natureWords: readonly (readonly [RegExp, string])[] = [
  [/食品安全|安全/u, 'N07'],
  [/质量/u, 'N01'],
  [/售后/u, 'N02'],
  [/合同|预付/u, 'N03'],
  [/价格|收费/u, 'N04'],
  [/广告|宣传/u, 'N05'],
  [/商标|假冒/u, 'N06'],
  [/计量|短斤|缺两/u, 'N08'],
  [/人格|人身/u, 'N09'],
];
const channelWords: readonly (readonly [RegExp, string])[] = [
  [/12345|市长热线|便民热线/u, 'C06'],
  [/微信/u, 'C03'],
  [/支付宝|百度/u, 'C05'],
  [/app/iu, 'C04'],
  [/网|pc|平台/iu, 'C02'],
  [/电话|来电|热线/u, 'C01'],
  [/来信|来函|信件|传真/u, 'C07'],
  [/来人|来访|现场|窗口/u, 'C08'],
  [/110/u, 'C12'],
  [/上级|转办|交办|部门/u, 'C11'],
];

function known<T extends string>(words: readonly (readonly [RegExp, T])[], word: string): T | undefined {
  return words.find(([pattern]) => pattern.test(word))?.[1];
}
