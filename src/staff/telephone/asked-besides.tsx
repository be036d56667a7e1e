import { askedLabel, askedPath, notKnown, type Asking } from '../../domain/county/asked/asked-question.ts';
import { furtherIn } from '../complaint/intake/complaint-filing.ts';
import { useLabel, useWords } from '../base/language.tsx';
import type { Answering } from './answers.tsx';
import { AskedDay } from './asked-day.tsx';
import { Asked, Chips } from './bars.tsx';

/** 追问: what the county wants to know besides of such goods; the list lies on the telephone, so that it is asked without a network too. */
export function AskedBesides({
  typed,
  carried,
  change,
  errorOf,
}: Pick<Answering, 'typed' | 'carried' | 'change' | 'errorOf'>) {
  const t = useWords();
  const questions = furtherIn({ questions: carried.further ?? [] }, typed);
  if (questions.length === 0) return null;
  return (
    <section className="card">
      <h2 className="q">{t('这样的再问几句', 'Of such goods, a few more')}</h2>
      <p className="hint">{t('他不知道就空着', 'Empty where he does not know')}</p>
      {questions.map((question) => (
        <AskedOne
          key={question.id}
          question={question}
          value={typed[askedPath(question)] ?? ''}
          error={errorOf(askedPath(question))}
          onChange={(value) => change({ [askedPath(question)]: value })}
        />
      ))}
    </section>
  );
}

interface AskedOneProps {
  question: Asking;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function AskedOne({ question, value, error, onChange }: AskedOneProps) {
  const t = useWords();
  const w = useLabel();
  const { kind, choices, required } = question;
  const label = `${w(askedLabel(question))}${required ? t(' 要答', ' needed') : ''}`;
  const id = askedPath(question);
  if (kind === 'choice')
    return (
      <Chips
        name={id}
        label={label}
        error={error}
        options={[
          ...choices.map((choice) => ({ value: choice, words: choice })),
          { value: required ? notKnown : '', words: t('不知道', 'Not known') },
        ]}
        value={value}
        onChange={onChange}
      />
    );
  const isUnknown = value === notKnown;
  const typed = { id, label, value: isUnknown ? '' : value, error, onChange };
  return (
    <>
      {kind === 'day' ? (
        <AskedDay {...typed} />
      ) : (
        <Asked {...typed} {...(kind === 'number' ? { mode: 'decimal' as const } : {})} />
      )}
      {required ? (
        <div className="chips">
          <label>
            <input type="checkbox" checked={isUnknown} onChange={() => onChange(isUnknown ? '' : notKnown)} />
            <span>
              {t('不知道', 'Not known')}
              <span className="sr">{t(`：${label}`, `: ${label}`)}</span>
            </span>
          </label>
        </div>
      ) : null}
    </>
  );
}
