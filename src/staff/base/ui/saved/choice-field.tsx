import { Select } from 'antd';
import { Field } from '../field.tsx';
import type { Labelled } from './text-field.tsx';

export function ChoiceField({
  label,
  hint,
  error,
  required,
  value,
  options,
  onChange,
}: Labelled & { value: string; options: { value: string; label: string }[]; onChange: (value: string) => void }) {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(control) => (
        <Select
          {...control}
          {...(error === undefined ? {} : { status: 'error' })}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          options={options}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
