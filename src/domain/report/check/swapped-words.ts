/**
 * 换词 (swapped words): a text that was copied by a machine which puts other words for some, so that nobody finds the original, and now and
 * then turns the sense round: 「自觉维权」 came out as 「盲目维权」. Each row is a word in a place where the trade never has it, and the
 * word that stood there. A person looks before anything is mended.
 */
import { findingOf, type Finding } from './finding.ts';
import type { WorkReportText } from './work-report-text.ts';

interface SwappedWord {
  damaged: RegExp;
  canonical: string;
}

/** In the order in which they are told. */
const swappedWords: readonly SwappedWord[] = [
  { damaged: /耗费(?=维权|者|投诉|申诉|纠纷|教育|环境|警示|提示|市场|争议|领域|权益)/gu, canonical: '消费' },
  { damaged: /盲目(?=维权|守法|遵守|接受监督|履行|抵制)/gu, canonical: '自觉' },
  {
    damaged: /(?<=工商|公安|质监|职能|行政|执法|监管|相关|主管)有些(?!单位|部门|地方|企业|人|同志)/gu,
    canonical: '部门',
  },
  { damaged: /(?<=规章|值班|登记|回访|例会|责任|考核|管理)原则(?=上墙|健全|完善|、)/gu, canonical: '制度' },
  { damaged: /前进(?=才华|技能|水平|效能|素质|能力)/gu, canonical: '提高' },
  { damaged: /(?<=消费|耗费|群众|农民)好处(?=得到|受到|保护|诉求)/gu, canonical: '利益' },
];

/** Each swapped word once, at its first place, with how often the text has it. */
export function wordsSwapped({ plain, paragraphs }: WorkReportText): Finding[] {
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences);
  return swappedWords.flatMap(({ damaged, canonical }): Finding[] => {
    const all = [...plain.matchAll(damaged)];
    const [first] = all;
    const sentence =
      first === undefined ? undefined : sentences.find((one) => [...one.plain.matchAll(damaged)].length > 0);
    if (first === undefined || sentence === undefined) return [];
    const [match] = [...sentence.plain.matchAll(damaged)];
    const printed = sentence.plain.slice(match?.index, (match?.index ?? 0) + first[0].length + 2);
    const right = `原来像是“${canonical}”${all.length > 1 ? `，全文${all.length}处` : ''}，请人对一遍`;
    return [findingOf('swapped', sentence, printed, right)];
  });
}
