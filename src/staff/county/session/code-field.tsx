import { Input, type InputRef } from 'antd';
import { useWords } from '../../base/language.tsx';
import { Field } from '../../base/ui/field.tsx';
import { useFocus } from '../../base/ui/focus.ts';

interface CodeFieldProps {
  label: string;
  hint: string;
  value: string;
  onChange: (code: string) => void;
  error: string | undefined;
  /** Letters too: a recovery code. */
  letters: boolean;
}

/** A code of the telephone, or one of the paper; browsers offer what they know of one-time codes. */
export function CodeField({ label, hint, value, onChange, error, letters }: CodeFieldProps) {
  const box = useFocus<InputRef>(true);
  return (
    <Field label={label} hint={hint} error={error} required>
      {(control) => (
        <Input
          {...control}
          ref={box}
          size="large"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          inputMode={letters ? 'text' : 'numeric'}
          maxLength={20}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The words of the field where six digits are asked. */
export function useDigitWords(): { label: string; hint: string } {
  const t = useWords();
  return {
    label: t('六位验证码', 'Six digits'),
    hint: t(
      '打开手机上的验证器，看红盾那一行，半分钟换一次',
      'Your authenticator shows them; they change each half minute',
    ),
  };
}
