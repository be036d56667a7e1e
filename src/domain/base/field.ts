/**
 * The frame of fields: a schema says its own words once, and the API's document, the desk's forms, the portal's forms
 * and every error sentence are made from them.
 */
import { z } from 'zod';
import { formatYuan } from './money.ts';
import type { FieldProblem } from './refusal.ts';

export interface FieldOption {
  value: string;
  zh: string;
  en: string;
  /** Offered only while another field of the form holds one of these values. */
  when?: Condition;
}

/** That another field of the form holds one of these values; a tick holds 'yes'. */
export interface Condition {
  field: string;
  is: readonly string[];
}

export interface FieldWords {
  zh: string;
  en: string;
  hintZh?: string;
  hintEn?: string;
  /** The way out when the value is wrong, e.g. 「手机号是 11 位数字」. */
  wrongZh?: string;
  wrongEn?: string;
  /** What is said in place of the list where it offers nobody: who could be there, and who sets it. */
  noneZh?: string;
  noneEn?: string;
  /** The county's own words for the options, where it has any. */
  named?: 'responseLevels';
  input?:
    | 'text'
    | 'longText'
    | 'day'
    | 'instant'
    | 'money'
    | 'number'
    | 'choice'
    | 'tick'
    | 'handler'
    | 'coHandler'
    | 'member'
    | 'office'
    | 'association'
    | 'organisation'
    | 'station'
    | 'region'
    | 'category'
    | 'people'
    | 'rows'
    /** Several of the list, or one organisation or account; words are typed, separated by commas. */
    | 'choices'
    | 'words'
    | 'persons'
    | 'organisations'
    /** Several stations. */
    | 'stations'
    /** Several towns of the county. */
    | 'towns'
    /** Several organisations of any kind: offices, departments, the association. */
    | 'bodies'
    | 'account'
    /** Photos and PDFs, sent while the form is written and named in it by their ids. */
    | 'files'
    | 'title'
    /** Of education: a lecturer in post, a course, a facility, a material. */
    | 'lecturer'
    | 'course'
    | 'facility'
    | 'material'
    /** Of sampling: an institution, a plan. */
    | 'institution'
    | 'samplingPlan';
  /** Of files: photos are made as small as the telephones of stations carry them, before they are sent. */
  packed?: boolean;
  /** Of a long text: it may be read from a DOCX, PDF or TXT, and is looked at before it is sent. */
  fromFile?: boolean;
  options?: readonly FieldOption[];
  /** Of a line of text: what is offered while it is typed; anything else may be typed too. */
  suggestions?: readonly FieldOption[];
  /** Asked only while this holds, and then demanded. */
  when?: Condition;
  /** A fact of law that somebody must say: no form proposes today or now. */
  startsEmpty?: boolean;
  /** A choice that a person makes also where a program may leave it out: that nothing was chosen is no answer. */
  mustChoose?: boolean;
  /** With `when`: may stay empty although it is shown. */
  optional?: boolean;
}

export interface Field extends FieldWords {
  name: string;
  required: boolean;
  /** The fields of one row, for an input of rows. */
  rows?: Field[];
}

/** The two answers of a question that must be answered. */
export const yesNo: readonly FieldOption[] = [
  { value: 'yes', zh: '是', en: 'Yes' },
  { value: 'no', zh: '否', en: 'No' },
];

/** Gives a schema its words; the words travel with it into OpenAPI as title and description. */
export function labelled<S extends z.ZodType>(schema: S, words: FieldWords): S {
  return schema.meta({ title: words.zh, description: words.en, words }) as S;
}

// oxlint-disable-next-line no-control-regex -- these are the characters to be taken out.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

/**
 * Words that a person wrote, without the characters that no keyboard has and no database takes, halves of one among them, and without
 * the marks that turn the direction of what follows: 「201件」 must not read 「102件」.
 */
export function written(): z.ZodString {
  return writtenAsTyped().trim();
}

