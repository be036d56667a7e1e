/** What an official writes of a matter: hardly any note rings those on duty, and one that says what the danger is does. */
import { expect, test } from 'vitest';
import { dangerInNote, dangerOf } from '../../../src/domain/triage/danger/danger.ts';

/** Written before the rule, which was made with them. */
const calm = [
  '请今天把这几件办结。',
  '店家已经同意退款，明天来签字',
  '投诉人说今天下午去店里换货，双方已谈好',
  '商家明天来所里签调解书',
  '请今天下班前回复',
  '今天办结',
  '投诉人不接电话，明天再打',
  '已电话联系经营者，约定周五上午调解',
  '材料已收到，缺购物小票',
  '投诉人要求退一赔三，商家只愿退款',
  '已告知双方下周一九点到所里',
  '商家电话打不通，改天上门',
  '投诉人补交了付款截图',
  '已转城关所核实',
  '请马建国看一下这件',
  '双方签字，款已到账',
  '投诉人撤回，已做记录',
  '等检测报告出来再定',
  '经营者说货是上家发的，正在找厂家',
  '已查看监控，当时没有争吵',
  '商家今天停业盘点，明天再去',
  '投诉人在外地，月底回来',
  '催一下，今天是最后一天',
  '超期前办完',
  '店主去世，店由儿子接手',
  '投诉人是老人，子女代办',
  '明天上午去现场看',
  '发票已补开',
  '商家同意换新机，今天寄出',
  '约好后天下午三点在镇司法所调解',
  '老人家说算了，不追究了',
  '电话里态度很急，要求尽快',
  '现场拍了照片，货已下架',
  '同类投诉这个月第三件，建议约谈',
  '投诉人家里有事，改到下周',
  '收到银行回单，三千八百元已退',
  '今晚八点前把材料补齐',
  '请所长审核',
  '店里没人，贴了通知',
  '商家说明天一定给钱',
];
const grave = [
  '投诉人说再不退钱就从楼上跳下去',
  '打电话来说孩子喝了奶粉一直吐，送医院了',
  '商家扬言要打投诉人',
  '投诉人说要带汽油去店里',
  '今天又有两个人吃了拉肚子住院',
  '投诉人情绪激动，说不想活了',
  '店门口聚了几十人，要砸店',
  '煤气罐漏气，整楼有味道',
  '热水器漏电，电了人',
  '投诉人说喝农药给你们看',
  '老人被店员推倒，头破了',
  '电动车充电起火，人没事',
];
/** Written before it as well, and read once it stood. */
const otherCalm = [
  '已打电话，对方占线，下午再打',
  '商家说今天就把钱退回去',
  '投诉人今天来所里补签了名',
  '现在等商家回话',
  '明天下午三点开调解会，双方都来',
  '卡里余额已退，投诉人满意',
  '请周毅明天去店里看一下进货单',
  '老板今天不在，后天去',
  '投诉人人在医院陪护，改约下周',
  '商家把店转给了别人，新老板愿意认',
  '今天又打了三次电话都没人接',
  '投诉人说不着急，慢慢办',
  '店里正在装修，暂停营业',
  '已收到身份证复印件',
  '今天下班前要报县局',
  '请统一口径答复',
  '投诉人补充：当时有店员在场',
  '同一商场今天第二件',
  '双方约定周六去店里换',
  '调解书明天寄出',
  '投诉人要求当面道歉',
  '商家同意赔三百，投诉人要五百',
  '家里老人不会用手机，改用电话联系',
  '县局明天来检查，材料今天备好',
  '商家称货已发出，单号稍后补',
  '投诉人情绪平稳，同意等',
  '这件急，今天务必联系上投诉人',
  '商户今天关门，贴了转让告示',
  '已约谈店长，明天交整改报告',
  '天黑前去不了，明天一早去',
];
const otherGrave = [
  '投诉人电话里说要去店里跟老板拼命',
  '刚又来电，说家里两个老人吃了都上吐下泻',
  '投诉人说他站在楼顶',
  '商家拿刀把投诉人赶出来',
  '店里闻到很重的煤气味',
  '孩子手夹在扶梯里还没出来',
  '投诉人称再不解决就一把火烧了店',
  '打过去是他老婆接的，说人已经送抢救了',
  '投诉人喝了那酒眼睛看不见了',
  '充电宝在柜台冒烟',
  '投诉人说写好遗书了',
  '电梯里困着人',
  '投诉人被狗咬伤，正流血',
  '学生吃了辣条好几个呕吐',
  '热水器一洗澡就麻手',
];

/** What whoever rang up said, as it is quoted, and what somebody else means to do; found by a reviewer when the rule stood. */
const quoted = [
  '投诉人说“家里有煤气味”',
  '群众来电：“热水器漏电，电着孩子了”',
  '来电说“桥下有人落水”',
  '投诉人说“老板把我关在店里不让走”',
  '投诉人说“房子要塌了”',
  '当时电梯里困着人，人还没出来',
  '店主说明天去他家弄他',
  '老板说后天去学校找他孩子',
  '消费者来电说老板叫人今晚去他家堵他',
];

const rung = (notes: readonly string[]) => notes.filter((one) => dangerInNote(one) !== null);

test('A note of an appointment, a call or an answer rings nobody.', () => {
  expect(rung(calm)).toEqual([]);
  // At the first look: three of thirty, of which thirteen rang by the rule for what citizens tell.
  expect(rung(otherCalm).length).toBeLessThanOrEqual(3);
});

test('A note that says what the danger is rings as it does where a citizen says it.', () => {
  const heard = (notes: readonly string[]) => notes.filter((one) => dangerOf(one) !== null);
  expect(rung(grave)).toEqual(heard(grave));
  expect(rung(otherGrave)).toEqual(heard(otherGrave));
  expect(rung(quoted)).toEqual(quoted);
  expect(rung([...grave, ...otherGrave]).length).toBeGreaterThanOrEqual(25);
});
