import { Input, Select } from 'antd';
import { isAsked, type Field as FieldOf } from '../../domain/field.ts';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { Field } from '../ui/field.tsx';
import { rowsOf } from './typed.ts';

interface Props {
  field: FieldOf;
  /** The rows as a JSON list of texts. */
  value: string;
  onChange: (value: string) => void;
  errorOf: ((path: string) => string | undefined) | undefined;
}

/** Several of the same: a row each, added and taken away. */
export function Rows({ field, value, onChange, errorOf }: Props) {
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
  path: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function Box({ field, path, value, error, onChange }: BoxProps) {
  const t = useWords();
  const label = useLabel();
  const unit = field.input === 'money' ? t('（元）', ' (yuan)') : '';
  return (
    <Field label={`${label(field)}${unit}`} required={field.required} error={error}>
      {(control) => {
        const status = error === undefined ? {} : { status: 'error' as const };
        if (field.options !== undefined) {
          return (
            <Select
              {...control}
              {...status}
              data-field={path}
              value={value === '' ? null : value}
              placeholder={t('请选', 'Choose')}
              onChange={(next: string | null | undefined) => onChange(next ?? '')}
              options={[
                ...(field.required ? [] : [{ value: '', label: t('不选', 'None') }]),
                ...field.options.map((option) => ({ value: option.value, label: label(option) })),
              ]}
            />
          );
        }
        return (
          <Input
            {...control}
            {...status}
            data-field={path}
            type={field.input === 'day' ? 'date' : 'text'}
            {...(field.input === 'money' || field.input === 'number' ? { inputMode: 'decimal' as const } : {})}
            value={value}
            maxLength={500}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Field>
  );
}