/** The same with the blanks before and behind, for a piece of a text that goes on. */
export function writtenAsTyped(): z.ZodString {
  return z.string().overwrite((typed) => typed.replace(unwritable, ''));
}

/** The fields of a form in the order in which the schema names them. */
export function fieldsOf(schema: z.ZodObject): Field[] {
  return Object.entries(schema.shape).flatMap(([name, value]) => {
    const words = wordsOf(value as z.ZodType);
    if (words === null) return [];
    const isDemanded = words.when === undefined ? isRequired(value as z.ZodType) : words.optional !== true;
    const required = isDemanded || words.mustChoose === true;
    const rows = rowFieldsOf(value as z.ZodType);
    return [{ ...words, name, required, ...(rows === null ? {} : { rows }) }];
  });
}

/** The fields of one row, when the schema is a list of rows. */
function rowFieldsOf(schema: z.ZodType): Field[] | null {
  const list = inner(schema) ?? schema;
  const row = list instanceof z.ZodArray ? (list.element as z.ZodType) : null;
  return row instanceof z.ZodObject ? fieldsOf(row) : null;
}

/** Whether the form asks for the field, given what stands in the others; a field hidden by its own condition holds nothing. */
export function isAsked(
  field: Pick<Field, 'when'>,
  fields: readonly Field[],
  valueOf: (name: string) => unknown,
): boolean {
  const { when } = field;
  if (when === undefined) return true;
  const other = fields.find((one) => one.name === when.field);
  if (other !== undefined && !isAsked(other, fields, valueOf)) return false;
  return holds(when, valueOf);
}

function holds({ field, is }: Condition, valueOf: (name: string) => unknown): boolean {
  const value = valueOf(field);
  return is.includes(value === true ? 'yes' : typeof value === 'string' ? value : '');
}

/** The field with those of its options that fit what stands in the others: only what the rule will take is offered. */
export function fitting(field: Field, valueOf: (name: string) => unknown): Field {
  if (field.options?.some(({ when }) => when !== undefined) !== true) return field;
  return { ...field, options: field.options.filter(({ when }) => when === undefined || holds(when, valueOf)) };
}

/**
 * The schema with its conditional fields demanded where they are asked: one sentence for each that was left empty, at once with what else
 * is wrong, so that nobody mends a form twice.
 */
export function demanding<S extends z.ZodObject>(schema: S): S {
  const fields = fieldsOf(schema);
  const demand = (input: unknown, context: z.core.$RefinementCtx) => {
    const given = input as Record<string, unknown>;
    for (const field of fields) {
      if (field.when === undefined || field.optional === true) continue;
      if (!isAsked(field, fields, (name) => given[name])) continue;
      const value = given[field.name];
      if (value !== undefined && value !== null && value !== '' && value !== false) continue;
      const message = lackWords(field);
      context.addIssue({ code: 'custom', path: [field.name], message });
    }
  };
  return schema.superRefine(demand, { when: ({ value }) => typeof value === 'object' && value !== null }) as S;
}

/** A choice is made, not filled in, and so is a tick. */
function lackWords(field: Field): string {
  if (field.input === 'tick') return tickWords(field);
  return field.input === 'choice'
    ? `请选${field.zh}。|Please choose: ${field.en}.`
    : `请填写${field.zh}。|Please fill in: ${field.en}.`;
}

/** A tick is made, not filled in. */
function tickWords({ zh, en }: Pick<FieldWords, 'zh' | 'en'>): string {
  return `请在“${zh}”前面打勾；没有做到的，先做到再提交。|Please tick: ${en}. Where it was not done, do it first.`;
}

/** A field that takes nothing for an answer, whether left out or sent as null, need not be filled in. */
function isRequired(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success && !schema.safeParse(null).success;
}

/**
 * Turns what the schema found wrong into sentences that name the field and the way out. `inBox`: it was typed into a box of the desk, which
 * takes a day without its year; programs and tables write it whole.
 */
