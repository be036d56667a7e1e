/** Numbers and accounts that tell who it was, however they are typed: full width, apart, in Chinese figures. */
import { isPersonal, numbersIn, plainNumber, soughtNumber } from '../number/standing-numbers.ts';
import { maskPhone } from '../masking.ts';
import { labelledLeaks } from './labelled-leaks.ts';
import type { LeakKind, LeakMark } from './leak-mark.ts';
import { maskedNumbers, writtenNumbers } from './written-numbers.ts';

export function numberLeaks(text: string): LeakMark[] {
  return [
    ...figureLeaks(text),
    ...spokenLeaks(text),
    ...writtenNumbers(text, (before) => publicPhone.test(before)),
    ...maskedNumbers(text),
    ...shapedLeaks(text),
    ...namedLeaks(text),
    ...labelledLeaks(text),
  ];
}

/** What has a number of its own that is nobody's: a batch, a model, a licence, a standard, an order. */
const ofThing =
  /(?:批次|批号|型号|编号|登记证|许可证|条码|条形码|追溯码|标准|文号|订单|单号|货号|产品|规格|生产日期|版本|证书|GB|GB[／/]T|(?<![A-Z])(?:FZ|HG|JB|SB|LY|YY|QC|BB|CJ|WS|YC|MT|SL|GH|TS)(?:[／/]T)?|DB\d{0,4}|DB\d{2}[／/]T|NY|SN|QB|JJF|JJG|ISO|公告|案号|信用代码)[^，。；、\n]{0,8}$/u;
/** Who answers a telephone that everybody may know. */
const publicPhone =
  /(?:局|(?<!事务)所|站|中心|协会|消协|热线|客服|专线|值班室|法院|厂家|公司|医院|政府|咨询电话|咨询|举报电话|投诉电话|服务电话|监督电话)[^。；\n]{0,14}$/u;
const amountBehind = /^\s{0,2}(?:万|亿)?(?:元|块|公斤|千克|吨|亩|斤|人次|件|条|次)/u;

/** All that the frame of numbers finds, but for numbers of things and the telephones of offices. */
function figureLeaks(text: string): LeakMark[] {
  return numbersIn(text).flatMap(({ at, figures }): LeakMark[] => {
    const plain = plainNumber(figures);
    const before = text.slice(Math.max(0, at - 24), at);
    const personal = isPersonal(plain);
    if (!personal && (ofThing.test(before) || amountBehind.test(text.slice(at + figures.length)))) return [];
    if (/^[48]00\d{7}$/u.test(plain) || (isLandline(plain) && publicPhone.test(before))) return [];
    const kind = kindOf(plain, before);
    const plus = text.charAt(at - 1) === '+' ? 1 : 0;
    // 「188 0827 4491 3」: a figure too much goes with the telephone before it.
    const more =
      kind === 'phone'
        ? (/^ \d{1,2}(?![\d元块个斤件次.号])/u.exec(text.slice(at + figures.length, at + figures.length + 5))?.[0]
            .length ?? 0)
        : 0;
    return [
      {
        at: at - plus,
        words: text.slice(at - plus, at + figures.length + more),
        kind,
        instead: kind === 'phone' ? maskPhone(soughtNumber(figures)) : '',
      },
    ];
  });
}

function isLandline(plain: string): boolean {
  return /^0\d{9,11}$/u.test(plain) || /^[2-8]\d{6,7}$/u.test(plain);
}

function kindOf(plain: string, before: string): LeakKind {
  if (/^(?:\d{15}|\d{17}[\dX])$/u.test(plain) && isPersonal(plain)) return 'identity';
  if (/^\d{16,19}$/u.test(plain)) return 'card';
  if (/(?:QQ|qq|扣扣|微信|账号|帐号)[^，。；\n]{0,6}$/u.test(before)) return 'account';
  if (isPersonal(plain)) return 'phone';
  return /(?:电话|手机|号码|联系|致电|拨打|回电)[^，。；\n]{0,6}$/u.test(before) ? 'phone' : 'number';
}

const spokenFigure = '零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两拐洞勾';
const spoken = new RegExp(
  String.raw`(?<![0-9０-９${spokenFigure}十百千万])[0-9０-９${spokenFigure}](?:[\s\-－—·.、]{0,2}[0-9０-９${spokenFigure}]){6,24}(?![十百千万亿元块年])`,
  'gu',
);
const hasSpoken = new RegExp(`[${spokenFigure}]`, 'gu');

