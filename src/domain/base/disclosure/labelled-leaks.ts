/** What a word before it says to be an account, a paper, a plate or a birthday: 「薇信 {chen_yy_77}」, 「学号20230417」, 「1956.08 出生」. */
import type { LeakKind, LeakMark } from './leak-mark.ts';

const token = String.raw`[A-Za-z0-9*＊][\w\-.*＊·]{1,29}(?:\s[\w\-*＊]{2,8}){0,5}`;
const gap = String.raw`(?:[：:=“"‘'（(【\s，,]|是|为|叫|的|搜|填|写|截图|聊天记录){0,4}`;

/** The number of an office's own channel is everybody's. */
const accounts =
  '(?:微信|绿泡泡|薇信|威信|微[讯心]|[VvＶ]信|(?:加我?|我的)(?:微|薇|[VvＶ])❤?|加[vV]|wx|WX|Wx|[vV][xX]|wechat|WeChat|QQ|qq|Qq|扣扣|企鹅|抖音|快手|小红书|旺旺|支付宝|微博|淘宝|闲鱼|陌陌|钉钉|昵称|网名|账号|帐号|邮箱)(?:同号|群主|昵称|号码|账号|帐号|[iI][dD]|号|名)?';
const papers =
  '(?:身份证|证件|护照|通行证|军官证|驾驶证|驾照|行驶证|社保|医保|社保卡|医保卡|工作证|学生证|准考证|学籍|残疾证|残疾人证|低保证|户口本|房产证|不动产证|档案|营运证)(?:的)?(?:档案)?(?:号码|编号|证号|卡号|号|后四位|后六位)?(?:上)?(?:的)?(?:车架号)?';
const numbers =
  '(?:会员(?:卡)?号?|工[号牌]号?|员工(?:编)?号|学号|学员(?:编)?号|学籍号|考号|合同(?:编)?号|门诊号|就诊(?:卡)?号|串号|IMEI|座位号|密码|验证码|校验码|交易(?:单|流水)?号|流水号|支付单号|支付流水|就诊卡|病历号?|住院号|病案号|保单(?:号)?|户号|(?:水|电|燃气)表(?:户号|编?号)?|宽带(?:账号)?|快递(?:单号)|运单号?|订单(?:编号|号)|存折(?:账号)?|卡号|银行卡号?|开户账号|车架号?|发动机号|取件码|尾[数号]|末四位|后四位)';