export function problemsOf(
  error: z.ZodError,
  schema: z.ZodType,
  { inBox = false }: { inBox?: boolean } = {},
): FieldProblem[] {
  const seen = new Set<string>();
  const problems: FieldProblem[] = [];
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.');
    if (seen.has(path)) continue;
    seen.add(path);
    const asked = { words: wordsAt(schema, issue.path), path, inBox };
    const own = issue.code === 'custom' && issue.message.includes('|') ? issue.message.split('|') : null;
    problems.push({
      path,
      zh: own?.[0] ?? sentenceZh(issue, asked),
      en: own?.[1] ?? sentenceEn(issue, asked),
    });
  }
  return problems;
}

/** Of which field something is wrong, and where it was typed. */
interface AskedField {
  words: FieldWords | null;
  path: string;
  inBox: boolean;
}

function sentenceZh(issue: z.core.$ZodIssue, { words, path, inBox }: AskedField): string {
  // What stands in brackets behind a name is a hint to who fills it in, and no part of the name.
  const name = words?.zh.replace(/（[^）]*）$/u, '') ?? (path === '' ? '提交的内容' : '其中一项');
  if (isMissing(issue)) return `请填写${name}。`;
  const size = sizeOf(issue, words, name)?.zh;
  if (size !== undefined) return size;
  if (issue.code === 'invalid_value' && words?.input === 'choice') return `请选${name}。`;
  return wrongZh(name, boxWay(issue, words, inBox)?.zh ?? words?.wrongZh ?? numberWay(issue)?.zh);
}

/** What a box of the desk takes, where what was typed in it is beyond that: a day that is none, a sum out of its bounds or of a mill. */
function boxWay(
  issue: z.core.$ZodIssue,
  words: FieldWords | null,
  inBox: boolean,
): { zh: string; en: string } | undefined {
  if (issue.code === 'invalid_format' && words?.input === 'day')
    return {
      zh: `没有这一天，请写成 ${inBox ? '12-1 或者 ' : ''}2026-12-01 这样`,
      en: 'there is no such day; write it like 2026-12-01',
    };
  if (issue.code === 'invalid_format' && words?.input === 'instant') {
    const like = inBox ? '12-1 9:00' : '2026-12-01T09:00';
    return { zh: `没有这个日期、钟点，请写成 ${like} 这样`, en: `there is no such hour; write it like ${like}` };
  }
  return words?.input === 'money' ? sumWay(issue, words) : undefined;
}

/** Who typed figures learns which figures are taken. */
function sumWay(issue: z.core.$ZodIssue, { wrongZh, wrongEn }: FieldWords): { zh: string; en: string } | undefined {
  if (issue.code === 'too_big')
    return { zh: `最多 ${wholeYuan(issue.maximum)} 元`, en: `at most ${wholeYuan(issue.maximum)} yuan` };
  if (issue.code === 'too_small')
    return { zh: `不能少于 ${wholeYuan(issue.minimum)} 元`, en: `at least ${wholeYuan(issue.minimum)} yuan` };
  if (issue.code !== 'invalid_type') return undefined;
  const [zh, en] = [wrongZh ?? '请写数字，例如 1750.50', wrongEn ?? 'write figures, such as 1750.50'];
  return { zh: zh.includes('小数') ? zh : `${zh}；最多两位小数`, en: `${en}, with at most two decimals` };
}

/** The bound of a sum without idle cents: 「100,000,000」. */
function wholeYuan(fen: number | bigint): string {
  return formatYuan(Number(fen)).replace(/\.00$/u, '');
}

