import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type FormEvent } from 'react';
import { surveyWayWords } from '../../../domain/supervision/survey/survey.ts';
import { valuesOf } from '../../../domain/supervision/survey/tabulate.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { surveyCalls, type SeenSurvey } from './survey-calls.ts';

const deskWays = ['visit', 'phone', 'paper'] as const;

/** 录一份: one sheet by visit, telephone or from paper. Nothing is chosen beforehand; a firm's sheet entered again is put right. */
export function SheetEntry({ view }: { view: SeenSurvey }) {
  const t = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const { entry } = view;
  const [firm, setFirm] = useState('');
  const [way, setWay] = useState('');
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const isFirms = entry.frame === 'operators';
  const chooseFirm = (typed: string) => {
    setFirm(typed);
    setAnswers(view.more.columns.find((one) => String(one.firm) === typed)?.answers ?? {});
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const input = { firm: isFirms ? Number(firm) || null : null, way: way === '' ? null : way, answers };
      await surveyCalls.move(entry.number, 'enter', { version: entry.version, clientId, input });
      void message.success(t('录好了', 'Entered'));
      setAnswers({});
      setFirm('');
      setClientId(crypto.randomUUID());
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: [surveyCalls.path] });
    }
  };
  return (
    <form
      className="card survey-entry"
      onSubmit={(event) => void send(event)}
      aria-label={t('录一份', 'Enter a sheet')}
    >
      <h2>{t('录一份', 'Enter a sheet')}</h2>
      <Whose view={view} firm={firm} onFirm={chooseFirm} way={way} onWay={setWay} />
      <Questions view={view} answers={answers} onAnswer={(q, value) => setAnswers({ ...answers, [q]: value })} />
      <p>
        <button type="submit" className="b p" disabled={busy || way === '' || (isFirms && firm === '')}>
          {t('录下这一份', 'Enter it')}
        </button>
      </p>
    </form>
  );
}

interface QuestionsProps {
  view: SeenSurvey;
  answers: Readonly<Record<string, string>>;
  onAnswer: (q: string, value: string) => void;
}

function Questions({ view, answers, onAnswer }: QuestionsProps) {
  const t = useWords();
  return view.entry.questions.map((question, i) => {
    const q = String(i + 1);
    return (
      <fieldset key={q}>
        <legend>{`${q}. ${question.text}`}</legend>
        {valuesOf(question).map((value) => (
          <label key={value}>
            <input
              type="radio"
              name={`answer-${q}`}
              checked={answers[q] === value}
              onChange={() => onAnswer(q, value)}
            />{' '}
            {question.kind === 'yesNo' ? (value === 'yes' ? t('有', 'Yes') : t('没有', 'No')) : value}
          </label>
        ))}
      </fieldset>
    );
  });
}

interface WhoseProps {
  view: SeenSurvey;
  firm: string;
  onFirm: (firm: string) => void;
  way: string;
  onWay: (way: string) => void;
}

/** Whose sheet it is, and how it was asked. */
function Whose({ view: { entry }, firm, onFirm, way, onWay }: WhoseProps) {
  const t = useWords();
  const label = useLabel();
  const { role } = useMe();
  const ways = role === 'station' ? (['station'] as const) : deskWays;
  return (
    <p className="survey-path">
      {entry.frame === 'operators' ? (
        <label>
          {t('哪一家', 'Which firm')}{' '}
          <select value={firm} onChange={(event) => onFirm(event.target.value)}>
            <option value="">{t('请选', 'Choose')}</option>
            {entry.sample.map((name, i) => (
              <option key={name} value={String(i + 1)}>{`${String(i + 1).padStart(2, '0')} ${name}`}</option>
            ))}
          </select>
        </label>
      ) : null}
      <label>
        {t('怎么问的', 'How')}{' '}
        <select value={way} onChange={(event) => onWay(event.target.value)}>
          <option value="">{t('请选', 'Choose')}</option>
          {ways.map((one) => (
            <option key={one} value={one}>
              {label(surveyWayWords[one])}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}
