/** 约数 (about): 近, 超过, 突破 and 余 against the number that stands beside them in full. */
import { findingOf, type Finding } from './finding.ts';
import { quantitiesIn } from './quantity.ts';
import type { Sentence } from './work-report-text.ts';

const under = /(?:近|接近|将近|不足|不到)$/u;
const over = /(?:超过|突破|逾|超)$/u;
/** 「近」 says that little is lacking. */
const nearFrom = 0.88;

/** 「近270万元(269.4万元)」, 「突破4.5万户,达到45126户」 */
export function wrongAbouts(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence) => {
    const all = quantitiesIn(sentence.plain);
    return all.slice(1).flatMap((exact, i): Finding[] => {
      const said = all[i];
      if (said === undefined || exact.unit !== said.unit || exact.about) return [];
      const between = sentence.plain.slice(said.end, exact.at);
      if (!/^(?:\((?:实际|即|为)?|[，,](?:达到|实际为?|实为|为|即))$/u.test(between)) return [];
      const before = sentence.plain.slice(Math.max(0, said.at - 4), said.at + 2);
      const words = before.replace(/\d.*$/u, '');
      const isOver = over.test(words) || /^(?:超过|逾)/u.test(said.printed) || /[余多]/u.test(said.printed);
      const isUnder = under.test(words) || said.printed.startsWith('近');
      const isWrong =
        (isOver && exact.value < said.value) ||
        (isUnder && (exact.value > said.value || exact.value < said.value * nearFrom));
      return isWrong
        ? [
            findingOf(
              'two-values',
              sentence,
              `${said.printed}${between}${exact.printed}`,
              `${exact.printed}不能说“${isOver ? '超过' : '近'}”`,
            ),
          ]
        : [];
    });
  });
}

/** Sums that one matter of a county does not come to; that all of it does not; and that a whole report does not fall to. */
const mostOfOne = 10_000_000;
const mostOfAll = 1_000_000_000;
const leastOfAll = 1000;
const isOfOne = /(?:其中|最大|最高|单)[^，,]{0,4}[1一][件笔起案](?:[\p{Script=Han}]{0,8})$/u;
const isOfAll =
  /(?:挽回(?:消费者|群众)?(?:直接)?(?:经济)?损失|罚没款|罚没金额|罚款|没收违法所得|案值|涉案金额|补助资金|专项资金|先行赔付)(?:共|共计|合计|达|为|约|金额)?$/u;

/** 「其中1件拟罚款5000万元」, 「挽回经济损失38.6元」: 元 and 万元 were mixed up. */
export function implausibleSums(sentences: readonly Sentence[]): Finding[] {
  const isInTenThousands = sentences.some(({ plain }) => /\d万元/u.test(plain));
  return sentences.flatMap((sentence) => {
    const all = quantitiesIn(sentence.plain);
    const hasMany = all.some(({ unit, value }) => ['件', '起', '家', '户'].includes(unit) && value >= 5);
    return all.flatMap((one): Finding[] => {
      if (one.unit !== '元') return [];
      const before =
        sentence.plain
          .slice(Math.max(0, one.at - 24), one.at)
          .split(/[；;。，,]/u)
          .at(-1) ?? '';
      const fault = (right: string) => [findingOf('units', sentence, one.printed, right)];
      if (isOfOne.test(before) && one.value >= mostOfOne) return fault('一件案子不会有这么多，核对是元还是万元');
      if (!isOfAll.test(before)) return [];
      if (one.value >= mostOfAll) return fault('一个县不会有这么多，核对是亿元还是万元');
      const isBare = /^\d{1,3}\.\d{1,2}元$/u.test(one.printed) && one.value < leastOfAll;
      return isBare && (isInTenThousands || hasMany) && !/每|均|单价/u.test(before) ? fault('核对是元还是万元') : [];
    });
  });
}
