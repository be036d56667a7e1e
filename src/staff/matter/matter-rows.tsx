import { Checkbox, Input } from 'antd';
import { isAsked, type Field as FieldOf, type FieldOption } from '../../domain/base/field.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import type { Directory } from '../base/client.ts';
import { DayInput } from '../base/ui/day-input.tsx';
import { Field } from '../base/ui/field.tsx';
import { choicesOf, offeredKinds, type Choosable } from './choices.ts';
import './matter-move.css';
import { listOf, SelectOne, SelectSeveral, Suggestions } from './form-select.tsx';
import { rowsOf } from './box-texts.ts';

interface Props {
  field: FieldOf;
  /** The rows as a JSON list of texts. */
  value: string;
  onChange: (value: string) => void;
  errorOf: ((path: string) => string | undefined) | undefined;
  /** What a field of a row is chosen from. */
  view: { handlers: readonly Choosable[] };
  directory: Directory;
}

/** Several of the same: a row each, added and taken away. */
export function Rows({ field, value, onChange, errorOf, view, directory }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const rows = rowsOf(value);
  const fields = field.rows ?? [];
  const put = (next: readonly Record<string, string>[]) => onChange(JSON.stringify(next));
  const hint = language === 'zh' ? field.hintZh : field.hintEn;
  const own = errorOf?.(field.name);
  return (
    <fieldset className="rows" data-field={field.name}>
      <legend>
        {label(field)}
        {field.required ? <s className="must"> *</s> : null}
      </legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {own === undefined ? null : <p className="wrong">{own}</p>}
      {rows.map((row, i) => (
        <div className="row" key={i}>
          <div className="row-head">
            <b>{i + 1}</b>
            <button
              type="button"
              className="b t sm"
              aria-label={t(`去掉第 ${i + 1} 条`, `Remove row ${i + 1}`)}
              onClick={() => put(rows.filter((_, at) => at !== i))}
            >
              {t('去掉', 'Remove')}
            </button>
          </div>
          <div className="row-fields">
            {fields
              .filter((one) => isAsked(one, fields, (name) => row[name] ?? ''))
              .map((one) => (
                <Box
                  key={one.name}
                  field={one}
                  choices={choicesOf(one, view, directory)}
                  path={`${field.name}.${i}.${one.name}`}
                  value={row[one.name] ?? ''}
                  error={errorOf?.(`${field.name}.${i}.${one.name}`)}
                  onChange={(text) => put(rows.map((other, at) => (at === i ? { ...other, [one.name]: text } : other)))}
                />
              ))}
          </div>
        </div>
      ))}
      <button type="button" className="b sm" onClick={() => put([...rows, {}])}>
        {t('＋ 加一条', '+ Add a row')}
      </button>
    </fieldset>
  );
}

interface BoxProps {
  field: FieldOf;
  choices: readonly FieldOption[];
  path: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

const chosen: readonly string[] = ['handler', 'office', 'station', 'region', 'organisation', ...offeredKinds];
const chosenMany: readonly string[] = ['choices', 'persons', 'organisations', 'stations', 'towns', 'bodies'];

function Box({ field, choices, path, value, error, onChange }: BoxProps) {
  const t = useWords();
  const label = useLabel();
  const unit = field.input === 'money' ? t('（元）', ' (yuan)') : '';
  const input = field.input ?? 'text';
  if (input === 'tick')
    return (
      <Checkbox
        checked={value === 'yes'}
        data-field={path}
        onChange={(event) => onChange(event.target.checked ? 'yes' : '')}
      >
        {label(field)}
        {field.required ? <s className="must"> *</s> : null}
      </Checkbox>
    );
  return (
    <Field label={`${label(field)}${unit}`} required={field.required} error={error}>
      {(control) => {
        const status = error === undefined ? {} : { status: 'error' as const };
        const box = { ...control, ...status, value, 'data-field': path };
        if (chosenMany.includes(input))
          return <SelectSeveral field={{ input }} box={box} choices={choices} onChange={onChange} />;
        if (field.options !== undefined || chosen.includes(input))
          return (
            <SelectOne field={{ input }} box={box} choices={choices} hasNone={!field.required} onChange={onChange} />
          );
        if (input === 'day') return <DayInput {...box} onChange={onChange} />;
        return (
          <>
            <Input
              {...box}
              {...listOf(field, box)}
              {...(input === 'money' || input === 'number' ? { inputMode: 'decimal' as const } : {})}
              maxLength={500}
              onChange={(event) => onChange(event.target.value)}
            />
            <Suggestions field={field} box={box} />
          </>
        );
      }}
    </Field>
  );
}
