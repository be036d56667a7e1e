import { useState, type FormEvent } from 'react';
import { useLabel, useWords } from '../../base/language.tsx';
import { AnsweredCheck, Checks, useAnswered, useUnanswered } from './area-check.tsx';
import { isAnswered, madeOf, stepAfter, type Answer } from './question-steps.ts';
import { TaskCards, useTasksDone, useTasksToDo } from './task.tsx';
import { dueWords } from '../due-words.ts';
import { Asked, Bar, Tabs } from '../bars.tsx';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';
import type { Question } from '../outbox/wire.ts';

/** 要答的: what the county and the office want of the station, answered with or without a network. */
export function QuestionsPage() {
  const t = useWords();
  const checks = useUnanswered();
  const { open, done } = useQuestions();
  const tasks = useTasksToDo();
  return (
    <>
      <Bar title={t('要答的', 'To answer')} />
      <main className="wrap stack">
        <Checks />
        {open.length + checks.length + tasks === 0 ? (
          <p className="card">{t('没有要答的。', 'Nothing to answer.')}</p>
        ) : null}
        {open.map((one) => (
          <Card key={one.number} question={one} />
        ))}
        <TaskCards />
        <DoneCards questions={done} />
      </main>
      <Tabs here="questions" />
    </>
  );
}

/** Those that the station still has to answer, and those of which it has done its part and which the bureau has not ended. */
export function useQuestions(): { open: Question[]; done: Question[] } {
  const { questions } = useCarried();
  const { picture } = useKeeper();
  const isDone = (one: Question) => isAnswered(one, picture.acts);
  return { open: questions.filter((one) => !isDone(one)), done: questions.filter(isDone) };
}

/** 办过的: they neither disappear at once nor stand among those that are open. */
function DoneCards({ questions }: { questions: readonly Question[] }) {
  const t = useWords();
  const tasks = useTasksDone();
  const checks = useAnswered();
  const n = questions.length + tasks.length + checks.length;
  if (n === 0) return null;
  return (
    <details className="card">
      <summary>{t(`办过的 ${n} 件，等县局、所里办结`, `${n} done, not ended by the bureau yet`)}</summary>
      <ul className="rows">
        {checks.map((check) => (
          <AnsweredCheck key={check.number} check={check} />
        ))}
        {questions.map(({ number, text, fromName }) => (
          <li key={number}>
            <b>{text}</b> <span className="hint">{t(`${fromName} · 回过话了`, `${fromName} · answered`)}</span>
          </li>
        ))}
        {tasks.map(({ number, title, fromName }) => (
          <li key={number}>
            <a href={`#/task/${encodeURIComponent(number)}`}>{title}</a>{' '}
            <span className="hint">{t(`${fromName} · 回报过了`, `${fromName} · reported`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const next: Record<Answer, { zh: string; en: string }> = {
  acknowledge: { zh: '知道了', en: 'Got it' },
  arrive: { zh: '到了', en: 'On the spot' },
  reportBack: { zh: '回话', en: 'Report' },
};

function Card({ question }: { question: Question }) {
  const t = useWords();
  const w = useLabel();
  const { today } = useCarried();
  const { made, step, answer } = useAnswers(question);
  const [result, setResult] = useState('');
  const [wrong, setWrong] = useState(false);
  const [now] = useState(() => Date.now());
  const { number, mustArrive } = question;
  const tell = async (event: FormEvent) => {
    event.preventDefault();
    if (result.trim().length < 2) setWrong(true);
    else await answer('reportBack', { result: result.trim() });
  };
  return (
    <section className="card stack" aria-label={question.text}>
      <p>
        <span className={Date.parse(question.dueAt) < now ? 'due due-r' : 'due due-o'}>
          {w(dueWords(question.dueAt, today))}
        </span>
      </p>
      <h2>{question.text}</h2>
      <p className="hint">
        {number} · {question.fromName}
        {mustArrive ? t(' · 要到现场', ' · somebody must go') : ''}
      </p>
      {made.length === 0 ? null : (
        <p className="tag">{t(`答了 ${made.length} 步，等发`, `${made.length} steps waiting`)}</p>
      )}
      {step === null ? null : step === 'reportBack' ? (
        <form className="stack" noValidate onSubmit={(event) => void tell(event)}>
          <Asked
            id={`result-${number}`}
            label={t('办得怎么样', 'What came of it')}
            rows={3}
            value={result}
            error={wrong ? t('请写几句。', 'Please write something.') : undefined}
            onChange={setResult}
          />
          <button type="submit" className="btn do full">
            {t('回话', 'Report')}
          </button>
        </form>
      ) : (
        <button type="button" className="btn do full" onClick={() => void answer(step, {})}>
          {step === 'acknowledge' ? t('知道了', 'Got it') : t('到现场了', 'On the spot')}
        </button>
      )}
    </section>
  );
}

/** The steps that wait here already, the one that comes next, and how it is made. */
function useAnswers(question: Question) {
  const { number } = question;
  const { picture } = useKeeper();
  const act = useAct();
  const stamp = useStamp();
  const made = madeOf(picture.acts, number);
  const step = stepAfter(question, made);
  const once = useOnce(step ?? 'done');
  const answer = async (move: Answer, input: Record<string, unknown>) => {
    const item = { kind: 'answer' as const, ...stamp(), move, number, version: question.version, input };
    await once(() => act(number, item, `${number}：${next[move].zh}`));
  };
  return { made, step, answer };
}
