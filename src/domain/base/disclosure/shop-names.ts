/** Shops and brands that are called like somebody: they are nobody only where the words beside them say that a shop or its goods are meant. */
import type { Span } from './reading.ts';

/** Brands that somebody may be called: 「经查，陈克明把钱付了」 tells of a man, 「陈克明挂面」 of noodles. */
const brands = new Set(
  '周大福 周大生 六福珠 谢瑞麟 陈克明 王致和 王守义 张一元 吴裕泰 马应龙 谭木匠 杨国福 刘一手 金正大 樊文花 张小泉'.split(
    ' ',
  ),
);

/** What a shop or its goods are called, behind a name or behind the 等 of a list. */
const goods =
  '(?:(?:大|小|知名|驰名|连锁|老字号)(?:型|的)?)?(?:(?:[两三四五六七八九十]|\\d{1,2})[家个种款])?(?:黄?金店|珠宝|银楼|首饰|饰品|专柜|专卖|直营|品牌|牌(?!照)|商标|连锁|旗舰|门店(?![员长里])|门市|店铺|茶庄|茶[叶行]|酒[业类]?(?:有限)?|食品|产品|企业(?!主|家|职|员)|[^，。；！？、\\n在到向把被给和与的名人]{0,3}(?:公司(?!员工|职|老|经理|的)|集团)|超市(?![员里])|药[店房](?![员里])|饭店(?![员里])|面馆|火锅|麻辣|十三香|调[味料]|香料|酱油|蚝油|腐乳|挂面|面条|方便面|凉茶|饮料|茶饮|面膜|护肤|眼霜|药?膏|痔疮|剪刀|刀具|木梳|梳子|复合肥|化肥|肥料|手镯|项链|戒指|[店厂](?![主员长里内职]))';

/** How a list goes on: 「、老凤祥、六福珠宝」. */
const listed = '(?:[、和与及]\\p{Script=Han}{2,6}?){0,8}?';
const shopBehind = new RegExp(`^[”"》]?(?:${listed}等?)?(?:的)?${goods}`, 'u');
const brandBefore = /(?:品牌|商标|牌子|标称|招牌|字号)(?:是|为|有|：|:)?[“"《]?$/u;

/** 「周大福、老凤祥、六福珠宝等金店」: what is counted up as shops is nobody. The kind of shop stands right behind 等. */
const shopList = new RegExp(
  `(?<!\\p{Script=Han})((?:\\p{Script=Han}{2,8}、){1,8}\\p{Script=Han}{2,8}?)等${goods}(?![^，。；！？\\n]{0,6}?(?:员工|职工|职员|工人|店[员主长]|老板|经理|会计|经营者|负责人|法定代表人|人员|顾客|受害|业主|家属))`,
  'gu',
);
/** Who is told to be somebody is no shop, whatever stands behind him. */
const people =
  /消费者|投诉|举报|村民|居民|农[民户]|顾客|客户|业主|会员|学[生员]|家长|群众|老[人汉师]|店[主员]|老板|司机|当事人|[^商]户主|人员|职工|员工|女士|先生/u;

/** Whether a piece of the text is a shop's or a brand's name. */
export function shopsIn(text: string): (one: Span) => boolean {
  const lists = (text.includes('等') ? [...text.matchAll(shopList)] : [])
    .filter(({ 1: list = '', index }) => !people.test(text.slice(Math.max(0, index - 6), index) + list))
    .map(({ 1: list = '', index }) => ({ at: index, end: index + list.length }));
  return (one) => lists.some(({ at, end }) => at <= one.at && one.end <= end) || isBrand(text, one);
}

function isBrand(text: string, { at, end }: Span): boolean {
  const name = text.slice(at, Math.min(end, at + 3));
  if (!brands.has(name)) return false;
  return shopBehind.test(text.slice(at + 3, at + 40)) || brandBefore.test(text.slice(Math.max(0, at - 8), at));
}
