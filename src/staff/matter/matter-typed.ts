/** The typed values of a form made from a schema: how they start, and how the texts become the input that the rule takes. */
import { z } from 'zod';
import { isDay } from '../../domain/base/calendar.ts';
import { fieldsOf, fitting, isAsked, problemsOf, type Field } from '../../domain/base/field.ts';
import { parseSum } from '../../domain/base/money.ts';
import { numberOf } from '../../domain/base/number/numerals.ts';
import type { FieldProblem } from '../../domain/base/refusal.ts';
import { openVariables } from '../../domain/matter/phrase/variables.ts';
import type { Directory, Me } from '../base/client.ts';
import { associationsOf, boxOfInstant, instantInChina, keptFiles, partsOf, rowsOf, yuanText } from './box-texts.ts';

/** Every control holds a text, so that a draft is one plain object. */
export type Typed = Readonly<Record<string, string>>;

/** What a form shows when it is opened; where that is said of its own fields, by the form that has them. */
export type Start = Typed | ((form: FormTexts) => Typed);

/** Turns what is kept into what stands in the boxes of a form. */
export interface FormTexts {
  /** Of all fields but rows. */
  texts: (values: object) => Typed;
  rows: (field: string, rows: readonly object[]) => string;
}

export interface Read {
  input: Record<string, unknown>;
  problems: FieldProblem[];
}

/** What any form shows when it is opened: what has only one answer, and nothing else. On which day something was done, a person says. */
export function startOfFields(fields: readonly Field[], directory: Directory): Record<string, string> {
  const start: Record<string, string> = {};
  for (const field of fields) {
    if (field.startsEmpty === true) continue;
    const choices = field.input === 'association' ? associationsOf(directory).map(({ id }) => id) : undefined;
    const [only, ...others] = choices ?? (field.options ?? []).map(({ value }) => value);
    if (only !== undefined && others.length === 0) start[field.name] = only;
  }
  return start;
}

/** A day or an hour that is more often than not today's: one key says so, and no form by itself. */
export function isOftenToday({ input, required, startsEmpty }: Field): boolean {
  return startsEmpty !== true && (input === 'instant' || (input === 'day' && required));
}

/** Today in each of these fields that is still empty, and this minute where the hour is asked. */
export function todayIn(fields: readonly Field[], typed: Typed, me: Pick<Me, 'today'>, now: Date): Typed {
  const empty = fields.filter((field) => isOftenToday(field) && (typed[field.name] ?? '') === '');
  return Object.fromEntries(empty.map((field) => [field.name, nowIn(field, me, now)]));
}

function nowIn({ input }: Field, { today }: Pick<Me, 'today'>, now: Date): string {
  return input === 'instant' ? instantInChina(now) : today;
}

/** The fields that the form asks for as it stands, each with what it offers then: some hang on what another holds. */
export function askedFields(fields: readonly Field[], typed: Typed): Field[] {
  const valueOf = (name: string) => typed[name] ?? '';
  return fields.filter((field) => isAsked(field, fields, valueOf)).map((field) => fitting(field, valueOf));
}

/** What is typed without a choice that is offered no more because of what another field holds now. */
export function withoutUnfit(fields: readonly Field[], typed: Typed): Typed {
  const gone = fields.filter(({ name, options }) => {
    const chosen = options?.find(({ value }) => value === typed[name]);
    return chosen?.when !== undefined && !isAsked(chosen, fields, (other) => typed[other] ?? '');
  });
  return gone.length === 0 ? typed : { ...typed, ...Object.fromEntries(gone.map(({ name }) => [name, ''])) };
}

/** Reads the form: fen from yuan, nothing from an empty box, and a sentence for every field that is wrong. */
export function readInput(
  schema: z.ZodObject,
  fields: readonly Field[],
  typed: Typed,
  fixed: Readonly<Record<string, unknown>> = {},
): Read {
  const shape = schema.shape as Record<string, z.ZodType>;
  const input: Record<string, unknown> = { ...fixed };
  for (const field of fields) {
    const value = valueOf(field, typed[field.name] ?? '', shape[field.name]);
    if (value !== undefined) input[field.name] = value;
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return { input: parsed.data, problems: [...unchosen(fields, typed), ...unfilled(fields, typed)] };
  // As they stand on the screen, whichever rule found them.
  const placeOf = ({ path }: FieldProblem) =>
    fields.findIndex(({ name }) => path === name || path.startsWith(`${name}.`));
  const problems = [...problemsOf(parsed.error, schema, { inBox: true }), ...unchosen(fields, typed)];
  return { input, problems: problems.toSorted((a, b) => placeOf(a) - placeOf(b)) };
}

/** A choice that the schema leaves to programs, and that a person makes: that nothing was chosen is no answer. */
function unchosen(fields: readonly Field[], typed: Typed): FieldProblem[] {
  return fields
    .filter(({ name, mustChoose }) => mustChoose === true && (typed[name] ?? '') === '')
    .map(({ name, zh, en }) => ({ path: name, zh: `请选${zh}。`, en: `Please choose: ${en}.` }));
}

/** What a text module left open and nobody has written since: no letter goes out with a brace in it. */
function unfilled(fields: readonly Field[], typed: Typed): FieldProblem[] {
  return fields.flatMap(({ name, zh, en, input }) => {
    if (input !== 'longText' && input !== 'rows') return [];
    const open = openVariables(typed[name] ?? '').map((one) => `{${one}}`);
    if (open.length === 0) return [];
    return [
      {
        path: name,
        zh: `“${zh}”里还有没填的 ${open.join('')}：写上，或者删掉。`,
        en: `${en} still holds ${open.join('')}: write it, or take it out.`,
      },
    ];
  });
}

/** The same input with something in every place, so that the rule can already show the letter while it is being written. */
export function draftInput(fields: readonly Field[], read: Read): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.input === 'text' || field.input === 'longText') filled[field.name] = '';
    if (field.input === 'money') filled[field.name] = 0;
    if (field.input === 'day') filled[field.name] = null;
  }
  // A day that is not written to its end is none yet: the rules count with days.
  const isHalf = (name: string, value: unknown) =>
    typeof value === 'string' && fields.some((field) => field.name === name && field.input === 'day') && !isDay(value);
  for (const [name, value] of Object.entries(read.input))
    if (!Number.isNaN(value) && !isHalf(name, value)) filled[name] = value;
  return filled;
}

