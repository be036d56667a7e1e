/** Stories in plain words: what a generated complainant would have written, varied enough for the search index to be honest. */
import { oneOf, whole, type Chance } from './random.ts';

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const given = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂香春生有田建国志华玉梅海燕文斌小红长青永福广才德旺满仓爱华晓东立新红梅金凤',
];

const goods: Record<string, readonly string[]> = {
  G01: ['冰箱', '洗衣机', '空调', '电热水器', '智能手机', '平板电脑', '油烟机', '液晶电视'],
  G02: ['羽绒服', '运动鞋', '羊毛衫', '牛仔裤', '双肩背包', '校服'],
  G03: ['纯牛奶', '鲜猪肉', '散装糕点', '食用油', '保健蛋白粉', '婴儿奶粉', '冷冻虾仁'],
  G04: ['白酒', '啤酒', '果汁饮料', '碳酸饮料'],
  G05: ['商品房', '瓷砖', '实木地板', '防盗门'],
  G06: ['餐具', '洗面奶', '布艺沙发', '儿童推车', '燃气灶'],
  G07: ['金项链', '学习机', '自行车'],
  G08: ['感冒药', '血压计', '助听器'],
  G09: ['小轿车', '两轮摩托车', '电动自行车', '汽车轮胎'],
  G10: ['玉米种子', '除草剂', '复合肥', '地膜', '旋耕机', '鸡饲料'],
  V01: ['火锅套餐', '酒店住宿', '美容年卡', '干洗服务', '空调维修', '健身年卡', '婚纱摄影'],
  V02: ['半包装修', '物业服务'],
  V05: ['快递包裹', '寄件服务'],
  V06: ['手机套餐', '宽带安装', '流量包'],
  V07: ['游戏充值', '网络会员'],
  V11: ['美术培训', '驾校学车', '暑期托管'],
  V13: ['网购商品', '会销保健品'],
  O99: ['二手家具', '宠物寄养'],
};
const wrongs: Record<string, readonly string[]> = {
  N01: [
    '用了{d}天就坏了，拆开一看里面都锈了',
    '第{d}次使用就开裂，店里说是我用得不对',
    '送到家就不好使，质量明显有问题',
  ],
  N02: ['报修{d}次都没人来，电话打不通', '保修期内不给修，要我自己掏{y}元', '答应三天上门，等了{d}天还没有来'],
  N03: [
    '合同写好的条款不认账，押金{y}元不退',
    '没有提前告诉就改了合同，要退说要扣{d}成',
    '交了定金{y}元，说好的日子没有交货',
  ],
  N04: ['标价和结账的价不一样，多收了{y}元', '没有明码标价，结账时多要{y}元', '说好打{d}折，收银台按原价收'],
  N05: ['广告说得天花乱坠，买回来完全不是一回事', '店员说能治病，吃了{d}天一点用也没有', '宣传册写的功能根本没有'],
  N06: ['扫码查不到真伪，厂家说不是他们生产的', '包装印的字是错的，怀疑是假货', '商标和正品差一个字母'],
  N07: ['吃完当晚拉肚子，去医院花了{y}元', '已经过期{d}天还在卖', '里面有异物，孩子差点咽下去'],
  N08: ['称的分量不够，复秤少了{d}两', '每袋少{d}斤，找店里不承认', '加油机跳得快，{y}元加不到标的数'],
  N09: ['保安当着众人翻我的包，什么也没搜出来', '店员说话难听，还不让走'],
  N99: ['问什么都推来推去，没有一个准话', '发票一直不给开，拖了{d}天'],
};
const opening = ['', '我是', '您好，我', '请帮帮忙，我', '本人'];
const whens = ['上个月', '前几天', '今年春上', '赶集那天', '国庆节期间', '上星期', '年前', '双十一那天'];
const ends = [
  '找了店里{d}次，老板说不归他管。',
  '店家只肯赔{y}元，我不同意。',
  '票据和照片我都留着。',
  '到现在也没有给说法。',
  '家里老人气得睡不着觉。',
  '我打听过，不止我一家这样。',
];
const claims = [
  '要求退款{y}元',
  '要求换货或者退款',
  '要求修好并赔偿{y}元',
  '要求赔礼道歉',
  '要求按三包规定更换',
  '退还剩余的{y}元',
  '要求退一赔三',
];
const shopKinds = [
  '超市',
  '商行',
  '经营部',
  '电器城',
  '农资店',
  '美容院',
  '酒店',
  '服饰店',
  '副食店',
  '家具城',
  '车行',
  '手机店',
  '餐馆',
  '培训中心',
];
const streets = [
  '解放路',
  '文峰路',
  '柳河街',
  '大营街',
  '北关东巷',
  '湖滨路',
  '石桥老街',
  '龙泉路',
  '人民广场',
  '汽车站旁',
];

export function personName(chance: Chance): string {
  return oneOf(chance, surnames) + oneOf(chance, given) + (chance() < 0.7 ? oneOf(chance, given) : '');
}

/** A few hundred shops, the first ones much more often complained of than the last. */
export function shopName(chance: Chance): string {
  const n = Math.floor(chance() ** 2 * 600);
  return `${surnames[n % surnames.length]}${given[(n * 7) % given.length]}${given[(n * 13) % given.length]}${shopKinds[n % shopKinds.length]}`;
}

export function street(chance: Chance): string {
  return `${oneOf(chance, streets)}${whole(chance, 1, 320)}号`;
}

export function storyOf(
  chance: Chance,
  categoryClass: string,
  nature: string,
  yuan: number,
): { story: string; claim: string } {
  const fill = (words: string) =>
    words
      .replace('{d}', String(whole(chance, 2, 28)))
      .replace('{y}', String(Math.max(5, Math.round(yuan * (0.2 + chance())))));
  const thing = oneOf(chance, goods[categoryClass] ?? (goods['O99'] as readonly string[]));
  const wrong = fill(oneOf(chance, wrongs[nature] ?? (wrongs['N99'] as readonly string[])));
  const story = `${oneOf(chance, opening)}${oneOf(chance, whens)}在${oneOf(chance, streets)}买的${thing}，花了${yuan}元，${wrong}。${fill(oneOf(chance, ends))}${chance() < 0.5 ? fill(oneOf(chance, ends)) : ''}`;
  return { story, claim: fill(oneOf(chance, claims)) };
}
