import { Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Day as DayOf } from '../../domain/base/calendar.ts';
import type { Words } from '../../domain/base/words.ts';
import type { Field as FieldOf, FieldOption } from '../../domain/base/field.ts';
import type { Directory } from '../base/client.ts';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useLanguage, useWords, type Language } from '../base/language.tsx';
import { dayToCheck } from '../base/day-check.ts';
import { useMe } from '../base/me.tsx';
import { DayInput } from '../base/ui/day-input.tsx';
import { Field } from '../base/ui/field.tsx';
import { Choices, type Hint } from './choice-list.tsx';
import { choicesOf, type Choosable } from './choices.ts';
import { FileField } from './file-field.tsx';
import { listOf, SelectOne, SelectSeveral, Suggestions, type FieldBox } from './form-select.tsx';
import { isOftenToday, todayIn, type Typed } from './matter-typed.ts';
import { Rows } from './matter-rows.tsx';
import { WordsArea } from './phrase/words-area.tsx';
import { TextFileField } from './text-file-field.tsx';
import { sumToCheck } from './sum-check.ts';

interface Props {
  field: FieldOf;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  /** What is wrong inside the field, by the path below it. */
  errorOf?: ((path: string) => string | undefined) | undefined;
  view: { handlers: readonly Choosable[] };
  directory: Directory;
  /** What is known about each choice; a closed one says why it cannot be chosen. */
  hintOf?: ((value: string) => Hint | null) | undefined;
}

