import { Checkbox, Input, Radio, Select } from 'antd';
import { useId } from 'react';
import type { Field as FieldOf, FieldOption } from '../../domain/base/field.ts';
import type { Directory } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { DayInput } from '../base/ui/day-input.tsx';
import { Field } from '../base/ui/field.tsx';
import { choicesOf, type Choosable } from './choices.ts';
import { FileField } from './file-field.tsx';
import { Rows } from './matter-rows.tsx';
import { partsOf } from './matter-typed.ts';

/** What is known about a choice; a closed one cannot be made. */
export interface Hint {
  zh: string;
  en: string;
  closed: boolean;
}

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
  const hint = language === 'zh' ? field.hintZh : field.hintEn;
  const choices = choicesOf(field, view, directory);
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
  if (field.input === 'tick') {
    return (
      <div className="f">
        <Checkbox
          checked={value === 'yes'}
          data-field={field.name}
          onChange={(event) => onChange(event.target.checked ? 'yes' : '')}
        >
          {label(field)}
        </Checkbox>
        {hint === undefined ? null : <p className="hint">{hint}</p>}
        {error === undefined ? null : <p className="wrong">{error}</p>}
      </div>
    );
  }
  if (field.input === 'files') return <FileField field={field} value={value} onChange={onChange} error={error} />;
  if (field.input === 'rows') {
    return <Rows field={field} value={value} onChange={onChange} errorOf={errorOf} view={view} directory={directory} />;
  }
  return (
    <Field
      label={field.input === 'money' ? `${label(field)}${t('（元）', ' (yuan)')}` : label(field)}
      required={field.required}
      hint={hint}
      error={error}
    >
      {(control) => {
        const status = error === undefined ? {} : { status: 'error' as const };
        const text = {
          ...control,
          ...status,
          value,
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
          'data-field': field.name,
        };
        switch (field.input) {
          case 'longText':
            return <Input.TextArea {...text} autoSize={{ minRows: 4, maxRows: 14 }} />;
          case 'day':
          case 'instant':
            return (
              <DayInput
                {...control}
                {...status}
                data-field={field.name}
                withTime={field.input === 'instant'}
                value={value}
                onChange={onChange}
              />
            );
          case 'number':
            return <Input {...text} inputMode="numeric" className="amount" />;
          case 'money':
            return <Input {...text} inputMode="decimal" className="amount" />;
          case 'words':
            return <Input {...text} maxLength={400} />;
          case 'choices':
          case 'persons':
          case 'organisations':
          case 'stations':
          case 'bodies':
            return (
              <Select
                {...control}
                {...status}
                mode="multiple"
                data-field={field.name}
                showSearch={{ optionFilterProp: 'label' }}
                value={partsOf(value)}
                onChange={(next: string[]) => onChange(next.join('、'))}
                placeholder={t('可以选几个', 'Choose one or more')}
                notFoundContent={t('没有可选的', 'Nothing to choose')}
                options={choices.map((choice) => ({ value: choice.value, label: label(choice) }))}
              />
            );
          case 'account':
          case 'title':
          case 'handler':
          case 'coHandler':
          case 'member':
          case 'office':
          case 'association':
          case 'organisation':
          case 'station':
          case 'region':
          case 'category':
          case 'choice':
            return (
              <Select
                {...control}
                {...status}
                data-field={field.name}
                showSearch={{ optionFilterProp: 'label' }}
                value={value === '' ? null : value}
                onChange={(next: string | null | undefined) => onChange(next ?? '')}
                placeholder={t('请选', 'Choose')}
                notFoundContent={t('没有可选的', 'Nothing to choose')}
                options={[
                  ...(field.required || value === '' ? [] : [{ value: '', label: t('不选', 'None') }]),
                  ...choices.map((choice) => ({ value: choice.value, label: label(choice) })),
                ]}
              />
            );
          default:
            return <Input {...text} maxLength={400} />;
        }
      }}
    </Field>
  );
}

interface ChoicesProps {
  field: Pick<FieldOf, 'name' | 'zh' | 'en' | 'required'>;
  choices: readonly FieldOption[];
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  hint?: string | undefined;
  hintOf?: ((value: string) => Hint | null) | undefined;
}

/** A short list, all of it in sight. */
export function Choices({ field, choices, value, onChange, error, hint, hintOf }: ChoicesProps) {
  const label = useLabel();
  const t = useWords();
  const id = useId();
  const isLong = choices.some((choice) => choice.zh.length > 10);
  return (
    <div className="f">
      <span className="f-label" id={`${id}-label`}>
        {label(field)}
        {field.required ? <s className="must"> *</s> : null}
      </span>
      <Radio.Group
        className={isLong ? 'choices long' : 'choices'}
        value={value}
        name={id}
        onChange={(event) => onChange(String(event.target.value))}
        aria-labelledby={`${id}-label`}
        aria-describedby={error === undefined ? undefined : `${id}-wrong`}
        data-field={field.name}
      >
        {choices.map((choice) => {
          const said = hintOf?.(choice.value) ?? null;
          return (
            <Radio key={choice.value} value={choice.value} disabled={said?.closed === true}>
              {label(choice)}
              {said === null ? null : <small className={said.closed ? 'closed' : 'known'}>{label(said)}</small>}
            </Radio>
          );
        })}
      </Radio.Group>
      {error === undefined ? null : (
        <p className="wrong" id={`${id}-wrong`}>
          {error}
        </p>
      )}
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {choices.length === 0 ? <p className="hint">{t('没有可选的', 'Nothing to choose')}</p> : null}
    </div>
  );
}
