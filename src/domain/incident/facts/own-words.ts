/**
 * 自己的事 (own words): what is left of a telling without what is told beside it: the words of whoever took it down, what was asked for, where the shop
 * stands, and how it goes with others who have no trouble. 「隔壁种丰垦818的就没事」 tells of no 丰垦818 of his own.
 */

/** What whoever took down the call writes of it himself. */
const taken =
  /(?:电话|接访|来访|来电|信访|现场)?(?:记录|登记)(?=[,:])|来[电访](?:人|男|女|者|群众|居民|村民|女士|先生)?(?:之[父母子女妻])?(?:反映|反应|称|表示|说)?|(?:投诉|反映|举报|申诉)人(?:称|反映|表示|自述|说)?|据(?:其|反映|称|述)|已(?:嘱|提醒|告知)[^。;]{0,40}/gu;

/** Others, who have no trouble. */
const others =
  /隔壁|邻居|邻家|街坊|别家|别人|旁边|对门|对面|人家|其他家|别的|另一家|旁人|换(?:了)?(?:一)?家|以前|往年|去年|原来|原先|上回|隔着|早知道|还不如/u;
const fine =
  /倒(?:是|没|挺|还)|管用|好用|没(?:啥|什么|有)?(?:事|问题|毛病|这事|这样|这回事)|好好的|好着|就好|正常|都行|挺好|不这样|没见|没出过|便宜|齐刷刷|强(?:点|些|多)|[好耐牢]使|结实|[还挺都更可真]好|(?:当场|立马|马上|痛快)[^,。;]{0,3}[赔退换]|还?给换|就(?:给|能)|不如/u;

/** What stands by the shop, and is not it: 「加油站斜对面」. */
const landmark =
  /\p{Script=Han}{2,5}(?:斜对面|斜对过|对面|对过|旁边|隔壁|东边|西边|南边|北边|旁)(?=[,。;的那有开一]|\p{Script=Han})/gu;

/** Who tells that it is well: a clause that begins with somebody else than the others speaks of something else. */
const another = /^(?:老板|店|商家|卖家|客服|厂家|摊主|掌柜|销售|经销|他|她|我|俺|咱|现在|今年|这回|这次|说)/u;
/** What nobody says of those who have no trouble: with it the clause tells of one's own. */
const troubled = /买的[^,。;!?]{0,12}(?:不|没|坏|霉|烂|死|断|裂|漏|臭|酸|假|病|虫|锈|馊|毛)/u;

/** What he has nothing to do with: 「苗安康没用过」, 「不是金穗源那种便宜货」. */
const unused =
  /(?:从来?|并|压根|根本)?(?:没|没有|未)(?:用|买|吃|喝|打|种|喂|进|去|办|装)过(?:的|它|那个|这个)?[,。;!?]?$|不是[^,。;!?]{2,8}(?:那种|那样|那号|之类)/u;

/** Whether the clause tells how it goes with others, in itself or with what follows of them. */
function isOfOthers(clause: string, next: string): boolean {
  if (clause.length > 60) return false;
  if (unused.test(clause)) return true;
  if (!others.test(clause)) return false;
  if (fine.test(clause)) return true;
  return !troubled.test(clause) && !another.test(next) && fine.test(next);
}

export function ownWordsOf(text: string): string {
  return text
    .replace(taken, ',')
    .split(/(?<=[,。;!?])/u)
    .filter((clause, i, all) => !isOfOthers(clause, all[i + 1] ?? ''))
    .map((clause) => (clause.length <= 60 ? clause.replace(landmark, ',') : clause))
    .join('');
}

/**
 * What of it may tell of goods: without what something is only compared with, 「脆得像饼干」, and what was carried in a vehicle that is
 * complained of.
 */
export function withoutLikeness(text: string): string {
  const bare = text.replace(likeness, '　');
  return vehicles.test(bare) ? bare.replace(cargo, '　') : bare;
}

const likeness =
  /(?<![图录摄好偶画影])像(?!素)[^,。;!?"]{1,8}|[跟和同比][^,。;!?"]{1,7}?(?:一样|似的|一般|差不多|一个样|那样)|[^,。;!?"得]{1,5}似的/gu;
const vehicles = /三轮|电动车|电瓶车|摩托|皮卡|货车|代步车|农用车/u;
const cargo =
  /[拉装驮载](?:了|着)?(?:半|满|[\d一二两三四五六七八九十百千几]{1,5})(?:来|多)?(?:斤|公斤|袋|吨|车|箱|筐|包)(?:的)?\p{Script=Han}{1,3}/gu;
