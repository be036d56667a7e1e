/**
 * 变量 (variable): the places of a text module that the program fills, such as {编号}. A variable that is not known where the text is put
 * in stays as it is written, so that nobody sends a sentence with a hole in it.
 */
import { dayZh, type Day } from '../../base/calendar.ts';
import type { Words } from '../../base/words.ts';

interface VariableWords extends Words {
  /**
   * `person`: who somebody is, which only the texts take that he himself or the house reads. `matter`: of the matter that the form is of.
   * `anywhere`: known in each form.
   */
  about: 'person' | 'matter' | 'anywhere';
}

/** By the word between the braces. */
export const variables = {
  投诉人: { zh: '投诉人的姓名', en: 'the name of the complainant', about: 'person' },
  经营者: { zh: '被投诉、被举报的经营者', en: 'the operator', about: 'matter' },
  编号: { zh: '这一件的编号', en: 'the number of the matter', about: 'matter' },
  收到日: { zh: '收到的日子', en: 'the day on which it came in', about: 'matter' },
  应办日: { zh: '最近的应办日', en: 'the next day that is due', about: 'matter' },
  所: { zh: '办这一件的单位', en: 'the office that has it', about: 'matter' },
  承办人: { zh: '承办人的姓名', en: 'the officer in charge', about: 'matter' },
  类别: { zh: '商品、服务类别', en: 'the class of goods', about: 'matter' },
  今天: { zh: '今天的日期', en: 'today', about: 'anywhere' },
  我: { zh: '自己的姓名', en: 'one’s own name', about: 'anywhere' },
  本单位: { zh: '自己的单位', en: 'one’s own office', about: 'anywhere' },
  热线: { zh: '本县的热线', en: 'the hotline of the county', about: 'anywhere' },
} as const satisfies Record<string, VariableWords>;
export type Variable = keyof typeof variables;
export const variableNames = Object.keys(variables) as Variable[];

/** What is known of the variables where a text is written; what is not in it is not known there. */
export type VariableValues = Readonly<Partial<Record<Variable, string>>>;

/** What stands in braces and could be meant as a variable: one to eight characters without a gap. */
const braced = /\{([^{}\s]{1,8})\}/gu;

function isVariable(name: string): name is Variable {
  return Object.hasOwn(variables, name);
}

/** A part of a filled text; `variable` where it stands in the place of one, and then `open` when nothing is known of it. */
export interface FilledPart {
  text: string;
  variable: Variable | null;
  open: boolean;
}

/** The text with what is known in the places of its variables; the others stay as they are written. */
export function fillVariables(text: string, values: VariableValues): FilledPart[] {
  const parts: FilledPart[] = [];
  let end = 0;
  const plain = (until: number) => {
    if (until > end) parts.push({ text: text.slice(end, until), variable: null, open: false });
  };
  for (const { 0: whole, 1: name = '', index } of text.matchAll(braced)) {
    if (!isVariable(name)) continue;
    plain(index);
    const value = values[name] ?? '';
    parts.push({ text: value === '' ? whole : value, variable: name, open: value === '' });
    end = index + whole.length;
  }
  plain(text.length);
  return parts;
}

/** The variables that still stand in a text, each once: nobody has filled them. */
export function openVariables(text: string): Variable[] {
  return [...new Set([...text.matchAll(braced)].map(([, name = '']) => name).filter(isVariable))];
}

/** What stands in braces and is no variable: a slip of the pen, which nothing would ever fill. */
export function unknownVariables(text: string): string[] {
  return [...new Set([...text.matchAll(braced)].map(([, name = '']) => name).filter((name) => !isVariable(name)))];
}

/** What a mask has left of a name or a number is nothing to write into a letter. */
export function known(values: VariableValues): VariableValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && !value.includes('*')));
}

/** What the page of a matter of any kind knows of it. */
interface KnownMatter {
  number: string;
  receivedOn: Day | null;
  dueOn: Day | null;
  officeName: string | null;
  stationName: string | null;
  handlerName: string | null;
  categoryZh: string | null;
}

/** What is known of the matter that a form is of; who somebody is, its own kind says. */
export function matterVariables(matter: KnownMatter): VariableValues {
  const on = (day: Day | null) => (day === null ? '' : dayZh(day));
  return {
    编号: matter.number,
    收到日: on(matter.receivedOn),
    应办日: on(matter.dueOn),
    所: matter.officeName ?? matter.stationName ?? '',
    承办人: matter.handlerName ?? '',
    类别: matter.categoryZh ?? '',
  };
}