const forms: readonly (readonly [RegExp, LeakKind])[] = [
  [
    new RegExp(String.raw`(?<!公众号?|小程序)${accounts}${gap}(${token}|[零〇一二三四五六七八九幺]{5,14})`, 'gdu'),
    'account',
  ],
  [new RegExp(String.raw`${papers}${gap}(${token})`, 'gdu'), 'identity'],
  [new RegExp(String.raw`${numbers}${gap}(${token})`, 'gdu'), 'number'],
  [/(?:微信|抖音|快手|QQ|旺旺|群里?|网名)(?:名|昵称|上|里)?叫[“"「‘]([^”"」’，。\n]{2,16})[”"」’]/dgu, 'account'],
  [/(?<=号码?(?:是|为|叫|：|:)?\s?)((?=[a-z][\w-]{0,29}_\d|[a-z_]{2,20}\d{3})[a-z][\w-]{4,29})/dgu, 'account'],
  // 「昵称：阳光总在风雨后」
  [
    /(?:昵称|网名|微信名|抖音名)(?:是|为|叫|：|:)?\s?((?![等和或不均可应须必的及与是为叫、，：:])[\p{Script=Han}\w]{2,12})(?=[，。；、\s）)]|$)/dgu,
    'account',
  ],
  [/(?:坐标|经纬度|定位)[：:为是（(\s]{0,2}(\d{1,3}\.\d{1,8}[，,、\s]{1,2}\d{1,3}\.\d{1,8})/dgu, 'address'],
  [/(?<![\w:])((?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2})(?![\w:])/dgu, 'account'],
  [/(?:主播|博主|网红|网友|微商|群主|用户|买家|卖家|会员)[“「"‘]([^”」"’，。\n]{2,12})[”」"’]/dgu, 'account'],
  // A frame number and a number of an account by their own shape.
  [/(?<![A-Za-z0-9])((?=[A-Z]*\d)(?=\d*[A-Z])[A-HJ-NPR-Z0-9]{17})(?![A-Za-z0-9])/dgu, 'number'],
  [/(?<![A-Za-z0-9_])(wxid_[a-z0-9]{4,24})/dgu, 'account'],
  [
    /([\p{Script=Han}]{1,5}字\d{6,18}号|[军士兵警海空]字第\d{4,12}号|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[（(]?\d{4}[）)]?\s?\p{Script=Han}{2,8}(?:不动产权|房权证?|房地权)第\d{4,12}号)/dgu,
    'identity',
  ],
  [/((?<![A-Za-z0-9])(?!(?:SC|JY)\d{14})[A-Z]{2}\d{10,15})(?![A-Za-z0-9])/dgu, 'number'],
  [
    /(?:昵称|网名|抖音名|微信名|微博名|群名片|头像是)(?:是|为|叫|：|:)?\s?[“"「‘]?([^”"」’，。；、\s]{2,16})[”"」’]/dgu,
    'account',
  ],
  [
    /(?:买家|卖家|昵称|网名|用户名?|旺旺|抖音|快手|微信)(?:是|为|叫|：|:|“|\s){0,2}((?!转|支付|付款|收款|扫码|付了)(?=[\p{Script=Han}]{0,8}[A-Za-z0-9_])[A-Za-z0-9_\-\p{Script=Han}]{3,20})(?=[，。；、”"\s]|$)/dgu,
    'account',
  ],
  [
    /(?<=(?:抖音|快手|微信|小红书|QQ|淘宝|主播|微商)[^。；\n]{0,20}号(?:是|为|叫|：|:)?\s?)([A-Za-z](?=[\w-]{0,29}[\d_])[\w-]{3,29})/dgu,
    'account',
  ],
  [/(?<=[@＠])([^@＠，。；、：:！？\s]{2,10})(?=[：:\s，。；！]|$)/dgu, 'account'],
];

/** What has figures, or is an account of letters alone behind a word that says so. */
function tells(words: string, kind: LeakKind): boolean {
  if (/^(?:12\d{3}|11[049]|120|122|9\d{4}|10\d{3}|CCC|3C|APP|ID|http|www)$/iu.test(words)) return false;
  const count = words.match(/[\d零〇一二三四五六七八九幺*＊]/gu)?.length ?? 0;
  return kind === 'account' ? words.length >= 3 || /^\p{Script=Han}{2}$/u.test(words) : count >= 3;
}

/** One of these stands in each of them; without it none is tried. */
const hasLabelled = /[A-Za-z0-9*＊零〇一二三四五六七八九幺”」’"@＠]|昵称|网名|微信名|抖音名/u;

export function labelledLeaks(text: string): LeakMark[] {
  if (!hasLabelled.test(text)) return [];
  return forms.flatMap(([form, kind]) =>
    [...text.matchAll(form)].flatMap((found): LeakMark[] => {
      const [at = 0, end = 0] = found.indices?.[1] ?? [];
      const words = text.slice(at, end).trimEnd();
      return tells(words, kind) ? [{ at, words, kind, instead: '' }] : [];
    }),
  );
}

const month = String.raw`(?:[年.\-/－．](?:[0-9０-９]{1,2}|[正腊冬一二三四五六七八九十]{1,2})月?)`;
const day = String.raw`(?:[.\-/－．]?(?:[0-9]{1,2}|[初廿一二三四五六七八九十]{1,3})[日号]?)?`;
const year =
  '(?:(?:19|20)[0-9]{2}|[12][09][0-9]{2}|一九[零〇一二三四五六七八九]{2}|二[零〇][零〇一二三四五六七八九]{2})';
const births = [
  new RegExp(
    String.raw`(?:出生(?:年月日?|日期|于|在)?|生于|生日|生辰)(?:[：:是为在于]|\s){0,3}(${year}(?:${month}${day})?|(?:农历|阴历|阳历)?[正腊冬一二三四五六七八九十0-9]{1,3}月[初廿一二三四五六七八九十0-9]{1,3}[日号]?)`,
    'gdu',
  ),
  new RegExp(
    String.raw`(${year}(?:${month}${day})?年?(?:出生的?|生(?![产效活意成长])人?|降生的?|(?:[上下]午)?生下(?:的\p{Script=Han}{2,3})?))`,
    'gdu',
  ),
  /(属[鼠牛虎兔龙蛇马羊猴鸡狗猪])(?=[，。,；、）)的]|$)/dgu,
];

/** When somebody was born. */
export function birthLeaks(text: string): LeakMark[] {
  if (!/生|属/u.test(text)) return [];
  return births.flatMap((form) =>
    [...text.matchAll(form)].map((found): LeakMark => {
      const [at = 0] = found.indices?.[1] ?? [];
      return { at, words: found[1] ?? '', kind: 'person', instead: '' };
    }),
  );
}
