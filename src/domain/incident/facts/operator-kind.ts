/** 店的名字说明什么 (operator kind): names that are nobody's, and shops that everybody has to do with. */

/** Nobody's name: a vendor on the road, a stall, a shop that nobody has named. */
export function isNameless(name: string): boolean {
  return /^某|^(?:不详|未知|无|没有|不知道|某|匿名|个人|商家|店家|老板|-)$|流动|待查|不详|无店名|无名|走乡|路边|摊贩|推销|上门|厨师班|骑车|拉车|吆喝|卖种的|卖货的|会销|^(?:农机|年货|特卖)?展销会$|义诊|不知|未留|网店|店铺$|直播间|主播|网上|电视购物/u.test(
    name,
  );
}

/** Shops in which everything is sold, and offices that everybody has to do with: that two complain of one says little. */
export function isWide(name: string): boolean {
  return /超市|商场|购物(?:广场|中心)|百货|市场|电信|移动|联通|营业厅|广电|银行|信用社|农商行|邮政|保险|供电|自来水|供水|水厂|水务|燃气公司|天然气|医院|卫生院|药房|(?<![兽农])药店|医药|快递|驿站|菜鸟|淘宝|京东|拼多多|抖音|美团|物流|景区|车站|供热|热力|(?<!培训|驾驶|驾驶员|职业|技工|艺术|舞蹈|美术|辅导)学校|小学|中学|[一二三四五六七八九]中$|大学|网店|平台|供销社|农资市场|家电|电器城|商店|小卖部|便利店|副食|杂货|批发部|政府|物业/u.test(
    name,
  );
}
