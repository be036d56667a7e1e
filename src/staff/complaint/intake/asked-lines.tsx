import { Checkbox } from 'antd';
import { askedLabel, askedPath, notKnown, type Asking } from '../../../domain/county/asked/asked-question.ts';
import { useWords } from '../../base/language.tsx';
import { Line } from '../../base/ui/intake-line.tsx';
import type { Intake } from './complaint-intake-form.ts';
import { ChoiceLine } from './intake-fields.tsx';

/** 追问: what the county wants to know besides of such goods, as soon as it is known what they are; nothing where nothing is asked. */
export function AskedLines({ intake, large = false }: { intake: Intake; large?: boolean }) {
  const t = useWords();
  if (intake.further.length === 0) return null;
  return (
    <fieldset className={large ? 'asked-lines' : 'asked-lines intake-row four'}>
      <legend className="dim s">
        {t('这一类还要问', 'Asked of this class')}
        {intake.further.every(({ required }) => !required) ? t('（不知道就空着）', ' (empty where not known)') : ''}
      </legend>
      {intake.further.map((question) => (
        <AskedLine key={question.id} intake={intake} question={question} large={large} />
      ))}
    </fieldset>
  );
}

function AskedLine({ intake, question, large }: { intake: Intake; question: Asking; large: boolean }) {
  const t = useWords();
  const { kind, choices, required } = question;
  const path = askedPath(question);
  const shared = { form: intake, path, ...askedLabel(question), required };
  if (kind === 'choice') {
    const options = choices.map((choice) => ({ value: choice, zh: choice, en: choice }));
    const unknown = { value: notKnown, zh: '不知道', en: 'Not known' };
    return <ChoiceLine {...shared} options={required ? [...options, unknown] : options} />;
  }
  const isUnknown = intake.typed[path] === notKnown;
  const type = kind === 'day' && !isUnknown ? 'date' : 'text';
  const line = <Line {...shared} large={large} numeric={kind === 'number'} type={type} />;
  if (!required) return line;
  // What is required holds nobody up: who does not know says so.
  return (
    <div>
      {line}
      <Checkbox checked={isUnknown} onChange={({ target }) => intake.change(path, target.checked ? notKnown : '')}>
        {t('不知道', 'Not known')}
        <span className="sr">{t(`：${question.zh}`, `: ${question.en}`)}</span>
      </Checkbox>
    </div>
  );
}
