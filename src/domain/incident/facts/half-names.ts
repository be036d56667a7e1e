/**
 * 只记得一半的名字 (half names): what is left of the name of a brand or a shop where somebody remembers a part of it, and says so: 「叫个苗安啥」,
 * 「牌子叫佳啥来着」, 「名字带个“状元”」, 「金字头的」. Held against the names that others are sure of; it is shown to nobody and kept nowhere.
 */
import { soundOf } from './namings.ts';

export interface HalfName {
  part: string;
  /** Where in the whole name it stands. */
  at: 'begin' | 'end' | 'within';
}

const forms: readonly (readonly [HalfName['at'], RegExp])[] = [
  // 「叫个苗安啥」
  [
    'begin',
    /(?:叫|喊|牌子|品牌|名字?|写着?|印着?|标着?)(?:是|叫|做|个|为|着|的){0,2}"?(\p{Script=Han}{1,3}?)(?:啥|什么|某|[xX×*]{1,3})/gu,
  ],
  // 「叫个啥宝551」, 「写什么丰年」
  [
    'end',
    /(?:叫|喊|牌子?|品牌|名字?|[写印标](?:着|的)?|上)(?:是|叫|做|个|为){0,2}"?(?:啥|什么|某)"?(\p{Script=Han}{1,3}?)(?=["\d,。;!?的]|牌|忘|记不|来着|$)/gu,
  ],
  // 「好像带个峰字」, 「剩下“金穗”俩字」, 「看得清“护苗”」
  [
    'within',
    /(?:带|有|含|剩下?|认得|记得|看得?清|瞧见)(?:了|着|是)?(?:一?个)?"?(\p{Script=Han}{1,3}?)"?(?:这|那)?(?:一|俩|两|二|三|几)?个?字(?![号样母条画典])/gu,
  ],
  // 「大大的“劲”字」
  ['within', /"(\p{Script=Han}{1,3})"(?:这|那)?(?:一|俩|两|二|三|几)?个?大?字/gu],
  // 「名字带个“状元”」
  ['within', /(?:名字?|招牌|门头|店名|牌子)(?:上|里|头|中)?(?:带|有|含)(?:着)?(?:一?个)?"(\p{Script=Han}{1,3})"/gu],
  ['within', /(?:看得?清|只剩|剩下|认得|记得)"(\p{Script=Han}{1,3})"/gu],
  // 「金字头的」
  ['begin', /(?<![\p{Script=Han}]{6})(?:个|是|叫|有)?(\p{Script=Han})字(?:打|开)?头/gu],
];

/** What asks, and is no part of a name. */
const inNoHalf = /[为干有图问凭没算要卖买说做这那咋到底不了的是个我俺你他它她谁看找管多签写认打]/u;

const mostHalves = 6;

export function halfNamesIn(text: string): readonly HalfName[] {
  const found = new Map<string, HalfName>();
  for (const [at, form] of forms)
    for (const [, part = ''] of text.matchAll(form))
      if (!inNoHalf.test(part) && found.size < mostHalves) found.set(`${at}:${part}`, { part, at });
  return [...found.values()];
}

/** Whether the name may be the whole one, to the ear. */
export function isHalfOf({ part, at }: HalfName, name: string): boolean {
  if (name.length <= part.length) return false;
  const [half, whole] = [soundOf(part).trim(), soundOf(name).trim()];
  if (at === 'begin') return `${whole} `.startsWith(`${half} `);
  return at === 'end' ? ` ${whole}`.endsWith(` ${half}`) : ` ${whole} `.includes(` ${half} `);
}
