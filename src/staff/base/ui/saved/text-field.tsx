import { Input } from 'antd';
import { Field } from '../field.tsx';

// Each control of antd weighs more than the page around it: it lies in a file of its own, so that a page brings only those it shows.

/** What stands above and below a field of what is saved. */
export interface Labelled {
  label: string;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
}

export function TextField({
  label,
  hint,
  error,
  required,
  value,
  onChange,
  type = 'text',
}: Labelled & { value: string; onChange: (value: string) => void; type?: 'text' | 'password' }) {
  return (
    <Field label={label} hint={hint} error={error} required={required ?? false}>
      {(control) =>
        type === 'password' ? (
          <Input.Password
            {...control}
            autoComplete="new-password"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input {...control} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}
