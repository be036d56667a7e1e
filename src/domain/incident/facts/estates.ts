/**
 * 小区 (estate): where the flats stand of which somebody tells. What the owners of one estate are charged for, or what is not repaired there, is
 * one trouble, though hardly any of them names the firm that manages it.
 */

const named =
  /(\p{Script=Han}{1,3}(?:华庭|华府|花园|花庭|家园|公馆|嘉园|新城|名苑|雅苑|[苑庭府湾园邸轩墅郡]))(?=小区|的?业主|物业|交房|收房|收楼|买|住|刚|[\d一二三四五六七八九十]{1,3}(?:号|栋|幢|期|单元)|[,。;!?]|$)/gu;

/** What lies before the name in the same breath. */
const before = /^(?:我们|咱们|俺们|住在|就在|位于|[我俺咱在住买是])/u;
/** Not where people live. */
const other =
  /幼儿园|儿园|公园|果园|菜园|茶园|桑园|校园|政府|田园|乐园|家园子|学府|动物园|植物园|游乐园|产业园|法庭|家庭/u;

const mostEstates = 4;

export function estatesIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, name = ''] of text.matchAll(named)) {
    const bare = name.replace(before, '');
    if (bare.length >= 3 && !other.test(name) && found.size < mostEstates) found.add(bare);
  }
  return [...found];
}