export function startOf(start: Start | undefined, schema: z.ZodObject): Typed {
  if (typeof start !== 'function') return start ?? {};
  return start({
    texts: (values) => textsOf(values, fieldsOf(schema)),
    rows: (field, rows) => rowsText(rows, rowShapeOf(schema, field)),
  });
}

/** What stands in the boxes of kept rows: a JSON list of texts, so that a draft stays one plain object. */
export function rowsText(rows: readonly object[], row: z.ZodObject): string {
  return JSON.stringify(rows.map((one) => textsOf(one, fieldsOf(row))));
}

/** The schema of one row of a field of rows. */
export function rowShapeOf(schema: z.ZodObject, field: string): z.ZodObject {
  return z.object(rowShape(schema.shape[field] as z.ZodType | undefined));
}

export function textsOf(values: object, fields: readonly Field[]): Record<string, string> {
  const known = values as Record<string, string | number | null | undefined>;
  return Object.fromEntries(
    fields
      .filter((field) => field.input !== 'rows')
      .map((field) => {
        const value = known[field.name];
        if (value === null || value === undefined) return [field.name, ''];
        if (field.input === 'instant') return [field.name, boxOfInstant(String(value))];
        return [field.name, field.input === 'money' ? yuanText(Number(value)) : String(value)];
      }),
  );
}

function valueOf(field: Field, text: string, schema: z.ZodType | undefined): unknown {
  if (field.input === 'rows') return valuesOfRows(field, text, schema);
  if (field.input === 'files') return keptFiles(text).map(({ id }) => id);
  const typed = field.input === 'longText' ? text.replace(/\s+$/u, '') : text.trim();
  if (typed === '') return schema?.safeParse(null).success === true ? null : undefined;
  if (many.includes(field.input ?? '')) return partsOf(typed);
  // What is no amount stays wrong, and the schema says so with the field's own way out.
  if (field.input === 'money') return parseSum(typed)?.fen ?? Number.NaN;
  if (field.input === 'number') return numberTyped(typed);
  if (field.input === 'tick') return typed === 'yes';
  if (field.input === 'instant') return withZone(typed, schema);
  return typed;
}

/** 「62」, 「六十二」 and 「第六十二条」 are one number: laws are cited in numerals. */
function numberTyped(typed: string): number {
  const [, numeral] = /^第?[（(]?([零一二三四五六七八九十百千]{1,9}|\d{1,9})[）)]?[条款项]?$/u.exec(typed) ?? [];
  if (numeral === undefined) return Number(typed);
  return /^\d/u.test(numeral) ? Number(numeral) : numberOf(numeral);
}

function valuesOfRows(field: Field, text: string, schema: z.ZodType | undefined): unknown {
  const shape = rowShape(schema);
  return rowsOf(text).map((row) => ({
    // 「30多元」 says itself that it is rough.
    about: parseSum(row['amountFen'] ?? '')?.about ?? null,
    ...Object.fromEntries(
      (field.rows ?? []).flatMap((one) => {
        const value = valueOf(one, row[one.name] ?? '', shape[one.name]);
        return value === undefined || (one.name === 'about' && value === null) ? [] : [[one.name, value]];
      }),
    ),
  }));
}

function withZone(typed: string, schema: z.ZodType | undefined): string {
  return isLocal.test(typed) && schema?.safeParse(typed).success === false ? `${typed}:00+08:00` : typed;
}

/** An hour as the boxes of the desk hold it: in China, where the county is. A schema that asks for the zone gets it. */
const isLocal = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/u;

const many: readonly string[] = ['choices', 'words', 'persons', 'organisations', 'stations', 'towns', 'bodies'];

function rowShape(schema: z.ZodType | undefined): Record<string, z.ZodType> {
  const list = schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  const row = list instanceof z.ZodArray ? list.element : undefined;
  return row instanceof z.ZodObject ? (row.shape as Record<string, z.ZodType>) : {};
}
