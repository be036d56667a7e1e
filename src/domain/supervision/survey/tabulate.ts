/**
 * 汇总 (tabulate): what was answered, one column a firm and one line a question, and what may be said of it. A count is never typed: it is
 * read off the answers. Below thirty asked only 「10 家里几家」 is said, no percent and nothing of the county at large (S78).
 */
export type SurveyQuestionKind = 'yesNo' | 'choice';

export interface SurveyQuestion {
  text: string;
  kind: SurveyQuestionKind;
  /** Of a choice; empty for 有、没有. */
  options: readonly string[];
  /** 资质、合同、人员: what stands before a group of lines; may be empty. */
  part: string;
}

/** What somebody answered, by the number of the question from 1: yes, no, or the option; left out where he did not want to answer. */
export type SurveyAnswers = Readonly<Record<string, string>>;

export interface QuestionCount {
  /** How many answered it. */
  n: number;
  counts: Readonly<Record<string, number>>;
}

/** From so many answers on a share may be said. */
export const leastForShare = 30;

export function valuesOf({ kind, options }: Pick<SurveyQuestion, 'kind' | 'options'>): readonly string[] {
  return kind === 'yesNo' ? ['yes', 'no'] : options;
}

/** How often each value was answered; a value that the question does not have counts nowhere. */
export function tabulate(
  questions: readonly SurveyQuestion[],
  answers: readonly { answers: SurveyAnswers }[],
): QuestionCount[] {
  return questions.map((question, i) => {
    const values = valuesOf(question);
    const given = answers.map((one) => one.answers[String(i + 1)] ?? '').filter((value) => values.includes(value));
    const counts = Object.fromEntries(values.map((value) => [value, given.filter((one) => one === value).length]));
    return { n: given.length, counts };
  });
}

/** How many of those who answered all of these questions answered each of them with the value. */
export function countAll(
  answers: readonly { answers: SurveyAnswers }[],
  which: readonly number[],
  value: string,
): { k: number; n: number } {
  const asked = answers.filter((one) => which.every((q) => (one.answers[String(q)] ?? '') !== ''));
  return { k: asked.filter((one) => which.every((q) => one.answers[String(q)] === value)).length, n: asked.length };
}

export interface SaidTooMuch {
  words: string;
  zh: string;
  en: string;
}

const wholeCounty =
  /(?:全县|我县|本县|全市|县内|当地|所有|全部)(?:的|各)?[\p{Script=Han}]{0,8}?(?:均|都|全|没有一家|无一|一律|普遍)/u;
const everybody = /(?<!平)均|(?<![样种项问])都(?!市)|全部|一律|无一|没有一家|每家|家家/u;
const vague = /大部分|大多数?|多数|绝大|普遍|不少|很多|少数|个别|部分/u;
const share =
  /[0-9.]{1,6}\s?[%％]|百分之[一二三四五六七八九十百零]{1,5}|[一二三四五六七八九两]成|[一二三四五六七八九]分之[一二三四五六七八九]|(?:过|近|一)半/u;

/**
 * What a finding says that its counts do not bear: 「我县都」 needs that all of the population were asked, 「均」 that all of those asked
 * are so, 「大部分」 its number, and a share thirty answers.
 */
export function saidTooMuch(
  words: string,
  { k, n, population }: { k: number; n: number; population: number | null },
): SaidTooMuch[] {
  const found: SaidTooMuch[] = [];
  const whole = wholeCounty.exec(words)?.[0];
  if (whole !== undefined && population !== n)
    found.push({
      words: whole,
      zh: `“${whole}”说大了：${population === null ? '全县有几家没有数过' : `全县登记 ${population} 家`}，只查了 ${n} 家；请写“被调查的 ${n} 家”。`,
      en: `“${whole}” says too much: ${n} of ${population ?? 'an unknown number'} were asked; write “the ${n} surveyed”.`,
    });
  const all = everybody.exec(words)?.[0];
  if (all !== undefined && k !== n)
    found.push({
      words: all,
      zh: `“${all}”对不上：${n} 家里是 ${k} 家；请写 ${k} 家。`,
      en: `“${all}” does not hold: it is ${k} of ${n}.`,
    });
  const loose = vague.exec(words)?.[0];
  if (loose !== undefined)
    found.push({
      words: loose,
      zh: `“${loose}”要写 ${k} 家。`,
      en: `Instead of “${loose}” write ${k} of ${n}.`,
    });
  const part = share.exec(words)?.[0];
  if (part !== undefined && n < leastForShare)
    found.push({
      words: part,
      zh: `只查了 ${n} 家，不写“${part}”，写“${n} 家里 ${k} 家”。`,
      en: `With ${n} asked no share is said: write ${k} of ${n}.`,
    });
  return found;
}
