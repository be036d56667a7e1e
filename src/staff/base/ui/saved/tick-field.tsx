import { Switch } from 'antd';
import { Field } from '../field.tsx';
import type { Labelled } from './text-field.tsx';

export function TickField({
  label,
  hint,
  value,
  onChange,
}: Labelled & { value: boolean; onChange: (value: boolean) => void }) {
  return (
    <Field label={label} hint={hint}>
      {(control) => <Switch {...control} checked={value} onChange={onChange} />}
    </Field>
  );
}
