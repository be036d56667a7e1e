/**
 * 汇总 (tabulate): what was answered on the sheets of a survey, or after an event: one line a question. A count is never typed: it is read off
 * the answers.
 */
export type SheetQuestionKind = 'yesNo' | 'choice';

export interface SheetQuestion {
  text: string;
  kind: SheetQuestionKind;
  /** Of a choice; empty for 有、没有. */
  options: readonly string[];
  /** 资质、合同、人员: what stands before a group of lines; may be empty. */
  part: string;
}

/** What somebody answered, by the number of the question from 1: yes, no, or the option; left out where he did not want to answer. */
export type SheetAnswers = Readonly<Record<string, string>>;

export interface QuestionCount {
  /** How many answered it. */
  n: number;
  counts: Readonly<Record<string, number>>;
}

export function valuesOf({ kind, options }: Pick<SheetQuestion, 'kind' | 'options'>): readonly string[] {
  return kind === 'yesNo' ? ['yes', 'no'] : options;
}

/** How often each value was answered; a value that the question does not have counts nowhere. */
export function tabulate(
  questions: readonly SheetQuestion[],
  answers: readonly { answers: SheetAnswers }[],
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
  answers: readonly { answers: SheetAnswers }[],
  which: readonly number[],
  value: string,
): { k: number; n: number } {
  const asked = answers.filter((one) => which.every((q) => (one.answers[String(q)] ?? '') !== ''));
  return { k: asked.filter((one) => which.every((q) => one.answers[String(q)] === value)).length, n: asked.length };
}
