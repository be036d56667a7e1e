import { useId, type ReactNode } from 'react';
import { useWords } from '../language.tsx';

interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

interface Props {
  label: ReactNode;
  required?: boolean;
  hint?: string | undefined;
  /** The sentence that names the field and the way out. */
  error?: string | undefined;
  children: (control: ControlProps) => ReactNode;
}

/** One field of a form: label, control, hint and error tied together for screen readers. */
export function Field({ label, required = false, hint, error, children }: Props) {
  const id = useId();
  const t = useWords();
  const described = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-wrong`].filter(
    (one) => one !== null,
  );
  return (
    <div className="f">
      <label htmlFor={id}>
        {label}
        {required ? <s title={t('必填', 'Required')}> *</s> : null}
      </label>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error === undefined ? null : (
        <p className="wrong" id={`${id}-wrong`}>
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
