/** 应是 (right words) in English: what a rule says would be right, for whoever reads the desk in English; words of the report stay as they stand. */
import { leakKindWords } from '../../base/disclosure/leak-mark.ts';

type Made = (...parts: string[]) => string;
/** Each is anchored and asks a bounded number of characters a part, so that none is read twice. */
const rows: readonly (readonly [RegExp, Made])[] = [
  [
    /^(.{1,40})不能说“(超过|近)”$/u,
    (n, what) => `${n} is not “${what === '超过' ? 'more than' : 'nearly'}” that (“${what}”)`,
  ],
  [/^一件案子不会有这么多，核对是元还是万元$/u, () => 'too much for one case: is it yuan or ten thousand yuan?'],
  [
    /^一个县不会有这么多，核对是亿元还是万元$/u,
    () => 'too much for a county: is it a hundred million or ten thousand yuan?',
  ],
  [/^核对是元还是万元$/u, () => 'is it yuan or ten thousand yuan?'],
  [/^和“(.{1,30})”一篇雷同，只换了词$/u, (one) => `the same as “${one}” with other words`],
  [/^前面已经说过一遍$/u, () => 'said once before'],
  [/^和前面一篇的话一字不差$/u, () => 'word for word as in the text before'],
  [/^没有这一天$/u, () => 'there is no such day'],
  [/^这一天是星期(.)$/u, (day) => `that day is a ${weekdays[day] ?? day}`],
  [/^晚于落款的(.{1,30})$/u, (day) => `later than the day of the signature, ${day}`],
  [/^首尾都算是(\d{1,9})天$/u, (n) => `${n} days, the first and the last among them`],
  [/^止的一天在起的一天以前，核对年月日$/u, () => 'it ends before it begins'],
  [/^前面的数到(.{1,9})月，统计期间不一致$/u, (n) => `the numbers before go up to month ${n}: another period`],
  [/^不在统计期间(.{1,60})之内$/u, (period) => `not within the period, ${period}`],
  [/^其余数字截至报告之日，统计期间不一致$/u, () => 'the other numbers go up to the day of the report: another period'],
  [/^全文统计的是(.{1,30})$/u, (period) => `the whole text counts ${period}`],
  [/^标题写的是(.{0,30})，到(.{1,9})月$/u, (part, n) => `the title says ${part}, up to month ${n}`],
  [/^和上个月比是“环比”$/u, () => 'against the month before it is 环比'],
  [/^(增加|减少)([\d.]{1,16}.{1,3})$/u, (way, n) => `${n} ${way === '增加' ? 'more' : 'less'}`],
  [/^(增长|下降)(-?[\d.]{1,16}%)$/u, (way, n) => `${way === '增长' ? 'a rise' : 'a fall'} of ${n}`],
  [
    /^(增长|下降)(-?[\d.]{1,16}%)（(.{1,40})→(.{1,40})）$/u,
    (way, n, then, now) => `${way === '增长' ? 'a rise' : 'a fall'} of ${n} (${then} → ${now})`,
  ],
  [/^([\d.]{1,16}%?)（总数(.{1,40})）$/u, (n, all) => `${n} (of ${all} in all)`],
  [
    /^(.{1,40})是(.{1,40})的([\d.]{1,16})倍，增长([\d.]{1,16}%)$/u,
    (one, two, n, percent) => `${one} is ${n} times ${two}: a rise of ${percent}`,
  ],
  [/^([\d.]{1,16})个百分点$/u, (n) => `${n} percentage points`],
  [/^列出的是(\d{1,9})[项个]$/u, (n) => `${n} are listed`],
  [/^正文列出的是(\d{1,9})项$/u, (n) => `the text lists ${n}`],
  [/^前一个是(.{1,9})，缺(.{1,9})$/u, (last, missing) => `the one before is ${last}; ${missing} is missing`],
  [/^“(.{1,9})是”前面的话没有说完$/u, (n) => `the words before “${n}是” break off`],
  [/^是下一段的标题，另起一行$/u, () => 'this is the heading of the next paragraph: begin a new line'],
  [/^([\d.]{1,16})倍是增长(.{1,20})$/u, (n, percent) => `${n} times is a rise of ${percent}`],
  [
    /^(.{1,30})到(.{1,30})，(增长|下降)(.{1,20})$/u,
    (one, two, way, n) => `from ${one} to ${two}: a ${way === '增长' ? 'rise' : 'fall'} of ${n}`,
  ],
  [/^“(.{1,40})”比“(.{1,40})”多，应排在前面$/u, (one, two) => `“${one}” is more than “${two}” and comes before it`],
  [/^比前一位的(.{1,40})还多$/u, (n) => `more than the one before, ${n}`],
  [
    /^(.{1,40})不(高于|低于)(.{1,40})$/u,
    (one, way, two) => `${one} is not ${way === '高于' ? 'above' : 'below'} ${two}`,
  ],
  [/^(.{1,20})%不是“(.{0,20})”$/u, (n, word) => `${n}% is not “${word}”`],
  [/^最高的(.{1,40})比最低的(.{1,40})还低$/u, (one, two) => `the highest, ${one}, is below the lowest, ${two}`],
  [/^名次没有变$/u, () => 'the rank is the same'],
  [/^(前移|后退)(\d{1,9})位$/u, (way, n) => `${n} places ${way === '前移' ? 'up' : 'down'}`],
  [/^比率不会超过100%$/u, () => 'a rate is never above 100%'],
  [/^占比不会超过100%$/u, () => 'a share is never above 100%'],
  [/^各项占比相加是(.{1,20})$/u, (n) => `the shares add up to ${n}`],
  [/^各项占比之和是(.{1,20})$/u, (n) => `the shares add up to ${n}`],
  [/^(?:前面|别处)写的是(.{1,60})$/u, (n) => `elsewhere it is ${n}`],
  [/^累计数不会小于本期数$/u, () => 'a sum up to now is never less than the period alone'],
  [/^不超过前面的(.{1,60})$/u, (n) => `at most ${n}, said before`],
  [/^不超过总数(.{1,60})$/u, (n) => `at most the whole, ${n}`],
  [/^不超过(.{1,80})$/u, (n) => `at most ${n}`],
  [/^部分不会大于总数$/u, () => 'a part is never more than its whole'],
  [/^分项之和是(.{1,60})$/u, (n) => `the parts add up to ${n}`],
  [/^(?:前面各项|上面各项)相加是(.{1,60})$/u, (n) => `the items before add up to ${n}`],
  [/^各行之和是(.{1,60})$/u, (n) => `the rows add up to ${n}`],
  [/^表中各行之和是(.{1,60})$/u, (n) => `the rows of the table add up to ${n}`],
  [/^本行各项之和是(.{1,60})$/u, (n) => `the items of the row add up to ${n}`],
  [/^表中是(.{1,60})$/u, (n) => `the table has ${n}`],
  [/^两项相加是(.{1,60})，不是(.{1,60})$/u, (sum, said) => `the two add up to ${sum} and not to ${said}`],
  [/^相加是(.{1,60})，总数是(.{1,60})$/u, (sum, all) => `they add up to ${sum}; the whole is ${all}`],
  [/^(\d{4}-\d{2}-\d{2})起称“投诉”$/u, (day) => `since ${day} it is called 投诉`],
  [/^同一件事又称“投诉”，统一用语$/u, () => 'the same is called 投诉 elsewhere: use one word'],
  [/^没有列明进哪几处$/u, () => 'the places are not named'],
  [
    /^作者是行政机关的所，上级是局，不是消协$/u,
    () => 'the author is an office of the bureau: above it is the bureau and not the association',
  ],
  [/^一个所只管几个乡镇，写明是哪几个$/u, () => 'an office has a few towns: name them'],
  [/^作者是分局，文中又称县局、全县$/u, () => 'the author is a branch, and the text speaks for the county'],
  [/^标题里叫“(.{1,60})”，统一叫法$/u, (name) => `the title calls it “${name}”: use one name`],
  [/^只(.{1,40})，写“被调查的几家中几家”$/u, (n) => `only ${n}: write how many of how many`],
  [
    /^只查了(.{1,9})，写明几家中的几家，不能推及全部$/u,
    (n) => `only ${n} were looked at: write how many of how many; it cannot be said of all`,
  ],
  [/^写明几家中的几家，不能推及全部$/u, () => 'write how many of how many; it cannot be said of all'],
  [/^查过的只是一部分，写明查了几家$/u, () => 'only a part was inspected: write how many'],
  [/^不同单位分开记，各是多少$/u, () => 'different units stand apart: how many of each?'],
  [/^数字和“(.{1,20})”连在一起，分不清各是多少$/u, (one) => `the number runs into “${one}”: which is which?`],
  [/^写明是哪一年$/u, () => 'write which year'],
  [/^序号重复，前面已经是(.{1,9})$/u, (n) => `the number stands twice: the one before is ${n}`],
  [/^说明移交的是否算解决，分子、分母各是多少$/u, () => 'say whether hand-overs count as solved, and both numbers'],
  [/^称号是“(.{1,9})”，应是(\d{1,9})$/u, (word, n) => `the title is “${word}”: it is to be ${n}`],
  [/^扣除算了两次的(.{1,40})，是(.{1,40})$/u, (twice, n) => `without ${twice} counted twice it is ${n}`],
  [/^([\d.,]{1,20}(?:万|亿)?元)是(.{1,40})$/u, (one, two) => `${one} is ${two}`],
  [
    /^(.{1,60})(最高|最少|最多|最低)$/u,
    (one, most) => `${one} is the ${most === '最高' || most === '最多' ? 'highest' : 'lowest'}`,
  ],
  [/^写明几家中的几家$/u, () => 'write how many of how many'],
  [/^没有填，全文有(\d{1,9})处$/u, (n) => `not filled in; there are ${n} such places`],
  [/^没有填$/u, () => 'not filled in'],
  [/^后面写的是(.{1,40})$/u, (n) => `it says ${n} further on`],
  [/^写出实数$/u, () => 'write the number'],
  [/^台账数的是(.{1,60})$/u, (n) => `the ledger counts ${n}`],
  [
    /^(\d{4})年(\d{1,2})月锁定时(.{1,60})，更正后(.{1,60})$/u,
    (year, month, then, now) => `${year}-${month.padStart(2, '0')} was locked with ${then}; corrected, it is ${now}`,
  ],
  [/^另有(\d{1,4})个月$/u, (n) => `and ${n} months more`],
  [
    /^台账里没有上年同期的数，写明这个幅度从哪来$/u,
    () => 'the ledger has no number of the year before: say where this comes from',
  ],
  [
    /^台账里没有前一期的数，写明这个幅度从哪来$/u,
    () => 'the ledger has no number of the period before: say where this comes from',
  ],
  [/^(.{1,30})，对外的汇报里不写$/u, (what) => `${leakEn(what)} does not go into a report`],
  [/^(.{1,30})，对外的汇报里不写；可写成“(.{1,40})”$/u, (what, other) => `${leakEn(what)}: write “${other}”`],
  [/^每辆次(.{1,20})人，超过一车能坐的人$/u, (n) => `${n} people in each vehicle: more than it holds`],
];

const weekdays: Readonly<Record<string, string>> = {
  一: 'Monday',
  二: 'Tuesday',
  三: 'Wednesday',
  四: 'Thursday',
  五: 'Friday',
  六: 'Saturday',
  日: 'Sunday',
};

function leakEn(zh: string): string {
  return Object.values(leakKindWords).find((one) => one.zh === zh)?.en ?? zh;
}

/** The same in English; words that have none, such as a number or a sum, stay as they are. */
export function rightEn(right: string): string {
  // Of several locked months each is told by itself.
  const parts = right.split('；');
  const isOfMonths = parts.length > 1 && parts.every((part) => /锁定时|^另有/u.test(part));
  return isOfMonths ? parts.map(oneEn).join('; ') : oneEn(right);
}

function oneEn(right: string): string {
  for (const [pattern, made] of rows) {
    const found = pattern.exec(right);
    if (found !== null) return made(...found.slice(1));
  }
  return right;
}
