/** How people speak and write on a slip of paper, as the learned reader reads it: one word for what has many, one sign for any figure. */

/** A longer form stands before the shorter one that it holds. */
const forms: readonly (readonly [spoken: string, plain: string])[] = [
  ['俺们', '我们'],
  ['咱们', '我们'],
  ['咱家', '我家'],
  ['咱', '我们'],
  ['俺', '我'],
  ['啥子', '什么'],
  ['啥', '什么'],
  ['咋个', '怎么'],
  ['咋', '怎么'],
  ['娃儿', '孩子'],
  ['娃娃', '孩子'],
  ['娃', '孩子'],
  ['自个儿', '自己'],
  ['自个', '自己'],
  ['自家', '自己'],
  ['各人', '自己'],
  ['本人', '自己'],
  ['没得', '没有'],
  ['莫得', '没有'],
  ['冇', '没有'],
  ['莫要', '不要'],
  ['甭', '别'],
  ['莫', '别'],
  ['不要', '别'],
  ['勿', '不'],
  ['毋', '不'],
  ['唔', '不'],
  ['咗', '了'],
  ['嘅', '的'],
  ['畀', '给'],
  ['俾', '给'],
  ['晓得', '知道'],
  ['瞅见', '看见'],
  ['瞅', '看'],
  ['吱声', '说'],
  ['吭声', '说'],
  ['搁', '放'],
  ['遭', '被'],
  ['恁', '你'],
  ['您', '你'],
  ['宝子们', '你'],
  ['家人们', '你'],
  ['姐妹们', '你'],
  ['亲们', '你'],
  ['别个', '别人'],
  ['概不', '一律不'],
  ['恕不', '一律不'],
  ['均不', '都不'],
  ['一概', '一律'],
  ['掏钱', '出钱'],
  ['不让', '不许'],
  ['不准', '不许'],
  ['不得', '不许'],
  ['严禁', '不许'],
  ['禁止', '不许'],
];

/** What ends a sentence and says nothing: 「不退的哈」. */
const particle = /[哈哟哦啦咯嘞呗嘛呀哩噻呢啊喽喔诶吧滴](?=[，,。；;：:！!？?、]|$)/gu;
/** 「三百」「两块」; 「一」 alone begins too many words. */
const numeral =
  /[一二两三四五六七八九十百千万]{2,8}|[二两三四五六七八九十](?=[元块毛角倍天日周月年小个人次件张套桌位斤成折点遍])/gu;
/** Words, not figures. */
const noFigure = /千万|万一|一一/u;

/** The words of a sentence, plainly; where they stood is lost. */
export function plainlySaid(sentence: string): string {
  let words = sentence.replace(particle, '');
  for (const [spoken, plain] of forms) words = words.replaceAll(spoken, plain);
  return words.replace(numeral, (run) => (noFigure.test(run) ? run : '0')).replace(/\d{1,9}/gu, '0');
}
