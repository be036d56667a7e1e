/**
 * 店的行业 (shop trade): the register has no trade of a shop, so it is read from what it is called and from what people have complained of
 * there. What says nothing of its trade is in no draw that asks for one, and the draw says how many were left out.
 */
import type { Words } from '../../base/words.ts';

interface ShopTradeRow extends Words {
  /** Classes of goods and services, as complaints are sorted by. */
  classes: readonly string[];
  names: RegExp;
}

export const shopTrades = {
  food: {
    zh: '食品、烟酒、超市',
    en: 'Food, drink, groceries',
    classes: ['G03', 'G04'],
    names: /超市|便利|副食|食品|粮油|糕点|烘焙|烟酒|酒行|水果|蔬菜|熟食|零食|奶茶|冷饮|茶叶|小卖部|百货/u,
  },
  catering: {
    zh: '餐饮',
    en: 'Catering',
    classes: ['V01'],
    names: /饭店|饭馆|餐厅|餐馆|酒楼|酒家|面馆|早餐|早点|烧烤|火锅|小吃|快餐|食堂|卤味|羊汤/u,
  },
  clothing: {
    zh: '服装鞋帽',
    en: 'Clothing',
    classes: ['G02'],
    names: /服装|服饰|鞋|童装|男装|女装|内衣|布艺|家纺|制衣/u,
  },
  farmInputs: {
    zh: '农资',
    en: 'Farm inputs',
    classes: ['G10'],
    names: /农资|种子|种业|化肥|肥料|农药|农机|饲料|兽药|农业服务/u,
  },
  appliance: {
    zh: '家电、手机、电脑',
    en: 'Appliances',
    classes: ['G01'],
    names: /电器|家电|手机|数码|电脑|通讯|空调|太阳能/u,
  },
  building: {
    zh: '建材、装修、家具',
    en: 'Building and furniture',
    classes: ['G05', 'V02'],
    names: /建材|装饰|装修|家具|家居|门窗|瓷砖|地板|五金|涂料|橱柜/u,
  },
  vehicle: {
    zh: '车辆、加油、维修',
    en: 'Vehicles',
    classes: ['G09'],
    names: /汽车|车行|摩托|电动车|汽修|修理厂|加油站|轮胎|驾校/u,
  },
  medicine: {
    zh: '药品、医疗用品',
    en: 'Medicine',
    classes: ['G08', 'V10'],
    names: /药店|药房|大药|医疗|诊所|眼镜|保健/u,
  },
  stationery: {
    zh: '文具、玩具、文体',
    en: 'Stationery, toys',
    classes: ['G07'],
    names: /文具|玩具|书店|文体|体育|乐器|珠宝|首饰/u,
  },
  service: {
    zh: '美容、健身、培训、娱乐',
    en: 'Beauty, fitness, training, leisure',
    classes: ['V04', 'V11'],
    names: /美容|美发|理发|健身|瑜伽|培训|教育|幼儿园|网吧|歌厅|影楼|洗浴/u,
  },
} as const satisfies Record<string, ShopTradeRow>;
export type ShopTrade = keyof typeof shopTrades;
export const shopTradeNames = Object.keys(shopTrades) as [ShopTrade, ...ShopTrade[]];

/** Whether its name, or what people complained of there, says that it is of one of the trades. */
export function isOfTrades(
  { name, classes }: { name: string; classes: readonly string[] },
  trades: readonly ShopTrade[],
): boolean {
  return trades.some((trade) => {
    const { classes: own, names }: ShopTradeRow = shopTrades[trade];
    return names.test(name) || own.some((one) => classes.includes(one));
  });
}
