/** 率的期间 (period of a rate): what is above and below the line of one rate is counted of the same time. */
import { findingOf, type Finding } from './finding.ts';
import { quantitiesIn, ratesIn, type Quantity } from './quantity.ts';
import { ratioNames } from './ratio-rules.ts';
import type { Paragraph, Sentence } from './work-report-text.ts';

const months = /(?<from>\d{1,2})月?(?:至|到|-|—{1,2}|–|~)(?<to>\d{1,2})月/gu;

/** A count, and the months that its own words say. */
interface Dated {
  one: Quantity;
  sentence: Sentence;
  from: number;
  to: number;
}

/** 「1至6月受理200件,1至5月办结150件,办结率75%」: both begin with one month and end with another. */
export function mixedRates({ sentences }: Paragraph): Finding[] {
  return sentences.flatMap((sentence, i) => {
    if (!sentence.plain.includes('率') || !sentence.plain.includes('%')) return [];
    const around = [...datedIn(sentences[i - 1]), ...datedIn(sentence)];
    return ratesIn(sentence.plain).flatMap((rate): Finding[] => {
      const known = ratioNames.find(({ name }) => name.test(rate.name));
      const before = around.filter((dated) => dated.sentence !== sentence || dated.one.end <= rate.at);
      const part = before.findLast(({ one }) => known?.part.test(one.label) === true);
      const whole = before.findLast(({ one }) => one !== part?.one && known?.whole.test(one.label) === true);
      if (part === undefined || whole === undefined || part.from !== whole.from || part.to === whole.to) return [];
      const later = before.indexOf(part) > before.indexOf(whole) ? part : whole;
      const other = later === part ? whole : part;
      const printed = `${later.one.label}${later.one.printed}`;
      return [findingOf('period', later.sentence, printed, `前面的数到${other.to}月，统计期间不一致`)];
    });
  });
}

/** The months stand before the count, behind the count before it; what names none is of those that were said last. */
function datedIn(sentence: Sentence | undefined): Dated[] {
  if (sentence === undefined) return [];
  const said = [...sentence.plain.matchAll(months)];
  if (said.length === 0) return [];
  return quantitiesIn(sentence.plain).flatMap((one): Dated[] => {
    const { groups } = said.findLast(({ index }) => index < one.at) ?? {};
    const [from, to] = [Number(groups?.['from']), Number(groups?.['to'])];
    return groups === undefined || one.about ? [] : [{ one, sentence, from, to }];
  });
}
