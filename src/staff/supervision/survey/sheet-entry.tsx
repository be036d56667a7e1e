import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type FormEvent } from 'react';
import { surveyWayWords } from '../../../domain/supervision/survey/survey.ts';
import { valuesOf } from '../../../domain/figures/tabulate.ts';
import { ProblemError } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { DraftGate, useKeptForm } from '../../matter/draft/draft-gate.tsx';
import { DraftElsewhere, DraftMark } from '../../matter/draft/draft-state.tsx';
import type { SeenOpened } from '../../matter/draft/draft-wire.ts';
import type { Typed } from '../../matter/matter-typed.ts';
import { surveyCalls, type SeenSurvey } from './survey-calls.ts';

const deskWays = ['visit', 'phone', 'paper'] as const;
type Answers = Readonly<Record<string, string>>;

/** 录一份: the survey, and once it is published the same asked again. */
type Move = 'enter' | 'revisit';

/**
 * One sheet by visit, telephone or from paper. Nothing is chosen beforehand; each answer is kept at the server as it is pressed, that of each
 * firm by itself, so that whoever was interrupted goes on where he stopped. A firm's sheet entered again is put right.
 */
export function SheetEntry({ view, move }: { view: SeenSurvey; move: Move }) {
  const name = `docket.survey.${view.entry.id}.${move}`;
  return (
    <DraftGate key={name} form={name}>
      {(found) => <SheetForm view={view} move={move} name={name} found={found} />}
    </DraftGate>
  );
}

interface FormProps {
  view: SeenSurvey;
  move: Move;
  name: string;
  found: SeenOpened | null;
}

function SheetForm(props: FormProps) {
  const { view, move } = props;
  const t = useWords();
  const sheet = useSheet(props);
  const { kept, firm, way, answers, put, isFirms, busy, send } = sheet;
  const title = move === 'enter' ? t('录一份', 'Enter a sheet') : t('复看，录一份', 'Ask again: enter a sheet');
  const answered = Object.keys(answers).length;
  return (
    <form className="card survey-entry" onSubmit={(event) => void send(event)} aria-label={title}>
      <h2>
        {title}
        <DraftMark kept={kept} />
      </h2>
      <DraftElsewhere kept={kept} onTake={sheet.take} />
      <Whose
        view={view}
        begun={sheet.begun}
        firm={firm}
        onFirm={(next) => put({ firm: next })}
        way={way}
        onWay={(next) => put({ way: next })}
      />
      <Questions
        view={view}
        answers={answers}
        onAnswer={(q, value) => put({ [`answers.${firm}`]: JSON.stringify({ ...answers, [q]: value }) })}
      />
      <p className="survey-send">
        <button
          type="submit"
          className="b p"
          disabled={busy || kept.isStopped || way === '' || answered === 0 || (isFirms && firm === '')}
        >
          {t('录下这一份', 'Enter it')}
        </button>
        <span className="dim s">
          {t(
            `答了 ${answered} / ${view.entry.questions.length} 问，没问到的空着`,
            `${answered} of ${view.entry.questions.length} answered; leave out what was not asked`,
          )}
        </span>
      </p>
    </form>
  );
}

/** What is typed of each firm, and the press that enters the one that is shown. */
function useSheet({ view, move, name, found }: FormProps) {
  const t = useWords();
  const { entry, more } = view;
  const { role } = useMe();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemWords = useProblemWords();
  const kept = useKeptForm(name, `${move === 'enter' ? '录一份' : '复看'} ${entry.number}`, found);
  const [typed, setTyped] = useState<Typed>(() => found?.typed ?? {});
  const [busy, setBusy] = useState(false);
  const isFirms = entry.frame === 'operators';
  const firm = typed['firm'] ?? '';
  // A station asks in one way.
  const way = role === 'station' ? 'station' : (typed['way'] ?? '');
  const columns = move === 'enter' ? more.columns : more.again.columns;
  const entered = columns.find((one) => String(one.firm) === firm)?.answers ?? {};
  const answers: Answers = answersIn(typed[`answers.${firm}`]) ?? entered;
  const put = (changed: Typed) => {
    const next = { ...typed, ...changed };
    setTyped(next);
    kept.keep(next);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      if (!(await kept.mayGo())) return;
      const input = { firm: isFirms ? Number(firm) || null : null, way, answers };
      await sendSheet(view, move, kept.id, input);
      void message.success(t('录好了', 'Entered'));
      // What was begun of other firms stays, and goes on under another id.
      const { firm: _, [`answers.${firm}`]: __, ...rest } = typed;
      kept.renew();
      setTyped(rest);
      if (Object.keys(rest).length > 0) kept.keep(rest);
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: [surveyCalls.path] });
    }
  };
  const begun = Object.keys(typed).flatMap((key) => /^answers\.(\d+)$/u.exec(key)?.[1] ?? []);
  return { kept, firm, way, answers, put, isFirms, busy, send, begun, take: (theirs: Typed) => setTyped(theirs) };
}

function answersIn(text: string | undefined): Answers | null {
  if (text === undefined) return null;
  return JSON.parse(text) as Answers;
}

const mostTries = 6;

/** Others enter sheets meanwhile: what is asked is fixed by then, so that a sheet follows whatever version stands. */
async function sendSheet({ entry }: SeenSurvey, move: Move, clientId: string, input: object): Promise<void> {
  let { version } = entry;
  for (let tries = 1; ; tries += 1) {
    try {
      await surveyCalls.move(entry.number, move, { version, clientId, input });
      return;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'changed-meanwhile' || tries >= mostTries) throw error;
      ({ version } = (await surveyCalls.get(entry.number)).entry);
    }
  }
}

interface QuestionsProps {
  view: SeenSurvey;
  answers: Answers;
  onAnswer: (q: string, value: string) => void;
}

function Questions({ view, answers, onAnswer }: QuestionsProps) {
  const t = useWords();
  return view.entry.questions.map((question, i) => {
    const q = String(i + 1);
    return (
      <fieldset key={q}>
        <legend lang="zh-CN">{`${q}. ${question.text}`}</legend>
        {valuesOf(question).map((value) => (
          <label key={value} className="survey-pick">
            <input
              type="radio"
              name={`answer-${q}`}
              checked={answers[q] === value}
              onChange={() => onAnswer(q, value)}
            />
            {question.kind === 'yesNo' ? (
              value === 'yes' ? (
                t('有', 'Yes')
              ) : (
                t('没有', 'No')
              )
            ) : (
              <span lang="zh-CN">{value}</span>
            )}
          </label>
        ))}
      </fieldset>
    );
  });
}

interface WhoseProps {
  view: SeenSurvey;
  /** The firms of which something is typed and not entered. */
  begun: readonly string[];
  firm: string;
  onFirm: (firm: string) => void;
  way: string;
  onWay: (way: string) => void;
}

/** Whose sheet it is, and how it was asked. */
function Whose({ view: { entry }, begun, firm, onFirm, way, onWay }: WhoseProps) {
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
              <option key={name} value={String(i + 1)}>
                {`${String(i + 1).padStart(2, '0')} ${name}${begun.includes(String(i + 1)) ? t('（录到一半）', ' (begun)') : ''}`}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <label>
        {t('怎么问的', 'How')}{' '}
        <select value={way} disabled={role === 'station'} onChange={(event) => onWay(event.target.value)}>
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
