/** 总分 (total): what two ends, a rest, a list above or a split come to, against the count that they are of. */
import { findingOf, type Finding } from './finding.ts';
import { countIn, printValue, quantitiesIn, type Quantity } from './quantity.ts';
import { isOfAnother } from './sum-rules.ts';
import type { Paragraph, Sentence } from './work-report-text.ts';

/** Two ends that everything comes to, one or the other. */
const ends: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?!.*不予).*立案/u, /不予立案/u],
  [/^(?!.*不合格).*合格/u, /不合格/u],
  [/^(?!.*不予).*受理/u, /不予受理/u],
  [/^成立/u, /^不成立/u],
];
/** More than this is no slip, but something that is not said. */
const slipPart = 0.12;

const cameIn = /^(?:[\p{Script=Han}]{0,8}(?:受理|收到|接到|接收|登记))?(?:投诉|举报|线索|投诉举报)$/u;

/** 「核查201件,立案29件,不予立案182件」 */
export function wrongEnds({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence) => {
    const all = quantitiesIn(sentence.plain).filter(({ about }) => !about);
    return ends.flatMap(([one, other]): Finding[] => {
      const i = all.findIndex(
        ({ label, unit }, at) =>
          at > 0 && one.test(label) && other.test(all[at + 1]?.label ?? '') && unit === all[at + 1]?.unit,
      );
      const [whole, first, second] = [all[i - 1], all[i], all[i + 1]];
      if (whole === undefined || first === undefined || second === undefined || whole.unit !== first.unit) return [];
      const between = sentence.plain.slice(whole.end, second.at);
      const sum = first.value + second.value;
      if (sum === whole.value || /[；;]|其余|另/u.test(sentence.plain.slice(whole.end)) || /其中/u.test(between))
        return [];
      if (Math.abs(sum - whole.value) > Math.max(1, whole.value * slipPart)) return [];
      // Of what came in, some may not be decided yet.
      if (sum < whole.value && cameIn.test(whole.label)) return [];
      const printed = `${first.label}${first.printed}、${second.label}${second.printed}`;
      return [findingOf('sum', sentence, printed, `两项相加是${sum}，不是${whole.printed}`)];
    });
  });
}

/** 「收到402件,办结371件,其余41件」 */
export function wrongRest({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence, i) => {
    const all = quantitiesIn(sentence.plain);
    return all.flatMap((rest, at): Finding[] => {
      if (
        !/(?:^|[，,；;])(?:其余|余下|剩余)[\p{Script=Han}]{0,4}$/u.test(sentence.plain.slice(0, rest.at)) ||
        rest.about
      )
        return [];
      const parts = all
        .slice(0, at)
        .filter(({ unit, about, label }) => unit === rest.unit && !about && !isOfAnother.test(label));
      const before = quantitiesIn(sentences[i - 1]?.plain ?? '').filter(({ unit }) => unit === rest.unit);
      const [first, ...others] = parts;
      if (first === undefined || others.length === 0 || restFits(rest, [...before, ...parts])) return [];
      const left = first.value - others.reduce((sum, { value }) => sum + value, 0);
      if (left <= 0 || Math.abs(left - rest.value) > Math.max(1, first.value * slipPart)) return [];
      return [findingOf('sum', sentence, `其余${rest.printed}`, `${printValue(left, rest.printed)}`)];
    });
  });
}

/** Whether one of the counts without what follows it, or some of that, leaves just so much. */
function restFits({ value }: Quantity, counts: readonly Quantity[]): boolean {
  return counts.some((whole, i) => {
    let left = whole.value;
    const behind = counts.slice(i + 1);
    return behind.some((one) => whole.value - one.value === value || Math.abs((left -= one.value) - value) < 1e-6);
  });
}

/** 「以上五项共支出62.5万元」 against the five that stand above. */
export function wrongAbove(sentences: readonly Sentence[]): Finding[] {
  const above: Quantity[] = [];
  return sentences.flatMap((sentence) => {
    const own = quantitiesIn(sentence.plain);
    const match = /(?:以上|上述)([二三四五六七八九十]|\d{1,2})[项类个种大][\p{Script=Han}]{0,8}$/u.exec(
      sentence.plain.slice(0, own[0]?.at ?? 0),
    );
    const [total] = own;
    const n = countIn(match?.[1] ?? '-');
    const parts = n === null || total === undefined ? [] : above.filter(({ unit }) => unit === total.unit).slice(-n);
    above.push(...own.filter(({ label }) => !/去年|上年|同期|每|占/u.test(label)));
    const sum = Number(parts.reduce((all, { value }) => all + value, 0).toFixed(4));
    if (
      total === undefined ||
      parts.length !== n ||
      parts.some(({ about }) => about) ||
      Math.abs(sum - total.value) < 1e-6
    )
      return [];
    if (Math.abs(sum - total.value) / total.value > slipPart) return [];
    return [
      findingOf(
        'sum',
        sentence,
        `${match?.[0] ?? ''}${total.printed}`,
        `上面各项相加是${printValue(sum, total.printed)}`,
      ),
    ];
  });
}

const isSplit =
  /^(?:[\p{Script=Han}\d(（)）.、]{0,6})?(?:分[\p{Script=Han}]{2,6}(?:情况|看)|按[\p{Script=Han}]{2,8}分|从[\p{Script=Han}]{2,10}看)/u;

/** 「分单位情况。大队78件,12个所108件」 under 196 in all: near enough to be meant as all of them. */
export function wrongSplits(sentences: readonly Sentence[]): Finding[] {
  const earlier: Quantity[] = [];
  return sentences.flatMap((sentence, i) => {
    const before = [...earlier];
    earlier.push(...quantitiesIn(sentence.plain).filter(({ about }) => !about));
    const parts = splitIn(sentence, sentences[i - 1]);
    if (parts.length < 2) return [];
    const sum = parts.reduce((all, { value }) => all + value, 0);
    const most = Math.max(...parts.map(({ value }) => value));
    const wholes = before.filter(({ unit, value }) => unit === parts[0]?.unit && value >= most);
    const near = wholes.find(({ value }) => Math.abs(value - sum) / value <= splitSlip);
    if (near === undefined || wholes.some(({ value }) => value === sum)) return [];
    const printed = parts.map((one) => one.printed).join('、');
    return [findingOf('sum', sentence, printed, `相加是${sum}，总数是${near.printed}`)];
  });
}

const splitSlip = 0.06;

/** The parts of a sentence that tells of a split, or stands under a heading that does; none of any other. */
function splitIn({ plain }: Sentence, heading: Sentence | undefined): Quantity[] {
  const isUnder = heading !== undefined && heading.plain.length < 16 && isSplit.test(heading.plain);
  if ((!isSplit.test(plain) && !isUnder) || /其中|不合格率|合计/u.test(plain)) return [];
  const own = quantitiesIn(plain).filter(({ about }) => !about);
  const end = plain.split(/[；;]/u)[0]?.length ?? 0;
  return own.filter((one) => one.unit === own[0]?.unit && one.end <= end && !isOfAnother.test(one.label));
}