/** One field of a move, drawn from the words that its schema carries. */
export function Control({ field, value, onChange, error, errorOf, view, directory, hintOf }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const choices = choicesOf(field, view, directory);
  const { today } = useMe();
  const unusual = unusualIn(field, value, today);
  const hint =
    unusual === null ? (hintUnder(field, choices, language) ?? strokeHint(field, value, language)) : label(unusual);
  if (field.input === 'choice' && choices.length > 0 && field.name !== 'natureCode') {
    return (
      <Choices
        field={field}
        choices={choices}
        value={value}
        onChange={onChange}
        error={error}
        hint={hint}
        hintOf={hintOf}
      />
    );
  }
  if (field.input === 'tick') return <Tick field={field} value={value} onChange={onChange} error={error} hint={hint} />;
  if (field.input === 'files') {
    const mostBytes = field.packed === true ? directory.county.limits.checkPhotoKilobytes * 1024 : null;
    return <FileField field={field} value={value} onChange={onChange} error={error} mostBytes={mostBytes} />;
  }
  if (field.fromFile === true) return <TextFileField field={field} value={value} onChange={onChange} error={error} />;
  if (field.input === 'rows') {
    return <Rows field={field} value={value} onChange={onChange} errorOf={errorOf} view={view} directory={directory} />;
  }
  const Box = boxes[field.input ?? 'text'];
  const status = error === undefined ? {} : { status: 'error' as const };
  return (
    <Field
      label={field.input === 'money' ? `${label(field)}${t('（元）', ' (yuan)')}` : label(field)}
      required={field.required}
      hint={hint}
      error={error}
    >
      {(control) => (
        <Box
          field={field}
          box={{ ...control, ...status, value, 'data-field': field.name }}
          choices={choices}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

/** A sum or a day that can hardly be meant, in words; it may be sent all the same. */
function unusualIn({ input }: Pick<FieldOf, 'input'>, value: string, today: DayOf): Words | null {
  if (input === 'money') return sumToCheck(value);
  return input === 'day' ? dayToCheck(value, today) : null;
}

/** What stands under the field: where nobody is there to choose, who could be and who sets it. */
function hintUnder(field: FieldOf, choices: readonly FieldOption[], language: Language): string | undefined {
  const { hintZh, hintEn, noneZh, noneEn } = field;
  const isNone = choices.length === 0 && noneZh !== undefined;
  if (language === 'zh') return isNone ? noneZh : hintZh;
  return isNone ? noneEn : hintEn;
}

/** Under an empty day that is often today's: the stroke that writes it. */
function strokeHint(field: FieldOf, value: string, language: Language): string | undefined {
  if (value !== '' || !isOftenToday(field)) return undefined;
  if (field.input === 'instant') return language === 'zh' ? '打 t 或 . 就是现在' : 'Type t or . for now';
  return language === 'zh' ? '打 t 或 . 就是今天' : 'Type t or . for today';
}

interface BoxProps {
  field: FieldOf;
  box: FieldBox;
  choices: readonly FieldOption[];
  onChange: (value: string) => void;
}

/** What a field is filled in with, by its input; ticks, files and rows are fields of their own. */
const boxes = {
  text: Line,
  words: Line,
  people: Line,
  longText: Lines,
  day: Day,
  instant: Day,
  number: Amount,
  money: Amount,
  choice: One,
  account: One,
  title: One,
  lecturer: One,
  course: One,
  facility: One,
  material: One,
  institution: One,
  samplingPlan: One,
  handler: One,
  coHandler: One,
  member: One,
  office: One,
  association: One,
  organisation: One,
  station: One,
  region: One,
  category: One,
  choices: SelectSeveral,
  persons: SelectSeveral,
  organisations: SelectSeveral,
  stations: SelectSeveral,
  towns: SelectSeveral,
  bodies: SelectSeveral,
} as const satisfies Record<
  Exclude<NonNullable<FieldOf['input']>, 'tick' | 'files' | 'rows'>,
  (props: BoxProps) => ReactNode
>;

function Line({ field, box, onChange }: BoxProps) {
  return (
    <>
      <Input {...box} {...listOf(field, box)} onChange={(event) => onChange(event.target.value)} maxLength={400} />
      <Suggestions field={field} box={box} />
    </>
  );
}

function Lines({ box, onChange }: BoxProps) {
  return <WordsArea {...box} onChange={onChange} autoSize={{ minRows: 4, maxRows: 14 }} />;
}

function Day({ field, box, onChange }: BoxProps) {
  return (
    <DayInput {...box} withTime={field.input === 'instant'} offersToday={isOftenToday(field)} onChange={onChange} />
  );
}

function Amount({ field, box, onChange }: BoxProps) {
  return (
    <Input
      {...box}
      onChange={(event) => onChange(event.target.value)}
      inputMode={field.input === 'money' ? 'decimal' : 'numeric'}
      className="amount"
    />
  );
}

// What was chosen can be taken back where the field may stay empty.
function One({ field, box, choices, onChange }: BoxProps) {
  return (
    <SelectOne
      field={field}
      box={box}
      choices={choices}
      hasNone={!field.required && box.value !== ''}
      onChange={onChange}
    />
  );
}

interface TickProps {
  field: FieldOf;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  hint: string | undefined;
}

function Tick({ field, value, onChange, error, hint }: TickProps) {
  const label = useLabel();
  return (
    <div className="f">
      <Checkbox
        checked={value === 'yes'}
        data-field={field.name}
        onChange={(event) => onChange(event.target.checked ? 'yes' : '')}
      >
        {label(field)}
        {field.required ? <s className="must"> *</s> : null}
      </Checkbox>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {error === undefined ? null : <p className="wrong">{error}</p>}
    </div>
  );
}

interface Filling {
  fields: readonly FieldOf[];
  typed: Typed;
  change: (values: Typed) => void;
}

/** One key for the days that are still empty: that all of it was today, somebody says in one stroke. */
export function AllToday({ filling: { fields, typed, change } }: { filling: Filling }) {
  const t = useWords();
  const me = useMe();
  const isOpen = fields.some((field) => isOftenToday(field) && (typed[field.name] ?? '') === '');
  const run = () => change(todayIn(fields, typed, me, new Date()));
  useKeys([{ key: 'alt+t', zh: '空着的日期都是今天', en: 'The empty days are today', run, when: isOpen }], 'form');
  if (!fields.some(isOftenToday)) return null;
  return (
    <p aria-live="polite">
      {!isOpen ? null : (
        <button type="button" className="b sm" onClick={run}>
          {t('空着的日期都是今天', 'The empty days are today')} <kbd aria-hidden="true">Alt T</kbd>
        </button>
      )}
    </p>
  );
}
