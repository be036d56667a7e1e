import { Radio } from 'antd';
import { Fragment, useId } from 'react';
import type { Field, FieldOption } from '../../domain/base/field.ts';
import { useLabel, useWords } from '../base/language.tsx';

/** What is known about a choice; a closed one cannot be made. */
export interface Hint {
  zh: string;
  en: string;
  closed: boolean;
  /** What is to be done instead of a closed one; the press takes along what was typed. */
  instead?: { zh: string; en: string; press: () => void };
}

interface ChoicesProps {
  field: Pick<Field, 'name' | 'zh' | 'en' | 'required'>;
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
            <Fragment key={choice.value}>
              <Radio value={choice.value} disabled={said?.closed === true}>
                {label(choice)}
                {said === null ? null : <small className={said.closed ? 'closed' : 'known'}>{label(said)}</small>}
              </Radio>
              {said?.instead === undefined ? null : (
                <button type="button" className="b sm instead" onClick={said.instead.press}>
                  {label(said.instead)}
                </button>
              )}
            </Fragment>
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