/** 「幺三九零零一二三四五六七」: a number said figure by figure. */
function spokenLeaks(text: string): LeakMark[] {
  return [...text.matchAll(spoken)]
    .filter(({ 0: words }) => (words.match(hasSpoken)?.length ?? 0) > 1)
    .map(({ 0: words, index }) => ({ at: index, words, kind: 'phone', instead: '' }));
}

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼中使';
const plate = new RegExp(
  String.raw`[${provinces}][A-Za-zＡ-Ｚ][\s·•・.．\-]{0,2}[A-Za-z0-9Ａ-Ｚ０-９](?:\s?[A-Za-z0-9Ａ-Ｚ０-９]){3,5}[A-Za-z0-9Ａ-Ｚ０-９挂学警港澳]?(?![A-Za-z0-9])`,
  'gu',
);
const mail = /(?<![\w.+-])[\w.+-]{1,64}[@＠][\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu;
/** A masked head before an open name, as the receipts of payments print it: 「*国栋」. */
const openName =
  /(?<=(?:收款人|户名|实名|姓名|付款人|对方|名字是)(?:为|是|：|:|认证)?\s?)[*＊]{1,2}\p{Script=Han}{1,2}|(?<=[“"（(：:\s])[*＊]\p{Script=Han}{2}(?=[”"）)，。]|$)|(?<=姓名|户名|收款人|付款人|当事人|消费者|[：:“"（(\s])\p{Script=Han}[*＊]\p{Script=Han}(?!\p{Script=Han})/gu;

/** A mobile whose figures stand apart by marks of a list. */
const listed = /(?<![0-9])1[3-9][0-9][、，,；\s]{1,2}[0-9]{4}[、，,；\s]{1,2}[0-9]{4}(?![0-9])/gu;

/** The address of somebody's own machine. */
const host = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/gu;

/** What tells by its shape alone. */
function shapedLeaks(text: string): LeakMark[] {
  const all = (pattern: RegExp, kind: LeakKind, instead: (words: string) => string) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }): LeakMark => ({
      at: index,
      words,
      kind,
      instead: instead(words),
    }));
  return [
    ...all(plate, 'plate', (words) => `${words.slice(0, 2)}***`),
    ...all(mail, 'account', () => ''),
    ...all(listed, 'phone', () => ''),
    ...all(host, 'account', () => ''),
    ...all(openName, 'name', () => '某某'),
  ];
}

const platform =
  '(?:微信|薇信|威信|V信|v信|加微|微号|wechat|WeChat|weixin|VX|vx|Vx|QQ|qq|Qq|扣扣|抖音|快手|小红书|旺旺|支付宝|微博|淘宝|闲鱼|飞信|陌陌|账号|帐号|邮箱)';
const token = String.raw`[A-Za-z0-9０-９](?:[\w\-.]{3,29}|[0-9０-９\s]{4,14}[0-9０-９])`;
/** 「微信号zhouxy_1988」, 「QQ：1094 88213」; the number of an office's own channel is everybody's. */
const account = new RegExp(
  String.raw`(?<!公众号?|小程序)${platform}(?:群主|群|昵称|号码|账号|帐号|号|名|ID|id)?[，,：:“"（(\s]{0,2}(?:号|账号)?(?:是|为|叫|搜)?[：:“"（(\s]{0,2}(${token})`,
  'gdu',
);
/** 「……的微商，号是 xf_qh888」 */
const laterToken = new RegExp(
  String.raw`(?<=${platform}[^。；\n]{0,20}号(?:是|为|叫|：|:)\s?)[A-Za-z](?=[\w\-]{0,29}[\d_])[\w\-]{3,29}`,
  'gu',
);
/** 「抖音昵称“青禾小芳”」 */
const nickname = /(?<=(?:昵称|网名|抖音名|微信名)(?:是|为|叫|：|:)?\s?[“"「])[^”"」\n]{2,16}(?=[”"」])/gu;
const paper =
  /(?:护照|通行证|军官证|驾驶证|社保卡|医保卡|工作证|学生证)(?:号码?)?(?:是|为|：|:)?\s?[（(]?([A-Za-z]{0,2}\d{6,18}[\dXx])/dgu;
const lastFigures = /(?:尾号|末四位|后四位)(?:是|为|：|:)?\s?([0-9０-９]{3,6})(?=的|[，。）)]|$)/dgu;
const tail =
  /(?:身份证|证件|手机|电话|银行卡|卡)(?:号码?|号)?的?(?:尾号|后[四4六6]位|末[四4六6]位)(?:数字?)?(?:是|为|：|:)?\s?([0-9０-９]{3,6}[Xx]?)/dgu;
const plateTail =
  /(?:车牌|牌照|车号)(?:号码?|号)?(?:尾号|后[三四五]位)?(?:是|为|：|:)?\s?(\p{Script=Han}{0,3}[A-Z0-9]{3,7})(?![A-Za-z0-9])/dgu;
const hotline = /^(?:12\d{3}|11[049]|120|122|9\d{4}|10\d{3})$/u;

/** What tells by the word before it. */
function namedLeaks(text: string): LeakMark[] {
  const captured = (pattern: RegExp, kind: LeakKind) =>
    [...text.matchAll(pattern)].flatMap((found): LeakMark[] => {
      const [at = 0, end = 0] = found.indices?.[1] ?? [];
      const words = text.slice(at, end).trimEnd();
      if (hotline.test(words)) return [];
      return [{ at, words, kind, instead: '' }];
    });
  const plain = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }): LeakMark => ({
      at: index,
      words,
      kind: 'account',
      instead: '',
    }));
  return [
    ...captured(account, 'account'),
    ...captured(paper, 'identity'),
    ...captured(tail, 'identity'),
    ...captured(lastFigures, 'card'),
    ...captured(plateTail, 'plate'),
    ...plain(laterToken),
    ...plain(nickname),
  ];
}
