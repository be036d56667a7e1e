import { Input } from 'antd';
import { useLanguage } from '../language.tsx';
import { DayInput } from './day-input.tsx';
import { Field } from './field.tsx';

interface Props {
  /** The form whose value stands at the path, and whose problems name it. */
  form: {
    typed: Readonly<Record<string, string>>;
    change: (path: string, value: string) => void;
    errorOf: (path: string) => string | undefined;
  };
  path: string;
  zh: string;
  en: string;
  required?: boolean;
  /** What is typed: words, a telephone number, a day, or a day with its hour. */
  type?: 'text' | 'tel' | 'date' | 'datetime-local';
  hint?: string;
  /** A sum of money: a telephone shows its figures. */
  numeric?: boolean;
  /** As large as a thumb, for who files at a counter. */
  large?: boolean;
}

/** One line of an intake, with its label, its hint and its error; found again by its path. */
export function Line({
  form,
  path,
  zh,
  en,
  required = false,
  type = 'text',
  hint,
  numeric = false,
  large = false,
}: Props) {
  const { language } = useLanguage();
  const error = form.errorOf(path);
  const value = form.typed[path] ?? '';
  return (
    <Field label={language === 'zh' ? zh : en} required={required} hint={hint} error={error}>
      {(control) => {
        const shared = { ...control, ...(error === undefined ? {} : { status: 'error' as const }), 'data-field': path };
        return type === 'date' || type === 'datetime-local' ? (
          <DayInput
            {...shared}
            withTime={type === 'datetime-local'}
            value={value}
            onChange={(next) => form.change(path, next)}
          />
        ) : (
          <Input
            {...shared}
            {...(large ? { size: 'large' as const } : {})}
            {...(numeric ? { inputMode: 'decimal' as const } : {})}
            type={type}
            autoComplete="off"
            value={value}
            onChange={(event) => form.change(path, event.target.value)}
          />
        );
      }}
    </Field>
  );
}
