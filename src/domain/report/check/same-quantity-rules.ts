/** 同一个数 (same quantity): one quantity against itself in another place of the text. */
import { findingOf, type Finding } from './finding.ts';
import { quantitiesIn, type Quantity } from './quantity.ts';
import type { Sentence } from './work-report-text.ts';

/** What a report counts once for all of its period. */
const heads =
  /(?:受理|接收|登记|接到)[\p{Script=Han}]{0,8}(?:投诉|申诉|举报|咨询)|(?:办结|调处|处理)[\p{Script=Han}]{0,6}(?:投诉|申诉|举报|案件)|立案|结案|挽回[\p{Script=Han}]{0,6}损失|罚没/u;
const isPartOfIt =
  /其中|去年|上年|同期|上月|上半年|下半年|季度|\d月|[所镇乡村街]|分别|另|以上|类|领域|行业|方面|占|增|减/u;

const isOfAll = /共|累计|全县|全市|全局|全年|总/u;

/** 「共受理投诉201件」 in one place and 「共受理投诉210件」 in another. */
export function twoValues(sentences: readonly Sentence[]): Finding[] {
  const said = new Map<string, Quantity>();
  return sentences.flatMap((sentence) =>
    quantitiesIn(sentence.plain).flatMap((one, i, all): Finding[] => {
      const head = headIn(sentence, one, all[i - 1]?.end ?? 0);
      if (head === null) return [];
      const first = said.get(head.key);
      said.set(head.key, first ?? one);
      if (first === undefined || first.about || one.about || first.value === one.value) return [];
      return [findingOf('two-values', sentence, `${head.words}${one.printed}`, `前面写的是${first.printed}`)];
    }),
  );
}

/** A month of its own before the count; 「1至10月」 and 「截至10月」 are the whole period. */
const aMonth = /(?<!至|-)\d{1,2}月(?!\d)/u;
const wholePeriod = /(?:截[至止]|1月?[至-]).{0,8}月/gu;

/** The head of what is counted once for all, and what it is compared by; null for a part of it or of another period. */
function headIn({ plain }: Sentence, one: Quantity, from: number): { words: string; key: string } | null {
  const clause =
    plain
      .slice(from, one.at)
      .split(/[，,；;。]/u)
      .at(-1) ?? '';
  const words = heads.exec(clause)?.[0];
  if (words === undefined || !isOfAll.test(plain) || isPartOfIt.test(clause.replace(words, ''))) return null;
  if (aMonth.test(plain.slice(0, one.at).replace(wholePeriod, ''))) return null;
  const year = /\d{4}年/u.exec(clause)?.[0] ?? '';
  const name = words
    .replace(/^挽回.*损失$/u, '挽回损失')
    .replace(/消费者|各类|了|的/gu, '')
    .replace('申诉', '投诉');
  return { words, key: `${year} ${name} ${one.unit}` };
}

/** 「目前全县维权服务站为128个」 and 「全县131个维权服务站中」 */
export function twoStocks(sentences: readonly Sentence[]): Finding[] {
  const all = sentences.flatMap((sentence) => quantitiesIn(sentence.plain).map((one) => ({ one, sentence })));
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(/全[县市区](\d{1,6})(个|家|户|所|座)([\p{Script=Han}]{3,8}?)中[，,]/gu)].flatMap(
      (match): Finding[] => {
        const [printed, figures = '', unit = '', name = ''] = match;
        const said = all.filter(
          ({ one }) => one.unit === unit && one.label.endsWith(name) && /全[县市区]|共有|现有|目前/u.test(one.label),
        );
        const [first] = said;
        if (first === undefined || said.some(({ one }) => one.value === Number(figures))) return [];
        return [
          {
            rule: 'two-values',
            sentence: sentence.words,
            printed,
            right: `别处写的是${first.one.printed}`,
            at: sentence.at,
          },
        ];
      },
    ),
  );
}