/** Of a text or a list that is too short or too long: how much is asked, unless a list says its own way out. */
function sizeOf(issue: z.core.$ZodIssue, words: FieldWords | null, name: string): { zh: string; en: string } | null {
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return null;
  const isShort = issue.code === 'too_small';
  const bound = isShort ? issue.minimum : issue.maximum;
  if (issue.origin === 'string')
    return isShort
      ? { zh: `请填写${name}，至少 ${bound} 个字。`, en: `Please fill in: ${name}, at least ${bound} characters.` }
      : { zh: `${name}最多 ${bound} 个字，请缩短一些。`, en: `${name} is too long: at most ${bound} characters.` };
  if (issue.origin !== 'array' || words?.wrongZh !== undefined) return null;
  return isShort
    ? { zh: `请补上${name}，至少 ${bound} 项。`, en: `Please add ${name}: at least ${bound}.` }
    : { zh: `${name}最多 ${bound} 项，请去掉一些。`, en: `${name}: at most ${bound}; take some away.` };
}

/** A name that is a question or holds a comma reads as part of the sentence, unless it is set apart. */
function wrongZh(name: string, way: string | undefined): string {
  const told = /[，？]|多少|什么|哪|怎么|几/u.test(name) ? `“${name}”` : name;
  return `${told}填得不对${way === undefined ? '，请改正后再提交' : `：${way}`}。`;
}

function sentenceEn(issue: z.core.$ZodIssue, { words, path, inBox }: AskedField): string {
  const name = words?.en ?? (path === '' ? 'The content' : 'One of the values');
  if (isMissing(issue)) return `Please fill in: ${name}.`;
  const size = sizeOf(issue, words, name)?.en;
  if (size !== undefined) return size;
  if (issue.code === 'invalid_value' && words?.input === 'choice') return `Please choose: ${name}.`;
  return wrongEn(name, boxWay(issue, words, inBox)?.en ?? words?.wrongEn ?? numberWay(issue)?.en);
}

function wrongEn(name: string, way: string | undefined): string {
  return `${name} is not right${way === undefined ? '; please correct it' : `: ${way}`}.`;
}

const isCount = (origin: string) => origin === 'number' || origin === 'int';

/** What a number may be, where the field says nothing of its own. */
function numberWay(issue: z.core.$ZodIssue): { zh: string; en: string } | undefined {
  if (issue.code === 'too_big' && isCount(issue.origin))
    return boundWords(issue.maximum, issue.inclusive === false ? beyond.below : beyond.most);
  if (issue.code === 'too_small' && isCount(issue.origin))
    return boundWords(issue.minimum, issue.inclusive === false ? beyond.above : beyond.least);
  if (issue.code === 'invalid_type' && isCount(issue.expected))
    return { zh: '请用数字写，例如 3', en: 'write figures, such as 3' };
  return undefined;
}

const beyond = {
  most: { zh: '最多写', en: 'at most' },
  below: { zh: '要小于', en: 'less than' },
  least: { zh: '最少写', en: 'at least' },
  above: { zh: '要大于', en: 'more than' },
} as const;

/** Beyond what a number can count exactly the bound itself says nothing to anybody. */
function boundWords(bound: number | bigint, { zh, en }: { zh: string; en: string }) {
  return Math.abs(Number(bound)) < 1e12 ? { zh: `${zh} ${bound}`, en: `${en} ${bound}` } : undefined;
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return true;
  // A finished issue keeps no input, only the library's own words for what it met.
  return issue.code === 'invalid_type' && /received (undefined|null)$/u.test(issue.message);
}

function wordsAt(schema: z.ZodType, path: readonly PropertyKey[]): FieldWords | null {
  let here: z.ZodType | undefined = schema;
  let words: FieldWords | null = null;
  for (const step of path) {
    here = inner(here);
    if (here instanceof z.ZodObject) here = here.shape[String(step)] as z.ZodType | undefined;
    else if (here instanceof z.ZodArray) here = here.element as z.ZodType;
    if (here === undefined) return words;
    words = wordsOf(here) ?? words;
  }
  return words;
}

function wordsOf(schema: z.ZodType): FieldWords | null {
  const own = schema.meta()?.['words'] as FieldWords | undefined;
  if (own !== undefined) return own;
  const within = inner(schema);
  return within === undefined || within === schema ? null : wordsOf(within);
}

function inner(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return inner(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return inner(schema.in as z.ZodType);
  return schema;
}
